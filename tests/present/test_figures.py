"""Totals, differences, crossings and chances open into parts that come to the same, said in plain sentences."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from costmodel import Scenario, compare
from costmodel.answers.break_even import break_even
from costmodel.answers.flips import Flip, flips
from costmodel.answers.losing import losing_cases
from costmodel.answers.simulation import simulate
from costmodel.answers.untouched import of_saving, untouched
from costmodel.answers.worth import worth_paying
from costmodel.present import figures_assumed as assumed
from costmodel.present.figures import Figure, Teller
from costmodel.present.figures_doubt import chance, saving
from costmodel.present.figures_text import figure_text
from costmodel.present.language import translator
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
        "VA rate an hour at $43.18: doing it yourself and a VA by the hour both cost $52,000."
        " Below that, a VA by the hour is cheaper; above it, doing it yourself is cheaper."
        " It follows exactly from how both ways are worked out; between $0 and $200 they meet nowhere else."
    )


def test_the_highest_rate() -> None:
    """A tenth less than 52,000 is 46,800; less 2,600 is 44,200: ÷ 1.1 ÷ 1,040 = 38.636."""
    figure = TELLER.highest_rate(worth_paying(BARE, 0.1))
    assert figure is not None
    assert plain(figure.sentence) == (
        "Doing it yourself costs $52,000; 10% less is $46,800. At $38.64 an hour, a VA by the hour costs just that."
    )
    assert figure.parts[1].amount == pytest.approx(46_800)


def test_a_chance_says_what_was_drawn_and_where_it_is_lost() -> None:
    """The VA loses where the rate is above 43.18, which is the upper part of 25 to 55: typically more than that."""
    scenario = BARE.change({"va.rate": [25, 55]})
    found = simulate(scenario, 4096, 7)
    teller = Teller(scenario, untranslated, "en")
    figure = chance(teller, found)
    assert figure is not None
    assert "4,096 cases were drawn" in figure.sentence
    assert "start number 7" in figure.sentence
    (lost,) = losing_cases(found)
    assert f"VA rate an hour: typically about ${lost.of_losing:.0f} where another way is cheaper, $40 over all cases." in plain(
        figure.sentence
    )
    assert lost.of_losing > 43.18
    assert lost.of_all == pytest.approx(40, abs=0.01)
    assert plain(figure.parts[0].sentence).startswith(
        "Nine times in ten it lies between $25 and $55. Typically $40 over all cases; where"
    )  # type: ignore[union-attr]
    assert plain(figure.parts[0].sentence).endswith("You gave this range yourself.")  # type: ignore[union-attr]


@pytest.mark.parametrize("scheduled", [False, True])
def test_behind_a_chance_stands_only_what_could_change_it(scheduled: bool) -> None:
    """The share of scheduled hours that is worked counts where hours are scheduled, and nowhere else."""
    scenario = Scenario("us-tx", "2026-07-01", {"va.rate": 30, "va.scheduled": scheduled})
    figure = chance(Teller(scenario, untranslated, "en"), simulate(scenario, 512, 7))
    assert figure is not None
    labels = [getattr(each, "label", "") for each in figure.parts]
    assert len(labels) > 5
    assert (scenario.record("va.productive_share").label in labels) == scheduled


def test_a_way_that_never_loses_has_no_losing_cases() -> None:
    assert losing_cases(simulate(BARE.change({"va.rate": [20, 25]}), 512, 1)) == ()


# As `BARE`, on top of our defaults: of what matters only the hours a week (20) and both speeds (1) are not said.
SAID = Scenario(
    "custom", "2026-07-01",
    {"custom.currency": "USD", "va.rate": 40, "va.platform_fee_rate": 0.1, "va.management_hours_per_week": 1, "va.redo_rate": 0,
     "va.contract_fee": 0, "va.trial_cost": 0, "va.tools_per_month": 0, "va.onboarding_hours": 0, "va.manual_hours": 0,
     "owner.hour_value": 50},
)  # fmt: skip


def effects(told: tuple[Figure, ...]) -> dict[str, str]:
    return {each.name: plain(each.sentence).split("If it is a tenth higher, this ")[1].removeprefix("figure ") for each in told}


def test_what_was_assumed_behind_a_total_and_a_difference() -> None:
    """At 1.1 the VA bills 945.45 hours: 41,600 of 45,760 stand, 4,160 less; 22 hours: 4,576 more; doing it oneself 5,200 more."""
    costs, teller = compare(SAID), Teller(SAID, untranslated, "en")
    va, own = costs.option("va_hourly"), costs.option("owner")
    told = assumed.behind_total(teller, va)
    assert effects(told) == {"work.hours_per_week": "rises by $4,580.", "va.speed": "falls by $4,160."}
    assert plain(told[1].sentence).startswith("1 (our figure). If it is a tenth higher,")
    assert effects(assumed.behind_total(teller, own, va)) == {
        "owner.speed": "falls by $4,730.", "va.speed": "rises by $4,160.", "work.hours_per_week": "rises by $624.",
    }  # fmt: skip


def test_what_was_assumed_behind_a_crossing_and_the_highest_rate() -> None:
    """43.18 · 1.1 = 47.50. (52,000 ÷ 1.1 − 2,600) ÷ 1,144 = 39.05. With 22 hours (57,200 − 2,600) ÷ 1,258.4 = 43.39.

    A tenth less than 52,000 instead: 38.64 · 1.1 = 42.50, (46,800 ÷ 1.1 − 2,600) ÷ 1,144 = 34.92, 48,880 ÷ 1,258.4 = 38.84.
    """
    teller, found = Teller(SAID, untranslated, "en"), break_even(SAID, "va.rate", ("owner", "va_hourly"), 0, 200)
    assert effects(assumed.behind_crossing(teller, found, found.points[0])) == {
        "va.speed": "rises by $4.32 an hour.", "owner.speed": "falls by $4.13 an hour.",
        "work.hours_per_week": "rises by $0.21 an hour.",
    }  # fmt: skip
    assert effects(assumed.behind_rate(teller, worth_paying(SAID, 0.1))) == {
        "va.speed": "rises by $3.86 an hour.", "owner.speed": "falls by $3.72 an hour.",
        "work.hours_per_week": "rises by $0.21 an hour.",
    }  # fmt: skip


def test_what_was_assumed_behind_a_crossing_that_is_gone_a_tenth_further() -> None:
    """Where the VA bills 25 hours at least, 20 hours or 22 make no difference; at 1,300 · 44 + 2,600 = 59,800 it never wins."""
    scenario = SAID.change({"va.minimum_hours_per_week": 25, "owner.speed": 1, "va.speed": 1, "owner.budget_per_year": 0})
    found = break_even(scenario, "owner.hour_value", ("owner", "va_hourly"), 0, 200)
    told = assumed.behind_crossing(Teller(scenario, untranslated, "en"), found, found.points[0])
    # 1,300 · 44 ÷ (1,040 − 52) = 57.89; with 22 hours ÷ (1,144 − 52) = 52.38
    assert effects(told) == {"work.hours_per_week": "falls by $5.51 an hour."}


def test_what_was_assumed_behind_a_chance_and_a_saving() -> None:
    """The VA wins below 43.18, with 22 hours below 43.39: Φ(3.389 · 1.645 ÷ 15) − Φ(3.182 · 1.645 ÷ 15) = 0.9 %.

    Half of the cases save more than 52,000 − 48,360 = 3,640; with 22 hours 57,200 − 52,936 = 4,264.
    """
    scenario = SAID.change({"va.rate": [25, 55], "va.speed": 1, "owner.speed": 1})
    teller, found = Teller(scenario, untranslated, "en"), simulate(scenario, 4096, 7)
    assert effects(assumed.behind_chance(teller, found)) == {"work.hours_per_week": "way is cheapest in 1 more of 100 cases."}
    (moved,) = untouched(scenario, compare(scenario).uses, of_saving(found))
    assert moved.effect == pytest.approx(624, rel=0.05)  # the hours are drawn too
    assert list(effects(assumed.behind_saving(teller, found))) == ["work.hours_per_week"]


def test_a_typical_saving_says_what_it_is_made_of() -> None:
    """At 25 the VA costs 31,200 and 20,800 are saved, at 55 65,520 and 13,520 are lost; in the middle 3,640 are saved."""
    scenario = SAID.change({"va.rate": [25, 55], "va.speed": 1, "owner.speed": 1, "work.hours_per_week": 20})
    figure = saving(Teller(scenario, untranslated, "en"), simulate(scenario, 4096, 7))
    assert figure is not None
    assert figure.amount == pytest.approx(3_640, abs=20)
    assert plain(figure.sentence).startswith(
        "Against doing it yourself the middle case is a saving of $3,640. In 80 of 100 cases the result lies between a loss of $"
    )
    assert "In each case the saving is the cost of doing it yourself minus that of a VA by the hour." in figure.sentence
    likely, rate = figure.parts
    assert likely.amount == pytest.approx(3_640)
    assert plain(rate.sentence).startswith(  # type: ignore[union-attr]
        "Nine times in ten it lies between $25 and $55. With all else at its likeliest: at $25 a saving of $20,800,"
        " at $55 a loss of $13,500."
    )


def the_flip(key: str) -> Flip:
    return next(flip for flip in flips(SAID) if flip.key == key)


def test_a_flip_says_both_totals_at_its_value_and_that_it_is_only_tried() -> None:
    flip = the_flip("va.rate")
    teller = Teller(SAID, untranslated, "en")
    figure = teller.flip(flip)
    assert plain(figure.sentence) == (
        "VA rate an hour at $43.18: a VA by the hour costs $52,000; doing it yourself costs $52,000."
        " Above it doing it yourself costs less than every other way."
    )
    told = plain(figure_text(figure, assumed.behind_flip(teller, flip), SAID.place, untranslated, "en"))
    assert "VA rate an hour: $43.18 an hour (tried here)" in told
    assert (
        "What matters most of what we assumed and you did not change\n  VA's speed against an employee's: 1 (our figure)." in told
    )


def test_the_sentences_in_danish() -> None:
    _ = translator("da")
    scenario = SAID.change({"va.rate": [25, 55], "custom.currency": "DKK"})
    teller, costs, found = Teller(scenario, _, "da"), compare(scenario), simulate(scenario, 4096, 7)
    crossing = break_even(scenario, "va.rate", ("owner", "va_hourly"), 0, 200)
    flip = next(flip for flip in flips(scenario) if flip.key == "va.rate")
    worth = teller.highest_rate(worth_paying(scenario, 0.1))
    of_chance, of_saving = chance(teller, found), saving(teller, found)
    assert worth
    assert of_chance
    assert of_saving
    va, own = costs.option("va_hourly"), costs.option("owner")
    said = [
        teller.total(va).sentence, teller.difference(own, va).sentence, teller.crossing(crossing, crossing.points[0]).sentence,
        teller.flip(flip).sentence, worth.sentence, of_chance.sentence, of_saving.sentence,
        assumed.behind_total(teller, va)[1].sentence,
    ]  # fmt: skip
    begins = (
        "En VA på timebasis koster 48.360 kr. over året: 45.760 kr. i udbetalinger og 2.600 kr.",
        "At gøre det selv koster 3.640 kr. mere end en VA på timebasis: 10.400 kr. mere til",
        "VA'ens timepris, ved 43,18 kr.: at gøre det selv og en VA på timebasis koster det samme, 52.000 kr. Under det er",
        "VA'ens timepris, ved 43,18 kr.: en VA på timebasis koster 52.000 kr.; at gøre det selv koster 52.000 kr. Over det",
        "At gøre det selv koster 52.000 kr.; 10 % mindre er 46.800 kr. Ved 38,64 kr. i timen koster en VA",
        "En VA på timebasis er billigst i ",
        "I forhold til at gøre det selv er det midterste tilfælde en besparelse på",
        "1 (vores tal). Er det en tiendedel højere, falder tallet med 4.160 kr.",
    )
    for sentence, begin in zip(said, begins, strict=True):
        assert plain(sentence).startswith(begin)
        assert ".." not in sentence


@pytest.mark.parametrize(
    "asked",
    [
        "total --option employee",
        "difference",
        "crossing --between va_hourly owner",
        "chance --draws 512",
        "saving --draws 512",
        "rate",
    ],
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
