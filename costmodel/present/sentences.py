"""The findings as sentences."""

from __future__ import annotations

import datetime

from costmodel.compare import Comparison, OptionCost
from costmodel.present import money as say
from costmodel.units import MONTHS_PER_YEAR
from costmodel.words import N_, Message, Money, Translate, place_phrase


def verdict(comparison: Comparison, translate: Translate, language: str) -> str:
    """The answer as one sentence: what is cheapest, what it costs, and how much less than the next."""
    ranked = comparison.ranked
    if not ranked:
        return translate(N_("Nothing can be compared yet: give a salary or a VA's rate."))

    def amount(value: float) -> str:
        return say.money(value, comparison.scenario.currency, language)

    best = ranked[0]
    names = {"best": translate(best.option.phrase), "cost": amount(best.total), "months": comparison.scenario.months}
    if len(ranked) == 1:
        text = translate(N_("{best} costs {cost}; there is nothing else to compare it with yet."))
        return capitalised(text.format(**names))
    second = ranked[1]
    less = say.shown_less(second.total, best.total)
    names |= {"less": amount(less), "second": translate(second.option.phrase)}
    if not less:
        text = N_("{best} and {second} cost the same: {cost}.")
    elif comparison.scenario.months == MONTHS_PER_YEAR:
        text = N_("{best} is cheapest: {cost} a year, {less} less than {second}.")
    else:
        text = N_("{best} is cheapest: {cost} over {months} months, {less} less than {second}.")
    return capitalised(translate(text).format(**names))


def about(comparison: Comparison, translate: Translate, language: str) -> str:
    """What is compared: the work, where, for how long and from when."""
    scenario = comparison.scenario
    text = N_("The same {hours} hours of work a week done every way, in {place}, over {months} months from {date}.")
    own_time, start = any(cost.owner_time for cost in comparison.options), any(map(_begins, comparison.options))
    if own_time and start:
        text = N_(
            "The same {hours} hours of work a week done every way, in {place}, over {months} months from {date},"
            " with hiring and your own time counted in."
        )
    elif own_time:
        text = N_(
            "The same {hours} hours of work a week done every way, in {place}, over {months} months from {date},"
            " with your own time counted in."
        )
    elif start:
        text = N_(
            "The same {hours} hours of work a week done every way, in {place}, over {months} months from {date},"
            " with hiring counted in."
        )
    return translate(text).format(
        hours=say.number(comparison.hours_per_week, language, 1),
        place=translate(place_phrase(scenario.law.name)),
        months=scenario.months,
        date=say.date(scenario.start, language, scenario.place),
    )


def _begins(cost: OptionCost) -> bool:
    """Whether it costs something to begin with a way: to find somebody, a fee, learning."""
    return any(
        line.amount > 0 and (line.formula.category == "hiring" or "started" in line.formula.parameters) for line in cost.lines
    )


def said(message: Message, translate: Translate, language: str, place: str) -> str:
    """A message in a language, its amounts and dates as that writes them, dates as in the place."""

    def written(value: object) -> object:
        if isinstance(value, datetime.date):
            return say.date(value, language, place)
        if isinstance(value, Money):
            return say.money(value.amount, value.currency, language, 0 if value.amount == round(value.amount) else 2)
        if isinstance(value, Message):
            return Message(value.text, {name: written(part) for name, part in value.values.items()})
        return [written(part) for part in value] if isinstance(value, list) else value

    return Message(message.text, {name: written(value) for name, value in message.values.items()}).say(translate)


def capitalised(sentence: str) -> str:
    """With a capital at the beginning, the rest as it is."""
    return sentence[:1].upper() + sentence[1:]


def in_sentence(label: str) -> str:
    """A label inside a sentence: its first letter small, unless it is an abbreviation."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def one_stop(sentence: str) -> str:
    """With one full stop where an abbreviation or an ellipsis ends the sentence: `koster 90.900 kr.`"""
    return sentence.replace("..", ".").replace("….", "…")
