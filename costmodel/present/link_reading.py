"""A link back into a scenario, or a set of them: bounded, evaluating nothing; what is bad or unknown is left out and named."""

from __future__ import annotations

import base64
import binascii
import datetime
import json
import math
import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import parse_qs

from costmodel.answers.side_by_side import MOST_SCENARIOS
from costmodel.bids import COLUMNS, MOST_BIDS
from costmodel.present.language import LANGUAGES
from costmodel.present.link_building import MOST_NOTICES, Collected, Opened, Parts, build, ours
from costmodel.reading import plain_value, shown
from costmodel.scenario import BASES, DEFAULT_PLACE, read_place_id
from costmodel.strict_yaml import UNREADABLE
from costmodel.tasks import MOST_TASKS, TASK_FIELDS
from costmodel.words import N_, InputError, Message, Problem

__all__ = ["LONGEST", "MOST_NOTICES", "VERSION", "Opened", "read_link", "read_query"]

VERSION = "1"
LONGEST = 8_000
_INFLATED = 200_000
_MOST_PARAMETERS = 400
_PARAMETERS = ("s", "set", "place", "date", "base", "name")
_LONGEST_WHOLE_NUMBER = 15
_HEXADECIMAL = re.compile(r"[0-9a-f]+")
_MOST_OPTIONS = 20
_MOST_LINES = 80
_NUMBERED = {"tasks": MOST_TASKS, "bids": MOST_BIDS}


def read_link(link: str) -> Opened:
    """The scenario of a whole address, or of what follows its question mark. Never raises."""
    link = link.strip()
    if len(link) > 4 * LONGEST:
        left_out = Collected()
        left_out.add(Message(N_("the link has {found} characters"), {"found": len(link)}))
        return Opened(ours(), notices=left_out.notices, empty=True)
    query = link.partition("?")[2] if "?" in link else "" if "://" in link else link
    return read_query(parse_qs(query.partition("#")[0], keep_blank_values=True, errors="replace"))


def says_something(names: Iterable[str]) -> bool:
    """Whether parameters of these names hold a scenario, or part of one."""
    return any(name in _PARAMETERS or "." in name for name in names)


def read_query(parameters: Mapping[str, str | list[str]]) -> Opened:
    """The scenarios of an address's parameters, in any form. What is bad or unknown is left out and named; never raises."""
    flat = {key: value if isinstance(value, str) else value[-1] if value else "" for key, value in parameters.items()}
    opened = _read_set(flat["set"]) if "set" in flat else _read_exact(flat["s"]) if "s" in flat else _read_readable(flat)
    asked = flat.get("lang")
    return replace(opened, language=asked) if asked in LANGUAGES else opened


def _unpack(payload: str) -> dict[str, Any] | None:
    """The JSON object of a payload; None if it is none of ours. Bounded in length and inflated size."""
    if len(payload) > LONGEST or not payload.startswith(VERSION) or not payload.isascii():
        return None
    try:
        packed = base64.b64decode(payload[1:] + "=" * (-len(payload[1:]) % 4), altchars=b"-_", validate=True)
        inflater = zlib.decompressobj()
        text = inflater.decompress(packed, _INFLATED)
        if inflater.unconsumed_tail or not inflater.eof:
            return None
        held = json.loads(text, parse_int=_whole_number)
    except (binascii.Error, zlib.error, ValueError, RecursionError):
        return None
    return held if isinstance(held, dict) else None


def _whole_number(text: str) -> float:
    number = int(text)  # raises ValueError where the digits are endless
    return number if len(text) <= _LONGEST_WHOLE_NUMBER else float(text)


def _nothing(left_out: Collected) -> Opened:
    left_out.add(Message(N_("everything, because it is cut off or damaged")))
    return Opened(ours(), notices=left_out.notices, empty=True)


def _read_exact(payload: str) -> Opened:
    held, left_out = _unpack(payload), Collected()
    if held is None:
        return _nothing(left_out)
    return replace(_read_held(held, left_out), language=_language(held.get("l")))


def _read_set(payload: str) -> Opened:
    """Every member that is a scenario of a known place; what is wrong in one is named with its number."""
    held, left_out = _unpack(payload), Collected()
    members = held.get("m") if held else None
    if held is None or not isinstance(members, list):
        return _nothing(left_out)
    read: list[Opened] = []
    for i, member in enumerate(members):
        left_out.within = Message(N_("scenario {number}"), {"number": i + 1})
        if i == MOST_SCENARIOS:
            left_out.within = None
            found = {"found": len(members), "allowed": MOST_SCENARIOS}
            left_out.add(Message(N_("found {found} scenarios; at most {allowed} are read"), found))
            break
        if left_out.full:  # it would open with what could not be said to be missing
            break
        if not isinstance(member, dict):
            left_out.add(Message(N_("in a form that is not known here")))
        elif left_out.tried(partial(read_place_id, place=member.get("p")), None):
            read.append(_read_held(member, left_out))
    first, *rest = read or [Opened(ours(), empty=True)]
    return replace(first, notices=left_out.notices, language=_language(held.get("l")), rest=tuple(rest))


def _read_held(held: Mapping[str, Any], left_out: Collected) -> Opened:
    def part(name: str, path: str, kind: type, otherwise: Any) -> Any:
        value = held.get(name, otherwise)
        if isinstance(value, kind):
            return value
        left_out.unknown_form(path)
        return otherwise

    values: dict[str, Any] = part("v", "values", dict, {})
    keys = list(values)
    parts = Parts(
        held.get("p"),
        held.get("d"),
        held.get("b", BASES[0]),
        held.get("n", ""),
        {key: _typed_again(value) for key, value in values.items()},
        {i + 1: _task_again(task) for i, task in enumerate(part("t", "tasks", list, []))},
        {i + 1: _bid_again(bid) for i, bid in enumerate(part("o", "bids", list, []))},
        frozenset(keys[i] for i in _positions(held.get("c"), len(keys))),
    )
    opened = build(parts, left_out)
    former = {old: key for key, record in opened.scenario.records.items() for old in record.formerly}
    return replace(
        opened,
        answer=_amounts(held.get("a"), _MOST_OPTIONS),
        lines=_lines(held.get("e")),
        held=frozenset(former.get(key, key) for key in keys),
        law_checked=_day(held.get("k")),
    )


def _language(held: Any) -> str | None:
    return held if isinstance(held, str) and held in LANGUAGES else None


def _lines(held: Any) -> dict[str, dict[str, float]] | None:
    """The sender's lines by option, as whole amounts; None where there are none."""
    if not isinstance(held, dict):
        return None
    read = {name: _amounts(lines, _MOST_LINES) for name, lines in list(held.items())[:_MOST_OPTIONS] if name == shown(name)}
    return {name: lines for name, lines in read.items() if lines}


def _amounts(held: Any, most: int) -> dict[str, float] | None:
    """Amounts by name, without names that could not be shown as they are."""
    if not isinstance(held, dict):
        return None
    return {
        name: float(amount)
        for name, amount in list(held.items())[:most]
        if name == shown(name) and type(amount) in (int, float) and math.isfinite(amount)
    }


def _day(text: Any) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except (TypeError, ValueError):
        return None


def _typed_again(value: Any) -> Any:
    """A JSON value as a file would give it: a list of three is low, likely, high."""
    if isinstance(value, list) and len(value) == 3:
        return dict(zip(("low", "likely", "high"), value, strict=True))
    return value


def _positions(held: Any, count: int) -> list[int]:
    """Which of `count` values the sender chose: the bits of a number in hexadecimal, or, in older links, a list."""
    if isinstance(held, str) and len(held) <= count and _HEXADECIMAL.fullmatch(held):
        bits = int(held, 16)
        return [i for i in range(count) if bits >> i & 1]
    return [i for i in held if type(i) is int and 0 <= i < count] if isinstance(held, list) else []


def _task_again(held: Any) -> dict[str, Any]:
    pairs = zip(("name", *TASK_FIELDS), held, strict=False) if isinstance(held, list) else ()
    return {name: _typed_again(item) for name, item in pairs if item is not None}


def _bid_again(held: Any) -> dict[str, Any]:
    """A bid as a file would give it: name, pay, values by key, currency; nothing where it is in another form."""
    if not isinstance(held, list) or len(held) not in (3, 4) or not isinstance(held[2], dict):
        return {}
    name, pay, values, *currency = held
    return {
        **{key: _typed_again(value) for key, value in values.items()},
        **dict(zip(COLUMNS, (name, pay, *currency), strict=False)),
    }


def _read_readable(flat: Mapping[str, str]) -> Opened:
    left_out = Collected()
    values: dict[str, Any] = {}
    numbered: dict[str, dict[int, dict[str, Any]]] = {head: {} for head in _NUMBERED}
    # A name without a dot is none of our keys: other programs add theirs to a link.
    for key, text in [(key, text) for key, text in flat.items() if "." in key][:_MOST_PARAMETERS]:
        head, number, name = (*key.split(".", 2), "", "")[:3]
        known = head in _NUMBERED and number.isascii() and number.isdecimal() and len(number) < 3
        if known and 1 <= int(number) <= _NUMBERED[head]:
            as_text = name == "name" or (head == "bids" and name in COLUMNS)
            numbered[head].setdefault(int(number), {})[name] = text if as_text else _typed(text, key, left_out)
        else:
            values[key] = _typed(text, key, left_out)
    tasks, bids = (
        {i: {name: value for name, value in items[i].items() if value is not UNREADABLE} for i in sorted(items)}
        for items in (numbered["tasks"], numbered["bids"])
    )
    day, base = flat.get("date") or datetime.date.today(), flat.get("base", BASES[0])
    place, name = flat.get("place", DEFAULT_PLACE), flat.get("name", "")
    return build(Parts(place, day, base, name, values, tasks, bids, frozenset(values)), left_out)


def _typed(text: str, key: str, left_out: Collected) -> Any:
    """A parameter's text as the value that the same text would be in a file."""
    try:
        return plain_value(text)
    except InputError as error:
        for problem in error.problems:
            left_out.add_problem(Problem("", None, key, problem.message))
        return UNREADABLE
