"""The work task by task: a table to edit, with a catalogue to add from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from costmodel.present import money as say
from costmodel.records import Input
from costmodel.tasks import LONGEST_NAME, MOST_TASKS, TASK_FIELDS, Task, task_catalogue
from costmodel.web import cells, edits, one, shown, state, task_form
from costmodel.web.guard import part
from costmodel.web.state import View
from costmodel.web.text import escape
from costmodel.web.under import complain
from costmodel.words import N_, InputError, Message, Problem

_OFTEN, _HOURS = ("per_month", "minutes"), "hours_per_week"  # the two ways to count a task
COLUMNS = ("name", *_OFTEN, _HOURS, *(name for name in TASK_FIELDS if name not in (*_OFTEN, _HOURS)))
_SHORT = {
    "per_month": N_("Times/mo."),
    "minutes": N_("Min. each"),
    "hours_per_week": N_("Hours/wk."),
    "price": N_("Price/task"),
    "rate": N_("Special rate"),
    "brief_minutes": N_("Brief, min."),
    "review_minutes": N_("Check, min."),
    "redo_rate": N_("Done again"),
}  # heads, so that all columns are seen; the help has the label
_LETTER, _ICON, _PADDING, _NARROW, _WIDE = 6.5, 44, 16, 80, 162  # pixels
_PAGE, _LEAST_NAME, _MOST_NAME = 1000, 94, 240
_WRAPPING = 66  # pixels of a row; above 64 the browser's table lets a long name go on below
_SEEN, _BASE, _VERSION = "_tasks_seen", "_tasks_base", "_tasks_version"
_TO_ADD = "add_task"


def show(view: View) -> None:
    """What the table is for, the catalogue, the table."""
    _ = view.translate
    scenario = view.scenario
    if scenario.tasks:
        hours = say.number(view.comparison.hours_per_week, view.language, 2)
        intro = _("The tasks come to {hours} hours a week: the figure at the top of the page.").format(hours=hours)
    else:
        intro = _("List the work task by task: the hours follow from it, and a price each lets you compare a VA by the task.")
    st.html(f'<p class="quiet">{escape(intro)}</p>')
    catalogue = {task.id: task for task in task_catalogue()}
    shown.put(_TO_ADD, None)
    st.selectbox(
        _("Add a task from the catalog"), list(catalogue), index=None, key=_TO_ADD, on_change=_add,
        placeholder=_("Choose a task"), format_func=lambda task: _(catalogue[task].name),
        disabled=len(scenario.tasks) >= MOST_TASKS,
    )  # fmt: skip
    key, columns = _fresh_table(scenario.tasks), _columns(view)
    long = any(_LETTER * len(task.name) + _PADDING > columns["name"]["width"] for task in scenario.tasks)
    hint = _(
        "A row is added at the bottom of the table, and removed by ticking it. Give either times a month and minutes each, or"
        " hours a week: the other is emptied. The special rate may stay empty; the price each is only for a VA paid by the task."
    )
    with st.container(key="tasks_grid"):
        st.data_editor(
            st.session_state[_BASE], key=key, num_rows="dynamic", hide_index=True, width="stretch", on_change=_edited,
            args=(key,), column_config=columns, placeholder="", alt=_("The tasks, one a row"),
            row_height=_WRAPPING if long else None,
        )  # fmt: skip
        st.html(f'<p class="quiet">{escape(hint)}</p>')
    wrong = state.wrong("tasks")
    if wrong:
        complain(view, wrong[1])
    hourly = [task.name for task in scenario.tasks if task.in_hours]
    unpriced = [task.name for task in scenario.tasks if task.price is None]
    if hourly:
        asked = _("A VA by the task is compared once these are counted in pieces: {tasks}.").format(tasks=", ".join(hourly))
        st.html(f'<p class="quiet">{escape(asked)}</p>')
    elif unpriced:
        asked = _("Still without a price each: {tasks}. Enter one, and a VA by the task joins the comparison.").format(
            tasks=", ".join(unpriced)
        )
        st.html(f'<p class="quiet"><strong>{escape(asked)}</strong></p>')
    part(task_form.show, view)


def _columns(view: View) -> dict[str, Any]:
    _ = view.translate
    columns: dict[str, Any] = {}
    for name in COLUMNS[1:]:
        record = TASK_FIELDS[name]
        full = _(record.label)
        label = _(_SHORT.get(name, record.label))
        if record.unit == "share":
            label += ", %"
        columns[name] = cells.column(label, head_width(label), f"{full}. {_(record.help)}")
    width = name_width(columns)
    return {"name": st.column_config.TextColumn(_("Task"), required=True, max_chars=LONGEST_NAME, width=width), **columns}


def name_width(others: Mapping[str, Any]) -> int:
    """What the other columns of a table as wide as the page leave for the names in it."""
    return max(_LEAST_NAME, min(_PAGE - sum(column["width"] for column in others.values()), _MOST_NAME))


def head_width(label: str) -> int:
    """The pixels in which a head fits, unless it is a long one: the help of the column has it whole."""
    return round(min(max(_NARROW, _LETTER * len(label) + _ICON), _WIDE))


def _fresh_table(tasks: tuple[Task, ...]) -> str:
    """The editor's key; a new one whenever the tasks were changed elsewhere, so that no edit is applied twice."""
    if st.session_state.get(_SEEN) != (tasks, state.language()) or _BASE not in st.session_state:
        st.session_state[_SEEN] = tasks, state.language()
        st.session_state[_BASE] = frame(tasks, state.language())
        st.session_state[_VERSION] = st.session_state.get(_VERSION, 0) + 1
        st.session_state["_tasks_of_base"] = tasks
        state.mark_wrong("tasks", "", None)
    return f"tasks.{st.session_state[_VERSION]}"


def frame(tasks: tuple[Task, ...], language: str = "en") -> pd.DataFrame:
    """The tasks as the table shows them: numbers as the language writes them, shares in percent; empty what says nothing."""
    rows = [[task.name, *(_cell(name, task, language) for name in COLUMNS[1:])] for task in tasks]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype("object")


def _cell(name: str, task: Task, language: str) -> str | None:
    return cells.text(getattr(task, name), TASK_FIELDS[name], language) if name in task.counted else None


def edited_tasks(tasks: tuple[Task, ...], made: dict[str, Any], unnamed: str, language: str = "en") -> tuple[Task, ...]:
    """The tasks after a table's edits: only cells that were edited change. Raises InputError for what can't be read."""
    removed = set(made.get("deleted_rows", ()))
    changes = {int(row): cells for row, cells in made.get("edited_rows", {}).items()}
    kept = [_changed(task, changes.get(row, {}), unnamed, language) for row, task in enumerate(tasks) if row not in removed]
    new = [typed for typed in made.get("added_rows", ()) if any(_given(value) for value in typed.values())]
    added = [_changed(Task(""), typed, unnamed, language) for typed in new]
    return (*kept, *added)


def recounted(tasks: tuple[Task, ...], made: dict[str, Any]) -> bool:
    """Whether a table's edits give hours to a task in pieces, or pieces to one in hours."""
    rows = [(tasks[int(row)], typed) for row, typed in made.get("edited_rows", {}).items()]
    return any(_emptied(task, typed) for task, typed in [*rows, *((Task(""), typed) for typed in made.get("added_rows", ()))])


def _emptied(task: Task, typed: dict[str, Any]) -> tuple[str, ...]:
    """What becomes empty because the task is now counted in the other way."""
    if task.in_hours and task.in_pieces:
        return ()
    if task.in_hours:
        return (_HOURS,) if any(typed.get(name) for name in _OFTEN) else ()
    return _OFTEN if _given(typed.get(_HOURS)) else ()


def _changed(task: Task, typed: dict[str, Any], unnamed: str, language: str) -> Task:
    values: dict[str, Any] = {name: getattr(task, name) for name in COLUMNS}
    for name, cell in (typed | dict.fromkeys(_emptied(task, typed))).items():
        if name == "name":
            values[name] = edits.one_line(str(cell or ""), LONGEST_NAME)
        elif name in TASK_FIELDS:
            values[name] = _read_cell(name, cell, language)
    values["name"] = values["name"] or unnamed
    return Task(**values)


def _given(cell: Any) -> bool:
    return cell is not None and cell != ""


def _read_cell(name: str, cell: Any, language: str) -> Input:
    record = TASK_FIELDS[name]
    if not _given(cell):
        return record.value if record.value is None else 0.0
    value = cells.read(cell, record, language)
    if isinstance(value, Message):
        why = Message(N_("{column}: {why}"), {"column": Message(record.label), "why": value})
        raise InputError([Problem("", None, "", why)])
    return value


def _edited(key: str) -> None:
    made, unnamed = st.session_state[key], state.words()(N_("Task"))
    try:
        tasks = edited_tasks(st.session_state["_tasks_of_base"], made, unnamed, state.language())
    except InputError as error:
        state.typing("")
        state.mark_wrong("tasks", "", error.problems[0].message)
        return
    _set(tasks, made.get("deleted_rows", ()))
    if not recounted(st.session_state["_tasks_of_base"], made):  # else a new table shows what became empty
        st.session_state[_SEEN] = state.scenario().tasks, state.language()


def _add() -> None:
    if shown.is_late(_TO_ADD):
        return  # with the click on Undo it would be added once more
    found = next((task for task in task_catalogue() if task.id == st.session_state[_TO_ADD]), None)
    if found:
        now = state.scenario()
        task = found.task(state.words()(found.name), now.currency)
        _set((*now.tasks, replace(task, brief_minutes=0.0, review_minutes=0.0)))  # one's own time is one's own to say
        one.choose(task_form.KIND, len(now.tasks))


def _set(tasks: tuple[Task, ...], removed: Collection[int] = ()) -> None:
    if len(tasks) > MOST_TASKS:
        why: Message | None = Message(N_("At most {count} tasks can be compared."), {"count": MOST_TASKS})
    else:
        why = edits.set_tasks_but(removed, tasks)
    state.typing("")
    state.mark_wrong("tasks", "", why)
