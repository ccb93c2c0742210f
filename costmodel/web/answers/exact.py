"""What a visitor gave as one number: it varies in no case, which is said, so that nobody takes it for doubted."""

from __future__ import annotations

from collections.abc import Collection

from costmodel.present.values import SPEED, by_switch, label_in_sentence, short_value
from costmodel.web.state import View
from costmodel.words import N_

_NAMED = 8


def exact_words(view: View, known: Collection[str]) -> str:
    """The figures of one's own that count and are not among the uncertain ones, `known`; empty where there are none."""
    _ = view.translate
    typed, followed = _typed(view, known), _followed(view, known)
    said = []
    if typed:
        text = N_("Counted as exact, as you gave one number: {values}. Give a range for what you are not sure of.")
        if len(typed) > _NAMED:
            more = _(N_("and {count} more")).format(count=len(typed) - _NAMED)
            typed = [*typed[: _NAMED - 1], f"{typed[_NAMED - 1]} {more}"]
        said.append(_(text).format(values=", ".join(typed)))
    if followed:
        said.append(_(N_("Exact as well: {values}.")).format(values="; ".join(followed)))
    return " ".join(said)


def _typed(view: View, known: Collection[str]) -> list[str]:
    """What was given as one number, first what usually has a range."""
    scenario, _ = view.scenario, view.translate
    keys = [
        key for key in scenario.given
        if scenario.record(key).numeric and key in view.comparison.counting and key not in known
        and not scenario.by_tasks(key) and not by_switch(key, scenario, _)
    ]  # fmt: skip
    keys.sort(key=lambda key: scenario.record(key).range is None)
    return [
        f"{label_in_sentence(scenario, key, _)} ({short_value(key, scenario.number(key), scenario, _, view.language)})"
        for key in keys
    ]


def _followed(view: View, known: Collection[str]) -> list[str]:
    """What follows from something else that was said: hours from tasks, the owner's speed from the switch."""
    scenario, _ = view.scenario, view.translate
    said = []
    if scenario.tasks and not any(key.startswith("tasks.") for key in known):
        said.append(_(N_("the hours of work, from your tasks")))
    if SPEED in view.comparison.counting and by_switch(SPEED, scenario, _):
        said.append(_(N_("your speed, as you do the work today")))
    return said
