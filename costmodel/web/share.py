"""Taking the answer along: a link that restores exactly this, the tables and the scenario as files."""

from __future__ import annotations

import streamlit as st

from costmodel.present.link import LONGEST, exact_payload
from costmodel.scenario import LONGEST_NAME
from costmodel.web import downloads, edits, links, menu, shown, state
from costmodel.web.address import keep_address
from costmodel.web.state import View
from costmodel.web.text import escape
from costmodel.words import N_
from costmodel.worked_examples import name_of


def payload(view: View) -> str:
    """The value of `?s=`: every input, and the figures that are seen now."""
    return exact_payload(view.scenario, None, view.language, view.comparison)


def keep(held: str, kept: str = "", at: str = "") -> None:
    """Keep the address current, so that a reload or a crash loses nothing; `kept` are the scenarios side by side.

    One that is too long for an address is not kept in it. `at`: the question of the guide that is open.
    """
    held = held if len(held) <= LONGEST else ""
    shown.drawn(held)
    keep_address(held, kept if len(held) + len(kept) <= LONGEST else "", language=state.language(), at=at)


def show_menu(view: View, held: str) -> None:
    """A menu with the link to copy, and the files that most people want."""
    _ = view.translate

    def draw() -> None:
        _name_field(view, "name_in_menu")
        links.show_short(view, held, "copy_link")
        downloads.show_leading(view)

    menu.show(_("Share"), "share", "link", draw)


def show(view: View, held: str) -> None:
    """Link and files, with a word on each."""
    _ = view.translate
    _name_field(view, "name")
    link, files = st.columns(2, gap="large")
    with link:
        title = escape(_("Share a link"))
        st.html(f"<h3>{title}</h3>")
        links.show(view, held)
    with files:
        downloads.show(view)


def _name_field(view: View, widget: str) -> None:
    """What the scenario is called, which stands above the answer and on every file."""
    shown.put(widget, name_of(view.scenario, view.translate))
    st.text_input(
        view.translate(N_("Name of this scenario")), key=widget, max_chars=LONGEST_NAME, autocomplete="off",
        persist_state="session", width=420, on_change=_name, args=(widget,),
    )  # fmt: skip


def _name(widget: str) -> None:
    if not shown.is_late(widget):
        edits.set_name(st.session_state[widget])
