"""Pay and counts in another period than their field's: a yearly salary typed as "22 an hour", pieces a month as "60 a week"."""

from __future__ import annotations

from dataclasses import replace

from costmodel.records import Input, Record, times
from costmodel.scenario import Scenario
from costmodel.units import MONTHS_PER_YEAR, WEEKS_PER_YEAR
from costmodel.web import state, typed
from costmodel.web.state import View
from costmodel.web.under import quiet
from costmodel.words import N_, Message

SALARY, _OFTEN = "employee.salary", "tasks.per_month"
_PERIODS = {SALARY: ("month", "week", "hour"), _OFTEN: ("week", "month", "year")}


def times_a_year(scenario: Scenario, period: str) -> float:
    """How many of a period a full-time year has."""
    hours = scenario.number("employee.hours_per_week") * WEEKS_PER_YEAR
    return {"year": 1.0, "month": MONTHS_PER_YEAR, "week": WEEKS_PER_YEAR, "hour": hours}[period]


def _times_a_month(scenario: Scenario, period: str) -> float:
    """How many of a period, of the weeks those of work, a month has."""
    return {"week": scenario.number("work.weeks_per_year"), "month": MONTHS_PER_YEAR, "year": 1.0}[period] / MONTHS_PER_YEAR


def in_period(record: Record, period: str, often: float) -> Record:
    """A record whose values are said by a period, of which its own has so many."""
    low, high = record.limits or (0.0, 0.0)
    unit = record.unit.partition("/")[0]
    return replace(record, unit=f"{unit}/{period}", limits=(low / often, round(high / often)))


def read(text: str, record: Record, currency: str, language: str, field: str = "") -> Input | Message:
    """As `typed.read`; pay and how often a task comes are taken by the period that is named with them."""
    period = typed.time_named(text, _PERIODS.get(record.key, ()))
    if not period:
        return typed.read(text, record, currency, language, field)
    often = (times_a_year if record.key == SALARY else _times_a_month)(state.scenario(), period)
    value = typed.read(text, in_period(record, period, often), currency, language, field)
    return value if isinstance(value, Message) else times(value, often)


def by(view: View, period: str, salary: Input) -> str:
    """A yearly salary by another period, as a field shows it."""
    pay = typed.rounded(times(salary, 1 / times_a_year(view.scenario, period)), 2)
    return typed.written(pay, f"money/{period}", view.scenario.currency, view.language)


def an_hour(view: View) -> str:
    """What the salary is an hour; empty where there is none."""
    salary = view.scenario.input(SALARY)
    return view.translate(N_("{value} an hour")).format(value=by(view, "hour", salary)) if salary else ""


def show_an_hour(view: View, key: str, briefly: bool = False) -> None:
    """Under the yearly salary: what it is an hour."""
    pay = an_hour(view) if key == SALARY else ""
    if pay:
        said = pay if briefly else view.translate(N_("That is {pay}, and it can be typed like that too.")).format(pay=pay)
        quiet(said, "from")


def help_of(view: View, record: Record) -> str:
    """What a record means, and for pay how else it can be typed."""
    also = view.translate(N_("Pay by the hour, week or month can be typed too: 22 an hour.")) if record.key == SALARY else ""
    return f"{view.translate(record.help)} {also}".strip()
