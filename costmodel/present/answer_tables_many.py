"""Months, maps, bids and several scenarios as tables for a terminal of 80 columns."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from costmodel.answers.bids import BidCost, Bids
from costmodel.answers.horizon import Horizon, Plan
from costmodel.answers.side_by_side import Difference, SideBySide
from costmodel.answers.stopping import Stopping
from costmodel.answers.two_way import TwoWay
from costmodel.bids import Bid
from costmodel.present import money as say
from costmodel.present.answer_tables import UNKNOWN, page, titled, whole
from costmodel.present.findings import scenario_name, side_by_side_sentence, two_way_sentence
from costmodel.present.findings_bids import bids_sentence
from costmodel.present.findings_over_time import horizon_sentence, plan_label, stopping_sentence
from costmodel.present.findings_unsaid import counted_unsaid, doubted_exchanges, exchange_free, own_extra_hours
from costmodel.present.tables import wrapped
from costmodel.present.values import LABELS, key_label, short_value
from costmodel.tasks import Task
from costmodel.units import MONTHS_PER_YEAR
from costmodel.words import N_, Message, Translate

MAP_SHAPE = (16, 48)  # rows and columns of a map in letters
_ABREAST = 4  # scenarios that stand beside each other in 80 columns


def horizon_table(found: Horizon, stops: Sequence[Stopping], translate: Translate, language: str) -> str:
    """Every plan by year of the plan, its present value, and from which month the cheapest is ahead of it."""
    ranked = found.ranked
    titles = (N_("Option"), N_("Total"), N_("Counted in today's money"), N_("Overtaken in month"))
    rows = [
        [
            plan_label(plan, translate),
            whole(float(plan.total.sum()), language),
            whole(found.present_value(plan), language),
            _overtaken(found, plan),
        ]
        for plan in ranked
    ]
    years = [[plan_label(plan, translate), *_years(found, plan, translate, language)] for plan in ranked]
    text = N_("In {currency}. The month is that from which the cheapest has cost less in all, for good.")
    note = translate(text).format(currency=found.scenario.currency)
    stopped = [line for stop in stops for line in wrapped(stopping_sentence(stop, found.scenario.currency, translate, language))]
    sentences = [horizon_sentence(found, translate, language)]
    left_out = [text for why in found.left_out for text in wrapped("! " + why.say(translate))]
    return page(sentences, titled(titles, rows, translate), wrapped(note) if rows else [], left_out, *years, stopped)


def _overtaken(found: Horizon, plan: Plan) -> str:
    best = found.ranked[0]
    month = None if plan is best else found.ahead_from(best, plan)
    return UNKNOWN if month is None else str(month)


def _years(found: Horizon, plan: Plan, translate: Translate, language: str) -> list[str]:
    titles = (N_("Year from"), N_("Cash"), N_("Your time"), N_("Total"), N_("So far"))
    rows = []
    for first in range(0, found.months, MONTHS_PER_YEAR):
        year = slice(first, first + MONTHS_PER_YEAR)
        amounts = [float(part[year].sum()) for part in (plan.cash, plan.owner_time, plan.total)]
        amounts.append(float(plan.total[: year.stop].sum()))
        rows.append(
            [say.date(found.dates[first], language, found.scenario.place), *(whole(amount, language) for amount in amounts)]
        )
    return titled(titles, rows, translate)


def two_way_table(found: TwoWay, translate: Translate, language: str) -> str:
    """A map in letters, the second key upwards; with a star at the present values."""
    if not found.names:
        return page([two_way_sentence(found, translate, language)])
    letters = {i: chr(ord("A") + i) for i in range(len(found.names))}
    rows = [[letters.get(int(i), ".") for i in row] for row in found.cheapest]
    here = _nearest(found.x.tolist(), found.present[0]), _nearest(found.y.tolist(), found.present[1])
    if None not in here:
        rows[here[1] or 0][here[0] or 0] = "*"
    at = {0: found.y[0], len(rows) - 1: found.y[-1], len(rows) // 2: found.y[len(rows) // 2]}
    marks = {i: short_value(found.down, float(y), found.scenario, translate, language) for i, y in at.items()}
    width = max(map(len, marks.values()))
    drawn = [f"{marks.get(i, ''):>{width}} {''.join(rows[i])}" for i in reversed(range(len(rows)))]
    ends = [short_value(found.across, float(x), found.scenario, translate, language) for x in (found.x[0], found.x[-1])]
    drawn.append(" " * (width + 1) + ends[0] + ends[1].rjust(len(rows[0]) - len(ends[0])))
    text = translate(N_("Across: {across}. Upwards: {down}."))
    axes = text.format(
        across=key_label(found.scenario, found.across, translate), down=key_label(found.scenario, found.down, translate)
    )
    there = {int(i) for i in found.cheapest.ravel()}
    legend = [f"{letters[i]}  {translate(LABELS[name])}" for i, name in enumerate(found.names) if i in there]
    if None not in here:
        yours = translate(N_("Your figures"))
        legend.append(f"*  {yours}")
    return page([two_way_sentence(found, translate, language), axes], drawn, legend)


def _nearest(values: list[float], at: float) -> int | None:
    """The place of the value nearest to `at`; None where it lies beyond them."""
    if not values[0] <= at <= values[-1]:
        return None
    return min(range(len(values)), key=lambda i: abs(values[i] - at))


def bids_table(bids: Bids, translate: Translate, language: str) -> str:
    """A row a bid, cheapest per finished hour first; below, why others can't be compared."""
    titles = (N_("Bid"), N_("Paid"), N_("Finished hour"), N_("Paid hour"), N_("Lost hours"), N_("A year"))
    rows = [
        [
            row.name,
            translate(LABELS[row.bid.option]),
            *(_amount(value, language, 2) for value in (row.net_per_hour, row.paid_per_hour_used)),
            _lost(row, language),
            _amount(row.per_year, language, 0),
        ]
        for row in bids.compared
    ]
    missing = [
        line
        for row in bids.rows
        if row.why_missing
        for line in wrapped(translate(N_("{name}: {why}")).format(name=row.name, why=row.why_missing.say(translate)))
    ]
    text = N_("In {currency}. A finished hour of work has all costs in it; a paid hour is what the VA gets for each hour used.")
    note = wrapped(translate(text).format(currency=bids.scenario.currency)) if rows else []
    unsaid = (f(bids, translate, language) for f in (doubted_exchanges, own_extra_hours, counted_unsaid))
    note += [line for said in (*unsaid, exchange_free(bids, translate)) for line in wrapped(said)]
    return page([bids_sentence(bids, translate, language)], titled(titles, rows, translate, left=2), note, missing)


def _amount(value: float | None, language: str, digits: int) -> str:
    return UNKNOWN if value is None else say.number(value, language, digits, fixed=True)


def _lost(row: BidCost, language: str) -> str:
    return _amount((row.hours_idle or 0.0) + (row.hours_lost or 0.0), language, 0)


def side_by_side_table(found: SideBySide, translate: Translate, language: str) -> str:
    """What each option costs a year in each scenario, and the inputs that differ."""
    scenarios = found.scenarios
    legend = [
        f"{i + 1}  {scenario_name(scenario, i + 1, translate)}, {scenario.currency}" for i, scenario in enumerate(scenarios)
    ]
    tables = []
    for first in range(0, len(scenarios), _ABREAST):
        shown = range(first, min(first + _ABREAST, len(scenarios)))
        costs = [{cost.name: cost.per_year for cost in found.comparisons[i].options} for i in shown]
        rows = [
            [translate(LABELS[name]), *(whole(cost.get(name, float("nan")), language) for cost in costs)] for name in found.ways
        ]
        tables.append(titled([N_("Total a year"), *(str(i + 1) for i in shown)], rows, translate))
    differing = [line for each in found.differing for line in wrapped(_difference(each, found, translate, language))]
    return page([side_by_side_sentence(found, translate, language)], legend, *tables, differing)


def _difference(each: Difference, found: SideBySide, translate: Translate, language: str) -> str:
    values = [
        _said(value, each, found, i, translate, language) for i, value in enumerate(each.values)
    ]  # fmt: skip
    return f"{each.label.say(translate)}: " + " | ".join(values)


def _said(value: Any, each: Difference, found: SideBySide, i: int, translate: Translate, language: str) -> str:
    if isinstance(value, Message):
        return value.say(translate)
    if isinstance(value, datetime.date):
        return say.date(value, language, found.scenarios[i].place)
    if isinstance(value, (Task, Bid)):
        return translate(N_("yes"))
    if each.record is None:
        return translate(N_("no")) if value is None else str(value)
    return short_value(each.record, value, found.scenarios[i], translate, language)
