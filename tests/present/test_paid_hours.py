"""For which hours an employee is paid, with the arithmetic on paper: what is said adds up to the hours paid."""

from __future__ import annotations

import re

import pytest

from costmodel import Scenario, compare
from costmodel.explain import explain
from costmodel.present.explained import explanation_json, explanation_text
from costmodel.present.language import translator
from costmodel.present.memo import make_memo
from costmodel.present.money import adding_up
from costmodel.present.paid_hours import billed_in_short, in_short, paid_hours
from costmodel.words import untranslated

SHARE = {"work.hours_per_week": 12.0, "employee.productive_share": 0.83, "employee.salary": 47_550.0, "va.rate": 30.0}
# 11 + 10 + 7 = 28 days away, 232 of 260 at work; 2,080 x 232 / 260 = 1,856 hours, x 0.83 = 1,540.48 for the work
TEXAS = Scenario(
    "us-tx", "2026-07-01",
    {
        **SHARE, "employee.hours_per_week": 40, "employee.vacation_days": 11, "employee.public_holidays": 10,
        "employee.sick_days": 7,
    },
)  # fmt: skip
# 25 + 7 + 8.2 = 40.2 days away; 37 x 52 = 1,924 hours, x 219.8 / 260 = 1,626.52, x 0.83 = 1,350.01 for the work
DENMARK = Scenario(
    "dk", "2026-07-01",
    {
        **SHARE, "employee.hours_per_week": 37, "employee.vacation_days": 25, "employee.public_holidays": 7,
        "employee.sick_days": 8.2,
    },
)  # fmt: skip
PART, FULL = "employee_part_time", "employee"


def said(scenario: Scenario, option: str, language: str = "en") -> str:
    translate = translator(language) if language != "en" else untranslated
    return paid_hours(compare(scenario).option(option).sheet, translate, language)


def test_twelve_hours_in_texas() -> None:
    # 12 x 52 = 624 of 1,540.48 are 40.507 % of 2,080 = 842.54 hours paid; 21 of 260 days of them are 68.05, 7 of 260 are
    # 22.68; of the 751.81 at work 17 % are 127.81; 624 + 68 + 23 + 128 = 843
    assert said(TEXAS, PART) == (
        "You pay for 843 hours over the year, 16.2 a week, so that 624 are worked: the rest is vacation and public holidays (68),"
        " sick days (23) and time between tasks (128)."
    )
    # 842.54 / 52 = 16.2 a week
    assert in_short(compare(TEXAS).option(PART).sheet, untranslated, "en") == (
        "843 hours paid, 16.2 a week, for 624 of work; the rest is vacation, public holidays, sick days and time between tasks"
    )
    pay = compare(TEXAS).option(PART).line("gross_pay").amount
    assert pay == pytest.approx(842.54 * 47_550 / 2080, abs=0.1)


def test_a_full_time_employee_in_texas_has_idle_hours() -> None:
    # 21 / 260 x 2,080 = 168; 7 / 260 x 2,080 = 56; 1,856 x 0.17 = 315.52; 2,080 - 168 - 56 - 316 = 1,540 = 624 + 916
    assert said(TEXAS, FULL) == (
        "You pay for 2,080 hours over the year. After vacation and public holidays (168), sick days (56) and time between tasks"
        " (316), 1,540 are left for the work. It takes 624; the other 916 are idle."
    )
    assert in_short(compare(TEXAS).option(FULL).sheet, untranslated, "en") == (
        "2,080 hours paid for 624 of work; the rest is vacation, public holidays, sick days, time between tasks and hours without"
        " work"
    )


def test_twelve_hours_in_denmark() -> None:
    # 624 / 1,350.01 = 46.222 % of 1,924 = 889.31 hours paid; 32 / 260 are 109.45, 8.2 / 260 are 28.05; 751.81 x 0.17 = 127.81
    assert said(DENMARK, PART, "da") == (
        "Du betaler for 889 timer over året, 17,1 om ugen, for at der bliver arbejdet 624: Resten er ferie og helligdage (109),"
        " sygedage (28) og tid mellem opgaverne (128)."
    )
    # 889.31 / 52 = 17.1 a week
    assert in_short(compare(DENMARK).option(PART).sheet, translator("da"), "da") == (
        "889 timer betalt, 17,1 om ugen, for 624 timers arbejde; resten er ferie, helligdage, sygedage og tid mellem opgaverne"
    )
    # 32 / 260 x 1,924 = 236.8; 8.2 / 260 x 1,924 = 60.68; 1,626.52 x 0.17 = 276.51; 1,924 - 237 - 61 - 276 = 1,350 = 624 + 726
    assert said(DENMARK, FULL) == (
        "You pay for 1,924 hours over the year. After vacation and public holidays (237), sick days (61) and time between tasks"
        " (276), 1,350 are left for the work. It takes 624; the other 726 are idle."
    )


def test_what_nobody_has_is_not_said() -> None:
    blank = Scenario("custom", "2026-07-01", {"employee.salary": 40_000, "work.hours_per_week": 12}, base="blank")
    assert said(blank, PART) == in_short(compare(blank).option(PART).sheet, untranslated, "en") == ""
    assert said(blank, FULL) == "You pay for 2,080 hours over the year. The work takes 624; the other 1,456 are idle."
    # 26 of 260 days ill: 624 / 0.9 = 693.33, / 52 = 13.33
    ill = blank.change({"employee.sick_days": 26})
    assert in_short(compare(ill).option(PART).sheet, untranslated, "en") == (
        "693 hours paid, 13.3 a week, for 624 of work; the rest is sick days"
    )
    assert said(ill, PART) == (
        "You pay for 693 hours over the year, 13.3 a week, so that 624 are worked: the rest is sick days (69)."
    )
    busy = blank.change({"work.hours_per_week": 36, "employee.sick_days": 26})  # just what one employee can do
    assert said(busy, FULL).startswith(
        "You pay for 2,080 hours over the year, 40 a week, so that 1,872 are worked: the rest is sick days"
    )


def billed(**values: object) -> str:
    given = {"va.rate": 30, "work.hours_per_week": 12, **{key.replace("__", "."): value for key, value in values.items()}}
    sheet = compare(Scenario("custom", "2026-07-01", given, base="blank")).option("va_hourly").sheet
    return billed_in_short(sheet, untranslated, "en")


def test_a_va_is_paid_for_work_done_again() -> None:
    # 12 x 1.05 x 52 = 655.2
    assert billed(va__redo_rate=0.05) == "655 hours billed for 624 of work; the rest is work done again"
    assert billed() == ""
    sheet = compare(Scenario("us-tx", "2026-07-01", {"work.hours_per_week": 12})).option("va_hourly").sheet
    assert billed_in_short(sheet, translator("da"), "da") == (
        "655 timer faktureret for 624 timers arbejde; resten er arbejde, der laves om"
    )


def test_why_else_a_va_bills_more_or_fewer_hours() -> None:
    # 624 / 0.8 = 780, x 1.05 = 819; scheduled with 90 % of it used, 819 / 0.9 = 910
    slow = billed(va__speed=0.8, va__redo_rate=0.05, va__scheduled=True, va__productive_share=0.9)
    assert slow == "910 hours billed for 624 of work; the rest is slower work, work done again and hours without work"
    # at least 15 hours a week: 15 x 52 = 780
    assert billed(va__minimum_hours_per_week=15) == "780 hours billed for 624 of work; the rest is hours without work"
    # 624 / 1.25 = 499.2
    assert billed(va__speed=1.25) == "499 hours billed for 624 of work"
    # an hour a week for three months: 1 x 1.05 x 13 = 13.65
    assert billed(va__redo_rate=0.05, work__hours_per_week=1, horizon__months=3) == (
        "13.7 hours billed for 13 of work; the rest is work done again"
    )


def test_few_hours_are_said_with_tenths_and_other_periods_by_their_months() -> None:
    # 1 x 52 x 3 / 12 = 13 hours; 842.54 / 12 / 4 = 17.55 paid, of it 21 / 260 = 1.42, 7 / 260 = 0.47, 2.66 between tasks;
    # 17.55 / 13 = 1.35 a week
    quarter = TEXAS.change({"work.hours_per_week": 1, "horizon.months": 3})
    assert said(quarter, PART) == (
        "You pay for 17.6 hours over 3 months, 1.4 a week, so that 13 are worked: the rest is vacation and public holidays (1.4),"
        " sick days (0.5) and time between tasks (2.7)."
    )


@pytest.mark.parametrize("place", ["us-tx", "dk", "gb", "fr", "de"])
@pytest.mark.parametrize("hours", [0.3, 7, 12.5, 21.7, 33.3, 61])
def test_the_parts_add_up_as_they_are_said(place: str, hours: float) -> None:
    for cost in compare(Scenario(place, "2026-07-01", {"work.hours_per_week": hours})).options:
        if cost.option.employs:
            text = paid_hours(cost.sheet, untranslated, "en").replace(",", "")
            text = re.sub(r" [\d.]+ a week", "", text)
            paid, *numbers = (float(found) for found in re.findall(r"\d+(?:\.\d+)?", text))
            if "idle" in text:
                *rest, left, worked, idle = numbers
                assert left == pytest.approx(worked + idle)
                assert paid == pytest.approx(sum(rest) + left)
            else:
                assert paid == pytest.approx(sum(numbers))


def test_parts_are_rounded_to_their_total() -> None:
    assert adding_up(10, [3.4, 3.3, 3.3]) == [4, 3, 3]
    assert adding_up(2.1, [1.04, 1.06], 1) == [1.0, 1.1]
    assert adding_up(0, [0, 0]) == [0, 0]


def test_it_stands_wherever_gross_pay_is_explained() -> None:
    sentence = said(TEXAS, PART)
    line = explain(TEXAS, PART, "gross_pay")
    assert sentence in explanation_text(line, untranslated, "en")
    assert explanation_json(line, untranslated, "en")["note"] == sentence
    assert make_memo(compare(TEXAS), untranslated, "en").paid == f"Part-time employee: {sentence}"
