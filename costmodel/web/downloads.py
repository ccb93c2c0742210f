"""Taking the answer along as a file: each with a word on what it is for, and made only when it is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import streamlit as st

from costmodel.present.charts import Chart
from costmodel.present.export import export
from costmodel.scenario import Scenario
from costmodel.web.address import runs_here
from costmodel.web.state import View
from costmodel.web.text import escape, in_style
from costmodel.words import N_, Translate
from costmodel.worked_examples import name_of

_LEADING = (".pdf", ".xlsx")
_LONGEST = 60  # letters of a file's name


@dataclass(frozen=True)
class File:
    """A file that one may take along: its button, what it is for, what it is called."""

    ending: str
    label: str
    meant_for: str
    called: str
    kind: str


FILES = (
    File(
        ".pdf", N_("Memo as PDF"),
        N_("Two pages for the bank, a partner or the accountant: the answer, how sure it is, the sources."),
        N_("decision memo"), "application/pdf",
    ),
    File(
        ".html", N_("Memo as a web page"),
        N_("The same to read on a screen or a phone, and below it how each figure was worked out."),
        N_("decision memo"), "text/html",
    ),
    File(
        ".xlsx", N_("Excel with live formulas"),
        N_("Change a salary, a rate or the hours in a yellow cell, and every amount and chart follows."),
        N_("calculation"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    File(
        ".csv", N_("Table as CSV"), N_("Every line of every way, for a spreadsheet."), N_("comparison"), "text/csv",
    ),
    File(
        ".parquet", N_("Table as Parquet"), N_("The same lines with the type of each column, for further analysis."),
        N_("comparison"), "application/vnd.apache.parquet",
    ),
    File(
        ".json", N_("Result as JSON"), N_("Lines, totals and what to keep in mind, for other software."),
        N_("comparison"), "application/json",
    ),
    File(
        ".yaml", N_("Scenario file (YAML)"),
        N_("Only what you set. It opens here again, under “Scenario file”, and on the command line."),
        N_("scenario"), "application/yaml",
    ),
)  # fmt: skip

CALLED = {  # what a saved picture of a chart is called, by the chart's name; one by a figure is called after that
    "cost-comparison": N_("cost comparison"),
    "cost-by-hours": N_("cost by hours"),
    "cumulative-cost": N_("cumulative cost"),
    "monthly-cash": N_("monthly cash"),
    "cost-spread": N_("cost spread"),
    "chance-of-cheapest": N_("chance of cheapest"),
    "what-matters": N_("what matters"),
    "two-way-map": N_("two way map"),
    "bids": N_("bids"),
    "side-by-side": N_("side by side"),
}


def show(view: View) -> None:
    """The files, one below the other."""
    _ = view.translate
    title, how = escape(_("Take it along")), escape(_("Each file is made when you ask for it; a large one takes a few seconds."))
    _style(view)
    st.html(f'<h3>{title}</h3><p class="quiet">{how}</p>')
    base = base_url(st.context.url)
    with st.container(key="files", gap="small"):
        for file in FILES:
            with st.container(
                key=f"file{file.ending.replace('.', '_')}", horizontal=True, vertical_alignment="center", gap="medium"
            ):
                _button(view, file, base, f"take{file.ending}")
                text = escape(_(file.meant_for))
                st.html(f'<p class="quiet">{text}</p>')
    charts = escape(_("Each chart has its own buttons for PNG, SVG and PDF. The CSV file opens in any spreadsheet."))
    st.html(f'<p class="quiet">{charts}</p>')


def show_leading(view: View) -> None:
    """The memo and the workbook, and where the other files are."""
    _ = view.translate
    _style(view)
    with st.container(key="files_first", gap="small"):
        for file in FILES:
            if file.ending in _LEADING:
                _button(view, file, base_url(st.context.url), f"take_first{file.ending}")
        more = escape(_("More files are further down, under “Share and download”."))
        st.html(f'<p class="quiet">{more}</p>')


def _button(view: View, file: File, base: str, key: str) -> None:
    st.download_button(
        view.translate(file.label), making(view, file.ending, base), file_name(view.scenario, file, view.translate), file.kind,
        key=key, on_click="ignore", icon=":material/download:",
    )  # fmt: skip


def _style(view: View) -> None:
    """Our sentence where a file fails: Streamlit says only in English that it did."""
    failed = view.translate(
        N_("The file could not be made. The fault is ours and has been noted; try again, or take another kind of file.")
    )
    st.html(f'<style>[class*="st-key-files"] {{ --failed: {in_style(failed)}; }}</style>')


def making(view: View, ending: str, base: str) -> Callable[[], bytes]:
    """What makes the file when it is asked for: on a thread of its own, where nothing is known of the visit."""
    scenario, translate, language, dark = view.scenario, view.translate, view.language, view.dark
    return lambda: export(scenario, ending, translate, language, dark, base)


def base_url(address: str | None) -> str:
    """The app's address as others can open it; empty where it runs on this computer only."""
    parts = urlsplit(address or "")
    if not parts.scheme or runs_here(address):
        return ""
    return f"{parts.scheme}://{parts.netloc}{parts.path}"


def file_name(scenario: Scenario, file: File, translate: Translate) -> str:
    """A name that says what is in it, in the reader's language: `an-office-in-texas-decision-memo.pdf`."""
    return _name(scenario, translate(file.called), translate) + file.ending


def chart_name(scenario: Scenario, chart: Chart, translate: Translate) -> str:
    """The same of a chart, without the ending, which its button adds."""
    called = translate(N_("cost by {figure}")).format(figure=chart.columns[0] if chart.columns else "")
    return _name(scenario, translate(CALLED[chart.name]) if chart.name in CALLED else called, translate)


def _name(scenario: Scenario, called: str, translate: Translate) -> str:
    parts = (_joined(name_of(scenario, translate) or translate(scenario.law.name))[:_LONGEST].strip("-"), _joined(called))
    return "-".join(part for part in parts if part)


def _joined(text: str) -> str:
    return re.sub(r"[\W_]+", "-", text.lower()).strip("-")
