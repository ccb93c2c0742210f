"""What is doubtful about the ways compared: a VA used like an employee, hours paid for nothing or beyond a person, the budget."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Protocol

from costmodel import unlikely
from costmodel.cautions import holds
from costmodel.graph import Sheet
from costmodel.notices import Notice
from costmodel.options import Option
from costmodel.scenario import Scenario
from costmodel.status import YES
from costmodel.words import N_, Message, Tenths

_NOISE = 0.000001
_SIGNS = (
    ("va.one_client", N_("no other clients")),
    ("va.scheduled", N_("scheduled hours")),
    ("va.your_equipment", N_("your equipment")),
)
# What a full-time employee is given as well, whatever the hours.
_DESK = "employee.desk_per_month"
_WHOLE = (
    "employee.health_insurance", "employee.other_benefits", _DESK, "employee.software_per_month", "employee.equipment",
    "employee.training", "employee.other_costs",
)  # fmt: skip
_RISK, _RATE = "va.misclassification_risk", "va.misclassification_rate"
_VAT = "va.irrecoverable_vat_rate"


class Way(Protocol):
    """What is asked of an option that was compared."""

    @property
    def option(self) -> Option:
        """Which one it is."""

    @property
    def sheet(self) -> Sheet:
        """Its quantities."""

    @property
    def total(self) -> float:
        """What it costs over the period."""

    @property
    def cash(self) -> float:
        """What is paid out over the period."""

    @property
    def years(self) -> float:
        """How long the period is."""


def about(scenario: Scenario, ways: Sequence[Way]) -> list[Notice]:
    """What is doubtful about the ways that were compared, each doubt once."""
    of_va = [way for way in ways if way.option.name.startswith("va_")]
    notices = []
    if of_va:
        notices += [*_like_an_employee(scenario, of_va), *_misclassification(scenario)]
    for way in ways:
        if way.option.name == "va_retainer":
            notices += _retainer_unused(way.sheet)
        elif way.option.name == "va_hourly":
            notices += _minimum_order(way.sheet)
        elif way.option.name == "employee_part_time":
            notices += _whole_for_a_part(scenario, way.sheet)
    cheapest = min(ways, key=lambda way: way.total).option.name if ways else ""
    typed = [*unlikely.pay(scenario, cheapest), *unlikely.own_hour(scenario)]
    notices += _vat_on_purchases(scenario, ways)
    return [*typed, *_beyond_a_person(scenario, ways), *notices, *_of_the_place(scenario, ways), *_budget(scenario, ways)]


def _vat_on_purchases(scenario: Scenario, ways: Sequence[Way]) -> list[Notice]:
    """What is bought for an employee bears VAT as the VA's invoice does, and it is added to the invoice only."""
    if scenario.number(_VAT) <= 0 or not any(way.option.employs for way in ways):
        return []
    text = N_(
        "VAT is added to the VA's invoice only. Put in desk space, equipment, software, training and recruiting as you pay"
        " them, with the VAT that you can't reclaim; our figures may be without it."
    )
    return [Notice("vat_on_purchases", "info", Message(text), _VAT)]


def _of_the_place(scenario: Scenario, ways: Sequence[Way]) -> list[Notice]:
    """What the place's file warns of at these values, or at the pay of an employee who is compared."""
    pays = [float(way.sheet["pay_each"]) for way in ways if "pay_each" in way.sheet.formulas]
    notices = []
    for caution in scenario.law.cautions.values():
        low_pay = caution.pay_below is None or any(0 < pay < caution.pay_below for pay in pays)
        if low_pay and holds(caution.when, scenario.value):
            key = caution.when[-1][0] if caution.when else "employee.salary"
            notices.append(Notice(f"caution_{caution.name}", "warning", Message(caution.says), key, caution.evidence.source))
    return notices


def _va_hours(sheet: Sheet) -> float:
    """Hours a week that the VA is at work for the client, scheduled ones without work included."""
    if "billed_a_week" in sheet.formulas and sheet["va_scheduled"]:
        return float(sheet["billed_a_week"])
    if "va_hours_a_week" in sheet.formulas:
        return float(sheet["va_hours_a_week"])
    return float(sheet["hours_per_week"] / sheet["va_speed"])


def _joined(messages: Sequence[Message]) -> Message:
    names = [f"part{i}" for i in range(len(messages))]
    return Message(" ".join(f"{{{name}}}" for name in names), dict(zip(names, messages, strict=True)))


def _like_an_employee(scenario: Scenario, ways: Sequence[Way]) -> list[Notice]:
    """The signs by which an authority would take the VA for an employee, with the test of the place."""
    status = scenario.law.status
    full_time = status.hours_per_week if status else scenario.number("employee.hours_per_week")
    hours = max(_va_hours(way.sheet) for way in ways)
    signs = [Message(sign) for key, sign in _SIGNS if scenario.value(key)]
    is_full_time = hours >= full_time - _NOISE
    if is_full_time:
        values = {"hours": Tenths(hours), "full_time": Tenths(full_time)}
        signs.insert(0, Message(N_("{hours} hours a week, where {full_time} count as full time"), values))
    if not signs:
        return []
    strong = is_full_time or len(signs) > 1
    severity = "warning" if strong else "info"
    if not status:
        text = N_("One sign of an employee is here: {signs}. Look up what your law asks.")
        if strong:
            text = N_("A virtual assistant like this may count as your employee: {signs}. Look up what your law asks.")
        return [Notice("like_an_employee", severity, Message(text, {"signs": signs}))]
    text = N_("One sign of an employee is here: {signs}. {test} asks: {asked}")
    if strong:
        text = N_("A virtual assistant like this may count as your employee: {signs}. {test} asks: {asked}")
    asked = [*map(Message, status.signs), Message(YES[status.yes_means])]
    if status.evidence.note:
        asked.append(Message(status.evidence.note))
    said = Message(text, {"signs": signs, "test": Message(status.test), "asked": _joined(asked)})
    return [Notice("like_an_employee", severity, said, "", status.evidence.source)]


def _misclassification(scenario: Scenario) -> list[Notice]:
    """What the line for being called an employee is, or what it lacks."""
    if scenario.number(_RISK) <= 0:
        return []
    if scenario.number(_RATE) <= 0:
        text = N_("“{risk}” is given but not “{rate}”, so nothing is counted for it.")
        values = {"risk": Message(scenario.records[_RISK].label), "rate": Message(scenario.records[_RATE].label)}
        return [Notice("misclassification", "info", Message(text, values), _RATE)]
    text = N_("What is owed if the VA is ruled an employee is an average: most often nothing falls due, now and then all of it.")
    said, record = Message(text), scenario.records[_RATE]
    if scenario.provenance(_RATE) != "place":
        return [Notice("misclassification", "info", said, _RISK)]
    return [Notice("misclassification", "info", _joined([said, Message(record.note)]), _RISK, record.source)]


def _retainer_unused(sheet: Sheet) -> list[Notice]:
    # Hours carried over are lost as well if no later month needs them: only those that save extra hours are used.
    beyond = max(sheet["used_a_month"] - sheet["retainer_hours_per_month"], 0.0) * sheet["months_with_work"]
    lost = (sheet["unused_hours"] - (beyond - sheet["overage_hours"])) / sheet["horizon_months"]
    if lost <= _NOISE:
        return []
    text = N_("{hours} hours a month of the retainer are paid for and not used.")
    return [Notice("retainer_unused", "info", Message(text, {"hours": Tenths(lost)}), "retainer.hours_per_month")]


def _minimum_order(sheet: Sheet) -> list[Notice]:
    least = float(sheet["va_minimum_hours_per_week"])
    needed = sheet["va_hours_a_week"] / (sheet["va_productive_share"] if sheet["va_scheduled"] else 1.0)
    if least - needed <= _NOISE:
        return []
    text = N_("{idle} hours a week are billed without work, because at least {least} are billed.")
    values = {"idle": Tenths(least - needed), "least": Tenths(least)}
    return [Notice("minimum_order_idle", "info", Message(text, values), "va.minimum_hours_per_week")]


def _whole_for_a_part(scenario: Scenario, sheet: Sheet) -> list[Notice]:
    no_desk = {_DESK} if scenario.number("employee.office_share") == 0 else set()
    given = [key for key in _WHOLE if scenario.number(key) > 0 and key not in no_desk]
    share = float(sheet["fte"])
    if not given or share > 1 - _NOISE:
        return []
    text = N_(
        "For a part-time employee too these are counted in full: {given}. Lower what you would pay only in part, or not at all."
    )
    values = {"given": [Message(scenario.records[key].label) for key in given]}
    return [Notice("whole_for_a_part", "info", Message(text, values), given[0])]


def _beyond_a_person(scenario: Scenario, ways: Sequence[Way]) -> list[Notice]:
    """Hours that one person cannot work for long; an employee's are shared out among as many as it takes."""
    most = scenario.number("work.most_hours_per_person")
    of_va = [_va_hours(way.sheet) for way in ways if way.option.name.startswith("va_")]
    own = [float(way.sheet["hours_per_week"] / way.sheet["owner_speed"]) for way in ways if way.option.name == "owner"]
    text_va = N_("One virtual assistant would work {hours} hours a week. It takes {people}; finding and teaching counts for one.")
    text_own = N_("You would work {hours} hours a week on this. It takes {people} people.")
    notices = []
    for code, text, found in (("hours_beyond_va", text_va, of_va), ("hours_beyond_owner", text_own, own)):
        hours = max(found, default=0.0)
        if hours > most + _NOISE:
            values = {"hours": Tenths(hours), "people": math.ceil(hours / most - _NOISE)}
            notices.append(Notice(code, "warning", Message(text, values), "work.most_hours_per_person"))
    return notices


def _budget(scenario: Scenario, ways: Sequence[Way]) -> list[Notice]:
    most = scenario.number("owner.budget_per_year")
    over = [Message(way.option.label) for way in ways if way.cash / way.years > most + _NOISE]
    if most <= 0 or not over:
        return []
    text = N_("More is paid out in a year than the most that you set: {options}.")
    return [Notice("over_budget", "info", Message(text, {"options": over}), "owner.budget_per_year")]
