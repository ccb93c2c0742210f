"""What every option costs at many values of one or more keys: the same formulas on arrays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from costmodel.compare import compare
from costmodel.graph import Amount, Sheet
from costmodel.options import OPTIONS
from costmodel.options.work import minutes_a_month
from costmodel.scenario import Scenario
from costmodel.units import MINUTES_PER_HOUR, MONTHS_PER_YEAR
from costmodel.wiring import formulas_of, input_reader

Array = NDArray[np.float64]

HOURS, MONTHS = "work.hours_per_week", "horizon.months"


def sweep(scenario: Scenario, key: str, values: Array) -> dict[str, Array]:
    """Total of each option (money of the place over the period) at each of `values` of a numeric key.

    Options whose inputs are missing are left out; where one can't deliver the work it has nan. Where the work is given
    as tasks, hours a week scale all volumes alike.
    """
    return sweep_many(scenario, {key: values})


def sweep_many(scenario: Scenario, values: Mapping[str, Array]) -> dict[str, Array]:
    """`sweep` over several keys together; their arrays have one shape or spread to one."""
    shape = np.broadcast_shapes(*(np.shape(each) for each in values.values()))
    for key in values:
        scenario = priced(scenario, key)
    if MONTHS in values:
        return _by_months(scenario, values, shape)
    given: dict[str, Amount] = {key: each for key, each in values.items() if not (key == HOURS and scenario.tasks)}
    if HOURS in values and scenario.tasks:
        given |= _volumes(scenario, values[HOURS], given)
    totals = Totals(scenario, frozenset(given))(given)
    spread = {name: np.broadcast_to(total, shape) for name, total in totals.items()}
    return {name: total for name, total in spread.items() if not np.isnan(total).all()}


class Totals:
    """The totals of every option that can be compared, prepared once for `varied` keys, to be worked out on many blocks."""

    def __init__(self, scenario: Scenario, varied: frozenset[str]) -> None:
        self._scenario = scenario
        self._options = [
            (option, option.needs(scenario), *formulas_of(option, scenario, varied))
            for option in OPTIONS
            if option.lacks(scenario) is None
        ]
        fixed = {key for _, needs, _, _ in self._options for key in needs if key not in varied}
        missing = {key for key in fixed if scenario.number(key) <= 0}
        self._options = [entry for entry in self._options if not missing.intersection(entry[1])]
        self._varied = varied

    @property
    def names(self) -> tuple[str, ...]:
        """The options, in display order."""
        return tuple(option.name for option, *_ in self._options)

    def __call__(self, given: Mapping[str, Amount]) -> dict[str, Amount]:
        """The totals for the values of the varied keys; numbers where nothing varies, nan where the work can't be done."""
        read = input_reader(self._scenario, given)
        totals: dict[str, Amount] = {}
        for option, needs, lines, formulas in self._options:
            sheet = Sheet(formulas, read)
            out = option.impossible(sheet)
            for key in needs:
                if key in self._varied:
                    out = out | (sheet[key] <= 0)
            total: Amount = sum(sheet[line.name] for line in lines)
            totals[option.name] = total if np.ndim(out) == 0 and not out else np.where(out, np.nan, total)
        return totals


def given_for(scenario: Scenario, key: str, value: Amount) -> dict[str, Amount]:
    """The inputs to put in where `key` is to have `value`: hours a week are those of the tasks, where there are tasks."""
    return _volumes(scenario, value, {}) if key == HOURS and scenario.tasks else {key: value}


def priced(scenario: Scenario, key: str) -> Scenario:
    """The scenario with a figure in a task's field that has none yet, because it is to be varied."""
    if key.startswith("tasks.") and scenario.input(key) is None:
        return scenario.change({key: 1.0})
    return scenario


def _by_months(scenario: Scenario, values: Mapping[str, Array], shape: tuple[int, ...]) -> dict[str, Array]:
    """The period decides which rules of the law apply, so each length is worked out for itself."""
    months = np.broadcast_to(values[MONTHS], shape)
    others = {key: np.broadcast_to(each, shape) for key, each in values.items() if key != MONTHS}
    found: dict[str, Array] = {}
    for length in np.unique(months):
        there = months == length
        changed = scenario.change({MONTHS: int(length)})
        part: Mapping[str, Amount] = (
            sweep_many(changed, {key: each[there] for key, each in others.items()})
            if others
            else {option.name: option.total for option in compare(changed).options}
        )
        for name, total in part.items():
            found.setdefault(name, np.full(shape, np.nan))[there] = total
    return found


def _volumes(scenario: Scenario, hours: Amount, given: Mapping[str, Amount]) -> dict[str, Amount]:
    """Every task's times a month or hours, all in the same proportion, at which the tasks take so many hours a week.

    Tasks that take no time at all stay as they are.
    """
    read = input_reader(scenario, given)
    tasks = read("tasks")
    weeks = read("work.weeks_per_year")
    minutes = sum(minutes_a_month(task, weeks) for task in tasks)
    if np.ndim(minutes) == 0 and not minutes:
        return {}
    times = hours * weeks * MINUTES_PER_HOUR / MONTHS_PER_YEAR / minutes
    return more_of(tasks, times)


def more_of(tasks: Iterable[Any], times: Amount) -> dict[str, Amount]:
    """So many times the work of each task, by key."""
    return {
        f"tasks.{i + 1}.{name}": getattr(task, name) * times
        for i, task in enumerate(tasks)
        for name in ("per_month", "hours_per_week")
        if getattr(task, name) is not None
    }
