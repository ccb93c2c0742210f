"""What the page's tests share: they aren't measured, and the sentence on how sure the answer is is drawn from few cases."""

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
