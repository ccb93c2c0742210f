"""A frozen scenario: place, date and what differs from the defaults, with the provenance of every value."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any

from costmodel.bids import Bid, places_of, read_bids
from costmodel.places import Place, load_place
from costmodel.reading import Reader
from costmodel.records import Input, Record, Value, likely
from costmodel.scenario_parts import (
    LAST_YEAR,
    TASK_KEY,
    WHOLE_MONTHS,
    check_leave,
    present_names,
    read_date,
    read_place_id,
    read_values,
    records_of,
    with_task_keys,
)
from costmodel.strict_yaml import Document
from costmodel.tasks import TASK_FIELDS, Task, read_tasks

__all__ = [
    "BASES", "DEFAULT_PLACE", "LAST_YEAR", "LONGEST_NAME", "WHOLE_MONTHS", "Scenario", "present_names", "read_date",
    "read_place_id", "read_values", "records_of", "with_task_keys",
]  # fmt: skip

BASES = ("default", "blank")
LONGEST_NAME = 120
DEFAULT_PLACE = "us-tx"


@dataclass(frozen=True)
class Scenario:
    """What is to be compared. `values` holds only what differs from the base and the place, by key.

    Raises InputError for an unknown place or key, a value of the wrong kind or outside its limits, or a date before
    the place's first figures; every problem at once.
    """

    place: str = DEFAULT_PLACE
    date: datetime.date | str = field(default_factory=datetime.date.today)
    values: Mapping[str, Input] = field(default_factory=dict)
    tasks: tuple[Task, ...] = ()
    base: str = "default"
    name: str = ""
    bids: tuple[Bid, ...] = ()

    def __post_init__(self) -> None:
        reader = Reader(Document("", None, {}))
        law = read_place_id(reader, self.place)
        date = read_date(reader, self.date, law)
        reader.one_of(self.base, ("base",), BASES)
        if self.name:
            reader.text(self.name, ("name",), LONGEST_NAME)
        untrusted: Any = self.tasks
        given = untrusted if isinstance(untrusted, (list, tuple)) else reader.items(untrusted, ("tasks",))
        tasks = read_tasks(reader, [_written(task) for task in given], ("tasks",))
        bids = read_bids(reader, self.bids, ("bids",), range(1, len(tasks) + 1))
        untrusted = self.values
        values = dict(untrusted) if isinstance(untrusted, Mapping) else reader.group(untrusted, ("values",))
        tasks, values = with_task_keys(reader, tasks, values)
        values = read_values(reader, values, records_of(law.id if law else ""))
        check_leave(reader, values, law, self.base)
        reader.finish()
        object.__setattr__(self, "date", date)
        object.__setattr__(self, "tasks", tasks)
        object.__setattr__(self, "bids", bids)
        object.__setattr__(self, "values", MappingProxyType(values))

    def __hash__(self) -> int:
        return hash((self.place, self.date, self.tasks, self.base, self.name, self.bids, frozenset(self.values.items())))

    def __reduce__(self) -> tuple[Any, ...]:
        return Scenario, (self.place, self.date, dict(self.values), self.tasks, self.base, self.name, self.bids)

    @cached_property
    def law(self) -> Place:
        """The place with its charges, inputs and defaults."""
        return load_place(self.place)

    @property
    def start(self) -> datetime.date:
        """The first day."""
        assert isinstance(self.date, datetime.date)
        return self.date

    @property
    def months(self) -> int:
        """Whole months that are compared."""
        return int(self.number("horizon.months"))

    @property
    def currency(self) -> str:
        """ISO 4217 code of all money."""
        return str(self.value("custom.currency")) if self.place == "custom" else self.law.currency

    @cached_property
    def records(self) -> Mapping[str, Record]:
        """Every key of this scenario's model and place, with the default that applies here."""
        return records_of(self.place)

    def record(self, key: str) -> Record:
        """The record behind a key, a task's field included."""
        match = TASK_KEY.fullmatch(key)
        return TASK_FIELDS[match[2]] if match else self.records[key]

    def input(self, key: str) -> Input:
        """The value as it was given: a number, a Range, a switch, a word; None for "as the law says"."""
        match = TASK_KEY.fullmatch(key)
        if match:
            return getattr(self.tasks[int(match[1]) - 1], match[2])
        if key in self.values:
            return self.values[key]
        record = self.records[key]
        return record.blank if self.base == "blank" else record.value

    def value(self, key: str) -> Value:
        """The likeliest value of a key."""
        value: Value = likely(self.input(key))
        return value

    def number(self, key: str) -> float:
        """A numeric key's likeliest value; a switch counts 1 or 0."""
        value = self.value(key)
        assert isinstance(value, (int, float))
        return float(value)

    def by_tasks(self, key: str) -> bool:
        """Whether a key's value follows from the tasks, whatever was given: the hours of work a week do."""
        return key == "work.hours_per_week" and bool(self.tasks)

    def provenance(self, key: str) -> str:
        """Where the value comes from: "scenario", "blank", "place" or "default"."""
        if key in self.values or TASK_KEY.fullmatch(key):
            return "scenario"
        if self.base == "blank":
            return "blank"
        return "place" if key in self.law.defaults or key in self.law.inputs else "default"

    @property
    def left_out(self) -> tuple[str, ...]:
        """What of the law of the place isn't in its figures, as far as it concerns this scenario."""
        return self.law.left_out_at(self.value)

    @property
    def changed(self) -> tuple[str, ...]:
        """Keys whose value differs from the base, in the order of the records."""

        def base(key: str) -> Input:
            return self.records[key].blank if self.base == "blank" else self.records[key].value

        return tuple(key for key in self.records if key in self.values and self.values[key] != base(key))

    @property
    def given(self) -> tuple[str, ...]:
        """Keys that were given a value, be it the default's, in the order of the records."""
        return tuple(key for key in self.records if key in self.values)

    def change(self, values: Mapping[str, Input] | None = None, **fields: Any) -> Scenario:
        """A new scenario with other values (None of a value: back to its default) or fields.

        With other tasks, what a bid says of a task follows that task by its name, and is dropped where the task is gone.
        """
        given = present_names(values or {}, self.records)
        back = {key for key, value in given.items() if value is None and not key.startswith("tasks.")}
        merged = {key: value for key, value in {**self.values, **given}.items() if key not in back}
        parts: dict[str, Any] = {
            "place": self.place, "date": self.date, "tasks": self.tasks, "base": self.base, "name": self.name, "values": merged,
            "bids": self.bids,
        }  # fmt: skip
        if self.bids and "bids" not in fields and isinstance(fields.get("tasks"), (list, tuple)):
            places = places_of([task.name for task in self.tasks], [_name_of(task) for task in fields["tasks"]])
            parts["bids"] = tuple(bid.renumbered(places) for bid in self.bids)
        return Scenario(**{**parts, **fields})


def _written(task: Any) -> Any:
    return task.as_written() if isinstance(task, Task) else task


def _name_of(task: Any) -> str:
    written = _written(task)
    return str(written.get("name")) if isinstance(written, dict) else ""
