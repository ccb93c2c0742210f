"""Adding a place touches one file: its charges, inputs, defaults, words and page follow from it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from atlantis import ATLANTIS

from costmodel import InputError, Scenario, compare
from costmodel.cli import main
from costmodel.explain import explain
from costmodel.freshness import figures
from costmodel.places import load_place, place_ids
from costmodel.present.link import exact_query, read_link


def test_a_new_place_is_one_file(own_assumptions: Path) -> None:
    (own_assumptions / "places" / "at.yaml").write_text(ATLANTIS, "utf-8")
    assert "at" in place_ids()
    scenario = Scenario("at", "2026-01-01", base="blank", values={"employee.salary": 60_000})
    employee = compare(scenario).option("employee")
    # 8 % of 20,000 = 1,600 and 10 % of 30,000 = 3,000
    assert employee.line("pension").amount == pytest.approx(4600)
    deep = compare(scenario.change({"law.depth": "deep"})).option("employee")
    assert deep.line("divers").amount == 144
    assert scenario.currency == "EUR"
    assert compare(Scenario("at", "2026-01-01")).option("employee").line("gross_pay").amount == 30_000


def test_a_state_of_a_new_place_adds_to_its_country(own_assumptions: Path) -> None:
    (own_assumptions / "places" / "at.yaml").write_text(
        ATLANTIS.replace("name: Atlantis", "name: Atlantis\nkind: group"), "utf-8"
    )
    (own_assumptions / "places" / "at-no.yaml").write_text(
        "place: at-no\nname: North\nwithin: at\ncovered_from: 2026-01-01\nchecked: 2026-06-01\n"
        'sources: {own: {title: Own, url: "https://example.org"}}\n'
        "charges:\n  ice: {label: Ice, source: own, date: 2026-06-01, confidence: high, rules: [{from: 2026-01-01,"
        " scale: [{above: 0, rate: 0.01}]}]}\n",
        "utf-8",
    )
    law = load_place("at-no")
    assert (law.currency, law.country, [charge.name for charge in law.charges]) == (
        "EUR",
        "Atlantis",
        ["pension", "divers", "tide", "ice"],
    )
    with pytest.raises(InputError, match="at is not one place; allowed: at-no"):
        Scenario("at", "2026-01-01")


def test_a_new_place_is_offered_explained_and_reviewed_without_any_python(
    own_assumptions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own_assumptions / "places" / "at.yaml").write_text(ATLANTIS, "utf-8")
    assert main(["places", "--format", "json"]) == 0
    offered = {place["id"]: place for place in json.loads(capsys.readouterr().out)}
    assert offered["at"] == {
        "id": "at", "name": "Atlantis", "currency": "EUR", "from": "2026-01-01", "checked": "2026-06-01",
    }  # fmt: skip
    assert main(["keys", "--place", "at", "--format", "json"]) == 0
    assert "law.depth" in [key["key"] for key in json.loads(capsys.readouterr().out)]
    scenario = Scenario("at", "2026-01-01", {"law.depth": "deep"})
    assert explain(scenario, "employee", "divers").amount == 144
    assert load_place("at").in_words["employee.sick_days"].says == "You pay the first three tides."
    names = {figure.name for figure in figures() if figure.file == "places/at.yaml"}
    assert names >= {"pension", "divers", "tide", "status", "law.depth", "va.rate", "employee.sick_days"}


def test_a_link_to_a_new_place_opens(own_assumptions: Path) -> None:
    (own_assumptions / "places" / "at.yaml").write_text(ATLANTIS, "utf-8")
    scenario = Scenario("at", "2026-01-01", {"law.depth": "deep", "va.rate": 25})
    assert read_link(exact_query(scenario)).scenario == scenario


def test_a_mistake_in_a_place_s_file_keeps_its_line_on_the_command_line(
    own_assumptions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = ATLANTIS.replace("rate: 0.08", "rate: 8")
    (own_assumptions / "places" / "at.yaml").write_text(text, "utf-8")
    line = next(number for number, content in enumerate(text.splitlines(), 1) if "rate: 8" in content)
    assert main(["compare", "--place", "at"]) == 2
    assert capsys.readouterr().err == (
        f"assumptions/places/at.yaml:{line}: charges.pension.rules[1].scale[1].rate: found 8; allowed: 0 to 1\n"
    )
