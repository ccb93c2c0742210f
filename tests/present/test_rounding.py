"""Amounts that, each rounded, don't add up to their rounded total: that is said, and only there."""

from __future__ import annotations

import pytest

from costmodel import Scenario, compare
from costmodel.present.figures import Figure, Teller
from costmodel.present.memo_ways import below, split_note, ways
from costmodel.present.rounding import note_below, rounding_note
from costmodel.present.sentences import verdict
from costmodel.words import untranslated

SAID = "Each amount is rounded to two decimals; unrounded they add up."


@pytest.mark.parametrize(
    ("total", "parts", "text"),
    [
        (1.0, (1 / 3, 1 / 3, 1 / 3), SAID),  # 0.33 + 0.33 + 0.33 = 0.99
        (0.75, (0.25, 0.5), ""),
        (30.0, (10.0, 20.0), ""),
        (2.01, (1.005, 1.005), SAID),  # 1.01 + 1.01 = 2.02
        (0.3, (0.1, 0.2), ""),  # in binary they are a little more
    ],
)
def test_what_is_said_where_rounded_parts_miss_their_total(total: float, parts: tuple[float, ...], text: str) -> None:
    assert rounding_note(total, parts, untranslated) == text


def _figure(amount: float, *parts: Figure) -> Figure:
    return Figure("a", "A", amount, "money", "", parts)


def test_below_a_sum_and_below_a_difference() -> None:
    third, half = _figure(1 / 3), _figure(0.5)
    assert note_below(_figure(1.0, third, third, third), untranslated) == SAID
    assert note_below(_figure(5 / 6, half, third), untranslated) == ""
    assert note_below(_figure(1.004 - 0.508, _figure(1.004), _figure(0.508)), untranslated) == SAID  # 1.00 − 0.51 = 0.50
    assert note_below(_figure(100.0, third, half), untranslated) == ""  # no sum of these
    assert note_below(third, untranslated) == ""


def test_of_the_lines_of_a_hire_it_is_said_just_where_they_miss_the_total() -> None:
    missed = 0
    for salary in range(40_000, 40_020):
        scenario = Scenario("dk", "2026-12-01", {"employee.salary": salary + 0.37})
        cost = compare(scenario).option("employee")
        total = Teller(scenario, untranslated, "en").total(cost)
        written = sum(round(part.amount, 2) for part in total.parts)
        missed += abs(written - round(total.amount, 2)) > 0.001
        assert bool(note_below(total, untranslated)) == (abs(written - round(total.amount, 2)) > 0.001)
    assert missed


def test_parts_that_are_hours_or_a_product_are_no_sum() -> None:
    scenario = Scenario("dk", "2026-12-01", {"employee.salary": 400_000.37})
    total = Teller(scenario, untranslated, "en").total(compare(scenario).option("employee"))
    assert [note_below(part, untranslated) for part in total.parts] == [""] * len(total.parts)


def test_the_difference_in_the_answer_is_that_of_the_amounts_shown() -> None:
    # 52 hours at 10.01 are 520.52, shown 521, of one's own at 20.02 are 1,041.04, shown 1,041: 1,041 - 521 = 520
    values = {"work.hours_per_week": 1, "va.rate": 10.01, "owner.hour_value": 20.02, "custom.currency": "USD"}
    shown = compare(Scenario("custom", "2026-07-01", values, base="blank"))
    assert [round(cost.total, 2) for cost in shown.ranked] == [520.52, 1041.04]
    assert "$521 a year, $520 less than doing it yourself" in verdict(shown, untranslated, "en")
    assert "+\u00a0$520" in [way.amounts[-1] for way in ways(shown, untranslated, "en")]
    assert split_note(shown, untranslated) == ""
    # half an hour a week of one's own besides: 26 x 20.02 = 520.52 again, and 521 + 521 is not 1,041
    led = compare(shown.scenario.change({"va.management_hours_per_week": 0.5}))
    assert split_note(led, untranslated) == "Amounts are rounded one by one, so a sum may be a little off."
    assert below(led, untranslated, "en").endswith("a little off.")
