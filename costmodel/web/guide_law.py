"""What the guide asks of the business and of the employee because the law of the place charges by it."""

from __future__ import annotations

from costmodel.web import guide_vat
from costmodel.web.state import View
from costmodel.words import N_, Message, place_phrase

_HEADCOUNT, _CHOSEN = "employer.headcount", ("choice", "flag")


def of_the_business(view: View) -> list[str]:
    """What the law of the place wants to know of the business or the employee to charge it, and what was said of it.

    Not what starting from nothing sets otherwise: that is how sums were made. Nor what holds for most and can be turned off.
    """
    scenario = view.scenario
    by = {*view.comparison.uses, *(key for charge in scenario.law.charges for key, _ in charge.when), *scenario.values}
    law = [
        key for key, record in scenario.records.items()
        if key.startswith("law.") and key != guide_vat.DUTY and record.unit in _CHOSEN
        and record.value == record.blank and record.value is not True
    ]  # fmt: skip
    return [key for key in (_HEADCOUNT, *law) if key in by]


def lead(view: View) -> str:
    """What stands above these fields."""
    text = N_("Some of what you pay by law in {place} depends on your business and on whom you hire.")
    return view.say(Message(text, {"place": Message(place_phrase(view.scenario.law.name))}))
