"""An employee, read as a payslip and what stands around it: full time for whole people, or one sized to the work."""

from __future__ import annotations

import numpy as np

from costmodel.graph import Amount, Sheet, line, quantity
from costmodel.options import paid_hours
from costmodel.options.option import Option
from costmodel.scenario import Scenario
from costmodel.symbols import called
from costmodel.units import MONTHS_PER_YEAR, WEEKS_PER_YEAR, WORKING_DAYS_PER_YEAR
from costmodel.words import N_

# A person short of a whole by less than this share of their hours is rounding noise, not a person.
_NOISE = 0.000000001


@quantity(N_("Share of the year at work"), "share")
def share_at_work(employee_vacation_days: Amount, employee_public_holidays: Amount, employee_sick_days: Amount) -> Amount:
    away = called(employee_vacation_days + employee_public_holidays + employee_sick_days, N_("Days away a year"), "days")
    return 1 - called(away / WORKING_DAYS_PER_YEAR, N_("Share of the working days away"), "share")


@quantity(N_("Productive hours of one full-time employee a year"), "hours")
def productive_hours_full_time(
    employee_hours_per_week: Amount, share_at_work: Amount, employee_productive_share: Amount
) -> Amount:
    return np.maximum(employee_hours_per_week * WEEKS_PER_YEAR * share_at_work * employee_productive_share, _NOISE)


@quantity(N_("Share of full time of each employee"), "share")
def fte(employee_fte: Amount) -> Amount:
    return employee_fte


@quantity(N_("Share of full time of each employee"), "share", name="fte")
def fte_sized(hours_needed: Amount, years: Amount, productive_hours_full_time: Amount) -> Amount:
    return np.maximum(hours_needed / years / productive_hours_full_time, _NOISE)


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
    return np.maximum(called(np.ceil(people - _NOISE), N_("Whole people"), "employees"), 1.0)


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


@quantity(N_("Years of work, all employees together"), "years")
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
    gained = at_full / np.maximum(employee_ramp_up_weeks, _NOISE)
    gained = called(gained, N_("Hours a week that a newcomer gains with each week"), "hours/week")
    done = called(gained * weeks * weeks / 2, N_("Hours that a newcomer does in these weeks"), "hours")
    return called(needed * weeks, N_("Hours of work in these weeks"), "hours") - done


@quantity(N_("Hours that newcomers leave undone"), "hours")
def hours_undone(ramp_up_hours: Amount, new_hires: Amount, leavers: Amount, hours_needed: Amount) -> Amount:
    newcomers = called(new_hires + leavers, N_("Newcomers, replacements included"), "employees")
    return np.minimum(called(ramp_up_hours * newcomers, N_("Hours undone"), "hours"), hours_needed)


@line(N_("Gross pay"), "pay")
def gross_pay(employee_salary: Amount, full_time_years: Amount) -> Amount:
    return employee_salary * full_time_years


@line(N_("Bonus"), "pay")
def bonus(gross_pay: Amount, employee_bonus_rate: Amount) -> Amount:
    return gross_pay * employee_bonus_rate


@line(N_("Health insurance"), "benefits")
def health_insurance(employee_health_insurance: Amount, staff_years: Amount) -> Amount:
    return employee_health_insurance * staff_years


@line(N_("Retirement contribution"), "benefits")
def retirement(gross_pay: Amount, employee_retirement_rate: Amount) -> Amount:
    return gross_pay * employee_retirement_rate


@line(N_("Benefits as a share of pay"), "benefits")
def benefits_by_pay(gross_pay: Amount, employee_benefit_rate: Amount) -> Amount:
    return gross_pay * employee_benefit_rate


@line(N_("Other benefits"), "benefits")
def other_benefits(employee_other_benefits: Amount, staff_years: Amount) -> Amount:
    return employee_other_benefits * staff_years


@line(N_("Insurance by pay"), "insurance")
def insurance(gross_pay: Amount, employee_insurance_rate: Amount) -> Amount:
    return gross_pay * employee_insurance_rate


@line(N_("Desk space"), "workspace")
def desk_space(
    employee_desk_per_month: Amount, employee_office_share: Amount, headcount: Amount, horizon_months: Amount
) -> Amount:
    return employee_desk_per_month * employee_office_share * headcount * horizon_months


@line(N_("Equipment"), "equipment")
def equipment(employee_equipment: Amount, employee_equipment_life: Amount, staff_years: Amount) -> Amount:
    return employee_equipment / employee_equipment_life * staff_years


@line(N_("Software"), "equipment")
def software(employee_software_per_month: Amount, headcount: Amount, horizon_months: Amount) -> Amount:
    return employee_software_per_month * headcount * horizon_months


@line(N_("Training"), "other")
def training(employee_training: Amount, staff_years: Amount) -> Amount:
    return employee_training * staff_years


@line(N_("Other yearly costs"), "other")
def other_costs(employee_other_costs: Amount, staff_years: Amount) -> Amount:
    return employee_other_costs * staff_years


@line(N_("Recruiting"), "hiring")
def recruiting(employee_recruitment: Amount, new_hires: Amount) -> Amount:
    return employee_recruitment * new_hires


@line(N_("Recruiting replacements"), "hiring")
def recruiting_replacements(employee_recruitment: Amount, leavers: Amount) -> Amount:
    return employee_recruitment * leavers


@line(N_("Your time while newcomers learn"), "hiring", owner_time=True)
def ramp_up(hours_undone: Amount, owner_speed: Amount, owner_hour_value: Amount) -> Amount:
    return hours_undone / owner_speed * owner_hour_value


@line(N_("Your time to manage"), "management", owner_time=True)
def management(employee_management_hours_per_week: Amount, staff_years: Amount, owner_hour_value: Amount) -> Amount:
    return employee_management_hours_per_week * WEEKS_PER_YEAR * staff_years * owner_hour_value


LINES = (
    gross_pay, bonus, health_insurance, retirement, benefits_by_pay, other_benefits, insurance, desk_space, equipment, software,
    training, other_costs, recruiting, recruiting_replacements, ramp_up, management,
)  # fmt: skip
_SHARED = (
    share_at_work, productive_hours_full_time, paid_hours_each, hours_per_month, productive_hours_each, pay_each, staff_years,
    full_time_years, new_hires, leavers, ramp_up_hours,
    staff_before, payroll_before, hours_worked_each, hours_undone, *paid_hours.QUANTITIES,
)  # fmt: skip


def _needs(scenario: Scenario) -> tuple[str, ...]:
    return ("employee.salary",)


def _never_at_work(sheet: Sheet) -> Amount:
    return sheet["share_at_work"] <= 0


_WHY = N_("the salary is not given")
FULL_TIME = Option(
    "employee",
    N_("Full-time employee"),
    N_("a full-time employee"),
    LINES,
    (*_SHARED, fte, headcount),
    _needs,
    _WHY,
    employs=True,
    impossible=_never_at_work,
    why_impossible=N_("no working day is left in the year"),
)
PART_TIME = Option(
    "employee_part_time",
    N_("Part-time employee"),
    N_("a part-time employee"),
    LINES,
    (*_SHARED, fte_sized, headcount_one),
    _needs,
    _WHY,
    employs=True,
    impossible=lambda sheet: _never_at_work(sheet) | (sheet["fte"] > 1 + _NOISE),
    why_impossible=N_("the work is more than one full-time person can do"),
)
