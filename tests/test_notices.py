"""Doubts at their edges: each is said at it and not just below, in every kind of place, with the page that says so."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from costmodel import Scenario, Task, compare
from costmodel.bids import Bid
from costmodel.files import read_assumptions
from costmodel.notices import OVER_TIME, SEASONS, Notice
from costmodel.places import load_place
from costmodel.present import sentences
from costmodel.present.tables import comparison_json
from costmodel.record_reading import model_records
from costmodel.records import Range
from costmodel.scenario_file import read_scenario
from costmodel.strict_yaml import parse
from costmodel.words import untranslated

SCHEMA = Path(__file__).parent.parent / "docs" / "schema" / "compare.json"
LETTERS = (Task("Letters", 40, 15, 9),)
DOUBTS = {
    "like_an_employee", "misclassification", "retainer_unused", "minimum_order_idle", "hours_beyond_va", "hours_beyond_owner",
    "over_budget", "over_time_only", "not_used",
}  # fmt: skip


def doubts(place: str = "custom", tasks: tuple[Task, ...] = (), base: str = "blank", **values: object) -> dict[str, Notice]:
    """The notices by code, of a sum that starts from nothing with a VA at 30 an hour."""
    given = {"va.rate": 30, **{key.replace("__", "."): value for key, value in values.items()}}
    found = compare(Scenario(place, "2026-05-01", given, tasks, base)).notices
    assert len({notice.code for notice in found}) == len(found), "a doubt is said once"
    return {notice.code: notice for notice in found}


def said(notice: Notice) -> str:
    return notice.message.say()


# Used like an employee

FULL_TIME = [
    ("us-tx", 30, "The control test of the IRS", "https://www.irs.gov/taxtopics/tc762"),
    (
        "us-ca",
        30,
        "California's ABC test",
        "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=LAB&sectionNum=2775",
    ),
    ("gb", 35, "HMRC's test of employment status", "https://www.gov.uk/guidance/check-employment-status-for-tax"),
    (
        "dk",
        37,
        "The overall assessment by circular 129 of the Danish tax authority",
        "https://info.skat.dk/data.aspx?oid=2048530",
    ),
]


@pytest.mark.parametrize(("place", "hours", "test", "url"), FULL_TIME)
def test_full_time_alone_is_a_warning_with_the_test_of_the_place(place: str, hours: float, test: str, url: str) -> None:
    assert "like_an_employee" not in doubts(place, work__hours_per_week=hours - 0.01)
    notice = doubts(place, work__hours_per_week=hours)["like_an_employee"]
    assert notice.severity == "warning"
    assert notice.source is not None
    assert notice.source.url == url
    text = said(notice)
    assert text.startswith(
        f"A virtual assistant like this may count as your employee: {hours} hours a week, where {hours} count as full time. "
    )
    assert f"{test} asks: " in text
    status = load_place(place).status
    assert status is not None
    assert all(sign in text for sign in status.signs)
    assert text.endswith(status.evidence.note)
    assert "  " not in text


@pytest.mark.parametrize("key", ["va__one_client", "va__scheduled", "va__your_equipment"])
@pytest.mark.parametrize("place", ["us-ca", "gb", "dk"])
def test_one_other_sign_is_worth_knowing(place: str, key: str) -> None:
    notice = doubts(place, work__hours_per_week=10, **{key: True})["like_an_employee"]
    assert notice.severity == "info"
    sign = {"va__one_client": "no other clients", "va__scheduled": "scheduled hours", "va__your_equipment": "your equipment"}[key]
    assert said(notice).startswith(f"One sign of an employee is here: {sign}. ")


@pytest.mark.parametrize("place", ["us-tx", "gb", "dk"])
def test_two_signs_are_a_warning_however_few_the_hours(place: str) -> None:
    assert "like_an_employee" not in doubts(place, work__hours_per_week=10)
    notice = doubts(place, work__hours_per_week=10, va__one_client=True, va__your_equipment=True)["like_an_employee"]
    assert notice.severity == "warning"
    assert "employee: no other clients, your equipment. " in said(notice)


def test_without_a_law_full_time_is_ones_own_and_the_test_is_left_to_look_up() -> None:
    assert "like_an_employee" not in doubts(work__hours_per_week=39.99)
    notice = doubts(work__hours_per_week=40)["like_an_employee"]
    assert (notice.severity, notice.source) == ("warning", None)
    assert said(notice) == (
        "A virtual assistant like this may count as your employee: 40 hours a week, where 40 count as full time. "
        "Look up what your law asks."
    )
    assert doubts(work__hours_per_week=37, employee__hours_per_week=37)["like_an_employee"].severity == "warning"
    one = doubts(work__hours_per_week=5, va__one_client=True)["like_an_employee"]
    assert said(one) == "One sign of an employee is here: no other clients. Look up what your law asks."


def test_what_counts_are_the_hours_that_the_va_is_at_work() -> None:
    slow = doubts("us-tx", work__hours_per_week=24, va__speed=0.8)  # 24 / 0.8 = 30
    assert "30 hours a week" in said(slow["like_an_employee"])
    scheduled = doubts("us-tx", work__hours_per_week=24, va__scheduled=True, va__productive_share=0.8)  # 24 / 0.8 = 30
    assert "30 hours a week" in said(scheduled["like_an_employee"])
    at_least = doubts("us-tx", work__hours_per_week=20, va__scheduled=True, va__minimum_hours_per_week=30)
    assert "30 hours a week" in said(at_least["like_an_employee"])
    # A minimum order of hours that nobody works is no sign of one.
    assert "like_an_employee" not in doubts("us-tx", work__hours_per_week=20, va__minimum_hours_per_week=30)


def test_every_way_with_a_va_is_looked_at_and_no_other() -> None:
    by_task = (Task("Letters", 520, 15, 9),)  # 520 x 15 min x 12 / 52 = 30 hours a week
    assert "30 hours a week" in said(doubts("us-tx", by_task, va__rate=0)["like_an_employee"])
    retainer = {"va__rate": 0, "retainer__fee_per_month": 900, "retainer__hours_per_month": 200}
    assert "30 hours a week" in said(doubts("us-tx", work__hours_per_week=30, **retainer)["like_an_employee"])
    alone = doubts("us-tx", va__rate=0, employee__salary=50_000, va__one_client=True)
    assert "like_an_employee" not in alone


# Back charges if ruled an employee


def test_the_chance_of_being_called_an_employee_is_an_average() -> None:
    risk = {"work__hours_per_week": 10, "va__misclassification_risk": 0.05}
    assert "misclassification" not in doubts("us-tx", base="default", work__hours_per_week=10)
    notice = doubts("us-tx", base="default", **risk)["misclassification"]
    assert (notice.severity, notice.key) == ("info", "va.misclassification_risk")
    assert notice.source is not None
    assert notice.source.url == "https://www.law.cornell.edu/uscode/text/26/3509"
    assert "is an average" in said(notice)
    assert "13.71% if they were not filed" in said(notice)
    own = doubts("us-tx", base="default", **risk, va__misclassification_rate=0.3)["misclassification"]
    assert (own.source, "13.71" in said(own)) == (None, False)


@pytest.mark.parametrize("place", ["gb", "dk", "custom"])
def test_a_chance_without_what_would_be_owed_counts_nothing(place: str) -> None:
    notice = doubts(place, base="default", work__hours_per_week=10, va__misclassification_risk=0.05)["misclassification"]
    assert (notice.severity, notice.source) == ("info", None)
    assert said(notice) == (
        "“Chance of being ruled an employee” is given but not “Back charges if ruled an employee”, so nothing is counted for it."
    )
    nobody = doubts(place, va__rate=0, va__misclassification_risk=0.05)
    assert "misclassification" not in nobody


def test_what_the_tax_law_asks_in_the_united_states() -> None:
    # 1.5 % of pay, 20 % of 7.65 % = 1.53 %, and 7.65 %
    rate = load_place("us").defaults["va.misclassification_rate"]
    assert rate.value == pytest.approx(0.015 + 0.2 * 0.0765 + 0.0765)
    values = {"va.rate": 30, "work.hours_per_week": 10, "va.misclassification_risk": 0.1, "va.misclassification_rate": 0.1068}
    cost = compare(Scenario("us-tx", "2026-05-01", values, base="blank")).option("va_hourly")
    assert cost.line("misclassification").amount == pytest.approx(166.608)  # 0.1 x 0.1068 x 15,600


# Paid for nothing


@pytest.mark.parametrize("place", ["us-tx", "gb", "custom"])
def test_hours_of_a_retainer_that_are_lost(place: str) -> None:
    package = {"va__rate": 0, "work__hours_per_week": 12, "retainer__fee_per_month": 900}  # 12 x 52 / 12 = 52 hours a month
    assert "retainer_unused" not in doubts(place, **package, retainer__hours_per_month=52)
    notice = doubts(place, **package, retainer__hours_per_month=53)["retainer_unused"]
    assert (notice.severity, notice.key) == ("info", "retainer.hours_per_month")
    assert said(notice) == "1 hours a month of the retainer are paid for and not used."


def test_hours_carried_over_are_lost_too_if_no_month_needs_them() -> None:
    package = {"va__rate": 0, "work__hours_per_week": 12, "retainer__fee_per_month": 900, "retainer__rollover": 1}
    assert "8 hours a month" in said(doubts(**package, retainer__hours_per_month=60)["retainer_unused"])
    # Half a year of work: 52 hours in each of six months, 26 beyond the package, and six months of 26 unused make up for them.
    half = {**package, "work__weeks_per_year": 26, "retainer__hours_per_month": 26}
    assert "retainer_unused" not in doubts(**half)
    assert "13 hours a month" in said(
        doubts(**{**half, "retainer__rollover": 0, "retainer__overage_rate": 30})["retainer_unused"]
    )


@pytest.mark.parametrize("place", ["us-tx", "dk", "custom"])
def test_a_minimum_order_that_idles(place: str) -> None:
    assert "minimum_order_idle" not in doubts(place, work__hours_per_week=10, va__minimum_hours_per_week=10)
    notice = doubts(place, work__hours_per_week=10, va__minimum_hours_per_week=10.5)["minimum_order_idle"]
    assert (notice.severity, notice.key) == ("info", "va.minimum_hours_per_week")
    assert said(notice) == "0.5 hours a week are billed without work, because at least 10.5 are billed."
    scheduled = doubts(place, work__hours_per_week=8, va__minimum_hours_per_week=10, va__scheduled=True, va__productive_share=0.8)
    assert "minimum_order_idle" not in scheduled  # 8 / 0.8 = 10


@pytest.mark.parametrize("place", ["us-tx", "dk", "custom"])
def test_a_part_time_employee_with_what_a_full_time_one_is_given(place: str) -> None:
    full_time = {"employee__salary": 40_000, "employee__hours_per_week": 40, "employee__desk_per_month": 200}
    notice = doubts(place, work__hours_per_week=30, **full_time)["whole_for_a_part"]
    assert (notice.severity, notice.key) == ("info", "employee.desk_per_month")
    assert said(notice).startswith("For a part-time employee too these are counted in full: Desk space a month. Lower")
    assert "whole_for_a_part" in doubts(place, work__hours_per_week=39.9, **full_time)
    assert "whole_for_a_part" not in doubts(place, work__hours_per_week=40, **full_time)
    assert "whole_for_a_part" not in doubts(place, work__hours_per_week=30, **{**full_time, "employee__desk_per_month": 0})


# Hardly meant


@pytest.mark.parametrize(
    ("salary", "asked"),
    [
        (9_000, "less than a fifth"), (22, "less than a fifth"), (9_520, ""), (237_000, ""), (240_000, "more than five times"),
    ],
)  # fmt: skip
def test_pay_of_another_period(salary: float, asked: str) -> None:
    # What is usual in Texas is 47,550: a fifth of that is 9,510, five times that are 237,750.
    notice = doubts("us-tx", employee__salary=salary).get("salary_unlikely")
    assert (notice is not None) == bool(asked)
    if notice:
        assert (notice.severity, notice.key) == ("warning", "employee.salary")
        assert asked in said(notice)
    assert "salary_unlikely" not in doubts("custom", employee__salary=salary)  # nothing is usual there


def test_a_rate_of_another_period_is_asked_about_and_a_low_one_is_not() -> None:
    # Usual in the United States is 39 an hour, five times that are 195.
    assert "rate_unlikely" not in doubts("us-tx", va__rate=195)
    assert doubts("us-tx", va__rate=Range(150, 196, 300))["rate_unlikely"].severity == "warning"
    assert "rate_unlikely" not in doubts("us-tx", va__rate=196, va__exchange_rate=0.018)
    assert "rate_unlikely" not in doubts("us-tx", va__rate=3)


def test_a_rate_of_nothing_is_said_to_leave_the_va_out() -> None:
    notice = doubts("us-tx", base="default", va__rate=0)["rate_of_nothing"]
    assert (notice.key, notice.severity) == ("va.rate", "warning")
    assert "rate_of_nothing" not in doubts("us-tx", va__rate=1)


def test_an_own_hour_worth_nothing_is_said_to_leave_nothing_to_compare() -> None:
    notice = doubts("us-tx", base="default", owner__hour_value=0)["own_hour_worth_nothing"]
    assert (notice.severity, notice.key) == ("warning", "owner.hour_value")
    assert "own_hour_worth_nothing" not in doubts("us-tx")
    assert "own_hour_worth_nothing" not in doubts("us-tx", owner__hour_value=1)


# Beyond a person


@pytest.mark.parametrize("place", ["us-tx", "gb", "dk"])
def test_more_hours_than_a_person_can_work(place: str) -> None:
    most = {"base": "default", "owner__hour_value": 50, "va__redo_rate": 0}
    at = doubts(place, **most, work__hours_per_week=60)
    assert not {"hours_beyond_va", "hours_beyond_owner"} & at.keys()
    beyond = doubts(place, **most, work__hours_per_week=60.5)
    assert beyond["hours_beyond_va"].severity == beyond["hours_beyond_owner"].severity == "warning"
    assert said(beyond["hours_beyond_va"]) == (
        "One virtual assistant would work 60.5 hours a week. It takes 2; finding and teaching counts for one."
    )
    assert said(beyond["hours_beyond_owner"]) == "You would work 60.5 hours a week on this. It takes 2 people."


def test_nobody_works_more_hours_than_a_week_has() -> None:
    for base in ("blank", "default"):
        free = {"base": base, "work__most_hours_per_person": 168, "owner__hour_value": 50, "va__redo_rate": 0}
        assert not {"hours_beyond_va", "hours_beyond_owner"} & doubts(**free, work__hours_per_week=168).keys()
        assert {"hours_beyond_va", "hours_beyond_owner"} <= doubts(**free, work__hours_per_week=168.1).keys()
    limits = model_records()["work.most_hours_per_person"].limits
    assert limits is not None
    assert limits[1] == 168


def test_a_person_at_a_time() -> None:
    quick = doubts(work__hours_per_week=100, work__most_hours_per_person=40, owner__speed=2.5, owner__hour_value=50)
    assert "It takes 3; " in said(quick["hours_beyond_va"])  # 100 / 40 = 2.5
    assert "hours_beyond_owner" not in quick  # 100 / 2.5 = 40
    exactly = doubts(work__hours_per_week=120, work__most_hours_per_person=40)
    assert "It takes 3; " in said(exactly["hours_beyond_va"])
    employed = doubts(va__rate=0, employee__salary=50_000, work__hours_per_week=200)
    assert not {"hours_beyond_va", "hours_beyond_owner"} & employed.keys()


# The budget


@pytest.mark.parametrize("place", ["us-tx", "gb", "custom"])
def test_more_than_can_be_paid_out_in_a_year(place: str) -> None:
    year = {"work__hours_per_week": 10, "owner__hour_value": 500}  # 10 x 52 x 30 = 15,600, and 260,000 of the owner's time
    assert "over_budget" not in doubts(place, **year)
    assert "over_budget" not in doubts(place, **year, owner__budget_per_year=15_600)
    notice = doubts(place, **year, owner__budget_per_year=15_599.99)["over_budget"]
    assert (notice.severity, notice.key) == ("info", "owner.budget_per_year")
    assert said(notice) == "More is paid out in a year than the most that you set: VA by the hour."
    two_years = doubts(place, **year, owner__budget_per_year=15_600, horizon__months=24)
    assert "over_budget" not in two_years


# What counts elsewhere


def test_what_counts_over_time_only_is_told_once() -> None:
    values = {"horizon.inflation": 0.02, "horizon.switch_month": 6, "va.notice_weeks": 3, "employee.severance_weeks": 4}
    values |= dict.fromkeys(SEASONS, 0.5)
    found = doubts(base="default", **{key.replace(".", "__"): value for key, value in values.items()})
    notice = found["over_time_only"]
    assert notice.severity == "info"
    assert said(notice) == (
        "These count in “Over time” only, and change nothing in this comparison: Weeks of severance pay, "
        "Weeks of notice to the VA, Month of the switch, Inflation, Work by the month."
    )
    assert "not_used" not in found
    assert "over_time_only" not in doubts(base="default", horizon__months=24)


def test_hours_that_the_tasks_decide_are_said_not_to_be_used() -> None:
    found = doubts(tasks=(Task("Books", 40, 30),), work__hours_per_week=10)
    assert (
        said(found["hours_by_tasks"])
        == "Your tasks give the hours of work a week; the number of hours in the scenario file is not used."
    )
    assert "not_used" not in found
    assert "hours_by_tasks" not in doubts(work__hours_per_week=10)


def test_what_changes_nothing_is_still_said() -> None:
    found = doubts(work__hours_per_week=10, retainer__rollover=1, owner__wanted_saving=0.3, owner__budget_per_year=1e6)
    assert said(found["not_used"]) == "These change nothing in this comparison: Share of unused hours carried over."
    assert "over_time_only" not in found
    others = {"work__most_hours_per_person": 80, "va__one_client": True, "va__your_equipment": True}
    assert "not_used" not in doubts(work__hours_per_week=10, **others)


def test_the_keys_that_count_over_time_only_exist() -> None:
    assert set(SEASONS) <= model_records().keys()
    assert len(SEASONS) == 12
    assert all(any(key.startswith(start) for key in model_records()) for start in OVER_TIME)


# All together


def test_everything_doubtful_at_once_stays_readable_and_fits_the_schema() -> None:
    values = {
        "va.one_client": True, "va.scheduled": True, "va.your_equipment": True, "va.misclassification_risk": 0.1,
        "va.minimum_hours_per_week": 160, "work.hours_per_week": 80, "va.productive_share": 0.9, "owner.budget_per_year": 1,
        "retainer.fee_per_month": 9_000, "retainer.hours_per_month": 900, "horizon.inflation": 0.02, "work.may": 2,
    }  # fmt: skip
    comparison = compare(Scenario("us-ca", "2026-05-01", values, LETTERS))
    codes = [notice.code for notice in comparison.notices]
    assert len(codes) == len(set(codes))
    assert len(codes) < 20
    told = comparison_json(comparison, untranslated)
    jsonschema.Draft202012Validator(parse(SCHEMA.read_text("utf-8"), "compare.json").value).validate(told)
    sources = {notice["code"]: notice["source"] for notice in told["notices"] if "source" in notice}
    assert sources == {
        "like_an_employee": {
            "title": "California Labor Code 2775, the ABC test", "url": "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=LAB&sectionNum=2775",
        },
        "misclassification": {
            "title": "26 USC 3509, employer's liability where a worker was not treated as an employee",
            "url": "https://www.law.cornell.edu/uscode/text/26/3509",
        },
    }  # fmt: skip


def test_a_plain_scenario_has_none_of_these_doubts() -> None:
    for place in ("us-tx", "gb", "dk"):
        found = {notice.code for notice in compare(Scenario(place, "2026-05-01")).notices}
        assert not DOUBTS & found


def test_the_example_that_looks_like_an_employee_is_told_so() -> None:
    scenario = read_scenario(read_assumptions("scenarios", "us-manila-full-time.yaml"))
    found = {notice.code: notice for notice in compare(scenario).notices}
    assert found["like_an_employee"].severity == "warning"
    assert "40 hours a week, where 30 count as full time, no other clients, scheduled hours. California's" in said(
        found["like_an_employee"]
    )


# What a place's file warns of


def test_a_small_job_in_germany_has_rules_of_its_own() -> None:
    # six of forty hours at 40,000 are 6,000 a year, 500 a month; 24,000 a year are 2,000 a month
    few = compare(Scenario("de", "2026-05-01", {"employee.salary": 40_000, "work.hours_per_week": 6}, base="blank")).notices
    told = next(notice for notice in few if notice.code == "caution_small_job")
    assert (told.severity, told.key) == ("warning", "employee.salary")
    assert "Minijob" in told.message.say()
    assert told.source is not None
    assert "bmas.de" in told.source.url
    many = compare(Scenario("de", "2026-05-01", {"employee.salary": 40_000, "work.hours_per_week": 40}, base="blank")).notices
    assert "caution_small_job" not in {notice.code for notice in many}
    at = Scenario("de", "2026-05-01", {"employee.salary": 24_000, "work.hours_per_week": 40}, base="blank")
    assert "caution_small_job" in {notice.code for notice in compare(at).notices}
    above = at.change({"employee.salary": 24_000.02})
    assert "caution_small_job" not in {notice.code for notice in compare(above).notices}


@pytest.mark.parametrize(
    ("duty", "vat", "said_so"),
    [
        ("not_due", 0, False),
        ("most_exempt_businesses", 0, True),
        ("banks_and_insurers", 0, True),
        ("banks_and_insurers", 0.25, False),
    ],
)
def test_payroll_duty_in_denmark_goes_with_vat_that_is_lost(duty: str, vat: float, said_so: bool) -> None:
    found = doubts("dk", law__payroll_duty=duty, va__irrecoverable_vat_rate=vat)
    assert ("caution_vat" in found) is said_so


@pytest.mark.parametrize(
    ("paid", "said_so"), [({}, False), ({"employee.other_costs": 0}, True), ({"employee.other_costs": 1}, False)]
)
def test_denmark_asks_for_the_accident_insurance_where_it_was_taken_out(paid: dict[str, float], said_so: bool) -> None:
    found = {notice.code: notice for notice in compare(Scenario("dk", "2026-05-01", paid)).notices}
    assert ("caution_accident_insurance" in found) is said_so
    if said_so:
        assert found["caution_accident_insurance"].key == "employee.other_costs"


# Figures that are due for another look


def test_what_is_due_by_the_day_of_the_comparison_is_named_but_not_ones_own_figures() -> None:
    california = compare(Scenario("us-ca", "2026-12-01")).notices
    due = next(notice for notice in california if notice.code == "figures_due")
    assert due.severity == "info"
    assert due.message.say() == "By this day these figures are due for another look: Federal unemployment tax (credit reduction)."
    early = compare(Scenario("us-ca", "2026-11-30")).notices
    assert "figures_due" not in {notice.code for notice in early}
    late = next(n for n in compare(Scenario("us-tx", "2028-01-01")).notices if n.code == "figures_due").message.say()
    assert "Yearly salary" in late
    own = Scenario("us-tx", "2028-01-01", {"employee.salary": 50_000})
    assert "Yearly salary" not in next(n for n in compare(own).notices if n.code == "figures_due").message.say()


def test_a_figure_with_a_range_of_our_own_is_an_estimate_even_where_it_changes_nothing() -> None:
    notice = next(notice for notice in compare(Scenario("us-tx")).notices if notice.code == "examples")
    assert {"Your speed against an employee's", "VA's speed against an employee's"} <= set(
        said(notice).rstrip(".").split(": ")[1].split(", ")
    )
    assert "Paid trial" not in said(notice)


def listed(scenario: Scenario) -> set[str]:
    """What is named as weakly documented, as without statistics, or as due for another look."""
    found = {notice.code: notice for notice in compare(scenario).notices}
    named = [said(found[code]) for code in ("weak_evidence", "examples", "figures_due") if code in found]
    return {label for text in named for label in text.partition(": ")[2].partition(".")[0].split(", ")}


def test_what_can_change_no_option_is_not_called_doubtful() -> None:
    # On the day of 2028 every figure of ours is due for another look.
    late = Scenario("us-tx", "2028-01-01", {"employee.desk_per_month": 0})
    idle, share = "VA's productive share of scheduled hours", "Employee's productive share of hours at work"
    assert idle not in listed(late)
    assert share in listed(late)
    assert idle in listed(late.change({"va.scheduled": True}))
    assert {idle, share} & listed(late.change({"va.scheduled": True, "va.productive_share": 0.9})) == {share}
    # Where nothing is bought, nothing is written off.
    assert "Life of the equipment" in listed(late)
    assert "Life of the equipment" not in listed(late.change({"employee.equipment": 0}))
    # A minimum order of nought moves nothing now, but a higher one would.
    assert {"va.minimum_hours_per_week", "va.speed"} <= compare(late).counting
    assert compare(late).uses - compare(late).counting >= {"va.productive_share", "employee.office_share"}


@pytest.mark.parametrize("place", ["us-tx", "us-de", "fr", "dk", "custom"])
def test_a_figure_that_does_not_count_moves_no_total_wherever_it_is_put(place: str) -> None:
    scenario = Scenario(place, "2026-07-01", {"employee.salary": 40_000, "va.rate": 20})
    comparison = compare(scenario)
    totals = {cost.name: cost.total for cost in comparison.options}
    idle = comparison.uses - comparison.counting
    assert "va.productive_share" in idle
    for key in idle:
        low, high = scenario.record(key).limits or (0, 0)
        for value in (low, high, (low + high) / 2, low + (high - low) / 1000):
            moved = compare(scenario.change({key: value}))
            assert {cost.name: cost.total for cost in moved.options} == pytest.approx(totals), key
    for key in ("employee.productive_share", "va.redo_rate", "owner.hour_value"):
        assert key in comparison.counting


def test_the_payroll_of_the_others_is_asked_for_only_where_it_changes_a_charge() -> None:
    # The Danish AUB is one amount a head, the British Employment Allowance is used up by what the others are paid.
    assert "business_by_half" not in doubts("dk", base="default", employer__headcount=2)
    assert said(doubts("gb", base="default", employer__headcount=2)["business_by_half"]) == (
        "The payroll of your other employees is not given: they are taken to be paid like this hire."
        " Enter it under “Payroll a year so far” if it is otherwise."
    )
    assert said(doubts("dk", base="default", employer__payroll=900_000)["business_by_half"]) == (  # counts as one head
        "How many employees the payroll is for is not given: it is taken to be one."
        " Enter it under “Employees so far” if it is otherwise."
    )


def test_a_rate_beside_the_usual_holds_only_if_somebody_asks_it() -> None:
    """In Denmark we found 325 to 450."""
    low = (
        "Your VA rate lies below what we found for Denmark (DKK 325 – DKK 450)."
        " The answer holds only if you find somebody at that price."
    )
    high = "Your VA rate lies above what we found for Denmark (DKK 325 – DKK 450). You may find somebody for less."
    found = doubts("dk", va__rate=Range(75, 105, 140))["rate_beside_usual"]
    assert (found.severity, said(found)) == ("warning", low)  # the VA is cheapest: the answer hangs on it
    assert doubts("dk", va__rate=324, owner__hour_value=1)["rate_beside_usual"].severity == "info"  # the owner is
    assert doubts("dk", va__rate=500)["rate_beside_usual"].severity == "info"
    assert said(doubts("dk", va__rate=324.99)["rate_beside_usual"]) == low
    asked = Scenario("dk", "2026-07-01", {"va.rate": 295}, base="blank", bids=(Bid("Lone", "va_hourly", {"va.rate": 295}),))
    assert "rate_beside_usual" not in {notice.code for notice in compare(asked).notices}  # somebody asks just that
    in_pesos = asked.change(bids=(Bid("Lone", "va_hourly", {"va.rate": 295, "va.exchange_rate": 0.12}, "PHP"),))
    assert "rate_beside_usual" in {notice.code for notice in compare(in_pesos).notices}
    dearer = asked.change(bids=(Bid("Lone", "va_hourly", {"va.rate": 300}),))
    assert "rate_beside_usual" in {notice.code for notice in compare(dearer).notices}
    assert said(doubts("dk", va__rate=Range(451, 500, 600))["rate_beside_usual"]) == high
    for inside in (325, 450, Range(75, 200, 325), Range(450, 500, 600)):
        assert "rate_beside_usual" not in doubts("dk", va__rate=inside)
    assert "rate_beside_usual" not in doubts("dk", va__rate=400, va__exchange_rate=0.12)  # a VA from elsewhere
    assert "rate_beside_usual" not in doubts("dk", va__rate=3000)  # said otherwise
    assert "rate_beside_usual" not in doubts(va__rate=3)  # nothing is usual there
    assert sentences.said(found.message, untranslated, "en", "dk").count("DKK\u00a0325") == 1


# VAT on what is bought for an employee


def test_vat_that_is_lost_on_what_an_employee_needs_is_for_the_reader_to_put_in() -> None:
    notice = doubts("dk", employee__salary=400_000, va__irrecoverable_vat_rate=0.25)["vat_on_purchases"]
    assert (notice.severity, notice.key) == ("info", "va.irrecoverable_vat_rate")
    assert said(notice) == (
        "VAT is added to the VA's invoice only. Put in desk space, equipment, software, training and recruiting as you pay them,"
        " with the VAT that you can't reclaim; our figures may be without it."
    )
    assert "vat_on_purchases" not in doubts("dk", employee__salary=400_000)  # all of it is reclaimed
    assert "vat_on_purchases" not in doubts("dk", va__irrecoverable_vat_rate=0.25)  # no salary, so no employee is compared


# Spared what an employee is charged

_BOTH = (
    "A VA is counted as up to speed from the first day and never away, because no figure for that is known to us; an employee"
    " learns for 8 weeks and has leave. Put in your own under “Weeks until a new VA is up to speed” and “Weeks the VA"
    " works a year”."
)
_LEARNS_ONLY = (
    "A VA is counted as up to speed from the first day, because no figure for that is known to us; an employee learns for 8"
    " weeks. Put in your own under “Weeks until a new VA is up to speed”."
)
_AWAY_ONLY = (
    "A VA is counted as never away, because no figure for that is known to us; an employee has leave."
    " Put in your own under “Weeks the VA works a year”."
)


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({}, _BOTH),
        ({"va__weeks_per_year": 46}, _LEARNS_ONLY),
        ({"va__weeks_per_year": 52}, _LEARNS_ONLY),  # the reader's own figure
        ({"va__ramp_up_weeks": 4}, _AWAY_ONLY),
        ({"va__ramp_up_weeks": 0}, _AWAY_ONLY),
        ({"employee__ramp_up_weeks": 0}, _AWAY_ONLY),
        ({"work__weeks_per_year": 46}, _BOTH),  # away only when there is no work
        ({"employee__ramp_up_weeks": 1}, _BOTH.replace("8 weeks", "a week")),
    ],
)
def test_what_a_va_is_spared_is_said_as_far_as_it_is_so(given: dict[str, float], text: str) -> None:
    assert said(doubts("us-tx", base="default", **given)["va_spared"]) == text


def test_an_employee_who_is_hired_in_no_time_is_said_beside_the_hours_of_a_va() -> None:
    notice = doubts("us-tx", base="default")["hiring_spared"]
    assert (notice.severity, notice.key) == ("info", "employee.hiring_hours")
    assert said(notice) == (
        "Your time to hire an employee isn't counted; for a VA it is 15 hours."
        " Put in your own under “Your hours hiring an employee”. Your time under “Hiring and settling in” is what you do yourself"
        " while the employee learns."
    )
    assert said(doubts("us-tx", base="default", employee__ramp_up_weeks=0)["hiring_spared"]).endswith("hiring an employee”.")
    assert "it is 7.5 hours." in said(doubts("us-tx", base="default", va__onboarding_hours=7.5)["hiring_spared"])
    silent: list[dict[str, float]] = [
        {"employee__hiring_hours": 0},  # the reader's own figure
        {"employee__hiring_hours": 15}, {"va__onboarding_hours": 0}, {"owner__hour_value": 0}, {"employee__salary": 0},
        {"va__rate": 0},
    ]  # fmt: skip
    for given in silent:
        assert "hiring_spared" not in doubts("us-tx", base="default", **given), given
    assert "hiring_spared" not in doubts("us-tx", employee__salary=40000, va__onboarding_hours=15, owner__hour_value=30)


def test_what_a_va_is_spared_is_a_warning_where_the_va_is_cheapest() -> None:
    assert doubts("us-tx", base="default", va__rate=5)["va_spared"].severity == "warning"
    assert doubts("us-tx", base="default", va__rate=500)["va_spared"].severity == "info"


def test_nothing_is_said_of_what_both_are_spared_or_both_charged() -> None:
    assert "va_spared" not in doubts("us-tx", base="default", va__ramp_up_weeks=8, va__weeks_per_year=46)
    assert "va_spared" not in doubts("us-tx", employee__salary=40000, employee__ramp_up_weeks=8)  # one's own blank sheet
    assert "va_spared" not in doubts("us-tx", base="default", va__rate=0)  # no VA
