"""Month by month for years: what each way of getting the work done takes out of the account, and of the owner's time."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from costmodel.answers.growth import discount, grown, seasons
from costmodel.answers.horizon_year import NOISE, Year
from costmodel.compare import Comparison, compare
from costmodel.graph import Formula
from costmodel.options import OPTIONS, Option
from costmodel.scenario import LAST_YEAR, Scenario
from costmodel.units import MONTHS_PER_YEAR, months_later
from costmodel.words import N_, Message, refuse, whole_number

Array = NDArray[np.float64]

SWITCH, SWITCH_MONTH = "switch", "horizon.switch_month"
MOST_MONTHS = 120
_SAME = 0.5  # money; who costs so little more is not said to be dearer
_SHORT_OF_HOURS = N_(
    "Left out: the retainer, because in busy months the work takes more hours than it holds, and no rate is given for more."
)
_NO_SWITCH = N_(
    "There is no switch in month {month}: it must lie within the {months} months, and both a VA and an employee be compared."
)


@dataclass(frozen=True)
class Plan:
    """One way of getting the work done, month by month: `lines` gives each cost line's money by month.

    `name` is an option's or "switch"; `options` are those that it is made of, in their order.
    """

    name: str
    options: tuple[Option, ...]
    formulas: Mapping[str, Formula]
    lines: Mapping[str, Array]

    @cached_property
    def owner_time(self) -> Array:
        """What the owner's hours are worth, by month."""
        return self._sum(name for name, formula in self.formulas.items() if formula.owner_time)

    @cached_property
    def cash(self) -> Array:
        """What is paid out, by month."""
        return self._sum(name for name, formula in self.formulas.items() if not formula.owner_time)

    @property
    def total(self) -> Array:
        """Cash and the worth of the owner's time, by month."""
        return self.cash + self.owner_time

    @property
    def cumulative(self) -> Array:
        """The total from the beginning to the end of each month."""
        return np.cumsum(self.total)

    def _sum(self, names: Iterable[str]) -> Array:
        rows = [self.lines[name] for name in names]
        return np.sum(rows, axis=0) if rows else np.zeros(len(next(iter(self.lines.values()))))


@dataclass(frozen=True)
class Horizon:
    """Every plan over the same months, in display order. `seasonal` where some months bring more work than others.

    `left_out` says why an option that can be compared, or the switch that was asked for, has no plan.
    """

    scenario: Scenario
    dates: tuple[datetime.date, ...]
    plans: tuple[Plan, ...]
    seasonal: bool
    left_out: tuple[Message, ...] = ()

    @property
    def months(self) -> int:
        """How many months are looked at."""
        return len(self.dates)

    def plan(self, name: str) -> Plan:
        """The plan of this name. Raises KeyError if there is none."""
        for plan in self.plans:
            if plan.name == name:
                return plan
        raise KeyError(name)

    @property
    def ranked(self) -> tuple[Plan, ...]:
        """The plans, cheapest over the whole time first."""
        return tuple(sorted(self.plans, key=lambda plan: float(plan.total.sum())))

    def present_value(self, plan: Plan) -> float:
        """The total, later months counting for less by the scenario's discount rate."""
        return float(plan.total @ discount(self.scenario.number("horizon.discount_rate"), self.months))

    def ahead_from(self, plan: Plan, other: Plan) -> int | None:
        """The month (1 is the first) from the end of which `plan` has cost less than `other` for good; None if never."""
        behind = np.flatnonzero(plan.cumulative >= other.cumulative - NOISE)
        month = int(behind[-1]) + 2 if len(behind) else 1
        return month if month <= self.months else None

    def ahead_of_all_from(self, plan: Plan) -> int | None:
        """The month from the end of which `plan` has cost less than every other for good; None if never."""
        months = [self.ahead_from(plan, other) for other in self.plans if other is not plan]
        return None if None in months else max(filter(None, months), default=1)


def horizon(scenario: Scenario, months: int | None = None) -> Horizon:
    """Every option that can be compared, month by month, and the switch from a VA to an employee where one is set.

    The first twelve months add up to `compare`'s year, unless the work is seasonal. Pay, prices and the VA's rate grow
    at each anniversary. Raises InputError for a number of months that can't be taken.
    """
    months = scenario.months if months is None else months
    whole_number("--months", months, 1, MOST_MONTHS)
    dates = tuple(months_later(scenario.start, month) for month in range(months))
    if dates[-1].year > LAST_YEAR:
        raise refuse(
            "--months",
            "",
            N_("{months} months from {date} end after the year {last}"),
            months=months,
            date=scenario.start,
            last=LAST_YEAR,
        )
    work = seasons(scenario, scenario.start, months)
    seasonal = bool(np.ptp(seasons(scenario, scenario.start, MONTHS_PER_YEAR)) > NOISE)
    names = [option.name for option in compare(scenario).options]
    plans = [_plan(option, scenario, months, work, seasonal) for option in OPTIONS if option.name in names]
    found = [plan for plan in plans if plan is not None]
    left_out = [Message(_SHORT_OF_HOURS)] if len(found) < len(plans) else []
    switched = _switch(scenario, found, months, work, seasonal)
    at = scenario.number(SWITCH_MONTH)
    if at and not switched:
        left_out.append(Message(_NO_SWITCH, {"month": int(at), "months": months}))
    return Horizon(scenario, dates, (*found, switched) if switched else tuple(found), seasonal, tuple(left_out))


class Later(NamedTuple):
    """The option that costs least in the second year; `started` where only its start keeps it from it in the first."""

    name: str
    started: bool


def cheapest_later(comparison: Comparison) -> Later | None:
    """What costs least in the second year; the cheapest of the comparison where that costs the same then.

    None where nothing can be compared, or the second year ends too late.
    """
    if not comparison.options or months_later(comparison.scenario.start, 2 * MONTHS_PER_YEAR - 1).year > LAST_YEAR:
        return None
    plans = [plan for plan in horizon(comparison.scenario, 2 * MONTHS_PER_YEAR).plans if plan.name != SWITCH]
    years = {plan.name: plan.total.reshape(2, MONTHS_PER_YEAR).sum(axis=1) for plan in plans}
    best = min(years, key=lambda name: float(years[name][1]), default=None)
    if best is None:
        return None
    now = comparison.cheapest
    if now in years and years[now][1] - years[best][1] < _SAME:
        best = now
    first, second = years[best]
    return Later(best, now in years and bool(second < years[now][0] and first - second > _SAME))


def _plan(option: Option, scenario: Scenario, months: int, work: Array, seasonal: bool, begin: int = 0) -> Plan | None:
    """An option that starts in month `begin` (counted from 0) and runs for `months`; None where it can't deliver."""
    formulas: dict[str, Formula] = {}
    parts: list[dict[str, Array]] = []
    carried = 0.0
    for first in range(0, months, MONTHS_PER_YEAR):
        length = min(MONTHS_PER_YEAR, months - first)
        date = months_later(scenario.start, begin + first)
        given = grown(scenario, (begin + first) // MONTHS_PER_YEAR)
        year = Year(option, scenario.change(date=date), given, first)
        if seasonal and option.name == "va_retainer":
            rows, carried = year.retainer(work[first : first + length], carried)
            if rows is None:
                return None
        else:
            rows = year.rows(work[first : first + length], seasonal)
        formulas |= year.formulas
        parts.append(rows)
    lines = {
        name: np.concatenate([part.get(name, np.zeros(len(next(iter(part.values()))))) for part in parts]) for name in formulas
    }
    return Plan(option.name, (option,), formulas, lines)


def _switch(scenario: Scenario, plans: list[Plan], months: int, work: Array, seasonal: bool) -> Plan | None:
    """The cheapest VA until the month of the switch, the cheapest employee from then on."""
    at = int(scenario.number(SWITCH_MONTH)) - 1
    assistants = [plan for plan in plans if plan.name.startswith("va_")]
    employing = [plan.options[0] for plan in plans if plan.options[0].employs]
    if not (1 <= at < months and assistants and employing):
        return None
    before = min(assistants, key=lambda plan: float(plan.total[:at].sum()))
    later = [_plan(option, scenario, months - at, work[at:], seasonal, begin=at) for option in employing]
    after = min((plan for plan in later if plan), key=lambda plan: float(plan.total.sum()))
    # Both have lines of one name, such as the owner's time to manage; each keeps its own.
    formulas = {f"{plan.name}.{name}": formula for plan in (before, after) for name, formula in plan.formulas.items()}
    lines = {f"{before.name}.{name}": np.concatenate([row[:at], np.zeros(months - at)]) for name, row in before.lines.items()}
    lines |= {f"{after.name}.{name}": np.concatenate([np.zeros(at), row]) for name, row in after.lines.items()}
    return Plan(SWITCH, (*before.options, *after.options), formulas, lines)
