"""What every option costs as one key varies: traced once, so that every step and kink is known and none can be missed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from costmodel import symbols
from costmodel.answers.sweep import given_for, priced
from costmodel.graph import Amount, Sheet
from costmodel.options import OPTIONS
from costmodel.scenario import Scenario
from costmodel.symbols import Symbol
from costmodel.units import CENTS
from costmodel.wiring import formulas_of, input_reader

Array = NDArray[np.float64]
Function = Callable[[Array], Array]

MOST_STEPS = 2_000  # whole people, say; beyond that a step is too small a part to matter
_BENDS = frozenset(["minimum", "maximum", "greater", "greater_equal", "less", "less_equal"])
_STEPS = frozenset(["ceil", "floor"])
_ROUNDING = 1e-12  # share of a value that arithmetic may get wrong
_JUST = 1e-10  # how close to a step, as a share of the stretch, both its sides are looked at
# Where between two steps a smooth stretch is looked at: densest at its beginning, where a reciprocal bends most.
_INSIDE = np.concatenate([[_JUST], np.logspace(-6, -1.3, 7), np.linspace(0.1, 0.9, 9), [1 - 1e-4, 1 - _JUST]])


@dataclass(frozen=True)
class Curves:
    """Total of each option (money of the place over the period) from `low` to `high` of a key.

    `edges` are the values at which any of them may jump or bend; between two, all are smooth. An option that can't
    deliver the work somewhere is nan there.
    """

    scenario: Scenario
    key: str
    low: float
    high: float
    edges: Array
    totals: dict[str, Function] = field(repr=False)

    @cached_property
    def points(self) -> Array:
        """Where every smooth stretch is looked at, in order; the rows are the stretches."""
        return _points(self.edges)

    @cached_property
    def costs(self) -> dict[str, Array]:
        """Every option's total at `points`."""
        return {name: total(self.points) for name, total in self.totals.items()}

    def changes_of_ability(self, name: str) -> Array:
        """Where an option begins or ceases to be able to do the work."""
        able = np.isfinite(self.costs[name]).ravel()
        return np.asarray(self.points.ravel()[np.flatnonzero(able[:-1] != able[1:]) + 1])

    def at(self, value: float) -> dict[str, float]:
        """Every option's total at one value; nan where it can't deliver."""
        return {name: float(total(np.array([value]))[0]) for name, total in self.totals.items()}


def trace(scenario: Scenario, key: str, low: float, high: float, drawn: bool = False) -> Curves:
    """The curves of every option that can be compared, from `low` to `high` of a numeric key other than the months.

    `drawn`: what only rounds a rate, in steps finer than a line is drawn, is left out of the edges.
    """
    scenario = priced(scenario, key)
    given = given_for(scenario, key, symbols.name("x"))
    read = input_reader(scenario, given)
    totals: dict[str, Function] = {}
    nodes: list[Symbol] = []
    for option in OPTIONS:
        if option.lacks(scenario) is not None:
            continue
        lines, formulas = formulas_of(option, scenario, frozenset(given))
        sheet = Sheet(formulas, read)
        total: Amount = sum(sheet[line.name] for line in lines)
        out: Amount = option.impossible(sheet)
        for needed in option.needs(scenario):
            out = out | (sheet[needed] <= 0)
        if out is True or (not isinstance(out, Symbol) and bool(out)):
            continue
        nodes += [part for part in (total, out) if isinstance(part, Symbol)]
        totals[option.name] = _possible(_function(total), _function(out))
    return Curves(scenario, key, low, high, _edges(nodes, low, high, drawn), totals)


def _possible(total: Function, out: Function) -> Function:
    def cost(x: Array) -> Array:
        return np.where(out(x), np.nan, total(x))

    return cost


def _function(traced: Amount) -> Function:
    if not isinstance(traced, Symbol):
        return lambda x: np.full(np.shape(x), traced)
    run: list[Callable[[Callable[[str], Any]], Any]] = []  # made when it is first needed; most never are

    def value(x: Array) -> Array:
        if not run:
            run.append(symbols.evaluator(traced))
        with np.errstate(all="ignore"):
            return np.broadcast_to(run[0](lambda _: x), np.shape(x))

    return value


def _edges(nodes: list[Symbol], low: float, high: float, drawn: bool) -> Array:
    """Where any part of these formulas jumps or bends, inner parts first, so that the rest is smooth in between."""
    order = list({id(part): part for node in nodes for part in symbols.parts(node)}.values())
    edges, done = np.array([low, high]), {id(part) for part in order if drawn and _rounds_a_rate(part)}
    found = edges
    while len(found):  # new edges make new stretches, on which what comes after them is looked at
        edges = np.unique(np.concatenate([edges, found]))
        with np.errstate(all="ignore"):
            found = _next_edges(order, _points(edges), done)
    return edges


def _next_edges(order: list[Symbol], x: Array, done: set[int]) -> Array:
    """The edges that the first part makes that makes any, of those not done, which are then."""
    known: dict[int, Any] = {}
    for part in order:
        if not part.args:
            known[id(part)] = x if part.op == "name" else part.value
            continue
        args = [known[id(arg)] for arg in part.args]
        known[id(part)] = symbols.operate(part, args)
        if id(part) in done or part.op not in _BENDS | _STEPS:
            continue
        done.add(id(part))
        if part.op in _BENDS:
            gap = np.broadcast_to(args[0] - args[1], x.shape)
            found = roots_between(_function(Symbol("subtract", part.args)), x, gap)
        elif _to_the_cent(part):
            continue
        else:
            found = _whole_numbers(_function(part.args[0]), x, np.broadcast_to(args[0], x.shape))
        if len(found):
            return found
    return np.array([])


def _points(edges: Array) -> Array:
    """Where every stretch between two edges is looked at; the rows are the stretches."""
    start, end = edges[:-1, None], edges[1:, None]
    return np.asarray(start + (end - start) * _INSIDE)


def _to_the_cent(part: Symbol) -> bool:
    """Money that is cut to the cent before it is held against a limit: no step that anybody sees."""
    inner = part.args[0]
    return inner.op == "multiply" and any(arg.op == "number" and arg.value == CENTS for arg in inner.args)


def _rounds_a_rate(part: Symbol) -> bool:
    """A rate that is rounded to a small part of a hundredth: ⌊rate ÷ step + ½⌋."""
    if part.op != "floor" or part.args[0].op != "add" or part.args[0].args[0].op != "divide":
        return False
    step = part.args[0].args[0].args[1]
    return step.op == "number" and 0 < step.value < 1 / CENTS


def roots_between(function: Function, x: Array, y: Array) -> Array:
    """The roots of `function` in every row of `x`, where it has the values `y` and is smooth; those that touch are left out."""
    left, right = x[:, :-1], x[:, 1:]
    changes = np.isfinite(y[:, :-1]) & np.isfinite(y[:, 1:]) & (np.sign(y[:, :-1]) * np.sign(y[:, 1:]) < 0)
    brackets = [(left[changes], right[changes]), *_dips(function, x, y)]
    found = [_root(function, *bracket) for bracket in brackets if len(bracket[0])]
    exact = x[(y == 0) & _between_signs(y)]
    return np.sort(np.concatenate([*found, exact])) if found or len(exact) else np.array([])


def _between_signs(y: Array) -> NDArray[np.bool_]:
    inside = np.zeros(y.shape, dtype=bool)
    inside[:, 1:-1] = np.sign(y[:, :-2]) * np.sign(y[:, 2:]) < 0
    return inside


def _dips(function: Function, x: Array, y: Array) -> list[tuple[Array, Array]]:
    """Brackets on both sides of a dip through zero and back between two points that are looked at."""
    size = np.abs(y)
    before, here, after = size[:, :-2], size[:, 1:-1], size[:, 2:]
    same = (np.sign(y[:, :-2]) == np.sign(y[:, 1:-1])) & (np.sign(y[:, 1:-1]) == np.sign(y[:, 2:])) & (here > 0)
    with np.errstate(all="ignore"):
        dip = same & (here < before * (1 - 1e-9)) & (here < after * (1 - 1e-9))
    if not dip.any():
        return []
    from scipy.optimize import elementwise

    row, column = np.nonzero(dip)
    low, middle, high = x[row, column], x[row, column + 1], x[row, column + 2]
    sign = np.sign(y[row, column + 1])
    lowest = elementwise.find_minimum(lambda at, s: s * function(at), (low, middle, high), args=(sign,))
    through = np.isfinite(lowest.f_x) & (lowest.f_x < 0)
    bottom = lowest.x[through]
    return [(low[through], bottom), (bottom, high[through])]


def _root(function: Function, low: Array, high: Array, level: Array | float = 0.0) -> Array:
    """The root in each bracket of `function` less `level`."""
    levels = np.broadcast_to(np.asarray(level, dtype=float), low.shape)
    at_low, at_high = function(low) - levels, function(high) - levels
    straight = np.clip(low - at_low * (high - low) / (at_high - at_low), low, high)
    bent = np.abs(function(straight) - levels) > _ROUNDING * np.maximum(np.abs(at_low), np.abs(at_high))
    if bent.any():
        from scipy.optimize import elementwise

        bracket = (low[bent], high[bent])
        straight[bent] = elementwise.find_root(lambda at, to: function(at) - to, bracket, args=(levels[bent],)).x
    return np.asarray(straight)


def _whole_numbers(function: Function, x: Array, y: Array) -> Array:
    """Where a function that has the values `y` at `x` passes a whole number, of the first so many."""
    y = np.clip(np.nan_to_num(y, nan=0.0), -MOST_STEPS, MOST_STEPS)
    below, above = np.minimum(y[:, :-1], y[:, 1:]), np.maximum(y[:, :-1], y[:, 1:])
    first, last = np.ceil(below), np.floor(above)
    moves = above - below > _ROUNDING * np.maximum(above, 1.0)
    counts = np.where(moves, np.maximum(last - first + 1, 0), 0).astype(int)
    if not counts.any():
        return np.array([])
    row, column = np.nonzero(counts)
    times = counts[row, column]
    offset = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
    level = np.repeat(first[row, column], times) + offset
    low, high = np.repeat(x[row, column], times), np.repeat(x[row, column + 1], times)
    at_low, at_high = function(low) - level, function(high) - level
    exact = np.concatenate([low[at_low == 0], high[at_high == 0]])
    between = np.sign(at_low) * np.sign(at_high) < 0
    found = _root(function, low[between], high[between], level[between]) if between.any() else np.array([])
    return np.concatenate([found, exact])
