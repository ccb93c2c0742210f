"""What stands behind a figure as it was found: the defaults that nobody has changed, those first that move it most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from costmodel.answers.sweep import MONTHS, sweep
from costmodel.compare import OptionCost
from costmodel.records import Record
from costmodel.scenario import Scenario

_TENTH = 0.1


@dataclass(frozen=True, slots=True)
class Untouched:
    """A default: its value, its record, and how much the figure grows if it is a tenth higher (money over the period)."""

    key: str
    value: float
    record: Record
    effect: float


def untouched(scenario: Scenario, options: Iterable[OptionCost]) -> tuple[Untouched, ...]:
    """The numeric defaults behind the total of one option, or behind the first's less the second's, most effect first."""
    costs = tuple(options)
    used = dict.fromkeys(key for cost in costs for line in cost.lines for key in line.uses)
    found = []
    for key in used:
        record = scenario.records.get(key)
        if record is None or not record.numeric or key == MONTHS or scenario.provenance(key) not in ("default", "place"):
            continue
        value = scenario.value(key)
        if not value or record.limits is None:
            continue
        higher = min(float(value) * (1 + _TENTH), record.limits[1])
        totals = sweep(scenario, key, np.array([float(value), higher]))
        rises = [float(np.diff(totals[cost.name])[0]) if cost.name in totals else 0.0 for cost in costs]
        effect = rises[0] - sum(rises[1:])
        if np.isfinite(effect) and effect:
            found.append(Untouched(key, float(value), record, effect))
    return tuple(sorted(found, key=lambda each: -abs(each.effect)))
