"""Currencies as people name them, by letters, sign or name, in any of our languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from babel.core import get_global
from babel.numbers import get_currency_name

from costmodel.present import money as say
from costmodel.present.language import LANGUAGES
from costmodel.reading import known_currency
from costmodel.words import N_, Message

_MOST_NAMED = 8
_WORDS = re.compile(r"[A-Z]{0,3}[^\w\s.,;:%()/+'’~≈–—-]|[^\W\d_]+\.?")  # `US$`, `€`, `euro`, `kr.`
_CROWNS = "kr"  # how all crowns are abbreviated, and how their names begin


def named(text: str) -> tuple[str, ...]:
    """The letters of the currencies that a text may mean, those with a sign of their own first; none where it names none."""
    code = _plain(text).upper()
    if re.fullmatch("[A-Z]{3}", code) and known_currency(code):
        return (code,)
    return _by_name().get(_plain(text), ())


def named_in(text: str) -> tuple[str, ...]:
    """The same of the first currency that is named in a text with an amount, `320 euro`."""
    return next((codes for word in _WORDS.findall(text) if (codes := named(word))), ())


def without_name(text: str, currency: str) -> str:
    """A text with an amount without the name, the letters and the sign of a currency."""
    return _WORDS.sub(lambda word: "" if currency in named(word[0]) else word[0], text)


def read_currency(text: str) -> str | Message:
    """What was typed as the letters of a currency, or why it is not one; empty for nothing."""
    codes = named(text)
    if len(codes) == 1 or not text.strip():
        return "".join(codes)
    if codes:
        said = {"found": text.strip()[:40], "codes": ", ".join(codes[:_MOST_NAMED]) + (" …" if len(codes) > _MOST_NAMED else "")}
        return Message(N_("“{found}” may be one of several: {codes}. Write the three letters of the one that is meant."), said)
    return Message(N_("Write the code of a currency, three letters such as EUR."))


def _plain(text: str) -> str:
    return text.strip().casefold().rstrip(".")


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, tuple[str, ...]]:
    """Codes of the money of today by name, by the last word of the name, and by sign."""
    found: dict[str, set[str]] = {}
    with_sign = set()
    of_today = {
        code for each in get_global("territory_currencies").values() for code, _, end, tender in each if tender and not end
    }
    for code in of_today:
        for language in LANGUAGES:
            names = [get_currency_name(code, count=count, locale=say.locale_of(language)) for count in (1, 2)]
            sign = say.symbol(code, language)
            if sign != code:
                with_sign.add(code)
            last = [name.split()[-1] for name in names]
            crowns = [_CROWNS for word in last if word.startswith(_CROWNS)]
            for name in (*names, *last, *crowns, sign, re.sub(r"^[A-Z]+(?=\W)", "", sign)):
                found.setdefault(_plain(name), set()).add(code)
    return {name: tuple(sorted(codes, key=lambda code: (code not in with_sign, code))) for name, codes in found.items()}
