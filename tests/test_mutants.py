"""The cases notice a small change of any number of the law; and the check that says so can fail."""

from __future__ import annotations

import datetime
from typing import Any

import mutate_places
import pytest
from mutate_places import Mutant, mutants, survives

from costmodel.places import load_place, place_ids
from costmodel.strict_yaml import Path

MANY = 100
GB_THRESHOLD = ("charges", "national_insurance", "rules", 1, "scale", 1, "above")


@pytest.mark.no_cover  # other tests measure what is walked here
@pytest.mark.parametrize("place", place_ids())
def test_every_change_of_the_law_is_noticed(place: str) -> None:
    """Of a place with very many numbers every sixth is tried here, and each by `make mutate-places`."""
    tried = list(mutants(place))
    assert [str(mutant) for mutant in tried[:: 6 if len(tried) > MANY else 1] if survives(mutant)] == []


def test_a_change_of_every_kind_is_tried_both_ways() -> None:
    changes: dict[Path, list[Any]] = {}
    for mutant in mutants("gb"):
        changes.setdefault(mutant.path, []).append(mutant.instead)
    insurance, levy = ("charges", "national_insurance", "rules"), ("charges", "apprenticeship_levy", "rules", 0)
    assert changes[GB_THRESHOLD] == [5001, 4999]
    assert changes[(*levy, "scale", 1, "rate")] == pytest.approx([0.00505, 0.00495])
    assert changes[(*insurance, 1, "allowance")] == [10501, 10499]
    assert changes[("charges", "workplace_pension", "rules", 0, "trigger")] == [10001, 9999]
    assert changes[(*insurance, 1, "from")] == [datetime.date(2025, 5, 6), datetime.date(2025, 3, 6)]
    assert changes[(*insurance, 0, "from")] == [datetime.date(2025, 2, 1)]  # nobody can ask before the first day
    base = {mutant.path: mutant.instead for mutant in mutants("us")}
    assert base[("limits", "social_security_base", "amounts", 1, "amount")] == 184_499


def test_a_change_that_no_case_sees_survives_and_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(mutate_places, "_cases", lambda place: [])
    only = [mutant for mutant in mutants("gb") if mutant.path == GB_THRESHOLD]
    monkeypatch.setattr(mutate_places, "mutants", lambda place: only)
    assert mutate_places.main(["gb"]) == 1
    printed = capsys.readouterr().out
    assert "charges.national_insurance.rules[2].scale[2].above: 5000 → 5001\n" in printed
    assert printed.endswith("2 changes, 2 that no case notices\n")


def test_the_law_is_put_back_after_each_change() -> None:
    before = load_place("gb")
    assert not survives(next(mutant for mutant in mutants("gb") if mutant.path == GB_THRESHOLD))
    assert load_place("gb") == before


def test_a_change_that_changes_nothing_survives() -> None:
    assert survives(Mutant("gb", GB_THRESHOLD, None, 5000, 5000.0000001))


def test_a_date_that_moves_is_noticed_by_the_cases_that_see_it_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    path = ("charges", "national_insurance", "rules", 1, "from")
    moved = next(mutant for mutant in mutants("gb") if mutant.path == path)
    every = mutate_places._cases("gb")
    later = [case for case in every if case["date"] >= datetime.date(2026, 1, 1)]
    assert 0 < len(later) < len(every)
    assert not survives(moved)
    monkeypatch.setattr(mutate_places, "_cases", lambda place: later)
    assert survives(moved)


def test_nothing_is_tried_while_a_case_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    case = {**mutate_places._cases("gb")[0], "case": "A wrong sum.", "expect": {"total": 1}}
    monkeypatch.setattr(mutate_places, "_cases", lambda place: [case])
    assert mutate_places.main(["gb"]) == 2
    assert capsys.readouterr().out == "These cases fail before any change:\n  A wrong sum.\n"
