"""Break-even: every crossing is one, and a fine scan finds no other."""

from __future__ import annotations

import numpy as np
import pytest
from random_scenarios import THOROUGH, moderate, random_scenario, untraced

from costmodel import InputError, Scenario, Task, break_even, compare
from costmodel.answers.break_even import BreakEven
from costmodel.answers.flips import varied_keys
from costmodel.answers.sweep import HOURS, sweep

CENT = 0.01
SCAN = 20_001
DECISIVE = (
    HOURS, "va.rate", "employee.salary", "owner.hour_value", "employee.productive_share", "employee.fte", "va.speed",
    "employee.hours_per_week", "employee.vacation_days", "va.minimum_hours_per_week", "retainer.hours_per_month",
    "work.weeks_per_year",
)  # fmt: skip


def blank(**values: object) -> Scenario:
    """Nothing but these values, in a place without a law."""
    return Scenario("custom", "2026-07-01", {key.replace("__", "."): value for key, value in values.items()}, base="blank")


def values_of(found: BreakEven) -> list[float]:
    return [round(point.value, 6) for point in found.points]


def test_an_employee_and_a_va_meet_at_25_hours() -> None:
    """52,000 a year = 40 an hour x 52 weeks x h hours, so h = 52,000 / 2,080 = 25.

    Beyond 40 hours two people cost 104,000 = 2,080 x 50; between, the second person is dearer at once: a jump at 40.
    """
    found = break_even(blank(employee__salary=52_000, va__rate=40), HOURS, high=79)
    assert values_of(found) == [25, 40, 50]
    first, jump, second = found.points
    assert (first.cheaper_below, first.cheaper_above, first.jump) == ("va_hourly", "employee", False)
    assert first.cost == pytest.approx(52_000)
    assert (jump.cheaper_below, jump.cheaper_above, jump.jump) == ("employee", "va_hourly", True)
    assert abs(jump.other_cost - 83_200) < CENT  # 40 hours x 2,080
    assert (second.cheaper_below, second.cost) == ("va_hourly", pytest.approx(104_000))


def test_the_rate_at_which_a_va_costs_what_an_employee_does() -> None:
    """100,000 + 7.65 % + 25 % = 132,650; over 40 hours x 50 weeks = 2,000 hours that is 66.325 an hour."""
    scenario = blank(
        employee__salary=100_000, custom__charge_rate=0.0765, employee__benefit_rate=0.25, work__weeks_per_year=50, va__rate=50
    )
    (point,) = break_even(scenario, "va.rate").points
    assert point.value == pytest.approx(66.325, abs=1e-9)
    assert point.cost == pytest.approx(132_650)
    assert (point.cheaper_below, point.cheaper_above) == ("va_hourly", "employee")


def test_a_minimum_order_and_a_retainer_make_kinks() -> None:
    """A VA at 20 an hour bills at least 10 hours a week: 10,400 a year. The retainer, 600 a month for 40 hours and 30 an hour
    beyond, costs 7,200 up to 40 x 12 / 52 = 9.230769 hours a week, then 1,560 a year for each hour a week more: at 10 hours
    8,400, still less. At h hours 7,200 + 1,560 (h - 9.230769) = 1,040 h, so 520 h = 7,200 and h = 13.846154.
    """
    scenario = blank(
        va__rate=20, va__minimum_hours_per_week=10, retainer__fee_per_month=600, retainer__hours_per_month=40,
        retainer__overage_rate=30,
    )  # fmt: skip
    found = break_even(scenario, HOURS, ("va_hourly", "va_retainer"), high=100)
    assert values_of(found) == [13.846154]
    assert found.points[0].cheaper_below == "va_retainer"


def test_a_reciprocal_is_met_exactly() -> None:
    """A VA who is s times as fast costs 2,080 x 50 / s = 104,000 / s; 10 hours a week of yours at 50 to manage are 26,000 more:
    104,000 / s + 26,000 = 78,000 at s = 2."""
    scenario = blank(employee__salary=78_000, va__rate=50, va__management_hours_per_week=10, owner__hour_value=50)
    (point,) = break_even(scenario, "va.speed").points
    assert point.value == pytest.approx(2, abs=1e-9)


def test_equal_costs_are_not_called_cheaper() -> None:
    """25 an hour for 40 hours is 52,000: the same up to a minimum of 40 hours, dearer above, whatever the order."""
    scenario = blank(employee__salary=52_000, va__rate=25, work__hours_per_week=40)
    for between in (("employee", "va_hourly"), ("va_hourly", "employee")):
        found = break_even(scenario, "va.minimum_hours_per_week", between)
        assert (found.points, found.cheaper, found.equal, found.compared) == ((), "employee", True, True)
    same = break_even(scenario, "employee.software_per_month", ("employee", "employee_part_time"))
    assert (same.cheaper, same.equal, same.compared) == (None, True, True)


def test_where_an_option_ceases_to_be_able_is_said() -> None:
    """A retainer of 40 hours without a rate for more ends at 40 x 12 / 52 = 9.230769 hours a week."""
    scenario = blank(owner__hour_value=50, retainer__fee_per_month=300, retainer__hours_per_month=40)
    found = break_even(scenario, HOURS, ("va_retainer", "owner"), high=30)
    ((value, name, begins),) = [end for end in found.ends if end[0] > 1]
    assert (value, name, begins) == (pytest.approx(9.230769, abs=1e-6), "va_retainer", False)


def test_no_whole_month_is_refused() -> None:
    with pytest.raises(InputError, match="no whole month"):
        break_even(blank(employee__salary=1, va__rate=1), "horizon.months", low=3.2, high=3.8)


def test_a_task_without_a_price_can_be_given_one() -> None:
    """30 a month x 12 x price against 30 x 20 minutes = 10 hours a month x 12 x 24 an hour = 2,880: at 8 each the same."""
    scenario = Scenario("custom", "2026-07-01", {"va.rate": 24}, (Task("Posts", 30, 20),), "blank")
    (point,) = break_even(scenario, "tasks.1.price", ("va_per_task", "va_hourly")).points
    assert point.value == pytest.approx(8, abs=1e-9)
    assert point.cheaper_below == "va_per_task"


def test_whole_months_step() -> None:
    """Recruiting for 3,000 against a VA who costs 1,000 a month more than the employee: even after three months, ahead in the
    fourth; between whole months nothing is compared, so the change is a jump at 4."""
    scenario = blank(employee__salary=12_000, employee__recruitment=3_000, va__rate=24_000 / 2_080)
    (point,) = break_even(scenario, "horizon.months").points
    assert (point.value, point.cheaper_below, point.cheaper_above, point.jump) == (4, "va_hourly", "employee", True)


def test_nothing_crosses_and_nothing_to_compare() -> None:
    assert break_even(blank(employee__salary=1, va__rate=90), "va.rate", low=50, high=100).points == ()
    assert break_even(blank(employee__salary=1, va__rate=90), "va.rate", low=50, high=100).cheaper == "employee"
    assert break_even(blank(employee__salary=1), "employee.salary").cheaper is None
    assert break_even(blank(employee__salary=1, va__rate=1), "va.rate", low=70, high=60).points == ()


@pytest.mark.parametrize(
    ("key", "between", "part"),
    [
        ("va.rat", ("employee", "va_hourly"), "va.rate"),
        ("va.scheduled", ("employee", "va_hourly"), "not a number"),
        ("tasks.1.minutes", ("employee", "va_hourly"), "tasks.1.minutes"),
        ("va.rate", ("employee", "robot"), "robot"),
        ("va.rate", ("employee", "employee"), "two different"),
    ],
)
def test_what_can_not_be_asked_says_why(key: str, between: tuple[str, str], part: str) -> None:
    with pytest.raises(InputError, match=part):
        break_even(blank(employee__salary=1, va__rate=1), key, between)


def changes_of_sign(x: np.ndarray, gap: np.ndarray, size: np.ndarray) -> list[tuple[float, float]]:
    """Neighbours of a scan between which a difference that is more than rounding changes its sign."""
    sign = np.where(np.isnan(gap), np.nan, np.where(np.abs(gap) <= 1e-8 * size + 1e-6, 0.0, np.sign(gap)))
    found, last, since = [], 0.0, 0
    for i in np.flatnonzero((sign != 0) & (np.concatenate([[True], sign[1:] != sign[:-1]]) | (sign != 0))):
        here = sign[i]
        if np.isnan(here):
            last = 0.0
            continue
        if last and here != last:
            found.append((float(x[since]), float(x[i])))
        last, since = here, i
    return found


# Five hundred at every change, the other parts by `make fuzz`.
@pytest.mark.no_cover  # other tests measure what is walked here
@pytest.mark.hypothesis
@pytest.mark.parametrize("part", range(4 if THOROUGH else 1))
def test_two_thousand_random_scenarios_and_keys(part: int) -> None:
    """At every reported crossing the costs are within a cent or it is a jump; 20,001 points find no other crossing."""
    random = np.random.default_rng([20261123, part])
    checked = crossed = jumps = 0
    with untraced():
        while checked < 500:
            scenario = random_scenario(random)
            comparison = compare(scenario)
            names = [option.name for option in comparison.ranked]
            keys = varied_keys(comparison)
            if len(names) < 2:
                continue
            often = [key for key in keys if key in DECISIVE]
            key = str(random.choice(often if often and random.random() < 0.8 else keys))
            first = int(random.integers(len(names) - 1))  # neighbours in cost cross more often than others
            between = (names[first], names[first + 1])
            record = scenario.record(key)
            low, high = record.limits if random.random() < 0.4 else moderate(record)
            if not low < high:
                continue
            found = break_even(scenario, key, between, low, high)
            what = (scenario, key, between, low, high)
            for point in found.points:
                there = sweep(scenario, key, np.array([point.value]))
                one, other = (float(there[name][0]) for name in between)
                jumps += point.jump
                assert point.jump or abs(one - other) < CENT + 1e-9 * abs(one), (what, point, one, other)
            x = np.linspace(low, high, SCAN)
            totals = sweep(scenario, key, x)
            if all(name in totals for name in between):
                one, other = totals[between[0]], totals[between[1]]
                values = np.array([point.value for point in found.points])
                for start, end in changes_of_sign(x, one - other, np.abs(one) + np.abs(other)):
                    slack = 1e-9 * max(abs(start), abs(end), high - low)
                    inside = np.count_nonzero((values >= start - slack) & (values <= end + slack))
                    assert inside % 2 == 1, (what, start, end, values)
            checked += 1
            crossed += bool(found.points)
    assert crossed > 80
    assert jumps > 5
