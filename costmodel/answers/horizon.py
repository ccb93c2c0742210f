"""Month by month for years: what each way of getting the work done takes out of the account, and of the owner's time."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from costmodel.answers.growth import discount, grown, seasons
from costmodel.answers.sweep import HOURS, more_of
from costmodel.compare import compare, formulas_of, input_reader, quantities_of
from costmodel.graph import Amount, Formula, Sheet, line
from costmodel.options import OPTIONS, Option
from costmodel.scenario import LAST_YEAR, Scenario
from costmodel.units import MONTHS_PER_YEAR, months_later
from costmodel.words import N_, Message, refuse, whole_number

Array = NDArray[np.float64]

SWITCH, SWITCH_MONTH = "switch", "horizon.switch_month"
MOST_MONTHS = 120
_ONCE = ("new_hires", "started")  # who begins; from the second year on nobody does, save replacements
_LEARNING = "ramp_up"
_NOISE = 1e-9
_SHORT_OF_HOURS = N_(
    "Left out: the retainer, because in busy months the work takes more hours than it holds, and no rate is given for more."
)
_NO_SWITCH = N_(
    "There is no switch in month {month}: it must lie within the {months} months, and both a VA and an employee be compared."
)


@line(N_("Your own work in busy months"), "pay", owner_time=True)
def busy_months(hours_beyond: Amount, owner_speed: Amount, owner_hour_value: Amount) -> Amount:
    return hours_beyond / owner_speed * owner_hour_value


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
        behind = np.flatnonzero(plan.cumulative >= other.cumulative - _NOISE)
        month = int(behind[-1]) + 2 if len(behind) else 1
        return month if month <= self.months else None


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
    seasonal = bool(np.ptp(seasons(scenario, scenario.start, MONTHS_PER_YEAR)) > _NOISE)
    names = [option.name for option in compare(scenario).options]
    plans = [_plan(option, scenario, months, work, seasonal) for option in OPTIONS if option.name in names]
    found = [plan for plan in plans if plan is not None]
    left_out = [Message(_SHORT_OF_HOURS)] if len(found) < len(plans) else []
    switched = _switch(scenario, found, months, work, seasonal)
    at = scenario.number(SWITCH_MONTH)
    if at and not switched:
        left_out.append(Message(_NO_SWITCH, {"month": int(at), "months": months}))
    return Horizon(scenario, dates, (*found, switched) if switched else tuple(found), seasonal, tuple(left_out))


def _plan(option: Option, scenario: Scenario, months: int, work: Array, seasonal: bool, begin: int = 0) -> Plan | None:
    """An option that starts in month `begin` (counted from 0) and runs for `months`; None where it can't deliver."""
    formulas: dict[str, Formula] = {}
    parts: list[dict[str, Array]] = []
    carried = 0.0
    for first in range(0, months, MONTHS_PER_YEAR):
        length = min(MONTHS_PER_YEAR, months - first)
        date = months_later(scenario.start, begin + first)
        given = grown(scenario, (begin + first) // MONTHS_PER_YEAR)
        year = _Year(option, scenario.change(date=date), given, first)
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


class _Year:
    """Up to twelve months of one option: each month is what the comparison grows by when it is a month longer."""

    def __init__(self, option: Option, scenario: Scenario, given: Mapping[str, Amount], elapsed: int) -> None:
        self.option, self._scenario, self._given, self._elapsed = option, scenario, given, elapsed
        self.formulas: dict[str, Formula] = {}

    def rows(self, work: Array, seasonal: bool) -> dict[str, Array]:
        """Every line's money in each month, `work` being each month's against an average one."""
        ends = []
        for i, weight in enumerate(work):
            pair = np.array([weight]) if seasonal else None
            ends.append((self._until(i, pair), self._until(i + 1, pair)) if seasonal else (None, self._until(i + 1, None)))
        lines: dict[str, Array] = {}
        for name in self.formulas:
            if seasonal:
                lines[name] = np.array([after.get(name, 0.0) - (before or {}).get(name, 0.0) for before, after in ends])
            else:
                lines[name] = np.diff([0.0, *(after.get(name, 0.0) for _, after in ends)])
        return lines

    def _until(self, months: int, work: Array | None, **instead: Amount) -> dict[str, float]:
        """Every line's money from the beginning of the year to the end of so many months."""
        if not months:
            return {}
        sheet, lines = self._sheet(months, work, instead)
        self.formulas |= {formula.name: formula for formula in lines}
        found = {formula.name: float(np.ravel(sheet[formula.name])[0]) for formula in lines}
        if self._elapsed and _LEARNING in found:
            found[_LEARNING] = self._learning(self._elapsed + months, work) - self._learning(self._elapsed, work)
        if work is not None and self.option.employs:
            self.formulas[busy_months.name] = busy_months
            capacity = float(sheet["productive_hours_each"] * sheet["headcount"] * sheet["years"])
            beyond = max(float(sheet["hours_needed"]) * float(work[0]) - capacity, 0.0)
            found[busy_months.name] = float(busy_months(beyond, sheet["owner.speed"], sheet["owner.hour_value"]))
        return found

    def _sheet(self, months: int, work: Array | None, instead: Mapping[str, Amount]) -> tuple[Sheet, tuple[Formula, ...]]:
        scenario = self._scenario.change({"horizon.months": months})
        lines, formulas = formulas_of(self.option, scenario)
        constants = dict(instead) | (dict.fromkeys(_ONCE, 0.0) if self._elapsed else {})
        formulas = tuple(_constant(each, constants[each.name]) if each.name in constants else each for each in formulas)
        return self._worked_out(formulas, scenario, work), lines

    def _worked_out(self, formulas: tuple[Formula, ...], scenario: Scenario, work: Array | None) -> Sheet:
        given = dict(self._given)
        if work is not None and not self.option.employs:  # staff stays; what a VA or the owner does follows the work
            given |= _busier(scenario, work)
        return Sheet(formulas, input_reader(scenario, given))

    def _learning(self, months: int, work: Array | None) -> float:
        """What newcomers leave undone over so many months from the very beginning: it may last beyond their first year."""
        scenario = self._scenario.change({"horizon.months": months})
        formulas = (*self.option.lines, *quantities_of(self.option.quantities, self.option.task_quantities, scenario))
        return float(np.ravel(self._worked_out(formulas, scenario, work)[_LEARNING])[0])

    def retainer(self, work: Array, carried: float) -> tuple[dict[str, Array] | None, float]:
        """A retainer's months: hours that a quiet month leaves over save overage in a busy one, as far as they are carried."""
        rows: list[dict[str, float]] = []
        for i, weight in enumerate(work):
            here = np.array([weight])
            sheet, _ = self._sheet(1, here, {})
            held, used = (float(np.ravel(sheet[name])[0]) for name in ("retainer.hours_per_month", "used_a_month"))
            share = float(np.ravel(sheet["months_with_work"])[0])
            beyond, unused = max(used - held, 0.0) * share, held - min(used, held) * share
            carried += float(sheet["retainer.rollover"]) * unused
            saved = min(beyond, carried)
            carried -= saved
            if beyond - saved > _NOISE and sheet["retainer.overage_rate"] <= 0:
                return None, 0.0
            before, after = self._until(i, here, overage_hours=0.0), self._until(i + 1, here, overage_hours=beyond - saved)
            rows.append({name: after[name] - before.get(name, 0.0) for name in after})
        return {name: np.array([row[name] for row in rows]) for name in self.formulas}, carried


def _busier(scenario: Scenario, work: Array) -> dict[str, Amount]:
    """The work of a month, of which an average month has 1."""
    if not scenario.tasks:
        return {HOURS: scenario.number(HOURS) * work}
    return more_of(input_reader(scenario)("tasks"), work)


def _constant(formula: Formula, value: Amount) -> Formula:
    return replace(formula, parameters=(), function=lambda: value)


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
