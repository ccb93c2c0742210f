"""Words of a figure: its markup read, measured and set in the font that lies beside this module."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.patches import Rectangle
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Transform

from costmodel.present.images.strict import UndrawableError

FONTS = Path(__file__).with_name("fonts")
# What a viewer of an SVG may have in its place, then what has signs that it lacks.
FAMILIES = ("Source Sans Pro", "DejaVu Sans")
LINE = 1.3  # height of a line, as a share of the letters' size
_MIDDLE = 0.33  # from the baseline up to the middle of the letters
_MARKUP = re.compile(r"(</?b>|<br>)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
CONTINUED = "continued"  # group of a piece of text that goes on where the one before ends


@dataclass(frozen=True)
class Piece:
    """Letters of one weight."""

    text: str
    bold: bool


@lru_cache(maxsize=1)
def load_fonts() -> None:
    """Make the fonts known, once."""
    for path in sorted(FONTS.glob("*.ttf")):
        fontManager.addfont(path)


@lru_cache(maxsize=64)
def font(size: float, bold: bool) -> FontProperties:
    """The font in a size."""
    return FontProperties(family=list(FAMILIES), size=size, weight="bold" if bold else "normal")


def read(text: str) -> list[list[Piece]]:
    """The lines of a text, each in pieces; bold and new lines are all the markup that there is."""
    lines: list[list[Piece]] = [[]]
    bold = False
    for part in _MARKUP.split(text):
        if part in ("<b>", "</b>"):
            bold = part == "<b>"
        elif part == "<br>":
            lines.append([])
        elif "<" in part or ">" in part:
            raise UndrawableError(f"markup that can't be drawn: {part}")
        elif part:
            lines[-1].append(Piece(_CONTROL.sub(" ", html.unescape(part)), bold))
    return lines


def width(pieces: list[Piece], size: float) -> float:
    """Pixels that a line takes."""
    return sum(
        text_to_path.get_text_width_height_descent(piece.text, font(size, piece.bold), ismath=False)[0] for piece in pieces
    )


def write(
    figure: Figure, pixels: Transform, lines: list[list[Piece]], at: tuple[float, float], anchors: tuple[str, str], font: Any,
    ground: tuple[str, float] | None = None,
) -> None:  # fmt: skip
    """Lines of text at a place in pixels; `anchors` say which of its corners that is, `ground` its colour and how far it goes."""
    size, colour = float(font["size"]), str(font["color"])
    tall = len(lines) * LINE * size
    wide = max(width(line, size) for line in lines)
    left = at[0] - wide * {"left": 0.0, "center": 0.5, "right": 1.0}[anchors[0]]
    top = at[1] + tall * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[anchors[1]]
    if ground:
        colour_below, pad = ground
        box = Rectangle((left - pad, top - tall - pad), wide + 2 * pad, tall + 2 * pad, transform=pixels, zorder=6)
        box.set(facecolor=colour_below, edgecolor="none")
        figure.add_artist(box)
    for number, line in enumerate(lines):
        base = top - (number + 0.5) * LINE * size - _MIDDLE * size
        if len(line) == 1:
            _put(figure, pixels, line[0], (at[0] if len(lines) == 1 else left, base), size, colour,
                 anchors[0] if len(lines) == 1 else "left", "")  # fmt: skip
            continue
        x = left
        for i, piece in enumerate(line):
            _put(figure, pixels, piece, (x, base), size, colour, "left", CONTINUED if i else "")
            x += width([piece], size)


def _put(
    figure: Figure, pixels: Transform, piece: Piece, at: tuple[float, float], size: float, colour: str, anchor: str, group: str
) -> None:
    text = figure.text(
        *at, piece.text, transform=pixels, ha=anchor, va="baseline", color=colour, zorder=7, parse_math=False,
        fontproperties=font(size, piece.bold),
    )  # fmt: skip
    if group:
        text.set_gid(group)
