"""Symbols: objects that write down what NumPy is asked to do, so that a formula explains itself and becomes a cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from costmodel.words import N_

SUBTOTAL = N_("Subtotal")  # what a piece of a formula is called that has no name
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


_NOTHING = 1e-9
_NOISE = 1e-6  # what guards against rounding subtract; it changes no figure that anybody reads


def simplify(node: Symbol, values: Callable[[str], Any]) -> Symbol:
    """A shorter formula that comes to the same at these numbers: without branches not taken and parts that change nothing."""
    found = _simplified(node, values) if node.args else node
    return Symbol(found.op, found.args, found.value, node.called) if found.args and node.called else found


def _simplified(node: Symbol, values: Callable[[str], Any]) -> Symbol:
    if node.op == "where":
        return simplify(node.args[1] if evaluate(node.args[0], values) else node.args[2], values)
    args = tuple(simplify(arg, values) for arg in node.args)
    numbers = [float(evaluate(arg, values)) for arg in args]
    if all(arg.op == "number" for arg in args):
        return symbol(evaluate(Symbol(node.op, args), values))
    if node.op == "multiply":
        for i in (0, 1):
            if numbers[i] == 0:
                return args[i]
            if numbers[i] == 1:
                return args[1 - i]
    if node.op == "maximum" and args[1].op == "number" and numbers[0] > numbers[1] < _NOISE:
        threshold = numbers[1] == 0 and args[0].op == "subtract"  # what stands above one is said as such
        return Symbol(node.op, args) if threshold else args[0]
    if node.op == "divide" and numbers[1] == 1:
        return args[0]
    if node.op == "add" and any(abs(number) < _NOTHING for number in numbers):
        return args[int(abs(numbers[0]) < _NOTHING)]
    if node.op == "subtract":
        return args[0] if abs(numbers[1]) < _NOISE else _difference(args[0], args[1], values)
    return Symbol(node.op, args)


def _difference(more: Symbol, less: Symbol, values: Callable[[str], Any]) -> Symbol:
    """What a bill with something more in it exceeds the bill without it by."""
    whole, part = more, less
    if more.op == less.op == "maximum" and repr(more.args[1]) == repr(less.args[1]):
        # Both stand above their floor, so the floor doesn't matter; nor does what both subtract.
        above = all(evaluate(side.args[0], values) > evaluate(side.args[1], values) for side in (more, less))
        whole, part = (more.args[0], less.args[0]) if above else (whole, part)
        if above and whole.op == part.op == "subtract" and repr(whole.args[1]) == repr(part.args[1]):
            whole, part = whole.args[0], part.args[0]
    if whole.op == "add" and repr(whole.args[0]) == repr(part):
        return whole.args[1]
    return Symbol("subtract", (more, less))


_SUMS = ("add", "subtract")
_CHOICES = ("minimum", "maximum", "ceil", "floor", "power", "where")


def pieces(node: Symbol) -> Symbol:
    """The formula with every piece called something that a sentence without brackets can't hold."""
    if not node.args or rounded(node) is not None or _limited(node):
        return node
    args = tuple(
        Symbol(arg.op, arg.args, arg.value, Called(SUBTOTAL, "", {})) if _too_much(node, arg, i) else arg
        for i, arg in enumerate(node.args)
    )
    return Symbol(node.op, tuple(arg if arg.called else pieces(arg) for arg in args), node.value, node.called)


def _too_much(outer: Symbol, arg: Symbol, place: int) -> bool:
    """Whether what an operation works on is more than a sentence can say in its midst."""
    if not arg.args or arg.called or not any(True for _ in names(arg)):
        return False
    if outer.op == "multiply":
        if rounded(outer) is not None:
            return False
        return arg.op in _CHOICES[2:] or (arg.op in _SUMS and not is_more(arg)) or (arg.op in _CHOICES and not _limited(arg))
    if outer.op in ("divide", "negative"):
        return arg.op in (*_SUMS, *_CHOICES) or (place == 1 and arg.op in ("multiply", "divide"))
    if outer.op in _SUMS:
        return arg.op in _CHOICES or (arg.op in _SUMS and (place == 1 or arg.op == "subtract" != outer.op))
    if outer.op in ("ceil", "floor"):
        return arg.op != "divide"
    return not (outer.op == "maximum" and place == 0 and _above(outer))


def rounded(node: Symbol) -> tuple[Symbol, Symbol] | None:
    """(what, to a multiple of what) is rounded here, if it is: ⌊x ÷ step + ½⌋ × step or ⌊(x + ½ step) ÷ step⌋ × step."""
    steps, step = node.args if node.op == "multiply" else (node, node)
    if steps.op != "floor" or step.op != "number":
        return None
    inside = steps.args[0]
    outer, inner = ("add", "divide") if inside.op == "add" else ("divide", "add")
    if inside.op != outer or inside.args[0].op != inner:
        return None
    whole, other = inside.args[0].args
    by = other if outer == "add" else inside.args[1]
    return (whole, step) if by.op == "number" and by.value == step.value else None


def is_more(node: Symbol) -> bool:
    """Whether it is one and something: so much more than what it is multiplied with."""
    if node.called or node.op != "add":
        return False
    one, more = node.args
    return one.op == "number" and one.value == 1 and not more.args


def _plain(node: Symbol) -> bool:
    return not node.args or bool(node.called)


def _above(node: Symbol) -> bool:
    """Whether it is the part of something above a threshold, or between two: max(x − t, 0), max(min(x, c) − t, 0)."""
    if node.op != "maximum" or node.args[1].op != "number" or node.args[1].value or node.args[0].op != "subtract":
        return False
    whole, less = node.args[0].args
    return _plain(less) and (_plain(whole) or (whole.op == "minimum" and all(_plain(arg) for arg in whole.args)))


def _limited(node: Symbol) -> bool:
    """Whether it is so much of something as stands below, above or between limits."""
    return _above(node) or (node.op == "minimum" and all(_plain(arg) for arg in node.args))


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
