"""The worked examples that come with the project, to start from."""

from __future__ import annotations

from functools import lru_cache

from costmodel.files import assumption_files, read_assumptions
from costmodel.scenario import Scenario
from costmodel.scenario_file import read_scenario
from costmodel.words import Translate

FIRST_EXAMPLE = "us-texas-office"


@lru_cache(maxsize=32)
def example(name: str) -> tuple[Scenario, str]:
    """A worked example and what it is about. Source: `assumptions/scenarios/`."""
    document = read_assumptions("scenarios", f"{name}.yaml")
    return read_scenario(document), str(document.value.get("about", ""))


def examples() -> list[str]:
    """The names of the worked examples' files, the first one first."""
    return sorted(assumption_files("scenarios"), key=lambda name: name != FIRST_EXAMPLE)


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Scenario]:
    return {known.name: known for known, _about in map(example, examples())}


def example_of(scenario: Scenario) -> Scenario | None:
    """The worked example that a scenario began with, by its name."""
    return _by_name().get(scenario.name) if scenario.name else None


def is_of_example(scenario: Scenario, key: str) -> bool:
    """Whether the value given for a key is the one that the worked example brought with it."""
    began = example_of(scenario)
    return began is not None and key in scenario.values and began.values.get(key) == scenario.values[key]


def name_of(scenario: Scenario, translate: Translate) -> str:
    """A scenario's name as people read it: an example's in their language, their own as they typed it; empty if none."""
    return translate(scenario.name) if example_of(scenario) else scenario.name
