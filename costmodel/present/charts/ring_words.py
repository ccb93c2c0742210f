"""The value at each ring, where neither a line nor the mark of the present nor another ring is in the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from costmodel.present.charts.chart import Figure, label, shown
from costmodel.present.charts.colours import ink
from costmodel.present.charts.line_labels import clearance

Array = NDArray[np.float64]

_LETTER, _TALL, _OFF = 7, 18, 7  # pixels: a letter, a word, and between a word and the middle of its ring
_RADIUS = 6  # of a ring
_BESIDE = 8  # pixels between the mark of the present and a word
_CLOSE = 24  # pixels between a ring and the mark, across which a word is still seen to be the ring's
_FINE = 0.5  # pixels, which nobody sees
_ELSEWHERE = -3.0  # the worst room: past the mark of the present or another line, where a word is not seen to be the ring's
_FREE = 3.0  # pixels between a word and a line from which on more room is no better
_APART = 0.11  # share of the width between the words at two rings
# Below the cheapest line is most room, so that is tried first.
_HANGS = (("center", "top"), ("left", "top"), ("right", "top"), ("right", "bottom"), ("left", "bottom"), ("center", "bottom"))
_ACROSS, _ABOVE = ("center", "right", "left"), 3  # a word above the axis, and by how many pixels
_FAR = 22  # pixels from the middle of its ring, where nearer to it a word covers lines


@dataclass(frozen=True)
class Ring:
    """A point where two lines change places: where, as the figure writes it and as a number, and the word below it."""

    x: Any
    across: float
    y: float
    text: str


@dataclass(frozen=True)
class Plot:
    """Where the axes begin and end, and how many pixels they are long."""

    ends: tuple[float, float]
    heights: tuple[float, float]
    wide: int
    tall: int

    def x(self, across: Any) -> Any:
        """Pixels from the left."""
        return (across - self.ends[0]) * (self.wide / ((self.ends[1] - self.ends[0]) or 1.0))

    def y(self, level: Any) -> Any:
        """Pixels from below."""
        return (level - self.heights[0]) * (self.tall / (self.heights[1] - self.heights[0]))


def ring_words(
    plot: Plot, across: Array, lines: dict[str, Array], rings: Sequence[Ring], present: float | None, dark: bool
) -> list[Figure]:
    """A word at each ring; a ring close to the one before goes without. `present` is a place on the axis below."""
    x, levels = plot.x(across), [plot.y(values) for values in lines.values()]
    now = None if present is None else float(plot.x(present))
    words, last = [], -float(plot.wide)
    for ring in sorted(rings, key=lambda ring: ring.across):
        at, level = float(plot.x(ring.across)), float(plot.y(ring.y))
        if not ring.text or at - last < _APART * plot.wide:
            continue
        last = at
        others = [(float(plot.x(other.across)), float(plot.y(other.y))) for other in rings if other is not ring]

        def off(xanchor: str, at: float = at) -> float:
            """Pixels that a word is moved from its ring, past the mark of the present where that runs close to the ring."""
            if now is None or xanchor == "center" or abs(now - at) >= _CLOSE:
                return 0.0
            return max(now + _BESIDE - at, 0.0) if xanchor == "left" else min(now - _BESIDE - at, 0.0)

        def room(
            place: tuple[str, str, int], ring: Ring = ring, at: float = at, level: float = level, others: Any = others
        ) -> float:
            xanchor, yanchor, away = place
            box = _box((at + off(xanchor), xanchor, yanchor), level, len(ring.text) * _LETTER, away)
            free = _room(box, plot, x, levels, now, others)
            beyond = abs(off(xanchor)) > 2 * _BESIDE or _parted((at, level), box, x, levels)
            return _ELSEWHERE if beyond else free

        places = [(*hang, away) for away in (_OFF, _FAR) for hang in _HANGS]
        xanchor, yanchor, away = max(places, key=room)  # the first of those that are as good
        height = ring.y
        if room((xanchor, yanchor, away)) <= 0:  # it would cover a line, or be read as another point's: so just above the axis

            def free(xanchor: str, ring: Ring = ring, at: float = at, others: Any = others) -> float:
                box = _box((at + off(xanchor), xanchor, "bottom"), 0.0, len(ring.text) * _LETTER, _ABOVE)
                return _room(box, plot, x, levels, now, others)

            xanchor, yanchor, away, height = max(_ACROSS, key=free), "bottom", _ABOVE, plot.heights[0]
            if free(xanchor) <= 0:
                continue  # the finding above the chart says it
        words.append(label(
            shown(ring.text), ring.x, height, dark, xanchor=xanchor, yanchor=yanchor, xshift=round(off(xanchor), 1),
            yshift=-away if yanchor == "top" else away,
            font={"color": ink("text", dark), "size": 13}, bgcolor=ink("background", dark), borderpad=1,
        ))  # fmt: skip
    return words


def _box(place: tuple[float, str, str], level: float, wide: int, away: int) -> tuple[float, float, float, float]:
    at, xanchor, yanchor = place
    left = at - wide * {"left": 0.0, "center": 0.5, "right": 1.0}[xanchor]
    low = level + (away if yanchor == "bottom" else -away - _TALL)
    return left, left + wide, low, low + _TALL


def _parted(ring: tuple[float, float], box: tuple[float, float, float, float], x: Array, levels: list[Array]) -> bool:
    """Whether a line that isn't the ring's runs between the ring and the middle of its word."""
    word = (box[0] + box[1]) / 2, (box[2] + box[3]) / 2
    sides = [[float(np.interp(at, x, values)) - level for at, level in (ring, word)] for values in levels]
    return any(abs(beside) > _RADIUS and beside * away < 0 for beside, away in sides)


def _room(
    box: tuple[float, float, float, float], plot: Plot, x: Array, levels: list[Array], now: float | None,
    others: list[tuple[float, float]],
) -> float:  # fmt: skip
    """Pixels that a word has around it, up to enough; less than nothing where it is cut off or covers a mark."""
    left, right, low, high = box
    if left < 0 or right > plot.wide or low < 0 or high > plot.tall:
        return -2.0
    if any(left - _RADIUS < at < right + _RADIUS and low - _RADIUS < level < high + _RADIUS for at, level in others):
        return -1.0
    if now is not None and left - _BESIDE + _FINE < now < right + _BESIDE - _FINE:
        return -0.5
    return min([_FREE, *(clearance(x, values, box) for values in levels)])
