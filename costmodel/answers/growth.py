"""How values change from year to year and with the season: pay, the VA's prices, all other prices, the work of a month."""

from __future__ import annotations

import datetime

import numpy as np
from numpy.typing import NDArray

from costmodel.graph import Amount
from costmodel.notices import SEASONS
from costmodel.scenario import Scenario
from costmodel.tasks import TASK_FIELDS
from costmodel.units import MONTHS_PER_YEAR, months_later
from costmodel.wiring import input_reader

Array = NDArray[np.float64]

_PAY = ("employee.salary", "employer.payroll")
_RATES = ("va.rate", "va.setup_fee", "retainer.fee_per_month", "retainer.overage_rate")


def grown(scenario: Scenario, years: int) -> dict[str, Amount]:
    """Every amount of money as it stands after so many whole years, by key; nothing where nothing grows."""
    rates = {key: scenario.number(f"horizon.{key}") for key in ("pay_growth", "rate_growth", "inflation")}
    if not years or not any(rates.values()):
        return {}
    read = input_reader(scenario)
    values: dict[str, Amount] = {}
    for key, record in scenario.records.items():
        if "money" in record.unit:
            rate = rates["pay_growth" if key in _PAY else "rate_growth" if key in _RATES else "inflation"]
            values[key] = read(key) * (1 + rate) ** years
    for i, task in enumerate(read("tasks")):
        for name, field in TASK_FIELDS.items():
            amount = getattr(task, name)
            if "money" in field.unit and amount is not None:
                values[f"tasks.{i + 1}.{name}"] = amount * (1 + rates["rate_growth"]) ** years
    return values


def seasons(scenario: Scenario, start: datetime.date, months: int) -> Array:
    """The work of each month from `start` on, against an average month of the year; ones where no month stands out."""
    weights = np.array([scenario.number(key) for key in SEASONS])
    if not weights.any():
        return np.ones(months)
    weights = weights / weights.mean()
    return np.array([weights[months_later(start, month).month - 1] for month in range(months)])


def discount(rate: float, months: int) -> Array:
    """What money paid at the beginning of each month counts for today."""
    return np.asarray((1 + rate) ** (-np.arange(months) / MONTHS_PER_YEAR))
