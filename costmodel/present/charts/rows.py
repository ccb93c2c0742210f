"""Charts of rows, a name above each: the layout that they share."""

from __future__ import annotations

import textwrap

from costmodel.present.charts.chart import Figure, label, layout, shown
from costmodel.present.charts.colours import ink

BAR = 0.5  # share of a row that its bar takes
_FOOT = 36


def row_layout(language: str, dark: bool, rows: int, pixels: int, right: int = 16, foot: int = _FOOT) -> Figure:
    """A layout with `rows` rows of so many pixels, numbered from nought at the top."""
    look = layout(language, dark, max(rows, 1) * pixels + foot + 8)
    look |= {"barmode": "overlay", "bargap": 0, "showlegend": False, "margin": {"l": 2, "r": right, "t": 8, "b": foot}}
    look["yaxis"] |= {"range": [max(rows, 1) - 0.55, -0.6], "showticklabels": False, "showgrid": False}
    return look


def row_name(text: str, row: float, dark: bool, letters: int | None = None, beside: str = "") -> Figure:
    """The name above the bar of a row, at the left edge, cut to so many letters; `beside` follows it."""
    short = textwrap.shorten(text, letters, placeholder="…") if letters else text
    return label(
        f"<b>{shown(short)}</b>{'  ' if beside else ''}{shown(beside)}", 0, row - BAR / 2, dark, xref="paper", yanchor="bottom",
        yshift=1, bgcolor=ink("background", dark), borderpad=0,
    )  # fmt: skip
