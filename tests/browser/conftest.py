"""A server on a free port for all browser tests, and pages opened as a new visitor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from server import running


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the page is served."""
    with running(tmp_path_factory.mktemp("server") / "log") as found:
        yield found


@pytest.fixture
def visit(browser: Any, address: str) -> Iterator[Callable[..., Any]]:
    """Opens the page as a new visitor; a fault in the page's own scripts fails the test."""
    contexts, faults = [], []

    def open_page(query: str = "", **options: Any) -> Any:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "locale": "en-US", **options})
        contexts.append(context)
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(address + query if not query.startswith("http") else query)
        page.wait_for_selector(".verdict h1")
        page.wait_for_selector(".cm-plot .main-svg >> nth=0")
        page.wait_for_url(lambda url: "?s=1" in url or "&s=1" in url)  # the page is drawn to its end
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults
