"""The typeface of a memo: for Typst as files, for a page as no more letters than it uses, inside the page."""

from __future__ import annotations

import base64
import io
from pathlib import Path

FONTS = Path(__file__).parent / "images" / "fonts"
FAMILY = "Source Sans Pro"
_WEIGHTS = {400: "SourceSansPro-Regular.ttf", 700: "SourceSansPro-Bold.ttf"}
_KEPT = ["kern", "liga", "ccmp", "mark", "tnum", "lnum"]


def faces(text: str, name: str) -> str:
    """CSS that gives a page its letters, those in `text`, under the name of a family."""
    return "".join(
        f"@font-face{{font-family:{name};font-weight:{weight};src:url(data:font/ttf;base64,{_letters(file, text)})}}"
        for weight, file in _WEIGHTS.items()
    )


def _letters(file: str, text: str) -> str:
    from fontTools import subset  # comes with Matplotlib
    from fontTools.ttLib import TTFont

    options = subset.Options(layout_features=_KEPT, hinting=False)
    font = TTFont(FONTS / file)
    chosen = subset.Subsetter(options)
    chosen.populate(text=text)
    chosen.subset(font)
    out = io.BytesIO()
    font.save(out)
    return base64.b64encode(out.getvalue()).decode()
