"""A figure → how it was worked out: the same formulas traced on symbols, said in words, with numbers and sources."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from costmodel.compare import cost_of
from costmodel.formula_shape import pieces, simplify
from costmodel.graph import Formula, Sheet, key_of
from costmodel.options import OPTIONS
from costmodel.reading import unknown
from costmodel.records import Record, Source, likely
from costmodel.scenario import Scenario
from costmodel.symbols import Called, Symbol, evaluate, name, names, symbol
from costmodel.tasks import TASK_FIELDS
from costmodel.words import InputError, Message, Problem


class _TaskNames:
    """A task whose fields are symbols; a field that is not given stays None, and one that says nothing a number."""

    def __init__(self, scenario: Scenario, index: int) -> None:
        task = scenario.tasks[index]
        self.name = task.name
        for of in TASK_FIELDS:
            setattr(self, of, name(f"tasks.{index + 1}.{of}") if of in task.counted else likely(getattr(task, of)))


def trace(formula: Formula, scenario: Scenario) -> Symbol:
    """The formula written down, in terms of its parameters (and of the fields of the tasks)."""
    arguments: list[Any] = []
    for parameter in formula.parameters:
        if parameter == "tasks":
            arguments.append(tuple(_TaskNames(scenario, i) for i in range(len(scenario.tasks))))
        else:
            arguments.append(name(parameter))
    return symbol(formula.function(*arguments))


@dataclass(frozen=True)
class Explanation:
    """One figure: an amount worked out by `formula`, an input, whose `record` says where it is from, or a piece of a formula.

    `node` is the piece; `name` then begins with that of the formula. `tried` are keys whose value nobody gave: it is being tried.
    """

    scenario: Scenario
    sheet: Sheet
    name: str
    node: Symbol | None = field(default=None, compare=False)
    tried: frozenset[str] = frozenset()

    @property
    def formula(self) -> Formula | None:
        """The formula behind the figure, or None if it is an input or a piece of a formula."""
        return None if self.node is not None else self.sheet.formulas.get(self.name)

    @property
    def key(self) -> str | None:
        """The key, if this is an input."""
        return None if self.formula or self.node is not None else key_of(self.name) or self.name

    @property
    def called(self) -> Called | None:
        """What a piece of a formula is called."""
        return None if self.node is None else self.node.called

    @property
    def record(self) -> Record | None:
        """The record, if this is an input."""
        return self.scenario.record(self.key) if self.key else None

    @property
    def label(self) -> str:
        """What the figure is called, in English; translate it."""
        part = self.called or self.formula or self.record
        assert part is not None
        return part.label

    @property
    def in_label(self) -> Mapping[str, Any]:
        """What stands in the placeholders of the label."""
        return self.called.values if self.called else {}

    @property
    def about(self) -> str:
        """The name of the task that this is a field of, as its owner typed it; else empty."""
        parts = (self.key or "").split(".")
        return self.scenario.tasks[int(parts[1]) - 1].name if parts[0] == "tasks" else ""

    @property
    def unit(self) -> str:
        """The figure's unit."""
        part = self.called or self.formula or self.record
        assert part is not None
        return part.unit

    @cached_property
    def amount(self) -> Any:
        """The figure, unrounded (a word or a switch for an input that is one)."""
        if self.node is not None:
            return float(evaluate(self.node, self.known))
        if self.formula:
            return float(self.sheet[self.name])
        assert self.key is not None
        return self.scenario.value(self.key)

    @cached_property
    def symbol(self) -> Symbol:
        """The formula written down in its parameters."""
        if self.node is not None:
            return self.node
        return trace(self.formula, self.scenario) if self.formula else name(self.name)

    @cached_property
    def plain(self) -> Symbol:
        """The formula without what changes nothing at these numbers."""
        return pieces(simplify(self.symbol, self.known))

    @cached_property
    def steps(self) -> tuple[Explanation, ...]:
        """The parts that matter for these numbers, each to open further."""
        if self.key:
            return ()
        parts = [self.of(node) for node in _opened(self.plain)]
        parts += [self.part(of) for of in self._switches(self.symbol)]
        return tuple({part.name: part for part in parts}.values())

    def of(self, node: Symbol) -> Explanation:
        """The explanation of a name in `plain`, or of a piece that has a name of its own."""
        if node.op == "name":
            return self.part(str(node.value))
        same = [repr(piece) for piece in _opened(self.plain) if piece.op != "name"]
        return replace(self, name=f"{self.name}.part_{same.index(repr(node)) + 1}", node=node)

    def _switches(self, node: Symbol) -> Iterator[str]:
        """The switches that decide which way a formula goes."""
        if node.op == "where":
            yield from (name for name in names(node.args[0]) if self.part(name).unit == "flag")
        for arg in node.args:
            yield from self._switches(arg)

    def part(self, of: str) -> Explanation:
        """The explanation of a name in `symbol`; a quantity that only passes another on is that other."""
        part = replace(self, name=of, node=None)
        while part.formula and part.symbol.op == "name":
            part = replace(part, name=str(part.symbol.value))
        return part

    def known(self, part: str) -> Any:
        """The number behind a name in `symbol`."""
        if part.startswith("tasks."):
            return self.scenario.number(part)
        return float(self.sheet[part])

    @property
    def source(self) -> Source | None:
        """The law's source, or the record's."""
        if self.formula:
            return self.formula.evidence.source if self.formula.evidence else None
        return None if self.provenance in ("scenario", "") or self.record is None else self.record.source

    @property
    def date(self) -> datetime.date | None:
        """When the source was checked."""
        if self.formula:
            return self.formula.evidence.date if self.formula.evidence else None
        return self.record.date if self.source and self.record else None

    @property
    def review(self) -> datetime.date | None:
        """The day from which the figure is due for another look; None where there is no source."""
        if self.formula:
            return self.scenario.law.review_of(self.formula.evidence) if self.formula.evidence else None
        return self.record.review if self.source and self.record else None

    @property
    def confidence(self) -> str:
        """How sure the source is; empty where there is none."""
        if self.formula:
            return self.formula.evidence.confidence if self.formula.evidence else ""
        return self.record.confidence if self.source and self.record else ""

    @property
    def note(self) -> str:
        """What to know about the figure, in English; translate it."""
        if self.formula:
            return self.formula.evidence.note if self.formula.evidence else ""
        return self.record.note if self.source and self.record else ""

    @property
    def provenance(self) -> str:
        """For an input: "scenario", "blank", "place" or "default"; else empty."""
        return self.scenario.provenance(self.key) if self.key else ""


def _opened(node: Symbol, top: bool = True) -> Iterator[Symbol]:
    """The names of a formula and its pieces with names of their own, in the order of reading; not what is inside the pieces."""
    if node.op == "name" or (node.called and not top):
        yield node
    else:
        for arg in node.args:
            yield from _opened(arg, False)


def explain(scenario: Scenario, option: str, line: str) -> Explanation:
    """How one line of one option, or a quantity behind it, was worked out.

    Raises InputError for an option or line that does not exist, naming those that do.
    """
    options = {known.name: known for known in OPTIONS}
    if option not in options:
        raise InputError([Problem("", None, "option", unknown(option, tuple(options)))])
    why = options[option].missing(scenario)
    if why:
        message = Message("{option}: {why}", {"option": Message(options[option].label), "why": why})
        raise InputError([Problem("", None, "option", message)])
    sheet = cost_of(options[option], scenario).sheet
    if line not in sheet.formulas:
        raise InputError([Problem("", None, "line", unknown(line, tuple(sheet.formulas)))])
    return Explanation(scenario, sheet, line)
