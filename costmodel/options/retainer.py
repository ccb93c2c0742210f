"""A virtual assistant on a retainer: a monthly fee for so many hours, more at the overage rate, unused ones lost or carried."""

from __future__ import annotations

import numpy as np

from costmodel.graph import Amount, Sheet, line, quantity
from costmodel.options import hourly, va
from costmodel.options.option import Option
from costmodel.scenario import Scenario
from costmodel.symbols import called
from costmodel.units import MONTHS_PER_YEAR, WEEKS_PER_YEAR
from costmodel.words import N_, Message, Tenths

_NOISE = 0.000001  # hours that rounding leaves over


@quantity(N_("Months with work"), "months")
def months_with_work(weeks_covered: Amount) -> Amount:
    return weeks_covered * MONTHS_PER_YEAR / WEEKS_PER_YEAR


@quantity(N_("Hours that the VA works in a month with work"), "hours/month")
def used_a_month(va_hours_a_week: Amount) -> Amount:
    return va_hours_a_week * WEEKS_PER_YEAR / MONTHS_PER_YEAR


@quantity(N_("Hours of the retainer that are not used"), "hours")
def unused_hours(
    retainer_hours_per_month: Amount, horizon_months: Amount, used_a_month: Amount, months_with_work: Amount
) -> Amount:
    used = called(np.minimum(used_a_month, retainer_hours_per_month), N_("Hours of the retainer used in a month"), "hours")
    paid = called(retainer_hours_per_month * horizon_months, N_("Hours of the retainer paid for"), "hours")
    return paid - called(used * months_with_work, N_("Hours of the retainer used"), "hours")


@quantity(N_("Hours beyond the retainer"), "hours")
def overage_hours(
    used_a_month: Amount, retainer_hours_per_month: Amount, months_with_work: Amount, retainer_rollover: Amount,
    unused_hours: Amount,
) -> Amount:  # fmt: skip
    beyond = np.maximum(used_a_month - retainer_hours_per_month, 0.0) * months_with_work
    beyond = called(beyond, N_("Hours needed beyond the retainer's"), "hours")
    carried = called(retainer_rollover * unused_hours, N_("Unused hours carried over"), "hours")
    return np.maximum(beyond - carried, 0.0)


@line(N_("Retainer fee"), "pay")
def retainer_fee(retainer_fee_per_month: Amount, horizon_months: Amount) -> Amount:
    return retainer_fee_per_month * horizon_months


@line(N_("Hours beyond the retainer"), "pay")
def overage(retainer_overage_rate: Amount, overage_hours: Amount) -> Amount:
    return retainer_overage_rate * overage_hours


@quantity(N_("VA's invoice"), "money")
def invoice(retainer_fee: Amount, overage: Amount) -> Amount:
    return retainer_fee + overage


def _needs(scenario: Scenario) -> tuple[str, ...]:
    return ("retainer.fee_per_month", "retainer.hours_per_month")


def _in_numbers(sheet: Sheet) -> Message | None:
    needed, held = float(sheet["used_a_month"]), float(sheet["retainer_hours_per_month"])
    if sheet["retainer_fee_per_month"] <= 0:
        return None
    values = {"hours": Tenths(needed), "held": Tenths(held)}
    if held <= 0:
        return Message(N_("how many hours the retainer holds is not given, and the work takes {hours} a month"), values)
    text = N_(
        "the work takes more hours than the retainer holds, {hours} a month where it has {held}, and no rate is given for more"
    )
    if sheet["va_redo_rate"] > 0:
        text = N_(
            "the work takes more hours than the retainer holds, {hours} a month (work done again included) where it has {held},"
            " and no rate is given for more"
        )
    return Message(text, values)


OPTION = Option(
    "va_retainer",
    N_("VA on a retainer"),
    N_("a VA on a retainer"),
    (retainer_fee, overage, *va.LINES),
    (hourly.va_hours_a_week, months_with_work, used_a_month, unused_hours, overage_hours, invoice, *va.QUANTITIES),
    _needs,
    N_("the retainer's fee and hours are not given"),
    task_quantities=(hourly.va_hours_a_week_tasks,),
    impossible=lambda sheet: (sheet["overage_hours"] > _NOISE) & (sheet["retainer_overage_rate"] <= 0),
    why_impossible=N_("the work takes more hours than the retainer holds, and no rate is given for more"),
    in_numbers=_in_numbers,
    on_request=True,
)
