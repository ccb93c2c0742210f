"""A place's page: every charge, a worked example with its arithmetic, customs; and docs/places is as the figures are."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import place_pages
import pytest
from atlantis import ATLANTIS

from costmodel.cli import main
from costmodel.places import load_place
from costmodel.present.language import translator
from costmodel.present.place_page import _MARKED, place_page

# Pension: 8 % of 20,000 = 1,600 and 10 % of 10,000 = 1,000, together 2,600. Tide tax: 1 % of 30,000 = 300, of which the first
# employee pays nothing, as 500 are let off; the ten others use the 500 up (10 × 300 = 3,000), so the eleventh pays 300.
PAGE = (Path(__file__).parents[1] / "golden" / "atlantis.md").read_text("utf-8")


@pytest.fixture
def atlantis(own_assumptions: Path) -> Path:
    path = own_assumptions / "places" / "at.yaml"
    path.write_text(ATLANTIS, "utf-8")
    return path


def page(place: str, language: str = "en") -> str:
    return place_page(place, translator(language), language)


def test_the_page_of_a_place(atlantis: Path) -> None:
    assert page("at") == PAGE


def test_an_official_page_is_called_so(atlantis: Path) -> None:
    atlantis.write_text(ATLANTIS.replace("https://example.org/law", "https://www.gov.uk/law"), "utf-8")
    assert "([The law of the sea](<https://www.gov.uk/law>), an official page, checked on 1 June 2026" in page("at")


def test_a_page_without_salary_charges_and_words_has_no_such_parts(atlantis: Path) -> None:
    atlantis.write_text(
        "place: at\nname: Atlantis\ncurrency: EUR\ncovered_from: 2026-01-01\nchecked: 2026-06-01\nreview: 2027-01-01\n", "utf-8"
    )
    assert page("at") == PAGE[: PAGE.index("## ")].rstrip() + "\n"


def test_the_example_begins_no_earlier_than_the_law_is_covered(atlantis: Path) -> None:
    text = ATLANTIS.replace("covered_from: 2026-01-01", "covered_from: 2026-06-15").replace(
        "checked: 2026-06-01", "checked: 2026-06-20"
    )
    atlantis.write_text(text.replace("from: 2026-01-01", "from: 2026-06-15"), "utf-8")
    assert "Twelve months from 15 June 2026 at the usual salary" in page("at")


def test_a_place_without_a_usual_salary_has_no_example(atlantis: Path) -> None:
    atlantis.write_text(ATLANTIS.replace("{value: 30000,", "{value: 0,"), "utf-8")
    assert "## A worked example" not in page("at")


def test_a_default_with_a_day_of_review_of_its_own_says_it(atlantis: Path) -> None:
    atlantis.write_text(ATLANTIS.replace("note: By the hour.", "review: 2026-07-01"), "utf-8")
    assert "one source) To be looked at again from 1 July 2026 on.\n" in page("at")


def test_nothing_in_a_place_s_file_becomes_a_link_or_a_picture(atlantis: Path) -> None:
    atlantis.write_text(
        ATLANTIS.replace("What the fish ask for.", "'[click](javascript:x) ![i](http://e/x.png) <b>~no~</b>'"), "utf-8"
    )
    assert "- \\[click\\](javascript:x) \\!\\[i\\](http://e/x.png) \\<b\\>\\~no\\~\\</b\\>\n" in page("at")


def test_a_page_is_written_in_danish(atlantis: Path) -> None:
    written = page("at", "da")
    assert "## Hvad arbejdsgiveren betaler efter loven" in written
    assert "30.000,00\N{NO-BREAK SPACE}€" in written


def test_the_command_prints_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "ie"]) == 0
    assert capsys.readouterr().out == page("ie")
    assert main(["places", "ie", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"place": "ie", "page": page("ie")}


def test_the_command_refuses_what_it_cannot_print(refused: Callable[..., str]) -> None:
    assert refused("places", "xx").startswith("place: unknown place xx; allowed: ")
    assert refused("places", "ie", "--format", "csv") == ("--format: found csv; a place's page is a text, as table or as json")


@pytest.mark.parametrize(("name", "text"), list(place_pages.pages()), ids=lambda part: part if part.endswith(".md") else "")
def test_the_pages_in_docs_are_fresh(name: str, text: str) -> None:
    assert (place_pages.FOLDER / name).read_text("utf-8") == text, "make docs"


def test_there_is_a_page_for_every_place_and_for_nothing_else() -> None:
    names = {name for name, _ in place_pages.pages()}
    assert {path.name for path in place_pages.FOLDER.iterdir()} == names
    assert {"README.md", "gb.md", "us-tx.md", "ca-qc.md", "au-nsw.md"} <= names
    assert len(names) > 80


@pytest.mark.parametrize("place", ["gb", "fr", "us-ca", "au-vic", "no"])
def test_every_charge_and_all_that_is_left_out_stands_on_the_page(place: str) -> None:
    law, written = load_place(place), page(place)
    for charge in law.charges:
        assert charge.evidence.source.url in written
        assert written.count(f"### {charge.label}\n") >= 1
    assert written.count("\n- From ") == sum(len(charge.rules) for charge in law.charges)
    for text in law.left_out:
        assert f"\n- {text.translate(_MARKED)}\n" in f"{written}\n"
