"""What an axis of a key's values needs: where it begins and ends, and how it writes money, shares and numbers."""

from __future__ import annotations

import math

from costmodel.answers.sweep import HOURS
from costmodel.compare import hours_a_week
from costmodel.present import money
from costmodel.present.charts.chart import Figure, money_axis, shown
from costmodel.records import Record
from costmodel.scenario import Scenario

_ROUND = (1, 2, 2.5, 5, 10)
_NOISE = 1e-9


def even_steps(low: float, high: float, most: int, whole: bool = False) -> list[float]:
    """Round values in even steps from `low` to `high`, about as many as `most` and not more than one beyond."""
    least = (high - low) / most
    power = 10.0 ** math.floor(math.log10(least))
    step = next(power * times for times in _ROUND if power * times >= least * (1 - _NOISE))
    step = max(math.ceil(step), 1.0) if whole else step
    first = math.ceil(low / step - _NOISE)
    return [round((first + i) * step, 9) for i in range(int(high / step - first + _NOISE) + 1)]


def money_ticks(low: float, high: float, most: int, currency: str, language: str) -> Figure:
    """Amounts along an axis that goes below nought: Plotly would put the minus behind the currency."""
    values = even_steps(low, high, most)
    texts = [shown(money.money(value, currency, language)) for value in values]
    return {"tickmode": "array", "tickvals": values, "ticktext": texts, "tickprefix": "", "ticksuffix": ""}


def key_axis(scenario: Scenario, record: Record, language: str) -> Figure:
    """How an axis writes the values of a key."""
    kind = record.unit.partition("/")[0]
    if kind == "money" or (kind == "va_money" and scenario.number("va.exchange_rate") == 1):
        return {**money_axis(scenario.currency, language), "tickformat": ",.4~f"}
    return {"tickformat": ".2~%" if kind == "share" else ",.4~f", "exponentformat": "none"}


def present_value(scenario: Scenario, key: str) -> float | None:
    """The value that a numeric key has now; hours a week from the tasks, where there are tasks; None where it has none."""
    if key == HOURS:
        return hours_a_week(scenario)
    value = scenario.value(key)
    return None if value is None or isinstance(value, str) else float(value)
