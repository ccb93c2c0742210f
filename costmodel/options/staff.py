"""The hours, seats and pay of employees: quantities from which their cost lines are worked out."""

from __future__ import annotations

import numpy as np

from costmodel.graph import Amount, quantity
from costmodel.options import paid_hours
from costmodel.symbols import called
from costmodel.units import MONTHS_PER_YEAR, WEEKS_PER_YEAR, WORKING_DAYS_PER_YEAR
from costmodel.words import N_

# A person short of a whole by less than this share of their hours is rounding noise, not a person.
NOISE = 0.000000001


@quantity(N_("Share of the year at work"), "share")
def share_at_work(employee_vacation_days: Amount, employee_public_holidays: Amount, employee_sick_days: Amount) -> Amount:
    away = called(employee_vacation_days + employee_public_holidays + employee_sick_days, N_("Days away a year"), "days")
    return 1 - called(away / WORKING_DAYS_PER_YEAR, N_("Share of the working days away"), "share")


@quantity(N_("Productive hours of one full-time employee a year"), "hours")
def productive_hours_full_time(
    employee_hours_per_week: Amount, share_at_work: Amount, employee_productive_share: Amount
) -> Amount:
    return np.maximum(employee_hours_per_week * WEEKS_PER_YEAR * share_at_work * employee_productive_share, NOISE)


@quantity(N_("Share of full time of each employee"), "share")
def fte(employee_fte: Amount) -> Amount:
    return employee_fte


@quantity(N_("Share of full time of each employee"), "share", name="fte")
def fte_sized(hours_needed: Amount, years: Amount, productive_hours_full_time: Amount) -> Amount:
    return np.maximum(hours_needed / years / productive_hours_full_time, NOISE)


@quantity(N_("Paid hours of each employee a year"), "hours")
def paid_hours_each(employee_hours_per_week: Amount, fte: Amount) -> Amount:
    return employee_hours_per_week * fte * WEEKS_PER_YEAR


@quantity(N_("Paid hours of each employee a month"), "hours/month")
def hours_per_month(paid_hours_each: Amount) -> Amount:
    return paid_hours_each / MONTHS_PER_YEAR


@quantity(N_("Productive hours of each employee a year"), "hours")
def productive_hours_each(productive_hours_full_time: Amount, fte: Amount) -> Amount:
    return productive_hours_full_time * fte


@quantity(N_("Employees"), "employees")
def headcount(hours_needed: Amount, years: Amount, productive_hours_each: Amount) -> Amount:
    people = called(hours_needed / years / productive_hours_each, N_("People that the work keeps busy"), "ratio")
    return np.maximum(called(np.ceil(people - NOISE), N_("Whole people"), "employees"), 1.0)


@quantity(N_("Employees"), "employees", name="headcount")
def headcount_one() -> Amount:
    return 1.0


@quantity(N_("Employees taken on"), "employees")
def new_hires(headcount: Amount) -> Amount:
    return headcount


@quantity(N_("Yearly pay"), "money/year")
def pay_each(employee_salary: Amount, fte: Amount, employee_bonus_rate: Amount) -> Amount:
    return employee_salary * fte * (1 + employee_bonus_rate)


@quantity(N_("Employees before this hire"), "employees")
def staff_before(employer_headcount: Amount, employer_payroll: Amount) -> Amount:
    # A payroll without a head is somebody's pay.
    return np.maximum(employer_headcount, np.where(employer_payroll > 0, 1.0, 0.0))


@quantity(N_("Payroll before this hire a year"), "money/year")
def payroll_before(employer_payroll: Amount, employer_headcount: Amount, pay_each: Amount) -> Amount:
    # Heads without a payroll are taken to be paid like this hire.
    return np.where(employer_payroll > 0, employer_payroll, employer_headcount * pay_each)


@quantity(N_("Hours at work of each employee a year"), "hours")
def hours_worked_each(paid_hours_each: Amount, share_at_work: Amount) -> Amount:
    return paid_hours_each * share_at_work


@quantity(N_("Employees times years, all together"), "years")
def staff_years(headcount: Amount, years: Amount) -> Amount:
    return headcount * years


@quantity(N_("Full-time years, all employees together"), "years")
def full_time_years(staff_years: Amount, fte: Amount) -> Amount:
    return staff_years * fte


@quantity(N_("Leavers who are replaced"), "employees")
def leavers(employee_turnover_rate: Amount, staff_years: Amount) -> Amount:
    return employee_turnover_rate * staff_years


@quantity(N_("Hours that a newcomer leaves undone"), "hours")
def ramp_up_hours(
    employee_ramp_up_weeks: Amount, hours_needed: Amount, staff_years: Amount, productive_hours_each: Amount, years: Amount
) -> Amount:
    # Output climbs evenly from nothing to full; what is missing at each moment is what the work takes beyond it. That lasts
    # until output has reached the need, or until the period ends.
    needed = called(hours_needed / staff_years / WEEKS_PER_YEAR, N_("Hours of work a week for each employee"), "hours/week")
    at_full = called(productive_hours_each / WEEKS_PER_YEAR, N_("Productive hours a week once trained"), "hours/week")
    reached = called(employee_ramp_up_weeks * needed / at_full, N_("Weeks until a newcomer keeps up with the work"), "weeks")
    weeks = np.minimum(reached, years * WEEKS_PER_YEAR)
    weeks = called(weeks, N_("Weeks in which a newcomer is behind"), "weeks")
    gained = at_full / np.maximum(employee_ramp_up_weeks, NOISE)
    gained = called(gained, N_("Hours a week that a newcomer gains with each week"), "hours/week")
    done = called(gained * weeks * weeks / 2, N_("Hours that a newcomer does in these weeks"), "hours")
    return called(needed * weeks, N_("Hours of work in these weeks"), "hours") - done


def newcomers(new_hires: Amount, leavers: Amount) -> Amount:
    """Whoever begins the job, be it in place of somebody who left."""
    return called(new_hires + leavers, N_("Newcomers, replacements included"), "employees")


@quantity(N_("Hours that newcomers leave undone"), "hours")
def hours_undone(ramp_up_hours: Amount, new_hires: Amount, leavers: Amount, hours_needed: Amount) -> Amount:
    undone = ramp_up_hours * newcomers(new_hires, leavers)
    return np.minimum(called(undone, N_("Hours undone"), "hours"), hours_needed)


QUANTITIES = (
    share_at_work, productive_hours_full_time, paid_hours_each, hours_per_month, productive_hours_each, pay_each, staff_years,
    full_time_years, new_hires, leavers, ramp_up_hours,
    staff_before, payroll_before, hours_worked_each, hours_undone, *paid_hours.QUANTITIES,
)  # fmt: skip
