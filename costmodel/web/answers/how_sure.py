"""How sure: the comparison drawn many times over what is uncertain, what matters most, and the ranges behind it."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, TimeoutError
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from costmodel.answers.sensitivity import Sensitivity, sensitivity
from costmodel.answers.simulation import DRAWS, Simulation, simulate
from costmodel.answers.uncertain import Uncertain
from costmodel.present import charts
from costmodel.present import findings_sure as findings
from costmodel.present import money as say
from costmodel.present.doubt import spared_sentence
from costmodel.present.figures import Figure, Teller
from costmodel.present.figures_assumed import behind_chance, behind_saving
from costmodel.present.figures_doubt import chance, saving
from costmodel.scenario import Scenario
from costmodel.web import state, sums
from costmodel.web.answers import parts, ranges
from costmodel.web.guard import part
from costmodel.web.state import View
from costmodel.words import N_

_DRAWS = (DRAWS, 100_000, 1_000_000)
_LARGEST_SEED = 2**31 - 1
_PATIENCE, _STEP = 1.0, 0.2  # seconds without, and between, signs of progress


@dataclass(frozen=True)
class Drawn:
    """What the page shows of a simulation; the draws themselves are not kept, they take too much room."""

    found: Simulation
    chance: charts.Chart
    spread: charts.Chart

    def whole(self) -> Simulation:
        """The simulation with its draws, made once more because somebody wants to know which of them lose."""
        return simulate(self.found.scenario, self.found.draws, self.found.seed)


def show(view: View) -> None:
    """The sentences, the chances, the spread, what matters, and the ranges."""
    _ = view.translate
    if not view.comparison.options:
        parts.empty(_("Nothing can be compared yet: give a salary or a VA's rate."))
        return
    draws, seed = asked_draws()
    asked = (view.scenario, draws, seed, view.language)
    drawn = state.remembered("drawn", asked, lambda: _drawn(view, draws, seed))
    state.remembered("doubt", asked[:3], lambda: drawn.found)  # for the sentence beside the answer
    parts.lead(findings.simulation_sentences(drawn.found, _, view.language))
    if drawn.found.uncertain:
        spared = spared_sentence(view.comparison, _)
        if spared:
            parts.said([spared])
        sums.worked_out(view, "chance", partial(_told, drawn), asked)
        part(lambda: parts.chart(view, drawn.chance, "chance"))
        part(lambda: parts.chart(view, drawn.spread, "spread", finding=True))
        part(_matters, view)
    part(lambda: ranges.show(view, _that_matters_first(view, drawn.found.uncertain)))
    part(_precision, view)


def _told(drawn: Drawn, teller: Teller) -> list[tuple[Figure, Sequence[Figure]]]:
    """How the chance and the typical saving came about."""
    found = drawn.whole()
    told = (chance(teller, found), behind_chance), (saving(teller, found, _sensitivity(found.scenario)), behind_saving)
    return [(figure, behind(teller, found)) for figure, behind in told if figure]


def asked_draws() -> tuple[int, int]:
    """How many cases are drawn, and from which start number."""
    st.session_state.setdefault("draws", _DRAWS[0])
    st.session_state.setdefault("seed", 1)
    return st.session_state["draws"], int(st.session_state["seed"] or 0)


def _drawn(view: View, draws: int, seed: int) -> Drawn:
    found = _simulated(view, draws, seed)
    chance = charts.chance_of_cheapest(found, view.translate, view.language, view.dark)
    spread = charts.cost_spread(found, view.translate, view.language, view.dark)
    return Drawn(replace(found, totals={}), chance, spread)


def _simulated(view: View, draws: int, seed: int) -> Simulation:
    """The draws, made beside the page, which shows how far they are where they take long."""
    done = [0.0]
    with ThreadPoolExecutor(1) as beside:
        work = beside.submit(simulate, view.scenario, draws, seed, None, lambda share: done.__setitem__(0, share))
        wait, bar = _PATIENCE, None
        while True:
            try:
                found = work.result(wait)
                break
            except TimeoutError:
                bar = bar or st.empty()
                bar.progress(min(done[0], 1.0), view.translate(N_("Working out {count} cases")).format(count=_count(view, draws)))
                wait = _STEP
    if bar:
        bar.empty()
    return found


def _count(view: View, draws: int) -> str:
    return say.number(draws, view.language, 0)


def _sensitivity(scenario: Scenario) -> Sensitivity:
    return state.remembered("sensitivity", scenario, lambda: sensitivity(scenario))


def _matters(view: View) -> None:
    _ = view.translate
    found = _sensitivity(view.scenario)
    parts.heading(_("What to find out first"))
    parts.said([findings.sensitivity_sentence(found, _, view.language)])
    if found.bars:
        record = view.scenario.record(found.bars[0].uncertain.key)
        parts.quiet(_("{label}: {meaning}").format(label=_(record.label), meaning=_(record.help)))
    if found.bars:
        parts.chart(view, charts.what_matters(found, _, view.language, view.dark), "what_matters")
        parts.quiet(findings.spread_sentence(found, _, view.language))


def _that_matters_first(view: View, doubtful: Sequence[Uncertain]) -> tuple[Uncertain, ...]:
    """What is uncertain, in the order of the chart above it; what moves nothing last."""
    keys = [bar.uncertain.key for bar in _sensitivity(view.scenario).bars]
    return tuple(sorted(doubtful, key=lambda each: keys.index(each.key) if each.key in keys else len(keys)))


def _precision(view: View) -> None:
    """How many cases, and which ones: more change the last digits only."""
    _ = view.translate
    closed = st.expander(_("How many cases"), key="precision", on_change="rerun")
    if closed.open:
        with closed:
            parts.quiet(
                _(
                    "More cases make the last digits steadier. Keep the start number to see the same cases again; change it to"
                    " see others."
                )
            )
            with st.container(key="precision_inputs", horizontal=True, vertical_alignment="bottom"):
                st.segmented_control(
                    _("Cases"), _DRAWS, key=state.menu("draws"), required=True, persist_state="session",
                    format_func=lambda draws: _count(view, draws),
                )  # fmt: skip
                st.number_input(
                    _("Start number"), 0, _LARGEST_SEED, key="seed", step=1, persist_state="session", width=160,
                )  # fmt: skip
