"""The workbook: recalculated by LibreOffice after its input cells were changed, it says what the comparison says."""

from __future__ import annotations

import io
import os
import re
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from costmodel import Scenario, Task, compare
from costmodel.bids import Bid
from costmodel.compare import Comparison
from costmodel.present.export import export
from costmodel.present.language import translator
from costmodel.present.workbook import workbook
from costmodel.records import Range
from costmodel.tasks import task_catalogue
from costmodel.words import untranslated

TASKS = (Task("=HYPERLINK(1)", 40, 15, 9, None, 1, 2, 0.1), Task("@books", 10, 30, 20, 28.0, 0, 3), Task("-calls", 100, 6, 2.5))
RETAINER = {"retainer.fee_per_month": 900, "retainer.hours_per_month": 55, "retainer.overage_rate": 35, "retainer.rollover": 0.5}
STAFF = {"employer.headcount": 24, "employer.payroll": 1_530_000}
HOURS = (*TASKS[:2], Task("=mail", hours_per_week=5))
# place, start, values, tasks, language: ten scenarios in seven places; then what is typed into the input cells
SITUATIONS: dict[str, tuple[str, str, dict[str, Any], tuple[Task, ...], str]] = {
    "texas": ("us-tx", "2026-07-01", {**RETAINER}, (), "en"),
    "texas, with staff, over 18 months": ("us-tx", "2026-05-15", {**RETAINER, **STAFF, "horizon.months": 18}, (), "en"),
    "texas, by tasks": ("us-tx", "2026-07-01", {"va.scheduled": True}, TASKS, "en"),
    "california": ("us-ca", "2026-07-01", {"employee.turnover_rate": 0.4, "va.churn_rate": 0.5}, (), "en"),
    "denmark": ("dk", "2026-05-01", {**RETAINER, "va.exchange_rate": 6.9}, (), "da"),
    "denmark, by tasks": ("dk", "2026-05-01", {}, HOURS, "da"),
    "britain": ("gb", "2026-05-01", {"employee.bonus_rate": 0.03, **RETAINER}, (), "en"),
    "britain, with staff": ("gb", "2026-02-01", {**STAFF, **RETAINER, "va.irrecoverable_vat_rate": 0.2}, (), "da"),
    "germany": ("de", "2026-01-01", {"employer.headcount": 100, **RETAINER}, (), "en"),
    "france": ("fr", "2026-07-01", {"owner.hour_value": 70, "owner.speed": 1.2, **RETAINER}, (), "en"),
}
TYPED = {"employee.salary": 47_311.25, "va.rate": 33.4, "work.hours_per_week": 27.75}
TYPED_HOURS = {"employee.salary": 447_311.25, "work.weeks_per_year": 44, "tasks.1.per_month": 173, "tasks.3.hours_per_week": 8.5}
TYPED_TASKS = {"employee.salary": 47_311.25, "va.rate": 33.4, "tasks.1.per_month": 173, "tasks.3.minutes": 8.5}


def scenario_of(name: str) -> Scenario:
    place, start, values, tasks, _ = SITUATIONS[name]
    return Scenario(place, start, values, tasks)


def typed_into(name: str) -> dict[str, float]:
    tasks = SITUATIONS[name][3]
    return TYPED_HOURS if tasks == HOURS else TYPED_TASKS if tasks else TYPED


def cell(book: Any, name: str, sheet: str = "") -> Any:
    names = book[sheet].defined_names if sheet else book.defined_names
    ((title, address),) = names[name].destinations
    return book[title][address.replace("$", "")]


def recalculated(files: dict[str, bytes], folder: Path) -> dict[str, Any]:
    """The same files as LibreOffice works them out anew: read with openpyxl, values only."""
    (folder / "in").mkdir()
    for name, data in files.items():
        (folder / "in" / f"{name}.xlsx").write_bytes(data)
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    # "Always": it must not trust the values that stand beside the formulas.
    (profile / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        '<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">'
        "<value>0</value></prop></item></oor:items>"
    )
    office = os.environ.get("OFFICE", "soffice")
    command = [
        office, "--headless", f"-env:UserInstallation=file://{profile.parent}", "--convert-to", "xlsx",
        "--outdir", str(folder / "out"), *sorted(str(path) for path in (folder / "in").iterdir()),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {name: openpyxl.load_workbook(folder / "out" / f"{name}.xlsx", data_only=True) for name in files}


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Any, Comparison]]:
    """Every situation's workbook after the cells were changed and LibreOffice recalculated it, and what it must say."""
    files = {}
    for name, (*_, language) in SITUATIONS.items():
        book = openpyxl.load_workbook(io.BytesIO(export(scenario_of(name), ".xlsx", translator(language), language)))
        for key, value in typed_into(name).items():
            cell(book, key.replace(".", "_")).value = value
        out = io.BytesIO()
        book.save(out)  # without any value beside a formula
        files[name] = out.getvalue()
    found = recalculated(files, tmp_path_factory.mktemp("office"))
    return {name: (found[name], compare(scenario_of(name).change(typed_into(name)))) for name in SITUATIONS}


@pytest.mark.parametrize("name", list(SITUATIONS))
def test_a_changed_workbook_says_what_the_comparison_says(books: dict[str, tuple[Any, Comparison]], name: str) -> None:
    book, comparison = books[name]
    translate = translator(SITUATIONS[name][4])
    compared = 0
    for option in comparison.options:
        sheet = translate(option.option.label)
        assert cell(book, "can_be_done", sheet).value == 1
        for line in option.lines:
            assert cell(book, line.name, sheet).value == pytest.approx(line.amount, abs=0.005), (option.name, line.name)
            compared += 1
        assert cell(book, "total", sheet).value == pytest.approx(option.total, abs=0.005)
        assert cell(book, "your_time", sheet).value == pytest.approx(option.owner_time, abs=0.005)
    assert compared > 50  # three ways at least, each with its bill
    assert len(comparison.options) >= 4
    left_out = {translate(option.option.label) for option in compare(scenario_of(name)).options} - {
        translate(option.option.label) for option in comparison.options
    }
    for sheet in left_out:  # what the changed figures make impossible
        assert cell(book, "can_be_done", sheet).value == 0


@pytest.mark.parametrize("name", ["texas", "denmark"])
def test_the_summary_follows(books: dict[str, tuple[Any, Comparison]], name: str) -> None:
    book, comparison = books[name]
    translate = translator(SITUATIONS[name][4])
    sheet = book[translate("Summary")]
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=6, max_row=20)}
    totals = {translate(option.option.label): option.total for option in comparison.options}
    for label, total in totals.items():
        assert rows[label][1].value == pytest.approx(total, abs=0.005)
        assert rows[label][5].value == pytest.approx(total - min(totals.values()), abs=0.01)
    phrase = translate(comparison.ranked[0].option.phrase)
    assert str(sheet["A2"].value).startswith(phrase[:1].upper() + phrase[1:])
    assert translate(comparison.ranked[1].option.phrase) in str(sheet["A2"].value)


def test_by_hand_a_raise_in_the_salary_cell(tmp_path: Path) -> None:
    """Texas 2026 from nothing: 50,000 becomes 60,000.

    Social Security 6.2 % = 3,720; Medicare 1.45 % = 870; FUTA 0.6 % of 7,000 = 42.
    """
    scenario = Scenario("us-tx", "2026-01-01", {"employee.salary": 50_000}, base="blank")
    book = openpyxl.load_workbook(io.BytesIO(export(scenario, ".xlsx", untranslated, "en")))
    cell(book, "employee_salary").value = 60_000
    out = io.BytesIO()
    book.save(out)
    found = recalculated({"raise": out.getvalue()}, tmp_path)["raise"]
    expected = {"gross_pay": 60_000, "social_security": 3720, "medicare": 870, "federal_unemployment": 42}
    amounts = {name: cell(found, name, "Full-time employee").value for name in expected}
    assert amounts == pytest.approx(expected, abs=0.005)


def test_more_hours_than_the_retainer_holds_are_said_to_be_impossible(tmp_path: Path) -> None:
    values = {"work.hours_per_week": 10, "retainer.fee_per_month": 900, "retainer.hours_per_month": 55}
    book = openpyxl.load_workbook(io.BytesIO(export(Scenario("us-tx", "2026-07-01", values), ".xlsx", untranslated, "en")))
    cell(book, "work_hours_per_week").value = 30
    out = io.BytesIO()
    book.save(out)
    found = recalculated({"more": out.getvalue()}, tmp_path)["more"]
    assert cell(found, "can_be_done", "VA on a retainer").value == 0
    (row,) = [row for row in found["Summary"].iter_rows(min_row=6, max_row=11) if row[0].value == "VA on a retainer"]
    assert row[1].value == "–"


def test_what_was_typed_stays_text() -> None:
    scenario = Scenario("us-tx", "2026-07-01", {}, TASKS, name="=cmd|' /C calc'!A0")
    book = openpyxl.load_workbook(io.BytesIO(workbook(compare(scenario), untranslated, "en")))
    assert (book["Summary"]["A1"].value, book["Summary"]["A1"].data_type) == (scenario.name, "s")
    texts = [row[0] for row in book["Inputs"].iter_rows()]
    for task in TASKS:
        (found,) = [one for one in texts if str(one.value) == f"{task.name}: Minutes each"]
        assert found.data_type == "s"


def test_every_amount_is_a_formula_and_holds_its_value_before_it_is_recalculated() -> None:
    comparison = compare(scenario_of("texas"))
    data = workbook(comparison, untranslated, "en")
    formulas, values = (openpyxl.load_workbook(io.BytesIO(data), data_only=only) for only in (False, True))
    for option in comparison.options:
        for line in option.lines:
            assert str(cell(formulas, line.name, option.option.label).value).startswith("="), line.name
            assert cell(values, line.name, option.option.label).value == pytest.approx(line.amount)
    assert cell(formulas, "gross_pay", "Full-time employee").value == "=employee_salary*full_time_years"


def test_inputs_are_yellow_bounded_and_open_and_all_else_is_locked() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(compare(scenario_of("texas")), untranslated, "en")))
    salary = cell(book, "employee_salary")
    assert (salary.fill.fgColor.rgb, salary.protection.locked) == ("FFFFF4C2", False)
    checked = {str(rule.sqref) for rule in book["Inputs"].data_validations.dataValidation}
    assert salary.coordinate in checked
    assert all(sheet.protection.sheet for sheet in book.worksheets)
    assert cell(book, "gross_pay", "Full-time employee").protection.locked
    assert cell(book, "horizon_months").protection.locked


def test_there_are_native_charts_and_no_macros() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook(compare(scenario_of("texas")), untranslated, "en"))) as archive:
        names = archive.namelist()
        drawn = archive.read("xl/charts/chart1.xml").decode()
    assert {"xl/charts/chart1.xml", "xl/charts/chart2.xml"} <= set(names)
    assert not [name for name in names if "vba" in name.lower() or "external" in name.lower()]
    assert "Summary" in drawn  # it draws cells, not copies of their numbers
    assert "<c:legend>" in drawn
    assert "<c:legendEntry>" not in drawn  # no kind is left out: programs count them in different orders


def test_a_workbook_of_which_nothing_can_be_compared_opens() -> None:
    values = {"employee.salary": 0, "va.rate": 0}
    scenario = Scenario("custom", "2026-07-01", values, base="blank")
    book = openpyxl.load_workbook(io.BytesIO(workbook(compare(scenario), untranslated, "en")))
    assert "Summary" in book.sheetnames


def links(book: Any, sheet: str) -> list[str]:
    return [cell.hyperlink.target for row in book[sheet] for cell in row if cell.hyperlink and cell.hyperlink.target]


@pytest.mark.parametrize(("letters", "linked", "written"), [(60, True, True), (900, True, False), (2_500, False, True)])
def test_the_scenario_opens_again_by_words_and_its_address_runs_over_no_cell(letters: int, linked: bool, written: bool) -> None:
    address = "https://hire.example.com/?s=".ljust(letters, "a")
    book = openpyxl.load_workbook(io.BytesIO(workbook(compare(scenario_of("texas")), untranslated, "en", address)))
    assert (address in links(book, "Summary")) == linked
    found = [cell for row in book["Summary"] for cell in row if cell.value == address]
    assert bool(found) == written
    assert all(cell.alignment.wrap_text for cell in found)
    assert any(str(cell.value).startswith("Open exactly this again") for row in book["Summary"] for cell in row)


def test_without_an_address_of_the_app_there_is_what_to_put_behind_it() -> None:
    book = openpyxl.load_workbook(io.BytesIO(export(scenario_of("texas"), ".xlsx", untranslated, "en")))
    texts = [str(cell.value) for row in book["Summary"] for cell in row if cell.value]
    assert texts[-2].startswith("To open this scenario again, put this behind the address of the app.")
    assert texts[-1].startswith("?place=us-tx")


def test_every_sheet_is_one_page_wide_and_large_enough_to_read() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(compare(scenario_of("denmark")), translator("da"), "da")))
    for sheet in book:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in [(None, 0), (1, 0)]
        shown = [column.width for column in sheet.column_dimensions.values() if not column.hidden]
        assert sum(shown) < 200  # letters on a page of about 150 at full size: three quarters of it
    heights = book[translator("da")("Inputs")].row_dimensions
    assert max(row.height or 0 for row in heights.values()) > 26  # as many lines as a text needs


def _unit(values: dict[str, Any]) -> str:
    book = openpyxl.load_workbook(io.BytesIO(workbook(compare(Scenario("us-tx", "2026-07-01", values)), untranslated, "en")))
    return next(str(row[2].value) for row in book["Inputs"] if row[0].value == "VA rate an hour")


@pytest.mark.parametrize(
    ("values", "unit"),
    [
        ({}, "USD an hour"),
        ({"va.rate": 400, "va.exchange_rate": 0.017}, "an hour in the VA's currency"),
        ({"va.rate": 400, "va.exchange_rate": 0.017, "va.currency": "PHP"}, "PHP an hour"),
    ],
)
def test_a_rate_says_its_currency(values: dict[str, Any], unit: str) -> None:
    assert _unit(values) == unit


def test_minutes_of_the_catalogue_are_not_called_one_s_own() -> None:
    kind = next(task for task in task_catalogue() if task.id == "blog_writing")
    task = replace(kind.task("Blog writing", "USD"), per_month=9.0, brief_minutes=2.0)
    scenario = Scenario("us-tx", "2026-07-01", tasks=(task,))
    book = openpyxl.load_workbook(io.BytesIO(workbook(compare(scenario), untranslated, "en")))
    whose = {row[0].value: row[5].value for row in book["Inputs"] if str(row[0].value).startswith("Blog writing")}
    assert whose["Blog writing: Times a month"] == whose["Blog writing: Your minutes to brief"] == "your own figure"
    assert whose["Blog writing: Minutes each"] == whose["Blog writing: Your minutes to check"] == "our catalog's figure"
    assert whose["Blog writing: Price each"] == "our catalog's figure"


def test_a_source_opens_its_page_and_is_broken_into_lines() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(compare(scenario_of("texas")), untranslated, "en")))
    cited = [cell for row in book["Inputs"] for cell in row if str(cell.value).startswith("=HYPERLINK(")]
    assert cited
    assert all(re.fullmatch(r'=HYPERLINK\("https?://[^"]{1,250}","[^"]{1,255}"\)', str(cell.value)) for cell in cited)
    assert all(cell.alignment.wrap_text for cell in cited)
    assert links(book, "Inputs") == []


def test_bids_stand_on_a_sheet_of_their_own_as_they_came_to() -> None:
    """520 hours a year from nothing: Bo at 22 11,440, Ana at 30 15,600; 30 dollars at 1.1 are 33 an hour, 17,160."""
    far = {"va.rate": 30, "va.exchange_rate": 1.1, "va.setup_fee": 0}
    bids = (
        Bid("=Ana", "va_hourly", {"va.rate": 30, "va.redo_rate": 0}), Bid("Bo", "va_hourly", {"va.rate": 22}),
        Bid("@Cy", "va_hourly", far, "EUR"), Bid("+Di", "va_hourly"),
    )  # fmt: skip
    mine = {"work.hours_per_week": 10, "va.rate": 40, "owner.hour_value": 50}
    scenario = Scenario("custom", "2026-01-01", mine, base="blank", bids=bids)
    book = openpyxl.load_workbook(io.BytesIO(workbook(compare(scenario), untranslated, "en")))
    sheet = book["Bids"]
    assert "these figures do not follow the inputs" in str(sheet["A2"].value)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_row=8)]
    assert [row[0] for row in rows] == ["Bo", "=Ana", "@Cy", "+Di"]
    assert all(sheet.cell(row, 1).data_type == "s" and sheet.cell(row, 1).quotePrefix for row in range(5, 9))
    assert rows[0][2] == "VA rate an hour: $22"
    assert rows[1][2] == "VA rate an hour: $30; work done again: 0%"
    assert rows[2][2] == "VA rate an hour: €30; exchange rate: 1.1 USD for 1 EUR; set-up fee: €0"
    expected = [(11_440, 11_440, 0, 22, 0), (15_600, 15_600, 0, 30, 4_160), (17_160, 17_160, 0, 33, 5_720)]
    for row, amounts in zip(rows, expected, strict=False):
        assert row[3:8] == pytest.approx(amounts)
    assert rows[3][3:] == [None] * 5 + ["What it asks is not given"]
    assert any(
        str(row[0].value).startswith("No cost of exchanging money is counted for @Cy.") for row in sheet.iter_rows(min_row=9)
    )


def test_without_bids_there_is_no_sheet_of_them_and_with_them_every_office_opens_it(tmp_path: Path) -> None:
    assert (
        "Tilbud"
        not in openpyxl.load_workbook(io.BytesIO(workbook(compare(scenario_of("denmark")), translator("da"), "da"))).sheetnames
    )
    bids = (
        Bid("Jonas", "va_hourly", {"va.rate": Range(170, 180, 190)}),
        Bid("-Kontor", "va_retainer", {"retainer.rollover": 0.5}),
    )
    data = workbook(compare(scenario_of("denmark").change(bids=bids)), translator("da"), "da")
    sheet = recalculated({"bids": data}, tmp_path)["bids"]["Tilbud"]
    assert {sheet["A5"].value, sheet["A6"].value} == {"Jonas", "-Kontor"}
    assert sheet["C5"].value == "VA'ens timepris: 170 – 190"  # in money that nobody has named
    assert sheet.protection.sheet
