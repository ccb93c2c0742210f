"""The annex of a memo on a page: how each figure was worked out, every assumption, every doubt, every source."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from costmodel.compare import Comparison
from costmodel.explain import Explanation
from costmodel.present.explained import note_text, sentence, source_text
from costmodel.present.findings_bids import notices_beside
from costmodel.present.labels import category_name
from costmodel.present.memo_evidence import Reference
from costmodel.present.rounding import note_below
from costmodel.present.sentences import said
from costmodel.present.values import by_switch, value_text
from costmodel.records import Range
from costmodel.words import N_, Translate

_DEEPEST = 8  # steps below a figure
_SMALLEST = 0.005  # money; a line below half a cent is not said


def annex(comparison: Comparison, references: Sequence[Reference], translate: Translate, language: str) -> str:
    """What stands behind the memo, closed until it is asked for; a printer prints what is open."""
    titles = [translate(title) for title in (_WORKED_OUT, _ASSUMED, _KEEP_IN_MIND, _SOURCES)]
    pages = "".join(f'<li><a href="{escape(r.url)}">{escape(r.title)}</a>, {escape(r.checked)}</li>' for r in references)
    bodies = (
        "".join(_explanations(comparison, translate, language)),
        _assumptions(comparison, translate, language),
        _doubts(comparison, translate, language),
        f"<ul>{pages}</ul>" if pages else "",
    )
    return "".join(f"<h3>{escape(title)}</h3>{body}" for title, body in zip(titles, bodies, strict=True) if body)


_WORKED_OUT, _ASSUMED = N_("How each figure was worked out"), N_("What was assumed")
_KEEP_IN_MIND, _SOURCES = N_("What to keep in mind"), N_("Sources")


def _explanations(comparison: Comparison, translate: Translate, language: str) -> list[str]:
    parts = []
    for option in comparison.ranked:
        parts.append(f"<h4>{escape(translate(option.option.label))}</h4>")
        for line in option.lines:
            if abs(line.amount) >= _SMALLEST or line.of_law:  # why the law charges nothing
                figure = Explanation(comparison.scenario, option.sheet, line.name)
                category = category_name(line.formula.category, line.formula.owner_time, translate)
                told = _told(figure, translate, language)
                parts.append(f'<details><summary>{told} <span class="small">{escape(category)}</span></summary>')
                parts.append(_steps(figure, translate, language, 0) + "</details>")
    return parts


def _steps(figure: Explanation, translate: Translate, language: str, depth: int) -> str:
    if not figure.steps or depth > _DEEPEST:
        return ""
    items = "".join(f"<li>{_told(s, translate, language)}{_steps(s, translate, language, depth + 1)}</li>" for s in figure.steps)
    below = note_below(figure, translate)
    return f"<ul>{items}</ul>" + (f'<p class="small">{escape(below)}</p>' if below else "")


def _told(figure: Explanation, translate: Translate, language: str) -> str:
    text = escape(sentence(figure, translate, language))
    below = " ".join(part for part in (note_text(figure, translate, language), source_text(figure, translate, language)) if part)
    return text + (f'<br><span class="small">{_linked(below, figure)}</span>' if below else "")


def _linked(text: str, figure: Explanation) -> str:
    text = escape(text)
    url = escape(figure.source.url) if figure.source else ""
    return text.replace(url, f'<a href="{url}">{url}</a>', 1) if url else text


def _right(column: int) -> str:
    return ' class="n"' if column else ""


def _assumptions(comparison: Comparison, translate: Translate, language: str) -> str:
    scenario = comparison.scenario
    rows = []
    for key, record in scenario.records.items():
        if key not in comparison.uses:
            continue
        value = value_text(key, scenario.value(key), scenario, translate, language)
        said, given = by_switch(key, scenario, translate), scenario.input(key)
        if said:
            value = translate(N_("yes"))
        if isinstance(given, Range):
            ends = [value_text(key, end, scenario, translate, language) for end in (given.low, given.high)]
            value = f"{value} ({ends[0]} – {ends[1]})"
        own = scenario.provenance(key) == "scenario"
        origin = translate(N_("your own figure")) if own else translate(record.source.title)
        cells = "".join(f"<td{_right(i)}>{escape(cell)}</td>" for i, cell in enumerate((said or translate(record.label), value)))
        rows.append(f'<tr>{cells}<td class="small">{escape(origin)}</td></tr>')
    return "<table>" + "".join(rows) + "</table>"


def _doubts(comparison: Comparison, translate: Translate, language: str) -> str:
    place = comparison.scenario.place
    told = [escape(said(notice.message, translate, language, place)) for notice in notices_beside(comparison)]
    told += [escape(translate(text)) for text in comparison.scenario.left_out]
    if not told:
        return ""
    return "<ul>" + "".join(f"<li>{text}</li>" for text in told) + "</ul>"
