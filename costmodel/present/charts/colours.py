"""Colours of the charts, light and dark: one an option everywhere, one a category, apart for all kinds of colour-blind eyes."""

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
    "employee": ("#1e6ea9", "#49bdf3"),
    "employee_part_time": ("#814e0a", "#e6c800"),
    "va_hourly": ("#d55e00", "#ed762d"),
    "va_per_task": ("#8b65fc", "#af41fc"),
    "va_retainer": ("#7b0b52", "#cc1144"),
    "owner": ("#009e73", "#1fab7e"),
    "switch": ("#111133", "#f4f4f4"),  # not an option: a VA now, an employee later
}

# A new way of getting the work done is drawn in one of these until it has a pair of its own above.
SPARE = (("#4e2215", "#7c78bc"), ("#3c37ac", "#a9cead"))
_without = [option.name for option in OPTIONS if option.name not in OPTION_COLOURS]
OPTION_COLOURS |= dict(zip(_without, cycle(SPARE), strict=False))

# Those that often stand side by side differ most.
CATEGORY_COLOURS: dict[str, tuple[str, str]] = {
    "pay": ("#315adb", "#1365c6"),
    "payroll_taxes": ("#2d8cc2", "#5496b4"),
    "benefits": ("#1d514d", "#aafeec"),
    "workspace": ("#b19016", "#e4a600"),
    "equipment": ("#702905", "#ae5118"),
    "insurance": ("#5d7503", "#def97c"),
    "hiring": ("#d97080", "#dc696a"),
    "management": ("#0c1454", "#9883f3"),
    "fees": ("#743498", "#fcaaff"),
    "taxes": ("#a879ff", "#6a6481"),
    "other": ("#8c5f69", "#afaeb3"),
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
