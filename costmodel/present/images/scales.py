"""Axes: where they begin and end, where their ticks stand and how a tick is written, as the page has them."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from costmodel.present.images.strict import UndrawableError
from costmodel.present.money import rounded

_FORMAT = re.compile(r"(,?)\.(\d)(~?)([f%])")
_STEPS = (1, 2, 5, 10)
_NOISE = 1e-9


def place(value: Any, axis: dict[str, Any]) -> float:
    """Where a value stands on an axis: a number as it is, a name by its place among the names."""
    if isinstance(value, str):
        return float(axis["categoryarray"].index(value))
    return float("nan") if value is None else float(value)


def ends(axis: dict[str, Any]) -> tuple[float, float]:
    """Where an axis begins and ends; one that leaves it to the page can't be drawn."""
    if "range" not in axis:
        raise UndrawableError("axis: without a range it can't be drawn")
    low, high = axis["range"]
    return place(low, axis), place(high, axis)


def ticks(axis: dict[str, Any], separators: str) -> list[tuple[float, str]]:
    """Every tick: where it stands and what is written there."""
    low, high = sorted(ends(axis))
    inside = [low - (high - low) * _NOISE, high + (high - low) * _NOISE]
    if "tickvals" in axis:
        marks = [(place(value, axis), text) for value, text in zip(axis["tickvals"], axis["ticktext"], strict=True)]
        return [(value, text) for value, text in marks if inside[0] <= value <= inside[1]]
    before, after, pattern = axis.get("tickprefix", ""), axis.get("ticksuffix", ""), axis.get("tickformat", ",.4~f")
    return [(value, _written(value, before, after, pattern, separators)) for value in _even(low, high, axis.get("nticks", 6))]


def _even(low: float, high: float, most: int) -> list[float]:
    """Round values in even steps, at most so many spaces between them."""
    least = (high - low) / most
    power = 10.0 ** math.floor(math.log10(least))
    step = next(power * times for times in _STEPS if power * times >= least * (1 - _NOISE))
    first, last = math.ceil(low / step - _NOISE), math.floor(high / step + _NOISE)
    return [round(i * step, 12) for i in range(first, last + 1)]


def _written(value: float, before: str, after: str, pattern: str, separators: str) -> str:
    sign = "−" if value < 0 else ""
    return f"{sign}{before}{formatted(abs(value), pattern, separators)}{after}"


def formatted(value: float, pattern: str, separators: str) -> str:
    """A number by a pattern such as `,.2~f`, with the language's signs before decimals and between thousands."""
    found = _FORMAT.fullmatch(pattern)
    if not found:
        raise UndrawableError(f"tickformat: {pattern} can't be drawn")
    grouped, digits, short, kind = found.groups()
    whole = rounded(value, int(digits) + 2) * 100 if kind == "%" else rounded(value, int(digits))
    text = f"{whole:{grouped}.{digits}f}"
    if short and "." in text:
        text = text.rstrip("0").rstrip(".")
    decimal, group = separators[0], separators[1]
    return text.translate({ord("."): decimal, ord(","): group}) + ("%" if kind == "%" else "")


def apart(marks: Sequence[tuple[float, str]], widths: Sequence[float], pixels: float) -> list[tuple[float, str]]:
    """The ticks of a horizontal axis, every other one left out until their words do not touch; `pixels` a unit."""
    kept = list(zip(marks, widths, strict=True))
    while any(
        abs(b[0][0] - a[0][0]) * abs(pixels) < (a[1] + b[1]) / 2 + 6 for a, b in pairwise(kept)
    ):  # fmt: skip
        kept = kept[::2]
    return [mark for mark, _ in kept]
