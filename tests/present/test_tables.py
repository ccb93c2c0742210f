"""The comparison as tables: for a terminal of 80 columns, as CSV that no spreadsheet runs, and the verdict in a sentence."""

from __future__ import annotations

import csv
import dataclasses
import io
from typing import Any

import pytest

from costmodel import Comparison, Scenario, Task, compare
from costmodel.places import load_place, place_ids
from costmodel.present.language import LANGUAGES, translator
from costmodel.present.sentences import capitalised, in_sentence, verdict
from costmodel.present.tables import comparison_csv, comparison_json, listing, safe_cell, terminal_table, wrapped
from costmodel.words import untranslated

NBSP = "\u00a0"
PLACES = [place for place in place_ids() if load_place(place).choosable]
TASKS = (Task("Letters", 40, 15, 9), Task("Books", 10, 30, 20, 28.0))
# From nothing in a place without a law: 40 hours · 52 weeks, so 2,080 hours at 25 an hour = 52,000, and pay of 60,000.
PLAIN = Scenario("custom", "2026-07-01", {"employee.salary": 60_000, "va.rate": 25}, base="blank")


def said(scenario: Scenario, language: str = "en") -> str:
    return verdict(compare(scenario), translator(language), language).replace(NBSP, " ")


# --- The verdict -------------------------------------------------------------------------------------


def test_the_verdict_names_the_cheapest_its_cost_and_how_much_less_it_is() -> None:
    assert said(PLAIN) == "A VA by the hour is cheapest: $52,000 a year, $8,000 less than a full-time employee."
    assert said(PLAIN, "da") == "En VA på timebasis er billigst: 52.000 US$ om året, 8.000 US$ mindre end en fuldtidsansat."


def test_the_verdict_over_other_periods_says_which() -> None:
    assert said(PLAIN.change({"horizon.months": 24})) == (
        "A VA by the hour is cheapest: $104,000 over 24 months, $16,000 less than a full-time employee."
    )


def test_the_verdict_when_two_cost_the_same() -> None:
    scenario = PLAIN.change({"employee.salary": 0, "owner.hour_value": 25})
    assert said(scenario) == "A VA by the hour and doing it yourself cost the same: $52,000."
    almost = PLAIN.change({"employee.salary": 0, "owner.hour_value": 25.0002})
    assert "cost the same: $52,000." in said(almost)


def test_the_verdict_on_one_option_alone_and_on_none() -> None:
    assert (
        said(PLAIN.change({"employee.salary": 0}))
        == "A VA by the hour costs $52,000; there is nothing else to compare it with yet."
    )
    assert (
        said(PLAIN.change({"employee.salary": 0, "va.rate": 0})) == "Nothing can be compared yet: give a salary or a VA's rate."
    )


def test_labels_inside_sentences() -> None:
    assert [in_sentence(label) for label in ("Gross pay", "VA's invoice", "FUTA", "a", "")] == [
        "gross pay", "VA's invoice", "FUTA", "a", "",
    ]  # fmt: skip
    assert capitalised("a VA by the hour") == "A VA by the hour"


# --- The terminal ------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", PLACES)
def test_the_table_fits_eighty_columns(place: str, language: str) -> None:
    values = {"employee.salary": 61_234.56, "va.rate": 31, "retainer.fee_per_month": 900, "retainer.hours_per_month": 30,
              "retainer.overage_rate": 31, "owner.hour_value": 44}  # fmt: skip
    text = terminal_table(compare(Scenario(place, "2027-07-01", values, TASKS)), translator(language), language)
    assert max(map(len, text.split("\n"))) <= 80
    assert len(text.split("\n")) > 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_fits_eighty_columns_with_the_largest_figures(language: str) -> None:
    values = {"employee.salary": 100_000_000, "va.rate": 1_000_000, "owner.hour_value": 1_000_000, "work.hours_per_week": 1000,
              "horizon.months": 120}  # fmt: skip
    for place in ("dk", "us-ny", "gb"):
        text = terminal_table(compare(Scenario(place, "2026-07-01", values)), translator(language), language)
        assert max(map(len, text.split("\n"))) <= 80


def test_the_table_says_place_verdict_options_lines_and_doubts() -> None:
    text = terminal_table(compare(PLAIN), untranslated, "en")
    assert text.startswith("Your own figures, from 1 July 2026, 12 months, USD\n\nA VA by the hour is cheapest: $52,000 a year")
    rows = [line.split() for line in text.split("\n")]
    assert ["VA", "by", "the", "hour", "52,000", "52,000", "0", "25.00"] in rows
    assert ["Full-time", "employee", "60,000", "60,000", "0", "28.85"] in rows
    assert ["Gross", "pay", "Pay", "$60,000.00"] in rows
    assert ["VA's", "invoice", "Pay", "$52,000.00"] in rows
    assert "· Left out: VA by the task, because no tasks are given." in text.split("\n")
    assert "$0.00" not in text  # lines of nothing are left out
    assert text.index("VA by the hour  ") < text.index("Full-time employee  ")  # the cheapest first


def test_a_warning_is_marked() -> None:
    text = terminal_table(compare(Scenario("us-tx", "2031-01-01", {"employee.salary": 1})), untranslated, "en")
    assert f"\n! The law of Texas was last checked on {load_place('us-tx').checked} and was to" in text


def test_the_table_of_nothing() -> None:
    text = terminal_table(compare(PLAIN.change({"employee.salary": 0, "va.rate": 0})), untranslated, "en")
    assert "Nothing can be compared yet: give a salary or a VA's rate." in text


def test_no_work_at_all_has_no_cost_an_hour() -> None:
    comparison = compare(PLAIN.change({"work.hours_per_week": 0}))
    assert comparison.options
    assert comparison_json(comparison, untranslated)["options"][0]["cost_per_hour"] is None
    terminal_table(comparison, untranslated, "en")


def test_text_is_wrapped() -> None:
    assert wrapped("") == [""]
    assert max(map(len, wrapped("word " * 100))) <= 80
    assert wrapped("x" * 100)[0] == "x" * 80


# --- CSV ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|'/c calc'!A1"])
def test_no_text_is_a_formula(text: str) -> None:
    assert safe_cell(text) == "'" + text


@pytest.mark.parametrize("text", ["", "a=b", "Gross pay", "5", "'x", " =1", "æ"])
def test_other_text_stays(text: str) -> None:
    assert safe_cell(text) == text


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_has_a_row_a_line_and_adds_up() -> None:
    comparison = compare(Scenario("us-tx", "2026-01-01", {"employee.salary": 60_000, "va.rate": 30}, TASKS))
    rows = rows_of(comparison_csv(comparison, untranslated))
    assert list(rows[0]) == ["option", "line", "category", "amount", "owner_time", "currency", "label"]
    assert len(rows) == sum(len(option.lines) for option in comparison.options)
    for option in comparison.options:
        assert sum(float(row["amount"]) for row in rows if row["option"] == option.name) == pytest.approx(option.total, abs=0.01)
    tax = next(row for row in rows if row["line"] == "social_security")
    assert tax == {
        "option": "employee", "line": "social_security", "category": "payroll_taxes", "amount": "3720.0", "owner_time": "false",
        "currency": "USD", "label": "Social Security",
    }  # fmt: skip
    assert {row["owner_time"] for row in rows} == {"true", "false"}


def test_csv_in_danish_has_danish_labels_and_english_names() -> None:
    english, danish = (rows_of(comparison_csv(compare(PLAIN), translator(language))) for language in LANGUAGES)
    assert [row["line"] for row in english] == [row["line"] for row in danish]
    assert next(row["label"] for row in danish if row["line"] == "gross_pay") == "Bruttoløn"


def test_a_label_that_looks_like_a_formula_stays_text() -> None:
    rows = rows_of(comparison_csv(compare(PLAIN), lambda text: "=" + text))
    assert all(row["label"].startswith("'=") for row in rows)


def test_a_listing_as_csv_keeps_formulas_out_and_numbers_in() -> None:
    rows: list[dict[str, Any]] = [{"a": "=1+1", "b": -5.5, "c": None, "d": [0, 1], "e": True}]
    assert listing(rows, "csv") == "a,b,c,d,e\n'=1+1,-5.5,,0 … 1,true\n"


def test_a_listing_as_a_table_is_aligned() -> None:
    rows: list[dict[str, Any]] = [
        {"key": "a.b", "default": 0.05, "limits": [0, 1]},
        {"key": "c", "default": None, "limits": ["x", "y"]},
    ]
    assert listing(rows, "table") == ("key  default  limits\n--------------------\na.b  0.05     0 … 1\nc             x … y\n")


# --- JSON --------------------------------------------------------------------------------------------


def test_json_is_unrounded_and_adds_up() -> None:
    comparison = compare(Scenario("us-tx", "2026-01-01", {"employee.salary": 60_000.123, "va.rate": 30}))
    told = comparison_json(comparison, untranslated)
    for option in told["options"]:
        assert option["total"] == pytest.approx(option["cash"] + option["owner_time"], abs=0.005)
        assert option["total"] == pytest.approx(sum(line["amount"] for line in option["lines"]), abs=0.005)
        assert option["owner_time"] == pytest.approx(
            sum(line["amount"] for line in option["lines"] if line["owner_time"]), abs=0.005
        )
        assert option["per_year"] == option["total"]
    assert told["options"][0]["lines"][0] == {
        "line": "gross_pay", "category": "pay", "amount": 60_000.123, "owner_time": False,
        "uses": told["options"][0]["lines"][0]["uses"],
    }  # fmt: skip
    assert "employee.salary" in told["options"][0]["lines"][0]["uses"]
    assert told["changed"] == ["employee.salary", "va.rate"]
    assert told["hours_needed"] == 1040


def test_json_of_a_comparison_without_options() -> None:
    told = comparison_json(compare(PLAIN.change({"employee.salary": 0, "va.rate": 0})), untranslated)
    assert (told["options"], told["cheapest"], told["hours_needed"]) == ([], None, 2080)


def test_json_says_notices_in_the_language_asked_for() -> None:
    comparison: Comparison = dataclasses.replace(compare(PLAIN))
    english, danish = (comparison_json(comparison, translator(language))["notices"] for language in LANGUAGES)
    assert [notice["code"] for notice in english] == [notice["code"] for notice in danish]
    assert english[0]["text"] != danish[0]["text"]
