"""The decision memo as one HTML file that needs nothing else: two printed pages, then what stands behind each figure."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape, unescape
from itertools import accumulate
from pathlib import Path

from costmodel.present.annex import annex
from costmodel.present.charts import Chart
from costmodel.present.memo import Memo
from costmodel.present.memo_charts import drawn
from costmodel.present.memo_evidence import and_more, more_changes
from costmodel.present.memo_font import faces
from costmodel.words import N_, Translate

_STYLE = Path(__file__).parent / "memo.css"
# What fits on two printed pages, with few ways and with many; the annex has all of it.
_NAMES = ("changes", "assumptions", "own", "untouched", "note_lines", "references")
_LEAST, _LEAST_OF_MANY = (dict(zip(_NAMES, row, strict=True)) for row in ((4, 5, 10, 10, 14, 7), (3, 4, 8, 8, 10, 5)))
_LETTERS = 52  # of a note on a printed line
_BEST = ' class="best"'
_FEW = 4  # ways; with more of them, or a line more above them, the chart of hours begins the second page


def memo_html(memo: Memo, translate: Translate) -> str:
    """The whole page."""
    head, few = memo.headings, len(memo.ways) <= _FEW and not (memo.later or memo.cheaper)
    least = _LEAST if few else _LEAST_OF_MANY
    warned = sum(map(_lines, memo.doubts[: memo.warnings]))  # what is more than fits is taken from the sources, two on a line
    room = max(least["note_lines"], warned)
    references = max(least["references"] - 2 * (room - least["note_lines"]), 1)
    hours, sure = "".join(map(_chart, memo.charts[1:])), _sure(memo)
    doubt = "".join(f'<p class="doubt">{escape(line)}</p>' for line in (memo.cheaper, memo.doubt, memo.later) if line)
    summary = escape(translate(N_("Annex: how each figure was worked out")))
    body = "\n".join((
        f'<main><div class="top"><b>{escape(head["memo"])}</b><span>{escape(memo.made)}</span></div>',
        f'<p class="name">{escape(memo.name)}</p><p class="question">{escape(memo.question)}</p>',
        f'<h1>{escape(memo.answer)}</h1>{doubt}<p class="quiet">{escape(memo.about)}</p>',
        _ways(memo),
        *map(_chart, memo.charts[:1]),
        _change(memo, least["changes"], translate),
        *((hours, sure) if few else (sure, hours)),
        _assumptions(memo, least["assumptions"]),
        _told(head["own"], memo.own, least["own"], translate),
        _told(head["untouched"], memo.untouched, least["untouched"], translate),
        '<div class="two notes">',
        _notes(head["doubts"], memo.doubts, _as_many(memo.doubts, room), translate),
        _notes(head["left_out"], memo.left_out, _as_many(memo.left_out, room), translate),
        f"</div>{_sources(memo, references, translate)}{_link(memo)}</main>",
        f'<details class="annex"><summary>{summary}</summary>',
        annex(memo.comparison, memo.references, translate, memo.language) + "</details>",
    ))  # fmt: skip
    style = faces(unescape(body) + head["memo"].upper(), "Memo") + _STYLE.read_text("utf-8") + _paper(memo, translate)
    return (
        f'<!doctype html><html lang="{memo.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">'
        f"<title>{escape(head['memo'])}: {escape(memo.name)}</title><style>{style}</style></head><body>\n{body}\n</body></html>"
    )


def _lines(note: str) -> int:
    return -(-len(note) // _LETTERS)


def _as_many(notes: Sequence[str], lines: int) -> int:
    """How many of the notes fit into so many lines."""
    return sum(used <= lines for used in accumulate(map(_lines, notes)))


def _paper(memo: Memo, translate: Translate) -> str:
    """The printed page, with what stands above and below it; only words of ours go in here."""
    before, _, rest = translate(N_("Page {page} of {pages}")).partition("{page}")
    between, _, after = rest.partition("{pages}")
    look = "font:8pt Memo,sans-serif;color:#4a5863"
    number = f"{_quoted(before)} counter(page) {_quoted(between)} counter(pages) {_quoted(after)}"
    return (
        f"@page{{size:A4;margin:17mm 17mm 15mm;@top-left{{content:{_quoted(memo.headings['memo'])};{look}}}"
        f"@top-right{{content:{_quoted(memo.made)};{look}}}@bottom-right{{content:{number};{look}}}}}"
    )


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "").replace('"', "").replace("<", "") + '"'


def _table(titles: Sequence[str], rows: Sequence[Sequence[str]], right: int, best: int = -1, strong: int = -1) -> str:
    """Rows under titles; from column `right` on they end at the same edge. On a phone each row is a small list."""
    head = "".join(f'<th scope="col"{_side(i, right)}>{escape(title)}</th>' for i, title in enumerate(titles))
    body = []
    for number, row in enumerate(rows):
        cells = "".join(
            f'<td data-of="{escape(titles[i])}"{_side(i, right, i == strong)}>{escape(cell)}</td>' for i, cell in enumerate(row)
        )
        body.append(f"<tr{_BEST if number == best else ''}>{cells}</tr>")
    return f'<table class="stacked"><thead><tr>{head}</tr></thead><tbody>{"".join(body)}</tbody></table>'


def _side(column: int, right: int, strong: bool = False) -> str:
    classes = " ".join(name for name, holds in (("n", column >= right), ("strong", strong)) if holds)
    return f' class="{classes}"' if classes else ""


def _ways(memo: Memo) -> str:
    if not memo.ways:
        return ""
    rows = [(way.label, *way.amounts) for way in memo.ways]
    paid = f'<p class="quiet">{escape(memo.paid)}</p>' if memo.paid else ""
    return f"<h2>{escape(memo.headings['ways'])}</h2>{_table(memo.columns, rows, 1, best=0)}{paid}"


def _chart(chart: Chart) -> str:
    head = f'<figcaption><b>{escape(chart.title)}</b><span class="small">{escape(chart.subtitle)}</span></figcaption>'
    pictures = "".join(
        f'<div class="{time}" role="img" aria-label="{escape(chart.alt)}">{drawn(chart, dark)}</div>'
        for time, dark in (("day", False), ("night", True))
    )
    # On a phone the box scrolls sideways, so it takes the keyboard.
    return (
        f'<figure>{head}<div class="drawn" role="group" tabindex="0" aria-label="{escape(chart.title)}">{pictures}</div></figure>'
    )


def _change(memo: Memo, most: int, translate: Translate) -> str:
    head, rest = memo.headings, len(memo.changes) - most
    rows = [(change.label, change.present, change.value, change.winner) for change in memo.changes[:most]]
    parts = [
        f"<h2>{escape(head['change'])}</h2>" if rows or memo.holds else "",
        f"<p>{escape(memo.holds)}</p>" if memo.holds else "",
        _table((head["if"], head["now"], head["to"], head["then"]), rows, 9, strong=2) if rows else "",
        f'<p class="more under">{escape(more_changes(rest, translate))}</p>' if rest > 0 else "",
        *(f"<p>{escape(line)}</p>" for line in (memo.worth, memo.bids) if line),
    ]
    return f'<section class="keep">{"".join(parts)}</section>'


def _sure(memo: Memo) -> str:
    if not memo.sure:
        return ""
    said = " ".join(map(escape, memo.sure))
    table = f'<div class="keep">{_table(memo.spread_columns, memo.spread, 1)}</div>' if memo.spread else ""
    head = escape(memo.headings["sure"])
    return f"<section><h2>{head}</h2><p>{said}</p>{table}</section>"


def _assumptions(memo: Memo, most: int) -> str:
    if not memo.assumptions:
        return ""
    head = memo.headings
    titles = tuple(head[name] for name in ("assumption", "value", "range", "effect", "origin"))
    rows = [(it.label, it.value, it.range, it.effect, it.origin) for it in memo.assumptions[:most]]
    first = f"<p>{escape(memo.first)}</p>" if memo.first else ""
    return f'<section class="keep"><h2>{escape(head["assumptions"])}</h2>{first}{_table(titles, rows, 9, strong=1)}</section>'


def _told(name: str, items: Sequence[str], most: int, translate: Translate) -> str:
    if not items:
        return ""
    return f'<p class="told"><b>{escape(name)}:</b> {" · ".join(_first(items, most, translate))}</p>'


def _first(items: Sequence[str], most: int, translate: Translate) -> list[str]:
    rest = len(items) - most
    more = [f'<span class="more">{escape(and_more(rest, translate))}</span>'] if rest > 0 else []
    return [*map(escape, items[:most]), *more]


def _notes(name: str, items: Sequence[str], most: int, translate: Translate) -> str:
    if not items:
        return ""
    listed = "".join(f"<li>{item}</li>" for item in _first(items, most, translate))
    return f'<section class="keep"><h2>{escape(name)}</h2><ul>{listed}</ul></section>'


def _sources(memo: Memo, most: int, translate: Translate) -> str:
    if not memo.references:
        return ""
    items = [
        f'<li><a href="{escape(it.url)}">{escape(it.title)}</a>, {escape(it.site)}, {escape(it.checked)}</li>'
        for it in memo.references[:most]
    ]
    rest = len(memo.references) - most
    more = f'<li class="more">{escape(and_more(rest, translate))}</li>' if rest > 0 else ""
    return f'<h2>{escape(memo.headings["sources"])}</h2><ul class="sources">{"".join(items)}{more}</ul>'


def _link(memo: Memo) -> str:
    head, how = escape(memo.headings["link"]), f'<span class="quiet">{escape(memo.how_to_open)}</span>'
    if not memo.link:
        return f'<p class="link"><b>{head}</b> {how}<code>{escape(memo.query)}</code></p>'
    link = escape(memo.link)
    scan = (
        f'<span class="scan" style="--side:{memo.scan_side}" role="img" aria-label="{escape(memo.scan_alt)}">{memo.scan}</span>'
        if memo.scan
        else ""
    )
    return f'<p class="link">{scan}<b><a href="{link}">{head}</a></b> {how}<code>{escape(memo.readable)}</code></p>'
