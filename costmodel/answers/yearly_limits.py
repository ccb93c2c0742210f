"""Whether a charge changes within twelve months, because what the law counts by the year is reached in the middle of them."""

from __future__ import annotations

import datetime

from costmodel.answers.horizon import SWITCH, Horizon
from costmodel.rules import Charge
from costmodel.units import MONTHS_PER_YEAR

_CENT = 0.01


def limit_is_reached(horizon: Horizon) -> bool:
    """Whether a charge differs from one month to the next for no other reason: neither a new year nor new law."""
    plans = [plan for plan in horizon.plans if plan.name != SWITCH]
    return any(
        abs(plan.lines[charge.name][month] - plan.lines[charge.name][month - 1]) > _CENT
        for plan in plans
        for charge in horizon.scenario.law.charges
        if charge.name in plan.lines
        for month in range(1, horizon.months)
        if month % MONTHS_PER_YEAR and _in_force(charge, horizon.dates[month]) == _in_force(charge, horizon.dates[month - 1])
    )


def _in_force(charge: Charge, day: datetime.date) -> datetime.date | None:
    return max((rule.since for rule in charge.rules if rule.since <= day), default=None)
