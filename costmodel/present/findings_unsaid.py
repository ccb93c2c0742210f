"""What stands behind the bids' figures and in no bid: odd rates of exchange, and what is counted that a bid doesn't say."""

from __future__ import annotations

from collections.abc import Collection

from costmodel.answers.bid_doubts import exchange_doubt, exchanged_at
from costmodel.answers.bids import BidCost, Bids, with_bid
from costmodel.bids import Bid, bid_records
from costmodel.compare import OptionCost
from costmodel.present import money as say
from costmodel.present.amounts import rate_of_exchange
from costmodel.present.findings_bids import bid_currency
from costmodel.present.sentences import one_stop
from costmodel.present.values import hours_number, label_in_sentence, price, short_value
from costmodel.records import likely
from costmodel.scenario import Scenario
from costmodel.wiring import keys_that_count
from costmodel.words import N_, Translate

_EXCHANGE_COST, _SPEED = "va.exchange_fee_rate", "va.speed"
_FEES = ("va.platform_fee_rate", _EXCHANGE_COST, "va.irrecoverable_vat_rate", "va.contract_fee", "va.trial_cost", "va.setup_fee")
_OVERAGE = "retainer.overage_rate"
_ASKED = ("va.rate", "va.exchange_rate", _OVERAGE)  # said of each bid by itself
_LEAST = 0.05  # hours a month that are written


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
    """All that is counted on bids that don't speak of it: fees and taxes first; empty where no bid is compared."""
    scenario = bids.scenario
    counting = {key for row in bids.compared if row.cost for key in _left_open(scenario, row.bid, row.cost)}
    ordered = dict.fromkeys((*_FEES, *sorted(bid_records(), key=lambda key: _is_hours(key, scenario))))
    counted = [
        f"{label_in_sentence(scenario, key, translate)}:\u00a0{_amount(key, scenario, translate, language)}"
        for key in ordered
        if key in counting and (key == _SPEED or scenario.value(key) != scenario.record(key).blank)
    ]
    said = translate(N_("Counted on every bid that says nothing else: {fees}.")).format(fees=" · ".join(counted))
    return one_stop(said) if counted else ""


def _left_open(scenario: Scenario, bid: Bid, cost: OptionCost) -> Collection[str]:
    """What counts for a bid and is not said in it."""
    used = {key for line in cost.lines for key in line.uses}
    left = (used & set(bid_records())).difference(_ASKED, bid.values)
    return keys_that_count(with_bid(scenario, bid), [cost.option], left)


def own_extra_hours(bids: Bids, translate: Translate, language: str) -> str:
    """How many hours of a retainer are counted with the own price of an extra hour, for the bid says none; empty without."""
    scenario, said = bids.scenario, []
    for row in bids.compared:
        if row.cost is None or row.bid.option != "va_retainer" or _OVERAGE in row.bid.values:
            continue
        months, beyond = (float(row.cost.sheet[name]) for name in ("months_with_work", "overage_hours"))
        if months and beyond / months >= _LEAST:
            text = N_("{name}: {beyond} of {hours} hours a month at {rate}, your figure for an extra hour.")
            used = float(row.cost.sheet["used_a_month"])
            hours = {"beyond": say.number(beyond / months, language, 1), "hours": say.number(used, language, 1)}
            rate = price(scenario.number(_OVERAGE), scenario.currency, language)
            said.append(translate(text).format(name=row.name, rate=rate, **hours))
    return " ".join(said)


def _is_hours(key: str, scenario: Scenario) -> bool:
    return scenario.record(key).unit.startswith("hours")


def _amount(key: str, scenario: Scenario, translate: Translate, language: str) -> str:
    """A value beside its label, which names hours where it is a number of them."""
    if _is_hours(key, scenario):
        return hours_number(scenario.number(key), language)
    return short_value(key, scenario.input(key), scenario, translate, language)


def exchange_free(bids: Bids, translate: Translate) -> str:
    """Of which bids in other money no cost of exchanging it is counted, and what it may be; empty where of none."""
    scenario = bids.scenario
    names = [
        row.name
        for row in bids.compared
        if exchanged_at(scenario, row.bid) != 1 and not likely(row.bid.values.get(_EXCHANGE_COST, scenario.input(_EXCHANGE_COST)))
    ]
    text = N_("No cost of exchanging money is counted for {names}. {note}")
    note = translate(scenario.record(_EXCHANGE_COST).note)
    return translate(text).format(names=", ".join(names), note=note).strip() if names else ""
