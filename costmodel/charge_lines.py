"""A place's charges as cost lines: one a charge, and one for what replacements pay again."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Sequence

from costmodel.charges import Values, amount_of
from costmodel.graph import Amount, Formula
from costmodel.rules import Charge, starts_anew
from costmodel.scales import is_zero
from costmodel.symbols import called
from costmodel.words import N_

_Again = tuple[str, Callable[[Values, Amount], Amount], tuple[str, ...]]  # label of a charge, its amount, its parameters


def charge_formulas(
    charges: Sequence[Charge], start: datetime.date, months: int, given: frozenset[str]
) -> tuple[tuple[Formula, ...], Formula]:
    """A cost line for each charge, and the line of what replacements pay again.

    `given` are the keys of rates that the user has set in the place of the law's own.
    """
    lines = []
    choosers: dict[str, None] = {}
    again: list[_Again] = []
    for charge in charges:
        parameters = _parameters(charge, given)
        amount = amount_of(charge, start, months)

        def function(*args: Amount, _names: tuple[str, ...] = parameters, _amount: Callable[..., Amount] = amount) -> Amount:
            return _amount(dict(zip(_names, args, strict=True)), 0.0)

        names = tuple(name.replace(".", "_") for name in parameters)
        own = dict.fromkeys(rule.rate_input for rule in charge.rules if rule.rate_input)
        chosen_by = (*(key for key, _ in charge.when), *own)
        lines.append(
            Formula(charge.name, charge.label, "money", names, function, charge.category, False, charge.evidence, chosen_by)
        )
        if starts_anew(charge):
            again.append((charge.label, amount, parameters))
            choosers.update(dict.fromkeys(chosen_by))
    return tuple(lines), dataclasses.replace(_replacements(again), chosen_by=tuple(choosers))


def _replacements(again: list[_Again]) -> Formula:
    names = tuple(dict.fromkeys(name for _, _, parameters in again for name in parameters))

    def function(turnover: Amount, *args: Amount) -> Amount:
        values = dict(zip(names, args, strict=True))
        total: Amount = 0.0
        for label, amount, _ in again:
            with_all = called(amount(values, turnover), N_("Charge with replacements"), "money")
            alone = called(amount(values, 0.0), N_("Charge without replacements"), "money")
            more = called(with_all - alone, "{charge}", "money", charge=label)
            total = more if is_zero(total) else total + more
        return total

    parameters = ("employee_turnover_rate", *(name.replace(".", "_") for name in names))
    label = N_("Charges paid again for replacements")
    return Formula("replacement_charges", label, "money", parameters, function, "hiring")


def _parameters(charge: Charge, given: frozenset[str]) -> tuple[str, ...]:
    """Which quantities the charge's rules read, in a fixed order."""
    names = {"pay_each": None, "headcount": None}
    for rule in charge.rules:
        flats = [flat for flat in (rule.flat, rule.full_time_share) if flat]
        if rule.reduction or any(flat.by_hours for flat in flats):
            names["hours_per_month"] = None
        if any(flat.per_hour for flat in flats):
            names["hours_worked_each"] = None
        if rule.on_payroll or rule.allowance or rule.headcount or rule.payroll or rule.free_first or rule.free_every:
            names["staff_before"] = names["payroll_before"] = None
        if rule.on_also:
            names.update(dict.fromkeys((*rule.on_also, "years")))
        for _, rate in (*rule.scale, *rule.bands):
            if isinstance(rate, str):
                names[rate] = None
        if rule.rate_input in given:
            names[rule.rate_input] = None
    return tuple(names)
