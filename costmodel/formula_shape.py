"""A written-down formula made fit to read: without what changes nothing, in pieces that a sentence can hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from costmodel.symbols import Called, Symbol, evaluate, names, symbol
from costmodel.words import N_

SUBTOTAL = N_("Subtotal")  # what a piece of a formula is called that has no name
_NOTHING = 1e-9
_NOISE = 1e-6  # what guards against rounding subtract; it changes no figure that anybody reads


def simplify(node: Symbol, values: Callable[[str], Any]) -> Symbol:
    """A shorter formula that comes to the same at these numbers: without branches not taken and parts that change nothing."""
    if is_band(node):
        return node
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
    if not node.args or is_band(node) or rounded(node) is not None or _limited(node):
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


def is_band(node: Symbol) -> bool:
    """Whether it is an amount by steps that has a name: which step is reached is what is to be said of it."""
    return node.op == "where" and node.called is not None and node.args[0].op == "greater_equal" and node.args[1].op == "number"


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
    return _plain(less) and (_plain(whole) or (whole.op in ("minimum", "add") and all(_plain(arg) for arg in whole.args)))


def _limited(node: Symbol) -> bool:
    """Whether it is so much of something as stands below, above or between limits."""
    return _above(node) or (node.op == "minimum" and all(_plain(arg) for arg in node.args))
