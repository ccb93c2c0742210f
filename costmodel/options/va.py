"""What every contract with a virtual assistant brings with it, however the work is paid: fees, tools, the owner's time."""

from __future__ import annotations

from costmodel.graph import Amount, line, quantity
from costmodel.options.work import share_covered, weeks_covered
from costmodel.units import MINUTES_PER_HOUR
from costmodel.words import N_


@quantity(N_("Assistants replaced"), "ratio")
def replaced(va_churn_rate: Amount, years: Amount) -> Amount:
    return va_churn_rate * years


@line(N_("Marketplace fee"), "fees")
def platform_fee(invoice: Amount, va_platform_fee_rate: Amount) -> Amount:
    return invoice * va_platform_fee_rate


@line(N_("Currency exchange fee"), "fees")
def exchange_fee(invoice: Amount, va_exchange_fee_rate: Amount) -> Amount:
    return invoice * va_exchange_fee_rate


@line(N_("VAT that you can't reclaim"), "taxes")
def irrecoverable_vat(invoice: Amount, va_irrecoverable_vat_rate: Amount) -> Amount:
    return invoice * va_irrecoverable_vat_rate


@line(N_("Contract fee"), "fees")
def contract_fee(va_contract_fee: Amount) -> Amount:
    return va_contract_fee


@line(N_("Trial task"), "hiring")
def trial(va_trial_cost: Amount) -> Amount:
    return va_trial_cost


@line(N_("Contract and trial of replacements"), "hiring")
def replacements(va_contract_fee: Amount, va_trial_cost: Amount, replaced: Amount) -> Amount:
    return (va_contract_fee + va_trial_cost) * replaced


@line(N_("Tools for the VA"), "equipment")
def tools(va_tools_per_month: Amount, horizon_months: Amount) -> Amount:
    return va_tools_per_month * horizon_months


@line(N_("Your time to bring the VA in"), "hiring", owner_time=True)
def onboarding(va_onboarding_hours: Amount, replaced: Amount, owner_hour_value: Amount) -> Amount:
    return va_onboarding_hours * (1 + replaced) * owner_hour_value


@line(N_("Your time to write instructions"), "hiring", owner_time=True)
def instructions(va_manual_hours: Amount, owner_hour_value: Amount) -> Amount:
    return va_manual_hours * owner_hour_value


@line(N_("Your time to manage"), "management", owner_time=True)
def management(va_management_hours_per_week: Amount, weeks_covered: Amount, owner_hour_value: Amount) -> Amount:
    return va_management_hours_per_week * weeks_covered * owner_hour_value


@line(N_("Your time to brief and check tasks"), "management", owner_time=True)
def briefing(
    tasks: Amount, share_covered: Amount, horizon_months: Amount, va_redo_rate: Amount, owner_hour_value: Amount
) -> Amount:
    minutes = sum(
        (
            task.per_month * (task.brief_minutes + task.review_minutes * (1 + redo_of(task.redo_rate, va_redo_rate)))
            for task in tasks
        ),
        0.0,
    )
    return minutes / MINUTES_PER_HOUR * share_covered * horizon_months * owner_hour_value


@line(N_("Your own work while the VA is away"), "pay", owner_time=True)
def cover(
    hours_per_week: Amount, work_weeks_per_year: Amount, share_covered: Amount, years: Amount, owner_speed: Amount,
    owner_hour_value: Amount,
) -> Amount:  # fmt: skip
    return hours_per_week * work_weeks_per_year * (1 - share_covered) * years / owner_speed * owner_hour_value


def redo_of(own: Amount, usual: Amount) -> Amount:
    """A task's own share done again, or the usual one where it has none."""
    return usual if own is None else own


LINES = (
    platform_fee, exchange_fee, irrecoverable_vat, contract_fee, trial, replacements, tools, onboarding, instructions, management,
    briefing, cover,
)  # fmt: skip
QUANTITIES = (replaced, weeks_covered, share_covered)
