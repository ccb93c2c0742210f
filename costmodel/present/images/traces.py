"""Traces of a figure: bars, lines, filled outlines, rings, a map in colours and the line where two cost the same."""

from __future__ import annotations

from itertools import count
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.patches import Polygon, Rectangle
from numpy.typing import NDArray

from costmodel.present.images.scales import place
from costmodel.present.images.strict import UndrawableError

Trace = dict[str, Any]

_DASHES = {"dot": 3.0, "dash": 9.0}  # pixels, drawn and left out in turns
_FINE = 4  # pixels of the picture of a map a cell, so that a viewer which smooths it does no harm
_FROM = 2.0  # order in which it is drawn: above the grid
HATCH = "////"


def draw(axes: Axes, data: list[Trace], layout: dict[str, Any]) -> None:
    """All traces, in order."""
    stacked: dict[tuple[float, bool], float] = {}
    for trace, order in zip(data, count(_FROM, 0.01), strict=False):
        if trace["type"] == "bar":
            _bars(axes, trace, stacked, layout.get("barmode", "overlay"), order)
        elif trace["type"] == "scatter":
            _scatter(axes, trace, layout, order)
        elif trace["type"] == "heatmap":
            _map(axes, trace, layout["plot_bgcolor"], order)
        else:
            _level(axes, trace, order)


def dashes(line: dict[str, Any]) -> Any:
    """How a line is broken, as Matplotlib takes it: in units of its width."""
    kind = line.get("dash", "solid")
    return "solid" if kind == "solid" else (0, (_DASHES[kind] / line["width"],) * 2)


def _bars(axes: Axes, trace: Trace, stacked: dict[tuple[float, bool], float], mode: str, order: float) -> None:
    marker = trace["marker"]
    edge = marker.get("line", {})
    many = len(trace["x"])
    colours = marker["color"] if isinstance(marker["color"], list) else [marker["color"]] * many
    for x, y, base, colour in zip(trace["x"], trace["y"], trace.get("base", [0.0] * many), colours, strict=True):
        start = float(base)
        if mode != "overlay":
            pile = (float(y), mode == "relative" and x < 0)
            start = stacked.get(pile, 0.0)
            stacked[pile] = start + x
        if x:
            bar = Rectangle((start, y - trace["width"] / 2), x, trace["width"], zorder=order)
            dress(bar, colour, edge, marker.get("pattern"))
            axes.add_patch(bar)


def dress(patch: Rectangle, colour: str, edge: dict[str, Any], pattern: dict[str, Any] | None) -> None:
    """Colour, edge and hatching of a bar or of its sign in the legend."""
    patch.set(facecolor=colour, edgecolor=edge.get("color", "none"), linewidth=edge.get("width", 0))
    if pattern:
        patch.set(hatch=HATCH, hatchcolor=pattern["fgcolor"], hatch_linewidth=pattern["size"] * pattern["solidity"] / 2)


def _scatter(axes: Axes, trace: Trace, layout: dict[str, Any], order: float) -> None:
    x = [place(value, layout["xaxis"]) for value in trace["x"]]
    y = [place(value, layout["yaxis"]) for value in trace["y"]]
    opacity, inside = trace.get("opacity", 1.0), trace.get("cliponaxis", True)
    if trace["mode"] == "markers":
        marker = trace["marker"]
        axes.plot(
            x, y, "o", markersize=marker["size"], markerfacecolor=marker["color"], markeredgecolor=marker["line"]["color"],
            markeredgewidth=marker["line"]["width"], clip_on=inside, zorder=order,
        )  # fmt: skip
        return
    line = trace["line"]
    if trace.get("fill"):
        outline = Polygon(np.column_stack([x, y]), closed=True, zorder=order, alpha=opacity, linewidth=0)
        outline.set_facecolor(trace["fillcolor"])
        axes.add_patch(outline)
    axes.plot(
        x, y, color=line["color"], linewidth=line["width"], linestyle=dashes(line), alpha=opacity, clip_on=inside, zorder=order,
        drawstyle="steps-post" if line.get("shape") == "hv" else "default", solid_capstyle="butt", dash_capstyle="butt",
    )  # fmt: skip


def _map(axes: Axes, trace: Trace, ground: str, order: float) -> None:
    """The cells as a picture, each in the colour that its number has on the scale."""
    codes = np.array(trace["z"], dtype=float)
    shares = (codes - trace["zmin"]) / (trace["zmax"] - trace["zmin"])
    stops = [float(stop) for stop, _ in trace["colorscale"]]
    parts = np.array([to_rgb(colour) for _, colour in trace["colorscale"]])
    cells = np.stack([np.interp(shares, stops, part) for part in parts.T], axis=-1)
    cells[np.isnan(codes)] = to_rgb(ground)
    picture = np.repeat(np.repeat((cells * 255).round().astype(np.uint8), _FINE, 0), _FINE, 1)
    left, right = _ends(trace["x"])
    low, high = _ends(trace["y"])
    extent = (left, right, low, high)
    axes.imshow(picture, extent=extent, origin="lower", aspect="auto", interpolation="none", zorder=order)


def _ends(middles: list[float]) -> tuple[float, float]:
    """Where a row of cells begins and ends, from their middles; all must be as wide."""
    at: NDArray[np.float64] = np.array(middles)
    steps = np.diff(at)
    if len(at) < 2 or np.ptp(steps) > 1e-3 * abs(steps[0]):
        raise UndrawableError("heatmap: cells of different widths can't be drawn")
    half = float(at[-1] - at[0]) / (len(at) - 1) / 2
    return float(at[0]) - half, float(at[-1]) + half


def _level(axes: Axes, trace: Trace, order: float) -> None:
    z = np.ma.masked_invalid(np.array(trace["z"], dtype=float))
    level, line = trace["contours"]["value"], trace["line"]
    if z.count() and z.min() < level < z.max():
        axes.contour(trace["x"], trace["y"], z, levels=[level], colors=[line["color"]], linewidths=[line["width"]], zorder=order)
