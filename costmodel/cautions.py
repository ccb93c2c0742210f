"""What a place's file warns of: pay so low that other rules hold, or choices that go together and were made by half."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from costmodel.evidence import read_evidence
from costmodel.graph import Evidence
from costmodel.reading import HIGHEST, Reader, unknown
from costmodel.record_reading import read_value
from costmodel.records import Record, Source, Value
from costmodel.strict_yaml import Path
from costmodel.words import N_

When = tuple[tuple[str, tuple[Value, ...]], ...]


def holds(when: When, value: Callable[[str], Value]) -> bool:
    """Whether each key has one of its values, as `value` gives them."""
    return all(value(key) in values for key, values in when)


@dataclass(frozen=True, slots=True)
class Caution:
    """`says` holds when each key has one of its values, and one employee's pay a year is below `pay_below`, if given."""

    name: str
    says: str
    evidence: Evidence
    when: When = ()
    pay_below: float | None = None


def read_cautions(
    reader: Reader, value: Any, path: Path, named: Mapping[str, Source], records: Mapping[str, Record]
) -> dict[str, Caution]:
    """The `cautions` group of a place's file."""
    found = {}
    for name, item in reader.group(value, path).items():
        where = (*path, name)
        group = reader.fields(item, where, ("says", "source", "date", "confidence"), ("when", "pay_below"))
        if "when" not in group and "pay_below" not in group:
            reader.refuse(where, N_("a caution holds at some values (when), below some pay (pay_below) or both"))
        found[name] = Caution(
            name=name,
            says=reader.optional(group, "says", where, reader.text) or "",
            evidence=read_evidence(reader, group, where, named),
            when=read_when(reader, group.get("when", {}), (*where, "when"), records),
            pay_below=reader.optional(group, "pay_below", where, reader.number, 0.0, HIGHEST),
        )
    return found


def read_when(reader: Reader, value: Any, path: Path, records: Mapping[str, Record]) -> When:
    """Which values each key of a `when` must have one of."""
    conditions = []
    for key, values in reader.group(value, path).items():
        where = (*path, key)
        if key not in records:
            reader.refuse(where, unknown(key, list(records)))
            continue
        allowed = [(values, where)] if not isinstance(values, list) else [(v, (*where, i)) for i, v in enumerate(values)]
        conditions.append((key, tuple(read_value(reader, one, place, records[key]) for one, place in allowed)))
    return tuple(conditions)
