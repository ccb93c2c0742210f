"""The traps of published calculators stay out: holiday on top of a salary, lost exemptions, allowances used twice."""

from __future__ import annotations

import pytest

from costmodel import Scenario, compare
from costmodel.compare import OptionCost
from costmodel.places import load_place, place_ids

CHOOSABLE = [place for place in place_ids() if load_place(place).choosable and place != "custom"]
SALARY = 40_000


def employee(place: str, **values: object) -> OptionCost:
    given = {"employee.salary": SALARY, **{key.replace("__", "."): value for key, value in values.items()}}
    return compare(Scenario(place, "2026-07-01", given, base="blank")).option("employee")


@pytest.mark.parametrize("place", CHOOSABLE)
def test_paid_leave_is_inside_the_salary_and_lowers_the_hours_only(place: str) -> None:
    days = {"employee__vacation_days": 25, "employee__public_holidays": 10, "employee__sick_days": 5}
    without = employee(place, work__hours_per_week=10)
    leave = employee(place, work__hours_per_week=10, **days)
    for line in leave.lines:
        if line.name == "workers_benefit_fund":  # Oregon's cents for each hour at work
            assert line.amount < without.line(line.name).amount
        else:
            assert line.amount == without.line(line.name).amount, line.name
    assert leave.line("gross_pay").amount == SALARY


@pytest.mark.parametrize("place", CHOOSABLE)
def test_no_share_of_pay_is_charged_for_holiday_but_what_the_law_gives_on_top(place: str) -> None:
    """The Nordic supplements are the only ones: Denmark's 1 and 0.45 %, Sweden's, Norway's rest."""
    named = {
        charge.name
        for charge in load_place(place).charges
        if any(word in charge.label.lower() for word in ("holiday", "vacation", "leave loading", "prayer day"))
    }
    allowed = {
        "dk": {"holiday_supplement", "great_prayer_day"}, "se": {"holiday_supplement"}, "no": {"holiday_pay"},
    }  # fmt: skip
    assert named == allowed.get(place, set())


@pytest.mark.parametrize("place", ["ca-on", "ca-bc", "ca-mb", "ca-nl"])
def test_a_small_employer_in_canada_pays_no_tax_on_the_payroll(place: str) -> None:
    taxes = [line for line in employee(place).lines if line.name in ("employer_health_tax", "health_and_education_levy")]
    assert [line.amount for line in taxes] == [0]
    large = employee(place, employer__headcount=100, employer__payroll=4_000_000)
    assert [large.line(line.name).amount > 0 for line in taxes] == [True]


@pytest.mark.parametrize("place", [place for place in CHOOSABLE if place.startswith("au-")])
def test_a_small_employer_in_australia_pays_no_payroll_tax(place: str) -> None:
    assert employee(place).line("payroll_tax").amount == 0
    assert employee(place, employer__headcount=100, employer__payroll=4_000_000).line("payroll_tax").amount > 0


def test_the_sick_pay_levy_of_germany_is_for_up_to_thirty_staff() -> None:
    # 2.1 % of 40,000 = 840
    assert employee("de", employer__headcount=30, employer__payroll=1_200_000).line("sick_pay_levy").amount == pytest.approx(840)
    assert employee("de", employer__headcount=31, employer__payroll=1_240_000).line("sick_pay_levy").amount == 0


def test_the_employment_allowance_is_used_once() -> None:
    # 15 % of (40,000 - 5,000) = 5,250 a head; three heads 15,750, of which 10,500 are let off once
    assert employee("gb", work__hours_per_week=120).line("national_insurance").amount == pytest.approx(15_750 - 10_500)
    # two others have used 10,500 up already
    others = {"employer__headcount": 2, "employer__payroll": 80_000}
    assert employee("gb", **others).line("national_insurance").amount == pytest.approx(5_250)


def test_the_first_employee_in_denmark_pays_no_training_contribution() -> None:
    assert employee("dk").line("aub").amount == 0
    assert employee("dk", employer__headcount=1, employer__payroll=400_000).line("aub").amount == pytest.approx(2_821)


@pytest.mark.parametrize(
    ("place", "line", "caps"),
    [
        # rate x cap of each year: 6.2 %; 5.95 % less 3,500; 9.3 %; 2.74 %; 23.6 % of twelve months
        ("us-tx", "social_security", {"2025-01-01": 0.062 * 176_100, "2026-01-01": 0.062 * 184_500}),
        ("ca-on", "canada_pension_plan", {"2025-01-01": 4_034.10, "2026-01-01": 4_230.45}),
        ("de", "pension_insurance", {"2025-01-01": 0.093 * 96_600, "2026-01-01": 0.093 * 101_400}),
        ("nl", "unemployment_fund", {"2025-01-01": 0.0274 * 75_864, "2026-01-01": 0.0274 * 79_409}),
        ("es", "common_contingencies", {"2025-01-01": 0.236 * 12 * 4_909.50, "2026-01-01": 0.236 * 12 * 5_101.20}),
    ],
)
def test_caps_are_those_of_the_year(place: str, line: str, caps: dict[str, float]) -> None:
    for date, most in caps.items():
        cost = compare(Scenario(place, date, {"employee.salary": 900_000}, base="blank")).option("employee")
        assert cost.line(line).amount == pytest.approx(most, abs=0.005)
