"""A value with its unit, as people say it, and where a value comes from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from costmodel.places import load_place
from costmodel.present import money as say
from costmodel.present.task_kinds import is_catalogues
from costmodel.records import CHOICE, EXAMPLE
from costmodel.scenario import Scenario
from costmodel.scenario_parts import TASK_KEY
from costmodel.words import N_, Translate, place_phrase

PER = {
    "year": N_("{value} a year"), "month": N_("{value} a month"), "week": N_("{value} a week"), "hour": N_("{value} an hour"),
    "hire": N_("{value} a hire"),
}  # fmt: skip
_TIMES = {"hours": "hour", "weeks": "week", "days": "day", "years": "year", "months": "month", "minutes": "minute"}
MONEY = ("money", "va_money")
_SAME = 1e-6
PROVENANCE = {
    "scenario": N_("your own figure"),
    "blank": N_("started from nothing"),
    "place": N_("our figure for {place}"),
    "country": N_("our figure"),
    "example": N_("our estimate"),
    "choice": N_("our starting value"),
    "catalogue": N_("our catalog's figure"),
    "default": N_("our figure"),
}


def origin_text(key: str, scenario: Scenario, translate: Translate) -> str:
    """Whose figure an input is: the owner's own, ours for the place or its country, an estimate, where we start."""
    origin = scenario.provenance(key)
    if (task := TASK_KEY.fullmatch(key)) and is_catalogues(scenario.tasks[int(task[1]) - 1], task[2], scenario.currency):
        origin = "catalogue"
    elif origin in ("place", "default") and scenario.record(key).source == CHOICE:
        origin = "choice"
    elif origin == "place" and scenario.record(key).source == EXAMPLE:
        origin = "example"
    elif origin == "place" and _of_the_country(key, scenario):
        origin = "country"
    return translate(PROVENANCE[origin]).format(place=translate(place_phrase(scenario.law.name)))


def _of_the_country(key: str, scenario: Scenario) -> bool:
    """Whether a state's or province's figure is one that stands for the whole country."""
    law = scenario.law
    if not law.country:
        return False
    country = load_place(law.id.partition("-")[0])
    return scenario.record(key) in (country.defaults.get(key), country.inputs.get(key))


def amount_text(
    value: Any, unit: str, currency: str, translate: Translate, language: str, beside: Iterable[float] = ()
) -> str:  # fmt: skip
    """A value with its unit, as people say it; an amount of money with cents if one of those `beside` it has."""
    if value is None:
        return translate(N_("not said") if unit == "currency" else N_("what the law says"))
    if unit == "flag":
        return translate(N_("yes")) if value else translate(N_("no"))
    if unit in ("choice", "currency"):
        return translate(str(value).replace("_", " "))
    kind, _, per = unit.partition("/")
    if kind in _TIMES:
        text = say.duration(value, _TIMES[kind], language, 4 if abs(value) < 1 else 2)
    else:
        text = bare_text(value, unit, currency, language)
        if kind in MONEY and currency:
            text = say.money(value, currency, language, digits(value, *beside))
    return translate(PER[per]).format(value=text) if per else text


def currency_of(unit: str, scenario: Scenario) -> str:
    """The currency whose sign an amount of a unit bears; empty where it is in the VA's own money: see `va_amount`."""
    return "" if unit.startswith("va_money") and scenario.number("va.exchange_rate") != 1 else scenario.currency


def va_currency(scenario: Scenario) -> str:
    """The letters of the VA's own money; empty where nobody has named it."""
    code = str(scenario.value("va.currency") or "")
    return "" if code == scenario.currency else code


def rate_of_exchange(rate: float, currency: str, scenario: Scenario, translate: Translate, language: str) -> str:
    """A rate of exchange with both its units: `6.9 DKK for 1 USD`."""
    own = currency or translate(N_("unit of the VA's currency"))
    text = translate(N_("{rate} {home} for 1 {currency}"))
    return text.format(rate=say.number(rate, language, 6), home=scenario.currency, currency=own)


def va_amount(text: str, per: str, scenario: Scenario, translate: Translate) -> str:
    """An amount in the VA's own money: `400\u00a0PHP an hour`, or `400 an hour in the VA's currency`."""
    code = va_currency(scenario)
    text = with_letters(text, scenario)
    text = translate(PER[per]).format(value=text) if per else text
    return text if code else translate(N_("{value} in the VA's currency")).format(value=text)


def with_letters(text: str, scenario: Scenario) -> str:
    """A bare amount in the VA's own money, with its letters where they are known."""
    code = va_currency(scenario)
    return f"{text}\u00a0{code}" if code else text


def bare_text(value: float, unit: str, currency: str, language: str, more: int = 0) -> str:
    """A number as its unit is written, without saying how often; with so many decimals `more` than usual, if it has them."""
    kind = unit.partition("/")[0]
    places = decimals(value, unit, more)
    if kind in MONEY and currency:
        return say.money(value, currency, language, places)
    if kind == "share":
        return say.share(value, language, places - 2)
    return say.number(value, language, places)


def decimals(value: float, unit: str, more: int = 0) -> int:
    """How many decimals a value of a unit is rounded to."""
    kind = unit.partition("/")[0]
    if kind in MONEY:
        tries = (digits(value), *range(2, 2 + more))
        return next((places for places in tries if abs(value - round(value, places)) < _SAME), 2 + more if more else tries[0])
    if kind == "share":
        return 6 + more
    return (4 if abs(value) < 10 else 2) + more


def digits(*values: float) -> int:
    """Decimals of amounts of money that stand together, in a list or a sum: none if all are whole."""
    return 0 if all(abs(value - round(value)) < 0.005 for value in values) else 2
