"""An employee, read as a payslip and what stands around it: full time for whole people, or one sized to the work."""

from __future__ import annotations

from costmodel.graph import Amount, Sheet, line
from costmodel.options import staff
from costmodel.options.option import Option
from costmodel.scenario import Scenario
from costmodel.units import WEEKS_PER_YEAR
from costmodel.words import N_


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


@line(N_("Other benefits as a share of pay"), "benefits")
def benefits_by_pay(gross_pay: Amount, employee_benefit_rate: Amount) -> Amount:
    return gross_pay * employee_benefit_rate


@line(N_("Other benefits"), "benefits")
def other_benefits(employee_other_benefits: Amount, staff_years: Amount) -> Amount:
    return employee_other_benefits * staff_years


@line(N_("Accident insurance as a share of pay"), "insurance")
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


@line(N_("Your time to hire an employee"), "hiring", owner_time=True)
def hiring_time(employee_hiring_hours: Amount, new_hires: Amount, leavers: Amount, owner_hour_value: Amount) -> Amount:
    return employee_hiring_hours * staff.newcomers(new_hires, leavers) * owner_hour_value


@line(N_("Your time while newcomers learn"), "hiring", owner_time=True)
def ramp_up(hours_undone: Amount, owner_speed: Amount, owner_hour_value: Amount) -> Amount:
    return hours_undone / owner_speed * owner_hour_value


@line(N_("Your time to manage"), "management", owner_time=True)
def management(employee_management_hours_per_week: Amount, staff_years: Amount, owner_hour_value: Amount) -> Amount:
    return employee_management_hours_per_week * WEEKS_PER_YEAR * staff_years * owner_hour_value


LINES = (
    gross_pay, bonus, health_insurance, retirement, benefits_by_pay, other_benefits, insurance, desk_space, equipment, software,
    training, other_costs, recruiting, recruiting_replacements, hiring_time, ramp_up, management,
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
    (*staff.QUANTITIES, staff.fte, staff.headcount),
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
    (*staff.QUANTITIES, staff.fte_sized, staff.headcount_one),
    _needs,
    _WHY,
    employs=True,
    impossible=lambda sheet: _never_at_work(sheet) | (sheet["fte"] > 1 + staff.NOISE),
    why_impossible=N_("the work is more than one full-time person can do"),
)
