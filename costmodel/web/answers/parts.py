"""What every answer is made of: its sentence on top, charts, tables, the fields that change it, a menu of keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import streamlit as st

from costmodel.answers.sweep import HOURS
from costmodel.present.charts import Chart
from costmodel.present.findings import key_label
from costmodel.web import downloads, inputs, state
from costmodel.web.chart import show_chart
from costmodel.web.named import signed
from costmodel.web.state import View
from costmodel.web.text import escape, literal
from costmodel.web.under import quiet as quiet

_LONG = 230  # letters of a sentence that would be too much in large type
AGAIN = "answer"  # begins the widget of a key that stands among the assumptions too
Cell = str | None


def lead(sentences: Iterable[str]) -> None:
    """The answer: its first sentence large, what follows below it."""
    first, *others = [text for text in sentences if text]
    more = "".join(f"<p>{escape(text)}</p>" for text in others)
    long = " long" if len(first) > _LONG else ""
    st.html(f'<div class="answer{long}"><p class="lead">{escape(first)}</p>{more}</div>')


def heading(title: str, about: str = "") -> None:
    """The heading of a part of an answer, and a word on it."""
    more = f'<p class="quiet">{escape(about)}</p>' if about else ""
    st.html(f'<div class="section"><h2>{escape(title)}</h2>{more}</div>')


def said(sentences: Iterable[str]) -> None:
    """Sentences as plain text, each as far from the next as from whatever else stands there."""
    for text in sentences:
        st.html(f"<p>{escape(text)}</p>")


def empty(text: str) -> None:
    """What to enter before there is anything to show."""
    st.html(f'<p class="empty">{escape(text)}</p>')


def table(
    name: str,
    head: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    kinds: Mapping[int, str] | None = None,
    words: Iterable[int] = (),
    look: str = "",
) -> None:
    """A table that scrolls inside itself. Its first column names the row; numbers stand right, the columns `words` left.

    `name` is read out by a screen reader, which lists the tables of a page.

    `kinds` gives rows by number a look: "best", "part" (of the row above), "sum"; `look` is that of the whole table.
    """
    kinds, left = kinds or {}, {0, *words}
    top = "".join(f'<th scope="col"{_look(i in left)}>{escape(text)}</th>' for i, text in enumerate(head))
    body = ""
    for number, (first, *cells) in enumerate(rows):
        others = "".join(f"<td{_look(i in left)}>{escape(cell or '')}</td>" for i, cell in enumerate(cells, 1))
        body += f'<tr class="{kinds.get(number, "")}"><th scope="row">{escape(first or "")}</th>{others}</tr>'
    inner = f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
    st.html(f'<div class="table {look}" role="region" tabindex="0" aria-label="{escape(name)}">{inner}</div>')


def _look(left: bool) -> str:
    return ' class="words"' if left else ""


def chart(view: View, made: Chart, key: str, finding: bool = False) -> None:
    """A chart; headed by its `finding`, where that does not stand above it already."""
    file = downloads.chart_name(view.scenario, made, view.translate)
    show_chart(signed(view, made), key, view.translate, None if finding else "", file)


def fields(view: View, keys: Sequence[str], key: str, labels: Mapping[str, str] | None = None, begin: str = f"{AGAIN}.") -> None:
    """The fields of some keys beside each other, as many as fit in a row; `begin` begins the names of their widgets."""
    with st.container(key=f"fields_{key}"):
        for column, name in zip(st.columns(len(keys), gap="small"), keys, strict=True):
            with column:
                inputs.field(view, name, f"{begin}{name}", label=(labels or {}).get(name, ""))


def key_menu(view: View, label: str, keys: Sequence[str], widget: str, first: str = HOURS) -> str:
    """A menu of keys by their names, searchable. The key that is chosen, `first` to begin with."""
    _ = view.translate
    names = {key: key_label(view.scenario, key, _) for key in keys}
    ordered = sorted(keys, key=lambda key: (key != first, names[key].casefold()))
    if st.session_state.get(widget) not in names:
        st.session_state[widget] = ordered[0]
    st.selectbox(label, ordered, key=state.menu(widget), persist_state="session", format_func=names.__getitem__)
    return st.session_state[widget]


def row(key: str, html: str, button: str, on_click: Callable[..., None], args: tuple[object, ...]) -> None:
    """A line of a list with a button at its end."""
    with st.container(key=f"line_{key}", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(html)
        st.button(literal(button), key=key, on_click=on_click, args=args, type="tertiary")
