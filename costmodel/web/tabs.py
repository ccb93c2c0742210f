"""Tabs whose body is drawn only where it is open, and which stay open when the language changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from costmodel.web.guard import part

_TURNED = "_tabs_turned"


def show(names: Sequence[str], bodies: Sequence[Callable[[], None]], key: str) -> None:
    """Tabs of these names; the open one's body is drawn."""
    place = f"_{key}_place"
    if st.session_state.get(key) is not None and st.session_state[key] not in names:
        st.session_state[key] = names[st.session_state.get(place, 0)]
    for number, (tab, body) in enumerate(zip(st.tabs(names, key=key, on_change="rerun"), bodies, strict=True)):
        if tab.open:
            st.session_state[place] = number
            with tab:
                part(body)


def turn_to(key: str, name: str) -> None:
    """Open a tab at a button that stands elsewhere; the page brings it in view."""
    st.session_state[key] = name
    st.session_state[_TURNED] = turned() + 1


def turned() -> int:
    """How often a tab was opened from elsewhere."""
    times: int = st.session_state.get(_TURNED, 0)
    return times
