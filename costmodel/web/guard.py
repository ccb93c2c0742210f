"""One part of the page at a time: a fault of ours in it spoils neither the rest nor the visitor's day."""

from __future__ import annotations

import logging
from collections.abc import Callable

import streamlit as st

from costmodel.web import state
from costmodel.web.text import escape

_log = logging.getLogger(__name__)


def part(show: Callable[..., None], *args: object) -> None:
    """Draw one part; a fault of ours in it is logged, and said in its place."""
    try:
        show(*args)
    except Exception:
        _log.exception("A part of the page could not be drawn: %s", getattr(show, "__name__", show))
        _ = state.words() if state.begun() else str
        text = _("This part could not be shown. The fault is ours and has been noted; nothing that you entered is lost.")
        st.html(f'<p class="wrong" role="alert">{escape(text)}</p>')
