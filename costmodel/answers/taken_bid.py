"""A bid whose terms become the scenario's own, while the other bids are still counted with what they were counted with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from costmodel.answers.bids import EXCHANGE, terms
from costmodel.bids import Bid, quoted, times
from costmodel.records import Input, likely
from costmodel.scenario import Scenario

# Where what a bid does not say is taken from a scenario's figures, by the way in which it is paid.
_COUNTED = {"va_hourly": ("va.", "tasks."), "va_per_task": ("va.", "tasks."), "va_retainer": ("va.", "retainer.")}


def with_terms(scenario: Scenario, bid: Bid) -> Scenario:
    """The scenario with a bid's terms among its values. Raises InputError where amounts are out of limits.

    The other bids say from now on what they left to the scenario and would otherwise take from this bid, its exchange rate for
    one: what each of them costs stays.
    """
    new = terms(scenario, bid)
    replaced = {key: scenario.input(key) for key, value in new.items() if scenario.input(key) != value}
    others = (other if other == bid else _saying(other, replaced) for other in scenario.bids)
    return scenario.change(new, bids=tuple(others))


def _saying(bid: Bid, values: Mapping[str, Input]) -> Bid:
    """The bid that says these values of a scenario itself, where it counts with them and does not say others."""
    rate = likely(bid.values.get(EXCHANGE, 1.0))
    said = {
        key: times(value, 1 / rate) if quoted(key) else value
        for key, value in values.items()
        if value is not None
        and key not in bid.values
        and key.startswith(_COUNTED[bid.option])
        and not (key == EXCHANGE and bid.currency)  # one in the place's money is not exchanged, another names its own rate
    }
    return replace(bid, values={**bid.values, **said})
