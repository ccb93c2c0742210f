"""Pay and counts that are typed for another period than the field's."""

from __future__ import annotations

import html

import pytest
from pages import checked, now, opened, text
from streamlit.testing.v1 import AppTest

from costmodel import Scenario
from costmodel.records import Range
from costmodel.tasks import Task

WEEK = {"employee.hours_per_week": 40}  # 2,080 hours in 52 weeks


def write(page: AppTest, key: str, value: str) -> AppTest:
    return checked(page.text_input(key=key).set_value(value).run())


def seen(page: AppTest) -> str:
    return html.unescape(text(page))


def at_work(page: AppTest) -> AppTest:
    checked(page.button(key="guide_me").click().run())
    return checked(page.button(key="guide_next").click().run())


@pytest.mark.parametrize(
    ("typed", "salary"),
    [
        ("$22 an hour", 45_760), ("22/hour", 45_760), ("22 per hour", 45_760), ("$22/hr", 45_760),
        ("20-24 an hour", Range(41_600, 45_760, 49_920)), ("3500 a month", 42_000), ("900 a week", 46_800),
        ("45,000 a year", 45_000),
    ],
)  # fmt: skip
def test_a_salary_is_read_by_the_period_that_is_named(typed: str, salary: object) -> None:
    page = opened(Scenario("us-tx", "2026-07-01", WEEK))
    write(page, "employee.salary", typed)
    assert page.text_input(key="employee.salary").value == typed
    assert now(page).values["employee.salary"] == salary


@pytest.mark.parametrize(
    ("typed", "salary"), [("185 i timen", 355_940), ("185 kr. pr. time", 355_940), ("30.000 om måneden", 360_000)]
)
def test_a_salary_is_read_as_danes_say_it(typed: str, salary: float) -> None:
    """37 hours in 52 weeks are 1,924."""
    page = opened(Scenario("dk", "2026-07-01", {"employee.hours_per_week": 37}), "da")
    write(page, "employee.salary", typed)
    assert now(page).values["employee.salary"] == salary


def test_what_a_salary_is_an_hour_stands_under_it_and_in_the_summary() -> None:
    page = opened(Scenario("us-tx", "2026-07-01", {**WEEK, "employee.salary": 41_600}), group="employee")
    assert '<p class="quiet from">$20 an hour</p>' in seen(page)
    assert "That is $20 an hour, and it can be typed like that too." in seen(page)
    assert page.text_input(key="employee.salary").help.endswith("can be typed too: 22 an hour.")
    checked(page.button(key="guide_sum").click().run())
    assert "<b>$41,600 a year ($20 an hour)</b>" in seen(page)
    write(page, "employee.salary", "22 a fortnight")
    assert "“22 a fortnight” can't be read as a number." in seen(page)
    write(page, "employee.salary", "0")
    assert "an hour, and it can be typed like" not in seen(page)


@pytest.mark.parametrize(
    ("weeks", "typed", "often"),
    [
        (52, "60 a week", 260), (26, "60/week", 130), (52, "600 a year", 50), (52, "50 a month", 50),
        (48, "20-24 a week", Range(80, 88, 96)),
    ],
)  # fmt: skip
def test_how_often_a_task_comes_is_read_by_the_period_that_is_named(weeks: float, typed: str, often: object) -> None:
    said = Scenario("us-tx", "2026-07-01", {"work.weeks_per_year": weeks}, tasks=(Task("Mail", 1, 6), Task("Calls", 1, 6)))
    page = at_work(opened(said))
    write(page, "guide.tasks.1.per_month", typed)
    assert now(page).tasks[0].per_month == often
    page = opened(said, workshop="Tasks")
    write(page, "one.task-1-per_month", typed)
    assert now(page).tasks[0].per_month == often


def test_how_often_is_read_as_danes_say_it() -> None:
    page = at_work(opened(Scenario("dk", "2026-07-01", {"work.weeks_per_year": 52}, tasks=(Task("Post", 1, 6),)), "da"))
    for number, typed in enumerate(("60 om ugen", "120/uge", "180 pr. uge"), 1):
        write(page, "guide.tasks.1.per_month", typed)
        assert now(page).tasks[0].per_month == 260 * number
    write(page, "guide.tasks.1.minutes", "60 om ugen")  # no period is read where none makes sense
    assert now(page).tasks[0].minutes == 6
