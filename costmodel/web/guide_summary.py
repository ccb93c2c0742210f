"""After the guide: what was said, what was taken as a default and from where, each a step away from being changed."""

from __future__ import annotations

import streamlit as st

from costmodel.present import money as say
from costmodel.present.amounts import origin_text
from costmodel.present.task_kinds import is_catalogues, minutes_of_catalogue
from costmodel.present.values import by_switch
from costmodel.records import CHOICE, Range, Record, likely
from costmodel.tasks import Task
from costmodel.web import (
    guide,
    guide_law,
    guide_parts,
    guide_pay,
    guide_questions,
    guide_va,
    guide_vat,
    inputs,
    task_hours,
    where_when,
)
from costmodel.web.opening import link_held
from costmodel.web.state import View
from costmodel.web.text import escape, link
from costmodel.words import N_
from costmodel.worked_examples import example_of, is_of_example

_ONLY_GIVEN = ("owner.speed", "va.currency", "va.exchange_rate", guide_vat.DUTY, *guide_pay.OTHERS)  # asked for by the way
_FROM_LINK = N_("from the link")
_MINUTES = ("per_month", "minutes", "brief_minutes", "review_minutes")
_KEYS = {
    "place": (),
    "work": ("work.hours_per_week", "owner.speed"),
    "pay": ("employee.salary",),
    "va": (
        "va.rate",
        "va.currency",
        "va.exchange_rate",
        "retainer.fee_per_month",
        "retainer.hours_per_month",
        "retainer.overage_rate",
        *guide_va.FEES,
        *guide_va.TIME,
        guide_va.LEARNS,
    ),
    "owner": ("owner.hour_value",),
    "vat": ("va.irrecoverable_vat_rate", guide_vat.DUTY),
}


def show(view: View) -> None:
    """A line a figure, with its source where it is ours, and what an example left behind; folded unless it was asked for."""
    _ = view.translate
    guide.show_taken(view)
    with st.container(key="summary"), st.expander(_("Your answers, and our figures"), expanded=guide.is_asked_for()):
        with st.container(key="summary_lines", gap=None):
            _lines(view)
        left, own = _not_asked(view)
        for values, said in (
            (left, _("Still from the example that you began with: {values}.")),
            (own, _("Also changed, and asked for by no question: {values}.")),
        ):
            if values:
                st.html(f'<p class="quiet">{escape(said.format(values="; ".join(values)))}</p>')
        text = _("The rest are our figures; you'll find them with their sources under “All assumptions”.")
        st.html(f'<p class="quiet">{escape(text)}</p>')
        with st.container(horizontal=True, gap="small", key="summary_end"):
            st.button(_("Go through it again"), key="guide_again", on_click=guide.enter, args=("place",))
            st.button(_("Put this away"), key="guide_away", type="tertiary", on_click=guide.put_away)


def _lines(view: View) -> None:
    for question in guide.asked(view):
        for key in _keys(view, question.name) or ("",):
            if key in _ONLY_GIVEN and key not in view.scenario.values:
                continue
            if key.startswith("retainer.") and not view.scenario.number("retainer.fee_per_month"):
                continue
            _row(view, question.name, key or question.name, *_said(view, key))
        for number, task in enumerate(view.scenario.tasks, 1):
            if question.name in _OF_TASKS and task.in_pieces:
                field = f"tasks.{number}.{_FIELDS[question.name]}"
                _row(view, question.name, field, *_OF_TASKS[question.name](view, number, task), f"{question.name}.{number}")


def _keys(view: View, question: str) -> tuple[str, ...]:
    """The keys that a question asks for here."""
    return (*_KEYS[question], *guide_law.of_the_business(view), *guide_pay.extras(view)) if question == "pay" else _KEYS[question]


def _row(view: View, question: str, field: str, label: str, value: str, whose: str, name: str = "") -> None:
    """A line: what it is called, its value, whose it is (HTML), and the way to its question."""
    name = name or field
    if not value:
        return
    with st.container(key=f"said_{name.replace('.', '_')}", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<div class="said"><span>{escape(label)}</span><b>{escape(value)}</b><span class="whose">{whose}</span></div>')
        change = view.translate(N_("Change"))
        st.button(change, key=f"change-{name}", type="tertiary", on_click=_change, args=(question, field))


def _change(question: str, field: str) -> None:
    """To the question and the field; after it, it's back to the answer."""
    if question == "va":
        guide_va.turn_to(field)
    guide.enter(question, field)


def _counted(view: View, number: int, task: Task) -> tuple[str, str, str]:
    """How often a task comes, and the minutes of one."""
    _ = view.translate
    often, minutes, *own = (float(likely(getattr(task, field))) for field in _MINUTES)
    text = (
        N_("{often} a month, {minutes} minutes each and {own} of yours")
        if any(own)
        else N_("{often} a month, {minutes} minutes each")
    )
    values = {"often": often, "minutes": minutes, "own": sum(own)}
    said = _(text).format(**{name: say.number(value, view.language, 2) for name, value in values.items()})
    whose = _of_tasks(view, task)
    ours = minutes_of_catalogue(task)
    if ours and whose == _("your answer"):
        whole = len(ours) == sum(1 for each in (minutes, *own) if each)
        whose = _(
            N_("your answer; the minutes are our catalog's") if whole
            else N_("your answer; the minutes each are our catalog's") if "minutes" in ours
            else N_("your answer; your own minutes are our catalog's")
        )  # fmt: skip
    return task.name, said, escape(whose)


def _priced(view: View, number: int, task: Task) -> tuple[str, str, str]:
    """What a VA is paid for one of a task; no value where that is not known."""
    _ = view.translate
    key = f"tasks.{number}.price"
    price = "" if task.price is None else inputs.value_text(view, view.scenario.record(key), task.price)
    ours = is_catalogues(task, "price", view.scenario.currency)
    whose = _("our catalog's price") if ours else _of_tasks(view, task)
    return _("{task}: price each").format(task=task.name), price, escape(whose)


_OF_TASKS = {"work": _counted, "va": _priced}
_FIELDS = {"work": "per_month", "va": "price"}


def _said(view: View, key: str) -> tuple[str, str, str]:
    """A figure's name, its value, and whose it is, as HTML."""
    _, scenario = view.translate, view.scenario
    if not key:
        return _("Where"), where_when.place_name(view, scenario.place), _place_is(view)
    record = scenario.record(key)
    if scenario.by_tasks(key):
        in_all = task_hours.in_all(task_hours.present())
        said = in_all if isinstance(in_all, Range) else say.rounded(view.comparison.hours_per_week, 1)
        hours = guide_parts.with_unit(view, record, said)
        names = ", ".join(task.name for task in scenario.tasks)
        return _(record.label), _("{hours} ({tasks})").format(hours=hours, tasks=names), escape(_of_tasks(view))
    if by_switch(key, scenario, _):
        return by_switch(key, scenario, _), _("yes"), _whose(view, record)
    label = guide_questions.OF_AN_HOUR if key == "owner.hour_value" else record.label
    value = guide_pay.salary_said(view) if key == "employee.salary" else guide_parts.with_unit(view, record, scenario.input(key))
    return _(label), value, _whose(view, record)


def _place_is(view: View) -> str:
    now, began, held = view.scenario, example_of(view.scenario), link_held()
    if guide_questions.place_unknown() == now.place:
        whose = N_("left as it was, as you did not know")
    elif began is not None and began.place == now.place:
        whose = N_("from the example")
    elif held is not None and held.place == now.place:
        whose = _FROM_LINK
    else:
        whose = N_("your answer") if guide.is_begun() else N_("as it was opened")
    return escape(view.translate(whose))


def _of_tasks(view: View, *tasks: Task) -> str:
    """Whose tasks are: an example's or the link's until one of them is changed."""
    began, held = example_of(view.scenario), link_held()
    if began and began.tasks == view.scenario.tasks:
        return view.translate(N_("from the example"))
    of_link = held is not None and all(task in held.tasks for task in tasks or view.scenario.tasks)
    return view.translate(_FROM_LINK if of_link else N_("your answer"))


def _whose(view: View, record: Record) -> str:
    _, scenario = view.translate, view.scenario
    if record.key not in scenario.values:
        if not record.value or record.unit == "choice":  # the plain case, which no source is about
            return escape(_("our assumption"))
        if not record.source.url:
            return escape(origin_text(record.key, scenario, _) if record.source == CHOICE else _("our estimate"))
        ours = escape(_("our figure, from"))
        return f"{ours} {link(_(record.source.title), record.source.url)}"
    if is_of_example(scenario, record.key):
        return escape(_("from the example"))
    held = link_held()
    of_link = held is not None and held.values.get(record.key) == scenario.values[record.key]
    return escape(_(_FROM_LINK if of_link else N_("your answer")))


def _not_asked(view: View) -> tuple[list[str], list[str]]:
    """What no question asks for and is not ours: what an example brought with it, and what the visitor changed elsewhere."""
    scenario = view.scenario
    asked = {key for question in _KEYS for key in _keys(view, question)}
    left: list[str] = []
    own: list[str] = []
    for key in scenario.given:
        if key not in asked:
            record, value = scenario.records[key], scenario.values[key]
            group = left if is_of_example(scenario, key) else own
            group.append(f"{view.translate(record.label)} {inputs.value_text(view, record, value)}")
    return left, own
