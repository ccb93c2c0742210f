"""Every fold of the answers says how its figure came about and what was assumed; an assumption is changed where it stands."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from pages import checked, explanations, now, opened
from streamlit.testing.v1 import AppTest

from costmodel import Scenario, Task
from costmodel.present import figures_assumed
from costmodel.present.link import exact_payload
from costmodel.records import Range

OFFICE = Scenario("us-tx", "2026-07-01", {"employee.salary": 47_550, "va.rate": Range(25, 30, 35), "work.hours_per_week": 12})
FOLDS = {
    ("What would change it", "why_flips"): "costs less than every other way.",
    ("What would change it", "why_rate"): "a VA by the hour costs just that.",
    ("What would change it", "why_crossing_va_hourly_owner"): "It follows exactly from how both ways are worked out",
    ("How sure", "why_chance"): "cases were drawn: in each, every uncertain figure below got a value at random",
}


def told(page: AppTest) -> str:
    return html.unescape("\n".join(explanations(page))).replace("\u00a0", " ")


@pytest.mark.parametrize("fold", FOLDS, ids=lambda fold: str(fold[1]))
def test_a_fold_says_how_and_what_was_assumed_and_is_worked_out_once(
    fold: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tab, name = fold
    asked: list[object] = []
    ranked = figures_assumed.of.untouched
    monkeypatch.setattr(figures_assumed.of, "untouched", lambda *of: asked.append(of) or ranked(*of))
    page = opened(OFFICE, answers=tab, curve_key="va.rate", **{name: True})
    said = told(page)
    assert FOLDS[fold] in said
    assert said.count("What matters most of what we assumed and you did not change") == len(asked) >= 1
    assert "(our figure). If it is a tenth higher, this figure" in said
    assert 'data-key="owner.hour_value"' in said
    before = len(asked)
    checked(page.run())
    assert len(asked) == before


def test_how_sure_explains_the_typical_saving_too() -> None:
    said = told(opened(OFFICE, answers="How sure", why_chance=True))
    assert "Against doing it yourself the middle case is" in said
    assert "With all else at its likeliest: at $25 " in said


def test_a_total_opens_down_to_what_can_be_changed_and_what_is_tried_cannot() -> None:
    said = told(opened(OFFICE, _open="va_hourly"))
    assert "VA's invoice: hours billed (655.2) × average hourly rate ($30) = $19,656" in said
    assert 'data-key="va.rate" aria-label="Change: VA rate an hour"' in said
    of_flips = told(opened(OFFICE, answers="What would change it", why_rate=True)).partition("(tried here)")[2]
    assert 'data-key="va.rate"' not in of_flips.partition("</details>")[0]


def test_what_one_says_in_place_of_the_law_is_changed_below_its_charge() -> None:
    page = opened(OFFICE, _open="employee_part_time")
    row = told(page).partition("State unemployment insurance")[2].partition("Change: Your state unemployment tax rate")[0]
    assert row.endswith('data-key="law.state_unemployment_rate" aria-label="')
    assert "<span>Your state unemployment tax rate</span><b>what the law says</b>" in row
    assert "The rate on your state's yearly rate notice." in row
    own = told(opened(OFFICE.change({"law.state_unemployment_rate": 0.012}), _open="employee_part_time"))
    row = own.partition("<span>State unemployment insurance")[2].partition("Change: Your state unemployment tax rate")[0]
    assert "<span>Your state unemployment tax rate</span><b>1.2%</b>" in row  # one of the steps now, and no second time
    assert "what the law says" not in own


def test_what_one_chooses_of_the_law_is_changed_below_its_charge() -> None:
    norway = told(opened(Scenario("no", "2026-07-01", {"va.rate": 300}), _open="employee_part_time"))
    assert 'data-key="law.contribution_zone"' in norway.partition("Employer's National Insurance")[2]


def test_a_charge_of_the_law_that_is_nought_has_a_row_with_the_reason() -> None:
    """15 % of 34,000 - 5,000 is 4,350 and the Employment Allowance lets 10,500 off."""
    said = told(opened(Scenario("gb", "2026-07-01", {"employee.salary": 34_000, "va.rate": 15}), _open="employee"))
    why = "nothing, because charge on all, this hire included (£4,350) is not above £10,500"
    assert f"Employer's National Insurance <small>{why}</small></span><b>£0</b>" in said.replace(".00</b>", "</b>")
    nothing = said.partition("Nothing is counted for: ")[2].partition("</p>")[0]
    assert nothing.startswith("bonus; health insurance; ")
    assert "National Insurance" not in nothing


def test_what_the_place_itself_says_is_nought_is_not_called_left_out() -> None:
    """Denmark's accident insurance is in other yearly costs; Britain says nothing of a rate."""
    for place, listed in (("dk", False), ("gb", True)):
        said = told(opened(Scenario(place, "2026-07-01"), _open="employee"))
        nothing = said.partition("Nothing is counted for: ")[2].partition("</p>")[0]
        assert ("accident insurance as a share of pay" in nothing) == listed
        assert "bonus" in nothing


def test_a_fold_in_danish_has_no_english_left() -> None:
    said = told(opened(OFFICE, "da", answers="Hvad kan ændre svaret", why_flips=True))
    assert "De af vores forudsætninger, der betyder mest, og som du ikke har ændret" in said
    assert "Ret tallet" in said
    for english in ("tried here", "our figure", "Change this", "costs"):
        assert english not in said


def changing() -> None:
    """The page with one thing asked for, as the browser asks for it."""
    import streamlit as st

    from costmodel.web import opening, page, sum_view

    opening.start()
    sum_view.take(st.session_state.pop("asked", None))
    page.run()


def ask(page: AppTest, asked: Any) -> Scenario:
    page.session_state["asked"] = asked
    return now(checked(page.run()))


def test_an_assumption_is_changed_where_it_stands() -> None:
    page = AppTest.from_function(changing, default_timeout=60)
    page.query_params["s"] = exact_payload(OFFICE.change(tasks=(Task("Books", 40, 30),)), None, "en")
    page.session_state["_open"] = "va_hourly"
    checked(page.run())
    assert ask(page, {"key": "va.speed", "text": "1.1"}).values["va.speed"] == 1.1
    assert ask(page, {"key": "va.speed", "text": "1.2"}).values["va.speed"] == 1.2
    assert "VA's speed against an employee's: 1.2 (your own figure)" in told(page)
    assert ask(page, {"key": "tasks.1.minutes", "text": "20"}).tasks[0].minutes == 20
    assert ask(page, {"key": "va.scheduled", "text": "yes"}).value("va.scheduled") is True
    assert ask(page, {"key": "va.rate", "text": "20 – 40"}).input("va.rate") == Range(20, 30, 40)
    assert "va.speed" not in ask(page, {"key": "va.speed", "text": " "}).values
    assert page.button(key="undo").disabled is False


@pytest.mark.parametrize(
    "asked",
    [
        None, "va.rate", {}, {"key": "va.rate"}, {"key": ["va.rate"], "text": "1"}, {"key": "no.such", "text": "1"},
        {"key": "va.rate", "text": "abc"}, {"key": "va.rate", "text": "-5"}, {"key": "tasks.9.minutes", "text": "1"},
        {"key": "tasks.1.no", "text": "1"}, {"key": "work.season", "text": "<b>"}, {"key": "place", "text": "dk"},
    ],
)  # fmt: skip
def test_what_cannot_be_taken_changes_nothing(asked: Any) -> None:
    page = AppTest.from_function(changing, default_timeout=60)
    page.query_params["s"] = exact_payload(OFFICE, None, "en")
    before = ask(page, None)
    assert ask(page, asked) == before


ROW = re.compile(r"<summary><span>(.*?)</span><b>([^<]*\$[^<]*)</b></summary><p>(.*?)</p>")


@pytest.mark.parametrize("way", ["employee", "va_hourly"])
def test_a_sentence_has_cents_where_the_row_above_it_has_them(way: str) -> None:
    """The employee's social security is 47,550 × 6.2 % = 2,948.10, so gross pay stands as $47,550.00 in its list."""
    uneven = OFFICE.change({"va.rate": 30.07})
    said = told(opened(uneven, _open=way))
    assert ("$47,550.00" in said) == (way == "employee")
    rows = ROW.findall(said)
    assert len(rows) > 10
    for label, amount, sentence in rows:
        assert amount.split(" ")[0] in sentence, label
