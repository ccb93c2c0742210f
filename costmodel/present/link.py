"""A scenario as a link and back: exact (every value, so that a later default changes no old link) or readable (what differs)."""

from __future__ import annotations

import base64
import binascii
import datetime
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from costmodel.compare import compare
from costmodel.notices import Notice
from costmodel.present.language import LANGUAGES
from costmodel.reading import Reader
from costmodel.records import Range
from costmodel.scenario import BASES, DEFAULT_PLACE, LONGEST_NAME, Scenario, read_date, read_place_id, read_values, records_of
from costmodel.scenario_file import plain_number
from costmodel.strict_yaml import Document, parse
from costmodel.tasks import MOST_TASKS, TASK_FIELDS, Task, read_tasks
from costmodel.words import N_, InputError, Message, Problem

VERSION = "1"
LONGEST = 8_000
_INFLATED = 200_000
_MOST_PARAMETERS = 400


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link held. `answer` are the totals that its sender saw; `newer` the keys whose defaults changed since."""

    scenario: Scenario
    answer: Mapping[str, float] | None = None
    language: str | None = None
    notices: tuple[Notice, ...] = ()
    newer: tuple[str, ...] = ()
    law_checked: datetime.date | None = None


def exact_payload(scenario: Scenario, answer: Mapping[str, float] | None = None, language: str = "") -> str:
    """The value of `?s=`: version, then every input, place, date, tasks, name and the sender's totals, compressed."""
    held: dict[str, Any] = {
        "p": scenario.place,
        "d": scenario.start.isoformat(),
        "v": {key: _written(scenario.input(key)) for key in scenario.records},
        "c": [i for i, key in enumerate(scenario.records) if key in scenario.values],
        "k": scenario.law.checked.isoformat(),
    }
    if scenario.base != BASES[0]:
        held["b"] = scenario.base
    if scenario.name:
        held["n"] = scenario.name
    if scenario.tasks:
        held["t"] = [[task.name, *(_written(getattr(task, name)) for name in TASK_FIELDS)] for task in scenario.tasks]
    if answer is not None:
        held["a"] = {option: round(total, 2) for option, total in answer.items()}
    if language:
        held["l"] = language
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    packed = base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")
    return VERSION + packed


def exact_query(scenario: Scenario, language: str = "") -> str:
    """`s=…` with the totals of today."""
    answer = {option.name: option.total for option in compare(scenario).options}
    return urlencode({"s": exact_payload(scenario, answer, language)})


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
    if language:
        pairs.append(("lang", language))
    return urlencode(pairs, safe="[],:{}")


def read_link(link: str) -> Opened:
    """The scenario of a whole address, or of what follows its question mark."""
    query = urlsplit(link).query if "?" in link else link.lstrip("?")
    if len(link) > 4 * LONGEST:
        return Opened(_default(), notices=(_left_out(N_("the link has {found} characters"), found=len(link)),))
    return read_query(parse_qs(query, keep_blank_values=True, max_num_fields=None))


def read_query(parameters: Mapping[str, str | list[str]]) -> Opened:
    """The scenario of an address's parameters, in either form. What is bad or unknown is left out and named; never raises."""
    flat = {key: value if isinstance(value, str) else value[-1] if value else "" for key, value in parameters.items()}
    if "s" in flat:
        opened = _read_exact(flat["s"])
        return _with_language(opened, flat.get("lang"))
    return _with_language(_read_readable(flat), flat.get("lang"))


def changes(opened: Opened) -> tuple[tuple[str, float, float], ...]:
    """(option, the sender's total, today's total) wherever they differ by a cent or more; nan where there is none now."""
    if not opened.answer:
        return ()
    now = {option.name: option.total for option in compare(opened.scenario).options}
    names = [*opened.answer, *(name for name in now if name not in opened.answer)]
    pairs = [(name, opened.answer.get(name, float("nan")), now.get(name, float("nan"))) for name in names]
    return tuple((name, then, today) for name, then, today in pairs if not abs(then - today) < 0.01)


def _default() -> Scenario:
    return Scenario(DEFAULT_PLACE)


def _left_out(text: str, **values: object) -> Notice:
    message = Message(N_("Left out of this link: {what}."), {"what": Message(text, values)})
    return Notice("link_left_out", "warning", message)


def _problem(problem: Problem) -> Notice:
    message = Message(N_("Left out of this link: {what}."), {"what": problem.say()})
    values = {"what": Message("{path}: {why}", {"path": problem.path, "why": problem.message})}
    return Notice("link_left_out", "warning", Message(message.text, values))


def _with_language(opened: Opened, asked: str | None) -> Opened:
    language = asked if asked in LANGUAGES else opened.language
    return Opened(opened.scenario, opened.answer, language, opened.notices, opened.newer, opened.law_checked)


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
        held = json.loads(text, parse_constant=lambda name: None)
    except (binascii.Error, zlib.error, ValueError, RecursionError):
        return None
    return held if isinstance(held, dict) else None


def _read_exact(payload: str) -> Opened:
    held = _unpack(payload)
    if held is None:
        return Opened(_default(), notices=(_left_out(N_("everything, because it is cut off or damaged")),))
    values = held.get("v") if isinstance(held.get("v"), dict) else {}
    assert isinstance(values, dict)
    touched = held.get("c") if isinstance(held.get("c"), list) else []
    assert isinstance(touched, list)
    keys = list(values)
    chosen = {keys[i] for i in touched if isinstance(i, int) and not isinstance(i, bool) and 0 <= i < len(keys)}
    tasks = held.get("t") if isinstance(held.get("t"), list) else []
    assert isinstance(tasks, list)
    written = [
        {name: _read(item) for name, item in zip(("name", *TASK_FIELDS), task, strict=False) if item is not None}
        for task in tasks[:MOST_TASKS]
        if isinstance(task, list)
    ]
    opened = _build(
        held.get("p"), held.get("d"), held.get("b", BASES[0]), held.get("n", ""),
        {key: _read(value) for key, value in values.items()}, written, chosen,
    )  # fmt: skip
    answer = held.get("a")
    if isinstance(answer, dict):
        answer = {str(k): float(v) for k, v in answer.items() if isinstance(v, (int, float)) and not isinstance(v, bool)}
    else:
        answer = None
    language = held.get("l") if held.get("l") in LANGUAGES else None
    return Opened(opened.scenario, answer, language, opened.notices, opened.newer, _day(held.get("k")))


def _day(text: Any) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except (TypeError, ValueError):
        return None


def _read_readable(flat: Mapping[str, str]) -> Opened:
    notices: list[Notice] = []
    values: dict[str, Any] = {}
    tasks: dict[int, dict[str, Any]] = {}
    for key, text in list(flat.items())[:_MOST_PARAMETERS]:
        if "." not in key or key in ("s", "lang"):
            continue
        head, _, rest = key.partition(".")
        if head == "tasks" and rest.partition(".")[0].isdecimal() and 1 <= int(rest.partition(".")[0][:4]) <= MOST_TASKS:
            name = rest.partition(".")[2]
            tasks.setdefault(int(rest.partition(".")[0]), {})[name] = text if name == "name" else _typed(text, key, notices)
        else:
            values[key] = _typed(text, key, notices)
    written = [tasks[i] for i in sorted(tasks)]
    day, base = flat.get("date") or datetime.date.today().isoformat(), flat.get("base", BASES[0])
    opened = _build(flat.get("place", DEFAULT_PLACE), day, base, flat.get("name", ""), values, written, set(values))
    return Opened(opened.scenario, notices=(*notices, *opened.notices))


def _typed(text: str, key: str, notices: list[Notice]) -> Any:
    """A parameter's text as the value that the same text would be in a file."""
    try:
        return parse(text, "").value
    except InputError as error:
        notices.extend(_problem(Problem("", None, key, problem.message)) for problem in error.problems)
        return Ellipsis


def _build(
    place: Any, day: Any, base: Any, name: Any, values: Mapping[str, Any], tasks: list[dict[str, Any]], chosen: set[str]
) -> Opened:
    """A scenario of the parts that are valid, a notice for each that isn't."""
    notices: list[Notice] = []

    def tried(read: Any, otherwise: Any) -> Any:
        reader = Reader(Document("", None, {}))
        result = read(reader)
        notices.extend(_problem(problem) for problem in reader.problems)
        return otherwise if reader.problems else result

    law = tried(lambda r: read_place_id(r, place if isinstance(place, str) else str(place)[:40]), None)
    place = place if law else DEFAULT_PLACE
    law = law or _default().law
    today = datetime.date.today()
    day = tried(lambda r: read_date(r, day, law), max(today, law.covered_from))
    base = tried(lambda r: r.one_of(base, ("base",), BASES), BASES[0])
    name = tried(lambda r: r.text(name, ("name",), LONGEST_NAME) if name else "", "")
    read: dict[str, Any] = {}
    for key, value in values.items():
        if value is not Ellipsis:
            read |= tried(lambda r, key=key, value=value: read_values(r, {key: value}, records_of(law.id)), {})
    kept: list[Task] = []
    for i, task in enumerate(tasks):
        document = Document("", None, {})
        reader = Reader(document)
        one = read_tasks(reader, [task], (f"tasks.{i + 1}",))
        notices.extend(_problem(problem) for problem in reader.problems)
        if not reader.problems:
            kept += one
    plain = Scenario(place, day, {}, tuple(kept), base, name)
    differs = {key: value for key, value in read.items() if key in chosen or value != plain.input(key)}
    scenario = plain
    while differs:
        try:
            scenario = plain.change(differs)
            break
        except InputError as error:
            notices.extend(_problem(problem) for problem in error.problems)
            for key in [problem.path.removeprefix("values.") for problem in error.problems]:
                differs.pop(key, None) if key in differs else differs.clear()
    newer = tuple(key for key in differs if key not in chosen)
    return Opened(scenario, notices=tuple(notices), newer=newer)


def _written(value: Any) -> Any:
    if isinstance(value, Range):
        return [value.low, value.high] if value.shape == "range" else [value.low, value.likely, value.high]
    return value


def _read(value: Any) -> Any:
    """A JSON value as a file would give it: a list of three is low, likely, high."""
    if isinstance(value, list) and len(value) == 3:
        return dict(zip(("low", "likely", "high"), value, strict=True))
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
