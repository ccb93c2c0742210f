"""One task at a time, as ordinary fields: all that the table of tasks holds of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from costmodel.tasks import MOST_TASKS, OF_A_PIECE, TASK_FIELDS, Task
from costmodel.web import edits, inputs, one, shown, state, task_hours, typed
from costmodel.web.state import View
from costmodel.web.task_hours import HOURS, MEASURES
from costmodel.words import N_, Message

KIND = "task"
_NEEDED = ("per_month", "minutes")  # of a piece
_ORDER = ("hours_per_week", *(name for name in TASK_FIELDS if name != "hours_per_week"))


def show(view: View) -> None:
    """The chosen task, and ways to add one and to remove it."""
    names = [task.name for task in view.scenario.tasks]
    one.show(view, _FORM, names, partial(_fields, view))


def _fields(view: View, number: int) -> None:
    _, task = view.translate, view.scenario.tasks[number]
    name = partial(
        one.name_field, view, _widget(number, "name"), _("Task"), task.name,
        lambda new: _put(number, "name", replace(_task(number), name=new)),
    )  # fmt: skip
    numbers = [partial(_number, view, number, field) for field in _ORDER if field not in _idle(task)]
    one.in_pairs(KIND, [name, partial(_measure, view, number), *numbers])


def _idle(task: Task) -> tuple[str, ...]:
    """The fields that say nothing in the way in which the task is counted."""
    return () if task.in_hours and task.in_pieces else OF_A_PIECE if task.in_hours else ("hours_per_week",)


def _widget(number: int, field: str) -> str:
    return f"one.{KIND}-{number + 1}-{field}"


def _task(number: int) -> Task:
    return state.scenario().tasks[number]


def _put(number: int, field: str, task: Task) -> Message | None:
    return edits.set_task(number, task, _widget(number, field))


def _number(view: View, number: int, field: str) -> None:
    task, record = view.scenario.tasks[number], TASK_FIELDS[field]
    currency = typed.currency_of(record, view.scenario.currency, view.scenario.number("va.exchange_rate"))
    one.number_field(
        view, _widget(number, field), view.translate(record.label), record, getattr(task, field), currency,
        lambda value: _put(number, field, replace(_task(number), **{field: value})), placeholder=_usual(view, field),
        needed=record.value is not None or (field == "hours_per_week" and not task.in_pieces),
    )  # fmt: skip


def _usual(view: View, field: str) -> str:
    """What counts where a task says nothing."""
    key = {"rate": "va.rate", "redo_rate": "va.redo_rate"}.get(field)
    return inputs.value_text(view, view.scenario.record(key), view.scenario.input(key)) if key else ""


def _measure(view: View, number: int) -> None:
    _, task, widget = view.translate, view.scenario.tasks[number], _widget(number, "measure")
    shown.put(widget, "pieces" if task.in_pieces else "hours")
    st.segmented_control(
        _("How do you count it?"), list(MEASURES), key=state.menu(widget), required=True, persist_state="session",
        format_func=lambda name: _(MEASURES[name]), on_change=_measured, args=(widget, number),
    )  # fmt: skip


def _measured(widget: str, number: int) -> None:
    if not shown.is_late(widget):
        state.typing("")
        edits.set_task(number, task_hours.counted(_task(number), st.session_state[widget] == "hours"))


def _added() -> Message | None:
    """A task that is still to be described; the first one has all the hours, so that the answer stays."""
    now = state.scenario()
    name = state.words()(N_("Task {number}")).format(number=len(now.tasks) + 1)
    return edits.set_tasks((*now.tasks, Task(name) if now.tasks else Task(name, hours_per_week=now.input(HOURS))))


_FORM = one.Form(KIND, N_("Which task"), N_("Add a task"), N_("Remove this task"), MOST_TASKS, _added, edits.remove_task)
