"""Takes the pictures of the docs from the running app: `python tests/tools/screenshots.py http://localhost:8501`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

DOCS = Path(__file__).parents[2] / "docs"


def main(address: str) -> None:
    """The first screen, in English, on a desktop."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or "/usr/bin/chromium", args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 1060}, locale="en-US", color_scheme="light")
        page.goto(address)
        page.locator(".js-plotly-plot .main-svg").first.wait_for()
        page.wait_for_timeout(1000)  # fonts and colours settle
        page.screenshot(path=DOCS / "screenshot.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
