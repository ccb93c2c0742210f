"""A value with its unit, as people say it, and where a value comes from."""

from __future__ import annotations

from typing import Any

from costmodel.present import money as say
from costmodel.records import EXAMPLE
from costmodel.scenario import Scenario
from costmodel.words import N_, Translate

PER = {
    "year": N_("{value} a year"), "month": N_("{value} a month"), "week": N_("{value} a week"), "hour": N_("{value} an hour"),
    "hire": N_("{value} a hire"),
}  # fmt: skip
_TIMES = {"hours": "hour", "weeks": "week", "days": "day", "years": "year", "months": "month", "minutes": "minute"}
PROVENANCE = {
    "scenario": N_("your own figure"),
    "blank": N_("started from nothing"),
    "place": N_("usual in {place}"),
    "example": N_("our example for {place}, no statistic"),
    "default": N_("our starting point"),
}


def origin_text(key: str, scenario: Scenario, translate: Translate) -> str:
    """Whose figure an input is: the owner's own, usual in the place, an example for it, our starting point."""
    origin = scenario.provenance(key)
    if origin == "place" and scenario.record(key).source == EXAMPLE:
        origin = "example"
    return translate(PROVENANCE[origin]).format(place=translate(scenario.law.name))


def amount_text(value: Any, unit: str, currency: str, translate: Translate, language: str) -> str:
    """A value with its unit, as people say it."""
    if value is None:
        return translate(N_("as the law says"))
    if unit == "flag":
        return translate(N_("yes")) if value else translate(N_("no"))
    if unit in ("choice", "currency"):
        return translate(str(value).replace("_", " "))
    kind, _, per = unit.partition("/")
    timed = kind in _TIMES
    text = say.duration(value, _TIMES[kind], language) if timed else bare_text(value, unit, currency, language)
    return translate(PER[per]).format(value=text) if per else text


def bare_text(value: float, unit: str, currency: str, language: str) -> str:
    """A number as its unit is written, without saying how often."""
    kind = unit.partition("/")[0]
    if kind in ("money", "va_money"):
        return say.money(value, currency, language, digits(value))
    if kind == "share":
        return say.share(value, language, 4)
    return say.number(value, language, 4 if abs(value) < 10 else 2)


def digits(value: float) -> int:
    """Decimals of an amount of money: none if it is whole."""
    return 0 if abs(value - round(value)) < 0.005 else 2
