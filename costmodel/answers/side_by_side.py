"""Several scenarios side by side: what each way costs in each of them, and in which inputs they differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from costmodel.answers.sweep import HOURS
from costmodel.bids import Bid
from costmodel.compare import Comparison, compare
from costmodel.options import OPTIONS
from costmodel.records import Record
from costmodel.scenario import Scenario
from costmodel.tasks import TASK_FIELDS, Task
from costmodel.words import N_, InputError, Message, refuse

MOST_SCENARIOS = 8
_DIGITS = 9  # the same tasks in another order add up to the same hours
Amounts = tuple[float | None, ...]  # one of each scenario; None where the option or the line is not there
DOES_NOT_APPLY = Message(N_("does not apply"))


@dataclass(frozen=True, slots=True)
class Difference:
    """An input that is not the same in all scenarios, with its value in each as it was given.

    A value is an Input (None: as the law says), a date, a Message (the name of a place; DOES_NOT_APPLY), or a Task or a Bid,
    None where the scenario has none of this name. Hours a week are those of the tasks, where there are any.
    `record` is that of a key or of a task's field.
    """

    key: str
    label: Message
    values: tuple[Any, ...]
    record: Record | None = None


@dataclass(frozen=True)
class SideBySide:
    """Comparisons of several scenarios; `totals` by option, `lines` by option and line's name, in display order.

    Where `same_currency` is false, amounts of different scenarios must not be set against each other.
    """

    comparisons: tuple[Comparison, ...]
    totals: Mapping[str, Amounts]
    lines: Mapping[str, Mapping[str, Amounts]]
    differing: tuple[Difference, ...]
    same_currency: bool

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The scenarios, in the order given."""
        return tuple(comparison.scenario for comparison in self.comparisons)

    @property
    def ways(self) -> tuple[str, ...]:
        """The options as people read them: as the first scenario ranks them, then what only the others have."""
        return tuple(dict.fromkeys(option.name for comparison in self.comparisons for option in comparison.ranked))


def too_many(found: int) -> InputError:
    """What is said of more scenarios than are compared."""
    text = N_("found {found} scenarios; at most {allowed} are compared")
    return refuse("side by side", "", text, found=found, allowed=MOST_SCENARIOS)


def side_by_side(scenarios: Sequence[Scenario]) -> SideBySide:
    """Compare several scenarios. Raises InputError for more than MOST_SCENARIOS."""
    if len(scenarios) > MOST_SCENARIOS:
        raise too_many(len(scenarios))
    comparisons = tuple(compare(scenario) for scenario in scenarios)
    costs = [{cost.name: cost for cost in comparison.options} for comparison in comparisons]
    there = [option.name for option in OPTIONS if any(option.name in cost for cost in costs)]
    totals = {name: tuple(cost[name].total if name in cost else None for cost in costs) for name in there}
    return SideBySide(
        comparisons,
        totals,
        {name: _lines([cost.get(name) for cost in costs]) for name in there},
        tuple(_differing(comparisons)),
        len({scenario.currency for scenario in scenarios}) <= 1,
    )


def _lines(costs: Sequence[Any]) -> dict[str, Amounts]:
    amounts = [{line.name: line.amount for line in cost.lines} if cost else {} for cost in costs]
    return {name: tuple(each.get(name) for each in amounts) for name in _merged([list(each) for each in amounts])}


def _merged(orders: Sequence[Sequence[Any]]) -> list[Any]:
    """What stands in any of several lists, each after what it follows in the first list that has it."""
    merged: list[Any] = []
    for order in orders:
        at = 0
        for name in order:
            if name in merged:
                at = merged.index(name) + 1
            else:
                merged.insert(at, name)
                at += 1
    return merged


def _differing(comparisons: Sequence[Comparison]) -> Iterator[Difference]:
    scenarios = [comparison.scenario for comparison in comparisons]
    if not _same([scenario.place for scenario in scenarios]):
        yield Difference("place", Message(N_("Where")), tuple(Message(scenario.law.name) for scenario in scenarios))
    if not _same([scenario.start for scenario in scenarios]):
        yield Difference("date", Message(N_("From")), tuple(scenario.start for scenario in scenarios))
    for key in _merged([list(scenario.records) for scenario in scenarios]):
        values = tuple(_given(comparison, key) for comparison in comparisons)
        if not _same(values):
            record = next(scenario.records[key] for scenario in scenarios if key in scenario.records)
            yield Difference(key, Message(record.label), values, record)
    yield from _named("tasks", N_("Task: {name}"), [scenario.tasks for scenario in scenarios], _of_task)
    yield from _named("bids", N_("Bid: {name}"), [scenario.bids for scenario in scenarios])


def _given(comparison: Comparison, key: str) -> Any:
    """The input of a key; the hours a week that count, where the work is given as tasks."""
    scenario = comparison.scenario
    if key == HOURS and scenario.tasks:
        return round(comparison.hours_per_week, _DIGITS)
    return scenario.input(key) if key in scenario.records else DOES_NOT_APPLY


def _same(values: Sequence[Any]) -> bool:
    # A switch is never the same as a number, though Python thinks so.
    return all(value == values[0] and isinstance(value, bool) == isinstance(values[0], bool) for value in values)


Named = Task | Bid
Fields = Callable[[str, tuple[Any, ...]], Iterator[Difference]]


def _named(
    head: str, label: str, lists: Sequence[Sequence[Any]], fields: Fields | None = None
) -> Iterator[Difference]:  # fmt: skip
    """What differs in lists of named things: those of the same name are set against each other, wherever they stand."""
    by_name = [dict(_counted(items)) for items in lists]
    for each in _merged([list(items) for items in by_name]):
        values = tuple(items[each][1] if each in items else None for items in by_name)
        number = next(items[each][0] for items in by_name if each in items)
        if _same(values):
            continue
        if fields and None not in values:
            yield from fields(f"{head}.{number}", values)
        else:
            yield Difference(f"{head}.{number}", Message(label, {"name": each[0]}), values)


def _counted(items: Sequence[Named]) -> Iterator[tuple[tuple[str, int], tuple[int, Named]]]:
    """((name, how many of this name went before), (number in the list, the thing itself))."""
    seen: dict[str, int] = {}
    for i, item in enumerate(items):
        before = seen.get(item.name, 0)
        seen[item.name] = before + 1
        yield (item.name, before), (i + 1, item)


def _of_task(path: str, tasks: tuple[Task, ...]) -> Iterator[Difference]:
    for field, record in TASK_FIELDS.items():
        values = tuple(getattr(task, field) for task in tasks)
        if not _same(values):
            label = Message(N_("{task}: {field}"), {"task": tasks[0].name, "field": Message(record.label)})
            yield Difference(f"{path}.{field}", label, values, record)
