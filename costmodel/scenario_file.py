"""Scenario files: YAML that says only what differs, read strictly and written so that it reads back the same."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from costmodel.bids import read_bids
from costmodel.reading import Reader
from costmodel.records import Range
from costmodel.scenario import (
    BASES,
    DEFAULT_PLACE,
    LONGEST_NAME,
    Scenario,
    present_names,
    read_date,
    read_place_id,
    read_values,
    records_of,
    with_task_keys,
)
from costmodel.strict_yaml import MAX_BYTES, UNREADABLE, Document, documents, parse_leniently
from costmodel.tasks import read_tasks
from costmodel.words import N_, InputError, Problem, refuse

FIELDS = ("place", "date", "base", "name", "about", "values", "tasks", "bids")


def read_scenario(document: Document, override: Mapping[str, Any] | None = None) -> Scenario:
    """The scenario of a document. Raises InputError with every problem, each at its line.

    `override` are fields (place, date, base) and `values` that win over the document's: the command line's flags.
    """
    reader, flagged = Reader(document), Reader(Document("--set", None, {}))
    over = dict(override or {})
    flags = over.pop("values", {})
    top = reader.fields(document.value if document.value is not None else {}, (), (), FIELDS)
    place = over["place"] if "place" in over else top.get("place", DEFAULT_PLACE)
    law = read_place_id(flagged if "place" in over else reader, place) if place is not UNREADABLE else None
    records = records_of(law.id if law else "")
    given = over["date"] if "date" in over else top.get("date", datetime.date.today())
    date = read_date(flagged if "date" in over else reader, given, law)
    base = over.get("base") or (reader.one_of(top["base"], ("base",), BASES) if "base" in top else BASES[0])
    name = reader.text(top["name"], ("name",), LONGEST_NAME) if "name" in top else ""
    if "about" in top:
        reader.text(top["about"], ("about",))
    tasks = read_tasks(reader, top["tasks"], ("tasks",)) if top.get("tasks") is not None else ()
    numbers = range(1, len(tasks) + 1)
    bids = read_bids(reader, top["bids"], ("bids",), numbers) if top.get("bids") is not None else ()
    values = reader.group(top["values"], ("values",)) if top.get("values") is not None else {}
    tasks, values = with_task_keys(reader, tasks, dict(values))
    tasks, flags = with_task_keys(flagged, tasks, present_names(flags, records))
    values = {**read_values(reader, values, records), **read_values(flagged, flags, records)}
    problems = [*reader.problems, *map(_of_flag, flagged.problems)]
    if problems:
        raise InputError(sorted(problems, key=lambda problem: (problem.file.startswith("--"), problem.line or 0)))
    try:
        return Scenario(place, date, values, tasks, base, name, bids)
    except InputError as error:
        raise InputError([_at_line(document, problem) for problem in error.problems]) from None


def read_scenarios(text: str | bytes, file: str, most: int, override: Mapping[str, Any] | None = None) -> list[Scenario]:
    """The scenarios of a file that holds one or several, set apart by lines `---`, each as `read_scenario` reads it."""
    parts = (documents(text, most) if len(text) <= MAX_BYTES else []) or [text]
    if len(parts) > most:
        raise refuse(file, "", N_("found more than {allowed} scenarios in one file; at most {allowed} are read"), allowed=most)
    read: list[Scenario] = []
    problems: list[Problem] = []
    for part in parts:
        try:
            read.append(read_scenario(parse_leniently(part, file), override))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return read


def _of_flag(problem: Problem) -> Problem:
    """A problem with the flag that it came by, in the place of a file."""
    key = problem.path.removeprefix("values.")
    flag = {"place": "--place", "date": "--date", "horizon.months": "--months"}.get(key)
    return Problem(flag or "--set", None, "" if flag else key, problem.message)


def _at_line(document: Document, problem: Problem) -> Problem:
    key = problem.path.removeprefix("values.")
    return Problem(document.file, document.line(("values", key)), problem.path, problem.message)


def written_scenario(scenario: Scenario) -> dict[str, Any]:
    """The scenario as plain values: only what differs from its base."""
    written: dict[str, Any] = {"place": scenario.place, "date": scenario.start, "base": scenario.base}
    if scenario.name:
        written = {"name": scenario.name, **written}
    if scenario.values:
        written["values"] = {
            key: value.as_written() if isinstance(value, Range) else value for key, value in scenario.values.items()
        }
    if scenario.tasks:
        written["tasks"] = [task.as_written() for task in scenario.tasks]
    if scenario.bids:
        written["bids"] = [bid.as_written() for bid in scenario.bids]
    return written


def scenario_yaml(scenario: Scenario) -> str:
    """The scenario as a YAML file that reads back as the same scenario."""
    return "".join(_lines(written_scenario(scenario)))


def scenarios_yaml(scenarios: Iterable[Scenario]) -> str:
    """Several scenarios as one file that `read_scenarios` reads back."""
    return "---\n".join(scenario_yaml(scenario) for scenario in scenarios)


def _lines(written: Mapping[str, Any]) -> list[str]:
    lines = []
    for key, value in written.items():
        if isinstance(value, dict):
            lines.append(f"{key}:\n")
            lines += [f"  {name}: {_flow(item)}\n" for name, item in value.items()]
        elif isinstance(value, list):
            lines.append(f"{key}:\n")
            lines += [f"  - {_flow(item)}\n" for item in value]
        else:
            lines.append(f"{key}: {_flow(value)}\n")
    return lines


_PLAIN_WORDS = frozenset(["no", "yes", "on", "off", "y", "n", "true", "false", "null", "inf", "infinity", "nan"])


def _flow(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return plain_number(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_flow(item)}" for name, item in value.items()) + "}"
    text = str(value)
    simple = text.replace("-", "").replace("_", "").isalpha() and text.isascii() and text[0] != "-"
    if simple and text.lower() not in _PLAIN_WORDS:
        return text
    return '"' + "".join(_quoted(character) for character in text) + '"'


def _quoted(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    return character if character.isprintable() else f"\\U{ord(character):08x}"


def plain_number(value: float) -> str:
    """A number without exponent that reads back as the same float."""
    if float(value).is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = repr(float(value))
    if "e" not in text:
        return text
    from decimal import Decimal

    return format(Decimal(text), "f")
