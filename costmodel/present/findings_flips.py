"""What would change the answer, as sentences: from where on, and which of it may well come to pass."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from costmodel.answers.flips import Flip
from costmodel.present.amounts import MONEY
from costmodel.present.sentences import one_stop
from costmodel.present.values import (
    SPEED,
    bare_value,
    by_switch,
    is_cheapest,
    key_label,
    label_in_sentence,
    number_decimals,
    short_value,
)
from costmodel.records import Range, Record
from costmodel.scenario import Scenario
from costmodel.words import N_, Translate, untranslated

_WHOLE, _CENTS = 1000, 0.1  # money from here on is said without cents, and with two decimals
_NOISE = 1e-6
_NUMBER = "ratio"
_FULL_TIME = "employee.hours_per_week"
_NOTHING_PLAUSIBLE = N_("No figure changes the answer by itself as long as it stays where it plausibly lies.")


def flip_sentence(flip: Flip, scenario: Scenario, translate: Translate, language: str) -> str:
    """From where on one value makes another option cheapest."""
    above = N_("{label} (now {present}): above {value}, {wins}.")
    below = N_("{label} (now {present}): below {value}, {wins}.")
    present, value = (short_value(flip.record, each, scenario, translate, language) for each in (flip.present, short_of(flip)))
    if value == present:  # they differ in decimals that nobody wants to see
        above = N_("{label} (now {present}): as soon as it is a little more, {wins}.")
        below = N_("{label} (now {present}): as soon as it is a little less, {wins}.")
    value = doubted(flip, value, scenario, translate, language)
    label, wins = key_label(scenario, flip.key, translate), is_cheapest(flip.winner, translate)
    return translate(above if flip.above else below).format(label=label, present=present, value=value, wins=wins)


def short_of(flip: Flip) -> float:
    """The value of a flip as it is said."""
    return threshold(flip.record, flip.value, flip.above)


def threshold(record: Record, value: float, above: bool) -> float:
    """Where the answer changes, as it is said: money rounded towards today's, so that it changes at the very next amount.

    A bare number goes to the other side, where the answer has changed already; times keep to what the charts say of them.
    """
    if record.unit == _NUMBER:
        steps: float = 10 ** number_decimals(value)
        return (math.ceil(value * steps - _NOISE) if above else math.floor(value * steps + _NOISE)) / steps
    if record.unit.partition("/")[0] not in MONEY:
        return value
    steps = 10 ** (0 if abs(value) >= _WHOLE else 2 if abs(value) >= _CENTS else 4)
    exact = value * steps
    return (math.floor(exact + _NOISE) if above else math.ceil(exact - _NOISE)) / steps


def doubted(flip: Flip, value: str, scenario: Scenario, translate: Translate, language: str) -> str:
    """The value of a flip as written, and of which range it lies outside, or what is usual where that lies nearer to it."""
    if flip.towards_usual and flip.usual:
        low, high = flip.usual
        usual = bare_value(flip.record, Range(low, low, high), scenario, translate, language)
        text = N_("{value} (outside your range; usual: {range})") if flip.own else N_("{value} (usual: {range})")
        return translate(text).format(value=value, range=usual)
    if not flip.hardly:
        return value
    return translate(N_("{value} (outside your range)") if flip.own else N_("{value} (outside the usual range)")).format(
        value=value
    )


def marked(flip: Flip, value: str, translate: Translate) -> str:
    """`doubted` for a narrow column, without the range."""
    if not flip.hardly and not flip.towards_usual:
        return value
    return translate(N_("{value}, beyond yours") if flip.own else N_("{value}, unusual")).format(value=value)


def believable(flips: Iterable[Flip], scenario: Scenario) -> list[Flip]:
    """Those that may come to pass: no more hours a week than one person works, unless there are more already.

    Nor another speed of an owner who has said that the hours are those that the work takes them; nor another full-time week,
    which would be another pay an hour.
    """
    most, own = scenario.number("work.most_hours_per_person"), by_switch(SPEED, scenario, untranslated)
    return [
        flip
        for flip in flips
        if flip.likely
        and not (flip.record.unit == "hours/week" and flip.value > most >= flip.present)
        and not (flip.key == SPEED and own)
        and flip.key != _FULL_TIME
    ]


def nothing_changes(flips: Iterable[Flip], translate: Translate) -> str:
    """That no believable change changes the answer, where none of these is believable."""
    if any(flip.likely for flip in flips):
        text = N_(
            "Nothing from a quarter to four times today's values changes the answer, except more hours a week than one person"
            " works."
        )
        return translate(text)
    return translate(N_("Nothing from a quarter to four times today's values changes the answer."))


def answer_holds(flips: Sequence[Flip], scenario: Scenario, translate: Translate, language: str) -> str:
    """The first one or two of the changes that would change the answer, of different keys."""
    nearest = list({flip.key: flip for flip in reversed(believable(flips, scenario))}.values())
    nearest = sorted(nearest, key=lambda flip: flip.order)[:2]
    if nearest and not nearest[0].hardly:
        nearest = [flip for flip in nearest if not flip.hardly]
    if not nearest:
        return nothing_changes(flips, translate)
    conditions = []
    for flip in nearest:
        text = N_("{label} above {value}") if flip.above else N_("{label} below {value}")
        label = label_in_sentence(scenario, flip.key, translate)
        value = short_value(flip.record, short_of(flip), scenario, translate, language)
        conditions.append(translate(text).format(label=label, value=doubted(flip, value, scenario, translate, language)))
    within = any(flip.likely and flip.span and not flip.hardly for flip in flips)
    said = [translate(_NOTHING_PLAUSIBLE)] if nearest[0].hardly and not within else []
    if len(conditions) == 1:
        said.append(translate(N_("The answer holds unless this changes: {condition}.")).format(condition=conditions[0]))
    else:
        text = N_("The answer changes soonest with one of these: {first}, or {second}.")
        said.append(translate(text).format(first=conditions[0], second=conditions[1]))
    return one_stop(" ".join(said))
