"""What every contract with a virtual assistant brings with it, however the work is paid: fees, tools, the owner's time."""

from __future__ import annotations

import numpy as np

from costmodel.graph import Amount, line, quantity
from costmodel.options.work import share_covered, weeks_covered
from costmodel.symbols import called
from costmodel.units import MINUTES_PER_HOUR
from costmodel.words import N_

_NOISE = 0.000000001


@quantity(N_("Assistants taken on"), "ratio")
def started() -> Amount:
    return 1.0


@quantity(N_("Assistants replaced"), "ratio")
def replaced(va_churn_rate: Amount, years: Amount) -> Amount:
    return va_churn_rate * years


@line(N_("Marketplace fee"), "fees")
def platform_fee(invoice: Amount, va_platform_fee_rate: Amount) -> Amount:
    return invoice * va_platform_fee_rate


@line(N_("Currency exchange cost"), "fees")
def exchange_fee(invoice: Amount, va_exchange_fee_rate: Amount) -> Amount:
    return invoice * va_exchange_fee_rate


@line(N_("VAT that you can't reclaim"), "taxes")
def irrecoverable_vat(invoice: Amount, va_irrecoverable_vat_rate: Amount) -> Amount:
    return invoice * va_irrecoverable_vat_rate


@line(N_("Fee for a new contract"), "fees")
def contract_fee(va_contract_fee: Amount, started: Amount) -> Amount:
    return va_contract_fee * started


@line(N_("Set-up fee"), "fees")
def setup_fee(va_setup_fee: Amount, va_exchange_rate: Amount, started: Amount) -> Amount:
    return va_setup_fee * va_exchange_rate * started


@line(N_("Paid trial"), "hiring")
def trial(va_trial_cost: Amount, started: Amount) -> Amount:
    return va_trial_cost * started


@line(N_("Fees and trial for replacements"), "hiring")
def replacements(
    va_contract_fee: Amount, va_trial_cost: Amount, va_setup_fee: Amount, va_exchange_rate: Amount, replaced: Amount
) -> Amount:
    each = va_contract_fee + va_trial_cost + va_setup_fee * va_exchange_rate
    return called(each, N_("Contract, trial and set-up of one VA"), "money") * replaced


@line(N_("Starts that fail"), "hiring")
def failed_starts(va_failure_rate: Amount, va_failure_cost: Amount, started: Amount, replaced: Amount) -> Amount:
    return va_failure_rate * va_failure_cost * starts(started, replaced)


@line(N_("Back charges if the VA is ruled an employee"), "other")
def misclassification(va_misclassification_risk: Amount, va_misclassification_rate: Amount, invoice: Amount) -> Amount:
    # Expected, not certain: the chance in a year times what a year's pay would bring.
    return va_misclassification_risk * va_misclassification_rate * invoice


@line(N_("Tools for the VA"), "equipment")
def tools(va_tools_per_month: Amount, horizon_months: Amount) -> Amount:
    return va_tools_per_month * horizon_months


@line(N_("Your time to take on a VA"), "hiring", owner_time=True)
def onboarding(va_onboarding_hours: Amount, started: Amount, replaced: Amount, owner_hour_value: Amount) -> Amount:
    return va_onboarding_hours * starts(started, replaced) * owner_hour_value


@quantity(N_("Hours that a new VA leaves undone"), "hours")
def va_hours_undone(
    va_ramp_up_weeks: Amount, hours_per_week: Amount, weeks_covered: Amount, started: Amount, replaced: Amount
) -> Amount:
    # Output climbs evenly from nothing to what is needed, or until the period ends.
    lasting = np.minimum(va_ramp_up_weeks, weeks_covered)
    lasting = called(lasting, N_("Weeks in which a new VA is behind"), "weeks")
    caught = called(lasting * lasting / 2 / np.maximum(va_ramp_up_weeks, _NOISE), N_("Weeks of work done in them"), "weeks")
    undone = called(lasting - caught, N_("Weeks of work undone"), "weeks")
    undone = called(hours_per_week * undone * starts(started, replaced), N_("Hours undone"), "hours")
    every = called(hours_per_week * weeks_covered, N_("All hours that the VA covers"), "hours")
    return np.minimum(undone, every)


@line(N_("Your time while a new VA learns"), "hiring", owner_time=True)
def ramp_up(va_hours_undone: Amount, owner_speed: Amount, owner_hour_value: Amount) -> Amount:
    return va_hours_undone / owner_speed * owner_hour_value


@line(N_("Your time to write instructions"), "hiring", owner_time=True)
def instructions(va_manual_hours: Amount, started: Amount, owner_hour_value: Amount) -> Amount:
    return va_manual_hours * started * owner_hour_value


@line(N_("Your time to manage"), "management", owner_time=True)
def management(va_management_hours_per_week: Amount, weeks_covered: Amount, owner_hour_value: Amount) -> Amount:
    return va_management_hours_per_week * weeks_covered * owner_hour_value


@line(N_("Your time to brief and check tasks"), "management", owner_time=True)
def briefing(
    tasks: Amount, share_covered: Amount, horizon_months: Amount, va_redo_rate: Amount, owner_hour_value: Amount
) -> Amount:
    minutes: Amount = 0.0
    for task in tasks:
        checked = called(
            task.review_minutes * (1 + redo_of(task.redo_rate, va_redo_rate)), N_("Minutes to check one of {task}"), "minutes",
            task=task.name,
        )  # fmt: skip
        each = called(task.brief_minutes + checked, N_("Your minutes for one of {task}"), "minutes", task=task.name)
        minutes = minutes + called(task.per_month * each, N_("Your minutes a month for {task}"), "minutes", task=task.name)
    minutes = called(minutes, N_("Your minutes a month for all tasks"), "minutes")
    hours = called(minutes / MINUTES_PER_HOUR, N_("Your hours a month for all tasks"), "hours")
    return hours * share_covered * horizon_months * owner_hour_value


@line(N_("Your own work while the VA is away"), "pay", owner_time=True)
def cover(
    hours_per_week: Amount, work_weeks_per_year: Amount, share_covered: Amount, years: Amount, owner_speed: Amount,
    owner_hour_value: Amount,
) -> Amount:  # fmt: skip
    left = called(1 - share_covered, N_("Share of the work that the VA leaves to you"), "share")
    hours = called(hours_per_week * work_weeks_per_year * left * years / owner_speed, N_("Your hours for it"), "hours")
    return hours * owner_hour_value


def starts(started: Amount, replaced: Amount) -> Amount:
    """How many assistants are brought in, replacements included."""
    return called(started + replaced, N_("Assistants taken on, replacements included"), "ratio")


def redo_of(own: Amount, usual: Amount) -> Amount:
    """A task's own share done again, or the usual one where it has none."""
    return usual if own is None else own


LINES = (
    platform_fee, exchange_fee, irrecoverable_vat, contract_fee, setup_fee, trial, replacements, failed_starts, tools, onboarding,
    ramp_up, instructions, management, briefing, cover, misclassification,
)  # fmt: skip
QUANTITIES = (started, replaced, weeks_covered, share_covered, va_hours_undone)
