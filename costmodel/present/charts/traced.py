"""Costs of every option traced along a key for a chart: dense where they bend, twice where they step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from costmodel.answers.curves import Curves
from costmodel.answers.sweep import MONTHS, sweep
from costmodel.present.charts.cheapest import Stretch, apart, cheapest_stretches, joined
from costmodel.scenario import Scenario
from costmodel.units import MONTHS_PER_YEAR

Array = NDArray[np.float64]

_CELLS, _CELLS_ALONE = 100, 390
_MOST_EDGES = 130  # drawn one by one; beyond that a step is narrower than a line is wide
_INSIDE = 1e-9  # share of a stretch by which its ends are looked at from inside
_BESIDE = 1e-6  # share of the whole by which both sides of a step are looked at


@dataclass(frozen=True)
class Traced:
    """Costs of every option at `values`, in order (twice at a step), and what is cheapest from where to where.

    `row` is every option's cost at any value, worked out there: between two of `values` a cost need not be straight.
    """

    values: Array
    costs: dict[str, Array]
    stretches: list[Stretch]
    row: Callable[[float], dict[str, float]]


def on_curves(curves: Curves) -> Traced:
    """A year's cost at the ends of every smooth stretch, seen from inside it, and at even steps between."""
    edges, cells = apart(curves.edges), _CELLS
    if len(edges) > _MOST_EDGES:
        edges, cells = edges[[0, -1]], _CELLS_ALONE
    even = np.setdiff1d(np.linspace(curves.low, curves.high, cells + 1), edges)
    starts, ends = edges[:-1], edges[1:]
    inside = (ends - starts) * _INSIDE
    values, seen = np.concatenate([starts, ends, even]), np.concatenate([starts + inside, ends - inside, even])
    order = np.argsort(seen)
    years = curves.scenario.months / MONTHS_PER_YEAR
    costs = {name: total(seen[order]) / years for name, total in curves.totals.items()}
    stretches = [Stretch(s.option, s.start, s.end, s.cost / years) for s in cheapest_stretches(curves)]
    possible = {name: cost for name, cost in costs.items() if np.isfinite(cost).any()}

    def row(value: float) -> dict[str, float]:
        found = curves.at(value)
        return {name: found[name] / years for name in possible}

    return Traced(values[order], possible, stretches, row)


def by_months(scenario: Scenario, low: float, high: float) -> Traced:
    """Every whole number of months is worked out for itself; another option is the cheapest from one of them on."""
    months = np.arange(np.ceil(low), np.floor(high) + 1)
    costs = sweep(scenario, MONTHS, months)
    table = np.array([np.nan_to_num(cost, nan=np.inf) for cost in costs.values()]).reshape(-1, len(months))
    ends = np.append(months[1:], months[-1])
    at_ends = np.column_stack([table[:, 1:], table[:, -1:]])
    stretches = joined(list(costs), table, months, ends, at_ends) if len(table) else []
    column = {month: i for i, month in enumerate(months.tolist())}
    return Traced(months, costs, stretches, lambda value: {name: float(cost[column[value]]) for name, cost in costs.items()})


def meeting(traced: Traced, between: tuple[str, str], value: float) -> float:
    """Where two lines meet: on the one that doesn't jump there."""
    ends = [value - _BESIDE * (traced.values[-1] - traced.values[0]), value + _BESIDE * (traced.values[-1] - traced.values[0])]
    sides = [np.interp(ends, traced.values, traced.costs[name]) for name in between]
    left, right = min(sides, key=lambda side: abs(side[1] - side[0]))
    return float(left + right) / 2
