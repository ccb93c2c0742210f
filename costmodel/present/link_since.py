"""Since this link was made: what costs something else now, by how much, and what is behind it as far as can be known."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from costmodel.compare import Comparison, CostLine, OptionCost, compare
from costmodel.graph import Formula
from costmodel.options import OPTIONS
from costmodel.present.link_building import Opened
from costmodel.records import Record
from costmodel.words import N_, Message

Write = Callable[[float], object]
_CENT = 0.01
_CHANGES_NOTHING = (None, 0, 1)  # a new input that stands at one of these leaves every line as it was


@dataclass(frozen=True, slots=True)
class Moved:
    """What a way or a line of it cost then and costs now; nan where there was or is none. `parts` are a way's lines."""

    label: Message
    then: float
    now: float
    parts: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class Since:
    """What moved in one scenario of a link (`number` counts those of a set, else 0) and what is behind it.

    `charges` are those of the law whose source was read again after `checked`, the day that the sender's law was last checked;
    `inputs` those that the link does not hold because they came later. `left_out`: parts of the link could not be taken.
    """

    opened: Opened
    number: int
    moved: tuple[Moved, ...]
    charges: tuple[Formula, ...]
    inputs: tuple[Record, ...]

    @property
    def title(self) -> Message:
        """That figures have changed, and of which scenario."""
        if not self.number:
            return Message(N_("Figures have changed since this link was made."))
        scenario = self.opened.scenario
        text = N_("Figures of scenario {number} ({name}) have changed since this link was made.")
        return Message(text, {"number": self.number, "name": scenario.name or Message(scenario.law.name)})

    def reasons(self, date: Callable[[datetime.date], object]) -> list[Message]:
        """Why, a sentence each; where the law was read again, that comes last, for `charges` to follow."""
        checked = self.opened.law_checked
        said = []
        if self.inputs:
            text = N_("Not asked when the link was made, and now counted at what is usual: {labels}.")
            said.append(Message(text, {"labels": [Message(record.label) for record in self.inputs]}))
        if self.opened.notices:
            said.append(Message(N_("What was left out of this link may change its figures too.")))
        if self.charges:
            said.append(Message(N_("The law was read again since {date}:"), {"date": date(checked) if checked else "–"}))
        if said:
            return said
        if checked and checked >= self.opened.scenario.law.checked:
            return [
                Message(
                    N_("The law here stands as it stood then ({date}): a mistake of ours was corrected."), {"date": date(checked)}
                )
            ]
        return [Message(N_("A rule of law or a mistake of ours was corrected."))]


def sender_lines(comparison: Comparison, category: str = "") -> dict[str, dict[str, float]]:
    """What a link keeps of each way's lines (of one category, if given): whole amounts, and only those that cost something."""
    kept = {
        option.name: {
            line.name: float(round(line.amount))
            for line in option.lines
            if round(line.amount) and category in ("", line.formula.category)
        }
        for option in comparison.options
    }
    return {name: lines for name, lines in kept.items() if lines}


def changes(opened: Opened, comparison: Comparison | None = None) -> tuple[tuple[str, float, float], ...]:
    """(option, the sender's total, today's total) wherever they differ by a cent or more; nan where there is none now."""
    if not opened.answer:
        return ()
    now = {option.name: option.total for option in (comparison or compare(opened.scenario)).options}
    names = [*opened.answer, *(name for name in now if name not in opened.answer)]
    pairs = [(name, opened.answer.get(name, math.nan), now.get(name, math.nan)) for name in names]
    return tuple((name, then, today) for name, then, today in pairs if not abs(then - today) < _CENT)


def since(opened: Opened) -> list[Since]:
    """What moved, scenario by scenario of the link; empty where every figure is the sender's."""
    members = (opened, *opened.rest)
    found = [_since(member, i + 1 if len(members) > 1 else 0) for i, member in enumerate(members)]
    return [each for each in found if each.moved]


def _since(opened: Opened, number: int) -> Since:
    comparison = compare(opened.scenario)
    labels = {option.name: Message(option.label) for option in OPTIONS}
    today = {option.name: option for option in comparison.options}
    moved, behind = [], []
    for name, then, now in changes(opened, comparison):
        option = today.get(name)
        held = (opened.lines or {}).get(name)
        lines = _moved_lines(option, held) if option and held and not math.isnan(then) else {}
        parts = tuple(lines.values())
        moved.append(Moved(labels.get(name, Message("{name}", {"name": name})), then, now, parts))
        if option:
            behind += [line for line in option.lines if not lines or line.name in lines]
    return Since(opened, number, tuple(moved), _read_again(opened, behind), _new_inputs(opened, behind))


def _moved_lines(option: OptionCost, held: Mapping[str, float]) -> dict[str, Moved]:
    """The lines of a way that are others by whole amounts, by name, those that are gone at the end."""
    now = {line.name: (Message(line.formula.label), float(round(line.amount))) for line in option.lines}
    gone = {name: (Message("{name}", {"name": name}), 0.0) for name in held if name not in now}
    return {
        name: Moved(label, held.get(name, 0.0), amount)
        for name, (label, amount) in {**now, **gone}.items()
        if amount != held.get(name, 0.0)
    }


def _read_again(opened: Opened, lines: list[CostLine]) -> tuple[Formula, ...]:
    """The charges behind these lines whose evidence is newer than the sender's law."""
    if opened.law_checked is None:
        return ()
    newer = {
        line.name: line.formula
        for line in lines
        if line.formula.evidence and line.formula.evidence.date > opened.law_checked and round(line.amount)
    }
    return tuple(newer.values())


def _new_inputs(opened: Opened, lines: list[CostLine]) -> tuple[Record, ...]:
    """The inputs behind these lines that a link of every input does not hold, unless they leave everything as it was."""
    scenario = opened.scenario
    if opened.held is None:
        return ()
    used = {key for line in lines for key in line.uses if key in scenario.records}
    new = [scenario.records[key] for key in scenario.records if key in used and key not in opened.held]
    return tuple(record for record in new if scenario.value(record.key) not in _CHANGES_NOTHING)


def since_messages(found: Since, amount: Write, date: Callable[[datetime.date], object]) -> list[Message]:
    """The same in sentences."""
    said = [found.title]
    for each in found.moved:
        said.append(_moved_sentence(each, amount))
        if each.parts:
            text = Message(N_("{line} {then} → {now}"))
            lines = [Message(text.text, {"line": p.label, "then": amount(p.then), "now": amount(p.now)}) for p in each.parts]
            said.append(Message(N_("Behind it: {lines}."), {"lines": lines}))
    said += found.reasons(date)
    for charge in found.charges:
        assert charge.evidence
        source, day = charge.evidence.source, date(charge.evidence.date)
        values = {"charge": Message(charge.label), "source": Message(source.title), "url": source.url, "date": day}
        said.append(Message(N_("{charge}: {source}, {url}, read on {date}"), values))
    return said


def _moved_sentence(moved: Moved, amount: Write) -> Message:
    values = {"option": moved.label, "then": amount(moved.then), "now": amount(moved.now)}
    if math.isnan(moved.now):
        return Message(N_("{option}: the sender saw {then}; now it is left out."), values)
    if math.isnan(moved.then):
        return Message(N_("{option}: the sender did not have it; now it comes to {now}."), values)
    more = moved.now > moved.then
    text = (
        N_("{option}: the sender saw {then}; now it comes to {now}, which is {difference} more.")
        if more
        else N_("{option}: the sender saw {then}; now it comes to {now}, which is {difference} less.")
    )
    return Message(text, {**values, "difference": amount(abs(moved.now - moved.then))})
