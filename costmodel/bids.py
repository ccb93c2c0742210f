"""Bids: what a virtual assistant or an agency offers to do the work for, as a patch of a scenario's values."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from costmodel.reading import Reader
from costmodel.record_reading import model_records, read_value
from costmodel.records import Input, Range, Record, likely, times
from costmodel.strict_yaml import UNREADABLE, Path
from costmodel.tasks import LONGEST_NAME, TASK_FIELDS
from costmodel.words import N_

MOST_BIDS = 20
PAY: Mapping[str, str] = {"hourly": "va_hourly", "per_task": "va_per_task", "retainer": "va_retainer"}
COLUMNS = ("name", "pay", "currency")  # of a bid; every other column is a value
_AREAS = ("va.", "retainer.")
_CURRENCY = "va.currency"  # a bid says its own in a column of its own
_OF_TASK = re.compile(r"(price|rate)_([1-9][0-9]?)|tasks\.([1-9][0-9]?)\.(price|rate)")
# What is quoted in the currency of the bid, beside what the records say is in the VA's own.
_QUOTED = ("retainer.fee_per_month", "retainer.overage_rate")


@dataclass(frozen=True, slots=True)
class Bid:
    """An offer: who makes it, how it is paid (`option`, a name of an option), and what it says by key.

    `values` are keys of `va.*` and `retainer.*`, and `tasks.N.price` and `tasks.N.rate`. `currency`, ISO 4217, says in
    what the offer was made and changes no figure; `va.exchange_rate` does.
    """

    name: str
    option: str
    values: Mapping[str, Input] = field(default_factory=dict)
    currency: str = ""

    def __post_init__(self) -> None:
        untrusted: Any = self.values
        if isinstance(untrusted, Mapping):
            object.__setattr__(self, "values", MappingProxyType(dict(untrusted)))

    def __hash__(self) -> int:
        return hash((self.name, self.option, frozenset(self.values.items()), self.currency))

    def __reduce__(self) -> tuple[Any, ...]:
        return Bid, (self.name, self.option, dict(self.values), self.currency)

    @property
    def pay(self) -> str:
        """How it is paid, as files write it."""
        return next((pay for pay, option in PAY.items() if option == self.option), self.option)

    @property
    def patch(self) -> dict[str, Input]:
        """Its values as a scenario takes them, in money of the place.

        Retainer fees, task prices and task rates of a bid that names an exchange rate are in the bid's own currency,
        like its hourly rate; a scenario holds them in money of the place.
        """
        rate = self.values.get("va.exchange_rate", 1.0)  # without one, it is in the place's money, as its currency must be
        return {key: times(value, likely(rate)) if quoted(key) else value for key, value in self.values.items()}

    @property
    def is_priced(self) -> bool:
        """Whether it says what it asks, in the way in which it is paid; one that does not is no offer yet."""
        return any(self.asks_by(key) for key in self.values)

    def asks_by(self, key: str) -> bool:
        """Whether what it asks is said by this key."""
        return {
            "va_hourly": key == "va.rate" or task_of(key)[1] == "rate",
            "va_per_task": task_of(key)[1] == "price",
            "va_retainer": key in _QUOTED,
        }.get(self.option, False)

    def as_written(self) -> dict[str, Any]:
        """The form in which a scenario file writes it: short names, only what it says."""
        written: dict[str, Any] = {"name": self.name, "pay": self.pay}
        if self.currency:
            written["currency"] = self.currency
        for key, value in self.values.items():
            written[short_name(key)] = value.as_written() if isinstance(value, Range) else value
        return written

    def renumbered(self, places: Mapping[int, int]) -> Bid:
        """The same bid where task N is now `places[N]`; what it says of tasks that are not among `places` is dropped."""
        kept: dict[str, Input] = {}
        for key, value in self.values.items():
            number, name = task_of(key)
            if not number:
                kept[key] = value
            elif number in places:
                kept[f"tasks.{places[number]}.{name}"] = value
        return replace(self, values=kept)


def quoted(key: str) -> bool:
    """Whether a bid's value of this key is in the bid's own currency and a scenario's in money of the place."""
    return key in _QUOTED or bool(task_of(key)[0])


def in_its_money(key: str) -> bool:
    """Whether what a bid says by this key is an amount in the bid's own currency."""
    return quoted(key) or bid_records()[key].unit.startswith("va_money")


def task_of(name: str) -> tuple[int, str]:
    """The task's number and field behind a name like `price_2` or `tasks.2.price`; (0, "") behind any other."""
    match = _OF_TASK.fullmatch(name)
    return (int(match[2] or match[3]), match[1] or match[4]) if match else (0, "")


@lru_cache(maxsize=1)
def bid_records() -> Mapping[str, Record]:
    """The records of the keys that a bid may give a value, those of tasks apart."""
    return MappingProxyType(
        {key: record for key, record in model_records().items() if key.startswith(_AREAS) and key != _CURRENCY}
    )


@lru_cache(maxsize=1)
def column_names() -> Mapping[str, str]:
    """Key by what it may be called in a bid: its name, a former name, and what follows the dot where that is clear."""
    full = {name: key for key, record in bid_records().items() for name in (key, *record.formerly)}
    meant: dict[str, set[str]] = {}
    for name, key in full.items():
        meant.setdefault(name.partition(".")[2], set()).add(key)
    short = {name: next(iter(keys)) for name, keys in meant.items() if len(keys) == 1 and name not in COLUMNS}
    return MappingProxyType({**short, **full})


def short_name(key: str) -> str:
    """The column of a key: `va.rate` → `rate`, `tasks.2.price` → `price_2`; the key itself where that would not be clear."""
    number, name = task_of(key)
    if number:
        return f"{name}_{number}"
    short = key.partition(".")[2]
    return short if column_names().get(short) == key else key


def places_of(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Where each task went, by number: one is known by its name, or by its place where no other took its name."""
    places = {}
    for i, name in enumerate(old):
        if old.count(name) == 1 and new.count(name) == 1:
            places[i + 1] = new.index(name) + 1
        elif i < len(new) and (new[i] == name or new[i] not in old):
            places[i + 1] = i + 1
    return places


def read_bids(reader: Reader, value: Any, path: Path, tasks: Collection[int]) -> tuple[Bid, ...]:
    """The list under `bids:` in a scenario file; `tasks` are the numbers of the tasks that there are."""
    items = list(value) if isinstance(value, tuple) else reader.items(value, path)
    if len(items) > MOST_BIDS:
        reader.refuse(path, N_("found {found} bids; at most {allowed} are read"), found=len(items), allowed=MOST_BIDS)
    return tuple(read_bid(reader, item, (*path, i), tasks) for i, item in enumerate(items[:MOST_BIDS]))


def read_bid(reader: Reader, value: Any, path: Path, tasks: Collection[int]) -> Bid:
    """One bid: a Bid, or a group with `name`, `pay`, perhaps `currency`, and a value for each key that it says."""
    if isinstance(value, Bid):
        head: dict[str, Any] = {"name": value.name, "pay": value.pay}
        head |= {"currency": value.currency} if value.currency != "" else {}
        untrusted: Any = value.values
        given = dict(untrusted) if isinstance(untrusted, Mapping) else reader.group(untrusted, path)
    else:
        group = reader.group(value, path)
        head = {name: group[name] for name in COLUMNS if name in group}
        given = {name: item for name, item in group.items() if name not in COLUMNS}
        if isinstance(value, dict):
            for name in COLUMNS[:2]:
                if name not in group:
                    reader.refuse(path, N_("{name} is missing"), name=name)
    name = reader.text(head["name"], (*path, "name"), LONGEST_NAME) if "name" in head else ""
    pay = reader.one_of(head["pay"], (*path, "pay"), PAY) if "pay" in head else ""
    currency = reader.currency(head["currency"], (*path, "currency")) if "currency" in head else ""
    return Bid(name, PAY.get(pay, ""), _read_values(reader, given, path, tasks), currency)


def _read_values(reader: Reader, given: Mapping[str, Any], path: Path, tasks: Collection[int]) -> dict[str, Input]:
    records, names = bid_records(), column_names()
    read: dict[str, Input] = {}
    for column, value in given.items():
        where = (*path, str(column))
        number, of_task = task_of(str(column))
        key = f"tasks.{number}.{of_task}" if number else names.get(str(column), "")
        if not key:
            _refuse_column(reader, where, str(column), names)
        elif number and number not in tasks:
            text = N_("there is no task {found}; this scenario has {count}")
            reader.refuse(where, text, found=number, count=len(tasks))
        elif key in read:
            reader.refuse(where, N_("{key} is given twice, under two names"), key=key)
        elif value is UNREADABLE:
            continue
        else:
            read[key] = read_value(reader, value, where, TASK_FIELDS[of_task] if number else records[key])
    order = {key: i for i, key in enumerate(records)}
    return dict(sorted(read.items(), key=lambda item: (order.get(item[0], len(order)), task_of(item[0]))))


def _refuse_column(reader: Reader, path: Path, column: str, names: Mapping[str, str]) -> None:
    short = [name for name in names if "." not in name]
    allowed = [*COLUMNS, *(names if "." in column else short), "price_1", "rate_1"]
    reader.refuse_name(path, column, allowed)
