"""What the guide's questions share: the names of their fields, and the word on what counts without an answer."""

from __future__ import annotations

import re

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from costmodel.present.labels import UNIT_WORDS, unit_words
from costmodel.present.sentences import one_stop, verdict
from costmodel.present.values import short_value
from costmodel.records import Input, Range, Record
from costmodel.web import edits, foreign, inputs, results, state
from costmodel.web.state import View
from costmodel.web.sums import evidence
from costmodel.web.text import escape
from costmodel.web.under import not_compared
from costmodel.words import N_

_FIRST = re.compile(r"(?:(?<=[^\W\d_]{2})|(?<=[^\W\d_]\)))\.\s(?=[A-ZÆØÅ])")  # where a note's first sentence ends
CHANGING, AT, BEFORE = "_guide_changing", "_guide_at", "_guide_before"
PREFIX = "guide."  # begins the widget of a key that stands on the full page too


def changing() -> str:
    """The field for which a question was opened from the answers, while it is open; none on the way through the guide."""
    return str(st.session_state.get(CHANGING) or "")


def turn(question: str) -> None:
    """To a question, or with none out of the guide: what was said before it waits until the guide is left."""
    st.session_state.update({AT: question, BEFORE: state.said()})
    state.end_step()


def taken(view: View, key: str, text: str = "") -> str:
    """The default of a key and in a few words what it is; empty where something else counts."""
    if key in view.scenario.values:
        return ""
    record = view.scenario.record(key)
    default = text or default_text(view, key)
    return ". ".join(part for part in (default, _FIRST.split(view.translate(record.note))[0].rstrip(".")) if part)


def default_text(view: View, key: str) -> str:
    """The default of a key with its unit."""
    record = view.scenario.record(key)
    return f"{inputs.default_text(view, record)} {unit_words(record, view.translate)}".strip()


def with_unit(view: View, record: Record, value: object) -> str:
    """A value of a record with its unit."""
    if value == 1 and record.unit in UNIT_WORDS:
        return short_value(record.key, 1.0, view.scenario, view.translate, view.language)
    return f"{inputs.value_text(view, record, value)} {unit_words(record, view.translate)}".strip()


def one_cell(key: str) -> DeltaGenerator:
    """A field among others in a grid, with what stands under it."""
    return st.container(key=f"extra_{key.replace('.', '_')}", gap=None)


def between(low: float, high: float) -> Range:
    """A range that is written by its ends."""
    return Range(low, (low + high) / 2, high)


def why_left_out(view: View, option: str) -> None:
    """Under the fields of a way: what it still lacks."""
    notice = next((n for n in view.comparison.notices if n.code == f"left_out_{option}"), None)
    if notice is not None:
        not_compared(view, notice.message.values["why"])


def default_note(view: View, key: str, text: str = "") -> None:
    """What counts without an answer, and where that comes from; after one what we would have taken."""
    _ = view.translate
    record = view.scenario.record(key)
    default = text or default_text(view, key)
    counts = key not in view.scenario.values
    said = _(N_("This is our figure: {default}.") if counts else N_("Our figure is {default}.")).format(default=default)
    note = f'<p class="quiet">{escape(_(record.note))}</p>' if record.note else ""
    source = evidence(record.source, record.date, record.confidence, view.language, record.review)
    st.html(f'<div class="default"><p>{escape(one_stop(said))}</p>{source}{note}</div>')


def range_will_do(view: View, key: str, example: str = "") -> None:
    """That a range can be written, with the record's own as the example, or that as its field shows it.

    And while ours counts, a button that makes it the visitor's own.
    """
    record = view.scenario.record(key)
    if record.range and not foreign.is_foreign(view.scenario, record):  # it is in the place's money
        example = example or inputs.value_text(view, record, between(*record.range))
        text = one_stop(view.translate(N_("Not sure? A range will do: write it like {example}.")).format(example=example))
        st.html(f'<p class="quiet">{escape(text)}</p>')
        if key not in view.scenario.values:
            with st.container(key="guide_mine", horizontal=True, vertical_alignment="center", gap="small"):
                text = view.translate(N_("Is this exactly your figure? Confirm it, and it no longer counts as uncertain."))
                st.html(f'<p class="quiet">{escape(text)}</p>')
                st.button(
                    view.translate(N_("Confirm")), key=f"{PREFIX}mine-{key}", on_click=_mine,
                    args=({key: inputs.default_of(view, record)},),
                )  # fmt: skip


def _mine(values: dict[str, Input]) -> None:
    """Our figure, given as the visitor's own."""
    state.typing("")
    state.forget_typed_in(PREFIX)
    edits.change(values)


def running(view: View) -> None:
    """The answer as it stands, one line a way."""
    _ = view.translate
    title, sentence = escape(_("The answer so far")), escape(verdict(view.comparison, _, view.language))
    ranked = view.comparison.ranked
    most = max((option.total for option in ranked), default=0.0) or 1.0
    rows = "".join(
        f"<li><span>{escape(_(option.option.label))}</span><b>{escape(view.money(option.total))}</b>"
        f'<i aria-hidden="true" style="width:{100 * option.total / most:.1f}%"></i></li>'
        for option in ranked
    )
    who = escape(results.who_a_va_is(_))
    st.html(
        f'<aside class="running"><h2>{title}</h2><p class="lead" aria-live="polite">{sentence}</p><ol>{rows}</ol>'
        f'<p class="quiet">{who}</p></aside>'
    )
