"""What was found of bids, as sentences: which is cheapest, what the next would have to ask, and what another way costs."""

from __future__ import annotations

from collections.abc import Iterable

from costmodel.answers.bid_doubts import exchange_doubt
from costmodel.answers.bids import BidCost, Bids, rank_bids
from costmodel.answers.bids_to_win import ToWin, to_win
from costmodel.bids import Bid, in_its_money, quoted
from costmodel.compare import Comparison
from costmodel.notices import Notice, left_out_code
from costmodel.present import money as say
from costmodel.present.amounts import va_currency
from costmodel.present.sentences import capitalised, one_stop
from costmodel.present.values import phrase, value_text
from costmodel.scenario import Scenario
from costmodel.words import N_, Translate


def bids_sentence(bids: Bids, translate: Translate, language: str) -> str:
    """Whose bid costs least per finished hour, and what the next would have to ask to win."""
    compared = bids.compared
    if not compared:
        return translate(N_("No bid can be compared yet."))
    best = compared[0]

    def amount(value: float | None) -> str:
        return "" if value is None else say.money(value, bids.scenario.currency, language, 2)

    if len(compared) == 1 or best.net_per_hour is None:
        text = (
            N_("{best} costs {total} in all.")
            if best.net_per_hour is None
            else N_("{best} costs {cost} a finished hour of work.")
        )
        return translate(text).format(best=best.name, cost=amount(best.net_per_hour), total=amount(best.total))
    second = compared[1]
    less = say.shown_less(second.net_per_hour or 0.0, best.net_per_hour, 2)
    names = {"best": best.name, "cost": amount(best.net_per_hour), "second": second.name}
    if not less:
        return translate(N_("{best} and {second} cost the same: {cost} a finished hour of work.")).format(**names)
    text = N_("{best} is the cheapest bid: {cost} a finished hour of work, {less} less than {second}.")
    said = translate(text).format(**names, less=amount(less))
    needed = to_win(bids.scenario, second.bid, best.bid)
    wins = _to_win(needed, second.bid, bids.scenario, translate, language)
    return f"{said} {wins}" if wins else said


def left_out_sentences(rows: Iterable[BidCost], translate: Translate) -> list[str]:
    """Which bids are not compared yet, and all that each of them lacks; those that lack the same in one sentence."""
    names: dict[str, list[str]] = {}
    for row in rows:
        if row.why_missing:
            names.setdefault(row.why_missing.say(translate), []).append(row.name)
    one, more = N_("{names} is not compared yet: {why}."), N_("{names} are not compared yet: {why}.")
    return [
        one_stop(translate(more if len(each) > 1 else one).format(names=", ".join(each), why=why)) for why, each in names.items()
    ]


def notices_beside(comparison: Comparison) -> tuple[Notice, ...]:
    """The notices, less those of ways left out that a bid is compared in: they speak of the own figures alone."""
    out = {left_out_code(row.bid.option) for row in rank_bids(comparison.scenario).compared}
    return tuple(notice for notice in comparison.notices if notice.code not in out)


def invoiced_head(scenario: Scenario, translate: Translate) -> str:
    """What stands above a bid's invoice per hour used, in which there are no fees and no VAT, as in the finished hour."""
    vat = scenario.number("va.irrecoverable_vat_rate")
    text = N_("VA's price per hour used, without fees and VAT") if vat else N_("VA's price per hour used, without fees")
    return translate(text)


def bid_beside(bids: Bids, comparison: Comparison, translate: Translate, language: str) -> str:
    """What the cheapest bid costs beside the ways that are compared, which count with the scenario's own figures."""
    if not bids.compared or not comparison.ranked or bids.compared[0].total is None:
        return ""
    best, way = bids.compared[0], comparison.ranked[0]
    more = say.shown_less(bids.compared[0].total, way.total)
    begin = N_("The costs above use your own figures, not the bids.")
    text = N_("The cheapest bid, {best}, costs {total}: {amount} more than {way}.")
    if not more:
        text = N_("The cheapest bid, {best}, costs {total}, the same as {way}.")
    elif more < 0:
        text = N_("The cheapest bid, {best}, costs {total}: {amount} less than {way}.")
    amounts = {"total": bids.compared[0].total, "amount": abs(more)}
    written = {name: say.money(amount, bids.scenario.currency, language) for name, amount in amounts.items()}
    said = translate(text).format(best=best.name, way=_own_way(way.name, bids.scenario, translate, language), **written)
    return one_stop(f"{translate(begin)} {said}")


def _own_way(name: str, scenario: Scenario, translate: Translate, language: str) -> str:
    """A way of the comparison beside a bid; of a VA, as the bid's is, that it is the one of the own figures, and its price."""
    way = phrase(name, translate)
    if not name.startswith("va_"):
        return way
    key = {"va_hourly": "va.rate", "va_retainer": "retainer.fee_per_month"}.get(name)
    if key is None:
        return translate(N_("{way} with your own figures")).format(way=way)
    price = value_text(key, scenario.input(key), scenario, translate, language)
    return translate(N_("{way} with your own figures ({price})")).format(way=way, price=price)


def cheaper_bid(bids: Bids, comparison: Comparison) -> BidCost | None:
    """The bid that costs less than every way compared; none of which the rate of exchange was hardly meant."""
    if not comparison.ranked:
        return None
    best = next((row for row in bids.compared if exchange_doubt(bids.scenario, row) is None), None)
    ahead = best is not None and say.shown_less(comparison.ranked[0].total, best.total or 0.0) > 0
    return best if ahead else None


def cheaper_bid_sentence(bids: Bids, comparison: Comparison, translate: Translate, language: str) -> str:
    """That a bid is cheaper than the answer, which counts without the bids; empty where none is."""
    best = cheaper_bid(bids, comparison)
    if best is None:
        return ""
    less = say.shown_less(comparison.ranked[0].total, best.total or 0.0)
    amounts = {"total": best.total or 0.0, "less": less}
    written = {name: say.money(amount, bids.scenario.currency, language) for name, amount in amounts.items()}
    return one_stop(translate(N_("A bid is cheaper still: {best} for {total}, {less} less.")).format(best=best.name, **written))


def bid_against(bids: Bids, comparison: Comparison, translate: Translate, language: str) -> str:
    """What the cheapest bid costs against the cheapest way without a virtual assistant; empty without either."""
    others = [option for option in comparison.ranked if not option.name.startswith("va_")]
    if not bids.compared or not others or bids.compared[0].total is None:
        return ""
    best, other = bids.compared[0], others[0]
    more = say.shown_less(other.total, bids.compared[0].total)
    text = N_("{option} costs {total} for the same work: {amount} more than {best}.")
    if not more:
        text = N_("{option} costs the same as {best} for the same work: {total}.")
    elif more < 0:
        text = N_("{option} costs {total} for the same work: {amount} less than {best}.")
    amounts = {"total": other.total, "amount": abs(more)}
    written = {name: say.money(amount, bids.scenario.currency, language) for name, amount in amounts.items()}
    return one_stop(translate(text).format(option=capitalised(phrase(other.name, translate)), best=best.name, **written))


def _to_win(needed: ToWin, bid: Bid, scenario: Scenario, translate: Translate, language: str) -> str:
    """What would make the bid win, as a sentence; none where nothing that it asks would."""
    if needed.discount is not None:
        share = say.share(needed.discount, language, 1)
        return translate(N_("{name} would win with more than {share} off every price.")).format(name=bid.name, share=share)
    amount = needed.rate if needed.rate is not None else needed.fee
    if amount is None:
        return ""
    text = N_("{name} would win at less than {amount} a month.")
    if needed.rate is not None:
        text = N_("{name} would win at less than {amount} an hour.")
    if needed.others_stay:
        text = N_("{name} would win at less than {amount} a month, with the price of an extra hour left as it is.")
    if needed.others_stay and needed.rate is not None:
        text = N_("{name} would win at less than {amount} an hour, with the rates of single tasks left as they are.")
    return translate(text).format(name=bid.name, amount=bid_money(amount, bid, scenario, language))


def prices_to_win(needed: ToWin, bid: Bid, scenario: Scenario, translate: Translate, language: str) -> str:
    """At which rate, fee, discount or speed the bid would win, for a cell of a table."""
    said = []

    def told(text: str, **value: str) -> None:
        said.append(translate(text).replace(" {", "\u00a0{").format(**value))  # a number stands on the line of its word

    if needed.rate is not None:
        text = N_("less than {amount} an hour")
        if needed.others_stay:
            text = N_("less than {amount} an hour (the rates of single tasks left as they are)")
        told(text, amount=bid_money(needed.rate, bid, scenario, language))
    if needed.discount is not None:
        told(N_("more than {share} off its prices"), share=say.share(needed.discount, language, 1))
    if needed.fee is not None:
        text = N_("less than {amount} a month")
        if needed.others_stay:
            text = N_("less than {amount} a month, with the price of an extra hour left as it is")
        told(text, amount=bid_money(needed.fee, bid, scenario, language))
    if needed.speed is not None and needed.speed <= _fastest(scenario):
        told(N_("a VA's speed above {speed}"), speed=say.number(needed.speed, language, 2))
    alone = {
        "va_hourly": N_("not by its price or speed alone"),
        "va_per_task": N_("not by lower prices of tasks alone"),
        "va_retainer": N_("not by a lower monthly fee alone"),
    }
    why = N_("not by a lower monthly fee alone: with its extra hours it costs more even without one")
    never = why if bid.option == "va_retainer" and needed.others_stay else alone[bid.option]
    return translate(N_(" or ")).join(said) or translate(never)


def _fastest(scenario: Scenario) -> float:
    """The highest speed of a VA that is plausible: nobody would wait for one who works five times as fast."""
    record = scenario.record("va.speed")
    ends = record.range or record.limits
    return ends[1] if ends else float("inf")


def bid_currency(bid: Bid, scenario: Scenario) -> str:
    """The currency in which a bid was made; empty where that is not known."""
    own = bid.values.get("va.exchange_rate", scenario.input("va.exchange_rate")) == 1
    of_va = "" if "va.exchange_rate" in bid.values else va_currency(scenario)
    return bid.currency or (scenario.currency if own else of_va)


def value_currency(bid: Bid, key: str, scenario: Scenario) -> str:
    """What an amount of the bid is in: what it quotes without an exchange rate is taken as money of the place."""
    if quoted(key) and "va.exchange_rate" not in bid.values:
        return bid.currency or scenario.currency
    return bid_currency(bid, scenario) if in_its_money(key) else scenario.currency


def bid_money(amount: float, bid: Bid, scenario: Scenario, language: str) -> str:
    """An amount in the currency of a bid; a bare number where that is not known."""
    currency = bid_currency(bid, scenario)
    if not currency:
        return say.number(amount, language, 2, fixed=True)
    return say.foreign(amount, currency, scenario.currency, language, 2)
