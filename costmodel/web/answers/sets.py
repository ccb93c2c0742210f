"""The scenarios that are kept: keep the present one, open, rename or remove one, and links to each and to all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import parse_qs

import streamlit as st

from costmodel.answers.side_by_side import MOST_SCENARIOS
from costmodel.present import money as say
from costmodel.present.findings import scenario_name
from costmodel.present.link import LONGEST, exact_query, set_query
from costmodel.scenario import LONGEST_NAME, Scenario
from costmodel.scenario_file import scenarios_yaml
from costmodel.web import links, preview, share, shown, state
from costmodel.web.answers import parts
from costmodel.web.edits import one_line
from costmodel.web.state import View
from costmodel.wiring import hours_a_week
from costmodel.words import N_, Message

_NAME = "keep_name"
_NUMBER, _DIGITS = re.compile(r" \(\d+\)$"), len(" (10)")


def set_payload(view: View) -> str:
    """The value of `set=` for the kept scenarios, or nothing where none is kept or they are too long for a link."""
    kept = state.kept_scenarios()
    if not kept:
        return ""
    query = state.remembered("set_query", (kept, view.language), lambda: set_query(kept, view.language))
    payload = parse_qs(query)["set"][0]
    return payload if len(payload) <= LONGEST else ""


def show_keeper(view: View) -> None:
    """Keep the present scenario under a name."""
    _ = view.translate
    kept = state.kept_scenarios()
    full, there = len(kept) >= MOST_SCENARIOS, view.scenario in kept
    with st.container(key="keeper", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input(
            _("Name"), key=_NAME, max_chars=LONGEST_NAME, placeholder=_unnamed(view.scenario, kept),
            autocomplete="off", persist_state="session", width=320,
        )  # fmt: skip
        st.button(_("Save this scenario"), key="keep", on_click=_keep, disabled=full or there, type="primary")
    if full:
        parts.quiet(_("{count} are saved, which is as many as fit. Remove one to save another.").format(count=MOST_SCENARIOS))
    elif there:
        parts.quiet(_("The scenario as it stands now is saved already. Change something to compare it with that."))


def _keep() -> None:
    name = one_line(st.session_state.get(_NAME) or "")
    now = state.scenario()
    kept = state.kept_scenarios()
    new = now.change(name=name or _unnamed(now, kept))
    if new not in kept and len(kept) < MOST_SCENARIOS:
        state.keep_scenarios((*kept, new))
        state.put(new)  # it bears the name from now on
    st.session_state[_NAME] = ""


def _unnamed(scenario: Scenario, kept: Sequence[Scenario]) -> str:
    """What it is called where nothing was typed: its own name, or the place and the hours; numbered where that is taken."""
    taken = {other.name for other in kept}
    if scenario.name and scenario.name not in taken:
        return scenario.name
    text = _NUMBER.sub("", scenario.name) or _place_and_hours(scenario)
    numbered = (text if i == 1 else f"{text[: LONGEST_NAME - _DIGITS]} ({i})" for i in range(1, len(taken) + 2))
    return next(name for name in numbered if name not in taken)


def _place_and_hours(scenario: Scenario) -> str:
    _, language = state.words(), state.language()
    hours = say.number(hours_a_week(scenario), language, 1)
    return _(N_("{place}, {hours} hours a week")).format(place=_(scenario.law.name), hours=hours)


def show_kept(view: View) -> None:
    """The list of those that are kept, each with what can be done with it, and the links."""
    _ = view.translate
    kept = state.kept_scenarios()
    if not kept:
        return
    parts.heading(_("Saved ({count})").format(count=len(kept)))
    with st.container(key="kept", gap=None):
        for number, scenario in enumerate(kept):
            _one(view, number, scenario)
    parts.heading(_("Links"))
    payload = set_payload(view)
    if payload:
        links.say_where_it_opens(view)
        parts.quiet(_("One link opens all that is saved."))
        links.copy(view, f"set={payload}", _("Copy link to all scenarios"), "copy_set", preview.count_title(len(kept), _))
        if len(payload) + len(share.payload(view)) > LONGEST:
            parts.quiet(
                _("They are too long to stand in the page's own address: copy this link before you close or reload the page.")
            )
    else:
        parts.quiet(
            _("These are too long for one link together. Send this file instead: it opens all of them under “Scenario file”.")
        )
        st.download_button(
            _("Download the file"), scenarios_yaml(kept), "scenarios.yaml", "application/yaml", key="set_file", on_click="ignore",
            icon=":material/download:",
        )  # fmt: skip
    closed = st.expander(_("A link to each"), key="links_of_each", on_change="rerun")
    if closed.open:
        with closed:
            for number, scenario in enumerate(kept):
                parts.quiet(scenario_name(scenario, number + 1, _))
                _link_to(view, number, scenario)


def _link_to(view: View, number: int, scenario: Scenario) -> None:
    _ = view.translate
    query = exact_query(scenario, view.language)
    if len(query) > LONGEST:
        parts.quiet(_("This one is too long for a link: open it, and take the file under “Share and download”."))
        return
    links.copy(view, query, _("Copy link"), f"copy_kept_{number}", scenario_name(scenario, number + 1, _))


def _one(view: View, number: int, scenario: Scenario) -> None:
    _ = view.translate
    widget = f"kept_name_{number}"
    name = scenario_name(scenario, number + 1, _)
    shown.put(widget, name)
    with st.container(key=f"keeps_{number}", horizontal=True, vertical_alignment="center", gap="small"):
        st.text_input(
            _("Name of scenario {number}").format(number=number + 1), key=widget, max_chars=LONGEST_NAME, autocomplete="off",
            on_change=_rename, args=(widget, number), label_visibility="collapsed", persist_state="session",
        )  # fmt: skip
        st.button(_("Open"), key=f"open_{number}", on_click=_open, args=(number,), disabled=scenario == view.scenario)
        st.button(_("Remove"), key=f"remove_{number}", on_click=_remove, args=(number,), type="tertiary")


def _rename(widget: str, number: int) -> None:
    if shown.is_late(widget):
        return
    kept = state.kept_scenarios()
    name = one_line(st.session_state[widget])
    if number < len(kept) and name:
        new = kept[number].change(name=name)
        if state.scenario() == kept[number]:
            state.put(new)
        state.keep_scenarios((*kept[:number], new, *kept[number + 1 :]))


def _open(number: int) -> None:
    kept = state.kept_scenarios()
    if number < len(kept):
        state.replace(kept[number])


def _remove(number: int) -> None:
    kept = state.kept_scenarios()
    if number < len(kept):
        named = scenario_name(kept[number], number + 1, state.words())
        state.tell(Message(N_("{scenario} is no longer saved."), {"scenario": named}))
        state.keep_scenarios((*kept[:number], *kept[number + 1 :]))
