"""Clicks that come before the page has been drawn anew: the browser then still sends what its fields held before."""

from __future__ import annotations

from typing import Any

from page_checks import settle, type_in
from playwright.sync_api import expect

PAUSE = 60  # milliseconds: no person is quicker
SALARY = "Yearly salary"
EXAMPLE = ".st-key-example-us-small-budget button"


def click_quickly(page: Any, *buttons: str) -> None:
    """Click on one after the other as soon as each can be clicked, without waiting for what the first one does."""
    page.evaluate(
        """async ([buttons, pause]) => {
          for (const button of buttons) {
            document.querySelector(button).click();
            await new Promise(done => setTimeout(done, pause));
          }
        }""",
        [buttons, PAUSE],
    )
    settle(page)


def test_quick_undos_take_nothing_for_an_edit(visit: Any) -> None:
    page = visit()
    salary, redo = page.get_by_label(SALARY, exact=True).first, page.locator(".st-key-redo button")
    for number in range(3):
        type_in(page, SALARY, f"{51 + number},000")
        type_in(page, "VA rate an hour", f"{41 + number}")
    click_quickly(page, *[".st-key-undo button"] * 4)  # two that come within one run count as one
    expect(salary).not_to_have_value("$53,000")
    undone = salary.input_value()
    while redo.is_enabled():  # an edit in between would have left nothing to redo
        redo.click()
        settle(page)
    expect(salary).to_have_value("$53,000")
    expect(page.get_by_label("VA rate an hour", exact=True).first).to_have_value("$43")
    type_in(page, SALARY, undone)  # what stood there before is typed again: that is an edit
    expect(salary).to_have_value(undone)


def test_an_example_is_kept_when_the_next_button_is_pressed_at_once(visit: Any) -> None:
    page = visit()
    page.locator(".st-key-examples button").click()
    page.locator(EXAMPLE).click()
    settle(page)
    fields = page.locator(".st-key-leading input")
    values = [field.input_value() for field in fields.all()]
    page.locator(".st-key-undo button").click()
    settle(page)
    page.locator(".st-key-examples button").click()
    page.locator(EXAMPLE).wait_for()
    click_quickly(page, EXAMPLE, "[class*=st-key-how_] button")
    assert [field.input_value() for field in fields.all()] == values
