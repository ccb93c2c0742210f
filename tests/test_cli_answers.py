"""The commands that answer questions: shapes of the contract, sums done by hand, and what is said when something is wrong."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from costmodel.cli import main
from costmodel.present.language import LANGUAGES
from costmodel.scenario_file import read_scenario
from costmodel.strict_yaml import parse

SCHEMAS = Path(__file__).parent.parent / "docs" / "schema"
OPTIONS = ("employee", "employee_part_time", "va_hourly", "va_per_task", "va_retainer", "owner")
NOTHING = ("--blank", "--place", "custom", "--date", "2026-01-01")
SUM = (*NOTHING, "--set", "employee.salary=52000", "--set", "va.rate=40")
# The VA asks 30 to 50 an hour for 520 hours, the owner's hour is worth 36.
UNSURE = (
    *NOTHING, "--set", "work.hours_per_week=10", "--set", "owner.hour_value=36", "--set", "va.rate=[30,50]",
)  # fmt: skip
FILE = """\
name: Six ways
place: us-tx
date: 2026-07-01
values:
  employee.salary: 60000
  va.rate: [25, 35]
  owner.hour_value: 50
  retainer.fee_per_month: 900
  retainer.hours_per_month: 40
  retainer.overage_rate: 30
  horizon.switch_month: 7
tasks:
  - {name: "=Bookkeeping", per_month: [30, 50], minutes: 15, price: 9}
  - {name: Mail, per_month: 100, minutes: 6, price: 4}
bids:
  - {name: Ana, pay: hourly, rate: 22}
  - {name: "=Bo", pay: hourly, rate: 24.5, speed: 1.3}
  - {name: Cy, pay: retainer, fee_per_month: 600, hours_per_month: 20, overage_rate: 30}
  - {name: Ed, pay: retainer, hours_per_month: 0}
"""
OTHER = "name: Denmark\nplace: dk\ndate: 2026-05-01\n"
SHAPES: dict[str, tuple[str, ...]] = {
    "break-even": ("break-even", "--vary", "va.rate", "FILE"),
    "flips": ("flips", "FILE"),
    "rate": ("rate", "FILE"),
    "brief": ("brief", "FILE"),
    "simulate": ("simulate", "FILE", "--draws", "500"),
    "sensitivity": ("sensitivity", "FILE"),
    "map": ("map", "--vary", "va.rate", "owner.hour_value", "FILE"),
    "over-time": ("over-time", "FILE", "--stop", "8"),
    "bids": ("bids", "FILE"),
    "side-by-side": ("side-by-side", "FILE", "OTHER"),
}


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A shell in another folder, whose language is none of ours, with two files in it."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "s.yaml").write_text(FILE, "utf-8")
    (tmp_path / "o.yaml").write_text(OTHER, "utf-8")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What a command prints; it must succeed without a word on standard error."""

    def run(*arguments: str) -> str:
        given = [{"FILE": "s.yaml", "OTHER": "o.yaml"}.get(argument, argument) for argument in arguments]
        assert main(given) == 0
        printed = capsys.readouterr()
        assert printed.err == ""
        return printed.out

    return run


def told(printed: str) -> Any:
    def no_constant(name: str) -> None:
        raise AssertionError(f"{name} is not JSON")

    return json.loads(printed, parse_constant=no_constant)


# --- the shapes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SHAPES)
def test_json_is_what_the_schema_says(name: str, run: Callable[..., str]) -> None:
    schema = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(told(run(*SHAPES[name], "--format", "json")))


@pytest.mark.parametrize("name", [name for name in SHAPES if name not in ("brief", "bids", "side-by-side")])
def test_json_is_what_the_schema_says_where_there_is_nothing(name: str, run: Callable[..., str]) -> None:
    arguments = [argument for argument in SHAPES[name] if argument != "FILE"]
    schema = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(told(run(*arguments, *NOTHING, "--format", "json")))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHAPES)
def test_tables_fit_a_terminal_in_every_language(name: str, language: str, run: Callable[..., str]) -> None:
    printed = run(*SHAPES[name], "--lang", language)
    assert printed.endswith("\n")
    assert "nan" not in printed.lower().split()
    if name != "brief":
        assert [line for line in printed.splitlines() if len(line) > 80] == []


@pytest.mark.parametrize("name", [name for name in SHAPES if name != "brief"])
def test_csv_has_a_row_for_each_thing(name: str, run: Callable[..., str]) -> None:
    printed = run(*SHAPES[name], "--format", "csv")
    rows = list(csv.reader(io.StringIO(printed)))
    assert len(rows) > 1 or name == "break-even"
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not any(cell.startswith(("=", "@")) or cell in ("nan", "inf", "None") for row in rows for cell in row)


@pytest.mark.parametrize("name", [name for name in SHAPES if name not in ("brief", "bids", "side-by-side")])
@pytest.mark.parametrize("form", ["table", "csv"])
def test_every_format_says_something_where_there_is_nothing(name: str, form: str, run: Callable[..., str]) -> None:
    assert run(*[argument for argument in SHAPES[name] if argument != "FILE"], *NOTHING, "--format", form).strip()


# --- break-even ----------------------------------------------------------------------------------------


def test_break_even_from_nothing(run: Callable[..., str]) -> None:
    """52,000 ÷ (40 · 52) = 25 hours a week; past 40 hours two people: 104,000 ÷ 2,080 = 50."""
    found = told(run("break-even", "--vary", "work.hours_per_week", *SUM, "--high", "60", "--format", "json"))
    assert found["vary"] == "work.hours_per_week"
    assert found["between"] == ["employee", "va_hourly"]
    assert [point["value"] for point in found["points"]] == pytest.approx([25, 40, 50])
    assert found["points"][0] == {
        "value": pytest.approx(25), "cost": pytest.approx(52000), "other_cost": pytest.approx(52000),
        "cheaper_below": "va_hourly", "cheaper_above": "employee", "jump": False,
    }  # fmt: skip
    assert [point["jump"] for point in found["points"]] == [False, True, False]
    assert found["searched"] == [0, 60]


def test_break_even_of_the_rate(run: Callable[..., str]) -> None:
    """100,000 · (1 + 0.0765 + 0.25) = 132,650 for 2,000 hours: 66.325."""
    values = {
        "employee.salary": 100000, "custom.charge_rate": 0.0765, "employee.benefit_rate": 0.25, "work.weeks_per_year": 50,
        "work.hours_per_week": 40,
    }  # fmt: skip
    flags = [part for key, value in values.items() for part in ("--set", f"{key}={value}")]
    found = told(run("break-even", "--vary", "va.rate", *NOTHING, *flags, "--format", "json"))
    assert [point["value"] for point in found["points"]] == [pytest.approx(66.325)]
    assert found["points"][0]["cost"] == pytest.approx(132650)
    assert found["points"][0]["cheaper_below"] == "va_hourly"


def test_break_even_between_others(run: Callable[..., str]) -> None:
    """Below its own worth of 36 an hour the VA is cheaper than doing it yourself."""
    found = told(run("break-even", "--vary", "va.rate", *UNSURE, "--between", "owner", "va_hourly", "--format", "json"))
    assert [(point["value"], point["cheaper_below"]) for point in found["points"]] == [(pytest.approx(36), "va_hourly")]
    assert "Above 25 hours a week" in run("break-even", "--vary", "work.hours_per_week", *SUM)


def test_break_even_without_a_crossing_says_who_is_cheaper(run: Callable[..., str]) -> None:
    found = told(run("break-even", "--vary", "work.hours_per_week", *SUM, "--high", "20", "--format", "json"))
    assert (found["points"], found["cheaper"]) == ([], "va_hourly")
    found = told(run("break-even", "--vary", "va.rate", *SUM, "--between", "va_retainer", "owner", "--format", "json"))
    assert (found["points"], found["cheaper"]) == ([], None)


def test_a_tasks_field_can_vary(run: Callable[..., str]) -> None:
    assert "=Bookkeeping: minutes each" in run("break-even", "--vary", "tasks.1.minutes", "FILE")


# --- simulation and sensitivity ------------------------------------------------------------------------


def test_the_simulation_of_one_uncertain_rate(run: Callable[..., str]) -> None:
    """The rate is normal around 40 with a deviation of 6.08: the VA wins below 36, in Φ(−0.658) = 25.5 % of the cases."""
    found = told(run("simulate", *UNSURE, "--seed", "7", "--draws", "20000", "--format", "json"))
    assert (found["draws"], found["seed"], found["leading"]) == (20000, 7, "owner")
    assert found["cheapest_share"] == {"va_hourly": pytest.approx(0.255, abs=0.003), "owner": pytest.approx(0.745, abs=0.003)}
    assert found["total"]["owner"]["p05"] == found["total"]["owner"]["p95"] == pytest.approx(36 * 520)
    assert found["total"]["va_hourly"]["p50"] == pytest.approx(40 * 520, rel=1e-3)
    assert found["total"]["va_hourly"]["p05"] == pytest.approx(30 * 520, rel=2e-3)
    assert found["saving"]["va_hourly"]["p50"] == pytest.approx(4 * 520, rel=1e-2)
    assert [each["key"] for each in found["uncertain"]] == ["va.rate"]
    assert found["chance_of_losing"] == pytest.approx(found["cheapest_share"]["va_hourly"])


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_a_simulation_is_the_same_to_the_last_byte(form: str, run: Callable[..., str]) -> None:
    flags = ("FILE", "--draws", "20000", "--format", form)
    first = run("simulate", *flags, "--seed", "1")
    assert run("simulate", *flags, "--seed", "1") == first
    assert run("simulate", *flags, "--seed", "1", "--workers", "1") == first
    assert run("simulate", *flags, "--seed", "1", "--workers", "2") == first
    assert run("simulate", *flags, "--seed", "2") != first


def test_a_long_simulation_shows_its_progress_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("costmodel.commands_answers._PATIENCE", -1.0)
    assert main(["simulate", *UNSURE, "--draws", "100"]) == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert main(["simulate", *UNSURE, "--draws", "100"]) == 0
    err = capsys.readouterr().err
    assert "100 of 100 done" in err
    assert err.endswith("\r")


def test_the_sensitivity_of_one_uncertain_rate(run: Callable[..., str]) -> None:
    """At 30 the owner costs 6 · 520 more than the VA, at 50 the VA 14 · 520 more; both cost the same at 36."""
    found = told(run("sensitivity", *UNSURE, "--format", "json"))
    assert found["between"] == ["owner", "va_hourly"]
    assert found["saving"] == pytest.approx(4 * 520)
    assert found["bars"] == [
        {
            "key": "va.rate", "low": pytest.approx(30), "high": pytest.approx(50), "at_low": pytest.approx(-3120),
            "at_high": pytest.approx(7280), "flip": pytest.approx(36), "limit": None,
            "unable": None, "share": pytest.approx(1, abs=0.02),
        }
    ]  # fmt: skip
    assert told(run("sensitivity", "FILE", "--between", "owner", "employee", "--format", "json"))["between"] == [
        "owner", "employee",
    ]  # fmt: skip


# --- the other answers ---------------------------------------------------------------------------------


def test_what_would_change_the_answer(run: Callable[..., str]) -> None:
    found = told(run("flips", *UNSURE, "--format", "json"))
    assert found["cheapest"] == "owner"
    nearest = {flip["key"]: flip for flip in found["flips"]}
    assert nearest["va.rate"]["value"] == pytest.approx(36)
    assert nearest["va.rate"]["winner"] == "va_hourly"
    assert nearest["owner.hour_value"]["value"] == pytest.approx(40)
    assert [flip["distance"] for flip in found["flips"]] == sorted(flip["distance"] for flip in found["flips"])


def test_the_rate_worth_paying(run: Callable[..., str]) -> None:
    """A quarter less than 36 · 520 = 18,720 is 14,040: 27 an hour."""
    found = told(run("rate", *UNSURE, "--saving", "0.25", "--format", "json"))
    assert found["rate"] == pytest.approx(27)
    assert found["post"] == 27
    assert (found["against"], found["saving"]) == ("owner", 0.25)
    assert "pay at most $27 an hour" in " ".join(run("rate", *UNSURE, "--saving", "0.25").split())  # it goes over two lines


def test_the_brief_is_markdown(run: Callable[..., str]) -> None:
    text = run("brief", "FILE")
    assert text.startswith("# Virtual assistant wanted: =Bookkeeping, Mail\n")
    assert told(run("brief", "FILE", "--format", "json")) == {"markdown": text}


def test_years_of_months(run: Callable[..., str]) -> None:
    found = told(run("over-time", *UNSURE, "--years", "2", "--format", "json"))
    rows = [row for row in found["rows"] if row["option"] == "owner"]
    assert len(rows) == 24
    assert [row["month"] for row in rows] == list(range(1, 25))
    assert (rows[0]["date"], rows[12]["date"]) == ("2026-01-01", "2027-01-01")
    assert rows[-1]["cumulative"] == pytest.approx(2 * 18720)
    assert rows[0]["total"] == rows[0]["cash"] + rows[0]["owner_time"] == pytest.approx(1560)
    plans = {plan["option"]: plan for plan in found["plans"]}
    assert (found["cheapest"], plans["owner"]["behind_from"], plans["va_hourly"]["behind_from"]) == ("owner", None, 1)
    assert run("over-time", *UNSURE, "--months", "6", "--format", "csv").startswith(
        "month,date,option,cash,owner_time,total,cumulative\n1,"
    )
    assert len(told(run("over-time", *UNSURE, "--months", "6", "--format", "json"))["rows"]) == 12
    assert told(run("over-time", *UNSURE, "--format", "json"))["months"] == 36


def test_what_stopping_costs(run: Callable[..., str]) -> None:
    """Two weeks of notice to a VA of ten hours a week at 40."""
    flags = (*UNSURE, "--set", "va.notice_weeks=2", "--stop", "6")
    stops = {stop["option"]: stop for stop in told(run("over-time", *flags, "--format", "json"))["stopping"]}
    assert stops["va_hourly"]["cost"] == pytest.approx(800)
    assert stops["owner"]["cost"] == 0
    assert "to stop after month 6 costs $800 for the notice" in run("over-time", *flags).replace("\n  ", " ")


def test_the_switch_stands_among_the_options(run: Callable[..., str]) -> None:
    found = told(run("over-time", "FILE", "--format", "json"))
    assert [plan["option"] for plan in found["plans"]] == [*OPTIONS, "switch"]
    assert "First a VA, then an employee" in run("over-time", "FILE")


def test_the_map_is_a_grid(run: Callable[..., str]) -> None:
    found = told(run("map", "--vary", "va.rate", "owner.hour_value", *UNSURE, "--format", "json"))
    assert len(found["cheapest"]) == len(found["down"])
    assert len(found["cheapest"][0]) == len(found["across"])
    for y, row in zip(found["down"], found["cheapest"], strict=True):
        for x, name in zip(found["across"], row, strict=True):
            assert name == ("va_hourly" if x < y else "owner") or x == pytest.approx(y)
    rows = list(csv.DictReader(io.StringIO(run("map", "--vary", "va.rate", "owner.hour_value", *UNSURE, "--format", "csv"))))
    assert len(rows) == len(found["down"]) * len(found["across"])
    drawn = run("map", "--vary", "va.rate", "owner.hour_value", *UNSURE)
    assert drawn.count("*") == 2  # on the map and in its legend


def test_bids_from_a_file_and_from_a_table(run: Callable[..., str], tmp_path: Path) -> None:
    found = told(run("bids", "FILE", "--format", "json"))
    assert found["bids"][-1]["name"] == "Ed"
    assert found["bids"][-1]["why_missing"]
    assert found["to_win"] is not None
    (tmp_path / "b.csv").write_text("name,pay,rate\nFay,hourly,30\nGil,hourly,20\n", "utf-8")
    assert [bid["name"] for bid in told(run("bids", "FILE", "--csv", "b.csv", "--format", "json"))["bids"]] == ["Gil", "Fay"]


def test_scenarios_side_by_side(run: Callable[..., str]) -> None:
    found = told(run("side-by-side", "FILE", "OTHER", "--format", "json"))
    assert [each["name"] for each in found["scenarios"]] == ["Six ways", "Denmark"]
    assert found["same_currency"] is False
    assert all(len(amounts) == 2 for amounts in found["total"].values())
    assert found["total"]["va_retainer"][1] is None
    assert "place" in [each["key"] for each in found["differing"]]


def test_a_link_of_several_scenarios_reads_back(run: Callable[..., str], capsys: pytest.CaptureFixture[str]) -> None:
    link = run("link", "FILE", "OTHER").strip()
    assert main(["link", "--read", link]) == 0
    documents = capsys.readouterr().out.split("---\n")
    read = [read_scenario(parse(text, "link")) for text in documents]
    assert [scenario.name for scenario in read] == ["Six ways", "Denmark"]
    assert [len(scenario.bids) for scenario in read] == [4, 0]
    assert run("link", "FILE").startswith("?s=")


# --- what is refused -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("break-even", "--vary", "va.rat"), "--vary: va.rat: unknown key va.rat; did you mean va.rate?"),
        (("break-even", "--vary", "va.scheduled"), "--vary: va.scheduled: va.scheduled is not a number, so it can't vary"),
        (("break-even", "--vary", "custom.currency", *NOTHING), "custom.currency is not a number"),
        (("break-even", "--vary", ""), "--vary: unknown key"),
        (("break-even", "--vary", "tasks.1.minutes"), "--vary: tasks.1.minutes: unknown key"),
        (("break-even", "--vary", "tasks.9.minutes", "s.yaml"), "--vary: tasks.9.minutes: unknown key"),
        (("break-even",), "--vary"),
        (("break-even", "--vary", "va.rate", "--between", "owner", "owner"), "name two different options, not owner twice"),
        (
            ("break-even", "--vary", "va.rate", "--between", "owner", "robot"),
            "--between: robot is not an option; allowed: employee,",
        ),
        (
            ("break-even", "--vary", "va.rate", "--low", "9", "--high", "8"),
            "--low: found 9; allowed: a number below that of --high",
        ),
        (
            ("break-even", "--vary", "va.speed", "--low", "50"),
            "nothing of va.speed lies from 50 to 20; allowed: values from 0.05 to",
        ),
        (("break-even", "--vary", "va.rate", "--low", "nan"), "--low: found nan; allowed: a number"),
        (("break-even", "--vary", "va.rate", "--high", "1e9"), "--high: found 1e9; allowed: a number"),
        (("break-even", "--vary", "va.rate", "none.yaml"), "none.yaml: there is no such file"),
        (("break-even", "--vary", "va.rate", "--set", "va.rat=3"), "--set: va.rat: unknown key va.rat; did you mean va.rate?"),
        (("simulate", "--draws", "0"), "--draws: found 0; allowed: a whole number from 1 to 10000000"),
        (("simulate", "--draws", "99999999999"), "--draws: found 99999999999; allowed: a whole number from 1 to 10000000"),
        (("simulate", "--draws", "9" * 5000), "--draws: found 999"),
        (("simulate", "--draws", "1.5"), "--draws: found 1.5; allowed: a whole number"),
        (("simulate", "--draws", "many"), "--draws: found many; allowed: a whole number"),
        (("simulate", "--seed", "-1"), "--seed: found -1; allowed: a whole number from 0 to"),
        (("simulate", "--seed", "9" * 25), "--seed: found 999"),
        (("simulate", "--workers", "0"), "--workers: found 0; allowed: a whole number from 1 to 256"),
        (("simulate", "--workers", "100000"), "--workers: found 100000"),
        (("sensitivity", "--between", "owner", "owner"), "name two different options, not owner twice"),
        (("sensitivity", "--between", "owner", "robot"), "--between: robot can't be compared here"),
        (("sensitivity", "--between", "owner"), "--between"),
        (("rate", "--saving", "2"), "--saving: found 2; allowed: a share from 0 to 0.95"),
        (("rate", "--saving", "x"), "--saving: found x; allowed: a number"),
        (("brief", "--format", "csv"), "--format: brief prints text or json"),
        (("over-time", "--years", "0"), "--years: found 0; allowed: a whole number from 1 to 10"),
        (("over-time", "--years", "11"), "--years: found 11"),
        (("over-time", "--stop", "0"), "--stop: found 0; allowed: a whole number from 1 to 36"),
        (("over-time", "--years", "1", "--stop", "13"), "--stop: found 13; allowed: a whole number from 1 to 12"),
        (("map", "--vary", "va.rate", "va.rate"), "name two different keys, not va.rate twice"),
        (("map", "--vary", "va.rate", "va.rat"), "unknown key va.rat"),
        (("map", "--vary", "va.rate", "horizon.months"), "horizon.months can't stand on a map"),
        (("map", "--vary", "va.rate"), "--vary"),
        (("bids",), "there are no bids"),
        (("bids", "s.yaml", "--csv", "none.csv"), "none.csv: there is no such file"),
        (("side-by-side", "s.yaml"), "side-by-side: found one scenario; give two or more files"),
        (("side-by-side", *["s.yaml"] * 9), "found 9 scenarios; at most 8 are compared"),
        (("side-by-side", "s.yaml", "none.yaml"), "none.yaml: there is no such file"),
        (("link", "--readable", "s.yaml", "o.yaml"), "--readable: a link of several scenarios has no readable form"),
        (("link", *["s.yaml"] * 9), "found 9 scenarios; at most 8 are compared"),
        (("predict",), "predict"),
    ],
)
def test_bad_input_is_refused_with_a_reason(arguments: tuple[str, ...], said: str, refused: Callable[..., str]) -> None:
    assert said in refused(*arguments)


def test_a_table_of_bids_that_is_wrong_is_refused_by_its_name(refused: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("name,pay,rat\nFay,hourly,30\n", "utf-8")
    assert refused("bids", "s.yaml", "--csv", "b.csv") == "b.csv:1: rat: unknown key rat; did you mean rate?"
    (tmp_path / "b.csv").write_bytes(b"name,pay\n\xff\xfe,hourly\n")
    assert refused("bids", "s.yaml", "--csv", "b.csv") == "b.csv: the file is not UTF-8 text"
    (tmp_path / "b.csv").write_text("x" * 500_000, "utf-8")
    assert "characters; at most 100000 are allowed" in refused("bids", "s.yaml", "--csv", "b.csv")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHAPES)
def test_help_is_there(name: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([name, "--help", "--lang", language])
    assert stopped.value.code == 0
    assert "--format" in capsys.readouterr().out
