"""Symbols: objects that write down what NumPy is asked to do, so that a formula explains itself and becomes a cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

_UFUNCS: dict[str, Any] = {
    "add": np.add, "subtract": np.subtract, "multiply": np.multiply, "divide": np.divide, "negative": np.negative,
    "power": np.power, "minimum": np.minimum, "maximum": np.maximum, "ceil": np.ceil, "floor": np.floor,
    "greater": np.greater, "greater_equal": np.greater_equal, "less": np.less, "less_equal": np.less_equal,
    "bitwise_or": np.logical_or, "bitwise_and": np.logical_and,
}  # fmt: skip


@dataclass(frozen=True)
class Called:
    """What a part of a formula is called, in English with `{placeholders}`, its unit, and what stands in the placeholders."""

    label: str
    unit: str
    values: Mapping[str, Any]


class Symbol(NDArrayOperatorsMixin):
    """A node of a formula: a named input (`op` "name"), a number ("number"), or an operation on other nodes.

    `called` is what people call an operation in the midst of a formula, if it has a name.
    """

    __slots__ = ("args", "called", "op", "value")

    def __init__(self, op: str, args: tuple[Symbol, ...] = (), value: Any = None, called: Called | None = None) -> None:
        self.op = op
        self.args = args
        self.value = value
        self.called = called

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **options: Any) -> Any:
        if method != "__call__" or options or ufunc.__name__ not in _UFUNCS:
            return NotImplemented
        return Symbol(ufunc.__name__, tuple(symbol(value) for value in inputs))

    def __array_function__(self, function: Any, types: Any, args: Any, options: Any) -> Any:
        if function is not np.where or options:
            return NotImplemented
        return Symbol("where", tuple(symbol(value) for value in args))

    def __bool__(self) -> bool:
        raise TypeError("a formula decides with np.where, not with if: it must work on arrays and symbols too")

    def __hash__(self) -> int:
        return id(self)

    def __repr__(self) -> str:
        return str(self.value) if not self.args else f"{self.op}({', '.join(map(repr, self.args))})"


def name(text: str) -> Symbol:
    """The symbol of a named input."""
    return Symbol("name", value=text)


def symbol(value: Any) -> Symbol:
    """`value` as a Symbol: itself, or the number that it is."""
    return value if isinstance(value, Symbol) else Symbol("number", value=float(value))


def called(amount: Any, label: str, unit: str, **values: Any) -> Any:
    """`amount`, which people call `label` where the formula is written down; numbers and arrays pass as they are."""
    if not isinstance(amount, Symbol) or not amount.args:
        return amount
    return Symbol(amount.op, amount.args, amount.value, Called(label, unit, values))


def evaluate(node: Symbol, values: Callable[[str], Any]) -> Any:
    """What a written-down formula comes to, with `values` giving each name's number or array."""
    if node.op == "name":
        return values(node.value)
    if node.op == "number":
        return node.value
    return operate(node, [evaluate(arg, values) for arg in node.args])


def operate(node: Symbol, args: Sequence[Any]) -> Any:
    """What a node that is an operation does with these values."""
    return np.where(*args) if node.op == "where" else _UFUNCS[node.op](*args)


def evaluator(node: Symbol) -> Callable[[Callable[[str], Any]], Any]:
    """`evaluate` for a formula that is worked out often and whose parts stand in it more than once: each is done once."""
    order = list(parts(node))
    last = {id(arg): place for place, part in enumerate(order) for arg in part.args}

    def run(values: Callable[[str], Any]) -> Any:
        known: dict[int, Any] = {}
        for place, part in enumerate(order):
            if part.op == "name":
                known[id(part)] = values(part.value)
            elif part.op == "number":
                known[id(part)] = part.value
            else:
                known[id(part)] = operate(part, [known[id(arg)] for arg in part.args])
                for arg in part.args:  # what nothing needs any more makes room
                    if last[id(arg)] == place:
                        known.pop(id(arg), None)
        return known[id(node)]

    return run


def parts(node: Symbol) -> Iterator[Symbol]:
    """Every part of a formula once, each after those that it is made of."""
    seen: set[int] = set()
    waiting: list[tuple[Symbol, bool]] = [(node, False)]
    while waiting:
        part, ready = waiting.pop()
        if ready:
            yield part
        elif id(part) not in seen:
            seen.add(id(part))
            waiting.append((part, True))
            waiting += [(arg, False) for arg in reversed(part.args)]


def names(node: Symbol) -> Iterator[str]:
    """Every named input of a formula, in the order of reading, with repetitions."""
    if node.op == "name":
        yield node.value
    for arg in node.args:
        yield from names(arg)


# operator, how tightly it binds
_OPERATORS = {
    "greater": (">", 1), "greater_equal": (">=", 1), "less": ("<", 1), "less_equal": ("<=", 1), "add": ("+", 2),
    "subtract": ("-", 2), "multiply": ("*", 3), "divide": ("/", 3), "power": ("^", 4),
}  # fmt: skip
_FUNCTIONS = {"minimum": "MIN", "maximum": "MAX", "where": "IF", "bitwise_or": "OR", "bitwise_and": "AND"}


def spreadsheet(node: Symbol, cells: Mapping[str, str]) -> str:
    """The formula as a spreadsheet writes it, without the leading `=`; `cells` gives each name's cell."""
    return _cell(node, cells, 0)


def _cell(node: Symbol, cells: Mapping[str, str], outer: int) -> str:
    if node.op == "name":
        return cells[node.value]
    if node.op == "number":
        text = np.format_float_positional(node.value, trim="-")
        return f"({text})" if node.value < 0 and outer else text
    if node.op in _FUNCTIONS:
        return f"{_FUNCTIONS[node.op]}({','.join(_cell(arg, cells, 0) for arg in node.args)})"
    if node.op in ("ceil", "floor"):
        inside = _cell(node.args[0], cells, 2)
        # INT rounds down, negative numbers too; so the next whole number up is the negative of INT of the negative.
        return f"INT({inside})" if node.op == "floor" else f"(-INT(-({inside})))"
    if node.op == "negative":
        return f"(-{_cell(node.args[0], cells, 4)})"
    sign, level = _OPERATORS[node.op]
    right_level = level + (node.op in ("subtract", "divide", "power"))
    text = f"{_cell(node.args[0], cells, level)}{sign}{_cell(node.args[1], cells, right_level)}"
    return f"({text})" if level < outer else text
