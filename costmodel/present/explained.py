"""An explanation in words: one plain sentence with the numbers in it, and where each comes from."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from costmodel.explain import Explanation
from costmodel.formula_shape import is_band
from costmodel.options.employee import gross_pay
from costmodel.present import money as say
from costmodel.present.amounts import PER, amount_text, bare_text, currency_of, digits, origin_text, va_amount
from costmodel.present.paid_hours import paid_hours
from costmodel.present.sentences import in_sentence
from costmodel.present.sum_words import Words
from costmodel.symbols import Symbol, evaluate
from costmodel.symbols import parts as walk
from costmodel.words import N_, Translate

__all__ = ["PER", "amount_text", "bare_text", "digits", "explanation_json", "explanation_text", "sentence", "source_text"]

_NOISE = 1e-9


def alike(explanation: Explanation, parts: Iterable[Explanation]) -> list[float]:
    """The amounts that stand in a list with the figure and are of its unit."""
    return [float(each.amount) for each in parts if each.unit == explanation.unit]


def value_text(explanation: Explanation, translate: Translate, language: str, beside: Iterable[float] = ()) -> str:
    """The figure itself; amounts of money that stand in one list, `beside` each other, have cents all of them or none."""
    currency = currency_of(explanation.unit, explanation.scenario)
    if not currency:
        kind, _, per = explanation.unit.partition("/")
        return va_amount(bare_text(explanation.amount, kind, "", language), per, explanation.scenario, translate)
    return amount_text(explanation.amount, explanation.unit, currency, translate, language, beside)


def label_text(explanation: Explanation, translate: Translate, language: str = "en") -> str:
    """What the figure is called; a task's field with the name of its task."""
    label = translate(explanation.label)
    if explanation.in_label:
        values = {
            name: _in_label(name, value, explanation.scenario.place, translate, language)
            for name, value in explanation.in_label.items()
        }
        label = label.format(**values)
    return f"{explanation.about}: {label}" if explanation.about else label


def _in_label(name: str, value: Any, place: str, translate: Translate, language: str) -> str:
    if isinstance(value, datetime.date):
        return say.date(value, language, place)
    return translate(value) if name == "charge" else str(value)  # a task is called as its owner typed it


def sentence(explanation: Explanation, translate: Translate, language: str, beside: Iterable[float] = ()) -> str:
    """How the figure comes about, with the numbers; for an input where the value comes from. `beside` as in `value_text`."""
    label, value = label_text(explanation, translate, language), value_text(explanation, translate, language, beside)
    if explanation.key:
        tried = explanation.key in explanation.tried
        origin = translate(N_("tried here")) if tried else origin_text(explanation.key, explanation.scenario, translate)
        return f"{label}: {value} ({origin})"
    plain = explanation.plain
    if abs(explanation.amount) < _NOISE:
        why = why_nothing(explanation, translate, language)
        return f"{label}: {why or value}"
    if plain.op == "number":
        return f"{label}: {value}"
    if plain.op == "name":
        other = in_sentence(label_text(explanation.steps[0], translate, language))
        return f"{label}: {value}" if other.casefold() == label.casefold() else f"{label}: {value} ({other})"
    words = Words(explanation, translate, language)
    if is_band(plain):
        what, start = _step(explanation, plain).args
        text = N_("{label}: {value}, the step from {start} hours a month on; here {what}")
        return translate(text).format(label=label, value=value, start=_hours(start, language), what=words.say(what))
    how = words.say(plain)
    text = N_("{label}: {how}, is {value}") if words.aside else N_("{label}: {how} is {value}")
    if any(sign in how for sign in "×÷+−"):
        text = N_("{label}: {how} = {value}")
    return translate(text).format(label=label, how=how, value=value)


def _step(explanation: Explanation, band: Symbol) -> Symbol:
    """The condition of the step that is reached, or of the lowest."""
    while band.args[2].op == "where" and not evaluate(band.args[0], explanation.known):
        band = band.args[2]
    return band.args[0]


def _hours(start: Symbol, language: str) -> str:
    return say.number(start.value, language, 2)


def why_nothing(explanation: Explanation, translate: Translate, language: str) -> str:
    """Why the figure is nought: the one thing that is, or what it doesn't exceed."""
    plain = explanation.plain
    if plain.op == "number":
        return translate(N_("nothing is due at these figures")) if explanation.formula and explanation.formula.evidence else ""
    words = Words(explanation, translate, language)
    if is_band(plain):
        what, start = _step(explanation, plain).args
        text = N_("nothing below {start} hours a month; here {what}")
        return translate(text).format(start=_hours(start, language), what=words.say(what))
    if len(explanation.steps) == 1:
        step = explanation.steps[0]
        if not step.amount:
            value = words.value(step)
            text = N_("nothing, because {what} is {value}")
            return translate(text).format(what=words.label(step), value=value)
    excesses = (node.args[0].args for node in walk(plain) if node.op == "maximum" and node.args[0].op == "subtract")
    reached = [pair for pair in excesses if _reaches(explanation, *pair)]
    if reached:
        what, above = reached[-1]  # the outermost: what is below within it may be a part of the reason only
        text = N_("nothing, because {what} is not above {threshold}")
        kind = words.kind(what, above)
        return translate(text).format(what=words.say(what, kind), threshold=words.say(above, kind))
    return ""


def _reaches(explanation: Explanation, what: Symbol, limit: Symbol) -> bool:
    """Whether there is something of it, and no more than the limit."""
    amount, most = (float(evaluate(node, explanation.known)) for node in (what, limit))
    return _NOISE < amount <= most + _NOISE


def note_text(explanation: Explanation, translate: Translate, language: str) -> str:
    """What to know about the figure: of gross pay, for which hours it is; else what its source's note says."""
    if explanation.formula is gross_pay:
        return paid_hours(explanation.sheet, translate, language)
    return translate(explanation.note) if explanation.note else ""


def explanation_text(explanation: Explanation, translate: Translate, language: str) -> str:
    """The whole explanation, parts below the figure that they explain, sources below the parts."""
    lines: list[str] = []
    _tell(explanation, translate, language, 0, lines, set())
    return "\n".join(lines) + "\n"


def _tell(explanation: Explanation, translate: Translate, language: str, depth: int, lines: list[str], told: set[str]) -> None:
    indent = "  " * depth
    lines.append(indent + sentence(explanation, translate, language))
    told.add(explanation.name)
    note = note_text(explanation, translate, language)
    if note:
        lines.append(f"{indent}  {note}")
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
        title=translate(source.title),
        url=source.url,
        date=say.date(day, language, explanation.scenario.place),
        confidence=translate(CONFIDENCE_WORDS[explanation.confidence]),
    )


CONFIDENCE_WORDS = {"high": N_("high"), "medium": N_("medium"), "low": N_("low")}


def explanation_json(explanation: Explanation, translate: Translate, language: str) -> dict[str, Any]:
    """The explanation as nested objects."""
    source = explanation.source
    return {
        "name": explanation.key or explanation.name,
        "label": label_text(explanation, translate, language),
        "amount": explanation.amount,
        "unit": explanation.unit,
        "sentence": sentence(explanation, translate, language),
        "provenance": explanation.provenance or None,
        "source": {"title": source.title, "url": source.url} if source else None,
        "date": explanation.date.isoformat() if explanation.date else None,
        "confidence": explanation.confidence or None,
        "note": note_text(explanation, translate, language) or None,
        "parts": [explanation_json(step, translate, language) for step in explanation.steps],
    }
