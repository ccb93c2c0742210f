"""The rules of a charge as data: what is charged, on whom, from when, and which of them hold in which months."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from costmodel.graph import Evidence
from costmodel.units import MONTHS_PER_YEAR, months_later

Rate = float | str  # a number, or the key of the input that holds it
Bands = tuple[tuple[float, Rate], ...]  # (above, rate), thresholds a year
Wanted = str | bool | tuple[str, ...]  # what a choice has to be, or one of several


@dataclass(frozen=True, slots=True)
class Flat:
    """An amount a head and year; `per_hour` an amount a paid hour; `by_hours` (from hours a month, amount a year)."""

    amount: float = 0.0
    per_hour: float = 0.0
    by_hours: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Reduction:
    """A share of pay that the law lets off, which falls as pay rises from the minimum wage to `up_to` times as much.

    The share is `least` + `more` at the minimum wage and `least` just before the end, from which on nothing is let off; between
    the two it follows `power`, rounded to a multiple of `rounded_to`. The minimum wage, an hour's, counts for the hours paid,
    up to `hours_per_week`.
    """

    minimum_wage: float
    hours_per_week: float
    up_to: float
    more: float
    rounded_to: float
    least: float = 0.0
    power: float = 1.0


@dataclass(frozen=True, slots=True)
class Rule:
    """One set of figures of a charge, in force from a date for employers of a size. Money and thresholds are a year.

    `size_before`: the law judges the size by what the business was before the hire, so no hire tips it.
    `thresholds_per`: the period by which the law counts the thresholds; those of less than a year prorate with time.
    `rising`: the one rate of `bands` rises evenly from threshold to threshold, in steps of this size (0: without any); `less` is
    taken off first from what it falls on.
    """

    since: datetime.date
    scale: Bands = ()
    bands: Bands = ()
    flat: Flat | None = None
    reduction: Reduction | None = None
    on_payroll: bool = False
    on_also: tuple[str, ...] = ()
    trigger: float = 0.0
    headcount: tuple[float, float] | None = None
    payroll: tuple[float, float] | None = None
    size_before: bool = False
    allowance: float = 0.0
    full_time_share: Flat | None = None
    free_first: float = 0.0
    free_every: float = 0.0
    rate_input: str = ""
    thresholds_per: str = "year"
    rising: float | None = None
    less: float = 0.0


@dataclass(frozen=True, slots=True)
class Charge:
    """A charge of the law: what it is called, what stands behind it, when it applies, and its dated rules."""

    name: str
    label: str
    evidence: Evidence
    rules: tuple[Rule, ...]
    category: str = "payroll_taxes"
    yearly: bool = True
    when: tuple[tuple[str, Wanted], ...] = ()


def rule_sets(charge: Charge, start: datetime.date, months: int) -> list[tuple[int, float, tuple[Rule, ...]]]:
    """(months of a twelve-month stretch, how many such stretches, the rules in force), from the start on.

    Each set of rules weighs by the months in which it is in force; the last stretch may be shorter.
    """
    weights: Counter[tuple[int, datetime.date]] = Counter()
    for first in range(0, months, MONTHS_PER_YEAR):
        length = min(MONTHS_PER_YEAR, months - first)
        for month in range(first, first + length):
            since = max((rule.since for rule in charge.rules if rule.since <= months_later(start, month)), default=None)
            if since:
                weights[(length, since)] += 1
    return [
        (length, count / length, tuple(rule for rule in charge.rules if rule.since == since))
        for (length, since), count in weights.items()
    ]


def starts_anew(charge: Charge) -> bool:
    """Whether a replacement pays more: a yearly floor or cap that counts for every hire anew."""
    return any(counted_yearly(charge, rule) and len(rule.scale) > 1 and not rule.on_payroll for rule in charge.rules)


def counted_yearly(charge: Charge, rule: Rule) -> bool:
    """Whether floors and caps count over twelve months; else they prorate with the months."""
    return charge.yearly and rule.thresholds_per == "year"


def applicable(charges: Sequence[Charge], chosen: Callable[[str], object]) -> list[Charge]:
    """The charges whose conditions hold for what the user chose (`chosen` gives an input's value by key)."""
    return [charge for charge in charges if all(chosen(key) in answers(wanted) for key, wanted in charge.when)]


def answers(wanted: Wanted) -> tuple[str | bool, ...]:
    """The choices of the user at which a condition holds."""
    return wanted if isinstance(wanted, tuple) else (wanted,)
