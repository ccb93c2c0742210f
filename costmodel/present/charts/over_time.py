"""Over the years: what every plan has cost so far, month by month, and what it takes out of the account each month."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from costmodel.answers.horizon import Horizon, Plan
from costmodel.answers.yearly_limits import limit_is_reached
from costmodel.present import money
from costmodel.present.charts.chart import Chart, Figure, main_inputs
from costmodel.present.charts.lines import Lines, line_figure
from costmodel.present.charts.ring_words import Ring
from costmodel.present.findings_over_time import equipment_sentence, horizon_sentence, plan_label, plan_phrase
from costmodel.present.sentences import capitalised
from costmodel.present.values import time_span
from costmodel.units import months_later
from costmodel.words import N_, Translate

Array = NDArray[np.float64]

_CENT = 0.01
_LIMITS = N_(
    "Some payroll taxes change once a yearly limit is reached or an allowance used up; the year is counted from the month of the"
    " start."
)


def cumulative_cost(horizon: Horizon, translate: Translate, language: str, dark: bool = False) -> Chart:
    """What every plan has cost from the beginning to the end of each month, with rings where another becomes the cheapest."""
    currency, plans = horizon.scenario.currency, horizon.ranked
    names = {plan.name: plan_label(plan, translate) for plan in plans}
    lines = {plan.name: np.concatenate([[0.0], plan.cumulative]) for plan in plans}
    days = _days(horizon)
    axis = _month_axis(days, language)
    rings = [_ring(month, cost, axis, translate) for month, cost in overtakings(horizon)]
    drawn = Lines(_counted(days), lines, axis["categoryarray"], axis, rings)
    each = "; ".join(f"{names[plan.name]} {money.money(float(plan.total.sum()), currency, language)}" for plan in plans)
    return _chart(
        horizon, translate, language, "cumulative-cost", _cheapest(horizon, translate, language),
        line_figure(drawn, names, currency, language, dark),
        translate(N_("Cost so far in {currency}, your own time included, at the end of each month over {time}")),
        translate(N_("Rising lines of cost so far. After {time}: {each}. {finding}")).format(
            time=time_span(horizon.months, language), each=each, finding=horizon_sentence(horizon, translate, language)
        ),
        lambda plan: plan.cumulative,
    )  # fmt: skip


def monthly_cash(horizon: Horizon, translate: Translate, language: str, dark: bool = False) -> Chart:
    """What every plan takes out of the account in each month; the owner's time is no cash."""
    currency, plans = horizon.scenario.currency, horizon.ranked
    names = {plan.name: plan_label(plan, translate) for plan in plans}
    days = _days(horizon)
    # Every month is a step as wide as it is, so the last one needs an end.
    lines = {plan.name: np.append(plan.cash, plan.cash[-1:]) for plan in plans}
    axis = _month_axis(days, language)
    drawn = Lines(_counted(days), lines, axis["categoryarray"], axis, stepped=True)
    title = _first_month(horizon, translate, language)
    subtitle = translate(N_("Paid out each month in {currency} over {time}; the worth of your own time is not in it"))
    bought = next(filter(None, (equipment_sentence(horizon, plan, translate, language) for plan in plans)), "")
    beyond = " ".join(filter(None, (bought, translate(_LIMITS) if limit_is_reached(horizon) else "")))
    if beyond:
        subtitle += f". {beyond}"
    each = "; ".join(
        translate(N_("{option}: {first} in the first month, {usual} in a usual one")).format(
            option=names[plan.name], first=money.money(float(plan.cash[0]), currency, language),
            usual=money.money(float(np.median(plan.cash)), currency, language),
        )
        for plan in plans
    )  # fmt: skip
    return _chart(
        horizon, translate, language, "monthly-cash", title,
        line_figure(drawn, names, currency, language, dark),
        subtitle,
        translate(N_("Lines of cash by month. {each}.")).format(each=each),
        lambda plan: plan.cash,
    )  # fmt: skip


def overtakings(horizon: Horizon) -> list[tuple[int, float]]:
    """(month at whose end another plan has become the cheapest so far, what that has cost); 1 is the first month."""
    if len(horizon.plans) < 2:
        return []
    costs = np.array([plan.cumulative for plan in horizon.plans])
    least, found = int(costs[:, 0].argmin()), list[tuple[int, float]]()
    for month in range(1, horizon.months):
        best = int(costs[:, month].argmin())
        if costs[best, month] < costs[least, month] - _CENT:
            # A switch is the VA's line at first: to part from it is not to cross it.
            if abs(costs[best, month - 1] - costs[least, month - 1]) > _CENT:
                found.append((month + 1, float(costs[best, month])))
            least = best
    return found


def _days(horizon: Horizon) -> list[datetime.date]:
    """The first day of every month, and of the one after."""
    return [months_later(horizon.scenario.start, month) for month in range(horizon.months + 1)]


def _counted(days: list[datetime.date]) -> Array:
    return np.arange(float(len(days)))


def _ring(month: int, cost: float, axis: Figure, translate: Translate) -> Ring:
    return Ring(axis["categoryarray"][month], float(month), cost, translate(N_("Month {month}")).format(month=month))


def _month_axis(days: list[datetime.date], language: str) -> Figure:
    """An axis of months, each as wide as the others, with the names that the language has for them."""
    months, names = len(days), [money.month(day, language) for day in days]
    every = next(step for step in (1, 2, 3, 6, 12, 24) if months / step <= 7 or step == 24)
    return {
        "type": "category", "range": [0, months - 1], "tickmode": "array", "tickangle": 0,
        "categoryorder": "array", "categoryarray": names, "tickvals": names[::every], "ticktext": names[::every],
    }  # fmt: skip


def _cheapest(horizon: Horizon, translate: Translate, language: str) -> str:
    if not horizon.plans:
        return translate(N_("No way of getting the work done could be compared"))
    best, *others = horizon.ranked

    def amount(value: float) -> str:
        return money.money(value, horizon.scenario.currency, language)

    values = {
        "time": time_span(horizon.months, language),
        "best": plan_phrase(best, translate),
        "total": amount(float(best.total.sum())),
    }
    if not others:
        return translate(N_("Over {time} {best} costs {total}")).format(**values)
    values |= {"other": plan_phrase(others[0], translate), "less": amount(float(others[0].total.sum() - best.total.sum()))}
    month = horizon.ahead_of_all_from(best)
    text = N_("Over {time} {best} costs least: {total}, {less} less than {other}")
    if values["less"] == amount(0):
        text = N_("Over {time} {best} costs {total}, as much as {other}")
    elif month is not None and month > 1:
        text = N_("Over {time} {best} costs least: {total}, {less} less than {other}, and is ahead of it from month {month}")
        if month != horizon.ahead_from(best, others[0]):
            text = N_(
                "Over {time} {best} costs least: {total}, {less} less than {other}, and is ahead of every other way from month"
                " {month}"
            )
    return capitalised(translate(text).format(**values, month=month))


def _first_month(horizon: Horizon, translate: Translate, language: str) -> str:
    """Which way takes most at once, beside what the cheapest one takes; if that is it, beside the way that takes least."""
    if not horizon.plans:
        return translate(N_("No way of getting the work done could be compared"))

    def amount(plan: Plan) -> str:
        return money.money(float(plan.cash[0]), horizon.scenario.currency, language)

    ordered = sorted(horizon.plans, key=lambda plan: float(plan.cash[0]))
    most = ordered[-1]
    beside = horizon.ranked[0] if horizon.ranked[0] is not most else ordered[0]
    if most is beside:
        text = N_("{option} takes {amount} out of your account in the first month")
    else:
        text = N_("{option} takes {amount} out of your account in the first month, {other} {less}")
    return capitalised(
        translate(text).format(
            option=plan_phrase(most, translate), amount=amount(most), other=plan_phrase(beside, translate), less=amount(beside)
        )
    )


def _chart(
    horizon: Horizon, translate: Translate, language: str, name: str, title: str, figure: Figure, subtitle: str, alt: str,
    row: Callable[[Plan], Array],
) -> Chart:  # fmt: skip
    scenario = horizon.scenario
    rows = {plan.name: row(plan) for plan in horizon.ranked}
    return Chart(
        name=name,
        figure=figure,
        title=title,
        subtitle=subtitle.format(currency=scenario.currency, time=time_span(horizon.months, language)),
        alt=alt,
        columns=(translate(N_("Month")), *(plan_label(plan, translate) for plan in horizon.ranked)),
        rows=tuple((str(i + 1), *(float(values[i]) for values in rows.values())) for i in range(horizon.months)),
        inputs=main_inputs(scenario, translate, language),
        language=language,
    )
