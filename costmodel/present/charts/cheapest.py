"""Which option is the cheapest from where to where, as one key varies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from costmodel.answers.break_even import crossings
from costmodel.answers.curves import Curves

Array = NDArray[np.float64]

_CENT = 0.01
_NOISE = 1e-8  # share of the whole stretch below which two values are the same
_BEFORE = 1e-9  # share of a stretch by which its end is looked at from inside


@dataclass(frozen=True)
class Stretch:
    """Values between which one option stays the cheapest, and what it costs at the end."""

    option: str
    start: float
    end: float
    cost: float


def cheapest_stretches(curves: Curves) -> list[Stretch]:
    """The stretches from the lowest value to the highest, in order; there is none where nothing can do the work."""
    if not curves.totals:
        return []
    bounds = apart(np.array([curves.low, *_events(curves), curves.high]))
    starts, ends = bounds[:-1], bounds[1:]
    middle = _table(curves, (starts + ends) / 2)
    return joined(list(curves.totals), middle, starts, ends, _table(curves, ends - (ends - starts) * _BEFORE))


def apart(values: Array) -> Array:
    """The values in order, of those that nobody could tell apart the first; the lowest and the highest stay."""
    ordered = np.unique(values)
    least = (ordered[-1] - ordered[0]) * _NOISE
    kept = np.append(True, np.diff(ordered) > least) & (ordered < ordered[-1] - least)
    return np.append(ordered[kept], ordered[-1])


def joined(names: list[str], costs: Array, starts: Array, ends: Array, at_ends: Array) -> list[Stretch]:
    """Stretches of the same winner as one. `costs` and `at_ends` have a row an option, inf where it can't do the work."""
    found: list[Stretch] = []
    least = _steady(costs)
    for i in np.flatnonzero(np.isfinite(costs.min(axis=0))):
        name, start = names[least[i]], float(starts[i])
        if found and found[-1].option == name and found[-1].end == start:
            start = found.pop().start
        found.append(Stretch(name, start, float(ends[i]), float(at_ends[least[i], i])))
    return found


def _table(curves: Curves, values: Array) -> Array:
    rows = [np.nan_to_num(total(values), nan=np.inf) for total in curves.totals.values()]
    return np.array(rows)


def _steady(table: Array) -> NDArray[np.intp]:
    """The row that is lowest in each column; of those that cost the same to a cent, the one that was before."""
    least: NDArray[np.intp] = table.argmin(axis=0)
    for i in range(1, len(least)):
        if table[least[i - 1], i] <= table[least[i], i] + _CENT:
            least[i] = least[i - 1]
    return least


def _events(curves: Curves) -> Iterator[float]:
    """Every value at which the cheapest option may change: two change places, or one begins or ceases to be possible."""
    names = list(curves.totals)
    points = np.array([np.nan_to_num(curves.costs[name].ravel(), nan=np.inf) for name in names])
    least = points.argmin(axis=0)
    swaps = {(least[i], least[i + 1]) for i in np.flatnonzero(np.diff(least))}
    for one, other in {(min(pair), max(pair)) for pair in swaps}:
        yield from _crossed(curves, names[one], names[other])
    for name in names:
        known = np.isfinite(curves.costs[name])
        yield from curves.edges[np.flatnonzero(known[:-1, -1] != known[1:, 0]) + 1]


def _crossed(curves: Curves, first: str, second: str) -> list[float]:
    one, other = curves.totals[first], curves.totals[second]
    found = crossings(curves, lambda x: one(x) - other(x), curves.costs[first], curves.costs[second])
    return [value for value, _, _ in found]
