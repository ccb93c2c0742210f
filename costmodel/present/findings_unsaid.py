"""What stands behind the bids' figures and in no bid: odd rates of exchange, and what is counted that a bid doesn't say."""

from __future__ import annotations

from costmodel.answers.bid_doubts import exchange_doubt
from costmodel.answers.bids import BidCost, Bids
from costmodel.present import money as say
from costmodel.present.amounts import rate_of_exchange
from costmodel.present.findings_bids import bid_currency
from costmodel.present.sentences import one_stop
from costmodel.present.values import label_in_sentence, value_text
from costmodel.scenario import Scenario
from costmodel.words import N_, Translate

_UNSAID = (
    "va.platform_fee_rate", "va.exchange_fee_rate", "va.irrecoverable_vat_rate", "va.contract_fee", "va.trial_cost",
)  # fmt: skip


def doubted_exchange(scenario: Scenario, row: BidCost, translate: Translate, language: str) -> str:
    """What a bid comes to by an odd rate of exchange, and the rate that was perhaps meant; empty where it is not odd."""
    found = exchange_doubt(scenario, row)
    if found is None:
        return ""
    text = N_("{name}: at {rate} the price comes to {price} an hour, far from what is usual here. Is the exchange rate right?")
    if found.meant is not None:
        text = N_("{name}: at {rate} the price comes to {price} an hour. Do you mean {meant}?")
    said = translate(text).format(
        name=row.name,
        rate=rate_of_exchange(found.rate, bid_currency(row.bid, scenario), scenario, translate, language),
        price=say.money(found.price, scenario.currency, language, 2),
        meant=say.number(found.meant or 0.0, language, 4),
    )
    return one_stop(said)


def doubted_exchanges(bids: Bids, translate: Translate, language: str) -> str:
    """The same of every bid of which it is to be said."""
    said = (doubted_exchange(bids.scenario, row, translate, language) for row in bids.compared)
    return " ".join(text for text in said if text)


def counted_unsaid(bids: Bids, translate: Translate, language: str) -> str:
    """Which fees and taxes are counted on bids that don't speak of them; empty where none is."""
    scenario = bids.scenario
    counted = [
        f"{label_in_sentence(scenario, key, translate)} {value_text(key, scenario.input(key), scenario, translate, language)}"
        for key in _UNSAID
        if scenario.number(key) and any(key not in row.bid.values for row in bids.compared)
    ]
    said = translate(N_("Counted on every bid that says nothing else: {fees}.")).format(fees=", ".join(counted))
    return one_stop(said) if counted else ""
