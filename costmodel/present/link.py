"""A scenario as a link: exact (every value, so that a later default changes no old link) or readable (what differs).

A set of scenarios is one exact link.
"""

from __future__ import annotations

import base64
import json
import math
import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from costmodel.answers.side_by_side import MOST_SCENARIOS, too_many
from costmodel.bids import Bid
from costmodel.compare import compare
from costmodel.options import OPTIONS
from costmodel.present.link_reading import LONGEST, MOST_NOTICES, VERSION, Opened, read_link, read_query
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
    "read_link",
    "read_query",
    "readable_query",
    "remarks",
    "set_query",
]


def exact_payload(scenario: Scenario, answer: Mapping[str, float] | None = None, language: str = "") -> str:
    """The value of `?s=`: version, then every input, place, date, tasks, bids, name and the sender's totals, compressed."""
    held = _held(scenario, answer)
    return _packed({**held, "l": language} if language else held)


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


def _packed(held: Mapping[str, Any]) -> str:
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    packed = base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")
    return VERSION + packed


def exact_query(scenario: Scenario, language: str = "") -> str:
    """`s=…` with the totals of today."""
    answer = {option.name: option.total for option in compare(scenario).options}
    return urlencode({"s": exact_payload(scenario, answer, language)})


def set_query(scenarios: Sequence[Scenario], language: str = "") -> str:
    """`set=…`: several scenarios, each with the totals of today. Raises InputError where there are more than are compared."""
    if len(scenarios) > MOST_SCENARIOS:
        raise too_many(len(scenarios))
    answers = ({option.name: option.total for option in compare(scenario).options} for scenario in scenarios)
    held: dict[str, Any] = {"m": [_held(scenario, answer) for scenario, answer in zip(scenarios, answers, strict=True)]}
    return urlencode({"set": _packed({**held, "l": language} if language else held)})


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


def changes(opened: Opened) -> tuple[tuple[str, float, float], ...]:
    """(option, the sender's total, today's total) wherever they differ by a cent or more; nan where there is none now."""
    if not opened.answer:
        return ()
    now = {option.name: option.total for option in compare(opened.scenario).options}
    names = [*opened.answer, *(name for name in now if name not in opened.answer)]
    pairs = [(name, opened.answer.get(name, float("nan")), now.get(name, float("nan"))) for name in names]
    return tuple((name, then, today) for name, then, today in pairs if not abs(then - today) < 0.01)


def remarks(opened: Opened, amount: Callable[[float], object]) -> list[Message]:
    """What a reader of the link should know: what was left out, what has changed since, which defaults are newer.

    `amount` writes an amount of money.
    """
    said = [notice.message for notice in opened.notices]
    labels = {option.name: Message(option.label) for option in OPTIONS}
    differing = changes(opened)
    if differing:
        text = N_("Figures have changed since this link was made, because a rule of law or a mistake of ours was corrected.")
        said.append(Message(text))
    for name, then, now in differing:
        values = {"option": labels.get(name, name), "then": amount(then), "now": amount(now)}
        if math.isnan(now):
            said.append(Message(N_("{option}: the sender saw {then}; now it is left out."), values))
        elif math.isnan(then):
            said.append(Message(N_("{option}: the sender did not have it; now it comes to {now}."), values))
        else:
            said.append(Message(N_("{option}: the sender saw {then}; now it comes to {now}."), values))
    if opened.newer:
        named = [Message(opened.scenario.records[key].label) for key in opened.newer]
        text = N_("Our defaults have changed since this link was made; it keeps its own for: {labels}.")
        said.append(Message(text, {"labels": named}))
    for i, (scenario, answer) in enumerate(zip(opened.others, opened.other_answers, strict=False)):
        if changes(Opened(scenario, answer)):
            text = N_("Figures of scenario {number} ({name}) have changed since this link was made.")
            said.append(Message(text, {"number": i + 2, "name": scenario.name or Message(scenario.law.name)}))
    return said


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
