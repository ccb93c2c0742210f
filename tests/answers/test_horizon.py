"""Over time: the months of a year add up to it, one-offs fall when they fall, growth and seasons do what they say."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from random_scenarios import random_scenario, untraced

from costmodel import Horizon, InputError, Scenario, Task, compare, horizon
from costmodel.answers.growth import discount, seasons
from costmodel.answers.horizon import Later, cheapest_later
from costmodel.answers.stopping import stopping
from costmodel.notices import SEASONS
from costmodel.options import OPTIONS
from costmodel.present.charts import monthly_cash

CENT = 0.01
MONTHS = [key.replace(".", "__") for key in SEASONS]


def blank(**values: object) -> Scenario:
    return Scenario("custom", "2026-07-01", {key.replace("__", "."): value for key, value in values.items()}, base="blank")


def rows(found: Horizon, name: str) -> list[float]:
    return [round(float(amount), 2) for amount in found.plan(name).total]


def test_the_months_of_a_year_add_up_to_the_comparison() -> None:
    """150 random scenarios, line by line."""
    random = np.random.default_rng(7)
    with untraced():
        for _ in range(150):
            scenario = random_scenario(random)
            even = dict.fromkeys(SEASONS, 1)
            scenario = scenario.change({**even, "horizon.months": 12, "horizon.switch_month": 0})
            found, comparison = horizon(scenario), compare(scenario)
            assert [plan.name for plan in found.plans] == [option.name for option in comparison.options]
            for option in comparison.options:
                lines = found.plan(option.name).lines
                for line in option.lines:
                    assert abs(lines[line.name].sum() - line.amount) < CENT + 1e-9 * abs(line.amount), (scenario, line.name)


@pytest.mark.parametrize("place", ["us-ca", "us-nj", "gb", "dk", "custom"])
def test_without_growth_three_years_are_the_comparison_over_36_months(place: str) -> None:
    values = {"employee.salary": 40_000, "va.rate": 20, "horizon.months": 36, "employee.turnover_rate": 0.3}
    scenario = Scenario(place, "2026-02-01", values)
    found, comparison = horizon(scenario), compare(scenario)
    for option in comparison.options:
        assert abs(found.plan(option.name).total.sum() - option.total) < CENT


def test_one_offs_fall_in_the_first_month() -> None:
    """12,000 a year is 1,000 a month, recruiting 500 at once; a VA at 6,240 / 2,080 = 3 an hour is 520 a month, contract and
    set-up 30 + 20 at once."""
    scenario = blank(
        employee__salary=12_000, employee__recruitment=500, va__rate=3, va__contract_fee=30, va__setup_fee=20, horizon__months=14
    )
    found = horizon(scenario)
    assert rows(found, "employee") == [1_500] + [1_000] * 13
    assert rows(found, "va_hourly") == [570] + [520] * 13


def test_a_yearly_cap_is_reached_early_and_begins_anew_each_year() -> None:
    """Federal unemployment tax, 0.6 % of the first 7,000 a year: at 60,000, 5,000 a month, 30.00 in the first month, 12.00 in
    the second (2,000 are left), nothing after, and again from the thirteenth on."""
    scenario = Scenario("us-tx", "2026-01-01", {"employee.salary": 60_000, "horizon.months": 15}, base="blank")
    tax = horizon(scenario).plan("employee").lines["federal_unemployment"]
    np.testing.assert_allclose(tax, [30, 12] + [0] * 10 + [30, 12, 0], atol=1e-9)


def test_pay_rates_and_prices_grow_at_each_anniversary() -> None:
    """Pay 12,000 grows by 5 %: 1,000 a month, then 1,050, then 1,102.50. The VA's 520 by 10 %: 572, 629.20. Software of 100 a
    month by 2 %: 102, 104.04."""
    scenario = blank(
        employee__salary=12_000, employee__software_per_month=100, va__rate=3, horizon__pay_growth=0.05, horizon__rate_growth=0.1,
        horizon__inflation=0.02, horizon__months=36,
    )  # fmt: skip
    found = horizon(scenario)
    assert rows(found, "employee")[::12] == [1_100, 1_152, 1_206.54]
    assert rows(found, "va_hourly")[11:36:12] == [520, 572, 629.2]


def test_task_prices_grow_with_the_rate() -> None:
    """10 a month at 9 each = 90; a year later at 9.90 each = 99."""
    scenario = Scenario(
        "custom", "2026-07-01", {"horizon.rate_growth": 0.1, "horizon.months": 24}, (Task("T", 10, 6, 9),), "blank"
    )
    assert rows(horizon(scenario), "va_per_task")[::12] == [90, 99]


def test_a_season_shrinks_the_va_and_idles_the_employee() -> None:
    """January four times an average month's 10 hours a week, the others less: weights 4 and 8/11 = 0.727273, mean 1.

    The VA at 12 an hour: 10 x 52 / 12 x 12 = 520 in an average month, 2,080 in January and 378.18 in the others. The employee
    of 40 hours costs 1,000 in each. In sum the year's 6,240 stay.
    """
    others = dict.fromkeys((name for name in MONTHS if name != "work__january"), 8 / 11)
    scenario = blank(employee__salary=12_000, va__rate=12, work__hours_per_week=10, work__january=4, **others)
    found = horizon(scenario)
    assert found.seasonal
    assert rows(found, "employee") == [1_000] * 12
    assert rows(found, "va_hourly") == [378.18] * 6 + [2_080] + [378.18] * 5
    assert found.plan("va_hourly").total.sum() == pytest.approx(6_240)


def test_what_staff_cannot_do_in_a_busy_month_the_owner_does() -> None:
    """30 hours a week need 1,560 / 12 = 130 a month; one full-timer has 173.33. In July, twice an average month (weights 2
    and 10/11), 260 are needed: 86.67 are the owner's, at 60 an hour 5,200. The part-time employee of 30 hours misses 130."""
    others = dict.fromkeys((name for name in MONTHS if name != "work__july"), 10 / 11)
    scenario = blank(employee__salary=12_000, work__hours_per_week=30, owner__hour_value=60, work__july=2, **others)
    found = horizon(scenario)
    assert rows(found, "employee") == [6_200] + [1_000] * 11
    assert rows(found, "employee_part_time") == [8_550] + [750] * 11


def test_hours_carried_over_from_quiet_months_save_overage() -> None:
    """A retainer of 40 hours for 600, more at 20. July takes 60 hours, August 20, in turn: with nothing carried July is
    600 + 20 x 20 = 1,000. Everything carried: the first July has nothing to draw on, later busy months take the 20 hours that
    the quiet month before left."""
    busy = {f"work__{m}": 1.5 for m in ["january", "march", "may", "july", "september", "november"]}
    quiet = {f"work__{m}": 0.5 for m in ["february", "april", "june", "august", "october", "december"]}
    hours = 40 * 12 / 52
    plan = {
        "retainer__fee_per_month": 600, "retainer__hours_per_month": 40, "retainer__overage_rate": 20,
        "work__hours_per_week": hours,
    }  # fmt: skip
    lost = horizon(blank(**plan, **busy, **quiet))
    assert rows(lost, "va_retainer") == [1_000, 600] * 6
    kept = horizon(blank(**plan, **busy, **quiet, retainer__rollover=1))
    assert rows(kept, "va_retainer") == [1_000] + [600] * 11
    half = horizon(blank(**plan, **busy, **quiet, retainer__rollover=0.5))
    assert rows(half, "va_retainer") == [1_000, 600] + [800, 600] * 5
    without = horizon(blank(**{**plan, "retainer__overage_rate": 0}, **busy, **quiet))
    assert "va_retainer" not in [plan.name for plan in without.plans]


def test_a_switch_from_a_va_to_an_employee() -> None:
    """A VA at 520 for six months with 30 at the start, then an employee at 1,000 with 500 for recruiting."""
    scenario = blank(
        employee__salary=12_000, employee__recruitment=500, va__rate=3, va__contract_fee=30, horizon__switch_month=7,
        employee__fte=1, work__hours_per_week=40,
    )  # fmt: skip
    found = horizon(scenario)
    assert rows(found, "switch") == [550] + [520] * 5 + [1_500] + [1_000] * 5
    assert found.plan("switch").options[0].name == "va_hourly"
    assert "switch" not in [plan.name for plan in horizon(scenario.change({"horizon.switch_month": 13})).plans]


def test_present_value() -> None:
    """At 0 % the sum. At 21 % a year, the thirteenth month's 1,000 counts for 1,000 / 1.21."""
    scenario = blank(employee__salary=12_000, horizon__months=24)
    assert horizon(scenario).present_value(horizon(scenario).plan("employee")) == pytest.approx(24_000)
    assert discount(0.21, 13)[12] == pytest.approx(1 / 1.21)
    dearer = horizon(scenario.change({"horizon.discount_rate": 0.21}))
    first = sum(1_000 / 1.21 ** (month / 12) for month in range(24))
    assert dearer.present_value(dearer.plan("employee")) == pytest.approx(first)


def test_the_month_from_which_a_plan_is_ahead_for_good() -> None:
    """Recruiting 1,000 and 1,000 a month against 1,300 a month: 1,000 + 1,000 m < 1,300 m from m = 4 on (3.33)."""
    scenario = blank(employee__salary=12_000, employee__recruitment=1_000, va__rate=1_300 * 12 / 2_080)
    found = horizon(scenario)
    employee, assistant = found.plan("employee"), found.plan("va_hourly")
    assert found.ahead_from(employee, assistant) == 4
    assert found.ahead_from(assistant, employee) is None
    assert found.ranked[0].name == "employee"


def test_what_stopping_costs() -> None:
    """Pay 52,000 with 10 % charges: a week is 1,000 + 100, a day 220. Four weeks' notice 4,400; after 6 months half of ten
    untaken days: 5 x 220 = 1,100; two weeks of severance at pay alone: 2,000. The VA at 20 for 40 hours a week: two weeks'
    notice 1,600. After 18 months the second year's leave counts for six months again. Health insurance at 5,200 is 100 more a
    week of notice, 4,800 in all, and nothing for days that are paid out."""
    scenario = blank(
        employee__salary=52_000, custom__charge_rate=0.1, employee__notice_weeks=4, employee__untaken_leave_days=10,
        employee__severance_weeks=2, va__rate=20, va__notice_weeks=2, va__contract_fee=77, owner__hour_value=10,
        horizon__months=24,
    )  # fmt: skip
    found = horizon(scenario)
    for month in (6, 18):
        end = stopping(found, found.plan("employee"), month)
        assert (end.notice, end.untaken_leave, end.severance) == pytest.approx((4_400, 1_100, 2_000))
        assert end.cost == pytest.approx(7_500)
        assert end.spent == pytest.approx(57_200 / 12 * month)
    assert stopping(found, found.plan("va_hourly"), 1).cost == pytest.approx(1_600)
    assert stopping(found, found.plan("owner"), 6).cost == 0
    for by_head in ("employee.health_insurance", "employee.other_benefits"):
        insured = horizon(scenario.change({by_head: 5_200}))
        end = stopping(insured, insured.plan("employee"), 6)
        assert (end.notice, end.untaken_leave, end.severance) == pytest.approx((4_800, 1_100, 2_000))


def test_stopping_a_switch_costs_what_is_in_charge_then() -> None:
    scenario = blank(
        employee__salary=52_000, employee__notice_weeks=4, va__rate=20, va__notice_weeks=2, horizon__switch_month=7,
        work__hours_per_week=40,
    )  # fmt: skip
    found = horizon(scenario)
    switch = found.plan("switch")
    assert stopping(found, switch, 6).cost == pytest.approx(1_600)
    assert stopping(found, switch, 7).cost == pytest.approx(4_000)


def test_doubling_every_amount_doubles_every_month() -> None:
    random = np.random.default_rng(3)
    with untraced():
        for _ in range(20):
            drawn = random_scenario(random)
            own = {key: value for key, value in drawn.values.items() if not key.startswith("law.")}
            scenario = Scenario("custom", "2026-07-01", own)
            money = {k: r for k, r in scenario.records.items() if "money" in r.unit and scenario.number(k)}
            twice = scenario.change({key: min(2 * scenario.number(key), 1e8) for key in money})
            one, two = horizon(scenario, 13), horizon(twice, 13)
            for plan in one.plans:
                np.testing.assert_allclose(two.plan(plan.name).total, 2 * plan.total, rtol=1e-9, atol=1e-6)


def test_weights_of_the_seasons() -> None:
    others = dict.fromkeys((name for name in MONTHS if name != "work__december"), 0)
    scenario = blank(work__december=12, **others)
    np.testing.assert_allclose(seasons(scenario, datetime.date(2026, 11, 1), 3), [0, 12, 0])
    nothing = scenario.change({"work.december": 0})
    np.testing.assert_allclose(seasons(nothing, datetime.date(2026, 11, 1), 3), [1, 1, 1])


@pytest.mark.parametrize("months", [0, -1, 121, 1.5, True])
def test_months_that_can_not_be_taken(months: int) -> None:
    with pytest.raises(InputError, match="whole number"):
        horizon(blank(va__rate=1), months)


def test_every_way_has_a_plan_and_nothing_to_compare_has_none() -> None:
    assert not horizon(blank()).plans
    values = {"retainer.fee_per_month": 400, "retainer.hours_per_month": 100, "va.rate": 20}
    scenario = Scenario("us-tx", "2026-07-01", values, (Task("T", 40, 30, 9),))
    assert {plan.name for plan in horizon(scenario).plans} == {option.name for option in OPTIONS}


def test_learning_may_last_beyond_the_first_year() -> None:
    """104 weeks to learn: over two years the comparison and the months come to the same, in every line."""
    for values in ({"va__ramp_up_weeks": 104}, {"employee__ramp_up_weeks": 104, "employee__turnover_rate": 0.4}):
        scenario = blank(
            employee__salary=30_000, va__rate=10, owner__hour_value=50, work__hours_per_week=35, horizon__months=24, **values
        )
        found, comparison = horizon(scenario), compare(scenario)
        for option in comparison.options:
            assert found.plan(option.name).total.sum() == pytest.approx(option.total, abs=0.01)


def test_what_has_no_plan_is_said() -> None:
    busy = blank(
        employee__salary=52_000, va__rate=25, retainer__fee_per_month=4_000, retainer__hours_per_month=180, work__january=3
    )
    found = horizon(busy)
    assert "va_retainer" not in [plan.name for plan in found.plans]
    assert "busy months" in found.left_out[0].say()
    late = horizon(blank(employee__salary=1, va__rate=1, horizon__switch_month=40), 36)
    assert late.left_out[0].say().startswith("There is no switch in month 40")
    assert horizon(blank(employee__salary=1, va__rate=1, horizon__switch_month=30), 36).left_out == ()


def test_a_season_of_tasks_in_hours() -> None:
    """10 hours a week at 60 are 2,600 in an average month; January counts 3 to 1 and so 3 / (14 / 12) times as much."""
    values = {**dict.fromkeys(SEASONS, 1), "work.january": 3, "va.rate": 60}
    tasks = (Task("Mail", hours_per_week=4), Task("Books", hours_per_week=6))
    plan = horizon(Scenario("custom", "2026-01-01", values, tasks, "blank")).plan("va_hourly")
    assert plan.total[:2] == pytest.approx([2_600 * 3 * 12 / 14, 2_600 * 12 / 14])
    assert plan.total.sum() == pytest.approx(31_200)


def test_a_season_of_tasks_that_take_no_time() -> None:
    """100 a month at 9 each: 10,800 a year, whatever the season."""
    scenario = Scenario("custom", "2026-07-01", {"work.january": 4}, (Task("Reports", 100, 0, 9),), "blank")
    assert horizon(scenario).plan("va_per_task").total.sum() == pytest.approx(10_800)


def test_what_stopping_costs_does_not_depend_on_how_far_one_looks() -> None:
    scenario = Scenario("us-tx", "2026-01-01", {"employee.salary": 52_000})
    costs = {stopping(found, found.plan("employee"), 18).cost for found in (horizon(scenario, 18), horizon(scenario, 24))}
    assert max(costs) - min(costs) < 0.005


def test_beyond_the_last_year_is_refused_by_its_own_name() -> None:
    with pytest.raises(InputError, match="after the year 2200"):
        horizon(Scenario("us-tx", "2200-06-01", {"va.rate": 1}), 120)
    with pytest.raises(InputError, match="whole number of months"):
        blank(horizon__switch_month=1.5)


def test_without_the_start_another_way_may_be_cheapest_in_the_second_year() -> None:
    """Employee 12,000 a year and 3,000 to find: 15,000, then 12,000. A VA at 7 for 2,080 hours: 14,560 in each. At 5.7 it is
    11,856 in each; at 5.77 12,001.60, at 5.7694 12,000.35, which is as good as the same."""

    def later(rate: float, **more: object) -> Later | None:
        scenario = blank(employee__salary=12_000, employee__recruitment=3_000, va__rate=rate, work__hours_per_week=40, **more)
        assert compare(scenario).cheapest == "va_hourly"
        return cheapest_later(compare(scenario))

    assert later(7) == later(5.77) == ("employee", True)
    assert later(5.7) == later(5.7694) == ("va_hourly", False)
    assert later(5.7, horizon__rate_growth=0.03) == ("employee", False)  # 12,211.68: what changed is the rate, not the start
    assert later(7, horizon__switch_month=7) == ("employee", True)  # to change in between is not one of the ways
    assert cheapest_later(compare(blank())) is None


def test_the_first_month_is_told_of_the_way_that_takes_most_beside_the_cheapest() -> None:
    """Pay 10,000 a month and 300 for the hire; a VA at 20 for 10 hours a week is 866.67; one's own hours take no cash."""
    scenario = blank(
        employee__salary=120_000, employee__recruitment=300, work__hours_per_week=10, va__rate=20, owner__hour_value=90
    )
    title = monthly_cash(horizon(scenario), str, "en").title
    assert horizon(scenario).ranked[0].name == "va_hourly"
    assert title == "A full-time employee takes $10,300 out of your account in the first month, a VA by the hour $867"
    cheap = blank(work__hours_per_week=10, va__rate=20, owner__hour_value=90)  # the cheapest takes most
    assert monthly_cash(horizon(cheap), str, "en").title.endswith("in the first month, doing it yourself $0")
