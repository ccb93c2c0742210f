"""A formula in general: in words that hold whatever the numbers are, and as a spreadsheet would write it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

from costmodel.graph import Formula
from costmodel.present import money as say
from costmodel.symbols import Symbol, name, names, parts, spreadsheet, symbol
from costmodel.tasks import TASK_FIELDS
from costmodel.units import (
    MINUTES_PER_HOUR,
    MONTHS_PER_YEAR,
    WEEKS_PER_YEAR,
    WORKING_DAYS_PER_YEAR,
)
from costmodel.words import N_, Translate

_NOISE = 1e-6  # what guards against rounding or a division by nothing changes no figure that anybody reads
_OF_TASKS = "tasks."
_WORDY, _COMPARED, _SUM, _PRODUCT, _ATOM = range(5)  # how tightly a part holds together
_SIGNS = {"add": ("+", _SUM), "subtract": ("−", _SUM), "multiply": ("×", _PRODUCT), "divide": ("÷", _PRODUCT)}
_COMPARISONS = {
    "greater": N_("{a} is more than {b}"), "greater_equal": N_("{a} is at least {b}"),
    "less": N_("{a} is less than {b}"), "less_equal": N_("{a} is at most {b}"),
    "bitwise_and": N_("{a} and {b}"), "bitwise_or": N_("{a} or {b}"),
}  # fmt: skip
_CALENDAR = {
    WEEKS_PER_YEAR: N_("52 weeks"), MONTHS_PER_YEAR: N_("12 months"), WORKING_DAYS_PER_YEAR: N_("260 working days"),
    MINUTES_PER_HOUR: N_("60 minutes"), MONTHS_PER_YEAR / MINUTES_PER_HOUR: N_("12 months ÷ 60 minutes"),
}  # fmt: skip


def written_down(formula: Formula) -> Symbol:
    """The formula in terms of its parameters, for one task that stands for all, without what changes nothing."""
    task = SimpleNamespace(name="", **{field: name(_OF_TASKS + field) for field in TASK_FIELDS})
    arguments: list[Any] = [(task,) if parameter == "tasks" else name(parameter) for parameter in formula.parameters]
    return _tidy(symbol(formula.function(*arguments)), {})


def _tidy(node: Symbol, known: dict[int, Symbol]) -> Symbol:
    """What is used twice stays one part. The sum over the tasks, begun at nought, becomes an operation of its own."""
    if id(node) not in known:
        known[id(node)] = _shorter(node, tuple(_tidy(arg, known) for arg in node.args)) if node.args else node
    return known[id(node)]


def _shorter(node: Symbol, args: tuple[Symbol, ...]) -> Symbol:
    first, second = args[0], args[-1]
    small = second.op == "number" and abs(second.value) <= _NOISE
    if node.op in ("maximum", "subtract") and small and second.value:
        return first
    if node.op == "add" and first.op == "number" and not first.value:
        of_tasks = any(each.startswith(_OF_TASKS) for each in names(second))
        return Symbol("sum_of_tasks", (second,)) if of_tasks else second
    if node.op in ("multiply", "divide") and second.op == "number" and second.value == 1:
        return first
    if node.op == "multiply" and first.op == "number" and first.value == 1:
        return second
    return Symbol(node.op, args)


def as_spreadsheet(node: Symbol, cells: Mapping[str, str]) -> str:
    """The formula as a spreadsheet writes it; `cells` gives what stands for each name."""
    sums: dict[str, str] = {}

    def without_sums(part: Symbol) -> Symbol:
        if part.op == "sum_of_tasks":
            text = f"SUM({as_spreadsheet(part.args[0], cells)})"
            sums[text] = text
            return name(text)
        return Symbol(part.op, tuple(map(without_sums, part.args)), part.value) if part.args else part

    plain = without_sums(node)
    return spreadsheet(plain, {**cells, **sums})


class FormulaWords:
    """Says formulas in one language. `link` gives the words for a name, `flag` says whether it is a switch.

    In a formula of the `law` a bare share is said as a percentage; elsewhere bare numbers are those of the calendar.
    """

    def __init__(
        self,
        link: Callable[[str], str],
        flag: Callable[[str], bool],
        translate: Translate,
        language: str,
        law: bool = False,
    ) -> None:
        self._link = link
        self._flag = flag
        self._translate = translate
        self._language = language
        self._law = law
        self._letters: dict[int, str] = {}

    def say(self, node: Symbol) -> tuple[str, list[tuple[str, str]]]:
        """The formula, and what each letter in it stands for: a part that is used more than once gets one."""
        uses = Counter(id(arg) for part in parts(node) for arg in part.args)
        shared = [part for part in parts(node) if part.args and uses[id(part)] > 1]
        self._letters = {}
        told = []
        for letter, part in zip("ABCDEFGHIJ", shared, strict=False):
            told.append((letter, self._say(part)))
            self._letters[id(part)] = letter
        return self._say(node), told

    def _say(self, node: Symbol, outer: int = _WORDY) -> str:
        text, level = self._told(node)
        return f"({text})" if level < outer else text

    def _told(self, node: Symbol) -> tuple[str, int]:
        if id(node) in self._letters:
            return self._letters[id(node)], _ATOM
        if node.op == "name":
            return self._link(node.value), _ATOM
        if node.op == "number":
            return self._number(node.value), _ATOM
        if node.op in _SIGNS:
            return self._arithmetic(node)
        if node.op in _COMPARISONS:
            return self._with(_COMPARISONS[node.op], node.args), _COMPARED
        if node.op == "negative":
            return "−" + self._say(node.args[0], _ATOM), _PRODUCT
        return getattr(self, f"_{node.op}")(*node.args), _WORDY

    def _number(self, value: float) -> str:
        if not self._law and value in _CALENDAR:
            return self._translate(_CALENDAR[value])
        if self._law and 0 < abs(value) < 1:
            return say.share(value, self._language, 4)
        return say.number(value, self._language, 6)

    def _with(self, pattern: str, nodes: tuple[Symbol, ...], outer: int = _COMPARED) -> str:
        said = {letter: self._say(node, outer) for letter, node in zip("ab", nodes, strict=False)}
        return self._translate(pattern).format(**said)

    def _arithmetic(self, node: Symbol) -> tuple[str, int]:
        a, b = node.args
        if self._law and node.op == "multiply":
            for rate, amount in ((a, b), (b, a)):
                if rate.op == "number" and 0 < abs(rate.value) < 1:
                    of = self._translate(N_("{rate} of {amount}"))
                    return of.format(rate=say.share(rate.value, self._language, 4), amount=self._say(amount, _PRODUCT)), _PRODUCT
        sign, level = _SIGNS[node.op]
        right = level + (node.op in ("subtract", "divide"))
        return f"{self._say(a, level)} {sign} {self._say(b, right)}", level

    def _minimum(self, a: Symbol, b: Symbol) -> str:
        return self._with(N_("the smaller of {a} and {b}"), (a, b))

    def _maximum(self, a: Symbol, b: Symbol) -> str:
        if b.op == "number" and not b.value:
            if a.op == "subtract" and a.args[0].op == "name":
                return self._with(N_("the part of {a} above {b}"), a.args)
            return self._with(N_("{a}, but not below nothing"), (a,))
        return self._with(N_("{a}, but at least {b}") if b.op == "number" else N_("the larger of {a} and {b}"), (a, b))

    def _ceil(self, a: Symbol) -> str:
        return self._with(N_("{a}, rounded up to a whole number"), (a,))

    def _floor(self, a: Symbol) -> str:
        return self._with(N_("{a}, rounded down to a whole number"), (a,))

    def _power(self, a: Symbol, b: Symbol) -> str:
        return self._with(N_("({a}) to the power of {b}"), (a, b), _WORDY)

    def _sum_of_tasks(self, a: Symbol) -> str:
        return self._with(N_("the sum over all tasks of {a}"), (a,), _SUM)

    def _where(self, condition: Symbol, yes: Symbol, no: Symbol) -> str:
        if condition.op == "name" and self._flag(condition.value):
            test = self._translate(N_("“{label}” is yes")).format(label=self._link(condition.value))
        else:
            test = self._say(condition)
        text = self._translate(N_("{yes} where {condition}, else {no}"))
        return text.format(yes=self._say(yes, _COMPARED), condition=test, no=self._say(no))
