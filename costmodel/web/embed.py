"""The page inside another page (`?embed=true`): the answer, four inputs, the ways and the chart of cost, and the way out."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import streamlit as st

from costmodel.web import results
from costmodel.web.answers import compare
from costmodel.web.chart import asset
from costmodel.web.guard import part
from costmodel.web.state import View
from costmodel.web.text import escape


def is_on() -> bool:
    """Whether the page stands in a frame of another one."""
    return bool(st.context.is_embedded)


def show(view: View, held: str, leading: Callable[[View], None]) -> None:
    """All that is shown there. `leading` draws the four inputs."""
    _ = view.translate
    st.html("<style>.stMainBlockContainer{padding:0.75rem 1rem 1rem}.verdict{padding-top:0}</style>")
    part(results.show_verdict, view)
    doubt = st.container(key="doubt")
    part(leading, view)
    part(results.show_options, view)
    if view.comparison.options:
        with st.container(key="charts"):
            part(compare.show_bars, view)
    text = escape(_("Open the full calculator"))
    why = escape(_("with what would change the answer, how sure it is, bids and every source."))
    st.html(f'<p class="way-out"><a href="?s={held}" target="_blank" rel="noopener">{text}</a> <span>{why}</span></p>')
    with doubt:
        part(results.show_doubt, view)
    _teller()(key="height", height=1)


@lru_cache(maxsize=1)
def _teller() -> Any:
    return st.components.v2.component("costmodel.height", js=asset("embed.js"))
