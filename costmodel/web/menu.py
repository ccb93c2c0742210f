"""A menu behind a button: drawn where it is open, and reached by the keyboard right after its button."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import streamlit as st

from costmodel.web.chart import asset


def show(label: str, key: str, icon: str, body: Callable[[], None]) -> None:
    """The button, and where it was pressed the body."""
    menu = st.popover(label, key=key, on_change="rerun", icon=f":material/{icon}:")
    if menu.open:
        with menu:
            body()
            _follower()(key=f"{key}_menu", height=1)


def close(key: str) -> None:
    """Put a menu away."""
    st.session_state[key] = False


@lru_cache(maxsize=1)
def _follower() -> Any:
    return st.components.v2.component("costmodel.menu", js=asset("menu.js"))
