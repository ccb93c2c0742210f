"""What stands under a field: a quiet word on it, why it does not count yet, and why what was typed could not be taken."""

from __future__ import annotations

import streamlit as st

from costmodel.present.sentences import one_stop
from costmodel.web.state import View
from costmodel.web.text import escape
from costmodel.words import N_, Message


def quiet(text: str, also: str = "") -> None:
    """A quiet line of text; `also` names its kind to the style sheet."""
    kind = f"quiet {also}".strip()
    st.html(f'<p class="{kind}">{escape(text)}</p>')


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
