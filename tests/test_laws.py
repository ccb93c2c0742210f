"""Laws that hold for every scenario: lines add up, more pay costs more, a scenario never changes, arrays are numbers."""

from __future__ import annotations

import dataclasses
import datetime
import operator
import pickle
from functools import lru_cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_scenarios import PLACES, THOROUGH, moderate, random_scenario

from costmodel import Comparison, InputError, Scenario, Task, compare
from costmodel.answers.sweep import sweep
from costmodel.options import OPTIONS
from costmodel.places import load_place
from costmodel.record_reading import model_records
from costmodel.records import Range, Record
from costmodel.scenario_file import read_scenario, scenario_yaml
from costmodel.strict_yaml import parse

# Ten thousand by `make fuzz`.
MANY = 10_000 if THOROUGH else 2_500
pytestmark = pytest.mark.no_cover  # what these laws walk through, other tests measure

CENT = 0.01
EMPLOYED = ("employee", "employee_part_time")


def adds_up(comparison: Comparison) -> None:
    """Total = cash + owner's time = sum of lines, to a cent; only what a law lets off is negative; all deliver the same hours."""
    let_off = {c.name for c in comparison.scenario.law.charges if any(rule.reduction for rule in c.rules)}
    hours = {option.hours_delivered for option in comparison.options}
    assert len(hours) <= 1
    for option in comparison.options:
        amounts = [line.amount for line in option.lines]
        owner = [line.amount for line in option.lines if line.formula.owner_time]
        paid = [line.amount for line in option.lines if not line.formula.owner_time]
        what = (comparison.scenario, option.name)
        assert np.all(np.isfinite(amounts)), what
        assert abs(option.total - sum(amounts)) < CENT, what
        assert abs(option.cash - sum(paid)) < CENT, what
        assert abs(option.owner_time - sum(owner)) < CENT, what
        assert abs(option.total - option.cash - option.owner_time) < CENT, what
        taxes = sum(line.amount for line in option.lines if line.formula.category == "payroll_taxes")
        least = min(line.amount for line in option.lines if line.name not in let_off)
        below = {line.name: line.amount for line in option.lines if line.amount < 0}
        assert min(least, taxes) > -1e-6 * max(1.0, max(amounts)), (what, below)


@pytest.mark.hypothesis
def test_ten_thousand_random_scenarios_add_up_in_every_place() -> None:
    random = np.random.default_rng(20261123)
    places, options = set(), set()
    for _ in range(MANY):
        comparison = compare(random_scenario(random))
        adds_up(comparison)
        places.add(comparison.scenario.place)
        options.update(option.name for option in comparison.options)
    assert places == set(PLACES)
    assert options == {option.name for option in OPTIONS}


seeds = st.integers(0, 2**32 - 1).map(lambda seed: random_scenario(np.random.default_rng(seed)))


@given(seeds)
def test_lines_add_up(scenario: Scenario) -> None:
    adds_up(compare(scenario))


@given(seeds, st.floats(0, 2))
def test_more_salary_never_costs_less(scenario: Scenario, more: float) -> None:
    dearer = scenario.change({"employee.salary": scenario.number("employee.salary") * (1 + more)})
    before, after = compare(scenario), compare(dearer)
    for name in EMPLOYED:
        if any(option.name == name for option in before.options):
            assert after.total(name) >= before.total(name) - 1e-6 * before.total(name)


@pytest.mark.parametrize("place", PLACES)
def test_more_salary_never_costs_less_at_any_threshold_of_the_law(place: str) -> None:
    rules = [rule for charge in load_place(place).charges for rule in charge.rules]
    edges = {above for rule in rules for above, _ in (*rule.scale, *rule.bands) if 0 < above < 3e5} | {r.trigger for r in rules}
    salaries = sorted({max(edge + step, 1) for edge in edges for step in (-1, 0, 1)})
    scenario = Scenario(place, "2026-01-01", {"employer.headcount": 30, "employer.payroll": 1_000_000}, base="blank")
    totals = [compare(scenario.change({"employee.salary": salary})).total("employee") for salary in salaries]
    assert totals == sorted(totals)


def doubled(scenario: Scenario) -> Scenario:
    """The same scenario with every money amount doubled, as if the currency were halved."""

    money = [key for key, record in scenario.records.items() if record.unit.startswith(("money", "va_money"))]
    tasks = tuple(
        dataclasses.replace(task, price=task.price and 2 * task.price, rate=task.rate and 2 * task.rate)
        for task in scenario.tasks
    )
    return scenario.change({key: 2 * scenario.number(key) for key in money}, tasks=tasks)


@given(seeds)
def test_doubling_every_amount_doubles_every_line(scenario: Scenario) -> None:
    keys = model_records()
    values = {key: value for key, value in scenario.values.items() if key in keys}
    values["custom.charge_rate"] = 0.2
    scenario = Scenario("custom", scenario.start, values, scenario.tasks, scenario.base)
    once, twice = compare(scenario), compare(doubled(scenario))
    assert [option.name for option in once.options] == [option.name for option in twice.options]
    for option, double in zip(once.options, twice.options, strict=True):
        for line, other in zip(option.lines, double.lines, strict=True):
            assert other.amount == pytest.approx(2 * line.amount, rel=1e-9, abs=1e-6), line.name


# Time

ONE_OFFS = {
    "recruiting", "hiring_time", "ramp_up", "contract_fee", "setup_fee", "trial", "failed_starts", "onboarding", "instructions",
}  # fmt: skip


@pytest.mark.parametrize("place", ["custom", "dk", "gb"])
@given(seeds)
def test_twelve_equal_months_are_a_year(place: str, scenario: Scenario) -> None:
    values = {key: value for key, value in scenario.values.items() if key in model_records()}
    values |= {"employer.headcount": 60, "employer.payroll": 2_000_000}  # beyond allowances that are counted by the year
    year = Scenario(place, "2026-01-01", {**values, "horizon.months": 12}, scenario.tasks, scenario.base)
    once, month = compare(year), compare(year.change({"horizon.months": 1}))
    for option in once.options:
        for line in option.lines:
            if line.name not in ONE_OFFS:
                assert line.amount == pytest.approx(12 * month.option(option.name).line(line.name).amount, abs=1e-6)


@given(seeds, st.sampled_from(["us-tx", "us-wa", "us-ny", "us-nj", "custom", "dk", "gb"]))
def test_two_years_of_the_same_law_are_two_years(scenario: Scenario, place: str) -> None:
    values = {key: value for key, value in scenario.values.items() if key in model_records()}
    year = Scenario(place, "2026-01-01", {**values, "horizon.months": 12}, scenario.tasks, scenario.base)
    once, twice = compare(year), compare(year.change({"horizon.months": 24}))
    for option in once.options:
        for line in option.lines:
            if line.name not in ONE_OFFS:
                assert twice.option(option.name).line(line.name).amount == pytest.approx(2 * line.amount, abs=1e-6)


@given(seeds)
def test_one_offs_are_paid_once(scenario: Scenario) -> None:
    # A year long enough to learn the work in.
    values = {"employee.turnover_rate": 0, "va.churn_rate": 0, "work.weeks_per_year": 52, "va.weeks_per_year": 52}
    short = compare(scenario.change({**values, "horizon.months": 12}))
    long = compare(scenario.change({**values, "horizon.months": 24}))
    for option in short.options:
        for line in option.lines:
            if line.name in ONE_OFFS:
                assert long.option(option.name).line(line.name).amount == pytest.approx(line.amount, abs=1e-6)


# The same work


@given(seeds)
def test_every_option_delivers_the_work(scenario: Scenario) -> None:
    for option in compare(scenario).options:
        sheet = option.sheet
        needed = float(sheet["hours_needed"])
        if option.name == "employee":
            delivered = float(sheet["headcount"] * sheet["productive_hours_each"] * sheet["years"])
            assert delivered >= needed * (1 - 1e-8)
            one_less = delivered - float(sheet["productive_hours_each"] * sheet["years"])
            assert sheet["headcount"] == 1 or one_less < needed
        elif option.name == "employee_part_time":
            assert float(sheet["productive_hours_each"] * sheet["years"]) == pytest.approx(needed)
        elif option.name in ("va_hourly", "va_retainer") and not scenario.tasks:
            worked = float(sheet["va_hours_a_week"] * sheet["weeks_covered"]) * scenario.number("va.speed")
            covered = float(needed * (1 - sheet["share_covered"]))
            assert worked / (1 + scenario.number("va.redo_rate")) + covered == pytest.approx(needed)
        elif option.name == "owner":
            assert float(sheet["own_hours"]) * scenario.number("owner.speed") == pytest.approx(needed)


hours = st.floats(0.5, 40)


@given(seeds, hours, hours)
def test_hours_of_tasks_are_hours_of_work(scenario: Scenario, first: float, second: float) -> None:
    """Every line of every way is what it is for the same hours in all; by the task there is nothing to pay."""
    plain = compare(scenario.change({"work.hours_per_week": first + second}, tasks=()))
    tasks = (Task("Mail", hours_per_week=first), Task("Books", hours_per_week=second))
    found = compare(scenario.change({"work.hours_per_week": None}, tasks=tasks))
    assert [option.name for option in found.options] == [option.name for option in plain.options]
    for option, other in zip(found.options, plain.options, strict=True):
        assert option.hours_delivered == pytest.approx(other.hours_delivered)
        for line, same in zip(option.lines, other.lines, strict=True):
            assert line.amount == pytest.approx(same.amount, rel=1e-9, abs=1e-6), (option.name, line.name)


# No charge below nought


def payroll_taxes(place: str, **values: Any) -> list[float]:
    given_values = {key.replace("__", "."): value for key, value in values.items()}
    comparison = compare(Scenario(place, "2026-01-01", given_values, base="blank"))
    return [
        line.amount
        for option in comparison.options
        if option.option.employs
        for line in option.lines
        if line.formula.evidence
    ]  # fmt: skip


@pytest.mark.parametrize("place", ["us-de", "us-mn"])
@pytest.mark.parametrize("staff", [23.5, 29.5, 30.5])
def test_a_size_between_two_whole_numbers_costs_no_less_than_nothing(place: str, staff: float) -> None:
    """Either half an employee is refused, or the rules have no gap between 24 and 25."""
    try:
        amounts = payroll_taxes(place, employee__salary=60_000, employer__headcount=staff, employer__payroll=1_500_000)
    except InputError:
        return
    assert min(amounts) >= 0


def test_half_an_employee_more_than_49_costs_no_less_than_nothing() -> None:
    """A half-time hire from 49.5 to 50.17 does not earn the employer a rebate for the fiftieth."""
    try:
        amounts = payroll_taxes(
            "dk", employee__salary=400_000, work__hours_per_week=22, employer__headcount=49.5, employer__payroll=20_000_000
        )
    except InputError:
        return
    assert min(amounts) >= 0


def test_a_payroll_between_two_cents_costs_no_less_than_nothing() -> None:
    amounts = payroll_taxes("us-wi", employee__salary=60_000, employer__headcount=5, employer__payroll=439_999.995)
    assert min(amounts) >= 0


# Keys


def another(record: Record, value: Any) -> Any:
    """A valid value that differs from `value`."""
    if record.unit == "flag":
        return not value
    if record.unit == "choice":
        return next(choice for choice in record.choices if choice != value)
    if record.unit == "currency":
        return "EUR" if value != "EUR" else "USD"
    low, high = record.limits or (0, 1)
    value = value.likely if isinstance(value, Range) else value
    if record.unit == "months":
        return int(value) % 24 + 3
    if value is None or value * 0.6 < low or value == 0:
        other = low + min(1.0, 0.3 * (high - low))
        return other if other != value else other + min(0.5, 0.1 * (high - low))
    return round(value * 0.6) if record.unit == "employees" and value > 5 else value * 0.6


def unlisted(scenario: Scenario, keys: list[str]) -> set[tuple[str, str]]:
    """(line, key) where a change of the key changes the line, though its `uses` don't name it."""
    before = compare(scenario)
    found = set()
    for key in keys:
        after = compare(scenario.change({key: another(scenario.record(key), scenario.input(key))}))
        by_option = {option.name: {line.name: line.amount for line in option.lines} for option in after.options}
        for option in before.options:
            for line in option.lines if option.name in by_option else ():
                listed = key in line.uses or (key.startswith("tasks.") and "tasks" in line.uses)
                amount = by_option[option.name].get(line.name)
                if not listed and (amount is None or abs(amount - line.amount) > 1e-6):
                    found.add((line.name, key))
    return found


USES_SEEDS = range(24)


@pytest.mark.parametrize("seed", USES_SEEDS)
def test_the_model_keys_that_a_line_uses_are_all_named(seed: int) -> None:
    scenario = random_scenario(np.random.default_rng(seed))
    assert not unlisted(scenario, [key for key in scenario.records if not key.startswith("law.")])


@pytest.mark.parametrize("place", ["us-tx", "us-ny", "us-co", "us-or", "us-nj", "us-mo", "us-wa", "dk"])
def test_the_keys_of_a_law_that_a_line_uses_are_all_named(place: str) -> None:
    scenario = Scenario(place, "2026-01-01", {"employee.salary": 60_000, "employer.headcount": 30, "employer.payroll": 2_000_000})
    assert not unlisted(scenario, [key for key in scenario.records if key.startswith("law.")])
    chosen = {key: another(r, r.value) for key, r in scenario.records.items() if r.key.startswith("law.")}
    scenario = scenario.change(chosen)
    assert not unlisted(scenario, list(chosen))


@given(seeds)
def test_a_line_uses_only_keys_that_exist(scenario: Scenario) -> None:
    for option in compare(scenario).options:
        for line in option.lines:
            assert set(line.uses) <= {*scenario.records, "tasks"}
            assert len(set(line.uses)) == len(line.uses)


# Arrays are numbers

TASKS = (Task("Letters", 40, 15, 9, None, 1, 2, 0.1), Task("Books", 10, 30, 20, 28.0))
MAIL_AND_BOOKS = (Task("Mail", hours_per_week=5), Task("Books", hours_per_week=7))
VALUES = {
    "employee.salary": 60_000, "va.rate": 30, "owner.hour_value": 60, "work.hours_per_week": 17, "work.weeks_per_year": 48,
    "retainer.fee_per_month": 900, "retainer.hours_per_month": 60, "retainer.overage_rate": 35, "va.scheduled": True,
    "employer.headcount": 23, "employer.payroll": 1_200_000, "va.contract_fee": 90, "va.trial_cost": 150,
}  # fmt: skip
SWEPT = [key for key, record in model_records().items() if record.numeric]


def swept_values(record: Record) -> list[float]:
    low, high = moderate(record)
    return [low + share * (high - low) for share in (0.15, 0.5, 0.85)]


def assert_swept(scenario: Scenario, key: str, values: list[float]) -> None:
    """What `sweep` gives is what `compare` gives at each value; an option left out there is missing or nan here."""
    totals = sweep(scenario, key, np.array(values, dtype=float))
    for i, value in enumerate(values):
        each = {option.name: option.total for option in compare(scenario.change({key: value})).options}
        swept = {name: total[i] for name, total in totals.items() if not np.isnan(total[i])}
        assert swept == pytest.approx(each, rel=1e-9), (key, value)


@pytest.mark.parametrize("key", SWEPT)
def test_a_sweep_is_a_row_of_comparisons(key: str) -> None:
    record = model_records()[key]
    values = swept_values(record)
    if record.unit in ("months", "employees"):
        values = [int(value) for value in values]
    for place in ("us-de", "dk", "gb", "us-ny"):
        assert_swept(Scenario(place, "2026-01-01", VALUES), key, values)


@pytest.mark.parametrize("key", ["tasks.1.per_month", "tasks.1.minutes", "tasks.2.price", "tasks.2.rate", "tasks.1.redo_rate",
                                 "tasks.1.brief_minutes", "va.rate", "va.speed", "work.weeks_per_year"])  # fmt: skip
def test_a_sweep_with_tasks(key: str) -> None:
    assert_swept(Scenario("us-tx", "2026-01-01", VALUES, TASKS), key, [1.5, 2.0, 7.0])


@pytest.mark.parametrize("key", ["tasks.1.hours_per_week", "tasks.2.per_month", "tasks.2.hours_per_week", "work.weeks_per_year"])
def test_a_sweep_with_tasks_in_hours(key: str) -> None:
    assert_swept(Scenario("us-tx", "2026-01-01", VALUES, (Task("Mail", hours_per_week=5), TASKS[0])), key, [1.5, 2.0, 7.0])


def test_a_sweep_of_hours_with_tasks_scales_the_volumes() -> None:
    scenario = Scenario("us-tx", "2026-01-01", {"employee.salary": 60_000, "va.rate": 30}, TASKS)
    totals = sweep(scenario, "work.hours_per_week", np.array([15 * 12 / 52, 30 * 12 / 52]))
    for factor in (1, 2):
        tasks = tuple(dataclasses.replace(task, per_month=task.per_month * factor) for task in TASKS)
        for option in compare(scenario.change(tasks=tasks)).options:
            assert totals[option.name][factor - 1] == pytest.approx(option.total)


def test_a_sweep_of_hours_with_tasks_in_hours_scales_them() -> None:
    scenario = Scenario("us-tx", "2026-01-01", {"employee.salary": 60_000, "va.rate": 30}, MAIL_AND_BOOKS)
    totals = sweep(scenario, "work.hours_per_week", np.array([12.0, 24.0]))
    for factor in (1, 2):
        tasks = tuple(dataclasses.replace(task, hours_per_week=task.hours_per_week * factor) for task in MAIL_AND_BOOKS)
        assert compare(scenario.change(tasks=tasks)).hours_per_week == pytest.approx(12 * factor)
        for option in compare(scenario.change(tasks=tasks)).options:
            assert totals[option.name][factor - 1] == pytest.approx(option.total)


def test_a_sweep_of_hours_over_tasks_that_never_come() -> None:
    scenario = Scenario("us-tx", "2026-01-01", {"va.rate": 30, "owner.hour_value": 60}, (Task("Never"),))
    assert sweep(scenario, "work.hours_per_week", np.array([0.0, 10.0]))["owner"] == pytest.approx([0, 0])


def test_a_sweep_takes_the_middle_of_a_range_of_a_task() -> None:
    ranged = Scenario("us-tx", "2026-01-01", {"va.rate": 30}, (Task("A", Range(10, 20, 30), 15),))
    plain = Scenario("us-tx", "2026-01-01", {"va.rate": 30}, (Task("A", 20, 15),))
    hours = np.array([2.0, 9.0])
    assert sweep(ranged, "work.hours_per_week", hours)["va_hourly"] == pytest.approx(
        sweep(plain, "work.hours_per_week", hours)["va_hourly"]
    )


@pytest.mark.parametrize("place", ["us-tx", "us-wa"])
def test_a_sweep_of_a_rate_of_the_law(place: str) -> None:
    assert_swept(Scenario(place, "2026-01-01", VALUES), "law.state_unemployment_rate", [0.01, 0.05])


@pytest.mark.parametrize("key", ["employee.salary", "va.rate", "owner.hour_value", "retainer.fee_per_month"])
def test_a_sweep_finds_what_is_only_given_by_the_swept_values(key: str) -> None:
    assert_swept(Scenario("custom", "2026-01-01", {**VALUES, key: 0}), key, [10.0, 500.0])


@pytest.mark.parametrize(
    "key",
    [
        "employee.salary",
        "va.rate",
        "owner.hour_value",
        "retainer.fee_per_month",
        "work.hours_per_week",
        "retainer.hours_per_month",
    ],
)
def test_a_sweep_down_to_nothing_neither_fails_nor_warns(key: str) -> None:
    scenario = Scenario("custom", "2026-01-01", VALUES)
    totals = sweep(scenario, key, np.array([0.0, 25.0]))
    for option in compare(scenario.change({key: 25})).options:
        assert totals[option.name][1] == pytest.approx(option.total)
    assert not np.isinf(list(totals.values())).any()


def test_a_sweep_up_to_no_working_day_has_no_employee_there() -> None:
    scenario = Scenario("us-tx", "2026-01-01", {**VALUES, "employee.public_holidays": 10, "employee.sick_days": 7})
    totals = sweep(scenario, "employee.vacation_days", np.array([10.0, 243.0, 250.0]))
    assert list(np.isnan(totals["employee"])) == [False, True, True]
    assert not np.isnan(totals["va_hourly"]).any()


@pytest.mark.parametrize(("hours", "months"), [(3.3, 7), (11.1, 5), (6.7, 18), (7, 12), (2.9, 9)])
def test_a_retainer_that_is_used_to_the_hour_is_enough(hours: float, months: int) -> None:
    values = {"retainer.fee_per_month": 800, "retainer.hours_per_month": hours * 52 / 12, "work.hours_per_week": hours}
    comparison = compare(Scenario("custom", "2026-01-01", {**values, "horizon.months": months}, base="blank"))
    assert comparison.total("va_retainer") == pytest.approx(800 * months)


def test_where_an_option_cannot_deliver_a_sweep_has_nan() -> None:
    scenario = Scenario("us-tx", "2026-01-01", {**VALUES, "retainer.overage_rate": 0, "va.scheduled": False})
    totals = sweep(scenario, "work.hours_per_week", np.array([10.0, 60.0]))
    assert list(np.isnan(totals["employee_part_time"])) == [False, True]
    assert list(np.isnan(totals["va_retainer"])) == [False, True]
    assert not np.isnan(totals["employee"]).any()


# A scenario never changes, and reads back

keys = st.sampled_from(["va.rate", "employee.salary", "work.hours_per_week", "va.churn_rate", "employee.sick_days"])
numbers = st.floats(2, 50, allow_nan=False)
ranges = st.tuples(numbers, numbers).map(sorted).map(lambda ends: Range(ends[0], (ends[0] + ends[1]) / 2, ends[1]))
perts = st.tuples(numbers, numbers, numbers).map(sorted).map(lambda three: Range(*three, "pert"))
names = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20) | st.sampled_from(
    [
        "no",
        "true",
        "null",
        "~",
        "1e3",
        "012",
        "2026-01-01",
        "- x",
        "a: b",
        "#",
        "'",
        '"',
        "\\",
        "{",
        "x  y",
        "*a",
        "&a",
        "!t",
        "é%",
    ]
)
written_tasks = st.builds(Task, names, numbers | ranges | perts, numbers, st.none() | numbers, st.none() | ranges, numbers)


@st.composite
def written(draw: Any) -> Scenario:
    values = draw(st.dictionaries(keys, numbers | perts, max_size=4))
    values.pop("va.churn_rate", None)
    values |= draw(st.dictionaries(st.just("va.scheduled"), st.booleans()))
    tasks = tuple(draw(st.lists(written_tasks, max_size=3)))
    place = draw(st.sampled_from(["us-tx", "gb", "dk", "custom", "us-ny"]))
    start = draw(st.dates(datetime.date(2026, 1, 1), datetime.date(2030, 12, 31)))
    return Scenario(place, start, values, tasks, draw(st.sampled_from(["default", "blank"])), draw(st.just("") | names))


@given(written())
def test_a_scenario_reads_back_from_its_own_yaml(scenario: Scenario) -> None:
    assert read_scenario(parse(scenario_yaml(scenario), "x.yaml")) == scenario


@given(written())
def test_a_scenario_survives_pickling_and_is_a_key(scenario: Scenario) -> None:
    copy = pickle.loads(pickle.dumps(scenario))
    assert copy == scenario
    assert hash(copy) == hash(scenario)
    assert {scenario: 1}[copy] == 1
    assert scenario.change() == scenario


@given(st.floats(1e-300, 1e300))
def test_any_number_is_written_without_exponent_and_read_back(number: float) -> None:
    from costmodel.scenario_file import plain_number

    assert "e" not in plain_number(number)
    assert parse(f"- {plain_number(number)}", "x").value == [number]


def test_a_scenario_never_changes() -> None:
    values = {"employee.salary": 60_000}
    scenario = Scenario("us-tx", "2026-01-01", values, [Task("A", 1, 2)])  # type: ignore[arg-type]
    values["employee.salary"] = 1
    assert scenario.number("employee.salary") == 60_000
    assert scenario.tasks == (Task("A", 1, 2),)
    with pytest.raises(dataclasses.FrozenInstanceError):
        scenario.place = "gb"  # type: ignore[misc]
    with pytest.raises(TypeError):
        scenario.values["employee.salary"] = 1  # type: ignore[index]
    with pytest.raises(dataclasses.FrozenInstanceError):
        scenario.tasks[0].name = "B"  # type: ignore[misc]
    before = compare(scenario)
    other = scenario.change({"employee.salary": 70_000})
    assert (scenario.number("employee.salary"), other.number("employee.salary")) == (60_000, 70_000)
    assert compare(scenario).total("employee") == before.total("employee")


def test_a_record_and_a_place_never_change() -> None:
    law = load_place("us-tx")
    with pytest.raises(dataclasses.FrozenInstanceError):
        law.name = "X"  # type: ignore[misc]
    with pytest.raises(TypeError):
        law.defaults["va.rate"] = law.defaults["va.rate"]  # type: ignore[index]
    for records in (Scenario("us-tx").records, model_records()):
        with pytest.raises(TypeError):
            operator.delitem(records, "va.no_such_key")  # a plain dict would raise KeyError instead


def test_none_puts_a_value_back_to_its_default() -> None:
    scenario = Scenario("us-tx", "2026-01-01", {"employee.salary": 60_000, "law.state_unemployment_rate": 0.05})
    assert scenario.change({"employee.salary": None}).values == {"law.state_unemployment_rate": 0.05}
    assert scenario.change({"law.state_unemployment_rate": None}).value("law.state_unemployment_rate") is None


def test_where_a_value_comes_from() -> None:
    scenario = Scenario("us-tx", "2026-01-01", {"va.rate": 39, "employee.salary": 60_000}, TASKS)
    assert scenario.provenance("employee.salary") == "scenario"
    assert scenario.provenance("tasks.1.price") == "scenario"
    assert scenario.provenance("employee.vacation_days") == "place"
    assert scenario.provenance("law.state_unemployment_rate") == "place"
    assert scenario.provenance("employee.fte") == "default"
    assert scenario.change(base="blank").provenance("employee.fte") == "blank"
    assert scenario.changed == ("employee.salary",)  # 39 is the place's own rate
    assert scenario.change(base="blank").changed == ("employee.salary", "va.rate")


def test_keys_of_tasks_go_into_the_tasks() -> None:
    scenario = Scenario("us-tx", "2026-01-01", {"tasks.2.price": 25, "tasks.1.minutes": Range(10, 12, 14)}, TASKS)
    assert scenario.tasks[1].price == 25
    assert scenario.input("tasks.1.minutes") == Range(10, 12, 14)
    assert scenario.number("tasks.1.minutes") == 12
    assert not scenario.values


def test_tasks_may_be_given_as_plain_groups() -> None:
    scenario = Scenario("us-tx", "2026-01-01", tasks=({"name": "A", "per_month": 3, "minutes": 5}, Task("B", 1, 2)))  # type: ignore[arg-type]
    assert [task.name for task in scenario.tasks] == ["A", "B"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"place": "us-tx", "date": "2026-13-01"}, "date: found 2026-13-01; allowed: a date like 2026-07-01"),
        ({"place": "gb", "date": "2024-01-01"}, "date: United Kingdom is covered from 2025-01-01 on; found 2024-01-01"),
        ({"place": "nowhere"}, "place: unknown place nowhere"),
        ({"place": "us-tx", "base": "bare"}, "base: found the text “bare”; allowed: default, blank"),
        ({"place": "us-tx", "values": {"va.rate": Range(-5, 1, 2)}}, "values.va.rate[1]: found -5; allowed: 0 to 1000000"),
        ({"place": "us-tx", "values": {"va.rate": [1, 2, 3]}}, "values.va.rate: found 3 values; a range has two: [low, high]"),
        ({"place": "us-tx", "values": {"va.rate": float("nan")}}, "values.va.rate: found nan; allowed: 0 to 1000000"),
        ({"place": "us-tx", "values": {"va.rate": {}}}, "values.va.rate: low is missing"),
        ({"place": "us-tx", "values": {"tasks.1.price": 3}}, "values.tasks.1.price: this scenario has no tasks"),
    ],
    ids=str,
)  # fmt: skip
def test_a_scenario_refuses_what_it_does_not_understand(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as refused:
        Scenario(**arguments)
    assert message in refused.value.say()


def test_a_scenario_tells_all_that_is_wrong_at_once() -> None:
    with pytest.raises(InputError) as refused:
        Scenario("us-tx", "2024-01-01", {"va.rate": -1, "va.rat": 1}, base="bare")
    assert len(refused.value.problems) == 4


def test_an_old_name_of_a_key_keeps_working(monkeypatch: pytest.MonkeyPatch) -> None:
    from costmodel import scenario as module

    renamed = dict(module.records_of("us-tx"))
    renamed["va.rate"] = dataclasses.replace(renamed["va.rate"], formerly=("va.hourly_rate",))
    monkeypatch.setattr(module, "records_of", lambda place: renamed)
    assert Scenario("us-tx", "2026-01-01", {"va.hourly_rate": 31}).number("va.rate") == 31
    with pytest.raises(InputError, match=r"is now va\.rate, which is given too"):
        Scenario("us-tx", "2026-01-01", {"va.hourly_rate": 31, "va.rate": 32})


@lru_cache
def example() -> Comparison:
    return compare(Scenario("us-tx", "2026-01-01", {"employee.salary": 60_000, "va.rate": 30}))


def test_a_comparison_is_one_tidy_table() -> None:
    table = example().table
    assert list(table.columns) == ["option", "line", "category", "amount", "owner_time"]
    for option in example().options:
        rows = table[table["option"] == option.name]
        assert len(rows) == len(option.lines)
        assert rows["amount"].sum() == pytest.approx(option.total)
        assert rows[rows["owner_time"]]["amount"].sum() == pytest.approx(option.owner_time)


def test_the_cheapest_is_the_first_of_the_ranked() -> None:
    ranked = example().ranked
    assert example().cheapest == ranked[0].name
    assert [option.total for option in ranked] == sorted(option.total for option in example().options)
    assert example().total("employee") == example().option("employee").total
    assert example().option("employee").line("medicare").name == "medicare"
    with pytest.raises(KeyError):
        example().option("robot")
    with pytest.raises(KeyError):
        example().option("employee").line("robot")


def test_nothing_to_compare_has_no_cheapest() -> None:
    nothing = compare(Scenario("custom", "2026-01-01", base="blank"))
    assert nothing.options == ()
    assert nothing.cheapest is None
    assert {notice.code for notice in nothing.notices} == {f"left_out_{option.name}" for option in OPTIONS}


def test_no_work_has_no_cost_an_hour() -> None:
    idle = Scenario("custom", "2026-01-01", {"owner.hour_value": 50, "work.hours_per_week": 0}, base="blank")
    owner = compare(idle).option("owner")
    assert (owner.total, owner.cost_per_hour) == (0, None)


def test_the_hours_of_a_comparison_are_those_of_its_options() -> None:
    assert example().hours_needed == example().option("employee").hours_delivered == 20 * 52
    nothing = compare(Scenario("custom", "2026-01-01", base="blank"))
    assert nothing.hours_needed == 40 * 52


def test_the_currency_is_the_places_or_ones_own() -> None:
    assert [Scenario(place, "2026-06-01").currency for place in ("us-tx", "gb", "dk", "custom")] == ["USD", "GBP", "DKK", "USD"]
    assert Scenario("custom", "2026-06-01", {"custom.currency": "SEK"}).currency == "SEK"


def test_nothing_is_a_value_where_the_law_has_its_own() -> None:
    scenario = read_scenario(parse("place: us-tx\ndate: 2026-01-01\nvalues: {law.state_unemployment_rate: null}\n", "x"))
    assert scenario.value("law.state_unemployment_rate") is None
    assert compare(scenario.change(base="blank", values={"employee.salary": 60_000})).option("employee").line(
        "state_unemployment"
    ).amount == pytest.approx(243)
    assert read_scenario(parse(scenario_yaml(scenario), "x")) == scenario


def test_at_most_fifty_tasks_are_read() -> None:
    tasks = "".join(f"  - {{name: T{i}, per_month: 1, minutes: 5}}\n" for i in range(51))
    with pytest.raises(InputError, match=r"x:3: tasks: found 51 tasks; at most 50 are read"):
        read_scenario(parse(f"place: us-tx\ndate: 2026-01-01\ntasks:\n{tasks}", "x"))


@pytest.mark.parametrize(
    "task",
    [
        Task("A", -1, 5), Task("A", float("nan"), 5), Task("A", 1, "5"), Task("", 1, 5), Task("A\nB", 1, 5), Task("A" * 81, 1, 5),
        Task("A", 1, 5, redo_rate=11), Task("A", 1, 5, price=True), Task("A", Range(-2, 1, 2), 5), Task("A", Range(3, 2, 1), 5),
    ],
    ids=["negative", "nan", "text", "nameless", "two-lines", "long-name", "redo", "switch", "range-below", "range-backwards"],
)  # fmt: skip
def test_a_task_given_in_python_is_checked_like_one_in_a_file(task: Task) -> None:
    with pytest.raises(InputError, match="tasks"):
        Scenario("us-tx", "2026-01-01", tasks=(task,))


def test_a_scenario_in_python_has_the_bounds_of_a_file() -> None:
    with pytest.raises(InputError, match="51 tasks; at most 50"):
        Scenario("us-tx", "2026-01-01", tasks=tuple(Task("A", 1, 5) for _ in range(51)))
    for name in ("x" * 121, "two\nlines"):
        with pytest.raises(InputError, match="name"):
            Scenario("us-tx", "2026-01-01", name=name)


def test_dates_and_numbers_of_other_libraries_are_understood() -> None:
    noon = datetime.datetime(2026, 1, 1, 12)
    assert Scenario("us-tx", noon).start == datetime.date(2026, 1, 1)
    values = {"employee.salary": np.int64(50_000), "va.rate": np.float64(30)}
    assert compare(Scenario("us-tx", "2026-01-01", values)).option("employee").line("gross_pay").amount == 50_000
