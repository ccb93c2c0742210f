"""The decision memo as PDF: two A4 pages, tagged, that say what the memo says and take nothing typed for markup."""

from __future__ import annotations

from functools import lru_cache

import pytest
from memos import AWKWARD, EVIL, README, STARTING, TODAY, WARNED, memo_of, read, said, words

from costmodel import Scenario
from costmodel.bids import Bid
from costmodel.files import assumption_files, read_assumptions
from costmodel.present.language import translator
from costmodel.present.memo_pdf import _filled, memo_pdf
from costmodel.scenario_file import read_scenario

DESK = {"retainer.fee_per_month": 690, "retainer.hours_per_month": 20}
EXAMPLES = assumption_files("scenarios")


@lru_cache
def pdf_of(scenario: Scenario, language: str = "en", base: str = "https://hire.example.com/") -> bytes:
    return memo_pdf(memo_of(scenario, language, base), translator(language))


@pytest.fixture(scope="module", params=["en", "da"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def pdf(language: str) -> bytes:
    return pdf_of(README, language)


def test_it_is_two_pages_of_a4(pdf: bytes) -> None:
    assert pdf.startswith(b"%PDF-1.")
    pages = read(pdf).pages
    assert len(pages) == 2
    assert [(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in pages] == [(595, 842)] * 2


def test_it_says_question_answer_totals_date_sources_and_link(pdf: bytes, language: str) -> None:
    memo, text = memo_of(README, language), said(pdf)
    for part in (memo.question, memo.answer, memo.about, memo.made, memo.worth, *memo.sure):
        assert words(part) in text
    assert {"en": "$94,800", "da": "94.800"}[language] in text
    assert {"en": "$41,035", "da": "41.035"}[language] in text
    assert words(memo.headings["assumptions"]) in text
    assert {"en": "Page 2 of 2", "da": "Side 2 af 2"}[language] in text
    first = memo.references[0]
    assert words(f"{first.title}, {first.site}, {first.checked}") in text
    assert memo.readable[:60] in text


def test_it_says_what_is_cheapest_in_the_second_year_before_what_it_is_about() -> None:
    memo = memo_of(STARTING)
    assert words(f"{memo.later} {memo.about}") in said(pdf_of(STARTING))


def test_a_bid_that_is_cheaper_stands_right_after_the_answer_and_there_are_two_pages_still() -> None:
    bids = (Bid("Maria", "va_hourly", {"va.rate": 12}), Bid("Desk", "va_retainer", DESK))
    scenario = README.change({"retainer.overage_rate": 38}, bids=bids)
    memo = memo_of(scenario)
    assert memo.cheaper.startswith("A bid is cheaper still: Maria for ")
    assert words(f"{memo.answer} {memo.cheaper}") in said(pdf_of(scenario))
    assert words(memo.bids) in said(pdf_of(scenario))
    assert len(read(pdf_of(scenario)).pages) == 2


def test_its_links_lead_to_this_scenario_and_to_the_sources(pdf: bytes, language: str) -> None:
    memo = memo_of(README, language)
    links = {str(note.get_object()["/A"]["/URI"]) for page in read(pdf).pages for note in page.get("/Annots", [])}
    assert memo.link in links
    assert memo.references[0].url in links
    assert all(link.startswith(("https://", "http://")) for link in links)


def test_without_an_address_the_query_is_printed_whole() -> None:
    memo = memo_of(README, base="")
    assert memo.query in said(pdf_of(README, base="")).replace(" ", "")


def test_it_is_tagged_and_says_what_it_is_and_in_which_language(pdf: bytes, language: str) -> None:
    root, about = read(pdf).trailer["/Root"], read(pdf).metadata
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712  (an object of the PDF)
    assert root["/Lang"] == language
    assert "/StructTreeRoot" in root
    assert about is not None
    assert str(about.title).startswith({"en": "Decision memo: Hire or outsource", "da": "Beslutningsnotat: "}[language])
    assert about.author is None
    assert (about.creation_date.date() if about.creation_date else None) == TODAY


def test_the_charts_are_drawn_of_lines_and_letters(pdf: bytes) -> None:
    assert not any(page.images for page in read(pdf).pages)
    assert "$200,000" in said(pdf) or "200.000" in said(pdf)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_bundled_scenarios_fit_on_two_pages(example: str) -> None:
    scenario = read_scenario(read_assumptions("scenarios", f"{example}.yaml"))
    assert len(read(pdf_of(scenario, "da", "")).pages) == 2


def test_what_is_free_goes_to_one_list_after_the_other() -> None:
    """Twelve items fit. Of 3, 3 and 2 the first list grows to its 5, the second to 5 of its 9, and the third stays."""
    asked = []

    def fitting(least: dict[str, int]) -> bytes | None:
        asked.append(least)
        return repr(sorted(least.values())).encode() if sum(least.values()) <= 12 else None

    begun = {"doubts": 3, "left_out": 3, "references": 2}
    assert _filled(b"", begun, {"doubts": 5, "left_out": 9, "references": 4}, fitting) == b"[2, 5, 5]"
    assert {"doubts": 5, "left_out": 6, "references": 2} in asked  # one more was tried
    assert _filled(b"as it was", begun, {"doubts": 3, "left_out": 2, "references": 0}, fitting) == b"as it was"


def test_a_page_with_room_holds_every_doubt_and_every_source() -> None:
    spared = {"employee.hiring_hours": 8, "va.ramp_up_weeks": 4, "va.weeks_per_year": 47}  # fewer doubts
    roomy = Scenario("gb", "2026-07-01", {"employee.salary": 34_000, "va.rate": 30, **spared})
    memo, text = memo_of(roomy, base=""), said(pdf_of(roomy, base=""))
    for part in (*memo.doubts, *memo.left_out, *(it.title for it in memo.references)):
        assert words(part) in text


def test_no_warning_is_among_those_that_are_only_counted(language: str) -> None:
    memo, pdf = memo_of(WARNED, language), pdf_of(WARNED, language)
    assert memo.warnings >= 6
    assert all(words(doubt) in said(pdf) for doubt in memo.doubts[: memo.warnings])
    assert len(read(pdf).pages) == 2


def test_changes_for_which_there_is_no_room_are_counted(pdf: bytes, language: str) -> None:
    first = words(read(pdf).pages[0].extract_text())
    changes = memo_of(README, language).changes
    shown = sum(words(f"{it.label} {it.present} {it.value}") in first for it in changes)
    more = {"en": "and {} more in the calculator", "da": "og {} mere i beregneren"}[language].format(len(changes) - shown)
    assert 3 <= shown <= len(changes) == 6
    assert (more in first) == (shown < len(changes))


def test_ten_tasks_and_long_danish_words_fit_on_two_pages() -> None:
    assert len(read(pdf_of(AWKWARD, "da", "")).pages) == 2


def test_what_people_typed_is_text() -> None:
    text = said(pdf_of(AWKWARD))
    assert words(memo_of(AWKWARD).bids) in text
    assert EVIL in text
    assert "=SUM(A1) Debitorbogholderi" in text


def test_where_nothing_can_be_compared_it_is_still_a_page() -> None:
    pdf = pdf_of(Scenario("custom", "2026-07-01", base="blank"))
    assert "Nothing can be compared yet" in said(pdf)


def test_the_same_memo_is_the_same_file() -> None:
    assert pdf_of(README) == memo_pdf(memo_of(README), translator("en"))
