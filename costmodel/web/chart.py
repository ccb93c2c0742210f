"""Shows a chart: a component that keeps its node, follows the theme, saves images in the page and has a table below."""

from __future__ import annotations

import base64
import logging
import time
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import plotly
import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from costmodel.present import money
from costmodel.present.charts import Chart, printed
from costmodel.present.charts.colours import PAIRS
from costmodel.present.images import render
from costmodel.present.rounding import sums_note
from costmodel.web.text import unbroken
from costmodel.words import N_, Translate

_log = logging.getLogger(__name__)
_LIBRARY = "costmodel.plotly"
_ADDRESS = f"_stcore/bidi-components/{_LIBRARY}/plotly.min.js?v={plotly.__version__}"
_WANTED = "_pdf."  # begins the mark of a chart whose button was pressed
_LARGE = 100  # from here on decimals say nothing
_HTML = """
<figure class="cm-chart">
  <figcaption><div class="cm-title" role="heading" aria-level="2"></div><div class="cm-subtitle"></div></figcaption>
  <ul class="cm-legend" aria-hidden="true" hidden></ul>
  <div class="cm-plot" role="img"></div>
  <p class="cm-source"></p>
  <div class="cm-foot">
    <details class="cm-details">
      <summary class="cm-summary"></summary><div class="cm-scroll table" tabindex="0" role="group"><table></table></div>
      <p class="cm-off" hidden></p>
    </details>
    <button type="button" class="cm-png"></button><button type="button" class="cm-svg"></button>
    <button type="button" class="cm-pdf"></button>
  </div>
  <p class="cm-failed" role="status"></p>
</figure>
"""


def asset(name: str) -> str:
    """The text of a script or style sheet beside this module."""
    return files("costmodel.web").joinpath(name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _component() -> Any:
    return st.components.v2.component(
        "costmodel.chart", html=_HTML, css=asset("chart.css"), js=asset("chart.js"), isolate_styles=False
    )


def _serve_plotly() -> None:
    """Let the server hand out plotly.js from where Plotly is installed: no second copy, no foreign host."""
    manager = get_bidi_component_manager()
    if manager.get(_LIBRARY) is None:
        package, _, name = _LIBRARY.partition(".")
        manifest = ComponentManifest(package, plotly.__version__, [ComponentConfig(name, "package_data")])
        manager.register_from_manifest(manifest, Path(plotly.__file__).parent)


def show_chart(chart: Chart, key: str, translate: Translate, heading: str | None = None, file: str = "") -> None:
    """Show a chart with its title (or another heading), its subtitle, buttons to save it and its table.

    The same key keeps the same node. `file`: what its files are called, without the ending.
    """
    _serve_plotly()
    _component()(
        key=key,
        data={
            "name": file or chart.name,
            "title": unbroken(chart.title if heading is None else heading),
            "subtitle": unbroken(chart.subtitle),
            "alt": chart.alt,
            "source": unbroken(chart.inputs[-1]),
            "pdf": _pdf(chart, key),
            "figure": chart.figure,
            "print": printed(chart)["layout"],
            "colours": PAIRS,
            "columns": chart.columns,
            "rows": _texts(chart),
            "kinds": {str(number): kind for number, kind in chart.kinds.items()},
            "off": sums_note(_sums(chart), translate),
            "words": {
                "png": translate(N_("Save as PNG")),
                "svg": translate(N_("Save as SVG")),
                "pdf": translate(N_("Save as PDF")),
                "table": translate(N_("Data")),
                "failed": translate(N_("The file could not be made. Try again, or take another of the three.")),
            },
            "library": _ADDRESS,
        },
        on_pdf_change=lambda: st.session_state.update({_WANTED + key: True}),
    )


def _pdf(chart: Chart, key: str) -> dict[str, str] | None:
    """The chart as PDF, drawn here and only when its button was pressed: a browser can't make one. An empty file if it failed."""
    if not st.session_state.pop(_WANTED + key, False):
        return None
    try:
        file = base64.b64encode(render(chart, "pdf")).decode()
    except Exception:
        _log.exception("The chart %s could not be drawn as PDF", chart.name)
        file = ""
    return {"token": str(time.time_ns()), "file": file}


def _sums(chart: Chart) -> list[tuple[float, list[float]]]:
    """Each sum in the table with the amounts above it, and with its parts below it; those of whole amounts."""
    columns = [column for column in _columns(chart)[1:] if not _digits(column)]
    ends = [number for number, kind in chart.kinds.items() if kind == "sum"]
    parts = [number for number, kind in chart.kinds.items() if kind == "part"]
    groups = [(end, range(end)) for end in ends] + [(end, parts) for end in ends if parts]
    return [(float(column[end]), [float(column[part]) for part in group]) for end, group in groups for column in columns]


def _columns(chart: Chart) -> list[tuple[str | float, ...]]:
    return list(zip(*chart.rows, strict=True))


def _digits(column: Sequence[str | float]) -> int:
    return 0 if any(abs(cell) >= _LARGE for cell in column if not isinstance(cell, str)) else 2


def _texts(chart: Chart) -> list[list[str]]:
    """The table's cells as text, the numbers of a column all to the same decimals."""
    digits = [_digits(column) for column in _columns(chart)]

    def text(cell: str | float, places: int) -> str:
        return unbroken(cell) if isinstance(cell, str) else money.number(cell, chart.language, places)

    return [[text(cell, places) for cell, places in zip(row, digits, strict=True)] for row in chart.rows]
