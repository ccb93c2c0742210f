"""Hours a week and the tasks that make them up: the hours of each, and the tasks so often that they take certain hours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from costmodel.options.work import minutes_a_month
from costmodel.present import money as say
from costmodel.present.task_kinds import kind_as_long, kind_of
from costmodel.records import Input, Range, likely, times
from costmodel.tasks import Task
from costmodel.units import MINUTES_PER_HOUR, MONTHS_PER_YEAR
from costmodel.web import edits, shown, state, typed
from costmodel.web.state import View
from costmodel.words import N_, Message

HOURS = "work.hours_per_week"
EXACT = 9  # decimals that are kept: what is typed is what is counted
MEASURES = {"hours": N_("In hours a week"), "pieces": N_("By number a month")}
_BEFORE = "_counted_before"  # how work was counted before it was counted in another way
_SEEN = 7  # digits of a number of pieces that nobody typed: no whole amount shows the difference


def hours_of(task: Task, weeks: float) -> float:
    """The hours a week of one task, in so many weeks of work a year."""
    plain = replace(task, **{name: likely(getattr(task, name)) for name in ("per_month", "minutes", "hours_per_week")})
    return round(float(minutes_a_month(plain, weeks)) * MONTHS_PER_YEAR / MINUTES_PER_HOUR / weeks, EXACT)


def hours_said(task: Task, weeks: float) -> Input:
    """The hours a week of one task, as a range where it is counted in hours and they are one."""
    said = task.hours_per_week
    return said if isinstance(said, Range) and not task.in_pieces else hours_of(task, weeks)


def in_all(hours: Sequence[Input]) -> Input:
    """The sum of hours; a range from the least to the most where one of them is."""
    ranges = [each for each in hours if isinstance(each, Range)]
    plain = sum(each for each in hours if not isinstance(each, Range))
    if not ranges:
        return plain
    return Range(*(plain + sum(getattr(each, end) for each in ranges) for end in ("low", "likely", "high")))


def with_hours(task: Task, hours: Input, weeks: float) -> Task:
    """The task with these hours a week: as many more or fewer pieces; one without minutes is counted in hours."""
    if task.in_hours and task.in_pieces and hours_of(task, weeks):
        more = hours / hours_of(task, weeks)
        return replace(task, per_month=likely(task.per_month) * more, hours_per_week=likely(task.hours_per_week) * more)
    if task.in_hours or not likely(task.minutes):
        return replace(task, per_month=0.0, hours_per_week=typed.rounded(hours, EXACT))
    return replace(task, per_month=round(_often(hours, task.minutes, weeks), EXACT))


def _often(hours: float, minutes: Input, weeks: float) -> float:
    """How many pieces a month take these hours a week."""
    return float(hours * weeks / MONTHS_PER_YEAR * MINUTES_PER_HOUR / likely(minutes))


def in_hours(task: Task, weeks: float) -> Task:
    """The same work counted in hours: what belongs to a piece goes."""
    return Task(task.name, rate=task.rate, redo_rate=task.redo_rate, hours_per_week=hours_of(task, weeks))


def in_pieces(task: Task, weeks: float, minutes: float = MINUTES_PER_HOUR, monthly: bool = False) -> Task:
    """The same work counted in pieces of so many minutes: as many as take its hours, but for rounding; `monthly` in one a month.

    Nothing else comes with them: only the unit was changed.
    """
    hours = hours_of(task, weeks)
    often = 1.0 if monthly and hours else _seen(_often(hours, minutes, weeks))
    minutes = _seen(_often(hours, 1.0, weeks)) if monthly and hours else float(minutes)
    return Task(task.name, often, minutes, rate=task.rate, redo_rate=task.redo_rate)


def _seen(number: float) -> float:
    return float(f"{number:.{_SEEN}g}")


def counted(task: Task, hourly: bool) -> Task:
    """The same work counted in hours, or in pieces; what has not changed since it was so goes back to what it was."""
    now, before = state.scenario(), st.session_state.setdefault(_BEFORE, {})
    weeks = now.number("work.weeks_per_year")
    where = weeks, now.currency
    other = before.get((task, *where, hourly)) or (in_hours(task, weeks) if hourly else _in_kind(task, weeks))
    before[other, *where, not hourly] = task
    return other


def before_counting(tasks: Sequence[Task]) -> tuple[Task, ...] | None:
    """The tasks in hours, as they were before they were counted in pieces; none where one of the pieces was changed since."""
    now, before = state.scenario(), st.session_state.get(_BEFORE, {})
    where = now.number("work.weeks_per_year"), now.currency
    hourly = [before.get((task, *where, True)) for task in tasks]
    return None if None in hourly else tuple(hourly)


def _in_kind(task: Task, weeks: float) -> Task:
    kind = kind_of(task)
    return in_pieces(task, weeks, kind.minutes, kind.monthly) if kind else in_pieces(task, weeks)


def own_minutes(view: View, task: Task) -> str:
    """What is not counted of the visitor's own minutes for a piece, with an example of them, or a doubt about those that are."""
    if not task.in_pieces:
        where = view.scenario.number("work.weeks_per_year"), view.scenario.currency
        before = st.session_state.get(_BEFORE, {}).get((task, *where, False))
        counted = before is not None and (before.brief_minutes or before.review_minutes)
        return view.translate(N_("In hours, your own minutes to brief and check each piece don't count.")) if counted else ""
    own = likely(task.brief_minutes) + likely(task.review_minutes)
    if own:
        longer = N_("To brief and check one takes you longer than the one itself. Are these minutes for each piece?")
        return view.translate(longer) if 0 < likely(task.minutes) < own else ""
    said = view.translate(N_("Your time to brief and check each one isn't counted. Enter your minutes if it takes any."))
    kind = kind_as_long(task)
    usual = kind.brief_minutes + kind.review_minutes if kind else 0.0
    if not usual:
        return said
    example = view.translate(N_("Our catalog's example for {task} is about {minutes}."))
    return f"{said} {example.format(task=task.name, minutes=say.duration(usual, 'minute', view.language, 1))}"


def spread(tasks: Sequence[Task], hours: Sequence[Input], weeks: float) -> tuple[Task, ...]:
    """The tasks with these hours a week; one that has them already stays as it is."""
    return tuple(
        task if hours_said(task, weeks) == each else with_hours(task, each, weeks)
        for task, each in zip(tasks, hours, strict=True)
    )  # fmt: skip


def present() -> list[Input]:
    """The hours a week of each task now."""
    now = state.scenario()
    return [hours_said(task, now.number("work.weeks_per_year")) for task in now.tasks]


def text(hours: Input, language: str) -> str:
    """Hours as their field shows them."""
    return typed.written(typed.rounded(hours, 2), "hours/week", "", language)


def show_in(widget: str, hours: Input, language: str) -> None:
    """Put the hours into a field, unless it is being typed in and means them already, or holds what can't be read."""
    wrong, held = state.wrong(widget), st.session_state.get(widget)
    still = state.is_typing(widget) and isinstance(held, str) and _means(held, hours, language)
    shown.put(widget, wrong[0] if wrong else held if still else text(hours, language))


def _means(held: str, hours: Input, language: str) -> bool:
    """Whether a text that could be taken means these hours; nothing typed was taken as ours."""
    found = typed.read(held, state.scenario().record(HOURS), "", language)
    return found is None or (not isinstance(found, Message) and text(found, language) == text(hours, language))


def typed_in(widget: str, number: int | None) -> None:
    """Take the hours typed for a task, or (`number` None) for all of them, which then keep their proportions.

    Where nothing is typed for all of them, our own figure counts.
    """
    if shown.is_late(widget):
        return
    now, said = state.scenario(), st.session_state[widget]
    state.typing(widget)
    record = now.record(HOURS)
    hours = typed.read(said, record, "", state.language())
    if hours is None and number is None:
        hours = (record.blank if now.base == "blank" else record.value) or None
    concerned = now.tasks if number is None else now.tasks[number : number + 1]
    if isinstance(hours, Range) and any(task.in_pieces for task in concerned):
        hours = Message(N_("Here one number is needed, not a range."))
    if isinstance(hours, Message) or hours is None:
        state.mark_wrong(widget, said, hours or Message(N_("Write the hours a week, such as 12.")))
        return
    each, weeks = present(), now.number("work.weeks_per_year")
    if number is None:
        shares = [float(likely(hour)) for hour in each]
        total = sum(shares)
        each = [times(hours, share / total if total else 1 / len(each)) for share in shares]
    elif number < len(each):
        each[number] = hours
    state.mark_wrong(widget, said, edits.set_tasks(spread(now.tasks, each, weeks), widget))
