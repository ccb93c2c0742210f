"""What the page's tests share: they aren't measured, and what takes long beside the answer is short unless a test is about it."""

from __future__ import annotations

from pathlib import Path

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.no_cover)  # the page is not; what stands behind it other tests measure


@pytest.fixture(autouse=True)
def few_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hundreds of runs draw the sentence."""
    monkeypatch.setattr("costmodel.web.results.DRAWS", 256)


@pytest.fixture(autouse=True)
def one_year(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """None of them works out the second year, save those marked `second_year`."""
    if "second_year" not in request.keywords:
        monkeypatch.setattr("costmodel.web.results.cheapest_later", lambda comparison: None)
