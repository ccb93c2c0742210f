"""Reads the parts of a scenario: its place, its date, values by key, each checked against its record."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from costmodel.places import Place, load_place, place_ids
from costmodel.reading import Reader, plain, shown, unknown
from costmodel.record_reading import model_records, read_value
from costmodel.records import Input, Range, Record, likely
from costmodel.tasks import TASK_FIELDS, Task
from costmodel.units import WORKING_DAYS_PER_YEAR
from costmodel.words import N_, InputError, Message

LAST_YEAR = 2200
WHOLE_MONTHS = ("horizon.months", "horizon.switch_month")
TASK_KEY = re.compile(r"tasks\.([1-9][0-9]?)\.([a-z_]+)")


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


def check_leave(reader: Reader, values: Mapping[str, Input], law: Place | None, base: Any) -> None:
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
        match = TASK_KEY.fullmatch(key)
        value = values.pop(key)
        if not match or match[2] not in TASK_FIELDS or int(match[1]) > len(tasks):
            known = [f"tasks.{i + 1}.{name}" for i in range(len(tasks)) for name in TASK_FIELDS]
            reader.refuse(("values", key), unknown(key, known) if known else Message(N_("this scenario has no tasks")))
            continue
        read = read_value(reader, value, ("values", key), TASK_FIELDS[match[2]])
        old = changed[int(match[1]) - 1]
        changed[int(match[1]) - 1] = Task(**{**{name: getattr(old, name) for name in ("name", *TASK_FIELDS)}, match[2]: read})
    return tuple(changed), values
