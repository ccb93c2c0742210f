"""The lines of every option, side by side: the one result of which everything else is a view."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from costmodel import doubts, notices, spared
from costmodel.graph import Formula, Sheet
from costmodel.notices import Notice
from costmodel.options import OPTIONS, Option
from costmodel.rules import applicable
from costmodel.scenario import Scenario
from costmodel.wiring import formulas_of, hours_a_week, input_reader, keys_that_count, work_sheet
from costmodel.words import Message

if TYPE_CHECKING:
    import pandas as pd


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

    @property
    def of_law(self) -> bool:
        """Whether the law charges it: then why it is nought is worth saying."""
        return self.formula.category == "payroll_taxes"


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
        return float(work_sheet(self.scenario)["hours_needed"])

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
        return keys_that_count(self.scenario, [option.option for option in self.options], self._used)

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """What is doubtful about the comparison, worked out when it is asked for; what was left out stands first."""
        employs = any(option.option.employs for option in self.options)
        charges = applicable(self.scenario.law.charges, self.scenario.value) if employs else ()
        said = notices.about(self.scenario, charges, self._used, self.counting)
        unequal = spared.about(self.scenario, self.options, self.counting)
        return (*self.left_out, *said, *doubts.about(self.scenario, self.options), *unequal)

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


def cost_of(option: Option, scenario: Scenario) -> OptionCost:
    """What one option costs at the likeliest values."""
    lines, formulas = formulas_of(option, scenario)
    sheet = Sheet(formulas, input_reader(scenario))
    costs = tuple(CostLine(line, float(sheet[line.name]), sheet.uses(line.name)) for line in lines)
    heads = float(sheet["headcount"]) if option.employs else 0.0
    return OptionCost(option, costs, sheet, float(sheet["hours_needed"]), heads, float(sheet["years"]))


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
