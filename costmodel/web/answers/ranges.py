"""What is uncertain: the ranges in a table, and a way to set one of a value or to take the value as certain."""

from __future__ import annotations

import streamlit as st

from costmodel.answers.flips import varied_keys
from costmodel.answers.uncertain import Uncertain, moves
from costmodel.present.amounts import currency_of
from costmodel.present.values import key_label, short_value
from costmodel.records import Range
from costmodel.web import edits, inputs, shown, state, typed
from costmodel.web.answers import parts
from costmodel.web.answers.exact import exact_words
from costmodel.web.state import View
from costmodel.web.under import complain
from costmodel.words import N_, Message

_KEY, _OF = "range_key", "_range_of"
_LOW, _HIGH = "range_low", "range_high"


def show(view: View, doubtful: tuple[Uncertain, ...]) -> None:
    """The table of ranges, and the fields for one."""
    _ = view.translate
    parts.heading(
        _("What is uncertain"),
        _("A range that you give holds 90 of 100 cases. Where you gave none, the one behind our default counts."),
    )
    known = {each.key: each for each in doubtful}
    exact = exact_words(view, known)
    if exact:
        parts.quiet(exact)
    part = _set_one(view, known)
    rows: list[list[str]] = []
    kinds: dict[int, str] = {}
    for each in doubtful:
        if not moves(each, view.comparison):
            continue
        kinds[len(rows)] = "best" if each.key == part else ""
        rows.append([key_label(view.scenario, each.key, _), *_ends(view, each), _("yours") if each.given else _("ours")])
    if rows:
        parts.table(
            _("What is uncertain"),
            [_("Assumption"), _("Low"), _("Likeliest"), _("High"), _("Whose range")],
            rows,
            kinds,
            words=(4,),
        )


def _ends(view: View, each: Uncertain) -> list[str]:
    """Low, likeliest and high, with their units."""
    ends = (each.range.low, each.range.likely, each.range.high)
    return [short_value(each.key, end, view.scenario, view.translate, view.language, ends) for end in ends]


def _set_one(view: View, known: dict[str, Uncertain]) -> str:
    """The fields for the range of one value. Its key."""
    _ = view.translate
    keys = varied_keys(view.comparison)
    keys = tuple(key for key in keys if not view.scenario.by_tasks(key))
    with st.container(key="set_range"):
        chosen, low, high, certain = st.columns([3, 2, 2, 2], gap="small", vertical_alignment="bottom")
        with chosen:
            key = parts.key_menu(view, _("Set the range of"), keys, _KEY, keys[0])
        _fill(view, key, known.get(key))
        with low:
            _end(view, _("Low"), _LOW, key)
        with high:
            _end(view, _("High"), _HIGH, key)
        with certain:
            st.button(
                _("Take it as certain"), key="certain", on_click=_certain, args=(key,), disabled=key not in known, width="stretch"
            )
    wrong = state.wrong(_KEY)
    if wrong:
        complain(view, wrong[1])
    return key


def _end(view: View, label: str, widget: str, key: str) -> None:
    st.text_input(
        label, key=widget, on_change=_typed, args=(key, widget), max_chars=30, autocomplete="off", persist_state="session"
    )


def _fill(view: View, key: str, known: Uncertain | None) -> None:
    """Show the present ends, unless they stand there already or something is typed that could not be taken."""
    wanted = (key, known, view.language)
    if st.session_state.get(_OF) == wanted or (state.wrong(_KEY) and st.session_state.get(_OF, ("",))[0] == key):
        return
    if st.session_state.get(_OF, ("",))[0] != key:
        state.mark_wrong(_KEY, "", None)
    st.session_state[_OF] = wanted
    record = view.scenario.record(key)
    ends = (known.range.low, known.range.high) if known else (view.scenario.value(key),) * 2
    for widget, end in zip((_LOW, _HIGH), ends, strict=True):
        shown.put(widget, inputs.value_text(view, record, end))


def _typed(key: str, end_typed: str) -> None:
    """Set the range as soon as both ends are there and can be read."""
    if shown.is_late(end_typed):
        st.session_state.pop(_OF, None)  # both are filled again
        return
    state.typing("")
    now = state.scenario()
    record = now.record(key)
    currency = currency_of(record.unit, now)
    ends: list[float] = []
    why: Message | None = None
    for widget in (_LOW, _HIGH):
        end = typed.read(st.session_state[widget], record, currency, state.language())
        if isinstance(end, Message):
            why = why or end
        elif isinstance(end, (int, float)):
            ends.append(float(end))
    if why is None and len(ends) < 2:
        why = Message(N_("A range needs a low and a high end, one number each."))
    elif why is None and ends[0] > ends[1]:
        why = Message(N_("A range begins with its lowest number."))
    if why is None:
        low, high = ends
        why = edits.change({key: Range(low, (low + high) / 2, high) if low < high else low})
        state.forget_typed([key])
    state.mark_wrong(_KEY, "", why)


def _certain(key: str) -> None:
    """Keep the likeliest value alone."""
    state.mark_wrong(_KEY, "", None)
    edits.try_values({key: state.scenario().number(key)})
