"""Which values of a scenario are uncertain, and how each is spread between its low and its high."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from costmodel.compare import Comparison, compare
from costmodel.records import Input, Range
from costmodel.scenario import Scenario
from costmodel.tasks import TASK_FIELDS

Array = NDArray[np.float64]

COVERED = 0.9  # share of the cases that a range [low, high] holds, by the contract
_TAIL = (1 - COVERED) / 2
_CELLS = 16_384  # of a tabulated spread
_FARTHEST = 2.0**-20  # the share of the cases beyond which nothing is drawn
_PERT = 4  # how much heavier the likeliest value weighs than the ends, by the definition of a PERT spread


@dataclass(frozen=True)
class Uncertain:
    """One value that is not known for sure, within the limits of its key.

    A `shape` "range" has 5 % of the cases below its low end, half below its likeliest value and 5 % above its high end,
    each half falling off like a normal spread; a "pert" ends at its ends. `given` says that it is the scenario's own
    range, not a record's.
    """

    key: str
    range: Range
    limits: tuple[float, float]
    given: bool

    def spread(self, share: Array) -> Array:
        """The value below which each `share` of the cases lie, off a table: many times faster than the formula."""
        at = share * _CELLS
        cell = at.astype(np.intp)
        at -= cell
        values, steps = self._table
        at *= steps.take(cell)
        at += values.take(cell)
        return at

    def quantile(self, share: float) -> float:
        """The value below which this share of the cases lie."""
        return float(self._exact(np.array([share]))[0])

    @property
    def low(self) -> float:
        """The low end of the 90 % range."""
        return self.quantile(_TAIL)

    @property
    def high(self) -> float:
        """The high end of the 90 % range."""
        return self.quantile(1 - _TAIL)

    @cached_property
    def _table(self) -> tuple[Array, Array]:
        values = self._exact(np.clip(np.linspace(0, 1, _CELLS + 1), _FARTHEST, 1 - _FARTHEST))
        return values, np.diff(values)

    def _exact(self, share: Array) -> Array:
        from scipy.special import betaincinv, ndtri

        low, likely, high = self.range.low, self.range.likely, self.range.high
        if self.range.shape == "pert":
            weights = [1 + _PERT * (likely - low) / (high - low), 1 + _PERT * (high - likely) / (high - low)]
            return np.asarray(low + (high - low) * betaincinv(*weights, share))
        away = ndtri(share) / ndtri(1 - _TAIL)
        return np.asarray(np.clip(likely + away * np.where(away < 0, likely - low, high - likely), *self.limits))


def uncertain(scenario: Scenario, comparison: Comparison | None = None) -> tuple[Uncertain, ...]:
    """The uncertain values on which a compared option depends, in the order of the records, then of the tasks.

    A scenario's own range counts; where it gives nothing, that of the record behind its default. No spread, no entry.
    """
    comparison = comparison or compare(scenario)
    used = comparison.uses
    found = []
    for key, record in scenario.records.items():
        given = scenario.input(key)
        if key not in used or not record.numeric:
            continue
        assert record.limits is not None
        if isinstance(given, Range):
            found.append(Uncertain(key, given, record.limits, True))
        elif record.range and key not in scenario.values and given == record.value and scenario.base == "default":
            found.append(Uncertain(key, Range(record.range[0], float(given or 0), record.range[1]), record.limits, False))
    if "tasks" in used:
        for i, task in enumerate(scenario.tasks):
            for name, field in TASK_FIELDS.items():
                value: Input = getattr(task, name)
                if isinstance(value, Range) and field.limits:
                    found.append(Uncertain(f"tasks.{i + 1}.{name}", value, field.limits, True))
    return tuple(each for each in found if each.range.high > each.range.low)


def moves(each: Uncertain, comparison: Comparison) -> bool:
    """Whether another value could change an option as things are; of a range of one's own that is taken for granted."""
    return each.given or each.key not in comparison.scenario.records or each.key in comparison.counting
