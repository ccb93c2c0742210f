"""The simulation: the same bytes for a seed, the comparison itself where nothing is uncertain, known means and quantiles."""

from __future__ import annotations

import numpy as np
import pytest

from costmodel import InputError, Scenario, Simulation, Task, compare, simulate
from costmodel.answers.uncertain import uncertain

PERT_HOURS = {"low": 10, "likely": 20, "high": 60}


def blank(**values: object) -> Scenario:
    return Scenario("custom", "2026-07-01", {key.replace("__", "."): value for key, value in values.items()}, base="blank")


def same(one: Simulation, other: Simulation) -> bool:
    totals = [one.totals[name].tobytes() == other.totals[name].tobytes() for name in one.totals]
    return all(totals) and one.total == other.total and one.saving == other.saving and one.cheapest_share == other.cheapest_share


@pytest.mark.parametrize("place", ["us-ca", "gb", "dk"])
def test_a_seed_gives_the_same_bytes_on_any_number_of_cores(place: str) -> None:
    scenario = Scenario(place, "2026-07-01", {"va.rate": [25, 35], "work.hours_per_week": PERT_HOURS})
    first = simulate(scenario, 40_000, seed=1, workers=1)
    for workers in (1, 2, 3):
        assert same(first, simulate(scenario, 40_000, seed=1, workers=workers))
    assert not same(first, simulate(scenario, 40_000, seed=2, workers=1))


def test_fewer_draws_are_the_first_of_more() -> None:
    scenario = Scenario("us-tx", "2026-07-01")
    few, many = simulate(scenario, 1_000, seed=7), simulate(scenario, 20_000, seed=7)
    assert all(np.array_equal(few.totals[name], many.totals[name][:1_000], equal_nan=True) for name in few.totals)


def test_ranges_without_width_give_the_comparison() -> None:
    scenario = Scenario(
        "custom",
        "2026-07-01",
        {"employee.salary": [52_000, 52_000], "va.rate": {"low": 40, "likely": 40, "high": 40}},
        base="blank",
    )
    found, comparison = simulate(scenario, 100, seed=1), compare(scenario)
    assert not found.uncertain
    for option in comparison.options:
        spread = found.total[option.name]
        assert {spread.mean, *spread.quantiles.values()} == {option.total}
    assert {name: share for name, share in found.cheapest_share.items() if share} == {"employee": 1.0}
    assert (found.regret, found.chance_of_losing) == (0, 0)


def test_a_pert_range_has_its_known_mean() -> None:
    """Mean of a PERT spread (low + 4 likely + high) / 6 = (10 + 80 + 60) / 6 = 25 hours: 25 x 52 x 40 = 52,000 a year.

    Its variance is (mean - low)(high - mean) / 7 = 15 x 35 / 7 = 75, so one draw of the cost deviates by 8.6603 x 2,080.
    """
    draws = 100_000
    found = simulate(blank(va__rate=40, work__hours_per_week=PERT_HOURS), draws, seed=1)
    error = 75**0.5 * 2_080 / draws**0.5
    assert abs(found.total["va_hourly"].mean - 52_000) < 4 * error
    drawn = found.totals["va_hourly"] / 2_080
    assert abs(drawn.var() - 75) < 0.5
    assert drawn.min() >= 10
    assert drawn.max() <= 60


def test_two_ranges_together_have_their_known_mean() -> None:
    """A rate around 30 and, apart from it, a fee around 20 %, far from their limits: the mean of the product of two values that
    know nothing of each other is the product of their means, 2,080 x 30 x 1.2 = 74,880. A draw deviates by about
    2,080 x ((1.2 x 3.04)^2 + (30 x 0.0304)^2)^0.5 = 7,821. A range that the limits cut stays within them."""
    draws = 100_000
    found = simulate(blank(va__rate=[25, 35], va__platform_fee_rate=[0.15, 0.25]), draws, seed=3)
    assert abs(found.total["va_hourly"].mean - 74_880) < 4 * 7_821 / draws**0.5
    assert found.totals["va_hourly"].std() == pytest.approx(7_821, rel=0.02)
    cut = simulate(blank(va__rate=30, va__platform_fee_rate=[0.0, 0.4]), 50_000, seed=3).totals["va_hourly"] / 62_400 - 1
    assert cut.min() >= 0
    assert cut.max() <= 1


def test_nine_in_ten_fall_within_a_given_range() -> None:
    """[25, 35] an hour for 2,080 hours: 52,000 and 72,800 are the 5th and the 95th of a hundred."""
    spread = simulate(blank(va__rate=[25, 35]), 65_536, seed=1).total["va_hourly"]
    assert spread["p05"] == pytest.approx(52_000, rel=1e-4)
    assert spread["p50"] == pytest.approx(62_400, rel=1e-4)
    assert spread["p95"] == pytest.approx(72_800, rel=1e-4)


def test_the_chance_of_being_cheapest_and_the_regret() -> None:
    """A VA at 25 ... 35 (normal around 30, deviation 5 / 1.6449 = 3.0398) against 62,400 = 30 x 2,080 for an employee.

    Half the time each is cheaper. The mean of what lies above the middle of a normal spread is 0.39894 deviations:
    0.39894 x 3.0398 x 2,080 = 2,522.5 of regret, whichever is chosen.
    """
    found = simulate(blank(employee__salary=62_400, va__rate=[25, 35]), 65_536, seed=1)
    assert found.cheapest_share["employee"] == pytest.approx(0.5, abs=0.001)
    assert sum(found.cheapest_share.values()) == pytest.approx(1)
    assert found.regret == pytest.approx(2_522.5, rel=2e-3)
    assert found.leading == "employee"
    assert found.rival == "va_hourly"
    assert found.wins["va_hourly"] == pytest.approx(0.5, abs=0.001)
    assert found.chance_of_losing == pytest.approx(0.5, abs=0.001)
    assert found.saving["va_hourly"]["p50"] == pytest.approx(0, abs=10)


def test_pay_and_its_charges_move_together() -> None:
    """7.65 % on the pay of the same draw: the total is 1.0765 times a salary in every draw."""
    scenario = blank(employee__salary=[40_000, 60_000], custom__charge_rate=0.0765)
    only = blank(employee__salary=[40_000, 60_000])
    with_charges, alone = simulate(scenario, 5_000, seed=5), simulate(only, 5_000, seed=5)
    np.testing.assert_allclose(with_charges.totals["employee"], 1.0765 * alone.totals["employee"], rtol=1e-12)


def test_where_an_option_cannot_deliver_it_does_not_count() -> None:
    """A part-time employee can do up to 40 hours a week. At 40 or more, half of the draws, only a full-time one can."""
    found = simulate(blank(employee__salary=52_000, work__hours_per_week=[30, 50]), 32_768, seed=1)
    assert found.total["employee_part_time"].known == pytest.approx(0.5, abs=0.01)
    assert found.total["employee"].known == 1
    assert np.isfinite(found.total["employee_part_time"].mean)


def test_a_leader_that_cannot_always_do_the_work_is_not_called_dearer_for_it() -> None:
    """Part-time up to 40 hours a week, always at 26 an hour against 30: cheapest whenever it can."""
    hours = {"low": 28, "likely": 38, "high": 52}
    leading = simulate(blank(employee__salary=54_080, va__rate=30, work__hours_per_week=hours), 32_768, seed=1)
    assert leading.leading == "employee_part_time"
    assert leading.unable > 0.2
    assert leading.cheapest_share["employee_part_time"] + leading.unable == pytest.approx(1, abs=1e-3)
    assert leading.chance_of_losing == pytest.approx(0, abs=1e-3)
    assert leading.regret == pytest.approx(0, abs=1)
    assert sum(leading.cheapest_share.values()) == pytest.approx(1)


def test_an_option_that_is_impossible_only_at_the_likeliest_value_counts() -> None:
    """At 41 hours a week a part-time employee can't do it; in the draws below 40 one can, and is cheapest there."""
    found = simulate(blank(employee__salary=52_000, va__rate=30, work__hours_per_week=[31, 51]), 32_768, seed=1)
    assert "employee_part_time" not in [option.name for option in compare(found.scenario).options]
    assert found.cheapest_share["employee_part_time"] == pytest.approx(0.435, abs=0.01)  # Phi(-1 / 6.08)


def test_tasks_may_be_uncertain() -> None:
    """30 a month x 12 x 9 each = 3,240 in the middle."""
    scenario = Scenario("custom", "2026-07-01", {}, (Task("Posts", [20, 40], 20, 9),), "blank")
    found = simulate(scenario, 20_000, seed=1)
    assert [each.key for each in found.uncertain] == ["tasks.1.per_month"]
    assert found.total["va_per_task"]["p50"] == pytest.approx(3_240, rel=1e-3)


def test_records_carry_their_ranges_until_a_value_is_given() -> None:
    scenario = Scenario("us-tx", "2026-07-01")
    keys = {each.key for each in uncertain(scenario)}
    assert {"work.hours_per_week", "va.speed", "employee.salary"} <= keys
    assert "va.speed" not in {each.key for each in uncertain(scenario.change({"va.speed": 1.1}))}
    assert not uncertain(blank(employee__salary=1, va__rate=1))


def test_progress_is_told_and_ends_at_one() -> None:
    told: list[float] = []
    simulate(blank(va__rate=[1, 2]), 50_000, seed=1, progress=told.append)
    assert told[-1] == 1
    assert told == sorted(told)


@pytest.mark.parametrize(("draws", "seed"), [(0, 1), (-5, 1), (10**9, 1), (100, -1), (True, 1), (1.5, 1), (100, 2**63)])
def test_draws_and_seeds_that_can_not_be_taken(draws: int, seed: int) -> None:
    with pytest.raises(InputError, match="whole number"):
        simulate(blank(va__rate=1), draws, seed)


def test_nothing_to_compare_is_an_empty_answer() -> None:
    found = simulate(blank(), 10)
    assert (found.leading, found.totals, found.rival) == (None, {}, None)
