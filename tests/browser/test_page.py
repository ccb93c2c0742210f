"""What people do with the page, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from page_checks import type_in
from playwright.sync_api import expect

BARS = ".st-key-bars .cm-plot"


def verdict(page: Any) -> str:
    return str(page.locator(".verdict h1").inner_text())


def open_tab(page: Any, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def test_an_edit_changes_verdict_and_chart(visit: Any) -> None:
    page = visit()
    before, drawn = verdict(page), page.locator(BARS).first.inner_html()
    type_in(page, "VA rate an hour", "45")
    expect(page.locator(".verdict h1")).not_to_have_text(before)
    page.wait_for_function(f"drawn => document.querySelector('{BARS}').innerHTML !== drawn", arg=drawn)
    second = verdict(page)
    type_in(page, "VA rate an hour", "60")
    expect(page.locator(".verdict h1")).not_to_have_text(second)


def test_figures_follow_while_one_types_and_typing_is_not_disturbed(visit: Any) -> None:
    page = visit()
    before = verdict(page)
    field = page.get_by_label("Yearly salary", exact=True).first
    field.click()
    field.press("Control+a")
    field.press_sequentially("40000", delay=20)
    expect(page.locator(".verdict h1")).not_to_have_text(before)
    expect(field).to_have_value("40000")
    field.press("Backspace")
    field.press_sequentially("1", delay=20)
    expect(field).to_have_value("40001")


def test_what_all_values_are_put_back_with_is_said_in_full_on_the_narrowest_page(visit: Any) -> None:
    page = visit("?lang=da", viewport={"width": 320, "height": 700})
    button = page.get_by_role("button", name="Nulstil alle tal")
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert button.evaluate("e => e.scrollWidth <= e.clientWidth && e.querySelector('p').scrollWidth <= e.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_bad_input_is_said_and_the_answer_stays(visit: Any) -> None:
    page = visit()
    before = verdict(page)
    field = page.get_by_label("Yearly salary", exact=True).first
    field.fill("12,5,1")
    field.press("Enter")
    expect(page.locator(".wrong")).to_contain_text("12,5,1")
    expect(page.locator(".verdict h1")).to_have_text(before)


def test_a_copied_link_opens_the_same_figures_elsewhere(visit: Any, address: str) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    type_in(page, "Yearly salary", "61,234")
    type_in(page, "VA rate an hour", "33.5")
    page.get_by_role("button", name="Share").click()
    copy = page.get_by_role("button", name="Copy link").first
    copy.click()
    expect(page.get_by_text("Copied").first).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(address + "?s=1")
    assert len(link) < 2000
    ways = page.locator(".st-key-ways").inner_text()
    other = visit(link)
    expect(other.locator(".verdict h1")).to_have_text(verdict(page))
    assert other.locator(".st-key-ways").inner_text() == ways
    expect(other.get_by_label("Yearly salary", exact=True).first).to_have_value("$61,234")


def test_a_reload_loses_nothing_and_history_does_not_grow(visit: Any) -> None:
    page = visit()
    entries = page.evaluate("history.length")
    type_in(page, "Hours of work a week", "12")
    type_in(page, "Hours of work a week", "13")
    after = verdict(page)
    assert page.evaluate("history.length") == entries
    kept = page.url
    page.reload()
    page.wait_for_selector(".verdict h1")
    expect(page.locator(".verdict h1")).to_have_text(after)
    expect(page.get_by_label("Hours of work a week", exact=True).first).to_have_value("13")
    page.wait_for_url(kept)


@pytest.mark.parametrize("kind", ["PNG", "SVG"])
def test_a_chart_is_taken_along_with_its_inputs(visit: Any, tmp_path: Path, kind: str) -> None:
    page = visit()
    type_in(page, "Yearly salary", "61,234")
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Save as {kind}").first.click()
    assert download.value.suggested_filename.endswith(f"-cost-comparison.{kind.lower()}")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    content = file.read_bytes()
    if kind == "PNG":
        assert content.startswith(b"\x89PNG\r\n\x1a\n")
        width, height = int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
        assert width >= 1200
        assert height >= 700
        assert len(content) > 20_000
    else:
        svg = content.decode()
        assert svg.lstrip().startswith("<svg")
        assert "61,234" in re.sub(r"<[^>]*>", "", svg)


def test_a_yaml_error_stands_at_its_line_and_the_text_stays(visit: Any) -> None:
    page = visit()
    before = verdict(page)
    open_tab(page, "Scenario file")
    editor = page.get_by_label("Scenario file (YAML)")
    expect(editor).to_have_value(re.compile("employee.salary"))
    text = editor.input_value().replace("employee.salary", "employee.salry")
    line = 1 + next(i for i, row in enumerate(text.split("\n")) if "salry" in row)
    editor.fill(text)
    editor.press("Control+Enter")
    expect(page.locator(".problems")).to_contain_text(f"Line {line}:")
    expect(page.locator(".problems .bad")).to_contain_text("employee.salry")
    assert editor.input_value() == text
    assert verdict(page) == before
    editor.fill(text.replace("salry: 47550", "salary: 30000"))
    editor.press("Control+Enter")
    expect(page.locator(".problems")).to_have_count(0)
    expect(page.locator(".verdict h1")).not_to_have_text(before)


@pytest.mark.parametrize("width", [1440, 390])
def test_every_figure_of_a_way_says_what_it_is_when_read_out(visit: Any, width: int) -> None:
    """The heads of the columns are no part of the rows, and a phone has none."""
    page = visit(viewport={"width": width, "height": 844})
    read = " ".join(page.locator(".st-key-ways .way:not(.head)").first.aria_snapshot().split())
    assert re.search(r"Cost a year \$[\d,]+ cheapest \$[\d.]+ a finished hour of work", read), read


def test_everything_in_reach_of_the_keyboard(visit: Any) -> None:
    page = visit()
    before = verdict(page)
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('aria-label')") == "Yearly salary":
            break
    expect(page.get_by_label("Yearly salary", exact=True).first).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("30000")
    page.keyboard.press("Enter")
    expect(page.locator(".verdict h1")).not_to_have_text(before)
    for _ in range(20):
        page.keyboard.press("Tab")
        if "How was this worked out?" in (page.evaluate("document.activeElement.innerText") or ""):
            break
    page.keyboard.press("Enter")
    expect(page.locator(".sum")).to_be_visible()


def test_tasks_are_added_and_a_figure_opens(visit: Any) -> None:
    page = visit()
    before = verdict(page)
    open_tab(page, "Tasks")
    choose = page.get_by_label("Add a task from the catalog")
    choose.evaluate("field => field.scrollIntoView({ block: 'center' })")  # a list closes when the page scrolls under it
    choose.click()
    page.get_by_role("option", name="Data entry").click()
    expect(page.locator(".verdict h1")).not_to_have_text(before)
    expect(page.locator(".st-key-ways")).to_contain_text("VA by the task")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".verdict h1")).to_have_text(before)


def test_danish_for_a_danish_browser_and_english_at_a_click(visit: Any) -> None:
    page = visit(locale="da-DK")
    expect(page.locator(".verdict h1")).to_contain_text("kr.")
    page.get_by_role("radio", name="English").or_(page.get_by_role("button", name="English")).first.click()
    expect(page.locator(".verdict h1")).to_contain_text("is cheapest: DKK")


def test_nothing_is_fetched_from_elsewhere(visit: Any, browser: Any, address: str) -> None:
    context = browser.new_context()
    asked: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_selector(".cm-plot .main-svg >> nth=0")
    context.close()
    assert [url for url in asked if not url.startswith((address, "data:", "blob:", address.replace("http", "ws")))] == []


def test_a_line_and_air_part_the_assumptions(visit: Any) -> None:
    page = visit()
    rows = page.locator(".st-key-assumptions [class*='st-key-row_']")
    expect(rows.first).to_be_visible()
    looks = rows.evaluate_all("all => all.map(e => [getComputedStyle(e).borderBottomWidth, getComputedStyle(e).paddingTop])")
    assert len(looks) >= 3
    assert all(look == ["1px", "16px"] for look in looks)


def test_an_assumption_is_changed_inside_an_explanation_which_stays_open(visit: Any) -> None:
    page = visit()
    before, address = verdict(page), page.url
    page.locator("[class*=st-key-how_va_hourly] button").click()
    told = page.locator(".cm-sum")
    for name in ("VA's invoice", "Average hourly rate", "VA rate an hour"):
        told.locator("summary").filter(has_text=name).first.click()
    told.get_by_role("button", name="Change: VA rate an hour").first.click()
    field = told.get_by_label("VA rate an hour", exact=True)
    expect(field).to_be_focused()
    for typed, answer in (("abc", "can't be read as a number"), ("44", "VA rate an hour: $44 an hour (your own figure)")):
        field.fill(typed)
        field.press("Enter")
        expect(told.get_by_text(answer).first).to_be_visible()  # the folds around it are open still
    expect(page.get_by_label("VA rate an hour", exact=True).first).to_have_value("$44")
    expect(page.locator(".verdict h1")).not_to_have_text(before)
    page.wait_for_url(lambda url: url != address)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".verdict h1")).to_have_text(before)
    expect(told.get_by_text("VA rate an hour: $30 an hour").first).to_be_visible()
