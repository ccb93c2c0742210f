"""A VA who is paid in another money: what a rate in it is at home, what can't be meant in it, and the way back."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import streamlit as st

from costmodel.present import money as say
from costmodel.present.amounts import currency_of, va_currency
from costmodel.present.currencies import named_in
from costmodel.present.sentences import one_stop
from costmodel.present.values import bare_value
from costmodel.records import Input, Record, likely, times
from costmodel.scenario import Scenario
from costmodel.web import typed
from costmodel.web.state import View
from costmodel.web.text import escape
from costmodel.words import N_, Message

_RATE, _CURRENCY, _EXCHANGE, _EXCHANGE_COST = "va.rate", "va.currency", "va.exchange_rate", "va.exchange_fee_rate"


def is_foreign(scenario: Scenario, record: Record) -> bool:
    """Whether a record's amounts are in the VA's own money, and that is another than the place's."""
    return currency_of(record.unit, scenario) != scenario.currency


def is_abroad(now: Scenario) -> bool:
    """Whether another money than the place's was named for the VA, or an exchange rate given."""
    return bool(va_currency(now)) or now.number(_EXCHANGE) != 1


def home_again(now: Scenario, values: Mapping[str, Input]) -> dict[str, Input]:
    """An edit that puts the VA's rate back to its default, which is in the place's money, puts back the exchange rate as well.

    So it does with other amounts in the VA's money.
    """
    if _RATE not in values or values[_RATE] is not None or _EXCHANGE in values or not is_abroad(now):
        return dict(values)
    return {**values, **way_home(now)}


def way_home(now: Scenario) -> dict[str, Input]:
    """What puts back the VA's money and the amounts in it."""
    return dict.fromkeys([*_amounts(now), _EXCHANGE, _CURRENCY, _EXCHANGE_COST])


def _amounts(now: Scenario) -> list[str]:
    return [key for key in now.values if key in now.records and is_foreign(now, now.record(key))]


def is_at_home(text: str, record: Record, now: Scenario) -> bool:
    """Whether a rate is said in the place's money, by sign, letters or name, where the VA's was another until now."""
    named = named_in(text)
    return record.key == _RATE and is_abroad(now) and now.currency in named and va_currency(now) not in named


def told_home(now: Scenario) -> Message:
    """What a rate in the place's money has put back."""
    text = N_("The VA is paid in {currency} now: exchange rate and exchange cost no longer count. Undo brings them back.")
    if set(_amounts(now)) - {_RATE}:
        text = N_(
            "The VA is paid in {currency} now: exchange rate and exchange cost no longer count, and the other amounts in the"
            " VA's own money are back at what is usual. Undo brings them back."
        )
    return Message(text, {"currency": now.currency})


def bare(text: str, record: Record, now: Scenario, language: str) -> str:
    """An amount in the VA's own money without the letters or the sign of that money."""
    code = va_currency(now) if record.unit.startswith("va_money") else ""
    for sign in (say.symbol(code, language), code) if code else ():
        text = re.sub(re.escape(sign), "", text, flags=re.IGNORECASE)
    return text


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
    if va_currency(now):
        why = N_(
            "Here {currency} is meant; 1 {currency} is {rate}. Write the amount in it, without {sign}, or put “{exchange}” back"
            " to 1."
        )
    said = {"rate": rate, "sign": signs[0], "currency": va_currency(now), "exchange": Message(now.record(_EXCHANGE).label)}
    return Message(why, said)


def show_at_home(view: View, key: str, record: Record) -> None:
    """Under a field in the VA's own money: what that is in the place's; under the exchange rate: which way round it is."""
    now = view.scenario
    if key == _EXCHANGE:
        show_direction(view, now.input(key), va_currency(now))
        return
    value = now.input(key) if is_foreign(now, record) else None
    if value is None:
        return
    here = times(value, likely(now.input(_EXCHANGE)))
    text = bare_value(replace(record, unit="money"), here, now, view.translate, view.language)
    code = va_currency(now)
    said = N_("In {currency}; here that is {amount}.") if code else N_("In the VA's own money; here that is {amount}.")
    said = one_stop(view.translate(said).format(currency=code, amount=text))
    if key == _RATE:
        home = view.translate(N_("Paid in {currency}? Type {currency} with the amount."))
        said = f"{said} {home.format(currency=now.currency)}"
    st.html(f'<p class="quiet from">{escape(said)}</p>')


def show_currency(view: View, show: Callable[[Sequence[str]], None]) -> None:
    """Fields of the VA's currency and, once it is another, of the exchange rate, with what counts until that is given."""
    now = view.scenario
    show((_CURRENCY, _EXCHANGE) if is_abroad(now) else (_CURRENCY,))
    if now.number(_EXCHANGE) == 1 and va_currency(now):
        said = N_("Enter the exchange rate too: until then an amount in {currency} counts as if it were in {home}.")
        text = view.translate(said).format(currency=va_currency(now), home=now.currency)
        st.html(f'<p class="quiet" role="status">{escape(text)}</p>')


def show_direction(view: View, rate: Input, code: str) -> None:
    """Under an exchange rate: `1 PHP = 0.0175 USD, 1 USD = 57.14 PHP`."""
    home, language = view.scenario.currency, view.language
    value = likely(rate)
    written = "…" if value is None else say.number(value, language, 6)
    own = code or view.translate(N_("unit of the VA's currency"))
    text = f"1 {own} = {written} {home}"
    if value and code:
        back = 1 / value
        text += f", 1 {home} = {say.number(back, language, max(2, 3 - math.floor(math.log10(back))))} {code}"
    st.html(f'<p class="quiet from">{escape(text)}</p>')
