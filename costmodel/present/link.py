"""A scenario as a link: exact (every value, so that a later default changes no old link) or readable (what differs).

A set of scenarios is one exact link.
"""

from __future__ import annotations

import base64
import datetime
import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from costmodel.answers.side_by_side import MOST_SCENARIOS, too_many
from costmodel.bids import Bid
from costmodel.compare import Comparison, compare
from costmodel.present.link_reading import LONGEST, MOST_NOTICES, VERSION, Opened, read_link, read_query, says_something
from costmodel.present.link_since import Write, changes, sender_lines, since, since_messages
from costmodel.records import Range
from costmodel.scenario import BASES, Scenario
from costmodel.scenario_file import plain_number
from costmodel.tasks import TASK_FIELDS
from costmodel.words import N_, Message

__all__ = [
    "LONGEST",
    "MOST_NOTICES",
    "VERSION",
    "Opened",
    "changes",
    "exact_payload",
    "exact_query",
    "notes",
    "read_link",
    "read_query",
    "readable_query",
    "remarks",
    "says_something",
    "set_query",
    "since",
]
ROOM = 1_900  # so long a payload may be with the sender's lines: with the address before it, it stays under 2,000
_OF_THE_LAW = "payroll_taxes"


def exact_payload(
    scenario: Scenario, answer: Mapping[str, float] | None = None, language: str = "", comparison: Comparison | None = None
) -> str:
    """The value of `?s=`: version, then every input, place, date, tasks, bids, name and the sender's totals, compressed.

    With the comparison that the sender sees its totals are kept, and as many of their lines as there is room for.
    """
    return _packed([_held(scenario, answer)] if comparison is None else _with_lines(comparison), language, ROOM)


def _with_lines(comparison: Comparison) -> list[dict[str, Any]]:
    """The same scenario with all lines, with those of the law, and with none."""
    held = _held(comparison.scenario, {option.name: option.total for option in comparison.options})
    kept = [sender_lines(comparison), sender_lines(comparison, _OF_THE_LAW)]
    return [*({**held, "e": _whole(lines)} for lines in kept), held]


def _whole(lines: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, int]]:
    return {option: {name: int(amount) for name, amount in amounts.items()} for option, amounts in lines.items()}


def _held(scenario: Scenario, answer: Mapping[str, float] | None) -> dict[str, Any]:
    held: dict[str, Any] = {
        "p": scenario.place,
        "d": scenario.start.isoformat(),
        "v": {key: _written(scenario.input(key)) for key in scenario.records},
        "c": format(sum(1 << i for i, key in enumerate(scenario.records) if key in scenario.values), "x"),
        "k": scenario.law.checked.isoformat(),
    }
    if scenario.base != BASES[0]:
        held["b"] = scenario.base
    if scenario.name:
        held["n"] = scenario.name
    if scenario.tasks:
        held["t"] = [[task.name, *(_written(getattr(task, name)) for name in TASK_FIELDS)] for task in scenario.tasks]
    if scenario.bids:
        held["o"] = [_bid(bid) for bid in scenario.bids]
    if answer is not None:
        held["a"] = {option: round(total, 2) for option, total in answer.items()}
    return held


def _bid(bid: Bid) -> list[Any]:
    # Full names of keys: they stand among the values already, so they take no room.
    written = [bid.name, bid.pay, {key: _written(value) for key, value in bid.values.items()}]
    return [*written, bid.currency] if bid.currency else written


def _packed(choices: Sequence[Mapping[str, Any]], language: str, room: int) -> str:
    """The first of these that fits in the room, else the last."""
    for held in choices:
        text = json.dumps(
            {**held, "l": language} if language else held, ensure_ascii=False, separators=(",", ":"), allow_nan=False
        )
        packed = VERSION + base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")
        if len(packed) <= room:
            break
    return packed


def exact_query(scenario: Scenario, language: str = "") -> str:
    """`s=…` with the figures of today."""
    return urlencode({"s": exact_payload(scenario, None, language, compare(scenario))})


def set_query(scenarios: Sequence[Scenario], language: str = "") -> str:
    """`set=…`: several scenarios, each with the figures of today. Raises InputError where there are more than are compared."""
    if len(scenarios) > MOST_SCENARIOS:
        raise too_many(len(scenarios))
    members = zip(*(_with_lines(compare(scenario)) for scenario in scenarios), strict=True)
    return urlencode({"set": _packed([{"m": list(each)} for each in members], language, LONGEST // 2)})


def readable_query(scenario: Scenario, language: str = "") -> str:
    """A query parameter for each value that differs, by key."""
    pairs = [("place", scenario.place), ("date", scenario.start.isoformat())]
    if scenario.base != BASES[0]:
        pairs.append(("base", scenario.base))
    if scenario.name:
        pairs.append(("name", scenario.name))
    pairs += [(key, _readable(scenario.values[key])) for key in scenario.values]
    for i, task in enumerate(scenario.tasks):
        pairs += [(f"tasks.{i + 1}.{name}", _readable(value)) for name, value in task.as_written().items()]
    for i, bid in enumerate(scenario.bids):
        pairs += [(f"bids.{i + 1}.{name}", _readable(value)) for name, value in bid.as_written().items()]
    if language:
        pairs.append(("lang", language))
    return urlencode(pairs, safe="[],:{}")


def notes(opened: Opened) -> list[Message]:
    """What was left out of a link, and which defaults are newer than it."""
    said = [notice.message for notice in opened.notices]
    if opened.newer:
        named = [Message(opened.scenario.records[key].label) for key in opened.newer]
        text = N_("Our defaults have changed since this link was made; it keeps its own for: {labels}.")
        said.append(Message(text, {"labels": named}))
    return said


def remarks(opened: Opened, amount: Write, date: Callable[[datetime.date], object] = str) -> list[Message]:
    """All that a reader of the link should know in sentences; `amount` and `date` write money and days."""
    moved = [message for found in since(opened) for message in since_messages(found, amount, date)]
    return [*notes(opened), *moved]


def _written(value: Any) -> Any:
    if isinstance(value, Range):
        return [value.low, value.high] if value.shape == "range" else [value.low, value.likely, value.high]
    return value


def _readable(value: Any) -> str:
    written = value.as_written() if isinstance(value, Range) else value
    if isinstance(written, list):
        return "[" + ",".join(plain_number(end) for end in written) + "]"
    if isinstance(written, dict):
        return "{" + ",".join(f"{name}:{' '}{plain_number(end)}" for name, end in written.items()) + "}"
    if isinstance(written, bool) or written is None:
        return {True: "true", False: "false", None: "null"}[written]
    return plain_number(written) if isinstance(written, (int, float)) else str(written)
