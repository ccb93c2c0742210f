"""What an option is: a name, its cost lines in display order, the quantities behind them, and when it can be compared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from costmodel.graph import Amount, Formula, Sheet
from costmodel.scenario import Scenario
from costmodel.words import Message


def needs_nothing(scenario: Scenario) -> tuple[str, ...]:
    """The keys that an option needs which can always be compared."""
    return ()


def lacks_nothing(scenario: Scenario) -> Message | None:
    """What an option lacks that needs no tasks."""
    return None


def no_numbers(sheet: Sheet) -> Message | None:
    """Of an option whose reasons need no numbers."""
    return None


def nothing_impossible(sheet: Sheet) -> Amount:
    """Where an option can't deliver that can deliver any amount of work."""
    return False


@dataclass(frozen=True, slots=True)
class Option:
    """A way of getting the work done.

    `label` names it in a list, `phrase` inside a sentence. `employs` puts the place's charges after the lines of the
    category pay. `task_quantities` stand in for those of the same name where the work is given as tasks. To be compared
    it needs more than nought in each of the keys `needs` (else `why_missing`), and tasks of which `lacks` finds nothing
    wrong. `impossible` is true, number or array, where it can't deliver the work, and `why_impossible` says why.
    `in_numbers` says the same with the numbers of the work, or what is lacking where only some of `needs` are given.
    `on_request`: whoever gives one of `needs` asks for it, so that leaving it out is worth a warning.
    """

    name: str
    label: str
    phrase: str
    lines: tuple[Formula, ...]
    quantities: tuple[Formula, ...]
    needs: Callable[[Scenario], tuple[str, ...]] = needs_nothing
    why_missing: str = ""
    lacks: Callable[[Scenario], Message | None] = lacks_nothing
    task_quantities: tuple[Formula, ...] = ()
    employs: bool = False
    impossible: Callable[[Sheet], Amount] = nothing_impossible
    why_impossible: str = ""
    in_numbers: Callable[[Sheet], Message | None] = no_numbers
    on_request: bool = False

    def missing(self, scenario: Scenario) -> Message | None:
        """What the scenario lacks for this option, or None."""
        if any(scenario.number(key) <= 0 for key in self.needs(scenario)):
            return Message(self.why_missing)
        return self.lacks(scenario)

    def asked_for(self, scenario: Scenario) -> bool:
        """Whether it was asked for by giving some of what it needs."""
        return self.on_request and any(scenario.number(key) > 0 for key in self.needs(scenario))
