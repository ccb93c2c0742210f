"""Records read from YAML, each number checked against its unit and limits; every problem names its line."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from costmodel.files import read_assumptions
from costmodel.reading import Reader
from costmodel.records import CONFIDENCE, EXAMPLE, OURS, UNITS, Input, Range, Record, Source, Value
from costmodel.strict_yaml import UNREADABLE, Document, Path
from costmodel.words import N_

_KEY = re.compile(r"[a-z]+\.[a-z0-9_]+")
_URL = re.compile(r"https?://[^\s<>\"]+")
REQUIRED = ("label", "help", "unit", "value", "blank", "source", "date", "confidence")
OPTIONAL = ("limits", "range", "formerly", "choices", "note", "review", "also")

Sources = Mapping[str, Source]


def read_source(reader: Reader, value: Any, path: Path, named: Sources) -> Source:
    """A source: `{title, url}`, a name from the file's `sources`, or the word `example` or `choice`."""
    if isinstance(value, str) and value in OURS:
        return OURS[value]
    if isinstance(value, str):
        if value not in named:
            reader.one_of(value, path, [*named, *OURS])
        return named.get(value, EXAMPLE)
    group = reader.fields(value, path, ("title", "url"))
    title = reader.text(group.get("title", ""), (*path, "title")) if "title" in group else ""
    url = reader.text(group.get("url", ""), (*path, "url")) if "url" in group else ""
    if url and not _is_address(url):
        reader.refuse((*path, "url"), N_("found {found}; allowed: an address that begins with https:// or http://"), found=url)
    return Source(title, url)


def _is_address(url: str) -> bool:
    """Whether it is an address of the web, with a host that can be told apart."""
    try:
        return bool(_URL.fullmatch(url) and urlsplit(url).hostname)
    except ValueError:
        return False


def read_value(reader: Reader, value: Any, path: Path, record: Record) -> Input:
    """A value for `record`: a number within its limits, a range of them, a switch, a choice, a currency."""
    if record.unit == "flag":
        return reader.switch(value, path)
    if record.unit == "choice":
        return reader.one_of(value, path, record.choices)
    if value is None and record.optional:
        return None
    if record.unit == "currency":
        return reader.currency(value, path)
    low, high = record.limits or (float("-inf"), float("inf"))
    if isinstance(value, Range):
        value = value.as_written()
    if isinstance(value, (list, tuple)):
        if len(value) != 2:
            reader.refuse(path, N_("found {found} values; a range has two: [low, high]"), found=len(value))
            return record.value
        already = len(reader.problems)
        ends = [reader.number(end, (*path, i), low, high) for i, end in enumerate(value)]
        if ends[0] > ends[1] and len(reader.problems) == already and UNREADABLE not in value:
            reader.refuse(path, N_("found {low} before {high}; a range begins with the lower"), low=ends[0], high=ends[1])
        return Range(ends[0], (ends[0] + ends[1]) / 2, ends[1])
    if isinstance(value, dict):
        already = len(reader.problems)
        group = reader.fields(value, path, ("low", "likely", "high"))
        three = [reader.number(group[name], (*path, name), low, high) for name in ("low", "likely", "high") if name in group]
        if len(three) != 3 or len(reader.problems) > already:
            return record.value
        if not three[0] <= three[1] <= three[2]:
            reader.refuse(path, N_("low, likely and high must stand in this order: {found}"), found=three)
        return Range(three[0], three[1], three[2], "pert")
    return reader.number(value, path, low, high)


def _numbers(reader: Reader, value: Any, path: Path) -> tuple[float, float] | None:
    pair = reader.items(value, path)
    if len(pair) != 2:
        reader.refuse(path, N_("found {found} values; allowed: [low, high]"), found=len(pair))
        return None
    low, high = (reader.number(end, (*path, i)) for i, end in enumerate(pair))
    if low > high:
        reader.refuse(path, N_("found {low} before {high}; a range begins with the lower"), low=low, high=high)
    return low, high


def _texts(reader: Reader, value: Any, path: Path) -> tuple[str, ...]:
    return tuple(reader.text(item, (*path, i)) for i, item in enumerate(reader.items(value, path)))


def read_record(reader: Reader, key: str, value: Any, path: Path, named: Sources) -> Record:
    """A whole record, as in `model.yaml` or a place's `inputs`."""
    group = reader.fields(value, path, REQUIRED, OPTIONAL)
    get = group.get
    record = Record(
        key=key,
        label=reader.text(get("label", " "), (*path, "label")) if "label" in group else "",
        help=reader.text(get("help", " "), (*path, "help")) if "help" in group else "",
        unit=reader.one_of(get("unit"), (*path, "unit"), UNITS) if "unit" in group else "ratio",
        value=None,
        blank=None,
        source=read_source(reader, get("source"), (*path, "source"), named) if "source" in group else EXAMPLE,
        date=reader.date(get("date"), (*path, "date")) if "date" in group else datetime.date.min,
        confidence=reader.one_of(get("confidence"), (*path, "confidence"), CONFIDENCE) if "confidence" in group else "low",
        limits=reader.optional(group, "limits", path, lambda v, p: _numbers(reader, v, p)),
        range=reader.optional(group, "range", path, lambda v, p: _numbers(reader, v, p)),
        formerly=reader.optional(group, "formerly", path, lambda v, p: _texts(reader, v, p)) or (),
        choices=reader.optional(group, "choices", path, lambda v, p: _texts(reader, v, p)) or (),
        note=reader.optional(group, "note", path, reader.text) or "",
        reviewed_by=reader.optional(group, "review", path, reader.date),
        also=reader.optional(group, "also", path, reader.text) or "",
    )
    if record.numeric and "limits" not in group and "unit" in group:
        reader.refuse(path, N_("{name} is missing"), name="limits")
    if record.unit == "choice" and not record.choices:
        if "choices" not in group:
            reader.refuse(path, N_("{name} is missing"), name="choices")
        return record
    read = [_read_plain(reader, group, name, path, record) for name in ("value", "blank")]
    record = dataclasses.replace(record, value=read[0], blank=read[1])
    _check(reader, record, path, group)
    return record


def read_overlay(reader: Reader, base: Record, value: Any, path: Path, named: Sources) -> Record:
    """A place's default for a key of the model: label, unit and limits stay those of `base`."""
    group = reader.fields(value, path, ("value", "source", "date", "confidence"), ("range", "note", "review"))
    get = group.get
    record = dataclasses.replace(
        base,
        value=_read_plain(reader, group, "value", path, base),
        source=read_source(reader, get("source"), (*path, "source"), named) if "source" in group else EXAMPLE,
        date=reader.date(get("date"), (*path, "date")) if "date" in group else base.date,
        confidence=reader.one_of(get("confidence"), (*path, "confidence"), CONFIDENCE) if "confidence" in group else "low",
        range=reader.optional(group, "range", path, lambda v, p: _numbers(reader, v, p)),
        note=reader.optional(group, "note", path, reader.text) or "",
        reviewed_by=reader.optional(group, "review", path, reader.date),
    )
    _check(reader, record, path, group)
    return record


def _read_plain(reader: Reader, group: dict[str, Any], name: str, path: Path, record: Record) -> Value:
    if name not in group or (group[name] is None and record.numeric):
        return None
    if isinstance(group[name], (list, dict)):
        reader.refuse((*path, name), N_("a default is one value; put the range under range"))
        return None
    value: Value = read_value(reader, group[name], (*path, name), record)
    readable = not record.numeric or (isinstance(group[name], (int, float)) and not isinstance(group[name], bool))
    return value if readable else None


def _check(reader: Reader, record: Record, path: Path, group: dict[str, Any]) -> None:
    """What fields that are right each for itself have wrong together."""
    if str(group.get("source")) in OURS and record.confidence != "low" and group.get("confidence") in CONFIDENCE:
        reader.refuse((*path, "confidence"), N_("a worked example's figure has confidence low"))
    if record.range and record.value is not None and not isinstance(record.value, (str, bool)):
        low, high = record.range
        for i, end in enumerate(record.range):
            reader.number(end, (*path, "range", i), *(record.limits or ()))
        if not low <= record.value <= high:
            reader.refuse((*path, "range"), N_("the value {value} is outside its own range"), value=record.value)


def read_sources(reader: Reader, value: Any, path: Path) -> dict[str, Source]:
    """A file's `sources`: names for what is cited more than once."""
    return {name: read_source(reader, item, (*path, name), {}) for name, item in reader.group(value, path).items()}


def check_key(reader: Reader, key: str, path: Path) -> None:
    """A key is two lower-case words with a dot between them."""
    if not _KEY.fullmatch(key):
        reader.refuse(path, N_("found {found}; a key is written like work.hours_per_week"), found=key)


def read_records(document: Document) -> dict[str, Record]:
    """All records of a file like `model.yaml`."""
    reader = Reader(document)
    records = {}
    for key, value in reader.group(document.value, ()).items():
        check_key(reader, key, (key,))
        records[key] = read_record(reader, key, value, (key,), {})
    reader.finish()
    return records


@lru_cache(maxsize=1)
def model_records() -> Mapping[str, Record]:
    """The decision's own inputs, in the order in which they are shown. Source: `assumptions/model.yaml`."""
    return MappingProxyType(read_records(read_assumptions("model.yaml")))
