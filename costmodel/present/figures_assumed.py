"""What was assumed and not touched, for every kind of figure: defaults, those that move it most first, and by how much."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from costmodel.answers import untouched as of
from costmodel.answers.break_even import BreakEven, Crossing
from costmodel.answers.flips import Flip
from costmodel.answers.simulation import Simulation
from costmodel.answers.worth import Worth
from costmodel.compare import OptionCost, compare
from costmodel.present import money as say
from costmodel.present.amounts import origin_text
from costmodel.present.figures import Figure, Teller
from costmodel.present.values import about, key_label, value_text
from costmodel.words import N_

_MOST = 6
_HUNDRED = 100
ASSUMED = N_("What matters most of what we assumed and you did not change")
_RISES = N_("{value} ({origin}). If it is a tenth higher, this figure rises by {effect}.")
_FALLS = N_("{value} ({origin}). If it is a tenth higher, this figure falls by {effect}.")
_OFTENER = N_("{value} ({origin}). If it is a tenth higher, this way is cheapest in {effect} more of 100 cases.")
_RARER = N_("{value} ({origin}). If it is a tenth higher, this way is cheapest in {effect} fewer of 100 cases.")
_GONE = N_("{value} ({origin}). If it is a tenth higher, there is no such figure any more.")
Assumed = tuple[Figure, ...]


def behind_total(teller: Teller, cost: OptionCost, less: OptionCost | None = None) -> Assumed:
    """Behind the total of a way, or behind what it costs more than another."""
    lines = (*cost.lines, *(less.lines if less else ()))
    uses = (key for line in lines for key in line.uses)
    return _told(teller, uses, of.of_total(cost.name, less.name if less else ""), _money(teller))


def behind_crossing(teller: Teller, found: BreakEven, point: Crossing) -> Assumed:
    """Behind a value at which two ways cost the same."""
    return _at_value(teller, found.key, point.value, found.between)


def behind_flip(teller: Teller, flip: Flip) -> Assumed:
    """Behind a value beyond which another way is cheapest."""
    return _at_value(teller, flip.key, flip.value, (flip.loser, flip.winner))


def _at_value(teller: Teller, key: str, value: float, between: tuple[str, str]) -> Assumed:
    figure = of.of_crossing(teller.scenario, key, value, between)
    return _told(teller, _others(teller, key), figure, lambda effect: _value(teller, key, effect))


def behind_rate(teller: Teller, worth: Worth) -> Assumed:
    """Behind the highest rate worth paying."""
    figure = of.of_highest_rate(teller.scenario, worth.wanted)
    return _told(teller, _others(teller, "va.rate"), figure, lambda effect: _value(teller, "va.rate", effect))


def behind_chance(teller: Teller, found: Simulation) -> Assumed:
    """Behind how often the leading way is cheapest; a figure with a range is raised with its whole range."""

    def cases(effect: float) -> str:
        few = not say.rounded(effect * _HUNDRED)
        return teller.translate(N_("less than 1")) if few else say.number(effect * _HUNDRED, teller.language, 0)

    return _told(teller, compare(teller.scenario).uses, of.of_chance(found), cases, (_OFTENER, _RARER))


def behind_saving(teller: Teller, found: Simulation) -> Assumed:
    """Behind the typical saving."""
    return _told(teller, compare(teller.scenario).uses, of.of_saving(found), _money(teller))


def _money(teller: Teller) -> Callable[[float], str]:
    return lambda effect: about(effect, teller.scenario.currency, teller.language)


def _others(teller: Teller, key: str) -> Iterable[str]:
    return (each for each in compare(teller.scenario).uses if each != key)


def _value(teller: Teller, key: str, value: float) -> str:
    return value_text(key, value, teller.scenario, teller.translate, teller.language)


def _told(
    teller: Teller,
    uses: Iterable[str],
    figure: Callable[[of.Rows], NDArray[np.float64]],
    say: Callable[[float], str],
    moved: tuple[str, str] = (_RISES, _FALLS),
) -> Assumed:
    rises, falls = moved

    def sentence(each: of.Untouched) -> str:
        told = {"value": teller.value(each.key, each.value), "origin": origin_text(each.key, teller.scenario, teller.translate)}
        if np.isnan(each.effect):
            return teller.said(_GONE, **told)
        return teller.said(rises if each.effect > 0 else falls, **told, effect=say(abs(each.effect)))

    found = of.untouched(teller.scenario, uses, figure)[:_MOST]
    labels = [key_label(teller.scenario, each.key, teller.translate) for each in found]
    return tuple(
        Figure(each.key, label, each.value, each.record.unit, sentence(each), (), each.record, each.key)
        for each, label in zip(found, labels, strict=True)
    )
