"""What a place's law puts on the employer: its rules as cost lines, with dates, sizes and allowances, in plain NumPy."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import numpy as np

from costmodel.graph import Amount
from costmodel.rules import Bands, Charge, Flat, Rule, counted_yearly, rule_sets
from costmodel.scales import heads_that_pay, hours_band, is_zero, marginal_scale, reduction_rate, rising_rate, single_rate, within
from costmodel.symbols import called
from costmodel.units import CENTS, MONTHS_PER_YEAR
from costmodel.words import N_

Values = Mapping[str, Amount]
_WITH, _WITHOUT = N_("Charge with this hire"), N_("Charge without this hire")
_BILL, _STAFF_BILL = N_("Charge on all, this hire included"), N_("Charge on the staff before")


def _bands(bands: Bands, rule: Rule, values: Values) -> list[tuple[float, Amount]]:
    """The bands with the user's own rate, if there is one, in the place of the first that charges anything."""
    own = rule.rate_input in values
    filled: list[tuple[float, Amount]] = []
    for above, rate in bands:
        if isinstance(rate, str):
            filled.append((above, values[rate]))
        elif own and rate:
            filled.append((above, values[rule.rate_input]))
            own = False
        else:
            filled.append((above, rate))
    return filled


def _shape(rule: Rule) -> Callable[[Amount, Sequence[tuple[float, Amount]]], Amount]:
    """How the rule's bands are taken: each rate on its part, or one rate on all."""
    if rule.scale:
        return marginal_scale
    if rule.rising is None:
        return partial(single_rate, less=rule.less)
    return partial(rising_rate, step=rule.rising, less=rule.less)


def _per_head(charge: Charge, rule: Rule, pay: Amount, months: int, spells: Amount, values: Values) -> Amount:
    """The charge on one head with `pay` a year, over `months`, in which `spells` people hold the seat in turn."""
    share = months / MONTHS_PER_YEAR
    if rule.flat is not None:
        cost = _times(_flat_amount(rule.flat, values), share)
        return np.where(pay >= rule.trigger, cost, 0.0) if rule.trigger else cost
    if rule.reduction is not None:
        let_off = reduction_rate(pay, values["hours_per_month"], rule.reduction)
        return _times(-called(let_off, N_("Share of pay that is let off"), "share") * pay, share)
    bands = _bands(rule.scale or rule.bands, rule, values)
    apply = _shape(rule)
    if counted_yearly(charge, rule) and not rule.bands:
        earned = _times(pay, share)
        if _is_one(spells):
            cost = apply(earned, bands)
        else:
            each = apply(called(earned / spells, N_("Pay of each who holds the job in turn"), "money"), bands)
            cost = spells * called(each, N_("Charge on each of them"), "money")
    else:
        cost = _times(apply(pay, bands), share)
    return np.where(pay >= rule.trigger, cost, 0.0) if rule.trigger else cost


def _flat_amount(flat: Flat, values: Values) -> Amount:
    if flat.by_hours:
        return called(hours_band(values["hours_per_month"], flat.by_hours), N_("Amount for these hours a month"), "money")
    return flat.per_hour * values["hours_worked_each"] if flat.per_hour else flat.amount


def _is_one(value: Amount) -> bool:
    return isinstance(value, (int, float)) and value == 1


def _times(amount: Amount, factor: float) -> Amount:
    """amount · factor, without writing down a multiplication by one."""
    return amount if factor == 1 else amount * factor


def _rule_amount(charge: Charge, rule: Rule, months: int, spells: Amount, values: Values) -> Amount:
    """What one rule takes for the new heads over `months` ≤ 12: the employer's bill with them less the bill without."""
    heads, share = values["headcount"], months / MONTHS_PER_YEAR
    pay = values["pay_each"]
    for other in rule.on_also:
        pay = called(pay + values[other] / (heads * values["years"]), N_("Yearly pay and what counts with it"), "money")
    if rule.on_payroll:
        return _on_payroll(charge, rule, pay, share, values)
    if rule.free_first or rule.free_every:
        assert rule.flat is not None
        before = values["staff_before"]
        joined = before + called(
            heads * _full_time_share(rule, values), N_("This hire in heads, as the law counts them"), "employees"
        )
        labels = (N_("Heads that pay, this hire included"), N_("Heads that pay without this hire"))
        with_hire, without = (
            called(heads_that_pay(count, rule.free_first, rule.free_every), label, "employees")
            for count, label in zip((joined, before), labels, strict=True)
        )
        more = called(with_hire - without, N_("Heads more that pay"), "employees")
        return _times(rule.flat.amount * more, share)
    each = _per_head(charge, rule, pay, months, spells, values)
    if rule.full_time_share is not None:
        each = each * _full_time_share(rule, values)
    new = heads * each
    if not (rule.headcount or rule.payroll or rule.allowance):
        return new
    staff, payroll = values["staff_before"], values["payroll_before"]
    if rule.size_before:
        return _applies(rule, staff, payroll) * new
    heads_before = called(np.maximum(staff, 1.0), N_("Heads on the payroll before"), "employees")
    usual_pay = called(payroll / heads_before, N_("Average yearly pay before this hire"), "money")
    if rule.allowance:
        bill = staff * _per_head(charge, rule, usual_pay, MONTHS_PER_YEAR, 1.0, values)
        bill, with_new = called(bill, _STAFF_BILL, "money"), called(bill + new, _BILL, "money")
        after = called(np.maximum(with_new - rule.allowance, 0.0), _WITH, "money")
        return after - called(np.maximum(bill - rule.allowance, 0.0), _WITHOUT, "money")
    bill = staff * _per_head(charge, rule, usual_pay, months, 1.0, values)
    after, before = _applies(rule, staff + heads, payroll + pay * heads), _applies(rule, staff, payroll)
    bill, with_new = called(bill, _STAFF_BILL, "money"), called(bill + new, _BILL, "money")
    return called(after * with_new, _WITH, "money") - called(before * bill, _WITHOUT, "money")


def _applies(rule: Rule, staff: Amount, payroll: Amount) -> Amount:
    applies: Amount = 1.0
    if rule.headcount:
        applies = within(np.floor(staff), rule.headcount)
    if rule.payroll:
        by_payroll = within(np.floor(payroll * CENTS) / CENTS, rule.payroll)
        applies = by_payroll if _is_one(applies) else applies * by_payroll
    return applies


def _on_payroll(charge: Charge, rule: Rule, pay: Amount, share: float, values: Values) -> Amount:
    payroll, added = values["payroll_before"], pay * values["headcount"]
    if rule.on_also:  # what counts beside the new head's pay counts in the same proportion beside that of the others
        beside = called(
            pay / called(np.maximum(values["pay_each"], 1 / CENTS), N_("Yearly pay"), "money"),
            N_("Pay and what counts with it, to pay alone"),
            "ratio",
        )
        payroll = called(payroll * beside, N_("Payroll and what counts with it"), "money")
    bands = _bands(rule.scale or rule.bands, rule, values)
    apply = _shape(rule)
    whole_year = not counted_yearly(charge, rule) or bool(rule.bands)
    more = added if whole_year else _times(added, share)

    def bill(amount: Amount, heads: Amount) -> Amount:
        cost = apply(amount, bands)
        sized = rule.headcount or rule.payroll
        return _applies(rule, values["staff_before"] + heads, amount) * cost if sized else cost

    whole = called(payroll + more, N_("Payroll with this hire"), "money")
    with_hire = called(bill(whole, values["headcount"]), _WITH, "money")
    difference = with_hire - called(bill(payroll, 0.0), _WITHOUT, "money")
    return _times(difference, share) if whole_year else difference


def _full_time_share(rule: Rule, values: Values) -> Amount:
    if rule.full_time_share is None:
        return 1.0
    steps = rule.full_time_share.by_hours
    shares = [(start, amount / steps[-1][1]) for start, amount in steps]
    return called(hours_band(values["hours_per_month"], shares), N_("Part of the full amount for these hours a month"), "share")


def _in_turn(turnover: Amount, months: int) -> Amount:
    return called(1.0 + _times(turnover, months / MONTHS_PER_YEAR), N_("People who hold the job in turn"), "ratio")


def amount_of(charge: Charge, start: datetime.date, months: int) -> Callable[[Values, Amount], Amount]:
    """What a charge comes to over `months` from `start`, from the quantities it reads and the turnover of the seats."""
    sets = rule_sets(charge, start, months)

    def amount(values: Values, turnover: Amount) -> Amount:
        total: Amount = 0.0
        for length, weight, rules in sets:
            spells = 1.0 if is_zero(turnover) else _in_turn(turnover, length)
            for rule in rules:
                term = _rule_amount(charge, rule, length, spells, values)
                if weight < 1:
                    term = called(term, N_("Yearly charge by the rules of {since}"), "money", since=rule.since)
                term = _times(term, weight)
                total = term if is_zero(total) else total + term
        return total

    return amount
