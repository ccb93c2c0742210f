"""What matters: how far each uncertain value moves the difference between two options, and where it flips the answer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from costmodel.answers.break_even import break_even
from costmodel.answers.simulation import BLOCK, Sequence
from costmodel.answers.sweep import Totals, sweep
from costmodel.answers.uncertain import Uncertain, uncertain
from costmodel.compare import compare
from costmodel.options import OPTIONS
from costmodel.scenario import Scenario
from costmodel.words import N_, refuse

Array = NDArray[np.float64]

_SLICES = 64  # into which the draws are cut along one value, to see what it alone explains
_SEED = 1
_JUST = 1e-6  # share of a range by which one stays clear of where an option ceases to be able
_SMALLEST = 0.005  # money; a bar narrower than half a cent is rounding


@dataclass(frozen=True, slots=True)
class Bar:
    """One uncertain value: the saving of the leading option at its low and at its high, all others at their likeliest.

    `flip` is the value between them at which the saving is nought, the nearest to the likeliest, if there is one;
    `share` is the part of the whole spread of the saving that this value explains by itself. Where one of the two can't do
    the work up to an end, `limit` is the last value at which it can, `unable` that option, and the end stands there.
    """

    uncertain: Uncertain
    at_low: float
    at_high: float
    flip: float | None
    share: float
    limit: float | None = None
    unable: str | None = None

    @property
    def low(self) -> float:
        """The low end of the range, or of the part of it in which both can do the work."""
        below = self.limit is not None and self.limit <= self.uncertain.range.likely
        return float(self.limit or 0) if below else self.uncertain.low

    @property
    def high(self) -> float:
        """The high end of the range, or of the part of it in which both can do the work."""
        above = self.limit is not None and self.limit > self.uncertain.range.likely
        return float(self.limit or 0) if above else self.uncertain.high

    @property
    def width(self) -> float:
        """How far the saving moves."""
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The bars, widest first. `saving` is what `rival` costs more than `leading` at the likeliest values (money over the
    period); without two options to compare there is nothing.
    """

    scenario: Scenario
    leading: str | None
    rival: str | None
    saving: float
    bars: tuple[Bar, ...]


def sensitivity(scenario: Scenario, between: tuple[str, str] | None = None) -> Sensitivity:
    """How far each uncertain value moves the difference of two options; by default the cheapest and the next.

    Raises InputError for options that can't be compared.
    """
    comparison = compare(scenario)
    names = [option.name for option in comparison.ranked]
    if between is None:
        if len(names) < 2:
            return Sensitivity(scenario, names[0] if names else None, None, 0.0, ())
        between = (names[0], names[1])
    if between[0] == between[1]:
        raise refuse("--between", "", N_("name two different options, not {found} twice"), found=between[0])
    missing = [name for name in between if name not in names]
    if missing:
        known = ", ".join(names if missing[0] in {option.name for option in OPTIONS} else [option.name for option in OPTIONS])
        raise refuse("--between", "", N_("{found} can't be compared here; allowed: {allowed}"), found=missing[0], allowed=known)
    leading, rival = sorted(between, key=names.index)
    doubtful = uncertain(scenario, comparison)
    shares = _explained(scenario, doubtful, leading, rival)
    bars = [_bar(scenario, each, leading, rival, share) for each, share in zip(doubtful, shares, strict=True)]
    moving = [bar for bar in bars if bar.width > _SMALLEST or bar.limit is not None]
    saving = comparison.total(rival) - comparison.total(leading)
    # A value that can make one of the two impossible matters more than any amount.
    return Sensitivity(scenario, leading, rival, saving, tuple(sorted(moving, key=lambda bar: (bar.limit is None, -bar.width))))


def _bar(scenario: Scenario, each: Uncertain, leading: str, rival: str, share: float) -> Bar:
    found = break_even(scenario, each.key, (leading, rival), each.low, each.high)
    likely = each.range.likely
    low, high = each.low, each.high
    limit = unable = None
    for value, name, begins in found.ends:
        if begins and low < value <= likely:
            low, limit, unable = value, value, name
        elif not begins and likely <= value < high:
            high, limit, unable = value, value, name
    just = (each.high - each.low) * _JUST
    totals = sweep(scenario, each.key, np.array([low + just * (low > each.low), high - just * (high < each.high)]))
    unknown = np.full(2, np.nan)
    saving = totals.get(rival, unknown) - totals.get(leading, unknown)
    flip = min((point.value for point in found.points), key=lambda value: abs(value - likely), default=None)
    known = np.nan_to_num(saving, nan=float(np.nanmean(saving)) if np.isfinite(saving).any() else 0.0)
    return Bar(each, float(known[0]), float(known[1]), flip, share, limit, unable)


def _explained(scenario: Scenario, doubtful: tuple[Uncertain, ...], leading: str, rival: str) -> list[float]:
    """The share of the variance of the saving that each value explains alone: how far the mean moves along it.

    Source of the measure: I. M. Sobol, Sensitivity estimates for nonlinear mathematical models (1993), first order.
    """
    if not doubtful:
        return []
    drawn = Sequence(len(doubtful), _SEED).next()
    values = {each.key: each.spread(drawn[i]) for i, each in enumerate(doubtful)}
    totals = Totals(scenario, frozenset(values))(values)
    saving = np.broadcast_to(totals[rival] - totals[leading], (BLOCK,))
    known = np.isfinite(saving)
    saving, drawn = saving[known], drawn[:, known]
    each_slice = len(saving) // _SLICES
    whole = float(saving.var()) if len(saving) else 0.0
    if each_slice < 2 or whole <= 0:
        return [0.0] * len(doubtful)
    shares = []
    for row in drawn:
        cut = saving[np.argsort(row, kind="stable")][: each_slice * _SLICES].reshape(_SLICES, each_slice)
        within = float(cut.var(axis=1, ddof=1).mean())
        between = float(cut.mean(axis=1).var(ddof=1)) - within / each_slice  # what chance alone moves a mean by
        shares.append(min(max(between / whole, 0.0), 1.0))
    return shares
