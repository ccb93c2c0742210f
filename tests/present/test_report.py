"""The report: one file that needs nothing else, says everything, and runs nothing that somebody typed."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest

from costmodel import Scenario, Task, compare
from costmodel.explain import Explanation
from costmodel.present.explained import sentence
from costmodel.present.language import translator
from costmodel.present.link import read_link
from costmodel.present.report import report
from costmodel.present.sentences import verdict

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&</title>"
VALUES: dict[str, Any] = {
    "employee.salary": 60_000, "va.rate": [25, 35], "owner.hour_value": 50, "retainer.fee_per_month": 900,
    "retainer.hours_per_month": 30,
    "retainer.overage_rate": 30,
}  # fmt: skip
SCENARIO = Scenario("us-ca", "2026-07-01", VALUES, (Task(EVIL[:80], 40, 15, 9),), name=EVIL)


class Page(HTMLParser):
    """The tags of a page with their attributes, and its text outside scripts and styles."""

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


@pytest.fixture(scope="module", params=["en", "da"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def text(language: str) -> str:
    return report(compare(SCENARIO), translator(language), language)


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    return Page(text)


def test_it_needs_nothing_else(text: str, page: Page) -> None:
    fetching = {"link", "img", "iframe", "object", "embed", "source", "video", "audio", "base", "form", "input"}
    assert not fetching & {tag for tag, _ in page.tags}
    assert not any("src" in attributes or "srcset" in attributes or "style" in attributes for _, attributes in page.tags)
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
    assert [tag for tag, _ in page.tags].count("script") == 2
    assert not re.search(r"@import|url\(", text[: text.index("</style>")])


def test_what_people_typed_is_text(text: str, page: Page) -> None:
    assert "<script>alert" not in text
    assert EVIL in "".join(page.text)
    assert [tag for tag, _ in page.tags].count("title") == 1
    script = text[text.rindex("<script>") :]
    assert script.count("<") == 4  # its own beginning and end, and those of the page
    assert "alert(1)" not in re.sub(r'"[^"]*"', "", script)


def test_addresses_lead_to_sources_only(page: Page) -> None:
    addresses = [attributes["href"] or "" for tag, attributes in page.tags if tag == "a"]
    assert len(addresses) > 10
    assert all(address.startswith(("https://", "http://")) for address in addresses)


def test_it_says_the_verdict_and_every_option(language: str, page: Page) -> None:
    comparison, said = compare(SCENARIO), "".join(page.text)
    assert verdict(comparison, translator(language), language) in said
    assert len(comparison.options) == 6
    for option in comparison.options:
        assert translator(language)(option.option.label) in said


def test_it_says_how_every_figure_was_worked_out(language: str, page: Page) -> None:
    said = "".join(page.text)
    for option in compare(SCENARIO).options:
        for line in option.lines:
            if abs(line.amount) >= 0.005:
                assert sentence(Explanation(SCENARIO, option.sheet, line.name), translator(language), language) in said


def test_it_says_assumptions_doubts_and_what_is_not_in_it(language: str, page: Page) -> None:
    said, translate = "".join(page.text), translator(language)
    assert translate("your own figure") in said
    for notice in compare(SCENARIO).notices:
        assert notice.message.say(translate) in said
    for left_out in SCENARIO.law.left_out:
        assert translate(left_out) in said
    assert {"en": "$30 an hour ($25 an hour – $35 an hour)", "da": "(25"}[language] in said.replace("\u00a0", " ")


def test_it_has_the_link_that_opens_it_again(language: str, page: Page) -> None:
    found = re.search(r"\?s=[0-9A-Za-z_-]+", "".join(page.text))
    assert found
    opened = read_link(found.group())
    assert opened.scenario == SCENARIO
    assert opened.language == language
    assert opened.answer == {option.name: round(option.total, 2) for option in compare(SCENARIO).options}


def test_each_chart_says_what_it_shows(page: Page) -> None:
    charts = [attributes for tag, attributes in page.tags if tag == "div" and attributes.get("class") == "chart"]
    assert len(charts) == 2
    assert all(attributes["role"] == "img" and len(attributes["aria-label"] or "") > 40 for attributes in charts)


def test_a_report_on_nothing_draws_nothing() -> None:
    nothing = Scenario("custom", "2026-07-01", base="blank")
    text = report(compare(nothing), translator("en"), "en")
    assert "Nothing can be compared yet" in text
    assert len(text) < 20_000
    assert "<script" not in text
