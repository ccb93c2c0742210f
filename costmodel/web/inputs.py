"""Fields generated from records: each shows the scenario's value and hands every edit straight to the scenario."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Literal

import streamlit as st

from costmodel.places import load_head, place_ids
from costmodel.present import money as say
from costmodel.reading import known_currency
from costmodel.records import Range, Record
from costmodel.web import edits, state, typed
from costmodel.web.state import View
from costmodel.web.text import escape, literal
from costmodel.words import N_, Message

LAST_DAY = datetime.date(2200, 12, 31)


def field(view: View, key: str, widget: str = "", label_shown: bool = True, label: str = "") -> None:
    """The field of a key, and under it why what was typed there could not be taken. `widget`: a second one of the key."""
    widget = widget or key
    record = view.scenario.record(key)
    label = literal(label) if label else _label(view, record)
    visibility: Literal["visible", "collapsed"] = "visible" if label_shown else "collapsed"
    if record.unit == "flag":
        _show(widget, bool(view.scenario.value(key)))
        st.toggle(label, key=widget, on_change=_switched, args=(widget, key), persist_state="session",
                  label_visibility=visibility)  # fmt: skip
        return
    if record.unit == "choice":
        _show(widget, view.scenario.value(key))
        st.selectbox(label, record.choices, key=state.menu(widget), on_change=_switched, args=(widget, key),
                     format_func=lambda choice: view.translate(choice.replace("_", " ")), persist_state="session",
                     label_visibility=visibility)  # fmt: skip
        return
    if key == "work.hours_per_week" and view.scenario.tasks:
        _hours_of_tasks(view, record, widget, visibility)
        return
    wrong = state.wrong(widget)
    if wrong:
        _show(widget, wrong[0])
    elif not _still_typed(view, record, widget):
        _show(widget, _text(view, record))
    st.text_input(label, key=widget, on_change=_typed, args=(widget, key), live="400ms", max_chars=60,
                  placeholder=_placeholder(view, record), persist_state="session", autocomplete="off",
                  label_visibility=visibility)  # fmt: skip
    if wrong:
        complain(view, wrong[1], kept=_text(view, record))


def _hours_of_tasks(view: View, record: Record, widget: str, visibility: Literal["visible", "collapsed"]) -> None:
    """With tasks, the hours follow from them: shown, not asked."""
    hours = say.number(view.comparison.hours_per_week, view.language, 1)
    _show(widget, view.translate(N_("{hours} from your tasks")).format(hours=hours))
    st.text_input(_label(view, record), key=widget, disabled=True, persist_state="session", label_visibility=visibility)


def complain(view: View, why: Message, kept: str = "") -> None:
    """A calm sentence under a field: what was wrong, and which value goes on counting."""
    text = escape(why.say(view.translate))
    if kept:
        text += " " + escape(view.translate(N_("Until then {value} goes on counting.")).format(value=kept))
    st.html(f'<p class="wrong" role="alert">{text}</p>')


def place_field(view: View) -> None:
    """Where: one searchable list of all places."""
    _show("place", view.scenario.place)
    st.selectbox(
        view.translate(N_("Where")), places(), key=state.menu("place"), on_change=_moved, persist_state="session",
        format_func=lambda place: place_name(view, place),
    )  # fmt: skip


def date_field(view: View) -> None:
    """The first day."""
    first = view.scenario.law.covered_from
    _show("date", view.scenario.start)
    st.date_input(
        view.translate(N_("From")), key="date", min_value=first, max_value=LAST_DAY, on_change=_dated, persist_state="session",
        format="DD.MM.YYYY" if view.language == "da" else "YYYY-MM-DD",
    )  # fmt: skip
    wrong = state.wrong("date")
    if wrong:
        complain(view, wrong[1])


@lru_cache(maxsize=1)
def places() -> tuple[str, ...]:
    """The places that can be chosen: countries, then states under their country, then figures of one's own."""
    heads = [load_head(place) for place in place_ids()]
    chosen = [head for head in heads if head["kind"] == "place"]
    return tuple(head["id"] for head in sorted(chosen, key=lambda h: (h["id"] == "custom", h["country"], h["name"])))


def place_name(view: View, place: str) -> str:
    """A place as the list shows it: `Texas, United States`."""
    head = load_head(place)
    return ", ".join(view.translate(name) for name in (head["name"], head["country"]) if name)


def _label(view: View, record: Record) -> str:
    return literal(view.translate(record.label))


def _text(view: View, record: Record) -> str:
    return value_text(view, record, view.scenario.input(record.key))


def value_text(view: View, record: Record, value: object) -> str:
    """A value of a record as its field shows it."""
    if record.unit == "flag":
        return view.translate(N_("yes")) if value else view.translate(N_("no"))
    if record.unit == "choice":
        return view.translate(str(value).replace("_", " "))
    if isinstance(value, str):
        return value
    currency = typed.currency_of(record, view.scenario.currency, view.scenario.number("va.exchange_rate"))
    assert value is None or isinstance(value, (int, float, Range))
    return typed.written(value, record.unit, currency, view.language)


def _placeholder(view: View, record: Record) -> str:
    """What counts where nothing is typed."""
    default = record.blank if view.scenario.base == "blank" else record.value
    return view.translate(N_("as the law says")) if default is None else value_text(view, record, default)


def _show(widget: str, value: object) -> None:
    if widget not in st.session_state or st.session_state[widget] != value:
        st.session_state[widget] = value


def _still_typed(view: View, record: Record, widget: str) -> bool:
    """Whether the field is being typed in and already means the scenario's value: then its text is left alone."""
    if not state.is_typing(widget) or not isinstance(st.session_state.get(widget), str):
        return False
    text = st.session_state[widget]
    if not text.strip():
        return record.key not in view.scenario.values
    return _read(text, record) == view.scenario.input(record.key)


def _read(text: str, record: Record) -> object:
    now = state.scenario()
    if record.unit == "currency":
        code = text.strip().upper()
        return (code if known_currency(code) else Message(N_("Write a currency's three letters, like USD."))) if code else None
    currency = typed.currency_of(record, now.currency, now.number("va.exchange_rate"))
    return typed.read(text, record, currency, state.language())


def _typed(widget: str, key: str) -> None:
    text = st.session_state[widget]
    value = _read(text, state.scenario().record(key))
    state.typing(widget)
    why = value if isinstance(value, Message) else edits.change({key: value}, step=key)
    state.mark_wrong(widget, text, why)


def _switched(widget: str, key: str) -> None:
    state.typing("")
    edits.change({key: st.session_state[widget]})


def _moved() -> None:
    if st.session_state["place"] in places():  # what a browser sends is not to be trusted
        edits.move(st.session_state["place"])


def _dated() -> None:
    day = st.session_state["date"]
    state.typing("")
    state.mark_wrong("date", "", edits.set_date(day) if day else None)
