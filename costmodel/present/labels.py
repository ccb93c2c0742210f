"""What options and categories are called, as labels and inside sentences."""

from __future__ import annotations

from costmodel.words import N_

CATEGORY_LABELS: dict[str, str] = {
    "pay": N_("Pay"),
    "payroll_taxes": N_("Payroll taxes"),
    "benefits": N_("Benefits"),
    "workspace": N_("Workspace"),
    "equipment": N_("Equipment"),
    "insurance": N_("Insurance"),
    "hiring": N_("Hiring"),
    "management": N_("Management"),
    "fees": N_("Fees"),
    "taxes": N_("Lost VAT"),
    "other": N_("Other"),
}

OPTION_PHRASES: dict[str, str] = {
    "employee": N_("a full-time employee"),
    "employee_part_time": N_("a part-time employee"),
    "va_hourly": N_("a VA by the hour"),
    "va_per_task": N_("a VA by the task"),
    "va_retainer": N_("a VA on a retainer"),
    "owner": N_("doing it yourself"),
}


def at_start(phrase: str) -> str:
    """The phrase as it stands at the start of a sentence."""
    return phrase[:1].upper() + phrase[1:]
