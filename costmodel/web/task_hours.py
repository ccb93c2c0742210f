"""Hours a week and the tasks that make them up: the hours of each, and the tasks so often that they take certain hours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from costmodel.present import money as say
from costmodel.records import Range, likely
from costmodel.tasks import Task
from costmodel.units import MINUTES_PER_HOUR, MONTHS_PER_YEAR
from costmodel.web import edits, state, typed
from costmodel.words import N_, Message

HOURS = "work.hours_per_week"
EXACT = 9  # decimals that are kept: what is typed is what is counted


def hours_of(task: Task, weeks: float) -> float:
    """The hours a week of one task, in so many weeks of work a year."""
    return float(likely(task.per_month) * likely(task.minutes)) * MONTHS_PER_YEAR / MINUTES_PER_HOUR / weeks


def with_hours(task: Task, hours: float, weeks: float) -> Task:
    """The task so often that it takes these hours a week; one without minutes is counted in hours."""
    minutes = float(likely(task.minutes)) or float(MINUTES_PER_HOUR)
    often = round(hours * weeks / MONTHS_PER_YEAR * MINUTES_PER_HOUR / minutes, EXACT)
    return replace(task, minutes=task.minutes if likely(task.minutes) else minutes, per_month=often)


def spread(tasks: Sequence[Task], hours: Sequence[float], weeks: float) -> tuple[Task, ...]:
    """The tasks with these hours a week; one that has them already stays as it is."""
    return tuple(
        task if hours_of(task, weeks) == each else with_hours(task, each, weeks)
        for task, each in zip(tasks, hours, strict=True)
    )  # fmt: skip


def present() -> list[float]:
    """The hours a week of each task now."""
    now = state.scenario()
    return [hours_of(task, now.number("work.weeks_per_year")) for task in now.tasks]


def show_in(widget: str, hours: float, language: str) -> None:
    """Put the hours into a field, unless it is being typed in and means them already, or holds what can't be read."""
    wrong, held = state.wrong(widget), st.session_state.get(widget)
    record = state.scenario().record(HOURS)
    still = state.is_typing(widget) and isinstance(held, str) and typed.read(held, record, "", language) == round(hours, 2)
    wanted = wrong[0] if wrong else held if still else say.number(hours, language, 2)
    if held != wanted:
        st.session_state[widget] = wanted


def typed_in(widget: str, number: int | None, step: str) -> None:
    """Take the hours typed for a task, or (`number` None) for all of them, which then keep their proportions."""
    now, text = state.scenario(), st.session_state[widget]
    state.typing(widget)
    hours = typed.read(text, now.record(HOURS), "", state.language())
    if isinstance(hours, Range):
        hours = Message(N_("Here one number is needed, not a range."))
    if isinstance(hours, Message) or hours is None:
        state.mark_wrong(widget, text, hours or Message(N_("Write the hours a week, such as 12.")))
        return
    each, weeks = present(), now.number("work.weeks_per_year")
    if number is None:
        total = sum(each)
        each = [hour / total * hours if total else hours / len(each) for hour in each]
    elif number < len(each):
        each[number] = float(hours)
    state.mark_wrong(widget, text, edits.set_tasks(spread(now.tasks, each, weeks), step))
