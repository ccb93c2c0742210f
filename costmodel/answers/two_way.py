"""The two-way map: which option costs least, and by how much, as two keys vary together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from costmodel.answers.break_even import SAME, numeric_record
from costmodel.answers.sweep import HOURS, MONTHS, sweep_many
from costmodel.records import Range, Record
from costmodel.scenario import Scenario
from costmodel.wiring import hours_a_week
from costmodel.words import N_, refuse

Array = NDArray[np.float64]

COLUMNS, ROWS = 61, 49
_LESS, _MORE = 0.4, 1.8  # of the present value, where nothing says how uncertain it is


@dataclass(frozen=True)
class TwoWay:
    """Totals over the period on a grid: arrays shaped (values of `down`, values of `across`), nan where one can't deliver.

    `cheapest` is the place in `names` of the option that costs least (-1: none), of those that cost the same the first;
    `lead` is what the next one costs more.
    """

    scenario: Scenario
    across: str
    down: str
    x: Array
    y: Array
    names: tuple[str, ...]
    totals: dict[str, Array]
    cheapest: NDArray[np.intp]
    lead: Array
    present: tuple[float, float]

    def ahead(self, name: str) -> Array:
        """What the cheapest other option costs more than this one: nought on the line where it becomes the cheapest.

        One that costs the same as this one all over a stretch is no border there.
        """
        own = self.totals[name]
        others = [total for other, total in self.totals.items() if other != name]
        rivals = [np.where(np.isnan(total) | _stretches(abs(total - own) <= SAME), np.inf, total) for total in others]
        return np.asarray(np.min(rivals, axis=0) - own)


def _stretches(cells: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Of these cells those that belong to a patch, and not to a line of single ones."""
    patch = cells[:-1, :-1] & cells[1:, :-1] & cells[:-1, 1:] & cells[1:, 1:]
    found = np.zeros_like(cells)
    for down in (0, 1):
        for across in (0, 1):
            found[down : down + patch.shape[0], across : across + patch.shape[1]] |= patch
    return found


def two_way(
    scenario: Scenario,
    across: str,
    down: str,
    x: tuple[float, float] | None = None,
    y: tuple[float, float] | None = None,
    shape: tuple[int, int] = (ROWS, COLUMNS),
) -> TwoWay:
    """The map of two different numeric keys; by default around the present values. Raises InputError for other keys."""
    if across == down:
        raise refuse("--vary", across, N_("name two different keys, not {found} twice"), found=across)
    pair = {across, down}
    if HOURS in pair and any(key.startswith("tasks.") and key.endswith((".per_month", ".hours_per_week")) for key in pair):
        raise refuse("--vary", HOURS, N_("the hours follow from the work of each task: name another key"))
    axes = []
    for key, limits, count in ((across, x, shape[1]), (down, y, shape[0])):
        record = numeric_record(scenario, key)
        if key == MONTHS:
            raise refuse("--vary", key, N_("{found} can't stand on a map; look at it over time"), found=key)
        present = hours_a_week(scenario) if key == HOURS else float(scenario.value(key) or 0)
        axes.append((np.linspace(*(limits or span(scenario, key, record, present)), count), present))
    (columns, at_x), (rows, at_y) = axes
    totals = sweep_many(scenario, {across: columns[None, :], down: rows[:, None]})
    names = tuple(totals)
    if not totals:
        return TwoWay(scenario, across, down, columns, rows, (), {}, np.full(shape, -1), np.full(shape, np.nan), (at_x, at_y))
    cheapest, lead = leaders(np.array(list(totals.values())))
    return TwoWay(scenario, across, down, columns, rows, names, totals, cheapest, lead, (at_x, at_y))


def leaders(totals: Array) -> tuple[NDArray[np.intp], Array]:
    """Of some layers of totals, at every place: the number of the lowest (-1: none), and what the next one is more."""
    table = np.where(np.isnan(totals), np.inf, totals)
    ordered = np.sort(table, axis=0)
    with np.errstate(invalid="ignore"):
        lead = ordered[1] - ordered[0] if len(ordered) > 1 else np.full(table.shape[1:], np.inf)
    return np.where(np.isinf(ordered[0]), -1, (table <= ordered[0] + SAME).argmax(axis=0)), lead


def span(scenario: Scenario, key: str, record: Record, present: float) -> tuple[float, float]:
    """Where to look at a key: around its range and its present value, within its limits."""
    given = scenario.input(key)
    limits = record.limits or (0.0, 1.0)
    ends = [present * _LESS, present * _MORE]
    if isinstance(given, Range):
        ends += [given.low, given.high]
    elif record.range:
        ends += list(record.range)
    low, high = max(min(ends), limits[0]), min(max(ends), limits[1])
    if low < high:
        return low, high
    wide = min(limits[1], 1.0 if record.unit.startswith("share") else 100.0)
    return limits[0], wide if wide > limits[0] else limits[1]
