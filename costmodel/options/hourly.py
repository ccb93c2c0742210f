"""A virtual assistant by the hour, read as an invoice: hours billed at the rate, tracked or scheduled."""

from __future__ import annotations

from typing import Any

import numpy as np

from costmodel.graph import Amount, line, quantity
from costmodel.options import va
from costmodel.options.option import Option
from costmodel.options.work import minutes_a_month
from costmodel.scenario import Scenario
from costmodel.symbols import called
from costmodel.units import MINUTES_PER_HOUR, MONTHS_PER_YEAR
from costmodel.words import N_

_NOTHING = 0.000000001  # keeps a division by no minutes at all from failing; the result is not used then


@quantity(N_("Hours that the VA works a week"), "hours/week")
def va_hours_a_week(hours_per_week: Amount, va_speed: Amount, va_redo_rate: Amount) -> Amount:
    return hours_per_week / va_speed * (1 + va_redo_rate)


@quantity(N_("Hours that the VA works a week"), "hours/week", name="va_hours_a_week")
def va_hours_a_week_tasks(tasks: Amount, work_weeks_per_year: Amount, va_speed: Amount, va_redo_rate: Amount) -> Amount:
    each = (_minutes(t, work_weeks_per_year, va_redo_rate) for t in tasks)
    minutes = called(sum(each, 0.0), N_("Minutes a month for all tasks, corrections included"), "minutes")
    hours = called(
        minutes * (MONTHS_PER_YEAR / MINUTES_PER_HOUR), N_("Hours a year for all tasks, corrections included"), "hours"
    )
    return hours / work_weeks_per_year / va_speed


@quantity(N_("Hours billed a week"), "hours/week")
def billed_a_week(
    va_hours_a_week: Amount, va_scheduled: Amount, va_productive_share: Amount, va_minimum_hours_per_week: Amount
) -> Amount:
    hours = np.where(
        va_scheduled, called(va_hours_a_week / va_productive_share, N_("Hours scheduled a week"), "hours/week"), va_hours_a_week
    )
    return np.maximum(hours, va_minimum_hours_per_week)


@quantity(N_("Hours billed"), "hours")
def billed_hours(billed_a_week: Amount, weeks_covered: Amount) -> Amount:
    return billed_a_week * weeks_covered


@quantity(N_("Average hourly rate"), "money/hour")
def average_rate(va_rate: Amount, va_exchange_rate: Amount) -> Amount:
    return va_rate * va_exchange_rate


@quantity(N_("Average hourly rate"), "money/hour", name="average_rate")
def average_rate_tasks(
    tasks: Amount, work_weeks_per_year: Amount, va_rate: Amount, va_exchange_rate: Amount, va_redo_rate: Amount
) -> Amount:
    usual = va_rate * va_exchange_rate
    minutes: Amount = 0.0
    money: Amount = 0.0
    for task in tasks:
        worked = _minutes(task, work_weeks_per_year, va_redo_rate)
        minutes = minutes + worked
        rate = called(usual, N_("Usual hourly rate"), "money/hour") if task.rate is None else task.rate
        hours = called(worked / MINUTES_PER_HOUR, N_("Hours a month for {task}, corrections included"), "hours", task=task.name)
        money = money + called(hours * rate, N_("Pay a month for {task}"), "money", task=task.name)
    minutes = called(minutes, N_("Minutes a month for all tasks, corrections included"), "minutes")
    every = called(minutes / MINUTES_PER_HOUR, N_("Hours a month for all tasks, corrections included"), "hours")
    pay = called(money, N_("Pay a month for all tasks"), "money")
    return np.where(minutes > 0, pay / np.maximum(every, _NOTHING), usual)


def _minutes(task: Any, weeks: Amount, usual_redo: Amount) -> Amount:
    worked = minutes_a_month(task, weeks) * (1 + va.redo_of(task.redo_rate, usual_redo))
    return called(worked, N_("Minutes a month for {task}, corrections included"), "minutes", task=task.name)


@line(N_("VA's invoice"), "pay")
def invoice(billed_hours: Amount, average_rate: Amount) -> Amount:
    return billed_hours * average_rate


def _needs(scenario: Scenario) -> tuple[str, ...]:
    rates = [task.rate for task in scenario.tasks]
    return () if rates and None not in rates else ("va.rate",)


OPTION = Option(
    "va_hourly",
    N_("VA by the hour"),
    N_("a VA by the hour"),
    (invoice, *va.LINES),
    (va_hours_a_week, billed_a_week, billed_hours, average_rate, *va.QUANTITIES),
    _needs,
    N_("the VA's hourly rate is not given"),
    task_quantities=(va_hours_a_week_tasks, average_rate_tasks),
)
