"""The files of places: what one may say, and how everything wrong in it is said at its line."""

from __future__ import annotations

import contextlib
import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costmodel import Scenario
from costmodel.place_file import Place, read_place
from costmodel.places import load_head, load_place, place_ids
from costmodel.rules import Reduction
from costmodel.strict_yaml import Document, parse
from costmodel.words import InputError

HEAD = "place: xx\nname: Nowhere\ncurrency: USD\ncovered_from: 2026-01-01\nchecked: 2026-11-23\n"
SOURCES = "sources:\n  act: {title: The Act, url: 'https://example.org/act'}\n"
INPUT = """inputs:
  law.rate:
    {label: Your rate, help: On your notice., unit: share, limits: [0, 0.2], value: null, blank: null,
     source: act, date: 2026-11-23, confidence: high}
  law.district:
    {label: District, help: Where., unit: choice, choices: [none, city], value: none, blank: none,
     source: act, date: 2026-11-23, confidence: high}
  law.member:
    {label: Member, help: Of it., unit: flag, value: false, blank: false, source: act, date: 2026-11-23, confidence: high}
"""
REDUCTION = "reduction: {minimum_wage: 10, hours_per_week: 35, up_to: 3, more: 0.3, rounded_to: 0.0001"
CHARGE = """charges:
  tax:
    label: A tax
    source: act
    date: 2026-11-23
    confidence: high
"""


def place(text: str, parent: Place | None = None) -> Place:
    return read_place(parse(text, "xx.yaml"), parent)


def refused(text: str, parent: Place | None = None) -> list[str]:
    with pytest.raises(InputError) as caught:
        place(text, parent)
    return caught.value.say().replace("xx.yaml:", "").split("\n")


def with_rule(rule: str, more: str = "") -> str:
    """A place with one charge of one rule; the rule stands on line 24."""
    return f"{HEAD}{SOURCES}{INPUT}{CHARGE}    rules:\n      - {{from: 2026-01-01, {rule}}}\n{more}"


def test_a_place_with_nothing_but_its_head() -> None:
    read = place(HEAD)
    assert (read.id, read.name, read.currency, read.choosable, read.country) == ("xx", "Nowhere", "USD", True, "")
    assert (read.charges, dict(read.inputs), dict(read.defaults), read.left_out) == ((), {}, {}, ())
    assert read.covered_from == datetime.date(2026, 1, 1)


def test_a_place_within_another_adds_to_it() -> None:
    country = place(with_rule("flat: {amount: 5, per: year}", "kind: group\nleft_out: [City taxes.]\n"))
    state = place(
        "place: xx-a\nname: A\ncovered_from: 2026-01-01\nchecked: 2026-11-23\nleft_out: [More.]\n"
        "charges:\n  levy:\n    {label: Levy, source: example, date: 2026-11-23, confidence: low,\n"
        "     rules: [{from: 2026-01-01, scale: [{above: 0, rate: law.rate}]}]}\n"
        "defaults:\n  va.rate: {value: 30, source: example, date: 2026-11-23, confidence: low}\n",
        country,
    )
    assert not country.choosable
    assert state.choosable
    assert [charge.name for charge in state.charges] == ["tax", "levy"]
    assert (state.currency, state.country, state.left_out) == ("USD", "Nowhere", ("City taxes.", "More."))
    assert state.defaults["va.rate"].value == 30
    assert state.defaults["va.rate"].label == "VA rate an hour"
    assert set(state.inputs) == {"law.rate", "law.district", "law.member"}


def test_a_place_says_its_rules_in_words() -> None:
    said = "in_words:\n  {key}: {{says: {says}, source: act, date: 2026-11-23, confidence: high}}\n"
    sick, rate = said.format(key="employee.sick_days", says="Six weeks."), "  law.rate: {says: On paper., source: example, "
    country = place(HEAD + SOURCES + INPUT + sick + rate + "date: 2026-11-24, confidence: low}\n")
    assert {key: words.says for key, words in country.in_words.items()} == {
        "employee.sick_days": "Six weeks.", "law.rate": "On paper.",
    }  # fmt: skip
    evidence = country.in_words["employee.sick_days"].evidence
    assert (evidence.source.title, evidence.date, evidence.confidence) == ("The Act", datetime.date(2026, 11, 23), "high")
    own = SOURCES + said.format(key="employee.sick_days", says="Eight weeks.")
    state = place("place: xx-a\nname: A\ncovered_from: 2026-01-01\nchecked: 2026-11-23\n" + own, country)
    assert (state.in_words["employee.sick_days"].says, state.in_words["law.rate"].says) == ("Eight weeks.", "On paper.")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("employee.sick_day: {says: A., source: act, date: 2026-11-23, confidence: high}",
         "9: in_words.employee.sick_day: unknown key employee.sick_day; did you mean employee.sick_days?"),
        ("employee.sick_days: {source: act, date: 2026-11-23, confidence: high}",
         "9: in_words.employee.sick_days: says is missing"),
        ("employee.sick_days: {says: A., value: 3, source: act, date: 2026-11-23, confidence: high}",
         "9: in_words.employee.sick_days.value: unknown key value; allowed: confidence, date, enter, says, source"),
        ("employee.sick_days: {says: A., source: example, date: 2026-11-23, confidence: high}",
         "9: in_words.employee.sick_days.confidence: a worked example's figure has confidence low"),
        ("employee.sick_days: Six weeks.",
         "9: in_words.employee.sick_days: found the text “Six weeks.”; allowed: a group of keys"),
        ("employee.sick_days: {says: A., source: act, date: 2026-11-23, confidence: sure}",
         "9: in_words.employee.sick_days.confidence: found the text “sure”; allowed: high, medium, low"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_words_is_said_at_its_line(words: str, message: str) -> None:
    assert message in refused(f"{HEAD}{SOURCES}in_words:\n  {words}\n")


def test_a_place_may_warn_of_low_pay_and_of_choices_made_by_half() -> None:
    both = "pay_below: 24000, when: {law.district: [city], law.rate: 0.1}"
    said = "says: Mind., source: act, date: 2026-11-23, confidence: high"
    read = place(f"{HEAD}{SOURCES}{INPUT}cautions:\n  small: {{{both}, {said}}}\n")
    caution = read.cautions["small"]
    assert (caution.says, caution.pay_below) == ("Mind.", 24000)
    assert caution.when == (("law.district", ("city",)), ("law.rate", (0.1,)))
    state = place("place: xx-a\nname: A\ncovered_from: 2026-01-01\nchecked: 2026-11-23\n", read)
    assert dict(state.cautions) == {"small": caution}


@pytest.mark.parametrize(
    ("caution", "message"),
    [
        ("", "18: cautions.small: a caution holds at some values (when), below some pay (pay_below) or both"),
        ("pay_below: low, ", "18: cautions.small.pay_below: found the text “low”; allowed: a number"),
        ("when: {law.x: 1}, ", "18: cautions.small.when.law.x: unknown key law.x; did you mean law.rate?"),
        ("when: {law.district: [town]}, ", "18: cautions.small.when.law.district[1]: found the text “town”; allowed: none, city"),
        ("when: {law.member: 3}, ", "18: cautions.small.when.law.member: found 3; allowed: true or false"),
    ],
)
def test_what_is_wrong_in_a_caution_is_said_at_its_line(caution: str, message: str) -> None:
    said = "says: Mind., source: act, date: 2026-11-23, confidence: high"
    assert message in refused(f"{HEAD}{SOURCES}{INPUT}cautions:\n  small: {{{caution}{said}}}\n")


def test_a_charge_may_name_a_day_of_review_of_its_own() -> None:
    rules = "    rules: [{from: 2026-01-01, flat: {per: year, amount: 1}}]\n"
    read = place(HEAD + "review: 2027-01-01\n" + SOURCES + CHARGE + "    review: 2026-12-01\n" + rules)
    assert read.review_of(read.charges[0].evidence) == datetime.date(2026, 12, 1)
    without = place(HEAD + "review: 2027-01-01\n" + SOURCES + CHARGE + rules)
    assert without.review_of(without.charges[0].evidence) == without.review == datetime.date(2027, 1, 1)
    state = place("place: xx-a\nname: A\ncovered_from: 2026-01-01\nchecked: 2026-11-23\n", read)
    assert state.review == read.review
    assert refused(HEAD + "review: 2026-11-23\n") == ["6: review: the next look comes after the last; found 2026-11-23"]
    later = place("place: xx-a\nname: A\ncovered_from: 2026-01-01\nchecked: 2027-02-10\n", read)
    assert later.review == datetime.date(2028, 2, 10)  # its country's day has passed already
    assert refused(HEAD + "review: soon\n") == ["6: review: found the text “soon”; allowed: a date like 2026-07-01"]


LIMITS = """limits:
  cap:
    label: The cap
    source: act
    date: 2026-11-23
    confidence: high
    amounts: [{from: 2026-01-01, amount: 1000}, {from: 2027-07-01, amount: 1100}, {from: 2029-01-01, amount: 1300}]
"""


def capped(rules: str, limits: str = LIMITS) -> str:
    return f"{HEAD}{SOURCES}{limits}{INPUT}{CHARGE}    rules: [{rules}]\n"


def test_a_limit_stands_once_and_dates_every_rule_that_names_it() -> None:
    first = "{from: 2026-01-01, scale: [{above: 0, rate: 0.01}, {above: cap, rate: 0}]}"
    second = (
        "{from: 2028-01-01, thresholds_per: month, scale: [{above: 0, rate: 0.02}, {above: {times: 4, limit: cap}, rate: 0}]}"
    )
    read = place(capped(f"{first}, {second}"))
    assert [(str(rule.since), rule.scale) for rule in read.charges[0].rules] == [
        ("2026-01-01", ((0, 0.01), (1000, 0))),
        ("2027-07-01", ((0, 0.01), (1100, 0))),
        ("2028-01-01", ((0, 0.02), (4 * 1100 * 12, 0))),
        ("2029-01-01", ((0, 0.02), (4 * 1300 * 12, 0))),
    ]
    assert (read.limits["cap"].label, read.limits["cap"].evidence.confidence) == ("The cap", "high")


def test_rules_of_one_day_change_together_when_one_of_them_names_a_limit() -> None:
    small = "{from: 2026-01-01, flat: {amount: 5, per: year}, size: {headcount: [null, 9]}}"
    large = "{from: 2026-01-01, bands: [{above: 0, rate: 0}, {above: cap, rate: 0.1}], size: {headcount: [10, null]}}"
    rules = place(capped(f"{small}, {large}")).charges[0].rules
    days = ["2026-01-01", "2027-07-01", "2029-01-01"]
    assert [str(rule.since) for rule in rules] == [day for day in days for _ in range(2)]
    assert [rule.flat is not None for rule in rules] == [True, False] * 3


def test_a_state_uses_the_limits_of_its_country() -> None:
    country = place(capped("{from: 2026-01-01, flat: {amount: 5, per: year}}"))
    rule = "{from: 2026-01-01, scale: [{above: 0, rate: 0.01}, {above: cap, rate: 0}]}"
    levy = f"{{label: Levy, source: act, date: 2026-11-23, confidence: high, rules: [{rule}]}}"
    head = "place: xx-a\nname: A\ncovered_from: 2026-01-01\nchecked: 2026-11-23\n"
    state = place(f"{head}{SOURCES}charges:\n  levy: {levy}\n", country)
    assert [rule.scale[1][0] for rule in state.charges[1].rules] == [1000, 1100, 1300]


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("{from: 2026-01-01, scale: [{above: 0, rate: 0.1}, {above: cup, rate: 0}]}",
         "scale[2].above: found the text “cup”; did you mean cap?"),
        ("{from: 2026-01-01, scale: [{above: 0, rate: 0.1}, {above: {times: 4, limit: ceiling}, rate: 0}]}",
         "scale[2].above: found the text “ceiling”; allowed: cap"),
        ("{from: 2026-01-01, scale: [{above: 0, rate: 0.1}, {above: {limit: cap}, rate: 0}]}",
         "scale[2].above: times is missing"),
        ("{from: 2026-01-01, scale: [{above: 0, rate: 0.1}, {above: {times: x, limit: cap}, rate: 0}]}",
         "scale[2].above.times: found the text “x”; allowed: a number"),
        ("{from: 2025-06-01, scale: [{above: 0, rate: 0.1}, {above: cap, rate: 0}]}",
         "scale[2].above: no amount of cap is known on 2025-06-01"),
        ("{scale: [{above: 0, rate: 0.1}, {above: 5, rate: 0}]}", "rules[1]: from is missing"),
        ("{from: soon, scale: [{above: 0, rate: 0.1}]}", "rules[1].from: found the text “soon”; allowed: a date like 2026-07-01"),
        ("5", "rules[1]: found 5; allowed: a group of keys"),
    ],
)  # fmt: skip
def test_what_is_wrong_about_a_limit_in_a_rule_is_said_once(rule: str, message: str) -> None:
    problems = refused(capped(rule))
    assert [problem for problem in problems if problem.endswith(message)], problems
    assert len(problems) == len(set(problems))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("{from: 2027-07-01, amount: 1100}", "{from: 2026-01-01, amount: 1100}",
         "limits.cap.amounts[2].from: the days must rise; found 2026-01-01"),
        ("amount: 1100", "amount: -1", "limits.cap.amounts[2].amount: found -1; allowed: 0 to 1000000000000"),
        ("{from: 2027-07-01, amount: 1100}", "{from: 2027-07-01}", "limits.cap.amounts[2]: amount is missing"),
        ("    label: The cap\n", "", "limits.cap: label is missing"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_limit_is_said_at_its_line(old: str, new: str, message: str) -> None:
    assert LIMITS.count(old) == 1
    problems = refused(capped("{from: 2026-01-01, flat: {amount: 5, per: year}}", LIMITS.replace(old, new)))
    assert [problem for problem in problems if problem.endswith(message)], problems
    empty = LIMITS[: LIMITS.index("amounts")] + "amounts: []\n"
    assert refused(capped("{from: 2026-01-01, flat: {amount: 5, per: year}}", empty)) == [
        "14: limits.cap.amounts: a limit has at least one amount"
    ]


def test_rules_of_every_kind() -> None:
    read = place(
        with_rule("bands: [{above: 0, rate: 0.01}, {above: 100, rate: law.rate}], thresholds_per: month, trigger: 10")
        + "      - {from: 2027-01-01, flat: {per: month, by_hours_per_month: [{from: 117, amount: 3}, {from: 39, amount: 1}]}}\n"
        "  fund:\n    {label: Fund, source: act, date: 2026-11-23, confidence: low, note: New., category: benefits,"
        " counted: month,\n"
        "     when: {law.district: city, law.member: true}, rules: [\n"
        "     {from: 2026-01-01, flat: {per: quarter, amount: 100}, full_time_share: tax, free: {first: 1, every: 50}},\n"
        "     {from: 2027-01-01, scale: [{above: 0, rate: 0.01}], on: [pay, tax],"
        " size: {headcount: [10, null], payroll: [null, 5]}},\n"
        "     {from: 2028-01-01, scale: [{above: 0, rate: 0.02}], allowance: 500, rate_input: law.rate},\n"
        "     {from: 2029-01-01, scale: [{above: 0, rate: 0.02}], on: employer_payroll},\n"
        "     {from: 2030-01-01, flat: {per: hour, amount: 0.05}},\n"
        "     {from: 2031-01-01, size: {headcount: [null, 49], judged: before},\n"
        "      reduction: {minimum_wage: 12.02, hours_per_week: 35, up_to: 3, least: 0.02, more: 0.3781,\n"
        "       power: 1.75, rounded_to: 0.0001}}]}\n"
    )
    tax, fund = read.charges
    assert tax.rules[0].bands == ((0, 0.01), (1200, "law.rate"))
    assert tax.rules[0].trigger == 10
    assert tax.rules[1].flat is not None
    assert tax.rules[1].flat.by_hours == ((39, 12), (117, 36))
    assert (fund.category, fund.yearly, fund.evidence.note) == ("benefits", False, "New.")
    assert fund.when == (("law.district", "city"), ("law.member", True))
    assert fund.rules[0].flat is not None
    assert (fund.rules[0].flat.amount, fund.rules[0].free_first, fund.rules[0].free_every) == (400, 1, 50)
    assert fund.rules[0].full_time_share == tax.rules[1].flat
    assert (fund.rules[1].on_also, fund.rules[1].headcount, fund.rules[1].payroll) == (("tax",), (10, float("inf")), (0, 5))
    assert (fund.rules[2].allowance, fund.rules[2].rate_input) == (500, "law.rate")
    assert fund.rules[3].on_payroll
    assert fund.rules[4].flat is not None
    assert fund.rules[4].flat.per_hour == 0.05
    assert fund.rules[5].reduction == Reduction(12.02, 35, 3, 0.3781, 0.0001, 0.02, 1.75)
    assert (fund.rules[5].headcount, fund.rules[5].size_before, fund.rules[1].size_before) == ((0, 49), True, False)


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("scale: []", "a scale has at least one band"),
        ("note: x, scale: [{above: 0, rate: 0.1}]", "24: charges.tax.rules[1].note: unknown key note"),
        ("skale: [{above: 0, rate: 0.1}]", "24: charges.tax.rules[1].skale: unknown key skale; did you mean scale?"),
        ("trigger: 3", "24: charges.tax.rules[1]: found 0 of scale, bands, flat and reduction; a rule has exactly one"),
        (
            "scale: [{above: 0, rate: 0.1}], flat: {amount: 1, per: year}",
            "24: charges.tax.rules[1]: found 2 of scale, bands, flat and reduction; a rule has exactly one",
        ),
        ("scale: [{above: 0, rate: 1.1}]", "24: charges.tax.rules[1].scale[1].rate: found 1.1; allowed: 0 to 1"),
        ("scale: [{above: 0, rate: -0.1}]", "24: charges.tax.rules[1].scale[1].rate: found -0.1; allowed: 0 to 1"),
        ("scale: [{above: 0, rate: law.rat}]", "rules[1].scale[1].rate: found the text “law.rat”; did you mean law.rate?"),
        ("scale: [{above: 0, rate: null}]", "rules[1].scale[1].rate: found nothing; allowed: a number"),
        ("scale: [{above: 5, rate: 0.1}]", "rules[1].scale[1].above: thresholds begin with 0 and rise; found 5"),
        (
            "scale: [{above: 0, rate: 0.1}, {above: 9, rate: 0.1}, {above: 9, rate: 0}]",
            "rules[1].scale[3].above: thresholds begin with 0 and rise; found 9",
        ),
        ("scale: [{above: 0}]", "rules[1].scale[1]: rate is missing"),
        ("scale: {above: 0}", "rules[1].scale: found a group of keys; allowed: a list"),
        ("scale: [0.1]", "rules[1].scale[1]: found 0.1; allowed: a group of keys"),
        ("scale: [{above: 0, rate: 0.1}], on: payrol", "rules[1].on: found the text “payrol”; did you mean pay?"),
        ("scale: [{above: 0, rate: 0.1}], on: [wages]", "rules[1].on[1]: found the text “wages”; allowed: pay"),
        ("scale: [{above: 0, rate: 0.1}], thresholds_per: day", "found the text “day”; allowed: year, quarter, month, week"),
        ("scale: [{above: 0, rate: 0.1}], trigger: -1", "rules[1].trigger: found -1; allowed: 0 to 1000000000000"),
        ("scale: [{above: 0, rate: 0.1}], size: {heads: [1, 2]}",
         "rules[1].size.heads: unknown key heads; allowed: headcount, judged, payroll"),
        ("scale: [{above: 0, rate: 0.1}], size: {headcount: [1, 2], judged: after}",
         "size.judged: found the text “after”; allowed: with_the_hire, before"),
        ("scale: [{above: 0, rate: 0.1}], size: {judged: before}",
         "rules[1]: judged goes with a headcount or a payroll, and with pay per head only"),
        ("scale: [{above: 0, rate: 0.1}], on: employer_payroll, size: {headcount: [1, 2], judged: before}",
         "rules[1]: judged goes with a headcount or a payroll, and with pay per head only"),
        ("scale: [{above: 0, rate: 0.1}], size: {headcount: [1]}", "size.headcount: found 1 values; allowed: [low, high]"),
        ("scale: [{above: 0, rate: 0.1}], size: {headcount: 10}", "size.headcount: found 10; allowed: a list"),
        ("scale: [{above: 0, rate: 0.1}], size: {payroll: [a, 2]}", "size.payroll[1]: found the text “a”; allowed: a number"),
        ("scale: [{above: 0, rate: 0.1}], size: {headcount: [20, 10]}", "found 20 before 10; a range begins with the lower"),
        ("scale: [{above: 0, rate: 0.1}], free: {first: 1}", "free and full_time_share go with a flat amount a year"),
        ("scale: [{above: 0, rate: 0.1}], full_time_share: levy", "full_time_share"),
        (
            "scale: [{above: 0, rate: 0.1}], allowance: 5, size: {headcount: [1, 2]}",
            "rules[1]: an allowance does not go together with a size rule or with on: employer_payroll",
        ),
        ("scale: [{above: 0, rate: 0.1}], rate_input: law.rte", "rate_input: found the text “law.rte”; did you mean law.rate?"),
        ("scale: [{above: 0, rate: 0.1}], trigger: 5, on: employer_payroll", "rules[1]: a trigger goes with pay per head only"),
        ("scale: [{above: 0, rate: 0.1}], rising_in_steps_of: 0.0001",
         "rules[1]: rising_in_steps_of and less go with bands only"),
        ("scale: [{above: 0, rate: 0.1}], less: 5", "rules[1]: rising_in_steps_of and less go with bands only"),
        ("bands: [{above: 0, rate: 0.1}], rising_in_steps_of: 0", "rules[1]: a rate that rises has two bands or more"),
        ("scale: [{above: 0, rate: law.district}]",
         "rules[1].scale[1].rate: found the text “law.district”; did you mean law.rate?"),
        ("scale: [{above: 0, rate: 0.1}], size: {headcount: [null, null]}",
         "rules[1].size.headcount: a size has a lower end, an upper end or both"),
        ("bands: [{above: 0, rate: 0.1}], rising_in_steps_of: -1", "rising_in_steps_of: found -1; allowed: 0 to 1000000000000"),
        ("scale: [{above: 0, rate: 0.1}], on: [employer_payrol]", "rules[1].on[1]: found the text “employer_payrol”"),
        ("flat: {amount: 1}", "rules[1].flat: per is missing"),
        ("flat: {amount: 1, per: day}", "rules[1].flat.per: found the text “day”; allowed: year, quarter, month, week, hour"),
        ("flat: {per: year}", "rules[1].flat: allowed: either amount or by_hours_per_month"),
        ("flat: {per: year, by_hours_per_month: [{from: 800, amount: 1}]}",
         "by_hours_per_month[1].from: found 800; allowed: 0 to 744"),
        ("flat: {per: year, by_hours_per_month: [{amount: 1}]}", "by_hours_per_month[1]: from is missing"),
        ("flat: 5", "rules[1].flat: found 5; allowed: a group of keys"),
        ("reduction: {minimum_wage: 10, hours_per_week: 35, up_to: 3, more: 0.3}", "rules[1].reduction: rounded_to is missing"),
        (f"{REDUCTION}, most: 1}}", "rules[1].reduction.most: unknown key most; allowed: hours_per_week, least"),
        (f"{REDUCTION}, least: 2}}", "rules[1].reduction.least: found 2; allowed: 0 to 1"),
        (f"{REDUCTION.replace('up_to: 3', 'up_to: 1')}}}", "rules[1].reduction.up_to: found 1; allowed: 1.01 to 100"),
        (f"{REDUCTION.replace('10', 'ten')}}}", "rules[1].reduction.minimum_wage: found the text “ten”; allowed: a number"),
        (f"{REDUCTION}}}, flat: {{amount: 1, per: year}}", "rules[1]: found 2 of scale, bands, flat and reduction"),
        (f"{REDUCTION}}}, on: employer_payroll", "rules[1]: a reduction goes with pay per head only, and with size and dates"),
        (f"{REDUCTION}}}, trigger: 5", "rules[1]: a reduction goes with pay per head only, and with size and dates"),
        (f"{REDUCTION}}}, allowance: 5", "rules[1]: a reduction goes with pay per head only, and with size and dates"),
        (f"{REDUCTION}}}, rate_input: law.rate", "rules[1]: a reduction goes with pay per head only, and with size and dates"),
        ("reduction: 5", "rules[1].reduction: found 5; allowed: a group of keys"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_rule_is_said_at_its_line(rule: str, message: str) -> None:
    problems = refused(with_rule(rule))
    assert any(message in problem for problem in problems), problems
    assert all(problem.startswith("24: charges.tax.rules[1]") for problem in problems)


def test_a_rate_input_where_the_place_has_no_inputs() -> None:
    rule = "      - {from: 2026-01-01, scale: [{above: 0, rate: 0.1}], rate_input: law.rate}\n"
    text = f"{HEAD}{SOURCES}{CHARGE}    rules:\n{rule}"
    assert refused(text)[0].startswith("15: charges.tax.rules[1].rate_input: found the text “law.rate”")


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        (HEAD.replace("currency: USD\n", ""), [": currency is missing"]),
        (HEAD.replace("USD", "dollars"),
         ["3: currency: found the text “dollars”; allowed: a currency's three letters, like USD"]),
        (HEAD.replace("2026-11-23", "soon"), ["5: checked: found the text “soon”; allowed: a date like 2026-07-01"]),
        (HEAD + "kind: province\n", ["6: kind: found the text “province”; allowed: country, group"]),
        (HEAD + "left_out: none\n", ["6: left_out: found the text “none”; allowed: a list"]),
        (HEAD + "left_out: [3]\n", ["6: left_out[1]: found 3; allowed: a text on one line"]),
        (HEAD + "default: {}\n", ["6: default: unknown key default; did you mean defaults?"]),
        (HEAD + "sources: []\n", ["6: sources: found a list; allowed: a group of keys"]),
        (HEAD + "sources: {a: {title: A}}\n", ["6: sources.a: url is missing"]),
        (HEAD + "sources: {a: {title: A, url: 'https://[example/law'}}\n",
         ["6: sources.a.url: found https://[example/law; allowed: an address that begins with https:// or http://"]),
        (HEAD.replace("2026-11-23", "9999-01-31"), ["5: checked: found 9999-01-31; allowed: a date like 2026-07-01"]),
        (HEAD + "charges: {}\ncharges: {}\n", ["7: charges: this key stands here twice; the first is on line 6"]),
        (
            HEAD + "defaults:\n  va.rat: {value: 1, source: example, date: 2026-11-23, confidence: low}\n",
            ["7: defaults.va.rat: unknown key va.rat; did you mean va.rate?"],
        ),
        (
            HEAD + "defaults:\n  va.rate: {value: -1, source: example, date: 2026-11-23, confidence: low}\n",
            ["7: defaults.va.rate.value: found -1; allowed: 0 to 1000000"],
        ),
        (HEAD + "defaults:\n  va.rate: {value: 1, source: example, date: 2026-11-23}\n",
         ["7: defaults.va.rate: confidence is missing"]),
        (
            HEAD + "defaults:\n  va.rate: {value: 1, label: X, source: example, date: 2026-11-23, confidence: low}\n",
            ["7: defaults.va.rate.label: unknown key label; allowed: confidence, date, note, range, review, source"],
        ),
        (HEAD + "inputs:\n  law: {}\n", ["7: inputs.law: found law; a key is written like work.hours_per_week"]),
        (HEAD + "charges:\n  Tax: {}\n", ["7: charges.Tax: found Tax; a charge is named like social_security"]),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_place_is_said_at_its_line(text: str, messages: list[str]) -> None:
    problems = refused(text)
    assert all(any(message in problem for problem in problems) for message in messages), problems


def test_what_is_wrong_in_a_charge() -> None:
    text = HEAD + SOURCES + INPUT + CHARGE.replace("source: act", "source: acct") + "    rules: []\n"
    assert refused(text) == [
        "20: charges.tax.source: found the text “acct”; did you mean act?",
        "23: charges.tax.rules: a charge has at least one rule",
    ]
    conditions = "    rules: [{from: 2026-01-01, flat: {per: year, amount: 1}}]\n"
    conditions += "    when: {law.district: town, law.member: 3, law.x: true}\n"
    problems = refused(HEAD + SOURCES + INPUT + CHARGE + conditions)
    assert [problem.partition(": ")[2] for problem in problems] == [
        "charges.tax.when.law.district: found the text “town”; allowed: none, city",
        "charges.tax.when.law.member: found 3; allowed: true or false",
        "charges.tax.when.law.x: unknown key law.x; did you mean law.rate?",
    ]


@pytest.mark.parametrize("field", ["label", "source", "date", "confidence"])
def test_a_charge_that_lacks_a_field_is_told_so_once(field: str) -> None:
    lines = [line for line in CHARGE.split("\n") if not line.startswith(f"    {field}:")]
    text = HEAD + SOURCES + "\n".join(lines) + "    rules: [{from: 2026-01-01, flat: {per: year, amount: 1}}]\n"
    assert refused(text) == [f"9: charges.tax: {field} is missing"]


@pytest.mark.parametrize("field", ["place", "name", "currency", "covered_from", "checked"])
def test_a_place_that_lacks_a_field_is_told_so_once(field: str) -> None:
    lines = [line for line in HEAD.split("\n") if not line.startswith(f"{field}:")]
    assert refused("\n".join(lines)) == [f"1: {field} is missing"]


@pytest.mark.parametrize("text", ["", "[]", "x", "5"])
def test_a_file_that_is_no_place_is_told_so_once(text: str) -> None:
    (problem,) = refused(text)
    assert problem.endswith("allowed: a group of keys")


def test_a_charge_of_the_country_is_not_written_again() -> None:
    country = place(with_rule("flat: {amount: 5, per: year}"))
    assert any(
        "charges.tax: there is a charge of this name already" in p
        for p in refused(with_rule("flat: {amount: 5, per: year}"), country)
    )


def test_a_state_goes_without_charges_of_its_country() -> None:
    country = place(with_rule("flat: {amount: 5, per: year}"))
    state = HEAD + "without: [tax]\n"
    assert place(state, country).charges == ()
    own = with_rule("flat: {amount: 7, per: year}").replace("checked: 2026-11-23\n", "checked: 2026-11-23\nwithout: [tax]\n")
    (tax,) = place(own, country).charges
    assert tax.rules[0].flat is not None
    assert tax.rules[0].flat.amount == 7
    assert [charge.name for charge in load_place("ca-qc").charges][:3] == [
        "quebec_pension_plan", "quebec_pension_plan_2", "employment_insurance_quebec",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("without", "inside", "message"),
    [
        ("[taxes]", True, "6: without[1]: found the text “taxes”; did you mean tax?"),
        ("[3]", True, "6: without[1]: found 3; allowed: tax"),
        ("tax", True, "6: without: found the text “tax”; allowed: a list"),
        ("[tax]", False, "6: without[1]: found the text “tax”; allowed: –"),
    ],
)
def test_what_is_wrong_in_without_is_said_at_its_line(without: str, inside: bool, message: str) -> None:
    country = place(with_rule("flat: {amount: 5, per: year}"))
    assert refused(f"{HEAD}without: {without}\n", country if inside else None) == [message]


@pytest.mark.parametrize("tax", ["    rules: [{from: 2026-01-01, flat: {amount: 5, per: year}}]\n", "    rules: []\n"])
def test_a_charge_by_full_time_leans_on_one_by_hours(tax: str) -> None:
    fund = "  fund: {label: F, source: act, date: 2026-11-23, confidence: low,\n"
    fund += "    rules: [{from: 2026-01-01, flat: {per: year, amount: 1}, full_time_share: tax}]}\n"
    assert any(
        "full_time_share: tax is not a charge by hours a month" in problem
        for problem in refused(f"{HEAD}{SOURCES}{INPUT}{CHARGE}{tax}{fund}")
    )


# --- By which test a contractor is an employee --------------------------------------------------------

STATUS = (
    "status: {test: The test of time, source: act, date: 2026-11-23, confidence: medium, hours_per_week: 30,"
    " signs: [Is it long?]}\n"
)


def test_the_test_of_a_place_is_that_of_its_states_unless_they_have_their_own() -> None:
    country = place(HEAD + SOURCES + STATUS)
    assert country.status is not None
    assert (country.status.test, country.status.hours_per_week, country.status.signs) == (
        "The test of time",
        30,
        ("Is it long?",),
    )
    assert (country.status.evidence.source.url, country.status.evidence.note) == ("https://example.org/act", "")
    assert str(country.status.evidence.date) == "2026-11-23"
    assert place(HEAD).status is None
    assert place(HEAD, country).status is country.status
    own = place(HEAD + SOURCES + STATUS.replace("hours_per_week: 30", "hours_per_week: 35, note: Ask."), country)
    assert own.status is not None
    assert (own.status.hours_per_week, own.status.evidence.note) == (35, "Ask.")
    assert load_place("us-tx").status == load_place("us").status
    assert load_place("us-ca").status not in (None, load_place("us").status)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("test: The test of time, ", "", "status: test is missing"),
        ("signs: [Is it long?]", "sign: [Is it long?]", "status.sign: unknown key sign; did you mean signs?"),
        ("source: act", "source: acts", "status.source: found the text “acts”; did you mean act?"),
        ("date: 2026-11-23", "date: now", "status.date: found the text “now”; allowed: a date like 2026-07-01"),
        ("confidence: medium", "confidence: sure", "status.confidence: found the text “sure”; allowed: high, medium, low"),
        ("hours_per_week: 30", "hours_per_week: 0.9", "status.hours_per_week: found 0.9; allowed: 1 to 168"),
        ("hours_per_week: 30", "hours_per_week: 169", "status.hours_per_week: found 169; allowed: 1 to 168"),
        ("[Is it long?]", "Is it long?", "status.signs: found the text “Is it long?”; allowed: a list"),
        ("[Is it long?]", "[3]", "status.signs[1]: found 3; allowed: a text on one line"),
        (
            "hours_per_week: 30",
            "hours_per_week: 30, yes_means: friend",
            "status.yes_means: found the text “friend”; allowed: employee, contractor",
        ),
        ("[Is it long?]", "[]", "status.signs: a test asks for at least one sign"),
    ],
)
def test_what_is_wrong_in_a_status_is_said_at_its_line(old: str, new: str, message: str) -> None:
    assert f"8: {message}" in refused(HEAD + SOURCES + STATUS.replace(old, new))


# --- The places that there are -----------------------------------------------------------------------


def test_an_unknown_place_is_refused_with_the_nearest() -> None:
    with pytest.raises(InputError, match="place: unknown place us-tex; did you mean us-tx\\?"):
        load_place("us-tex")
    with pytest.raises(InputError, match="place: unknown place atlantis; allowed: au-act, au-nsw, au-nt"):
        load_place("atlantis")


@pytest.mark.parametrize("name", ["../model", "us-tx.yaml", "US-TX", "", "us-tx\x00", "/etc/passwd"])
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    with pytest.raises(InputError, match="unknown place"):
        load_place(name)


def test_places_are_read_once_and_know_their_country() -> None:
    assert load_place("us-tx") is load_place("us-tx")
    assert load_head("us-tx") == {"id": "us-tx", "name": "Texas", "currency": "USD", "kind": "place", "country": "United States"}
    assert load_head("us")["kind"] == "group"
    assert len([name for name in place_ids() if name.startswith("us-")]) == 51


LEAVES = st.none() | st.booleans() | st.integers(-5, 10**6) | st.floats() | st.dates() | st.sampled_from(
    ["act", "example", "law.rate", "tax", "pay", "year", "hour", "high", "low", "x", "group", "USD", ""]
)  # fmt: skip
NAMES = st.sampled_from(
    [
        "place",
        "name",
        "covered_from",
        "checked",
        "currency",
        "within",
        "kind",
        "left_out",
        "sources",
        "inputs",
        "charges",
        "defaults",
        "label",
        "source",
        "date",
        "confidence",
        "rules",
        "note",
        "category",
        "counted",
        "when",
        "from",
        "scale",
        "bands",
        "flat",
        "on",
        "thresholds_per",
        "trigger",
        "size",
        "allowance",
        "full_time_share",
        "free",
        "rate_input",
        "rising_in_steps_of",
        "without",
        "above",
        "rate",
        "amount",
        "per",
        "by_hours_per_month",
        "reduction",
        "minimum_wage",
        "up_to",
        "more",
        "rounded_to",
        "least",
        "power",
        "headcount",
        "payroll",
        "judged",
        "first",
        "every",
        "title",
        "url",
        "unit",
        "limits",
        "value",
        "blank",
        "range",
        "choices",
        "formerly",
        "act",
        "tax",
        "law.rate",
        "va.rate",
        "status",
        "test",
        "signs",
        "hours_per_week",
    ]
)
TREES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=5), max_leaves=25)
RULES = st.dictionaries(NAMES, TREES, max_size=6)
FILES = st.dictionaries(NAMES, TREES) | st.fixed_dictionaries(
    {"sources": TREES, "inputs": st.dictionaries(NAMES, TREES, max_size=2)},
    optional={
        "left_out": TREES, "defaults": TREES, "currency": TREES, "kind": TREES,
        "charges": st.dictionaries(NAMES, st.fixed_dictionaries({"rules": st.lists(RULES, max_size=3), "when": TREES}),
         max_size=2),
    },
)  # fmt: skip


@given(FILES, st.booleans())
def test_any_tree_is_a_place_or_is_refused(tree: Any, inside: bool) -> None:
    with contextlib.suppress(InputError):
        read_place(Document("xx.yaml", tree, {}), load_place("us") if inside else None)


def test_the_help_on_the_danish_industry_names_the_amounts_of_its_rules() -> None:
    law = load_place("dk")
    names = ("aes_energy", "aes", "aes_manufacturing", "aes_construction")
    flats = {charge.name: charge.rules[-1].flat for charge in law.charges}
    assert [flat.amount for name in names if (flat := flats[name])] == [284, 457, 1558, 2323]  # of the fund's list for 2026
    said = law.inputs["law.industry"].help
    assert "a full-time employee then counts with DKK 457 a year" in said
    assert "between DKK 284 and DKK 2,323" in said


def test_what_is_left_out_may_concern_only_those_who_chose_so() -> None:
    """Denmark's duty on the profit is nothing to a business that owes no payroll duty."""
    for duty, told in (("not_due", False), ("most_exempt_businesses", True), ("banks_and_insurers", True)):
        left_out = Scenario("dk", "2026-05-01", {"law.payroll_duty": duty}).left_out
        assert any("duty of newspapers" in text for text in left_out) == told
        assert any("FerieKonto" in text for text in left_out)
    assert any("duty of newspapers" in text for text in load_place("dk").left_out)
