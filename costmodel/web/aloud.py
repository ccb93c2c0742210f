"""The new answer, said where the visitor is: a step that was made at a button far below it."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from costmodel.compare import Comparison, compare
from costmodel.present import money as say
from costmodel.present.sentences import one_stop
from costmodel.present.values import is_cheapest, key_label, short_value
from costmodel.scenario import Scenario
from costmodel.web import state
from costmodel.web.state import View
from costmodel.web.text import literal
from costmodel.words import N_, Message, Translate

_OF = "_aloud_of"  # the figures that the answer said aloud is of


@dataclass(frozen=True)
class Step:
    """What a button did: to which scenario, to which key if it was one, or in words of its own."""

    before: Scenario
    key: str = ""
    told: Message | None = None


def show(view: View) -> None:
    """The toast of the step that was made just now; one of figures that are no longer there is put away."""
    step = state.aloud()
    if isinstance(step, Step):
        _ = view.translate
        done = [one_stop(view.say(step.told))] if step.told else []
        done += [one_stop(f"{key_label(view.scenario, step.key, _)}: {_present(view, step.key)}.")] if step.key else []
        back = _("Undo takes it back.")
        st.toast(literal(" ".join([*done, *_answer(step, view.comparison, _), back])), icon=":material/balance:", duration="long")
        st.session_state[_OF] = view.scenario
    elif st.session_state.get(_OF) not in (None, view.scenario):
        st.html("<style>.stToast { display: none }</style>")


def _answer(step: Step, now: Comparison, translate: Translate) -> list[str]:
    """Which way is cheapest now, or that it is the same one as before."""
    if not now.ranked or now.cheapest is None:
        return []
    if len(now.ranked) > 1 and not say.shown_less(now.ranked[1].total, now.ranked[0].total):
        return [translate(N_("The two cheapest ways cost the same now."))]
    if compare(step.before).cheapest == now.cheapest:
        return [translate(N_("The cheapest way is the same as before."))]
    return [translate(N_("Now {wins}.")).format(wins=is_cheapest(now.cheapest, translate))]


def _present(view: View, key: str) -> str:
    """A value as it stands: the hours that the tasks take, where these give them."""
    value = view.comparison.hours_per_week if view.scenario.by_tasks(key) else view.scenario.input(key)
    return short_value(key, value, view.scenario, view.translate, view.language)
