"""Bids in scenarios: read strictly, written so that they read back, and kept true when the tasks change."""

from __future__ import annotations

import contextlib
import copy
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costmodel import InputError, Scenario, Task
from costmodel.bids import COLUMNS, MOST_BIDS, PAY, Bid, bid_records, column_names, places_of, short_name
from costmodel.records import Range, Record
from costmodel.scenario_file import read_scenario, scenario_yaml
from costmodel.strict_yaml import Document, parse
from costmodel.tasks import TASK_FIELDS

NAMES = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), min_size=1, max_size=40).filter(str.strip)
LETTERS, CALLS, BOOKS = Task("Letters", 40, 15), Task("Calls", 20, 6), Task("Books", 4, 60)
TASKS = """tasks:
  - {name: Letters, per_month: 40, minutes: 15}
  - {name: Calls, per_month: 20, minutes: 6}
"""
THREE = """bids:
  - {name: Maria, pay: hourly, rate: 9, exchange_rate: 1, minimum_hours_per_week: 10, speed: 0.9, redo_rate: 0.08, \
scheduled: false, platform_fee_rate: 0.05, setup_fee: 50}
  - {name: Agency, pay: retainer, fee_per_month: 600, hours_per_month: 40, overage_rate: 18, rollover: 0}
  - {name: Ana, pay: per_task, currency: PHP, exchange_rate: 0.017, price_1: 9, price_2: [4, 5]}
"""


def read(text: str) -> Scenario:
    return read_scenario(parse(text, "s.yaml"))


def refused(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        read(text)
    return caught.value.say().split("\n")


def test_the_bids_of_a_file() -> None:
    maria, agency, ana = read(TASKS + THREE).bids
    assert (maria.name, maria.option, maria.currency) == ("Maria", "va_hourly", "")
    assert maria.values == {
        "va.rate": 9, "va.exchange_rate": 1, "va.minimum_hours_per_week": 10, "va.speed": 0.9, "va.redo_rate": 0.08,
        "va.scheduled": False, "va.platform_fee_rate": 0.05, "va.setup_fee": 50,
    }  # fmt: skip
    assert agency == Bid(
        "Agency",
        "va_retainer",
        {"retainer.fee_per_month": 600, "retainer.hours_per_month": 40, "retainer.overage_rate": 18, "retainer.rollover": 0},
    )
    prices = {"va.exchange_rate": 0.017, "tasks.1.price": 9, "tasks.2.price": Range(4, 4.5, 5)}
    assert ana == Bid("Ana", "va_per_task", prices, "PHP")


def test_a_file_writes_bids_as_it_reads_them() -> None:
    assert scenario_yaml(read(TASKS + THREE)).endswith(TASKS + THREE)


def test_full_names_are_the_same_as_short_ones() -> None:
    short = read(TASKS + "bids:\n  - {name: A, pay: hourly, rate: 9, rollover: 1, price_2: 3, rate_1: 4}\n")
    full = read(
        TASKS + "bids:\n  - {name: A, pay: hourly, va.rate: 9, retainer.rollover: 1, tasks.2.price: 3, tasks.1.rate: 4}\n"
    )
    assert short.bids == full.bids


def test_no_short_name_stands_for_two_keys_or_for_a_column_of_its_own() -> None:
    """A key that is added later under a name of the other area would take the short name from old files and links."""
    keys = list(bid_records())
    assert all(short_name(key) == key.partition(".")[2] for key in keys)
    assert not set(COLUMNS) & set(column_names())
    assert {column_names()[short_name(key)] for key in keys} == set(keys)


def test_a_scenario_without_bids_says_nothing_of_them() -> None:
    assert Scenario().bids == ()
    assert "bids" not in scenario_yaml(Scenario())
    assert read("bids:\n").bids == ()


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("{name: A, pay: hourly, rat: 9}", "bids[1].rat: unknown key rat; did you mean rate?"),
        ("{name: A, pay: hourly, va.rat: 9}", "bids[1].va.rat: unknown key va.rat; did you mean va.rate?"),
        ("{name: A, pay: hourli}", "bids[1].pay: found the text “hourli”; did you mean hourly?"),
        ("{name: A, pay: 3}", "bids[1].pay: found 3; allowed: hourly, per_task, retainer"),
        ("{name: A}", "bids[1]: pay is missing"),
        ("{pay: hourly}", "bids[1]: name is missing"),
        ("{name: , pay: hourly}", "bids[1].name: found nothing; allowed: a text on one line"),
        ("{name: " + "x" * 81 + ", pay: hourly}", "bids[1].name: found 81 characters; at most 80 are allowed"),
        ("{name: A, pay: hourly, rate: -9}", "bids[1].rate: found -9; allowed: 0 to 1000000"),
        ("{name: A, pay: hourly, rate: cheap}", "bids[1].rate: found the text “cheap”; allowed: a number"),
        ("{name: A, pay: hourly, scheduled: 1}", "bids[1].scheduled: found 1; allowed: true or false"),
        ("{name: A, pay: per_task, price_3: 9}", "bids[1].price_3: there is no task 3; this scenario has 2"),
        ("{name: A, pay: per_task, tasks.9.rate: 9}", "bids[1].tasks.9.rate: there is no task 9; this scenario has 2"),
        ("{name: A, pay: per_task, price_1: -1}", "bids[1].price_1: found -1; allowed: 0 to 100000000"),
        ("{name: A, pay: hourly, rate: 9, va.rate: 9}",
         "bids[1].va.rate: va.rate is given twice, under two names"),
        ("{name: A, pay: hourly, currency: PHX}",
         "bids[1].currency: found the text “PHX”; allowed: a currency's three letters, like USD"),
        ("{name: A, pay: hourly, currency: }", "bids[1].currency: found nothing; allowed: a currency's three letters, like USD"),
        ("5", "bids[1]: found 5; allowed: a group of keys"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_bid_is_told_at_its_line(row: str, problem: str) -> None:
    assert refused(f"{TASKS}bids:\n  - {row}\n") == [f"s.yaml:5: {problem}"]


@pytest.mark.parametrize("key", ["employee.salary", "work.hours_per_week", "tasks.1.minutes", "minutes_1", "price_0", "price"])
def test_a_bid_says_nothing_of_anything_else(key: str) -> None:
    (problem,) = refused(f"{TASKS}bids:\n  - {{name: A, pay: hourly, {key}: 1}}\n")
    assert f"bids[1].{key}: unknown key {key}; " in problem


@pytest.mark.parametrize("text", ["bids: 5", "bids: {}", "bids: ''", "bids: false"])
def test_bids_are_a_list(text: str) -> None:
    (problem,) = refused(text + "\n")
    assert problem.startswith("s.yaml:1: bids: found")


def test_at_most_twenty_bids() -> None:
    row = "  - {name: A, pay: hourly}\n"
    assert len(read("bids:\n" + row * MOST_BIDS).bids) == MOST_BIDS
    (problem,) = refused("bids:\n" + row * (MOST_BIDS + 1))
    assert problem.endswith("bids: found 21 bids; at most 20 are read")


@pytest.mark.parametrize(
    "bid",
    [
        Bid("A", "employee"), Bid("A", ""), Bid("", "va_hourly"), Bid("A", "va_hourly", {"employee.salary": 3}),
        Bid("A", "va_hourly", {"va.rate": -1}), Bid("A", "va_hourly", {"name": "B"}), Bid("A", "va_hourly", {"tasks.1.price": 3}),
        Bid("A", "va_hourly", {}, "???"), Bid("A", "va_hourly", 5), 5, None,  # type: ignore[arg-type]
    ],
)  # fmt: skip
def test_a_bad_bid_given_in_python_is_refused(bid: Any) -> None:
    with pytest.raises(InputError):
        Scenario("us-tx", "2026-01-01", bids=(bid,))


def test_bids_are_part_of_a_scenario() -> None:
    bid = Bid("Maria", "va_hourly", {"rate": [8, 10]}, "EUR")  # short names do in Python too
    scenario = Scenario("us-tx", "2026-01-01", bids=(bid,))
    assert dict(scenario.bids[0].values) == {"va.rate": Range(8, 9, 10)}
    assert scenario != Scenario("us-tx", "2026-01-01")
    for same in (pickle.loads(pickle.dumps(scenario)), copy.deepcopy(scenario), scenario.change(), scenario.change(bids=[bid])):
        assert same == scenario
        assert hash(same) == hash(scenario)
    assert scenario.change(bids=()).bids == ()
    assert scenario.change({"va.rate": 30}).bids == scenario.bids
    with pytest.raises(TypeError):
        scenario.bids[0].values["va.rate"] = 5  # type: ignore[index]


# --- When the tasks change ---------------------------------------------------------------------------

PRICED = Bid(
    "Ana", "va_per_task", {"va.speed": 0.9, "tasks.1.price": 1, "tasks.2.price": 2, "tasks.3.price": 3, "tasks.3.rate": 9}
)


@pytest.mark.parametrize(
    ("tasks", "said"),
    [
        ((LETTERS, CALLS), {"tasks.1.price": 1, "tasks.2.price": 2}),
        ((CALLS, BOOKS), {"tasks.1.price": 2, "tasks.2.price": 3, "tasks.2.rate": 9}),  # never the price of another task
        ((BOOKS, CALLS, LETTERS), {"tasks.1.price": 3, "tasks.1.rate": 9, "tasks.2.price": 2, "tasks.3.price": 1}),
        ((LETTERS, Task("Phone", 20, 6), BOOKS), {"tasks.1.price": 1, "tasks.2.price": 2, "tasks.3.price": 3, "tasks.3.rate": 9}),
        ((), {}),
    ],
)
def test_a_price_follows_its_task_and_goes_with_it(tasks: tuple[Task, ...], said: dict[str, float]) -> None:
    scenario = Scenario("us-tx", "2026-01-01", tasks=(LETTERS, CALLS, BOOKS), bids=(PRICED,))
    assert scenario.change(tasks=tasks).bids[0].values == {"va.speed": 0.9, **said}


def test_tasks_of_one_name_are_known_by_their_place() -> None:
    assert places_of(["A", "A", "B"], ["A", "B"]) == {1: 1, 3: 2}
    assert places_of(["A"], ["A", "A"]) == {1: 1}
    assert places_of(["A", "B"], ["B", "C"]) == {2: 1}


def test_bids_given_along_with_the_tasks_are_taken_as_they_are() -> None:
    scenario = Scenario("us-tx", "2026-01-01", tasks=(LETTERS, CALLS, BOOKS), bids=(PRICED,))
    with pytest.raises(InputError, match="there is no task 3"):
        scenario.change(tasks=(LETTERS, CALLS), bids=(PRICED,))


# --- In its own currency -----------------------------------------------------------------------------


def test_what_a_bid_quotes_in_its_own_currency_is_money_of_the_place_in_a_scenario() -> None:
    bid = Bid(
        "Agency",
        "va_retainer",
        {"va.rate": 400, "va.exchange_rate": 0.02, "va.setup_fee": 2500, "va.contract_fee": 30, "retainer.fee_per_month": 30_000,
         "retainer.overage_rate": [500, 600], "retainer.hours_per_month": 60, "tasks.1.price": 100, "tasks.1.rate": None},
        "PHP",
    )  # fmt: skip
    read_bid = Scenario("us-tx", "2026-01-01", tasks=(LETTERS,), bids=(bid,)).bids[0]
    # The hourly rate and the set-up fee are in the VA's currency in a scenario too; what the marketplace charges is not.
    assert read_bid.patch == {
        "va.rate": 400, "va.exchange_rate": 0.02, "va.setup_fee": 2500, "va.contract_fee": 30, "retainer.fee_per_month": 600,
        "retainer.overage_rate": Range(10, 11, 12), "retainer.hours_per_month": 60, "tasks.1.price": 2, "tasks.1.rate": None,
    }  # fmt: skip
    assert Bid("A", "va_retainer", {"retainer.fee_per_month": 600}, "USD").patch == {"retainer.fee_per_month": 600}


# --- There and back ----------------------------------------------------------------------------------


@st.composite
def values_of(draw: st.DrawFn, record: Record) -> Any:
    if record.unit == "flag":
        return draw(st.booleans())
    if record.optional and draw(st.integers(0, 5)) == 0:
        return None
    assert record.limits
    ends = sorted(draw(st.lists(st.floats(*record.limits), min_size=3, max_size=3)))
    return draw(st.sampled_from([ends[1], Range(ends[0], (ends[0] + ends[2]) / 2, ends[2]), Range(*ends, "pert")]))


@st.composite
def bids(draw: st.DrawFn, tasks: int) -> Bid:
    records = bid_records()
    of_tasks = {f"tasks.{i + 1}.{name}": TASK_FIELDS[name] for i in range(tasks) for name in ("price", "rate")}
    keys = draw(st.lists(st.sampled_from([*records, *of_tasks]), unique=True, max_size=6))
    values = {key: draw(values_of({**records, **of_tasks}[key])) for key in keys}
    return Bid(draw(NAMES), draw(st.sampled_from(sorted(PAY.values()))), values, draw(st.sampled_from(["", "PHP", "NOK"])))


@given(st.lists(bids(2), max_size=4))
def test_written_bids_read_back_the_same(offers: list[Bid]) -> None:
    scenario = Scenario("us-tx", "2026-01-01", tasks=(LETTERS, CALLS), bids=tuple(offers))
    assert scenario.bids == tuple(offers)
    back = read(scenario_yaml(scenario))
    assert back == scenario
    assert hash(back) == hash(scenario)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["low", "likely", "high", "name"]), inner),
    max_leaves=6,
)
ROWS = st.dictionaries(st.sampled_from([*COLUMNS, "rate", "va.rate", "price_1", "rate_99", "tasks.1.price", "x", ""]), ANYTHING)


@given(ANYTHING | st.lists(ROWS | ANYTHING, max_size=3))
def test_any_tree_is_bids_or_is_refused(tree: Any) -> None:
    with contextlib.suppress(InputError):
        read_scenario(Document("s.yaml", {"bids": tree}, {}))
