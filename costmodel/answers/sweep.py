"""What every option costs as one key varies: the same formulas on an array."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from costmodel.compare import compare, formulas_of, input_reader
from costmodel.graph import Amount, Sheet
from costmodel.options import OPTIONS
from costmodel.records import Range
from costmodel.scenario import Scenario
from costmodel.units import MINUTES_PER_HOUR, MONTHS_PER_YEAR

Array = NDArray[np.float64]


def sweep(scenario: Scenario, key: str, values: Array) -> dict[str, Array]:
    """Total of each option (money of the place over the period) at each of `values` of a numeric key.

    Options whose inputs are missing are left out; where one can't deliver the work it has nan. Where the work is given
    as tasks, hours a week scale all volumes alike.
    """
    if key == "horizon.months":
        return _by_months(scenario, values)
    given = {key: values}
    if key == "work.hours_per_week" and scenario.tasks:
        given = _volumes(scenario, values)
    read = input_reader(scenario, given)
    totals = {}
    for option in OPTIONS:
        if option.lacks(scenario) is None:
            lines, formulas = formulas_of(option, scenario, frozenset(given))
            sheet = Sheet(formulas, read)
            out = option.impossible(sheet)
            for needed in option.needs(scenario):
                out = out | (sheet[needed] <= 0)
            total: Amount = sum(sheet[line.name] for line in lines)
            each = np.broadcast_to(np.where(out, np.nan, total), values.shape)
            if not np.isnan(each).all():
                totals[option.name] = each
    return totals


def _by_months(scenario: Scenario, values: Array) -> dict[str, Array]:
    """The period decides which rules of the law apply, so each length is compared for itself."""
    compared = [compare(scenario.change({"horizon.months": int(months)})) for months in values]
    costs = [{option.name: option.total for option in comparison.options} for comparison in compared]
    names = {name: None for cost in costs for name in cost}
    return {name: np.array([cost.get(name, np.nan) for cost in costs]) for name in names}


def _volumes(scenario: Scenario, hours: Array) -> dict[str, Array]:
    usual = [_likely(task.per_month) * _likely(task.minutes) for task in scenario.tasks]
    now = sum(usual) * MONTHS_PER_YEAR / MINUTES_PER_HOUR / scenario.number("work.weeks_per_year")
    return {
        f"tasks.{i + 1}.per_month": _likely(task.per_month) * hours / now if now else hours * 0
        for i, task in enumerate(scenario.tasks)
    }


def _likely(value: float | Range) -> float:
    return value.likely if isinstance(value, Range) else value
