"""Charts as PNG, SVG and PDF files, drawn by Matplotlib: no browser, nothing on the screen, the same bytes every time."""

from __future__ import annotations

from collections.abc import Sequence

from costmodel.present.charts.chart import Chart, bare_figure, printed
from costmodel.words import N_, refuse

KINDS = ("png", "svg", "pdf")


def render(
    chart: Chart, kind: str, dark: bool = False, *, bare: bool = False, size: tuple[int, int | None] | None = None
) -> bytes:
    """A chart as a png, svg or pdf file, with title, subtitle, inputs and source on it.

    `bare` draws the plot alone, `size` its width and height in pixels; without a height it has the chart's own. Below 700
    pixels it is the chart that a phone shows. Raises InputError for another kind.
    """
    if kind not in KINDS:
        raise refuse("", kind, N_("found {found}; allowed: {allowed}"), found=kind, allowed=", ".join(KINDS))
    from costmodel.present.images.files import file_of  # Matplotlib takes a second to load

    figure = bare_figure(chart, dark, *(size or (None, None))) if bare else printed(chart, dark)
    return file_of(figure, kind, chart)


def render_many(charts: Sequence[Chart], kind: str, dark: bool = False) -> list[bytes]:
    """Several charts as files."""
    return [render(chart, kind, dark) for chart in charts]
