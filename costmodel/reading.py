"""Takes typed values out of a strict document and notes everything that is wrong, instead of stopping at the first."""

from __future__ import annotations

import datetime
import difflib
import math
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from numbers import Real
from typing import Any

from costmodel.strict_yaml import INVALID, UNREADABLE, Document, Path, dotted, parse
from costmodel.words import N_, InputError, Message, Problem

HIGHEST = 1e12  # what a figure of a place may be at the most
MOST_PROBLEMS = 100  # more than that nobody reads
_LONG = 40
_LAST_YEAR = 9000  # so that a date some years later is one as well
_EXACT = 10**15  # whole numbers up to here are the same as a float


def nearest(name: str, allowed: Collection[str]) -> str | None:
    """The allowed name that `name` was most likely meant to be."""
    if not name or len(name) > _LONG:
        return None
    found = difflib.get_close_matches(name, allowed, n=1, cutoff=0.6)
    longer = [known for known in allowed if known.startswith(name)]
    return found[0] if found else longer[0] if len(longer) == 1 else None


def unknown(name: str, allowed: Collection[str]) -> Message:
    """The sentence for a name that isn't among `allowed`."""
    near = nearest(name, allowed)
    cut = shown(name)
    if near:
        return Message(N_("unknown key {name}; did you mean {near}?"), {"name": cut, "near": near})
    some = ", ".join(sorted(allowed)[:12]) + (", …" if len(allowed) > 12 else "")
    return Message(N_("unknown key {name}; allowed: {allowed}"), {"name": cut, "allowed": some})


def shown(text: str) -> str:
    """A text of the user's as a message shows it: on one line and not too long."""
    line = "".join(character if character.isprintable() else "·" for character in text[:_LONG])
    return line if len(text) <= _LONG else line[: _LONG - 1] + "…"


def plain_value(text: str) -> Any:
    """What a cell or a part of an address means, as it would in a file. Raises InputError in words for whoever knows no YAML."""
    try:
        return parse(text, "").value
    except InputError as error:
        why = Message(N_("{found} can't be read; write a number or plain text"), {"found": shown(text)})
        raise InputError(
            [replace(problem, message=why) if problem.message.text == INVALID else problem for problem in error.problems]
        ) from None


def kind_of(value: Any) -> Any:
    """What a value is, in words a person uses; UNREADABLE stays itself."""
    if value is UNREADABLE:
        return UNREADABLE
    if value is None:
        return Message(N_("nothing"))
    if isinstance(value, bool):
        return Message(N_("{value} (a switch)"), {"value": "true" if value else "false"})
    if isinstance(value, dict):
        return Message(N_("a group of keys"))
    if isinstance(value, list):
        return Message(N_("a list"))
    if isinstance(value, str):
        return Message(N_("the text “{value}”"), {"value": shown(value)})
    return Message("{value}", {"value": value})


def known_currency(code: str) -> bool:
    """Whether `code` is a currency of ISO 4217."""
    from babel.core import get_global

    return code in get_global("all_currencies")


class Reader:
    """Reads one document; collects Problems; `finish` raises them all at once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = list(document.problems)

    def refuse(self, path: Path, text: str | Message, **values: object) -> None:
        """Note a problem at `path`, unless it is that of a value which could not be read and is noted already."""
        if any(value is UNREADABLE for value in values.values()):
            return
        message = text if isinstance(text, Message) else Message(text, values)
        problem = Problem(self.document.file, self.document.line(path), dotted(path), message)
        if problem not in self.problems and len(self.problems) < MOST_PROBLEMS:
            self.problems.append(problem)

    def refuse_name(self, path: Path, name: str, allowed: Collection[str]) -> None:
        """Note a name that isn't among `allowed`."""
        if len(self.problems) < MOST_PROBLEMS:
            self.refuse(path, unknown(name, allowed))

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
                self.refuse_name((*path, name), str(name), allowed)
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
        """A finite number between `low` and `high`; any real number of Python or NumPy."""
        if isinstance(value, bool) or not isinstance(value, Real):
            self.refuse(path, N_("found {found}; allowed: a number"), found=kind_of(value))
            return 0.0
        number = _number(value)
        if not math.isfinite(number) and (low, high) == (float("-inf"), float("inf")):
            self.refuse(path, N_("{found} is not a finite number"), found=number)
        elif not low <= number <= high:
            found = plain(number) if abs(number) < _EXACT else f"{number:.3g}"
            self.refuse(path, N_("found {found}; allowed: {low} to {high}"), found=found, low=plain(low), high=plain(high))
        return number if math.isfinite(number) else 0.0

    def switch(self, value: Any, path: Path) -> bool:
        """true or false."""
        if isinstance(value, bool):
            return value
        self.refuse(path, N_("found {found}; allowed: true or false"), found=kind_of(value))
        return False

    def date(self, value: Any, path: Path) -> datetime.date:
        """A calendar date."""
        day = value.date() if isinstance(value, datetime.datetime) else value
        if isinstance(day, datetime.date) and day.year <= _LAST_YEAR:
            return day
        self.refuse(path, N_("found {found}; allowed: a date like 2026-07-01"), found=kind_of(value))
        return datetime.date.min

    def currency(self, value: Any, path: Path) -> str:
        """The three letters of a currency."""
        if isinstance(value, str) and re.fullmatch(r"[A-Z]{3}", value) and known_currency(value):
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
            self.refuse(path, N_("found {found}; allowed: {allowed}"), found=kind_of(value), allowed=", ".join(allowed) or "–")
        return next(iter(allowed), "")

    def optional(self, group: dict[str, Any], name: str, path: Path, read: Callable[..., Any], *args: Any) -> Any:
        """`read` on a field that may be absent."""
        return read(group[name], (*path, name), *args) if name in group else None


def _number(value: Any) -> float:
    try:
        return value if type(value) is int and abs(value) < _EXACT else float(value)
    except OverflowError:
        return float("inf")


def plain(number: float) -> str:
    """A limit as people write it: no exponent, no needless zeros."""
    return f"{number:.10f}".rstrip("0").rstrip(".") if number == number and abs(number) != float("inf") else str(number)
