"""What would change it: the nearest changes of the answer, cost against any one value, the map of two of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial

import streamlit as st

from costmodel.answers.break_even import BreakEven, break_even
from costmodel.answers.flips import Flip, flips, varied_keys
from costmodel.answers.sweep import HOURS, given_for
from costmodel.answers.two_way import two_way
from costmodel.compare import Comparison
from costmodel.present import charts, findings, findings_flips
from costmodel.present.figures import Figure, Teller
from costmodel.present.figures_assumed import behind_crossing, behind_flip
from costmodel.web import edits, state, sums
from costmodel.web.answers import parts, worth
from costmodel.web.guard import part
from costmodel.web.state import View
from costmodel.web.text import escape

_FEW = 8
_TOLD = 3  # of the nearest it is told how they were worked out; each is long
_ALL = "_all_flips"
_RATE = "va.rate"


def show(view: View) -> None:
    """The nearest changes, then what costs how much where, the highest rate, and the map."""
    _ = view.translate
    if not view.comparison.options:
        parts.empty(_("Nothing can be compared yet: give a salary or a VA's rate."))
        return
    found = state.remembered("flips", view.scenario, lambda: flips(view.scenario, view.comparison))
    if len(view.comparison.options) > 1:
        parts.lead([findings_flips.answer_holds(found, view.scenario, _, view.language)])
    else:
        parts.lead([_("There is only one way to get the work done so far, so there is no answer to change.")])
    part(_nearest, view, found)
    part(_against_one, view)
    part(worth.show, view)
    part(_map, view)


def _nearest(view: View, found: tuple[Flip, ...]) -> None:
    """The flips in words, each with a way to try it."""
    _ = view.translate
    likely = findings_flips.believable(found, view.scenario)
    few = likely if len(likely) <= _FEW + 1 else likely[:_FEW]
    everything = bool(st.session_state.get(_ALL)) or len(few) == len(likely)
    with st.container(key="flips", gap=None):
        for flip in likely if everything else few:
            sentence = escape(findings_flips.flip_sentence(flip, view.scenario, _, view.language))
            button = f"try-{flip.key}-{'above' if flip.above else 'below'}"
            parts.row(button, f"<p>{sentence}</p>", _("Try it"), _try, (flip,))
    if not everything:
        st.button(
            _("Show all {count}").format(count=len(likely)), key="all_flips", type="tertiary",
            on_click=lambda: st.session_state.update({_ALL: True}),
        )  # fmt: skip
    if few:
        nearest = few[:_TOLD]
        sums.worked_out(view, "flips", lambda teller: [(teller.flip(flip), behind_flip(teller, flip)) for flip in nearest])


def beyond(flip: Flip) -> float:
    """A value just past the one where the answer changes, as short as one would type it."""
    low, high = flip.record.limits or (-math.inf, math.inf)
    digits = 4 if flip.record.unit.startswith("share") else 0 if abs(flip.value) >= 1000 else 2
    step = 10.0**-digits
    short = math.ceil(flip.value / step) if flip.above else math.floor(flip.value / step)
    if math.isclose(short * step, flip.value, rel_tol=1e-9):
        short += 1 if flip.above else -1
    value = round(short * step, digits)
    return value if low <= value <= high else min(max(flip.value * (1 + (1e-6 if flip.above else -1e-6)), low), high)


def _try(flip: Flip) -> None:
    edits.try_values(given_for(state.scenario(), flip.key, beyond(flip)), aloud=flip.key)


def pairs(comparison: Comparison) -> list[tuple[str, str]]:
    """Which two ways are set against each other: the best employee and the best VA, and the two cheapest."""
    ranked = comparison.ranked
    employee = next((option.name for option in ranked if option.option.employs), None)
    assistant = next((option.name for option in ranked if option.name.startswith("va_")), None)
    found = [(employee, assistant)] if employee and assistant else []
    first = tuple(option.name for option in ranked[:2])
    if len(first) == 2 and set(first) != set(found[0] if found else ()):
        found.append((first[0], first[1]))
    return found


def _against_one(view: View) -> None:
    """The cost of every way against one value, and where two ways cost the same."""
    _ = view.translate
    keys = varied_keys(view.comparison)
    if not keys:
        return
    parts.heading(_("Cost against one value"))
    with st.container(key="curve_menu"):
        key = parts.key_menu(view, _("What varies"), keys, "curve_key")
    made = charts.cost_by_key(view.scenario, key, _, view.language, view.dark)
    parts.chart(view, made, "cost_by_key", finding=True)
    low, high = made.figure["layout"]["xaxis"]["range"]
    for between in pairs(view.comparison):
        asked = (view.scenario, key, between, low, high)
        found = state.remembered(f"crossing_{'_'.join(between)}", asked, partial(break_even, *asked))
        parts.said(findings.break_even_sentences(found, _, view.language))
        if found.points:
            sums.worked_out(view, f"crossing_{'_'.join(between)}", partial(_crossings, found), (key, low, high))


def _crossings(found: BreakEven, teller: Teller) -> list[tuple[Figure, Sequence[Figure]]]:
    return [(teller.crossing(found, point), behind_crossing(teller, found, point)) for point in found.points]


def _map(view: View) -> None:
    """Who is cheapest where, as two values vary together."""
    _ = view.translate
    keys = varied_keys(view.comparison)
    if len(keys) < 2:
        return
    parts.heading(_("Two values at once"))
    left, right = st.columns(2, gap="small")
    with left:
        across = parts.key_menu(view, _("From left to right"), keys, "map_across")
    others = [key for key in keys if key != across]
    with right:
        down = parts.key_menu(view, _("From bottom to top"), others, "map_down", _RATE if across != _RATE else HOURS)
    with st.spinner(_("Drawing the map: every pair of values is worked out once …")):
        found = two_way(view.scenario, across, down)
    parts.said([findings.two_way_sentence(found, _, view.language)])
    parts.chart(view, charts.two_way_map(found, _, view.language, view.dark), "two_way_map")
