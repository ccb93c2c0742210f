"""Up to twelve months of one option, month by month: pay that learning, seasons and a retainer's hours make uneven."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from costmodel.answers.sweep import HOURS, more_of
from costmodel.graph import Amount, Formula, Sheet, line
from costmodel.options import Option
from costmodel.scenario import Scenario
from costmodel.wiring import formulas_of, input_reader, quantities_of
from costmodel.words import N_

Array = NDArray[np.float64]

_ONCE = ("new_hires", "started")  # who begins; from the second year on nobody does, save replacements
_LEARNING = "ramp_up"
NOISE = 1e-9


@line(N_("Your own work in busy months"), "pay", owner_time=True)
def busy_months(hours_beyond: Amount, owner_speed: Amount, owner_hour_value: Amount) -> Amount:
    return hours_beyond / owner_speed * owner_hour_value


class Year:
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
            if beyond - saved > NOISE and sheet["retainer.overage_rate"] <= 0:
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
