"""By which test the law of a place calls a contractor an employee, as its file says it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from costmodel.graph import Evidence
from costmodel.reading import Reader
from costmodel.records import CONFIDENCE, Source, read_source
from costmodel.strict_yaml import Path
from costmodel.units import HOURS_PER_WEEK
from costmodel.words import N_

_REQUIRED = ("test", "source", "date", "confidence", "hours_per_week", "signs")


@dataclass(frozen=True, slots=True)
class Status:
    """The test of a place. `hours_per_week` is from where on work counts as full time; `signs` are what the test asks."""

    test: str
    evidence: Evidence
    hours_per_week: float
    signs: tuple[str, ...]


def read_status(reader: Reader, value: Any, path: Path, named: Mapping[str, Source]) -> Status:
    """The `status` group of a place's file."""
    group = reader.fields(value, path, _REQUIRED, ("note",))
    signs = tuple(
        reader.text(sign, (*path, "signs", i)) for i, sign in enumerate(reader.items(group.get("signs", []), (*path, "signs")))
    )
    if group.get("signs") == []:
        reader.refuse((*path, "signs"), N_("a test asks for at least one sign"))
    return Status(
        test=reader.optional(group, "test", path, reader.text) or "",
        evidence=Evidence(
            source=read_source(reader, group["source"], (*path, "source"), named) if "source" in group else Source(""),
            date=reader.optional(group, "date", path, reader.date) or datetime.date.min,
            confidence=reader.optional(group, "confidence", path, reader.one_of, CONFIDENCE) or "low",
            note=reader.optional(group, "note", path, reader.text) or "",
        ),
        hours_per_week=reader.optional(group, "hours_per_week", path, reader.number, 1, HOURS_PER_WEEK) or 0.0,
        signs=signs,
    )
