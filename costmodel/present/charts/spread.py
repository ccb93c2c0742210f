"""How sure: how the cost of every option is spread over the plausible cases, and how often each is the cheapest."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from costmodel.answers.simulation import Simulation
from costmodel.compare import compare
from costmodel.present.charts.axes import NARROW_PIXELS, WIDE_PIXELS, money_ticks, whole_ticks
from costmodel.present.charts.chart import Chart, Figure, label, main_inputs, shown
from costmodel.present.charts.colours import OPTION_COLOURS, ink
from costmodel.present.charts.rows import BAR, row_layout, row_name
from costmodel.present.findings_sure import simulation_sentences
from costmodel.present.money import number
from costmodel.present.sentences import capitalised, one_stop
from costmodel.present.shares import cheapest_out_of_100
from costmodel.present.values import LABELS, about, phrase
from costmodel.words import N_, Translate

Array = NDArray[np.float64]

_BINS, _FEWEST = 60, 24  # of the whole axis, of one hill
_HIDDEN = 0.025  # share of the cases at each end that is not drawn
_CERTAIN = 0.2  # bins; what spreads less is as good as certain: a hill would be wider than that
_ROW, _CHANCE_ROW = 80, 58
_SHARES = ("p10", "p50", "mean", "p90")


def cost_spread(simulation: Simulation, translate: Translate, language: str, dark: bool = False) -> Chart:
    """A hill for each option, all over one axis of money: how many of the cases cost how much, the median marked."""
    currency = simulation.scenario.currency
    names = sorted(
        (name for name, total in simulation.total.items() if total.known), key=lambda name: simulation.total[name]["p50"]
    )

    def said(name: str, value: str) -> str:
        return about(simulation.total[name][value], currency, language)

    spread = N_("{option} costs about {median}, in 80 of 100 cases between {low} and {high}")
    certain = N_("{option} costs about {median} in nearly every case")
    sentences = [
        translate(certain if said(name, "p05") == said(name, "p95") else spread).format(
            option=capitalised(phrase(name, translate)), median=said(name, "p50"), low=said(name, "p10"), high=said(name, "p90")
        )
        for name in names
    ]
    subtitle = N_(
        "Total cost in {currency} over {months} months in {draws} plausible cases. Half of them cost less than the dot, half"
        " more; the bar holds 80 of 100. The rarest at either end are not drawn."
    )
    leading = names.index(simulation.leading) if simulation.leading in names else 0
    subtitle = translate(subtitle).format(
        currency=currency, months=simulation.scenario.months, draws=number(simulation.draws, language, 0)
    )
    at_likeliest = {cost.name: cost.total for cost in compare(simulation.scenario).options}
    if names and names[leading] in at_likeliest:
        way, cost = phrase(names[leading], translate), about(at_likeliest[names[leading]], currency, language)
        text = N_("With every value at its likeliest, {option} costs {cost}.")
        subtitle += " " + one_stop(translate(text).format(option=way, cost=cost))
    return Chart(
        name="cost-spread",
        figure=_hills(simulation, names, sentences, translate, language, dark),
        title=sentences[leading] if sentences else translate(N_("No way of getting the work done could be compared")),
        subtitle=subtitle,
        alt=translate(N_("Hills of cost, a row an option. {each}.")).format(each="; ".join(sentences)),
        columns=(
            translate(N_("Way")),
            translate(N_("10 of 100 below")),
            translate(N_("Middle case")),
            translate(N_("Mean")),
            translate(N_("10 of 100 above")),
        ),
        rows=tuple((translate(LABELS[name]), *(simulation.total[name][value] for value in _SHARES)) for name in names),
        inputs=main_inputs(simulation.scenario, translate, language),
        language=language,
    )


def _hills(simulation: Simulation, names: list[str], said: list[str], translate: Translate, language: str, dark: bool) -> Figure:
    currency = simulation.scenario.currency
    look = row_layout(language, dark, len(names), _ROW)
    known = {name: simulation.totals[name][np.isfinite(simulation.totals[name])] for name in names}
    ends = [np.quantile(values, [_HIDDEN, 1 - _HIDDEN]) for values in known.values()]
    low, high = (min(end[0] for end in ends), max(end[1] for end in ends)) if ends else (0.0, 1.0)
    least = max(abs(low), abs(high), 1.0) * 0.02
    low, high = float(low - least), float(high + least)
    wide, narrow = (
        money_ticks(low, high, most, pixels, signed, language, whole_ticks(low, high, pixels))
        for most, pixels, signed in ((6, WIDE_PIXELS, currency), (4, NARROW_PIXELS, ""))
    )
    look["xaxis"] |= {**wide, "range": [low, high]}
    look["yaxis"]["showline"] = False  # the axis below seldom begins at nought
    bin_width = (high - low) / _BINS
    hills = {
        name: _hill(known[name], *_around(end, low, high), bin_width)
        for name, end in zip(known, ends, strict=True)
        if end[1] - end[0] >= _CERTAIN * bin_width
    }
    data: list[Figure] = []
    words: list[Figure] = []
    for row, name in enumerate(names):
        colour, ground = OPTION_COLOURS[name][dark], row + BAR / 2
        median, ends_80 = simulation.total[name]["p50"], [simulation.total[name]["p10"], simulation.total[name]["p90"]]
        if name in hills:
            x, height = hills[name]
            y = ground - height / height.max() * BAR  # each as high as the next: one scale would flatten the wide ones
            data.append({
                "type": "scatter", "mode": "lines", "fill": "toself", "fillcolor": colour, "opacity": 0.4, "hoverinfo": "skip",
                "x": [round(float(at), 2) for at in x], "y": [round(float(at), 4) for at in y],
                "line": {"color": colour, "width": 1}, "name": translate(LABELS[name]),
            })  # fmt: skip
        data += [
            {
                "type": "scatter", "mode": "lines", "x": ends_80, "y": [ground, ground], "hoverinfo": "skip",
                "line": {"color": colour, "width": 5},
            },
            {
                "type": "scatter", "mode": "markers", "x": [median], "y": [ground], "hoverinfo": "text",
                "hovertext": [shown(said[row])],
                "marker": {"size": 11, "color": ink("background", dark), "line": {"color": colour, "width": 3}},
            },
        ]  # fmt: skip
        words.append(row_name(translate(LABELS[name]), row - 0.03, dark, beside=about(median, currency, language)))
    look["annotations"] = words
    look["meta"] = {"narrow": {"xaxis": {**look["xaxis"], **narrow}}}
    return {"data": data, "layout": look}


def _around(ends: Array, low: float, high: float) -> tuple[float, float]:
    """What is drawn of a hill whose cases lie between these ends: with half as much again on both sides, within the axis."""
    reach = (ends[1] - ends[0]) / 2
    return max(float(ends[0] - reach), low), min(float(ends[1] + reach), high)


def _hill(values: Array, low: float, high: float, bin_width: float) -> tuple[Array, Array]:
    """The outline of a histogram, from ground to ground: (amounts, share of the cases in each bin); finer where it is narrow."""
    bins = max(round((high - low) / bin_width), _FEWEST)
    counts, edges = np.histogram(values, bins=bins, range=(low, high))
    middles = (edges[:-1] + edges[1:]) / 2
    used = np.flatnonzero(counts)
    if not len(used):
        return np.array([low]), np.array([0.0])
    first, last = max(used[0] - 1, 0), min(used[-1] + 2, bins)
    x, height = middles[first:last], counts[first:last] / len(values)
    return np.concatenate([[x[0]], x, [x[-1]]]), np.concatenate([[0.0], height, [0.0]])


def chance_of_cheapest(simulation: Simulation, translate: Translate, language: str, dark: bool = False) -> Chart:
    """How often each option is the cheapest, a bar an option, the most frequent first."""
    names = sorted(simulation.cheapest_share, key=lambda name: -simulation.cheapest_share[name])
    shares = [simulation.cheapest_share[name] for name in names]
    said_often = cheapest_out_of_100(simulation, translate)
    often = [said_often[name] for name in names]
    labels = [translate(LABELS[name]) for name in names]
    look = row_layout(language, dark, len(names), _CHANCE_ROW, right=2, foot=8)
    look["xaxis"] |= {"range": [0, 1], "showticklabels": False, "showgrid": False, "showline": False}
    look["yaxis"]["showline"] = False
    rows = list(range(len(names)))
    whole = {
        "type": "bar", "orientation": "h", "x": [1] * len(names), "y": rows, "width": BAR, "hoverinfo": "skip",
        "marker": {"color": ink("grid", dark)},
    }  # fmt: skip
    bars = {
        "type": "bar", "orientation": "h", "x": shares, "y": rows, "width": BAR, "hoverinfo": "text",
        "hovertext": [shown(f"{name}: {text}") for name, text in zip(labels, often, strict=True)],
        "marker": {"color": [OPTION_COLOURS[name][dark] for name in names]},
    }  # fmt: skip
    look["annotations"] = [
        word
        for row, (name, text) in enumerate(zip(labels, often, strict=True))
        for word in (
            row_name(name, row, dark),
            label(shown(text), 1, row - BAR / 2, dark, xref="paper", xanchor="right", yanchor="bottom", yshift=1),
        )
    ]
    look["meta"] = {"narrow": {}}
    each = "; ".join(f"{name} {text}" for name, text in zip(labels, often, strict=True))
    said = simulation_sentences(simulation, translate, language)
    return Chart(
        name="chance-of-cheapest",
        figure={"data": [whole, bars] if names else [], "layout": look},
        title=said[0].removesuffix("."),
        subtitle=translate(N_("In how many of the plausible cases each way costs least")),
        alt=translate(N_("Bars: how often each is the cheapest. {each}.")).format(each=each),
        columns=(translate(N_("Way")), translate(N_("Cheapest in"))),
        rows=tuple(zip(labels, often, strict=True)),
        inputs=main_inputs(simulation.scenario, translate, language),
        language=language,
    )
