"""Colours of the charts, light and dark: one an option everywhere, one a category, apart for colour-blind eyes too."""

from __future__ import annotations

from itertools import cycle
from typing import Any

from costmodel.options import OPTIONS

# Every light colour stands beside its dark one, and no two of all of them are the same: so a figure can be repainted.
# Each has a contrast of 3:1 or more with its background, save the two that are meant to recede.
INK = {
    "background": ("#ffffff", "#14181d"),
    "text": ("#1c2730", "#e6ebef"),
    "quiet": ("#5a6873", "#a3b0bb"),
    "axis": ("#8a97a1", "#66737e"),
    "grid": ("#e3e8ec", "#2b343c"),
    "label": ("#fffffe", "#14181e"),
}

OPTION_COLOURS: dict[str, tuple[str, str]] = {
    "employee": ("#0072b2", "#56b4e9"),
    "employee_part_time": ("#2233bb", "#0088bb"),
    "va_hourly": ("#d55e00", "#e8743b"),
    "va_per_task": ("#8866ff", "#ffccff"),
    "va_retainer": ("#bb0011", "#cc1100"),
    "owner": ("#009e73", "#aaffaa"),
    "switch": ("#550044", "#aa44ff"),  # not an option: a VA now, an employee later
}

# A new way of getting the work done is drawn in one of these until it has a pair of its own above.
_SPARE = (("#661111", "#ffbb00"), ("#774466", "#99ccaa"))
_without = [option.name for option in OPTIONS if option.name not in OPTION_COLOURS]
OPTION_COLOURS |= dict(zip(_without, cycle(_SPARE), strict=False))

# Quieter than the options' colours; those that often stand side by side differ most in lightness.
CATEGORY_COLOURS: dict[str, tuple[str, str]] = {
    "pay": ("#005cad", "#85ccff"),
    "payroll_taxes": ("#0099d6", "#0085b8"),
    "benefits": ("#004747", "#8ff5eb"),
    "workspace": ("#cc7a00", "#eb9933"),
    "equipment": ("#8f3d00", "#ad471f"),
    "insurance": ("#8f9970", "#e0eb70"),
    "hiring": ("#ad5c00", "#cc7014"),
    "management": ("#521f7a", "#a38ff5"),
    "fees": ("#a3668f", "#8f5270"),
    "taxes": ("#7a0000", "#e0adad"),
    "other": ("#665c5c", "#8f857a"),
}

PAIRS = (*INK.values(), *OPTION_COLOURS.values(), *CATEGORY_COLOURS.values())


def ink(name: str, dark: bool) -> str:
    """One of the colours of text, lines and background."""
    return INK[name][dark]


def repainted(figure: Any, dark: bool) -> Any:
    """The same figure in the colours of the other background; unchanged if it has them already."""
    change = {pair[not dark]: pair[dark] for pair in PAIRS}
    return _replaced(figure, change)


def _replaced(part: Any, change: dict[str, str]) -> Any:
    if isinstance(part, dict):
        return {key: _replaced(value, change) for key, value in part.items()}
    if isinstance(part, list):
        return [_replaced(value, change) for value in part]
    return change.get(part, part) if isinstance(part, str) else part
