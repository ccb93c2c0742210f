"""A virtual assistant by the task: so many pieces at a price each; what is done wrong is redone at the VA's own cost."""

from __future__ import annotations

from costmodel.graph import Amount, line
from costmodel.options import va
from costmodel.options.option import Option
from costmodel.scenario import Scenario
from costmodel.symbols import called
from costmodel.words import N_, Message


@line(N_("Prices of the tasks"), "pay")
def invoice(tasks: Amount, horizon_months: Amount, share_covered: Amount) -> Amount:
    each = (called(t.per_month * t.price, N_("Price a month of {task}"), "money", task=t.name) for t in tasks)
    return called(sum(each, 0.0), N_("Price a month of all tasks"), "money") * horizon_months * share_covered


def _lacks(scenario: Scenario) -> Message | None:
    if not scenario.tasks:
        return Message(N_("no tasks are given"))
    in_hours = [task.name for task in scenario.tasks if task.in_hours]
    if in_hours:
        return Message(N_("work counted in hours has no price each: {tasks}"), {"tasks": ", ".join(in_hours)})
    unpriced = [task.name for task in scenario.tasks if task.price is None]
    if unpriced:
        return Message(N_("no price is given for: {tasks}"), {"tasks": ", ".join(unpriced)})
    return None


OPTION = Option("va_per_task", N_("VA by the task"), N_("a VA by the task"), (invoice, *va.LINES), va.QUANTITIES, lacks=_lacks)
