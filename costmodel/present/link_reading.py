"""A link back into a scenario: bounded, evaluating nothing; what is bad or unknown is left out and named."""

from __future__ import annotations

import base64
import binascii
import datetime
import json
import math
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from urllib.parse import parse_qs

from costmodel.notices import Notice
from costmodel.places import Place
from costmodel.present.language import LANGUAGES
from costmodel.reading import Reader, shown
from costmodel.scenario import BASES, DEFAULT_PLACE, LONGEST_NAME, Scenario, read_date, read_place_id, read_values, records_of
from costmodel.strict_yaml import Document, parse
from costmodel.tasks import MOST_TASKS, TASK_FIELDS, Task, read_tasks
from costmodel.words import N_, InputError, Message, Problem

VERSION = "1"
LONGEST = 8_000
MOST_NOTICES = 30
_INFLATED = 200_000
_MOST_PARAMETERS = 400
_LONGEST_WHOLE_NUMBER = 15
_MOST_OPTIONS = 20
_LEFT_OUT = N_("Left out of this link: {what}.")
_UNREADABLE = object()


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link held. `answer` are the totals that its sender saw; `newer` the keys whose defaults changed since."""

    scenario: Scenario
    answer: Mapping[str, float] | None = None
    language: str | None = None
    notices: tuple[Notice, ...] = ()
    newer: tuple[str, ...] = ()
    law_checked: datetime.date | None = None


def read_link(link: str) -> Opened:
    """The scenario of a whole address, or of what follows its question mark. Never raises."""
    link = link.strip()
    if len(link) > 4 * LONGEST:
        left_out = _Collected()
        left_out.add(Message(N_("the link has {found} characters"), {"found": len(link)}))
        return Opened(_ours(), notices=left_out.notices)
    query = link.partition("?")[2] if "?" in link else "" if "://" in link else link
    return read_query(parse_qs(query.partition("#")[0], keep_blank_values=True, errors="replace"))


def read_query(parameters: Mapping[str, str | list[str]]) -> Opened:
    """The scenario of an address's parameters, in either form. What is bad or unknown is left out and named; never raises."""
    flat = {key: value if isinstance(value, str) else value[-1] if value else "" for key, value in parameters.items()}
    opened = _read_exact(flat["s"]) if "s" in flat else _read_readable(flat)
    asked = flat.get("lang")
    return replace(opened, language=asked) if asked in LANGUAGES else opened


class _Collected:
    """What is left out of a link, each named, as many as somebody reads."""

    def __init__(self) -> None:
        self.notices: tuple[Notice, ...] = ()

    def add(self, what: Message) -> None:
        if len(self.notices) < MOST_NOTICES:
            self.notices += (Notice("link_left_out", "warning", Message(_LEFT_OUT, {"what": what})),)

    def add_problem(self, problem: Problem) -> None:
        path = shown(problem.path)
        self.add(Message("{path}: {why}", {"path": path, "why": problem.message}) if path else problem.message)

    def tried(self, read: Callable[[Reader], Any], otherwise: Any) -> Any:
        """What `read` gives, or `otherwise` and its problems named."""
        reader = Reader(Document("", None, {}))
        result = read(reader)
        for problem in reader.problems:
            self.add_problem(problem)
        return otherwise if reader.problems else result


def _ours() -> Scenario:
    return Scenario(DEFAULT_PLACE)


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


def _read_exact(payload: str) -> Opened:
    held, left_out = _unpack(payload), _Collected()
    if held is None:
        left_out.add(Message(N_("everything, because it is cut off or damaged")))
        return Opened(_ours(), notices=left_out.notices)

    def part(name: str, path: str, kind: type, otherwise: Any) -> Any:
        value = held.get(name, otherwise)
        if isinstance(value, kind):
            return value
        left_out.add(Message(N_("{path}: in a form that is not known here"), {"path": path}))
        return otherwise

    values: dict[str, Any] = part("v", "values", dict, {})
    touched = held["c"] if isinstance(held.get("c"), list) else []
    keys = list(values)
    chosen = {keys[i] for i in touched if type(i) is int and 0 <= i < len(keys)}
    tasks = []
    for task in part("t", "tasks", list, []):
        if isinstance(task, list):
            pairs = zip(("name", *TASK_FIELDS), task, strict=False)
            tasks.append({name: _typed_again(item) for name, item in pairs if item is not None})
        else:
            tasks.append({})
    typed = {key: _typed_again(value) for key, value in values.items()}
    parts = (held.get("p"), held.get("d"), held.get("b", BASES[0]), held.get("n", ""))
    opened = _build(*parts, typed, tasks, chosen, left_out)
    language = held.get("l")
    return replace(
        opened,
        answer=_answer(held.get("a")),
        language=language if isinstance(language, str) and language in LANGUAGES else None,
        law_checked=_day(held.get("k")),
    )


def _answer(held: Any) -> dict[str, float] | None:
    """The sender's totals; options that are no more among them, so that the reader is told."""
    if not isinstance(held, dict):
        return None
    totals = list(held.items())[:_MOST_OPTIONS]
    return {
        name: float(total)
        for name, total in totals
        if name == shown(name) and type(total) in (int, float) and math.isfinite(total)
    }


def _one_task(reader: Reader, task: Any, path: str) -> tuple[Task, ...]:
    return read_tasks(reader, [task], (path,))


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


def _read_readable(flat: Mapping[str, str]) -> Opened:
    left_out = _Collected()
    values: dict[str, Any] = {}
    tasks: dict[int, dict[str, Any]] = {}
    # A name without a dot is none of our keys: other programs add theirs to a link.
    for key, text in [(key, text) for key, text in flat.items() if "." in key][:_MOST_PARAMETERS]:
        head, number, name = (*key.split(".", 2), "", "")[:3]
        if head == "tasks" and number.isascii() and number.isdecimal() and len(number) < 3 and 1 <= int(number) <= MOST_TASKS:
            tasks.setdefault(int(number), {})[name] = text if name == "name" else _typed(text, key, left_out)
        else:
            values[key] = _typed(text, key, left_out)
    day, base = flat.get("date") or datetime.date.today(), flat.get("base", BASES[0])
    written = [{k: v for k, v in tasks[i].items() if v is not _UNREADABLE} for i in sorted(tasks)]
    return _build(flat.get("place", DEFAULT_PLACE), day, base, flat.get("name", ""), values, written, set(values), left_out)


def _typed(text: str, key: str, left_out: _Collected) -> Any:
    """A parameter's text as the value that the same text would be in a file."""
    try:
        return parse(text, "").value
    except InputError as error:
        for problem in error.problems:
            left_out.add_problem(Problem("", None, key, problem.message))
        return _UNREADABLE


def _build(
    place: Any, day: Any, base: Any, name: Any, values: Mapping[str, Any], tasks: list[dict[str, Any]], chosen: set[str],
    left_out: _Collected,
) -> Opened:  # fmt: skip
    """A scenario of the parts that are valid; the others are named."""
    law: Place | None = left_out.tried(lambda reader: read_place_id(reader, place), None)
    place, law = (place, law) if law else (DEFAULT_PLACE, _ours().law)
    today = max(datetime.date.today(), law.covered_from)
    day = left_out.tried(lambda reader: read_date(reader, day, law), today)
    base = left_out.tried(lambda reader: reader.one_of(base, ("base",), BASES), BASES[0])
    name = left_out.tried(lambda reader: reader.text(name, ("name",), LONGEST_NAME) if name != "" else "", "")
    kept: list[Task] = []
    for i, task in enumerate(tasks):
        if len(left_out.notices) >= MOST_NOTICES or i == MOST_TASKS:
            left_out.add(Message(N_("{path}: in a form that is not known here"), {"path": "tasks"}))
            break
        kept += left_out.tried(partial(_one_task, task=task, path=f"tasks.{i + 1}"), ())
    records = records_of(place)
    former = {old: key for key, record in records.items() for old in record.formerly}
    chosen = {former.get(key, key) for key in chosen}
    plain = Scenario(place, day, {}, tuple(kept), base, name)
    differs: dict[str, Any] = {}
    for key, value in values.items():
        if value is _UNREADABLE or len(left_out.notices) >= MOST_NOTICES:
            continue
        read = left_out.tried(partial(read_values, values={key: value}, records=records), {})
        differs |= {new: given for new, given in read.items() if new in chosen or given != plain.input(new)}
    scenario = plain
    while differs:
        try:
            scenario = Scenario(place, day, differs, tuple(kept), base, name)
            break
        except InputError as error:
            for problem in error.problems:
                left_out.add_problem(problem)
                differs.pop(problem.path.removeprefix("values."), None)
    differs = {key: value for key, value in differs.items() if key in scenario.values}
    return Opened(scenario, notices=left_out.notices, newer=tuple(key for key in differs if key not in chosen))
