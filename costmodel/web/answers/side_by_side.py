"""Side by side: scenarios that were kept, what each way costs in each, where they differ, and a link for all."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import streamlit as st

from costmodel.answers.side_by_side import MOST_SCENARIOS, Difference, SideBySide, side_by_side
from costmodel.bids import Bid
from costmodel.options import OPTIONS
from costmodel.present import charts, findings
from costmodel.present import money as say
from costmodel.present.values import short_value
from costmodel.scenario import Scenario
from costmodel.tasks import Task
from costmodel.web import state
from costmodel.web.answers import parts, sets
from costmodel.web.guard import part
from costmodel.web.state import View
from costmodel.words import N_, Message

_LOOK = "even"  # of all tables, so that the columns of a scenario stand below each other
_DIFFERS = 0.5  # of the currency: what differs by less is shown as the same


def show(view: View) -> None:
    """The finding, chart and tables of the kept scenarios, the list of them, links."""
    _ = view.translate
    kept = state.kept_scenarios()
    compared = shown_scenarios(view)
    if kept:
        found = side_by_side(compared)
        parts.lead([findings.side_by_side_sentence(found, _, view.language)])
        part(sets.show_keeper, view)
        if len(compared) > 1:
            if found.same_currency:
                made = charts.side_by_side_bars(found, _, view.language, view.dark)
                part(lambda: parts.chart(view, made, "side_by_side"))
            part(_totals, view, found)
            part(_lines, view, found)
            part(_inputs, view, found)
    else:
        parts.empty(_(
            "Nothing is saved yet. Here scenarios stand side by side: what each way costs in each, where they differ, and one "
            "link that opens all of them. Save this one, then change it or start from an example."
        ))  # fmt: skip
        part(sets.show_keeper, view)
    part(sets.show_kept, view)


def shown_scenarios(view: View) -> tuple[Scenario, ...]:
    """The kept scenarios, and the present one behind them where it is none of them and there is room."""
    kept = state.kept_scenarios()
    if not kept or view.scenario in kept or len(kept) >= MOST_SCENARIOS:
        return kept
    return (*kept, view.scenario.change(name=view.translate(N_("As it stands now"))))


def names(view: View, scenarios: Sequence[Scenario]) -> list[str]:
    """What each is called."""
    return [findings.scenario_name(scenario, i + 1, view.translate) for i, scenario in enumerate(scenarios)]


def _amounts(view: View, found: SideBySide, row: Sequence[float | None]) -> list[str]:
    return [
        "–" if amount is None else say.money(amount, scenario.currency, view.language)
        for amount, scenario in zip(row, found.scenarios, strict=True)
    ]


def _totals(view: View, found: SideBySide) -> None:
    """What each way costs in each scenario."""
    _ = view.translate
    parts.heading(_("What each way costs"))
    labels = {option.name: _(option.label) for option in OPTIONS}
    rows = [[labels[name], *_amounts(view, found, found.totals[name])] for name in found.ways]
    spans = [_("{count} months").format(count=scenario.months) for scenario in found.scenarios]
    best = [comparison.ranked[0].name if comparison.ranked else "" for comparison in found.comparisons]
    rows.append([_("Cheapest"), *(labels.get(name, "–") for name in best)])
    kinds = {len(rows) - 1: "best"}
    if len(set(spans)) > 1:
        rows.append([_("Over"), *spans])
    parts.table(_("What each way costs"), [_("Way"), *names(view, found.scenarios)], rows, kinds, look=_LOOK)


def _lines(view: View, found: SideBySide) -> None:
    """The lines of cost that differ, way by way, on request."""
    _ = view.translate
    if not found.same_currency:
        return
    closed = st.expander(_("Lines of cost that differ"), key="lines_that_differ", on_change="rerun")
    if not closed.open:
        return
    with closed:
        rows: list[list[str]] = []
        kinds = {}
        for name, lines in found.lines.items():
            labels = {
                line.name: line.formula.label for c in found.comparisons for o in c.options if o.name == name for line in o.lines
            }
            differing = {line: row for line, row in lines.items() if _differ(row)}
            if differing:
                kinds[len(rows)] = "sum"
                rows.append([_(next(option.label for option in OPTIONS if option.name == name)), *[""] * len(found.scenarios)])
                for line, row in differing.items():
                    kinds[len(rows)] = "part"
                    rows.append([_(labels[line]), *_amounts(view, found, row)])
        if rows:
            parts.table(_("Lines of cost that differ"), [_("Line"), *names(view, found.scenarios)], rows, kinds, look=_LOOK)
        else:
            parts.quiet(_("No line differs."))


def _differ(row: Sequence[float | None]) -> bool:
    """Whether a line is not the same everywhere; one that costs nothing where it is there is not worth a row."""
    known = [amount for amount in row if amount is not None]
    if max(map(abs, known), default=0.0) < _DIFFERS:
        return False
    return len(known) < len(row) or max(known) - min(known) >= _DIFFERS


def _inputs(view: View, found: SideBySide) -> None:
    """The inputs that are not the same in all."""
    _ = view.translate
    parts.heading(_("Where they differ"))
    if not found.differing:
        parts.quiet(_("Nowhere: all inputs are the same."))
        return
    rows = [
        [each.label.say(_), *(_value(view, each, value, found.scenarios[i]) for i, value in enumerate(each.values))]
        for each in found.differing
    ]
    parts.table(_("Where they differ"), [_("Input"), *names(view, found.scenarios)], rows, look=_LOOK)


def _value(view: View, difference: Difference, value: object, scenario: Scenario) -> str:
    """A value as people write it."""
    _ = view.translate
    if isinstance(value, Message):
        return value.say(_)
    if isinstance(value, datetime.date):
        return say.date(value, view.language, scenario.place)
    if isinstance(value, (Task, Bid)):
        return _("yes")
    if difference.record is None:
        return _("no")
    if value is None:
        return _("what the law says") if difference.key.startswith("law.") else "–"
    return short_value(difference.record, value, scenario, _, view.language)
