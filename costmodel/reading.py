"""Takes typed values out of a strict document and notes everything that is wrong, instead of stopping at the first."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Callable, Collection, Iterable
from typing import Any

from costmodel.strict_yaml import Document, Path, dotted
from costmodel.words import N_, InputError, Message, Problem


def nearest(name: str, allowed: Collection[str]) -> str | None:
    """The allowed name that `name` was most likely meant to be."""
    found = difflib.get_close_matches(name, allowed, n=1, cutoff=0.6)
    return found[0] if found else None


def unknown(name: str, allowed: Collection[str]) -> Message:
    """The sentence for a name that isn't among `allowed`."""
    near = nearest(name, allowed)
    if near:
        return Message(N_("unknown key {name}; did you mean {near}?"), {"name": name, "near": near})
    some = ", ".join(sorted(allowed)[:12]) + (", …" if len(allowed) > 12 else "")
    return Message(N_("unknown key {name}; allowed: {allowed}"), {"name": name, "allowed": some})


def kind_of(value: Any) -> Message:
    """What a value is, in words a person uses."""
    if value is None:
        return Message(N_("nothing"))
    if isinstance(value, bool):
        return Message(N_("{value} (a switch)"), {"value": "true" if value else "false"})
    if isinstance(value, dict):
        return Message(N_("a group of keys"))
    if isinstance(value, list):
        return Message(N_("a list"))
    if isinstance(value, str):
        shown = "".join(character if character.isprintable() else "·" for character in value[:40])
        return Message(N_("the text “{value}”"), {"value": shown if len(value) <= 40 else shown[:39] + "…"})
    return Message("{value}", {"value": value})


class Reader:
    """Reads one document; collects Problems; `finish` raises them all at once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []

    def refuse(self, path: Path, text: str | Message, **values: object) -> None:
        """Note a problem at `path`."""
        message = text if isinstance(text, Message) else Message(text, values)
        self.problems.append(Problem(self.document.file, self.document.line(path), dotted(path), message))

    def finish(self) -> None:
        """Raise InputError if anything was wrong."""
        if self.problems:
            raise InputError(sorted(self.problems, key=lambda problem: problem.line or 0))

    def group(self, value: Any, path: Path) -> dict[str, Any]:
        """A mapping, or an empty one and a problem."""
        if isinstance(value, dict):
            return value
        self.refuse(path, N_("found {found}; allowed: a group of keys"), found=kind_of(value))
        return {}

    def fields(self, value: Any, path: Path, required: Iterable[str], optional: Iterable[str] = ()) -> dict[str, Any]:
        """A mapping that has all of `required` and nothing but these and `optional`."""
        group = self.group(value, path)
        required = tuple(required)
        allowed = (*required, *optional)
        for name in group:
            if name not in allowed:
                self.refuse((*path, name), unknown(name, allowed))
        if isinstance(value, dict):
            for name in required:
                if name not in group:
                    self.refuse(path, N_("{name} is missing"), name=name)
        return group

    def items(self, value: Any, path: Path) -> list[Any]:
        """A list, or an empty one and a problem."""
        if isinstance(value, list):
            return value
        self.refuse(path, N_("found {found}; allowed: a list"), found=kind_of(value))
        return []

    def text(self, value: Any, path: Path, longest: int = 2000) -> str:
        """A non-empty text."""
        if isinstance(value, str) and value.strip() and len(value) <= longest and value.isprintable():
            return value
        if isinstance(value, str) and len(value) > longest:
            self.refuse(path, N_("found {found} characters; at most {allowed} are allowed"), found=len(value), allowed=longest)
        else:
            self.refuse(path, N_("found {found}; allowed: a text on one line"), found=kind_of(value))
        return ""

    def number(self, value: Any, path: Path, low: float = float("-inf"), high: float = float("inf")) -> float:
        """A finite number between `low` and `high`."""
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            self.refuse(path, N_("found {found}; allowed: a number"), found=kind_of(value))
            return 0.0
        if not low <= value <= high:
            self.refuse(path, N_("found {found}; allowed: {low} to {high}"), found=value, low=plain(low), high=plain(high))
        return value

    def switch(self, value: Any, path: Path) -> bool:
        """true or false."""
        if isinstance(value, bool):
            return value
        self.refuse(path, N_("found {found}; allowed: true or false"), found=kind_of(value))
        return False

    def date(self, value: Any, path: Path) -> datetime.date:
        """A calendar date."""
        if isinstance(value, datetime.date):
            return value
        self.refuse(path, N_("found {found}; allowed: a date like 2026-07-01"), found=kind_of(value))
        return datetime.date(1, 1, 1)

    def currency(self, value: Any, path: Path) -> str:
        """The three letters of a currency."""
        if isinstance(value, str) and re.fullmatch(r"[A-Z]{3}", value):
            return value
        self.refuse(path, N_("found {found}; allowed: a currency's three letters, like USD"), found=kind_of(value))
        return "USD"

    def one_of(self, value: Any, path: Path, allowed: Collection[str]) -> str:
        """One of some words."""
        if isinstance(value, str) and value in allowed:
            return value
        near = nearest(value, allowed) if isinstance(value, str) else None
        if near:
            self.refuse(path, N_("found {found}; did you mean {near}?"), found=kind_of(value), near=near)
        else:
            self.refuse(path, N_("found {found}; allowed: {allowed}"), found=kind_of(value), allowed=", ".join(allowed))
        return next(iter(allowed))

    def optional(self, group: dict[str, Any], name: str, path: Path, read: Callable[..., Any], *args: Any) -> Any:
        """`read` on a field that may be absent."""
        return read(group[name], (*path, name), *args) if name in group else None


def plain(number: float) -> str:
    """A limit as people write it: no exponent, no needless zeros."""
    return f"{number:.10f}".rstrip("0").rstrip(".") if number == number and abs(number) != float("inf") else str(number)
