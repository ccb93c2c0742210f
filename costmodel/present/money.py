"""Money, numbers, shares and dates as a language writes them, and read as people type them. Rounding happens here."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel import Locale, localedata
from babel.dates import format_date, format_skeleton
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_symbol
from babel.units import format_unit

_LOCALES = {"en": "en_US", "da": "da_DK"}
_HIGHEST = 1e15
_MOST_DAYS = 31
_ORDINALS = ("st", "nd", "rd", "th", "of", "den")
_SPACES = re.compile(r"[\s\u00a0\u202f'’]+")


@lru_cache(maxsize=8)
def locale_of(language: str) -> Locale:
    """Babel's locale of one of our languages."""
    return Locale.parse(_LOCALES.get(language, "en_US"))


@lru_cache(maxsize=128)
def _locale_of_dates(language: str, place: str) -> Locale:
    """English is written with the day first, unless the place has a way of its own."""
    if language == "da":
        return locale_of(language)
    country = place.partition("-")[0].upper()
    return Locale.parse(f"en_{country}" if localedata.exists(f"en_{country}") else "en_001")


def rounded(value: float, digits: int = 0) -> float:
    """A number as everything here rounds it: half away from nought, of the figure that is written, not its binary neighbour."""
    return float(_nearest(value, digits))


def adding_up(total: float, parts: Sequence[float], digits: int = 0) -> list[float]:
    """Parts rounded so that they add up to a rounded total: those that lose most by it are rounded up."""
    steps = 10**digits
    found = [math.floor(part * steps) for part in parts]
    short = round(total * steps) - sum(found)
    losing = sorted(range(len(parts)), key=lambda i: found[i] - parts[i] * steps)
    for i in losing[: max(short, 0)]:
        found[i] += 1
    return [part / steps for part in found]


def shown_less(more: float, less: float, digits: int = 0) -> float:
    """The difference of two amounts as they are written: whoever takes the one from the other gets it."""
    return rounded(rounded(more, digits) - rounded(less, digits), digits)


def money(amount: float, currency: str, language: str = "en", digits: int = 0) -> str:
    """An amount with its currency, rounded half up: `$1,235`, `1.235 kr.`"""
    pattern = locale_of(language).currency_formats["standard"].pattern
    pattern = re.sub(r"0\.00", "0" + ("." + "0" * digits if digits else ""), pattern)
    if get_currency_symbol(currency, locale=locale_of(language))[-1:].isalpha():
        pattern = pattern.replace("¤0", "¤\u00a00").replace("¤#", "¤\u00a0#")  # "DKK 1,234"
    text = format_currency(_plain(amount, digits), currency, format=pattern, locale=locale_of(language), currency_digits=False)
    return _signed(text)


def foreign(amount: float, currency: str, home: str, language: str = "en", digits: int = 0) -> str:
    """An amount where `home` is the currency of all others: a dollar that is not that one says whose it is, `US$12`."""
    text = money(amount, currency, language, digits)
    return text if currency == home else re.sub(r"(?<![A-Z])\$", f"{currency[:2]}$", text)


def number(value: float, language: str = "en", digits: int = 2, fixed: bool = False) -> str:
    """A number with separators and at most (`fixed`: exactly) `digits` decimals: `1,234.5`, `1.234,5`."""
    pattern = "#,##0" + ("." + ("0" if fixed else "#") * digits if digits else "")
    return _signed(format_decimal(_plain(value, digits), format=pattern, locale=locale_of(language)))


def share(value: float, language: str = "en", digits: int = 2) -> str:
    """A share as a percentage: `6.2%`, `6,2 %`."""
    pattern = locale_of(language).percent_formats[None].pattern
    pattern = pattern.replace("#,##0", "#,##0" + ("." + "#" * digits if digits else ""))
    return _signed(format_percent(_plain(value, digits + 2), format=pattern, locale=locale_of(language)))


def duration(value: float, unit: str, language: str = "en", digits: int = 2) -> str:
    """A number of hours, days, weeks …, in the plural that the language asks for: `1 year`, `8 uger`."""
    pattern = "#,##0" + ("." + "#" * digits if digits else "")
    rounded = _plain(value, digits)
    return _signed(format_unit(rounded, f"duration-{unit}", format=pattern, locale=locale_of(language)))


def date(day: datetime.date, language: str, place: str) -> str:
    """A date in words, in English as the place writes it: `July 1, 2026` in Texas, `1 July 2026` in London; `1. juli 2026`."""
    return str(format_date(day, format="long", locale=_locale_of_dates(language, place)))


def month(day: datetime.date, language: str = "en") -> str:
    """A month in short: `Jul 2026`, `jul. 2026`."""
    return str(format_skeleton("yMMM", day, locale=locale_of(language)))


def symbol(currency: str, language: str = "en") -> str:
    """The sign of a currency: `$`, `kr.`"""
    return str(get_currency_symbol(currency, locale=locale_of(language)))


def parse_number(text: str, language: str = "en") -> float | None:
    """What a person typed, as a number: separators as the language writes them, spaces and signs forgiven.

    `12,5` and `12.5` are both twelve and a half, as neither mark can group thousands there; `1.500` is fifteen hundred in
    Danish and one and a half in English. None for what is no number.
    """
    group = locale_of(language).number_symbols["latn"]["group"]
    text = _SPACES.sub("", text.strip()).replace("−", "-")
    other = "," if group == "." else "."
    if re.fullmatch(rf"-?[1-9][0-9]{{0,2}}([{group}][0-9]{{3}})+([{other}][0-9]+)?", text):
        text = text.replace(group, "")
    if not re.fullmatch(r"-?([0-9]+([.,][0-9]*)?|[.,][0-9]+)", text):
        return None
    value = float(text.replace(",", "."))
    return value if abs(value) < _HIGHEST else None


def parse_date(text: str, language: str, place: str) -> datetime.date | None:
    """What a person typed, as a date: `July 1, 2026`, `1. juli 2026`, `2026-07-01`, `1.7.2026`; None for what is no date.

    Of numbers alone the year comes first or last; the day stands before the month, save with strokes where the
    place writes the month first.
    """
    found = re.findall(r"\d+|[^\W\d_]+", text.strip().casefold())
    numbers = [int(part) for part in found if part.isdecimal() and len(part) <= 4]
    words = [part for part in found if not part.isdecimal() and part not in _ORDINALS]
    if len(numbers) + len(words) != 3 or len(words) > 1:
        return None
    if words:
        month = _months(language).get(words[0], 0)
        day, year = sorted(numbers)
    elif numbers[0] > _MOST_DAYS:
        year, month, day = numbers
    elif "/" in text and _locale_of_dates(language, place).date_formats["long"].pattern.startswith("M"):
        month, day, year = numbers
    else:
        day, month, year = numbers
    try:
        return datetime.date(year, month, day) if year > _MOST_DAYS * _MOST_DAYS else None
    except ValueError:
        return None


@lru_cache(maxsize=8)
def _months(language: str) -> dict[str, int]:
    names = [
        locale_of(one).months["format"][width] for one in dict.fromkeys((language, "en")) for width in ("wide", "abbreviated")
    ]
    return {name.casefold().rstrip("."): number for known in reversed(names) for number, name in known.items()}


def _signed(text: str) -> str:
    """With the minus that formulas and axes have; Babel puts a hyphen there."""
    return str(text).replace("-", "−")


def _plain(value: float, digits: int) -> Decimal:
    nearest = _nearest(value, digits)
    if nearest == nearest.to_integral_value():  # "1 year", not "1.00 years"; and never "-0"
        return Decimal(int(nearest))
    return nearest


def _nearest(value: float, digits: int) -> Decimal:
    written = Decimal(repr(float(value)))
    if not written.is_finite() or abs(written) >= _HIGHEST:  # beyond what has decimals
        return written
    return written.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
