"""Values as a field shows them and as people type them: money, shares and hours, one number or a range of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from costmodel.present import money as say
from costmodel.present.currencies import named_in, without_name
from costmodel.records import Input, Range, Record
from costmodel.words import N_, Message

_BETWEEN = re.compile(r"\s*[–—]\s*|\s+(?:to|til|or|eller)\s+|(?<=[\d%.$£€kK])\s*-\s*(?=[^\s-])|(?<=[\w%])\s+-\s+", re.IGNORECASE)
# `between 10 and 12`, `from 10 to 12`: one alone is a bound and no value, and without "between" 10 and 12 are two of them.
_ENDS = re.compile(r"(?:between|mellem)\s+(.+?)\s+(?:and|og)\s+(.+)|(?:from|fra)\s+(.+?)\s+(?:to|til)\s+(.+)", re.IGNORECASE)
# How people write the time in which a value counts or is counted: `$28/hr`, `12 hours a week`, `390 kr. i timen`.
_TIMES = {
    "hour": "hours?|hrs?|h|timer?|timen|t",
    "day": "days?|dage?|dagen",
    "week": "weeks?|wk|uger?|ugen",
    "month": "months?|mo|måneder|måned(?:en)?|md",
    "year": "years?|yr|år(?:et|ligt)?",
}
_PER = r"(?:/|\b(?:an?|per|i|om)\b|\bpr\.?)"
# What may stand around a number without changing it: `about 12`, `12 or so`, `ca. 10`, and `,-` for "no øre".
_ABOUT = re.compile(
    r"^\s*(?:(?:about|around|roughly|approximately|approx|circa|cirka|ca|omkring|omtrent)\b\.?|[~≈])"
    r"|\s*\b(?:or so|or thereabouts|eller deromkring)\b|(?<=[\dk])ish\b",
    re.IGNORECASE,
)
# What is quoted without VAT, as every amount here is: `320 kr. + moms`. With VAT it is another amount, and not read.
_WITHOUT_VAT = re.compile(
    r"\s*(?:\+|\bplus\b|\b(?:excl|ex|ekskl|exclusive)\b\.?|\b(?:excluding|without|before|uden|før)\b)\s*(?:moms|vat|gst)\b\.?",
    re.IGNORECASE,
)
_NO_CENTS = re.compile(r"(?<=\d),[-–—]+(?!\s*\d)")
_NUMBERS = (
    (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
        " nineteen twenty"
    ),
    "en to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tyve",
)
_IN_WORDS = {word: str(number) for words in _NUMBERS for number, word in enumerate(words.split(), 1)}
_THOUSANDS = re.compile(r"(?<=\d)\s?k$", re.IGNORECASE)
_SIGNS = re.compile(r"kr\.?|[$£€%\s\u00a0\u202f]", re.IGNORECASE)


def one(value: float, unit: str, currency: str, language: str) -> str:
    """One number in its unit, as exact as it was given: `$47,550`, `5%`, `25,5`."""
    kind = unit.partition("/")[0]
    if kind in ("money", "va_money") and currency:
        digits = 0 if float(value).is_integer() else 2
        return say.money(value, currency, language, digits if round(value, 2) == value else 4)
    if kind == "share":
        return say.share(value, language, 4)
    return say.number(value, language, 6)


def written(value: Input, unit: str, currency: str, language: str) -> str:
    """A value as its field shows it; nothing for "as the law says", a range with a dash."""
    if value is None:
        return ""
    if isinstance(value, Range):
        ends = (value.low, value.high) if value.shape == "range" else (value.low, value.likely, value.high)
        return " – ".join(one(end, unit, currency, language) for end in ends)
    return one(value, unit, currency, language)


def rounded(value: Input, digits: int) -> Input:
    """A value, or the ends of a range, with so many decimals."""
    if isinstance(value, Range):
        return Range(round(value.low, digits), round(value.likely, digits), round(value.high, digits), value.shape)
    return None if value is None else round(value, digits)


def read(text: str, record: Record, currency: str, language: str, field: str = "") -> Input | Message:
    """What was typed as a value within the record's limits, or why it is not one. Nothing typed is None.

    `field`: what the field is called that stands beside it for the currency.
    """
    if not text.strip():
        return None
    parts = _parts(text)
    ends = [_number(part, record, currency, language) for part in _alike(parts)]
    if any(could_be_thousands(part, record, language) for part in parts):
        return Message(N_("“{found}” could be meant in two ways. Leave out the separator."), {"found": text.strip()[:40]})
    named, in_money = named_in(text), record.unit.partition("/")[0].endswith("money")
    if named and currency not in named and (None in ends or (currency and in_money)):
        return _other_money(text, record, currency, named, field)
    if any(end is None for end in ends) or len(ends) > 3:
        whole = 42_000 if record.unit == "money/year" else 12.5
        kind = record.unit.partition("/")[0]
        example = one(
            0.125 if kind == "share" else 0.8 if record.blank == 1 and kind == "ratio" else whole, record.unit, currency, language
        )
        return Message(
            N_("“{found}” can't be read as a number. Write it like {example}."),
            {"found": text.strip()[:40], "example": example},
        )
    numbers = [end for end in ends if end is not None]
    low, high = record.limits or (float("-inf"), float("inf"))
    for number in numbers:
        if not low <= number <= high:
            limits = {"low": one(low, record.unit, currency, language), "high": one(high, record.unit, currency, language)}
            found = one(number, record.unit, currency, language)
            return Message(
                N_("{found} is too little or too much here: it must be between {low} and {high}."), {"found": found, **limits}
            )
    if numbers != sorted(numbers):
        return Message(N_("A range begins with its lowest number."))
    if len(numbers) == 1:
        return numbers[0]
    if record.key == "horizon.months":
        return Message(N_("Here one number is needed, not a range."))
    if len(numbers) == 2:
        return Range(numbers[0], (numbers[0] + numbers[1]) / 2, numbers[1])
    return Range(numbers[0], numbers[1], numbers[2], "pert")


def _other_money(text: str, record: Record, currency: str, named: Sequence[str], field: str) -> Message:
    """Why an amount in one of the currencies `named` can't be taken, and where it says so."""
    said = {"found": text.strip()[:40], "currency": currency, "code": named[0], "field": Message(field)}
    if field and len(named) == 1:
        return Message(N_("“{found}” names a currency. Write the number alone, and {code} under “{field}”."), said)
    if field:
        return Message(
            N_("“{found}” names a currency. Write the number alone, and the three letters of the currency under “{field}”."), said
        )
    if currency and record.unit.startswith("money"):
        return Message(
            N_("“{found}” names another money than {currency}. Write the amount in {currency}, the number alone."), said
        )
    text = N_("“{found}” names another money. Write the number alone; the currency or the exchange rate has a field of its own.")
    return Message(text, said)


def is_hedged(text: str) -> bool:
    """Whether a number was said to be no exact one, which is read as if it were."""
    return bool(_ABOUT.search(text))


def _parts(text: str) -> list[str]:
    """The one number, or the ends of a range, without what changes nothing."""
    bare = _NO_CENTS.sub("", _WITHOUT_VAT.sub("", _ABOUT.sub("", text))).strip()
    ends = _ENDS.fullmatch(bare)
    parts = [end for end in ends.groups() if end] if ends else _BETWEEN.split(bare)
    return [_ABOUT.sub("", part) for part in parts]


def _alike(parts: list[str]) -> list[str]:
    """The ends of a range; where the last is in thousands or percent, a bare small number before it is too: `50-60k`."""
    if len(parts) > 1 and parts[-1].rstrip().endswith("%"):
        return [part if "%" in part else f"{part}%" for part in parts]
    if len(parts) < 2 or not re.search(r"\dk\b|\d\sk\b", parts[-1], re.IGNORECASE):
        return parts
    return [re.sub(r"^(\D*\d{1,3}(?:[.,]\d{1,2})?)(\s*)$", r"\1k\2", part) for part in parts[:-1]] + parts[-1:]


def could_be_thousands(text: str, record: Record, language: str) -> bool:
    """Whether a yearly or monthly amount was typed as other languages write thousands: `42.000` in English is no forty-two."""
    mark = "," if language == "da" else "."
    large = record.unit in ("money/year", "money/month")
    return large and re.fullmatch(rf"\D*[1-9][0-9]{{0,2}}{re.escape(mark)}[0-9]{{3}}\D*", text) is not None


def time_named(text: str, times: Iterable[str]) -> str:
    """For which of these times an amount is said to be: `hour` for `$22/hr`; none where it names none of them."""
    named = (time for time in times if re.search(rf"\d.*{_PER}\s*(?:{_TIMES[time]})\.?\s*$", text, re.IGNORECASE))
    return next(named, "")


def _number(text: str, record: Record, currency: str, language: str) -> float | None:
    text = without_name(text, currency) if currency else text
    for sign in (say.symbol(currency, language), currency) if currency else ():
        text = re.sub(re.escape(sign), "", text, flags=re.IGNORECASE)
    kind, _, per = record.unit.partition("/")
    for time, before in ((per, rf"\s*{_PER}\s*"), (kind.removesuffix("s"), r"(?<=[\d\s])")):
        if time in _TIMES:
            text = re.sub(rf"{before}(?:{_TIMES[time]})\.?\s*$", "", text, flags=re.IGNORECASE)
    of_one = kind == "ratio" and record.key != "va.exchange_rate"  # a speed, a month's part of the work
    if "%" in text and kind != "share" and not of_one:
        return None
    in_hundredths = kind == "share" or "%" in text
    text = _SIGNS.sub("", text)
    text = _IN_WORDS.get(text.lower(), text)
    thousands = _THOUSANDS.search(text) if kind.endswith("money") else None
    number = say.parse_number(text[: thousands.start()] if thousands else text, language)
    if number is None:
        return None
    if in_hundredths:
        return round(number / 100, 12)
    return round(number * 1000, 6) if thousands else number
