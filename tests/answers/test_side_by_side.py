"""Scenarios side by side: what each way costs in each, and in what they differ."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from costmodel import InputError, Scenario, Task, compare
from costmodel.answers.side_by_side import DOES_NOT_APPLY, MOST_SCENARIOS, SideBySide, side_by_side
from costmodel.bids import Bid
from costmodel.records import Range


def texas(values: dict[str, Any] | None = None, **more: Any) -> Scenario:
    return Scenario("us-tx", "2026-01-01", values or {}, **more)


def differing(found: SideBySide) -> dict[str, tuple[Any, ...]]:
    return {row.key: row.values for row in found.differing}


def test_the_totals_and_lines_are_those_of_each_comparison() -> None:
    scenarios = [texas({"va.rate": 25}), texas({"va.rate": 30, "owner.hour_value": 40}), texas({"va.rate": 0})]
    found = side_by_side(scenarios)
    assert found.scenarios == tuple(scenarios)
    for i, scenario in enumerate(scenarios):
        own = compare(scenario)
        assert {name: amounts[i] for name, amounts in found.totals.items() if amounts[i] is not None} == {
            cost.name: cost.total for cost in own.options
        }
        for cost in own.options:
            there = {name: amounts[i] for name, amounts in found.lines[cost.name].items() if amounts[i] is not None}
            assert there == {line.name: line.amount for line in cost.lines}
    assert found.totals["va_hourly"][2] is None  # no rate is given there
    assert found.lines["va_hourly"]["invoice"][2] is None
    assert list(found.totals) == ["employee", "employee_part_time", "va_hourly", "owner"]


def test_the_amounts_by_hand() -> None:
    # 52 weeks of 10 hours at 20 and at 30; the second with a marketplace's 10 %.
    blank = Scenario("custom", "2026-01-01", {"work.hours_per_week": 10, "va.rate": 20}, base="blank")
    found = side_by_side([blank, blank.change({"va.rate": 30, "va.platform_fee_rate": 0.1})])
    assert found.totals["va_hourly"] == pytest.approx((10_400, 17_160))
    assert found.lines["va_hourly"]["invoice"] == pytest.approx((10_400, 15_600))
    assert found.lines["va_hourly"]["platform_fee"] == pytest.approx((0, 1560))
    assert differing(found) == {"va.rate": (20, 30), "va.platform_fee_rate": (0, 0.1)}


def test_the_same_twice_differs_in_nothing_not_even_by_name() -> None:
    found = side_by_side([texas(name="A"), texas(name="B")])
    assert found.differing == ()
    assert found.same_currency


def test_every_input_that_differs_is_a_row_in_the_order_of_the_keys() -> None:
    found = side_by_side([texas({"va.rate": [20, 30], "va.scheduled": True}), texas({"employee.salary": 60_000, "va.rate": 0})])
    assert [row.key for row in found.differing] == ["employee.salary", "va.rate", "va.scheduled"]
    assert found.differing[1].values == (Range(20, 25, 30), 0)
    assert found.differing[1].label.say() == "VA rate an hour"
    assert found.differing[1].record is texas().records["va.rate"]
    assert found.differing[2].values == (True, False)


def test_a_blank_start_is_a_difference_in_every_input_that_it_empties() -> None:
    found = differing(side_by_side([texas({"va.churn_rate": 0.5}), texas(base="blank")]))
    assert found["va.churn_rate"] == (0.5, 0)
    assert "va.exchange_rate" not in found


def test_places_dates_and_what_only_one_place_has() -> None:
    found = side_by_side([texas(), Scenario("dk", "2026-07-01")])
    rows = differing(found)
    assert [name.say() for name in rows["place"]] == ["Texas", "Denmark"]
    assert rows["date"] == (datetime.date(2026, 1, 1), datetime.date(2026, 7, 1))
    assert rows["law.state_unemployment_rate"][1] is DOES_NOT_APPLY
    assert not found.same_currency
    taxes = found.lines["employee"]
    assert any(amounts[0] is None and amounts[1] is not None for amounts in taxes.values())
    assert any(amounts[0] is not None and amounts[1] is None for amounts in taxes.values())
    for amounts in taxes.values():
        assert set(amounts) != {None}


def test_currencies_that_are_the_same_in_two_places() -> None:
    assert side_by_side([texas(), Scenario("us-ca", "2026-01-01")]).same_currency
    euro = Scenario("custom", "2026-01-01", {"custom.currency": "EUR"})
    assert not side_by_side([euro, euro.change({"custom.currency": "USD"})]).same_currency


def test_tasks_are_set_against_those_of_their_name() -> None:
    letters, calls = Task("Letters", 40, 15, 9), Task("Calls", 20, 6)
    found = side_by_side([texas(tasks=(letters, calls)), texas(tasks=(calls, Task("Letters", 40, 12, 10), Task("Books", 4, 60)))])
    hours, *rows = found.differing  # 40 x 15 + 20 x 6 minutes a month, and 20 x 6 + 40 x 12 + 4 x 60; x 12 / 60 / 52 a week
    assert (hours.key, hours.values) == ("work.hours_per_week", pytest.approx((720 / 260, 840 / 260)))
    assert [(row.key, row.label.say(), row.values) for row in rows] == [
        ("tasks.1.minutes", "Letters: Minutes each", (15, 12)),
        ("tasks.1.price", "Letters: Price each", (9, 10)),
        ("tasks.3", "Task: Books", (None, Task("Books", 4, 60))),
    ]


def test_the_hours_that_count_are_set_against_each_other() -> None:
    """40 x 26 minutes a month x 12 / 60 / 52 = 4 hours a week, whatever hours stand beside the tasks."""
    tasks = (Task("Letters", 20, 26), Task("Calls", 20, 26))
    typed, of_tasks = texas({"work.hours_per_week": 30}), texas({"work.hours_per_week": 12}, tasks=tasks)
    assert differing(side_by_side([typed, of_tasks]))["work.hours_per_week"] == (30, 4)
    assert differing(side_by_side([of_tasks, of_tasks.change({"work.hours_per_week": 9}, tasks=tasks[::-1])])) == {}


def test_tasks_of_one_name_are_told_apart_by_their_order() -> None:
    one, two = Task("A", 1, 1), Task("A", 2, 2)
    assert side_by_side([texas(tasks=(one, two)), texas(tasks=(one, two))]).differing == ()
    assert [row.key for row in side_by_side([texas(tasks=(one,)), texas(tasks=(one, two))]).differing] == [
        "work.hours_per_week", "tasks.2",
    ]  # fmt: skip


def test_bids_that_differ() -> None:
    maria, dearer, jun = (
        Bid("Maria", "va_hourly", {"va.rate": 9}),
        Bid("Maria", "va_hourly", {"va.rate": 10}),
        Bid("Jun", "va_hourly"),
    )
    found = side_by_side([texas(bids=(maria, jun)), texas(bids=(jun, dearer)), texas(bids=(dearer,))])
    assert [(row.key, row.label.say(), row.values) for row in found.differing] == [
        ("bids.1", "Bid: Maria", (maria, dearer, dearer)),
        ("bids.2", "Bid: Jun", (jun, jun, None)),
    ]


def test_none_one_and_too_many() -> None:
    assert side_by_side([]) == SideBySide((), {}, {}, (), True)
    assert side_by_side([texas()]).differing == ()
    assert len(side_by_side([texas()] * MOST_SCENARIOS).comparisons) == 8
    with pytest.raises(InputError, match="side by side: found 9 scenarios; at most 8 are compared"):
        side_by_side([texas()] * 9)


def test_the_ways_stand_as_the_first_scenario_ranks_them() -> None:
    cheap, dear = (Scenario("us-tx", "2026-07-01", {"va.rate": rate}) for rate in (10, 90))
    assert side_by_side((cheap, dear)).ways == tuple(option.name for option in compare(cheap).ranked)
    assert side_by_side((dear, cheap)).ways == tuple(option.name for option in compare(dear).ranked)
    assert side_by_side((cheap, dear)).ways != side_by_side((dear, cheap)).ways
