"""Bids side by side, with the arithmetic by hand. Blank scenarios of 12 months and 52 weeks: nothing but what is said costs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from costmodel import Scenario, Task, compare
from costmodel.answers.bids import BidCost, rank_bids
from costmodel.answers.bids_to_win import ToWin, to_win
from costmodel.bids import Bid

THIRTY_A_MONTH = 30 * 12 / 52  # hours a week: 360 a year
TASKS = (Task("Letters", 40, 15), Task("Calls", 20, 6))  # 600 + 120 minutes a month: 12 hours, 144 a year, 720 tasks


def blank(hours: float = 0, tasks: tuple[Task, ...] = (), **values: Any) -> Scenario:
    given = {key.replace("__", "."): value for key, value in values.items()}
    return Scenario("custom", "2026-01-01", {"work.hours_per_week": hours, **given}, tasks, "blank")


def hourly(name: str, rate: float, **values: Any) -> Bid:
    return Bid(name, "va_hourly", {"va.rate": rate, **{f"va.{key}": value for key, value in values.items()}})


def retainer(name: str, fee: float, hours: float, rollover: float = 0, **values: Any) -> Bid:
    package = {"retainer.fee_per_month": fee, "retainer.hours_per_month": hours, "retainer.rollover": rollover}
    return Bid(name, "va_retainer", {**package, **{key.replace("__", "."): value for key, value in values.items()}})


def priced(name: str, *prices: float, **values: Any) -> Bid:
    said = {f"tasks.{i + 1}.price": price for i, price in enumerate(prices)}
    return Bid(name, "va_per_task", {**said, **{f"va.{key}": value for key, value in values.items()}})


def only(scenario: Scenario, bid: Bid) -> BidCost:
    (row,) = rank_bids(scenario.change(bids=(bid,))).rows
    return row


def near(expected: float) -> Any:
    return pytest.approx(expected, rel=1e-9, abs=1e-9)


# --- What each comes to ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rollover", "paid_per_hour", "lost", "kept", "worth"),
    [
        # 40 × 12 = 480 hours held, 360 used, 120 not. 12 × 600 = 7,200.
        (0, 20.00, 120, 0, 0),  # 600 / 30
        (0.5, 17.50, 60, 60, 900),  # 600 × 35 / 40 / 30; 7,200 × 60 / 480
        (1, 15.00, 0, 120, 1800),  # 600 × 30 / 40 / 30; 7,200 × 120 / 480
    ],
)
def test_a_package_of_40_hours_of_which_30_are_used(
    rollover: float, paid_per_hour: float, lost: float, kept: float, worth: float
) -> None:
    row = only(blank(THIRTY_A_MONTH), retainer("Agency", 600, 40, rollover))
    assert row.total == near(7200)
    assert row.per_year == near(7200)
    assert row.hours_used == near(360)
    assert row.cost_per_hour == near(20)
    assert row.paid_per_hour_used == near(paid_per_hour)
    assert row.net_per_hour == near(paid_per_hour)  # nothing but the fee costs here
    assert (row.hours_lost, row.hours_kept, row.worth_kept) == (near(lost), near(kept), near(worth))
    assert row.hours_idle == 0


def test_hours_kept_that_busier_months_use_up_are_worth_nothing_after() -> None:
    # 26 weeks of 30 hours: 6 months of 130, 90 beyond the 40 of the package: 540. Six idle months leave 240; half is carried
    # and all of it used: (540 − 120) × 30 = 12,600 beside 12 × 800 = 9,600.
    bid = retainer("Agency", 800, 40, 0.5, retainer__overage_rate=30)
    row = only(blank(30, work__weeks_per_year=26), bid)
    assert row.total == near(22_200)
    assert (row.hours_kept, row.worth_kept, row.hours_lost) == (near(0), near(0), near(120))
    assert row.hours_used == near(780)  # 26 × 30
    assert row.paid_per_hour_used == near(22_200 / 780)


def test_a_minimum_of_ten_hours_bills_ten_where_six_are_needed() -> None:
    row = only(blank(6), hourly("Maria", 20, minimum_hours_per_week=10))
    assert row.total == near(10_400)  # 52 × 10 × 20
    assert row.hours_used == near(312)  # 52 × 6
    assert row.hours_idle == near(208)  # 52 × 4
    assert row.cost_per_hour == near(10_400 / 312)
    assert row.paid_per_hour_used == near(10_400 / 312)
    assert row.hours_lost == 0
    assert row.cost_per_task is None


def test_scheduled_hours_are_billed_idle_or_not_and_slow_ones_are_more() -> None:
    # 8 / 0.8 = 10 hours worked, × 1.1 = 11 with what is done again; 11 / 0.5 = 22 scheduled. A fee of 25 % on 22 × 52 × 5.
    row = only(blank(8), hourly("Jun", 5, speed=0.8, redo_rate=0.1, scheduled=True, productive_share=0.5, platform_fee_rate=0.25))
    assert row.hours_used == near(572)
    assert row.hours_idle == near(572)
    assert row.total == near(7150)  # 5,720 × 1.25
    assert row.paid_per_hour_used == near(10)  # 5,720 / 572: the marketplace's fee is not paid to the VA
    assert row.cost_per_hour == near(7150 / 416)


def test_the_owner_s_own_hours_are_not_paid_to_the_va() -> None:
    # 26 of 52 weeks the owner does it: 26 × 10 × 40 = 10,400; the VA 26 × 10 × 20 = 5,200.
    row = only(blank(10, owner__hour_value=40), hourly("Maria", 20, weeks_per_year=26))
    assert row.total == near(15_600)
    assert row.hours_used == near(260)
    assert row.paid_per_hour_used == near(20)


def test_an_hourly_bid_in_a_foreign_currency() -> None:
    assert only(blank(6), hourly("Jun", 400, exchange_rate=0.02)).total == near(2496)  # 312 × 8


def test_an_agency_s_package_in_a_foreign_currency() -> None:
    # 30,000 × 0.02 = 600 a month; 15 × 52 / 12 = 65 hours a month, 5 beyond 60 at 500 × 0.02 = 10; 2,500 × 0.02 = 50 once.
    bid = retainer("Agency", 30_000, 60, va__exchange_rate=0.02, va__setup_fee=2500, retainer__overage_rate=500)
    row = only(blank(15), bid)
    assert row.total == near(7850)  # 7,200 + 12 × 5 × 10 + 50
    assert row.paid_per_hour_used == near(7800 / 780)  # the set-up fee is no pay for hours


def test_a_bid_by_the_task() -> None:
    row = only(blank(tasks=TASKS), priced("Ana", 9, 4, speed=0.8, redo_rate=0.1, platform_fee_rate=0.05))
    assert row.total == near(5544)  # 12 × (40 × 9 + 20 × 4) = 5,280, and 5 %
    assert row.cost_per_hour == near(38.5)  # / 144
    assert row.cost_per_task == near(7.70)  # / 720
    assert row.hours_used == near(198)  # 144 / 0.8 × 1.1
    assert row.paid_per_hour_used == near(5280 / 198)
    assert (row.hours_idle, row.hours_lost) == (0, 0)


def test_prices_of_tasks_in_a_foreign_currency() -> None:
    assert only(blank(tasks=TASKS), priced("Ana", 450, 200, exchange_rate=0.02)).total == near(5280)


def test_a_bid_that_prices_one_task_leaves_the_other_as_it_is() -> None:
    tasks = (TASKS[0], Task("Calls", 20, 6, 3))
    assert only(blank(tasks=tasks), priced("Ana", 9)).total == near(5040)  # 12 × (40 × 9 + 20 × 3)


def test_everything_else_of_the_scenario_stays() -> None:
    scenario = blank(6, va__rate=50, va__platform_fee_rate=0.1, owner__hour_value=30, va__management_hours_per_week=1)
    bid = hourly("Maria", 20)
    assert only(scenario, bid).total == near(52 * 6 * 20 * 1.1 + 52 * 30)
    assert only(scenario, bid).total == compare(scenario.change({"va.rate": 20})).total("va_hourly")


def test_no_work_has_no_cost_an_hour() -> None:
    row = only(blank(0), hourly("Maria", 20))
    assert (row.total, row.cost_per_hour, row.paid_per_hour_used, row.net_per_hour) == (0, None, None, None)


# --- In order ----------------------------------------------------------------------------------------


def test_bids_are_ranked_by_the_finished_hour_with_kept_hours_counted() -> None:
    offers = (
        hourly("16 an hour", 16),  # 360 × 16 = 5,760
        retainer("carried", 600, 40, 1),  # 7,200, but 120 hours kept: 15 an hour
        retainer("lost", 600, 40),  # 20
        hourly("9 and half as fast", 9, speed=0.5),  # 18
    )
    rows = rank_bids(blank(THIRTY_A_MONTH).change(bids=offers)).rows
    assert [row.name for row in rows] == ["carried", "16 an hour", "9 and half as fast", "lost"]
    assert [row.net_per_hour for row in rows] == [near(15), near(16), near(18), near(20)]


def test_equal_bids_stay_in_the_order_given() -> None:
    offers = tuple(hourly(name, 20) for name in ("C", "A", "B"))
    assert [row.name for row in rank_bids(blank(6).change(bids=offers)).rows] == ["C", "A", "B"]


@pytest.mark.parametrize(
    ("bid", "why"),
    [
        (priced("X", 9), "no price is given for: Calls"),
        (Bid("X", "va_retainer", {"retainer.hours_per_month": 20}), "the retainer's fee and hours are not given"),
        (
            Bid("X", "va_retainer", {"retainer.fee_per_month": 600}),
            "how many hours the retainer holds is not given, and the work takes 12 a month",
        ),
        (
            retainer("X", 600, 10),
            "the work takes more hours than the retainer holds, 12 a month where it has 10, and no rate is given for more",
        ),
        (
            Bid("X", "va_retainer", {"retainer.fee_per_month": 600, "retainer.hours_per_month": 12, "va.redo_rate": 0.05}),
            (
                "the work takes more hours than the retainer holds, 12.6 a month (work done again included) where it has 12,"
                " and no rate is given for more"
            ),
        ),
        (Bid("X", "va_hourly", {"va.speed": 2}), "the VA's hourly rate is not given"),
        (replace(hourly("X", 9), currency="PHP"), "no exchange rate is given for PHP"),
        (
            replace(retainer("X", 600, 10), currency="PHP"),
            (
                "no exchange rate is given for PHP; the work takes more hours than the retainer holds, 12 a month where it has"
                " 10, and no rate is given for more"
            ),
        ),
        (
            Bid("X", "va_hourly", {"va.speed": 2}, "PHP"),
            "no exchange rate is given for PHP; the VA's hourly rate is not given",
        ),
        (retainer("X", 100_000_000, 40, va__exchange_rate=2), "found 200000000; allowed: 0 to 100000000"),
    ],
)
def test_a_bid_that_cannot_be_compared_comes_last_and_says_why(bid: Bid, why: str) -> None:
    scenario = blank(tasks=TASKS).change(bids=(bid, hourly("Maria", 20)))
    found = rank_bids(scenario)
    assert [row.name for row in found.rows] == ["Maria", "X"]
    assert [row.name for row in found.compared] == ["Maria"]
    missing = found.rows[1]
    assert missing.why_missing is not None
    assert missing.why_missing.say() == why
    assert (missing.total, missing.per_year, missing.cost_per_hour, missing.paid_per_hour_used) == (None,) * 4
    assert (missing.net_per_hour, missing.cost_per_task, missing.hours_lost, missing.hours_idle) == (None,) * 4
    assert to_win(scenario, bid, scenario.bids[1]) == ToWin() == to_win(scenario, scenario.bids[1], bid)


def test_work_in_hours_has_no_price_each() -> None:
    mail, letters = Task("Mail", hours_per_week=5), TASKS[0]
    row = only(blank(tasks=(letters, mail)), priced("Ana", 9, 4))
    assert row.why_missing is not None
    assert row.why_missing.say() == "work counted in hours has no price each: Mail"
    # 120 hours of letters and 5 x 52 = 260 of mail at 20; not all of them are pieces, so there is no cost of one.
    hired = only(blank(tasks=(letters, mail)), hourly("Maria", 20))
    assert hired.total == near(7600)
    assert hired.cost_per_task is None


def test_no_tasks_no_prices() -> None:
    row = only(blank(6), Bid("Ana", "va_per_task"))
    assert row.why_missing is not None
    assert row.why_missing.say() == "no tasks are given"


@pytest.mark.parametrize(
    ("bid", "price"),
    [
        (Bid("Ana", "va_hourly", {"va.speed": 2}), {"va.rate": 20}),
        (Bid("Ana", "va_hourly", {"tasks.1.price": 9}), {"tasks.1.rate": 20}),
        (Bid("Ana", "va_per_task", {"va.rate": 9}), {"tasks.1.price": 20}),
        (Bid("Ana", "va_retainer", {"retainer.hours_per_month": 60}), {"retainer.fee_per_month": 600}),
    ],
)
def test_a_bid_is_not_counted_until_it_says_what_it_asks(bid: Bid, price: dict[str, float]) -> None:
    """One's own figures never stand in for the price of a bid."""
    own = {"va.rate": 30, "retainer.fee_per_month": 500, "retainer.hours_per_month": 60}
    scenario = blank(tasks=tuple(replace(task, price=5) for task in TASKS)).change(own)
    missing = only(scenario, bid)
    assert missing.total is None
    assert missing.why_missing is not None
    assert missing.why_missing.say() == "what it asks is not given"
    assert only(scenario, replace(bid, values={**bid.values, **price})).why_missing is None


def test_a_scenario_without_bids() -> None:
    assert rank_bids(blank(6)).rows == ()


# --- What it would take to win -----------------------------------------------------------------------

FIRST = hourly("first", 9, speed=0.6)  # 9 / 0.6 = 15 a finished hour


@pytest.mark.parametrize(
    ("second", "rate", "speed"),
    [
        (hourly("B", 20), 15, 20 / 15),
        (hourly("B", 20, platform_fee_rate=0.25), 12, 25 / 15),  # 12 × 1.25 = 15
        (hourly("B", 800, exchange_rate=0.02), 750, 16 / 15),  # in its own currency: 750 × 0.02 = 15
        (hourly("B", 20, contract_fee=624), 13, 20 / 13),  # 624 / 312 = 2 an hour whatever the rate
        (hourly("B", 20, minimum_hours_per_week=10), 9, None),  # ten are billed at any speed: 6 × 15 / 10
        (hourly("B", 20, contract_fee=6240), None, None),  # 20 an hour already at a rate of nought
        (hourly("B", 10), 15, 10 / 15),  # it wins already
        (hourly("B", 400), 15, None),  # a speed of 26.7 is beyond the limits
    ],
)
def test_the_rate_and_the_speed_at_which_an_hourly_bid_would_win(second: Bid, rate: float | None, speed: float | None) -> None:
    found = to_win(blank(6), second, FIRST)
    assert found.rate == (None if rate is None else near(rate))
    assert found.speed == (None if speed is None else near(speed))
    assert (found.fee, found.discount) == (None, None)


@pytest.mark.parametrize(
    ("second", "fee"),
    [
        (retainer("B", 600, 40), 450),  # 15 × 30 hours a month
        (retainer("B", 600, 40, 0.5), 15 * 30 * 40 / 35),  # five of the forty hours are kept
        (retainer("B", 30_000, 40, va__exchange_rate=0.02), 22_500),
        (retainer("B", 600, 40, va__contract_fee=10_000), None),  # 10,000 / 360 is more than 15
    ],
)
def test_the_fee_at_which_a_retainer_would_win(second: Bid, fee: float | None) -> None:
    found = to_win(blank(THIRTY_A_MONTH), second, FIRST)
    assert found == ToWin(fee=None if fee is None else near(fee))


def test_the_discount_at_which_a_bid_by_the_task_would_win() -> None:
    # 144 hours at 30 = 4,320 against 5,280: 4,320 / 5,280 = 1 − 0.1818
    assert to_win(blank(tasks=TASKS), priced("B", 9, 4), hourly("first", 30)) == ToWin(discount=near(1 - 4320 / 5280))
    # dearer by a fifth would do: 144 × 44 = 6,336
    assert to_win(blank(tasks=TASKS), priced("B", 9, 4), hourly("first", 44)) == ToWin(discount=near(-0.2))
    assert to_win(blank(tasks=TASKS), priced("B", 9, 4, contract_fee=9000), hourly("first", 30)) == ToWin()
    assert to_win(blank(tasks=TASKS), priced("B", 0, 0), hourly("first", 30)) == ToWin()  # nothing to take a share off


def test_a_retainer_that_must_beat_one_whose_hours_are_kept() -> None:
    # The first keeps all it doesn't use: 15 an hour. The second loses them.
    found = to_win(blank(THIRTY_A_MONTH), retainer("B", 600, 40), retainer("first", 600, 40, 1))
    assert found == ToWin(fee=near(450))


def test_at_the_rate_to_win_both_cost_the_same_in_a_real_place() -> None:
    first, second = hourly("A", 18, speed=0.9), hourly("B", 26, speed=1.1, minimum_hours_per_week=10, platform_fee_rate=0.05)
    scenario = Scenario("dk", "2026-07-01", {"work.hours_per_week": 15, "owner.hour_value": 500}, bids=(first, second))
    found = to_win(scenario, second, first)
    assert found.rate is not None
    assert found.speed is not None
    target = rank_bids(scenario).rows[0]
    for changed in ({"va.rate": found.rate}, {"va.speed": found.speed}):
        again = only(scenario, Bid("B", "va_hourly", {**second.values, **changed}))
        assert target.name == "A"
        assert again.total == near(target.total or 0)


def test_only_the_fee_of_a_retainer_is_varied_and_that_other_prices_count_is_said() -> None:
    # 30 hours used of 20 held: 10 extra hours a month. At 15 an hour the month may cost 450: a fee of 450 − 10 × 20 = 250.
    month = blank(THIRTY_A_MONTH)
    assert to_win(month, retainer("B", 600, 20, retainer__overage_rate=20), FIRST) == ToWin(fee=near(250), others_stay=True)
    # 10 × 50 = 500 a month for the extra hours alone: no fee would do.
    assert to_win(month, retainer("B", 600, 20, retainer__overage_rate=50), FIRST) == ToWin(others_stay=True)
    assert to_win(month, retainer("B", 600, 40, retainer__overage_rate=50), FIRST) == ToWin(fee=near(450))  # none is needed


def test_tasks_with_a_rate_of_their_own_keep_it_where_the_hourly_rate_is_varied() -> None:
    # 120 hours of letters at 20, 24 of calls at the usual rate: 144 × 17.50 = 2,520 leaves 120 for 24 hours, 5 each.
    own = replace(hourly("B", 30), values={"va.rate": 30, "tasks.1.rate": 20})
    found = to_win(blank(tasks=TASKS), own, hourly("first", 17.5))
    assert (found.rate, found.others_stay) == (near(5), True)
    assert not to_win(blank(tasks=TASKS), hourly("B", 30), hourly("first", 17.5)).others_stay
