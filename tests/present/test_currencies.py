"""Currencies as people name them."""

from __future__ import annotations

import pytest

from costmodel.present.currencies import named_in, read_currency
from costmodel.words import Message


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("EUR", "EUR"), (" eur ", "EUR"), ("euro", "EUR"), ("Euros", "EUR"), ("€", "EUR"), ("£", "GBP"), ("US$", "USD"),
        ("US dollars", "USD"), ("amerikanske dollar", "USD"), ("danske kroner", "DKK"), ("Danish kroner", "DKK"),
        ("filippinske pesos", "PHP"), ("₱", "PHP"), ("", ""), ("  ", ""),
    ],
)  # fmt: skip
def test_letters_a_sign_or_a_name_say_which_currency_is_meant(text: str, code: str) -> None:
    assert read_currency(text) == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("pesos", "MXN, PHP, ARS, CLP, COP, CUP, DOP, UYU"),
        ("kr.", "DKK, ISK, NOK, SEK"),
        ("Kroner", "DKK, ISK, NOK, SEK"),
        ("dollars", "AUD, CAD, HKD, NZD, TWD, USD, XCD, BBD …"),
    ],
)
def test_a_name_of_several_currencies_is_asked_about(text: str, codes: str) -> None:
    found = read_currency(text)
    assert isinstance(found, Message)
    assert found.say() == f"“{text}” may be one of several: {codes}. Write the three letters of the one that is meant."


@pytest.mark.parametrize("text", ["XYZ", "much", "12", "e", "-"])
def test_what_is_no_currency_is_refused_with_an_example(text: str) -> None:
    found = read_currency(text)
    assert isinstance(found, Message)
    assert found.say() == "Write the code of a currency, three letters such as EUR."


def test_a_currency_is_found_beside_an_amount() -> None:
    assert named_in("about 320 euro an hour") == ("EUR",)
    assert named_in("25 PHP/hour") == ("PHP",)
    assert named_in("25 an hour") == ()
