"""The charts of a memo, and the table of how far each way's cost may spread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from costmodel.answers.simulation import Simulation
from costmodel.compare import Comparison
from costmodel.present import money as say
from costmodel.present.charts import Chart, cost_bars, cost_by_hours
from costmodel.present.images import render
from costmodel.present.shares import cheapest_out_of_100
from costmodel.present.values import LABELS, about
from costmodel.words import N_, Translate

_WIDTH = 820  # pixels across a page: so wide that words in a chart are as large as those of the table below it
_FLATTER = 0.8  # of the height that the bars have on a screen
_BY_HOURS = 276  # pixels, the height of the chart of hours
_LEFT = 20  # pixels: room for half of the nought below an axis that begins at the edge
_ROW, _SIGN, _LETTER = 20, 36, 7.2  # pixels of the legend: a row, a sign with the room around it, a letter
_NAME = 40  # pixels from the middle of a bar to above the name over it
_CENTRAL = ("p10", "p50", "p90")


def charts_of(comparison: Comparison, translate: Translate, language: str) -> tuple[Chart, ...]:
    """Cost by kind, and cost by hours of work; none where nothing could be compared."""
    if not comparison.options:
        return ()
    return (
        _flat(cost_bars(comparison, translate, language)),
        cost_by_hours(comparison.scenario, translate, language, size=(_WIDTH, _BY_HOURS)),
    )


def _flat(bars: Chart) -> Chart:
    look = bars.figure["layout"]
    names = [trace["name"] for trace in bars.figure["data"] if trace.get("showlegend")]
    spare = max(look["meta"]["legend"] - _ROW * _rows(names), 0)
    margin = {**look["margin"], "l": max(look["margin"]["l"], _LEFT), "t": look["margin"]["t"] - spare}
    height = round(float(look["height"]) * _FLATTER) - spare
    low, high = look["yaxis"]["range"]
    row = (height - margin["t"] - margin["b"]) / (low - high)
    axis = {**look["yaxis"], "range": [low, min(high, -_NAME / row)]}  # so that the first name stands clear of the legend
    flat = {**look, "height": height, "margin": margin, "yaxis": axis}
    return replace(bars, figure={**bars.figure, "layout": flat})


def _rows(names: Sequence[str]) -> int:
    """Rows of the legend, rather one too many than one too few."""
    rows, at = 1, 0.0
    for name in dict.fromkeys(names):
        wide = _SIGN + _LETTER * len(name)
        rows, at = (rows + 1, wide) if at + wide > _WIDTH else (rows, at + wide)
    return rows


def drawn(chart: Chart, dark: bool = False) -> str:
    """A chart as SVG of a page's width, without words around it."""
    return render(chart, "svg", dark, bare=True, size=(_WIDTH, None)).decode()


def spread_columns(translate: Translate) -> tuple[str, ...]:
    """What stands above the columns of `spread_rows`."""
    titles = (N_("Way"), N_("Cheapest in"), N_("Middle case"), N_("80 of 100 cases between"))
    return tuple(map(translate, titles))


def spread_rows(found: Simulation, translate: Translate, language: str) -> tuple[tuple[str, ...], ...]:
    """How often each way is the cheapest, and what it costs at the median and at both ends of 80 of 100 cases."""
    currency = found.scenario.currency
    known = [name for name, total in found.total.items() if total.known]
    often, rows = cheapest_out_of_100(found, translate), []
    for name in sorted(known, key=lambda name: found.total[name]["p50"]):
        low, median, high = (about(found.total[name][quantile], currency, language) for quantile in _CENTRAL)
        if low == high:  # to three digits
            low, high = (say.money(found.total[name][quantile], currency, language) for quantile in (_CENTRAL[0], _CENTRAL[-1]))
        between = f"{low} – {high}" if low != high else translate(N_("does not vary"))
        rows.append((translate(LABELS[name]), often[name], median, between))
    return tuple(rows)
