"""A frozen scenario: place, date and what differs from the defaults, with the provenance of every value."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Any

from costmodel.bids import Bid, places_of, read_bids
from costmodel.places import Place, load_place, place_ids
from costmodel.reading import Reader, plain, shown, unknown
from costmodel.records import Input, Range, Record, Value, likely, model_records, read_value
from costmodel.strict_yaml import Document
from costmodel.tasks import TASK_FIELDS, Task, read_tasks
from costmodel.units import WORKING_DAYS_PER_YEAR
from costmodel.words import N_, InputError, Message

BASES = ("default", "blank")
LONGEST_NAME = 120
LAST_YEAR = 2200
DEFAULT_PLACE = "us-tx"
WHOLE_MONTHS = ("horizon.months", "horizon.switch_month")
_TASK_KEY = re.compile(r"tasks\.([1-9][0-9]?)\.([a-z_]+)")


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
        _check_leave(reader, values, law, self.base)
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
        match = _TASK_KEY.fullmatch(key)
        return TASK_FIELDS[match[2]] if match else self.records[key]

    def input(self, key: str) -> Input:
        """The value as it was given: a number, a Range, a switch, a word; None for "as the law says"."""
        match = _TASK_KEY.fullmatch(key)
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
        if key in self.values or _TASK_KEY.fullmatch(key):
            return "scenario"
        if self.base == "blank":
            return "blank"
        return "place" if key in self.law.defaults or key in self.law.inputs else "default"

    @property
    def changed(self) -> tuple[str, ...]:
        """Keys whose value differs from the base, in the order of the records."""

        def base(key: str) -> Input:
            return self.records[key].blank if self.base == "blank" else self.records[key].value

        return tuple(key for key in self.records if key in self.values and self.values[key] != base(key))

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


@lru_cache(maxsize=256)
def records_of(place: str) -> Mapping[str, Record]:
    """All records as they apply in a place: the model's, the place's own defaults over them, the place's inputs.

    Without a place, the model's alone.
    """
    if not place:
        return model_records()
    law = load_place(place)
    every = {**model_records(), **law.inputs}
    return MappingProxyType({key: law.defaults.get(key, record) for key, record in every.items()})


def _written(task: Any) -> Any:
    return task.as_written() if isinstance(task, Task) else task


def _name_of(task: Any) -> str:
    written = _written(task)
    return str(written.get("name")) if isinstance(written, dict) else ""


def read_place_id(reader: Reader, place: Any) -> Place | None:
    """The place with this id, if a scenario can be in it."""
    if not isinstance(place, str):
        reader.text(place, ("place",))
        return None
    try:
        law = load_place(place)
    except InputError as error:
        if any(problem.file for problem in error.problems):
            raise  # the place's own file is wrong, and says where
        for problem in error.problems:
            reader.refuse(("place",), problem.message)
        return None
    if not law.choosable:
        states = [known for known in place_ids() if known.startswith(f"{place}-")]
        reader.refuse(
            ("place",),
            N_("{found} is not one place; allowed: {allowed}"),
            found=place,
            allowed=", ".join(states[:8]) + ", …",
        )
        return None
    return law


def read_date(reader: Reader, date: Any, law: Place | None) -> datetime.date:
    """The start date, not before the first figures of the place."""
    if isinstance(date, str):
        try:
            date = datetime.date.fromisoformat(date)
        except ValueError:
            reader.refuse(("date",), N_("found {found}; allowed: a date like 2026-07-01"), found=shown(date))
            return datetime.date.min
    if not isinstance(date, datetime.date):
        return reader.date(date, ("date",))
    day = reader.date(date, ("date",))
    if day == datetime.date.min:  # refused already
        return day
    if law and day < law.covered_from:
        values = {"place": Message(law.name), "first": law.covered_from, "found": day}
        reader.refuse(("date",), Message(N_("{place} is covered from {first} on; found {found}"), values))
    elif day.year > LAST_YEAR:
        reader.refuse(("date",), N_("found {found}; allowed: a date like 2026-07-01"), found=day)
    return day


def present_names(values: Mapping[str, Any], records: Mapping[str, Record]) -> dict[str, Any]:
    """The same values under the present names of their keys."""
    former = {old: key for key, record in records.items() for old in record.formerly}
    return {former.get(name, name): value for name, value in values.items()}


def read_values(reader: Reader, values: Mapping[str, Any], records: Mapping[str, Record]) -> dict[str, Input]:
    """Values by key, each checked against its record; old names of keys become the present ones."""
    former = {old: key for key, record in records.items() for old in record.formerly}
    read: dict[str, Input] = {}
    for name, value in values.items():
        path = ("values", str(name))
        key = former.get(name, name)
        record = records.get(key)
        if record is None:
            reader.refuse_name(path, str(name), records)
        elif key in read or (key != name and key in values):
            reader.refuse(path, N_("{old} is now {new}, which is given too"), old=name, new=key)
        else:
            read[key] = read_value(reader, value, path, record)
            if key in WHOLE_MONTHS:
                _check_months(reader, key, read[key])
    return {key: read[key] for key in records if key in read}


def _check_leave(reader: Reader, values: Mapping[str, Input], law: Place | None, base: Any) -> None:
    """Days away that leave no day of work in a year are a slip."""
    records = records_of(law.id if law else "")
    keys = ("employee.vacation_days", "employee.public_holidays", "employee.sick_days")
    given = [values.get(key, records[key].blank if base == "blank" else records[key].value) for key in keys]
    days = sum(float(likely(value) or 0) for value in given)
    if days >= WORKING_DAYS_PER_YEAR and any(key in values for key in keys):
        text = N_("{found} days away leave no working day in a year")
        reader.refuse(("values", next(key for key in keys if key in values)), text, found=plain(days))


def _check_months(reader: Reader, key: str, months: Input) -> None:
    found = str(months.as_written()) if isinstance(months, Range) else months
    if isinstance(months, Range) or (months is not None and float(months) != int(months)):
        reader.refuse(("values", key), N_("found {found}; allowed: a whole number of months"), found=found)


def with_task_keys(reader: Reader, tasks: tuple[Task, ...], values: dict[str, Any]) -> tuple[tuple[Task, ...], dict[str, Any]]:
    """Values of keys like `tasks.2.price` go into the tasks."""
    changed = list(tasks)
    for key in [key for key in values if str(key).startswith("tasks.")]:
        match = _TASK_KEY.fullmatch(key)
        value = values.pop(key)
        if not match or match[2] not in TASK_FIELDS or int(match[1]) > len(tasks):
            known = [f"tasks.{i + 1}.{name}" for i in range(len(tasks)) for name in TASK_FIELDS]
            reader.refuse(("values", key), unknown(key, known) if known else Message(N_("this scenario has no tasks")))
            continue
        read = read_value(reader, value, ("values", key), TASK_FIELDS[match[2]])
        old = changed[int(match[1]) - 1]
        changed[int(match[1]) - 1] = Task(**{**{name: getattr(old, name) for name in ("name", *TASK_FIELDS)}, match[2]: read})
    return tuple(changed), values
