"""Names beside lines instead of a legend: at the right edge pushed apart, elsewhere where no other line is in the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from costmodel.present.charts.chart import Figure, label, shown
from costmodel.present.charts.colours import OPTION_COLOURS, ink

Array = NDArray[np.float64]
Place = tuple[int, str, str, int]  # a point of a line, the sides of its name that hang there, and how far off

PLOT_WIDTH = 600  # pixels of the plot of a chart on a small screen of a desk; in a wider one there is more room

_TALL, _LETTER = 18, 7.5  # pixels: a name, and a letter of it
_GAP = _TALL + 1
_RING = (34, 40, 40)  # pixels: to either side of a ring, above it, and below it, with its word
_EVERY = 4  # points of a line between two that are tried
_NEAR, _FAR = 3, (14, 28, 42)  # pixels between a line and its name, the nearest in which there is room
_FREE = 3.0  # pixels between a name and other lines


def line_labels(
    across: Array,
    lines: dict[str, Array],
    names: dict[str, str],
    axes: tuple[tuple[float, float], tuple[float, float]],
    size: tuple[int, int],
    dark: bool,
    written: Sequence[Any] = (),
    rings: Sequence[tuple[float, float]] = (),
) -> list[Figure]:
    """A name for each line, in its colour. `axes` are the ends of both axes, `size` the plot's width and height in pixels.

    `written` is how the figure writes the values of `across`, where that is not as numbers; below `rings` stands a word.
    """
    (left, right), (bottom, top) = axes
    wide, height = size
    scaled = {name: (values - bottom) * (height / (top - bottom)) for name, values in lines.items()}
    x = (across - left) * (wide / (right - left))
    words = []
    taken = [(float((at - left) * wide / (right - left)), float((y - bottom) * height / (top - bottom))) for at, y in rings]
    levels = {name: _end(values)[1] for name, values in scaled.items() if _end(values)[0] == len(across) - 1}
    spaced = _spaced(levels, height)
    for name in sorted(lines, key=lambda name: _end(scaled[name])[1]):
        at, level = _end(scaled[name])
        if name in spaced:
            where: dict[str, Any] = {"xshift": 6, "yshift": round(spaced[name] - level, 1)}
        else:
            at, where = _free(x, scaled, name, int(len(names[name]) * _LETTER), size, taken)
            where |= {"bgcolor": ink("background", dark), "borderpad": 0}  # the mark of the present may run there
        font = {"color": OPTION_COLOURS[name][dark], "size": 14}
        place = written[at] if written else float(across[at])
        words.append(label(f"<b>{shown(names[name])}</b>", place, float(lines[name][at]), dark, font=font, **where))
    return words


def _spaced(levels: dict[str, float], height: int) -> dict[str, float]:
    """Heights so far apart that no name covers another, each as near its own level as that lets it be, none below the axis."""
    names = sorted(levels, key=lambda name: levels[name])
    blocks: list[tuple[float, int]] = []  # (mean height less what goes before, how many): pools those that are too close
    for i, name in enumerate(names):
        mean, count = levels[name] - i * _GAP, 1
        while blocks and blocks[-1][0] > mean:
            before, many = blocks.pop()
            mean, count = (mean * count + before * many) / (count + many), count + many
        blocks.append((mean, count))
    most = max(height - (len(names) - 1) * _GAP, 0)
    means = [min(max(mean, 0.0), most) for mean, count in blocks for _ in range(count)]
    return {name: mean + i * _GAP for i, (name, mean) in enumerate(zip(names, means, strict=True))}


def _end(values: Array) -> tuple[int, float]:
    """The last point of a line and its height there."""
    at = int(np.flatnonzero(np.isfinite(values))[-1])
    return at, float(values[at])


def _free(
    x: Array, lines: dict[str, Array], name: str, long: int, size: tuple[int, int], taken: Sequence[tuple[float, float]]
) -> tuple[int, dict[str, Any]]:
    """The point of a rising line beside which its name is furthest from all others, and how the name hangs there.

    Where no point has room beside it, the name stands further from its line.
    """
    known = np.flatnonzero(np.isfinite(lines[name]))
    last = int(known[-1])

    def room(place: Place) -> float:
        return _room_for(x, lines, name, place, long, size, taken)

    def hung(off: int) -> list[Place]:
        return [(int(at), *hang, off) for at in known[::_EVERY] for hang in (("right", "bottom"), ("left", "top"))]

    best = max([(last, "left", "middle", 0), *hung(_NEAR)], key=room)
    for off in _FAR:
        if room(best) < _FREE:  # then as close to the end of its line as there is room
            best = max([best, *hung(off)], key=lambda place: (min(room(place), _FREE), place[0]))
    at, xanchor, yanchor, off = best
    shift = {"bottom": off, "top": -off, "middle": 0}[yanchor]
    return at, {"xanchor": xanchor, "yanchor": yanchor, "xshift": 6 if yanchor == "middle" else 0, "yshift": shift}


def _room_for(
    x: Array, lines: dict[str, Array], name: str, place: Place, long: int, size: tuple[int, int],
    taken: Sequence[tuple[float, float]],
) -> float:  # fmt: skip
    """Pixels between a name at a place and the nearest other line; less than nothing outside the plot."""
    at, xanchor, yanchor, off = place
    wide, height = size
    left = float(x[at]) - (long if xanchor == "right" else -6)
    low = float(lines[name][at]) + {"bottom": off, "top": -off - _TALL, "middle": -_TALL / 2}[yanchor]
    box = (left, left + long, low, low + _TALL)
    if box[0] < 0 or box[1] > wide or box[2] < 0 or box[3] > height:
        return -1.0
    if any(
        box[0] < at + _RING[0] and box[1] > at - _RING[0] and box[2] < y + _RING[1] and box[3] > y - _RING[2] for at, y in taken
    ):
        return -0.5
    others = [values for other, values in lines.items() if other != name]
    level = float(lines[name][at])
    between = (float(x[at]) - 1, float(x[at]) + 1, min(level, box[3]), max(level, box[2]))
    free = min((clearance(x, values, box) for values in others), default=0.0)
    if off > _NEAR and any(clearance(x, values, between) <= 0 for values in others):
        free = min(free, _FREE / 2)  # beyond another line it seems to be that one's name; yet better so than over a line
    return free


def clearance(x: Array, values: Array, box: tuple[float, float, float, float]) -> float:
    """Pixels between a box and a line above or below it; nothing if the line runs through it."""
    left, right, low, high = box
    near = (x[1:] >= left) & (x[:-1] <= right) & np.isfinite(values[1:]) & np.isfinite(values[:-1])
    if not near.any():
        return np.inf
    x0, x1, y0, y1 = x[:-1][near], x[1:][near], values[:-1][near], values[1:][near]
    slope = np.divide(y1 - y0, x1 - x0, out=np.zeros_like(y0), where=x1 > x0)
    # Only the part of a line above or below the box; a step is upright.
    at_left = np.where(x1 > x0, y0 + slope * (np.maximum(x0, left) - x0), y0)
    at_right = np.where(x1 > x0, y0 + slope * (np.minimum(x1, right) - x0), y1)
    least, most = np.minimum(at_left, at_right), np.maximum(at_left, at_right)
    return float(np.maximum(np.maximum(least - high, low - most), 0.0).min())
