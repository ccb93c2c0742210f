"""The decision memo as a page: one file that needs nothing else, runs nothing, and prints on two sheets."""

from __future__ import annotations

import io
import re
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from memos import AWKWARD, EVIL, README, STARTING, WARNED, memo_of, read, said, words
from PIL import Image

from costmodel import Scenario, compare
from costmodel.explain import Explanation
from costmodel.files import read_assumptions
from costmodel.present import sentences
from costmodel.present.explained import sentence
from costmodel.present.language import translator
from costmodel.present.memo_html import _as_many, memo_html
from costmodel.scenario_file import read_scenario

# Another way is cheapest in the second year, which takes a line more above the table.
HIRED = Scenario("gb", "2026-07-01", {"va.rate": 30, "work.hours_per_week": 15, "owner.hour_value": 40})


class Page(HTMLParser):
    """The tags of a page with their attributes, and its text outside styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside = tag

    def handle_data(self, data: str) -> None:
        if self.inside not in ("script", "style"):
            self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    @property
    def said(self) -> str:
        return words("".join(self.text))


@pytest.fixture(scope="module", params=["en", "da"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def text(language: str) -> str:
    return memo_html(memo_of(AWKWARD, language), translator(language))


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    return Page(text)


def test_it_needs_nothing_else_and_runs_nothing(text: str, page: Page) -> None:
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "source", "video", "audio", "base", "form", "input"}
    assert not any("src" in attributes or "srcset" in attributes for _, attributes in page.tags)
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
    assert "@import" not in text
    assert all(
        address.strip("'\"&quot;").startswith(("#", "data:font/ttf;base64,")) for address in re.findall(r"url\(([^)]*)", text)
    )


def test_what_people_typed_is_text(text: str, page: Page) -> None:
    assert "<script" not in text
    assert words(EVIL) in page.said
    assert [tag for tag, _ in page.tags].count("title") >= 1
    assert text.index("</title>") > text.index("&lt;/title&gt;")


def test_addresses_lead_to_sources_and_to_this_scenario_only(page: Page, language: str) -> None:
    addresses = [attributes["href"] or "" for tag, attributes in page.tags if tag == "a"]
    assert len(addresses) > 10
    assert memo_of(AWKWARD, language).link in addresses
    assert all(address.startswith(("https://", "http://")) for address in addresses)


def test_it_says_all_that_the_memo_says(page: Page, language: str) -> None:
    memo = memo_of(AWKWARD, language)
    parts = (memo.question, memo.answer, memo.about, memo.made, memo.worth, memo.bids, memo.first, memo.how_to_open, *memo.sure)
    assert memo.bids
    for part in (*parts, *(amount for way in memo.ways for amount in way.amounts), memo.references[0].title):
        assert words(part) in page.said


def test_below_it_says_how_every_figure_was_worked_out(page: Page, language: str) -> None:
    for option in compare(AWKWARD).options:
        for line in option.lines:
            if abs(line.amount) >= 0.005:
                told = sentence(Explanation(AWKWARD, option.sheet, line.name), translator(language), language)
                assert words(told) in page.said


def test_below_it_holds_every_assumption_doubt_and_source_unshortened(page: Page, language: str) -> None:
    translate = translator(language)
    for notice in compare(AWKWARD).notices:
        assert words(sentences.said(notice.message, translate, language, AWKWARD.place)) in page.said
    for left_out in AWKWARD.left_out:
        assert words(translate(left_out)) in page.said
    for reference in memo_of(AWKWARD, language).references:
        assert words(reference.title) in page.said
    assert {"en": "DKK 300 an hour (DKK 250 an hour – DKK 350 an hour)", "da": "(250 kr. i timen – 350 kr. i timen)"}[
        language
    ] in page.said


def test_each_chart_says_what_it_shows_by_day_and_by_night(page: Page, language: str) -> None:
    drawn = [attributes for tag, attributes in page.tags if tag == "div" and attributes.get("role") == "img"]
    assert [attributes["class"] for attributes in drawn] == ["day", "night"] * 2
    assert all(len(attributes["aria-label"] or "") > 40 for attributes in drawn)
    headings = [tag for tag, _ in page.tags if tag in ("h1", "h2")]
    assert headings[0] == "h1"
    assert headings.count("h1") == 1


def test_a_memo_on_nothing_draws_nothing() -> None:
    nothing = memo_html(memo_of(Scenario("custom", "2026-07-01", base="blank"), base=""), translator("en"))
    assert "Nothing can be compared yet" in nothing
    assert "<svg" not in nothing


def scanned(picture: bytes) -> str:
    """What a phone reads in a picture."""
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))
    return str(found.text)


@pytest.mark.browser
@pytest.mark.parametrize(("number", "language"), [(0, "en"), *((number, "da") for number in range(7))])
def test_it_prints_on_two_sheets_fits_a_phone_and_asks_for_nothing(
    tmp_path: Path, browser: Any, number: int, language: str
) -> None:
    examples = ("us-small-budget.yaml", "us-bookkeeping-per-task.yaml", "danish-clinic-without-vat-refund.yaml")
    scenario = [AWKWARD, README, *(read_scenario(read_assumptions("scenarios", name)) for name in examples), HIRED, WARNED][
        number
    ]
    for base in ("", "https://hire.example.com/") if language == "en" else ("https://hire.example.com/",):
        file = tmp_path / "memo.html"
        memo = memo_of(scenario, language, base)
        file.write_text(memo_html(memo, translator(language)), "utf-8")
        page = browser.new_page(viewport={"width": 390, "height": 844}, color_scheme="dark")
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto(file.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.locator("[role=img]:visible").count() >= 2
        assert page.evaluate(
            "[...document.querySelectorAll('.drawn')].every(box => box.scrollWidth >= 600 && box.tabIndex === 0)"
        )
        page.set_viewport_size({"width": 1280, "height": 900})
        codes = [scanned(code.screenshot()) for code in page.locator(".scan").all()]
        assert codes == ([memo.readable] if base and len(memo.readable) <= 666 else []), scenario.name
        printed = page.pdf(prefer_css_page_size=True)
        assert len(read(printed).pages) == 2, scenario.name
        assert {"da": "Side 2 af 2", "en": "Page 2 of 2"}[language] in said(printed)
        page.evaluate("document.querySelector('.annex').open = true")
        assert len(read(page.pdf(prefer_css_page_size=True)).pages) > 2
        assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
        page.close()


def test_it_says_what_is_cheapest_in_the_second_year_before_what_it_is_about() -> None:
    memo = memo_of(STARTING)
    page = memo_html(memo, translator("en"))
    assert f'<p class="doubt">{memo.later}</p><p class="quiet">{memo.about}</p>' in page


def test_no_warning_is_among_those_that_are_only_counted() -> None:
    memo = memo_of(WARNED)
    printed = memo_html(memo, translator("en")).split('<details class="annex">')[0]
    assert memo.warnings >= 6
    assert all(f"<li>{escape(doubt)}</li>" in printed for doubt in memo.doubts[: memo.warnings])


def test_changes_for_which_there_is_no_room_are_counted() -> None:
    memo = memo_of(README)
    assert len(memo.changes) == 6  # of which a page has room for four
    assert '<p class="more under">and 2 more in the calculator</p>' in memo_html(memo, translator("en"))


def test_as_many_notes_are_shown_as_fit() -> None:
    """On lines of 52 letters the notes take 1, 2 and 3 lines: 1, 3 and 6 in all."""
    notes = ("a" * 52, "b" * 53, "c" * 156)
    assert [_as_many(notes, lines) for lines in (0, 1, 2, 3, 5, 6, 9)] == [0, 1, 1, 2, 2, 3, 3]
