"""One formula at its present numbers, said as a payroll clerk or a bookkeeper would: never a bracket within a bracket."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from costmodel.explain import Explanation
from costmodel.formula_shape import is_more, rounded
from costmodel.present import money as say
from costmodel.present.amounts import MONEY, bare_text, currency_of, decimals, with_letters
from costmodel.present.sentences import in_sentence
from costmodel.symbols import Symbol, evaluate, operate
from costmodel.units import MINUTES_PER_HOUR, MONTHS_PER_YEAR, WEEKS_PER_YEAR, WORKING_DAYS_PER_YEAR
from costmodel.words import N_, Translate

_NOISE = 1e-9
_MORE = 4  # decimals beyond the usual ones that a factor may be said with
_IN_SENTENCE = {  # another form than the label, be it in Danish only
    "Gross pay": N_("gross pay"), "Yearly salary": N_("yearly salary"),
    "Hours that the VA works a week": N_("the hours that the VA works a week"),
    "Minimum hours billed a week": N_("the minimum hours billed a week"),
}  # fmt: skip
_CALENDAR: dict[float, str] = {WEEKS_PER_YEAR: N_("52 weeks"), WORKING_DAYS_PER_YEAR: N_("260 working days")}
_CLOCK: dict[float, str] = {
    MONTHS_PER_YEAR: N_("12 months"), MINUTES_PER_HOUR: N_("60 minutes"),
    MONTHS_PER_YEAR / MINUTES_PER_HOUR: N_("12 months ÷ 60 minutes"),
}  # fmt: skip


class Words:
    """Says a formula; parts that change nothing here were left out before, and pieces with names stand for what is in them."""

    def __init__(self, explanation: Explanation, translate: Translate, language: str) -> None:
        self.explanation = explanation
        self.translate = translate
        self.language = language
        self.aside = False  # whether the sentence ends with a remark between commas
        self._root = explanation.plain
        self._more = self._decimals_more()

    def say(self, node: Symbol, unit: str = "") -> str:
        """`unit` is the kind of what stands beside the node: it tells how a bare number is written."""
        if node.op == "name" or (node.called and node is not self._root):
            part = self.explanation.of(node)
            return f"{self.label(part)} ({self.value(part)})"
        if node.op == "number":
            return self._number(node.value, unit)
        return getattr(self, f"_{node.op}")(node, unit or self.kind(node) or self._of_shares(node))  # type: ignore[no-any-return]

    def label(self, part: Explanation) -> str:
        """What a part is called inside the sentence."""
        from costmodel.present.explained import label_text

        if part.about:
            return f"{part.about}: {in_sentence(self.translate(part.label))}"
        if part.label in _IN_SENTENCE:
            return self.translate(_IN_SENTENCE[part.label])
        text = label_text(part, self.translate, self.language)
        return text if part.label.startswith("{") else in_sentence(text)

    def value(self, part: Explanation) -> str:
        """A part's number."""
        return self._text(float(part.amount), part.unit)

    def _text(self, value: float, unit: str) -> str:
        currency = currency_of(unit, self.explanation.scenario)
        text = bare_text(value, unit, currency, self.language, self._more)
        return text if currency else with_letters(text, self.explanation.scenario)

    def _decimals_more(self) -> int:
        """So many decimals more than usual that whoever works the sentence out is off by no more than its last digits are."""
        told = self.explanation
        unit = told.unit.partition("/")[0]
        last = 0.1 ** (2 if unit in MONEY else decimals(told.amount, unit))
        near = last * max(1.0, len(told.steps) / 2)  # each part of a sum is rounded
        with np.errstate(all="ignore"):  # a part that is hardly anything is said as nought
            found = (more for more in range(_MORE) if abs(self._worked_out(self._root, more) - told.amount) <= near)
            return next(found, _MORE)

    def _worked_out(self, node: Symbol, more: int) -> float:
        """What the formula comes to with the parts as they are said."""
        if node.op == "number":
            months = node.value * MONTHS_PER_YEAR
            whole = abs(months - round(months)) < _NOISE  # said as so many months, or exact
            return float(node.value) if whole else say.rounded(node.value, (6 if abs(node.value) < 1 else 4) + more)
        if node.op == "name" or (node.called and node is not self._root):
            part = self.explanation.of(node)
            return say.rounded(float(part.amount), decimals(float(part.amount), part.unit, more))
        return float(operate(node, [self._worked_out(arg, more) for arg in node.args]))

    def _number(self, value: float, unit: str) -> str:
        if unit in ("share", "money"):
            return self._text(value, unit)
        counted = {**_CALENDAR, **_CLOCK} if self.explanation.unit.startswith("hours") else _CALENDAR
        if value in counted:
            return self.translate(counted[value])
        return say.number(value, self.language, 4 + self._more)

    def _here(self, node: Symbol) -> float:
        return float(evaluate(node, self.explanation.known))

    def kind(self, *nodes: Symbol) -> str:
        """Money if anything in the nodes is money, else nothing."""
        return "money" if any(self._unit(node) in MONEY for node in nodes) else ""

    def _unit(self, node: Symbol) -> str:
        if node.called and node.called.unit:
            return node.called.unit.partition("/")[0]
        if node.op == "name":
            return self.explanation.of(node).unit.partition("/")[0]
        if node.op == "divide":
            return "" if self.kind(node.args[1]) else self._unit(node.args[0])
        return self.kind(*node.args)

    def _of_shares(self, node: Symbol) -> str:
        compared = node.op in ("add", "subtract", "minimum", "maximum") and node is self._root
        return "share" if compared and self.explanation.unit == "share" else ""

    def _with(self, pattern: str, unit: str, *nodes: Symbol) -> str:
        return self.translate(pattern).format(**{n: self.say(node, unit) for n, node in zip("abc", nodes, strict=False)})

    def _add(self, node: Symbol, unit: str) -> str:
        return f"{self.say(node.args[0], unit)} + {self.say(node.args[1], unit)}"

    def _subtract(self, node: Symbol, unit: str) -> str:
        a, b = node.args
        return f"{self.say(a, unit)} − {self.say(b, unit)}"

    def _negative(self, node: Symbol, unit: str) -> str:
        return self.translate(N_("less {a}")).format(a=self.say(node.args[0], unit))

    def _multiply(self, node: Symbol, unit: str) -> str:
        both = rounded(node)
        if both:
            self.aside = True
            return self._with(N_("{a}, rounded to a multiple of {b}"), "", *both)
        factors = list(_factors(node))
        for i, factor in enumerate(factors):
            months = self._months(factor, factors)
            if months:
                text = self.translate(N_("{months} of {year} months at {amount}"))
                return text.format(months=months, year=MONTHS_PER_YEAR, amount=self._product([*factors[:i], *factors[i + 1 :]]))
        return self._product(factors)

    def _product(self, factors: list[Symbol]) -> str:
        """A rate first, of what; then for how many heads, and what comes on top."""
        sign = "−" if sum(factor.op == "negative" for factor in factors) % 2 else ""
        factors = [factor.args[0] if factor.op == "negative" else factor for factor in factors]
        more = [factor for factor in factors if is_more(factor)]
        rates = [factor for factor in factors if not is_more(factor) and self._rate(factor)]
        rest = [factor for factor in factors if not any(factor is other for other in (*more, *rates))]
        numbers = [factor for factor in rest if factor.op == "number" and not factor.called]
        of_money = self.explanation.unit.partition("/")[0] in MONEY and not self.kind(*rest, *rates)
        flat = numbers[0] if of_money and len(numbers) == 1 else None  # an amount that the law names
        if rates and not (rest and (flat is not None or self.kind(*rest) or self.explanation.unit == "share")):
            rest, rates = [*rest, *rates], []
        rest.sort(key=lambda factor: self._unit(factor) == "employees")
        text = " × ".join(self.say(factor, "money" if factor is flat else "") for factor in rest)
        for rate in reversed(rates):
            text = self.translate(N_("{rate} of {amount}")).format(rate=self._rate(rate), amount=text)
        for factor in more:
            extra = self.explanation.of(factor.args[1]) if factor.args[1].op != "number" else None
            if extra is None:
                continue
            said = {"share": self._text(float(extra.amount), "share"), "label": self.label(extra)}
            text = self.translate(N_("{a}, and {share} more ({label})")).format(a=text, **said)
        return sign + text

    def _rate(self, node: Symbol) -> str:
        """A share as one says it before what it is of; empty if it is none."""
        if node.op == "number":
            return self._text(node.value, "share") if 0 < abs(node.value) < 1 else ""
        if (node.op == "name" or node.called) and self._unit(node) == "share":
            part = self.explanation.of(node)
            return f"{self.value(part)} ({self.label(part)})"
        return ""

    def _months(self, weight: Symbol, factors: list[Symbol]) -> int:
        """In how many months of a year a rule of the law is in force, if `weight` is their share of it; else 0."""
        piece = any(factor.called and "{since}" in factor.called.label for factor in factors)
        if weight.op != "number" or not piece or not 0 < weight.value < 1:
            return 0
        months = weight.value * MONTHS_PER_YEAR
        return round(months) if abs(months - round(months)) < _NOISE else 0

    def _divide(self, node: Symbol, unit: str) -> str:
        a, b = node.args
        return f"{self.say(a)} ÷ {self.say(b)}"

    def _power(self, node: Symbol, unit: str) -> str:
        return self._with(N_("{a}, on the law's curve with the exponent {b}"), "", *node.args)

    def _ceil(self, node: Symbol, unit: str) -> str:
        self.aside = True
        return self._with(N_("{a}, rounded up to a whole number"), unit, node.args[0])

    def _floor(self, node: Symbol, unit: str) -> str:
        self.aside = True
        return self._with(N_("{a}, rounded down to a whole number"), unit, node.args[0])

    def _minimum(self, node: Symbol, unit: str) -> str:
        a, b = node.args
        if b.op == "number":
            if self._here(a) <= b.value:
                self.aside = True
                text = N_("{what} up to {limit}, here {value}")
                return self.translate(text).format(what=self._bare(a, unit), limit=self.say(b, unit), value=self._amount(a, unit))
            return self.translate(N_("the first {limit} of {what}")).format(limit=self.say(b, unit), what=self.say(a, unit))
        self.aside = True
        return self._with(N_("{a}, but at most {b}"), unit, a, b)

    def _maximum(self, node: Symbol, unit: str) -> str:
        a, b = node.args
        if b.op == "number" and b.value == 0:
            if a.op != "subtract":
                return self.say(a, unit)
            whole, less = a.args
            self.aside = True
            if whole.op == "minimum" and not whole.called:
                text = N_("the part of {what} from {low} to {high}, here {value}")
                return self.translate(text).format(
                    what=self.say(whole.args[0], unit), low=self.say(less, unit), high=self.say(whole.args[1], unit),
                    value=self._amount(a, unit),
                )  # fmt: skip
            text = N_("the part of {what} above {low}, here {value}")
            return self.translate(text).format(what=self.say(whole, unit), low=self.say(less, unit), value=self._amount(a, unit))
        self.aside = True
        return self._with(N_("{a}, but at least {b}"), unit, a, b)

    def _amount(self, node: Symbol, unit: str) -> str:
        return self._number(self._here(node), unit)

    def _bare(self, node: Symbol, unit: str) -> str:
        """What a leaf is called, without its value, which the sentence gives after it."""
        return self.label(self.explanation.of(node)) if node.op == "name" or node.called else self.say(node, unit)


def _factors(node: Symbol, top: bool = True) -> Iterator[Symbol]:
    if node.op == "multiply" and (top or not node.called):
        for arg in node.args:
            yield from _factors(arg, False)
    else:
        yield node
