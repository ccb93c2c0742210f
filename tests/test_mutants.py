"""The cases notice a small change of any number of the law; and the check that says so can fail."""

from __future__ import annotations

import datetime

import cases
import mutate_places
import pytest
from mutate_places import Mutant, mutants, survives

from costmodel.places import load_place, place_ids

GB_THRESHOLD = ("charges", "national_insurance", "rules", 1, "scale", 1, "above")


@pytest.mark.parametrize("place", place_ids())
def test_every_change_of_the_law_is_noticed(place: str) -> None:
    assert [str(mutant) for mutant in mutants(place) if survives(mutant)] == []


def test_a_change_of_every_kind_is_tried() -> None:
    changes = {mutant.path: (mutant.value, mutant.instead) for mutant in mutants("gb")}
    levy = ("charges", "apprenticeship_levy", "rules", 0)
    assert changes[GB_THRESHOLD] == (5000, 5001)
    assert changes[(*levy, "scale", 1, "rate")] == (0.005, pytest.approx(0.00505))
    assert changes[("charges", "national_insurance", "rules", 1, "allowance")] == (10500, 10501)
    assert changes[("charges", "workplace_pension", "rules", 0, "trigger")] == (10000, 10001)
    dates = [change for path, change in changes.items() if path == ("charges", "national_insurance", "rules", 1, "from")]
    assert dates[0][1] > dates[0][0]
    assert not [path for path, (value, _) in changes.items() if not value]


def test_a_change_that_no_case_sees_survives_and_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(mutate_places, "_cases", lambda place: [])
    only = [mutant for mutant in mutants("gb") if mutant.path == GB_THRESHOLD]
    monkeypatch.setattr(mutate_places, "mutants", lambda place: only)
    assert mutate_places.main(["gb"]) == 1
    printed = capsys.readouterr().out
    assert "charges.national_insurance.rules[2].scale[2].above: 5000 → 5001\n" in printed
    assert printed.endswith("1 changes, 1 that no case notices\n")


def test_the_law_is_put_back_after_each_change() -> None:
    before = load_place("gb")
    assert not survives(next(mutant for mutant in mutants("gb") if mutant.path == GB_THRESHOLD))
    assert load_place("gb") == before


def test_a_change_that_changes_nothing_survives() -> None:
    assert survives(Mutant("gb", GB_THRESHOLD, None, 5000, 5000.0000001))


def test_a_date_that_moves_is_noticed_only_by_the_cases_that_see_it() -> None:
    day = datetime.date(2025, 4, 6)
    assert any(cases.load(path) for path in cases.FILES)
    moved = [mutant for mutant in mutants("gb") if mutant.value == day]
    assert moved
    assert all(mutant.instead == datetime.date(2025, 5, 6) for mutant in moved)
