"""One formula, four uses: what is written down for an explanation or a spreadsheet comes to the line's own amount."""

from __future__ import annotations

import functools
import re
import warnings
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from costmodel import Scenario, Task
from costmodel.compare import OptionCost, cost_of
from costmodel.explain import trace
from costmodel.graph import Formula, key_of
from costmodel.options import OPTIONS
from costmodel.places import load_place, place_ids
from costmodel.symbols import Symbol, evaluate, names, spreadsheet

PLACES = [place for place in place_ids() if load_place(place).choosable]
TASKS = (
    Task("Letters", 40, 15, 9, None, 1, 2, 0.1),
    Task("Books", 10, 30, 20, 28.0, 0, 3),
    Task("Calls", 100, 6, 2.5),
)
HOURS = (Task("Mail", rate=27.5, hours_per_week=5), TASKS[0], Task("Both", 30, 12, hours_per_week=2, review_minutes=4))
GIVEN = {
    "employee.salary": 61_000, "employee.bonus_rate": 0.03, "employee.turnover_rate": 0.3, "va.rate": 31, "va.churn_rate": 0.4,
    "owner.hour_value": 70, "owner.speed": 1.2, "va.speed": 0.9, "va.redo_rate": 0.07, "va.weeks_per_year": 47,
    "work.hours_per_week": 17, "work.weeks_per_year": 50, "retainer.fee_per_month": 900, "retainer.hours_per_month": 55,
    "retainer.overage_rate": 35, "retainer.rollover": 0.5, "va.minimum_hours_per_week": 4, "va.exchange_rate": 0.9,
    "va.exchange_fee_rate": 0.01, "va.irrecoverable_vat_rate": 0.2,
}  # fmt: skip
STAFF = {"employer.headcount": 24, "employer.payroll": 1_530_000}
# (name, values, tasks, start, months)
SITUATIONS: dict[str, tuple[dict[str, Any], tuple[Task, ...], str, int]] = {
    "alone": ({}, (), "2026-01-01", 12),
    "with staff": (STAFF, (), "2026-05-15", 18),
    "with tasks": ({"va.scheduled": True}, TASKS, "2026-07-01", 12),
    "with tasks in hours": ({}, HOURS, "2026-07-01", 12),
    "with staff and tasks": ({**STAFF, "work.hours_per_week": 60}, TASKS, "2026-03-01", 7),
}


@functools.cache
def choices(place: str) -> tuple[dict[str, Any], ...]:
    """Nothing chosen, and each choice that the law of a place has, with a rate of one's own."""
    found: list[dict[str, Any]] = [{}]
    for key, record in load_place(place).inputs.items():
        if record.unit == "choice":
            found += [{key: choice} for choice in record.choices]
        elif record.unit == "flag":
            found.append({key: True})
        else:
            found.append({key: 0.031})
    return tuple(found)


def scenarios(place: str) -> Iterator[Scenario]:
    for values, tasks, start, months in SITUATIONS.values():
        for chosen in choices(place) if not tasks else choices(place)[:1]:
            yield Scenario(place, start, {**GIVEN, **values, **chosen, "horizon.months": months}, tasks)


def formulas_behind(cost: OptionCost) -> list[Formula]:
    """The lines of an option and every quantity that they rest on."""
    found: dict[str, Formula] = {}

    def collect(name: str) -> None:
        formula = cost.sheet.formulas.get(name)
        if formula and name not in found:
            found[name] = formula
            for parameter in formula.parameters:
                collect(parameter)

    for line in cost.lines:
        collect(line.name)
    return list(found.values())


def value(cost: OptionCost, scenario: Scenario, name: str) -> float:
    return scenario.number(name) if name.startswith("tasks.") else float(cost.sheet[name])


def costs(place: str) -> Iterator[tuple[Scenario, OptionCost]]:
    for scenario in scenarios(place):
        for option in OPTIONS:
            if option.missing(scenario) is None:
                yield scenario, cost_of(option, scenario)


@pytest.mark.parametrize("place", PLACES)
def test_every_written_down_formula_comes_to_its_line(place: str) -> None:
    options = set()
    for scenario, cost in costs(place):
        options.add(cost.name)
        for formula in formulas_behind(cost):
            written = trace(formula, scenario)
            result = float(evaluate(written, lambda name, c=cost, s=scenario: value(c, s, name)))  # type: ignore[misc]
            assert result == pytest.approx(float(cost.sheet[formula.name]), abs=0.005, rel=1e-12), (cost.name, formula.name)
    assert options == {option.name for option in OPTIONS}


@pytest.mark.parametrize("place", PLACES)
def test_a_line_may_be_written_down_as_one_formula_of_inputs_alone(place: str) -> None:
    """All quantities put in: the amount of each line in terms of keys only."""
    scenario = next(iter(scenarios(place)))
    for option in OPTIONS:
        if option.missing(scenario) is None:
            cost = cost_of(option, scenario)
            for line in cost.lines:

                def read(name: str, cost: OptionCost = cost) -> float:
                    formula = cost.sheet.formulas.get(name)
                    if formula is None:
                        return scenario.number(key_of(name) or name)
                    return float(evaluate(trace(formula, scenario), read))

                assert read(line.name) == pytest.approx(line.amount, abs=0.005), line.name


# The spreadsheet's text, evaluated by a library of somebody else's


@functools.cache
def all_texts() -> dict[str, tuple[tuple[float, ...], float]]:
    """Each distinct formula as a cell's text: the values of its cells in order, and what the line came to."""
    found: dict[str, tuple[tuple[float, ...], float]] = {}
    for place in PLACES:
        for scenario, cost in costs(place):
            for formula in formulas_behind(cost):
                written = trace(formula, scenario)
                used = list(dict.fromkeys(names(written)))
                cells = {name: f"B{i + 1}" for i, name in enumerate(used)}
                text = spreadsheet(written, cells)
                if text not in found:
                    values = tuple(value(cost, scenario, name) for name in used)
                    found[text] = values, float(cost.sheet[formula.name])
    return found


def in_a_spreadsheet(text: str, values: tuple[float, ...]) -> float:
    """What the independent library `formulas` makes of `=text` with the cells B1, B2, … holding `values`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import formulas

        compiled = formulas.Parser().ast(f"={text}")[1].compile()
        by_cell = {f"B{i + 1}": number for i, number in enumerate(values)}
        result = compiled(*[np.array([[by_cell[cell]]]) for cell in compiled.inputs])
    return float(np.asarray(result, dtype=float).ravel()[0])


@pytest.mark.no_cover  # other tests measure what is walked here
def test_every_formula_is_a_valid_spreadsheet_formula_that_comes_to_the_same_cent() -> None:
    texts = all_texts()
    assert len(texts) > 150
    wrong = {}
    for text, (values, amount) in texts.items():
        found = in_a_spreadsheet(text, values)
        if abs(found - amount) > 0.005 + 1e-12 * abs(amount):
            wrong[text] = found, amount
    assert not wrong


def test_the_formulas_stay_within_what_a_spreadsheet_takes() -> None:
    for text in all_texts():
        assert len(text) < 8192
        assert not re.search(r"\de[+-]?\d|nan|inf|None|True|False", text), text
        assert text.count("(") == text.count(")")


def test_the_same_formulas_at_other_numbers() -> None:
    """A formula is not only right at the numbers for which it was written down."""
    random = np.random.default_rng(7)
    for scenario, cost in [*costs("us-de"), *costs("gb")][:40:3]:
        for formula in formulas_behind(cost):
            if formula.parameters and "tasks" not in formula.parameters:
                written = trace(formula, scenario)
                numbers = [float(x) for x in random.uniform(1, 60, len(formula.parameters))]
                by_name = dict(zip(formula.parameters, numbers, strict=True))
                expected = float(formula(*numbers))
                assert float(evaluate(written, by_name.__getitem__)) == pytest.approx(expected, abs=1e-6)
                used = list(dict.fromkeys(names(written)))
                text = spreadsheet(written, {name: f"B{i + 1}" for i, name in enumerate(used)})
                assert in_a_spreadsheet(text, tuple(by_name[name] for name in used)) == pytest.approx(expected, abs=1e-6)


def test_a_formula_on_an_array_is_the_formula_on_each_number() -> None:
    for scenario, cost in costs("us-ny"):
        for formula in formulas_behind(cost):
            if not formula.parameters or "tasks" in formula.parameters:
                continue
            now = [float(cost.sheet[name]) for name in formula.parameters]
            first = np.array([now[0], now[0] * 1.5, now[0] * 0.5 + 1])
            each = [float(formula(number, *now[1:])) for number in first]
            assert list(np.broadcast_to(formula(first, *now[1:]), 3)) == pytest.approx(each), (formula.name, scenario.place)


def test_a_trace_is_a_symbol_even_where_the_formula_is_a_plain_number() -> None:
    scenario = Scenario("us-mn", "2025-01-01", GIVEN)
    cost = cost_of(OPTIONS[0], scenario)
    written = trace(cost.sheet.formulas["paid_leave"], scenario)  # not in force yet
    assert isinstance(written, Symbol)
    assert (written.op, written.value) == ("number", 0.0)
