"""The lines of every option, side by side: the one result of which everything else is a view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np

from costmodel import doubts, notices
from costmodel.charge_lines import charge_formulas
from costmodel.graph import Amount, Formula, Sheet
from costmodel.notices import Notice
from costmodel.options import OPTIONS, Option, work
from costmodel.records import likely
from costmodel.rules import applicable
from costmodel.scenario import Scenario
from costmodel.tasks import TASK_FIELDS
from costmodel.words import Message

if TYPE_CHECKING:
    import pandas as pd

_NOISE = 1e-9  # money


@dataclass(frozen=True, slots=True)
class CostLine:
    """One line of one option: money of the place over the whole period, unrounded."""

    formula: Formula
    amount: float
    uses: tuple[str, ...]

    @property
    def name(self) -> str:
        """The line's name, unique within its option."""
        return self.formula.name


@dataclass(frozen=True)
class OptionCost:
    """What one option costs. `hours_delivered` are productive hours, the same in every option."""

    option: Option
    lines: tuple[CostLine, ...]
    sheet: Sheet
    hours_delivered: float
    headcount: float
    years: float

    @property
    def name(self) -> str:
        """The option's name, as in the contract."""
        return self.option.name

    @cached_property
    def total(self) -> float:
        """The sum of all lines."""
        return sum(line.amount for line in self.lines)

    @cached_property
    def owner_time(self) -> float:
        """What the owner's hours are worth."""
        return sum(line.amount for line in self.lines if line.formula.owner_time)

    @property
    def cash(self) -> float:
        """What is paid out."""
        return self.total - self.owner_time

    @property
    def per_year(self) -> float:
        """The total a year."""
        return self.total / self.years

    @property
    def cost_per_hour(self) -> float | None:
        """Total cost of a productive hour; None if there is no work."""
        return self.total / self.hours_delivered if self.hours_delivered else None

    def line(self, name: str) -> CostLine:
        """The line of this name. Raises KeyError if there is none."""
        for line in self.lines:
            if line.name == name:
                return line
        raise KeyError(name)


@dataclass(frozen=True)
class Comparison:
    """Every option that could be compared, in display order, and which were left out and why."""

    scenario: Scenario
    options: tuple[OptionCost, ...]
    left_out: tuple[Notice, ...]

    def option(self, name: str) -> OptionCost:
        """The option of this name. Raises KeyError if it was left out."""
        for option in self.options:
            if option.name == name:
                return option
        raise KeyError(name)

    def total(self, option: str) -> float:
        """The total of an option over the period, in the currency of the place."""
        return self.option(option).total

    @property
    def cheapest(self) -> str | None:
        """The name of the option with the lowest total; None if none could be compared."""
        return min(self.options, key=lambda option: option.total).name if self.options else None

    @property
    def hours_needed(self) -> float:
        """Productive hours of work over the period."""
        return float(_work(self.scenario)["hours_needed"])

    @property
    def hours_per_week(self) -> float:
        """Productive hours of work a week, given or from the tasks."""
        return hours_a_week(self.scenario)

    @cached_property
    def uses(self) -> frozenset[str]:
        """The keys on which any line of any option depends."""
        return frozenset(self._used)

    @property
    def _used(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key for option in self.options for line in option.lines for key in line.uses))

    @cached_property
    def counting(self) -> frozenset[str]:
        """Those of `uses` of which another value would change an option's cost as things are."""
        return _counting(self.scenario, self.options, self._used)

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """What is doubtful about the comparison, worked out when it is asked for; what was left out stands first."""
        employs = any(option.option.employs for option in self.options)
        charges = applicable(self.scenario.law.charges, self.scenario.value) if employs else ()
        said = notices.about(self.scenario, charges, self._used, self.counting)
        return (*self.left_out, *said, *doubts.about(self.scenario, self.options))

    @property
    def ranked(self) -> tuple[OptionCost, ...]:
        """The options, cheapest first."""
        return tuple(sorted(self.options, key=lambda option: option.total))

    @cached_property
    def table(self) -> pd.DataFrame:
        """Tidy table, a row a line: option, line, category, amount (money of the place over the period), owner_time."""
        import pandas as pd

        rows = [
            (option.name, line.name, line.formula.category, line.amount, line.formula.owner_time)
            for option in self.options
            for line in option.lines
        ]
        return pd.DataFrame(rows, columns=["option", "line", "category", "amount", "owner_time"])


def hours_a_week(scenario: Scenario) -> float:
    """Productive hours of work a week, given or from the tasks, at the likeliest values."""
    return float(_work(scenario)["hours_per_week"])


def _work(scenario: Scenario) -> Sheet:
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


def cost_of(option: Option, scenario: Scenario) -> OptionCost:
    """What one option costs at the likeliest values."""
    lines, formulas = formulas_of(option, scenario)
    sheet = Sheet(formulas, input_reader(scenario))
    costs = tuple(CostLine(line, float(sheet[line.name]), sheet.uses(line.name)) for line in lines)
    heads = float(sheet["headcount"]) if option.employs else 0.0
    return OptionCost(option, costs, sheet, float(sheet["hours_needed"]), heads, float(sheet["years"]))


def _counting(scenario: Scenario, options: Iterable[OptionCost], keys: Iterable[str]) -> frozenset[str]:
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
            lines, formulas = formulas_of(option.option, scenario, frozenset(varied))
            sheet = Sheet(formulas, input_reader(scenario, varied))
            for line in lines:
                amounts = np.broadcast_to(sheet[line.name], rows)
                moved |= ~(abs(amounts - amounts[0]) <= _NOISE)
    return frozenset(keys) - {key for i, key in enumerate(ends) if not moved[1 + 2 * i : 3 + 2 * i].any()}


def compared(option: Option, scenario: Scenario) -> OptionCost | Message:
    """What one option costs, or why it can't be compared."""
    why = option.missing(scenario)
    if why and not option.asked_for(scenario):
        return why
    cost = cost_of(option, scenario)
    if why is None and not option.impossible(cost.sheet):
        return cost
    return option.in_numbers(cost.sheet) or why or Message(option.why_impossible)


def compare(scenario: Scenario) -> Comparison:
    """Every way of getting the work done, at the likeliest values of the scenario."""
    options, said = [], []
    for option in OPTIONS:
        found = compared(option, scenario)
        if isinstance(found, Message):
            severity = "warning" if option.asked_for(scenario) else "info"
            said.append(notices.left_out(option.name, option.label, found, severity))
        else:
            options.append(found)
    return Comparison(scenario, tuple(options), tuple(said))
