"""Reads what stands behind a figure of a place, and what a place's law or custom says in words where no number can."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from costmodel.graph import Evidence
from costmodel.reading import Reader, unknown
from costmodel.record_reading import read_source
from costmodel.records import CONFIDENCE, Source
from costmodel.strict_yaml import Path
from costmodel.words import N_


@dataclass(frozen=True, slots=True)
class Said:
    """A rule or custom of a place in words, what to `enter` where it applies (if one figure says it), and what is behind it."""

    says: str
    evidence: Evidence
    enter: float | None = None
    of: str = ""  # the name of the place whose file says it: it holds in what lies within too


def read_evidence(reader: Reader, group: dict[str, Any], path: Path, named: Mapping[str, Source]) -> Evidence:
    """`source`, `date`, `confidence` and `note` of a group, as far as they are there; what lacks was refused before."""
    if group.get("source") == "example" and group.get("confidence") in ("high", "medium"):
        reader.refuse((*path, "confidence"), N_("a worked example's figure has confidence low"))
    return Evidence(
        source=read_source(reader, group["source"], (*path, "source"), named) if "source" in group else Source(""),
        date=reader.optional(group, "date", path, reader.date) or datetime.date.min,
        confidence=reader.optional(group, "confidence", path, reader.one_of, CONFIDENCE) or "low",
        note=reader.optional(group, "note", path, reader.text) or "",
        review=reader.optional(group, "review", path, reader.date),
    )


def read_in_words(reader: Reader, value: Any, path: Path, named: Mapping[str, Source], keys: Iterable[str]) -> dict[str, Said]:
    """The `in_words` group of a place's file: what is to be known about an input, by its key."""
    keys = list(keys)
    said = {}
    for key, item in reader.group(value, path).items():
        where = (*path, key)
        if key not in keys:
            reader.refuse(where, unknown(key, keys))
        group = reader.fields(item, where, ("says", "source", "date", "confidence"), ("enter",))
        said[key] = Said(
            reader.optional(group, "says", where, reader.text) or "",
            read_evidence(reader, group, where, named),
            reader.optional(group, "enter", where, reader.number),
        )
    return said
