"""The highest rate worth paying: what a VA may charge an hour or a task and still cost so much less than the next best way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from costmodel.answers.sweep import sweep_many
from costmodel.compare import compare
from costmodel.graph import Amount
from costmodel.scenario import Scenario
from costmodel.units import MINUTES_PER_HOUR

Array = NDArray[np.float64]
WANTED = "owner.wanted_saving"
TWO_RATES = np.array([1.0, 2.0])  # enough to know a straight line


@dataclass(frozen=True, slots=True)
class TaskPrice:
    """One task: the highest price for each, all tasks at the same pay for a minute of work; in money of the place."""

    name: str
    price: float
    present: float | None


@dataclass(frozen=True, slots=True)
class Worth:
    """What a VA may charge and still cost `wanted` (a share) less than `against`, the cheapest way without a VA.

    `most` is what the VA may cost in all over the period. `rate` an hour is in the VA's currency, `rate_here` in the
    place's; both None where even working for nothing would cost too much. `tasks` is empty without tasks.
    """

    scenario: Scenario
    wanted: float
    against: str | None
    against_cost: float
    most: float
    rate: float | None
    rate_here: float | None
    present: float
    tasks: tuple[TaskPrice, ...]


def worth_paying(scenario: Scenario, wanted: float | None = None) -> Worth:
    """The highest rate and prices at which a VA saves `wanted` (by default the scenario's own wish)."""
    wanted = scenario.number(WANTED) if wanted is None else wanted
    others = [option for option in compare(scenario).ranked if not option.name.startswith("va_")]
    present = scenario.number("va.rate")
    if not others:
        return Worth(scenario, wanted, None, float("nan"), float("nan"), None, None, present, ())
    best = others[0]
    most = best.total * (1 - wanted)
    rate = _highest(scenario, most)
    exchange = scenario.number("va.exchange_rate")
    here = None if rate is None else rate * exchange
    return Worth(scenario, wanted, best.name, best.total, most, rate, here, present, _prices(scenario, most))


def _highest(scenario: Scenario, most: float) -> float | None:
    """The one rate for all the work at which a VA by the hour costs `most`: the cost is a straight line in the rate."""
    costs = sweep_many(scenario, at_rates(scenario, TWO_RATES)).get("va_hourly")
    return None if costs is None else _known(on_line(costs[0], costs[1], TWO_RATES[0], most))


def at_rates(scenario: Scenario, rates: Array) -> dict[str, Array]:
    """All the work at these rates, tasks with a rate of their own too."""
    own = [f"tasks.{i + 1}.rate" for i, task in enumerate(scenario.tasks) if task.rate]
    return {"va.rate": rates, **dict.fromkeys(own, rates * scenario.number("va.exchange_rate"))}


def on_line(first: Amount, second: Amount, start: float, most: Amount) -> Amount:
    """Where a straight line through `first` (at `start`) and `second` (one further) reaches `most`; nan below nought."""
    slope = second - first
    with np.errstate(divide="ignore", invalid="ignore"):
        found = start + (most - first) / slope
    return np.where((slope > 0) & (found > 0), found, np.nan)


def _known(value: Amount) -> float | None:
    return float(value) if np.isfinite(value) else None


def _prices(scenario: Scenario, most: float) -> tuple[TaskPrice, ...]:
    """Prices in proportion to the minutes of each task, together as high as may be."""
    minutes = [_likely(scenario, i, "minutes") for i in range(len(scenario.tasks))]
    keys = [f"tasks.{i + 1}.price" for i in range(len(scenario.tasks))]
    if not keys:
        return ()
    at = {key: TWO_RATES * each / MINUTES_PER_HOUR for key, each in zip(keys, minutes, strict=True)}
    costs = sweep_many(scenario, at).get("va_per_task")
    hourly = None if costs is None else _known(on_line(costs[0], costs[1], TWO_RATES[0], most))
    if hourly is None:
        return ()
    return tuple(
        TaskPrice(task.name, hourly * each / MINUTES_PER_HOUR, None if task.price is None else _likely(scenario, i, "price"))
        for i, (task, each) in enumerate(zip(scenario.tasks, minutes, strict=True))
    )


def _likely(scenario: Scenario, index: int, field: str) -> float:
    return scenario.number(f"tasks.{index + 1}.{field}")
