"""An explanation in plain sentences: the numbers in it give its figure, and a reader can check it with a pocket calculator."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from costmodel import Scenario, Task, compare
from costmodel.explain import Explanation, explain
from costmodel.graph import Sheet, quantity
from costmodel.present.amounts import origin_text
from costmodel.present.explained import amount_text, digits, explanation_json, explanation_text, sentence, source_text
from costmodel.present.language import translator
from costmodel.wiring import input_reader
from costmodel.words import untranslated

NBSP = "\u00a0"
VALUES = {
    "employee.salary": 60_000, "employer.headcount": 5, "employer.payroll": 250_000, "va.rate": 30, "owner.hour_value": 50,
    "employee.retirement_rate": 0.04, "va.platform_fee_rate": 0.05, "va.churn_rate": 0.5, "va.onboarding_hours": 10,
    "va.redo_rate": 0.05,
    "va.contract_fee": 8, "employee.productive_share": 0.8, "employee.vacation_days": 10, "employee.public_holidays": 10,
    "employee.sick_days": 6, "employee.fte": 1, "work.hours_per_week": 20, "work.weeks_per_year": 52, "va.weeks_per_year": 52,
}  # fmt: skip
TEXAS = Scenario("us-tx", "2026-01-01", VALUES)
TASKS = TEXAS.change(tasks=(Task("Letters", 40, 15, 9), Task("VAT returns", 10, 30, 20, 28.0, 5, 10)))


def english(option: str, line: str, scenario: Scenario = TEXAS) -> str:
    return sentence(explain(scenario, option, line), untranslated, "en").replace(NBSP, " ")


def danish(option: str, line: str, scenario: Scenario = TEXAS) -> str:
    return sentence(explain(scenario, option, line), translator("da"), "da").replace(NBSP, " ")


SENTENCES = {
    # 60,000 · 0.062 = 3,720; 7,000 · 0.006 = 42; 9,000 · 0.027 = 243
    ("employee", "gross_pay"): "Gross pay: $60,000 (yearly salary)",
    ("employee", "social_security"): "Social Security: 6.2% of yearly pay up to $184,500, here $60,000, is $3,720",
    ("employee", "medicare"): "Medicare: 1.45% of yearly pay ($60,000) is $870",
    ("employee", "federal_unemployment"): "Federal unemployment tax: 0.6% of the first $7,000 of yearly pay ($60,000) is $42",
    ("employee", "retirement"): (
        "Retirement contribution: 4% (employer's pension contribution) of gross pay ($60,000) is $2,400"
    ),
    # (10 + 10 + 6) ÷ 260 = 0.1; 40 · 52 · 0.9 · 0.8 = 1,497.6; 1,040 ÷ 1,497.6 = 0.69
    ("employee", "share_at_work"): "Share of the year at work: 100% − share of the working days away (10%) = 90%",
    ("employee", "hours_needed"): "Hours of work to be done: hours of work a week (20) × weeks of work a year (52) = 1,040 hours",
    ("employee", "years"): "Years compared: months compared (12) ÷ 12 = 1 year",
    # 20 · 1.05 = 21; 21 · 52 = 1,092; 1,092 · 30 = 32,760; 5 % = 1,638; 10 · 1.5 · 50 = 750; 8 · 0.5 = 4
    ("va_hourly", "invoice"): "VA's invoice: hours billed (1,092) × average hourly rate ($30) = $32,760",
    ("va_hourly", "billed_hours"): "Hours billed: hours billed a week (21) × weeks that the VA covers (52) = 1,092 hours",
    ("va_hourly", "platform_fee"): "Marketplace fee: 5% (marketplace fee) of VA's invoice ($32,760) is $1,638",
    ("va_hourly", "onboarding"): (
        "Your time to take on a VA: your hours taking on a VA (10) × assistants taken on, replacements included (1.5) "
        "× value of your hour ($50) = $750"
    ),
    ("va_hourly", "contract_fee"): (  # 8 · 1.5 = 12
        "Fees for new contracts: fee for a new contract ($8) × assistants taken on, replacements included (1.5) = $12"
    ),
    ("owner", "own_work"): "Your own hours: your hours (1,040) × value of your hour ($50) = $52,000",
}  # fmt: skip


@pytest.mark.parametrize(("figure", "said"), SENTENCES.items(), ids=[f"{option} {line}" for option, line in SENTENCES])
def test_a_sentence(figure: tuple[str, str], said: str) -> None:
    assert english(*figure) == said


def test_sentences_with_tasks_name_them_as_they_were_typed() -> None:
    # 40 · 9 + 10 · 20 = 560 a month, 6,720 a year
    assert english("va_per_task", "invoice", TASKS) == (
        "Prices of the tasks: price a month of all tasks ($560) × months compared (12) = $6,720"
    )
    every = explain(TASKS, "va_per_task", "invoice").steps[0]
    assert [sentence(figure, untranslated, "en").replace(NBSP, " ") for figure in (every, every.steps[1])] == [
        "Price a month of all tasks: price a month of Letters ($360) + price a month of VAT returns ($200) = $560",
        "Price a month of VAT returns: VAT returns: times a month (10) × VAT returns: price each ($20) = $200",
    ]


def test_an_average_of_several_tasks() -> None:
    """40 · 15 · 1.05 ÷ 60 = 10.5 hours at 30 and 10 · 30 · 1.05 ÷ 60 = 5.25 hours at 28: 315 + 147 = 462; ÷ 15.75 = 29.33."""
    assert english("va_hourly", "average_rate", TASKS) == (
        "Average hourly rate: pay a month for all tasks ($462) ÷ hours a month for all tasks, corrections included (15.75)"
        " = $29.33 an hour"
    )


def test_sentences_in_danish() -> None:
    assert danish("employee", "gross_pay", Scenario("dk", "2026-01-01", {"employee.salary": 450_000})) == (
        "Bruttoløn: 450.000 kr. (årsløn)"
    )
    text = danish("employee", "holiday_supplement", Scenario("dk", "2026-01-01", {"employee.salary": 450_000}))
    assert text.startswith("Ferietillæg: 1 % af ")
    assert text.endswith("(450.000 kr.) er 4.500 kr.")


def test_an_input_says_where_it_comes_from() -> None:
    steps = {step.key: sentence(step, untranslated, "en") for step in explain(TEXAS, "employee", "pay_each").steps}
    assert steps["employee.salary"] == "Yearly salary: $60,000 a year (your own figure)"
    hours = {step.key: sentence(step, untranslated, "en") for step in explain(Scenario("us-tx"), "owner", "hours_needed").steps}
    assert hours["work.weeks_per_year"] == "Weeks of work a year: 52 weeks a year (our starting value)"
    desk = {step.key: sentence(step, untranslated, "en") for step in explain(TEXAS, "employee", "desk_space").steps}
    assert desk["employee.desk_per_month"].endswith(" a month (our figure)")
    blank = Scenario("us-tx", "2026-01-01", {"employee.salary": 1, "owner.hour_value": 1}, base="blank")
    hours = {step.key: sentence(step, untranslated, "en") for step in explain(blank, "owner", "hours_needed").steps}
    assert hours["work.hours_per_week"] == "Hours of work a week: 40 hours a week (started from nothing)"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (None, "share", "what the law says"), (True, "flag", "yes"), (False, "flag", "no"), (0.0, "flag", "no"),
        ("zone_1", "choice", "zone 1"), ("NOK", "currency", "NOK"), (1234.0, "money", "$1,234"), (1234.5, "money", "$1,234.50"),
        (30, "va_money/hour", "$30 an hour"), (47_550, "money/year", "$47,550 a year"), (300, "money/month", "$300 a month"),
        (4129, "money/hire", "$4,129 a hire"), (0.44, "share/year", "44% a year"), (0.0145, "share", "1.45%"),
        (1, "years", "1 year"),
        (1040, "hours", "1,040 hours"), (1, "hours/week", "1 hour a week"), (20.5, "hours/week", "20.5 hours a week"),
        (52, "weeks/year", "52 weeks a year"),
        (10, "days/year", "10 days a year"), (12, "months", "12 months"), (15, "minutes", "15 minutes"),
        (1.0625, "ratio", "1.0625"),
        (12.3456, "ratio", "12.35"), (3, "employees", "3"),
    ],
)  # fmt: skip
def test_a_value_with_its_unit(value: Any, unit: str, text: str) -> None:
    assert amount_text(value, unit, "USD", untranslated, "en") == text


def test_money_is_said_with_cents_only_if_it_has_some() -> None:
    assert [digits(value) for value in (5, 5.001, 5.01, 4.999, -3.5)] == [0, 0, 2, 0, 2]


def test_the_whole_explanation_has_parts_below_and_sources_below_them() -> None:
    lines = explanation_text(explain(TEXAS, "employee", "social_security"), untranslated, "en").split("\n")
    assert lines[0].startswith("Social Security: 6.2% of")
    assert lines[1] == (
        "  Source: SSA, contribution and benefit base, https://www.ssa.gov/oact/cola/cbb.html, "
        "checked November 23, 2026, confidence high"
    )
    assert "    Yearly salary: $60,000 a year (your own figure)" in lines
    assert any(line.startswith("  Yearly pay: ") for line in lines)
    assert lines[-1] == ""
    assert len([line for line in lines if "Yearly salary:" in line]) == 1  # said once, however often it is used


def test_notes_stand_below_what_they_are_about() -> None:
    lines = explanation_text(explain(TEXAS, "employee", "federal_unemployment"), untranslated, "en").split("\n")
    assert lines[1] == "  6.0% less the full credit of 5.4% for state unemployment insurance that is paid in time."


def test_a_source_says_title_address_date_and_how_sure_it_is() -> None:
    step = next(step for step in explain(TEXAS, "employee", "desk_space").steps if step.key == "employee.desk_per_month")
    text = source_text(step, untranslated, "en")
    assert text.startswith("Source: CoworkingCafe")
    assert text.endswith("confidence medium")
    assert source_text(explain(TEXAS, "employee", "gross_pay"), untranslated, "en") == ""


def test_as_json() -> None:
    told = explanation_json(explain(TASKS, "va_per_task", "invoice"), untranslated, "en")
    assert json.loads(json.dumps(told, allow_nan=False)) == told
    assert (told["name"], told["amount"], told["unit"]) == ("invoice", pytest.approx(6720), "money")
    assert told["sentence"] == english("va_per_task", "invoice", TASKS)
    letters = told["parts"][0]["parts"][0]
    assert (letters["name"], letters["label"], letters["amount"]) == ("invoice.part_1.part_1", "Price a month of Letters", 360)
    price = next(part for part in letters["parts"] if part["name"] == "tasks.1.price")
    assert (price["amount"], price["provenance"], price["source"], price["parts"]) == (9, "scenario", None, [])
    tax = explanation_json(explain(TEXAS, "employee", "social_security"), untranslated, "en")
    assert tax["source"] == {"title": "SSA, contribution and benefit base", "url": "https://www.ssa.gov/oact/cola/cbb.html"}
    assert (tax["date"], tax["confidence"], tax["provenance"], tax["note"]) == ("2026-11-23", "high", None, None)


@pytest.mark.parametrize("language", ["en", "da"])
@pytest.mark.parametrize("place", ["us-ny", "us-ca", "gb", "dk", "custom"])
def test_every_line_of_every_option_can_be_said(place: str, language: str) -> None:
    values = {
        "employee.salary": 60_000, "va.rate": [25, 35], "retainer.fee_per_month": 900, "retainer.hours_per_month": 30,
        "owner.hour_value": 40,
        "retainer.overage_rate": 30, "employer.headcount": 30, "employer.payroll": 2_000_000, "va.scheduled": True,
    }  # fmt: skip
    scenario = Scenario(
        place, "2026-07-01", values, (Task("{braces} %s <b>", 40, 30, 9, redo_rate=0.1), Task("B", 3, 9, 4, 30, 1, 2))
    )
    comparison = compare(scenario)
    assert len(comparison.options) >= 5
    for option in comparison.options:
        for line in option.lines:
            figure = Explanation(scenario, option.sheet, line.name)
            text = explanation_text(figure, translator(language), language)
            assert text.count("\n") >= 1
            assert "None" not in text
            assert not re.search(r"\bnan\b", text)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        # 15 % of 34,000 - 5,000 = 29,000 is 4,350, below the allowance of 10,500
        ({"employee.salary": 34_000}, "charge on all, this hire included (£4,350) is not above £10,500"),
        ({"employee.salary": 4_000}, "charge on all, this hire included is £0"),
        # two at 4,000 owe nothing and are not the reason
        (
            {"employee.salary": 34_000, "employer.headcount": 2, "employer.payroll": 8_000},
            "charge on all, this hire included (£4,350) is not above £10,500",
        ),
    ],
)
def test_a_charge_that_is_nought_names_the_threshold_that_it_stays_below(values: dict[str, float], why: str) -> None:
    text = english("employee", "national_insurance", Scenario("gb", "2026-07-01", values))
    assert text == f"Employer's National Insurance: nothing, because {why}"


def told(function: Callable[..., Any], scenario: Scenario = TEXAS) -> str:
    """How a formula of one's own is said at the numbers of a scenario."""
    formula = quantity("X", "ratio", "x")(function)
    return sentence(Explanation(scenario, Sheet([formula], input_reader(scenario)), "x"), untranslated, "en")


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (lambda va_rate, employee_bonus_rate: va_rate + employee_bonus_rate, "30 (VA rate an hour)"),
        (lambda va_rate, employee_bonus_rate: employee_bonus_rate + va_rate, "30 (VA rate an hour)"),
        (lambda va_rate, employee_bonus_rate: va_rate - employee_bonus_rate, "30 (VA rate an hour)"),
        (lambda va_rate, va_speed: va_rate * va_speed, "30 (VA rate an hour)"),
        (lambda va_rate, va_speed: va_rate / va_speed, "30 (VA rate an hour)"),
        (lambda va_rate: va_rate - (5 - va_rate), "VA rate an hour ($30) − subtotal (−25) = 55"),
        (lambda va_rate: 60 / (va_rate * 2), "60 ÷ subtotal (60) = 1"),
        (lambda va_rate: np.floor(va_rate / 7), "VA rate an hour ($30) ÷ 7, rounded down to a whole number = 4"),
        (lambda va_rate: np.ceil(va_rate / 7), "VA rate an hour ($30) ÷ 7, rounded up to a whole number = 5"),
        (lambda va_rate: (va_rate - 27) ** 1.5, "subtotal (3), on the law's curve with the exponent 1.5 is 5.1962"),
        (lambda va_rate: np.maximum(va_rate - 10, 0.0), "the part of VA rate an hour ($30) above $10, here $20, is 20"),
        (lambda va_rate: np.maximum(va_rate - 40, 0.0), "nothing, because VA rate an hour ($30) is not above $40"),
        (lambda va_rate: np.maximum(va_rate, 0.0), "30 (VA rate an hour)"),
        (lambda va_rate: np.minimum(va_rate, 25), "the first $25 of VA rate an hour ($30) is 25"),
        (lambda va_rate: np.minimum(va_rate, 40), "VA rate an hour up to $40, here $30, is 30"),
        (
            lambda va_rate: np.maximum(np.minimum(va_rate, 25) - 10, 0.0),
            "the part of VA rate an hour ($30) from $10 to $25, here $15, is 15",
        ),
        (
            lambda va_rate, owner_hour_value: np.maximum(va_rate, owner_hour_value),
            "VA rate an hour ($30), but at least value of your hour ($50), is 50",
        ),
        (
            lambda va_rate, owner_hour_value: np.minimum(owner_hour_value, va_rate),
            "value of your hour ($50), but at most VA rate an hour ($30), is 30",
        ),
        (lambda va_rate: 0.25 * va_rate, "25% of VA rate an hour ($30) is 7.5"),
        (lambda va_rate: 0.25 * (va_rate + 10), "25% of subtotal (40) is 10"),
        (
            lambda va_rate, va_redo_rate: va_rate * (1 + va_redo_rate),
            "VA rate an hour ($30), and 5% more (work done again) is 31.5",
        ),
        (lambda va_rate: np.where(va_rate > 10, va_rate, 0.0), "30 (VA rate an hour)"),
    ],
)
def test_how_an_operation_is_said(function: Callable[..., Any], said: str) -> None:
    assert told(function) == f"X: {said}"


def test_a_rule_that_is_in_force_for_some_months_is_said_so() -> None:
    # Employment insurance outside Quebec: 2.282 % of 60,000 in eleven months of 2026 and 2.296 % in January 2027
    scenario = Scenario("ca-on", "2026-02-01", {"employee.salary": 60_000}, base="blank")
    told = sentence(explain(scenario, "employee", "employment_insurance"), untranslated, "en")
    assert told.replace(NBSP, " ") == (
        "Employment insurance (EI): 11 of 12 months at yearly charge by the rules of January 1, 2026 (CA$1,369.20)"
        " + 1 of 12 months at yearly charge by the rules of January 1, 2027 (CA$1,377.60) = CA$1,369.90"
    )
    first = explain(scenario, "employee", "employment_insurance").steps[0]
    assert sentence(first, untranslated, "en") == (
        "Yearly charge by the rules of January 1, 2026: 2.282% of yearly pay up to CA$68,900, here CA$60,000, is CA$1,369.20"
    )
    whole = sentence(explain(scenario, "employee", "canada_pension_plan"), untranslated, "en")
    assert "of 12 months" not in whole


PLACES = ("us-tx", "us-ca", "dk", "gb", "fr", "de", "se", "nl", "ca-on", "ca-qc", "au-nsw", "no", "es", "ie", "nz")
_DEEPER = re.compile(r"\([^()]*\([^()]*\)[^()]*\)")
_CODE = re.compile(
    r"[a-z]_[a-z]|\b[a-z]+\.[a-z]+_|\bnp\b|lambda|part_[0-9]|\{|\}|1e-|to the power of|(?i:subtotal|mellemresultat)"
)


def every_figure(figure: Explanation, seen: dict[str, Explanation]) -> dict[str, Explanation]:
    if figure.name not in seen:
        seen[figure.name] = figure
        for step in figure.steps:
            every_figure(step, seen)
    return seen


@pytest.mark.parametrize("language", ["en", "da"])
@pytest.mark.parametrize("place", PLACES)
def test_no_figure_of_any_option_reads_like_code(place: str, language: str) -> None:
    """No raw name, no key, no bracket within a bracket, no piece without a name, nothing longer than one can say."""
    small = Scenario(place, "2026-07-01", {}, TASKS.tasks)
    large = Scenario(place, "2026-07-01", {
        "employer.headcount": 60, "va.scheduled": True, "va.ramp_up_weeks": 4, "va.weeks_per_year": 46,
        "retainer.fee_per_month": 900, "retainer.hours_per_month": 30, "retainer.overage_rate": 30,
    })  # fmt: skip
    for scenario in (small, large, large.change(tasks=())):
        for option in compare(scenario).options:
            seen: dict[str, Explanation] = {}
            for line in option.lines:
                every_figure(Explanation(scenario, option.sheet, line.name), seen)
            for figure in seen.values():
                said = sentence(figure, translator(language), language)
                assert not _CODE.search(said), said
                assert not _DEEPER.search(re.sub(r"\((?:[A-Z][^()]{0,60}|[a-zæøå'-]+[^()×0-9]{0,60})\) ?(?=[(:])", "", said)), (
                    said
                )
                assert len(said) < 260, said


def test_whoever_works_a_sentence_out_arrives_at_its_figure() -> None:
    """10 · (5 + 10 · 1.05) = 155 minutes are 2.58333 hours; · 12 · 50 = 1,550, but 2.5833 · 12 · 50 = 1,549.98.

    1,040 ÷ 1,540.48 = 0.6751142; of 47,550 that is 32,101.68, but 0.6751 of it 32,101.01. 60,000 ÷ 1.4 = 42,857.142857 stays at
    cents: a cent more or less is rounding.
    """
    assert english("va_hourly", "briefing", TASKS).endswith(
        "your hours a month for all tasks (2.58333) × months compared (12) × value of your hour ($50) = $1,550"
    )
    part_time = explain(Scenario("us-tx", "2026-01-01"), "employee_part_time", "pay_each")
    said = sentence(part_time, untranslated, "en").replace(NBSP, " ")
    assert said == ("Yearly pay: 67.51143% (share of full time of each employee) of yearly salary ($47,550) is $32,101.68 a year")
    shared = TEXAS.change({"employee.turnover_rate": 0.4})
    pieces = every_figure(explain(shared, "employee", "replacement_charges"), {}).values()
    assert any("($42,857.14)" in sentence(piece, untranslated, "en") for piece in pieces)


_NUMBER = re.compile(r"\(([^()]*\d[^()]*)\)$|^([\d.,]+%?)")


def worked_out(said: str) -> tuple[float, float] | None:
    """What a plain product, or a share of something, comes to by the numbers in its sentence, and the result that it gives."""
    product = re.fullmatch(r"[^:]+: ([^÷+−=]+ × [^÷+−=]+) = (.+)", said)
    share = re.fullmatch(r"[^:]+: ([\d.]+%) of (?!the first)([^×÷+−%]+\([^()%]+\)) is (.+)", said)
    found = product or share
    if not found:
        return None
    *factors, result = [*found.group(1).split(" × "), found.group(2)] if product else found.groups()
    numbers = [_NUMBER.search(factor) for factor in factors]
    if not all(numbers):
        return None
    texts = [number.group(1) or number.group(2) for number in numbers if number]
    values = [float(re.sub(r"[^\d.]", "", text)) * (0.01 if "%" in text else 1) for text in texts]
    return float(np.prod(values)), float(re.sub(r"[^\d.]", "", result.split(" a ")[0]))


@pytest.mark.parametrize("place", PLACES)
def test_a_reader_with_a_pocket_calculator_is_off_by_a_cent_at_most(place: str) -> None:
    checked = 0
    for scenario in (Scenario(place, "2026-07-01"), Scenario(place, "2026-07-01", {"employee.turnover_rate": 0.44}, TASKS.tasks)):
        for option in compare(scenario).options:
            seen: dict[str, Explanation] = {}
            for line in option.lines:
                every_figure(Explanation(scenario, option.sheet, line.name), seen)
            for figure in seen.values():
                said = sentence(figure, untranslated, "en").replace(NBSP, " ")
                found = worked_out(said)
                if found and figure.unit.startswith(("money", "hours")):
                    checked += 1
                    assert abs(round(found[0], 2) - found[1]) < 0.0101, said
    assert checked >= 20


def test_an_amount_in_the_currency_of_a_foreign_va_bears_no_sign_of_ours() -> None:
    rate = explain(Scenario("dk", "2026-07-01", {"va.exchange_rate": 6.9, "va.rate": 20}), "va_hourly", "average_rate")
    assert sentence(rate, untranslated, "en").replace(NBSP, " ") == (
        "Average hourly rate: VA rate an hour (20) × exchange rate (6.9) = DKK 138 an hour"
    )
    assert sentence(rate.steps[0], untranslated, "en") == "VA rate an hour: 20 an hour in the VA's currency (your own figure)"


def test_the_sum_of_what_replacements_pay_again() -> None:
    """Two in five leave: 1.4 people earn 60,000 ÷ 1.4 each, above 7,000: 42 · 1.4 = 58.80, less 42; 243 · 1.4 − 243 = 97.20."""
    scenario = TEXAS.change({"employee.turnover_rate": 0.4})
    again = explain(scenario, "employee", "replacement_charges")
    assert sentence(again, untranslated, "en") == (
        "Charges paid again for replacements: Federal unemployment tax ($16.80) + State unemployment insurance ($97.20) = $114"
    )
    assert [sentence(step, untranslated, "en") for step in again.steps[0].steps] == [
        "Charge with replacements: people who hold the job in turn (1.4) × charge on each of them ($42) = $58.80",
        "Charge without replacements: 0.6% of the first $7,000 of yearly pay ($60,000) is $42",
    ]


def test_numbers_of_the_calendar_are_named_and_a_task_keeps_its_capital() -> None:
    """1,200 minutes a month · 12 ÷ 60 = 240 hours a year, of 52 weeks; 2 hours a week of management at 50."""
    scenario = Scenario("us-tx", "2026-07-01", {}, (Task("Books", 40, 30, 25.0),))
    hours = explain(scenario, "owner", "hours_needed").steps[0].steps[0]
    assert sentence(hours, untranslated, "en") == (
        "Hours a year for all tasks: minutes a month for all tasks (1,200) × 12 months ÷ 60 minutes = 240 hours"
    )
    briefing = sentence(explain(scenario, "va_hourly", "briefing"), untranslated, "en")
    assert briefing.endswith("nothing, because Books: your minutes to check is 0")
    manage = sentence(explain(scenario, "employee", "management"), untranslated, "en").replace(NBSP, " ")
    assert (
        manage
        == "Your time to manage: your hours a week managing the employee (2) × 52 weeks × value of your hour ($50) = $5,200"
    )


def test_in_danish_what_something_is_part_of_is_definite() -> None:
    """2.8 % of 47,550 is 1,331.40."""
    assert danish("employee", "retirement", Scenario("us-tx", "2026-07-01")) == (
        "Pensionsbidrag: 2,8 % (arbejdsgiverens pensionsbidrag) af bruttolønnen (47.550 US$) er 1.331,40 US$"
    )


def test_a_figure_is_a_places_own_only_if_the_place_has_it_itself() -> None:
    for place, origin in (("au-nsw", "our figure for New South Wales"), ("us-tx", "our figure"), ("gb", "our figure")):
        assert origin_text("employee.insurance_rate", Scenario(place), untranslated) == origin
    assert origin_text("employee.salary", Scenario("dk"), untranslated) == "our figure for Denmark"
    assert origin_text("owner.wanted_saving", Scenario("dk"), untranslated) == "our starting value"  # a wish is no estimate


def test_an_amount_by_the_hours_names_the_full_one_and_the_step() -> None:
    """12 hours of work a week in 52 weeks are 624; a full-time employee is productive for 1,350.01, so 46.2218 % of full time is
    37 x 52 x 0.462218 / 12 = 74.11 paid hours a month: from 39 to 78, a third. 457 / 3 = 152.33; 66 x 12 = 792; with another
    employee before, 2,821 / 3 = 940.33."""
    some = Scenario("dk", "2026-07-01", {"work.hours_per_week": 12, "employer.headcount": 1})
    reached = "the step from 39 hours a month on; here paid hours of each employee a month (74.11)"
    part = "part of the full amount for these hours a month"

    def told(line: str, scenario: Scenario = some, option: str = "employee_part_time") -> list[str]:
        text = explanation_text(explain(scenario, option, line), untranslated, "en").replace(NBSP, " ")
        return [each.strip() for each in text.splitlines()]

    aes = told("aes")
    assert aes[0] == f"Occupational disease fund (AES): 33.3333% ({part}) of DKK 457 is DKK 152.33"
    assert f"P{part[1:]}: 33.3333%, {reached}" in aes
    assert told("atp")[0] == f"Supplementary pension (ATP): DKK 792, {reached}"
    aub = told("aub")
    assert aub[0] == "Training contribution (AUB): DKK 2,821 × heads more that pay (0.33333) = DKK 940.33"
    assert f"This hire in heads, as the law counts them: 0.3333, {reached}" in aub
    few = some.change({"work.hours_per_week": 5})
    assert told("aes", few)[0] == (
        "Occupational disease fund (AES): nothing below 39 hours a month; here paid hours of each employee a month (30.88)"
    )
    many = some.change({"work.hours_per_week": 60})  # three people
    assert told("aes", many, "employee")[0] == "Occupational disease fund (AES): DKK 457 × employees (3) = DKK 1,371"
