"""How a law takes its share: marginal scales, single and rising rates, steps by hours, reductions, free heads, size limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

import numpy as np

from costmodel.graph import Amount
from costmodel.rules import Reduction
from costmodel.symbols import called
from costmodel.units import MONTHS_PER_YEAR, WEEKS_PER_YEAR
from costmodel.words import N_

RateT = TypeVar("RateT")


def stretches(bands: Sequence[tuple[float, RateT]]) -> Iterator[tuple[float, float | None, RateT]]:
    """(above, up to, rate) of each band; the last has no end."""
    ends = [above for above, _ in bands[1:]] + [None]
    for (above, rate), end in zip(bands, ends, strict=True):
        yield above, end, rate


def marginal_scale(amount: Amount, bands: Sequence[tuple[float, Amount]]) -> Amount:
    """Each rate on the part of `amount` above its threshold and up to the next."""
    total: Amount = 0.0
    for above, end, rate in stretches(bands):
        if isinstance(rate, (int, float)) and rate == 0:
            continue
        part = amount if end is None else np.minimum(amount, end)
        term = rate * (np.maximum(part - above, 0.0) if above else part)
        total = term if is_zero(total) else total + term
    return total


def single_rate(amount: Amount, bands: Sequence[tuple[float, Amount]], less: float = 0.0) -> Amount:
    """The rate of the band in which `amount` falls, on all of it beyond `less`."""
    rate: Amount = bands[0][1]
    for above, higher in bands[1:]:
        rate = np.where(amount > above, higher, rate)
    return rate * _beyond(amount, less)


def _beyond(amount: Amount, less: float) -> Amount:
    return np.maximum(amount - less, 0.0) if less else amount


def rising_rate(amount: Amount, bands: Sequence[tuple[float, Amount]], step: float, less: float = 0.0) -> Amount:
    """One rate on all of `amount` beyond `less`: it rises evenly from threshold to threshold.

    The rate is rounded to a multiple of `step`, unless that is nought.
    """
    rate: Amount = bands[0][1]
    for (low, start), (high, end) in pairwise(bands):
        climbed = called(np.maximum(amount - low, 0.0), N_("Amount above the threshold"), "money")
        climbed = called(np.minimum(climbed, high - low), N_("Amount on the way to the next threshold"), "money")
        way = called(climbed / (high - low), N_("Part of the way to the next threshold"), "share")
        rate = rate + called((end - start) * way, N_("What the rate rises by"), "share")
    rate = called(rate, N_("Rate of the law at this amount"), "share")
    rounded = np.floor((rate + step / 2) / step) * step if step else rate
    rounded = called(rounded, N_("Rate of the law, rounded"), "share")
    return rounded * _beyond(amount, less)


def hours_band(hours_per_month: Amount, steps: Sequence[tuple[float, float]]) -> Amount:
    """The amount of the highest step that the monthly hours reach; nothing below the first."""
    amount: Amount = 0.0
    for start, value in steps:
        amount = np.where(hours_per_month >= start, value, amount)
    return amount


def reduction_rate(pay: Amount, hours_per_month: Amount, reduction: Reduction) -> Amount:
    """The share of a year's pay that a degressive reduction lets off, rounded as the law rounds it."""
    paid, full_time = hours_per_month * MONTHS_PER_YEAR, reduction.hours_per_week * WEEKS_PER_YEAR
    wage = reduction.minimum_wage * np.where(paid < full_time, paid, full_time)
    end = called(reduction.up_to * wage, N_("Pay at which nothing is let off any more"), "money")
    counted = np.where(pay < end, np.where(pay > wage, pay, wage), end)
    to_end = called(end / counted, N_("That pay in so many times of this pay"), "ratio")
    beyond = called(to_end - 1, N_("How many times of this pay are missing to that"), "ratio")
    near = called(beyond / (reduction.up_to - 1), N_("Nearness to the minimum wage, 1 at it and 0 at the end"), "ratio")
    curved = near if reduction.power == 1 else called(near**reduction.power, N_("Nearness as the law curves it"), "ratio")
    more = called(reduction.more * curved, N_("What nearness adds"), "share")
    rate = called(reduction.least + more, N_("Share before rounding"), "share")
    return np.where(pay < end, np.floor(rate / reduction.rounded_to + 1 / 2) * reduction.rounded_to, 0.0)


def heads_that_pay(heads: Amount, free_first: float, free_every: float) -> Amount:
    """Heads less the first and less each so-many-th, for which the employer pays nothing."""
    paying = np.maximum(heads - free_first, 0.0)
    if not free_every:
        return paying
    rounds = np.floor(heads / free_every)
    return paying - rounds - np.maximum(heads - rounds * free_every - (free_every - 1), 0.0)


def within(value: Amount, limits: tuple[float, float]) -> Amount:
    """1 where `value` lies within `limits`, both ends included, else 0; people are counted whole and money to the cent."""
    low, high = limits
    inside: Amount = 1.0
    if low > 0:
        inside = np.where(value >= low, 1.0, 0.0)
    if high < float("inf"):
        inside = inside * np.where(value <= high, 1.0, 0.0)
    return inside


def is_zero(value: Amount) -> bool:
    """Whether it is the plain number nought, so that nothing need be written down for it."""
    return isinstance(value, (int, float)) and value == 0
