"""Changes each number of each place's law a little and asks whether a case of tests/cases notices; prints what none does.

`python tests/tools/mutate_places.py [ID ...]`: a rate or amount by 1 %, a floor, cap or size by one unit, a date by a month, each
up and down. A case that fails before any change could not tell, so then nothing is tried.
"""

from __future__ import annotations

import copy
import datetime
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import cases

from costmodel import InputError, places
from costmodel.files import read_assumptions
from costmodel.places import place_ids
from costmodel.scenario import records_of
from costmodel.strict_yaml import Document, Path, dotted
from costmodel.units import months_later

_BY_A_HUNDREDTH = ("rate", "amount", "minimum_wage", "up_to", "more", "least", "power", "value")
_BY_ONE = ("above", "less", "trigger", "allowance", "first", "every", "hours_per_week", "headcount", "payroll", "times")
_TENFOLD = ("rounded_to", "rising_in_steps_of")


@dataclass(frozen=True)
class Mutant:
    """One number of a place's file, and what it is changed to."""

    place: str
    path: Path
    line: int | None
    value: Any
    instead: Any

    def __str__(self) -> str:
        return f"{self.place}.yaml:{self.line}: {dotted(self.path)}: {self.value} → {self.instead}"


def main(wanted: list[str]) -> int:
    """Print the survivors of the places wanted, or of all; 1 if there are any."""
    found = 0
    survivors = []
    broken = [case["case"] for place in wanted or place_ids() for case in _cases(place) if _notices(case)]
    if broken:
        print("These cases fail before any change:", *dict.fromkeys(broken), sep="\n  ")
        return 2
    for place in wanted or place_ids():
        for mutant in mutants(place):
            found += 1
            if survives(mutant):
                survivors.append(mutant)
                print(mutant, flush=True)
    print(f"{found} changes, {len(survivors)} that no case notices")
    return 1 if survivors else 0


def mutants(place: str) -> Iterator[Mutant]:
    """Every change of a place's file that a case must notice."""
    document = _as_written(place)
    first = document.value.get("covered_from")
    for group in ("limits", "charges", "inputs"):
        for path, value in _leaves(document.value.get(group, {}), (group,)):
            for instead in _changed(path, value):
                if instead != value and not (value == first and instead < first):  # before it nobody can ask
                    yield Mutant(place, path, document.line(path), value, instead)


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if items is None:
        yield path, value
    else:
        for key, item in items:
            yield from _leaves(item, (*path, key))


def _changed(path: Path, value: Any) -> tuple[Any, ...]:
    """The value changed a little each way; nothing where a change would mean nothing."""
    of_law = "rules" in path or "amounts" in path or (path[0] == "inputs" and path[-1] == "value")
    if not of_law or isinstance(value, (bool, str)) or value is None:
        return ()
    name = next(part for part in reversed(path) if isinstance(part, str))
    if isinstance(value, datetime.date):
        return months_later(value, 1), months_later(value, -1)
    if name == "from" or name in _BY_ONE or path[0] == "limits":
        return (value + 1, value - 1) if value else ()
    if name in _TENFOLD:
        return (value * 10,)
    assert name in _BY_A_HUNDREDTH, f"{dotted(path)}: no change is known for it"
    return value * 1.01, value * 0.99


def survives(mutant: Mutant) -> bool:
    """Whether every case of the place, and of the states within it, still finds what it expects."""
    document = _as_written(mutant.place)
    value = copy.deepcopy(document.value)
    inner = value
    for part in mutant.path[:-1]:
        inner = inner[part]
    inner[mutant.path[-1]] = mutant.instead
    with _Instead(mutant.place, replace(document, value=value)):
        return not any(_notices(case) for case in _cases(mutant.place))


def _notices(case: dict[str, Any]) -> bool:
    try:
        return bool(cases.wrong(case))
    except InputError:
        return True


@lru_cache(maxsize=256)
def _cases(place: str) -> list[dict[str, Any]]:
    every = [case for path in cases.FILES for case in cases.load(path)]
    return [case for case in every if case["place"] == place or case["place"].startswith(f"{place}-")]


@lru_cache(maxsize=256)
def _as_written(place: str) -> Document:
    return read_assumptions("places", f"{place}.yaml")


class _Instead:
    """Within it, the place's file says something else."""

    def __init__(self, place: str, document: Document) -> None:
        self.read: Callable[..., Document] = lambda _, name: document if name == f"{place}.yaml" else _as_written(name[:-5])

    def __enter__(self) -> None:
        places.read_assumptions = self.read  # type: ignore[attr-defined]
        self._forget()

    def __exit__(self, *_: object) -> None:
        places.read_assumptions = read_assumptions  # type: ignore[attr-defined]
        self._forget()

    def _forget(self) -> None:
        for cached in (places.load_place, places.load_head, records_of):
            cached.cache_clear()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
