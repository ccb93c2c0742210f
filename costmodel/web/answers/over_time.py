"""Over time: cost month by month for years, what is ahead from when, what stopping costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import streamlit as st

from costmodel.answers.horizon import Horizon, Plan, horizon
from costmodel.answers.stopping import stopping
from costmodel.present import charts
from costmodel.present import findings_over_time as findings
from costmodel.present.rounding import sums_note
from costmodel.units import MONTHS_PER_YEAR
from costmodel.web import seasons, state
from costmodel.web.answers import parts
from costmodel.web.guard import part
from costmodel.web.state import View
from costmodel.words import N_

_GROWTH = ("horizon.pay_growth", "horizon.rate_growth", "horizon.inflation", "horizon.discount_rate", "horizon.switch_month")
_ENDING = ("employee.notice_weeks", "employee.severance_weeks", "employee.untaken_leave_days", "va.notice_weeks")
_MOST_YEARS, _YEARS = 10, 3
_WIDGET = "years"


def show(view: View) -> None:
    """The sentence, what it depends on, charts, a table by year, what stopping costs."""
    _ = view.translate
    if not view.comparison.options:
        parts.empty(_("Nothing can be compared yet: give a salary or a VA's rate."))
        return
    st.session_state.setdefault(_WIDGET, _YEARS)
    years = st.session_state[_WIDGET]
    found = state.remembered("horizon", (view.scenario, years), lambda: horizon(view.scenario, years * MONTHS_PER_YEAR))
    parts.lead([findings.horizon_sentence(found, _, view.language), *(view.say(why) for why in found.left_out)])
    part(_inputs, view)
    part(lambda: parts.chart(view, charts.cumulative_cost(found, _, view.language, view.dark), "cumulative_cost"))
    part(lambda: parts.chart(view, charts.monthly_cash(found, _, view.language, view.dark), "monthly_cash", finding=True))
    part(_table, view, found)
    part(_stopping, view, found)


def _inputs(view: View) -> None:
    _ = view.translate
    with st.container(key="time_inputs", gap="small"):
        st.slider(_("Years to look ahead"), 1, _MOST_YEARS, key=_WIDGET, persist_state="session")
        parts.fields(view, _GROWTH, "growth")
        for key in _GROWTH[-2:]:  # which say least for themselves
            record = view.scenario.record(key)
            parts.quiet(_("{label}: {meaning}").format(label=_(record.label), meaning=_(record.help)))
        closed = st.expander(_("Busy and quiet months"), key="seasons", on_change="rerun")
        if closed.open:
            with closed:
                seasons.show(view, "", f"{parts.AGAIN}.")


def _table(view: View, found: Horizon) -> None:
    """Each plan by year: in all, and of that paid out and the owner's time."""
    _ = view.translate
    ranked = found.ranked
    best = ranked[0]
    years = range(-(-found.months // MONTHS_PER_YEAR))
    discounted = bool(view.scenario.number("horizon.discount_rate"))
    head = [_("Way"), _("Total")]
    if discounted:
        head.append(_("Present value"))
    head += [_("Year {year}").format(year=year + 1) for year in years]
    head.append(_("Costs more from"))
    rows: list[list[str]] = []
    kinds: dict[int, str] = {}
    for plan in ranked:
        kinds[len(rows)] = "best" if plan is best else "sum"
        present = [view.money(found.present_value(plan))] if discounted else []
        later = "–" if plan is best else _ahead(view, found, best, plan)
        rows.append([findings.plan_label(plan, _), _in_all(view, plan.total), *present, *_by_year(view, plan.total), later])
        for text, amounts in ((N_("paid out"), plan.cash), (N_("your time"), plan.owner_time)):
            kinds[len(rows)] = "part"
            rows.append([_(text), _in_all(view, amounts), *([""] if discounted else []), *_by_year(view, amounts)])
    parts.heading(_("Cost by year"))
    parts.table(_("Cost by year"), head, [row + [""] * (len(head) - len(row)) for row in rows], kinds)
    rounded = sums_note((each for plan in ranked for each in _sums(plan)), _)
    if rounded:
        parts.quiet(rounded)


def _sums(plan: Plan) -> Iterator[tuple[float, Sequence[float]]]:
    """Every total in the rows of a plan with its parts: down, of cash and own time, and across, of the years."""
    rows = [[float(each.sum()), *_years(each)] for each in (plan.total, plan.cash, plan.owner_time)]
    yield from ((total, split) for total, *split in zip(*rows, strict=True))
    yield from ((total, years) for total, *years in rows)


def _in_all(view: View, amounts: np.ndarray) -> str:
    return view.money(float(amounts.sum()))


def _by_year(view: View, amounts: np.ndarray) -> list[str]:
    return [view.money(amount) for amount in _years(amounts)]


def _years(amounts: np.ndarray) -> list[float]:
    return [float(amounts[i : i + MONTHS_PER_YEAR].sum()) for i in range(0, len(amounts), MONTHS_PER_YEAR)]


def _ahead(view: View, found: Horizon, best: Plan, plan: Plan) -> str:
    month = found.ahead_from(best, plan)
    return view.translate(N_("month {month}")).format(month=month) if month else view.translate(N_("never"))


def _stopping(view: View, found: Horizon) -> None:
    """What is due when a plan ends after some month."""
    _ = view.translate
    parts.heading(_("What stopping costs"), _("What is still due when you end it: notice, leave that was not taken, severance."))
    widget = "stop_month"
    st.session_state[widget] = min(max(st.session_state.get(widget, min(MONTHS_PER_YEAR, found.months)), 1), found.months)
    with st.container(key="stop_inputs", gap="small"):
        st.slider(_("End it after month"), 1, found.months, key=widget, persist_state="session")
        parts.fields(view, _ENDING, "ending")
    month = st.session_state[widget]
    ends = sorted((stopping(found, plan, month) for plan in found.plans), key=lambda end: end.spent + end.cost)
    head = [_("Way"), _("Due on stopping"), _("Notice"), _("Untaken leave"), _("Severance"), _("Cost until then"), _("Total")]
    rows = [
        [
            findings.plan_label(end.plan, _),
            *(view.money(amount) for amount in (end.cost, end.notice, end.untaken_leave, end.severance)),
            view.money(end.spent), view.money(end.spent + end.cost),
        ]
        for end in ends
    ]  # fmt: skip
    parts.table(_("What stopping costs"), head, rows)
