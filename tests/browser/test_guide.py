"""The guided path in a real browser: by keyboard alone, on a phone, with nothing lost on the way."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from page_checks import settle, type_in
from playwright.sync_api import expect


def begun(page: Any) -> Any:
    """The guide's heading, once its first question is drawn."""
    page.get_by_role("button", name="Guide me").click()
    heading = page.locator(".guide h1")
    expect(heading).to_have_text("Where is your business?")
    settle(page)
    return heading


def left(page: Any) -> None:
    """The full page again, by the guide's own button."""
    page.get_by_role("button", name="Leave the guide").click()
    expect(page.locator(".verdict h1")).to_be_focused()
    settle(page)


def test_an_owner_says_twelve_hours_of_bookkeeping_and_email_by_keyboard(visit: Any) -> None:
    page = visit(viewport={"width": 390, "height": 844})
    page.get_by_role("button", name="Guide me").press("Enter")
    heading = page.locator(".guide h1")
    expect(heading).to_have_text("Where is your business?")
    expect(heading).to_be_focused()
    page.get_by_role("button", name="Continue").press("Enter")
    expect(heading).to_have_text("What work has to be done?")
    expect(heading).to_be_focused()
    for kind in ("Bookkeeping with reconciliation", "E-mail"):
        before = page.url
        page.get_by_role("button", name=kind).press("Enter")
        page.wait_for_url(lambda url, before=before: url != before)
    hours = page.get_by_label("Hours of work a week", exact=True)
    hours.fill("12")
    hours.press("Enter")
    expect(page.get_by_label("E-mail: hours a week", exact=True)).to_have_value("6")
    page.get_by_role("button", name="Continue").press("Enter")
    expect(heading).to_have_text("What would you pay an employee?")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    settle(page)  # the buttons are drawn after the heading
    page.get_by_role("button", name="I don't know").press("Enter")
    expect(heading).to_have_text("What would a virtual assistant charge?")
    expect(heading).to_be_focused()
    expect(page.locator(".taken")).to_contain_text("Taken for you: $47,550 a year.")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Leave the guide").press("Enter")
    expect(page.locator(".verdict h1")).to_be_focused()
    expect(page.get_by_label("Hours of work a week", exact=True).first).to_have_value("12")
    expect(page.locator(".verdict")).to_contain_text("The same 12 hours of work a week")


def test_what_else_counts_for_an_employee_stays_folded_on_a_phone_until_it_is_asked_for(visit: Any) -> None:
    page = visit(viewport={"width": 390, "height": 844})
    heading = begun(page)
    for title in ("What work has to be done?", "What would you pay an employee?"):
        page.get_by_role("button", name="Continue").click()
        expect(heading).to_have_text(title)
        settle(page)
    training, fold = page.get_by_label("Training a year", exact=True), page.get_by_text("What else we count for an employee")
    expect(training).to_be_hidden()
    next_button = page.get_by_role("button", name="Continue").bounding_box()
    assert next_button["y"] - fold.bounding_box()["y"] < 120  # a line, no more
    fold.click()
    settle(page)
    before = page.url
    type_in(page, "Training a year", "0")
    settle(page)
    assert page.url != before
    expect(training).to_be_visible()  # an edit leaves the fold open
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_a_phone_a_switch_tells_what_it_means_and_only_a_tap_on_it_flips_it(visit: Any) -> None:
    page = visit(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    heading = begun(page)
    page.get_by_role("button", name="Continue").tap()
    expect(heading).to_have_text("What work has to be done?")
    settle(page)
    switch, meaning = (
        page.get_by_role("switch"),
        page.get_by_text("If you switch this on, we count exactly these hours", exact=False),
    )
    expect(page.locator(".stCheckbox .stTooltipIcon")).to_have_count(0)
    expect(meaning).to_be_visible()
    meaning.tap()
    settle(page)
    expect(switch).not_to_be_checked()
    page.get_by_text("I do this work today", exact=False).tap()
    settle(page)
    expect(switch).to_be_checked()


def test_the_first_screen_answers_without_scrolling(visit: Any) -> None:
    danish = "?place=dk&lang=da", "VA'ens timepris"
    for width, height, ways, (link, rate) in (
        (1440, 900, 4, ("", "VA rate an hour")), (390, 844, 1, ("", "VA rate an hour")), (390, 844, 1, danish),
    ):  # fmt: skip
        page = visit(link, viewport={"width": width, "height": height})
        expect(page.get_by_label(rate, exact=True).first).to_be_in_viewport(ratio=1)
        figures = page.locator(".st-key-ways .way:not(.head) .figure")
        for number in range(ways):
            expect(figures.nth(number)).to_be_in_viewport(ratio=1)


def test_the_keyboard_can_skip_to_the_answer(visit: Any) -> None:
    page = visit()
    skip = page.get_by_role("link", name="Skip to the answer")
    skip.focus()
    expect(skip).to_be_in_viewport(ratio=1)
    skip.press("Enter")
    expect(page.locator(".verdict h1")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Guide me")).to_be_focused()


def test_the_browsers_back_goes_a_question_back_and_then_out_of_the_guide(visit: Any) -> None:
    page = visit(viewport={"width": 390, "height": 844})
    heading = begun(page)
    page.get_by_role("button", name="Continue").click()
    expect(heading).to_have_text("What work has to be done?")
    settle(page)
    type_in(page, "Hours of work a week", "12")
    address = page.url
    page.get_by_role("button", name="Continue").click()
    expect(heading).to_have_text("What would you pay an employee?")
    settle(page)
    page.go_back()
    expect(heading).to_have_text("What work has to be done?")
    expect(heading).to_be_focused()
    settle(page)
    page.go_back()
    expect(heading).to_have_text("Where is your business?")
    settle(page)
    assert page.url == address
    page.go_back()
    expect(page.locator(".verdict h1")).to_contain_text("cheapest")
    settle(page)
    assert page.url == address
    expect(page.get_by_label("Hours of work a week", exact=True).first).to_have_value("12")
    page.go_back()
    expect(page).to_have_url("about:blank")


def test_a_guide_that_was_left_leaves_nothing_in_the_way_of_back(visit: Any) -> None:
    page = visit()
    begun(page)
    left(page)
    address = page.url
    type_in(page, "VA rate an hour", "31")
    assert page.url != address
    page.go_back()
    expect(page).to_have_url("about:blank")


def test_in_the_guide_the_skip_link_and_a_reload_keep_back_in_order(visit: Any) -> None:
    page = visit()
    heading = begun(page)
    page.get_by_role("button", name="Continue").click()
    expect(heading).to_have_text("What work has to be done?")
    settle(page)
    page.get_by_role("link", name="Skip to the answer").press("Enter")
    expect(page).to_have_url(re.compile("#answer$"))
    expect(heading).to_have_text("What work has to be done?")
    type_in(page, "Hours of work a week", "13")
    query = urlsplit(page.url).query
    page.reload()
    page.wait_for_selector(".verdict h1")
    hours = page.get_by_label("Hours of work a week", exact=True).first
    expect(hours).to_have_value("13")
    settle(page)
    for _ in range(3):
        if page.url == "about:blank":
            break
        assert urlsplit(page.url).query == query
        expect(hours).to_have_value("13")
        page.go_back()
        page.wait_for_timeout(500)
    expect(page).to_have_url("about:blank")


def test_forward_into_the_guide_that_was_left_keeps_what_is_typed_in_the_address(visit: Any) -> None:
    page = visit()
    begun(page)
    left(page)
    page.go_forward()
    settle(page)
    type_in(page, "VA rate an hour", "58")
    settle(page)
    address = page.url
    page.reload()
    page.wait_for_selector(".verdict h1")
    expect(page.get_by_label("VA rate an hour", exact=True).first).to_have_value("$58")
    assert page.url == address
    page.go_back()
    expect(page).to_have_url("about:blank")


def test_back_from_the_answer_is_back_at_the_last_question(visit: Any) -> None:
    page = visit()
    heading = begun(page)
    for number in range(1, 6):
        expect(page.locator(".guide .kicker")).to_have_text(f"Question {number} of 5")
        settle(page)
        page.locator(".st-key-guide_next button").click()
    expect(page.locator(".verdict h1")).to_be_focused()
    settle(page)
    page.go_back()
    expect(heading).to_have_text("What is an hour of your own time worth?")
    settle(page)
    page.get_by_role("button", name="Back to the answer").click()
    expect(page.locator(".verdict h1")).to_be_focused()
    settle(page)
    page.get_by_role("button", name="Put this away").click()
    settle(page)
    expect(page.locator(".st-key-summary")).to_have_count(0)
    page.go_back()
    expect(page).to_have_url("about:blank")
