"""Worked examples to start from."""

from __future__ import annotations

import streamlit as st

from costmodel.web import menu, state
from costmodel.web.state import View
from costmodel.web.text import escape, literal
from costmodel.worked_examples import example, examples, name_of


def show(view: View) -> None:
    """A menu of examples, each with what it is about."""
    _ = view.translate

    def body() -> None:
        intro = _("Start from one of these and make it yours. Undo brings back what you have now.")
        with st.container(key="example_list", gap=None):
            st.html(f'<p class="quiet">{escape(intro)}</p>')
            for name in examples():
                scenario, about = example(name)
                st.button(literal(name_of(scenario, _)), key=f"example-{name}", on_click=_start, args=(name,), type="tertiary")
                st.html(f'<p class="example">{escape(_(about) if about else "")}</p>')

    menu.show(_("Examples"), "examples", "lightbulb", body)


def _start(name: str) -> None:
    state.replace(example(name)[0])
    menu.close("examples")
