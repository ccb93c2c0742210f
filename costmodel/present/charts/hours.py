"""What every option costs a year, from little work to much: who is cheapest where, and where that changes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from costmodel.answers.sweep import sweep
from costmodel.compare import formulas_of, input_reader
from costmodel.graph import Sheet
from costmodel.options import OPTIONS
from costmodel.present import money
from costmodel.present.charts.chart import Chart, Figure, label, layout, main_inputs, money_axis
from costmodel.present.charts.colours import OPTION_COLOURS, ink
from costmodel.present.charts.line_labels import line_labels
from costmodel.present.sentences import capitalised
from costmodel.scenario import Scenario
from costmodel.units import MONTHS_PER_YEAR
from costmodel.words import N_, Translate

Array = NDArray[np.float64]

KEY = "work.hours_per_week"
_POINTS = 100
_ROWS = 10
_MOST_STEPS = 100
_JUST_AFTER = 1e-7
_CENT = 0.01
_HEIGHT, _TOP, _BOTTOM, _LEGEND = 460, 28, 52, 56
PHRASES = {option.name: option.phrase for option in OPTIONS}


@dataclass(frozen=True)
class Stretch:
    """Hours a week between which one option stays the cheapest."""

    option: str
    start: float
    end: float


@dataclass(frozen=True)
class Curves:
    """Cost a year of every option at each of `hours`; nan where an option can't deliver the work."""

    hours: Array
    costs: dict[str, Array]
    present: float

    @property
    def highest(self) -> float:
        """The most hours that are looked at."""
        return float(self.hours[-1])

    def cost(self, option: str, hours: float) -> float:
        """Cost a year at these hours, or nan."""
        return float(np.interp(hours, self.hours, self.costs[option]))


def curves(scenario: Scenario, highest: float | None = None) -> Curves:
    """What to draw. By default up to one and a quarter full-time weeks, or half as much again as the present work."""
    sheet = Sheet(formulas_of(OPTIONS[0], scenario)[1], input_reader(scenario))
    present = float(sheet["hours_per_week"])
    if highest is None:
        most = max(1.25 * scenario.number("employee.hours_per_week"), 1.5 * present)
        highest = float(np.ceil(most / 10) * 10)
    each = float(sheet["productive_hours_each"]) / scenario.number("work.weeks_per_year")
    hours = _hours(highest, present, each)
    years = scenario.months / MONTHS_PER_YEAR
    costs = {name: totals / years for name, totals in sweep(scenario, KEY, hours).items() if np.isfinite(totals).any()}
    return Curves(hours, costs, present)


def cheapest_stretches(found: Curves) -> list[Stretch]:
    """Which option is cheapest from which hours to which, in order. Between two points a line is straight."""
    if not found.costs:
        return []
    table = np.vstack([np.where(np.isfinite(values), values, np.inf) for values in found.costs.values()])
    names, least = list(found.costs), _least(table)
    stretches: list[Stretch] = []
    start = 0.0
    for i in np.flatnonzero(np.diff(least)):
        end = _crossing(found.hours[i : i + 2], table[least[i : i + 2], i : i + 2])
        stretches.append(Stretch(names[least[i]], start, end))
        start = end
    return [*stretches, Stretch(names[least[-1]], start, found.highest)]


def _least(table: Array) -> NDArray[np.intp]:
    """The row that is lowest in each column; of those that cost the same to a cent, the one that was before."""
    least: NDArray[np.intp] = table.argmin(axis=0)
    for i in range(1, len(least)):
        if table[least[i - 1], i] <= table[least[i], i] + _CENT:
            least[i] = least[i - 1]
    return least


def _crossing(hours: Array, costs: Array) -> float:
    """Where two straight lines meet: `costs` has a row for each, a column for each of two `hours`."""
    before, after = costs[0] - costs[1]
    if not np.isfinite(before) or not np.isfinite(after):
        return float(hours[0])
    return float(hours[0] + (hours[1] - hours[0]) * before / (before - after))


def cost_by_hours(
    scenario: Scenario, translate: Translate, language: str, dark: bool = False, highest: float | None = None
) -> Chart:
    """Cost a year of every option against hours of work a week, with the present workload marked."""
    found = curves(scenario, highest)
    stretches = cheapest_stretches(found)
    names = {option.name: translate(option.label) for option in OPTIONS if option.name in found.costs}
    finding = _finding(stretches, found, translate, language)
    now = {name: found.cost(name, found.present) for name in names}
    each = "; ".join(
        f"{names[name]} {money.money(cost, scenario.currency, language)}" for name, cost in now.items() if np.isfinite(cost)
    )
    step = found.highest / _ROWS
    return Chart(
        name="cost-by-hours",
        figure=_figure(scenario, found, stretches, names, translate, language, dark),
        title=finding,
        subtitle=translate(N_("Cost a year in {currency}, by hours of work a week")).format(currency=scenario.currency),
        alt=translate(N_("Lines of cost a year against hours of work a week. At {hours} hours: {each}. {finding}.")).format(
            hours=money.number(found.present, language, 1), each=each, finding=finding
        ),
        columns=(translate(N_("Hours of work a week")), *names.values()),
        rows=tuple(
            (hours, *(cost if np.isfinite(cost) else "–" for cost in (found.cost(name, hours) for name in names)))
            for hours in (step * (i + 1) for i in range(_ROWS))
        ),
        inputs=main_inputs(scenario, translate, language),
        language=language,
    )


def _hours(highest: float, present: float, each: float) -> Array:
    """Points to draw: evenly spread, the present workload, and both sides of each hour at which one more person is hired."""
    steps = np.arange(1, min(highest / each, _MOST_STEPS) + 1) * each if each > 0 else np.empty(0)
    spread = np.linspace(0, highest, _POINTS + 1)
    spread[0] = highest / 10 / _POINTS  # without any work some shares are undefined
    points = np.concatenate([spread, [present], steps, steps + _JUST_AFTER])
    return np.unique(points[(points > 0) & (points <= highest)])


def _figure(
    scenario: Scenario, found: Curves, stretches: list[Stretch], names: dict[str, str], translate: Translate, language: str,
    dark: bool,
) -> Figure:  # fmt: skip
    top = max((float(np.nanmax(values)) for values in found.costs.values()), default=1.0) * 1.04
    axis = money_axis(scenario.currency, language)
    now = label(
        translate(N_("Now: {hours} hours")).format(hours=money.number(found.present, language, 1)), found.present, 1, dark,
        yref="paper", yanchor="bottom", xanchor="center", font={"color": ink("quiet", dark), "size": 13},
    )  # fmt: skip
    ends = line_labels(found.hours, found.costs, names, (found.highest, top), _HEIGHT - _TOP - _BOTTOM, dark)
    longest = max((len(name) for name in names.values()), default=0)
    digits = len(money.number(top, language, 0))
    room = int(7.4 * (digits + len(axis["tickprefix"] + axis["ticksuffix"]))) + 12
    look = layout(language, dark, _HEIGHT)
    look |= {
        "hovermode": "x unified", "showlegend": False, "annotations": [now, *ends],
        "margin": {"l": room, "r": 20 + int(7.6 * longest), "t": _TOP, "b": _BOTTOM},
        "shapes": [{
            "type": "line", "xref": "x", "yref": "paper", "x0": found.present, "x1": found.present, "y0": 0, "y1": 1,
            "line": {"color": ink("quiet", dark), "width": 1.5, "dash": "dot"}, "layer": "below",
        }],
        "legend": {
            "orientation": "h", "x": 0, "xanchor": "left", "y": 1.08, "yanchor": "bottom", "font": {"size": 13},
            "itemclick": False, "itemdoubleclick": False,
        },
    }  # fmt: skip
    quiet = {"color": ink("quiet", dark), "size": 13}
    look["xaxis"] |= {
        "range": [0, found.highest], "showgrid": False, "nticks": 8, "ticks": "outside", "tickcolor": ink("axis", dark),
        "title": {"text": translate(N_("Hours of work a week")), "standoff": 8, "font": quiet},
        "hoverformat": ",.1f",
    }  # fmt: skip
    look["yaxis"] |= {**axis, "range": [0, top], "nticks": 6}
    narrow = {
        "showlegend": True, "height": _HEIGHT - 40 + _LEGEND, "annotations": [now],
        "margin": {"l": int(7.4 * digits) + 12, "r": 14, "t": _TOP + _LEGEND, "b": _BOTTOM},
        "yaxis": {**look["yaxis"], "tickprefix": "", "ticksuffix": ""},
    }  # fmt: skip
    look["meta"] = {"legend": _LEGEND, "narrow": narrow}
    money_there = f"{axis['tickprefix']}%{{y:,.0f}}{axis['ticksuffix']}"
    lines = [_line(name, found, names[name], money_there, dark) for name in names]
    return {"data": [*lines, _marks(stretches, found, dark)], "layout": look}


def _line(name: str, found: Curves, shown_as: str, template: str, dark: bool) -> Figure:
    return {
        "type": "scatter", "mode": "lines", "name": shown_as, "connectgaps": False, "hovertemplate": template,
        "x": [round(float(hour), 4) for hour in found.hours],
        "y": [round(float(value), 2) if np.isfinite(value) else None for value in found.costs[name]],
        "line": {"color": OPTION_COLOURS[name][dark], "width": 2.5},
    }  # fmt: skip


def _marks(stretches: list[Stretch], found: Curves, dark: bool) -> Figure:
    """Rings where another option becomes the cheapest."""
    return {
        "type": "scatter", "mode": "markers", "showlegend": False, "hoverinfo": "skip", "cliponaxis": False,
        "x": [stretch.end for stretch in stretches[:-1]],
        "y": [found.cost(stretch.option, stretch.end) for stretch in stretches[:-1]],
        "marker": {"size": 9, "color": ink("background", dark), "line": {"color": ink("text", dark), "width": 2}},
    }  # fmt: skip


def _finding(stretches: list[Stretch], found: Curves, translate: Translate, language: str) -> str:
    if not stretches:
        return translate(N_("No way of getting the work done could be compared"))

    def number(value: float) -> str:
        return money.number(value, language, 1)

    first = translate(PHRASES[stretches[0].option])
    if len(stretches) == 1:
        text = translate(N_("{option} costs least at any workload up to {hours} hours a week"))
        return text.format(option=capitalised(first), hours=number(found.highest))
    if len(stretches) == 2:
        text = translate(N_("Up to {hours} hours a week {option} costs least, beyond that {other}"))
        return text.format(hours=number(stretches[0].end), option=first, other=translate(PHRASES[stretches[1].option]))
    now = next((stretch for stretch in stretches if found.present <= stretch.end), stretches[-1])
    text = translate(N_("What costs least changes {times} times up to {highest} hours a week; at {hours} it is {option}"))
    return text.format(
        times=len(stretches) - 1, highest=number(found.highest), hours=number(found.present),
        option=translate(PHRASES[now.option]),
    )  # fmt: skip
