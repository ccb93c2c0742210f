"""Charts as images, drawn by a Chromium that is installed: for the command line, where no page can draw them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from costmodel.present.charts import Chart, printed
from costmodel.present.charts.chart import Figure
from costmodel.words import N_, refuse

KINDS = ("png", "svg")
_SECONDS = 120  # longer than any image takes, so that nothing waits for ever


def render(chart: Chart, kind: str, dark: bool = False) -> bytes:
    """A chart as png or svg. Raises InputError for another kind, or if there is no browser to draw it."""
    return render_many([chart], kind, dark)[0]


def render_many(charts: Sequence[Chart], kind: str, dark: bool = False) -> list[bytes]:
    """Several charts as images, all by one browser."""
    if kind not in KINDS:
        raise refuse("", kind, N_("found {found}; allowed: {allowed}"), found=kind, allowed=", ".join(KINDS))
    # A thread of its own, because the caller may be inside an event loop already.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, _drawn([printed(chart, dark) for chart in charts], kind)).result()


async def _drawn(figures: Sequence[Figure], kind: str) -> list[bytes]:
    import kaleido
    from choreographer.errors import BrowserClosedError, BrowserFailedError, ChromeNotFoundError

    try:
        async with asyncio.timeout(_SECONDS), kaleido.Kaleido(n=1, mathjax=False) as browser:
            return [await browser.calc_fig(figure, opts=_options(figure, kind)) for figure in figures]
    except (ChromeNotFoundError, BrowserFailedError, BrowserClosedError, TimeoutError) as error:
        raise refuse("", "", N_(
            "images need a Chrome or Chromium, and none could be started ({why}); install one, or name it in BROWSER_PATH"
        ), why=type(error).__name__) from None  # fmt: skip


def _options(figure: Figure, kind: str) -> dict[str, object]:
    look = figure["layout"]
    return {"format": kind, "width": look["width"], "height": look["height"], "scale": 2 if kind == "png" else 1}
