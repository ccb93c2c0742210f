"""How old the figures are and what stands behind them: every figure with its source and the day of its next review."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from costmodel.authorities import authority, read_there
from costmodel.files import read_assumptions
from costmodel.graph import Evidence
from costmodel.marketplaces import marketplaces
from costmodel.place_file import Place
from costmodel.places import load_place, place_ids
from costmodel.record_reading import model_records
from costmodel.records import Record, Source
from costmodel.tasks import task_catalogue
from costmodel.units import a_year_after

LAW = ("limits", "charges", "inputs")
IN_WORDS = ("status", "in_words", "cautions")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure, or one statement in words: where it is, what stands behind it, and from which day it is due for a look."""

    file: str
    group: str
    name: str
    source: Source
    date: datetime.date
    review: datetime.date

    @property
    def in_words(self) -> bool:
        """Whether it is a statement of law or custom rather than a number that is computed with."""
        return self.group in IN_WORDS

    @property
    def sourced(self) -> bool:
        """Whether it claims something about the world; a figure of ours doesn't."""
        return bool(self.source.url)

    @property
    def official(self) -> bool:
        """Whether an authority's own page stands behind it."""
        return bool(authority(self.source))

    @property
    def read_there(self) -> bool:
        """Whether that page itself was read, and not what somebody else writes of it, as its title then says."""
        return read_there(self.source)


def figures() -> tuple[Figure, ...]:
    """Every figure of the assumptions, each once: a state's file counts what it adds to its country."""
    return (*_of_records("model.yaml", "model", model_records().values()), *_of_lists(), *_of_places())


def due(of: Iterable[Figure], today: datetime.date) -> list[Figure]:
    """Those with a source whose day of review has come, the longest overdue first."""
    return sorted((figure for figure in of if figure.sourced and figure.review <= today), key=lambda figure: figure.review)


def official_share(of: Iterable[Figure]) -> float:
    """Which share of those that name a source has an official one."""
    official = [figure.official for figure in of if figure.sourced]
    return sum(official) / len(official) if official else 0.0


def read_there_share(of: Iterable[Figure]) -> float:
    """Which share of those with an official source was read on its page itself."""
    read = [figure.read_there for figure in of if figure.official]
    return sum(read) / len(read) if read else 0.0


def _of_records(file: str, group: str, records: Iterable[Record]) -> Iterator[Figure]:
    for record in records:
        yield Figure(file, group, record.key, record.source, record.date, record.review)


def _of_lists() -> Iterator[Figure]:
    for task in task_catalogue():
        yield Figure("tasks.yaml", "tasks", task.id, task.source, task.date, a_year_after(task.date))
    for market in marketplaces():
        yield Figure("marketplaces.yaml", "fees", market.id, market.source, market.date, a_year_after(market.date))


def _of_places() -> Iterator[Figure]:
    for place in place_ids():
        law, file = load_place(place), f"places/{place}.yaml"
        own = read_assumptions("places", f"{place}.yaml").value

        def of_law(group: str, name: str, evidence: Evidence, law: Place = law, file: str = file) -> Figure:
            return Figure(file, group, name, evidence.source, evidence.date, law.review_of(evidence))

        yield from (of_law("limits", name, law.limits[name].evidence) for name in own.get("limits", {}))
        yield from (of_law("charges", c.name, c.evidence) for c in law.charges if c.name in own.get("charges", {}))
        if law.status and "status" in own:
            yield of_law("status", "status", law.status.evidence)
        yield from (of_law("in_words", key, law.in_words[key].evidence) for key in own.get("in_words", {}))
        yield from (of_law("cautions", name, law.cautions[name].evidence) for name in own.get("cautions", {}))
        yield from _of_records(file, "inputs", (law.inputs[key] for key in own.get("inputs", {})))
        yield from _of_records(file, "defaults", (law.defaults[key] for key in own.get("defaults", {})))
