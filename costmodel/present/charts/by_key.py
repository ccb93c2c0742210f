"""Cost of every option against any number of a scenario: steps where they are, rings where the answer changes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from costmodel.answers.break_even import break_even, numeric_record
from costmodel.answers.curves import trace
from costmodel.answers.sweep import HOURS, MONTHS
from costmodel.answers.two_way import span
from costmodel.graph import Sheet
from costmodel.options.employee import FULL_TIME
from costmodel.present import money
from costmodel.present.charts.axes import even_steps, key_axis, present_value
from costmodel.present.charts.chart import Chart, main_inputs
from costmodel.present.charts.cheapest import Stretch
from costmodel.present.charts.lines import Lines, line_figure
from costmodel.present.charts.ring_words import Ring
from costmodel.present.charts.traced import Traced, by_months, meeting, on_curves
from costmodel.present.findings import break_even_sentences
from costmodel.present.sentences import capitalised
from costmodel.present.values import (
    LABELS,
    hours_number,
    is_cheapest,
    key_label,
    label_in_sentence,
    phrase,
    short_value,
    value_text,
)
from costmodel.scenario import Scenario
from costmodel.wiring import input_reader, quantities_of
from costmodel.words import N_, Translate

Array = NDArray[np.float64]

_ROWS = 10
_FARTHEST_MONTHS = 24


def cost_by_key(
    scenario: Scenario, key: str, translate: Translate, language: str, dark: bool = False,
    low: float | None = None, high: float | None = None, between: tuple[str, str] | None = None,
    size: tuple[int, int] | None = None,
) -> Chart:  # fmt: skip
    """Cost of every option against a numeric key: a year's, or of the whole period where the key is the months.

    Rings mark where another option becomes the cheapest, or where the two of `between` change places. `size` is what it
    will be drawn in, where that is known. Raises InputError for a key that there is not or that is not a number.
    """
    record = numeric_record(scenario, key)
    present = present_value(scenario, key)
    low, high = _span(scenario, key, present, low, high)
    traced = by_months(scenario, low, high) if key == MONTHS else on_curves(trace(scenario, key, low, high, drawn=True))
    now = None if present is None or not low <= present <= high else present
    costs_now = {} if now is None else traced.row(now)
    names = {name: translate(LABELS[name]) for name in _in_order(traced, costs_now)}
    if between is None:
        rings = [(stretch.end, stretch.cost) for stretch in traced.stretches[:-1]]
        title = _finding(scenario, key, traced.stretches, (low, high), present, translate, language)
    else:
        found = break_even(scenario, key, between, low, high)
        rings = [(point.value, meeting(traced, between, point.value)) for point in found.points]
        title = " ".join(break_even_sentences(found, translate, language)[:2]).removesuffix(".")

    def said(value: float, beside: list[float]) -> str:
        return value_text(record, value, scenario, translate, language, beside)

    column = _table_values(key, low, high)
    label = key_label(scenario, key, translate)
    drawn = Lines(
        traced.values,
        traced.costs,
        written=[round(float(value), 4) for value in traced.values],
        axis={**key_axis(scenario, record, language, low, high), "range": [low, high], "title": label, "hoverformat": ",.4~r"},
        meant=between or (),
        rings=[Ring(value, value, cost, _short(scenario, key, value, translate, language)) for value, cost in rings],
        present=None if now is None else (now, now, _now(scenario, key, now, translate, language)),
    )
    at = translate(N_("At {value}: {each}.")).format(
        value=said(now, []),
        each="; ".join(
            f"{way} {money.money(costs_now[name], scenario.currency, language)}"
            for name, way in names.items()
            if np.isfinite(costs_now[name])
        ),
    ) if now is not None and names else ""  # fmt: skip
    lines = translate(N_("Lines of cost against this value: {label}. {at} {finding}."))
    return Chart(
        name="cost-by-hours" if key == HOURS else "cost-by-" + key.replace(".", "-").replace("_", "-"),
        figure=line_figure(drawn, names, scenario.currency, language, dark, size),
        title=title,
        subtitle=_subtitle(scenario, key, translate) + _second(scenario, key, traced, translate, language),
        alt=lines.format(label=label, at=at, finding=title),
        columns=(label, *names.values()),
        rows=tuple(
            (said(value, column), *(cost if np.isfinite(cost) else "–" for cost in map(traced.row(value).__getitem__, names)))
            for value in column
        ),
        inputs=main_inputs(scenario, translate, language),
        language=language,
    )


def _in_order(traced: Traced, costs_now: dict[str, float]) -> list[str]:
    """The ways as the answer ranks them, the cheapest now first; last what can't do the work now."""
    return sorted(traced.costs, key=lambda name: np.nan_to_num(costs_now.get(name, 0.0), nan=np.inf))


def _span(scenario: Scenario, key: str, present: float | None, low: float | None, high: float | None) -> tuple[float, float]:
    """From where to where by default: hours to one and a quarter full-time weeks, or half as much again as the work now."""
    record = numeric_record(scenario, key)
    if key == HOURS:
        most = max(1.25 * scenario.number("employee.hours_per_week"), 1.5 * (present or 0.0))
        usual = (0.0, float(np.ceil(most / 10) * 10))
    elif key == MONTHS:
        usual = (1.0, float(max(_FARTHEST_MONTHS, 2 * (present or 0.0))))
    else:
        usual = span(scenario, key, record, present or 0.0)
    limits = record.limits or usual
    first, last = (max(usual[0] if low is None else low, limits[0]), min(usual[1] if high is None else high, limits[1]))
    return (first, last) if first < last else (limits[0], limits[1])


def _short(scenario: Scenario, key: str, value: float, translate: Translate, language: str) -> str:
    """The value at a ring: the number alone where its unit stands below the axis."""
    if key == HOURS:
        return hours_number(value, language)
    return short_value(key, value, scenario, translate, language)


def _now(scenario: Scenario, key: str, value: float, translate: Translate, language: str) -> str:
    if key == HOURS:
        return translate(N_("Now: {hours} hours")).format(hours=hours_number(value, language))
    return translate(N_("Now: {value}")).format(value=short_value(key, value, scenario, translate, language))


def _table_values(key: str, low: float, high: float) -> list[float]:
    """Round values in even steps; at nought hours there is nothing to compare."""
    return [value for value in even_steps(low, high, _ROWS, whole=key == MONTHS) if value or key != HOURS]


def _subtitle(scenario: Scenario, key: str, translate: Translate) -> str:
    text = N_("Cost a year in {currency}, by {label}")
    if key == HOURS:
        text = N_("Cost a year in {currency}, by hours of work a week")
    elif key == MONTHS:
        text = N_("Total cost in {currency} from the start, by how many months are looked at")
    return translate(text).format(currency=scenario.currency, label=label_in_sentence(scenario, key, translate))


def _second(scenario: Scenario, key: str, traced: Traced, translate: Translate, language: str) -> str:
    """From how much work on the line of the full-time employee stands for two."""
    if key != HOURS or FULL_TIME.name not in traced.costs:
        return ""
    sheet = Sheet(quantities_of(FULL_TIME.quantities, FULL_TIME.task_quantities, scenario), input_reader(scenario))
    hours = float(sheet["productive_hours_each"]) / scenario.number("work.weeks_per_year")
    if not traced.values[0] < hours < traced.values[-1]:
        return ""
    text = translate(N_("One full-time employee gets {hours} hours a week done; above that a second one is needed."))
    return ". " + text.format(hours=money.number(hours, language, 1))


def _finding(
    scenario: Scenario, key: str, stretches: list[Stretch], ends: tuple[float, float], present: float | None,
    translate: Translate, language: str,
) -> str:  # fmt: skip
    if not stretches:
        return translate(N_("No way of getting the work done could be compared"))
    hours = key == HOURS

    def said(value: float) -> str:
        return hours_number(value, language) if hours else short_value(key, value, scenario, translate, language)

    label, first = key_label(scenario, key, translate), phrase(stretches[0].option, translate)
    if len(stretches) == 1:
        text = N_("{label}: {option} costs least all the way from {low} to {high}")
        if hours:
            text, first = N_("{option} costs least at any workload up to {high} hours a week"), capitalised(first)
        return translate(text).format(label=label, option=first, low=said(ends[0]), high=said(ends[1]))
    if len(stretches) == 2:
        text = N_("{label}: up to {value}, {first}; beyond that, {then}")
        if hours:
            text = N_("Up to {value} hours a week, {first}; beyond that, {then}")
        first, then = (is_cheapest(stretch.option, translate) for stretch in stretches)
        return translate(text).format(label=label, value=said(stretches[0].end), first=first, then=then)
    if present is None or not ends[0] <= present <= ends[1]:
        text = N_("{label}: from {low} to {high}, what costs least changes {times} times")
        return translate(text).format(label=label, low=said(ends[0]), high=said(ends[1]), times=len(stretches) - 1)
    now = next((stretch for stretch in stretches if present <= stretch.end), stretches[-1])
    text = N_("{label}: what costs least changes {times} times up to {high}; at {value} it is {option}")
    if hours:
        text = N_("What costs least changes {times} times up to {high} hours a week; at {value} it is {option}")
    return translate(text).format(
        label=label, times=len(stretches) - 1, high=said(ends[1]), value=said(present), option=phrase(now.option, translate)
    )
