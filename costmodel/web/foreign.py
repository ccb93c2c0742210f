"""A VA who is paid in another money: what a rate in it is at home, what can't be meant in it, and the way back."""

from __future__ import annotations

import re
from collections.abc import Mapping

import streamlit as st

from costmodel.present import money as say
from costmodel.present.amounts import currency_of
from costmodel.records import Input, Record, likely, times
from costmodel.scenario import Scenario
from costmodel.web import typed
from costmodel.web.state import View
from costmodel.web.text import escape
from costmodel.words import N_, Message

_RATE, _EXCHANGE = "va.rate", "va.exchange_rate"


def is_foreign(scenario: Scenario, record: Record) -> bool:
    """Whether a record's amounts are in the VA's own money, and that is another than the place's."""
    return currency_of(record.unit, scenario) != scenario.currency


def home_again(now: Scenario, values: Mapping[str, Input]) -> dict[str, Input]:
    """An edit that puts the VA's rate back to its default, which is in the place's money, puts back the exchange rate as well.

    So it does with other amounts in the VA's money.
    """
    if _RATE not in values or values[_RATE] is not None or _EXCHANGE in values or now.number(_EXCHANGE) == 1:
        return dict(values)
    foreign = [key for key in now.values if key in now.records and is_foreign(now, now.record(key))]
    return {**values, **dict.fromkeys(foreign), _EXCHANGE: None}


def not_meant(text: str, record: Record, now: Scenario, language: str) -> Message | None:
    """Why an amount with the sign of the place's money can't be taken where the VA's own is meant."""
    signs = (say.symbol(now.currency, language), now.currency)
    if not is_foreign(now, record) or not any(re.search(re.escape(sign), text, re.IGNORECASE) for sign in signs):
        return None
    rate = typed.one(now.number(_EXCHANGE), "money", now.currency, language)
    why = N_(
        "Here the VA's own money is meant; one of it is {rate}. Write the amount in it, without {sign}, or put “{exchange}” back"
        " to 1."
    )
    return Message(why, {"rate": rate, "sign": signs[0], "exchange": Message(now.record(_EXCHANGE).label)})


def show_at_home(view: View, key: str, record: Record) -> None:
    """Under a field in the VA's own money: what that is in the place's."""
    now = view.scenario
    value = now.input(key) if is_foreign(now, record) else None
    if value is None:
        return
    here = times(value, likely(now.input(_EXCHANGE)))
    text = typed.written(here, "money", now.currency, view.language)
    said = view.translate(N_("In the VA's own money; here that is {amount}.")).format(amount=text)
    st.html(f'<p class="quiet from">{escape(said)}</p>')
