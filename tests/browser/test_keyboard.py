"""The page by keyboard alone: where the focus is seen, what it opens and closes, where it is afterwards."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from page_checks import settle
from playwright.sync_api import expect

from costmodel import Scenario
from costmodel.present.link import exact_query

OFFICE = Scenario("us-tx", "2026-07-01", {"employee.salary": 60_000, "va.rate": 30}, name="Office")
STOPS = 60
ENOUGH = 25  # so many things to stop at has the page at least

# Where the focus is: whether it is on the screen with all of it, not under something else (WCAG 2.4.11), and how it looks there.
# A field that is drawn by something around it, as Streamlit's switches are, is as large as that.
_STOP = """() => {
  let e = document.activeElement;
  if (!e || e === document.body) return null;
  window.stops ??= [];
  document.getAnimations().forEach(a => a.finish());
  const seen = [e];
  while (seen.length < 5 && seen.at(-1).parentElement) seen.push(seen.at(-1).parentElement);
  const shown = seen.find(each => each.offsetWidth > 8 && each.offsetHeight > 8) ?? e;
  const box = shown.getBoundingClientRect();
  const shares = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]];
  const points = shares.map(([x, y]) => [box.x + box.width * x, box.y + box.height * y]);
  const whole = box.height > innerHeight / 2 || (box.top > -2 && box.bottom < innerHeight + 2);
  const free = whole && points.some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (shown.contains(top) || top.contains(shown) && top.getBoundingClientRect().height < box.height + 60);
  });
  const look = () => seen.flatMap(each => ['', '::before', '::after'].map(part => {
    const s = getComputedStyle(each, part || null);
    return [s.outlineStyle === 'none' ? '' : s.outline, s.boxShadow, s.borderColor, s.backgroundColor, s.textDecoration].join();
  })).join('|');
  const name = (e.ariaLabel || e.innerText || e.labels?.[0]?.innerText || e.getAttribute('href') || e.outerHTML).slice(0, 50);
  const again = stops.some(stop => stop.e === e);
  stops.push({ e, look, focused: look(), name });
  return { name, free, again };
}"""
_UNSEEN = """() => {
  document.activeElement.blur();
  document.getAnimations().forEach(a => a.finish());
  return stops.filter(stop => stop.e.isConnected && stop.look() === stop.focused).map(stop => stop.name);
}"""


@pytest.mark.parametrize(("width", "height", "scheme"), [(1280, 900, "light"), (640, 512, "dark")])
def test_the_focus_is_seen_wherever_it_goes(visit: Any, width: int, height: int, scheme: str) -> None:
    page = visit("?" + exact_query(OFFICE, "en"), viewport={"width": width, "height": height}, color_scheme=scheme)
    settle(page)
    names, hidden = [], []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(_STOP)
        if stop is None or stop["again"]:
            break
        names.append(stop["name"])
        if not stop["free"]:
            hidden.append(stop["name"])
    assert len(names) >= ENOUGH, names
    assert not hidden
    assert page.evaluate(_UNSEEN) == []


def test_a_visit_by_keyboard_alone(visit: Any, tmp_path: Path) -> None:
    page = visit("?" + exact_query(OFFICE, "en"))
    verdict = page.locator(".verdict h1")
    before = verdict.inner_text()
    field = page.get_by_label("VA rate an hour", exact=True).first
    field.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("45")
    page.keyboard.press("Enter")
    expect(verdict).not_to_have_text(before)

    undo, redo = page.get_by_role("button", name="Undo"), page.get_by_role("button", name="Redo")
    undo.focus()
    page.keyboard.press("Enter")
    expect(verdict).to_have_text(before)
    page.keyboard.press("Tab")
    expect(redo).to_be_focused()  # what was undone last can't be undone again: the focus goes on from there

    menu = page.get_by_role("button", name="Examples")
    entries = page.locator(".st-key-example_list button")
    menu.focus()
    page.keyboard.press("Enter")
    expect(entries.first).to_be_focused()
    page.keyboard.press("Escape")
    expect(entries).to_have_count(0)
    expect(menu).to_be_focused()
    settle(page)
    page.keyboard.press("Enter")
    expect(entries.first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(menu).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(entries.first).to_be_focused()
    for _ in range(entries.count()):
        page.keyboard.press("Tab")
    expect(menu).to_be_focused()  # beyond the last
    page.keyboard.press("Tab")
    expect(entries.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(entries).to_have_count(0)
    expect(menu).to_be_focused()
    settle(page)
    undo.focus()
    page.keyboard.press("Enter")
    expect(verdict).to_have_text(before)
    settle(page)  # the tabs are drawn after the answer

    page.get_by_role("tab", name="Compare", exact=True).focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="What would change it")).to_be_focused()
    settle(page)
    expect(page.get_by_role("heading", name="The highest rate worth paying")).to_be_visible()

    page.get_by_role("tab", name="All assumptions").focus()
    page.keyboard.press("ArrowLeft")  # from the first to the last
    expect(page.get_by_role("tab", name="Share and download")).to_be_focused()
    load = page.get_by_role("button", name="Table as CSV")
    load.focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    download.value.save_as(tmp_path / "table.csv")
    assert re.match(r"(?s).*60,?000", (tmp_path / "table.csv").read_text("utf-8"))
    expect(load).to_be_enabled()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Table as Parquet")).to_be_focused()
