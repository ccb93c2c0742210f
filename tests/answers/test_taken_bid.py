"""A bid that is taken: its terms are the scenario's, and what the other bids cost stays."""

from __future__ import annotations

import pytest

from costmodel import Scenario
from costmodel.answers.bids import rank_bids
from costmodel.answers.taken_bid import counted_anew, with_terms
from costmodel.bids import Bid
from costmodel.compare import compare
from costmodel.tasks import Task

OURS = Bid("Ana", "va_hourly", {"va.rate": 30.0})  # says no currency and no pace
ABROAD = Bid("Bo", "va_hourly", {"va.rate": 400.0, "va.exchange_rate": 0.02, "va.speed": 0.8, "va.setup_fee": 100.0}, "PHP")
HOME = Bid("Cy", "va_hourly", {"va.rate": 25.0}, "USD")
BY_TASK = Bid("Di", "va_per_task", {"tasks.1.price": 4.0})
PACKAGE = Bid("Ed", "va_retainer", {"retainer.fee_per_month": 900.0, "retainer.hours_per_month": 60.0})
SCENARIO = Scenario(
    "us-tx", "2026-07-01", {"work.hours_per_week": 10.0, "va.speed": 1.25},
    tasks=(Task("Letters", per_month=100, minutes=20, price=3.0),), bids=(OURS, ABROAD, HOME, BY_TASK, PACKAGE),
)  # fmt: skip


def totals(scenario: Scenario) -> dict[str, float]:
    return {row.name: row.total for row in rank_bids(scenario).rows if row.total is not None}


@pytest.mark.parametrize("bid", SCENARIO.bids, ids=lambda bid: bid.name)
def test_what_each_bid_costs_stays_when_one_is_taken(bid: Bid) -> None:
    taken = with_terms(SCENARIO, bid)
    assert len(totals(SCENARIO)) == 5
    assert totals(taken) == pytest.approx(totals(SCENARIO))
    assert compare(taken).total(bid.option) == pytest.approx(totals(SCENARIO)[bid.name])


def test_another_bid_says_itself_what_it_left_to_the_scenario() -> None:
    taken = with_terms(SCENARIO, ABROAD)
    assert taken.number("va.exchange_rate") == 0.02
    ana, bo, cy, _, _ = taken.bids
    # The exchange rate was 1, nothing was paid to set up, and a VA worked a quarter faster than you.
    assert dict(ana.values) == {"va.rate": 30.0, "va.exchange_rate": 1.0, "va.speed": 1.25, "va.setup_fee": 0.0}
    assert counted_anew(SCENARIO, taken) == []
    assert bo == ABROAD
    assert "va.exchange_rate" not in cy.values  # its currency says it


def test_a_bid_in_the_place_s_money_is_not_exchanged_once_it_is_taken() -> None:
    abroad = with_terms(SCENARIO, ABROAD)
    home = with_terms(abroad, HOME)
    assert (home.number("va.rate"), home.number("va.exchange_rate")) == (25.0, 1.0)
    assert totals(home) == pytest.approx(totals(SCENARIO))


def test_what_has_no_bearing_on_a_bid_is_not_written_into_it() -> None:
    taken = with_terms(SCENARIO, PACKAGE)
    assert taken.bids[0] == OURS
    assert taken.bids[4] == PACKAGE


def test_an_amount_in_a_bid_s_own_money_is_kept_in_that_money() -> None:
    """A price of 3.00 in the place's money is 150 of a money of which one is worth 0.02."""
    dear = Bid("Flo", "va_per_task", {"va.exchange_rate": 0.02, "tasks.2.price": 60.0}, "PHP")
    tasks = (*SCENARIO.tasks, Task("Calls", per_month=10, minutes=5, price=1.0))
    before = SCENARIO.change(tasks=tasks, bids=(BY_TASK, dear))
    assert len(totals(before)) == 2
    taken = with_terms(before, BY_TASK)
    assert taken.bids[1].values["tasks.1.price"] == pytest.approx(150.0)
    assert totals(taken) == pytest.approx(totals(before))


@pytest.mark.parametrize("of_all", [PACKAGE, BY_TASK, Bid("Gil", "va_hourly", {"tasks.1.rate": 9.0})], ids=lambda bid: bid.name)
def test_a_bid_without_a_currency_keeps_its_amounts_when_the_exchange_rate_goes(of_all: Bid) -> None:
    """Amounts of a bid without a currency are in the place's money, though the scenario's VA is paid in another."""
    before = SCENARIO.change({"va.rate": 400.0, "va.exchange_rate": 0.02}, bids=(of_all, HOME))
    taken = with_terms(before, HOME)
    assert taken.number("va.exchange_rate") == 1.0
    assert len(totals(before)) == 2
    assert totals(taken) == pytest.approx(totals(before))


def test_a_rate_of_a_task_that_comes_in_does_not_reach_another_bid() -> None:
    dear, plain = Bid("Hal", "va_hourly", {"tasks.1.rate": 40.0}), Bid("Ida", "va_hourly", {"va.rate": 20.0})
    before = SCENARIO.change(bids=(dear, plain))
    taken = with_terms(before, dear)
    assert taken.bids[1].values["tasks.1.rate"] == 20.0
    assert totals(taken) == pytest.approx(totals(before))


def test_a_price_that_a_bid_lacked_comes_in_and_the_bid_is_named() -> None:
    tasks = (Task("Letters", per_month=100, minutes=20), Task("Calls", per_month=10, minutes=5, price=1.0))
    full = Bid("Jo", "va_per_task", {"tasks.1.price": 4.0})
    half = Bid("Kim", "va_per_task", {"tasks.2.price": 2.0})
    before = SCENARIO.change(tasks=tasks, bids=(full, half))
    assert list(totals(before)) == ["Jo"]
    assert counted_anew(before, with_terms(before, full)) == ["Kim"]


def test_what_another_bid_would_have_to_say_beyond_the_limits_keeps_none_from_being_taken() -> None:
    """45 an hour of extra work are 1,125,000 of a money of which one is worth 0.00004; a million is the most."""
    values = {"retainer.fee_per_month": 20_000_000.0, "retainer.hours_per_month": 40.0, "va.exchange_rate": 0.00004}
    far = Bid("Lan", "va_retainer", values, "VND")
    near = Bid("Mo", "va_retainer", {"retainer.overage_rate": 30.0})
    before = SCENARIO.change({"retainer.overage_rate": 45.0}, bids=(far, near))
    taken = with_terms(before, near)
    assert taken.number("retainer.overage_rate") == 30.0
    assert taken.bids == before.bids
