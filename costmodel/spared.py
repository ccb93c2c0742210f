"""What one is charged and the other spared, because no figure for it is known: a VA's learning and leave, hiring an employee."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from costmodel.notices import Notice
from costmodel.options import Option
from costmodel.scenario import Scenario
from costmodel.words import N_, Message, Tenths

_HIRE, _VA_HIRE = "employee.hiring_hours", "va.onboarding_hours"
_LEARNS, _VA_LEARNS = "employee.ramp_up_weeks", "va.ramp_up_weeks"
_LEAVE = ("employee.vacation_days", "employee.public_holidays", "employee.sick_days")
_WEEKS, _VA_WEEKS = "work.weeks_per_year", "va.weeks_per_year"


class Way(Protocol):
    """What is asked of an option that was compared."""

    @property
    def option(self) -> Option:
        """Which one it is."""

    @property
    def total(self) -> float:
        """What it costs over the period."""


def about(scenario: Scenario, ways: Sequence[Way], counting: Collection[str]) -> list[Notice]:
    """What a VA or an employee is spared and the other is charged.

    `counting` are the keys that could change an option's cost as things are.
    """
    if not any(_is_va(way) for way in ways):
        return []
    return [*_va_spared(scenario, ways, counting), *_hiring_spared(scenario, counting)]


def of_a_va(scenario: Scenario, counting: Collection[str]) -> tuple[bool, bool]:
    """Whether a VA has no weeks of learning, and no weeks of being away, where an employee has: no figure for them is known."""
    learns = _ours(scenario, _VA_LEARNS) and scenario.number(_VA_LEARNS) == 0 < scenario.number(_LEARNS) and _LEARNS in counting
    stays = _ours(scenario, _VA_WEEKS) and scenario.number(_VA_WEEKS) >= scenario.number(_WEEKS)
    return learns, stays and any(key in counting and scenario.number(key) > 0 for key in _LEAVE)


def _hiring_spared(scenario: Scenario, counting: Collection[str]) -> list[Notice]:
    """Where the owner's time to take on a VA counts and to hire an employee doesn't."""
    hours = scenario.number(_VA_HIRE)
    spared = _ours(scenario, _HIRE) and scenario.number(_HIRE) == 0 < hours and {_HIRE, _VA_HIRE} <= set(counting)
    if not spared:
        return []
    text = N_("Your time to hire an employee isn't counted; for a VA it is {hours}. Put in your own under “{label}”.")
    said = Message(N_("1 hour")) if hours == 1 else Message(N_("{hours} hours"), {"hours": Tenths(hours)})
    if _LEARNS in counting and scenario.number(_LEARNS) > 0:
        text = N_(
            "Your time to hire an employee isn't counted; for a VA it is {hours}. Put in your own under “{label}”. Your time"
            " under “Hiring and settling in” is what you do yourself while the employee learns."
        )
    values = {"hours": said, "label": Message(scenario.records[_HIRE].label)}
    return [Notice("hiring_spared", "info", Message(text, values), _HIRE)]


def _va_spared(scenario: Scenario, ways: Sequence[Way], counting: Collection[str]) -> list[Notice]:
    """Where a VA has no weeks of learning or of being away and an employee has; a warning where the VA is cheapest."""
    learns, stays = of_a_va(scenario, counting)
    if not learns and not stays:
        return []
    text = N_(
        "A VA is counted as never away, because no figure for that is known to us; an employee has leave."
        " Put in your own under “{weeks}”."
    )
    if learns:
        text = N_(
            "A VA is counted as up to speed from the first day, because no figure for that is known to us; an employee learns"
            " for {learning}. Put in your own under “{start}”."
        )
    if learns and stays:
        text = N_(
            "A VA is counted as up to speed from the first day and never away, because no figure for that is known to us;"
            " an employee learns for {learning} and has leave. Put in your own under “{start}” and “{weeks}”."
        )
    values = {
        "learning": _weeks(scenario.number(_LEARNS)),
        "start": Message(scenario.records[_VA_LEARNS].label),
        "weeks": Message(scenario.records[_VA_WEEKS].label),
    }
    severity = "warning" if _is_va(min(ways, key=lambda way: way.total)) else "info"
    return [Notice("va_spared", severity, Message(text, values), _VA_LEARNS if learns else _VA_WEEKS)]


def _is_va(way: Way) -> bool:
    return way.option.name.startswith("va_")


def _ours(scenario: Scenario, key: str) -> bool:
    return scenario.provenance(key) in ("place", "default")


def _weeks(number: float) -> Message:
    return Message(N_("a week")) if number == 1 else Message(N_("{weeks} weeks"), {"weeks": Tenths(number)})
