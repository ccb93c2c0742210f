"""The decision memo as a PDF of two A4 pages, tagged for screen readers, set by Typst without a network."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from dataclasses import asdict, fields
from pathlib import Path
from textwrap import wrap
from typing import Any

from costmodel.present.memo import Memo
from costmodel.present.memo_charts import drawn
from costmodel.present.memo_evidence import more_changes
from costmodel.present.memo_font import FAMILY, FONTS
from costmodel.words import N_, Translate

_TEMPLATE = Path(__file__).parent / "memo.typ"
_CHANGES = (9, 8, 7, 6, 5, 4, 3)
_NAMES = ("assumptions", "own", "untouched", "doubts", "left_out", "references")
# How much is shown of each list: from all that reads well down to what always fits on two pages.
_LEAST = (
    (10, 18, 24, 8, 8, 20),
    (8, 16, 20, 7, 7, 16),
    (7, 14, 18, 6, 6, 12),
    (6, 12, 14, 5, 5, 8),
    (5, 10, 12, 4, 4, 6),
    (4, 8, 8, 3, 3, 4),
    (3, 4, 5, 2, 2, 4),
    (2, 2, 3, 1, 1, 2),
)
_FILLING = ("doubts", "left_out", "references")  # what the rest of the page goes to, in this order
_PAGES = 2
_LETTERS = {6.0: 132, 4.8: 166}  # of a query on a line, by the size of the print
_LONG = 400  # letters, from here on in small print


def memo_pdf(memo: Memo, translate: Translate) -> bytes:
    """The bytes of the PDF; lists are shortened until there are two pages."""
    import typst

    told = _told(memo, translate)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])
    compiler = typst.Compiler(_TEMPLATE, font_paths=fonts)

    def made(least: dict[str, int]) -> tuple[bytes, int, list[int]]:
        asked = {"memo": json.dumps({**told, "least": least}, ensure_ascii=False)}
        pdf = compiler.compile(format="pdf", sys_inputs=asked, pdf_standards="ua-1", timestamp=_noon(memo.day))
        assert isinstance(pdf, bytes)
        last, *after = json.loads(compiler.query("<pages>", field="value", one=True))
        return pdf, last, after

    def fitting(least: dict[str, int]) -> bytes | None:
        pdf, pages, _ = made(least)
        return pdf if pages <= _PAGES else None

    rows = [dict(zip(_NAMES, row, strict=True)) for row in _LEAST]
    rows = [*({**row, "doubts": max(row["doubts"], memo.warnings)} for row in rows), rows[-1]]
    ends = {most: made({"changes": most, **rows[0]})[2] for most in _CHANGES if most <= max(len(memo.changes), _CHANGES[-1])}
    beside = (most for most in ends if ends[most] == [1] * len(ends[most]))  # what follows begins on the first page
    alone = (most for most in ends if ends[most][:1] == [1])  # the table is all that still fits there
    changes = next(beside, 0) or next(alone, _CHANGES[-1])
    for row in rows:
        least = {"changes": changes, **row}
        pdf = fitting(least)
        if pdf:
            return _filled(pdf, least, {name: len(told[name]) for name in _FILLING}, fitting)
    return made(least)[0]


def _filled(pdf: bytes, least: dict[str, int], whole: dict[str, int], fitting: Callable[[dict[str, int]], bytes | None]) -> bytes:
    """The PDF with as much more of each list as still fits, one list after the other."""
    for name, length in whole.items():
        fits, beyond = least[name], length + 1
        while beyond - fits > 1:
            # The whole list first; then ever half of what is left.
            tried = length if beyond > length else (fits + beyond) // 2
            longer = fitting({**least, name: tried})
            if longer:
                pdf, fits = longer, tried
            else:
                beyond = tried
        least = {**least, name: fits}
    return pdf


def _noon(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(12), datetime.UTC)


def _told(memo: Memo, translate: Translate) -> dict[str, Any]:
    """The memo as plain data, with the charts drawn."""
    told = {field.name: getattr(memo, field.name) for field in fields(Memo) if field.name not in ("comparison", "charts")}
    for name in ("ways", "changes", "assumptions", "references"):
        told[name] = [asdict(item) for item in told[name]]
    size = 6.0 if len(memo.query) <= _LONG else 4.8
    charts = [{"title": chart.title, "subtitle": chart.subtitle, "alt": chart.alt, "svg": drawn(chart)} for chart in memo.charts]
    return {
        **told,
        "family": FAMILY,
        "query_size": size,
        "query_lines": wrap(memo.query, _LETTERS[size], break_on_hyphens=False),
        "charts": charts,
        "day": {"year": memo.day.year, "month": memo.day.month, "day": memo.day.day},
        "page": translate(N_("Page {page} of {pages}")),
        "more_changes": more_changes("{count}", translate),
        "more": translate(N_("and {count} more")),
    }
