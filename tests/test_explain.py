"""A figure opens into the parts that made it, down to inputs with their sources; what is doubtful is said."""

from __future__ import annotations

import datetime

import pytest

from costmodel import InputError, Scenario, Task, compare
from costmodel.explain import Explanation, explain, trace
from costmodel.notices import Notice
from costmodel.places import load_place
from costmodel.records import CHOICE
from costmodel.symbols import spreadsheet

TEXAS = Scenario("us-tx", "2026-01-01", {"employee.salary": 60_000, "va.rate": 30, "owner.hour_value": 50})
TASKS = (Task("Letters", 40, 15, 9), Task("Books", 10, 30, 20, 28.0))


def names_of(explanation: Explanation) -> list[str]:
    return [step.name for step in explanation.steps]


def every_step(explanation: Explanation, seen: dict[str, Explanation]) -> dict[str, Explanation]:
    if explanation.name not in seen:
        seen[explanation.name] = explanation
        for step in explanation.steps:
            every_step(step, seen)
    return seen


def test_a_line_of_the_law_with_its_source() -> None:
    line = explain(TEXAS, "employee", "social_security")
    assert line.amount == pytest.approx(3720)
    assert (line.label, line.unit, line.confidence, line.provenance, line.key) == ("Social Security", "money", "high", "", None)
    assert line.source is not None
    assert line.source.url == "https://www.ssa.gov/oact/cola/cbb.html"
    assert str(line.date) == "2026-11-23"
    assert names_of(line) == ["pay_each"]
    assert spreadsheet(line.symbol, {"headcount": "A1", "pay_each": "A2"}) == "A1*0.062*MIN(A2,184500)"


def test_a_note_of_the_law() -> None:
    assert explain(TEXAS, "employee", "federal_unemployment").note.startswith("6.0% less the full credit")
    assert explain(TEXAS, "employee", "social_security").note == ""


def test_a_line_of_our_own_has_no_source_but_its_inputs_have() -> None:
    line = explain(TEXAS, "employee", "health_insurance")
    assert (line.source, line.date, line.confidence, line.note) == (None, None, "", "")
    premium = next(step for step in line.steps if step.key == "employee.health_insurance")
    assert premium.formula is None
    assert premium.source is not None
    assert "KFF" in premium.source.title
    assert (premium.amount, premium.unit, premium.confidence, premium.provenance) == (7885, "money/year", "medium", "place")
    assert premium.note.startswith("The employer's part")
    assert str(premium.date) == "2026-11-23"
    assert premium.steps == ()


def test_ones_own_figure_has_no_source() -> None:
    rate = next(s for s in explain(TEXAS, "va_hourly", "average_rate").steps if s.key == "va.rate")
    assert (rate.provenance, rate.source, rate.date, rate.confidence, rate.note) == ("scenario", None, None, "", "")
    assert rate.label == "VA rate an hour"


def test_a_default_of_the_model_and_a_blank() -> None:
    def weeks(scenario: Scenario) -> Explanation:
        return next(s for s in explain(scenario, "owner", "hours_needed").steps if s.key == "work.weeks_per_year")

    assert (weeks(TEXAS).provenance, weeks(TEXAS).source) == ("default", CHOICE)
    assert weeks(TEXAS.change(base="blank")).provenance == "blank"


def test_parts_that_change_nothing_here_are_left_out() -> None:
    billed = explain(TEXAS, "va_hourly", "billed_a_week")
    assert "va_productive_share" not in names_of(billed)
    scheduled = explain(TEXAS.change({"va.scheduled": True}), "va_hourly", "billed_a_week")
    assert "va_productive_share" in every_step(scheduled, {})
    bonus = explain(TEXAS, "employee", "bonus")
    assert names_of(bonus) == ["employee_bonus_rate"]  # nought times anything


def test_each_part_is_named_once() -> None:
    names = names_of(explain(TEXAS, "employee", "replacement_charges"))
    assert len(names) == len(set(names))


@pytest.mark.parametrize("tasks", [(), TASKS])
def test_every_figure_opens_down_to_its_inputs(tasks: tuple[Task, ...]) -> None:
    scenario = TEXAS.change(tasks=tasks)
    for option in compare(scenario).options:
        for line in option.lines:
            seen = every_step(explain(scenario, option.name, line.name), {})
            assert seen[line.name].amount == line.amount
            for step in seen.values():
                assert step.label
                assert step.unit
                assert sum(part is not None for part in (step.formula, step.key, step.node)) == 1
                if step.key and not step.key.startswith("tasks."):
                    assert step.key in line.uses


def test_a_field_of_a_task_is_named_after_its_task() -> None:
    scenario = TEXAS.change(tasks=TASKS)
    steps = {step.key: step for step in every_step(explain(scenario, "va_per_task", "invoice"), {}).values() if step.key}
    price = steps["tasks.2.price"]
    assert (price.about, price.label, price.amount, price.provenance) == ("Books", "Price each", 20, "scenario")
    assert steps["tasks.1.per_month"].amount == 40
    assert explain(scenario, "va_per_task", "invoice").about == ""
    assert steps["horizon.months"].about == ""


def test_a_task_without_a_rate_goes_by_the_usual_one() -> None:
    scenario = TEXAS.change(tasks=TASKS)
    written = repr(explain(scenario, "va_hourly", "average_rate").symbol)
    assert "tasks.2.rate" in written
    assert "tasks.1.rate" not in written


def test_a_switch_and_a_word_are_figures_too() -> None:
    scheduled = explain(TEXAS.change({"va.scheduled": True}), "va_hourly", "billed_a_week")
    switch = next(step for step in scheduled.steps if step.key == "va.scheduled")
    assert switch.amount is True
    assert scheduled.known("va_scheduled") == 1.0


def test_the_numbers_behind_the_names() -> None:
    line = explain(TEXAS.change(tasks=TASKS), "va_per_task", "invoice")
    assert line.known("tasks.1.price") == 9
    assert line.known("horizon_months") == 12


def test_a_figure_can_be_traced_without_a_comparison() -> None:
    formula = explain(TEXAS, "owner", "own_work").formula
    assert formula is not None
    assert repr(trace(formula, TEXAS)) == "multiply(own_hours, owner_hour_value)"


@pytest.mark.parametrize(
    ("option", "line", "message"),
    [
        ("employe", "gross_pay", "did you mean employee?"),
        ("robot", "gross_pay", "allowed: "),
        ("employee", "gros_pay", "did you mean gross_pay?"),
        ("va_per_task", "invoice", "VA by the task: no tasks are given"),
    ],
)
def test_what_does_not_exist_is_refused_with_what_does(option: str, line: str, message: str) -> None:
    with pytest.raises(InputError) as refused:
        explain(TEXAS, option, line)
    assert message in refused.value.say()


# Doubts


def doubts(
    place: str, date: str = "2026-01-01", tasks: tuple[Task, ...] = (), base: str = "default", **values: object
) -> dict[str, Notice]:
    given = {key.replace("__", "."): value for key, value in values.items()}
    return {notice.code: notice for notice in compare(Scenario(place, date, given, tasks, base)).notices}


def test_a_date_beyond_the_last_check_is_said() -> None:
    assert "figures_older" not in doubts("gb", load_place("gb").checked.isoformat())
    law = load_place("gb")
    day = law.checked + datetime.timedelta(days=1)
    notice = doubts("gb", day.isoformat())["figures_older"]
    assert notice.severity == "info"
    assert notice.message.say() == (
        f"The charges for the United Kingdom were last checked on {law.checked}; what changed since then is not in here."
    )


def test_a_date_on_which_the_law_is_to_be_looked_at_again_is_a_warning() -> None:
    law = load_place("gb")
    assert doubts("gb", (law.review - datetime.timedelta(days=1)).isoformat())["figures_older"].severity == "info"
    notice = doubts("gb", law.review.isoformat())["figures_older"]
    assert notice.severity == "warning"
    assert notice.message.say() == (
        f"The law of the United Kingdom was last checked on {law.checked} and was to be looked at again on {law.review}:"
        " what has changed since is not in here."
    )


def test_an_option_that_is_left_out_says_why() -> None:
    assert doubts("gb")["left_out_va_per_task"].message.say() == "Left out: VA by the task, because no tasks are given."
    unpriced = doubts("gb", tasks=(Task("Letters", 4, 15), Task("Books", 4, 15, 3), Task("Calls", 1, 1)))
    assert unpriced["left_out_va_per_task"].message.say() == (
        "Left out: VA by the task, because no price is given for: Letters, Calls."
    )
    assert doubts("gb")["left_out_va_retainer"].severity == "info"
    much = doubts("gb", work__hours_per_week=60)["left_out_employee_part_time"].message.say()
    assert much == "Left out: Part-time employee, because the work is more than one full-time person can do."


def test_a_retainer_that_cannot_do_the_work_says_how_many_hours_it_takes() -> None:
    """12 hours a week x 52 / 12 = 52 a month; a VA at four fifths of the speed works 65."""
    package = {"base": "blank", "work__hours_per_week": 12, "retainer__fee_per_month": 900}
    beyond = doubts("custom", retainer__hours_per_month=40, va__speed=0.8, **package)["left_out_va_retainer"]
    assert beyond.severity == "warning"
    assert beyond.message.say() == (
        "Left out: VA on a retainer, because the work takes more hours than the retainer holds, 65 a month where it has 40, "
        "and no rate is given for more."
    )
    without = doubts("custom", **package)["left_out_va_retainer"]
    assert without.severity == "warning"
    assert without.message.say() == (
        "Left out: VA on a retainer, because how many hours the retainer holds is not given, and the work takes 52 a month."
    )


def test_each_way_says_what_it_lacks() -> None:
    why = {code: notice.message.say().partition("because ")[2] for code, notice in doubts("custom", base="blank").items()}
    assert why == {
        "left_out_employee": "the salary is not given.",
        "left_out_employee_part_time": "the salary is not given.",
        "left_out_va_hourly": "the VA's hourly rate is not given.",
        "left_out_va_per_task": "no tasks are given.",
        "left_out_va_retainer": "the retainer's fee and hours are not given.",
        "left_out_owner": "what an hour of your own is worth is not given.",
    }


def test_a_charge_with_less_than_sure_evidence_is_said() -> None:
    california = doubts("us-ca")
    assert "charge_federal_unemployment_credit_reduction" in california
    assert "charge_state_unemployment" not in california
    nobody_employed = doubts("us-ca", base="blank", va__rate=30)
    assert "charge_federal_unemployment_credit_reduction" not in nobody_employed


def test_weak_evidence_is_named_unless_it_is_ones_own_figure() -> None:
    said = doubts("fr")["weak_evidence"].message.say()
    assert "Yearly salary" in said
    assert "VA rate an hour" in said
    own = doubts("fr", employee__salary=25_000)["weak_evidence"].message.say()
    assert "Yearly salary" not in own
    assert "weak_evidence" not in doubts("fr", base="blank", va__rate=30)


def test_a_rate_that_is_the_employers_own_is_asked_for() -> None:
    notice = doubts("us-wa")["rate_yours"]
    assert (notice.severity, notice.key) == ("warning", "law.state_unemployment_rate")
    assert notice.message.say().startswith("Your state unemployment tax rate: The state assigns this rate to your industry")
