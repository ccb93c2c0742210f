"""What the categories of cost, the areas of assumptions, the units and the degrees of confidence are called."""

from __future__ import annotations

from costmodel.present.amounts import MONEY, currency_of, va_currency
from costmodel.records import Record
from costmodel.scenario import Scenario
from costmodel.words import N_, Translate

CATEGORY_LABELS: dict[str, str] = {
    "pay": N_("Pay"),
    "payroll_taxes": N_("Payroll taxes"),
    "benefits": N_("Benefits"),
    "workspace": N_("Workspace"),
    "equipment": N_("Equipment and software"),
    "insurance": N_("Accident insurance"),
    "hiring": N_("Hiring and settling in"),
    "management": N_("Management"),
    "fees": N_("Fees"),
    "taxes": N_("Lost VAT"),
    "other": N_("Other"),
}

CONFIDENCE_LABELS = {"high": N_("well documented"), "medium": N_("one source"), "low": N_("weakly documented")}

AREA_LABELS: dict[str, str] = {
    "work": N_("The work"),
    "employee": N_("The employee"),
    "va": N_("The VA"),
    "retainer": N_("A retainer"),
    "owner": N_("You"),
    "employer": N_("Your business"),
    "law": N_("The law"),
    "custom": N_("Your own figures"),
    "horizon": N_("Time and prices"),
}

UNIT_WORDS: dict[str, str] = {
    "money/year": N_("a year"),
    "money/month": N_("a month"),
    "money/hour": N_("an hour"),
    "money/hire": N_("a hire"),
    "va_money": N_("in the VA's currency"),
    "va_money/month": N_("a month"),
    "va_money/hour": N_("an hour"),
    "share/year": N_("a year"),
    "times/year": N_("a year"),
    "hours": N_("hours"),
    "hours/week": N_("hours a week"),
    "hours/month": N_("hours a month"),
    "weeks": N_("weeks"),
    "weeks/year": N_("weeks a year"),
    "days/year": N_("days a year"),
    "years": N_("years"),
    "months": N_("months"),
    "minutes": N_("minutes"),
    "employees": N_("employees"),
}


def category_name(category: str, owner_time: bool, translate: Translate) -> str:
    """A kind of cost, the owner's time apart."""
    if owner_time and category == "pay":
        return translate(N_("Your own work"))
    text = translate(CATEGORY_LABELS[category])
    return translate(N_("{category} (your time)")).format(category=text) if owner_time else text


def unit_of_cell(unit: str, scenario: Scenario, translate: Translate) -> str:
    """What a bare number is a number of: the unit in words, behind the currency where it is money."""
    kind, _, per = unit.partition("/")
    if kind not in MONEY:
        return translate(UNIT_WORDS[unit]) if unit in UNIT_WORDS else ""
    words = translate(UNIT_WORDS[unit]) if per else ""
    currency = currency_of(unit, scenario) or va_currency(scenario)
    if not currency:
        return translate(N_("{value} in the VA's currency")).format(value=words).strip()
    return f"{currency} {words}".rstrip()


def unit_words(record: Record, translate: Translate) -> str:
    """The unit in words, as said after a figure; empty if the figure says it all."""
    return translate(UNIT_WORDS[record.unit]) if record.unit in UNIT_WORDS else ""
