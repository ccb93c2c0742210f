"""What was found, as sentences: break-even, what would change the answer, the rate worth paying, maps, bids, side by side."""

from __future__ import annotations

import math

import numpy as np

from costmodel.answers.break_even import BreakEven, Crossing
from costmodel.answers.side_by_side import SideBySide
from costmodel.answers.sweep import HOURS
from costmodel.answers.two_way import TwoWay
from costmodel.answers.worth import Worth
from costmodel.compare import compare
from costmodel.present import money as say
from costmodel.present.sentences import capitalised
from costmodel.present.shares import parts_of
from costmodel.present.values import (
    PHRASES,
    is_cheapest,
    key_label,
    phrase,
    price,
    short_value,
    value_text,
)
from costmodel.scenario import Scenario
from costmodel.words import N_, Translate
from costmodel.worked_examples import name_of

__all__ = [
    "break_even_sentences", "key_label",
    "postable", "scenario_name", "side_by_side_sentence", "two_way_sentence", "value_text", "worth_sentence",
]  # fmt: skip
CURRENCIES_DIFFER = N_("Their currencies differ, so the amounts can't be compared.")
# From a rate of so much on, one posts steps of so much.
_STEPS = ((10_000, 100), (1_000, 10), (200, 5), (20, 1), (5, 0.5), (1, 0.05), (0, 0.01))


CANNOT_BELOW = N_("Below {value}, {option} can't do all the work.")
CANNOT_ABOVE = N_("Above {value}, {option} can't do all the work.")


def break_even_sentences(found: BreakEven, translate: Translate, language: str) -> list[str]:
    """A sentence for each crossing, from low to high, or one for none; then where either can't do the work."""
    crossed = [_crossing(found, point, translate, language) for point in found.points]
    return [*(crossed or [_uncrossed(found, translate, language)]), *_ends(found, translate, language)]


def _uncrossed(found: BreakEven, translate: Translate, language: str) -> str:
    first, second = (phrase(name, translate) for name in found.between)
    if not found.compared:
        text = translate(N_("{first} and {second} can't be compared here: one of them lacks something, or can't do the work."))
        return capitalised(text.format(first=first, second=second))
    if found.cheaper is None:
        text = N_("{label}: from {low} to {high}, {first} and {second} cost the same.")
        within = N_("{label}: wherever both can do the work, {first} and {second} cost the same.")
    elif found.equal:
        text = N_("{label}: from {low} to {high}, {winner} never costs more than {loser}, and in part the same.")
        within = N_("{label}: wherever both can do the work, {winner} never costs more than {loser}, and in part the same.")
    else:
        text = N_("{label}: from {low} to {high}, {winner} is cheaper than {loser} throughout.")
        within = N_("{label}: wherever both can do the work, {winner} is cheaper than {loser}.")
    swapped = found.cheaper == found.between[1]
    return translate(within if found.ends else text).format(
        label=key_label(found.scenario, found.key, translate),
        low=short_value(found.key, found.low, found.scenario, translate, language),
        high=short_value(found.key, found.high, found.scenario, translate, language),
        first=first,
        second=second,
        winner=second if swapped else first,
        loser=first if swapped else second,
    )


def _ends(found: BreakEven, translate: Translate, language: str) -> list[str]:
    if not found.compared:
        return []
    return [
        translate(CANNOT_BELOW if begins else CANNOT_ABOVE).format(
            value=value_text(found.key, value, found.scenario, translate, language), option=phrase(name, translate)
        )
        for value, name, begins in found.ends
    ]


def _crossing(found: BreakEven, point: Crossing, translate: Translate, language: str) -> str:
    hours = found.key == HOURS
    if point.jump and hours:
        text = N_("At {value}, the cost jumps: above it, {winner} is cheaper than {loser}.")
    elif point.jump:
        text = N_("{label}: at {value}, the cost jumps; above it, {winner} is cheaper than {loser}.")
    elif hours:
        text = N_("Above {value}, {winner} is cheaper than {loser}.")
    else:
        text = N_("{label}: above {value}, {winner} is cheaper than {loser}.")
    written = value_text if hours else short_value
    return translate(text).format(
        label=key_label(found.scenario, found.key, translate),
        value=written(found.key, point.value, found.scenario, translate, language),
        winner=phrase(point.cheaper_above, translate),
        loser=phrase(point.cheaper_below, translate),
    )


def postable(rate: float) -> float:
    """A highest rate as one would post it: rounded down, so that what is said of it stays true."""
    step = next(step for least, step in _STEPS if rate >= least)
    return float(round(math.floor(rate / step + 1e-9) * step, 2))


def worth_sentence(worth: Worth, translate: Translate, language: str) -> str:
    """The highest rate to post, and whether the rate of the comparison is within it."""
    scenario = worth.scenario
    if worth.against is None:
        return translate(N_("There is no other way to measure a VA against: give a salary, or say what your hour is worth."))
    if not compare(scenario).hours_needed:
        return translate(N_("There is no work to pay a VA for."))
    names = {"other": phrase(worth.against, translate), "share": say.share(worth.wanted, language)}
    rate = 0.0 if worth.rate is None else postable(worth.rate)
    if not rate:
        text = N_("Not even a VA who took nothing would cost {share} less than {other}.")
        if worth.wanted <= 0:
            text = N_("Even a VA who took nothing would cost more than {other}.")
        return translate(text).format(**names)
    text = N_("For a VA to cost at least {share} less than {other}, pay at most {rate}.")
    if worth.wanted <= 0:
        text = N_("Post at most {rate}: then a VA costs no more than {other}.")
    said = translate(text).format(**names, rate=value_text("va.rate", rate, scenario, translate, language))
    if worth.present <= 0 or worth.rate is None:
        return said
    within = N_("{said} The rate counted here, {present}, is within that.")
    beyond = N_("{said} The rate counted here, {present}, is more than that.")
    present = value_text("va.rate", worth.present, scenario, translate, language)
    return translate(within if worth.present <= worth.rate else beyond).format(said=said, present=present)


def two_way_sentence(found: TwoWay, translate: Translate, language: str) -> str:
    """What is cheapest here, and on how large a part of the map each option is."""
    best = compare(found.scenario).cheapest
    if best is None or not found.names:
        return translate(N_("Nothing can be compared on this map."))
    parts = {name: float(np.mean(found.cheapest == i)) for i, name in enumerate(found.names)}
    ordered = sorted((name for name in parts if parts[name] > 0), key=lambda name: -parts[name])
    each = translate(N_("{option} {share}"))
    said = zip(ordered, parts_of([parts[name] for name in ordered], translate, language), strict=True)
    shares = ", ".join(each.format(option=phrase(name, translate), share=share) for name, share in said)
    text = N_("With your figures {best}. Where each is cheapest, as a share of this map: {shares}.")
    if len(ordered) == 1:
        text = N_("With your figures {best}, and so it is everywhere on this map.")
        if ordered[0] != best:
            text = N_("With your figures {best}, but everywhere on this map {other}.")
    return translate(text).format(best=is_cheapest(best, translate), shares=shares, other=is_cheapest(ordered[0], translate))


def scenario_name(scenario: Scenario, number: int, translate: Translate) -> str:
    """What a scenario among several is called: its own name, or its number and place."""
    named = translate(N_("Scenario {number} ({place})"))
    return name_of(scenario, translate) or named.format(number=number, place=translate(scenario.law.name))


def side_by_side_sentence(found: SideBySide, translate: Translate, language: str) -> str:
    """What is cheapest in each scenario, a year; in one currency, which scenario costs least of all."""
    best = [(i, comparison.ranked[0]) for i, comparison in enumerate(found.comparisons) if comparison.options]
    if not best:
        return translate(N_("Nothing can be compared yet: give a salary or a VA's rate."))
    each = translate(N_("{scenario}: {option} is cheapest, {cost} a year."))
    said = [
        each.format(
            scenario=scenario_name(found.scenarios[i], i + 1, translate),
            option=translate(PHRASES[cost.name]),
            cost=price(cost.per_year, found.scenarios[i].currency, language),
        )
        for i, cost in best
    ]
    if not found.same_currency:
        said.append(translate(CURRENCIES_DIFFER))
    elif len(best) > 1:
        i, _ = min(best, key=lambda entry: entry[1].per_year)
        name = scenario_name(found.scenarios[i], i + 1, translate)
        said.append(translate(N_("The least of all: {scenario}.")).format(scenario=name))
    return " ".join(said)
