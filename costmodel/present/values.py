"""A key's name and its value with the unit, as people say them in a sentence."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import Any

from costmodel.options import OPTIONS
from costmodel.present import money as say
from costmodel.present.amounts import MONEY, PER, amount_text, currency_of, va_amount
from costmodel.present.sentences import in_sentence
from costmodel.records import Range, Record
from costmodel.scenario import Scenario
from costmodel.tasks import TASK_FIELDS
from costmodel.units import MONTHS_PER_YEAR
from costmodel.words import N_, Translate

PHRASES = {option.name: option.phrase for option in OPTIONS}
LABELS = {option.name: option.label for option in OPTIONS}
_TIMES = {"hours": "hour", "weeks": "week", "days": "day", "years": "year", "months": "month", "minutes": "minute"}
# Decimals that people type: of a time, of a percentage, of a bare number. A value with more was worked out.
_OF_TIME, _OF_PERCENT, _OF_NUMBER = 2, 3, 4
SPEED = "owner.speed"
_ENOUGH = 3  # digits that say something of a value that was worked out


def value_text(
    record_or_key: Record | str, value: Any, scenario: Scenario, translate: Translate, language: str,
    beside: Collection[float] = (),
) -> str:  # fmt: skip
    """A key's value with its unit: `27.4 hours a week`, `$36.84 an hour`, `12.5%`.

    What was typed is written as it was, what was worked out with three digits; a rate in a foreign VA's currency says so. Amounts
    that stand `beside` it, in a column or a sentence, have cents all of them if one of them has.
    """
    return _text(_record(record_or_key, scenario), value, scenario, translate, language, True, beside)


def short_value(
    record_or_key: Record | str, value: Any, scenario: Scenario, translate: Translate, language: str,
    beside: Collection[float] = (),
) -> str:  # fmt: skip
    """`value_text` to stand beside the key's label: a period that the label names already is not said again."""
    record = _record(record_or_key, scenario)
    period = record.unit.partition("/")[2]
    return _text(record, value, scenario, translate, language, period not in record.label.lower(), beside)


def bare_value(
    record_or_key: Record | str, value: Any, scenario: Scenario, translate: Translate, language: str,
    beside: Collection[float] = (),
) -> str:  # fmt: skip
    """`value_text` for a narrow column: without its period."""
    return _text(_record(record_or_key, scenario), value, scenario, translate, language, False, beside)


def _record(record_or_key: Record | str, scenario: Scenario) -> Record:
    return scenario.record(record_or_key) if isinstance(record_or_key, str) else record_or_key


def _text(
    record: Record, value: Any, scenario: Scenario, translate: Translate, language: str, period: bool, beside: Collection[float]
) -> str:
    if isinstance(value, Range):
        both = (value.low, value.high, *beside)
        ends = (_text(record, both[i], scenario, translate, language, period and i == 1, both) for i in (0, 1))
        return " – ".join(ends)
    if value is None or not record.numeric:
        return amount_text(value, record.unit, scenario.currency, translate, language)
    kind, _, per = record.unit.partition("/")
    foreign = not currency_of(record.unit, scenario)
    if kind in _TIMES:
        text = say.duration(value, _TIMES[kind], language, _decimals(value, _OF_TIME))
    elif kind == "share":
        text = say.share(value, language, _decimals(value * 100, _OF_PERCENT))
    elif kind in MONEY and not foreign:
        text = price(value, scenario.currency, language, beside)
    else:
        text = say.number(value, language, 2 if foreign and abs(value) >= 1 else _decimals(value, _OF_NUMBER))
    per = per if period else ""
    if foreign:
        return va_amount(text, per, scenario, translate)
    return translate(PER[per]).format(value=text) if per else text


def hours_number(value: float, language: str) -> str:
    """So many hours as `value_text` writes them, where the word for them stands elsewhere."""
    return say.number(value, language, _decimals(value, _OF_TIME))


def number_decimals(value: float) -> int:
    """How many decimals of a bare number are written."""
    return _decimals(value, _OF_NUMBER)


def _decimals(value: float, typed: int) -> int:
    if not value or abs(round(value, typed) - value) < 1e-9:
        return typed
    return min(max(_ENOUGH - 1 - math.floor(math.log10(abs(value))), 0), _OF_NUMBER)


def price(value: float, currency: str, language: str, beside: Collection[float] = ()) -> str:
    """An amount of money as it is said: cents only where they count, in it or in one `beside` it."""
    return say.money(value, currency, language, max([_cents(value), *(min(_cents(other), 2) for other in beside)]))


def _cents(value: float) -> int:
    whole = abs(value - round(value)) < 0.005
    return 0 if whole or abs(value) >= 1000 else 2 if abs(value) >= 0.1 else 4


def about(value: float, currency: str, language: str) -> str:
    """An amount that is an estimate: three digits of it."""
    if value and abs(value) >= 1:
        value = say.rounded(value, _ENOUGH - 1 - math.floor(math.log10(abs(value))))
    return say.money(value, currency, language)


def key_label(scenario: Scenario, key: str, translate: Translate) -> str:
    """What a key is called; a task's field with the name of its task: `Bookkeeping: minutes each`."""
    area, _, rest = key.partition(".")
    number, _, field = rest.partition(".")
    if area == "tasks" and field in TASK_FIELDS and number.isdigit() and 0 < int(number) <= len(scenario.tasks):
        task = scenario.tasks[int(number) - 1].name
        return translate(N_("{task}: {field}")).format(task=task, field=in_sentence(translate(TASK_FIELDS[field].label)))
    return translate(scenario.records[key].label)


def by_switch(key: str, scenario: Scenario, translate: Translate) -> str:
    """What a value says that nobody typed: the speed 1 is given by whoever does the work today; empty for any other."""
    return translate(N_("You do this work today")) if key == SPEED and scenario.values.get(key) == 1 else ""


def label_in_sentence(scenario: Scenario, key: str, translate: Translate) -> str:
    """`key_label` with a small letter, unless it begins with what a person typed."""
    label = key_label(scenario, key, translate)
    return label if key.startswith("tasks.") else in_sentence(label)


def phrase(option: str, translate: Translate) -> str:
    """What an option is called inside a sentence."""
    return translate(PHRASES[option])


def is_cheapest(option: str, translate: Translate) -> str:
    """`… is cheapest`, as it follows what a sentence begins with: other languages put it another way round there."""
    return _clause(N_("doing it yourself is cheapest"), N_("{option} is cheapest"), option, translate)


def is_cheaper(option: str, translate: Translate) -> str:
    """`… is cheaper`, as it follows what a sentence begins with."""
    return _clause(N_("doing it yourself is cheaper"), N_("{option} is cheaper"), option, translate)


def _clause(of_owner: str, text: str, option: str, translate: Translate) -> str:
    return translate(of_owner) if option == "owner" else translate(text).format(option=phrase(option, translate))


def time_span(months: int, language: str) -> str:
    """So many months, in years where they are whole."""
    years, rest = divmod(months, MONTHS_PER_YEAR)
    return say.duration(months, "month", language) if rest or not years else say.duration(years, "year", language)
