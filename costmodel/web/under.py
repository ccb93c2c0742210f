"""What stands under a field: a quiet word on it, why it does not count yet, and why what was typed could not be taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

import streamlit as st

from costmodel.present.sentences import one_stop
from costmodel.records import Range
from costmodel.web import state, typed
from costmodel.web.state import View
from costmodel.web.text import escape
from costmodel.words import N_, Message

_WORD = re.compile(r"\D*[^\W\d]\D*")


def quiet(text: str, also: str = "") -> None:
    """A quiet line of text; `also` names its kind to the style sheet."""
    kind = f"quiet {also}".strip()
    st.html(f'<p class="{kind}">{escape(text)}</p>')


def how_counted(view: View, widget: str, value: object, write: Callable[[float], str]) -> None:
    """How a range that was typed is read, and that a number with an "about" counts as exact."""
    held = st.session_state.get(widget)
    if state.wrong(widget):
        return
    if isinstance(value, Range):
        middle = N_("{low} to {high}; the answer counts the middle, {likely}.")
        text = middle if value.shape == "range" else N_("{low} to {high}; the answer counts the likeliest, {likely}.")
        ends = {name: write(getattr(value, name)) for name in ("low", "likely", "high")}
        quiet(one_stop(view.translate(text).format(**ends)))
    elif isinstance(value, (int, float)) and state.is_typing(widget) and isinstance(held, str) and typed.is_hedged(held):
        text = N_("Counted as exactly {value}. Not sure? Type a range, with a dash.")
        quiet(one_stop(view.translate(text).format(value=write(value))))
    elif isinstance(value, (int, float)) and state.is_typing(widget) and isinstance(held, str) and _WORD.fullmatch(held):
        quiet(view.translate(N_("counted as {likely}")).format(likely=write(value)))  # "twenty"


def counted_as(view: View, widget: str, value: object, write: Callable[[float], str]) -> None:
    """The same where room is short: which number of a range the answer counts."""
    if isinstance(value, Range) and not state.wrong(widget):
        quiet(view.translate(N_("counted as {likely}")).format(likely=write(value.likely)), "from counted")


def doubts(view: View, key: str, codes: Collection[str] = ()) -> None:
    """At a field: what the page warns of; of several `codes` only these."""
    warnings = [notice for notice in view.comparison.notices if notice.severity == "warning" and notice.key == key]
    warnings = [notice for notice in warnings if not codes or notice.code in codes]
    items = "".join(f'<p class="warning">{escape(view.say(notice.message))}</p>' for notice in warnings)
    if items:
        st.html(f'<div class="notices" role="status">{items}</div>')


def not_compared(view: View, why: object) -> None:
    """Under fields: why what they describe is left out so far."""
    text = view.say(Message(N_("Not compared yet: {why}."), {"why": why}))
    st.html(f'<p class="quiet" role="status">{escape(text)}</p>')


def complain(view: View, why: Message, kept: str = "") -> None:
    """A calm sentence under a field: what was wrong, and with which value we count until then."""
    st.html(f'<p class="wrong" role="alert">{escape(complaint(view, why, kept))}</p>')


def complaint(view: View, why: Message, kept: str) -> str:
    """What was wrong, and with which value we count until then."""
    until = view.translate(N_("Until then we count with {value}.")).format(value=kept) if kept else ""
    return one_stop(f"{view.say(why)} {until}".strip())
