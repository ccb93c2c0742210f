"""Rules of the law as sentences: each kind of rule, with limits, sizes and allowances, in English and Danish."""

from __future__ import annotations

import pytest

from costmodel.place_file import Place, read_place
from costmodel.present.language import translator
from costmodel.present.law_words import LawWords
from costmodel.strict_yaml import parse

HEAD = """
place: xx
name: X
currency: EUR
covered_from: 2026-01-01
checked: 2026-06-01
sources: {law: {title: The law, url: "https://example.org/law"}}
inputs:
  law.rate: {label: Your rate, help: On your notice., unit: share, limits: [0, 1], value: null, blank: null,
    source: law, date: 2026-06-01, confidence: high}
  law.known_rate: {label: Your town's rate, help: Of your town., unit: share, limits: [0, 1], value: 0.015, blank: 0,
    source: law, date: 2026-06-01, confidence: high}
  law.zone: {label: Zone, help: Where., unit: choice, choices: [inner_city, elsewhere], value: elsewhere, blank: elsewhere,
    source: law, date: 2026-06-01, confidence: high}
  law.member: {label: Member, help: Of it., unit: flag, value: false, blank: false, source: law, date: 2026-06-01,
    confidence: high}
charges:
  fund:
    {label: Fund, source: law, date: 2026-06-01, confidence: high, rules: [{from: 2026-01-01, flat: {amount: 1, per: month}}]}
  tax:
    label: Tax
    source: law
    date: 2026-06-01
    confidence: high
    when: {law.zone: inner_city, law.member: true}
    rules:
      - {from: 2026-01-01, RULE}
"""


def law(rule: str) -> Place:
    return read_place(parse(HEAD.replace("RULE", rule), "xx.yaml"), None)


def said(rule: str, language: str = "en") -> str:
    place = law(rule)
    return LawWords(place, translator(language), language).rule(place.charges[-1].rules[0])


REDUCTION = "reduction: {minimum_wage: 12.02, hours_per_week: 35, up_to: 3, least: 0.02, more: 0.3781, rounded_to: 0.0001"


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("scale: [{above: 0, rate: 0.062}]", "6.2% of pay."),
        ("scale: [{above: 0, rate: 0.062}, {above: 184500, rate: 0}]", "6.2% of pay up to €184,500."),
        ("scale: [{above: 0, rate: 0}, {above: 5000, rate: 0.15}]", "15% of the part of pay above €5,000."),
        (
            "scale: [{above: 0, rate: 0.1}, {above: 416.5, rate: 0.05}, {above: 1000, rate: 0.02}], thresholds_per: month",
            (
                "10% of pay up to €416.50 a month; 5% of the part of pay from €416.50 a month to €1,000 a month;"
                " 2% of the part of pay above €1,000 a month."
            ),
        ),
        ("scale: [{above: 0, rate: 0}]", "Nothing."),
        ("scale: [{above: 0, rate: law.rate}]", "Your own rate of pay."),
        ("scale: [{above: 0, rate: law.known_rate}]", "Your own rate (1.5% if you enter none) of pay."),
        ("scale: [{above: 0, rate: 0.1}], rate_input: law.rate", "10% of pay; or your rate, if you enter it."),
        ("scale: [{above: 0, rate: 0.1}], 'on': employer_payroll", "10% of the payroll."),
        ("scale: [{above: 0, rate: 0.1}], 'on': [pay, fund]", "10% of pay + fund."),
        (
            "bands: [{above: 0, rate: 0.09}, {above: 527, rate: 0.1125}], thresholds_per: week",
            "9% of all of pay if it is at most €527 a week; 11.25% of all of pay if it is above €527 a week.",
        ),
        (
            "bands: [{above: 0, rate: 0}, {above: 10, rate: 0.1}, {above: 20, rate: 0.2}]",
            "10% of all of pay if it is above €10 and at most €20; 20% of all of pay if it is above €20.",
        ),
        (
            (
                "bands: [{above: 0, rate: 0.0165}, {above: 1000000, rate: 0.0165}, {above: 7800000, rate: 0.0426}],"
                " rising_in_steps_of: 0.0001, 'on': employer_payroll"
            ),
            (
                "1.65% of all of the payroll up to €1,000,000; from there a rate that rises evenly to 4.26% at €7,800,000;"
                " rounded to a multiple of 0.01%."
            ),
        ),
        (
            "bands: [{above: 0, rate: 0}, {above: 1500, rate: 0}, {above: 1700, rate: 0.0495}], rising_in_steps_of: 0, less: 600",
            "0% of all of (pay less €600) up to €1,500; from there a rate that rises evenly to 4.95% at €1,700.",
        ),
        (
            "bands: [{above: 0, rate: 0}, {above: 900, rate: 0.05}], less: 600, thresholds_per: month",
            "5% of all of (pay less €600 a month) if it is above €900 a month.",
        ),
        ("flat: {amount: 20, per: month}", "€240 a year for each employee."),
        ("flat: {amount: 0.0125, per: hour}", "€0.0125 for each hour at work."),
        (
            "flat: {per: month, by_hours_per_month: [{from: 39, amount: 66}, {from: 117, amount: 198}]}",
            "For each employee €66 a month from 39 hours a month on, €198 a month from 117 hours a month on.",
        ),
        (
            "flat: {amount: 2821, per: year}, free: {first: 1, every: 50}",
            (
                "€2,821 a year for each employee; nothing for the first full-time employee;"
                " nothing for one in 50 full-time employees."
            ),
        ),
        (
            "flat: {amount: 9, per: year}, free: {every: 3}",
            "€9 a year for each employee; nothing for one in 3 full-time employees.",
        ),
        (
            "flat: {amount: 9, per: year}, free: {first: 2}",
            "€9 a year for each employee; nothing for the first 2 full-time employees.",
        ),
        ("bands: [{above: 0, rate: 0.1}]", "10% of pay."),
        (
            (
                "bands: [{above: 0, rate: 0.01}, {above: 100, rate: 0.01}, {above: 200, rate: 0.03}, {above: 300, rate: 0.05}],"
                " rising_in_steps_of: 0, thresholds_per: month"
            ),
            (
                "1% of all of pay up to €100 a month; from there a rate that rises evenly to 3% at €200 a month;"
                " from there a rate that rises evenly to 5% at €300 a month."
            ),
        ),
        (
            "scale: [{above: 0, rate: 0.1}], size: {headcount: [3, 3]}",
            "10% of pay; for businesses with just 3 employees.",
        ),
        (
            f"{REDUCTION}, power: 1.75}}",
            (
                "39.81% of pay is let off at the minimum wage of €12.02 an hour; the share falls, to the power of 1.75, to 2% at"
                " 3 times that wage, rounded to a multiple of 0.01%; from there on nothing is let off."
            ),
        ),
        (
            f"{REDUCTION}}}",
            (
                "39.81% of pay is let off at the minimum wage of €12.02 an hour; the share falls to 2% at 3 times that wage, by"
                " the part that this wage is of pay, rounded to a multiple of 0.01%."
            ),
        ),
        ("scale: [{above: 0, rate: 0.1}], trigger: 10000", "10% of pay; only if pay is at least €10,000."),
        ("scale: [{above: 0, rate: 0.1}], trigger: 20000.01", "10% of pay; only if pay is more than €20,000."),
        (
            "scale: [{above: 0, rate: 0.15}], allowance: 10500",
            "15% of pay; the first €10,500 of the whole business's bill is let off.",
        ),
        ("scale: [{above: 0, rate: 0.1}], size: {headcount: [null, 30]}", "10% of pay; for businesses with up to 30 employees."),
        (
            "scale: [{above: 0, rate: 0.1}], size: {headcount: [50, null]}",
            "10% of pay; for businesses with 50 employees or more.",
        ),
        (
            "scale: [{above: 0, rate: 0.1}], size: {headcount: [10, 24], judged: before}",
            "10% of pay; for businesses with 10 to 24 employees; as counted before the hire.",
        ),
        (
            "scale: [{above: 0, rate: 0.1}], size: {payroll: [null, 990000]}",
            "10% of pay; for businesses with a payroll of up to €990,000.",
        ),
        (
            "scale: [{above: 0, rate: 0.1}], size: {payroll: [990000.01, null]}",
            "10% of pay; for businesses with a payroll of more than €990,000.",
        ),
        (
            "scale: [{above: 0, rate: 0.1}], size: {payroll: [100, null]}",
            "10% of pay; for businesses with a payroll of €100 or more.",
        ),
        (
            "scale: [{above: 0, rate: 0.1}], size: {payroll: [100, 200]}",
            "10% of pay; for businesses with a payroll of €100 to €200.",
        ),
        (
            "scale: [{above: 0, rate: 0.1}], size: {payroll: [100.01, 200]}",
            "10% of pay; for businesses with a payroll of more than €100 and up to €200.",
        ),
    ],
)
def test_a_rule_is_one_sentence(rule: str, sentence: str) -> None:
    assert said(rule) == sentence


def test_part_time_is_said_where_it_lowers_the_amount() -> None:
    steps = HEAD.replace(
        "flat: {amount: 1, per: month}", "flat: {per: month, by_hours_per_month: [{from: 39, amount: 1}, {from: 117, amount: 3}]}"
    )
    place = read_place(parse(steps.replace("RULE", "flat: {amount: 9, per: year}, full_time_share: fund"), "xx.yaml"), None)
    assert LawWords(place, translator("en"), "en").rule(place.charges[-1].rules[0]) == (
        "€9 a year for each employee; less for part-time work, in the steps of the hours a month."
    )


def test_danish_says_it_too() -> None:
    assert said("scale: [{above: 0, rate: 0}, {above: 5000, rate: 0.15}]", "da").replace("\N{NO-BREAK SPACE}", " ") == (
        "15 % af den del af lønnen, der ligger over 5.000 €."
    )


def test_the_choices_on_which_a_charge_depends_are_named() -> None:
    place = law("flat: {amount: 1, per: year}")
    words = LawWords(place, translator("en"), "en")
    assert words.condition(place.charges[-1].when) == "Zone: inner city, Member: yes"
    assert words.condition((("law.member", False),)) == "Member: no"
    assert words.condition(()) == ""
