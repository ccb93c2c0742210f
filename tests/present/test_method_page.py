"""Formulas in general, in words: what an accountant would write, not what a program reads."""

from __future__ import annotations

import re

import numpy as np
import pytest

from costmodel.graph import Formula
from costmodel.options import OPTIONS, employee, hourly, retainer, staff, va, work
from costmodel.present.figures_page import figures_page
from costmodel.present.formula_words import FormulaWords, as_spreadsheet, written_down
from costmodel.present.language import LANGUAGES, translator
from costmodel.present.method_page import anchor, method_page
from costmodel.record_reading import model_records

ENGLISH = FormulaWords(lambda name: name, lambda name: name == "va_scheduled", translator("en"), "en")


def told(formula: Formula) -> str:
    text, letters = ENGLISH.say(written_down(formula))
    return "; ".join([text, *(f"{letter} = {meaning}" for letter, meaning in letters)])


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        (employee.gross_pay, "employee_salary × full_time_years"),
        (work.years, "horizon_months ÷ 12 months"),
        (
            staff.share_at_work,
            "1 − (employee_vacation_days + employee_public_holidays + employee_sick_days) ÷ 260 working days",
        ),
        (staff.headcount, "(hours_needed ÷ years ÷ productive_hours_each, rounded up to a whole number), but at least 1"),
        (staff.payroll_before, "employer_payroll where employer_payroll is more than 0, else employer_headcount × pay_each"),
        (
            hourly.billed_a_week,
            ("the larger of (va_hours_a_week ÷ va_productive_share where “va_scheduled” is yes, else va_hours_a_week)"
            " and va_minimum_hours_per_week"),
        ),
        (
            retainer.overage_hours,
            ("(the part of used_a_month above retainer_hours_per_month) × months_with_work − retainer_rollover × unused_hours,"
            " but not below nothing"),
        ),
        (
            work.hours_of_tasks,
            ("(the sum over all tasks of tasks.per_month × tasks.minutes + tasks.hours_per_week × work_weeks_per_year × 60"
            " minutes ÷ 12 months) × 12 months ÷ 60 minutes ÷ work_weeks_per_year"),
        ),
        (va.started, "1"),
        (
            va.ramp_up,
            "va_hours_undone ÷ owner_speed × owner_hour_value",
        ),
    ],
)  # fmt: skip
def test_a_formula_is_said_in_words(formula: Formula, words: str) -> None:
    assert told(formula) == words


def test_what_is_used_twice_gets_a_letter() -> None:
    def area(side: object) -> object:
        half = side / 2  # type: ignore[operator]
        return half * half + np.minimum(half, 1.0)

    assert told(Formula("area", "Area", "ratio", ("side",), area)) == "A × A + (the smaller of A and 1); A = side ÷ 2"


def test_of_the_law_a_bare_share_is_a_percentage() -> None:
    law = FormulaWords(lambda name: name, lambda name: False, translator("en"), "en", law=True)
    charge = Formula("levy", "Levy", "money", ("pay",), lambda pay: 0.052 * np.maximum(pay - 52, 0.0))
    assert law.say(written_down(charge))[0] == "5.2% of (the part of pay above 52)"


def test_as_a_spreadsheet_writes_it() -> None:
    cells = {
        "tasks.per_month": "pieces",
        "tasks.minutes": "minutes",
        "tasks.hours_per_week": "hours",
        "work_weeks_per_year": "weeks",
    }
    written = as_spreadsheet(written_down(work.hours_of_tasks), cells)
    assert written == "SUM(pieces*minutes+hours*weeks*60/12)*0.2/weeks"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_formula_of_every_option_stands_on_the_page_once(language: str) -> None:
    page = method_page(translator(language), language)
    ids = re.findall(r'<a id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    every = {formula for option in OPTIONS for formula in (*option.lines, *option.quantities, *option.task_quantities)}
    assert {anchor(formula) for formula in every} <= set(ids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_stands_in_the_table_of_figures(language: str) -> None:
    page = figures_page(translator(language), language)
    assert set(re.findall(r'<a id="(\w+\.\w+)"', page)) == set(model_records())


def test_nothing_in_the_words_looks_like_a_program() -> None:
    page = method_page(translator("en"), "en")
    words = [line.partition(" = ")[2] for line in page.splitlines() if line.startswith("- <a id=")]
    assert words
    for text in words:
        assert not re.search(r"[*_]|\bwhere\(|np\.|1e-", re.sub(r"\]\([^)]*\)", "]", text)), text
