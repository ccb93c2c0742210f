"""The parts of a link, whoever wrote them, as a scenario: the valid ones are taken, the others left out and named."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from costmodel.bids import MOST_BIDS, Bid, read_bid
from costmodel.notices import Notice
from costmodel.places import Place
from costmodel.reading import Reader, shown
from costmodel.scenario import BASES, DEFAULT_PLACE, LONGEST_NAME, Scenario, read_date, read_place_id, read_values, records_of
from costmodel.strict_yaml import UNREADABLE, Document
from costmodel.tasks import MOST_TASKS, Task, read_tasks
from costmodel.words import N_, InputError, Message, Problem

MOST_NOTICES = 30
_LEFT_OUT = N_("Left out of this link: {what}.")


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link held. `answer` are the totals that its sender saw, `lines` the lines of them as far as they fitted in.

    `newer` are the keys whose defaults changed since, `held` those of which it holds a value, where it holds every value.
    Where it held a set, this is the first scenario of it and `rest` the others. `empty`: there was nothing to open.
    """

    scenario: Scenario
    answer: Mapping[str, float] | None = None
    language: str | None = None
    notices: tuple[Notice, ...] = ()
    newer: tuple[str, ...] = ()
    law_checked: datetime.date | None = None
    lines: Mapping[str, Mapping[str, float]] | None = None
    held: frozenset[str] | None = None
    rest: tuple[Opened, ...] = ()
    empty: bool = False

    @property
    def others(self) -> tuple[Scenario, ...]:
        """The scenarios of a set after the first."""
        return tuple(opened.scenario for opened in self.rest)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a link says, as a file would give it, not checked yet. Tasks and bids by number; `chosen` keys are the sender's."""

    place: Any = DEFAULT_PLACE
    day: Any = None
    base: Any = BASES[0]
    name: Any = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    tasks: Mapping[int, Any] = field(default_factory=dict)
    bids: Mapping[int, Any] = field(default_factory=dict)
    chosen: frozenset[str] = frozenset()


class Collected:
    """What is left out of a link, each named, as many as somebody reads. `within` is the member of a set they are in."""

    def __init__(self) -> None:
        self.notices: tuple[Notice, ...] = ()
        self.within: Message | None = None

    @property
    def full(self) -> bool:
        """Whether nothing more will be named."""
        return len(self.notices) >= MOST_NOTICES

    def add(self, what: Message) -> None:
        """Name one thing that is left out."""
        if self.within:
            what = Message("{within}: {what}", {"within": self.within, "what": what})
        if not self.full:
            self.notices += (Notice("link_left_out", "warning", Message(_LEFT_OUT, {"what": what})),)

    def add_problem(self, problem: Problem) -> None:
        """Name a part by its path and why it is left out."""
        path = shown(problem.path)
        self.add(Message("{path}: {why}", {"path": path, "why": problem.message}) if path else problem.message)

    def unknown_form(self, path: str) -> None:
        """Name a part that is in no form that we know."""
        self.add(Message(N_("{path}: in a form that is not known here"), {"path": path}))

    def tried(self, read: Callable[[Reader], Any], otherwise: Any) -> Any:
        """What `read` gives, or `otherwise` and its problems named."""
        reader = Reader(Document("", None, {}))
        result = read(reader)
        for problem in reader.problems:
            self.add_problem(problem)
        return otherwise if reader.problems else result


def ours() -> Scenario:
    """What opens where a link held nothing."""
    return Scenario(DEFAULT_PLACE)


def _one_task(reader: Reader, task: Any, path: str) -> tuple[Task, ...]:
    return read_tasks(reader, [task], (path,))


def _tasks(parts: Parts, left_out: Collected) -> tuple[tuple[Task, ...], dict[int, int]]:
    """(the valid tasks, the place of each by the number that the link gave it)."""
    kept: list[Task] = []
    places = {}
    for i, (number, task) in enumerate(parts.tasks.items()):
        if left_out.full or i == MOST_TASKS:
            left_out.unknown_form("tasks")
            break
        read = left_out.tried(partial(_one_task, task=task, path=f"tasks.{i + 1}"), ())
        if read:
            kept += read
            places[number] = len(kept)
    return tuple(kept), places


def _bids(parts: Parts, places: Mapping[int, int], left_out: Collected) -> tuple[Bid, ...]:
    """The valid bids; a task's price goes with its task."""
    kept: list[Bid] = []
    for i, (number, bid) in enumerate(parts.bids.items()):
        if left_out.full or i == MOST_BIDS:
            left_out.unknown_form("bids")
            break
        read = left_out.tried(partial(read_bid, value=bid, path=(f"bids.{number}",), tasks=parts.tasks), None)
        if read:
            kept.append(read.renumbered(places))
    return tuple(kept)


def build(parts: Parts, left_out: Collected) -> Opened:
    """A scenario of the parts that are valid; the others are named."""
    law: Place | None = left_out.tried(lambda reader: read_place_id(reader, parts.place), None)
    place, law = (parts.place, law) if law else (DEFAULT_PLACE, ours().law)
    today = max(datetime.date.today(), law.covered_from)
    day = left_out.tried(lambda reader: read_date(reader, parts.day, law), today)
    base = left_out.tried(lambda reader: reader.one_of(parts.base, ("base",), BASES), BASES[0])
    name = left_out.tried(lambda reader: reader.text(parts.name, ("name",), LONGEST_NAME) if parts.name != "" else "", "")
    tasks, places = _tasks(parts, left_out)
    bids = _bids(parts, places, left_out)
    records = records_of(place)
    former = {old: key for key, record in records.items() for old in record.formerly}
    chosen = {former.get(key, key) for key in parts.chosen}
    plain = Scenario(place, day, {}, tasks, base, name)
    differs: dict[str, Any] = {}
    for key, value in parts.values.items():
        if value is UNREADABLE or left_out.full:
            continue
        read = left_out.tried(partial(read_values, values={key: value}, records=records), {})
        differs |= {new: given for new, given in read.items() if new in chosen or given != plain.input(new)}
    scenario = plain
    while differs:
        try:
            scenario = Scenario(place, day, differs, tasks, base, name)
            break
        except InputError as error:
            for problem in error.problems:
                left_out.add_problem(problem)
                differs.pop(problem.path.removeprefix("values."), None)
    differs = {key: value for key, value in differs.items() if key in scenario.values}
    newer = tuple(key for key in differs if key not in chosen)
    return Opened(replace(scenario, bids=bids) if bids else scenario, notices=left_out.notices, newer=newer)
