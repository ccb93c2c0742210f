"""The answers in a real browser: on a desk and on a telephone, light and dark; tried, undone, edited, kept."""

from __future__ import annotations

from typing import Any

import pytest
from page_checks import settle
from playwright.sync_api import expect

from costmodel import Scenario
from costmodel.bids import Bid
from costmodel.present.link import exact_query, set_query
from costmodel.records import Range

OFFICE = Scenario(
    "us-tx", "2026-07-01", {"employee.salary": 47_550, "work.hours_per_week": 25, "va.rate": Range(25, 30, 35)}, name="Office",
    bids=(
        Bid("Ana", "va_hourly", {"va.rate": 20}),
        Bid("Service", "va_retainer", {
            "retainer.fee_per_month": 2400, "retainer.hours_per_month": 120, "retainer.overage_rate": 30,
        }),
    ),
)  # fmt: skip
DEAR = OFFICE.change({"va.rate": 60}, name="A dear virtual assistant with a long name")
BOX = ".st-key-answers_box"
LEAD = f"{BOX} .lead:visible"  # what stood in the tab before is hidden until the new one is drawn
CHARTS = {
    "What would change it": 2,
    "Over time": 2,
    "How sure": 3,
    "Bids": 1,
    "Side by side": 1,
}


def open_tab(page: Any, name: str) -> None:
    page.locator(BOX).get_by_role("tab", name=name).click()
    expect(page.locator(LEAD)).to_be_visible()


def wider(page: Any) -> list[str]:
    return page.evaluate(  # type: ignore[no-any-return]
        "[...document.querySelectorAll('html, body, .stApp, .stMain')]"
        ".filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.tagName + e.className)"
    )


def top(place: Any) -> float:
    return float(place.bounding_box()["y"])


@pytest.mark.parametrize("width", [1440])  # narrow pages are the walk's
def test_every_answer_fits_and_stands_in_its_order(visit: Any, width: int) -> None:
    page = visit("?" + set_query([OFFICE, DEAR], "en"), viewport={"width": width, "height": 900}, color_scheme="light")
    for name, charts in CHARTS.items():
        open_tab(page, name)
        plots = f"{BOX} [role=tabpanel]:not([hidden]) .cm-plot .main-svg:first-child"
        page.wait_for_function(
            "([plots, count]) => [...document.querySelectorAll(plots)].filter(e => e.clientWidth).length >= count",
            arg=[plots, charts],
        )
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            expect(page.locator(".stException, .wrong")).to_have_count(0)
            assert not wider(page), (name, scheme)
            chart = page.locator(f"{BOX} .cm-chart:visible").first
            table = page.locator(f"{BOX} .table:visible, {BOX} .cm-details:visible").last
            assert top(page.locator(LEAD)) < top(chart) < top(table), (name, scheme)
        for each in page.locator(f"{BOX} .table:visible").all():
            assert each.bounding_box()["width"] <= width


def test_a_change_above_changes_the_open_answer(visit: Any) -> None:
    page = visit()
    open_tab(page, "Over time")
    before = page.locator(LEAD).inner_text()
    field = page.get_by_label("VA rate an hour", exact=True).first
    field.click()
    field.press("Control+a")
    field.press_sequentially("41", delay=20)
    expect(page.locator(LEAD)).not_to_have_text(before)
    expect(field).to_have_value("41")
    inflation = page.get_by_label("Inflation", exact=True).first
    for typed in ("3", "4"):
        before = page.locator(LEAD).inner_text()
        inflation.fill(typed)
        inflation.press("Enter")
        expect(page.locator(LEAD)).not_to_have_text(before)


def test_a_change_is_tried_and_undone(visit: Any) -> None:
    page = visit()
    before = page.locator(".verdict h1").inner_text()
    open_tab(page, "What would change it")
    page.get_by_role("button", name="Try it").first.click()
    expect(page.locator(".verdict h1")).not_to_have_text(before)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".verdict h1")).to_have_text(before)


def test_a_bid_is_typed_into_the_table_and_taken(visit: Any) -> None:
    page = visit("?" + exact_query(OFFICE, "en"), viewport={"width": 1440, "height": 1400})
    open_tab(page, "Bids")
    expect(page.locator(LEAD)).to_contain_text("Ana is the cheapest bid")
    expect(page.locator(".st-key-one_bid").get_by_text("The same bids as in the table")).to_be_visible()
    expect(page.locator(".st-key-one_bid").get_by_text("A bid counts once")).to_be_hidden()
    for rate, best in (("90", "Service"), ("21", "Ana")):
        grid = page.locator(f"{BOX} .stDataFrame .dvn-scroller").first
        grid.scroll_into_view_if_needed()
        grid.click(position={"x": 530, "y": 52})  # Ana's rate
        page.keyboard.press("Enter")
        entry = page.locator("#portal input, .gdg-input")
        entry.first.fill(rate)
        page.keyboard.press("Enter")
        expect(page.locator(LEAD)).to_contain_text(f"{best} is the cheapest bid")
    settle(page)  # what is taken is what stands beside the button, and that is drawn after the finding
    page.locator(".st-key-take button").click()
    expect(page.get_by_label("VA rate an hour", exact=True).first).to_have_value("$21")


def test_on_a_phone_a_bid_is_typed_into_ordinary_fields(visit: Any) -> None:
    """A table of which a column and a half is seen can't be used there."""
    page = visit("?" + exact_query(OFFICE, "en"), viewport={"width": 390, "height": 844})
    open_tab(page, "Bids")
    form = page.locator(".st-key-one_bid")
    expect(page.locator(f"{BOX} .st-key-bids_grid")).to_be_hidden()
    expect(form).to_be_visible()
    expect(form.get_by_text("A bid counts once")).to_be_visible()
    expect(form.get_by_text("The same bids as in the table")).to_be_hidden()
    for rate, best in (("90", "Service"), ("21", "Ana")):
        rate_field = form.get_by_label("Rate an hour", exact=True)
        rate_field.fill(rate)
        rate_field.press("Tab")
        expect(page.locator(LEAD)).to_contain_text(f"{best} is the cheapest bid")
    form.get_by_role("button", name="Add a bid").click()
    name = form.get_by_label("Name", exact=True).first
    expect(name).to_have_value("Bid 3")
    settle(page)
    for field, typed in ((name, "Cy"), (form.get_by_label("Rate an hour", exact=True), "15")):  # as fast as a person types
        field.click()
        field.press("Control+a")
        field.press_sequentially(typed, delay=120)
    form.get_by_label("Rate an hour", exact=True).press("Enter")
    expect(page.locator(LEAD)).to_contain_text("Cy is the cheapest bid")
    assert not wider(page)
    form.get_by_role("button", name="Remove this bid").click()
    expect(page.locator(LEAD)).to_contain_text("Ana is the cheapest bid")
    expect(name).to_have_value("Service")


def test_what_is_kept_survives_a_reload(visit: Any) -> None:
    page = visit()
    open_side_by_side = page.locator(BOX).get_by_role("tab", name="Side by side")
    open_side_by_side.click()
    page.get_by_role("button", name="Save this scenario").click()
    expect(page.locator(LEAD)).to_be_visible()
    page.wait_for_url(lambda url: "&set=1" in url)
    page.reload()
    page.wait_for_selector(".verdict h1")
    open_side_by_side.click()
    expect(page.locator(f"{BOX} .st-key-kept")).to_be_visible()


def test_everything_goes_on_after_a_change_of_language(visit: Any) -> None:
    """The browser sends menus back by the words that it showed: the old language's must not come back as a choice."""
    page = visit("", viewport={"width": 1440, "height": 900}, locale="en-US")
    open_tab(page, "What would change it")
    for language, tab in (("Dansk", "Over tid"), ("English", "Over time")):
        page.get_by_role("radio", name=language).or_(page.get_by_role("button", name=language)).first.click()
        expect(page.locator(BOX).get_by_role("tab", name=tab)).to_be_visible()
        page.locator(BOX).get_by_role("tab", name=tab).click()
        expect(page.locator(LEAD)).to_be_visible()
        page.locator("input[aria-label*='VA']").first.fill("33" if language == "Dansk" else "31")
        page.locator("input[aria-label*='VA']").first.press("Enter")
        page.wait_for_timeout(1200)
        assert page.locator("[data-testid=stException], .wrong:visible").count() == 0
        assert page.get_by_text("encountered an error").count() == 0
        assert page.locator(".verdict h1").inner_text()


@pytest.mark.parametrize("language", ["en", "da"])
def test_two_scenarios_stand_beside_each_other_on_the_smallest_phone(visit: Any, language: str) -> None:
    page = visit("?" + set_query([OFFICE, DEAR], language), viewport={"width": 320, "height": 700})
    page.locator(BOX).get_by_role("tab").last.click()
    expect(page.locator(f"{BOX} .table.even")).to_have_count(2)
    for each in page.locator(f"{BOX} .table.even").all():
        assert each.evaluate("table => table.scrollWidth <= table.clientWidth")
        assert each.get_by_role("columnheader").count() == 3  # a table still, for whoever hears it


def test_on_a_phone_what_was_tried_says_so_below_and_leaves_undo_free(visit: Any) -> None:
    page = visit(viewport={"width": 390, "height": 844})
    open_tab(page, "What would change it")
    page.get_by_role("button", name="Try it").first.click()
    toast = page.get_by_role("alertdialog").filter(has_text="Undo takes it back.")
    expect(toast).to_be_visible()
    page.evaluate("document.querySelector('.stMain').scrollTo(0, 0)")
    assert top(toast) > 844 / 2
    page.locator(".st-key-undo button").click(timeout=3000)  # Playwright refuses where something lies over it
    expect(page.locator(".st-key-undo button")).to_be_disabled()
    expect(toast).to_be_hidden(timeout=2000)  # it says an answer that holds no more
