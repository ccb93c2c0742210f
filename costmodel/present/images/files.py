"""A drawn figure as the bytes of a file: nothing in it varies from one time to the next, words stay words."""

from __future__ import annotations

import io
import re
import threading
import warnings
from typing import Any
from xml.sax.saxutils import quoteattr

import matplotlib as mpl

from costmodel.present.charts.chart import FONT, Chart
from costmodel.present.images import words
from costmodel.present.images.drawing import Drawing

_SHARP = 2  # pixels of a PNG for one of the figure
_STYLE: Any = {
    "svg.fonttype": "none", "svg.hashsalt": "costmodel", "pdf.fonttype": 42, "path.simplify": False, "axes.unicode_minus": False,
}  # fmt: skip
# Matplotlib's settings are one for the whole process, so one figure is drawn at a time.
_ONE_AT_A_TIME = threading.Lock()
_GROUP = re.compile(r'<g id="(?:figure|axes|patch|line2d|text|[A-Za-z]+)_\d+">')
_HEAD = re.compile(
    r"<svg [^>]*>\s*(?:<title>.*?</title>\s*)?(?:<metadata>.*?</metadata>\s*)?<defs>\s*<style[^>]*>.*?</style>\s*</defs>", re.S
)
_GOES_ON = re.compile(rf'</text>\s*</g>\s*<g id="{words.CONTINUED}">\s*<text style="([^"]*)"[^>]*>(.*?)</text>', re.S)


def file_of(figure: dict[str, Any], kind: str, chart: Chart) -> bytes:
    """The bytes of a file of this kind; `chart` says what it is called and what it shows."""
    with _ONE_AT_A_TIME, mpl.rc_context(_STYLE), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing")  # a sign that no font has is a box, in an SVG the viewer's own
        words.load_fonts()
        return _WRITERS[kind](Drawing(figure), chart)


def _png(drawing: Drawing, chart: Chart) -> bytes:
    return _saved(drawing, "png", {"Title": chart.title, "Software": None}, dpi=72 * _SHARP)


def _pdf(drawing: Drawing, chart: Chart) -> bytes:
    about = {"Title": chart.title, "Subject": chart.alt, "Creator": None, "Producer": None, "CreationDate": None}
    return _saved(drawing, "pdf", about)


def _svg(drawing: Drawing, chart: Chart) -> bytes:
    """The drawing without what could clash with a page that it is put into: prolog, style rules, numbered names."""
    text = _saved(drawing, "svg", {"Date": None, "Creator": None, "Format": None, "Type": None}).decode()
    wide, tall = f"{drawing.wide:g}", f"{drawing.tall:g}"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{wide}" height="{tall}"'
        f' viewBox="0 0 {wide} {tall}" stroke-linejoin="round" role="img" aria-label={quoteattr(chart.alt)}>'
    )
    text = _HEAD.sub(lambda _: head, text[text.index("<svg") :], count=1)
    text = _GOES_ON.sub(lambda found: f'<tspan style="{_own(found[1])}">{found[2]}</tspan></text>', text)
    return _GROUP.sub("<g>", text).replace("'Source Sans Pro', 'DejaVu Sans'", FONT).encode()


_WRITERS = {"png": _png, "svg": _svg, "pdf": _pdf}


def _own(style: str) -> str:
    """A style without what belongs to the text that it goes on from."""
    return ";".join(part for part in style.split(";") if "text-anchor" not in part)


def _saved(drawing: Drawing, kind: str, about: dict[str, str | None], **more: Any) -> bytes:
    target = io.BytesIO()
    drawing.drawn().savefig(target, format=kind, metadata=about, **more)
    return target.getvalue()
