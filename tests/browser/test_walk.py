"""A walk through the whole app, in both languages, both themes, on a desk, on a telephone, enlarged to 200 % and to 400 %.

`WALK_PICTURES=folder` keeps a picture of everything that was looked at, and the words that stood there.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from known_barriers import KNOWN
from page_checks import FAULTS, barriers, cut_off, cut_off_when_spaced, glided, settle, texts, untranslated, watch_motion
from playwright.sync_api import expect

from costmodel import Scenario
from costmodel.bids import Bid
from costmodel.present.link import exact_query, set_query
from costmodel.records import Range
from costmodel.tasks import Task

PICTURES = os.environ.get("WALK_PICTURES", "")
FIRST = Scenario(
    "us-tx", "2026-07-01", {"employee.salary": 47_550, "work.hours_per_week": 25, "va.rate": Range(25, 30, 35)}, name="Acme",
    tasks=(Task("Xyz", 60, 90, price=60), Task("Qwerty", 20, 45)),
    bids=(Bid("Ana", "va_hourly", {"va.rate": 20}), Bid("Bo", "va_hourly", {"va.rate": 24})),
)  # fmt: skip
SECOND = Scenario("dk", "2026-07-01", {"va.rate": 400}, name="Zeta Holding")
ANSWERS, WORKSHOP, GUIDE = ".st-key-answers_box", ".st-key-workshop_box", ".st-key-guide"
MENU = "[data-testid=stPopoverBody]"
# Not how each change was worked out: as the other explanations, but ten times as long.
OPENED = ".stExpander:not(.st-key-why_flips *) summary, .cm-summary"
SUMS = 4  # so many folds of an explanation are opened, each with what is in it
QUESTIONS = 6  # of the guided path where VAT is asked for


class Walk:
    """One walk: where it is, and what was wrong on the way."""

    def __init__(self, page: Any, name: str, language: str) -> None:
        self.page, self.name, self.language = page, name, language
        self.wrong: list[str] = []
        self.seen: set[str] = set()
        self.met: set[tuple[str, str]] = set()
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
        found += [f"two full stops: {text}" for text in new if re.search(r"(?<!\.)\.\.(?!\.)", text)]
        if self.page.viewport_size["width"] in (DESK[0], FOURFOLD[0]):  # the roomiest and the tightest
            found += [f"cut off when spaced: {what}" for what in cut_off_when_spaced(self.page)]
        for each in barriers(self.page, within):
            kind = (each["rule"], each["on"])
            self.met.add(kind)
            if kind not in KNOWN:
                found.append(f"{each['rule']} on {each['on']}: {each['html']} ({each['why']})")
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

    def guide(self) -> None:
        """The guided path to its end, with one kind of work picked on the way."""
        heading = self.page.locator(f"{GUIDE} h1")
        self.page.locator(".st-key-guide_me button").click()
        for number in range(QUESTIONS):
            expect(self.page.locator(f"{GUIDE} .kicker")).to_contain_text(re.compile(rf"\D{number + 1}\D"))
            self.look(f"question {number}", GUIDE)
            kinds = self.page.locator(f"{GUIDE} .stButtonGroup").first.get_by_role("button")
            if kinds.count() > 3:
                kinds.first.click()
                expect(kinds.first).to_have_attribute("aria-pressed", "true")
                self.look(f"question {number} answered", GUIDE)
            title = heading.inner_text()
            self.page.locator(".st-key-guide_next button").click()
            expect(self.page.get_by_role("heading", name=title, exact=True)).to_have_count(0)
        expect(heading).to_have_count(0)
        self.look("summary", ".st-key-summary")


# A desk of 1280 × 1024 at 200 % and at 400 % (WCAG 1.4.4 and 1.4.10) is a desk of 640 × 512 and of 320 × 256.
DESK, PHONE, DOUBLE, FOURFOLD = (1440, 1000), (390, 844), (640, 512), (320, 256)
# Both languages, both themes, the tightest page and the roomiest; `make walk` goes all sixteen ways.
FEW = [("da", "dark", FOURFOLD), ("en", "light", DESK)]
ALL = list(product(("en", "da"), ("light", "dark"), (DESK, PHONE, DOUBLE, FOURFOLD)))


@pytest.mark.parametrize(("language", "scheme", "size"), ALL if os.environ.get("WALK") == "all" else FEW)
def test_the_whole_app_keeps_nobody_out(visit: Any, language: str, scheme: str, size: tuple[int, int]) -> None:
    width, height = size
    page = visit(
        "?" + set_query([FIRST, SECOND], language), viewport={"width": width, "height": height}, color_scheme=scheme,
        locale={"en": "en-US", "da": "da-DK"}[language], reduced_motion="reduce",
    )  # fmt: skip
    walk = Walk(page, f"{language} {scheme} {width}", language)
    watch_motion(page)
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
    for number, _ in walk.tabs(WORKSHOP):
        groups = page.locator(".st-key-group button")
        for group in range(groups.count() if number == 0 else 0):
            # All of the group in view: else a small screen scrolls to the one chosen before, away from under the pointer.
            page.locator(".st-key-group").evaluate("group => group.scrollIntoView({block: 'center'})")
            groups.nth(group).click()
            expect(groups.nth(group)).to_have_attribute("aria-checked", "true")
            walk.look(f"workshop {number} group {group}", WORKSHOP)
            if page.locator(".st-key-markets").count():
                walk.menu("markets")
        walk.look(f"workshop {number}", WORKSHOP)
    for number, body in walk.tabs(ANSWERS):
        for opener in body.locator(OPENED).filter(visible=True).all():
            opener.click()
        settle(page)
        for opener in body.locator(".sum summary").filter(visible=True).all()[:SUMS]:
            opener.click()
        walk.look(f"answer {number}", ANSWERS)
    page.locator(".st-key-open_1 button").click()  # side by side: the second scenario, where one may not reclaim VAT
    expect(page.locator(".verdict .kicker")).to_contain_text(SECOND.name)
    walk.guide()
    walk.wrong += [f"glided though less motion was asked for: {what}" for what in glided(page)]
    walk.wrong += [f"known, but no longer there: {rule} on {what}" for rule, what in set(KNOWN) - walk.met]
    page.goto(page.url.partition("?")[0] + f"?{exact_query(FIRST, language)}&embed=true")
    page.locator(".way-out").wait_for()
    walk.look("embedded")
    assert not walk.wrong, "\n".join([f"{len(walk.wrong)} in {walk.name}", *walk.wrong])
