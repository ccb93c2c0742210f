"""What the page put into its fields, and what a browser sends of them that has not drawn that yet.

A browser sends what all of its fields hold with every click. Pressed before the page has been drawn anew (Undo twice, a button
right after an example), it sends what stood there before, which must not be taken for an edit. The address that it sends along
tells which page it showed: it is set last of all, when the page is at rest; on a slow phone the fields may follow it still.
"""

from __future__ import annotations

from time import monotonic

import streamlit as st

_PAGES = "_pages"  # by address: what each widget showed since then and shows no more
_LAST = "_last_shown"  # by widget: what was put or typed there last
_LONGEST = 20  # pages that a browser can be behind
_GOING, _JUST = "_going", "_just_gone"  # by widget: what this page replaces; when the last one was drawn, and what it replaced
_DRAWING = 1.5  # seconds in which nobody has typed anew what stood in a field before


def put(widget: str, value: object, anew: bool = False) -> None:
    """Show `value` in a field. `anew`: also where it stands already, as a menu's entry may go by another word now."""
    last = st.session_state.setdefault(_LAST, {})
    if widget in st.session_state:
        stood = last.get(widget, st.session_state[widget])  # a late value stood on no page
        if stood != value:
            for gone in st.session_state.get(_PAGES, {}).values():  # on runs that were overtaken too
                gone.setdefault(widget, []).append(stood)
            st.session_state.setdefault(_GOING, {})[widget] = stood
    last[widget] = value
    if anew or widget not in st.session_state or st.session_state[widget] != value:
        st.session_state[widget] = value


def is_late(widget: str) -> bool:
    """Whether what was sent of a field is what stood in it on the page that was sent along or since, and is replaced by now.

    Or what stands there already: a late value is held until the page gets to the field, and the right one is then a change.
    """
    last, sent = st.session_state.setdefault(_LAST, {}), st.session_state[widget]
    if widget in last and last[widget] == sent:
        return True
    gone = st.session_state.get(_PAGES, {}).get(st.query_params.get("s"), {})
    drawn_at, just = st.session_state.get(_JUST, (0.0, {}))
    at_once = isinstance(sent, str) and just.get(widget) == sent and monotonic() - drawn_at < _DRAWING
    if sent in gone.get(widget, ()) or at_once:
        return True
    last[widget] = sent
    return False


def drawn(address: str) -> None:
    """Note the address with which this page ends. Empty: it is not drawn, so no address tells any more what a browser shows."""
    st.session_state[_JUST] = (monotonic(), st.session_state.pop(_GOING, {}))
    pages = {page: gone for page, gone in st.session_state.get(_PAGES, {}).items() if page != address}
    st.session_state[_PAGES] = dict([*pages.items(), (address, {})][-_LONGEST:]) if address else {}
