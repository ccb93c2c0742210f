"""Tabs whose body is drawn only where it is open, and which stay open when the language changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from costmodel.web.guard import part


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
