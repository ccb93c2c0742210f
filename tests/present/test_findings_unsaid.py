"""What stands behind the figures of bids and in no bid: what is asked back, and what is counted without being said."""

from __future__ import annotations

from dataclasses import replace

from costmodel import Scenario, Task, compare
from costmodel.answers.bids import rank_bids
from costmodel.bids import Bid
from costmodel.present.findings_unsaid import counted_unsaid, doubted_exchanges, exchange_free, own_extra_hours
from costmodel.present.memo import make_memo
from costmodel.words import untranslated

# 10 hours a week from nothing, the owner's hour at 50; a VA at 40.
OWNER_AND_VA = Scenario("custom", "2026-01-01", {"work.hours_per_week": 10, "owner.hour_value": 50, "va.rate": 40}, base="blank")


def test_fees_and_taxes_that_a_bid_does_not_speak_of_are_said_where_they_count() -> None:
    def said(*bids: Bid, **values: float) -> str:
        return counted_unsaid(rank_bids(OWNER_AND_VA.change(values, bids=bids)), untranslated, "en")

    ana, bo = Bid("Ana", "va_hourly", {"va.rate": 30}), Bid("Bo", "va_hourly", {"va.rate": 30, "va.platform_fee_rate": 0})
    fees = {"va.platform_fee_rate": 0.05, "va.irrecoverable_vat_rate": 0.25, "va.contract_fee": 25}
    counted = "Counted on every bid that says nothing else: "
    assert said(ana) == f"{counted}VA's speed against an employee's:\u00a01."  # nothing is charged
    vat = "VAT you cannot reclaim:\u00a025% · fee for a new contract:\u00a0$25 · VA's speed against an employee's:\u00a01."
    assert said(ana, bo, **fees) == f"{counted}marketplace fee:\u00a05% · {vat}"
    assert said(bo, **fees) == f"{counted}{vat}"
    assert "fee" not in said(bo, Bid("Cy", "va_hourly"), **{"va.platform_fee_rate": 0.05})  # Cy is not compared
    assert said(bo, **{"va.exchange_fee_rate": 0.02, "va.trial_cost": 100}) == (
        f"{counted}currency exchange cost:\u00a02% · paid trial:\u00a0$100 · VA's speed against an employee's:\u00a01."
    )
    assert said(Bid("Cy", "va_hourly")) == ""


def test_all_else_that_is_counted_is_said_too_and_nothing_that_does_not_count() -> None:
    """Hours of one's own stand last; a cost of failed starts, of which there are none, and a share of scheduled hours don't."""
    usual = {
        "va.redo_rate": 0.05, "va.churn_rate": 0.5, "va.tools_per_month": 30, "va.onboarding_hours": 15,
        "va.management_hours_per_week": 2, "va.failure_cost": 900, "va.productive_share": 0.8,
    }  # fmt: skip
    fast = Bid("Ana", "va_hourly", {"va.rate": 30, "va.speed": 1.2, "va.redo_rate": 0})
    assert counted_unsaid(rank_bids(OWNER_AND_VA.change(usual, bids=(fast,))), untranslated, "en") == (
        "Counted on every bid that says nothing else: tools for the VA:\u00a0$30 a month · VA replacements a year:\u00a00.5"
        " · your hours a week managing the VA:\u00a02 · your hours taking on a VA:\u00a015."
    )
    pieces = OWNER_AND_VA.change(tasks=(Task("Books", 40, 15),), bids=(Bid("Bo", "va_per_task", {"tasks.1.price": 9}),))
    assert counted_unsaid(rank_bids(pieces), untranslated, "en") == ""  # without a price of one's own: nothing else counts


def test_bids_in_other_money_of_which_no_cost_of_exchange_is_counted_are_named() -> None:
    def said(*bids: Bid, **values: float) -> str:
        return exchange_free(rank_bids(OWNER_AND_VA.change(values, bids=bids)), untranslated)

    here = Bid("Ana", "va_hourly", {"va.rate": 30})
    far = Bid("Bo", "va_hourly", {"va.rate": 30, "va.exchange_rate": 1.1}, "EUR")
    paid = Bid("Cy", "va_hourly", {**far.values, "va.exchange_fee_rate": 0.02}, "EUR")
    note = OWNER_AND_VA.record("va.exchange_fee_rate").note
    assert said(here, far, paid) == f"No cost of exchanging money is counted for Bo. {note}"
    assert said(here, paid) == said(here, far, **{"va.exchange_fee_rate": 0.01}) == ""


def test_an_odd_rate_of_exchange_is_asked_about() -> None:
    """Against an own VA at 220: 30 dollars at 690 are 20,700, at 6.90 207; at 0.145 4.35, and 1 / 0.145 is 6.8966."""
    mine = OWNER_AND_VA.change({"custom.currency": "DKK", "va.rate": 220})

    def said(pay: str, values: dict[str, float], rate: float, currency: str = "USD") -> str:
        bid = Bid("Ana", pay, {**values, "va.exchange_rate": rate}, currency)
        return doubted_exchanges(rank_bids(mine.change(bids=(bid,))), untranslated, "en").replace("\u00a0", " ")

    hourly = {"va.rate": 30.0}
    assert (
        said("va_hourly", hourly, 690) == "Ana: at 690 DKK for 1 USD the price comes to DKK 20,700.00 an hour. Do you mean 6.9?"
    )
    assert said("va_hourly", hourly, 0.145).endswith("the price comes to DKK 4.35 an hour. Do you mean 6.8966?")
    assert said("va_hourly", hourly, 6.9) == said("va_hourly", hourly, 1) == ""
    assert said("va_hourly", {"va.rate": 30_000.0}, 6.9).endswith("far from what is usual here. Is the exchange rate right?")
    # 690 dollars for 46 hours a month, of which 43.3 are used: 15 an hour of those paid for
    retainer = {"retainer.fee_per_month": 690.0, "retainer.hours_per_month": 46.0}
    assert said("va_retainer", retainer, 690).startswith("Ana: at 690 DKK for 1 USD the price comes to DKK 10,350.00 an hour.")
    assert said("va_retainer", retainer, 6.9) == ""
    nothing_usual = OWNER_AND_VA.change({"va.rate": 0}, bids=(Bid("Ana", "va_hourly", {**hourly, "va.exchange_rate": 690}),))
    assert doubted_exchanges(rank_bids(nothing_usual), untranslated, "en") == ""


def test_extra_hours_of_a_retainer_that_the_own_figure_prices_are_said() -> None:
    """10 hours a week are 520 / 12 = 43.3 a month, 23.3 of them beyond 20."""
    mine = OWNER_AND_VA.change({"retainer.overage_rate": 38})
    desk = Bid("DeskHelp", "va_retainer", {"retainer.fee_per_month": 690, "retainer.hours_per_month": 20})

    def said(bid: Bid) -> str:
        return own_extra_hours(rank_bids(mine.change(bids=(bid,))), untranslated, "en")

    assert said(desk) == "DeskHelp: 23.3 of 43.3 hours a month at $38, your figure for an extra hour."
    assert said(replace(desk, values={**desk.values, "retainer.overage_rate": 20})) == ""
    assert said(replace(desk, values={**desk.values, "retainer.hours_per_month": 50})) == ""
    assert said(Bid("Ana", "va_hourly", {"va.rate": 30})) == ""
    memo = make_memo(compare(mine.change(bids=(desk,))), untranslated, "en")
    assert memo.bids.endswith(said(desk))
