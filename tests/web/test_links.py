"""Sharing without a browser: what the Share tab, the menu and the set of scenarios offer, and a file where a link is too long."""

from __future__ import annotations

import html
import re
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from pages import APP, checked, text
from streamlit.testing.v1 import AppTest

from costmodel import Scenario, Task
from costmodel.present import link_reading
from costmodel.present.language import translator
from costmodel.present.link import exact_query, read_link, readable_query, set_query
from costmodel.scenario_file import scenarios_yaml
from costmodel.web import embed, links, yaml_editor

OFFICE = Scenario("us-tx", "2026-07-01", {"employee.salary": 60_000, "va.rate": 30}, name="Office")
CHEAPER = OFFICE.change({"va.rate": 20}, name="Cheaper")


def opened(query: str, **session: object) -> AppTest:
    page = AppTest.from_file(APP, default_timeout=30)
    for part in query.split("&"):
        name, _, value = part.partition("=")
        page.query_params[name] = value
    for name, value in session.items():
        page.session_state[name] = value
    return checked(page.run())


def downloads(page: AppTest) -> list[str]:
    return [button.label for button in page.get("download_button")]


def test_a_qr_code_is_offered_with_words_for_who_cannot_see_it(monkeypatch):
    page = opened(readable_query(OFFICE), workshop="Share and download", open_qr=True)
    assert 'alt="QR code: point a phone' in text(page)
    assert "The exact link is too long to scan well" in text(page)
    assert {"Save as SVG", "Save as PNG"} <= set(downloads(page))


def test_where_no_link_is_short_enough_to_scan_that_is_said():
    long = OFFICE.change(
        tasks=tuple(Task(f"A task with a name that is as long as names are wont to be, {i}", 4, 15) for i in range(9))
    )
    page = opened(exact_query(long), workshop="Share and download", open_qr=True)
    assert "too long for a code that a phone could scan" in text(page)
    assert "Save as PNG" not in downloads(page)


def test_a_scenario_that_is_too_long_for_a_link_is_offered_as_a_file_where_the_link_would_be(monkeypatch):
    page = opened(readable_query(OFFICE), workshop="Share and download")
    assert "Download the file" not in downloads(page)
    monkeypatch.setattr(links, "LONGEST", 500)
    page = opened(readable_query(OFFICE), workshop="Share and download")
    assert "Download the file" in downloads(page)
    found = re.search(r"As a link this would have ([\d,]+) characters; many programs cut off what is longer than 500", text(page))
    assert found
    assert int(found[1].replace(",", "")) > 1_000


def test_scenarios_that_are_too_long_for_one_link_are_offered_as_a_file(monkeypatch):
    query = set_query([OFFICE, CHEAPER])
    page = opened(query, answers="Side by side")
    assert "One link opens all that is saved." in text(page)
    monkeypatch.setattr("costmodel.web.answers.sets.LONGEST", 500)
    page = opened(query, answers="Side by side")
    assert "Send this file instead" in text(page)
    assert "Download the file" in downloads(page)


def test_the_file_of_several_opens_all_of_them(monkeypatch):
    page = opened(readable_query(Scenario("dk", "2026-07-01")), workshop="Scenario file")
    page.file_uploader(key="yaml_upload").upload("scenarios.yaml", scenarios_yaml([OFFICE, CHEAPER]).encode(), "application/yaml")
    checked(page.run())
    assert "This file holds 2 scenarios; you'll find them under" in html.unescape(text(page))
    assert page.session_state["_kept"] == (OFFICE, CHEAPER)
    assert page.session_state["_scenario"] == OFFICE


def test_a_file_of_several_with_a_slip_names_its_line_and_changes_nothing():
    page = opened(readable_query(OFFICE), workshop="Scenario file")
    bad = "place: us-tx\n---\nplace: us-tx\nvalues:\n  va.rat: 3\n"
    page.file_uploader(key="yaml_upload").upload("scenarios.yaml", bad.encode(), "application/yaml")
    checked(page.run())
    assert "Line 5" in text(page)
    assert page.session_state["_scenario"] == OFFICE
    assert page.session_state["_kept"] == ()


def test_the_editor_itself_takes_one_scenario():
    with pytest.raises(ValueError, match="a second document begins here"):
        yaml_editor.read("place: us-tx\n---\nplace: dk\n")


@pytest.mark.parametrize("name", ['"><script>alert(1)</script>', "'&quot; onload=x", "a & b"])
def test_the_frame_for_one_s_own_site_is_one_frame_whatever_the_name(name):
    address = "https://example.org/?" + readable_query(OFFICE.change(name=name)) + "&embed=true"
    written = links.frame(address, name)
    assert written.count("<iframe") == written.count("</iframe>") == 1
    assert written.count("<script>") == written.count("</script>") == 1
    [source] = re.findall(r'src="([^"]*)"', written)
    assert html.unescape(source) == address
    assert read_link(html.unescape(source)).scenario.name == name
    [titled] = re.findall(r'title="([^"]*)"', written)
    assert html.unescape(titled) == name


def test_the_page_s_own_address_ends_with_its_path(monkeypatch):
    for url, expected in {
        "http://127.0.0.1:8501": "http://127.0.0.1:8501/",
        "https://example.org/cost?s=1#x": "https://example.org/cost",
        None: "",
    }.items():
        monkeypatch.setattr(links.st, "context", SimpleNamespace(url=url))
        assert links.here() == expected
        assert urlsplit(links.here()).query == ""


def test_the_embedded_page_shows_the_answer_four_inputs_the_ways_and_the_way_out(monkeypatch):
    monkeypatch.setattr(embed, "is_on", lambda: True)
    page = opened(exact_query(OFFICE))
    shown = text(page)
    assert "A VA by the hour is cheapest: $41,035 a year" in re.sub("<[^>]*>", "", shown)
    assert [field.key for field in (*page.selectbox, *page.text_input)] == [
        "place", "employee.salary", "work.hours_per_week", "va.rate",
    ]  # fmt: skip
    assert not page.tabs
    [way_out] = re.findall(r'<a href="\?(s=[^"]*)" target="_blank"', shown)
    assert read_link(way_out).scenario == OFFICE
    checked(page.text_input(key="va.rate").set_value("20").run())
    [way_out] = re.findall(r'<a href="\?(s=[^"]*)" target="_blank"', text(page))
    assert read_link(way_out).scenario.values["va.rate"] == 20


def test_a_link_keeps_the_language_that_is_chosen_on_the_page():
    page = opened(readable_query(OFFICE) + "&lang=da", workshop="Del og hent")
    assert "VA på timebasis er billigst" in text(page)
    checked(page.segmented_control(key="language").set_value("en").run())
    [held] = {
        part.proto.json or part.proto.mixed.json
        for part in page.get("bidi_component")
        if part.proto.component_name == "costmodel.address"
    }
    assert read_link("?s=" + re.findall(r'"payload": ?"([^"]*)"', held)[0]).language == "en"
    assert link_reading.read_link(readable_query(OFFICE, "da")).language == "da"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://localhost:8501/", True), ("http://127.0.0.1:8501/?s=1", True), ("http://[::1]:8501/", True),
        ("https://hire.example.com/", False), ("https://localhost.example.com/", False), (None, False),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("language", "words"), [("en", "nobody else can open a link from it"), ("da", "andre kan ikke åbne et link herfra")]
)
def test_a_link_that_only_this_computer_opens_says_so_and_what_to_send_instead(
    url: str | None, said: bool, language: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(links.st, "context", SimpleNamespace(url=url))
    monkeypatch.setattr(links.st, "html", told.append)
    links.say_where_it_opens(SimpleNamespace(translate=translator(language)))
    assert (words in "".join(told)) == bool(told) == said
