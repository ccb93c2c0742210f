"""One task at a time, as ordinary fields: all that the table of tasks holds of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from costmodel.tasks import MOST_TASKS, OF_A_PIECE, TASK_FIELDS, Task
from costmodel.web import edits, inputs, one, shown, state, task_hours, typed, under
from costmodel.web.state import View
from costmodel.web.task_hours import HOURS, MEASURES
from costmodel.words import N_, Message

KIND = "task"
_ORDER = ("hours_per_week", *(name for name in TASK_FIELDS if name != "hours_per_week"))


def show(view: View) -> None:
    """The chosen task, and ways to add one and to remove it."""
    names = [task.name for task in view.scenario.tasks]
    one.show(view, _FORM, names, partial(_fields, view))


def _fields(view: View, number: int) -> None:
    _, task = view.translate, view.scenario.tasks[number]
    name = partial(
        one.name_field, view, _widget(number, "name"), _("Task"), task.name,
        lambda new: _put(number, "name", name=new),
    )  # fmt: skip
    numbers = [partial(_number, view, number, field) for field in _ORDER if field not in _idle(number, task)]
    one.in_pairs(KIND, [name, partial(_measure, view, number), *numbers])
    said = task_hours.own_minutes(view, task)
    if said:
        under.quiet(said)


def _idle(number: int, task: Task) -> tuple[str, ...]:
    """The fields that say nothing in the way in which the task is counted."""
    pieces = task.in_pieces or state.is_typing(_widget(number, "per_month"))  # a 0 there may be the beginning of 0.5
    return () if task.in_hours and pieces else OF_A_PIECE if task.in_hours else ("hours_per_week",)


def _widget(number: int, field: str) -> str:
    return f"one.{KIND}-{number + 1}-{field}"


def _put(number: int, field: str, **changes: Any) -> Message | None:
    tasks = state.scenario().tasks
    if one.moved(_FORM):
        return None
    return edits.set_task(number, replace(tasks[number], **changes), _widget(number, field))


def _number(view: View, number: int, field: str) -> None:
    task, record = view.scenario.tasks[number], TASK_FIELDS[field]
    one.number_field(
        view, _widget(number, field), view.translate(record.label), record, getattr(task, field), view.scenario.currency,
        lambda value: _put(number, field, **{field: value}), placeholder=_usual(view, field),
        needed=record.value is not None or (field == "hours_per_week" and not task.in_pieces),
    )  # fmt: skip


def _usual(view: View, field: str) -> str:
    """What counts where a task says nothing, as a task's field is written: in money of the place."""
    now = view.scenario
    if field == "redo_rate":
        return inputs.value_text(view, now.record("va.redo_rate"), now.input("va.redo_rate"))
    if field == "rate":
        return typed.written(
            now.number("va.rate") * now.number("va.exchange_rate"), TASK_FIELDS[field].unit, now.currency, view.language
        )
    return ""


def _measure(view: View, number: int) -> None:
    _, task, widget = view.translate, view.scenario.tasks[number], _widget(number, "measure")
    shown.put(widget, "pieces" if task.in_pieces else "hours")
    st.segmented_control(
        _("How do you count it?"), list(MEASURES), key=state.menu(widget), required=True, persist_state="session",
        format_func=lambda name: _(MEASURES[name]), on_change=_measured, args=(widget, number),
    )  # fmt: skip


def _measured(widget: str, number: int) -> None:
    tasks = state.scenario().tasks
    if shown.is_late(widget) or one.moved(_FORM):
        return
    state.typing("")
    if edits.set_task(number, task_hours.counted(tasks[number], st.session_state[widget] == "hours")):
        state.tell(Message(N_("So many hours a week can't be counted; {task} stays as it was."), {"task": tasks[number].name}))


def _entries() -> tuple[Task, ...]:
    return state.scenario().tasks


def _added() -> Message | None:
    """A task that is still to be described; the first one has all the hours, so that the answer stays."""
    now = state.scenario()
    name = one.free_name(state.words()(N_("Task {number}")), [task.name for task in now.tasks])
    return edits.set_tasks((*now.tasks, Task(name) if now.tasks else Task(name, hours_per_week=now.input(HOURS))))


_FORM = one.Form(
    KIND, N_("One task at a time"), N_("Which task"), N_("Add a task"), N_("Remove this task"), MOST_TASKS,
    _entries, _added, edits.remove_task,
)  # fmt: skip
