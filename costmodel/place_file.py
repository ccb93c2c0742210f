"""Reads a place's YAML: its law's charges, its own inputs and its customary costs, every mistake at its line."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from costmodel.cautions import Caution, When, holds, read_cautions, read_when
from costmodel.evidence import Said, read_evidence, read_in_words
from costmodel.graph import Evidence
from costmodel.limits import Limit, dated, read_limits
from costmodel.reading import Reader, unknown
from costmodel.record_reading import check_key, model_records, read_overlay, read_record, read_sources
from costmodel.records import Record, Source, Value
from costmodel.rule_file import read_rule
from costmodel.rules import Charge, Rule
from costmodel.status import Status, read_status
from costmodel.strict_yaml import Document
from costmodel.units import a_year_after
from costmodel.words import N_

CATEGORIES = (
    "pay", "payroll_taxes", "benefits", "workspace", "equipment", "insurance", "hiring", "management", "fees", "taxes", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A country, state or province, with everything that it adds to the model.

    On `review` the law is known or likely to change, so that from then on its figures are due for a look. `limits` are named
    amounts that several charges share; `in_words` says, by the key of an input, what the law or custom is about it; `cautions`
    are said where a comparison gives reason to. `left_out_when` says of some texts of `left_out` whom alone they concern.
    """

    id: str
    name: str
    currency: str
    covered_from: datetime.date
    checked: datetime.date
    choosable: bool
    charges: tuple[Charge, ...]
    inputs: Mapping[str, Record]
    defaults: Mapping[str, Record]
    left_out: tuple[str, ...]
    country: str = ""
    status: Status | None = None
    review: datetime.date = datetime.date.max
    in_words: Mapping[str, Said] = field(default_factory=dict)
    limits: Mapping[str, Limit] = field(default_factory=dict)
    cautions: Mapping[str, Caution] = field(default_factory=dict)
    left_out_when: Mapping[str, When] = field(default_factory=dict)

    def left_out_at(self, value: Callable[[str], Value]) -> tuple[str, ...]:
        """What of `left_out` concerns a scenario, of which `value` gives the value of a key."""
        return tuple(text for text in self.left_out if holds(self.left_out_when.get(text, ()), value))

    def review_of(self, evidence: Evidence) -> datetime.date:
        """The day from which a figure of this law is due for another look: its own, else that of the place."""
        return evidence.review or self.review


def read_place(document: Document, parent: Place | None) -> Place:
    """A place from its document, added to what `parent` holds. Raises InputError with everything that is wrong."""
    reader = Reader(document)
    required = ("place", "name", "covered_from", "checked")
    optional = (
        "within", "kind", "currency", "review", "left_out", "sources", "inputs", "charges", "defaults", "status", "without",
        "in_words", "limits", "cautions",
    )  # fmt: skip
    top = reader.fields(document.value, (), required if parent else (*required, "currency"), optional)
    sources = read_sources(reader, top.get("sources", {}), ("sources",))
    checked = reader.optional(top, "checked", (), reader.date) or datetime.date.min
    review = _review(reader, top, checked, parent)
    inputs = {}
    for key, value in reader.group(top.get("inputs", {}), ("inputs",)).items():
        path = ("inputs", key)
        check_key(reader, key, path)
        record = read_record(reader, key, value, path, sources)
        inputs[key] = dataclasses.replace(record, reviewed_by=record.reviewed_by or review)
    inputs = {**(parent.inputs if parent else {}), **inputs}
    limits = {**(parent.limits if parent else {}), **read_limits(reader, top.get("limits", {}), ("limits",), sources)}
    charges = _kept(reader, top, parent.charges if parent else ())
    for name, value in reader.group(top.get("charges", {}), ("charges",)).items():
        charges.append(_read_charge(reader, name, value, sources, inputs, limits, charges))
    model = model_records()
    defaults = dict(parent.defaults if parent else {})
    for key, value in reader.group(top.get("defaults", {}), ("defaults",)).items():
        base = inputs.get(key) or model.get(key)
        if base is None:
            reader.refuse(("defaults", key), unknown(key, [*model, *inputs]))
        else:
            defaults[key] = read_overlay(reader, base, value, ("defaults", key), sources)
    left_out = dict(_read_left_out(reader, top.get("left_out", []), {**model, **inputs}))
    cautions = read_cautions(reader, top.get("cautions", {}), ("cautions",), sources, {**model, **inputs})
    said = read_in_words(reader, top.get("in_words", {}), ("in_words",), sources, [*model, *inputs])
    name = reader.optional(top, "name", (), reader.text) or ""
    place = Place(
        id=reader.optional(top, "place", (), reader.text) or "",
        name=name,
        currency=reader.currency(top["currency"], ("currency",)) if "currency" in top else (parent.currency if parent else ""),
        covered_from=reader.optional(top, "covered_from", (), reader.date) or datetime.date.min,
        checked=checked,
        choosable=reader.one_of(top.get("kind", "country"), ("kind",), ("country", "group")) != "group",
        charges=tuple(charges),
        inputs=MappingProxyType(inputs),
        defaults=MappingProxyType(defaults),
        left_out=(*(parent.left_out if parent else ()), *left_out),
        left_out_when=MappingProxyType({**(parent.left_out_when if parent else {}), **left_out}),
        country=parent.name if parent else "",
        status=_status(reader, top, parent, sources),
        review=review,
        limits=MappingProxyType(limits),
        cautions=MappingProxyType({**(parent.cautions if parent else {}), **cautions}),
        in_words=MappingProxyType(
            {
                **(parent.in_words if parent else {}),
                **{key: dataclasses.replace(each, of=name) for key, each in said.items()},
            }
        ),
    )
    reader.finish()
    return place


def _review(reader: Reader, top: dict[str, Any], checked: datetime.date, parent: Place | None) -> datetime.date:
    """The place's own day of review, else its country's if that is still to come at the check, else a year after the check."""
    if "review" in top:
        review = reader.date(top["review"], ("review",))
        if datetime.date.min < review <= checked:
            reader.refuse(("review",), N_("the next look comes after the last; found {found}"), found=review)
        return review
    return parent.review if parent and parent.review > checked else a_year_after(checked)


def _read_left_out(reader: Reader, value: Any, records: Mapping[str, Record]) -> Iterator[tuple[str, When]]:
    """Each text with the values at which alone it is said."""
    for i, item in enumerate(reader.items(value, ("left_out",))):
        path = ("left_out", i)
        if not isinstance(item, dict):
            yield reader.text(item, path), ()
            continue
        group = reader.fields(item, path, ("says", "when"))
        when = read_when(reader, group.get("when", {}), (*path, "when"), records)
        yield reader.optional(group, "says", path, reader.text) or "", when


def _kept(reader: Reader, top: dict[str, Any], charges: tuple[Charge, ...]) -> list[Charge]:
    """The country's charges less those that a state names under `without`, because it has its own in their place."""
    names = [charge.name for charge in charges]
    items = reader.items(top.get("without", []), ("without",))
    dropped = [reader.one_of(item, ("without", i), names) for i, item in enumerate(items)]
    return [charge for charge in charges if charge.name not in dropped]


def _status(reader: Reader, top: dict[str, Any], parent: Place | None, sources: Mapping[str, Source]) -> Status | None:
    if "status" in top:
        return read_status(reader, top["status"], ("status",), sources)
    return parent.status if parent else None


def _read_charge(
    reader: Reader,
    name: str,
    value: Any,
    sources: Mapping[str, Source],
    inputs: Mapping[str, Record],
    limits: Mapping[str, Limit],
    earlier: list[Charge],
) -> Charge:
    path = ("charges", name)
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        reader.refuse(path, N_("found {found}; a charge is named like social_security"), found=name)
    if any(charge.name == name for charge in earlier):
        reader.refuse(path, N_("there is a charge of this name already"))
    group = reader.fields(
        value, path, ("label", "source", "date", "confidence", "rules"), ("note", "review", "category", "counted", "when")
    )
    when = []
    for key, wanted in reader.group(group.get("when", {}), (*path, "when")).items():
        if key not in inputs:
            reader.refuse((*path, "when", key), unknown(key, list(inputs)))
        elif inputs[key].choices:
            for one in wanted if isinstance(wanted, list) else [wanted]:
                reader.one_of(one, (*path, "when", key), inputs[key].choices)
        else:
            reader.switch(wanted, (*path, "when", key))
        when.append((key, tuple(wanted) if isinstance(wanted, list) else wanted))
    rules: list[Rule] = []
    names = [charge.name for charge in earlier]
    for i, item in dated(reader, reader.items(group.get("rules", []), (*path, "rules")), (*path, "rules"), limits):
        rules.append(read_rule(reader, item, (*path, "rules", i), inputs, earlier, names))
    if "rules" in group and not rules:
        reader.refuse((*path, "rules"), N_("a charge has at least one rule"))
    return Charge(
        name=name,
        label=reader.optional(group, "label", path, reader.text) or "",
        evidence=read_evidence(reader, group, path, sources),
        rules=tuple(rules),
        category=reader.one_of(group.get("category", "payroll_taxes"), (*path, "category"), CATEGORIES),
        yearly=reader.one_of(group.get("counted", "year"), (*path, "counted"), ("year", "month")) == "year",
        when=tuple(when),
    )
