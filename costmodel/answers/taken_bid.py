"""A bid whose terms become the scenario's own, while the other bids are still counted with what they were counted with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from costmodel.answers.bids import CURRENCY, EXCHANGE, bid_cost, rank_bids, terms
from costmodel.answers.break_even import SAME
from costmodel.bids import Bid, quoted, task_of
from costmodel.compare import compare
from costmodel.options import Option
from costmodel.records import Input, likely, times
from costmodel.scenario import Scenario
from costmodel.words import InputError

_RATE = "va.rate"
_OF_TASK = {"va_hourly": "rate", "va_per_task": "price"}  # what counts of a task, by the way in which a bid is paid


def with_terms(scenario: Scenario, bid: Bid) -> Scenario:
    """The scenario with a bid's terms among its values. Raises InputError where amounts are out of limits.

    The other bids say from now on what they left to the scenario and would otherwise take from this bid, its exchange rate for
    one: what each of them costs stays, save as `counted_anew` says.
    """
    new = terms(scenario, bid)
    replaced = {key: scenario.input(key) for key, value in new.items() if scenario.input(key) != value}
    others = (other if other == bid else _saying(other, replaced, scenario) for other in scenario.bids)
    taken = scenario.change(new)
    try:
        return taken.change(bids=tuple(others))
    except InputError:  # what another bid would have to say is beyond the limits
        return taken


def counted_anew(before: Scenario, after: Scenario) -> list[str]:
    """The names of the bids that cost something else now: what they don't say, such as the price of a task, has come in."""
    costs = [{row.name: row.total for row in rank_bids(scenario).rows} for scenario in (before, after)]
    return [name for name, cost in costs[0].items() if not _same(cost, costs[1].get(name))]


def ways_counted_anew(before: Scenario, after: Scenario) -> list[Option]:
    """The ways of paying a VA that were compared before and cost something else now."""
    costs = {cost.name: cost.total for cost in compare(before).options}
    ways = [cost for cost in compare(after).options if cost.name.startswith("va_") and cost.name in costs]
    return [cost.option for cost in ways if not _same(costs[cost.name], cost.total)]


def _same(one: float | None, other: float | None) -> bool:
    return one == other or (one is not None and other is not None and abs(one - other) < SAME)


def _saying(bid: Bid, values: Mapping[str, Input], scenario: Scenario) -> Bid:
    """The bid that says these values of a scenario itself, where it counts with them and does not say others."""
    cost = bid_cost(scenario, bid).cost
    if cost is None:
        return bid
    uses = {key for line in cost.lines for key in line.uses}
    left = [
        key for key in values
        if key not in bid.values and (key in uses or task_of(key)[1] == _OF_TASK.get(bid.option, "-"))
        and not (key == EXCHANGE and bid.currency)  # one in the place's money is not exchanged, another names its own rate
    ]  # fmt: skip
    before = likely(bid.values.get(EXCHANGE, 1.0))
    rate = likely(values[EXCHANGE]) if EXCHANGE in left else before
    said = {key: times(value, before / rate) if quoted(key) else value for key, value in bid.values.items()}
    for key in left:
        value = values[key]
        if value is not None:
            said[key] = times(value, 1 / rate) if quoted(key) else value
        elif task_of(key)[1] == "rate":  # a task without a rate of its own is done at that of all work
            said[key] = bid.values.get(_RATE, scenario.input(_RATE))
    named = str(scenario.value(CURRENCY) or "") if EXCHANGE in left else ""
    return replace(bid, values=said, currency=bid.currency or named)
