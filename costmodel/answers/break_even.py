"""Where two options cost the same as one key varies, and what would have to change for the answer to change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from costmodel.answers.curves import Curves, Function, roots_between, trace
from costmodel.answers.sweep import MONTHS, sweep
from costmodel.options import OPTIONS
from costmodel.reading import plain, unknown
from costmodel.records import Record
from costmodel.scenario import Scenario
from costmodel.tasks import TASK_FIELDS
from costmodel.units import CENTS
from costmodel.words import N_, refuse

Array = NDArray[np.float64]

NAMES = tuple(option.name for option in OPTIONS)
SAME = 0.5 / CENTS  # half a cent: closer than that two options cost the same
_DIGITS = 9  # of the value of a step
_NEXT = 1e-9  # share of what is looked at that lies just beyond a step
_ROUNDING = 1e-10  # share of the costs that arithmetic may get wrong


@dataclass(frozen=True, slots=True)
class Crossing:
    """A value at which two options change places.

    `cost` is the first option's there, `other_cost` the second's; they differ only at a jump, where one of them steps
    over the other. Below the value `cheaper_below` costs less, above it `cheaper_above`.
    """

    value: float
    cost: float
    other_cost: float
    cheaper_below: str
    cheaper_above: str
    jump: bool


@dataclass(frozen=True, slots=True)
class BreakEven:
    """Every crossing of two options from `low` to `high` of a key.

    Without any, `cheaper` is the one that costs less somewhere and nowhere more, or None: then they cost the same wherever
    both can do the work (`compared`), or nowhere both can. `equal` says that they cost the same over a stretch. `ends` are
    the values at which an option (the second item) begins (True) or ceases to be able to do the work.
    """

    scenario: Scenario
    key: str
    between: tuple[str, str]
    low: float
    high: float
    points: tuple[Crossing, ...]
    cheaper: str | None
    compared: bool = True
    equal: bool = False
    ends: tuple[tuple[float, str, bool], ...] = ()


def break_even(
    scenario: Scenario,
    key: str,
    between: tuple[str, str] = ("employee", "va_hourly"),
    low: float | None = None,
    high: float | None = None,
) -> BreakEven:
    """Every value of a numeric key at which two options cost the same or step over each other; by default within its limits.

    Raises InputError for a key or an option that there is not, or a key that is not a number.
    """
    record = numeric_record(scenario, key)
    for name in between:
        if name not in NAMES:
            raise refuse(
                "--between", "", N_("{found} is not an option; allowed: {allowed}"), found=name, allowed=", ".join(NAMES)
            )
    if between[0] == between[1]:
        raise refuse("--between", "", N_("name two different options, not {found} twice"), found=between[0])
    limits = record.limits or (0.0, 0.0)
    low, high = limits[0] if low is None else max(low, limits[0]), limits[1] if high is None else min(high, limits[1])
    if key == MONTHS:
        values = np.arange(np.ceil(low), np.floor(high) + 1)
        if not len(values):
            raise refuse("--vary", key, N_("there is no whole month from {low} to {high}"), low=plain(low), high=plain(high))
        points, found = _in_steps(values, sweep(scenario, key, values), between)
        ends: tuple[tuple[float, str, bool], ...] = ()
    elif low < high:
        curves = trace(scenario, key, low, high)
        points, found = _on_curves(curves, between)
        ends = _ends(curves, between)
    else:
        points, found, ends = (), _Throughout(None, False, False), ()
    return BreakEven(scenario, key, between, low, high, points, found.cheaper, found.compared, found.equal, ends)


class _Throughout(NamedTuple):
    """Who is cheaper where they differ, whether they can be compared at all, whether they cost the same over a stretch."""

    cheaper: str | None
    compared: bool
    equal: bool


def _ends(curves: Curves, between: tuple[str, str]) -> tuple[tuple[float, str, bool], ...]:
    found = []
    for name in between:
        for value in curves.changes_of_ability(name) if name in curves.totals else ():
            beyond = curves.at(min(value + (curves.high - curves.low) * _NEXT, curves.high))[name]
            found.append((_stepped(float(value)), name, bool(np.isfinite(beyond))))
    return tuple(sorted(found))


def _stepped(value: float) -> float:
    """A step's value without the grain of tolerance with which whole people are counted: 40 hours, not 40.00000004."""
    return float(f"{value:.{_DIGITS}g}")


def numeric_record(scenario: Scenario, key: str) -> Record:
    """The record of a numeric key, a task's field included. Raises InputError where there is none."""
    known = {key: record for key, record in scenario.records.items() if record.numeric}
    fields = {f"tasks.{i + 1}.{name}": record for i in range(len(scenario.tasks)) for name, record in TASK_FIELDS.items()}
    every = {**known, **fields}
    if key in every:
        return every[key]
    if key in scenario.records:
        raise refuse("--vary", key, N_("{found} is not a number, so it can't vary"), found=key)
    message = unknown(key, every)
    raise refuse("--vary", key, message.text, **message.values)


def _on_curves(curves: Curves, between: tuple[str, str]) -> tuple[tuple[Crossing, ...], _Throughout]:
    if any(name not in curves.totals for name in between):
        return (), _Throughout(None, False, False)
    one, other = (curves.totals[name] for name in between)
    values = (curves.costs[name] for name in between)
    found = crossings(curves, lambda x: one(x) - other(x), *values)
    points = tuple(
        Crossing(value, float(one(at)[0]), float(other(at)[0]), *_sides(between, rising), jump)
        for value, rising, jump in found
        for at in (np.array([value]),)
    )
    return points, _throughout(_gap(curves.costs[between[0]], curves.costs[between[1]]), between)


def _sides(between: tuple[str, str], rising: bool) -> tuple[str, str]:
    """(cheaper below, cheaper above), where the first less the second rises through nought or falls."""
    return between if rising else (between[1], between[0])


def _throughout(gap: Array, between: tuple[str, str]) -> _Throughout:
    signs = np.sign(gap[np.isfinite(gap)])
    differing = signs[signs != 0]
    cheaper = None if not len(differing) else between[0] if differing[0] < 0 else between[1]
    return _Throughout(cheaper, bool(len(signs)), bool(np.any((signs[:-1] == 0) & (signs[1:] == 0))))


def _gap(one: Array, other: Array) -> Array:
    """The first less the second; nought where arithmetic can't tell them apart."""
    gap = one - other
    with np.errstate(invalid="ignore"):
        return np.where(np.abs(gap) <= _ROUNDING * (np.abs(one) + np.abs(other)), 0.0, gap)


def crossings(curves: Curves, difference: Function, one: Array, other: Array) -> list[tuple[float, bool, bool]]:
    """(value, whether the difference rises through nought, whether it jumps) wherever one less the other changes sign."""
    gap = _gap(one, other)
    smooth = roots_between(difference, curves.points, gap)
    # To the points that are looked at add the roots and what lies between two of them: then every change of sign stands alone.
    middle = (smooth[:-1] + smooth[1:]) / 2
    x = np.concatenate([curves.points.ravel(), smooth, middle])
    y = np.concatenate([gap.ravel(), np.zeros(len(smooth)), difference(middle) if len(middle) else middle])
    order = np.argsort(x, kind="stable")
    x, y = x[order], y[order]
    found: list[tuple[float, bool, bool]] = []
    sign, since = 0.0, 0
    for i, here in enumerate(np.sign(y)):
        if np.isnan(here):
            sign = 0.0
        elif here:
            if sign and here != sign:
                found.append(_crossing(curves, x, y, since, i, bool(here > 0)))
            sign, since = float(here), i
    return found


def _crossing(curves: Curves, x: Array, y: Array, before: int, after: int, rising: bool) -> tuple[float, bool, bool]:
    """The change of sign between two points: at the last nought between them, or at the step that they stand around."""
    if after - before > 1:
        return float(x[after - 1]), rising, False
    step = float(min(curves.edges[np.searchsorted(curves.edges, x[before])], x[after]))
    if max(abs(y[before]), abs(y[after])) <= SAME:
        return step, rising, False
    return min(max(_stepped(step), curves.low), curves.high), rising, True


def _in_steps(values: Array, costs: dict[str, Array], between: tuple[str, str]) -> tuple[tuple[Crossing, ...], _Throughout]:
    if any(name not in costs for name in between):
        return (), _Throughout(None, False, False)
    one, other = costs[between[0]], costs[between[1]]
    gap = np.where(np.abs(one - other) <= SAME, 0.0, one - other)
    points, sign = [], 0.0
    for i, here in enumerate(np.sign(gap)):
        if np.isnan(here):
            sign = 0.0
        elif here:
            if sign and here != sign:
                sides = _sides(between, bool(here > 0))
                points.append(Crossing(float(values[i]), float(one[i]), float(other[i]), *sides, True))
            sign = here
    return tuple(points), _throughout(gap, between)
