"""Doubts as data: a code, how serious it is, and a sentence. For the impossible there are errors; this is for the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from costmodel.records import EXAMPLE
from costmodel.rules import Charge
from costmodel.scenario import Scenario
from costmodel.words import N_, Message


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader should know. `severity` is "info" or "warning"; `key` the input that it is about, if one."""

    code: str
    severity: str
    message: Message
    key: str = ""


def left_out(option: str, label: str, why: Message) -> Notice:
    """An option that could not be compared."""
    message = Message(N_("Left out: {option}, because {why}."), {"option": Message(label), "why": why})
    return Notice(f"left_out_{option}", "info", message)


def about(scenario: Scenario, charges: Iterable[Charge], used: Iterable[str]) -> list[Notice]:
    """What is doubtful in a scenario: dates beyond the last check, notes of the law, figures with weak evidence.

    `used` are the keys on which the shown options depend.
    """
    law = scenario.law
    notices = []
    if scenario.start > law.checked:
        text = N_("The figures for {place} were last checked on {checked}; what changed since then is not in here.")
        notices.append(Notice("figures_older", "warning", Message(text, {"place": law.name, "checked": law.checked})))
    for charge in charges:
        if charge.evidence.note and charge.evidence.confidence != "high":
            text = N_("{charge}: {note}")
            values = {"charge": Message(charge.label), "note": Message(charge.evidence.note)}
            notices.append(Notice(f"charge_{charge.name}", "info", Message(text, values)))
    weak = []
    for key in dict.fromkeys(used):
        record = scenario.records.get(key)
        if record is None or scenario.provenance(key) not in ("place", "default") or record.confidence != "low":
            continue
        if key.startswith("law."):
            text = N_("{label}: {note}")
            values = {"label": Message(record.label), "note": Message(record.note or record.help)}
            notices.append(Notice("rate_yours", "warning", Message(text, values), key))
        elif record.source != EXAMPLE and record.value:
            weak.append(Message(record.label))
    if weak:
        text = N_("Weak evidence stands behind: {labels}. Put in your own figures if you can.")
        notices.append(Notice("weak_evidence", "info", Message(text, {"labels": weak})))
    return notices
