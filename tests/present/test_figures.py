"""Totals, differences, crossings and chances open into parts that come to the same, said in plain sentences."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from costmodel import Scenario, compare
from costmodel.answers.break_even import break_even
from costmodel.answers.losing import losing_cases
from costmodel.answers.simulation import simulate
from costmodel.answers.untouched import untouched
from costmodel.answers.worth import worth_paying
from costmodel.present.figures import Figure, Teller
from costmodel.words import untranslated

ROOT = Path(__file__).parents[2]
NBSP = "\u00a0"
# By hand: the VA bills 20 · 52 = 1,040 hours at 30; the owner's hour is worth 50.
BARE = Scenario(
    "custom", "2026-07-01",
    {"custom.currency": "USD", "work.hours_per_week": 20, "va.rate": 30, "va.platform_fee_rate": 0.1,
     "va.management_hours_per_week": 1, "owner.hour_value": 50},
    base="blank",
)  # fmt: skip
TELLER = Teller(BARE, untranslated, "en")


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


def test_a_total() -> None:
    """1,040 · 30 = 31,200; a tenth of it 3,120: 34,320; 52 hours at 50 = 2,600; 36,920 ÷ 1,040 = 35.50."""
    figure = TELLER.total(compare(BARE).option("va_hourly"))
    assert plain(figure.sentence) == (
        "A VA by the hour costs $36,920 over the year: $34,320 paid out, and $2,600 that your own hours are worth."
        " For 1,040 hours of work done that is $35.50 an hour."
    )
    assert [part.label for part in figure.parts] == ["VA's invoice", "Marketplace fee", "Your time to manage"]


def test_a_difference() -> None:
    """Doing it oneself costs 1,040 · 50 = 52,000: 15,080 more; 20,800 more pay, 3,120 less fees, 2,600 less management."""
    costs = compare(BARE)
    figure = TELLER.difference(costs.option("owner"), costs.option("va_hourly"))
    assert plain(figure.sentence) == (
        "Doing it yourself costs $15,080 more than a VA by the hour: $20,800 more for pay, $3,120 less for fees,"
        " $2,600 less for management."
    )
    assert [part.amount for part in figure.parts] == pytest.approx([20_800, -3_120, -2_600])


@pytest.mark.parametrize("place", ["us-tx", "dk", "gb", "fr", "de", "us-ca"])
def test_the_parts_add_up(place: str) -> None:
    scenario = Scenario(place, "2026-07-01")
    comparison = compare(scenario)
    teller = Teller(scenario, untranslated, "en")
    for option in comparison.options:
        figure = teller.total(option)
        assert sum(part.amount for part in figure.parts) == pytest.approx(option.total, abs=0.05)
        if option is not comparison.ranked[0]:
            gap = teller.difference(option, comparison.ranked[0])
            assert sum(part.amount for part in gap.parts) == pytest.approx(gap.amount, abs=0.05)
            for part in gap.parts:
                assert isinstance(part, Figure)
                sides = {side.name.split(".")[0]: side.amount for side in part.parts}
                mine, best = sides.get(option.name, 0.0), sides.get(comparison.ranked[0].name, 0.0)
                assert mine - best == pytest.approx(part.amount, abs=0.05)


def test_a_crossing_has_both_totals_equal() -> None:
    """52,000 less 2,600 of management is 49,400: ÷ 1.1 ÷ 1,040 = 43.1818 an hour."""
    found = break_even(BARE, "va.rate", ("owner", "va_hourly"), 0, 200)
    figure = TELLER.crossing(found, found.points[0])
    assert figure.amount == pytest.approx(43.18181818)
    first, second = figure.parts
    assert first.amount == pytest.approx(52_000)
    assert second.amount == pytest.approx(52_000)
    assert plain(figure.sentence) == (
        "VA rate an hour at $43.18 an hour: doing it yourself and a VA by the hour both cost $52,000."
        " Below it a VA by the hour is cheaper, above it doing it yourself."
        " It was found by working out both ways at every value from $0 to $200."
    )


def test_the_highest_rate() -> None:
    """A tenth less than 52,000 is 46,800; less 2,600 is 44,200: ÷ 1.1 ÷ 1,040 = 38.636."""
    figure = TELLER.highest_rate(worth_paying(BARE, 0.1))
    assert figure is not None
    assert plain(figure.sentence) == (
        "Doing it yourself costs $52,000; 10% less is $46,800. At $38.64 an hour a VA by the hour costs just that."
    )
    assert figure.parts[1].amount == pytest.approx(46_800)


def test_a_chance_says_what_was_drawn_and_where_it_is_lost() -> None:
    """The VA loses where the rate is above 43.18, which is the upper part of 25 to 55: typically more than that."""
    scenario = BARE.change({"va.rate": [25, 55]})
    found = simulate(scenario, 4096, 7)
    teller = Teller(scenario, untranslated, "en")
    figure = teller.chance(found)
    assert figure is not None
    assert "4,096 cases were drawn" in figure.sentence
    assert "The start number 7" in figure.sentence
    (lost,) = losing_cases(found)
    assert lost.of_losing > 43.18
    assert lost.of_all == pytest.approx(40, abs=0.01)
    assert plain(figure.parts[0].sentence).startswith("Nine times in ten from $25 to $55. Typically $40; in the cases")  # type: ignore[union-attr]
    assert plain(figure.parts[0].sentence).endswith("You gave this range yourself.")  # type: ignore[union-attr]


def test_a_way_that_never_loses_has_no_losing_cases() -> None:
    assert losing_cases(simulate(BARE.change({"va.rate": [20, 25]}), 512, 1)) == ()


def test_what_was_not_touched_is_ranked_by_what_it_moves() -> None:
    scenario = Scenario("us-tx", "2026-07-01", {"va.rate": 30})
    found = untouched(scenario, [compare(scenario).option("va_hourly")])
    keys = [each.key for each in found]
    assert "va.rate" not in keys
    assert [abs(each.effect) for each in found] == sorted((abs(each.effect) for each in found), reverse=True)
    # The value of the owner's hour: 132.5 hours at a tenth of 50 more.
    assert next(each.effect for each in found if each.key == "owner.hour_value") == pytest.approx(662.5)


@pytest.mark.parametrize(
    "asked", ["total --option employee", "difference", "crossing --between va_hourly owner", "chance --draws 512", "rate"]
)
@pytest.mark.parametrize("language", ["en", "da"])
def test_on_the_command_line(asked: str, language: str, capsys: Any) -> None:
    from costmodel.cli import main

    flags = [*asked.split(), "--place", "us-tx", "--date", "2026-07-01", "--lang", language]
    assert main(["explain", *flags]) == 0
    text = capsys.readouterr().out
    assert "_" not in text.replace("https://", "").split("http")[0].split("\n")[0]
    assert main(["explain", *flags, "--format", "json"]) == 0
    schema = json.loads((ROOT / "docs/schema/explain.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(capsys.readouterr().out))


def test_what_never_crosses_is_said(capsys: Any) -> None:
    from costmodel.cli import main

    assert main(["explain", "crossing", "--place", "us-tx", "--vary", "employee.salary", "--between", "owner", "va_hourly"]) == 2
    assert "never cost the same" in capsys.readouterr().err
