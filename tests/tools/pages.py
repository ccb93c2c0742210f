"""The page without a browser: where it is, what it says, and that nothing on it went wrong."""

from __future__ import annotations

import json
import re
from pathlib import Path

from streamlit.testing.v1 import AppTest

from costmodel import Scenario
from costmodel.present.link import exact_payload

APP = str(Path(__file__).parents[2] / "app.py")
FAULT = "The fault is ours"
_HELD = re.compile(
    r"(?<=\d)\u00a0(?:of|af)\u00a0(?=\d)|(?<=\d)\u00a0(?=[^\W\d_])(?![^\W\d_]+\u00a0\d{4})|\bhour\u00a0of\u00a0work\b"
)  # not in dates


def opened(scenario: Scenario | None = None, language: str = "en", **session: object) -> AppTest:
    """The page of a link that holds the scenario, or of a first visit, with these values in its session."""
    page = AppTest.from_file(APP, default_timeout=60)
    if scenario is not None:
        page.query_params["s"] = exact_payload(scenario, None, language)
    for name, value in session.items():
        page.session_state[name] = value
    return checked(page.run())


def now(page: AppTest) -> Scenario:
    """The scenario that the page holds."""
    held = page.session_state["_scenario"]
    assert isinstance(held, Scenario)
    return held


def checked(page: AppTest) -> AppTest:
    assert not page.exception
    assert FAULT not in text(page)
    return page


def text(page: AppTest) -> str:
    """What the page says, in which a space that holds a number to its word is one like others."""
    told = [html.proto.body for html in page.get("html") if not html.proto.body.startswith("<style")]
    said = "\n".join([*(fold.label for fold in page.expander), *told, *explanations(page)])
    return _HELD.sub(lambda found: found[0].replace("\u00a0", " "), said)


def explanations(page: AppTest) -> list[str]:
    """The HTML of every explanation that is open."""
    sent = [part.proto for part in page.get("bidi_component") if part.proto.component_name == "costmodel.sum"]
    return [json.loads(proto.json or proto.mixed.json)["html"] for proto in sent]
