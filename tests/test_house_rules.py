"""Laws of the house: over every YAML file, every module, every text file of the project."""

from __future__ import annotations

import ast
import datetime
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from atlantis import forget_assumptions

from costmodel import InputError, Scenario, compare
from costmodel import files as files_module
from costmodel.compare import cost_of
from costmodel.files import assumption_files, assumptions_folder, read_assumptions, read_document
from costmodel.graph import key_of
from costmodel.notices import OVER_TIME, SEASONS
from costmodel.options import OPTIONS
from costmodel.places import load_head, load_place, place_ids
from costmodel.record_reading import model_records
from costmodel.records import CONFIDENCE, OURS, UNITS, Record, Source
from costmodel.scenario import records_of
from costmodel.scenario_file import read_scenario
from costmodel.strict_yaml import MAX_BYTES, parse
from costmodel.tasks import task_catalogue
from costmodel.wiring import formulas_of

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "costmodel"
MODULES = sorted(PACKAGE.rglob("*.py"))
YAML = sorted((ROOT / "assumptions").rglob("*.yaml"))
PLACES = place_ids()
CHOOSABLE = [place for place in PLACES if load_place(place).choosable]


def module_id(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# Every YAML file

US_STATES = re.findall(
    r"\S+",
    """
    al ak az ar ca co ct de dc fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri
    sc sd tn tx ut vt va wa wv wi wy
    """,
)
TASKS = re.findall(
    r"\S+",
    """
    appointments phone_calls bookings travel email data_entry online_filing bookkeeping social_media blog_writing web_content
    graphic_design internet_marketing
    """,
)


@pytest.mark.parametrize("path", YAML, ids=module_id)
def test_every_assumption_is_strict_yaml(path: Path) -> None:
    document = read_document(path)
    assert document.value
    assert path.stat().st_size < MAX_BYTES


def every_record() -> Iterator[tuple[str, Record]]:
    for key, record in model_records().items():
        yield f"model {key}", record
    for place in PLACES:
        law = load_place(place)
        for key, record in {**law.inputs, **law.defaults}.items():
            yield f"{place} {key}", record


def assert_evidence(what: str, source: Source, date: datetime.date, confidence: str) -> None:
    assert source.title.strip(), what
    assert source in OURS.values() or re.fullmatch(r"https?://[^\s<>\"]+", source.url), what
    address = urlsplit(source.url)
    assert source in OURS.values() or address.path.strip("/") or address.query, f"{what}: a page, not a whole site"
    assert source not in OURS.values() or confidence == "low", what
    assert datetime.date(2020, 1, 1) < date < datetime.date(2100, 1, 1), what
    assert confidence in CONFIDENCE, what


def assert_label(what: str, text: str) -> None:
    assert text, what
    assert text == text.strip(), what
    assert not text.endswith("."), what
    assert text[0].isupper() or not text[0].isalpha(), what


def assert_sentence(what: str, text: str) -> None:
    assert text == text.strip(), what
    assert re.search(r"[.!?]$", text), what
    assert "  " not in text, what


def test_every_record_says_what_it_is_and_what_stands_behind_it() -> None:
    for what, record in every_record():
        assert_evidence(what, record.source, record.date, record.confidence)
        assert_label(what, record.label)
        assert_sentence(what, record.help)
        assert record.unit in UNITS, what
        if record.note:
            assert_sentence(what, record.note)


def test_every_number_lies_within_its_limits_and_its_range() -> None:
    for what, record in every_record():
        if record.numeric:
            assert record.limits, what
            low, high = record.limits
            assert low < high, what
            for value in (record.value, record.blank, *(record.range or ())):
                assert value is None or low <= float(value) <= high, what
            if record.range and record.value is not None:
                assert record.range[0] <= float(record.value) <= record.range[1], what
        elif record.unit == "choice":
            assert record.choices, what
            assert record.value in record.choices, what
            assert len(set(record.choices)) == len(record.choices), what
        else:
            unknown = record.value is None and record.optional  # a currency that nobody named
            assert unknown or isinstance(record.value, bool if record.unit == "flag" else str), what


@pytest.mark.parametrize("place", PLACES)
def test_every_charge_says_what_it_is_and_what_stands_behind_it(place: str) -> None:
    law = load_place(place)
    names = [charge.name for charge in law.charges]
    assert len(set(names)) == len(names)
    for charge in law.charges:
        what = f"{place} {charge.name}"
        evidence = charge.evidence
        assert_evidence(what, evidence.source, evidence.date, evidence.confidence)
        assert_label(what, charge.label)
        assert charge.category in CATEGORIES, what
        if evidence.note:
            assert_sentence(what, evidence.note)
        if evidence.confidence == "low" and place != "custom":
            assert evidence.note, f"{what}: what is doubtful must be said"
        assert [rule.since for rule in charge.rules] == sorted(rule.since for rule in charge.rules), what


@pytest.mark.parametrize("place", PLACES)
def test_every_place_says_by_which_test_a_contractor_is_an_employee(place: str) -> None:
    status = load_place(place).status
    if place == "custom":
        assert status is None
        return
    assert status is not None
    assert_evidence(place, status.evidence.source, status.evidence.date, status.evidence.confidence)
    assert_label(place, status.test)
    assert 0 < status.hours_per_week <= 60
    assert status.signs
    for sentence in (*status.signs, status.evidence.note):
        assert_sentence(place, sentence)


@pytest.mark.parametrize("place", PLACES)
def test_every_statement_and_limit_of_a_place_says_what_stands_behind_it(place: str) -> None:
    law = load_place(place)
    for key, said in law.in_words.items():
        evidence = said.evidence
        assert_evidence(f"{place} {key}", evidence.source, evidence.date, evidence.confidence)
        assert_sentence(f"{place} {key}", said.says)
    for name, caution in law.cautions.items():
        assert_evidence(f"{place} {name}", caution.evidence.source, caution.evidence.date, caution.evidence.confidence)
        assert_sentence(f"{place} {name}", caution.says)
    for name, limit in law.limits.items():
        evidence = limit.evidence
        assert_evidence(f"{place} {name}", evidence.source, evidence.date, evidence.confidence)
        assert_label(f"{place} {name}", limit.label)


@pytest.mark.parametrize("place", [place for place in CHOOSABLE if place != "custom"])
def test_every_place_says_what_no_number_holds(place: str) -> None:
    assert load_place(place).in_words.keys() >= {
        "employee.sick_days", "employee.vacation_days", "employee.notice_weeks", "va.irrecoverable_vat_rate",
    }  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_every_place_is_named_like_its_file(place: str) -> None:
    law = load_place(place)
    assert law.id == place
    assert load_head(place)["id"] == place
    assert re.fullmatch(r"[a-z]{2}(-[a-z]{2,3})?|custom", place)
    assert re.fullmatch(r"[A-Z]{3}", law.currency)
    assert law.covered_from < law.checked
    assert law.name.strip()
    parent, _, state = place.partition("-")
    if state:
        assert law.country == load_place(parent).name
        assert not load_place(parent).choosable
    for sentence in law.left_out:
        assert_sentence(f"{place} left_out", sentence)
    for key in law.inputs:
        assert key.startswith("law."), f"{place} {key}"
    for key in law.defaults:
        assert key in model_records() or key in law.inputs, f"{place} {key}"


def test_the_places_of_the_first_version_are_there() -> None:
    assert {f"us-{state}" for state in US_STATES} | {"dk", "gb", "custom"} <= set(CHOOSABLE)
    assert len(US_STATES) == 51
    assert "us" not in CHOOSABLE


@pytest.mark.parametrize("place", CHOOSABLE)
def test_every_place_compares_without_a_value_typed(place: str) -> None:
    comparison = compare(Scenario(place, load_place(place).covered_from))
    names = {option.name for option in comparison.options}
    assert names == set() if place == "custom" else {"employee", "employee_part_time", "va_hourly", "owner"} <= names


@pytest.mark.parametrize("place", ["us-ak", "us-la", "us-mn", "us-mt", "us-ut", "us-wa", "us-wy"])
def test_a_rate_that_the_state_assigns_is_an_input_marked_low_and_said_so(place: str) -> None:
    record = records_of(place)["law.state_unemployment_rate"]
    assert record.confidence == "low"
    assert record.value
    assert "enter the rate on your notice" in record.note
    codes = {notice.code for notice in compare(Scenario(place, "2026-01-01")).notices}
    assert "rate_yours" in codes
    own = Scenario(place, "2026-01-01", {"law.state_unemployment_rate": 0.02})
    assert "rate_yours" not in {notice.code for notice in compare(own).notices}


def test_the_credit_reduction_of_california_is_said_on_screen() -> None:
    said = [notice.message.say() for notice in compare(Scenario("us-ca", "2026-01-01")).notices]
    assert any("credit reduction" in text and "potential" in text for text in said)


def test_the_catalogue_has_the_tasks_with_what_is_known_of_each() -> None:
    catalogue = {task.id: task for task in task_catalogue()}
    assert set(catalogue) >= set(TASKS)
    for task in catalogue.values():
        assert_evidence(task.id, task.source, task.date, task.confidence)
        assert_label(task.id, task.name)
        assert_sentence(task.id, task.help)
        assert task.minutes > 0, task.id
        assert task.per, task.id
        assert not task.note or task.note.endswith("."), task.id
        low, high = task.minutes_range or (task.minutes, task.minutes)
        assert low <= task.minutes <= high, task.id
        for currency in task.price or {}:
            assert re.fullmatch(r"[A-Z]{3}", currency), task.id


def test_a_task_of_the_catalogue_becomes_a_task_with_its_price_in_its_currency() -> None:
    entry = next(task for task in task_catalogue() if task.id == "data_entry")
    task = entry.task("Keying", "USD")
    assert (task.name, task.per_month, task.minutes, task.price, task.review_minutes) == ("Keying", 500, 1, 0.3, 0.1)
    assert entry.task("Keying", "DKK").price is None


def test_every_marketplace_says_what_it_charges_and_where_that_is_from() -> None:
    document = read_assumptions("marketplaces.yaml").value["marketplaces"]
    assert "direct" in document
    for name, place in document.items():
        assert 0 <= place["fee_rate"] < 1, name
        assert place["confidence"] in CONFIDENCE, name
        assert isinstance(place["date"], datetime.date), name
        assert place["source"] == "example" or place["source"]["url"].startswith("http"), name
        assert_label(name, place["name"])
        assert_sentence(name, place["note"])


@pytest.mark.parametrize("name", assumption_files("scenarios"))
def test_every_worked_example_reads_and_compares(name: str) -> None:
    document = read_assumptions("scenarios", f"{name}.yaml")
    scenario = read_scenario(document)
    assert scenario.name
    assert document.value["about"].endswith(".")
    assert len(compare(scenario).options) >= 4


# The contract

KEYS = re.findall(
    r"\S+",
    """
    work.hours_per_week work.weeks_per_year employee.salary employee.fte employee.hours_per_week employee.bonus_rate
    employee.retirement_rate employee.benefit_rate employee.insurance_rate employee.health_insurance employee.other_benefits
    employee.training employee.other_costs employee.desk_per_month employee.office_share employee.equipment
    employee.equipment_life employee.software_per_month employee.vacation_days employee.public_holidays employee.sick_days
    employee.productive_share employee.recruitment employee.ramp_up_weeks employee.turnover_rate
    employee.management_hours_per_week va.management_hours_per_week va.rate va.exchange_rate va.weeks_per_year
    va.minimum_hours_per_week va.speed va.redo_rate va.scheduled va.productive_share va.platform_fee_rate
    va.exchange_fee_rate va.irrecoverable_vat_rate va.contract_fee va.trial_cost va.tools_per_month va.onboarding_hours
    va.manual_hours va.churn_rate retainer.fee_per_month retainer.hours_per_month retainer.overage_rate retainer.rollover
    owner.hour_value owner.speed employer.headcount employer.payroll horizon.months horizon.pay_growth horizon.rate_growth
    horizon.inflation horizon.discount_rate custom.charge_rate custom.currency
    """,
)
CATEGORIES = {
    "pay", "payroll_taxes", "benefits", "workspace", "equipment", "insurance", "hiring", "management", "fees", "taxes", "other",
}  # fmt: skip
OPTION_NAMES = ["employee", "employee_part_time", "va_hourly", "va_per_task", "va_retainer", "owner"]
BLANK_ONE = {
    "employee.fte", "employee.office_share", "employee.equipment_life", "employee.productive_share", "va.exchange_rate",
    "va.speed", "va.productive_share", "owner.speed",
}  # fmt: skip
BLANK_OTHER = {
    "work.hours_per_week": 40, "work.weeks_per_year": 52, "employee.hours_per_week": 40, "va.weeks_per_year": 52,
    "horizon.months": 12, "va.scheduled": False, "custom.currency": "USD",
}  # fmt: skip


def test_the_keys_of_the_contract_all_exist() -> None:
    assert len(KEYS) == len(set(KEYS))
    names = {*model_records(), *(old for record in model_records().values() for old in record.formerly)}
    assert set(KEYS) <= names


def test_blank_starts_from_nothing() -> None:
    blank = {key: model_records()[key].blank for key in KEYS}
    expected = {key: BLANK_OTHER.get(key, 1 if key in BLANK_ONE else 0) for key in KEYS}
    assert blank == expected


def test_the_options_stand_in_the_order_of_the_contract() -> None:
    assert [option.name for option in OPTIONS] == OPTION_NAMES


def everything_given(place: str) -> Scenario:
    values: dict[str, Any] = {
        "employee.salary": 60_000, "va.rate": 30, "owner.hour_value": 50, "work.hours_per_week": 20,
        "retainer.fee_per_month": 900, "retainer.hours_per_month": 200,
    }  # fmt: skip
    tasks = ({"name": "A", "per_month": 3, "minutes": 5, "price": 4},)
    return Scenario(place, load_place(place).covered_from, values, tasks)  # type: ignore[arg-type]


@pytest.mark.parametrize("place", CHOOSABLE)
def test_every_line_has_a_name_of_its_own_and_a_category_of_the_contract(place: str) -> None:
    scenario = everything_given(place)
    for option in OPTIONS:
        lines, formulas = formulas_of(option, scenario)
        names = [line.name for line in lines]
        assert len(set(names)) == len(names), option.name
        known = {formula.name for formula in formulas}
        for line in lines:
            assert line.category in CATEGORIES
            assert line.unit == "money"
            assert_label(line.name, line.label)
            assert re.fullmatch(r"[a-z][a-z0-9_]*", line.name)
        for formula in formulas:
            for parameter in formula.parameters:
                assert parameter in known or parameter == "tasks" or key_of(parameter) in scenario.records, parameter


# What is said and not what it costs depends on these; what counts over time only, `notices` says.
SAID_ONLY = {
    "owner.budget_per_year", "owner.wanted_saving", "work.most_hours_per_person", "va.one_client", "va.your_equipment",
    "va.currency",
}  # fmt: skip


def test_every_key_that_can_be_set_changes_something() -> None:
    used: set[str] = {"custom.currency", "employee.fte"}
    for place in ("custom", "us-de", "gb"):
        for scenario in (everything_given(place), everything_given(place).change(tasks=())):
            for option in OPTIONS:
                if option.missing(scenario) is None:
                    for line in cost_of(option, scenario).lines:
                        used.update(line.uses)
    unused = set(model_records()) - used - SAID_ONLY
    assert {key for key in unused if key not in SEASONS and not key.startswith(OVER_TIME)} == set()


# Modules


@pytest.mark.parametrize("path", MODULES, ids=module_id)
def test_every_module_says_in_one_line_what_it_is_for_and_is_short(path: Path) -> None:
    text = path.read_text("utf-8")
    said = ast.get_docstring(ast.parse(text), clean=False)
    assert said, "no docstring"
    first, _, rest = said.partition("\n")
    assert re.search(r"[.…`]$", first), first
    assert not rest or rest.startswith("\n"), "what is more than one line stands apart"
    assert len(text.splitlines()) <= 250


def literals(path: Path) -> Iterator[tuple[int, float]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)) and not isinstance(node.value, bool):
            yield node.lineno, node.value


FORMULAS = [
    *sorted((PACKAGE / "options").glob("*.py")),
    PACKAGE / "charges.py",
    PACKAGE / "rules.py",
    PACKAGE / "answers" / "sweep.py",
]


@pytest.mark.parametrize("path", FORMULAS, ids=module_id)
def test_no_number_that_describes_the_world_stands_in_python(path: Path) -> None:
    """Nought, one, the two of a triangle's half, the last month of a divmod; and noise too small to matter."""
    allowed = {0, 1, 2} | ({11} if path.stem == "rules" else set())
    assert [(line, number) for line, number in literals(path) if number not in allowed and not 0 < number <= 1e-6] == []


@pytest.mark.parametrize("path", [*sorted((PACKAGE / "options").glob("*.py")), PACKAGE / "charges.py"], ids=module_id)
def test_cost_lines_decide_with_numpy(path: Path) -> None:
    """No min(), max(), abs(), round() or int() on amounts: they would fail on arrays and symbols, or lie."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"min", "max", "abs", "round", "int"}, f"line {node.lineno}"


def calls(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.lineno, node.func.id
            elif isinstance(node.func, ast.Attribute):
                yield node.lineno, f".{node.func.attr}"


OPENS = {"open", ".read_text", ".read_bytes", ".write_text", ".write_bytes", ".read_csv", ".loadtxt"}
MAY_OPEN = {
    "files.py",
    "commands.py",
    "present/memo_html.py",
    "present/images.py",
    "present/language.py",
    "web/chart.py",
    "web/address.py",
    "web/server.py",
}


@pytest.mark.parametrize("path", MODULES, ids=module_id)
def test_files_are_opened_by_the_loader_only(path: Path) -> None:
    opening = [(line, name) for line, name in calls(path) if name in OPENS]
    if path.relative_to(PACKAGE).as_posix() not in MAY_OPEN:
        assert opening == []


@pytest.mark.parametrize("path", MODULES, ids=module_id)
def test_nothing_typed_by_a_visitor_can_run(path: Path) -> None:
    forbidden = {"eval", "exec", "compile", "__import__", ".load", ".unsafe_load", ".loads", ".full_load", ".system", ".popen"}
    found = [(line, name) for line, name in calls(path) if name in forbidden]
    text = path.read_text("utf-8")
    assert [item for item in found if not (item[1] == ".loads" and "json.loads" in text)] == []
    assert "import pickle" not in text
    assert "shell=True" not in text


def run(code: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_importing_the_package_opens_no_assumption_and_loads_nothing_heavy() -> None:
    out = run(
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "import costmodel\n"
        "print([name for name in opened if name.endswith('.yaml') or 'assumptions' in name])\n"
        "print(sorted({'streamlit', 'plotly', 'pandas', 'scipy', 'babel', 'matplotlib', 'xlsxwriter'} & set(sys.modules)))\n"
    )
    assert out == "[]\n[]\n"


def test_a_comparison_loads_nothing_heavy_and_opens_only_what_it_needs() -> None:
    out = run(
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "from costmodel import Scenario, compare\n"
        "compare(Scenario('us-tx', '2026-01-01', {'employee.salary': 60000})).total('employee')\n"
        "print(sorted(name.split('/')[-1] for name in opened if name.endswith('.yaml')))\n"
        "print(sorted({'streamlit', 'plotly', 'pandas', 'scipy', 'matplotlib'} & set(sys.modules)))\n"
    )
    assert out == "['model.yaml', 'us-tx.yaml', 'us.yaml']\n[]\n"


def test_only_the_web_imports_streamlit() -> None:
    for path in MODULES:
        if path.relative_to(PACKAGE).parts[0] != "web":
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                assert not any(name.split(".")[0] == "streamlit" for name in names), path


# Every text file

TEXT = {
    ".py",
    ".yaml",
    ".yml",
    ".toml",
    ".md",
    ".txt",
    ".js",
    ".mjs",
    ".css",
    ".html",
    ".sh",
    ".po",
    ".pot",
    ".cfg",
    ".json",
    ".ini",
}
NOT_OURS = {".git", ".venv", "venv", "node_modules", "build", "dist", "htmlcov", "__pycache__"}


def text_files() -> list[Path]:
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [
            name
            for name in folders
            if name not in NOT_OURS and not name.endswith(("_cache", ".egg-info")) and name != ".hypothesis"
        ]
        found += [Path(folder) / name for name in names if Path(name).suffix in TEXT or name in ("Makefile", "run", ".gitignore")]
    return found


def test_no_text_names_a_registry_or_a_path_of_one_machine() -> None:
    # Written in two halves, so that no line of this file names one.
    registries = {"org": "pypi pythonhosted npmjs golang rubygems anaconda", "com": "npmjs yarnpkg", "io": "crates"}
    hosts = "|".join(rf"{name}\.{end}" for end, names in registries.items() for name in names.split())
    pattern = re.compile(rf"(?:{hosts})|(?<![\w.~}})])/(?:work|root)/|index-url|extra-index")
    mine = Path(__file__)
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for path in text_files()
        if path != mine
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


def test_every_text_file_is_plain_utf_8_that_ends_with_a_line() -> None:
    for path in text_files():
        data = path.read_bytes()
        data.decode("utf-8")
        assert b"\r" not in data, path
        assert not data or data.endswith(b"\n"), path


# Files


def test_a_missing_file_and_one_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        read_document(tmp_path / "none.yaml", "none.yaml")
    assert refused.value.say() == "none.yaml: there is no such file"
    with pytest.raises(InputError) as refused:
        read_document(tmp_path, "folder")
    assert refused.value.say() == "folder: the file can't be read: Is a directory"


def test_the_assumptions_lie_beside_the_package_or_inside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert assumptions_folder() == ROOT / "assumptions"
    (tmp_path / "assumptions").mkdir()
    monkeypatch.setattr(files_module, "__file__", str(tmp_path / "files.py"))
    assert assumptions_folder() == tmp_path / "assumptions"


def test_a_mistake_in_an_assumption_is_told_with_file_line_and_path(own_assumptions: Path) -> None:
    path = own_assumptions / "places" / "gb.yaml"
    text = path.read_text("utf-8").replace("rate: 0.15}", "rate: 15}", 1)
    path.write_text(text, "utf-8")
    line = next(number for number, content in enumerate(text.splitlines(), 1) if "rate: 15}" in content)
    with pytest.raises(InputError) as refused:
        load_place("gb")
    where = f"assumptions/places/gb.yaml:{line}: charges.national_insurance.rules[2].scale[2].rate"
    assert refused.value.say() == f"{where}: found 15; allowed: 0 to 1"


def test_a_mistake_in_the_model_or_the_catalogue_is_told_too(own_assumptions: Path) -> None:
    model = own_assumptions / "model.yaml"
    model.write_text(model.read_text("utf-8") + "va.rates:\n  label: Rates\n", "utf-8")
    with pytest.raises(InputError, match=r"assumptions/model\.yaml:\d+: va\.rates: help is missing"):
        model_records()
    tasks = own_assumptions / "tasks.yaml"
    tasks.write_text(
        tasks.read_text("utf-8").replace("    minutes: 30\n", "", 1).replace("per_month: 60", "per_month: many"), "utf-8"
    )
    with pytest.raises(InputError) as refused:
        task_catalogue()
    assert "assumptions/tasks.yaml:4: tasks[1]: minutes is missing" in refused.value.say()
    assert "tasks[2].per_month: found the text “many”; allowed: a number" in refused.value.say()


def test_a_changed_default_changes_the_answer_without_any_python(own_assumptions: Path) -> None:
    path = own_assumptions / "model.yaml"
    before = compare(parse_scenario("place: us-tx\ndate: 2026-01-01\n")).option("va_hourly").line("invoice").amount
    forget_assumptions()
    path.write_text(
        path.read_text("utf-8").replace("  value: 0.05\n  blank: 0\n  range: [0, 0.12]", "  value: 0.1\n  blank: 0"), "utf-8"
    )
    after = compare(parse_scenario("place: us-tx\ndate: 2026-01-01\n")).option("va_hourly").line("invoice").amount
    assert after / before == pytest.approx(1.1 / 1.05)


def parse_scenario(text: str) -> Scenario:
    return read_scenario(parse(text, "x.yaml"))


@pytest.mark.parametrize("path", MODULES, ids=module_id)
def test_no_switch_has_a_sign_of_help(path: Path) -> None:
    """On a phone a tap on the sign flips the switch and shows no help: what it means stands below it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("toggle", "checkbox"):
            assert "help" not in [keyword.arg for keyword in node.keywords], node.lineno
