"""Scenario files: read strictly, each mistake at its line; written so that they read back the same."""

from __future__ import annotations

import contextlib
import datetime
import time
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from costmodel import InputError, Scenario, Task, compare
from costmodel.files import assumption_files, read_assumptions
from costmodel.places import load_place, place_ids
from costmodel.records import Range, Record
from costmodel.scenario import records_of
from costmodel.scenario_file import plain_number, read_scenario, read_scenarios, scenario_yaml, scenarios_yaml
from costmodel.strict_yaml import Document, parse
from costmodel.tasks import TASK_FIELDS

PLACES = [place for place in place_ids() if load_place(place).choosable]
NAMES = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), min_size=1, max_size=40).filter(str.strip)
AWAY = ("employee.vacation_days", "employee.public_holidays", "employee.sick_days")


def read(text: str, override: dict[str, Any] | None = None) -> Scenario:
    return read_scenario(parse(text, "s.yaml"), override)


def refused(text: str, override: dict[str, Any] | None = None) -> list[str]:
    with pytest.raises(InputError) as caught:
        read(text, override)
    return caught.value.say().split("\n")


@st.composite
def inputs(draw: st.DrawFn, record: Record) -> Any:
    """A value of a record: a number, a range of one form or the other, a switch, a word."""
    if record.unit == "flag":
        return draw(st.booleans())
    if record.unit == "choice":
        return draw(st.sampled_from(record.choices))
    if record.unit == "currency":
        return draw(st.sampled_from(["DKK", "EUR", "NOK", "USD", "XAF"]))
    if record.optional and draw(st.integers(0, 5)) == 0:
        return None
    assert record.limits
    low, high = record.limits
    if record.unit == "months":
        return draw(st.integers(int(low), int(high)))
    if record.key in AWAY:
        high = 60
    numbers = st.floats(low, high) | st.integers(int(low) + 1, int(high)) if high > low + 1 else st.floats(low, high)
    ends = sorted(draw(st.lists(numbers, min_size=3, max_size=3)))
    return draw(st.sampled_from([ends[1], Range(ends[0], (ends[0] + ends[2]) / 2, ends[2]), Range(*ends, "pert")]))


@st.composite
def tasks(draw: st.DrawFn) -> Task:
    return Task(draw(NAMES), **{name: draw(inputs(record)) for name, record in TASK_FIELDS.items() if draw(st.booleans())})


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    place = draw(st.sampled_from(PLACES))
    records = records_of(place)
    keys = draw(st.lists(st.sampled_from(sorted(records)), unique=True, max_size=8))
    first = load_place(place).covered_from
    return Scenario(
        place,
        draw(st.dates(first, datetime.date(2200, 12, 31))),
        {key: draw(inputs(records[key])) for key in keys},
        tuple(draw(st.lists(tasks(), max_size=3))),
        draw(st.sampled_from(["default", "blank"])),
        draw(st.just("") | NAMES),
    )


@given(scenarios())
def test_a_written_scenario_reads_back_the_same(scenario: Scenario) -> None:
    text = scenario_yaml(scenario)
    back = read(text)
    assert back == scenario
    assert hash(back) == hash(scenario)
    assert scenario_yaml(back) == text


@given(NAMES)
@example("inf")
@example("NaN")
@example("Infinity")
@example("no")
@example("NULL")
@example("~")
@example("y")
@example("1e3")
@example("012")
@example("2026-07-01")
@example("- a")
@example("a: b # c")
@example("'single' \"double\" \\back\\")
@example("{x}")
@example("-")
@example("_")
@example("<script>alert(1)</script>")
@example("=1+1")
@example("*a")
def test_any_name_is_written_so_that_it_reads_back(name: str) -> None:
    scenario = Scenario("us-tx", "2026-01-01", name=name, tasks=(Task(name, 1, 1),))
    assert read(scenario_yaml(scenario)) == scenario


@pytest.mark.parametrize("currency", ["NOK", "USD"])
def test_any_currency_is_written_so_that_it_reads_back(currency: str) -> None:
    scenario = Scenario("custom", "2026-01-01", {"custom.currency": currency})
    assert read(scenario_yaml(scenario)) == scenario


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**18), 10**18))
def test_a_number_is_written_plainly_and_reads_back_as_the_same(number: float) -> None:
    text = plain_number(number)
    assert float(text) == float(number)
    assert parse(text, "f.yaml").value == float(number)


def test_a_scenario_says_only_what_differs() -> None:
    values = {"employee.salary": 60_000, "va.rate": [25, 35], "employee.turnover_rate": {"low": 0.1, "likely": 0.2, "high": 0.5}}
    assert scenario_yaml(
        Scenario("us-ca", "2026-07-01", values, (Task("Book-keeping", 40, 15, 9, redo_rate=0.1),), name="A: B")
    ) == (
        'name: "A: B"\n'
        "place: us-ca\n"
        "date: 2026-07-01\n"
        "base: default\n"
        "values:\n"
        "  employee.salary: 60000\n"
        "  employee.turnover_rate: {low: 0.1, likely: 0.2, high: 0.5}\n"
        "  va.rate: [25, 35]\n"
        "tasks:\n"
        "  - {name: Book-keeping, per_month: 40, minutes: 15, price: 9, redo_rate: 0.1}\n"
    )
    assert scenario_yaml(Scenario("dk", "2026-07-01", base="blank")) == "place: dk\ndate: 2026-07-01\nbase: blank\n"
    assert "  va.scheduled: true\n" in scenario_yaml(Scenario("dk", "2026-07-01", {"va.scheduled": True}))
    assert "law.state_unemployment_rate: null" in scenario_yaml(
        Scenario("us-tx", "2026-07-01", {"law.state_unemployment_rate": None})
    )


def test_the_example_of_the_contract() -> None:
    text = (
        "place: us-ca\ndate: 2026-07-01\nbase: default          # or blank\n"
        "values:\n  employee.salary: 60000\n  va.rate: [25, 35]\n"
        "tasks:\n  - {name: Bookkeeping, per_month: 40, minutes: 15, price: 9}\n"
    )
    assert read(text) == Scenario(
        "us-ca", "2026-07-01", {"employee.salary": 60_000, "va.rate": [25, 35]}, (Task("Bookkeeping", 40, 15, 9),)
    )


@pytest.mark.parametrize("text", ["", "# nothing\n", "values:\n", "tasks:\n", "values: {}\ntasks: []\n"])
def test_a_file_that_says_nothing_is_today_s_default(text: str) -> None:
    assert read(text) == Scenario()


@pytest.mark.parametrize(
    "text", ["false", "0", "[]", "''", "values: []", "values: 0", "values: ''", "tasks: {}", "tasks: false", "date: 0",
    "date: ''",
             "date: false", "date: []", "name:", "base:", "place:", "about: 3"],
)  # fmt: skip
def test_what_is_empty_but_of_the_wrong_kind_is_refused(text: str) -> None:
    (problem,) = refused(text + "\n")
    assert problem.startswith("s.yaml:1: ")
    assert "found" in problem


@pytest.mark.parametrize("date", ["2026", "soon", "[2026, 7]", "true"])
def test_a_date_of_the_wrong_kind_is_refused_once(date: str) -> None:
    assert len(refused(f"date: {date}\n")) == 1


def test_flags_win_over_the_file() -> None:
    text = "place: us-ca\ndate: 2026-07-01\nvalues:\n  va.rate: 20\n  va.speed: 2\n"
    over = {"place": "us-tx", "date": "2026-01-01", "base": "blank", "values": {"va.rate": 30, "employee.salary": 5}}
    assert read(text, over) == Scenario("us-tx", "2026-01-01", {"va.rate": 30, "va.speed": 2, "employee.salary": 5}, base="blank")


def test_a_key_of_a_task_may_stand_in_the_file_or_in_a_flag() -> None:
    text = "values:\n  tasks.1.price: 5\ntasks:\n  - {name: Letters, per_month: 40, minutes: 15}\n"
    assert read(text).tasks[0].price == 5
    assert read(text, {"values": {"tasks.1.price": 6}}).tasks[0].price == 6
    assert refused(text.replace("tasks.1.price: 5", "tasks.2.price: 5")) == [
        "s.yaml:2: values.tasks.2.price: unknown key tasks.2.price; did you mean tasks.1.price?"
    ]
    assert refused(text.replace("tasks.1.price: 5", "tasks.1.price: -5")) == [
        "s.yaml:2: values.tasks.1.price: found -5; allowed: 0 to 100000000"
    ]


@pytest.mark.parametrize(
    ("override", "message"),
    [
        ({"values": {"va.rate": -1}}, "--set: va.rate: found -1; allowed: 0 to 1000000"),
        ({"values": {"va.rat": 1}}, "--set: va.rat: unknown key va.rat; did you mean va.rate?"),
        ({"values": {"va.rate": [30, 20]}}, "--set: va.rate: found 30 before 20; a range begins with the lower"),
        ({"values": {"va.rate": [30, -20]}}, "--set: va.rate"),
        ({"values": {"va.rate": {"low": 1, "likely": "x", "high": 3}}}, "--set: va.rate"),
        ({"values": {"tasks.1.price": 3}}, "--set: tasks.1.price: this scenario has no tasks"),
    ],
)
def test_what_a_flag_has_wrong_is_not_blamed_on_the_file(override: dict[str, Any], message: str) -> None:
    problems = refused("place: us-tx\nvalues:\n  va.speed: 2\n", override)
    assert problems[0].startswith(message)
    assert not any("s.yaml" in problem for problem in problems)


@pytest.mark.parametrize("override", [{"place": "us-txs"}, {"place": "us"}, {"date": "1999-01-01"}, {"date": "soon"}])
def test_a_flag_for_place_or_date_is_not_blamed_on_the_file(override: dict[str, Any]) -> None:
    problems = refused("name: A\nplace: us-tx\ndate: 2026-01-01\n", override)
    assert len(problems) == 1
    assert "s.yaml" not in problems[0]
    assert f"--{next(iter(override))}" in problems[0]


def test_a_mistake_in_the_file_and_one_in_a_flag_are_said_together() -> None:
    problems = refused("values:\n  va.speed: fast\n", {"values": {"va.rate": -1}})
    assert [problem.partition(":")[0] for problem in problems] == ["s.yaml", "--set"]


def test_about_and_name_are_texts() -> None:
    assert read("name: Mine\nabout: What it is about.\n").name == "Mine"
    assert refused(f"name: {'x' * 121}\n") == ["s.yaml:1: name: found 121 characters; at most 120 are allowed"]


@pytest.mark.parametrize("name", assumption_files("scenarios"))
def test_every_worked_example_compares_and_reads_back(name: str) -> None:
    scenario = read_scenario(read_assumptions("scenarios", f"{name}.yaml"))
    assert scenario.name
    assert compare(scenario).cheapest
    assert read(scenario_yaml(scenario)) == scenario


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["low", "likely", "high", "name"]), inner),
    max_leaves=6,
)
KEYS = st.sampled_from([*sorted(records_of("us-ny")), "tasks.1.price", "tasks.9", "va.rat", "<<", ""])
FIELDS = st.sampled_from(["per_month", "minutes", "name", *TASK_FIELDS, "prise"])
TREES = ANYTHING | st.fixed_dictionaries(
    {},
    optional={
        "place": ANYTHING | st.sampled_from(["us-ny", "us", "dk"]), "date": ANYTHING, "base": ANYTHING, "name": ANYTHING,
        "about": ANYTHING, "values": ANYTHING | st.dictionaries(KEYS, ANYTHING), "typo": ANYTHING,
        "tasks": ANYTHING | st.lists(st.dictionaries(FIELDS, ANYTHING) | ANYTHING, max_size=3),
    },
)  # fmt: skip


@given(TREES, st.none() | st.dictionaries(KEYS, ANYTHING, max_size=2))
def test_any_tree_is_a_scenario_or_is_refused(tree: Any, flags: Any) -> None:
    with contextlib.suppress(InputError):
        read_scenario(Document("s.yaml", tree, {}), {"values": flags} if flags else None)


def test_an_upload_of_unknown_keys_is_refused_in_bounded_time() -> None:
    """A megabyte of them: the server has other visitors."""
    keys = "".join(f"  employee.other_{i:05d}: 1\n" for i in range(35_000))
    started = time.thread_time()
    assert refused("values:\n" + keys)
    assert time.thread_time() - started < 5


# --- Several in one file -----------------------------------------------------------------------------


def test_several_scenarios_go_through_one_file_and_back() -> None:
    several = [
        Scenario("us-tx", "2026-07-01", {"va.rate": 30}, name="--- not a line of its own"),
        Scenario("dk", "2026-07-01", tasks=(Task("Letters", 40, 15),)),
        Scenario("gb", "2026-07-01", base="blank"),
    ]
    for text in (
        scenarios_yaml(several),
        "---\n" + scenarios_yaml(several),
        "# mine\n---\n" + scenarios_yaml(several) + "---\n# end\n",
    ):
        assert read_scenarios(text, "s.yaml", 8) == read_scenarios(text.encode(), "s.yaml", 8) == several
    assert read_scenarios(scenarios_yaml(several).replace("\n", "\r\n"), "s.yaml", 8) == several
    assert read_scenarios("place: us-tx\ndate: 2026-07-01\n", "s.yaml", 8) == [Scenario("us-tx", "2026-07-01")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("place: us-tx\n---\nplace: dk\nvalues:\n  va.rat: 3\n",
         ["s.yaml:5: values.va.rat: unknown key va.rat; did you mean va.rate?"]),
        ("plce: us-tx\n---\nplace: dkk\n", ["s.yaml:1: plce: unknown key plce; did you mean place?",
                                            "s.yaml:3: place: unknown place dkk; did you mean dk?"]),
        ("place: dk\n---\n" * 8 + "place: dk\n", ["s.yaml: found more than 8 scenarios in one file; at most 8 are read"]),
        ("--- {place: dk}\n--- {place: dkk}\n", ["s.yaml:2: place: unknown place dkk; did you mean dk?"]),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_file_of_several_stands_at_its_line(text: str, said: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        read_scenarios(text, "s.yaml", 8)
    assert [line.rstrip(".") for line in caught.value.say().split("\n")] == said


@pytest.mark.parametrize(("part", "count"), [("place: dk\n---\n", 60_000), ("---\n", 200_000), ("x: 1\n---\n", 300_000)])
def test_a_file_of_a_thousand_scenarios_takes_no_more_than_its_length(part: str, count: int) -> None:
    """Four times as long a file takes about four times as long; sixteen times would be a trap."""

    def seconds(times: int) -> float:
        started = time.process_time()
        with contextlib.suppress(InputError):
            read_scenarios(part * times, "s.yaml", 8)
        return time.process_time() - started

    assert seconds(count) < 10 * seconds(count // 4) + 0.05
