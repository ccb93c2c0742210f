"""The command line: what each command prints, which value wins, and what is said when something is wrong."""

from __future__ import annotations

import base64
import csv
import html
import io
import json
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from costmodel import Scenario, Task, compare
from costmodel.cli import main
from costmodel.places import load_place, place_ids
from costmodel.present.link import exact_query, read_link
from costmodel.present.sentences import verdict
from costmodel.records import Range
from costmodel.scenario_file import read_scenario, scenario_yaml
from costmodel.strict_yaml import parse
from costmodel.words import untranslated

SCHEMAS = Path(__file__).parent.parent / "docs" / "schema"
TEXAS = ("--place", "us-tx", "--date", "2026-01-01")
FILE = """\
place: us-ca
date: 2026-07-01
values:
  employee.salary: 60000
  va.rate: [25, 35]
tasks:
  - {name: Bookkeeping, per_month: 40, minutes: 15, price: 9}
"""
BUSY = (
    "--set", "employee.salary=60000", "--set", "va.rate=30", "--set", "owner.hour_value=50", "--set",
    "retainer.fee_per_month=900",
    "--set", "retainer.hours_per_month=40", "--set", "retainer.overage_rate=30",
)  # fmt: skip


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A shell in another folder, whose language is none of ours."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What a command prints; it must succeed without a word on standard error."""

    def run(*arguments: str) -> str:
        assert main(arguments) == 0
        printed = capsys.readouterr()
        assert printed.err == ""
        return printed.out

    return run


@pytest.fixture
def scenario_file(tmp_path: Path) -> str:
    (tmp_path / "s.yaml").write_text(FILE, "utf-8")
    return "s.yaml"


def schema(name: str) -> jsonschema.Draft202012Validator:
    found = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found)


def started(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The same in a process of its own."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    path = os.pathsep.join(filter(None, (str(SCHEMAS.parent.parent), inherited.get("PYTHONPATH"))))
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, timeout=60, encoding="utf-8", errors="replace",
        env={**inherited, "PYTHONPATH": path, **environment},
    )  # fmt: skip


# --- compare -----------------------------------------------------------------------------------------


def totals(printed: str) -> dict[str, float]:
    return {option["option"]: option["total"] for option in json.loads(printed)["options"]}


def test_compare_in_texas(run: Callable[..., str]) -> None:
    """60,000 a year, five staff with 250,000: 3,720 + 870 + 42 + 243 = 4,875."""
    told = json.loads(
        run("compare", *TEXAS, "--set", "employee.salary=60000", "--set", "employer.headcount=5", "--set",
         "employer.payroll=250000",
            "--format", "json")
    )  # fmt: skip
    employee = next(option for option in told["options"] if option["option"] == "employee")
    taxes = {line["line"]: line["amount"] for line in employee["lines"] if line["category"] == "payroll_taxes"}
    assert taxes == pytest.approx(
        {"social_security": 3720, "medicare": 870, "federal_unemployment": 42, "state_unemployment": 243}, abs=0.005
    )
    assert told["changed"] == ["employee.salary", "employer.headcount", "employer.payroll"]


def test_compare_from_nothing_redoes_a_published_sum(run: Callable[..., str]) -> None:
    """75,000 · (1 + 0.0765 + 0.04 + 0.015) + 7,200 + 6,150 + 2,000 + 1,500 = 101,712.50; 25 · 15 · 46 = 17,250."""
    values = {
        "custom.charge_rate": 0.0765, "employee.salary": 75000, "employee.health_insurance": 7200,
        "employee.retirement_rate": 0.04,
        "employee.insurance_rate": 0.015, "employee.other_benefits": 6150, "employee.equipment": 2000, "employee.training": 1500,
    }  # fmt: skip
    flags = [part for key, value in values.items() for part in ("--set", f"{key}={value}")]
    assert totals(run("compare", "--blank", "--place", "custom", *flags, "--format", "json"))["employee"] == pytest.approx(
        101_712.50
    )
    va = ("--set", "va.rate=25", "--set", "work.hours_per_week=15", "--set", "work.weeks_per_year=46")
    assert totals(run("compare", "--blank", "--place", "custom", *va, "--format", "json")) == {"va_hourly": pytest.approx(17_250)}


@pytest.mark.parametrize("place", [place for place in place_ids() if load_place(place).choosable])
def test_compare_as_json_is_what_the_schema_says_everywhere(place: str, run: Callable[..., str]) -> None:
    told = json.loads(run("compare", "--place", place, "--date", "2026-07-01", *BUSY, "--format", "json"))
    schema("compare").validate(told)
    assert (told["place"], told["date"], told["months"], told["hours_needed"]) == (place, "2026-07-01", 12, 1040)
    assert len(told["options"]) == 5
    for option in told["options"]:
        assert option["total"] == pytest.approx(option["cash"] + option["owner_time"], abs=0.005)
        assert option["total"] == pytest.approx(sum(line["amount"] for line in option["lines"]), abs=0.005)


@pytest.mark.parametrize(
    "flags",
    [
        ("--blank", "--place", "custom"),
        ("--set", "work.hours_per_week=0"),
        ("--set", "work.hours_per_week=1000", "--set", "employee.productive_share=0.05"),
        ("--months", "30", "--set", "va.scheduled=true", "--set", "law.state_unemployment_rate=null"),
        ("--lang", "da", "--date", "2031-01-01"),
    ],
)
def test_compare_as_json_is_what_the_schema_says_at_the_edges(flags: tuple[str, ...], run: Callable[..., str]) -> None:
    schema("compare").validate(json.loads(run("compare", *flags, "--format", "json")))


def test_the_schema_refuses_what_is_not_in_the_contract(run: Callable[..., str]) -> None:
    told = json.loads(run("compare", *TEXAS, "--format", "json"))
    for broken in (
        {**told, "more": 1},
        {**told, "cheapest": "robot"},
        {**told, "months": "12"},
        {k: told[k] for k in told if k != "date"},
    ):
        with pytest.raises(jsonschema.ValidationError):
            schema("compare").validate(broken)


def test_compare_as_csv(run: Callable[..., str]) -> None:
    rows = list(csv.DictReader(io.StringIO(run("compare", *TEXAS, "--format", "csv"))))
    assert sum(float(row["amount"]) for row in rows if row["option"] == "employee") == pytest.approx(
        compare(Scenario("us-tx", "2026-01-01")).total("employee"), abs=0.01
    )


def test_compare_as_a_table_is_the_default(run: Callable[..., str]) -> None:
    text = run("compare", *TEXAS)
    assert text == run("compare", *TEXAS, "--format", "table", "--lang", "en")
    assert text.startswith("Texas, from January 1, 2026, 12 months, USD\n")
    assert max(map(len, text.split("\n"))) <= 80


def test_compare_a_file(scenario_file: str, run: Callable[..., str]) -> None:
    told = json.loads(run("compare", scenario_file, "--format", "json"))
    assert (told["place"], told["date"], told["changed"]) == ("us-ca", "2026-07-01", ["employee.salary", "va.rate"])
    assert "va_per_task" in totals(run("compare", scenario_file, "--format", "json"))


def test_defaults_then_the_place_then_the_file_then_the_flags(scenario_file: str, run: Callable[..., str]) -> None:
    def after(*flags: str) -> Scenario:
        return read_link(run("link", *flags).strip()).scenario

    assert after("--place", "custom").number("employee.recruitment") == 0
    assert after("--place", "us-tx").number("employee.recruitment") == 4129
    assert after(scenario_file).number("employee.salary") == 60_000
    flags = (
        "--place", "us-tx", "--date", "2026-01-01", "--months", "24", "--blank",
        "--set", "employee.salary=70000", "--set", "va.rate=[20, 22.5]", "--set", "tasks.1.price=5",
    )  # fmt: skip
    assert after(scenario_file, *flags) == Scenario(
        "us-tx", "2026-01-01", {"employee.salary": 70_000, "va.rate": Range(20, 21.25, 22.5), "horizon.months": 24},
        (Task("Bookkeeping", 40, 15, 5),), "blank",
    )  # fmt: skip
    assert after(*flags[:-2], scenario_file).start.year == 2026  # flags may stand first


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("30", 30), ("0.5", 0.5), ("[25,35]", Range(25, 30, 35)), (" [ 25 , 35 ] ", Range(25, 30, 35)),
        ("{low: 20, likely: 30, high: 80}", Range(20, 30, 80, "pert")),
    ],
)  # fmt: skip
def test_set_takes_a_number_or_a_range(text: str, value: Any, run: Callable[..., str]) -> None:
    assert read_link(run("link", *TEXAS, "--set", f"va.rate={text}").strip()).scenario.values["va.rate"] == value


def test_set_takes_a_switch_a_word_and_nothing(run: Callable[..., str]) -> None:
    link = run(
        "link",
        "--place",
        "us-ny",
        "--set",
        "va.scheduled=true",
        "--set",
        "law.commuter_tax_zone=zone_1",
        "--set",
        "custom.currency=NOK",
    )
    assert dict(read_link(link.strip()).scenario.values) == {
        "va.scheduled": True,
        "custom.currency": "NOK",
        "law.commuter_tax_zone": "zone_1",
    }
    link = run("link", *TEXAS, "--set", "law.state_unemployment_rate=null")
    assert read_link(link.strip()).scenario.value("law.state_unemployment_rate") is None


def test_months_is_short_for_its_key(run: Callable[..., str]) -> None:
    year, two = (
        totals(run("compare", *TEXAS, "--blank", "--set", "va.rate=30", "--months", n, "--format", "json")) for n in ("12", "24")
    )
    assert two["va_hourly"] == pytest.approx(2 * year["va_hourly"])


# --- explain -----------------------------------------------------------------------------------------


def test_explain_a_line(run: Callable[..., str]) -> None:
    text = run("explain", "social_security", *TEXAS, "--set", "employee.salary=60000")
    assert text.startswith(
        "Social Security: 6.2% of yearly pay up to $184,500, here $60,000, is $3,720\n"
        "  Source: SSA, contribution and benefit base, https://www.ssa.gov/oact/cola/cbb.html, checked November 23, 2026, "
    )
    assert "Yearly salary: $60,000 a year (your own figure)" in text


def test_explain_asks_the_first_option_that_has_the_line(run: Callable[..., str]) -> None:
    assert run("explain", "invoice", *TEXAS) == run("explain", "invoice", *TEXAS, "--option", "va_hourly")
    assert run("explain", "gross_pay", *TEXAS) == run("explain", "gross_pay", *TEXAS, "--option", "employee")
    assert run("explain", "gross_pay", *TEXAS, "--option", "employee_part_time") != run("explain", "gross_pay", *TEXAS)


def test_explain_a_file(scenario_file: str, run: Callable[..., str]) -> None:
    assert "Bookkeeping" in run("explain", "invoice", scenario_file, "--option", "va_per_task")


@pytest.mark.parametrize("place", ["us-ny", "gb", "dk", "custom"])
def test_explain_as_json_is_what_the_schema_says(place: str, scenario_file: str, run: Callable[..., str]) -> None:
    flags = (scenario_file, "--place", place, *BUSY)
    told = json.loads(run("compare", *flags, "--format", "json"))
    for option in told["options"]:
        for line in option["lines"]:
            figure = json.loads(run("explain", line["line"], *flags, "--option", option["option"], "--format", "json"))
            schema("explain").validate(figure)
            assert (figure["name"], figure["amount"]) == (line["line"], pytest.approx(line["amount"]))


# --- link --------------------------------------------------------------------------------------------


def test_a_link_and_back(scenario_file: str, run: Callable[..., str]) -> None:
    expected = read_scenario(parse(FILE, ""))
    for form in ([], ["--readable"]):
        link = run("link", scenario_file, *form)
        assert link.startswith("?")
        assert link.count("\n") == 1
        assert run("link", "--read", link.strip()) == scenario_yaml(expected)


def test_a_link_begins_with_the_address_of_the_app(run: Callable[..., str]) -> None:
    for base in ("https://example.org/app", "https://example.org/app?old=1#part"):
        assert run("link", *TEXAS, "--base", base).startswith("https://example.org/app?s=1")
        assert run("link", *TEXAS, "--base", base, "--readable") == "https://example.org/app?place=us-tx&date=2026-01-01\n"


def test_a_link_that_is_bad_in_part_opens_the_rest_and_says_what_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["link", "--read", "https://example.org/?place=us-ca&date=2026-07-01&va.rat=3&va.rate=30"]) == 0
    printed = capsys.readouterr()
    assert printed.out == "place: us-ca\ndate: 2026-07-01\nbase: default\nvalues:\n  va.rate: 30\n"
    assert printed.err.rstrip(".\n") == "Left out of this link: values.va.rat: unknown key va.rat; did you mean va.rate?"


@pytest.mark.parametrize("link", ["nonsense", "?s=1xyz", "http://[x", "", "?s=" + "A" * 100_000])
def test_a_link_that_is_none_opens_the_default_without_a_traceback(link: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["link", "--read", link]) == 0
    assert read_scenario(parse(capsys.readouterr().out, "")) == Scenario()


def test_a_link_that_would_be_too_long_is_offered_as_a_file(
    scenario_file: str, refused: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("costmodel.present.link.LONGEST", 100)
    for form in ([], ["--readable"]):
        said = refused("link", scenario_file, *form)
        assert said.startswith("link: the link would have ")
        assert said.endswith(" characters; export the scenario to a .yaml file")


def test_a_link_to_several_becomes_a_file_that_the_commands_for_several_read(
    scenario_file: str, tmp_path: Path, run: Callable[..., str], refused: Callable[..., str]
) -> None:
    link = run("link", scenario_file, scenario_file, "--set", "va.rate=30")
    assert link.startswith("?set=1")
    both = tmp_path / "both.yaml"
    both.write_text(run("link", "--read", link.strip()), "utf-8")
    assert run("link", str(both)) == link
    assert run("link", str(both), "--lang", "da") != link
    assert len(json.loads(run("side-by-side", str(both), "--format", "json"))["scenarios"]) == 2
    assert refused("compare", str(both)).endswith("found 2 scenarios; this command takes one, side-by-side and link take several")
    assert refused("link", str(both), "--readable") == "--readable: a link of several scenarios has no readable form"


def test_the_reader_of_a_link_is_told_in_his_language_what_has_changed(capsys: pytest.CaptureFixture[str]) -> None:
    link = exact_query(Scenario("dk", "2026-07-01", {"va.rate": 200}))
    held = json.loads(zlib.decompress(base64.urlsafe_b64decode(link[3:] + "=" * (-len(link[3:]) % 4))))
    held["a"]["va_hourly"] += 1250
    packed = base64.urlsafe_b64encode(zlib.compress(json.dumps(held).encode())).decode()
    assert main(["link", "--read", f"?s=1{packed}", "--lang", "da"]) == 0
    said = capsys.readouterr().err
    assert "Tallene er ændret, siden linket blev lavet." in said
    assert "altså 1.250\N{NO-BREAK SPACE}kr. mindre" in said


# --- export ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["csv", "json", "yaml", "html"])
def test_export_by_the_ending(ending: str, scenario_file: str, tmp_path: Path, run: Callable[..., str]) -> None:
    assert run("export", scenario_file, f"out.{ending}", "--set", "va.rate=30") == ""
    data = (tmp_path / f"out.{ending}").read_text("utf-8-sig")
    if ending == "json":
        told = json.loads(data)
        schema("compare").validate(told)
        assert told == json.loads(run("compare", scenario_file, "--set", "va.rate=30", "--format", "json"))
    elif ending == "csv":
        assert data == run("compare", scenario_file, "--set", "va.rate=30", "--format", "csv")
    elif ending == "yaml":
        assert read_scenario(parse(data, "")) == read_scenario(parse(FILE, "")).change({"va.rate": 30})
    else:
        assert html.escape(verdict(compare(read_scenario(parse(FILE, "")).change({"va.rate": 30})), untranslated, "en")) in data


@pytest.mark.parametrize("flag", ["--base-url", "--base"])
def test_export_a_memo_with_a_full_link(flag: str, scenario_file: str, tmp_path: Path, run: Callable[..., str]) -> None:
    run("export", scenario_file, "memo.pdf", flag, "https://hire.example.com/", "--lang", "da")
    assert (tmp_path / "memo.pdf").read_bytes().startswith(b"%PDF-")
    run("export", scenario_file, "memo.html", flag, "https://hire.example.com/")
    assert 'href="https://hire.example.com/?s=1' in (tmp_path / "memo.html").read_text("utf-8")
    run("export", scenario_file, "plain.html")
    plain = (tmp_path / "plain.html").read_text("utf-8")
    assert "put this behind the address of the app" in plain
    assert "?place=" in plain


def test_export_without_a_scenario_and_in_danish(tmp_path: Path, run: Callable[..., str]) -> None:
    run("export", "out.csv", "--place", "dk", "--date", "2026-05-01", "--lang", "da")
    assert "Bruttoløn" in (tmp_path / "out.csv").read_text("utf-8-sig")


@pytest.mark.browser
def test_export_a_picture(scenario_file: str, tmp_path: Path, run: Callable[..., str]) -> None:
    run("export", scenario_file, "out.png", "--dark")
    assert (tmp_path / "out.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("out.xslx",), "export: found .xslx; allowed endings: .csv .json .yaml .parquet .html .pdf .xlsx .png .svg"),
        (("out",), "export: found -; allowed endings"),
        (("a.yaml", "b.csv", "c.csv"), "export: found 3 files; allowed: [SCENARIO.yaml] FILE"),
        (("nowhere/out.csv",), "nowhere/out.csv: the file can't be written: No such file or directory"),
        (("nothing.yaml", "out.csv"), "nothing.yaml: there is no such file"),
        (("bad.yaml", "out.csv"), "bad.yaml:1: values.va.rate: found -1; allowed: 0 to 1000000"),
        (("bad.yaml", "old.csv"), "bad.yaml:1: values.va.rate: found -1; allowed: 0 to 1000000"),
        (("folder.csv",), "folder.csv: the file can't be written: Is a directory"),
        ((), "the following arguments are required: [SCENARIO.yaml] FILE"),
    ],
)
def test_export_that_fails_writes_nothing(
    arguments: tuple[str, ...], message: str, tmp_path: Path, refused: Callable[..., str]
) -> None:
    (tmp_path / "bad.yaml").write_text("values: {va.rate: -1}\n")
    (tmp_path / "old.csv").write_text("old")
    (tmp_path / "folder.csv").mkdir()
    assert refused("export", *arguments).startswith(message)


def test_export_does_not_write_over_a_scenario(scenario_file: str, tmp_path: Path, refused: Callable[..., str]) -> None:
    (tmp_path / "other.yaml").write_text("name: other\n")
    for target in (scenario_file, "other.yaml"):
        assert refused("export", scenario_file, target).startswith(f"{target}: this file exists already")
    assert refused("export", scenario_file).startswith(f"{scenario_file}: this file exists already")


def test_export_writes_over_what_it_has_written_before(tmp_path: Path, run: Callable[..., str]) -> None:
    (tmp_path / "out.csv").write_text("old")
    run("export", "out.csv", *TEXAS)
    assert "gross_pay" in (tmp_path / "out.csv").read_text("utf-8-sig")
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_export_that_breaks_off_leaves_what_was_there(
    tmp_path: Path, refused: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out.csv").write_text("old")

    def full(*arguments: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert refused("export", "out.csv", *TEXAS) == "out.csv: the file can't be written: No space left on device"


def test_export_into_a_pipe(tmp_path: Path, run: Callable[..., str]) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with subprocess.Popen(["cat", str(tmp_path / "pipe.csv")], stdout=subprocess.PIPE, text=True) as reader:
        run("export", "pipe.csv", *TEXAS)
        assert reader.stdout
        assert "gross_pay" in reader.stdout.read()


# --- places and keys ---------------------------------------------------------------------------------


def test_places(run: Callable[..., str]) -> None:
    told = json.loads(run("places", "--format", "json"))
    assert [row["id"] for row in told] == [place for place in place_ids() if load_place(place).choosable]
    assert len([row for row in told if row["id"].startswith("us-")]) == 51
    assert next(row for row in told if row["id"] == "gb") == {
        "id": "gb", "name": "United Kingdom", "currency": "GBP", "from": "2025-01-01", "checked": str(load_place("gb").checked),
    }  # fmt: skip
    assert (
        next(row for row in json.loads(run("places", "--format", "json", "--lang", "da")) if row["id"] == "dk")["name"]
        == "Danmark"
    )
    table = run("places")
    assert table.startswith("id ")
    ids = [row["id"] for row in told]
    assert [line.split()[0] for line in table.split("\n") if line.split()[:1] and line.split()[0] in ids] == ids
    assert len(list(csv.DictReader(io.StringIO(run("places", "--format", "csv"))))) == len(told)


def test_keys(run: Callable[..., str]) -> None:
    told = {row["key"]: row for row in json.loads(run("keys", "--place", "us-ny", "--format", "json"))}
    assert told["va.speed"] == {
        "key": "va.speed",
        "unit": "ratio",
        "default": 1,
        "limits": [0.05, 20],
        "label": "VA's speed against an employee's",
    }
    assert told["law.commuter_tax_zone"]["limits"] == ["none", "zone_1", "zone_2"]
    assert told["law.state_unemployment_rate"]["default"] is None
    rows = list(csv.DictReader(io.StringIO(run("keys", "--format", "csv"))))
    assert next(row for row in rows if row["key"] == "employee.fte")["limits"] == "0.05 … 1"
    assert (
        next(row for row in json.loads(run("keys", "--format", "json", "--lang", "da")) if row["key"] == "employee.salary")[
            "label"
        ]
        == "Årsløn"
    )


def test_keys_are_those_of_the_contract(run: Callable[..., str]) -> None:
    keys = {row["key"] for row in json.loads(run("keys", "--format", "json"))}
    names = [
        "work.hours_per_week",
        "work.weeks_per_year",
        "employee.salary",
        "employee.fte",
        "employee.hours_per_week",
        "employee.bonus_rate",
        "employee.retirement_rate",
        "employee.benefit_rate",
        "employee.insurance_rate",
        "employee.health_insurance",
        "employee.other_benefits",
        "employee.training",
        "employee.other_costs",
        "employee.desk_per_month",
        "employee.office_share",
        "employee.equipment",
        "employee.equipment_life",
        "employee.software_per_month",
        "employee.vacation_days",
        "employee.public_holidays",
        "employee.sick_days",
        "employee.productive_share",
        "employee.recruitment",
        "employee.ramp_up_weeks",
        "employee.turnover_rate",
        "employee.management_hours_per_week",
        "va.management_hours_per_week",
        "va.rate",
        "va.exchange_rate",
        "va.weeks_per_year",
        "va.minimum_hours_per_week",
        "va.speed",
        "va.redo_rate",
        "va.scheduled",
        "va.productive_share",
        "va.platform_fee_rate",
        "va.exchange_fee_rate",
        "va.irrecoverable_vat_rate",
        "va.contract_fee",
        "va.trial_cost",
        "va.tools_per_month",
        "va.onboarding_hours",
        "va.manual_hours",
        "va.churn_rate",
        "retainer.fee_per_month",
        "retainer.hours_per_month",
        "retainer.overage_rate",
        "retainer.rollover",
        "owner.hour_value",
        "owner.speed",
        "employer.headcount",
        "employer.payroll",
        "horizon.months",
        "horizon.pay_growth",
        "horizon.rate_growth",
        "horizon.inflation",
        "horizon.discount_rate",
        "custom.charge_rate",
        "custom.currency",
    ]
    later = {"horizon.pay_growth", "horizon.rate_growth", "horizon.inflation", "horizon.discount_rate"}  # with "over time"
    assert set(names) - keys <= later


@pytest.mark.parametrize("language", ["en", "da"])
@pytest.mark.parametrize("command", ["places", "keys"])
def test_listings_fit_eighty_columns(command: str, language: str, run: Callable[..., str]) -> None:
    assert max(map(len, run(command, "--lang", language).split("\n"))) <= 80


# --- app ---------------------------------------------------------------------------------------------


def test_app_starts_streamlit_on_the_page_and_gives_its_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    called: dict[str, Any] = {}

    def call(command: list[str], **options: Any) -> int:
        called.update(command=command, **options)
        return 3

    monkeypatch.setattr("costmodel.launch.subprocess.call", call)
    with pytest.raises(SystemExit) as ended:
        main(["app"])
    assert ended.value.code == 3
    script = Path(called["command"][-1])
    assert called["command"][:-1] == [sys.executable, "-m", "streamlit", "run"]
    assert script.is_file()
    assert "costmodel.web" in script.read_text("utf-8")
    assert Path(called["cwd"]) == script.parent
    assert (script.parent / ".streamlit" / "config.toml").is_file()


def test_app_that_is_stopped_has_done_its_work(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*arguments: Any, **options: Any) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("costmodel.launch.subprocess.call", stopped)
    with pytest.raises(SystemExit) as ended:
        main(["app"])
    assert ended.value.code == 0


def test_an_installed_app_starts_the_script_that_came_with_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from costmodel import launch

    script = tmp_path / "web" / "start" / "app.py"
    script.parent.mkdir(parents=True)
    script.write_text("")
    monkeypatch.setattr(launch, "__file__", str(tmp_path / "launch.py"))
    assert launch.start_script() == script


# --- What is wrong -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("compare --place us-txs", "--place: unknown place us-txs; did you mean us-tx?"),
        ("compare --place us", "--place: us is not one place; allowed: us-ak, us-al"),
        ("compare --place atlantis", "--place: unknown place atlantis; allowed: au-act, au-nsw, au-nt"),
        ("compare --place=", "--place"),
        ("compare --date=", "--date"),
        ("compare --date 2024-12-31 --place us-tx", "--date: Texas is covered from 2025-01-01 on; found 2024-12-31"),
        ("compare --date 2024-12-31 --place gb", "--date: United Kingdom is covered from 2025-01-01 on; found 2024-12-31"),
        ("compare --date soon", "--date: found soon; allowed: a date like 2026-07-01"),
        ("compare --date 2026-02-30", "--date: found 2026-02-30; allowed: a date like 2026-07-01"),
        ("compare --months abc", "--months: found the text “abc”; allowed: a number"),
        ("compare --months 0", "--months: found 0; allowed: 1 to 120"),
        ("compare --months 1.5", "--months: found 1.5; allowed: a whole number of months"),
        ("compare --months 1e1", "--months: 1e1 is a number in a form that programs read differently"),
        ("compare --months=", "--months"),
        ("compare --set va.rate", "--set va.rate: found no value; write KEY=VALUE"),
        ("compare --set =3", "--set =3: found no value; write KEY=VALUE"),
        ("compare --set va.rate=", "--set va.rate=: found no value; write KEY=VALUE"),
        ("compare --set va.rate=3 --set va.rate=4", "--set va.rate=4: va.rate is given twice"),
        ("compare --months 12 --set horizon.months=24", "--months: horizon.months is given twice"),
        ("compare --set va.rat=3", "--set: va.rat: unknown key va.rat; did you mean va.rate?"),
        ("compare --set va.rate=-3", "--set: va.rate: found -3; allowed: 0 to 1000000"),
        ("compare --set va.rate=cheap", "--set: va.rate: found the text “cheap”; allowed: a number"),
        ("compare --set va.rate=012", "--set va.rate=012: 012 is a number in a form that programs read differently"),
        ("compare --set va.rate=[35,25]", "--set: va.rate: found 35 before 25; a range begins with the lower"),
        ("compare --set va.rate=[35", "--set va.rate=[35: this is not valid YAML"),
        ("compare --set va.scheduled=no", "--set va.scheduled=no: no is read differently by different programs"),
        ("compare --set va.rate=*x", "--set va.rate=*x: an alias (*x) is not allowed"),
        ("compare --set tasks.1.price=3", "--set: tasks.1.price: this scenario has no tasks"),
        ("compare nothing.yaml", "nothing.yaml: there is no such file"),
        ("compare .", ".: the file can't be read: Is a directory"),
        (
            "compare bad.yaml",
            "bad.yaml:2: values.va.rat: unknown key va.rat; did you mean va.rate?\nbad.yaml:3: values.va.speed: found 99",
        ),
        ("compare latin.yaml", "latin.yaml:1: the file is not UTF-8 text"),
        ("compare big.yaml", "big.yaml: the file has 1000001 bytes; at most 1000000 are read"),
        ("compare --format xml", "argument --format: invalid choice: 'xml'"),
        ("compare --lang de", "argument --lang: invalid choice: 'de'"),
        ("compare --nonsense", "unrecognized arguments: --nonsense"),
        ("compare a.yaml b.yaml", "unrecognized arguments: b.yaml"),
        ("compare --place", "argument --place: expected one argument"),
        ("", "the following arguments are required: COMMAND"),
        ("compute", "argument COMMAND: invalid choice: 'compute'"),
        ("explain", "the following arguments are required: LINE"),
        ("explain gross_pax", "line: unknown key gross_pax; did you mean gross_pay?"),
        ("explain gross_pay --option robot", "option: unknown key robot; allowed: employee, employee_part_time"),
        ("explain gross_pay --option va_hourly", "line: unknown key gross_pay"),
        ("explain invoice --option va_per_task", "option: VA by the task: no tasks are given"),
        ("explain gross_pay --format csv", "--format: explain prints a table or json"),
        ("explain gross_pay --blank --place custom", "Full-time employee: the salary is not given"),
        ("keys --place us-zz", "--place: unknown place us-zz; did you mean us-az?"),
        ("link --place us-txs", "--place: unknown place us-txs"),
    ],
)
def test_bad_input_is_one_clear_message(arguments: str, message: str, tmp_path: Path, refused: Callable[..., str]) -> None:
    (tmp_path / "bad.yaml").write_text("values:\n  va.rat: 3\n  va.speed: 99\n")
    (tmp_path / "latin.yaml").write_bytes(b"name: Caf\xe9\n")
    (tmp_path / "big.yaml").write_bytes(b"#" * 1_200_000)
    said = refused(*arguments.split())
    assert message in said
    assert said.count("\n") <= message.count("\n")


def test_a_flag_is_not_blamed_on_the_file(scenario_file: str, refused: Callable[..., str]) -> None:
    for flags in (("--date", "1999-01-01"), ("--place", "us"), ("--place", "us-zz"), ("--months", "0"), ("--set", "va.rate=-1")):
        said = refused("compare", scenario_file, *flags)
        assert said.startswith(flags[0])
        assert scenario_file not in said


def test_everything_wrong_with_flags_and_file_is_said_at_once(tmp_path: Path, refused: Callable[..., str]) -> None:
    (tmp_path / "bad.yaml").write_text("values:\n  va.rat: 3\n")
    said = refused("compare", "bad.yaml", "--set", "va.rate=012", "--set", "va.speed", "--set", "va.redo_rate=-1")
    assert len(said.split("\n")) == 4


def test_messages_in_danish(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["compare", "--lang", "da", "--set", "va.rat=3"]) == 2
    danish = capsys.readouterr().err
    assert "va.rate" in danish
    assert "did you mean" not in danish
    assert main(["compare", "--lang=da", "--nonsense"]) == 2
    monkeypatch.setenv("LANG", "da_DK.UTF-8")
    capsys.readouterr()
    assert main(["compare", "--set", "va.rat=3"]) == 2
    assert capsys.readouterr().err == danish


def test_the_shell_s_language_is_that_of_the_answer(monkeypatch: pytest.MonkeyPatch, run: Callable[..., str]) -> None:
    danish = run("compare", "--lang", "da", *TEXAS)
    monkeypatch.setenv("LANG", "da_DK.UTF-8")
    assert run("compare", *TEXAS) == danish
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert run("compare", *TEXAS) != danish


@pytest.mark.parametrize("command", ["", "compare", "explain", "link", "export", "places", "keys", "app"])
@pytest.mark.parametrize("language", ["en", "da"])
def test_help(command: str, language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", language)
    with pytest.raises(SystemExit) as ended:
        main([*command.split(), "--help"])
    assert ended.value.code == 0
    assert "costmodel" in capsys.readouterr().out


def test_a_command_that_is_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*arguments: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("costmodel.commands_law.run_places", interrupted)
    assert main(["places"]) == 130


# --- As a process ------------------------------------------------------------------------------------


def test_python_m_costmodel_works_from_any_folder() -> None:
    done = started("-m", "costmodel", "compare", *TEXAS, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert totals(done.stdout) == {option.name: option.total for option in compare(Scenario("us-tx", "2026-01-01")).options}


def test_python_m_costmodel_fails_with_two_and_no_traceback() -> None:
    done = started("-m", "costmodel", "compare", "--set", "va.rat=3")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "--set: va.rat: unknown key va.rat; did you mean va.rate?\n"


@pytest.mark.parametrize(
    "command", [["compare", *TEXAS], ["compare", "--format", "json"], ["explain", "gross_pay"], ["places"], ["keys"]]
)
def test_a_command_loads_only_what_it_needs(command: list[str]) -> None:
    heavy = {"streamlit", "plotly", "pandas", "matplotlib", "scipy", "pyarrow"}
    code = f"import sys; from costmodel.cli import main; main({command!r}); sys.exit(str(sorted({heavy!r} & set(sys.modules))))"
    done = started("-c", code)
    assert done.stderr == "[]\n"


def test_importing_costmodel_loads_neither_streamlit_nor_plotly_and_opens_no_file() -> None:
    code = (
        "import sys, io; opened = []; "
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None); "
        "import costmodel; assert not {'streamlit', 'plotly'} & set(sys.modules); "
        "sys.exit(str([name for name in opened if name.endswith(('.yaml', '.mo'))]))"
    )
    assert started("-c", code).stderr == "[]\n"


@pytest.mark.parametrize("command", ["places", "keys"])
def test_a_pipe_that_closes_early_is_no_fault(command: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(SCHEMAS.parent.parent)}
    process = subprocess.Popen(
        [sys.executable, "-m", "costmodel", command, "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=environment
    )  # fmt: skip
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert (process.wait(60), said) == (0, b"")


@pytest.mark.parametrize("command", ["compare", "explain"])
def test_a_terminal_that_lacks_some_characters_is_no_fault(command: str) -> None:
    done = started(
        "-m", "costmodel", command, *(["share_at_work"] if command == "explain" else []), *TEXAS, PYTHONIOENCODING="ascii"
    )
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)


def test_an_argument_that_is_not_utf_8_is_bad_input() -> None:
    inherited = {**os.environ, "PYTHONPATH": str(SCHEMAS.parent.parent), "LC_ALL": "C.UTF-8"}
    for argument in (b"va.rate=\xff", b"va.\xff=3"):
        command = [os.fsencode(sys.executable), b"-m", b"costmodel", b"compare", b"--set", argument]
        done = subprocess.run(command, capture_output=True, timeout=60, env=inherited)
        assert done.returncode == 2
        assert b"Traceback" not in done.stderr


def test_a_disk_that_is_full_is_said_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*arguments: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("costmodel.commands_law.run_places", full)
    assert main(["places"]) == 1
    assert capsys.readouterr().err == "the result can't be written: No space left on device\n"


def test_where_the_terminal_lacks_a_minus_it_is_a_hyphen_and_other_signs_are_question_marks() -> None:
    done = started("-m", "costmodel", "compare", "--place", "fr", "--date", "2026-07-01", PYTHONIOENCODING="ascii")
    line = next(line for line in done.stdout.splitlines() if "General reduction" in line)
    assert re.search(r" -\?\d,\d{3}\.\d\d$", line)
