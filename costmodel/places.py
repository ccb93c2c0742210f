"""Places: one YAML file each with the law's charges, its own inputs and customary costs; a state adds to its country."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from costmodel.files import assumption_files, read_assumptions
from costmodel.place_file import Place, read_place
from costmodel.reading import unknown
from costmodel.words import N_, InputError, Message, Problem

__all__ = ["Place", "load_head", "load_place", "place_ids", "read_place"]


@lru_cache(maxsize=256)
def load_place(place: str) -> Place:
    """The place with this id. Raises InputError if there is none, or if its file is wrong. Source: `assumptions/places/`."""
    if place not in place_ids():
        choosable = [known for known in place_ids() if load_head(known)["kind"] != "group"]
        message = unknown(place, choosable)
        by_name = [known for known in choosable if load_head(known)["name"].lower() == place.lower()]
        if by_name:
            message = Message(N_("unknown key {name}; did you mean {near}?"), {"name": place, "near": by_name[0]})
        text = {
            N_("unknown key {name}; did you mean {near}?"): N_("unknown place {name}; did you mean {near}?"),
            N_("unknown key {name}; allowed: {allowed}"): N_("unknown place {name}; allowed: {allowed}"),
        }[message.text]
        raise InputError([Problem("", None, "place", Message(text, message.values))])
    document = read_assumptions("places", f"{place}.yaml")
    head = document.value if isinstance(document.value, dict) else {}
    parent = load_place(head["within"]) if isinstance(head.get("within"), str) else None
    return read_place(document, parent)


@lru_cache(maxsize=1)
def place_ids() -> tuple[str, ...]:
    """The ids of all place files."""
    return tuple(assumption_files("places"))


@lru_cache(maxsize=256)
def load_head(place: str) -> Mapping[str, str]:
    """Id, name, currency, kind and country of a place, read from the first lines of its file."""
    loaded = load_place(place)
    return {
        "id": place, "name": loaded.name, "currency": loaded.currency,
        "kind": "place" if loaded.choosable else "group", "country": loaded.country,
    }  # fmt: skip
