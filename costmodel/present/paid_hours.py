"""For which hours an employee is paid, or a virtual assistant's invoice is: why they are more than the hours of the work."""

from __future__ import annotations

from collections.abc import Sequence

from costmodel.graph import Sheet
from costmodel.present import money as say
from costmodel.units import MONTHS_PER_YEAR, WEEKS_PER_YEAR
from costmodel.words import N_, Translate

_PARTS = {
    "hours_on_leave": N_("vacation and public holidays ({hours})"),
    "hours_ill": N_("sick days ({hours})"),
    "hours_between_tasks": N_("time between tasks ({hours})"),
}
_IDLE_SHORT = N_("hours without work")
_SIZED = N_("You pay for {paid} hours {period}, {weekly} a week, so that {worked} are worked: the rest is {rest}.")
_WHOLE = N_(
    "You pay for {paid} hours {period}. After {rest}, {left} are left for the work. It takes {worked}; the other {idle} are idle."
)
_IDLE = N_("You pay for {paid} hours {period}. The work takes {worked}; the other {idle} are idle.")
_NOISE = 9  # decimals
_SMALL = 100  # hours, below which tenths are said


def paid_hours(sheet: Sheet, translate: Translate, language: str) -> str:
    """What the paid hours of an option with employees go into; empty where all of them go into the work."""
    digits = _digits(sheet)
    paid, left, worked = (_hours(sheet, name) for name in ("paid_hours", "hours_for_work", "hours_needed"))
    idle = say.rounded(left - worked, digits)
    rest = say.adding_up(paid - left, [float(sheet[name]) for name in _PARTS], digits)
    if not any(rest) and not idle:
        return ""

    def number(hours: float) -> str:
        return say.number(hours, language, digits)

    parts = [translate(text).format(hours=number(hours)) for text, hours in zip(_PARTS.values(), rest, strict=True) if hours]
    months = round(float(sheet["horizon_months"]))
    period = translate(N_("over the year")) if months == MONTHS_PER_YEAR else translate(N_("over {months} months"))
    text = _SIZED if not idle else _WHOLE if parts else _IDLE
    return translate(text).format(
        paid=number(paid), worked=number(worked), left=number(left), idle=number(idle), rest=_listed(parts, translate),
        period=period.format(months=months), weekly=_weekly(sheet, language),
    )  # fmt: skip


def _listed(parts: Sequence[str], translate: Translate) -> str:
    *first, last = parts or [""]
    return translate(N_("{first} and {last}")).format(first=", ".join(first), last=last) if first else last


def in_short(sheet: Sheet, translate: Translate, language: str) -> str:
    """The same in a few words; empty where all paid hours go into the work."""
    paid, left, worked = (_hours(sheet, name) for name in ("paid_hours", "hours_for_work", "hours_needed"))
    if paid == worked:
        return ""
    digits = _digits(sheet)
    why = {
        N_("vacation"): sheet["employee_vacation_days"], N_("public holidays"): sheet["employee_public_holidays"],
        N_("sick days"): sheet["hours_ill"], N_("time between tasks"): sheet["hours_between_tasks"],
        _IDLE_SHORT: left - worked,
    }  # fmt: skip
    parts = [translate(name) for name, each in why.items() if say.rounded(float(each), digits) > 0]
    hours = {name: say.number(value, language, digits) for name, value in (("paid", paid), ("worked", worked))}
    text = (
        N_("{paid} hours paid, {weekly} a week, for {worked} of work; the rest is {rest}") if left == worked
        else N_("{paid} hours paid for {worked} of work; the rest is {rest}")
    )  # fmt: skip
    return translate(text).format(rest=_listed(parts, translate), weekly=_weekly(sheet, language), **hours)


def billed_in_short(sheet: Sheet, translate: Translate, language: str) -> str:
    """For how many hours a VA sends an invoice, and why they are more than those of the work that it covers; empty if as many."""
    weeks, billed = float(sheet["weeks_covered"]), float(sheet["billed_hours"])
    covered, worked = float(sheet["hours_per_week"]) * weeks, float(sheet["va_hours_a_week"]) * weeks
    alone = covered / float(sheet["va_speed"])  # without what is done again
    digits = 0 if billed >= _SMALL else 1
    hours = {name: say.number(value, language, digits) for name, value in (("billed", billed), ("worked", covered))}
    if hours["billed"] == hours["worked"]:
        return ""
    if billed < covered:
        return translate(N_("{billed} hours billed for {worked} of work")).format(**hours)
    more = {N_("slower work"): alone - covered, N_("work done again"): worked - alone, _IDLE_SHORT: billed - worked}
    parts = [translate(name) for name, each in more.items() if say.rounded(each, digits) > 0]
    text = N_("{billed} hours billed for {worked} of work; the rest is {rest}")
    return translate(text).format(rest=_listed(parts, translate), **hours)


def _hours(sheet: Sheet, name: str) -> float:
    """As it is said; what differs by no more than the noise of a division is said alike."""
    return say.rounded(round(float(sheet[name]), _NOISE), _digits(sheet))


def _weekly(sheet: Sheet, language: str) -> str:
    """How many hours a week are paid."""
    return say.number(float(sheet["paid_hours"]) / (float(sheet["years"]) * WEEKS_PER_YEAR), language, 1)


def _digits(sheet: Sheet) -> int:
    return 0 if float(sheet["paid_hours"]) >= _SMALL else 1
