"""What it costs to stop: the notice, leave and severance that an employee is due, against the notice of a VA."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from costmodel.answers.horizon import MOST_MONTHS, Horizon, Plan, horizon
from costmodel.units import MONTHS_PER_YEAR, WEEKS_PER_YEAR, WORKING_DAYS_PER_YEAR

_PAY = ("gross_pay", "bonus")
_ON_PAY = ("payroll_taxes", "benefits", "insurance")
_BY_HEAD = ("health_insurance", "other_benefits")  # they go on over the notice, but nobody pays them for days after it
_OF_AN_INVOICE = ("pay", "fees", "taxes")
_ONCE = ("contract_fee", "setup_fee")


@dataclass(frozen=True, slots=True)
class Stopping:
    """What stopping a plan at the end of a month costs, in money of the place, and what was spent until then."""

    plan: Plan
    month: int
    notice: float
    untaken_leave: float
    severance: float
    spent: float

    @property
    def cost(self) -> float:
        """What is due because of the end."""
        return self.notice + self.untaken_leave + self.severance


def stopping(found: Horizon, plan: Plan, month: int) -> Stopping:
    """What it costs to end `plan` at the end of month `month` (1 is the first).

    An employee's weeks of notice are paid at that year's pay with charges and benefits, days of untaken leave at pay with
    charges and what goes by pay, severance at pay alone. Untaken leave adds up over each year from the start. A VA's weeks of
    notice cost the latest month's invoice.
    """
    scenario = found.scenario
    spent = float(plan.cumulative[month - 1])
    in_charge = _in_charge(found, plan, month)
    if in_charge == "owner":
        return Stopping(plan, month, 0.0, 0.0, 0.0, spent)
    rows = plan.lines
    if in_charge == "va":
        kinds = {
            name
            for name in rows
            if not plan.formulas[name].owner_time and plan.formulas[name].category in _OF_AN_INVOICE and not name.endswith(_ONCE)
        }
        week = sum(float(rows[name][month - 1]) for name in kinds) * MONTHS_PER_YEAR / WEEKS_PER_YEAR
        return Stopping(plan, month, scenario.number("va.notice_weeks") * week, 0.0, 0.0, spent)
    first = month - 1 - (month - 1 - _start(plan)) % MONTHS_PER_YEAR
    whole = min(first + MONTHS_PER_YEAR, MOST_MONTHS)
    if whole > found.months:  # a year that is cut off would count its yearly caps twice
        rows = horizon(scenario, whole).plan(plan.name).lines
    year = slice(first, whole)
    months = year.stop - year.start

    def in_a_year(names: Iterable[str]) -> float:
        return sum(float(rows[name][year].sum()) for name in names) / months * MONTHS_PER_YEAR

    paid_out = [name for name in plan.lines if not plan.formulas[name].owner_time]
    pay = in_a_year(name for name in paid_out if name.endswith(_PAY))
    on_pay = in_a_year(name for name in paid_out if plan.formulas[name].category in _ON_PAY)
    by_head = in_a_year(name for name in paid_out if name.endswith(_BY_HEAD))
    leave = scenario.number("employee.untaken_leave_days") * (month - first) / MONTHS_PER_YEAR
    return Stopping(
        plan, month,
        notice=scenario.number("employee.notice_weeks") * (pay + on_pay) / WEEKS_PER_YEAR,
        untaken_leave=leave * (pay + on_pay - by_head) / WORKING_DAYS_PER_YEAR,
        severance=scenario.number("employee.severance_weeks") * pay / WEEKS_PER_YEAR,
        spent=spent,
    )  # fmt: skip


def _start(plan: Plan) -> int:
    """The month (0 is the first) in which the employee of a plan starts."""
    for name, row in plan.lines.items():
        if name.endswith("gross_pay"):
            return next((i for i, amount in enumerate(row) if amount), 0)
    return 0


def _in_charge(found: Horizon, plan: Plan, month: int) -> str:
    """Who does the work in that month: "employee", "va" or "owner"."""
    last = plan.options[-1] if len(plan.options) == 1 or month - 1 >= _start(plan) else plan.options[0]
    return "employee" if last.employs else "va" if last.name.startswith("va_") else "owner"
