"""What the cells of a workbook are called: inputs by a name that holds everywhere, quantities by one of their own sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from costmodel.compare import Comparison, OptionCost
from costmodel.explain import trace
from costmodel.graph import Formula, key_of
from costmodel.scenario import Scenario
from costmodel.symbols import Symbol, name, names, spreadsheet
from costmodel.tasks import TASK_FIELDS

# What a spreadsheet takes for an address, and so for no name: A1, XFD12, R, C.
_ADDRESS = re.compile(r"[a-z]{1,3}[0-9]+|[rc]|r[0-9]*c[0-9]*", re.IGNORECASE)
ALWAYS = ("hours_needed", "headcount", "years")  # they stand on a sheet although no line may need them


def name_of(part: str) -> str:
    """The name of the cell of an input's key or of a formula: `employee.salary` → `employee_salary`."""
    name = part.replace(".", "_")
    return f"{name}_" if _ADDRESS.fullmatch(name) else name


@dataclass(frozen=True)
class OptionCells:
    """The formulas of one option as a sheet writes them: its lines first, then what stands behind them."""

    scenario: Scenario
    cost: OptionCost

    @cached_property
    def behind(self) -> tuple[Formula, ...]:
        """The quantities that the lines rest on, each before those that it is made of."""
        lines = {line.name for line in self.cost.lines}
        return tuple(self.cost.sheet.formulas[part] for part in self.traced if part not in lines)

    @cached_property
    def traced(self) -> Mapping[str, Symbol]:
        """Every formula of the sheet, written down: the lines, then what they rest on in the order in which it is met."""
        formulas = self.cost.sheet.formulas
        written = {line.name: trace(line.formula, self.scenario) for line in self.cost.lines}
        waiting = [part for node in written.values() for part in names(node)]
        waiting += (*ALWAYS, *([] if self.impossible is None else names(self.impossible)))
        for part in waiting:
            if part in formulas and part not in written:
                written[part] = trace(formulas[part], self.scenario)
                waiting += names(written[part])
        return written

    @cached_property
    def impossible(self) -> Symbol | None:
        """Where this way can't deliver the work, written down; None where it always can."""
        answer = self.cost.option.impossible(_Names())  # type: ignore[arg-type]
        return answer if isinstance(answer, Symbol) else None

    def inputs(self) -> Iterator[str]:
        """The inputs that the sheet's formulas refer to, with repetitions."""
        for node in (*self.traced.values(), *([] if self.impossible is None else [self.impossible])):
            for part in names(node):
                if part not in self.cost.sheet.formulas:
                    yield key_of(part) or part

    def text(self, node: Symbol) -> str:
        """A written-down formula as its cell holds it, without the leading `=`."""
        return spreadsheet(node, {part: name_of(part) for part in names(node)})


class _Names:
    """A sheet of an option on which every quantity is its name."""

    def __getitem__(self, part: str) -> Symbol:
        return name(part)


def option_cells(comparison: Comparison) -> tuple[OptionCells, ...]:
    """The cells of every option, the cheapest first."""
    return tuple(OptionCells(comparison.scenario, cost) for cost in comparison.ranked)


def live_keys(options: tuple[OptionCells, ...]) -> list[str]:
    """The inputs that a reader may change: those of the formulas, save what decides which formula holds."""
    used = {key for option in options for key in option.inputs()}
    scenario = options[0].scenario if options else None
    if scenario is None:
        return []
    fixed = deciding_keys(scenario)
    of_tasks = [f"tasks.{i + 1}.{field}" for i in range(len(scenario.tasks)) for field in TASK_FIELDS]
    return [key for key in (*scenario.records, *of_tasks) if key in used and key not in fixed]


def deciding_keys(scenario: Scenario) -> set[str]:
    """The inputs on which it depends which formulas there are: with another value it is another workbook."""
    return {"horizon.months", *(key for charge in scenario.law.charges for key, _ in charge.when)}
