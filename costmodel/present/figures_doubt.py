"""How a chance and a typical saving came about: what was drawn, from which ranges, and where the answer turns."""

from __future__ import annotations

from dataclasses import replace

from costmodel.answers.losing import Losing, losing_cases
from costmodel.answers.sensitivity import Bar, Sensitivity, sensitivity
from costmodel.answers.simulation import Simulation
from costmodel.answers.uncertain import Uncertain, moves
from costmodel.compare import compare
from costmodel.present import money as say
from costmodel.present.figures import Figure, Teller
from costmodel.present.findings_sure import both_saved, saving_sentence
from costmodel.present.shares import out_of_100
from costmodel.present.values import key_label, phrase
from costmodel.words import N_

_NOTHING = 0.02  # share of a range; what lies closer together is chance


def chance(teller: Teller, found: Simulation) -> Figure | None:
    """How often the leading option is cheapest: what was drawn, from where, and in which cases it loses."""
    if found.leading is None:
        return None
    _ = teller.translate
    share = found.cheapest_share[found.leading]
    text = N_("{option} is cheapest in {often} cases.")
    sentence = teller.said(text, option=phrase(found.leading, _), often=out_of_100(share, _))
    sentence += " " + _how_drawn(teller, found)
    losing = losing_cases(found)
    if losing:
        first = losing[0]
        lost, usual = _roughly(first.of_losing, first.of_all)
        sentence += " " + teller.said(
            N_("{label}: typically about {losing} where another way is cheaper, {all} over all cases."),
            label=key_label(teller.scenario, first.uncertain.key, _),
            losing=teller.value(first.uncertain.key, lost), all=teller.value(first.uncertain.key, usual),
        )  # fmt: skip
    by_key = {each.uncertain.key: each for each in losing}
    ranges = {each.key: each for each in found.uncertain}
    costs = compare(teller.scenario)
    moving = [key for key in by_key or ranges if moves(ranges[key], costs)]
    parts = tuple(_drawn(teller, ranges[key], _where_lost(teller, by_key.get(key))) for key in moving)
    return Figure("chance", _(N_("How often it is cheapest")), share, "share", sentence, parts)


def saving(teller: Teller, found: Simulation, known: Sensitivity | None = None) -> Figure | None:
    """What the leading option saves in the middle case: at the likeliest values, and at both ends of every range.

    `known` is the sensitivity, where it was worked out already.
    """
    leading, rival = found.leading, found.rival
    if leading is None or rival is None or not found.saving[rival].known:
        return None
    _ = teller.translate
    names = {"rival": phrase(rival, _), "option": phrase(leading, _)}
    text = N_(
        "Half of the cases come out better, half worse. In each case the saving is the cost of {rival} minus that of {option}."
    )
    how = teller.said(text, **names)
    sentence = " ".join((saving_sentence(found, rival, _, teller.language), how, _how_drawn(teller, found)))
    costs = compare(teller.scenario)
    likely = teller.difference(costs.option(rival), costs.option(leading))
    likely = replace(likely, label=_(N_("With every figure at its likeliest")))
    if known is None or (known.leading, known.rival) != (leading, rival):
        known = sensitivity(teller.scenario, (leading, rival))
    parts = (_drawn(teller, bar.uncertain, _at_ends(teller, bar)) for bar in known.bars)
    middle = found.saving[rival]["p50"]
    return Figure("saving", _(N_("Saving in the middle case")), middle, "money", sentence, (likely, *parts))


def _how_drawn(teller: Teller, found: Simulation) -> str:
    text = N_(
        "{draws} cases were drawn: in each, every uncertain figure below got a value at random, nine times in ten within its"
        " range, and every way was worked out with them. Figures without a range stay as they are, and each value is drawn"
        " without regard to the others."
        " With start number {seed} the same cases come out again."
    )
    return teller.said(text, draws=say.number(found.draws, teller.language, 0), seed=found.seed)


def _roughly(first: float, second: float) -> tuple[float, float]:
    """Two digits of both, which is all that is said of them, where these tell them apart."""
    short = float(f"{first:.2g}"), float(f"{second:.2g}")
    return (first, second) if short[0] == short[1] else short


def _where_lost(teller: Teller, losing: Losing | None) -> str:
    """The middle of a figure in the cases that are lost, where it lies elsewhere than in all."""
    if losing is None:
        return ""
    key, ends = losing.uncertain.key, losing.uncertain.range
    if abs(losing.of_losing - losing.of_all) < _NOTHING * (ends.high - ends.low):
        return ""
    text = N_("Typically {all} over all cases; where another way is cheaper, {losing}.")
    return teller.said(text, all=teller.value(key, losing.of_all), losing=teller.value(key, losing.of_losing))


def _at_ends(teller: Teller, bar: Bar) -> str:
    """What is saved at both ends of a range, all else at its likeliest."""
    key, currency = bar.uncertain.key, teller.scenario.currency
    then, otherwise = both_saved(bar.at_low, bar.at_high, currency, teller.translate, teller.language)
    text = N_("With all else at its likeliest: at {low} {then}, at {high} {otherwise}.")
    return teller.said(text, low=teller.value(key, bar.low), high=teller.value(key, bar.high), then=then, otherwise=otherwise)


def _drawn(teller: Teller, each: Uncertain, more: str) -> Figure:
    """One doubtful figure: its range and whose it is, and `more` about it."""
    key = each.key
    text = N_("Nine times in ten it lies between {low} and {high}.")
    sentences = [teller.said(text, low=teller.value(key, each.low), high=teller.value(key, each.high)), more]
    if each.given:
        sentences.append(teller.translate(N_("You gave this range yourself.")))
    record = teller.scenario.record(key)
    label, value = key_label(teller.scenario, key, teller.translate), teller.scenario.number(key)
    return Figure(key, label, value, record.unit, " ".join(filter(None, sentences)), (), None if each.given else record, key)
