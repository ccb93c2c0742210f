"""Named formulas that call each other by name: the one thing that is computed, drawn on and written down.

A parameter `employee_salary` stands for the key `employee.salary`; any other parameter is another formula's name.
"""

from __future__ import annotations

import datetime
import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from costmodel.records import Source

Amount = Any  # a float, a NumPy array of any shape, or a Symbol

AREAS = ("work", "employee", "va", "retainer", "owner", "employer", "horizon", "custom", "law")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind a charge of the law: source, date of the check, confidence, and what to know about it.

    `review` is the day from which it is due for another look, where that is not the place's own.
    """

    source: Source
    date: datetime.date
    confidence: str
    note: str = ""
    review: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Formula:
    """A pure function of named quantities; a cost line if it has a category.

    `function` takes the values of `parameters` in order, numbers or arrays, and gives `unit` over the whole period.
    `chosen_by` are keys on which it depends without being a parameter: they decide which rule of the law applies.
    """

    name: str
    label: str
    unit: str
    parameters: tuple[str, ...]
    function: Callable[..., Amount]
    category: str = ""
    owner_time: bool = False
    evidence: Evidence | None = None
    chosen_by: tuple[str, ...] = ()

    def __call__(self, *args: Amount, **named: Amount) -> Amount:
        return self.function(*args, **named)


def quantity(label: str, unit: str, name: str = "") -> Callable[[Callable[..., Amount]], Formula]:
    """Make a function a named quantity, said as `label`, in `unit`; `name` where it stands in for another's."""
    return lambda function: Formula(
        name or function.__name__, label, unit, tuple(inspect.signature(function).parameters), function
    )


def line(label: str, category: str, owner_time: bool = False) -> Callable[[Callable[..., Amount]], Formula]:
    """Make a function a cost line: money of the place over the whole period."""
    return lambda function: Formula(
        function.__name__, label, "money", tuple(inspect.signature(function).parameters), function, category, owner_time
    )


def key_of(parameter: str) -> str | None:
    """The key that a parameter stands for, or None if it names a formula: `va_rate` → `va.rate`."""
    area, _, rest = parameter.partition("_")
    return f"{area}.{rest}" if area in AREAS and rest else None


class Sheet:
    """Values of formulas by name, each computed once from the inputs."""

    def __init__(self, formulas: Iterable[Formula], read_input: Callable[[str], Amount]) -> None:
        self.formulas: Mapping[str, Formula] = {formula.name: formula for formula in formulas}
        self._read_input = read_input
        self._known: dict[str, Amount] = {}
        self._uses: dict[str, tuple[str, ...]] = {}

    def __getitem__(self, name: str) -> Amount:
        """The value of a formula (by its name) or of an input (by its key or its parameter name)."""
        if name not in self._known:
            formula = self.formulas.get(name)
            if formula is None:
                self._known[name] = self._read_input(key_of(name) or name)
            else:
                self._known[name] = formula.function(*[self[parameter] for parameter in formula.parameters])
        return self._known[name]

    def uses(self, name: str) -> tuple[str, ...]:
        """The keys on which a formula depends, directly or through others, in the order in which they are met."""
        if name not in self._uses:
            formula = self.formulas.get(name)
            if formula is None:
                self._uses[name] = (key_of(name) or name,)
            else:
                below = (key for parameter in formula.parameters for key in self.uses(parameter))
                self._uses[name] = tuple(dict.fromkeys((*formula.chosen_by, *below)))
        return self._uses[name]
