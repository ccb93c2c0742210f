"""What the page put into its fields, and what a browser sends of them that has not drawn that yet.

A browser sends what all of its fields hold with every click. Pressed before the page has been drawn anew (Undo twice, a button
right after an example), it sends what stood there before, which must not be taken for an edit. The address that it sends along
tells which page it showed: it is drawn last of all.
"""

from __future__ import annotations

import streamlit as st

_PAGES, _LATE = "_pages", "_late"  # pages: by address, what each widget held since then and holds no more
_LONGEST = 20  # pages that a browser can be behind


def put(widget: str, value: object) -> None:
    """Show `value` in a field."""
    if widget in st.session_state:
        if st.session_state[widget] == value:
            return
        _note(widget)
    st.session_state[widget] = value


def _note(widget: str) -> None:
    """What stood in the field since each page was drawn, on runs that were overtaken too; a late value stood on none of them."""
    late = st.session_state.get(_LATE, set())
    if widget in late:
        late.discard(widget)
        return
    for held in st.session_state.get(_PAGES, {}).values():
        held.setdefault(widget, []).append(st.session_state[widget])


def is_late(widget: str) -> bool:
    """Whether what was sent of a field is what stood in it on the page that was sent along or since, and is replaced by now."""
    held = st.session_state.get(_PAGES, {}).get(st.query_params.get("s"), {})
    late = st.session_state[widget] in held.get(widget, ())
    if late:
        st.session_state.setdefault(_LATE, set()).add(widget)
    return late


def drawn(address: str) -> None:
    """Note the address with which this page ends. Empty: it is not drawn, so no address tells any more what a browser shows."""
    pages = {page: held for page, held in st.session_state.get(_PAGES, {}).items() if page != address}
    st.session_state[_PAGES] = dict([*pages.items(), (address, {})][-_LONGEST:]) if address else {}
    st.session_state[_LATE] = set()
