"""In which cases the leading way loses: the middle value of each input in those draws, beside that of all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from costmodel.answers.simulation import BLOCK, Sequence, Simulation
from costmodel.answers.uncertain import Uncertain

MOST_LOOKED_AT = 65_536  # draws; more change the middle values by nothing that anybody reads


@dataclass(frozen=True, slots=True)
class Losing:
    """One input: its middle value in all draws that were looked at, and in those in which another way costs less."""

    uncertain: Uncertain
    of_all: float
    of_losing: float


def losing_cases(found: Simulation) -> tuple[Losing, ...]:
    """The inputs, those first whose values differ most where the leading way loses; nothing where it never does."""
    if not found.uncertain or found.leading is None or not found.totals:
        return ()
    looked = min(found.draws, MOST_LOOKED_AT)
    least = np.fmin.reduce([total[:looked] for total in found.totals.values()])
    lost = found.totals[found.leading][:looked] > least
    if not lost.any():
        return ()
    sequence = Sequence(len(found.uncertain), found.seed)
    shares = np.concatenate([sequence.next() for _ in range(-(-looked // BLOCK))], axis=1)[:, :looked]
    middle = [float(np.median(row[lost])) for row in shares]
    order = sorted(range(len(middle)), key=lambda i: -abs(middle[i] - 1 / 2))
    each = found.uncertain
    return tuple(Losing(each[i], each[i].quantile(1 / 2), each[i].quantile(middle[i])) for i in order)
