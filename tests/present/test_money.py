"""Money, numbers, shares and dates as English and Danish write them, and as people type them."""

from __future__ import annotations

import datetime
import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costmodel.present.language import best_language, translator
from costmodel.present.money import (
    date,
    duration,
    foreign,
    locale_of,
    money,
    number,
    parse_date,
    parse_number,
    rounded,
    share,
    symbol,
)
from costmodel.present.values import price

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("amount", "currency", "language", "digits", "written"),
    [
        (1984.5, "USD", "en", 0, "$1,985"),  # half up, as people round
        (1234.5, "USD", "en", 0, "$1,235"),
        (1234.5, "USD", "en", 2, "$1,234.50"),
        (1235.5, "USD", "en", 0, "$1,236"),
        (1234.4999, "USD", "en", 0, "$1,234"),
        (-1984.5, "USD", "en", 0, "−$1,985"),
        (-0.5, "USD", "en", 0, "−$1"),
        (0.285, "USD", "en", 2, "$0.29"),
        (1.005, "USD", "en", 2, "$1.01"),
        (-1234.56, "USD", "en", 2, "−$1,234.56"),
        (0, "USD", "en", 0, "$0"),
        (-0.4, "USD", "en", 0, "$0"),
        (-0.004, "USD", "en", 2, "$0.00"),
        (1234567.891, "GBP", "en", 2, "£1,234,567.89"),
        (1234, "EUR", "en", 0, "€1,234"),
        (1234, "DKK", "en", 0, f"DKK{NBSP}1,234"),
        (1234, "JPY", "en", 0, "¥1,234"),
        (1234.5, "DKK", "da", 0, f"1.235{NBSP}kr."),
        (1234.5, "DKK", "da", 2, f"1.234,50{NBSP}kr."),
        (-1234567, "DKK", "da", 0, f"−1.234.567{NBSP}kr."),
        (1234.5, "USD", "da", 2, f"1.234,50{NBSP}US$"),
        (2.675, "USD", "en", 2, "$2.68"),  # the figure that is written 2.675, not its binary neighbour 2.67499…
        (0.125, "USD", "en", 2, "$0.13"),
        (0.135, "USD", "en", 2, "$0.14"),
        (999.995, "USD", "en", 2, "$1,000.00"),
        (1e15, "USD", "en", 0, "$1,000,000,000,000,000"),
    ],
)
def test_money_is_written(amount: float, currency: str, language: str, digits: int, written: str) -> None:
    assert money(amount, currency, language, digits) == written


@pytest.mark.parametrize("amount", [1.0, 1234.0, 1234.5, -1234.0, 0.0, 0.001])
def test_money_with_two_decimals_always_shows_two(amount: float) -> None:
    assert re.search(r"\.[0-9][0-9]$", money(amount, "DKK", "en", 2))
    assert re.search(rf",[0-9][0-9]{NBSP}kr\.$", money(amount, "DKK", "da", 2))


@pytest.mark.parametrize(
    ("value", "language", "digits", "written"),
    [
        (1234.5, "en", 2, "1,234.5"),
        (1234.0, "en", 2, "1,234"),
        (1234.567, "en", 2, "1,234.57"),
        (1234.567, "en", 0, "1,235"),
        (0.1 + 0.2, "en", 2, "0.3"),
        (1e-9, "en", 2, "0"),
        (-1e-9, "en", 2, "0"),
        (-12.5, "en", 1, "−12.5"),
        (1234.5, "da", 2, "1.234,5"),
        (1234567, "da", 2, "1.234.567"),
        (0.00001, "en", 4, "0"),
        (0.00005, "en", 4, "0.0001"),
        (0.00015, "en", 4, "0.0002"),
        (2.5, "en", 0, "3"),
        (-2.5, "en", 0, "−3"),
    ],
)
def test_numbers_are_written(value: float, language: str, digits: int, written: str) -> None:
    assert number(value, language, digits) == written


@pytest.mark.parametrize(
    ("value", "language", "digits", "written"),
    [
        (0.062, "en", 2, "6.2%"),
        (0.0145, "en", 2, "1.45%"),
        (1, "en", 2, "100%"),
        (0, "en", 2, "0%"),
        (0.891234, "en", 2, "89.12%"),
        (0.891234, "en", 4, "89.1234%"),
        (0.891234, "en", 0, "89%"),
        (0.125, "en", 0, "13%"),
        (0.062, "da", 2, f"6,2{NBSP}%"),
        (12.5, "da", 2, f"1.250{NBSP}%"),
        (-0.05, "en", 2, "−5%"),
    ],
)
def test_shares_are_written(value: float, language: str, digits: int, written: str) -> None:
    assert share(value, language, digits) == written


@pytest.mark.parametrize(
    ("value", "unit", "language", "written"),
    [
        (1, "year", "en", "1 year"), (2, "year", "en", "2 years"), (1.5, "year", "en", "1.5 years"), (0, "hour", "en", "0 hours"),
        (1040, "hour", "en", "1,040 hours"), (1, "hour", "da", "1 time"), (8, "week", "da", "8 uger"),
        (1540.48, "hour", "da", "1.540,48 timer"),
        (12, "month", "da", "12 måneder"), (1, "minute", "en", "1 minute"),
    ],
)  # fmt: skip
def test_durations_are_written_in_the_right_plural(value: float, unit: str, language: str, written: str) -> None:
    assert duration(value, unit, language) == written


@pytest.mark.parametrize(
    ("value", "digits", "nearest"),
    [
        (1984.5, 0, 1985),
        (-1984.5, 0, -1985),
        (0.285, 2, 0.29),
        (1.005, 2, 1.01),
        (2.5, -1, 0),
        (1250, -2, 1300),
        (1e15, 2, 1e15),
        (1e27, 2, 1e27),
        (math.inf, 0, math.inf),
    ],
)
def test_numbers_are_rounded_half_away_from_nought(value: float, digits: int, nearest: float) -> None:
    assert rounded(value, digits) == nearest


def test_dates_are_written() -> None:
    day = datetime.date(2026, 7, 1)
    assert date(day, "en", "us-tx") == "July 1, 2026"
    assert date(day, "en", "gb") == date(day, "en", "au-nsw") == date(day, "en", "dk") == "1 July 2026"
    assert date(day, "en", "custom") == date(day, "en", "") == "1 July 2026"
    assert date(day, "da", "us") == date(day, "da", "dk") == "1. juli 2026"
    assert date(datetime.date(2026, 12, 24), "en", "us") == "December 24, 2026"


def test_a_foreign_dollar_says_whose_it_is() -> None:
    assert foreign(500, "USD", "USD", "en", 2) == "$500.00"
    assert foreign(500, "USD", "DKK", "en", 2) == "US$500.00"
    assert foreign(-500, "USD", "CAD", "en") == "−US$500"
    assert foreign(500, "CAD", "USD", "en") == "CA$500"
    assert foreign(500, "USD", "DKK", "da") == f"500{NBSP}US$"


@pytest.mark.parametrize(
    ("value", "beside", "written"),
    [
        (4, (), "$4"), (4, (4.5,), "$4.00"), (4.5, (4,), "$4.50"), (4, (5, 6), "$4"), (0.05, (1,), "$0.0500"),
        (1234.5, (2,), "$1,235"), (1234.5, (2.5,), "$1,234.50"), (20, (0.05, 10), "$20.00"), (0.05, (20,), "$0.0500"),
    ],
)  # fmt: skip
def test_amounts_beside_each_other_have_the_same_decimals(value: float, beside: tuple[float, ...], written: str) -> None:
    assert price(value, "USD", "en", beside) == written


def test_signs_of_currencies() -> None:
    assert [symbol("USD"), symbol("GBP"), symbol("DKK", "da"), symbol("XXX")] == ["$", "£", "kr.", "¤"]


@pytest.mark.parametrize(
    ("text", "english", "danish"),
    [
        ("0", 0, 0), ("12", 12, 12), ("-3", -3, -3), ("−3", -3, -3), (" 12 ", 12, 12), ("1234", 1234, 1234), ("007", 7, 7),
        ("12.5", 12.5, 12.5), ("12,5", 12.5, 12.5), ("12,34", 12.34, 12.34), ("0.5", 0.5, 0.5), ("0,5", 0.5, 0.5),
        (".5", 0.5, 0.5), (",5", 0.5, 0.5), ("5.", 5, 5), ("5,", 5, 5), ("-0,25", -0.25, -0.25), ("1,2345", 1.2345, 1.2345),
        ("1234,567", 1234.567, 1234.567), ("1234.567", 1234.567, 1234.567), ("0.500", 0.5, 0.5), ("0,500", 0.5, 0.5),
        ("1,234", 1234, 1.234), ("1.234", 1.234, 1234), ("-1,234", -1234, -1.234), ("100.000", 100, 100_000),
        ("100,000", 100_000, 100),
        ("1,234.5", 1234.5, None), ("1.234,5", None, 1234.5), ("1,234,567", 1234567, None), ("1.234.567", None, 1234567),
        ("1.234.567,89", None, 1234567.89), ("1,234,567.89", 1234567.89, None),
        ("1,23,456", None, None), ("1.23.4", None, None), ("12.345,", None, None), ("1234,567,890", None, None),
        ("1 234", 1234, 1234), (f"1{NBSP}234", 1234, 1234), ("1\u202f234", 1234, 1234), ("1'234", 1234, 1234),
        ("1’234", 1234, 1234),
        ("1 234,5", 1234.5, 1234.5), ("1 234.5", 1234.5, 1234.5),
        ("", None, None), (" ", None, None), ("-", None, None), (".", None, None), (",", None, None), ("--3", None, None),
        ("3-", None, None),
        ("1e3", None, None), ("0x10", None, None), ("nan", None, None), ("inf", None, None), ("Infinity", None, None),
        ("1_000", None, None),
        ("twelve", None, None), ("12abc", None, None), ("12%", None, None), ("1/2", None, None), ("=1+1", None, None),
        ("1;2", None, None),
        ("9" * 15, 999999999999999, 999999999999999), ("9" * 16, None, None), ("9" * 400, None, None),
        ("1" + ",000" * 200, None, None),
    ],
)  # fmt: skip
def test_what_people_type(text: str, english: float | None, danish: float | None) -> None:
    assert parse_number(text, "en") == english
    assert parse_number(text, "da") == danish


@given(st.floats(-1e12, 1e12).map(lambda value: round(value, 2)), st.sampled_from(["en", "da"]))
def test_what_is_written_can_be_typed_again(value: float, language: str) -> None:
    assert parse_number(number(value, language, 2), language) == pytest.approx(value, abs=1e-9)


@given(st.text(max_size=20), st.sampled_from(["en", "da"]))
def test_anything_typed_is_a_finite_number_or_none(text: str, language: str) -> None:
    value = parse_number(text, language)
    assert value is None or math.isfinite(value)


@given(st.floats(-1e12, 1e12), st.sampled_from(["USD", "DKK", "GBP", "XXX"]), st.sampled_from(["en", "da"]), st.integers(0, 2))
def test_money_is_always_one_line_with_digits(amount: float, currency: str, language: str, digits: int) -> None:
    text = money(amount, currency, language, digits)
    assert any(character.isdigit() for character in text)
    assert "\n" not in text
    assert not text.startswith(("-", "−$0.00"))


def test_a_language_that_we_do_not_have_is_written_as_english() -> None:
    assert str(locale_of("xx")) == "en_US"


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        (None, "en"), ("", "en"), ("da", "da"), ("da-DK", "da"), ("da_DK.UTF-8", "da"), ("DA", "da"),
        ("de-DE,de;q=0.9,da;q=0.8,en;q=0.7", "da"),
        ("en-GB,en;q=0.9,da;q=0.8", "en"), ("fr", "en"), ("C.UTF-8", "en"), ("C", "en"), ("*", "en"), (";,;", "en"),
    ],
)  # fmt: skip
def test_the_language_that_is_asked_for(asked: str | None, language: str) -> None:
    assert best_language(asked) == language


def test_sentences_are_translated() -> None:
    assert translator("en")("Total") == "Total"
    assert translator("da")("Gross pay") != "Gross pay"
    assert translator("da")("no such sentence of ours") == "no such sentence of ours"


@pytest.mark.parametrize(
    ("typed", "language", "place"),
    [
        ("July 1, 2026", "en", "us"), ("1 July 2026", "en", "us"), ("jul 1st 2026", "en", "us"), ("7/1/2026", "en", "us-ca"),
        ("2026-07-01", "en", "us"), ("1/7/2026", "en", "gb"), ("July 1, 2026", "en", "gb"), ("2026-07-01", "en", "gb"),
        ("1. juli 2026", "da", "dk"), ("1.7.2026", "da", "dk"), ("01-07-2026", "da", "dk"), ("1/7/2026", "da", "us"),
        ("den 1. jul. 2026", "da", "dk"), ("1 July 2026", "da", "dk"),
    ],
)  # fmt: skip
def test_a_date_is_read_as_people_write_it(typed: str, language: str, place: str) -> None:
    assert parse_date(typed, language, place) == datetime.date(2026, 7, 1)


@pytest.mark.parametrize("typed", ["", "soon", "2026", "31.2.2026", "1.7.26", "1 1 1 2026", "July July 2026", "0/0/2026"])
def test_what_is_no_date_is_not_guessed(typed: str) -> None:
    assert parse_date(typed, "en", "us") is None
