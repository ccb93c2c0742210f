"""What the law charges, rule by rule: scales, bands, flat amounts, sizes, allowances, dates. Amounts by hand."""

from __future__ import annotations

import datetime
from typing import Any

import numpy as np
import pytest

from costmodel.charge_lines import charge_formulas
from costmodel.graph import Evidence
from costmodel.places import read_place
from costmodel.records import Source
from costmodel.rules import Charge, Reduction, Rule, applicable, rule_sets
from costmodel.scales import heads_that_pay, hours_band, marginal_scale, reduction_rate, rising_rate, single_rate
from costmodel.strict_yaml import parse
from costmodel.symbols import evaluate
from costmodel.symbols import name as symbol_of
from costmodel.units import months_later

HEAD = """
place: xx
name: X
currency: EUR
covered_from: 2020-01-01
checked: 2026-01-01
sources: {law: {title: Law, url: "https://example.org"}}
inputs:
  law.rate: {label: Rate, help: The rate., unit: share, limits: [0, 1], value: null, blank: null, source: law, date: 2026-01-01,
    confidence: high}
  law.fund: {label: Fund, help: The fund., unit: flag, value: false, blank: false, source: law, date: 2026-01-01,
    confidence: high}
charges:
"""
USUAL = {
    "pay_each": 60_000.0, "headcount": 1.0, "staff_before": 0.0, "payroll_before": 0.0, "years": 1.0,
    "hours_per_month": 160.0, "hours_worked_each": 1920.0, "law_rate": 0.05, "employee_turnover_rate": 0.0,
}  # fmt: skip


def amounts(
    charges: str | dict[str, str], start: str = "2026-01-01", months: int = 12, given: set[str] | None = None, **values: Any
) -> dict[str, Any]:
    """The lines of charges written as in a place's file; `values` differ from a first hire at 60,000."""
    text = HEAD
    for name, rules in ({"levy": charges} if isinstance(charges, str) else charges).items():
        text += f"  {name}: {{label: L, source: law, date: 2026-01-01, confidence: high, {rules}}}\n"
    law = read_place(parse(text, "x"), None)
    lines, again = charge_formulas(law.charges, datetime.date.fromisoformat(start), months, frozenset(given or ()))
    known = {**USUAL, "years": months / 12, **values}
    for line in (*lines, again):
        known[line.name] = line(*[known[parameter] for parameter in line.parameters])
    return known


def levy(rules: str, *args: Any, **named: Any) -> Any:
    return amounts(rules, *args, **named)["levy"]


# The shapes

BANDS = [(0.0, 0.1), (100.0, 0.2), (300.0, 0.0)]


@pytest.mark.parametrize(("amount", "charge"), [(0, 0), (50, 5), (100, 10), (101, 10.2), (300, 50), (1000, 50)])
def test_a_marginal_scale_takes_each_rate_on_its_part(amount: float, charge: float) -> None:
    assert marginal_scale(amount, BANDS) == pytest.approx(charge)


def test_a_scale_without_any_rate_is_nothing() -> None:
    assert marginal_scale(100.0, [(0.0, 0.0), (50.0, 0.0)]) == 0


def test_a_scale_with_a_ceiling_and_a_higher_rate_above_a_gap() -> None:
    bands = [(0.0, 0.1), (100.0, 0.0), (200.0, 0.3)]
    assert [float(marginal_scale(x, bands)) for x in (100, 150, 200, 210)] == pytest.approx([10, 10, 10, 13])


@pytest.mark.parametrize(("amount", "charge"), [(0, 0), (100, 10), (100.01, 20.002), (300, 60), (301, 0)])
def test_a_single_rate_takes_the_rate_of_the_band_on_all(amount: float, charge: float) -> None:
    assert single_rate(amount, BANDS) == pytest.approx(charge)


RISING = [(0.0, 0.02), (100.0, 0.02), (300.0, 0.04)]


@pytest.mark.parametrize(
    ("amount", "charge"), [(0, 0), (100, 2), (200, 6), (150, 3.75), (104, 2.08), (106, 106 * 0.021), (300, 12), (400, 16)]
)
def test_a_rising_rate_climbs_evenly_in_steps_and_is_taken_of_all(amount: float, charge: float) -> None:
    assert rising_rate(amount, RISING, 0.001) == pytest.approx(charge if amount != 150 else 150 * 0.025)
    assert list(rising_rate(np.array([100.0, 200.0]), RISING, 0.001)) == pytest.approx([2, 6])


def test_a_rising_rate_may_be_without_steps_and_fall_on_what_is_beyond_an_amount() -> None:
    # At 150 the rate is half-way between 2 and 3 %: 2.5 %; at 104 it is 2.04 %. Of 150 less 50, 100 are charged.
    assert rising_rate(104, RISING, 0) == pytest.approx(104 * 0.0204)
    assert rising_rate(150, RISING, 0, less=50) == pytest.approx(2.5)
    assert rising_rate(40, RISING, 0, less=50) == 0
    assert single_rate(300, BANDS, less=100) == pytest.approx(0.2 * 200)
    assert single_rate(50, BANDS, less=100) == 0


@pytest.mark.parametrize(("hours", "amount"), [(0, 0), (38.999, 0), (39, 66), (77.9, 66), (78, 132), (117, 198), (200, 198)])
def test_an_hours_band_is_reached_at_its_first_hour(hours: float, amount: float) -> None:
    assert hours_band(hours, [(39, 66), (78, 132), (117, 198)]) == amount


@pytest.mark.parametrize(("heads", "paying"), [(0, 0), (1, 0), (2, 1), (49, 48), (50, 48), (51, 49), (100, 97), (0.5, 0)])
def test_heads_that_pay_are_less_the_first_and_every_fiftieth(heads: float, paying: float) -> None:
    assert heads_that_pay(heads, 1, 50) == paying


def test_heads_that_pay_without_one_in_so_many() -> None:
    assert [heads_that_pay(heads, 2, 0) for heads in (1.0, 2.0, 5.0)] == [0, 0, 3]


# 10 an hour is 10 x 35 x 52 = 18,200 a year; the end is 54,600
STRAIGHT = Reduction(minimum_wage=10, hours_per_week=35, up_to=3, more=0.4, rounded_to=0.0001)
CURVED = Reduction(minimum_wage=10, hours_per_week=35, up_to=3, more=0.3, rounded_to=0.0001, least=0.02, power=1.75)
FULL_TIME = 35 * 52 / 12


@pytest.mark.parametrize(
    ("pay", "rate"),
    [
        (0, 0.4),
        (9100, 0.4),
        (18_200, 0.4),
        (27_300, 0.2),  # (54,600 / 27,300 - 1) / 2 = 0.5
        (36_400, 0.1),
        (40_000, 0.073),  # (54,600 / 40,000 - 1) / 2 = 0.1825
        (54_599.99, 0),
        (54_600, 0),
        (90_000, 0),
    ],
)
def test_a_reduction_falls_from_the_minimum_wage_on(pay: float, rate: float) -> None:
    assert reduction_rate(float(pay), FULL_TIME, STRAIGHT) == pytest.approx(rate)


@pytest.mark.parametrize(
    ("pay", "rate"),
    [
        (18_200, 0.32),
        (27_300, 0.1092),  # 0.02 + 0.3 x 0.5 ^ 1.75 = 0.02 + 0.3 x 0.29730 = 0.10919
        (54_599.99, 0.02),
        (54_600, 0),
    ],
)
def test_a_reduction_may_be_curved_and_end_at_once(pay: float, rate: float) -> None:
    assert reduction_rate(float(pay), FULL_TIME, CURVED) == pytest.approx(rate)


def test_the_minimum_wage_of_a_reduction_counts_for_the_hours_paid_up_to_full_time() -> None:
    assert reduction_rate(13_650.0, FULL_TIME / 2, STRAIGHT) == pytest.approx(0.2)
    assert reduction_rate(27_300.0, FULL_TIME * 40 / 35, STRAIGHT) == pytest.approx(0.2)


def test_a_reduction_is_written_down_by_symbols() -> None:
    written = reduction_rate(symbol_of("pay"), symbol_of("hours"), CURVED)
    for pay in (9100.0, 18_200.0, 27_300.0, 54_600.0):
        known = {"pay": pay, "hours": FULL_TIME}
        assert evaluate(written, known.__getitem__) == pytest.approx(reduction_rate(pay, FULL_TIME, CURVED))


def test_the_shapes_work_on_arrays() -> None:
    pay = np.array([50.0, 150.0, 1000.0])
    assert list(marginal_scale(pay, BANDS)) == pytest.approx([5, 20, 50])
    assert list(single_rate(pay, BANDS)) == pytest.approx([5, 30, 0])
    assert list(hours_band(pay, [(39, 66), (78, 132)])) == [66, 132, 132]
    assert list(heads_that_pay(np.array([1.0, 50.0]), 1, 50)) == [0, 48]
    assert list(reduction_rate(np.array([0.0, 27_300.0, 90_000.0]), FULL_TIME, STRAIGHT)) == pytest.approx([0.4, 0.2, 0])


# Dates


@pytest.mark.parametrize(
    ("start", "months", "later"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-12-01", 1, "2027-01-01"),
        ("2026-01-15", 0, "2026-01-15"),
        ("2026-05-31", 13, "2027-06-30"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-01-31", 11, "2026-12-31"),
    ],
)
def test_months_later(start: str, months: int, later: str) -> None:
    assert months_later(datetime.date.fromisoformat(start), months).isoformat() == later


def charge_from(*since: str) -> Charge:
    evidence = Evidence(Source("Law"), datetime.date(2026, 1, 1), "high")
    return Charge("levy", "Levy", evidence, tuple(Rule(datetime.date.fromisoformat(s)) for s in since))


@pytest.mark.parametrize(
    ("since", "start", "months", "sets"),
    [
        (["2026-01-01"], "2026-01-01", 12, [(12, 1.0, "2026-01-01")]),
        (["2026-01-01"], "2025-07-01", 12, [(12, 0.5, "2026-01-01")]),
        (["2027-01-01"], "2026-01-01", 12, []),
        (["2025-01-01", "2026-07-01"], "2026-01-01", 12, [(12, 0.5, "2025-01-01"), (12, 0.5, "2026-07-01")]),
        (["2025-01-01", "2026-07-02"], "2026-01-01", 12, [(12, 7 / 12, "2025-01-01"), (12, 5 / 12, "2026-07-02")]),
        (["2026-01-01"], "2026-01-01", 30, [(12, 2.0, "2026-01-01"), (6, 1.0, "2026-01-01")]),
        (["2026-01-01", "2027-01-01"], "2026-01-01", 18, [(12, 1.0, "2026-01-01"), (6, 1.0, "2027-01-01")]),
        (["2026-01-01"], "2026-01-01", 5, [(5, 1.0, "2026-01-01")]),
    ],
)
def test_rules_weigh_by_their_months_in_stretches_of_twelve(since: list[str], start: str, months: int, sets: list[Any]) -> None:
    found = rule_sets(charge_from(*since), datetime.date.fromisoformat(start), months)
    assert [(length, pytest.approx(count), rules[0].since.isoformat()) for length, count, rules in found] == sets


def test_rules_of_one_date_stand_together() -> None:
    ((_, _, rules),) = rule_sets(charge_from("2026-01-01", "2026-01-01"), datetime.date(2026, 1, 1), 12)
    assert len(rules) == 2


def test_a_charge_applies_if_all_its_conditions_hold() -> None:
    import dataclasses

    plain = charge_from("2026-01-01")
    both = dataclasses.replace(plain, when=(("law.zone", "inner"), ("law.fund", True)))
    chosen = {"law.zone": "inner", "law.fund": True}
    assert applicable([plain, both], chosen.get) == [plain, both]
    assert applicable([plain, both], {**chosen, "law.fund": False}.get) == [plain]


# Rules of one employee

TEN = "rules: [{from: 2020-01-01, scale: [{above: 0, rate: 0.1}]}]"
CAPPED = "rules: [{from: 2020-01-01, scale: [{above: 0, rate: 0.1}, {above: 50000, rate: 0}]}]"


def test_a_share_of_pay() -> None:
    assert levy(TEN) == pytest.approx(6000)
    assert levy(TEN, months=6) == pytest.approx(3000)
    assert levy(TEN, months=18) == pytest.approx(9000)
    assert levy(TEN, headcount=3.0) == pytest.approx(18000)


def test_a_yearly_cap_counts_from_the_first_dollar() -> None:
    assert levy(CAPPED) == pytest.approx(5000)
    assert levy(CAPPED, months=6) == pytest.approx(3000)
    assert levy(CAPPED, months=18) == pytest.approx(5000 + 3000)


def test_a_cap_counted_by_the_month_goes_with_the_months() -> None:
    monthly = CAPPED + ", counted: month"
    assert levy(monthly) == pytest.approx(5000)
    assert levy(monthly, months=6) == pytest.approx(2500)
    assert levy(monthly, months=18) == pytest.approx(7500)


def test_a_replacement_begins_a_new_cap() -> None:
    known = amounts(CAPPED, employee_turnover_rate=0.5)
    # one and a half people at 40,000 each stay under 50,000: 10 % of 60,000
    assert known["levy"] == pytest.approx(5000)
    assert known["replacement_charges"] == pytest.approx(1000)


def test_a_replacement_begins_no_cap_that_counts_by_the_month() -> None:
    assert amounts(CAPPED + ", counted: month", employee_turnover_rate=0.5)["replacement_charges"] == 0
    assert amounts(TEN, employee_turnover_rate=0.5)["replacement_charges"] == 0


def test_a_trigger_is_reached_or_not() -> None:
    rule = "rules: [{from: 2020-01-01, scale: [{above: 0, rate: 0.1}], trigger: 60000}]"
    assert levy(rule, pay_each=59_999.99) == 0
    assert levy(rule, pay_each=60_000.0) == pytest.approx(6000)


def test_a_trigger_holds_for_a_flat_amount_too() -> None:
    rule = "rules: [{from: 2020-01-01, flat: {amount: 4, per: month}, trigger: 60000}]"
    assert levy(rule, pay_each=59_999.99) == 0
    assert levy(rule, pay_each=60_000.0) == 48


@pytest.mark.parametrize(
    ("flat", "amount"),
    [
        ("{amount: 4, per: month}", 48),
        ("{amount: 10, per: quarter}", 40),
        ("{amount: 100, per: year}", 100),
        ("{amount: 2, per: week}", 104),
        ("{amount: 0.01, per: hour}", 19.2),
        ("{per: month, by_hours_per_month: [{from: 78, amount: 132}, {from: 39, amount: 66}]}", 1584),
    ],
)
def test_a_flat_amount_a_head(flat: str, amount: float) -> None:
    rule = f"rules: [{{from: 2020-01-01, flat: {flat}}}]"
    assert levy(rule) == pytest.approx(amount)
    assert levy(rule, months=6) == pytest.approx(amount / 2)
    assert levy(rule, headcount=2.0) == pytest.approx(2 * amount)


def test_bands_take_one_rate_on_all_pay() -> None:
    rule = "rules: [{from: 2020-01-01, bands: [{above: 0, rate: 0.1}, {above: 50000, rate: 0.2}]}]"
    assert levy(rule) == pytest.approx(12_000)
    assert levy(rule, pay_each=50_000.0) == pytest.approx(5000)
    assert levy(rule, months=6) == pytest.approx(6000)  # the band goes by the pay of a year


def test_thresholds_may_be_written_by_the_month_or_week() -> None:
    monthly = "rules: [{from: 2020-01-01, thresholds_per: month, scale: [{above: 0, rate: 0.1}, {above: 4000, rate: 0}]}]"
    weekly = "rules: [{from: 2020-01-01, thresholds_per: week, scale: [{above: 0, rate: 0.1}, {above: 1000, rate: 0}]}]"
    assert levy(monthly) == pytest.approx(4800)
    assert levy(weekly) == pytest.approx(5200)


# The employer's own rate


def test_the_rate_may_be_an_input() -> None:
    assert levy("rules: [{from: 2020-01-01, scale: [{above: 0, rate: law.rate}]}]", law_rate=0.07) == pytest.approx(4200)


def test_an_own_rate_takes_the_place_of_the_first_that_charges() -> None:
    scale = "[{above: 0, rate: 0}, {above: 10000, rate: 0.1}, {above: 50000, rate: 0.2}]"
    rule = f"rules: [{{from: 2020-01-01, scale: {scale}, rate_input: law.rate}}]"
    assert levy(rule) == pytest.approx(0.1 * 40_000 + 0.2 * 10_000)
    assert levy(rule, given={"law.rate"}) == pytest.approx(0.05 * 40_000 + 0.2 * 10_000)


# Rules of the whole employer

SIZE = "rules: [{from: 2020-01-01, scale: [{above: 0, rate: 0.1}], size: {headcount: [10, 24]}}]"


def test_the_hire_that_tips_the_size_is_charged_for_the_whole_staff() -> None:
    def at(staff: float, **more: Any) -> Any:
        return levy(SIZE, staff_before=staff, payroll_before=staff * 50_000, **more)

    assert at(8.0) == 0
    assert at(9.0) == pytest.approx(0.1 * (9 * 50_000 + 60_000))
    assert at(10.0) == pytest.approx(6000)
    assert at(23.0) == pytest.approx(6000)
    assert at(8.0, headcount=2.0) == pytest.approx(0.1 * (8 * 50_000 + 120_000))
    assert at(9.0, months=6) == pytest.approx(0.05 * (9 * 50_000 + 60_000))


def test_two_sizes_that_meet_charge_the_difference() -> None:
    rules = (
        "rules: [{from: 2020-01-01, scale: [{above: 0, rate: 0.01}], size: {headcount: [null, 24]}},"
        " {from: 2020-01-01, scale: [{above: 0, rate: 0.03}], size: {headcount: [25, null]}}]"
    )
    assert levy(rules, staff_before=23.0, payroll_before=1_150_000) == pytest.approx(600)
    assert levy(rules, staff_before=24.0, payroll_before=1_200_000) == pytest.approx(0.03 * 1_260_000 - 0.01 * 1_200_000)
    assert levy(rules, staff_before=25.0, payroll_before=1_250_000) == pytest.approx(1800)


def test_a_size_by_payroll_and_headcount_needs_both() -> None:
    rule = "rules: [{from: 2020-01-01, scale: [{above: 0, rate: 0.1}], size: {headcount: [10, null], payroll: [1000000, null]}}]"
    assert levy(rule, staff_before=20.0, payroll_before=900_000) == 0
    assert levy(rule, staff_before=8.0, payroll_before=1_200_000) == 0
    assert levy(rule, staff_before=20.0, payroll_before=1_000_000) == pytest.approx(6000)
    assert levy(rule, staff_before=20.0, payroll_before=940_000) == pytest.approx(0.1 * 1_000_000)


def test_a_tax_on_the_payroll_is_the_bill_with_the_hire_less_the_bill_without() -> None:
    rule = 'rules: [{from: 2020-01-01, "on": employer_payroll, scale: [{above: 0, rate: 0}, {above: 100000, rate: 0.1}]}]'
    assert levy(rule, payroll_before=0) == 0
    assert levy(rule, payroll_before=70_000) == pytest.approx(3000)
    assert levy(rule, payroll_before=100_000) == pytest.approx(6000)
    assert levy(rule, payroll_before=100_000, headcount=2.0) == pytest.approx(12_000)


def test_a_payroll_tax_by_quarters_sees_the_same_quarters_in_half_a_year() -> None:
    rule = (
        'rules: [{from: 2020-01-01, "on": employer_payroll, thresholds_per: quarter, '
        "scale: [{above: 0, rate: 0}, {above: 25000, rate: 0.1}]}]"
    )
    # 17,500 + 15,000 = 32,500 a quarter: 7,500 above
    assert levy(rule, payroll_before=70_000) == pytest.approx(4 * 750)
    assert levy(rule, payroll_before=70_000, months=6) == pytest.approx(2 * 750)


def test_a_payroll_tax_of_one_rate_rises_for_the_whole_payroll() -> None:
    rule = 'rules: [{from: 2020-01-01, "on": employer_payroll, bands: [{above: 0, rate: 0.01}, {above: 500000, rate: 0.02}]}]'
    assert levy(rule, payroll_before=440_000) == pytest.approx(600)
    assert levy(rule, payroll_before=450_000) == pytest.approx(0.02 * 510_000 - 0.01 * 450_000)
    assert levy(rule, payroll_before=600_000, months=6) == pytest.approx(600)


def test_a_payroll_tax_whose_rate_rises_with_the_payroll() -> None:
    rule = (
        'rules: [{from: 2020-01-01, "on": employer_payroll, rising_in_steps_of: 0.0001, '
        "bands: [{above: 0, rate: 0.01}, {above: 100000, rate: 0.01}, {above: 200000, rate: 0.03}]}]"
    )
    assert levy(rule, payroll_before=40_000) == pytest.approx(600)
    assert levy(rule, payroll_before=90_000) == pytest.approx(0.02 * 150_000 - 0.01 * 90_000)
    assert levy(rule, payroll_before=200_000) == pytest.approx(0.03 * 60_000)
    assert levy(rule, payroll_before=200_000, months=6) == pytest.approx(0.03 * 30_000)


def test_a_payroll_tax_may_count_another_charge_with_the_wages_of_all() -> None:
    tax = 'rules: [{from: 2020-01-01, "on": [employer_payroll, base], scale: [{above: 0, rate: 0}, {above: 220000, rate: 0.05}]}]'
    charges = {"base": TEN, "tax": tax}
    # with 10 % on top: 198,000 of the others and 66,000 of the new one
    assert amounts(charges, payroll_before=180_000)["tax"] == pytest.approx(0.05 * 44_000)
    assert amounts(charges, payroll_before=140_000)["tax"] == 0
    assert amounts(charges, payroll_before=400_000)["tax"] == pytest.approx(0.05 * 66_000)
    assert amounts(charges, payroll_before=400_000, headcount=2.0)["tax"] == pytest.approx(0.05 * 132_000)
    assert amounts(charges, payroll_before=400_000, months=6)["tax"] == pytest.approx(0.05 * 33_000)
    assert amounts(charges, pay_each=0.0, payroll_before=400_000)["tax"] == 0


def test_a_payroll_tax_for_some_sizes() -> None:
    rule = 'rules: [{from: 2020-01-01, "on": employer_payroll, scale: [{above: 0, rate: 0.1}], size: {headcount: [2, null]}}]'
    assert levy(rule, staff_before=0.0, payroll_before=0) == 0
    assert levy(rule, staff_before=1.0, payroll_before=40_000) == pytest.approx(10_000)
    assert levy(rule, staff_before=2.0, payroll_before=80_000) == pytest.approx(6000)


def test_an_allowance_is_used_up_by_the_staff_first() -> None:
    rule = "rules: [{from: 2020-01-01, scale: [{above: 0, rate: 0.1}], allowance: 8000}], counted: month"
    assert levy(rule) == 0
    assert levy(rule, staff_before=1.0, payroll_before=50_000) == pytest.approx(3000)
    assert levy(rule, staff_before=2.0, payroll_before=100_000) == pytest.approx(6000)
    assert levy(rule, headcount=2.0) == pytest.approx(4000)


def test_every_fiftieth_is_free() -> None:
    rule = "rules: [{from: 2020-01-01, flat: {amount: 100, per: year}, free: {first: 1, every: 50}}]"
    assert [levy(rule, staff_before=float(n)) for n in (0, 1, 48, 49, 50)] == [0, 100, 100, 0, 100]
    assert levy(rule, staff_before=1.0, months=6) == 50


def test_a_share_of_full_time_goes_with_another_charge_by_hours() -> None:
    by_hours = "[{from: 39, amount: 66}, {from: 117, amount: 198}]"
    charges = {
        "atp": f"rules: [{{from: 2020-01-01, flat: {{per: month, by_hours_per_month: {by_hours}}}}}]",
        "fund": "rules: [{from: 2020-01-01, flat: {amount: 300, per: year}, full_time_share: atp}]",
        "first_free": "rules: [{from: 2020-01-01, flat: {amount: 300, per: year}, full_time_share: atp, free: {first: 1}}]",
    }
    assert amounts(charges, hours_per_month=50.0)["fund"] == pytest.approx(100)
    assert amounts(charges, hours_per_month=20.0)["fund"] == 0
    assert amounts(charges, hours_per_month=120.0)["fund"] == pytest.approx(300)
    assert amounts(charges, hours_per_month=50.0, staff_before=1.0)["first_free"] == pytest.approx(100)
    assert amounts(charges, hours_per_month=50.0)["first_free"] == 0


def test_a_charge_on_pay_and_on_another_charge() -> None:
    charges = {"base": TEN, "on_top": 'rules: [{from: 2020-01-01, "on": [pay, base], scale: [{above: 0, rate: 0.2}]}]'}
    assert amounts(charges)["on_top"] == pytest.approx(0.2 * (60_000 + 6000))
    assert amounts(charges, headcount=2.0)["on_top"] == pytest.approx(0.2 * 2 * 66_000)
    assert amounts(charges, months=6)["on_top"] == pytest.approx(0.2 * 33_000)


LET_OFF = "reduction: {minimum_wage: 10, hours_per_week: 35, up_to: 3, more: 0.4, rounded_to: 0.0001}"


def test_a_reduction_is_taken_off_and_goes_with_heads_months_and_dates() -> None:
    rule = f"rules: [{{from: 2020-01-01, {LET_OFF}}}]"
    assert levy(rule, pay_each=27_300.0) == pytest.approx(-5460)
    assert levy(rule, pay_each=27_300.0, headcount=2.0) == pytest.approx(-10_920)
    assert levy(rule, pay_each=27_300.0, months=6) == pytest.approx(-2730)
    assert levy(rule, pay_each=60_000.0) == 0
    assert levy(rule, pay_each=0.0) == 0
    two = f"rules: [{{from: 2020-01-01, {LET_OFF}}}, {{from: 2026-07-01, {LET_OFF.replace('0.4', '0.2')}}}]"
    assert levy(two, pay_each=27_300.0) == pytest.approx(-2730 - 1365)
    assert amounts(rule, pay_each=27_300.0, employee_turnover_rate=0.5)["replacement_charges"] == 0


def test_a_size_judged_before_the_hire_is_tipped_by_none() -> None:
    rules = (
        "rules: [{from: 2020-01-01, scale: [{above: 0, rate: 0.01}], size: {headcount: [null, 10], judged: before}},"
        " {from: 2020-01-01, scale: [{above: 0, rate: 0.03}], size: {headcount: [11, null], judged: before}}]"
    )
    assert levy(rules) == pytest.approx(600)
    assert levy(rules, staff_before=10.0, payroll_before=500_000) == pytest.approx(600)
    assert levy(rules, staff_before=10.0, payroll_before=500_000, headcount=3.0) == pytest.approx(1800)
    assert levy(rules, staff_before=11.0, payroll_before=550_000) == pytest.approx(1800)
    assert levy(rules, staff_before=11.0, payroll_before=550_000, months=6) == pytest.approx(900)
    small = "rules: [{from: 2020-01-01, scale: [{above: 0, rate: 0.01}], size: {payroll: [null, 900000], judged: before}}]"
    assert levy(small, staff_before=20.0, payroll_before=900_000) == pytest.approx(600)
    assert levy(small, staff_before=20.0, payroll_before=900_000.01) == 0
    assert list(levy(small, staff_before=20.0, payroll_before=np.array([900_000.0, 900_001.0]))) == pytest.approx([600, 0])


def test_a_reduction_goes_with_the_size_of_the_business() -> None:
    rules = (
        f"rules: [{{from: 2020-01-01, {LET_OFF}, size: {{headcount: [null, 49]}}}},"
        f" {{from: 2020-01-01, {LET_OFF.replace('0.4', '0.5')}, size: {{headcount: [50, null]}}}}]"
    )
    pay = {"pay_each": 27_300.0}
    assert levy(rules, staff_before=48.0, payroll_before=48 * 27_300, **pay) == pytest.approx(-5460)
    assert levy(rules, staff_before=50.0, payroll_before=50 * 27_300, **pay) == pytest.approx(-6825)
    # a quarter instead of a fifth for all fifty
    assert levy(rules, staff_before=49.0, payroll_before=49 * 27_300, **pay) == pytest.approx(-50 * 6825 + 49 * 5460)


def test_a_change_of_the_rate_in_mid_year() -> None:
    rules = (
        "rules: [{from: 2020-01-01, scale: [{above: 0, rate: 0.1}]}, {from: 2026-07-01, scale: [{above: 0, rate: 0.2}]}]"
    )  # fmt: skip
    assert levy(rules) == pytest.approx(9000)
    assert levy(rules, start="2026-07-01") == pytest.approx(12_000)
    assert levy(rules, start="2026-04-01") == pytest.approx(0.25 * 6000 + 0.75 * 12_000)
    assert levy(rules, months=24) == pytest.approx(9000 + 12_000)


def test_no_charge_before_it_is_in_force() -> None:
    assert levy(TEN, start="2019-01-01") == 0
    assert levy(TEN, start="2019-07-01") == pytest.approx(3000)


def test_all_of_it_on_arrays() -> None:
    pay = np.array([30_000.0, 60_000.0, 90_000.0])
    assert list(levy(CAPPED, pay_each=pay)) == pytest.approx([3000, 5000, 5000])
    staff = np.array([8.0, 9.0, 10.0])
    found = levy(SIZE, staff_before=staff, payroll_before=staff * 50_000)
    assert list(found) == pytest.approx([0, 51_000, 6000])
    again = amounts(CAPPED, employee_turnover_rate=np.array([0.0, 0.5]))["replacement_charges"]
    assert list(again) == pytest.approx([0, 1000])


def test_a_charge_carries_its_evidence() -> None:
    law = read_place(
        parse(HEAD + "  levy: {label: L, note: Said so, source: law, date: 2026-01-01, confidence: medium, " + TEN + "}\n", "x"),
        None,
    )
    (line,), again = charge_formulas(law.charges, datetime.date(2026, 1, 1), 12, frozenset())
    assert line.evidence is not None
    assert (line.evidence.source.title, line.evidence.confidence, line.evidence.note) == ("Law", "medium", "Said so")
    assert (line.category, line.owner_time, again.category) == ("payroll_taxes", False, "hiring")
    assert again.parameters == ("employee_turnover_rate",)
