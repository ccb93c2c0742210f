"""Which task of the catalogue a task is, by its name in any language, and which of its figures are the catalogue's."""

from __future__ import annotations

import math
from functools import lru_cache

from costmodel.present.language import LANGUAGES, translator
from costmodel.records import likely
from costmodel.tasks import CatalogueTask, Task, task_catalogue

_MINUTES = ("minutes", "brief_minutes", "review_minutes")


@lru_cache(maxsize=1)
def kinds() -> dict[str, str]:
    """The catalogue's id for each name that one of its tasks has in any language."""
    found = {}
    for language in LANGUAGES:
        for task in task_catalogue():
            found[translator(language)(task.name)] = task.id
            found[task.name] = task.id
    return found


def catalogue_id(task: Task) -> str:
    """Which task of the catalogue it is; empty for one of the user's own."""
    return kinds().get(task.name, "")


def kind_of(task: Task) -> CatalogueTask | None:
    """What the catalogue says of a task; nothing of one of the user's own."""
    return next((kind for kind in task_catalogue() if kind.id == catalogue_id(task)), None)


def kind_as_long(task: Task) -> CatalogueTask | None:
    """What the catalogue says of a task whose pieces take about as long as its own: else its figures mean others."""
    kind = kind_of(task)
    low, high = (kind.minutes_range if kind else None) or (0.0, math.inf)
    return kind if low <= likely(task.minutes) <= high else None


def is_catalogues(task: Task, field: str, currency: str) -> bool:
    """Whether a figure of a task is the catalogue's, and no nought."""
    kind, value = kind_of(task), getattr(task, field)
    if kind is None or not value:
        return False
    return bool(value == ((kind.price or {}).get(currency) if field == "price" else getattr(kind, field, None)))


def minutes_of_catalogue(task: Task) -> tuple[str, ...]:
    """The kinds of minutes of a piece that are the catalogue's."""
    return tuple(field for field in _MINUTES if is_catalogues(task, field, ""))
