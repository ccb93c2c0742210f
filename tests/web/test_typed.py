"""What people type into fields, as values, and what fields show."""

from __future__ import annotations

import pytest

from costmodel.record_reading import model_records
from costmodel.records import Range
from costmodel.web import typed
from costmodel.web.text import link, literal
from costmodel.words import Message

RECORDS = model_records()


@pytest.mark.parametrize(
    ("text", "key", "currency", "language", "value"),
    [
        ("$47,550", "employee.salary", "USD", "en", 47_550),
        ("47550", "employee.salary", "USD", "en", 47_550),
        ("USD 47,550.50", "employee.salary", "USD", "en", 47_550.5),
        ("423.036 kr.", "employee.salary", "DKK", "da", 423_036),
        ("412,5", "va.rate", "DKK", "da", 412.5),
        ("6.2%", "employee.bonus_rate", "USD", "en", 0.062),
        ("8.2", "employee.bonus_rate", "USD", "en", 0.082),
        ("6,2 %", "employee.bonus_rate", "DKK", "da", 0.062),
        ("80 %", "va.speed", "DKK", "da", 0.8),
        ("80-100%", "va.speed", "USD", "en", Range(0.8, 0.9, 1.0)),
        ("5-6%", "employee.bonus_rate", "USD", "en", Range(0.05, 0.055, 0.06)),
        ("0,8", "va.speed", "DKK", "da", 0.8),
        ("-2%", "horizon.inflation", "USD", "en", -0.02),
        ("-2% – 4%", "horizon.inflation", "USD", "en", Range(-0.02, 0.01, 0.04)),
        ("25-35", "va.rate", "USD", "en", Range(25, 30, 35)),
        ("$25 to $35", "va.rate", "USD", "en", Range(25, 30, 35)),
        ("300 til 400", "va.rate", "DKK", "da", Range(300, 350, 400)),
        ("20 – 25 – 40", "va.rate", "USD", "en", Range(20, 25, 40, "pert")),
        ("", "va.rate", "USD", "en", None),
        ("50k", "employee.salary", "USD", "en", 50_000),
        ("$47.5 K a year", "employee.salary", "USD", "en", 47_500),
        ("40k-50k", "employee.salary", "USD", "en", Range(40_000, 45_000, 50_000)),
        ("50-60k", "employee.salary", "USD", "en", Range(50_000, 55_000, 60_000)),
        ("50K-60K", "employee.salary", "USD", "en", Range(50_000, 55_000, 60_000)),
        ("$50 to $60k a year", "employee.salary", "USD", "en", Range(50_000, 55_000, 60_000)),
        ("47.5 – 60 k", "employee.salary", "USD", "en", Range(47_500, 53_750, 60_000)),
        ("45,000 – 60k", "employee.salary", "USD", "en", Range(45_000, 52_500, 60_000)),
        ("$28/hr", "va.rate", "USD", "en", 28),
        ("25 to 35 an hour", "va.rate", "USD", "en", Range(25, 30, 35)),
        ("$25/hr - $35/hr", "va.rate", "USD", "en", Range(25, 30, 35)),
        ("390 kr. i timen", "va.rate", "DKK", "da", 390),
        ("390,50 kr. pr. time", "va.rate", "DKK", "da", 390.5),
        ("320 kr. + moms", "va.rate", "DKK", "da", 320),
        ("320 kr. i timen ekskl. moms", "va.rate", "DKK", "da", 320),
        ("£25 to £35 plus VAT", "va.rate", "GBP", "en", Range(25, 30, 35)),
        ("12 hours a week", "work.hours_per_week", "USD", "en", 12),
        ("12 t/uge", "work.hours_per_week", "DKK", "da", 12),
        ("48 weeks", "work.weeks_per_year", "USD", "en", 48),
        ("500.000 kr. om året", "employee.salary", "DKK", "da", 500_000),
        ("5 or 6", "work.hours_per_week", "USD", "en", Range(5, 5.5, 6)),
        ("5 eller 6", "work.hours_per_week", "DKK", "da", Range(5, 5.5, 6)),
        ("twelve", "work.hours_per_week", "USD", "en", 12),
        ("Five to six hours a week", "work.hours_per_week", "USD", "en", Range(5, 5.5, 6)),
        ("to til tre timer", "work.hours_per_week", "DKK", "da", Range(2, 2.5, 3)),
        ("about 12", "work.hours_per_week", "USD", "en", 12),
        ("About 12 hours a week", "work.hours_per_week", "USD", "en", 12),
        ("~12", "work.hours_per_week", "USD", "en", 12),
        ("12 or so", "work.hours_per_week", "USD", "en", 12),
        ("12ish", "work.hours_per_week", "USD", "en", 12),
        ("12ish hours", "work.hours_per_week", "USD", "en", 12),
        ("10ish-12ish", "work.hours_per_week", "USD", "en", Range(10, 11, 12)),
        ("45kish", "employee.salary", "USD", "en", 45_000),
        ("12 or so hours a week", "work.hours_per_week", "USD", "en", 12),
        ("Between 10 AND 12", "work.hours_per_week", "USD", "en", Range(10, 11, 12)),
        ("about between 10 and 12", "work.hours_per_week", "USD", "en", Range(10, 11, 12)),
        ("between 10 and 12 hours", "work.hours_per_week", "USD", "en", Range(10, 11, 12)),
        ("from $25 to $35 an hour or so", "va.rate", "USD", "en", Range(25, 30, 35)),
        ("mellem 10 og 12 timer", "work.hours_per_week", "DKK", "da", Range(10, 11, 12)),
        ("12 timer eller deromkring", "work.hours_per_week", "DKK", "da", 12),
        ("circa 12", "work.hours_per_week", "USD", "en", 12),
        ("roughly $45,000", "employee.salary", "USD", "en", 45_000),
        ("approx. 10-12", "work.hours_per_week", "USD", "en", Range(10, 11, 12)),
        ("~10 – ~12", "work.hours_per_week", "USD", "en", Range(10, 11, 12)),
        ("about -2%", "horizon.inflation", "USD", "en", -0.02),
        ("ca. -2 %", "horizon.inflation", "DKK", "da", -0.02),
        ("ca. 10", "work.hours_per_week", "DKK", "da", 10),
        ("ca 10,5 timer om ugen", "work.hours_per_week", "DKK", "da", 10.5),
        ("cirka 10", "work.hours_per_week", "DKK", "da", 10),
        ("omkring 5 %", "employee.bonus_rate", "DKK", "da", 0.05),
        ("432000,-", "employee.salary", "DKK", "da", 432_000),
        ("kr. 432.000,-", "employee.salary", "DKK", "da", 432_000),
        ("432.000,- kr. om året", "employee.salary", "DKK", "da", 432_000),
        ("ca. 300,– til 400,-", "va.rate", "DKK", "da", Range(300, 350, 400)),
        ("32000,-", "employee.salary", "USD", "en", 32_000),
    ],
)
def test_read(text: str, key: str, currency: str, language: str, value: object) -> None:
    assert typed.read(text, RECORDS[key], currency, language) == value


@pytest.mark.parametrize(
    "text",
    ["abc", "12,5,1", "1e5", "0x10", "35-25", "1-2-3-4", "inf", "nan", "--5", "1 000 000 000 000", "$28/month", "12k/k", "28 a"],
)
def test_not_read(text: str) -> None:
    assert isinstance(typed.read(text, RECORDS["va.rate"], "USD", "en"), Message)


@pytest.mark.parametrize("text", ["about", "12 about", "25 about 30", "25,-5", "about a dozen", "25 incl. VAT", "25 inkl. moms"])
def test_a_word_for_about_stands_before_a_number(text: str) -> None:
    assert isinstance(typed.read(text, RECORDS["va.rate"], "USD", "en"), Message)


@pytest.mark.parametrize(
    "text",
    ["25 kr. og 50", "12 and 30", "1 and 2 kr", "10 and 12 and 14", "between 10 and 12 and 14", "from $25", "fra 300 kr.",
     "between 10", "from 10 and 12", "up to 40"],
)  # fmt: skip
def test_a_bound_is_no_value_and_two_values_are_no_range(text: str) -> None:
    assert isinstance(typed.read(text, RECORDS["va.rate"], "DKK", "da"), Message)


@pytest.mark.parametrize(
    ("text", "language"), [("between 42.000 and 50.000", "en"), ("42.000 - 50.000", "en"), ("mellem 400,000 og 500,000", "da")]
)
def test_thousands_of_the_other_language_are_asked_about_in_a_range_too(text: str, language: str) -> None:
    told = typed.read(text, RECORDS["employee.salary"], "DKK", language)
    assert isinstance(told, Message)
    assert "two ways" in told.text


@pytest.mark.parametrize("key", sorted(RECORDS))
@pytest.mark.parametrize(
    ("currency", "language"), [("USD", "en"), ("DKK", "da"), ("GBP", "en"), ("DKK", "en"), ("USD", "da"), ("", "da")]
)
def test_what_a_field_shows_is_read_as_the_same_value(key: str, currency: str, language: str) -> None:
    record = RECORDS[key]
    if not record.numeric or record.value is None:
        return
    assert isinstance(record.value, (int, float))
    values: list[float | Range] = [record.value]
    if record.range:
        low, high = record.range
        values += [Range(low, (low + high) / 2, high), Range(low, record.value, high, "pert")]
    for value in values:
        shown = typed.written(value, record.unit, currency, language)
        assert typed.read(shown, record, currency, language) == value, shown


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("4000 a month", "employee.salary"),
        ("12k", "work.hours_per_week"),
        ("5k", "employee.fte"),
        ("15%", "va.churn_rate"),
        ("5%", "employee.salary"),
    ],
)
def test_another_unit_is_not_read(text: str, key: str) -> None:
    assert isinstance(typed.read(text, RECORDS[key], "USD", "en"), Message)


def test_text_of_people_stays_text() -> None:
    assert literal("[x](http://e.com) $5 *b*") == r"\[x\](http\:" + "\u2060" + r"//e.com) \$5 \*b\*"
    assert literal("E-mail: the owner's (first) 5.5 hours, 10 %") == "E-mail: the owner's (first) 5.5 hours, 10 %"
    assert literal("- a") == r"\- a"
    assert literal("1. a") == r"1\. a"
    assert literal(":red[a] :smile:") == r"\:red\[a\] \:smile:"
    assert "www." not in literal("www.e.com")
    assert link("t", "javascript:alert(1)") == "t"
    hostile = link('a"b<i>', 'https://e.com/"onload="x')
    assert hostile.startswith('<a href="https://e.com/&quot;onload=&quot;x" ')
    assert hostile.endswith(">a&quot;b&lt;i&gt;</a>")


@pytest.mark.parametrize(
    ("text", "currency", "field", "why"),
    [
        ("320 euro", "DKK", "Currency", "“320 euro” names a currency. Write the number alone, and EUR under “Currency”."),
        ("€320", "DKK", "Currency", "“€320” names a currency. Write the number alone, and EUR under “Currency”."),
        ("320 eur.", "DKK", "Currency", "“320 eur.” names a currency. Write the number alone, and EUR under “Currency”."),
        ("US$ 20", "AUD", "Currency", "“US$ 20” names a currency. Write the number alone, and USD under “Currency”."),
        (
            "20 pund", "DKK", "Currency",
            "“20 pund” names a currency. Write the number alone, and the three letters of the currency under “Currency”.",
        ),
        (
            "20-25 dollars", "GBP", "",
            (
                "“20-25 dollars” names another money. Write the number alone; the currency or the exchange rate has a field of"
                " its own."
            ),
        ),
    ],
)  # fmt: skip
def test_a_price_in_another_money_says_where_its_currency_goes(text: str, currency: str, field: str, why: str) -> None:
    found = typed.read(text, RECORDS["va.rate"], currency, "en", field)
    assert isinstance(found, Message)
    assert found.say() == why


def test_a_salary_has_no_currency_of_its_own() -> None:
    found = typed.read("€40,000", RECORDS["employee.salary"], "USD", "en")
    assert isinstance(found, Message)
    assert found.say() == "“€40,000” names another money than USD. Write the amount in USD, the number alone."


@pytest.mark.parametrize(
    ("text", "currency", "value"),
    [
        ("320 euro", "EUR", 320), ("320 kroner", "SEK", 320), ("kr.320", "DKK", 320), ("A$25 to $35", "AUD", Range(25, 30, 35)),
        ("25 dollars an hour", "USD", 25), ("320 kr.", "", 320), ("about 20 pounds", "GBP", 20), ("$.50", "USD", 0.5),
    ],
)  # fmt: skip
def test_the_name_of_its_own_money_changes_nothing(text: str, currency: str, value: object) -> None:
    assert typed.read(text, RECORDS["va.rate"], currency, "en") == value
