"""Which pages are official: those of the authorities that make a law, levy a charge, or keep a country's statistics."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import urlsplit

from costmodel.files import read_assumptions
from costmodel.reading import Reader
from costmodel.records import Source

_SECOND_HAND = ("as read", "reported by", "quoted by", "reading of")


@lru_cache(maxsize=1)
def authorities() -> Mapping[str, str]:
    """The name of each authority by the ending of its pages' addresses. Source: `assumptions/authorities.yaml`."""
    reader = Reader(read_assumptions("authorities.yaml"))
    top = reader.fields(reader.document.value, (), ("authorities",))
    named = reader.group(top.get("authorities", {}), ("authorities",))
    found = {host: reader.text(name, ("authorities", host)) for host, name in named.items()}
    reader.finish()
    return MappingProxyType(found)


def authority(source: Source) -> str:
    """The authority on whose page the source stands; empty if it isn't official."""
    labels = (urlsplit(source.url).hostname or "").split(".")
    endings = (".".join(labels[start:]) for start in range(len(labels)))
    return next((authorities()[ending] for ending in endings if ending in authorities()), "")


def read_there(source: Source) -> bool:
    """Whether an authority's own page was read, and not what somebody else writes of it, as the source's title then says."""
    return bool(authority(source)) and not any(words in source.title for words in _SECOND_HAND)
