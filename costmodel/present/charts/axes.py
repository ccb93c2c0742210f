"""What an axis of a key's values needs: where it begins and ends, and how it writes money, shares and numbers."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

from costmodel.answers.sweep import HOURS
from costmodel.present import money
from costmodel.present.amounts import MONEY, currency_of
from costmodel.present.charts.chart import Figure, money_axis, shown
from costmodel.records import Record
from costmodel.scenario import Scenario
from costmodel.wiring import hours_a_week

# Of a plot with margins as narrow as can be, where it is just not narrow, and on the smallest phone.
WIDE_PIXELS, NARROW_PIXELS = 540, 270

# How a phone writes an axis of money: the subtitle names the currency.
UNSIGNED = {"tickprefix": "", "ticksuffix": ""}

_LETTER = 6.6  # pixels of a letter at a tick
_ROUND = (1, 2, 2.5, 5, 10)
_NOISE = 1e-9
_MOST = 7  # ticks of an axis, or one more
_ENOUGH = 3  # amounts at an axis, from which its scale can be read
_OF_YEARS = (1, 2, 3, 6, 12, 24, 60, 120)  # months from tick to tick, so that years fall on one


def even_steps(low: float, high: float, most: int, whole: bool = False) -> list[float]:
    """Round values in even steps from `low` to `high`, about as many as `most` and not more than one beyond."""
    least = (high - low) / most
    power = 10.0 ** math.floor(math.log10(least))
    step = next(power * times for times in _ROUND if power * times >= least * (1 - _NOISE))
    step = max(math.ceil(step), 1.0) if whole else step
    first = math.ceil(low / step - _NOISE)
    return [round((first + i) * step, 9) for i in range(int(high / step - first + _NOISE) + 1)]


def money_ticks(
    low: float, high: float, most: int, pixels: float, currency: str, language: str, shows: Callable[[float, str], bool]
) -> Figure:
    """Amounts along an axis that goes below nought: Plotly would put the minus behind the currency.

    Of up to about `most` round ones those that `shows` lets through, as many as stand apart on so many pixels. On a phone, and
    where these are too few, without the currency, which the subtitle names: on a phone `currency` is empty.
    """

    def found(count: int, say: Callable[[float], str]) -> list[tuple[float, str]]:
        every = ((value, say(value)) for value in even_steps(low, high, count))
        kept = [(value, text) for value, text in every if shows(value, text)]
        widest = max((tick_width(text) for _, text in kept), default=0.0) * (high - low) / pixels
        return kept if all(after - before >= widest for (before, _), (after, _) in pairwise(kept)) else kept[-1:]

    def best(say: Callable[[float], str]) -> list[tuple[float, str]]:
        return max((found(count, say) for count in range(most, 1, -1)), key=len)

    ticks = best(lambda value: money.money(value, currency, language)) if currency else []
    if len(ticks) < _ENOUGH:
        ticks = max(ticks, best(lambda value: money.number(value, language, 0)), key=len)
    return _ticks([value for value, _ in ticks], [text for _, text in ticks])


def whole_ticks(low: float, high: float, pixels: float) -> Callable[[float, str], bool]:
    """For `money_ticks`: those that are not cut off at the ends of the axis."""
    return lambda value, text: min(value - low, high - value) * pixels >= (high - low) * tick_width(text) / 2 * (1 - _NOISE)


def money_steps(low: float, high: float, most: int, say: Callable[[float], str]) -> Figure:
    """Whole round amounts up an axis, `most` or hardly more of them and at least half as many."""
    values = even_steps(low, high, most, whole=True)
    return _ticks(values, [say(value) for value in values])


def tick_width(text: str) -> float:
    """Pixels that the word at a tick takes, with a little room beside it."""
    return (len(text) + 1) * _LETTER


def _ticks(values: list[float], texts: list[str]) -> Figure:
    return {
        "tickmode": "array", "tickvals": values, "ticktext": [shown(text) for text in texts], **UNSIGNED,
    }  # fmt: skip


def key_axis(scenario: Scenario, record: Record, language: str, low: float, high: float) -> Figure:
    """How an axis writes the values of a key from `low` to `high`."""
    kind = record.unit.partition("/")[0]
    if kind in MONEY and currency_of(record.unit, scenario):
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
