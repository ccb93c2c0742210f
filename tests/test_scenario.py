"""A scenario: which value holds and where it comes from, what is refused, and that it never changes."""

from __future__ import annotations

import copy
import dataclasses
import datetime
import pickle
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from costmodel import InputError, Scenario, Task, compare
from costmodel.files import assumptions_folder
from costmodel.places import load_head, load_place, place_ids
from costmodel.record_reading import model_records
from costmodel.records import Range
from costmodel.scenario import DEFAULT_PLACE, records_of
from costmodel.scenario_file import read_scenario
from costmodel.strict_yaml import parse

CACHES = (model_records, load_place, load_head, place_ids, records_of)
LETTERS = Task("Letters", 40, 15, 9)
BOOKS = Task("Books", 10, 30, None, 28)


def texas(values: dict[str, Any] | None = None, **more: Any) -> Scenario:
    return Scenario("us-tx", "2026-01-01", values or {}, **more)


def refused(make: Callable[[], Any]) -> list[str]:
    with pytest.raises(InputError) as caught:
        make()
    return caught.value.say().split("\n")


# --- Which value holds -------------------------------------------------------------------------------


def test_defaults_then_the_place_then_ones_own() -> None:
    assert Scenario("custom", "2026-01-01").number("employee.recruitment") == 0
    assert texas().number("employee.recruitment") == 4129
    assert texas({"employee.recruitment": 500}).number("employee.recruitment") == 500


def test_blank_leaves_nothing_but_ones_own() -> None:
    blank = texas({"va.rate": 25}, base="blank")
    assert {key: blank.value(key) for key in ("employee.recruitment", "employee.salary", "work.hours_per_week", "va.rate")} == {
        "employee.recruitment": 0, "employee.salary": 0, "work.hours_per_week": 40, "va.rate": 25,
    }  # fmt: skip
    assert compare(blank.change({"employee.salary": 60_000})).option("employee").line("social_security").amount == 3720


def test_where_a_value_comes_from() -> None:
    scenario = texas({"va.rate": 25}, tasks=(LETTERS,))
    keys = ("va.rate", "employee.salary", "work.weeks_per_year", "law.state_unemployment_rate", "tasks.1.price")
    assert [scenario.provenance(key) for key in keys] == ["scenario", "place", "default", "place", "scenario"]
    assert texas(base="blank").provenance("employee.salary") == "blank"


def test_what_was_changed_is_what_differs_from_the_base_in_the_order_of_the_records() -> None:
    values = {"va.rate": 25, "employee.salary": 60_000, "employee.recruitment": 4129}
    assert texas(values).changed == ("employee.salary", "va.rate")
    assert set(texas(values).values) == set(values)
    assert texas({"employee.salary": 0, "va.rate": 25}, base="blank").changed == ("va.rate",)
    assert texas({"va.rate": Range(39, 39, 39)}).changed == ("va.rate",)


def test_values_stand_in_the_order_of_the_records() -> None:
    assert list(texas({"va.rate": 25, "work.hours_per_week": 10, "employee.salary": 1}).values) == [
        "work.hours_per_week", "employee.salary", "va.rate",
    ]  # fmt: skip


def test_a_range_counts_at_its_likeliest() -> None:
    scenario = texas({"va.rate": [25, 35], "employee.salary": {"low": 50_000, "likely": 52_000, "high": 80_000}})
    assert (scenario.value("va.rate"), scenario.value("employee.salary")) == (30, 52_000)
    assert scenario.input("va.rate") == Range(25, 30, 35)
    assert scenario.input("employee.salary") == Range(50_000, 52_000, 80_000, "pert")


def test_the_law_s_own_figure_is_nothing_and_ones_own_takes_its_place() -> None:
    assert texas().value("law.state_unemployment_rate") is None
    assert texas({"law.state_unemployment_rate": None}).value("law.state_unemployment_rate") is None
    assert texas({"law.state_unemployment_rate": 0.05}).number("law.state_unemployment_rate") == 0.05


def test_switches_count_one_or_nought() -> None:
    assert texas({"va.scheduled": True}).number("va.scheduled") == 1
    assert texas().number("va.scheduled") == 0


def test_place_date_months_and_currency() -> None:
    scenario = Scenario("dk", "2026-05-01", {"horizon.months": 24})
    assert (scenario.start, scenario.months, scenario.currency) == (datetime.date(2026, 5, 1), 24, "DKK")
    assert scenario.law.name == "Denmark"
    own = Scenario("custom", datetime.date(2026, 5, 1), {"custom.currency": "NOK"})
    assert (own.currency, own.start) == ("NOK", datetime.date(2026, 5, 1))
    assert Scenario("us-tx", "2026-05-01", {"custom.currency": "NOK"}).currency == "USD"


def test_without_anything_said_it_is_today_in_a_place_of_ours() -> None:
    scenario = Scenario()
    assert (scenario.place, scenario.start, scenario.base) == (DEFAULT_PLACE, datetime.date.today(), "default")


def test_every_key_knows_its_record() -> None:
    scenario = texas(tasks=(LETTERS,))
    assert scenario.record("va.rate").unit == "va_money/hour"
    assert scenario.record("tasks.1.price").unit == "money"
    assert scenario.records["employee.salary"].source.title.startswith("BLS")
    with pytest.raises(KeyError):
        scenario.input("va.nothing")


# --- Tasks -------------------------------------------------------------------------------------------


def test_a_key_of_a_task_goes_into_the_task() -> None:
    scenario = texas({"tasks.2.price": 12, "tasks.1.minutes": [10, 20], "tasks.1.redo_rate": None}, tasks=(LETTERS, BOOKS))
    assert scenario.tasks == (dataclasses.replace(LETTERS, minutes=Range(10, 15, 20)), dataclasses.replace(BOOKS, price=12))
    assert dict(scenario.values) == {}
    assert (scenario.input("tasks.2.price"), scenario.number("tasks.1.minutes")) == (12, 15)


def test_tasks_may_be_written_as_in_a_file() -> None:
    scenario = texas(tasks=({"name": "Letters", "per_month": 40, "minutes": 15, "price": 9}, BOOKS))  # type: ignore[arg-type]
    assert scenario.tasks == (LETTERS, BOOKS)


@pytest.mark.parametrize(
    ("values", "tasks", "message"),
    [
        ({"tasks.1.price": 3}, (), "values.tasks.1.price: this scenario has no tasks"),
        ({"tasks.3.price": 3}, (LETTERS, BOOKS), "values.tasks.3.price: unknown key tasks.3.price; did you mean tasks.2.price?"),
        ({"tasks.0.price": 3}, (LETTERS,), "values.tasks.0.price: unknown key tasks.0.price; did you mean tasks.1.price?"),
        ({"tasks.1.prise": 3}, (LETTERS,), "values.tasks.1.prise: unknown key tasks.1.prise; did you mean tasks.1.price?"),
        ({"tasks.1": 3}, (LETTERS,), "values.tasks.1: unknown key tasks.1"),
        ({"tasks.1.price": -3}, (LETTERS,), "values.tasks.1.price: found -3; allowed: 0 to 100000000"),
        ({"tasks.1.price": Range(-3, 0, 3)}, (LETTERS,), "values.tasks.1.price"),
        ({"tasks.1.price": "a"}, (LETTERS,), "values.tasks.1.price: found the text “a”; allowed: a number"),
    ],
)
def test_a_key_of_a_task_that_is_wrong(values: dict[str, Any], tasks: tuple[Task, ...], message: str) -> None:
    assert refused(lambda: texas(values, tasks=tasks))[0].startswith(message)


@pytest.mark.parametrize(
    "task",
    [
        Task("Letters", -5, 15), Task("Letters", 5, float("nan")), Task("Letters", 5, "q"), Task("", 5, 5), Task("a\nb", 5, 5),
        Task("x" * 81, 5, 5), Task("Letters", 5, 5, Range(3, 2, 1)), Task("Letters", None, 5),
    ],
)  # fmt: skip
def test_a_task_given_in_python_is_checked_like_one_in_a_file(task: Task) -> None:
    assert refused(lambda: texas(tasks=(task,)))[0].startswith("tasks[1]")


def test_there_are_at_most_fifty_tasks() -> None:
    assert len(texas(tasks=(LETTERS,) * 50).tasks) == 50
    assert refused(lambda: texas(tasks=(LETTERS,) * 51)) == ["tasks: found 51 tasks; at most 50 are read"]


# --- What is refused ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"place": "us-txs"}, "place: unknown place us-txs; did you mean us-tx?"),
        ({"place": "us"}, "place: us is not one place; allowed: us-ak, us-al, us-ar, us-az, us-ca, us-co, us-ct, us-dc, …"),
        ({"place": ""}, "place: unknown place"),
        ({"date": "2024-12-31"}, "date: Texas is covered from 2025-01-01 on; found 2024-12-31"),
        ({"date": "July"}, "date: found July; allowed: a date like 2026-07-01"),
        ({"date": "2300-01-01"}, "date: found 2300-01-01; allowed: a date like 2026-07-01"),
        ({"date": 2026}, "date: found 2026; allowed: a date like 2026-07-01"),
        ({"base": "empty"}, "base: found the text “empty”; allowed: default, blank"),
        ({"values": {"va.rat": 3}}, "values.va.rat: unknown key va.rat; did you mean va.rate?"),
        ({"values": {"va.rate": "3"}}, "values.va.rate: found the text “3”; allowed: a number"),
        ({"values": {"va.rate": float("nan")}}, "values.va.rate: found nan; allowed: 0 to 1000000"),
        ({"values": {"va.rate": Range(5, 4, 3)}}, "values.va.rate: found 5 before 3; a range begins with the lower"),
        ({"values": {"va.rate": Range(-1, 0, 1)}}, "values.va.rate[1]: found -1; allowed: 0 to 1000000"),
        ({"values": {"va.rate": Range(1, 500, 2, "pert")}}, "values.va.rate: low, likely and high must stand in this order"),
        ({"values": {"va.rate": Range(1, float("nan"), 2, "pert")}}, "values.va.rate"),
        ({"values": {"va.scheduled": Range(0, 0.5, 1)}}, "values.va.scheduled"),
        ({"values": {"custom.currency": Range(0, 0.5, 1)}}, "values.custom.currency"),
        ({"values": {"horizon.months": [12, 24]}}, "values.horizon.months: found [12, 24]; allowed: a whole number of months"),
        ({"values": {"horizon.months": 0}}, "values.horizon.months: found 0; allowed: 1 to 120"),
        ({"values": {"horizon.months": 12.5}}, "values.horizon.months: found 12.5; allowed: a whole number of months"),
        (
            {"values": {"custom.currency": "kroner"}},
            "values.custom.currency: found the text “kroner”; allowed: a currency's three",
        ),
        ({"values": {"employee.sick_days": 250}}, "values.employee.sick_days: 271 days away leave no working day in a year"),
        ({"values": {"law.ny_district": "x"}}, "values.law.ny_district: unknown key law.ny_district"),
        ({"name": "x" * 121}, "name: found 121 characters; at most 120 are allowed"),
        ({"name": "a\nb"}, "name: found the text “a·b”; allowed: a text on one line"),
        ({"place": None}, "place"),
        ({"place": 5}, "place"),
        ({"name": 5}, "name: found 5; allowed: a text on one line"),
    ],
    ids=str,
)
def test_what_is_refused(fields: dict[str, Any], message: str) -> None:
    problems = refused(lambda: Scenario(**{"place": "us-tx", "date": "2026-01-01", **fields}))
    assert problems[0].startswith(message)
    assert len(problems) == 1


def test_everything_wrong_is_said_at_once() -> None:
    values = {"va.rat": 1, "employee.fte": 2, "tasks.1.price": 3}
    problems = refused(lambda: Scenario("us-txs", "soon", values, base="none"))
    assert [problem.partition(":")[0] for problem in problems] == [
        "place", "date", "base", "values.tasks.1.price", "values.va.rat", "values.employee.fte",
    ]  # fmt: skip


@pytest.mark.parametrize("place", ["dk", "gb", "us-ny", "custom"])
def test_a_date_before_the_first_figures_says_from_when_on_there_are_some(place: str) -> None:
    first = load_place(place).covered_from
    assert Scenario(place, first).start == first
    (problem,) = refused(lambda: Scenario(place, first - datetime.timedelta(days=1)))
    assert problem == f"date: {load_place(place).name} is covered from {first} on; found {first - datetime.timedelta(days=1)}"


def test_a_date_after_the_last_check_computes_and_says_so() -> None:
    later = Scenario("us-tx", "2031-01-01", {"employee.salary": 60_000})
    assert compare(later).option("employee").line("social_security").amount == 3720
    assert "figures_older" in [notice.code for notice in compare(later).notices]
    assert "figures_older" not in [notice.code for notice in compare(texas()).notices]


# --- It never changes --------------------------------------------------------------------------------


def test_a_scenario_never_changes() -> None:
    given = {"va.rate": 25}
    scenario = texas(given)
    given["va.rate"] = 99
    assert scenario.number("va.rate") == 25
    with pytest.raises(TypeError):
        scenario.values["va.rate"] = 99  # type: ignore[index]
    with pytest.raises(dataclasses.FrozenInstanceError):
        scenario.place = "us-ca"  # type: ignore[misc]


def test_a_change_makes_another() -> None:
    scenario = texas({"va.rate": 25, "va.speed": 2}, tasks=(LETTERS,), name="A")
    other = scenario.change({"va.rate": 30}, place="us-ca", name="B")
    assert (dict(other.values), other.place, other.name, other.tasks) == (
        {"va.rate": 30, "va.speed": 2},
        "us-ca",
        "B",
        (LETTERS,),
    )
    assert dict(scenario.values) == {"va.rate": 25, "va.speed": 2}
    assert dict(scenario.change({"va.rate": None}).values) == {"va.speed": 2}
    assert scenario.change({"tasks.1.price": 3}).tasks[0].price == 3
    assert scenario.change({"tasks.1.price": None}).tasks[0].price is None
    assert scenario.change() == scenario
    assert refused(lambda: scenario.change({"va.rate": -1})) == ["values.va.rate: found -1; allowed: 0 to 1000000"]


def test_equal_scenarios_are_equal_and_count_once() -> None:
    one = texas({"va.rate": [25, 35]}, tasks=(LETTERS,))
    assert one == texas({"va.rate": Range(25, 30, 35)}, tasks=(LETTERS,))
    assert len({one, texas({"va.rate": [25, 35]}, tasks=(LETTERS,)), texas()}) == 2
    assert one != one.change(name="B")


def test_a_scenario_can_be_sent_to_another_process() -> None:
    scenario = texas({"va.rate": [25, 35]}, tasks=(LETTERS, BOOKS), base="blank", name="A")
    assert pickle.loads(pickle.dumps(scenario)) == scenario
    assert copy.deepcopy(scenario) == scenario


# --- Renamed keys ------------------------------------------------------------------------------------


@pytest.fixture
def renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Assumptions of our own, in which `va.rate` used to be called `va.hourly_rate`, and before that `assistant.rate`."""
    shutil.copytree(assumptions_folder(), tmp_path / "assumptions")
    model = tmp_path / "assumptions" / "model.yaml"
    text = model.read_text("utf-8")
    assert "formerly" not in text.split("\nva.rate:\n")[1].split("\n\n")[0]
    model.write_text(text.replace("\nva.rate:\n", "\nva.rate:\n  formerly: [va.hourly_rate, assistant.rate]\n"), "utf-8")
    for cache in CACHES:
        cache.cache_clear()
    monkeypatch.setattr("costmodel.files.assumptions_folder", lambda: tmp_path / "assumptions")
    yield
    for cache in CACHES:
        cache.cache_clear()


@pytest.mark.usefixtures("renamed")
def test_a_key_keeps_its_old_names() -> None:
    for old in ("va.hourly_rate", "assistant.rate", "va.rate"):
        assert dict(texas({old: 25}).values) == {"va.rate": 25}
        assert dict(read_scenario(parse(f"values:\n  {old}: [25, 35]\n", "s.yaml")).values) == {"va.rate": Range(25, 30, 35)}


@pytest.mark.usefixtures("renamed")
def test_an_old_name_is_checked_like_the_new_one_and_named_as_it_was_written() -> None:
    assert refused(lambda: texas({"va.hourly_rate": -1})) == ["values.va.hourly_rate: found -1; allowed: 0 to 1000000"]


@pytest.mark.usefixtures("renamed")
def test_the_old_name_and_the_new_one_together_are_refused() -> None:
    text = "values:\n  va.rate: 25\n  va.hourly_rate: 30\n"
    assert refused(lambda: read_scenario(parse(text, "s.yaml"))) == [
        "s.yaml:3: values.va.hourly_rate: va.hourly_rate is now va.rate, which is given too"
    ]
    assert len(refused(lambda: texas({"va.hourly_rate": 25, "assistant.rate": 30}))) == 1


@pytest.mark.usefixtures("renamed")
def test_an_old_name_wins_over_what_stands_beneath_it() -> None:
    """A flag wins over the file and a change over the scenario, whichever name it uses."""
    document = parse("values:\n  va.rate: 25\n", "s.yaml")
    assert dict(read_scenario(document, {"values": {"va.hourly_rate": 30}}).values) == {"va.rate": 30}
    assert dict(texas({"va.rate": 25}).change({"assistant.rate": 30}).values) == {"va.rate": 30}
    document = parse("values:\n  assistant.rate: 25\n", "s.yaml")
    assert dict(read_scenario(document, {"values": {"va.rate": 30}}).values) == {"va.rate": 30}


def test_the_law_s_own_rate_chosen_on_purpose_survives_another_change() -> None:
    chosen = Scenario("us-tx", "2026-01-01", {"law.state_unemployment_rate": None})
    assert dict(chosen.change({"va.rate": 25}).values) == {"va.rate": 25, "law.state_unemployment_rate": None}
    assert dict(chosen.change({"law.state_unemployment_rate": None}).values) == {}
