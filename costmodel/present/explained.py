"""An explanation in words: one plain sentence with the numbers in it, and where each comes from."""

from __future__ import annotations

from typing import Any

from costmodel.explain import Explanation
from costmodel.present import money as say
from costmodel.present.sentences import in_sentence
from costmodel.symbols import Symbol
from costmodel.units import MONTHS_PER_YEAR
from costmodel.words import N_, Translate

_NOISE = 1e-9
PER = {
    "year": N_("{value} a year"), "month": N_("{value} a month"), "week": N_("{value} a week"), "hour": N_("{value} an hour"),
    "hire": N_("{value} a hire"),
}  # fmt: skip
_TIMES = {"hours": "hour", "weeks": "week", "days": "day", "years": "year", "months": "month", "minutes": "minute"}
PROVENANCE = {
    "scenario": N_("your own figure"),
    "blank": N_("started from nothing"),
    "place": N_("usual in {place}"),
    "default": N_("our starting point"),
}


def amount_text(value: Any, unit: str, currency: str, translate: Translate, language: str) -> str:
    """A value with its unit, as people say it."""
    if value is None:
        return translate(N_("as the law says"))
    if unit == "flag":
        return translate(N_("yes")) if value else translate(N_("no"))
    if unit in ("choice", "currency"):
        return translate(str(value).replace("_", " "))
    kind, _, per = unit.partition("/")
    timed = kind in _TIMES
    text = say.duration(value, _TIMES[kind], language) if timed else bare_text(value, unit, currency, language)
    return translate(PER[per]).format(value=text) if per else text


def bare_text(value: float, unit: str, currency: str, language: str) -> str:
    """A number as its unit is written, without saying how often."""
    kind = unit.partition("/")[0]
    if kind in ("money", "va_money"):
        return say.money(value, currency, language, digits(value))
    if kind == "share":
        return say.share(value, language, 4)
    return say.number(value, language, 4 if abs(value) < 10 else 2)


def digits(value: float) -> int:
    """Decimals of an amount of money: none if it is whole."""
    return 0 if abs(value - round(value)) < 0.005 else 2


def value_text(explanation: Explanation, translate: Translate, language: str) -> str:
    """The figure itself."""
    return amount_text(explanation.amount, explanation.unit, explanation.scenario.currency, translate, language)


def label_text(explanation: Explanation, translate: Translate) -> str:
    """What the figure is called; a task's field with the name of its task."""
    label = translate(explanation.label)
    return f"{explanation.about}: {label}" if explanation.about else label


def sentence(explanation: Explanation, translate: Translate, language: str) -> str:
    """`label: how = value`, or for an input where the value comes from."""
    label, value = label_text(explanation, translate), value_text(explanation, translate, language)
    if explanation.formula:
        if explanation.plain.op == "number":
            nothing = translate(N_("nothing is due at these figures"))
            return f"{label}: {nothing if explanation.formula.evidence and not explanation.amount else value}"
        how = _Words(explanation, translate, language).say(explanation.plain)
        return f"{label}: {value}" if how == value else f"{label}: {how} = {value}"
    origin = translate(PROVENANCE[explanation.provenance]).format(place=translate(explanation.scenario.law.name))
    return f"{label}: {value} ({origin})"


class _Words:
    """Says one formula at its present numbers; parts that change nothing here are left out."""

    def __init__(self, explanation: Explanation, translate: Translate, language: str) -> None:
        self.explanation = explanation
        self.translate = translate
        self.language = language
        self.currency = explanation.scenario.currency

    def say(self, node: Symbol, unit: str = "") -> str:
        """`unit` is the kind of what stands beside the node: it tells how a bare number is written."""
        if node.op == "name":
            part = self.explanation.part(node.value)
            value = bare_text(float(part.amount), part.unit, self.currency, self.language)
            label = in_sentence(self.translate(part.label))
            return f"{part.about}: {label} ({value})" if part.about else f"{label} ({value})"
        if node.op == "number":
            return self._number(node.value, unit)
        if node.op == "ceil":
            return self._with(N_("{a}, rounded up to a whole number"), node.args[:1], unit)
        if node.op == "floor":
            return self._with(N_("{a}, rounded down to a whole number"), node.args[:1], unit)
        if node.op == "negative":
            return "−" + self.say(node.args[0], unit)
        return getattr(self, f"_{node.op}")(*node.args, unit)  # type: ignore[no-any-return]

    def _number(self, value: float, unit: str) -> str:
        if unit == "money":
            return say.money(value, self.currency, self.language, digits(value))
        return say.number(value, self.language, 4)

    def _with(self, pattern: str, nodes: tuple[Symbol, ...], unit: str) -> str:
        return self.translate(pattern).format(**{n: self.say(node, unit) for n, node in zip("ab", nodes, strict=False)})

    def _kind(self, *nodes: Symbol) -> str:
        """Money if anything in the nodes is money, share if one of them is a share, else nothing."""
        found = [self._unit(node) for node in nodes]
        return "money" if "money" in found else ""

    def _unit(self, node: Symbol) -> str:
        if node.op == "name":
            unit = self.explanation.part(node.value).unit
            return {"va_money": "money"}.get(unit.partition("/")[0], unit.partition("/")[0])
        if node.op in ("multiply", "add", "subtract", "minimum", "maximum", "where", "negative"):
            return self._kind(*node.args)
        return self._unit(node.args[0]) if node.op == "divide" else ""

    def _grouped(self, node: Symbol, unit: str) -> str:
        text = self.say(node, unit)
        return f"({text})" if node.op in ("add", "subtract") else text

    def _add(self, a: Symbol, b: Symbol, unit: str) -> str:
        unit = unit or self._kind(a, b)
        return f"{self.say(a, unit)} + {self.say(b, unit)}"

    def _subtract(self, a: Symbol, b: Symbol, unit: str) -> str:
        unit = unit or self._kind(a, b)
        return f"{self.say(a, unit)} − {self._grouped(b, unit)}"

    def _multiply(self, a: Symbol, b: Symbol, unit: str) -> str:
        rounded = _rounded(a, b)
        if rounded is not None:
            text = self._with(N_("{a}, rounded to a multiple of {b}"), (rounded, b), "")
            return f"({text})"
        for one, other in ((a, b), (b, a)):
            months = self._months(one, other)
            if months:
                text = self.translate(N_("{months} of {year} months at {amount}"))
                return text.format(months=months, year=MONTHS_PER_YEAR, amount=self._grouped(other, ""))
            if one.op == "number" and 0 < abs(one.value) < 1 and self._kind(other):
                rate = say.share(one.value, self.language, 4)
                return self.translate(N_("{rate} of {amount}")).format(rate=rate, amount=self._grouped(other, ""))
        return f"{self._grouped(a, '')} × {self._grouped(b, '')}"

    def _months(self, weight: Symbol, amount: Symbol) -> int:
        """In how many months of a year a rule of the law is in force, if `weight` is their share of it; else 0."""
        of_law = self.explanation.formula is not None and self.explanation.formula.evidence is not None
        if not of_law or weight.op != "number" or amount.op not in ("multiply", "add") or not 0 < weight.value < 1:
            return 0
        months = weight.value * MONTHS_PER_YEAR
        return round(months) if abs(months - round(months)) < _NOISE else 0

    def _divide(self, a: Symbol, b: Symbol, unit: str) -> str:
        divisor = self.say(b)
        if b.op in ("add", "subtract", "multiply", "divide"):
            divisor = f"({divisor})"
        return f"{self._grouped(a, '')} ÷ {divisor}"

    def _power(self, a: Symbol, b: Symbol, unit: str) -> str:
        return self._with(N_("({a}) to the power of {b}"), (a, b), unit)

    def _minimum(self, a: Symbol, b: Symbol, unit: str) -> str:
        return self._with(N_("the smaller of {a} and {b}"), (a, b), unit or self._kind(a, b))

    def _maximum(self, a: Symbol, b: Symbol, unit: str) -> str:
        unit = unit or self._kind(a, b)
        if b.op == "number" and b.value == 0:
            if a.op == "subtract":
                simple = a.args[0].op in ("name", "minimum")
                text = N_("the part of {a} above {b}") if simple else N_("{a}, less {b} but not below nothing")
                return self._with(text, a.args, unit or self._kind(*a.args))
            return self.say(a, unit)
        if b.op == "number":
            return self._with(N_("{a}, but at least {b}"), (a, b), unit)
        return self._with(N_("the larger of {a} and {b}"), (a, b), unit)


def _rounded(steps: Symbol, step: Symbol) -> Symbol | None:
    """What is rounded to a multiple of `step`, if `steps` is how many it has: ⌊x ÷ step + ½⌋."""
    if steps.op != "floor" or steps.args[0].op != "add" or steps.args[0].args[0].op != "divide":
        return None
    whole, by = steps.args[0].args[0].args
    return whole if step.op == by.op == "number" and step.value == by.value else None


def explanation_text(explanation: Explanation, translate: Translate, language: str) -> str:
    """The whole explanation, parts below the figure that they explain, sources below the parts."""
    lines: list[str] = []
    _tell(explanation, translate, language, 0, lines, set())
    return "\n".join(lines) + "\n"


def _tell(explanation: Explanation, translate: Translate, language: str, depth: int, lines: list[str], told: set[str]) -> None:
    indent = "  " * depth
    lines.append(indent + sentence(explanation, translate, language))
    told.add(explanation.name)
    if explanation.note:
        lines.append(f"{indent}  {translate(explanation.note)}")
    if explanation.source:
        lines.append(f"{indent}  {source_text(explanation, translate, language)}")
    for step in explanation.steps:
        if step.name not in told:
            _tell(step, translate, language, depth + 1, lines, told)


def source_text(explanation: Explanation, translate: Translate, language: str) -> str:
    """Source, address, when it was checked, and how sure it is; empty where there is no source."""
    source, day = explanation.source, explanation.date
    if source is None or day is None:
        return ""
    if not source.url:
        return translate(source.title)
    text = N_("Source: {title}, {url}, checked {date}, confidence {confidence}")
    return translate(text).format(
        title=source.title,
        url=source.url,
        date=say.date(day, language),
        confidence=translate(CONFIDENCE_WORDS[explanation.confidence]),
    )


CONFIDENCE_WORDS = {"high": N_("high"), "medium": N_("medium"), "low": N_("low")}


def explanation_json(explanation: Explanation, translate: Translate, language: str) -> dict[str, Any]:
    """The explanation as nested objects."""
    source = explanation.source
    return {
        "name": explanation.key or explanation.name,
        "label": label_text(explanation, translate),
        "amount": explanation.amount,
        "unit": explanation.unit,
        "sentence": sentence(explanation, translate, language),
        "provenance": explanation.provenance or None,
        "source": {"title": source.title, "url": source.url} if source else None,
        "date": explanation.date.isoformat() if explanation.date else None,
        "confidence": explanation.confidence or None,
        "note": translate(explanation.note) if explanation.note else None,
        "parts": [explanation_json(step, translate, language) for step in explanation.steps],
    }
