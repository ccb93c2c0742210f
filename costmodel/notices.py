"""Doubts as data: a code, how serious it is, and a sentence. For the impossible there are errors; this is for the rest."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from costmodel.records import Source
from costmodel.rules import Charge
from costmodel.scenario import Scenario
from costmodel.units import months_later
from costmodel.words import N_, Message, place_phrase


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader should know. `severity` is "info" or "warning"; `key` the input that it is about, if one.

    `source` is the page that says so, where one does.
    """

    code: str
    severity: str
    message: Message
    key: str = ""
    source: Source | None = None


def left_out_code(option: str) -> str:
    """The code of the notice that an option could not be compared."""
    return f"left_out_{option}"


def left_out(option: str, label: str, why: Message, severity: str = "info") -> Notice:
    """An option that could not be compared."""
    message = Message(N_("Left out: {option}, because {why}."), {"option": Message(label), "why": why})
    return Notice(left_out_code(option), severity, message)


def about(scenario: Scenario, charges: Iterable[Charge], used: Iterable[str], counting: Collection[str]) -> list[Notice]:
    """What is doubtful in a scenario: dates beyond the last check, notes of the law, figures with weak evidence.

    `used` are the keys on which the shown options depend, `counting` those that could change one as things are.
    """
    law = scenario.law
    notices = []
    of_law = {"place": Message(place_phrase(law.name)), "checked": law.checked, "review": law.review}
    charges = tuple(charges)
    sourced = any(charge.evidence.source.url for charge in charges)
    if sourced and scenario.start >= law.review:
        text = N_(
            "The law of {place} was last checked on {checked} and was to be looked at again on {review}: what has changed since"
            " is not in here."
        )
        notices.append(Notice("figures_older", "warning", Message(text, of_law)))
    elif sourced and scenario.start > law.checked:
        text = N_("The charges for {place} were last checked on {checked}; what changed since then is not in here.")
        notices.append(Notice("figures_older", "info", Message(text, of_law)))
    elif sourced and months_later(scenario.start, scenario.months - 1) > law.checked:
        text = N_(
            "The charges for {place} were last checked on {checked}; for the months after, only changes that were known then are"
            " counted."
        )
        notices.append(Notice("figures_carried_on", "info", Message(text, of_law)))
    for charge in charges:
        if charge.evidence.note and charge.evidence.confidence != "high":
            text = N_("{charge}: {note}")
            values = {"charge": Message(charge.label), "note": Message(charge.evidence.note)}
            notices.append(Notice(f"charge_{charge.name}", "info", Message(text, values)))
    used = tuple(dict.fromkeys(used))
    ours = tuple(key for key in used if key in counting and scenario.provenance(key) in ("place", "default"))
    notices += _due(scenario, charges, ours)
    return notices + _evidence(scenario, ours) + _of_the_business(scenario, used, counting)


def _due(scenario: Scenario, charges: Iterable[Charge], ours: tuple[str, ...]) -> list[Notice]:
    """What is due for another look by the day of the comparison: charges before their place, and our own starting points."""
    reviews = [(charge.label, charge.evidence.review) for charge in charges]
    late = [Message(label) for label, review in reviews if review and review <= scenario.start]
    for key in ours:
        record = scenario.records.get(key)
        if record and record.source.url and record.review <= scenario.start:
            late.append(Message(record.label))
    if not late:
        return []
    text = N_("By this day these figures are due for another look: {labels}.")
    return [Notice("figures_due", "info", Message(text, {"labels": late}))]


def _evidence(scenario: Scenario, ours: tuple[str, ...]) -> list[Notice]:
    """Which of our own starting points stand on weak evidence, and which on none."""
    notices, weak, examples = [], [], []
    for key in ours:
        record = scenario.records.get(key)
        if record is None or record.confidence != "low":
            continue
        if key.startswith("law."):
            text = N_("{label}: {note}")
            values = {"label": Message(record.label), "note": Message(record.note or record.help)}
            notices.append(Notice("rate_yours", "warning", Message(text, values), key))
        elif record.source.url and record.value:
            weak.append(Message(record.label))
        elif record.range or record.value != record.blank:
            examples.append(Message(record.label))
    if weak:
        text = N_("Weakly documented: {labels}. Put in your own figures if you can.")
        notices.append(Notice("weak_evidence", "info", Message(text, {"labels": weak})))
    if examples:
        text = N_("No statistics stand behind these; they are a start for you to change: {labels}.")
        notices.append(Notice("examples", "info", Message(text, {"labels": examples})))
    return notices


# What one is asked for everywhere and matters only in some places, or decides what is said and not what it costs.
_MAY_BE_IDLE = (
    "employer.", "horizon.months", "custom.currency", "owner.budget_per_year", "owner.wanted_saving",
    "work.most_hours_per_person", "va.one_client", "va.your_equipment",
)  # fmt: skip
# What counts month by month only.
OVER_TIME = ("horizon.", "employee.notice_weeks", "employee.severance_weeks", "employee.untaken_leave_days", "va.notice_weeks")
SEASONS = (
    "work.january", "work.february", "work.march", "work.april", "work.may", "work.june", "work.july", "work.august",
    "work.september", "work.october", "work.november", "work.december",
)  # fmt: skip


def _of_the_business(scenario: Scenario, used: tuple[str, ...], counting: Collection[str]) -> list[Notice]:
    """What was given and changes nothing here, or was given by half."""
    notices = []
    idle = [key for key in scenario.changed if used and key not in used and not key.startswith(_MAY_BE_IDLE)]
    later = [Message(scenario.records[key].label) for key in idle if key.startswith(OVER_TIME)]
    if any(key in SEASONS for key in idle):
        later.append(Message(N_("Work by the month")))
    if later:
        text = N_("These count in “Over time” only, and change nothing in this comparison: {labels}.")
        notices.append(Notice("over_time_only", "info", Message(text, {"labels": later})))
    by_tasks = [key for key in idle if scenario.by_tasks(key)]
    for key in by_tasks:
        text = N_("Your tasks give the hours of work a week; the number of hours in the scenario file is not used.")
        notices.append(Notice("hours_by_tasks", "info", Message(text), key))
    said = (*OVER_TIME, *SEASONS, *by_tasks)
    plain = [scenario.records[key] for key in idle if not key.startswith(said)]
    nowhere = [Message(record.label) for record in plain if record.unit != "currency"]  # a name of money changes no amount
    if nowhere:
        text = N_("These change nothing in this comparison: {labels}.")
        notices.append(Notice("not_used", "info", Message(text, {"labels": nowhere})))
    heads, payroll = scenario.number("employer.headcount"), scenario.number("employer.payroll")
    if "employer.payroll" in counting and bool(heads) != bool(payroll):
        missing = "employer.payroll" if heads else "employer.headcount"
        text = N_(
            "How many employees the payroll is for is not given: it is taken to be one."
            " Enter it under “{label}” if it is otherwise."
        )
        if heads:
            text = N_(
                "The payroll of your other employees is not given: they are taken to be paid like this hire."
                " Enter it under “{label}” if it is otherwise."
            )
        values = {"label": Message(scenario.records[missing].label)}
        notices.append(Notice("business_by_half", "warning", Message(text, values)))
    return notices
