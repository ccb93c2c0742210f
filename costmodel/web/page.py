"""The page: what is seen in which order. Everything is computed once a run and recomputed on every edit."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from costmodel.compare import compare
from costmodel.present import charts
from costmodel.present.language import LANGUAGES
from costmodel.web import assumptions, edits, examples, inputs, opening, results, share, state, tasks_table, yaml_editor
from costmodel.web.chart import show_chart
from costmodel.web.state import View
from costmodel.web.text import escape
from costmodel.words import N_, Message

_STYLE = Path(__file__).parent / "page.css"
_log = logging.getLogger(__name__)


def run() -> None:
    """Draw the page once, as Streamlit asks for on every edit."""
    st.set_page_config("Hire or outsource?", "⚖️", layout="wide", initial_sidebar_state="collapsed")
    st.html(_STYLE)
    st.html(_colours())
    _part(_whole_page)


def _colours() -> str:
    """The theme's colours under names of our own: `page.css` has none twice."""
    names = {"accent": "primaryColor", "card": "secondaryBackgroundColor", "page": "backgroundColor"}
    pairs = {name: [st.get_option(f"theme.{mode}.{option}") for mode in ("light", "dark")] for name, option in names.items()}
    rules = "".join(f"--{name}:light-dark({light},{dark});" for name, (light, dark) in pairs.items() if light and dark)
    return f"<style>.stApp{{{rules}}}</style>"


def _whole_page() -> None:
    opening.start()
    view = _view()
    held = share.payload(view)
    _part(_top, view, held)
    _part(_said, view)
    _part(results.show_verdict, view)
    _part(_leading, view)
    _part(results.show_options, view)
    _part(results.show_notices, view)
    with st.container(key="charts"):
        _part(_bars, view)
        _part(_by_hours, view)
    _part(_workshop, view, held)
    share.keep(held)


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


def _part(show: Callable[..., None], *args: object) -> None:
    """Draw one part; a fault of ours in it is logged and spoils neither the rest nor the visitor's day."""
    try:
        show(*args)
    except Exception:
        _log.exception("A part of the page could not be drawn: %s", getattr(show, "__name__", show))
        _ = state.words() if "_language" in st.session_state else str
        text = _("This part could not be shown. The fault is ours and has been noted; nothing that you entered is lost.")
        st.html(f'<p class="wrong" role="alert">{escape(text)}</p>')


def _top(view: View, held: str) -> None:
    _ = view.translate
    with st.container(key="top", horizontal=True, vertical_alignment="center", gap="small"):
        brand = escape(_("Hire or outsource?"))
        st.html(f'<p class="brand">{brand}</p>')
        examples.show(view)
        st.button(_("Undo"), key="undo", icon=":material/undo:", on_click=state.undo, disabled=not state.can_undo())
        share.show_menu(view, held)
        if st.session_state.get("language") != view.language:
            st.session_state["language"] = view.language
        st.segmented_control(
            _("Language"), list(LANGUAGES), key="language", required=True, format_func=LANGUAGES.__getitem__,
            label_visibility="collapsed", on_change=lambda: state.speak(st.session_state["language"]),
        )  # fmt: skip


def _said(view: View) -> None:
    _ = view.translate
    messages = state.said()
    if messages:
        with st.container(key="said", horizontal=True, vertical_alignment="center"):
            items = "".join(f"<p>{escape(message.say(_))}</p>" for message in messages)
            st.html(f'<div role="status">{items}</div>')
            if state.newer():
                st.button(_("Use today's defaults"), key="newer", on_click=edits.use_newer)
            st.button(_("Understood"), key="understood", on_click=state.quiet, type="tertiary")


def _leading(view: View) -> None:
    with st.container(key="leading"):
        for column, draw in zip(
            st.columns(4, gap="medium"),
            (
                lambda: inputs.place_field(view),
                lambda: inputs.field(view, "employee.salary"),
                lambda: inputs.field(view, "work.hours_per_week"),
                lambda: inputs.field(view, "va.rate"),
            ),
            strict=True,
        ):
            with column:
                draw()


def _bars(view: View) -> None:
    chart = charts.cost_bars(view.comparison, view.translate, view.language, view.dark)
    # The finding stands at the top of the page already; a saved picture, which stands alone, keeps it.
    show_chart(chart, "bars", view.translate, heading=view.translate(N_("What each way costs, by kind of cost")))


def _by_hours(view: View) -> None:
    show_chart(charts.cost_by_hours(view.scenario, view.translate, view.language, view.dark), "by_hours", view.translate)


def _workshop(view: View, held: str) -> None:
    """Everything else, drawn only where it is open."""
    _ = view.translate
    title = escape(_("Make it yours"))
    st.html(f"<h2>{title}</h2>")
    names = (_("All assumptions"), _("Tasks"), _("Scenario file"), _("Share and download"))
    parts: tuple[Callable[[], None], ...] = (
        lambda: assumptions.show(view),
        lambda: tasks_table.show(view),
        lambda: yaml_editor.show(view),
        lambda: share.show(view, held),
    )
    for tab, part in zip(st.tabs(names, key="workshop", on_change="rerun"), parts, strict=True):
        if tab.open:
            with tab:
                _part(part)
