"""What the categories of cost and the degrees of confidence are called."""

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

CONFIDENCE_LABELS = {"high": N_("well documented"), "medium": N_("one good source"), "low": N_("weakly documented")}
