"""What would have to change for the answer to change: for each key, the nearest values at which another option costs least."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from costmodel.answers.break_even import crossings
from costmodel.answers.curves import Curves, trace
from costmodel.answers.sweep import HOURS, MONTHS, priced
from costmodel.compare import Comparison, compare, cost_of
from costmodel.options import OPTIONS
from costmodel.records import Range, Record, likely
from costmodel.scenario import Scenario

Array = NDArray[np.float64]

TIMES = 4.0  # how much larger or smaller a value may well become
_FAR = 0.25  # share of a value of which no range is known that it would have to move far
FARTHEST = 9.0  # a value ten times as high as today's is no longer near
EXCHANGE = "va.exchange_rate"
_BEYOND = 1e-6  # how far, as a share, one looks beyond a value to see who costs least there
_SMALLEST = 1e-6
_ROUNDING = 1e-11  # share of a cost that arithmetic may get wrong
_JUMP = 1e-4  # share of a cost that it can't change by in so short a way without a step
_SHARES = ("share", "share/year")


@dataclass(frozen=True, slots=True)
class Flip:
    """Beyond `value` instead of `present`, `winner` costs least in the place of `loser`.

    `above`: from there on upwards, else downwards. `distance` is the change as a share of the present value; for a
    share that is nought now, in points. At a `jump` the costs step over each other. `span` is where the key's value plausibly
    lies, None where nothing is known of that; `own` where that is the range that was given. `usual` is our range, if one.
    """

    key: str
    record: Record
    present: float
    value: float
    above: bool
    winner: str
    loser: str
    distance: float
    jump: bool
    span: tuple[float, float] | None = None
    own: bool = False
    usual: tuple[float, float] | None = None

    @property
    def likely(self) -> bool:
        """Whether the value may come to pass at all: within its span, or a quarter to four times today's.

        Where today's is nought, up to a quarter, unless there is a span.
        """
        if self.span and not self.hardly:
            return True
        if not self.present:
            return self.value <= 1 / TIMES and self.span is None
        return 1 / TIMES <= self.value / self.present <= TIMES

    @property
    def hardly(self) -> bool:
        """Whether the value lies outside of where it plausibly does, and not on the way to what is usual or within that."""
        return self._outside and not self.towards_usual

    @property
    def towards_usual(self) -> bool:
        """Whether the value lies outside of its span, but within what is usual or on the near side of it."""
        if not self._outside or self.usual is None:
            return False
        return self.value <= self.usual[1] if self.above else self.value >= self.usual[0]

    @property
    def _outside(self) -> bool:
        return self.span is not None and not self.span[0] <= self.value <= self.span[1]

    @property
    def order(self) -> tuple[int, bool, float]:
        """What comes first: what lies within its span, then what has none and is near, last what lies outside or is far off.

        Of each the nearest; what stands at nought is not part of the work so far: it comes after what is.
        """
        last = self.hardly or (self.span is None and self.distance > _FAR)
        return (2 if last else 0 if self.span else 1, not self.present, self.distance)


def flips(scenario: Scenario, comparison: Comparison | None = None) -> tuple[Flip, ...]:
    """The nearest flip on each side of each key that the comparison uses, in their order; those out of reach left out."""
    comparison = comparison or compare(scenario)
    found = [flip for key in varied_keys(comparison) for flip in flips_of(scenario, comparison, key)]
    return tuple(sorted(found, key=lambda flip: flip.order))


def varied_keys(comparison: Comparison) -> tuple[str, ...]:
    """Every numeric key that an option uses, tasks' fields included, the months not; also one that can't do the work now."""
    scenario = comparison.scenario
    compared = {option.name for option in comparison.options}
    unable = [option for option in OPTIONS if option.name not in compared and option.missing(scenario) is None]
    ways = (*comparison.options, *(cost_of(option, scenario) for option in unable))
    used = {key for option in ways for line in option.lines for key in line.uses}
    keys = [key for key, record in scenario.records.items() if key in used and record.numeric and key != MONTHS]
    if scenario.number(EXCHANGE) == 1:
        keys = [key for key in keys if key != EXCHANGE]  # one currency: there is no rate that could move
    if "tasks" in used:
        keys.insert(0, HOURS)
        keys += [f"tasks.{i + 1}.{name}" for i, task in enumerate(scenario.tasks) for name in task.counted]
    return tuple(dict.fromkeys(keys))


def flips_of(scenario: Scenario, comparison: Comparison, key: str) -> list[Flip]:
    """The flips of one key: at most one above the present value and one below."""
    record = scenario.record(key)
    present = comparison.hours_per_week if key == HOURS else _number(scenario, key)
    best = comparison.cheapest
    if best is None or present is None or record.limits is None or _not_given(scenario, key, present):
        return []
    low, high = _reach(record, present)
    if not low < high:
        return []
    curves = trace(priced(scenario, key), key, low, high)
    if best not in curves.totals:
        return []
    events = np.unique(np.concatenate([[present], *(_changes(curves, best, rival) for rival in curves.totals)]))
    found = (
        _first(curves, best, present, events[events <= present][::-1], -1),
        _first(curves, best, present, events[events >= present], 1),
    )
    span, usual = _span(scenario, key, record, present), _usual(scenario, key)
    own = isinstance(scenario.input(key), Range)
    return [
        Flip(key, record, present, value, above, winner, best, distance, jump, span, own, usual)
        for flip in found
        if flip is not None
        for value, above, winner, jump in (flip,)
        for distance in (abs(value - present) / (present or 1.0),)
        if distance <= FARTHEST and (value or present)  # what is nought because it isn't given has no value to flip at
    ]


def _first(curves: Curves, best: str, present: float, events: Array, way: int) -> tuple[float, bool, str, bool] | None:
    """The first of these values beyond which (`way`: 1 up, -1 down) another option costs least: (value, whether it lies
    above, who costs least then, whether the costs jump there). Where two cost the same now, it is the present value.
    """
    for value in events:
        step = way * max(abs(value), abs(value - present), _SMALLEST) * _BEYOND
        before = curves.at(min(max(value - step, curves.low), curves.high)).get(best, np.nan)
        there = curves.at(min(max(value + step, curves.low), curves.high))
        able = {name: cost for name, cost in there.items() if np.isfinite(cost)}
        winner = min(able, key=lambda name: able[name]) if able else best
        if winner != best and abs(able.get(best, np.inf) - able[winner]) > _ROUNDING * abs(able[winner]):
            return float(value), way > 0, winner, best not in able or abs(able[winner] - before) > _JUMP * abs(before)
    return None


def _not_given(scenario: Scenario, key: str, present: float) -> bool:
    """Whether a key stands at nought because its option isn't wanted: giving it would add a way, not move one."""
    return present <= 0 and any(key in option.needs(scenario) for option in OPTIONS)


def _number(scenario: Scenario, key: str) -> float | None:
    value = scenario.value(key)
    return None if value is None or isinstance(value, str) else float(value)


def _span(scenario: Scenario, key: str, record: Record, present: float) -> tuple[float, float] | None:
    """Where a value plausibly lies: the range that was given, or our figure's, around one's own as it is around ours."""
    given = scenario.input(key)
    if isinstance(given, Range):
        return given.low, given.high
    if record.range is None:
        return None
    usual = likely(record.value)
    times = present / usual if present and isinstance(usual, (int, float)) and usual > 0 else 1.0
    return record.range[0] * times, record.range[1] * times


def _usual(scenario: Scenario, key: str) -> tuple[float, float] | None:
    """Our own range of a key, as the scenario counts it; None where there is none, or where it is in another currency."""
    record = scenario.record(key)
    foreign = record.unit.startswith("va_money") and scenario.number(EXCHANGE) != 1
    return None if foreign else record.range


def _reach(record: Record, present: float) -> tuple[float, float]:
    """How far a key is looked at: to its limits, but not beyond what counts as near."""
    assert record.limits is not None
    low, high = record.limits
    if present:
        return low, min(high, present * (1 + FARTHEST))
    likely = record.range[1] if record.range else 1.0 if record.unit in _SHARES else float("inf")
    return low, min(high, likely if likely < float("inf") else high)


def _changes(curves: Curves, best: str, rival: str) -> Array:
    """Where `rival` and `best` change places, and where `rival` begins or ceases to be able to do the work."""
    ends = curves.changes_of_ability(rival)
    if rival == best:
        return ends
    one, other = curves.totals[best], curves.totals[rival]
    found = crossings(curves, lambda x: one(x) - other(x), curves.costs[best], curves.costs[rival])
    return np.concatenate([ends, [value for value, _, _ in found]])
