"""What was hardly meant as it was given: an hour's pay as a year's salary, a month's as an hour's, an own hour worth nothing."""

from __future__ import annotations

from costmodel.notices import Notice
from costmodel.records import Range, likely
from costmodel.scenario import Scenario
from costmodel.words import N_, Message, Money, place_phrase

HARDLY_MEANT = ("salary_unlikely", "rate_unlikely", "rate_huge", "rate_tiny", "rate_of_nothing")  # what stands at the field too
_FAR = 5.0  # times the usual, or that part of it: pay that differs so much is often of another period
_FAR_OFF = 20.0  # times the usual, or that part of it, which even where pay is lowest nobody works for
_QUOTED_FOR = 100  # units of a currency, for which some banks quote a rate of exchange
_EXCHANGE = "va.exchange_rate"
_SALARY, _RATE, _OWN = "employee.salary", "va.rate", "owner.hour_value"


def pay(scenario: Scenario, cheapest: str) -> list[Notice]:
    """Pay that was given and is far from what is usual in the place. A low rate of a VA is not: many live where pay is low.

    `cheapest` is the name of the way that the answer is.
    """
    notices = []
    salary, rate = _times_usual(scenario, _SALARY), _times_usual(scenario, _RATE)
    if 0 < salary < 1 / _FAR:
        text = N_(
            "The employee's pay comes to less than a fifth of what is usual here. Is it for the period that you meant: a"
            " year, a month, a week or an hour?"
        )
        notices.append(Notice("salary_unlikely", "warning", Message(text), _SALARY))
    elif salary > _FAR:
        text = N_(
            "The employee's pay comes to more than five times what is usual here. Is it one person's, and for the period that you"
            " meant?"
        )
        notices.append(Notice("salary_unlikely", "warning", Message(text), _SALARY))
    if scenario.values.get(_RATE) == 0:
        text = N_("A VA's rate of 0 counts as none: a VA by the hour is left out.")
        notices.append(Notice("rate_of_nothing", "warning", Message(text), _RATE))
    at_home = rate * scenario.number("va.exchange_rate")
    if scenario.number("va.exchange_rate") != 1 and is_far_off(at_home, 1.0):
        text = N_("The VA's rate comes to less than a twentieth of what is usual here. Is it in the VA's own money?")
        if at_home > 1:
            text = N_(
                "The VA's rate comes to more than twenty times what is usual here. Is the exchange rate for one unit of the VA's"
                " money?"
            )
        notices.append(Notice("rate_huge" if at_home > 1 else "rate_tiny", "warning", Message(text), _RATE))
    if rate > _FAR and scenario.number("va.exchange_rate") == 1:
        text = N_("The VA's rate is more than five times what is usual here. Is it the pay of an hour?")
        notices.append(Notice("rate_unlikely", "warning", Message(text), _RATE))
        return notices
    return [*notices, *_beside_the_usual(scenario, cheapest)]


def _beside_the_usual(scenario: Scenario, cheapest: str) -> list[Notice]:
    """A VA's rate of one's own, or a range of them, that lies wholly below or above our range for the place.

    One below is a warning where the answer hangs on it; at the price of a bid somebody is found.
    """
    given, usual = scenario.values.get(_RATE), scenario.records[_RATE].range
    if not given or usual is None or scenario.number("va.exchange_rate") != 1:
        return []
    low, high = (given.low, given.high) if isinstance(given, Range) else (given, given)
    at_home = [bid for bid in scenario.bids if bid.currency in ("", scenario.currency) and _EXCHANGE not in bid.values]
    if high < usual[0] and any(likely(bid.values.get(_RATE)) == likely(given) for bid in at_home):
        return []
    if high < usual[0]:
        text = N_(
            "Your VA rate lies below what we found for {place} ({low} – {high}). The answer holds only if you find somebody at"
            " that price."
        )
    elif low > usual[1]:
        text = N_("Your VA rate lies above what we found for {place} ({low} – {high}). You may find somebody for less.")
    else:
        return []
    ends = {name: Money(end, scenario.currency) for name, end in zip(("low", "high"), usual, strict=True)}
    said = Message(text, {"place": Message(place_phrase(scenario.law.name)), **ends})
    hangs_on_it = high < usual[0] and cheapest == "va_hourly"
    return [Notice("rate_beside_usual", "warning" if hangs_on_it else "info", said, _RATE)]


def is_far_off(price: float, usual: float) -> bool:
    """Whether a price in home money is so far from the usual that it, or its rate of exchange, was hardly meant."""
    return price > usual * _FAR_OFF or 0 < price < usual / _FAR_OFF


def rate_meant(price: float, usual: float, rate: float) -> float | None:
    """The rate of exchange by which a price that is far off would be near the usual: of one for a hundred, or turned round."""
    near = (meant for meant in (rate / _QUOTED_FOR, 1 / rate) if usual / _FAR <= price * meant / rate <= usual * _FAR)
    return next(near, None)


def own_hour(scenario: Scenario) -> list[Notice]:
    """An own hour that was said to be worth nothing: then there is nothing to compare the other ways with."""
    if scenario.values.get(_OWN) != 0:
        return []
    text = N_(
        "You count an hour of your own as worth nothing. Then doing it yourself costs nothing, no other way can be cheaper, and"
        " it is left out: what the others cost is what you would pay to have those hours free."
    )
    return [Notice("own_hour_worth_nothing", "warning", Message(text), _OWN)]


def _times_usual(scenario: Scenario, key: str) -> float:
    """How many times the default of the place a value is that was given; 1 where nothing was given or nothing is usual."""
    given, usual = likely(scenario.values.get(key)), scenario.records[key].value
    if not isinstance(given, (int, float)) or not isinstance(usual, (int, float)) or usual <= 0:
        return 1.0
    return given / usual
