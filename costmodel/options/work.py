"""The work that every option delivers, and the owner's own time for it."""

from __future__ import annotations

from typing import Any

import numpy as np

from costmodel.graph import Amount, quantity
from costmodel.symbols import called
from costmodel.units import MINUTES_PER_HOUR, MONTHS_PER_YEAR
from costmodel.words import N_


@quantity(N_("Years compared"), "years")
def years(horizon_months: Amount) -> Amount:
    return horizon_months / MONTHS_PER_YEAR


@quantity(N_("Hours of work a week"), "hours/week")
def hours_per_week(work_hours_per_week: Amount) -> Amount:
    return work_hours_per_week


@quantity(N_("Hours of all tasks a week"), "hours/week", name="hours_per_week")
def hours_of_tasks(tasks: Amount, work_weeks_per_year: Amount) -> Amount:
    each = (
        called(minutes_a_month(t, work_weeks_per_year), N_("Minutes a month for {task}"), "minutes", task=t.name) for t in tasks
    )
    minutes = called(sum(each, 0.0), N_("Minutes a month for all tasks"), "minutes")
    hours = called(minutes * (MONTHS_PER_YEAR / MINUTES_PER_HOUR), N_("Hours a year for all tasks"), "hours")
    return hours / work_weeks_per_year


@quantity(N_("Hours of work to be done"), "hours")
def hours_needed(hours_per_week: Amount, work_weeks_per_year: Amount, years: Amount) -> Amount:
    return hours_per_week * work_weeks_per_year * years


@quantity(N_("Weeks that the VA covers"), "weeks")
def weeks_covered(work_weeks_per_year: Amount, va_weeks_per_year: Amount, years: Amount) -> Amount:
    return called(np.minimum(work_weeks_per_year, va_weeks_per_year), N_("Weeks a year that the VA covers"), "weeks") * years


@quantity(N_("Share of the work that the VA covers"), "share")
def share_covered(work_weeks_per_year: Amount, va_weeks_per_year: Amount) -> Amount:
    return np.minimum(called(va_weeks_per_year / work_weeks_per_year, N_("Weeks billed to weeks of work"), "share"), 1.0)


def minutes_a_month(task: Any, weeks: Amount) -> Amount:
    """What a task takes in an average month: its pieces, and its hours in each of so many weeks a year."""
    pieces = task.per_month * task.minutes
    if task.hours_per_week is None:
        return pieces
    return pieces + task.hours_per_week * weeks * MINUTES_PER_HOUR / MONTHS_PER_YEAR


QUANTITIES = (years, hours_per_week, hours_needed)
TASK_QUANTITIES = (hours_of_tasks,)
