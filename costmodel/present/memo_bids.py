"""The bids in a line of the memo: what a finished hour costs with each, and what it asks."""

from __future__ import annotations

from costmodel.answers.bids import BidCost, Bids
from costmodel.bids import Bid
from costmodel.present import money as say
from costmodel.present.findings_bids import value_currency
from costmodel.present.sentences import one_stop
from costmodel.records import likely
from costmodel.scenario import Scenario
from costmodel.words import N_, Translate

_NAMED = 4  # bids that have room in one line
_EXTRA, _SETUP = "retainer.overage_rate", "va.setup_fee"
_RATE, _FEE, _HOURS = "va.rate", "retainer.fee_per_month", "retainer.hours_per_month"


def bids_line(bids: Bids, translate: Translate, language: str) -> str:
    """The cheapest bids in a few words; empty where none can be ranked."""
    if not bids.compared or bids.compared[0].net_per_hour is None:
        return ""
    each = [_told(row, bids.scenario, translate, language) for row in bids.compared[:_NAMED]]
    if len(bids.compared) == 1:
        return one_stop(translate(N_("Bid: a finished hour of work costs {each}.")).format(each=each[0]))
    said = one_stop(translate(N_("Bids, by what a finished hour of work costs: {each}.")).format(each=" · ".join(each)))
    rest = len(bids.compared) - len(each)
    more = translate(N_("{count} more cost more.")).format(count=rest)
    return f"{said} {more}" if rest > 0 else said


def _told(row: BidCost, scenario: Scenario, translate: Translate, language: str) -> str:
    costs = f"{row.name} {say.money(row.net_per_hour or 0.0, scenario.currency, language, 2)}"
    asked = _asked(row.bid, scenario, translate, language)
    return translate(N_("{costs} (asks {asked})")).format(costs=costs, asked=asked) if asked else costs


def _asked(bid: Bid, scenario: Scenario, translate: Translate, language: str) -> str:
    """The rate or the monthly fee of a bid, an extra hour, setting up; of a range the likeliest, by the task nothing."""
    key = {"va_hourly": _RATE, "va_retainer": _FEE}.get(bid.option, "")
    amount, hours = likely(bid.values.get(key)), likely(bid.values.get(_HOURS))
    if not isinstance(amount, (int, float)):
        return ""

    def money(of: str, amount: float) -> str:
        currency, digits = value_currency(bid, of, scenario), 0 if amount == round(amount) else 2
        return say.foreign(amount, currency, scenario.currency, language, digits) if currency else say.number(amount, language)

    value = money(key, amount)
    if key == _RATE:
        asked = translate(N_("{value} an hour")).format(value=value)
    elif isinstance(hours, (int, float)):
        asked = translate(N_("{amount} a month for {hours} hours")).format(amount=value, hours=say.number(hours, language))
    else:
        asked = translate(N_("{value} a month")).format(value=value)
    beside = ((_EXTRA, N_("{value} an extra hour")), (_SETUP, N_("{value} to set up")))
    more = ((of, text, likely(bid.values.get(of))) for of, text in beside if of != _EXTRA or key == _FEE)
    said = (translate(text).format(value=money(of, one)) for of, text, one in more if isinstance(one, (int, float)) and one)
    return ", ".join([asked, *said])
