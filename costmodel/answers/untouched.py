"""What stands behind a figure as it was found: the defaults that nobody has changed, those first that move it most."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from costmodel.answers.flips import EXCHANGE
from costmodel.answers.simulation import Sequence, Simulation
from costmodel.answers.sweep import MONTHS, given_for, sweep_many
from costmodel.answers.worth import TWO_RATES, at_rates, on_line
from costmodel.records import Record
from costmodel.scenario import Scenario

Array = NDArray[np.float64]
# Every option's totals with further values put in: a row as things are, then one for each assumption, a tenth higher there.
Rows = Callable[[Mapping[str, Array]], Mapping[str, Array]]

_TENTH = 0.1
_FEW_DRAWS = 1024  # only how far a chance moves is read off them, and the same are drawn before and after
_REACH, _PARTS, _CLOSER = 2.0, 64, 3  # a crossing is looked for up to twice and down to half its value, three times closer
_GRID = np.linspace(0, 1, _PARTS + 1)[None, :]
_ROUNDING = 1e-5  # share of the figure; less is what the search leaves open


@dataclass(frozen=True, slots=True)
class Untouched:
    """A default: its value, its record, and how much the figure grows if it is a tenth higher; nan if then there is none."""

    key: str
    value: float
    record: Record
    effect: float


def untouched(scenario: Scenario, uses: Iterable[str], figure: Callable[[Rows], Array]) -> tuple[Untouched, ...]:
    """The numeric defaults among the keys `uses` that move the figure, most effect first; all are tried at once."""
    found = {key: record for key in dict.fromkeys(uses) if (record := _default(scenario, key))}
    higher = {key: 1 + _TENTH * (np.arange(len(found) + 1) == i)[:, None] for i, key in enumerate(found, 1)}

    def rows(more: Mapping[str, Array]) -> Mapping[str, Array]:
        given = {**{key: np.array(scenario.number(key)) for key in found}, **more}
        return sweep_many(scenario, {**given, **{key: _at_most(given[key] * higher[key], found[key]) for key in found}})

    if not found:
        return ()
    there = figure(rows)
    if not np.isfinite(there[0]):
        return ()
    effects = dict(zip(found, there[1:] - there[0], strict=True))
    moving = [key for key, effect in effects.items() if not abs(effect) <= _ROUNDING * abs(there[0])]
    moving.sort(key=lambda key: -np.nan_to_num(abs(effects[key]), nan=np.inf))
    return tuple(Untouched(key, scenario.number(key), found[key], float(effects[key])) for key in moving)


def _default(scenario: Scenario, key: str) -> Record | None:
    """The record of a key that is as we found it, has a number and can move."""
    record = scenario.records.get(key)
    if record is None or not record.numeric or record.limits is None or key == MONTHS or not scenario.value(key):
        return None
    if key == EXCHANGE and scenario.number(key) == 1:  # one currency: there is no rate that could move
        return None
    return record if scenario.provenance(key) in ("default", "place") else None


def _at_most(values: Array, record: Record) -> Array:
    return np.minimum(values, record.limits[1]) if record.limits else values


def of_total(name: str, less: str = "") -> Callable[[Rows], Array]:
    """What an option costs; or what it costs more than another."""
    return lambda rows: _less(rows({}), name, less)[:, 0]


def _less(totals: Mapping[str, Array], name: str, less: str) -> Array:
    unknown = np.full_like(next(iter(totals.values())), np.nan)
    return totals.get(name, unknown) - (totals.get(less, unknown) if less else 0.0)


def of_chance(found: Simulation) -> Callable[[Rows], Array]:
    """How often the leading option of a simulation is cheapest."""

    def chance(rows: Rows) -> Array:
        totals = rows(_drawn(found))
        return np.asarray((totals[str(found.leading)] <= np.fmin.reduce(list(totals.values()))).mean(axis=1))

    return chance


def of_saving(found: Simulation) -> Callable[[Rows], Array]:
    """What the leading option saves against its rival in the middle case."""
    return lambda rows: np.nanmedian(_less(rows(_drawn(found)), str(found.rival), str(found.leading)), axis=1)


def _drawn(found: Simulation) -> dict[str, Array]:
    shares = Sequence(len(found.uncertain), found.seed).next()[:, :_FEW_DRAWS]
    return {each.key: each.spread(shares[i])[None, :] for i, each in enumerate(found.uncertain)}


def of_highest_rate(scenario: Scenario, wanted: float) -> Callable[[Rows], Array]:
    """The highest rate at which a VA by the hour costs `wanted` (a share) less than the cheapest way without a VA."""

    def rate(rows: Rows) -> Array:
        totals = rows(at_rates(scenario, TWO_RATES[None, :]))
        others = np.fmin.reduce([total[:, 0] for name, total in totals.items() if not name.startswith("va_")])
        low, high = totals["va_hourly"].T
        return np.asarray(on_line(low, high, TWO_RATES[0], others * (1 - wanted)))

    return rate


def of_crossing(scenario: Scenario, key: str, value: float, between: tuple[str, str]) -> Callable[[Rows], Array]:
    """The value of a key, nearest to `value`, at which two options change places."""

    def crossing(rows: Rows) -> Array:
        limits = scenario.record(key).limits or (-np.inf, np.inf)
        low, high = np.clip(sorted((value / _REACH, value * _REACH)), *limits)
        near, width, found = np.full((1, 1), low), high - low, np.array(True)
        for _ in range(_CLOSER):
            gap = _less(rows(given_for(scenario, key, near + width * _GRID)), *between)
            turns = (gap[:, 1:] * gap[:, :-1] <= 0) & (gap[:, 1:] != gap[:, :-1])
            away = np.where(turns, abs(near + width * (_GRID[:, 1:] + _GRID[:, :-1]) / 2 - value), np.inf)
            at = away.argmin(axis=1)[:, None]
            found = found & turns.any(axis=1)
            before, after = (np.take_along_axis(gap, at + i, axis=1) for i in (0, 1))
            near, width = near + width * at / _PARTS, width / _PARTS
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(found, (near + width * before / (before - after))[:, 0], np.nan)

    return crossing
