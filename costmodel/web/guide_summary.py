"""After the guide: what was said, what was taken as a default and from where, each a step away from being changed."""

from __future__ import annotations

import streamlit as st

from costmodel.records import Record
from costmodel.web import guide, guide_pay, guide_questions, inputs, opening
from costmodel.web.state import View
from costmodel.web.text import escape, link
from costmodel.words import N_

_KEYS = {
    "place": (),
    "work": ("work.hours_per_week",),
    "pay": ("employee.salary",),
    "va": ("va.rate", "retainer.fee_per_month", "retainer.hours_per_month", "retainer.overage_rate", guide_pay.MANAGING),
    "owner": ("owner.hour_value",),
    "vat": ("va.irrecoverable_vat_rate",),
}


def show(view: View) -> None:
    """A line a figure, with its source where it is ours, and what an example left behind."""
    _ = view.translate
    with st.container(key="summary", gap=None):
        title = escape(_("Your answers, and our figures"))
        st.html(f"<h2>{title}</h2>")
        for question in guide.asked(view):
            for key in _keys(view, question.name) or ("",):
                if key.startswith("retainer.") and not view.scenario.number("retainer.fee_per_month"):
                    continue
                _row(view, question.name, key)
        left = _left_by_example(view)
        if left:
            text = _("Still from the example that you began with: {values}.").format(values="; ".join(left))
            st.html(f'<p class="quiet">{escape(text)}</p>')
        text = _("Everything else is our figure too; you find it with its source under “All assumptions”.")
        st.html(f'<p class="quiet">{escape(text)}</p>')
        with st.container(horizontal=True, gap="small", key="summary_end"):
            st.button(_("Go through it again"), key="guide_again", on_click=guide.enter, args=("place",))
            st.button(_("Put this away"), key="guide_away", type="tertiary", on_click=guide.put_away)


def _keys(view: View, question: str) -> tuple[str, ...]:
    """The keys that a question asks for here."""
    return (*_KEYS[question], *guide_pay.extras(view)) if question == "pay" else _KEYS[question]


def _row(view: View, question: str, key: str) -> None:
    _ = view.translate
    label, value, whose = _said(view, key)
    with st.container(
        key=f"said_{(key or question).replace('.', '_')}", horizontal=True, vertical_alignment="center", gap="small"
    ):
        st.html(f'<div class="said"><span>{escape(label)}</span><b>{escape(value)}</b><span class="whose">{whose}</span></div>')
        change = _("Change")
        st.button(change, key=f"change-{key or question}", type="tertiary", on_click=guide.enter, args=(question,))


def _said(view: View, key: str) -> tuple[str, str, str]:
    """A figure's name, its value, and whose it is, as HTML."""
    _, scenario = view.translate, view.scenario
    if not key:
        return _("Where"), inputs.place_name(view, scenario.place), _place_is(view)
    record = scenario.record(key)
    if scenario.by_tasks(key):
        hours = inputs.value_text(view, record, round(view.comparison.hours_per_week, 1))
        names = ", ".join(task.name for task in scenario.tasks)
        return _(record.label), _("{hours} ({tasks})").format(hours=hours, tasks=names), escape(_("your answer"))
    return _(record.label), inputs.value_text(view, record, scenario.input(key)), _whose(view, record)


def _place_is(view: View) -> str:
    unsure = guide_questions.place_unknown() == view.scenario.place
    return escape(view.translate(N_("left as it was, as you did not know") if unsure else N_("your answer")))


def _whose(view: View, record: Record) -> str:
    _, scenario = view.translate, view.scenario
    if record.key not in scenario.changed:
        if not record.value:  # the plain case, which no source is about
            return escape(_("our assumption"))
        if not record.source.url:
            return escape(_("our estimate"))
        ours = escape(_("our figure, from"))
        return f"{ours} {link(_(record.source.title), record.source.url)}"
    began = opening.example_of(scenario)
    if began is not None and began.values.get(record.key) == scenario.values[record.key]:
        return escape(_("from the example"))
    return escape(_("your answer"))


def _left_by_example(view: View) -> list[str]:
    """What an example brought with it that no question asks for."""
    scenario, began = view.scenario, opening.example_of(view.scenario)
    if began is None:
        return []
    asked = {key for question in _KEYS for key in _keys(view, question)}
    kept = [key for key in scenario.changed if key not in asked and began.values.get(key) == scenario.values[key]]
    records = scenario.records
    return [f"{view.translate(records[key].label)} {inputs.value_text(view, records[key], scenario.values[key])}" for key in kept]
