"""A walk through the whole app, in both languages, both themes, on a desk and on a telephone.

`WALK_PICTURES=folder` keeps a picture of everything that was looked at, and the words that stood there.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from known_barriers import KNOWN
from page_checks import FAULTS, barriers, cut_off, settle, texts, untranslated
from playwright.sync_api import expect

from costmodel import Scenario
from costmodel.bids import Bid
from costmodel.present.link import set_query
from costmodel.records import Range
from costmodel.tasks import Task

PICTURES = os.environ.get("WALK_PICTURES", "")
FIRST = Scenario(
    "us-tx", "2026-07-01", {"employee.salary": 47_550, "work.hours_per_week": 25, "va.rate": Range(25, 30, 35)}, name="Acme",
    tasks=(Task("Xyz", 20, price=4), Task("Qwerty", 10)),
    bids=(Bid("Ana", "va_hourly", {"va.rate": 20}), Bid("Bo", "va_hourly", {"va.rate": 24})),
)  # fmt: skip
SECOND = Scenario("dk", "2026-07-01", {"va.rate": 400}, name="Zeta Holding")
ANSWERS, WORKSHOP = ".st-key-answers_box", ".st-key-workshop_box"
MENU = "[data-testid=stPopoverBody]"


class Walk:
    """One walk: where it is, and what was wrong on the way."""

    def __init__(self, page: Any, name: str, language: str) -> None:
        self.page, self.name, self.language = page, name, language
        self.wrong: list[str] = []
        self.seen: set[str] = set()
        page.on("console", lambda message: message.type == "error" and self.wrong.append(f"console: {message.text}"))

    def look(self, state: str, within: str = "") -> None:
        """Everything that must hold, here; axe looks `within` what has changed."""
        settle(self.page)
        faults = self.page.locator(FAULTS).filter(visible=True).all_inner_texts()
        new = set(texts(self.page)) - self.seen
        self.seen |= new
        found = [f"fault: {text}" for text in faults]
        found += [f"cut off: {what}" for what in cut_off(self.page)]
        found += [f"not translated: {text}" for text in untranslated(new, self.language)]
        found += [
            f"{each['rule']} on {each['on']}: {each['html']} ({each['why']})"
            for each in barriers(self.page, within)
            if (each["rule"], each["on"]) not in KNOWN
        ]
        self.wrong += [f"{state}: {what}" for what in found]
        if PICTURES:
            self.keep(state)

    def keep(self, state: str) -> None:
        folder = Path(PICTURES)
        folder.mkdir(parents=True, exist_ok=True)
        size = self.page.viewport_size
        whole = self.page.evaluate("document.querySelector('.stMain').scrollHeight")
        self.page.set_viewport_size({"width": size["width"], "height": max(size["height"], whole)})
        self.page.wait_for_timeout(150)
        self.page.screenshot(path=folder / f"{self.name} {state}.png")
        self.page.set_viewport_size(size)
        (folder / f"{self.name}.txt").write_text("\n".join(sorted(self.seen)), encoding="utf-8")

    def tabs(self, within: str) -> Iterator[tuple[int, Any]]:
        """Open one tab after the other; those of a part, not those inside it."""
        bar = self.page.locator(f"{within} [role=tablist]").first
        for number in range(bar.get_by_role("tab").count()):
            bar.get_by_role("tab").nth(number).click()
            settle(self.page)
            yield number, self.page.locator(f"{within} [role=tabpanel]").filter(visible=True).first

    def menu(self, key: str) -> None:
        """Open a menu, look, and close it by the keyboard."""
        button = self.page.locator(f".st-key-{key} button").first
        button.click()
        expect(self.page.locator(MENU)).to_be_visible()
        self.look(f"menu {key}", MENU)
        self.page.keyboard.press("Escape")
        expect(self.page.locator(MENU)).to_have_count(0)


# Every pair of language, theme and width; `make walk` goes all eight ways.
PAIRS = [("en", "light", 1440), ("en", "dark", 390), ("da", "dark", 1440), ("da", "light", 390)]
OTHERS = [("en", "light", 390), ("en", "dark", 1440), ("da", "dark", 390), ("da", "light", 1440)]


@pytest.mark.parametrize(("language", "scheme", "width"), [*PAIRS, *(OTHERS if os.environ.get("WALK") == "all" else [])])
def test_the_whole_app_keeps_nobody_out(visit: Any, language: str, scheme: str, width: int) -> None:
    page = visit(
        "?" + set_query([FIRST, SECOND], language), viewport={"width": width, "height": 1000}, color_scheme=scheme,
        locale={"en": "en-US", "da": "da-DK"}[language], reduced_motion="reduce",
    )  # fmt: skip
    walk = Walk(page, f"{language} {scheme} {width}", language)
    walk.look("first")
    assert page.evaluate("document.documentElement.lang") == language
    for key in ("examples", "share"):
        walk.menu(key)
    page.locator("[class*=st-key-how_] button").first.click()
    settle(page)
    for summary in page.locator(".sum summary").all()[:2]:
        summary.click()
    walk.look("explanation", ".st-key-ways")
    page.locator("[class*=st-key-how_] button").first.click()
    for number, body in walk.tabs(ANSWERS):
        for opener in body.locator("summary").filter(visible=True).all():
            opener.click()
        walk.look(f"answer {number}", ANSWERS)
    for number, _ in walk.tabs(WORKSHOP):
        groups = page.locator(".st-key-group button")
        for group in range(groups.count() if number == 0 else 0):
            groups.nth(group).click()
            walk.look(f"workshop {number} group {group}", WORKSHOP)
            if page.locator(".st-key-markets").count():
                walk.menu("markets")
        walk.look(f"workshop {number}", WORKSHOP)
    assert not walk.wrong, "\n".join([f"{len(walk.wrong)} in {walk.name}", *walk.wrong])
