"""The cases of tests/cases: how they are read, and what the model makes of one."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from costmodel import Scenario, compare
from costmodel.files import read_document
from costmodel.tasks import Task

FOLDER = Path(__file__).parents[1] / "cases"
FILES = [path for path in sorted(FOLDER.glob("*.yaml")) if path.stem not in ("refusals", "answers")]
CENT = 0.005 + 1e-9  # half a cent, and the noise of the tenth digit
FIGURES = ("total", "cash", "owner_time", "per_year", "cost_per_hour", "headcount")


@lru_cache(maxsize=64)
def load(path: Path) -> list[dict[str, Any]]:
    """The cases of a file, each with its source in full."""
    document = read_document(path).value
    for case in document["cases"]:
        if isinstance(case["source"], str):
            case["source"] = document["sources"][case["source"]]
    return list(document["cases"])


def figure(cost: Any, name: str) -> float:
    """A line's amount, a figure of the option, or the sum of a category; a line wins over a category of its name."""
    if name in FIGURES:
        return float(getattr(cost, name))
    for line in cost.lines:
        if line.name == name:
            return float(line.amount)
    amounts = [line.amount for line in cost.lines if line.formula.category == name]
    assert amounts, f"{cost.name} has no line and no category {name}"
    return float(sum(amounts))


def wrong(case: dict[str, Any]) -> dict[str, float]:
    """What the model finds otherwise than the case expects, to a cent."""
    values = dict(case["values"])
    if "months" in case:
        values["horizon.months"] = case["months"]
    tasks = tuple(Task(**task) for task in case.get("tasks", []))
    scenario = Scenario(case["place"], case["date"], values, tasks, case["base"])
    cost = compare(scenario).option(case["option"])
    found = {name: figure(cost, name) for name in case["expect"]}
    return {name: found[name] for name, amount in case["expect"].items() if abs(found[name] - amount) > CENT}
