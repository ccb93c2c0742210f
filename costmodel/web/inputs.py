"""Fields generated from records: each shows the scenario's value and hands every edit straight to the scenario."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

import streamlit as st

from costmodel.present.amounts import currency_of
from costmodel.present.currencies import read_currency
from costmodel.present.sentences import capitalised
from costmodel.records import Range, Record, Value
from costmodel.web import edits, foreign, periods, shown, state, task_hours, typed
from costmodel.web.state import View
from costmodel.web.text import literal
from costmodel.web.under import complain, counted_as, how_counted, quiet
from costmodel.words import N_, Message
from costmodel.worked_examples import is_of_example

_RATE, _CURRENCY = "va.rate", "va.currency"
_Shown = Literal["visible", "collapsed"]  # a label
_NONE = {  # what a default of nought means
    "owner.budget_per_year": N_("no limit"),
    "horizon.switch_month": N_("no switch"),
    "retainer.overage_rate": N_("not said"),
}


def field(view: View, key: str, widget: str = "", label_shown: bool = True, label: str = "", helped: bool = False) -> None:
    """The field of a key, and under it why what was typed there could not be taken.

    `widget`: a second one of the key. `helped`: what it means opens beside the label.
    """
    widget = widget or key
    record = view.scenario.record(key)
    label = literal(label) if label else _label(view, record)
    about = literal(periods.help_of(view, record)) if helped and record.help else None
    visibility: _Shown = "visible" if label_shown else "collapsed"
    if record.unit == "flag":
        shown.put(widget, bool(view.scenario.value(key)))
        st.toggle(label, key=widget, on_change=_switched, args=(widget, key), persist_state="session",
                  label_visibility=visibility)  # fmt: skip
        if about:
            quiet(view.translate(record.help))  # a tap on a sign of help would flip the switch
        return
    if record.unit == "choice":
        shown.put(widget, view.scenario.value(key))
        st.selectbox(label, record.choices, key=state.menu(widget), on_change=_switched, args=(widget, key),
                     format_func=lambda choice: choice_text(view, choice), persist_state="session",
                     label_visibility=visibility, help=about)  # fmt: skip
        return
    if view.scenario.by_tasks(key):
        _hours_of_tasks(view, record, widget, visibility, about)
        return
    text_field(
        view, widget, label, _text(view, record, key), partial(_means, view, record, key),
        partial(_set, key=key, beside=widget.removesuffix(key)), placeholder=_placeholder(view, record),
        about=about, visibility=visibility,
    )  # fmt: skip
    leading = helped and widget == key  # at the top of the page, where room is short
    told = how_counted if not leading or state.is_typing(widget) else counted_as
    told(view, widget, view.scenario.input(key), partial(value_text, view, record))
    foreign.show_at_home(view, key, record)
    periods.show_an_hour(view, key, leading)


def text_field(
    view: View, widget: str, label: str, shows: str, means: Callable[[str], bool], take: Callable[[str], Message | None], *,
    placeholder: str = "", about: str | None = None, visibility: _Shown = "visible",
    longest: int = 60, counted: bool = True,
) -> None:  # fmt: skip
    """A field to type in, and under it why what stands there could not be taken.

    `shows`: the present value as text. `means`: whether a text means that value; while it is typed, such a text is left as it
    is. `take` sets the value or says why it can't. `counted`: the value is one that we count with.
    """
    wrong, held = state.wrong(widget), st.session_state.get(widget)
    if wrong:
        shown.put(widget, wrong[0])
    elif not (state.is_typing(widget) and isinstance(held, str) and means(held)):
        shown.put(widget, shows)
    st.text_input(label, key=widget, on_change=_typed, args=(widget, take), live="400ms", max_chars=longest,
                  placeholder=placeholder, persist_state="session", autocomplete="off", label_visibility=visibility,
                  help=about)  # fmt: skip
    if wrong:
        complain(view, wrong[1], kept=shows if counted else "")


def _hours_of_tasks(view: View, record: Record, widget: str, visibility: _Shown, about: str | None) -> None:
    """With tasks, the hours follow from them: other hours in all make each of them more or fewer."""
    hours = task_hours.in_all(task_hours.present())
    task_hours.show_in(widget, hours, view.language)
    st.text_input(
        _label(view, record), key=widget, on_change=task_hours.typed_in, args=(widget, None), live="400ms",
        max_chars=60, persist_state="session", autocomplete="off", label_visibility=visibility, help=about,
        placeholder=_placeholder(view, record),
    )  # fmt: skip
    if wrong := state.wrong(widget):
        complain(view, wrong[1], kept=task_hours.text(hours, view.language))
    else:
        how_counted(view, widget, hours, partial(task_hours.text, language=view.language))
        count = len(view.scenario.tasks)
        several = N_("From your {count} tasks. Change the hours, and they are scaled to match.")
        text = several if count > 1 else N_("From your task. Change the hours, and it is scaled to match.")
        quiet(view.translate(text).format(count=count), "from")


def _label(view: View, record: Record) -> str:
    return literal(view.translate(record.label))


def _text(view: View, record: Record, key: str) -> str:
    value = view.scenario.input(key)
    return "" if key in _NONE and value == 0 else value_text(view, record, value)


def choice_text(view: View, choice: str) -> str:
    """A choice as people write it."""
    return capitalised(view.translate(choice.replace("_", " ")))


def value_text(view: View, record: Record, value: object) -> str:
    """A value of a record as its field shows it."""
    if record.unit == "flag":
        return view.translate(N_("yes")) if value else view.translate(N_("no"))
    if record.unit == "choice":
        return choice_text(view, str(value))
    if isinstance(value, str):
        return value
    assert value is None or isinstance(value, (int, float, Range))
    return typed.written(value, record.unit, currency_of(record.unit, view.scenario), view.language)


def default_text(view: View, record: Record) -> str:
    """The default of a record as its field would show it, in the place's money."""
    default = default_of(view, record)
    if not default and record.key in _NONE:
        return view.translate(_NONE[record.key])
    if record.unit.startswith("va_money") and isinstance(default, (int, float)):
        return typed.written(default, record.unit, view.scenario.currency, view.language)
    return value_text(view, record, default)


def _placeholder(view: View, record: Record) -> str:
    """What counts where nothing is typed."""
    default = default_of(view, record)
    if default is None:
        law = view.translate(N_("what the law says")) if record.key.startswith("law.") else ""
        return default_words(view, record) if record.unit == "currency" else law
    return default_text(view, record)


def way_back(view: View, key: str) -> None:
    """Where a visitor has changed a value: a button back to its default."""
    words = own_way_back(view, key)
    if words:
        st.button(literal(words), type="tertiary", key=f"reset-leading-{key}", on_click=edits.reset, args=([key],))


def own_way_back(view: View, key: str) -> str:
    """`back_words` for a value that is the visitor's and not the example's."""
    return "" if is_of_example(view.scenario, key) else back_words(view, key)


def back_words(view: View, key: str) -> str:
    """What a button says that takes a visitor's value away; nothing where that would change nothing."""
    scenario = view.scenario
    if key not in scenario.values or scenario.by_tasks(key):
        return ""
    record = scenario.record(key)
    if key in scenario.changed or foreign.is_foreign(scenario, record):
        return back_to(view, record)
    return view.translate(N_("Back to our range")) if record.range and scenario.base == "default" else ""


def back_to(view: View, record: Record) -> str:
    """What a button says that puts a value back to its default."""
    text = N_("Back to “{default}”") if record.unit in ("choice", "flag") else N_("Back to {default}")
    return view.translate(text).format(default=default_words(view, record))


def default_words(view: View, record: Record) -> str:
    """What counts while nothing is said, in words where it is no figure of ours."""
    if default_of(view, record) is None:
        return view.translate(N_("not said") if record.unit == "currency" else N_("what the law says"))
    return default_text(view, record)


def is_in_words(view: View, record: Record) -> bool:
    """Whether `default_words` are no figure, so that no unit belongs behind them."""
    default = default_of(view, record)
    return not default and (default is None or record.key in _NONE)


def default_of(view: View, record: Record) -> Value:
    """What counts while nothing is said."""
    return record.blank if view.scenario.base == "blank" else record.value


def _means(view: View, record: Record, key: str, text: str) -> bool:
    """Whether a text means the scenario's value."""
    return _read(text, record) == view.scenario.input(key) if text.strip() else key not in view.scenario.values


def _read(text: str, record: Record) -> object:
    now = state.scenario()
    if record.unit == "currency":
        return read_currency(text) or None
    language, currency = state.language(), currency_of(record.unit, now)
    text = foreign.bare(text, record, now, language)
    field = now.record(_CURRENCY).label if record.unit.startswith("va_money") else ""
    return foreign.not_meant(text, record, now, language) or periods.read(text, record, currency, language, field)


def _typed(widget: str, take: Callable[[str], Message | None]) -> None:
    if shown.is_late(widget):
        return
    state.typing(widget)
    text = st.session_state[widget]
    state.mark_wrong(widget, text, take(text))


def take(widget: str, key: str, text: str) -> None:
    """Set a key to what was typed into a field, or keep the text with why it can't be taken."""
    state.mark_wrong(widget, text, _set(text, key))


def _set(text: str, key: str, beside: str = "") -> Message | None:
    now, back = state.scenario(), {}
    record = now.record(key)
    value = _read(text, record)
    if foreign.is_at_home(text, record, now):
        value, back = typed.read(text, record, now.currency, state.language()), foreign.way_home(now)
    why = value if isinstance(value, Message) else edits.change({**back, key: value}, step=key)
    if back and why is None:
        state.tell(foreign.told_home(now))
    waiting = state.wrong(f"{beside}{_RATE}") if key == _CURRENCY and why is None else None
    if waiting:  # for the currency that it names
        take(f"{beside}{_RATE}", _RATE, waiting[0])
    return why


def _switched(widget: str, key: str) -> None:
    if shown.is_late(widget):
        return
    state.typing("")
    edits.change({key: st.session_state[widget]})
