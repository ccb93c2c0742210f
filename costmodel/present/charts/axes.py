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
_MOST = 7  # ticks of an axis, or one more
_OF_YEARS = (1, 2, 3, 6, 12, 24, 60, 120)  # months from tick to tick, so that years fall on one


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
    return _ticks(values, [money.money(value, currency, language) for value in values])


def _ticks(values: list[float], texts: list[str]) -> Figure:
    return {
        "tickmode": "array", "tickvals": values, "ticktext": [shown(text) for text in texts], "tickprefix": "", "ticksuffix": "",
    }  # fmt: skip


def key_axis(scenario: Scenario, record: Record, language: str, low: float, high: float) -> Figure:
    """How an axis writes the values of a key from `low` to `high`."""
    kind = record.unit.partition("/")[0]
    if kind == "money" or (kind == "va_money" and scenario.number("va.exchange_rate") == 1):
        return {**money_axis(scenario.currency, language), "tickformat": ",.4~f"}
    if kind == "share":  # Plotly would leave out the space that some languages have before the sign
        values = even_steps(low, high, _MOST)
        return _ticks(values, [money.share(value, language) for value in values])
    if kind == "months":
        step = next((step for step in _OF_YEARS if (high - low) / step <= _MOST), _OF_YEARS[-1])
        values = [float(value) for value in range(math.ceil(low / step) * step, math.floor(high) + 1, step)]
        return _ticks(values, [money.number(value, language) for value in values])
    return {"tickformat": ",.4~f", "exponentformat": "none"}


def present_value(scenario: Scenario, key: str) -> float | None:
    """The value that a numeric key has now; hours a week from the tasks, where there are tasks; None where it has none."""
    if key == HOURS:
        return hours_a_week(scenario)
    value = scenario.value(key)
    return None if value is None or isinstance(value, str) else float(value)
