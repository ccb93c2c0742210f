"""Keep doing it yourself: no cash, but your hours at what they are worth to you."""

from __future__ import annotations

from costmodel.graph import Amount, line, quantity
from costmodel.options.option import Option
from costmodel.scenario import Scenario
from costmodel.words import N_


@quantity(N_("Your hours"), "hours")
def own_hours(hours_needed: Amount, owner_speed: Amount) -> Amount:
    return hours_needed / owner_speed


@line(N_("Your own hours"), "pay", owner_time=True)
def own_work(own_hours: Amount, owner_hour_value: Amount) -> Amount:
    return own_hours * owner_hour_value


def _needs(scenario: Scenario) -> tuple[str, ...]:
    return ("owner.hour_value",)


OPTION = Option(
    "owner",
    N_("Do it yourself"),
    N_("doing it yourself"),
    (own_work,),
    (own_hours,),
    _needs,
    N_("what an hour of your own is worth is not given"),
)
