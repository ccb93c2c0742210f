"""The findings in words, each against a sum that can be done by hand."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from costmodel import Scenario, Task, break_even, compare, horizon, sensitivity, simulate
from costmodel.answers.bids import rank_bids
from costmodel.answers.bids_to_win import to_win
from costmodel.answers.flips import Flip, flips
from costmodel.answers.horizon import Later
from costmodel.answers.side_by_side import side_by_side
from costmodel.answers.simulation import Simulation
from costmodel.answers.stopping import stopping
from costmodel.answers.two_way import two_way
from costmodel.answers.worth import worth_paying
from costmodel.bids import Bid
from costmodel.options import OPTIONS
from costmodel.present.charts import cumulative_cost, monthly_cash
from costmodel.present.charts.over_time import overtakings
from costmodel.present.doubt import quotes_sentence
from costmodel.present.findings import (
    break_even_sentences,
    key_label,
    postable,
    side_by_side_sentence,
    two_way_sentence,
    value_text,
    worth_sentence,
)
from costmodel.present.findings_bids import (
    bid_against,
    bid_beside,
    bids_sentence,
    cheaper_bid_sentence,
    invoiced_head,
    left_out_sentences,
    notices_beside,
    prices_to_win,
)
from costmodel.present.findings_flips import answer_holds, believable, flip_sentence
from costmodel.present.findings_over_time import horizon_sentence, later_sentence, stopping_sentence
from costmodel.present.findings_sure import NOT_UNCERTAIN, both_saved, sensitivity_sentence, simulation_sentences, spread_sentence
from costmodel.present.language import LANGUAGES, translator
from costmodel.present.memo import make_memo
from costmodel.present.memo_bids import bids_line
from costmodel.present.memo_html import memo_html
from costmodel.present.values import about, bare_value, short_value
from costmodel.records import Range
from costmodel.words import untranslated


def blank(**values: object) -> Scenario:
    """From nothing in dollars; a key's dot is written as two underscores."""
    given = {key.replace("__", "."): value for key, value in values.items()}
    return Scenario("custom", "2026-01-01", given, base="blank")


SALARY_AND_RATE = blank(employee__salary=52_000, va__rate=40)
# 10 hours a week for 52 weeks: the owner 520 · 50 = 26,000; a VA 520 · 40 = 20,800.
OWNER_AND_VA = blank(work__hours_per_week=10, owner__hour_value=50, va__rate=40)
# The VA asks 40 ± 6.08 (90 % between 30 and 50), the owner's hour is worth 36.
UNSURE = blank(work__hours_per_week=10, owner__hour_value=36, va__rate=Range(30, 40, 50))


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("work.hours_per_week", 27.418, "27.4 hours a week"),
        ("work.hours_per_week", 1.0, "1 hour a week"),
        ("va.rate", 66.324, "$66.32 an hour"),
        ("va.rate", 40.0, "$40 an hour"),
        ("employee.salary", 52_000.4, "$52,000 a year"),
        ("employee.productive_share", 0.8333333, "83.3%"),
        ("employee.turnover_rate", 0.4412345, "44.1% a year"),
        ("employee.productive_share", 0.0765, "7.65%"),
        ("va.speed", 0.63217, "0.632"),
        ("va.exchange_rate", 0.0172, "0.0172"),
        ("employer.headcount", 3.0, "3"),
        ("employee.ramp_up_weeks", 8.0, "8 weeks"),
        ("va.scheduled", True, "yes"),
        ("va.rate", Range(25, 30, 35), "$25 – $35 an hour"),
        ("va.rate", None, "what the law says"),
    ],
)
def test_a_value_has_its_unit_and_no_more_digits_than_are_true(key: str, value: object, text: str) -> None:
    assert value_text(key, value, SALARY_AND_RATE, untranslated, "en") == text


def test_a_rate_abroad_is_not_written_as_money_of_the_place() -> None:
    abroad = SALARY_AND_RATE.change({"va.exchange_rate": 0.0172})
    assert value_text("va.rate", 450.0, abroad, untranslated, "en") == "450 an hour in the VA's currency"
    assert value_text("employee.salary", 450.0, abroad, untranslated, "en") == "$450 a year"


def test_beside_its_label_a_period_is_not_said_twice() -> None:
    assert short_value("work.hours_per_week", 20.0, SALARY_AND_RATE, untranslated, "en") == "20 hours"
    assert short_value("va.management_hours_per_week", 2.0, SALARY_AND_RATE, untranslated, "en") == "2 hours"
    assert short_value("employee.sick_days", 2.0, SALARY_AND_RATE, untranslated, "en") == "2 days a year"
    assert bare_value("va.management_hours_per_week", 2.0, SALARY_AND_RATE, untranslated, "en") == "2 hours"


def test_a_tasks_field_is_called_by_the_task() -> None:
    scenario = SALARY_AND_RATE.change(tasks=(Task("Travel", 4, 30), Task("Bookkeeping", 40, 15)))
    assert key_label(scenario, "tasks.2.minutes", untranslated) == "Bookkeeping: minutes each"
    assert value_text("tasks.2.minutes", 15.0, scenario, untranslated, "en") == "15 minutes"
    assert key_label(scenario, "va.rate", untranslated) == "VA rate an hour"


def test_estimates_have_three_digits() -> None:
    assert [about(value, "USD", "en") for value in (21_345.0, -1_294.6, 0.2, 0.0)] == ["$21,300", "−$1,290", "$0", "$0"]


# --- break-even ----------------------------------------------------------------------------------------


def test_every_crossing_is_said_and_jumps_are_said_as_jumps() -> None:
    """52,000 ÷ (40 · 52) = 25 hours; past 40 hours two people: 104,000 ÷ 2,080 = 50 hours."""
    found = break_even(SALARY_AND_RATE, "work.hours_per_week", low=1, high=60)
    assert break_even_sentences(found, untranslated, "en") == [
        "Above 25 hours a week, a full-time employee is cheaper than a VA by the hour.",
        "At 40 hours a week, the cost jumps: above it, a VA by the hour is cheaper than a full-time employee.",
        "Above 50 hours a week, a full-time employee is cheaper than a VA by the hour.",
    ]


def test_the_rate_at_which_both_cost_the_same() -> None:
    """100,000 · (1 + 0.0765 + 0.25) = 132,650; ÷ 2,000 hours = 66.325."""
    scenario = blank(
        employee__salary=100_000, custom__charge_rate=0.0765, employee__benefit_rate=0.25,
        work__weeks_per_year=50, work__hours_per_week=40, va__rate=30,
    )  # fmt: skip
    found = break_even(scenario, "va.rate")
    assert [point.value for point in found.points] == [pytest.approx(66.325)]
    said = break_even_sentences(found, untranslated, "en")
    assert said == ["VA rate an hour: above $66.32, a full-time employee is cheaper than a VA by the hour."]


def test_without_a_crossing_the_cheaper_one_is_named() -> None:
    """Up to 20 hours, 800 a week · 52 = 41,600 is less than 52,000."""
    found = break_even(SALARY_AND_RATE, "work.hours_per_week", low=1, high=20)
    assert break_even_sentences(found, untranslated, "en") == [
        "Hours of work a week: from 1 hour to 20 hours, a VA by the hour is cheaper than a full-time employee throughout."
    ]


def test_where_one_of_them_cannot_do_the_work_the_cheaper_one_is_named_for_the_rest() -> None:
    """The owner costs 2 · 2,600 = 5,200 and more, the retainer 12 · 300 = 3,600, up to 40 · 12 ÷ 52 = 9.23 hours a week."""
    scenario = blank(owner__hour_value=50, retainer__fee_per_month=300, retainer__hours_per_month=40)
    found = break_even(scenario, "work.hours_per_week", ("va_retainer", "owner"), low=2, high=30)
    assert break_even_sentences(found, untranslated, "en") == [
        "Hours of work a week: wherever both can do the work, a VA on a retainer is cheaper than doing it yourself.",
        "Above 9.23 hours a week, a VA on a retainer can't do all the work.",
    ]


def test_what_cannot_be_compared_is_said() -> None:
    found = break_even(SALARY_AND_RATE, "va.rate", ("va_retainer", "employee"))
    assert break_even_sentences(found, untranslated, "en") == [
        "A VA on a retainer and a full-time employee can't be compared here: one of them lacks something, or can't do the work."
    ]


def test_the_second_year_is_told_where_another_way_is_cheapest_then() -> None:
    dearer, started = Later("va_hourly", started=False), Later("va_hourly", started=True)
    assert later_sentence("owner", dearer, untranslated) == "In the second year a VA by the hour is cheapest: see “Over time”."
    assert later_sentence("owner", started, untranslated) == (
        "The first year bears the cost of starting; in the second, a VA by the hour is cheapest: see “Over time”."
    )
    assert later_sentence("owner", started, untranslated, pointing=False) == (
        "The first year bears the cost of starting; in the second, a VA by the hour is cheapest."
    )
    assert later_sentence("va_hourly", started, untranslated) == later_sentence("owner", None, untranslated) == ""


# --- flips ---------------------------------------------------------------------------------------------


def test_what_would_change_the_answer() -> None:
    """The VA at 40 is cheapest until the owner's hour is worth less than 40, or the VA asks more than 50."""
    found = {(flip.key, flip.above): flip for flip in flips(OWNER_AND_VA)}
    assert flip_sentence(found["owner.hour_value", False], OWNER_AND_VA, untranslated, "en") == (
        "Value of your hour (now $50): below $40, doing it yourself is cheapest."
    )
    assert flip_sentence(found["va.rate", True], OWNER_AND_VA, untranslated, "en") == (
        "VA rate an hour (now $40): above $50, doing it yourself is cheapest."
    )


def flip(key: str, value: float, distance: float, above: bool) -> Flip:
    return Flip(key, OWNER_AND_VA.record(key), 40.0, value, above, "owner", "va_hourly", distance, False)


def test_the_answer_holds_unless_the_nearest_two_change() -> None:
    rate, hour, nearer = (
        flip("va.rate", 50, 0.25, True),
        flip("owner.hour_value", 40, 0.2, False),
        flip("va.rate", 39, 0.1, False),
    )

    def said(*found: Flip) -> str:
        return answer_holds(found, OWNER_AND_VA, untranslated, "en")

    far = flip("va.rate", 161, 3.025, True)  # more than four times 40, which nobody need fear
    assert said() == said(far) == "Nothing from a quarter to four times today's values changes the answer."
    assert said(flip("va.rate", 160, 3.0, True)) == "The answer holds unless this changes: VA rate an hour above $160."
    assert said(far, rate) == "The answer holds unless this changes: VA rate an hour above $50."
    assert said(hour, rate) == (
        "The answer changes soonest with one of these: value of your hour below $40, or VA rate an hour above $50."
    )
    assert said(nearer, hour, rate) == (
        "The answer changes soonest with one of these: VA rate an hour below $39, or value of your hour below $40."
    )


def test_what_is_hardly_likely_is_said_so_and_what_is_beyond_sense_is_not_said() -> None:
    """A rate of 40 lies between 30 and 45: above 50 is outside of that; above 161, more than four times 40, is left out, unless
    the range goes so far."""
    rate, far = (replace(flip("va.rate", value, value / 40 - 1, True), span=(30, 45)) for value in (50, 161))
    hour = replace(flip("owner.hour_value", 30, 0.25, False), span=(20, 60))
    wide = replace(far, span=(30, 200))
    assert believable((hour, rate, far), OWNER_AND_VA) == [hour, rate]
    assert believable((wide,), OWNER_AND_VA) == [wide]
    assert flip_sentence(rate, OWNER_AND_VA, untranslated, "en") == (
        "VA rate an hour (now $40): above $50 (outside the usual range), doing it yourself is cheapest."
    )
    assert flip_sentence(replace(rate, own=True), OWNER_AND_VA, untranslated, "en") == (
        "VA rate an hour (now $40): above $50 (outside your range), doing it yourself is cheapest."
    )
    assert answer_holds((rate, hour), OWNER_AND_VA, untranslated, "en") == (
        "The answer holds unless this changes: value of your hour below $30."
    )
    assert answer_holds((rate,), OWNER_AND_VA, untranslated, "en") == (
        "No figure changes the answer by itself as long as it stays where it plausibly lies."
        " The answer holds unless this changes: VA rate an hour above $50 (outside the usual range)."
    )


@pytest.mark.parametrize(
    ("value", "above", "said"),
    [
        (333, True, "above $333 (outside your range; usual: $325 – $450)"),
        (250, True, "above $250 (outside your range; usual: $325 – $450)"),  # on the way there
        (460, True, "above $460 (outside your range)"),  # more than four times 100: not told as what the answer hangs on
        (130, True, "above $130"),
        (50, False, "below $50 (outside your range)"),
    ],
)
def test_outside_of_ones_own_range_and_within_the_usual_is_not_unlikely(value: float, above: bool, said: str) -> None:
    """75 to 140 were typed and 100 is the likeliest, where 325 to 450 are usual."""
    found = replace(
        flip("va.rate", value, abs(value / 100 - 1), above), present=100.0, span=(75, 140), own=True, usual=(325, 450)
    )
    assert flip_sentence(found, OWNER_AND_VA, untranslated, "en") == (
        f"VA rate an hour (now $100): {said}, doing it yourself is cheapest."
    )
    assert found.hardly == ("outside your range)" in said)
    told = answer_holds((found,), OWNER_AND_VA, untranslated, "en")
    assert told.startswith("No" if found.hardly else f"The answer holds unless this changes: VA rate an hour {said}")


def test_a_usual_value_is_not_outside_of_a_range_that_nobody_gave() -> None:
    """One's own 300 lies below what is usual, 325 to 450; the answer changes at 333, which is usual."""
    found = replace(flip("va.rate", 333, 0.11, True), present=300.0, span=(270, 330), own=False, usual=(325, 450))
    assert flip_sentence(found, OWNER_AND_VA, untranslated, "en") == (
        "VA rate an hour (now $300): above $333 (usual: $325 – $450), doing it yourself is cheapest."
    )


@pytest.mark.parametrize(
    ("value", "above", "said"),
    [
        (42.8451, True, "above $42.84"),  # $42.85 flips the answer, $42.84 does not
        (42.8449, True, "above $42.84"),
        (42.8449, False, "below $42.85"),
        (50, True, "above $50"),
        (0.1 + 49.9, True, "above $50"),
        (1234.6, True, "above $1,234"),
        (1234.2, False, "below $1,235"),
    ],
)
def test_the_tipping_point_of_money_is_rounded_towards_today(value: float, above: bool, said: str) -> None:
    found = flip("va.rate", value, 0.1, above)
    assert flip_sentence(found, OWNER_AND_VA, untranslated, "en") == (
        f"VA rate an hour (now $40): {said}, doing it yourself is cheapest."
    )


@pytest.mark.parametrize(
    ("value", "above", "said"),
    [
        (1.30412, True, "above 1.31"),  # at 1.302 the answer is still the old one
        (1.30912, False, "below 1.3"),
        (0.73921, False, "below 0.739"),
        (0.73921, True, "above 0.74"),
        (1.25, True, "above 1.25"),
        (0.1 + 1.2, True, "above 1.3"),
    ],
)
def test_the_tipping_point_of_a_bare_number_is_rounded_to_where_the_answer_has_changed(
    value: float, above: bool, said: str
) -> None:
    found = replace(flip("owner.speed", value, 0.3, above), present=1.0)
    assert flip_sentence(found, OWNER_AND_VA, untranslated, "en") == (
        f"Your speed against an employee's (now 1): {said}, doing it yourself is cheapest."
    )


def test_a_bid_and_a_tipping_point_name_the_same_rate() -> None:
    """Your hour at 42.8456: for 10 hours a week a VA may ask that much."""
    scenario = OWNER_AND_VA.change({"owner.hour_value": 42.8456})
    (above,) = (flip for flip in flips(scenario) if flip.key == "va.rate" and flip.above)
    assert above.value == pytest.approx(42.8456)
    assert "above $42.84, " in flip_sentence(above, scenario, untranslated, "en")
    assert "A bid of up to $42.84 an hour is cheaper" in quotes_sentence(worth_paying(scenario, 0.0), untranslated, "en")


def test_an_owner_who_said_how_long_it_takes_is_not_told_of_another_speed() -> None:
    faster = replace(flip("owner.speed", 1.46, 0.46, True), present=1.0)
    assert believable((faster,), OWNER_AND_VA.change({"owner.speed": 1})) == []
    asked = Scenario("us-tx", "2026-07-01")
    assert "owner.speed" not in asked.given
    assert believable((faster,), asked) == [faster]


def test_more_hours_than_one_person_works_are_not_expected() -> None:
    """102 is less than four times 26, but more than the 60 hours that one person works; 70 are believed where 65 are worked."""
    usual = OWNER_AND_VA.change({"work.most_hours_per_person": 60})
    far = replace(flip("work.hours_per_week", 102, 2.92, True), present=26.0)
    near = replace(far, value=45.0, distance=0.73)
    many = replace(far, present=65.0, value=70.0, distance=0.08)
    assert believable((far, near, many), usual) == [near, many]
    assert answer_holds((far,), usual, untranslated, "en") == (
        "Nothing from a quarter to four times today's values changes the answer, except more hours a week than one person works."
    )
    assert answer_holds((near, far), usual, untranslated, "en") == (
        "The answer holds unless this changes: hours of work a week above 45 hours."
    )


def test_a_value_that_reads_like_the_present_one_is_called_a_little_more() -> None:
    close = flip("va.rate", 40.0000001, 2.5e-9, True)
    assert flip_sentence(close, OWNER_AND_VA, untranslated, "en") == (
        "VA rate an hour (now $40): as soon as it is a little more, doing it yourself is cheapest."
    )
    below = flip("va.rate", 39.9999999, 2.5e-9, False)
    assert "as soon as it is a little less" in flip_sentence(below, OWNER_AND_VA, untranslated, "en")


# --- the rate worth paying -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rate", "posted"),
    [(36.84, 36), (66.325, 66), (45.0, 45), (14.99, 14.5), (3.33, 3.3), (0.567, 0.56), (0.004, 0), (187, 187), (318.0, 315)],
)
def test_a_rate_to_post_is_rounded_down(rate: float, posted: float) -> None:
    assert postable(rate) == posted
    assert postable(rate) <= rate


def test_the_rate_worth_paying() -> None:
    """A tenth less than 26,000 is 23,400; ÷ 520 hours = 45."""
    assert worth_sentence(worth_paying(OWNER_AND_VA, 0.1), untranslated, "en") == (
        "For a VA to cost at least 10% less than doing it yourself, pay at most $45 an hour."
        " The rate counted here, $40 an hour, is within that."
    )
    assert worth_sentence(worth_paying(OWNER_AND_VA, 0.25), untranslated, "en") == (
        "For a VA to cost at least 25% less than doing it yourself, pay at most $37 an hour."
        " The rate counted here, $40 an hour, is more than that."
    )
    assert worth_sentence(worth_paying(OWNER_AND_VA.change({"va.rate": 0}), 0), untranslated, "en") == (
        "Post at most $50 an hour: then a VA costs no more than doing it yourself."
    )


def test_no_rate_is_worth_paying_where_the_rest_costs_too_much() -> None:
    dear = OWNER_AND_VA.change({"va.tools_per_month": 3_000})
    assert worth_sentence(worth_paying(dear, 0.1), untranslated, "en") == (
        "Not even a VA who took nothing would cost 10% less than doing it yourself."
    )
    assert worth_sentence(worth_paying(dear, 0), untranslated, "en") == (
        "Even a VA who took nothing would cost more than doing it yourself."
    )
    idle = OWNER_AND_VA.change({"work.hours_per_week": 0})
    assert worth_sentence(worth_paying(idle), untranslated, "en") == "There is no work to pay a VA for."


# --- over time -----------------------------------------------------------------------------------------


def test_the_month_from_which_the_cheapest_is_ahead() -> None:
    """The VA saves 5,200 ÷ 12 a month; 1,300 at the beginning are made good after three months."""
    assert horizon_sentence(horizon(OWNER_AND_VA, 24), untranslated, "en") == (
        "Over 2 years a VA by the hour is cheapest: $41,600 in all, $10,400 less than doing it yourself,"
        " and ahead of it from the first month. The first month takes $1,733 out of your account."
    )
    later = OWNER_AND_VA.change({"va.contract_fee": 1_300})
    assert "ahead of it from month 4." in horizon_sentence(horizon(later, 24), untranslated, "en")
    alone = OWNER_AND_VA.change({"owner.hour_value": 0})
    assert horizon_sentence(horizon(alone, 18), untranslated, "en").startswith("Over 18 months a VA by the hour costs $31,200")


def test_the_month_is_that_from_which_it_is_ahead_of_every_other_way() -> None:
    """A quarter of an employee costs 72,800 ÷ 4 ÷ 12 = 1,516.67 a month and 2,500 once, in 2 years 38,900.

    The VA costs 1,733.33 a month and 3,900 once, always more: 45,500. The owner costs 45 · 520 ÷ 12 = 1,950 a month: 46,800, but
    less so far until 2,500 ÷ 433.33 = 5.77 months are over.
    """
    begun = {"owner.hour_value": 45, "va.contract_fee": 3_900, "employee.salary": 72_800, "employee.recruitment": 2_500}
    found = horizon(OWNER_AND_VA.change(begun), 24)
    assert [plan.name for plan in found.ranked] == ["employee_part_time", "va_hourly", "owner", "employee"]
    assert [found.ahead_from(found.ranked[0], other) for other in found.ranked[1:]] == [1, 6, 1]
    assert horizon_sentence(found, untranslated, "en") == (
        "Over 2 years a part-time employee is cheapest: $38,900 in all, $6,600 less than a VA by the hour,"
        " and ahead of every other way from month 6. The first month takes $4,017 out of your account."
    )
    assert cumulative_cost(found, untranslated, "en").title.endswith(", and is ahead of every other way from month 6")
    assert overtakings(found)[-1][0] == 6  # where the ring stands
    assert found.ahead_of_all_from(found.ranked[1]) is None


def test_equipment_that_is_bought_once_is_said_beside_the_first_month() -> None:
    """1,000 over 3 years: the first month counts 1,000 ÷ 36 = 27.78, so 972.22 more are paid; pay is 12,000 · ¾ ÷ 12 = 750."""
    hired = blank(
        employee__salary=12_000, work__hours_per_week=30, owner__hour_value=50,
        employee__equipment=1_000, employee__equipment_life=3,
    )  # fmt: skip
    assert horizon_sentence(horizon(hired, 12), untranslated, "en").endswith(
        "The first month takes $777.78 out of your account. Equipment of $1,000 is spread over the 3 years it lasts;"
        " buying it at once takes $972 more in the first month."
    )
    twice = hired.change({"work.hours_per_week": 80, "employee.equipment_life": 0.5})  # 2 · 1,000 − 2 · 1,000 ÷ 6 = 1,666.67
    said = monthly_cash(horizon(twice, 12), untranslated, "en").subtitle
    assert said.endswith(
        "the worth of your own time is not in it. Equipment of $2,000 is spread over the 6 months it lasts;"
        " buying it at once takes $1,667 more in the first month."
    )
    for without in (hired.change({"employee.equipment": 0}), OWNER_AND_VA):
        assert "Equipment" not in horizon_sentence(horizon(without, 12), untranslated, "en")
        assert "Equipment" not in monthly_cash(horizon(without, 12), untranslated, "en").subtitle


def test_what_stopping_costs() -> None:
    """Two weeks of notice at ten hours of 40 each are 800; half a year is 10,400."""
    found = horizon(OWNER_AND_VA.change({"va.notice_weeks": 2}), 12)
    assert stopping_sentence(stopping(found, found.plan("va_hourly"), 6), "USD", untranslated, "en") == (
        "A VA by the hour: to stop after month 6 costs $800 for the notice, beyond the $10,400 spent until then."
    )
    assert stopping_sentence(stopping(found, found.plan("owner"), 6), "USD", untranslated, "en") == (
        "Doing it yourself: to stop after month 6 costs nothing beyond the $13,000 spent until then."
    )


def test_every_part_of_what_an_employees_end_costs() -> None:
    """A week is 1,000, a working day 200: 4 weeks of notice, 5 of 10 days in half a year, 2 weeks of severance."""
    scenario = blank(
        employee__salary=52_000, work__hours_per_week=40, employee__notice_weeks=4, employee__untaken_leave_days=10,
        employee__severance_weeks=2,
    )  # fmt: skip
    found = horizon(scenario, 12)
    assert stopping_sentence(stopping(found, found.plan("employee"), 6), "USD", untranslated, "en") == (
        "A full-time employee: to stop after month 6 costs $7,000 ($4,000 for the notice, $1,000 for untaken leave,"
        " $2,000 of severance pay), beyond the $26,000 spent until then."
    )


# --- how sure ------------------------------------------------------------------------------------------


def test_how_sure_the_answer_is() -> None:
    """The VA asks less than 36 in Φ(−4 ÷ 6.0796) = 25.5 % of the cases; the median saving is 4 · 520 = 2,080."""
    said = simulation_sentences(simulate(UNSURE), untranslated, "en")
    assert said[0] in {
        "Doing it yourself is cheapest in 74 of 100 plausible cases.",
        "Doing it yourself is cheapest in 75 of 100.",
    }
    assert said[1].startswith(
        "A plausible case is one that may well happen: every uncertain figure takes a likely value, nine times in ten"
        " within its range."
    )
    assert said[2].startswith(
        "Against a VA by the hour the middle case is a saving of $2,080. In 80 of 100 cases the result lies between a loss of"
        " $1,97"
    )
    assert said[3].startswith(
        "If you choose doing it yourself, another way is cheaper in 26 of 100 cases."
        " On average over all cases, that choice costs $48"
    )
    assert said[3].endswith(
        " more than the cheapest way of each case. Finding out more before you choose is worth at most that much."
    )
    assert "likeliest" not in said[2]  # the middle of the range is the likeliest value: one figure


def test_the_saving_of_the_middle_case_is_put_beside_that_of_the_answer() -> None:
    """Twenty hours in 52 weeks are 1,040. At the likeliest rate of 30 the VA costs 31,200, the owner at 36 an hour 37,440: 6,240
    is saved. A rate of 28 at the least and 60 at the most has its middle above 30, so that the middle case saves less.
    """
    values = {
        "work.hours_per_week": 20, "work.weeks_per_year": 52, "owner.hour_value": 36, "owner.speed": 1,
        "va.rate": {"low": 28, "likely": 30, "high": 60},
    }  # fmt: skip
    said = simulation_sentences(simulate(Scenario("custom", "2026-07-01", values, base="blank")), untranslated, "en")
    assert said[2].endswith(
        ". The answer counts a saving of $6,240, with every figure at its likeliest. The two differ, because many ranges reach"
        " further to one side of the likeliest figure than to the other."
    )


def test_what_explains_most_of_the_doubt_is_said_with_its_part() -> None:
    """2,080 hours. A VA at 25 to 35 is ± 3.04 · 2,080 = 6,322, a salary of 50,000 to 54,000 ± 1,216: 6,322² ÷ (6,322² + 1,216²)
    is 96 %, and the draws come near it.
    """
    values = {"employee.salary": [50_000, 54_000], "va.rate": [25, 35]}
    found = sensitivity(Scenario("custom", "2026-07-01", values, base="blank"), ("employee", "va_hourly"))
    said = spread_sentence(found, untranslated, "en")
    assert re.search(r"come from: VA rate an hour \(9[4-8]%\), yearly salary \([2-6]%\)\. The rest", said)
    assert said.endswith("and from how they act together.")  # the first is the first of the bars too
    swapped = replace(found, bars=tuple(reversed(found.bars)))
    assert spread_sentence(swapped, untranslated, "en").endswith(
        " The order need not be that of the bars, which move one value at a time and leave the others at their likeliest."
    )


def test_savings_beside_each_other_are_told_apart() -> None:
    """14,698.20 and 14,652.90 are both about 14,700."""
    assert both_saved(14_698.2, 14_652.9, "USD", untranslated, "en") == ("a saving of $14,698", "a saving of $14,653")
    assert both_saved(14_698.2, -14_652.9, "USD", untranslated, "en") == ("a saving of $14,700", "a loss of $14,700")
    assert both_saved(14_698.2, 12_652.9, "USD", untranslated, "en") == ("a saving of $14,700", "a saving of $12,700")


def test_an_abbreviation_at_the_end_brings_its_full_stop() -> None:
    denmark = Scenario("dk", "2026-07-01", {"va.rate": 400})
    rate = replace(flip("va.rate", 500, 0.25, True), record=denmark.record("va.rate"), present=400.0)
    assert answer_holds((rate,), denmark, translator("da"), "da").endswith("over 500\u00a0kr.")
    said = simulation_sentences(simulate(denmark, 256), translator("da"), "da")
    assert not [sentence for sentence in said if ".." in sentence]
    assert [sentence for sentence in said if "0\u00a0kr." in sentence]


def test_without_ranges_nothing_is_uncertain() -> None:
    assert simulation_sentences(simulate(OWNER_AND_VA, 100), untranslated, "en") == [NOT_UNCERTAIN]
    assert sensitivity_sentence(sensitivity(OWNER_AND_VA), untranslated, "en") == NOT_UNCERTAIN
    nothing = simulate(blank(), 100)
    assert isinstance(nothing, Simulation)
    assert simulation_sentences(nothing, untranslated, "en") == ["Nothing can be compared yet: give a salary or a VA's rate."]


def test_what_to_find_out_first() -> None:
    """At 30 doing it yourself costs 6 · 520 = 3,120 more than the VA, at 50 it saves 14 · 520 = 7,280."""
    assert sensitivity_sentence(sensitivity(UNSURE), untranslated, "en") == (
        "Taken one at a time, this moves the saving most: VA rate an hour. If it is $30, doing it yourself costs $3,120 more than"
        " a VA by the hour; if it is $50, it saves $7,280. Below $36, a VA by the hour is cheaper."
    )
    sure = UNSURE.change({"owner.hour_value": 25})
    assert sensitivity_sentence(sensitivity(sure), untranslated, "en").endswith("Within that the answer stays the same.")


def test_how_much_of_a_map_each_wins() -> None:
    """The VA is cheaper where its rate is below the value of the owner's hour: half of a square."""
    found = two_way(OWNER_AND_VA, "va.rate", "owner.hour_value", (10, 90), (10, 90), (40, 41))
    said = two_way_sentence(found, untranslated, "en")
    assert said.startswith("With your figures a VA by the hour is cheapest. Where each is cheapest, as a share of this map: ")
    low = two_way(OWNER_AND_VA, "va.rate", "owner.hour_value", (10, 20), (30, 90))
    assert two_way_sentence(low, untranslated, "en") == (
        "With your figures a VA by the hour is cheapest, and so it is everywhere on this map."
    )
    high = two_way(OWNER_AND_VA, "va.rate", "owner.hour_value", (60, 90), (10, 50))
    assert "but everywhere on this map doing it yourself is cheapest" in two_way_sentence(high, untranslated, "en")


# --- bids and scenarios --------------------------------------------------------------------------------


def test_the_cheapest_bid_and_what_would_beat_it() -> None:
    """At the speed of an employee and from nothing, a finished hour costs the rate."""
    scenario = OWNER_AND_VA.change(bids=(Bid("Ana", "va_hourly", {"va.rate": 25}), Bid("Bo", "va_hourly", {"va.rate": 22})))
    assert bids_sentence(rank_bids(scenario), untranslated, "en") == (
        "Bo is the cheapest bid: $22.00 a finished hour of work, $3.00 less than Ana. Ana would win at less than $22.00 an hour."
    )
    one = scenario.change(bids=scenario.bids[:1])
    assert bids_sentence(rank_bids(one), untranslated, "en") == "Ana costs $25.00 a finished hour of work."
    assert bids_sentence(rank_bids(OWNER_AND_VA), untranslated, "en") == "No bid can be compared yet."
    assert bid_against(rank_bids(OWNER_AND_VA), compare(OWNER_AND_VA), untranslated, "en") == ""
    # 520 hours a year: Ana 25 each, 13,000; the owner at 50 each, 26,000
    assert bid_against(rank_bids(one), compare(one), untranslated, "en") == (
        "Doing it yourself costs $26,000 for the same work: $13,000 more than Ana."
    )
    same = scenario.change(bids=(scenario.bids[0], Bid("Cy", "va_hourly", {"va.rate": 25})))
    assert bids_sentence(rank_bids(same), untranslated, "en") == "Ana and Cy cost the same: $25.00 a finished hour of work."


def test_scenarios_side_by_side() -> None:
    dearer = OWNER_AND_VA.change({"va.rate": 45}, name="Dear VA")
    assert side_by_side_sentence(side_by_side([OWNER_AND_VA, dearer]), untranslated, "en") == (
        "Scenario 1 (Your own figures): a VA by the hour is cheapest, $20,800 a year."
        " Dear VA: a VA by the hour is cheapest, $23,400 a year. The least of all: Scenario 1 (Your own figures)."
    )
    danish = OWNER_AND_VA.change({"custom.currency": "DKK"})
    assert "currencies differ" in side_by_side_sentence(side_by_side([OWNER_AND_VA, danish]), untranslated, "en")


# --- languages -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_is_said_in_every_language(language: str) -> None:
    translate = translator(language)
    found = horizon(OWNER_AND_VA, 24)
    said = [
        *break_even_sentences(break_even(OWNER_AND_VA, "va.rate", ("owner", "va_hourly")), translate, language),
        answer_holds(flips(OWNER_AND_VA), OWNER_AND_VA, translate, language),
        worth_sentence(worth_paying(OWNER_AND_VA), translate, language),
        horizon_sentence(found, translate, language),
        *(stopping_sentence(stopping(found, plan, 3), "USD", translate, language) for plan in found.plans),
        *simulation_sentences(simulate(UNSURE, 1000), translate, language),
        sensitivity_sentence(sensitivity(UNSURE), translate, language),
        two_way_sentence(two_way(OWNER_AND_VA, "va.rate", "owner.hour_value"), translate, language),
        side_by_side_sentence(side_by_side([OWNER_AND_VA, UNSURE]), translate, language),
    ]
    for sentence in said:
        assert sentence
        assert "{" not in sentence
        assert not any(option.name in sentence for option in OPTIONS if "_" in option.name)


def test_bids_that_are_not_compared_are_named_with_all_that_they_lack() -> None:
    bo = Bid("Bo", "va_hourly", {"va.rate": 30})
    far = {"retainer.fee_per_month": 600, "retainer.hours_per_month": 40}  # of 43.3 hours a month
    agency, cy, di = Bid("Agency", "va_retainer", far, "PHP"), Bid("Cy", "va_hourly"), Bid("Di", "va_hourly")
    rows = rank_bids(OWNER_AND_VA.change(bids=(agency, bo, cy, di))).rows
    assert left_out_sentences(rows, untranslated) == [
        (
            "Agency is not compared yet: no exchange rate is given for PHP; the work takes more hours than the retainer holds,"
            " 43.3 a month where it has 40, and no rate is given for more."
        ),
        "Cy, Di are not compared yet: what it asks is not given.",
    ]
    assert left_out_sentences(rows[:1], untranslated) == []


def test_a_line_of_bids_ends_with_one_full_stop_in_danish_too() -> None:
    danish = Scenario("custom", "2026-01-01", {"work.hours_per_week": 10, "custom.currency": "DKK"}, base="blank")
    bids = tuple(Bid(name, "va_hourly", {"va.rate": rate}) for name, rate in (("Bo", 199.49), ("Ana", 225.06)))

    def said(count: int) -> str:
        return bids_line(rank_bids(danish.change(bids=bids[:count])), translator("da"), "da").replace("\u00a0", " ")

    assert said(1).endswith(" Bo 199,49 kr. (tager 199,49 kr. i timen).")
    assert said(2).endswith(" Bo 199,49 kr. (tager 199,49 kr. i timen) · Ana 225,06 kr. (tager 225,06 kr. i timen).")


def test_the_difference_of_two_bids_is_that_of_the_amounts_shown() -> None:
    # 225.064 − 199.486 = 25.578, but 225.06 − 199.49 = 25.57.
    def said(first: float, second: float) -> str:
        rates = (("Bo", first), ("Ana", second))
        bids = tuple(Bid(name, "va_hourly", {"va.rate": rate}) for name, rate in rates)
        return bids_sentence(rank_bids(OWNER_AND_VA.change(bids=bids)), untranslated, "en").partition(". Ana")[0]

    assert said(199.486, 225.064) == "Bo is the cheapest bid: $199.49 a finished hour of work, $25.57 less than Ana"
    assert said(21.996, 22.004) == "Bo and Ana cost the same: $22.00 a finished hour of work."  # both are written $22.00
    assert said(21.994, 21.996).startswith("Bo is the cheapest bid: $21.99 a finished hour of work, $0.01 less than Ana")


def test_that_only_the_monthly_fee_of_a_retainer_is_lowered_is_said() -> None:
    # 10 hours a week are 520 / 12 = 43.33 a month. At 22 an hour a month costs 953.33. An agency's 40 hours leave 3.33 extra ones
    # at 30: 100. It would have to ask 853.33. At 300 an extra hour they cost 1,000 a month alone.
    def said(overage: float, hours: float = 40) -> list[str]:
        values = {"retainer.fee_per_month": 1200, "retainer.hours_per_month": hours, "retainer.overage_rate": overage}
        bo, agency = Bid("Bo", "va_hourly", {"va.rate": 22}), Bid("Agency", "va_retainer", values)
        scenario = OWNER_AND_VA.change(bids=(bo, agency))
        needed = to_win(scenario, agency, bo)
        sentence = bids_sentence(rank_bids(scenario), untranslated, "en")
        return [
            sentence.partition("less than Agency.")[2].strip(), prices_to_win(needed, agency, scenario, untranslated, "en")
        ]  # fmt: skip

    assert said(30) == [
        "Agency would win at less than $853.33 a month, with the price of an extra hour left as it is.",
        "less than\u00a0$853.33 a month, with the price of an extra hour left as it is",
    ]
    assert said(300) == [
        "", "not by a lower monthly fee alone: with its extra hours it costs more even without one"
    ]  # fmt: skip
    assert said(300, hours=50) == ["Agency would win at less than $953.33 a month.", "less than\u00a0$953.33 a month"]


def test_what_would_let_a_bid_win_with_tasks_that_have_a_price_or_a_rate_of_their_own() -> None:
    # 120 hours a year of letters, 24 of calls: see the answers' tests. 144 × 17.50 = 2,520.
    scenario = blank().change(tasks=(Task("Letters", 40, 15), Task("Calls", 20, 6)))
    first = Bid("Bo", "va_hourly", {"va.rate": 17.5})

    def said(pay: str, **values: float) -> str:
        bid = Bid("Ana", f"va_{pay}", {key.replace("__", "."): value for key, value in values.items()})
        return prices_to_win(to_win(scenario, bid, first), bid, scenario, untranslated, "en")

    # 2,520 − 120 × 20 = 120 for 24 hours. At 120 × 22 = 2,640 no rate would do; a speed of 3,360 / 2,520 would.
    assert said("hourly", va__rate=30, tasks__1__rate=20) == (
        "less than\u00a0$5.00 an hour (the rates of single tasks left as they are) or a VA's speed above\u00a01.24"
    )
    # (120 × 21.50 + 24 × 28) / 2,520 = 1.29; (120 × 22 + 24 × 30) / 2,520 = 1.33 is more than the 1.3 that are plausible.
    assert said("hourly", va__rate=28, tasks__1__rate=21.5) == "a VA's speed above\u00a01.29"
    assert said("hourly", va__rate=30, tasks__1__rate=22) == "not by its price or speed alone"
    assert said("hourly", va__rate=30, va__contract_fee=2600) == "not by its price or speed alone"
    # 12 × (40 × 9 + 20 × 4) = 5,280: 1 − 2,520 / 5,280 off
    assert said("per_task", tasks__1__price=9, tasks__2__price=4) == "more than\u00a052.3% off its prices"
    assert said("per_task", tasks__1__price=9, tasks__2__price=4, va__contract_fee=2600) == "not by lower prices of tasks alone"


def test_the_cheapest_bid_beside_the_ways_that_count_without_it() -> None:
    """10 hours a week: 520 a year, 26,000 at an own hour of 50; Ana at 30 costs 15,600, 10,400 less; Bo at 60 31,200."""
    mine = Scenario("custom", "2026-07-01", {"work.hours_per_week": 10, "owner.hour_value": 50}, base="blank")
    ana, bo = Bid("Ana", "va_hourly", {"va.rate": 30}), Bid("Bo", "va_hourly", {"va.rate": 60})

    def said(*bids: Bid) -> str:
        scenario = mine.change(bids=bids)
        return bid_beside(rank_bids(scenario), compare(scenario), untranslated, "en")

    own = "The costs above use your own figures, not the bids. The cheapest bid, "
    assert said(bo, ana) == own + "Ana, costs $15,600: $10,400 less than doing it yourself."
    assert said(bo) == own + "Bo, costs $31,200: $5,200 more than doing it yourself."
    assert said(Bid("Cy", "va_hourly", {"va.rate": 50})) == own + "Cy, costs $26,000, the same as doing it yourself."
    assert said() == ""
    mine = OWNER_AND_VA  # a VA at 40 costs 20,800, 5,200 more than Ana
    assert said(ana) == own + "Ana, costs $15,600: $5,200 less than a VA by the hour with your own figures ($40 an hour)."


def test_a_bid_that_is_cheaper_than_every_way_is_said_with_the_answer() -> None:
    """A VA at 40 costs 520 × 40 = 20,800; Ana at 30 15,600. At a rate of exchange of 0.01 nobody works: 0.30 an hour."""

    def said(*bids: Bid) -> str:
        scenario = OWNER_AND_VA.change(bids=bids)
        return cheaper_bid_sentence(rank_bids(scenario), compare(scenario), untranslated, "en")

    ana, odd = Bid("Ana", "va_hourly", {"va.rate": 30}), Bid("Odd", "va_hourly", {"va.rate": 30, "va.exchange_rate": 0.01})
    assert said(ana) == said(ana, odd) == "A bid is cheaper still: Ana for $15,600, $5,200 less."
    assert said(odd) == said(Bid("Bo", "va_hourly", {"va.rate": 40})) == said() == ""
    memo = make_memo(compare(OWNER_AND_VA.change(bids=(ana,))), untranslated, "en")
    assert memo.cheaper == said(ana)
    assert memo.cheaper in memo_html(memo, untranslated)


def test_a_way_in_which_a_bid_is_compared_is_not_said_to_be_left_out() -> None:
    desk = Bid("Desk", "va_retainer", {"retainer.fee_per_month": 690, "retainer.hours_per_month": 50})
    mine, without = OWNER_AND_VA.change(bids=(desk,)), "VA on a retainer"
    assert any(without in notice.message.say() for notice in compare(mine).notices)
    assert not any(without in notice.message.say() for notice in notices_beside(compare(mine)))
    assert any(without in text for text in make_memo(compare(OWNER_AND_VA), untranslated, "en").doubts)
    assert not any(without in text for text in make_memo(compare(mine), untranslated, "en").doubts)
    unpriced = OWNER_AND_VA.change(bids=(Bid("Desk", "va_retainer"),))
    assert notices_beside(compare(unpriced)) == compare(unpriced).notices


def test_an_invoice_is_said_to_be_without_fees_and_where_vat_is_lost_without_vat() -> None:
    clinic = Scenario("dk", "2026-07-01")
    assert invoiced_head(clinic, untranslated) == "VA's price per hour used, without fees"
    lost = clinic.change({"va.irrecoverable_vat_rate": 0.25})
    assert invoiced_head(lost, untranslated) == "VA's price per hour used, without fees and VAT"


def test_one_crossing_is_said_alike_wherever_it_stands() -> None:
    """3.01 % are done again: a VA's finished hour costs 40 × 1.0301 = 41.204, so an owner's of $41.20 is cheaper."""
    scenario = blank(work__hours_per_week=10, owner__hour_value=Range(30, 50, 60), va__rate=40, va__redo_rate=0.0301)
    flip = next(flip for flip in flips(scenario) if flip.key == "owner.hour_value")
    assert flip.value == pytest.approx(41.204)  # 40 × 1.0301
    assert "below $41.21" in flip_sentence(flip, scenario, untranslated, "en")
    assert "Below $41.21" in sensitivity_sentence(sensitivity(scenario), untranslated, "en")
