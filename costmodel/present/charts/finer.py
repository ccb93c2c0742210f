"""A map's costs on a finer grid, so that its colours follow the lines between them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

TIMES = 2  # steps of the finer grid to one: what sticks out of a cell is then hardly wider than a line


def finer(values: Array) -> Array:
    """What stands at the points of a grid, evenly between them along its last two axes; where that is unknown, the nearest."""
    return _along_last(_along_last(values).swapaxes(-1, -2)).swapaxes(-1, -2)


def finer_axis(values: Array) -> Array:
    """The places of the finer grid."""
    return np.linspace(values[0], values[-1], (len(values) - 1) * TIMES + 1)


def _along_last(values: Array) -> Array:
    at = np.arange((values.shape[-1] - 1) * TIMES + 1) / TIMES
    before = np.minimum(at.astype(int), values.shape[-1] - 2)
    share = at - before
    low, high = values[..., before], values[..., before + 1]
    with np.errstate(invalid="ignore"):  # endless where there is only one way
        between = low * (1 - share) + high * share
    return np.where(np.isfinite(low) & np.isfinite(high), between, np.where(share < 0.5, low, high))
