"""Random scenarios for the laws that hold for every scenario."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from costmodel import Scenario, Task
from costmodel.places import load_place, place_ids
from costmodel.record_reading import model_records
from costmodel.records import Record

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "fuzz"  # `make fuzz`: every run in full
PLACES = [place for place in place_ids() if load_place(place).choosable]

_FEW = 12  # a task with fewer pieces a month is taken to be one with so many hours a week


@contextmanager
def untraced() -> Iterator[None]:
    """Without coverage's tracer, which would make thousands of comparisons take five times as long; others measure that code."""
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(tracer)


def moderate(record: Record) -> tuple[float, float]:
    """Values that a business might enter: within the limits, and not at their far ends."""
    assert record.limits
    low, high = record.limits
    ends = {
        "money/year": 90_000, "money": 5_000, "money/month": 2_000, "money/hour": 90, "money/hire": 9_000, "va_money/hour": 90,
        "hours/week": 60, "hours": 60, "hours/month": 120, "days/year": 40, "years": 6, "months": 40, "employees": 70,
        "ratio": 3, "share/year": 2, "weeks": 20, "va_money": 5_000,
    }  # fmt: skip
    if record.key == "employer.payroll":
        return 0, 4_000_000
    if record.key in ("work.hours_per_week", "employee.hours_per_week", "retainer.hours_per_month"):
        low = 2  # none at all is a case of its own
    if record.key in ("va.exchange_rate", "va.speed", "owner.speed"):
        low = 0.2
    return low, min(high, ends.get(record.unit, high))


def random_scenario(random: np.random.Generator) -> Scenario:
    """Any place and date, about a third of the keys given, sometimes with tasks."""
    law = load_place(PLACES[random.integers(len(PLACES))])
    first = max(law.covered_from, datetime.date(2025, 1, 1))
    values: dict[str, Any] = {"employee.salary": float(random.uniform(1_000, 300_000))}
    for key, record in {**model_records(), **law.inputs}.items():
        if random.random() > 0.35 and not key.startswith("employer."):
            continue
        if record.unit == "flag":
            values[key] = bool(random.integers(2))
        elif record.unit == "choice":
            values[key] = record.choices[random.integers(len(record.choices))]
        elif record.numeric:
            low, high = moderate(record)
            whole = record.unit in ("employees", "months")
            values[key] = int(random.integers(low, high + 1)) if whole else float(random.uniform(low, high))
    tasks = tuple(
        Task(
            f"Task {i}", *(float(x) for x in random.uniform(0.5, 60, 2)),
            float(random.uniform(1, 50)) if random.random() < 0.7 else None,
            float(random.uniform(10, 50)) if random.random() < 0.3 else None,
            float(random.uniform(0, 9)), float(random.uniform(0, 9)),
            float(random.uniform(0, 1)) if random.random() < 0.3 else None,
        )
        for i in range(random.integers(1, 4) if random.random() < 0.3 else 0)
    )  # fmt: skip
    tasks = tuple(_in_hours(task) if task.per_month < _FEW else task for task in tasks)
    start = first + datetime.timedelta(days=int(random.integers(0, 900)))
    base = "blank" if random.random() < 0.2 else "default"
    return Scenario(law.id, start, values, tasks, base)


def _in_hours(task: Task) -> Task:
    return Task(task.name, rate=task.rate, redo_rate=task.redo_rate, hours_per_week=task.per_month)
