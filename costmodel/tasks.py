"""Tasks: the work piece by piece, and the catalogue of what virtual assistants are asked to do."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

from costmodel.files import read_assumptions
from costmodel.reading import Reader
from costmodel.record_reading import read_source, read_value
from costmodel.records import CONFIDENCE, EXAMPLE, Input, Range, Record, Source
from costmodel.strict_yaml import Path
from costmodel.words import N_

MOST_TASKS = 50
LONGEST_NAME = 80


def _field(name: str, label: str, help: str, unit: str, high: float, value: float | None = 0.0) -> Record:
    return Record(
        f"tasks.{name}", label, help, unit, value, value, EXAMPLE, datetime.date.min, "low", (0.0, high)
    )  # fmt: skip


TASK_FIELDS: Mapping[str, Record] = {
    "per_month": _field("per_month", N_("Times a month"), N_("How many of these there are in a usual month."), "ratio", 1e6),
    "minutes": _field(
        "minutes", N_("Minutes each"), N_("The minutes that one takes, without yours to brief and check it."), "minutes", 1e5
    ),
    "price": _field(
        "price",
        N_("Price each"),
        N_("What the virtual assistant asks for one. Empty is not known: then paying by the task is not compared."),
        "money",
        1e8,
        None,
    ),
    "rate": _field(
        "rate",
        N_("Special rate for this task"),
        N_("What an hour of this work costs from a virtual assistant; empty is the same as for all work."),
        "money/hour",
        1e6,
        None,
    ),
    "brief_minutes": _field("brief_minutes", N_("Your minutes to brief"), N_("Your own minutes to explain one."), "minutes", 1e4),
    "review_minutes": _field("review_minutes", N_("Your minutes to check"), N_("Your own minutes to check one."), "minutes", 1e4),
    "redo_rate": _field(
        "redo_rate",
        N_("Work done again"),
        N_("The share of this work that has to be done a second time; empty is the same as for all work."),
        "share",
        10.0,
        None,
    ),
    "hours_per_week": _field(
        "hours_per_week",
        N_("Hours a week"),
        N_("For work that doesn't come in pieces: its hours in each week of work."),
        "hours/week",
        1e3,
        None,
    ),
}  # links hold them in this order, so a new one comes last
_HOW_OFTEN = ("per_month", "minutes")  # a task has these, or hours
OF_A_PIECE = (*_HOW_OFTEN, "price", "brief_minutes", "review_minutes")


@dataclass(frozen=True, slots=True)
class Task:
    """One kind of task: how often a month, minutes each, and, if known, its price or its own hourly rate.

    `brief_minutes` and `review_minutes` are the owner's for each. Work that doesn't come in pieces has `hours_per_week`
    instead. Numbers may be ranges.
    """

    name: str
    per_month: Input = 0.0
    minutes: Input = 0.0
    price: Input = None
    rate: Input = None
    brief_minutes: Input = 0.0
    review_minutes: Input = 0.0
    redo_rate: Input = None
    hours_per_week: Input = None

    @property
    def in_hours(self) -> bool:
        """Whether its work, or a part of it, is counted in hours a week: that has no price each."""
        return self.hours_per_week is not None

    @property
    def in_pieces(self) -> bool:
        """Whether pieces of it are counted."""
        return not self.in_hours or self.per_month != 0

    @property
    def counted(self) -> tuple[str, ...]:
        """The fields that say something: those that are given, without those of a piece where there are no pieces."""
        idle = () if self.in_pieces else OF_A_PIECE
        return tuple(name for name in TASK_FIELDS if name not in idle and getattr(self, name) is not None)

    def as_written(self) -> dict[str, Any]:
        """The form in which a scenario file writes it: only what is set."""
        written: dict[str, Any] = {"name": self.name}
        for item in fields(self)[1:]:
            value = getattr(self, item.name)
            if (item.name in _HOW_OFTEN and not self.in_hours) or value != TASK_FIELDS[item.name].value:
                written[item.name] = value.as_written() if isinstance(value, Range) else value
        return written


def read_tasks(reader: Reader, value: Any, path: Path) -> tuple[Task, ...]:
    """The list under `tasks:` in a scenario file."""
    tasks = []
    items = reader.items(value, path)
    if len(items) > MOST_TASKS:
        reader.refuse(path, N_("found {found} tasks; at most {allowed} are read"), found=len(items), allowed=MOST_TASKS)
    for i, item in enumerate(items[:MOST_TASKS]):
        where = (*path, i)
        in_hours = isinstance(item, dict) and item.get("hours_per_week") is not None
        required = ("name",) if in_hours else ("name", *_HOW_OFTEN)
        group = reader.fields(item, where, required, tuple(name for name in TASK_FIELDS if name not in required))
        numbers = {
            name: read_value(reader, group[name], (*where, name), record)
            for name, record in TASK_FIELDS.items() if name in group
        }  # fmt: skip
        name = reader.text(group["name"], (*where, "name"), LONGEST_NAME) if "name" in group else ""
        tasks.append(Task(name, **numbers))
    return tuple(tasks)


@dataclass(frozen=True, slots=True)
class CatalogueTask:
    """A task of the catalogue, with what is known of its minutes and prices. `monthly`: a piece is a month's work."""

    id: str
    name: str
    help: str
    minutes: float
    per: str
    per_month: float
    source: Source
    date: datetime.date
    confidence: str
    brief_minutes: float = 0.0
    review_minutes: float = 0.0
    minutes_range: tuple[float, float] | None = None
    price: Mapping[str, float] | None = None
    note: str = ""
    monthly: bool = False

    def task(self, name: str, currency: str) -> Task:
        """As a task of a scenario, named `name`; with the price if one is known in `currency`."""
        price = (self.price or {}).get(currency)
        return Task(name, self.per_month, self.minutes, price, None, self.brief_minutes, self.review_minutes)


@lru_cache(maxsize=1)
def task_catalogue() -> tuple[CatalogueTask, ...]:
    """The catalogue. Source: `assumptions/tasks.yaml`."""
    reader = Reader(read_assumptions("tasks.yaml"))
    required = ("id", "name", "help", "minutes", "per", "per_month", "source", "date", "confidence")
    optional = ("minutes_range", "price", "price_range", "brief_minutes", "review_minutes", "note", "monthly")
    top = reader.fields(reader.document.value, (), ("tasks",), ("sources",))
    catalogue = []
    for i, item in enumerate(reader.items(top.get("tasks", []), ("tasks",))):
        path: Path = ("tasks", i)
        group = reader.fields(item, path, required, optional)
        if any(name not in group for name in required):
            continue
        span = group.get("minutes_range")
        catalogue.append(
            CatalogueTask(
                id=reader.text(group["id"], (*path, "id")),
                name=reader.text(group["name"], (*path, "name"), LONGEST_NAME),
                help=reader.text(group["help"], (*path, "help")),
                minutes=reader.number(group["minutes"], (*path, "minutes"), 0.0, 1e5),
                per=reader.text(group["per"], (*path, "per")),
                per_month=reader.number(group["per_month"], (*path, "per_month"), 0.0, 1e6),
                source=read_source(reader, group["source"], (*path, "source"), {}),
                date=reader.date(group["date"], (*path, "date")),
                confidence=reader.one_of(group["confidence"], (*path, "confidence"), CONFIDENCE),
                brief_minutes=reader.number(group.get("brief_minutes", 0), (*path, "brief_minutes"), 0.0, 1e4),
                review_minutes=reader.number(group.get("review_minutes", 0), (*path, "review_minutes"), 0.0, 1e4),
                minutes_range=(float(span[0]), float(span[1])) if isinstance(span, list) and len(span) == 2 else None,
                price={
                    currency: reader.number(amount, (*path, "price", currency), 0.0, 1e8)
                    for currency, amount in reader.group(group.get("price", {}), (*path, "price")).items()
                },
                note=reader.optional(group, "note", path, reader.text) or "",
                monthly=reader.switch(group.get("monthly", False), (*path, "monthly")),
            )
        )
    reader.finish()
    return tuple(catalogue)
