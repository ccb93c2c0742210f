"""The page: what is seen in which order. Everything is computed once a run and recomputed on every edit."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st

from costmodel.compare import compare
from costmodel.present.language import LANGUAGES
from costmodel.unlikely import HARDLY_MEANT
from costmodel.web import (
    aloud,
    assumptions,
    edits,
    embed,
    examples,
    guide,
    guide_summary,
    inputs,
    opening,
    preview,
    results,
    share,
    shown,
    since,
    state,
    tabs,
    tasks_table,
    where_when,
    yaml_editor,
)
from costmodel.web.answers import bids, change, how_sure, over_time, sets, side_by_side
from costmodel.web.answers import compare as compare_page
from costmodel.web.guard import part
from costmodel.web.state import View
from costmodel.web.text import escape
from costmodel.web.under import doubts
from costmodel.words import N_, Message

_STYLES = [Path(__file__).parent / name for name in ("page.css", "answers.css", "workshop.css", "guide.css")]
_log = logging.getLogger(__name__)


def run() -> None:
    """Draw the page once, as Streamlit asks for on every edit."""
    st.set_page_config("Hire or outsource?", "⚖️", layout="wide", initial_sidebar_state="collapsed")
    for style in _STYLES:
        st.html(style)
    st.html(_colours())
    part(_whole_page)


def _colours() -> str:
    """The theme's colours under names of our own: `page.css` has none twice."""
    names = {"accent": "primaryColor", "card": "secondaryBackgroundColor", "page": "backgroundColor"}
    pairs = {name: [st.get_option(f"theme.{mode}.{option}") for mode in ("light", "dark")] for name, option in names.items()}
    rules = "".join(f"--{name}:light-dark({light},{dark});" for name, (light, dark) in pairs.items() if light and dark)
    return f"<style>.stApp{{{rules}}}</style>"


def _whole_page() -> None:
    opening.start()
    view = _view()
    st.set_page_config(preview.title(view.comparison, view.translate, view.language))
    held = share.payload(view)
    if embed.is_on():
        embed.show(view, held, _leading)
        share.keep(held, sets.set_payload(view))
        return
    part(_top, view, held)
    if guide.is_open():
        part(_told, view, guide.news(), state.unsay)
        part(guide.show, view)
    else:
        part(_said, view)
        _full(view, held)
    share.keep(held, sets.set_payload(view), guide.back_from())


def _full(view: View, held: str) -> None:
    """Everything at once: the answer, its four leading inputs, the answers and the workshop."""
    part(results.show_verdict, view)
    doubt = st.container(key="doubt")
    with st.container():  # also empty: what stands below keeps its place
        part(results.show_cheaper_bid, view)
    if guide.is_done():
        part(guide_summary.show, view)
    else:
        part(guide.show_door, view)
    part(_leading, view)
    part(_answers, view)
    part(_workshop, view, held)
    with doubt:
        part(results.show_doubt, view)
        part(results.show_later, view)
    guide.focus("", turned=tabs.turned())


def _view() -> View:
    """This run's figures; where they can't be worked out, those of the step before, which could."""
    scenario = state.scenario()
    try:
        comparison = compare(scenario)
    except Exception:
        if not state.can_undo():
            raise
        _log.exception("These figures could not be worked out: %r", scenario)
        state.undo()
        state.tell(Message(N_("That could not be worked out. The fault is ours and has been noted; your last step was undone.")))
        return _view()
    dark = getattr(st.context.theme, "type", "light") == "dark"
    return View(scenario, comparison, state.language(), state.words(), dark)


def _top(view: View, held: str) -> None:
    _ = view.translate
    with st.container(key="top", horizontal=True, vertical_alignment="center", gap="small"):
        brand, skip = escape(_("Hire or outsource?")), escape(_("Skip to the answer"))
        st.html(f'<p class="brand"><a class="skip" href="#answer">{skip}</a>{brand}</p>')
        examples.show(view)
        st.button(_("Undo"), key="undo", icon=":material/undo:", on_click=state.undo, disabled=not state.can_undo())
        st.button(_("Redo"), key="redo", icon=":material/redo:", on_click=state.redo, disabled=not state.can_redo())
        share.show_menu(view, held)
        shown.put("language", view.language)
        st.segmented_control(
            _("Language"), list(LANGUAGES), key="language", required=True, format_func=LANGUAGES.__getitem__,
            label_visibility="collapsed", on_change=_speak,
        )  # fmt: skip


def _speak() -> None:
    if not shown.is_late("language"):
        state.speak(st.session_state["language"])


def _said(view: View) -> None:
    aloud.show(view)
    _told(view, state.said(), lambda messages: since.forget(), since.html(view), bool(state.newer()))


def _told(
    view: View, messages: list[Message], put_away: Callable[[list[Message]], None], moved: str = "", newer: bool = False
) -> None:
    """What was said, until it is put away; what has moved since a link was made, and whether it has older defaults."""
    _ = view.translate
    if messages or moved:
        with st.container(key="said", horizontal=True, vertical_alignment="center"):
            items = "".join(f"<p>{escape(view.say(message))}</p>" for message in messages)
            st.html(f'<div role="status">{items}{moved}</div>')
            if newer:
                st.button(_("Use today's defaults"), key="newer", on_click=edits.use_newer)
            st.button(_("Understood"), key="understood", on_click=put_away, args=(messages,), type="tertiary")


def _leading(view: View) -> None:
    with st.container(key="leading"):
        place, *others = st.columns(4, gap="medium")
        with place:
            where_when.place_field(view)
        for column, key in zip(others, assumptions.LEADING, strict=True):
            with column:
                inputs.field(view, key, helped=True)
                inputs.way_back(view, key)
        for key in assumptions.LEADING:
            doubts(view, key, HARDLY_MEANT)


def _answers(view: View) -> None:
    """The answers, each drawn only where it is open; the inputs above stay in reach."""
    _ = view.translate
    names = (_("Compare"), _("What would change it"), _("Over time"), _("How sure"), _("Bids"), _("Side by side"))
    pages = (compare_page, change, over_time, how_sure, bids, side_by_side)
    with st.container(key="answers_box"):
        tabs.show(names, [partial(page.show, view) for page in pages], "answers")


def _workshop(view: View, held: str) -> None:
    """Everything else, drawn only where it is open."""
    _ = view.translate
    title = escape(_("Make it yours"))
    st.html(f"<h2>{title}</h2>")
    names = (_("All assumptions"), _("Tasks"), _("Scenario file"), _("Share and download"))
    bodies = (
        lambda: assumptions.show(view),
        lambda: tasks_table.show(view),
        lambda: yaml_editor.show(view),
        lambda: share.show(view, held),
    )
    with st.container(key="workshop_box"):
        tabs.show(names, bodies, "workshop")
