"""What the paid hours of employees go into: leave, illness, time between tasks, and hours left for the work."""

from __future__ import annotations

from costmodel.graph import Amount, quantity
from costmodel.symbols import called
from costmodel.units import WORKING_DAYS_PER_YEAR
from costmodel.words import N_


@quantity(N_("Paid hours of all employees"), "hours")
def paid_hours(paid_hours_each: Amount, staff_years: Amount) -> Amount:
    return paid_hours_each * staff_years


@quantity(N_("Paid hours of vacation and public holidays"), "hours")
def hours_on_leave(paid_hours: Amount, employee_vacation_days: Amount, employee_public_holidays: Amount) -> Amount:
    days = called(employee_vacation_days + employee_public_holidays, N_("Days of vacation and public holidays a year"), "days")
    return paid_hours * called(days / WORKING_DAYS_PER_YEAR, N_("Share of the working days on leave"), "share")


@quantity(N_("Paid hours of illness"), "hours")
def hours_ill(paid_hours: Amount, employee_sick_days: Amount) -> Amount:
    return paid_hours * called(employee_sick_days / WORKING_DAYS_PER_YEAR, N_("Share of the working days ill"), "share")


@quantity(N_("Paid hours between tasks"), "hours")
def hours_between_tasks(paid_hours: Amount, share_at_work: Amount, employee_productive_share: Amount) -> Amount:
    rest = called(1 - employee_productive_share, N_("Share of the hours at work between tasks"), "share")
    return paid_hours * share_at_work * rest


@quantity(N_("Paid hours left for the work"), "hours")
def hours_for_work(productive_hours_each: Amount, staff_years: Amount) -> Amount:
    return productive_hours_each * staff_years


@quantity(N_("Paid hours without work"), "hours")
def hours_idle(hours_for_work: Amount, hours_needed: Amount) -> Amount:
    return hours_for_work - hours_needed


QUANTITIES = (paid_hours, hours_on_leave, hours_ill, hours_between_tasks, hours_for_work, hours_idle)
