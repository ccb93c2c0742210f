"""The page without a browser: where it is, what it says, and that nothing on it went wrong."""

from __future__ import annotations

import json
from pathlib import Path

from streamlit.testing.v1 import AppTest

APP = str(Path(__file__).parents[2] / "app.py")
FAULT = "The fault is ours"


def checked(page: AppTest) -> AppTest:
    assert not page.exception
    assert FAULT not in text(page)
    return page


def text(page: AppTest) -> str:
    told = [html.proto.body for html in page.get("html") if not html.proto.body.startswith("<style")]
    return "\n".join([*told, *explanations(page)])


def explanations(page: AppTest) -> list[str]:
    """The HTML of every explanation that is open."""
    sent = [part.proto for part in page.get("bidi_component") if part.proto.component_name == "costmodel.sum"]
    return [json.loads(proto.json or proto.mixed.json)["html"] for proto in sent]
