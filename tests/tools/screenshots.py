"""Takes the pictures of the docs: `python tests/tools/screenshots.py [ADDRESS]`. Without an address it starts the app itself."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright
from server import running

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
COLOURS = 200  # of a picture's palette: what the eye doesn't miss, at a third of the size
SCENARIO = "?place=us-tx&date=2026-07-01&work.hours_per_week=12"  # a day that stays, so that a picture changes with the app only
DANISH = "?place=dk&date=2026-07-01&work.hours_per_week=12"


def open_tab(name: str) -> Callable[[Any], None]:
    """Goes to the part of the page with this name."""

    def act(page: Any) -> None:
        page.get_by_role("tab", name=name).click()
        page.locator("[role=tabpanel]:visible .js-plotly-plot .main-svg").first.wait_for()
        page.locator(".st-key-answers_box").evaluate("box => box.scrollIntoView()")

    return act


def explain(page: Any) -> None:
    """Opens what stands behind a way's figure."""
    page.get_by_role("button", name="How was this worked out").nth(1).click()
    page.locator(".st-key-answers_box .sum summary").first.click()
    page.locator(".st-key-answers_box").evaluate("box => box.scrollIntoView()")


def guide(page: Any) -> None:
    """Begins the guided path."""
    page.locator(".st-key-guide_me button").first.click()
    page.locator(".st-key-guide").wait_for()


def stay(page: Any) -> None:
    """Stays on the first screen."""


DESKTOP = {"viewport": {"width": 1280, "height": 1000}, "locale": "en-US", "color_scheme": "light"}
LOW = {**DESKTOP, "viewport": {"width": 1280, "height": 480}}
PHONE = {
    "viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True, "locale": "en-US",
    "color_scheme": "light",
}  # fmt: skip
# file, what is opened, how the browser is, what is done there
PICTURES: tuple[tuple[str, str, dict[str, Any], Callable[[Any], None]], ...] = (
    ("screenshot.png", "", DESKTOP, stay),
    ("pictures/guide.png", SCENARIO, LOW, guide),
    ("pictures/what-would-change-it.png", SCENARIO, DESKTOP, open_tab("What would change it")),
    ("pictures/how-sure.png", SCENARIO, DESKTOP, open_tab("How sure")),
    ("pictures/over-time.png", SCENARIO, DESKTOP, open_tab("Over time")),
    ("pictures/explanation.png", SCENARIO, DESKTOP, explain),
    ("pictures/phone.png", SCENARIO, PHONE, stay),
    ("pictures/danish.png", DANISH, {**DESKTOP, "locale": "da-DK"}, stay),
    ("pictures/dark.png", SCENARIO, {**DESKTOP, "color_scheme": "dark"}, stay),
)


def take(address: str) -> None:
    """Every picture, small."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or "/usr/bin/chromium", args=["--no-sandbox"]
        )
        for name, query, options, act in PICTURES:
            context = browser.new_context(**options)
            page = context.new_page()
            page.set_default_timeout(30_000)
            page.goto(address.rstrip("/") + "/" + query)
            page.locator(".js-plotly-plot .main-svg").first.wait_for()
            act(page)
            page.wait_for_timeout(1500)  # fonts and colours settle
            small(page.screenshot(), DOCS / name)
            context.close()
        browser.close()


def small(picture: bytes, path: Path) -> None:
    """Write a picture with a palette of its own colours."""
    path.parent.mkdir(exist_ok=True)
    with Image.open(BytesIO(picture)) as opened:
        opened.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        take(sys.argv[1])
    else:
        with tempfile.TemporaryDirectory() as folder, running(Path(folder) / "log") as found:
            take(found)
