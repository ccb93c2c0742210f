"""The typeface of a memo: for Typst as files, for a page as the letters that it uses and little more, inside the page."""

from __future__ import annotations

import base64
import io
from functools import lru_cache
from pathlib import Path

FONTS = Path(__file__).parent / "images" / "fonts"
FAMILY = "Source Sans Pro"
_WEIGHTS = {400: "SourceSansPro-Regular.ttf", 700: "SourceSansPro-Bold.ttf"}
_USUAL = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) | frozenset("–—‘’“”„…•−→€")
_KEPT = ["kern", "liga", "ccmp", "mark", "tnum", "lnum"]


def faces(text: str, name: str) -> str:
    """CSS that gives a page its letters, the usual ones and those in `text`, under the name of a family."""
    rare = "".join(sorted(set(text) - _USUAL))
    return "".join(
        f"@font-face{{font-family:{name};font-weight:{weight};src:url(data:font/ttf;base64,{_letters(file, rare)})}}"
        for weight, file in _WEIGHTS.items()
    )


@lru_cache(maxsize=8)
def _letters(file: str, rare: str) -> str:
    from fontTools import subset  # comes with Matplotlib
    from fontTools.ttLib import TTFont

    options = subset.Options(layout_features=_KEPT, hinting=False)
    font = TTFont(FONTS / file)
    chosen = subset.Subsetter(options)
    chosen.populate(text="".join(sorted(_USUAL)) + rare)
    chosen.subset(font)
    out = io.BytesIO()
    font.save(out)
    return base64.b64encode(out.getvalue()).decode()
