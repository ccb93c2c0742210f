"""Shares of a whole in words: those that are said together add up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costmodel import Scenario, simulate
from costmodel.present.shares import cheapest_out_of_100, each_out_of_100, out_of_100, part_of, parts_of
from costmodel.words import untranslated


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (1.0, "more than 99 of 100"), (0.996, "more than 99 of 100"), (0.994, "99 of 100"), (0.5, "50 of 100"),
        (0.285, "28 of 100"), (0.715, "72 of 100"), (0.575, "58 of 100"), (0.145, "14 of 100"),
        (0.004, "fewer than 1 of 100"), (0.0, "fewer than 1 of 100"),
    ],
)  # fmt: skip
def test_no_simulation_says_always_or_never(share: float, text: str) -> None:
    assert out_of_100(share, untranslated) == text


def test_two_shares_that_make_a_whole_add_up_to_a_hundred() -> None:
    for i in range(1000):
        counts = [out_of_100(share, untranslated).split()[0] for share in (i / 1000, 1 - i / 1000)]
        if all(count.isdigit() for count in counts):
            assert sum(map(int, counts)) == 100


def test_shares_of_three_that_make_a_whole_add_up_to_a_hundred() -> None:
    assert each_out_of_100((0.486, 0.467, 0.047), untranslated) == ["49 of 100", "47 of 100", "4 of 100"]
    assert each_out_of_100((0.6, 0.396, 0.004), untranslated) == ["60 of 100", "40 of 100", "fewer than 1 of 100"]
    assert each_out_of_100((0.996, 0.004), untranslated) == ["more than 99 of 100", "fewer than 1 of 100"]
    assert each_out_of_100((0.3, 0.25), untranslated) == ["30 of 100", "25 of 100"]


@given(st.lists(st.integers(1, 1000), min_size=2, max_size=6))
def test_shares_said_together_add_up_and_the_first_is_as_it_is_alone(weights: list[int]) -> None:
    shares = [weight / sum(weights) for weight in weights]
    said = each_out_of_100(shares, untranslated)
    assert said[0] == out_of_100(shares[0], untranslated)
    counts = [0 if text.startswith("fewer") else int(text.split()[0]) for text in said if "more" not in text]
    if len(counts) == len(said):
        assert sum(counts) == 100
    percents = [int(text.removesuffix("%")) for text in parts_of(shares, untranslated, "en") if "less" not in text]
    assert sum(percents) == 100 if len(percents) == len(shares) else 100 - len(shares) < sum(percents) < 100


def test_how_often_each_is_cheapest_is_the_leading_options_share_first() -> None:
    found = replace(
        simulate(Scenario("us-tx", "2026-01-01"), 100),
        leading="owner", cheapest_share={"va_hourly": 0.467, "owner": 0.486, "employee": 0.047},
    )  # fmt: skip
    assert cheapest_out_of_100(found, untranslated) == {
        "owner": "49 of 100", "va_hourly": "47 of 100", "employee": "4 of 100",
    }  # fmt: skip


def test_parts_of_a_map_add_up() -> None:
    assert parts_of((0.85, 0.105, 0.045), untranslated, "en") == ["85%", "11%", "4%"]
    assert parts_of((0.996, 0.004), untranslated, "en") == ["99%", "less than 1%"]
    assert parts_of((0.446, 0.304), untranslated, "en") == ["45%", "30%"]  # on the rest of the map nobody can
    assert parts_of((1.0,), untranslated, "en") == ["100%"]
    assert part_of(0.335, untranslated, "en") == "34%"
