"""Formulas that name each other: each computed once, each knowing the keys on which it rests; words that wait for a language."""

from __future__ import annotations

import numpy as np
import pytest

from costmodel.graph import AREAS, Formula, Sheet, key_of, line, quantity
from costmodel.units import MINUTES_PER_HOUR, MONTHS_PER_YEAR, PERIODS_PER_YEAR, WEEKS_PER_YEAR, WORKING_DAYS_PER_YEAR
from costmodel.words import InputError, Message, Problem, refuse, untranslated


@quantity("Hours", "hours")
def hours(work_hours_per_week: float, work_weeks_per_year: float) -> float:
    return work_hours_per_week * work_weeks_per_year


@quantity("Hours", "hours", name="hours")
def other_hours(work_hours_per_week: float) -> float:
    return work_hours_per_week * 100


@line("Invoice", "pay")
def invoice(hours: float, va_rate: float) -> float:
    return hours * va_rate


@line("Your time", "management", owner_time=True)
def own(hours: float, owner_hour_value: float) -> float:
    return hours / 10 * owner_hour_value


INPUTS = {"work.hours_per_week": 20.0, "work.weeks_per_year": 50.0, "va.rate": 30.0, "owner.hour_value": 60.0}


def test_a_sheet_works_out_what_is_asked() -> None:
    sheet = Sheet([hours, invoice, own], INPUTS.__getitem__)
    assert (sheet["invoice"], sheet["own"], sheet["hours"]) == (30_000, 6000, 1000)


def test_an_input_may_be_asked_by_key_or_parameter() -> None:
    sheet = Sheet([hours], INPUTS.__getitem__)
    assert sheet["va.rate"] == sheet["va_rate"] == 30


def test_each_value_is_worked_out_once() -> None:
    asked: list[str] = []

    def read(key: str) -> float:
        asked.append(key)
        return INPUTS[key]

    sheet = Sheet([hours, invoice, own], read)
    assert sheet["invoice"] + sheet["own"] + sheet["invoice"] == 66_000
    assert sorted(asked) == sorted(set(asked))


def test_a_later_formula_of_a_name_stands_in_for_the_earlier() -> None:
    sheet = Sheet([hours, other_hours, invoice], INPUTS.__getitem__)
    assert sheet["invoice"] == 60_000
    assert sheet.uses("invoice") == ("work.hours_per_week", "va.rate")


def test_a_formula_knows_the_keys_on_which_it_rests_in_order_and_once() -> None:
    @line("Both", "other")
    def both(invoice: float, own: float, va_rate: float) -> float:
        return invoice + own + va_rate

    sheet = Sheet([hours, invoice, own, both], INPUTS.__getitem__)
    assert sheet.uses("both") == ("work.hours_per_week", "work.weeks_per_year", "va.rate", "owner.hour_value")
    assert sheet.uses("va_rate") == ("va.rate",)


def test_a_sheet_takes_arrays() -> None:
    sheet = Sheet([hours, invoice], {**INPUTS, "va.rate": np.array([10.0, 20.0])}.__getitem__)
    assert list(sheet["invoice"]) == [10_000, 20_000]


def test_an_unknown_name_is_asked_of_the_inputs() -> None:
    with pytest.raises(KeyError):
        Sheet([hours], INPUTS.__getitem__)["robots"]


@pytest.mark.parametrize(
    ("parameter", "key"),
    [
        ("va_rate", "va.rate"),
        ("employee_hours_per_week", "employee.hours_per_week"),
        ("law_state_unemployment_rate", "law.state_unemployment_rate"),
        ("tasks", None),
        ("hours_needed", None),
        ("owner", None),
        ("va_", None),
        ("work", None),
    ],
)
def test_a_parameter_stands_for_a_key_or_for_a_formula(parameter: str, key: str | None) -> None:
    assert key_of(parameter) == key


def test_no_quantity_is_named_like_a_key() -> None:
    """`va_hours_a_week` looks like a key of the VA: the formula wins, and no record may have that key."""
    from costmodel.options import OPTIONS
    from costmodel.record_reading import model_records

    for option in OPTIONS:
        for formula in (*option.lines, *option.quantities, *option.task_quantities):
            assert key_of(formula.name) not in model_records()


def test_a_formula_is_a_function_with_a_name_and_a_unit() -> None:
    assert isinstance(invoice, Formula)
    assert (invoice.name, invoice.label, invoice.unit, invoice.category) == ("invoice", "Invoice", "money", "pay")
    assert invoice.parameters == ("hours", "va_rate")
    assert (own.owner_time, invoice.owner_time, hours.category) == (True, False, "")
    assert invoice(10, 3) == invoice(hours=10, va_rate=3) == 30
    assert other_hours.name == "hours"
    assert "law" in AREAS


def test_the_units_of_time() -> None:
    assert (WEEKS_PER_YEAR, MONTHS_PER_YEAR, MINUTES_PER_HOUR, WORKING_DAYS_PER_YEAR) == (52, 12, 60, 260)
    assert PERIODS_PER_YEAR == {"year": 1, "quarter": 4, "month": 12, "week": 52}


# Words


def test_a_message_is_said_in_the_language_of_the_reader() -> None:
    danish = {"{a} and {b}": "{a} og {b}", "hire": "ansættelse"}
    message = Message("{a} and {b}", {"a": Message("hire"), "b": [Message("hire"), "x", 3]})
    assert message.say() == "hire and hire, x, 3"
    assert message.say(lambda text: danish.get(text, text)) == "ansættelse og ansættelse, x, 3"
    assert untranslated("x") == "x"


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem("a.yaml", 3, "va.rate", Message("wrong")), "a.yaml:3: va.rate: wrong"),
        (Problem("a.yaml", None, "", Message("wrong")), "a.yaml: wrong"),
        (Problem("", None, "va.rate", Message("wrong")), "va.rate: wrong"),
        (Problem("", None, "", Message("wrong")), "wrong"),
    ],
)
def test_a_problem_says_where_it_stands(problem: Problem, text: str) -> None:
    assert problem.say() == text


def test_bad_input_tells_every_problem_on_its_own_line() -> None:
    error = InputError([Problem("a", 1, "", Message("one")), Problem("a", 2, "", Message("two"))])
    assert str(error) == error.say() == "a:1: one\na:2: two"
    assert error.say(str.upper) == "a:1: ONE\na:2: TWO"
    assert isinstance(error, ValueError)


def test_refusing_one_thing() -> None:
    assert refuse("--set", "va.rate", "found {found}", found=3).say() == "--set: va.rate: found 3"
