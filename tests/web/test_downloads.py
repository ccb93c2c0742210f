"""The files to take along: each can be made away from the visit, and is called what it holds."""

from __future__ import annotations

import io

import pandas as pd
import pytest
from pages import APP, checked
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from costmodel import Scenario, compare
from costmodel.present import charts
from costmodel.present.gallery import CHARTS
from costmodel.present.language import translator
from costmodel.web.downloads import CALLED, FILES, base_url, chart_name, file_name, making
from costmodel.web.state import View

SCENARIO = Scenario("us-tx", "2026-07-01", {"employee.salary": 60_000, "va.rate": 30}, name="Åse & Søn: kontor/2026")
BEGINS = {
    ".pdf": b"%PDF-", ".html": b"<!doctype html>", ".csv": b"\xef\xbb\xbfoption,", ".parquet": b"PAR1", ".json": b"{",
    ".yaml": b"", ".xlsx": b"PK",
}  # fmt: skip


def view(language: str = "en") -> View:
    return View(SCENARIO, compare(SCENARIO), language, translator(language), False)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.ending)
def test_each_file_is_made_without_the_visit(file) -> None:
    data = making(view(), file.ending, "https://hire.example.com/")()
    assert data.startswith(BEGINS[file.ending])
    assert len(data) > 50


def test_the_files_agree_with_the_page() -> None:
    table = pd.read_csv(io.BytesIO(making(view(), ".csv", "")()))
    assert table[table.option == "va_hourly"].amount.sum() == pytest.approx(41_034.99, abs=0.006)
    said = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(making(view("da"), ".pdf", "")())).pages)
    assert "41.035" in said


@pytest.mark.parametrize(
    ("address", "base"),
    [
        ("https://hire.example.com/?s=1abc", "https://hire.example.com/"),
        ("https://example.com/tools/hire?embed=true#x", "https://example.com/tools/hire"),
        ("http://localhost:8501/", ""),
        ("http://127.0.0.1:8501/", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_a_memo_names_the_address_only_where_others_can_open_it(address: str | None, base: str) -> None:
    assert base_url(address) == base


def test_a_file_is_called_after_the_scenario_in_the_language_of_the_reader() -> None:
    names = {language: [file_name(SCENARIO, file, translator(language)) for file in FILES] for language in ("en", "da")}
    assert names["en"][0] == "åse-søn-kontor-2026-decision-memo.pdf"
    assert names["da"][0] == "åse-søn-kontor-2026-beslutningsnotat.pdf"
    nameless = Scenario("us-tx", "2026-07-01", name="../..")
    assert file_name(nameless, FILES[0], translator("en")) == "decision-memo.pdf"
    assert file_name(Scenario("us-tx", "2026-07-01"), FILES[0], translator("en")) == "texas-decision-memo.pdf"
    long = Scenario("us-tx", "2026-07-01", name="x" * 120)
    assert file_name(long, FILES[0], translator("en")) == "x" * 60 + "-decision-memo.pdf"


def test_a_saved_chart_is_called_after_the_scenario_and_what_it_shows_in_the_language_of_the_reader() -> None:
    def both(language: str) -> list[str]:
        translate = translator(language)
        bars = charts.cost_bars(compare(SCENARIO), translate, language)
        by_rate = charts.cost_by_key(SCENARIO, "va.rate", translate, language)
        return [chart_name(SCENARIO, chart, translate) for chart in (bars, by_rate)]

    assert both("en") == ["åse-søn-kontor-2026-cost-comparison", "åse-søn-kontor-2026-cost-by-va-rate-an-hour"]
    assert both("da") == [
        "åse-søn-kontor-2026-sammenligning-af-omkostninger", "åse-søn-kontor-2026-omkostninger-efter-va-ens-timepris",
    ]  # fmt: skip


def test_every_chart_that_is_not_by_a_figure_has_a_name_of_its_own() -> None:
    assert set(CALLED) == {name for name in CHARTS if not name.startswith("cost-by-")} | {"cost-by-hours"}


def test_every_file_has_a_button_and_a_word_on_what_it_is_for() -> None:
    page = AppTest.from_file(APP, default_timeout=30)
    page.session_state["workshop"] = "Share and download"
    checked(page.run())
    labels = [button.label for button in page.get("download_button")]
    for file in FILES:
        assert file.label in labels
        assert any(file.meant_for in html.body for html in page.get("html"))
