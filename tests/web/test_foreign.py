"""A VA who is paid in another money: amounts at home are never taken for amounts in it."""

from __future__ import annotations

import html

from pages import checked, now, opened, text
from streamlit.testing.v1 import AppTest

from costmodel import Scenario

ABROAD = Scenario("gb", "2026-07-01", {"va.rate": 1200.0, "va.exchange_rate": 0.013, "va.setup_fee": 1000.0})


def asked_for_the_rate() -> AppTest:
    """The guide's question on the VA, of whom it is known that she is paid in another money."""
    page = checked(opened(ABROAD).button(key="guide_me").click().run())
    for _ in range(3):
        checked(page.button(key="guide_next").click().run())
    return page


def test_a_rate_in_the_vas_own_money_says_what_it_is_at_home() -> None:
    said = html.unescape(text(opened(ABROAD)))
    assert "In the VA's own money; here that is £15.60." in said  # 1,200 times 0.013


def test_pounds_are_not_taken_for_the_vas_own_money() -> None:
    page = opened(ABROAD)
    for typed in ("£25", "25 GBP"):
        checked(page.text_input(key="va.rate").set_value(typed).run())
        assert "Here the VA's own money is meant; one of it is £0.0130." in html.unescape(text(page))
        assert now(page) == ABROAD
    checked(page.text_input(key="va.rate").set_value("1,500").run())
    assert now(page).number("va.rate") == 1500


def test_back_to_the_usual_rate_is_back_in_pounds() -> None:
    page = opened(ABROAD)
    back = page.button(key="reset-leading-va.rate")
    usual = ABROAD.record("va.rate").value
    assert back.label == f"Back to £{usual:g}"
    checked(back.click().run())
    assert now(page).values == {}
    assert now(page).number("va.rate") == usual
    checked(page.button(key="undo").click().run())
    assert now(page) == ABROAD
    checked(page.text_input(key="va.rate").set_value("").run())
    assert now(page).values == {}


def test_the_guide_does_not_know_means_the_usual_rate_in_pounds() -> None:
    page = asked_for_the_rate()
    usual = ABROAD.record("va.rate").value
    assert f"If you don't know, we take £{usual:g} an hour." in html.unescape(text(page))
    checked(page.button(key="guide_unknown").click().run())
    assert now(page).values == {}


def test_an_amount_with_the_letters_of_another_money_is_not_just_unreadable() -> None:
    page = opened(Scenario("gb", "2026-07-01"))
    checked(page.text_input(key="va.rate").set_value("1,200 PHP").run())
    assert "“1,200 PHP” names another money." in html.unescape(text(page))


def test_the_usual_figure_typed_in_the_vas_own_money_is_asked_about_and_has_a_way_back() -> None:
    """28 of a money of which one is 0.013 are 0.36 pounds: less than a twentieth of 28."""
    usual = ABROAD.record("va.rate").value
    page = opened(ABROAD)
    checked(page.text_input(key="va.rate").set_value(f"{usual:g}").run())
    assert now(page).values["va.rate"] == usual
    assert "comes to less than a twentieth of what is usual here" in html.unescape(text(page))
    checked(page.button(key="reset-leading-va.rate").click().run())
    assert now(page).values == {}


def test_the_guide_gives_no_example_of_a_range_in_another_money() -> None:
    page = asked_for_the_rate()
    assert "A range will do" not in html.unescape(text(page))
