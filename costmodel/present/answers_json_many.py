"""Months, maps, bids and several scenarios as JSON and as rows of a table for other programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from costmodel.answers.bids import BidCost, Bids
from costmodel.answers.bids_to_win import ToWin
from costmodel.answers.horizon import Horizon
from costmodel.answers.side_by_side import SideBySide
from costmodel.answers.stopping import Stopping
from costmodel.answers.two_way import TwoWay
from costmodel.bids import Bid
from costmodel.present.answers_json import Json, finite
from costmodel.present.tables import SCHEMA, head_of
from costmodel.records import Range
from costmodel.tasks import Task
from costmodel.words import Message, Translate

ROW = ("month", "date", "option", "cash", "owner_time", "total", "cumulative")
BID = (
    "name", "pay", "currency", "total", "per_year", "net_per_hour", "cost_per_hour", "paid_per_hour_used", "cost_per_task",
    "paid", "hours_used", "hours_idle", "hours_lost", "hours_kept", "why_missing",
)  # fmt: skip


def horizon_rows(found: Horizon) -> list[Json]:
    """A row a month of each plan."""
    rows = []
    for plan in found.plans:
        columns = zip(found.dates, plan.cash, plan.owner_time, plan.total, plan.cumulative, strict=True)
        for month, (date, *amounts) in enumerate(columns, 1):
            rows.append(dict(zip(ROW, (month, date.isoformat(), plan.name, *map(float, amounts)), strict=True)))
    return rows


def horizon_json(found: Horizon, stops: Iterable[Stopping], translate: Translate) -> Json:
    """Every plan's total, and from which month the cheapest is ahead of it for good; the months as rows."""
    ranked = found.ranked
    plans = [
        {
            "option": plan.name,
            "made_of": [option.name for option in plan.options],
            "total": float(plan.total.sum()),
            "cash": float(plan.cash.sum()),
            "owner_time": float(plan.owner_time.sum()),
            "present_value": found.present_value(plan),
            "behind_from": None if plan is ranked[0] else found.ahead_from(ranked[0], plan),
        }
        for plan in found.plans
    ]
    stopped = [
        {
            "option": stop.plan.name,
            "month": stop.month,
            "notice": stop.notice,
            "untaken_leave": stop.untaken_leave,
            "severance": stop.severance,
            "cost": stop.cost,
            "spent": stop.spent,
        }
        for stop in stops
    ]
    head = {**head_of(found.scenario), "months": found.months, "cheapest": ranked[0].name if ranked else None}
    told = {
        "seasonal": found.seasonal,
        "plans": plans,
        "left_out": [why.say(translate) for why in found.left_out],
        "stopping": stopped,
        "rows": horizon_rows(found),
    }
    return finite({**head, **told})


def two_way_json(found: TwoWay) -> Json:
    """The grid: rows along the second key, columns along the first."""
    names = [*found.names, None]  # the last stands for -1: none
    told = {
        "vary": [found.across, found.down],
        "present": list(found.present),
        "across": found.x.tolist(),
        "down": found.y.tolist(),
        "cheapest": [[names[i] for i in row] for row in found.cheapest],
        "lead": found.lead.tolist(),
        "total": {name: total.tolist() for name, total in found.totals.items()},
    }
    return finite({**head_of(found.scenario), **told})


def two_way_rows(found: TwoWay) -> list[Json]:
    """A row a cell of the grid, the keys' own names as columns."""
    names = [*found.names, None]
    return [
        finite(
            {
                found.across: float(x),
                found.down: float(y),
                "cheapest": names[found.cheapest[i, j]],
                "lead": float(found.lead[i, j]),
                **{name: float(total[i, j]) for name, total in found.totals.items()},
            }
        )
        for i, y in enumerate(found.y)
        for j, x in enumerate(found.x)
    ]


def bid_row(row: BidCost, translate: Translate) -> Json:
    """One bid's figures; `why_missing` says why there are none."""
    return {
        "name": row.name,
        "pay": row.bid.pay,
        "currency": row.bid.currency or None,
        "total": row.total,
        "per_year": row.per_year,
        "net_per_hour": row.net_per_hour,
        "cost_per_hour": row.cost_per_hour,
        "paid_per_hour_used": row.paid_per_hour_used,
        "cost_per_task": row.cost_per_task,
        "paid": row.paid,
        "hours_used": row.hours_used,
        "hours_idle": row.hours_idle,
        "hours_lost": row.hours_lost,
        "hours_kept": row.hours_kept,
        "why_missing": row.why_missing.say(translate) if row.why_missing else None,
    }


def bids_json(bids: Bids, needed: ToWin | None, translate: Translate) -> Json:
    """The bids, cheapest per finished hour first; `to_win` is what the second would have to ask."""
    to_win = None
    if needed:
        to_win = {"rate": needed.rate, "fee": needed.fee, "discount": needed.discount, "speed": needed.speed}
    told = {"bids": [bid_row(row, translate) for row in bids.rows], "to_win": to_win}
    return finite({**head_of(bids.scenario), **told})


def side_by_side_json(found: SideBySide, translate: Translate) -> Json:
    """The totals and lines of every scenario, in the order given, and the inputs that differ."""
    scenarios = [
        {
            "name": comparison.scenario.name,
            **head_of(comparison.scenario),
            "cheapest": comparison.cheapest,
            "per_year": {option.name: option.per_year for option in comparison.options},
        }
        for comparison in found.comparisons
    ]
    differing = [
        {"key": each.key, "label": each.label.say(translate), "values": [_plain(value, translate) for value in each.values]}
        for each in found.differing
    ]
    told = {
        "schema": SCHEMA,
        "same_currency": found.same_currency,
        "scenarios": scenarios,
        "total": {name: list(amounts) for name, amounts in found.totals.items()},
        "lines": {name: {line: list(each) for line, each in lines.items()} for name, lines in found.lines.items()},
        "differing": differing,
    }
    return finite(told)


def _plain(value: Any, translate: Translate) -> Any:
    if isinstance(value, Message):
        return value.say(translate)
    if isinstance(value, (Range, Task, Bid)):
        return value.as_written()
    return value.isoformat() if hasattr(value, "isoformat") else value


def side_by_side_rows(found: SideBySide) -> list[Json]:
    """A row a line of each option, and one for its total; a column a scenario."""
    rows = []
    for option, lines in found.lines.items():
        for line, amounts in [*lines.items(), ("total", found.totals[option])]:
            rows.append({"option": option, "line": line, **{f"scenario_{i + 1}": each for i, each in enumerate(amounts)}})
    return rows
