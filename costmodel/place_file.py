"""Reads a place's YAML: its law's charges, its own inputs and its customary costs, every mistake at its line."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from costmodel.graph import Evidence
from costmodel.reading import Reader, unknown
from costmodel.records import (
    CONFIDENCE,
    Record,
    Source,
    check_key,
    model_records,
    read_overlay,
    read_record,
    read_source,
    read_sources,
)
from costmodel.rules import Bands, Charge, Flat, Rate, Rule
from costmodel.status import Status, read_status
from costmodel.strict_yaml import Document, Path
from costmodel.units import PERIODS_PER_YEAR
from costmodel.words import N_

CATEGORIES = (
    "pay", "payroll_taxes", "benefits", "workspace", "equipment", "insurance", "hiring", "management", "fees", "taxes", "other",
)  # fmt: skip
_KINDS = ("scale", "bands", "flat")
_RULE_FIELDS = (
    *_KINDS, "on", "thresholds_per", "trigger", "size", "allowance", "full_time_share", "free", "rate_input",
)  # fmt: skip
_HIGHEST = 1e12


@dataclass(frozen=True, slots=True)
class Place:
    """A country, state or province, with everything that it adds to the model."""

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


def read_place(document: Document, parent: Place | None) -> Place:
    """A place from its document, added to what `parent` holds. Raises InputError with everything that is wrong."""
    reader = Reader(document)
    required = ("place", "name", "covered_from", "checked")
    optional = ("within", "kind", "currency", "left_out", "sources", "inputs", "charges", "defaults", "status")
    top = reader.fields(document.value, (), required if parent else (*required, "currency"), (*optional, "currency"))
    sources = read_sources(reader, top.get("sources", {}), ("sources",))
    inputs = {}
    for key, value in reader.group(top.get("inputs", {}), ("inputs",)).items():
        path = ("inputs", key)
        check_key(reader, key, path)
        inputs[key] = read_record(reader, key, value, path, sources)
    inputs = {**(parent.inputs if parent else {}), **inputs}
    charges = list(parent.charges if parent else ())
    for name, value in reader.group(top.get("charges", {}), ("charges",)).items():
        charges.append(_read_charge(reader, name, value, sources, inputs, charges))
    model = model_records()
    defaults = dict(parent.defaults if parent else {})
    for key, value in reader.group(top.get("defaults", {}), ("defaults",)).items():
        base = inputs.get(key) or model.get(key)
        if base is None:
            reader.refuse(("defaults", key), unknown(key, [*model, *inputs]))
        else:
            defaults[key] = read_overlay(reader, base, value, ("defaults", key), sources)
    place = Place(
        id=reader.optional(top, "place", (), reader.text) or "",
        name=reader.optional(top, "name", (), reader.text) or "",
        currency=reader.currency(top["currency"], ("currency",)) if "currency" in top else (parent.currency if parent else ""),
        covered_from=reader.optional(top, "covered_from", (), reader.date) or datetime.date.min,
        checked=reader.optional(top, "checked", (), reader.date) or datetime.date.min,
        choosable=reader.one_of(top.get("kind", "country"), ("kind",), ("country", "group")) != "group",
        charges=tuple(charges),
        inputs=MappingProxyType(inputs),
        defaults=MappingProxyType(defaults),
        left_out=(
            *(parent.left_out if parent else ()),
            *(reader.text(t, ("left_out", i)) for i, t in enumerate(reader.items(top.get("left_out", []), ("left_out",)))),
        ),
        country=parent.name if parent else "",
        status=_status(reader, top, parent, sources),
    )
    reader.finish()
    return place


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
    earlier: list[Charge],
) -> Charge:
    path = ("charges", name)
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        reader.refuse(path, N_("found {found}; a charge is named like social_security"), found=name)
    if any(charge.name == name for charge in earlier):
        reader.refuse(path, N_("there is a charge of this name already"))
    group = reader.fields(
        value, path, ("label", "source", "date", "confidence", "rules"), ("note", "category", "counted", "when")
    )
    evidence = Evidence(
        source=read_source(reader, group["source"], (*path, "source"), sources) if "source" in group else Source(""),
        date=reader.optional(group, "date", path, reader.date) or datetime.date.min,
        confidence=reader.optional(group, "confidence", path, reader.one_of, CONFIDENCE) or "low",
        note=reader.optional(group, "note", path, reader.text) or "",
    )
    when = []
    for key, wanted in reader.group(group.get("when", {}), (*path, "when")).items():
        if key not in inputs:
            reader.refuse((*path, "when", key), unknown(key, list(inputs)))
        elif inputs[key].choices:
            reader.one_of(wanted, (*path, "when", key), inputs[key].choices)
        else:
            reader.switch(wanted, (*path, "when", key))
        when.append((key, wanted))
    rules: list[Rule] = []
    names = [charge.name for charge in earlier]
    for i, item in enumerate(reader.items(group.get("rules", []), (*path, "rules"))):
        rules.append(_read_rule(reader, item, (*path, "rules", i), inputs, earlier, names))
    if "rules" in group and not rules:
        reader.refuse((*path, "rules"), N_("a charge has at least one rule"))
    return Charge(
        name=name,
        label=reader.optional(group, "label", path, reader.text) or "",
        evidence=evidence,
        rules=tuple(rules),
        category=reader.one_of(group.get("category", "payroll_taxes"), (*path, "category"), CATEGORIES),
        yearly=reader.one_of(group.get("counted", "year"), (*path, "counted"), ("year", "month")) == "year",
        when=tuple(when),
    )


def _read_rule(
    reader: Reader, value: Any, path: Path, inputs: Mapping[str, Record], earlier: list[Charge], names: list[str]
) -> Rule:
    group = reader.fields(value, path, ("from",), _RULE_FIELDS)
    kinds = [kind for kind in _KINDS if kind in group]
    if len(kinds) != 1:
        reader.refuse(path, N_("found {found} of scale, bands and flat; a rule has exactly one"), found=len(kinds))
    per = PERIODS_PER_YEAR[reader.one_of(group.get("thresholds_per", "year"), (*path, "thresholds_per"), tuple(PERIODS_PER_YEAR))]
    on = group.get("on", "pay")
    also: tuple[str, ...] = ()
    if isinstance(on, list):
        also = tuple(reader.one_of(item, (*path, "on", i), ("pay", *names)) for i, item in enumerate(on) if item != "pay")
    else:
        reader.one_of(on, (*path, "on"), ("pay", "employer_payroll"))
    size = reader.fields(group.get("size", {}), (*path, "size"), (), ("headcount", "payroll"))
    free = reader.fields(group.get("free", {}), (*path, "free"), (), ("first", "every"))
    rule = Rule(
        since=reader.optional(group, "from", path, reader.date) or datetime.date.min,
        scale=_read_bands(reader, group, "scale", path, inputs, per),
        bands=_read_bands(reader, group, "bands", path, inputs, per),
        flat=_read_flat(reader, group["flat"], (*path, "flat")) if "flat" in group else None,
        per_period=per != 1,
        on_payroll=on == "employer_payroll",
        on_also=also,
        trigger=_positive(reader, group, "trigger", path),
        headcount=_read_size(reader, size, "headcount", (*path, "size")),
        payroll=_read_size(reader, size, "payroll", (*path, "size")),
        allowance=_positive(reader, group, "allowance", path),
        full_time_share=_full_time(reader, group, path, earlier, names),
        free_first=_positive(reader, free, "first", (*path, "free")),
        free_every=_positive(reader, free, "every", (*path, "free")),
        rate_input=reader.one_of(group["rate_input"], (*path, "rate_input"), tuple(inputs)) if "rate_input" in group else "",
    )
    if rule.trigger and (rule.on_payroll or rule.free_first or rule.free_every):
        reader.refuse(path, N_("a trigger goes with pay per head only"))
    if rule.allowance and (rule.on_payroll or rule.headcount or rule.payroll):
        reader.refuse(path, N_("an allowance does not go together with a size rule or with on: employer_payroll"))
    if (rule.free_first or rule.free_every or rule.full_time_share) and (
        rule.flat is None or rule.flat.by_hours or rule.flat.per_hour
    ):
        reader.refuse(path, N_("free and full_time_share go with a flat amount a year"))
    return rule


def _positive(reader: Reader, group: dict[str, Any], name: str, path: Path) -> float:
    return reader.number(group[name], (*path, name), 0.0, _HIGHEST) if name in group else 0.0


def _read_bands(reader: Reader, group: dict[str, Any], name: str, path: Path, inputs: Mapping[str, Record], per: int) -> Bands:
    if name not in group:
        return ()
    bands: list[tuple[float, Rate]] = []
    last = -1.0
    for i, item in enumerate(reader.items(group[name], (*path, name))):
        where = (*path, name, i)
        band = reader.fields(item, where, ("above", "rate"))
        above = reader.number(band.get("above", 0), (*where, "above"), 0.0, _HIGHEST) * per
        rate = band.get("rate", 0)
        if isinstance(rate, str):
            rate = reader.one_of(rate, (*where, "rate"), (*inputs, "custom.charge_rate"))
        else:
            rate = reader.number(rate, (*where, "rate"), 0.0, 1.0)
        if above <= last or (i == 0 and above != 0):
            reader.refuse((*where, "above"), N_("thresholds begin with 0 and rise; found {found}"), found=above)
        last = above
        bands.append((above, rate))
    if not bands and isinstance(group[name], list):
        reader.refuse((*path, name), N_("a scale has at least one band"))
    return tuple(bands)


def _read_flat(reader: Reader, value: Any, path: Path) -> Flat:
    group = reader.fields(value, path, ("per",), ("amount", "by_hours_per_month"))
    per = reader.one_of(group.get("per"), (*path, "per"), (*PERIODS_PER_YEAR, "hour")) if "per" in group else "year"
    if ("amount" in group) == ("by_hours_per_month" in group):
        reader.refuse(path, N_("allowed: either amount or by_hours_per_month"))
        return Flat()
    if "amount" in group:
        amount = reader.number(group["amount"], (*path, "amount"), 0.0, _HIGHEST)
        return Flat(per_hour=amount) if per == "hour" else Flat(amount * PERIODS_PER_YEAR[per])
    steps: list[tuple[float, float]] = []
    for i, item in enumerate(reader.items(group["by_hours_per_month"], (*path, "by_hours_per_month"))):
        where = (*path, "by_hours_per_month", i)
        step = reader.fields(item, where, ("from", "amount"))
        amount = reader.number(step.get("amount", 0), (*where, "amount"), 0.0, _HIGHEST) * PERIODS_PER_YEAR.get(per, 1)
        steps.append((reader.number(step.get("from", 0), (*where, "from"), 0.0, 744.0), amount))
    return Flat(by_hours=tuple(sorted(steps)))


def _read_size(reader: Reader, size: dict[str, Any], name: str, path: Path) -> tuple[float, float] | None:
    if name not in size:
        return None
    ends = reader.items(size[name], (*path, name))
    if len(ends) != 2:
        reader.refuse((*path, name), N_("found {found} values; allowed: [low, high]"), found=len(ends))
        return None
    low = 0.0 if ends[0] is None else reader.number(ends[0], (*path, name, 0), 0.0, _HIGHEST)
    high = float("inf") if ends[1] is None else reader.number(ends[1], (*path, name, 1), 0.0, _HIGHEST)
    if low > high:
        reader.refuse((*path, name), N_("found {low} before {high}; a range begins with the lower"), low=low, high=high)
    return low, high


def _full_time(reader: Reader, group: dict[str, Any], path: Path, earlier: list[Charge], names: list[str]) -> Flat | None:
    if "full_time_share" not in group:
        return None
    other = reader.one_of(group["full_time_share"], (*path, "full_time_share"), names or ("atp",))
    for charge in earlier:
        if charge.name == other and charge.rules[-1].flat and charge.rules[-1].flat.by_hours:
            return charge.rules[-1].flat
    reader.refuse((*path, "full_time_share"), N_("{name} is not a charge by hours a month"), name=other)
    return None
