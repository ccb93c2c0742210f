"""How sure: the comparison drawn many times over the ranges, the same for a seed to the last bit on any number of cores."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from costmodel.answers.sweep import Totals
from costmodel.answers.uncertain import Uncertain, uncertain
from costmodel.compare import compare
from costmodel.scenario import Scenario
from costmodel.words import whole_number

Array = NDArray[np.float64]

DRAWS = 16_384
MOST_DRAWS = 10_000_000
BLOCK = 8_192  # draws whose arrays fit the processor's cache; a power of two, as the sequence wants
_HALF_STEP = 2.0**-31  # the sequence counts in steps of 2**-30 from 0 on; the middle of each is never 0 or 1
SHARES = {"p05": 0.05, "p10": 0.1, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p90": 0.9, "p95": 0.95}


@dataclass(frozen=True, slots=True)
class Spread:
    """An amount's mean and quantiles (by the names of `SHARES`) over the draws in which it is known."""

    mean: float
    quantiles: dict[str, float]
    known: float

    def __getitem__(self, name: str) -> float:
        return self.mean if name == "mean" else self.quantiles[name]


@dataclass(frozen=True)
class Simulation:
    """What came out of the draws. Money of the place over the period.

    `totals` has a row of draws for each option, nan where it can't deliver. `leading` costs least at the likeliest
    values; `unable` is the share of the draws in which it can't do the work. `saving` is what another option costs more
    than the leading one, `wins` the share of the draws in which it costs more; `regret` is what the leading option costs
    more than the cheapest of each draw, on average over the draws in which it can do the work.
    """

    scenario: Scenario
    draws: int
    seed: int
    uncertain: tuple[Uncertain, ...]
    totals: dict[str, Array] = field(repr=False)
    total: dict[str, Spread]
    cheapest_share: dict[str, float]
    leading: str | None
    saving: dict[str, Spread]
    wins: dict[str, float]
    regret: float
    unable: float = 0.0

    @property
    def chance_of_losing(self) -> float:
        """The share of the draws in which the leading option can do the work and another one costs less."""
        return max(1 - self.unable - self.cheapest_share[self.leading], 0.0) if self.leading else 0.0

    @property
    def rival(self) -> str | None:
        """The option that wins most often in the place of the leading one."""
        others = {name: share for name, share in self.cheapest_share.items() if name != self.leading}
        if not others:
            return None
        best = max(others, key=lambda name: others[name])
        return best if others[best] else min(self.saving, key=lambda name: self.saving[name]["p50"], default=None)


def simulate(
    scenario: Scenario,
    draws: int = DRAWS,
    seed: int = 1,
    workers: int | None = None,
    progress: Callable[[float], None] | None = None,
) -> Simulation:
    """Draw every uncertain value many times by a scrambled Sobol sequence and work out all options each time.

    `workers` threads share the blocks (as many as there are cores, if None); the result doesn't depend on them.
    `progress` is told the share that is done. Raises InputError for a number of draws or a seed that can't be taken.
    """
    whole_number("--draws", draws, 1, MOST_DRAWS)
    whole_number("--seed", seed, 0, 2**63 - 1)
    comparison = compare(scenario)
    doubtful = uncertain(scenario, comparison)
    model = Totals(scenario, frozenset(each.key for each in doubtful))
    names = model.names
    totals = {name: np.empty(draws) for name in names}
    blocks = -(-draws // BLOCK)
    done = [0]

    def run(first: int, last: int) -> None:
        sequence = Sequence(len(doubtful), seed, first)
        for block in range(first, last):
            shares = sequence.next()
            worked_out = model({each.key: each.spread(shares[i]) for i, each in enumerate(doubtful)})
            start = block * BLOCK
            for name in names:
                row = totals[name][start : start + BLOCK]
                row[:] = worked_out[name][: len(row)] if np.ndim(worked_out[name]) else worked_out[name]
            done[0] += 1
            if progress:
                progress(done[0] / blocks)

    threads = min(max(workers or len(os.sched_getaffinity(0)), 1), blocks)
    if threads == 1:
        run(0, blocks)
    else:
        from concurrent.futures import ThreadPoolExecutor

        bounds = [blocks * i // threads for i in range(threads + 1)]
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(run, bounds[:-1], bounds[1:]))
    able = {name: total for name, total in totals.items() if not np.isnan(total).all()}
    return _result(scenario, draws, seed, doubtful, able, comparison.cheapest)


class Sequence:
    """Blocks of a scrambled Sobol sequence, a row a dimension, shares between 0 and 1; block `first` comes first."""

    def __init__(self, dimensions: int, seed: int, first: int = 0) -> None:
        from scipy.stats import qmc

        self._engine = qmc.Sobol(dimensions, scramble=True, rng=seed) if dimensions else None
        if self._engine and first:
            self._engine.fast_forward(first * BLOCK)

    def next(self) -> Array:
        """The next block, shaped (dimensions, draws)."""
        if self._engine is None:
            return np.empty((0, BLOCK))
        return np.ascontiguousarray(self._engine.random(BLOCK).T) + _HALF_STEP


def _result(
    scenario: Scenario, draws: int, seed: int, doubtful: tuple[Uncertain, ...], totals: dict[str, Array], leading: str | None
) -> Simulation:
    if leading is None or leading not in totals:
        return Simulation(scenario, draws, seed, doubtful, {}, {}, {}, None, {}, {}, 0.0)
    least: Array | None = None
    for total in totals.values():
        least = total if least is None else np.fmin(least, total)
    assert least is not None
    shares, open_draws = {}, np.ones(draws, dtype=bool)
    for name, total in totals.items():
        wins = open_draws & (total == least)
        open_draws &= ~wins
        shares[name] = float(np.count_nonzero(wins)) / draws
    ahead = totals[leading]
    savings = {name: total - ahead for name, total in totals.items() if name != leading}
    return Simulation(
        scenario, draws, seed, doubtful, totals,
        {name: _spread(total) for name, total in totals.items()},
        shares, leading,
        {name: _spread(saving) for name, saving in savings.items()},
        {name: float(np.count_nonzero(saving > 0)) / draws for name, saving in savings.items()},
        _mean(ahead - least),
        float(np.count_nonzero(np.isnan(ahead))) / draws,
    )  # fmt: skip


def _spread(values: Array) -> Spread:
    known = values if not np.isnan(values).any() else values[~np.isnan(values)]
    if not len(known):
        return Spread(float("nan"), dict.fromkeys(SHARES, float("nan")), 0.0)
    quantiles = np.quantile(known, list(SHARES.values()))
    return Spread(_mean(known), dict(zip(SHARES, map(float, quantiles), strict=True)), len(known) / len(values))


def _mean(values: Array) -> float:
    known = values[~np.isnan(values)] if np.isnan(values).any() else values
    return float(known.mean()) if len(known) else 0.0
