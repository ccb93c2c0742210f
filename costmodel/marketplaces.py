"""Marketplaces: what each charges the client on top of the virtual assistant's price."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from costmodel.files import read_assumptions
from costmodel.reading import Reader
from costmodel.record_reading import read_source
from costmodel.records import CONFIDENCE, Source
from costmodel.strict_yaml import Path

_HIGHEST = 1e6


@dataclass(frozen=True, slots=True)
class Marketplace:
    """`fee_rate` is a share of each invoice, `contract_fee` money a new contract (in US dollars, as they all ask it)."""

    id: str
    name: str
    fee_rate: float
    contract_fee: float
    source: Source
    date: datetime.date
    confidence: str
    note: str = ""
    small_order_fee: float = 0.0
    monthly_fee: float = 0.0


@lru_cache(maxsize=1)
def marketplaces() -> tuple[Marketplace, ...]:
    """All marketplaces that we know the fees of. Source: `assumptions/marketplaces.yaml`."""
    reader = Reader(read_assumptions("marketplaces.yaml"))
    top = reader.fields(reader.document.value, (), ("marketplaces",))
    required = ("name", "fee_rate", "contract_fee", "source", "date", "confidence")
    found = []
    for name, value in reader.group(top.get("marketplaces", {}), ("marketplaces",)).items():
        path: Path = ("marketplaces", name)
        group = reader.fields(value, path, required, ("note", "small_order_fee", "monthly_fee"))
        if all(field in group for field in required):
            found.append(
                Marketplace(
                    id=name,
                    name=reader.text(group["name"], (*path, "name")),
                    fee_rate=reader.number(group["fee_rate"], (*path, "fee_rate"), 0.0, 1.0),
                    contract_fee=_middle(reader, group["contract_fee"], (*path, "contract_fee")),
                    source=read_source(reader, group["source"], (*path, "source"), {}),
                    date=reader.date(group["date"], (*path, "date")),
                    confidence=reader.one_of(group["confidence"], (*path, "confidence"), CONFIDENCE),
                    note=reader.optional(group, "note", path, reader.text) or "",
                    small_order_fee=reader.number(group.get("small_order_fee", 0), (*path, "small_order_fee"), 0.0, _HIGHEST),
                    monthly_fee=reader.number(group.get("monthly_fee", 0), (*path, "monthly_fee"), 0.0, _HIGHEST),
                )
            )
    reader.finish()
    return tuple(found)


def _middle(reader: Reader, value: Any, path: Path) -> float:
    """An amount, or the middle of `{low, high}`."""
    if not isinstance(value, dict):
        return reader.number(value, path, 0.0, _HIGHEST)
    group = reader.fields(value, path, ("low", "high"))
    return sum(reader.number(group.get(end, 0), (*path, end), 0.0, _HIGHEST) for end in ("low", "high")) / 2
