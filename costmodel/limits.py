"""Limits that several charges share, such as a wage base: each once, with the days from which it holds."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from costmodel.evidence import read_evidence
from costmodel.graph import Evidence
from costmodel.reading import HIGHEST, Reader
from costmodel.records import Source
from costmodel.strict_yaml import UNREADABLE, Path
from costmodel.words import N_


@dataclass(frozen=True, slots=True)
class Limit:
    """A named amount of the law; `amounts` are (from, amount), the earliest first, in the period of the rules that use it."""

    name: str
    label: str
    evidence: Evidence
    amounts: tuple[tuple[datetime.date, float], ...]

    def on(self, day: datetime.date) -> float | None:
        """The amount in force on a day; None before the first."""
        return next((amount for since, amount in reversed(self.amounts) if since <= day), None)


def read_limits(reader: Reader, value: Any, path: Path, named: Mapping[str, Source]) -> dict[str, Limit]:
    """The `limits` group of a place's file."""
    limits = {}
    for name, item in reader.group(value, path).items():
        where = (*path, name)
        group = reader.fields(item, where, ("label", "source", "date", "confidence", "amounts"), ("note", "review"))
        label = reader.optional(group, "label", where, reader.text) or ""
        evidence = read_evidence(reader, group, where, named)
        limits[name] = Limit(name, label, evidence, _amounts(reader, group.get("amounts", []), (*where, "amounts")))
    return limits


def _amounts(reader: Reader, value: Any, path: Path) -> tuple[tuple[datetime.date, float], ...]:
    amounts: list[tuple[datetime.date, float]] = []
    for i, item in enumerate(reader.items(value, path)):
        where = (*path, i)
        group = reader.fields(item, where, ("from", "amount"))
        since = reader.optional(group, "from", where, reader.date) or datetime.date.max
        if amounts and since <= amounts[-1][0]:
            reader.refuse((*where, "from"), N_("the days must rise; found {found}"), found=since)
        amounts.append((since, reader.optional(group, "amount", where, reader.number, 0.0, HIGHEST) or 0.0))
    if value == []:
        reader.refuse(path, N_("a limit has at least one amount"))
    return tuple(amounts)


def dated(reader: Reader, items: list[Any], path: Path, limits: Mapping[str, Limit]) -> Iterator[tuple[int, Any]]:
    """(position, rule) of each rule on each day from which it or a limit that it names is another, with numbers for the names."""
    starts = sorted({item["from"] for item in items if _has_a_day(item)})
    for start, end in pairwise([*starts, datetime.date.max]):
        together = [(i, item) for i, item in enumerate(items) if _has_a_day(item) and item["from"] == start]
        used = {name for _, item in together for name in _named(item) if name in limits}
        changes = {since for name in used for since, _ in limits[name].amounts if start < since < end}
        for day in (start, *sorted(changes)):
            yield from ((i, {**_filled(reader, item, (*path, i), limits, day), "from": day}) for i, item in together)
    yield from ((i, item) for i, item in enumerate(items) if not _has_a_day(item))


def _has_a_day(item: Any) -> bool:
    return isinstance(item, dict) and type(item.get("from")) is datetime.date


def _bands(item: dict[str, Any]) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """The bands of a rule as they are written: (kind, position, band)."""
    for kind in ("scale", "bands"):
        if isinstance(item.get(kind), list):
            yield from ((kind, i, band) for i, band in enumerate(item[kind]) if isinstance(band, dict))


def _named(item: dict[str, Any]) -> Iterator[str]:
    """The limits that a rule names: `above: cap`, or `above: {times: 4, limit: cap}`."""
    for _, _, band in _bands(item):
        above = band.get("above")
        name = above.get("limit") if isinstance(above, dict) else above
        if isinstance(name, str):
            yield name


def _filled(reader: Reader, item: dict[str, Any], path: Path, limits: Mapping[str, Limit], day: datetime.date) -> dict[str, Any]:
    """The rule with the amounts of that day in the place of the names."""
    filled = {**item, **{kind: list(item[kind]) for kind in ("scale", "bands") if isinstance(item.get(kind), list)}}
    for kind, i, band in _bands(item):
        above, where = band.get("above"), (*path, kind, i, "above")
        if isinstance(above, dict) or (isinstance(above, str) and limits):
            filled[kind][i] = {**band, "above": _amount(reader, above, where, limits, day)}
    return filled


def _amount(reader: Reader, above: Any, path: Path, limits: Mapping[str, Limit], day: datetime.date) -> Any:
    times: float = 1
    if isinstance(above, dict):
        group = reader.fields(above, path, ("times", "limit"))
        times, above = reader.optional(group, "times", path, reader.number, 0.0, HIGHEST) or 0.0, group.get("limit")
    if not isinstance(above, str) or above not in limits:
        reader.one_of(above, path, tuple(limits))
        return UNREADABLE
    amount = limits[above].on(day)
    if amount is None:
        reader.refuse(path, N_("no amount of {limit} is known on {day}"), limit=above, day=day)
        return UNREADABLE
    return times * amount
