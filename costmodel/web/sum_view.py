"""An explanation on the page: what was opened stays open over edits, and what was assumed is changed in its place."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import streamlit as st

from costmodel.present.values import key_label
from costmodel.records import Record
from costmodel.scenario import Scenario
from costmodel.web import edits, inputs, state
from costmodel.web.chart import asset
from costmodel.web.state import View
from costmodel.web.text import escape
from costmodel.web.under import complaint
from costmodel.words import N_

_WIDGET = "sum."  # begins the name of a field in an explanation
_KEYS = re.compile(r'data-key="([a-z0-9_.]+)"')
_HTML = '<div class="stHtml cm-sum"></div>'
_YES, _NO = "yes", "no"
_LONGEST = 60


def change_button(key: str, label: str) -> str:
    """What opens the field of a key, in the HTML of an explanation."""
    _ = state.words()
    text, named = escape(_("Change this")), escape(_("Change: {label}").format(label=label))
    return f'<p><button type="button" data-key="{escape(key)}" aria-label="{named}">{text}</button></p>'


def can_change(scenario: Scenario, key: str) -> bool:
    """Whether a key has a field; hours that follow from tasks have none."""
    known = key in scenario.records or key.startswith("tasks.")
    return known and not scenario.by_tasks(key)


@lru_cache(maxsize=1)
def _component() -> Any:
    return st.components.v2.component("costmodel.sum", html=_HTML, js=asset("sum.js"), isolate_styles=False)


def show(view: View, name: str, html: str) -> None:
    """Show the HTML of an explanation; `name` tells it from others on the page."""
    _ = view.translate
    keys = dict.fromkeys(_KEYS.findall(html))
    widget = f"{_WIDGET}{name}"
    _component()(
        key=widget,
        data={"html": html, "fields": {key: _field(view, key) for key in keys}, "take": _(N_("Use this"))},
        on_set_change=lambda: take(st.session_state[widget].get("set")),
    )


def _field(view: View, key: str) -> dict[str, Any]:
    """The field of a key as the browser draws it: what stands there, what was wrong with it, and the way back."""
    _, record, wrong = view.translate, view.scenario.record(key), state.wrong(_WIDGET + key)
    kept = inputs.value_text(view, record, view.scenario.input(key))
    found: dict[str, Any] = {"label": key_label(view.scenario, key, _), "text": wrong[0] if wrong else kept}
    if record.unit == "flag":
        found |= {"options": [[_YES, _("yes")], [_NO, _("no")]], "text": _YES if view.scenario.value(key) else _NO}
    if record.unit == "choice":
        found |= {
            "options": [[each, inputs.choice_text(view, each)] for each in record.choices],
            "text": view.scenario.value(key),
        }
    if wrong:
        found["wrong"] = complaint(view, wrong[1], kept)
    back = inputs.own_way_back(view, key)
    if back:
        found["back"] = back
    return found


def take(asked: Any) -> None:
    """Take what was typed; what a browser sends is not to be trusted."""
    asked = asked if isinstance(asked, dict) else {}
    key, text = asked.get("key"), asked.get("text")
    if not (isinstance(key, str) and isinstance(text, str) and can_change(state.scenario(), key)):
        return
    try:
        record = state.scenario().record(key)
    except KeyError:
        return
    _set(key, record, text[:_LONGEST])


def _set(key: str, record: Record, text: str) -> None:
    state.typing("")
    if not text.strip():
        edits.reset([key])
    elif record.unit == "flag":
        edits.try_values({key: text == _YES})
    elif record.unit == "choice":
        if text in record.choices:
            edits.try_values({key: text})
    else:
        inputs.take(_WIDGET + key, key, text)
