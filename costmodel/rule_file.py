"""Reads a rule of a charge: its scale, bands, amount or reduction, and for whom it holds."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from costmodel.reading import HIGHEST, Reader
from costmodel.records import Record
from costmodel.rules import Bands, Charge, Flat, Rate, Reduction, Rule
from costmodel.strict_yaml import Path
from costmodel.units import HOURS_PER_WEEK, PERIODS_PER_YEAR
from costmodel.words import N_

_KINDS = ("scale", "bands", "flat", "reduction")
_RULE_FIELDS = (
    *_KINDS, "on", "thresholds_per", "trigger", "size", "allowance", "full_time_share", "free", "rate_input",
    "rising_in_steps_of", "less",
)  # fmt: skip
_JUDGED = ("with_the_hire", "before")
# What a reduction needs and may have, each with the numbers allowed.
_REDUCTION = {
    "minimum_wage": (0.0, HIGHEST), "hours_per_week": (1.0, HOURS_PER_WEEK), "up_to": (1.01, 100.0), "more": (0.0, 1.0),
    "rounded_to": (1e-9, 1.0),
}  # fmt: skip
_SHAPE = {"least": (0.0, 1.0), "power": (0.01, 100.0)}


def read_rule(
    reader: Reader, value: Any, path: Path, inputs: Mapping[str, Record], earlier: list[Charge], names: list[str]
) -> Rule:
    """One rule under a charge's `rules`; `earlier` are the place's charges above it, `names` their names."""
    group = reader.fields(value, path, ("from",), _RULE_FIELDS)
    kinds = [kind for kind in _KINDS if kind in group]
    if len(kinds) != 1:
        reader.refuse(path, N_("found {found} of scale, bands, flat and reduction; a rule has exactly one"), found=len(kinds))
    period = reader.one_of(group.get("thresholds_per", "year"), (*path, "thresholds_per"), tuple(PERIODS_PER_YEAR))
    per = PERIODS_PER_YEAR[period]
    on = group.get("on", "pay")
    also: tuple[str, ...] = ()
    if isinstance(on, list):
        found = [reader.one_of(item, (*path, "on", i), ("pay", "employer_payroll", *names)) for i, item in enumerate(on)]
        also = tuple(item for item in found if item in names)
    else:
        reader.one_of(on, (*path, "on"), ("pay", "employer_payroll"))
    size = reader.fields(group.get("size", {}), (*path, "size"), (), ("headcount", "payroll", "judged"))
    free = reader.fields(group.get("free", {}), (*path, "free"), (), ("first", "every"))
    rule = Rule(
        since=reader.optional(group, "from", path, reader.date) or datetime.date.min,
        scale=_read_bands(reader, group, "scale", path, inputs, per),
        bands=_read_bands(reader, group, "bands", path, inputs, per),
        flat=_read_flat(reader, group["flat"], (*path, "flat")) if "flat" in group else None,
        reduction=_read_reduction(reader, group["reduction"], (*path, "reduction")) if "reduction" in group else None,
        thresholds_per=period,
        on_payroll=on == "employer_payroll" or (isinstance(on, list) and "employer_payroll" in on),
        on_also=also,
        trigger=_positive(reader, group, "trigger", path),
        headcount=_read_size(reader, size, "headcount", (*path, "size")),
        payroll=_read_size(reader, size, "payroll", (*path, "size")),
        size_before=reader.one_of(size.get("judged", "with_the_hire"), (*path, "size", "judged"), _JUDGED) == "before",
        allowance=_positive(reader, group, "allowance", path),
        full_time_share=_full_time(reader, group, path, earlier, names),
        free_first=_positive(reader, free, "first", (*path, "free")),
        free_every=_positive(reader, free, "every", (*path, "free")),
        rate_input=reader.one_of(group["rate_input"], (*path, "rate_input"), tuple(inputs)) if "rate_input" in group else "",
        rising=_positive(reader, group, "rising_in_steps_of", path) if "rising_in_steps_of" in group else None,
        less=_positive(reader, group, "less", path) * per,
    )
    if (rule.rising is not None or rule.less) and not rule.bands:
        reader.refuse(path, N_("rising_in_steps_of and less go with bands only"))
    if rule.rising is not None and len(rule.bands) == 1:
        reader.refuse(path, N_("a rate that rises has two bands or more"))
    if rule.trigger and (rule.on_payroll or rule.free_first or rule.free_every):
        reader.refuse(path, N_("a trigger goes with pay per head only"))
    if rule.reduction and (rule.on_payroll or rule.trigger or rule.allowance or rule.rate_input):
        reader.refuse(path, N_("a reduction goes with pay per head only, and with size and dates"))
    if rule.size_before and (rule.on_payroll or not (rule.headcount or rule.payroll)):
        reader.refuse(path, N_("judged goes with a headcount or a payroll, and with pay per head only"))
    if rule.allowance and (rule.on_payroll or rule.headcount or rule.payroll):
        reader.refuse(path, N_("an allowance does not go together with a size rule or with on: employer_payroll"))
    if (rule.free_first or rule.free_every or rule.full_time_share) and (
        rule.flat is None or rule.flat.by_hours or rule.flat.per_hour
    ):
        reader.refuse(path, N_("free and full_time_share go with a flat amount a year"))
    return rule


def _positive(reader: Reader, group: dict[str, Any], name: str, path: Path) -> float:
    return reader.number(group[name], (*path, name), 0.0, HIGHEST) if name in group else 0.0


def _read_bands(reader: Reader, group: dict[str, Any], name: str, path: Path, inputs: Mapping[str, Record], per: int) -> Bands:
    if name not in group:
        return ()
    bands: list[tuple[float, Rate]] = []
    last = -1.0
    for i, item in enumerate(reader.items(group[name], (*path, name))):
        where = (*path, name, i)
        band = reader.fields(item, where, ("above", "rate"))
        above = reader.number(band.get("above", 0), (*where, "above"), 0.0, HIGHEST) * per
        rate = band.get("rate", 0)
        if isinstance(rate, str):
            shares = [key for key, record in inputs.items() if record.unit == "share"]
            rate = reader.one_of(rate, (*where, "rate"), (*shares, "custom.charge_rate"))
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
        amount = reader.number(group["amount"], (*path, "amount"), 0.0, HIGHEST)
        return Flat(per_hour=amount) if per == "hour" else Flat(amount * PERIODS_PER_YEAR[per])
    steps: list[tuple[float, float]] = []
    for i, item in enumerate(reader.items(group["by_hours_per_month"], (*path, "by_hours_per_month"))):
        where = (*path, "by_hours_per_month", i)
        step = reader.fields(item, where, ("from", "amount"))
        amount = reader.number(step.get("amount", 0), (*where, "amount"), 0.0, HIGHEST) * PERIODS_PER_YEAR.get(per, 1)
        steps.append((reader.number(step.get("from", 0), (*where, "from"), 0.0, 744.0), amount))
    return Flat(by_hours=tuple(sorted(steps)))


def _read_reduction(reader: Reader, value: Any, path: Path) -> Reduction:
    group = reader.fields(value, path, tuple(_REDUCTION), tuple(_SHAPE))
    limits = {**_REDUCTION, **_SHAPE}
    read = {name: reader.number(group[name], (*path, name), *limits[name]) for name in limits if name in group}
    return Reduction(**{**dict.fromkeys(_REDUCTION, 1.0), **read})


def _read_size(reader: Reader, size: dict[str, Any], name: str, path: Path) -> tuple[float, float] | None:
    if name not in size:
        return None
    ends = reader.items(size[name], (*path, name))
    if len(ends) != 2:
        reader.refuse((*path, name), N_("found {found} values; allowed: [low, high]"), found=len(ends))
        return None
    low = 0.0 if ends[0] is None else reader.number(ends[0], (*path, name, 0), 0.0, HIGHEST)
    high = float("inf") if ends[1] is None else reader.number(ends[1], (*path, name, 1), 0.0, HIGHEST)
    if ends == [None, None]:
        reader.refuse((*path, name), N_("a size has a lower end, an upper end or both"))
    if low > high:
        reader.refuse((*path, name), N_("found {low} before {high}; a range begins with the lower"), low=low, high=high)
    return low, high


def _full_time(reader: Reader, group: dict[str, Any], path: Path, earlier: list[Charge], names: list[str]) -> Flat | None:
    if "full_time_share" not in group:
        return None
    other = reader.one_of(group["full_time_share"], (*path, "full_time_share"), names or ("atp",))
    for charge in earlier:
        flat = charge.rules[-1].flat if charge.name == other and charge.rules else None
        if flat and flat.by_hours:
            return flat
    reader.refuse((*path, "full_time_share"), N_("{name} is not a charge by hours a month"), name=other)
    return None
