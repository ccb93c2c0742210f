"""A figure with its parts as text for a terminal and as nested objects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from costmodel.explain import Explanation
from costmodel.present import explained
from costmodel.present import money as say
from costmodel.present.figures import Figure
from costmodel.present.figures_assumed import ASSUMED
from costmodel.present.labels import CONFIDENCE_LABELS
from costmodel.words import N_, Translate


def figure_text(figure: Figure, assumed: Sequence[Figure], place: str, translate: Translate, language: str) -> str:
    """The sentence, the parts below what they explain, and what was assumed and not touched."""
    lines = _tell(figure, place, translate, language, 0)
    if assumed:
        lines += ["", translate(ASSUMED)]
        lines += [line for each in assumed for line in _tell(each, place, translate, language, 1)]
    return "\n".join(lines) + "\n"


def _tell(figure: Figure | Explanation, place: str, translate: Translate, language: str, depth: int) -> list[str]:
    indent = "  " * depth
    if isinstance(figure, Explanation):
        return [indent + line for line in explained.explanation_text(figure, translate, language).rstrip("\n").split("\n")]
    label = f"{figure.label}: " if depth else ""
    lines = [f"{indent}{label}{figure.sentence}"]
    if figure.record:
        lines.append(f"{indent}  {record_text(figure, place, translate, language)}")
    for part in figure.parts:
        lines += _tell(part, place, translate, language, depth + 1)
    return lines


def record_text(figure: Figure, place: str, translate: Translate, language: str) -> str:
    """Source, address, date and confidence of the record behind a figure."""
    record = figure.record
    if record is None:
        return ""
    if not record.source.url:
        return translate(record.source.title)
    return translate(N_("Source: {title}, {url}, checked {date}, {confidence}")).format(
        title=translate(record.source.title), url=record.source.url, date=say.date(record.date, language, place),
        confidence=translate(CONFIDENCE_LABELS[record.confidence]),
    )  # fmt: skip


def figure_json(figure: Figure, assumed: Sequence[Figure], translate: Translate, language: str) -> dict[str, Any]:
    """The figure as nested objects, of the same fields as a line's; with what was assumed and not touched."""
    return _object(figure, translate, language) | {"assumed": [_object(each, translate, language) for each in assumed]}


def _object(figure: Figure | Explanation, translate: Translate, language: str) -> dict[str, Any]:
    if isinstance(figure, Explanation):
        return explained.explanation_json(figure, translate, language)
    record = figure.record
    return {
        "name": figure.name,
        "label": figure.label,
        "amount": figure.amount,
        "unit": figure.unit,
        "sentence": figure.sentence,
        "provenance": None,
        "source": {"title": translate(record.source.title), "url": record.source.url} if record else None,
        "date": record.date.isoformat() if record and record.source.url else None,
        "confidence": record.confidence if record else None,
        "note": translate(record.note) if record and record.note else None,
        "parts": [_object(part, translate, language) for part in figure.parts],
    }
