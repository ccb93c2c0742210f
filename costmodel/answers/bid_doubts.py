"""What of a bid was hardly meant as it was given."""

from __future__ import annotations

from dataclasses import dataclass

from costmodel.answers.bids import EXCHANGE, BidCost, terms
from costmodel.bids import Bid
from costmodel.records import likely
from costmodel.scenario import Scenario
from costmodel.unlikely import is_far_off, rate_meant

_RATE = "va.rate"


@dataclass(frozen=True, slots=True)
class ExchangeDoubt:
    """A rate of exchange by which a bid's price is far from every usual one: `price` an hour in money of the place.

    `meant` is the rate that was perhaps meant; None where none is near.
    """

    bid: Bid
    rate: float
    price: float
    meant: float | None


def exchanged_at(scenario: Scenario, bid: Bid) -> float:
    """The rate of exchange with which a bid is counted; 1 for one in money of the place."""
    return float(likely(terms(scenario, bid).get(EXCHANGE, scenario.input(EXCHANGE))))


def exchange_doubt(scenario: Scenario, row: BidCost) -> ExchangeDoubt | None:
    """Whether a bid in other money comes to a price that is far from one's own figure and from what is usual in the place."""
    rate = exchanged_at(scenario, row.bid)
    hours = sum(each or 0.0 for each in (row.hours_used, row.hours_idle, row.hours_lost, row.hours_kept))
    if rate in (0, 1) or not row.paid or not hours:
        return None
    price = row.paid / hours
    known = (scenario.number(_RATE) * scenario.number(EXCHANGE), scenario.records[_RATE].value)
    usual = [float(each) for each in known if isinstance(each, (int, float)) and each > 0]
    if not usual or not all(is_far_off(price, each) for each in usual):
        return None
    return ExchangeDoubt(row.bid, rate, price, rate_meant(price, usual[0], rate))
