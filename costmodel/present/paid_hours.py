"""For which hours an employee is paid: why the gross pay is more than the hours of the work at the hourly pay."""

from __future__ import annotations

from costmodel.graph import Sheet
from costmodel.present import money as say
from costmodel.units import MONTHS_PER_YEAR
from costmodel.words import N_, Translate

_PARTS = {
    "hours_on_leave": N_("vacation and public holidays ({hours})"),
    "hours_ill": N_("sick days ({hours})"),
    "hours_between_tasks": N_("time between tasks ({hours})"),
}
_SIZED = N_("You pay for {paid} hours {period} so that {worked} are worked: the rest is {rest}.")
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
    *first, last = parts or [""]
    listed = translate(N_("{first} and {last}")).format(first=", ".join(first), last=last) if first else last
    months = round(float(sheet["horizon_months"]))
    period = translate(N_("over the year")) if months == MONTHS_PER_YEAR else translate(N_("over {months} months"))
    text = _SIZED if not idle else _WHOLE if parts else _IDLE
    return translate(text).format(
        paid=number(paid), worked=number(worked), left=number(left), idle=number(idle), rest=listed,
        period=period.format(months=months),
    )  # fmt: skip


def in_short(sheet: Sheet, translate: Translate, language: str) -> str:
    """The same in a few words, of hours that are sized to the work; empty where some are idle or all go into the work."""
    paid, left, worked = (_hours(sheet, name) for name in ("paid_hours", "hours_for_work", "hours_needed"))
    if left != worked or paid == worked:
        return ""
    hours = {name: say.number(value, language, _digits(sheet)) for name, value in (("paid", paid), ("worked", worked))}
    return translate(N_("{paid} hours paid for {worked} of work")).format(**hours)


def _hours(sheet: Sheet, name: str) -> float:
    """As it is said; what differs by no more than the noise of a division is said alike."""
    return say.rounded(round(float(sheet[name]), _NOISE), _digits(sheet))


def _digits(sheet: Sheet) -> int:
    return 0 if float(sheet["paid_hours"]) >= _SMALL else 1
