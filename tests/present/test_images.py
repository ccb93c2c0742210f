"""Images of charts: refused with a clear message where they can't be drawn, real files where they can."""

from __future__ import annotations

import pytest

from costmodel import InputError, Scenario, compare
from costmodel.present import images
from costmodel.present.charts import cost_bars
from costmodel.words import untranslated


@pytest.fixture
def chart():
    return cost_bars(compare(Scenario("us-tx", "2026-07-01")), untranslated, "en")


def test_another_kind_is_refused(chart):
    with pytest.raises(InputError, match="found gif; allowed: png, svg"):
        images.render(chart, "gif")


def test_without_a_browser_it_says_what_to_install(chart, monkeypatch):
    monkeypatch.setenv("BROWSER_PATH", "/nonexistent")
    with pytest.raises(InputError, match="install one, or name it in BROWSER_PATH"):
        images.render(chart, "png")


@pytest.mark.browser
def test_several_images_come_from_one_browser(chart, monkeypatch):
    import os

    if "CHROMIUM" in os.environ:
        monkeypatch.setenv("BROWSER_PATH", os.environ["CHROMIUM"])
    png, again = images.render_many([chart, chart], "png")
    assert png == again
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20], "big") == 2400
    svg = images.render(chart, "svg").decode()
    assert svg.startswith("<svg")
    assert "Place: Texas" in svg.replace("\u00a0", " ")
