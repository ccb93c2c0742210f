"""Lines over one axis, named at their ends instead of in a legend: costs against a value or over time, rings where they meet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from costmodel.answers.horizon import SWITCH
from costmodel.present import money
from costmodel.present.charts.axes import NARROW_PIXELS, money_steps
from costmodel.present.charts.chart import Figure, label, layout, money_axis, shown
from costmodel.present.charts.colours import OPTION_COLOURS, ink
from costmodel.present.charts.line_labels import PLOT_WIDTH, line_labels
from costmodel.present.charts.ring_words import Plot, Ring, ring_words

Array = NDArray[np.float64]

_HEIGHT, _TOP, _BOTTOM, _LEGEND = 460, 28, 52, 56
_LETTER = 7.6  # pixels a letter of a name takes
_TICKS = ("tickvals", "ticktext")  # every other where it is narrow
_WIDE, _THIN = 2.5, 1
_NEAR_EDGE = 0.12  # share of the width within which a word is not centred
_AMOUNTS = 6  # at the axis of money


@dataclass(frozen=True)
class Lines:
    """What is drawn: `lines` by option at each of `across`, nan where there is none. `written` are the places as the figure
    writes them, `axis` what is said of the axis below, `present` a place to mark and its word. Where some are `meant`, the
    other lines are thin.
    """

    across: Array
    lines: dict[str, Array]
    written: Sequence[Any]
    axis: Figure
    rings: Sequence[Ring] = field(default=())
    present: tuple[Any, float, str] | None = None
    stepped: bool = False
    meant: Collection[str] = ()

    @property
    def ends(self) -> tuple[float, float]:
        """Where the axis below begins and ends."""
        return float(self.across[0]), float(self.across[-1])


def line_figure(
    drawn: Lines, names: dict[str, str], currency: str, language: str, dark: bool, size: tuple[int, int] | None = None
) -> Figure:
    """The figure: a line for each of `names`, in its colour, then the rings.

    `size` is the width and height that it will be drawn in; without it, its words have room in any that is not narrow.
    """
    low, high = _heights(drawn)
    axis = money_axis(currency, language)
    longest = max((len(name) for name in names.values()), default=0)
    digits = max(len(money.number(end, language, 0)) for end in (low, high))
    room, beside = int(7.4 * (digits + len(axis["tickprefix"] + axis["ticksuffix"]))) + 12, 20 + int(_LETTER * longest)
    height = size[1] if size else _HEIGHT
    broad, tall = size[0] - room - beside if size else PLOT_WIDTH, height - _TOP - _BOTTOM
    wide, phone = (
        [*_now(drawn, dark), *ring_words(
            Plot(drawn.ends, (low, high), pixels, tall), drawn.across, drawn.lines, drawn.rings,
            drawn.present and drawn.present[1], dark,
        )]
        for pixels in (broad, NARROW_PIXELS)
    )  # fmt: skip
    ends = line_labels(
        drawn.across,
        drawn.lines,
        names,
        (drawn.ends, (low, high)),
        (broad, tall),
        dark,
        drawn.written,
        [(r.across, r.y) for r in drawn.rings],
    )
    look = layout(language, dark, height)
    look |= {
        "hovermode": "x unified", "showlegend": False, "annotations": [*wide, *ends],
        "margin": {"l": room, "r": beside, "t": _TOP, "b": _BOTTOM},
        "shapes": [] if drawn.present is None else [{
            "type": "line", "xref": "x", "yref": "paper", "x0": drawn.present[0], "x1": drawn.present[0], "y0": 0, "y1": 1,
            "line": {"color": ink("quiet", dark), "width": 1.5, "dash": "dot"}, "layer": "below",
        }],
        "legend": {
            "orientation": "h", "x": 0, "xanchor": "left", "y": 1.08, "yanchor": "bottom", "font": {"size": 13},
            "itemclick": False, "itemdoubleclick": False,
        },
    }  # fmt: skip
    quiet = {"color": ink("quiet", dark), "size": 13}
    look["xaxis"] |= {"showgrid": False, "nticks": 8, "ticks": "outside", "tickcolor": ink("axis", dark), **drawn.axis}
    look["xaxis"]["title"] = {"text": shown(drawn.axis.get("title", "")), "standoff": 8, "font": quiet}
    amounts = money_steps(low, high, _AMOUNTS, lambda value: money.money(value, currency, language))
    look["yaxis"] |= {**amounts, "range": [low, high], "zeroline": low < 0, "zerolinecolor": ink("axis", dark)}
    narrow = {
        "showlegend": True, "height": _HEIGHT - 40 + _LEGEND, "annotations": phone,
        "margin": {"l": int(7.4 * digits) + 12, "r": 30 if _TICKS[0] in drawn.axis else 14, "t": _TOP + _LEGEND, "b": _BOTTOM},
        "xaxis": {**look["xaxis"], "nticks": 5, **{key: look["xaxis"][key][::2] for key in _TICKS if key in look["xaxis"]}},
        "yaxis": {**look["yaxis"], **money_steps(low, high, _AMOUNTS, lambda value: money.number(value, language, 0))},
    }  # fmt: skip
    look["meta"] = {"legend": _LEGEND, "narrow": narrow}
    template = f"{axis['tickprefix']}%{{y:,.0f}}{axis['ticksuffix']}"
    lines = [_line(name, drawn, names[name], template, dark) for name in names]
    return {"data": [*lines, _rings(drawn, dark)], "layout": look}


def _heights(drawn: Lines) -> tuple[float, float]:
    """Where the axis of money begins and ends: at nought, unless something is below."""
    known = [values[np.isfinite(values)] for values in drawn.lines.values()]
    low = min((float(values.min()) for values in known if len(values)), default=0.0)
    high = max((float(values.max()) for values in known if len(values)), default=1.0)
    return min(low * 1.04, 0.0), max(high * 1.04, 1.0)


def _line(name: str, drawn: Lines, shown_as: str, template: str, dark: bool) -> Figure:
    dash = {"dash": "dash"} if name == SWITCH else {}
    thin = bool(drawn.meant) and name not in drawn.meant
    return {
        "type": "scatter", "mode": "lines", "name": shown(shown_as), "connectgaps": False, "hovertemplate": template,
        "x": list(drawn.written),
        "y": [round(float(value), 2) if np.isfinite(value) else None for value in drawn.lines[name]],
        "line": {
            "color": OPTION_COLOURS[name][dark], "width": _THIN if thin else _WIDE,
            "shape": "hv" if drawn.stepped else "linear", **dash,
        },
    }  # fmt: skip


def _rings(drawn: Lines, dark: bool) -> Figure:
    return {
        "type": "scatter", "mode": "markers", "showlegend": False, "hoverinfo": "skip", "cliponaxis": False,
        "x": [ring.x for ring in drawn.rings],
        "y": [ring.y for ring in drawn.rings],
        "marker": {"size": 9, "color": ink("background", dark), "line": {"color": ink("text", dark), "width": 2}},
    }  # fmt: skip


def _share(drawn: Lines, across: float) -> float:
    left, right = drawn.ends
    return (across - left) / (right - left) if right > left else 0.5


def _anchored(share: float) -> str:
    return "left" if share < _NEAR_EDGE else "right" if share > 1 - _NEAR_EDGE else "center"


def _now(drawn: Lines, dark: bool) -> list[Figure]:
    if drawn.present is None:
        return []
    x, across, text = drawn.present
    return [label(
        shown(text), x, 1, dark, yref="paper", yanchor="bottom", xanchor=_anchored(_share(drawn, across)),
        font={"color": ink("quiet", dark), "size": 13},
    )]  # fmt: skip
