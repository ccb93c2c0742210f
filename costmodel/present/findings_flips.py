"""What would change the answer, as sentences: from where on, and which of it may well come to pass."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from costmodel.answers.flips import Flip
from costmodel.present.sentences import one_stop
from costmodel.present.values import SPEED, by_switch, is_cheapest, key_label, label_in_sentence, short_value
from costmodel.scenario import Scenario
from costmodel.words import N_, Translate, untranslated


def flip_sentence(flip: Flip, scenario: Scenario, translate: Translate, language: str) -> str:
    """From where on one value makes another option cheapest."""
    above = N_("{label} (now {present}): above {value}, {wins}.")
    below = N_("{label} (now {present}): below {value}, {wins}.")
    present, value = (short_value(flip.record, each, scenario, translate, language) for each in (flip.present, flip.value))
    if value == present:  # they differ in decimals that nobody wants to see
        above = N_("{label} (now {present}): as soon as it is a little more, {wins}.")
        below = N_("{label} (now {present}): as soon as it is a little less, {wins}.")
    return translate(above if flip.above else below).format(
        label=key_label(scenario, flip.key, translate), present=present, value=doubted(flip, value, translate),
        wins=is_cheapest(flip.winner, translate),
    )  # fmt: skip


def doubted(flip: Flip, value: str, translate: Translate) -> str:
    """The value of a flip as written, and that it is less likely where it is."""
    return translate(N_("{value} (less likely)")).format(value=value) if flip.hardly else value


def believable(flips: Iterable[Flip], scenario: Scenario) -> list[Flip]:
    """Those that may come to pass: no more hours a week than one person works, unless there are more already.

    Nor another speed of an owner who has said that the hours are those that the work takes them.
    """
    most, own = scenario.number("work.most_hours_per_person"), by_switch(SPEED, scenario, untranslated)
    return [
        flip
        for flip in flips
        if flip.likely
        and not (flip.record.unit == "hours/week" and flip.value > most >= flip.present)
        and not (flip.key == SPEED and own)
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
        value = short_value(flip.record, flip.value, scenario, translate, language)
        conditions.append(translate(text).format(label=label, value=doubted(flip, value, translate)))
    if len(conditions) == 1:
        return one_stop(translate(N_("The answer holds unless this changes: {condition}.")).format(condition=conditions[0]))
    text = N_("The answer changes soonest with one of these: {first}, or {second}.")
    return one_stop(translate(text).format(first=conditions[0], second=conditions[1]))
