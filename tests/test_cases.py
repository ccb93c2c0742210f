"""The cases in tests/cases: sentences with the arithmetic by hand, never computed with the code under test."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from cases import FILES, FOLDER, load, wrong

from costmodel import InputError
from costmodel.files import read_document
from costmodel.places import load_place, place_ids, read_place
from costmodel.record_reading import read_records
from costmodel.scenario_file import read_scenario
from costmodel.strict_yaml import MAX_BYTES, Document, parse

REFUSALS = read_document(FOLDER / "refusals.yaml").value["cases"]
REQUIRED = {"case", "place", "date", "base", "values", "option", "expect", "by_hand", "source"}
ALLOWED = REQUIRED | {"months", "tasks", "published", "why_not"}
CASES = [pytest.param(case, id=f"{path.stem}: {case['case']}") for path in FILES for case in load(path)]


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    found = wrong(case)
    assert not found, f"by hand: {case['by_hand']}\nexpected {case['expect']}, found {found}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_case_says_what_it_is_and_shows_its_arithmetic(path: Path) -> None:
    cases = load(path)
    for case in cases:
        assert case.keys() >= REQUIRED, case
        assert case.keys() <= ALLOWED, case.keys() - ALLOWED
        assert case["case"].endswith("."), case["case"]
        assert re.search(r"\d", case["by_hand"]), case["case"]
        assert case["source"]["title"]
        assert re.fullmatch(r"https?://\S+", case["source"].get("url", "https://x")), case["source"]
        assert case["expect"], case["case"]
        if "why_not" in case:
            assert "published" in case, case["case"]
    sentences = [case["case"] for case in cases]
    assert len(sentences) == len(set(sentences))


def test_a_published_figure_is_ours_unless_we_say_why_not() -> None:
    for case in [case for path in FILES for case in load(path) if "published" in case]:
        published = case["published"]
        if "why_not" in case or isinstance(published, str):
            continue
        assert any(abs(published - amount) <= 0.5 for amount in case["expect"].values()), case["case"]


def test_every_published_example_is_redone_or_refused_with_a_reason() -> None:
    """Those that were found on the web: calculators, agencies, authorities."""
    published = [case for path in FILES for case in load(path) if "published" in case]
    cited = " ".join(f"{case['source'].get('url', '')} {case['source']['title'].lower()}" for case in published)
    for whose in (
        "calculatorlib.com", "calculatesalary.us", "payrollbeacon.com", "completepayroll.com", "calculator.city",
        "calculatesalary.uk", "moneyquids.co.uk", "adminandmore.co.uk", "enhanceadmin.com", "anthonyjohnson.dev", "virk.dk",
        "deel.com", "bulletin-paie.com", "chatgpt.ca", "quickbooks.intuit.com", "mon-entreprise", "calculationtime.com",
        "hallett cove", "calcbee.com",
    ):  # fmt: skip
        assert whose in cited, whose
    wrong = [case for case in published if "why_not" in case]
    assert len(wrong) >= 10
    assert all(case["why_not"].endswith(".") for case in wrong)


@pytest.mark.parametrize("country", sorted({place.partition("-")[0] for place in place_ids()} - {"custom"}))
def test_every_country_has_six_cases_by_hand_and_more(country: str) -> None:
    own = [case for path in FILES for case in load(path) if case["place"].partition("-")[0] == country]
    assert len(own) >= 6


def test_all_51_jurisdictions_are_covered_in_2026_and_twelve_in_2025() -> None:
    cases = load(FOLDER / "us_states.yaml") + load(FOLDER / "us_rules.yaml")
    by_year = {
        year: {c["place"] for c in cases if c["date"].year == year and "state_unemployment" in c["expect"]}
        for year in (2025, 2026)
    }
    assert len(by_year[2026]) == 51
    assert len(by_year[2025]) >= 12


# What is refused


def _read(text: str | bytes, read_as: str) -> object:
    document = parse(text, "file.yaml")
    if read_as == "model":
        return read_records(document)
    if read_as in ("place", "state"):
        return read_place(document, load_place("us") if read_as == "state" else None)
    return read_scenario(document) if read_as == "scenario" else document


@pytest.mark.parametrize("case", REFUSALS, ids=lambda case: case["case"])
def test_refusal(case: dict[str, Any]) -> None:
    with pytest.raises(InputError) as refused:
        _read(case["text"], case["read_as"])
    if "expect" in case:
        assert refused.value.say().split("\n") == case["expect"]
    else:
        assert len(refused.value.problems) == 1
        assert "\n" not in refused.value.say()
        for part in case["mentions"]:
            assert part in refused.value.say()


def test_a_refused_text_becomes_accepted_when_it_is_put_right() -> None:
    rules = "{from: 2026-01-01, scale: [{above: 0, rate: 0.1}]}"
    place = _read(
        "place: xx\nname: X\ncurrency: EUR\ncovered_from: 2026-01-01\nchecked: 2026-01-01\n"
        'sources: {law: {title: Law, url: "https://example.org"}}\n'
        f"charges:\n  levy: {{label: Levy, source: law, date: 2026-01-01, confidence: high, rules: [{rules}]}}\n",
        "place",
    )
    assert [charge.name for charge in place.charges] == ["levy"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"a: " + b"x" * MAX_BYTES, "file.yaml: the file has 1000003 bytes; at most 1000000 are read"),
        ("a: " + "x" * MAX_BYTES, "file.yaml: the file has 1000003 bytes; at most 1000000 are read"),
        (b"a: 1\nb: \xff\n", "file.yaml:2: the file is not UTF-8 text"),
        ("[" * 21 + "]" * 21, f"file.yaml:1: {'[1]' * 20}: nested deeper than 20 levels"),
    ],
    ids=["bytes", "text", "latin-1", "nesting"],
)
def test_a_file_beyond_the_bounds(text: str | bytes, message: str) -> None:
    with pytest.raises(InputError) as refused:
        parse(text, "file.yaml")
    assert refused.value.say() == message


def test_twenty_levels_and_a_byte_order_mark_are_read() -> None:
    assert parse("[" * 20 + "]" * 20, "x").value is not None
    assert parse("\ufeffa: ü\n".encode(), "x").value == {"a": "ü"}


def test_a_million_bytes_are_refused_before_they_are_parsed() -> None:
    with pytest.raises(InputError, match="at most 1000000"):
        parse(b"- " * MAX_BYTES, "x")


def test_plain_values_are_what_people_mean() -> None:
    text = "a: 1\nb: 0.5\nc: true\nd: 2026-01-02\ne: null\nf: ~\ng:\nh: text\ni: '012'\nj: -3\nk: 12345678901234567890\n"
    value = parse(text, "x").value
    assert (value["a"], value["b"], value["c"], value["h"], value["i"], value["j"]) == (1, 0.5, True, "text", "012", -3)
    assert str(value["d"]) == "2026-01-02"
    assert (value["e"], value["f"], value["g"], value["k"]) == (None, None, None, 12345678901234567890.0)


def test_lines_are_known_for_every_path_and_for_what_lies_deeper() -> None:
    document = parse("a:\n  b:\n    - 1\n    - c: 2\n", "x")
    assert document.line(("a", "b", 0)) == 3
    assert document.line(("a", "b", 1, "c")) == 4
    assert document.line(("a", "b", 1, "c", "z", 9)) == 4
    assert Document("x", 1, {}).line(("a",)) is None


def test_an_empty_text_is_nothing() -> None:
    assert parse("", "x").value is None


def test_a_scenario_file_with_flags_over_it() -> None:
    text = "name: Mine\nabout: For us.\nplace: us-tx\ndate: 2026-01-01\nvalues: {va.rate: [25, 35], employee.salary: 50000}\n"
    scenario = read_scenario(parse(text, "x"), {"place": "us-fl", "base": "blank", "values": {"employee.salary": 60000}})
    assert (scenario.place, scenario.base, scenario.name) == ("us-fl", "blank", "Mine")
    assert scenario.number("employee.salary") == 60000
    assert scenario.number("va.rate") == 30


def test_a_wrong_flag_is_told_apart_from_the_file() -> None:
    with pytest.raises(InputError) as refused:
        read_scenario(parse("place: us-tx\ndate: 2026-01-01\n", "x"), {"values": {"va.rate": -5}})
    assert refused.value.say() == "--set: va.rate: found -5; allowed: 0 to 1000000"
