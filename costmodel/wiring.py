"""An option's formulas in a scenario, and the values that they read: what is worked out, drawn or written down from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import SimpleNamespace
from typing import Any

import numpy as np

from costmodel.charge_lines import charge_formulas
from costmodel.graph import Amount, Formula, Sheet
from costmodel.options import Option, work
from costmodel.records import likely
from costmodel.rules import applicable
from costmodel.scenario import Scenario
from costmodel.tasks import TASK_FIELDS

_NOISE = 1e-9  # money


def hours_a_week(scenario: Scenario) -> float:
    """Productive hours of work a week, given or from the tasks, at the likeliest values."""
    return float(work_sheet(scenario)["hours_per_week"])


def work_sheet(scenario: Scenario) -> Sheet:
    """The quantities of the work itself, the same for every option, at the likeliest values."""
    return Sheet(quantities_of((), (), scenario), input_reader(scenario))


def input_reader(scenario: Scenario, values: Mapping[str, Amount] | None = None) -> Any:
    """What gives a Sheet its inputs: likeliest values of the scenario, or `values` (numbers, arrays, Symbols) by key."""
    values = values or {}

    def read(key: str) -> Amount:
        if key in values:
            return values[key]
        if key == "tasks":
            return tuple(_task(scenario, i, values) for i in range(len(scenario.tasks)))
        value = scenario.value(key)
        return float(value) if isinstance(value, (bool, int)) else value

    return read


def _task(scenario: Scenario, index: int, values: Mapping[str, Amount]) -> SimpleNamespace:
    fields = {}
    for name in TASK_FIELDS:
        key = f"tasks.{index + 1}.{name}"
        given = getattr(scenario.tasks[index], name)
        fields[name] = values[key] if key in values else likely(given)
    return SimpleNamespace(name=scenario.tasks[index].name, **fields)


def formulas_of(
    option: Option, scenario: Scenario, varied: frozenset[str] = frozenset()
) -> tuple[tuple[Formula, ...], tuple[Formula, ...]]:
    """(the cost lines of an option in display order, all formulas behind them), for a scenario's place, date and tasks.

    `varied` are keys that will be given in the place of the scenario's own, a rate of the law among them, perhaps.
    """
    lines = option.lines
    if option.employs:
        charges = applicable(scenario.law.charges, scenario.value)
        given = varied | {key for key in scenario.law.inputs if scenario.value(key) is not None}
        taxes, again = charge_formulas(charges, scenario.start, scenario.months, given)
        first = [line for line in lines if line.category == "pay"]
        rest = [line for line in lines if line.category != "pay"]
        lines = (*first, *taxes, *rest, *([again] if len(again.parameters) > 1 else []))
    return lines, (*lines, *quantities_of(option.quantities, option.task_quantities, scenario))


def quantities_of(own: tuple[Formula, ...], with_tasks: tuple[Formula, ...], scenario: Scenario) -> tuple[Formula, ...]:
    """The work's quantities and an option's own, those for tasks in the place of their namesakes where tasks are given."""
    chosen = (*work.QUANTITIES, *own, *((*work.TASK_QUANTITIES, *with_tasks) if scenario.tasks else ()))
    return tuple({formula.name: formula for formula in chosen}.values())


def keys_that_count(scenario: Scenario, options: Iterable[Option], keys: Iterable[str]) -> frozenset[str]:
    """Those of the keys that change a line when a number is put to either of its limits; what is no number counts."""
    records = {key: scenario.records[key] for key in keys if key in scenario.records and scenario.value(key) is not None}
    ends = {key: record.limits for key, record in records.items() if record.numeric and record.limits}
    rows = 1 + 2 * len(ends)  # the first as things are, then two for each key
    varied: dict[str, Amount] = {key: np.full(rows, scenario.number(key)) for key in ends}
    for i, (key, limits) in enumerate(ends.items()):
        varied[key][1 + 2 * i : 3 + 2 * i] = limits
    moved = np.zeros(rows, bool)
    with np.errstate(all="ignore"):
        for option in options:
            lines, formulas = formulas_of(option, scenario, frozenset(varied))
            sheet = Sheet(formulas, input_reader(scenario, varied))
            for line in lines:
                amounts = np.broadcast_to(sheet[line.name], rows)
                moved |= ~(abs(amounts - amounts[0]) <= _NOISE)
    return frozenset(keys) - {key for i, key in enumerate(ends) if not moved[1 + 2 * i : 3 + 2 * i].any()}
