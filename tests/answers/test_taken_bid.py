"""A bid that is taken: its terms are the scenario's, and what the other bids cost stays."""

from __future__ import annotations

import pytest

from costmodel import Scenario
from costmodel.answers.bids import rank_bids
from costmodel.answers.taken_bid import with_terms
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
    dear = Bid("Flo", "va_per_task", {"va.exchange_rate": 0.02}, "PHP")
    before = SCENARIO.change(bids=(BY_TASK, dear))
    taken = with_terms(before, BY_TASK)
    assert taken.bids[1].values["tasks.1.price"] == pytest.approx(150.0)
    assert totals(taken) == pytest.approx(totals(before))
