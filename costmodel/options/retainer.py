"""A virtual assistant on a retainer: a monthly fee for so many hours, more at the overage rate, unused ones lost or carried."""

from __future__ import annotations

import numpy as np

from costmodel.graph import Amount, line, quantity
from costmodel.options import hourly, va
from costmodel.options.option import Option
from costmodel.scenario import Scenario
from costmodel.words import N_

_NOTHING = 0.000000001  # keeps a division by no hours at all from failing; the result is not used then


@quantity(N_("Hours that the VA works a month"), "hours/month")
def used_a_month(va_hours_a_week: Amount, weeks_covered: Amount, horizon_months: Amount) -> Amount:
    return va_hours_a_week * weeks_covered / horizon_months


@quantity(N_("Share of the retainer's hours that is paid for"), "share")
def share_paid(used_a_month: Amount, retainer_hours_per_month: Amount, retainer_rollover: Amount) -> Amount:
    # Hours carried over are worked off in later months, which then need that much less of the plan.
    unused = np.maximum(1 - used_a_month / np.maximum(retainer_hours_per_month, _NOTHING), 0.0)
    return 1 - retainer_rollover * unused


@quantity(N_("Hours beyond the retainer a month"), "hours/month")
def overage_hours(used_a_month: Amount, retainer_hours_per_month: Amount) -> Amount:
    return np.maximum(used_a_month - retainer_hours_per_month, 0.0)


@line(N_("Retainer fee"), "pay")
def retainer_fee(retainer_fee_per_month: Amount, horizon_months: Amount, share_paid: Amount) -> Amount:
    return retainer_fee_per_month * horizon_months * share_paid


@line(N_("Hours beyond the retainer"), "pay")
def overage(retainer_overage_rate: Amount, overage_hours: Amount, horizon_months: Amount) -> Amount:
    return retainer_overage_rate * overage_hours * horizon_months


@quantity(N_("VA's invoice"), "money")
def invoice(retainer_fee: Amount, overage: Amount) -> Amount:
    return retainer_fee + overage


def _needs(scenario: Scenario) -> tuple[str, ...]:
    return ("retainer.fee_per_month", "retainer.hours_per_month")


OPTION = Option(
    "va_retainer",
    N_("VA on a retainer"),
    N_("a VA on a retainer"),
    (retainer_fee, overage, *va.LINES),
    (hourly.va_hours_a_week, used_a_month, share_paid, overage_hours, invoice, *va.QUANTITIES),
    _needs,
    N_("the retainer's fee and hours are not given"),
    task_quantities=(hourly.va_hours_a_week_tasks,),
    impossible=lambda sheet: (sheet["overage_hours"] > 0) & (sheet["retainer_overage_rate"] <= 0),
    why_impossible=N_("the work takes more hours than the retainer holds, and no rate is given for more"),
)
