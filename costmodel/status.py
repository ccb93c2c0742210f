"""By which test the law of a place calls a contractor an employee, as its file says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from costmodel.evidence import read_evidence
from costmodel.graph import Evidence
from costmodel.reading import Reader
from costmodel.records import Source
from costmodel.strict_yaml import Path
from costmodel.units import HOURS_PER_WEEK
from costmodel.words import N_

YES = {
    "employee": N_("The more often you answer yes, the more likely it is employment."),
    "contractor": N_("The more often you answer no, the more likely it is employment."),
}

_REQUIRED = ("test", "source", "date", "confidence", "hours_per_week", "signs")


@dataclass(frozen=True, slots=True)
class Status:
    """The test of a place. `hours_per_week` is from where on work counts as full time; `signs` are what the test asks.

    `yes_means` says what a yes to each speaks for: that the VA is an employee, or a contractor.
    """

    test: str
    evidence: Evidence
    hours_per_week: float
    signs: tuple[str, ...]
    yes_means: str = "employee"


def read_status(reader: Reader, value: Any, path: Path, named: Mapping[str, Source]) -> Status:
    """The `status` group of a place's file."""
    group = reader.fields(value, path, _REQUIRED, ("note", "review", "yes_means"))
    signs = tuple(
        reader.text(sign, (*path, "signs", i)) for i, sign in enumerate(reader.items(group.get("signs", []), (*path, "signs")))
    )
    if group.get("signs") == []:
        reader.refuse((*path, "signs"), N_("a test asks for at least one sign"))
    return Status(
        test=reader.optional(group, "test", path, reader.text) or "",
        evidence=read_evidence(reader, group, path, named),
        hours_per_week=reader.optional(group, "hours_per_week", path, reader.number, 1, HOURS_PER_WEEK) or 0.0,
        signs=signs,
        yes_means=reader.one_of(group.get("yes_means", "employee"), (*path, "yes_means"), ("employee", "contractor")),
    )
