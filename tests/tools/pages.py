"""The page without a browser: where it is, what it says, and that nothing on it went wrong."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

APP = str(Path(__file__).parents[2] / "app.py")
FAULT = "The fault is ours"


def checked(page: AppTest) -> AppTest:
    assert not page.exception
    assert FAULT not in text(page)
    return page


def text(page: AppTest) -> str:
    return "\n".join(html.proto.body for html in page.get("html") if not html.proto.body.startswith("<style"))
