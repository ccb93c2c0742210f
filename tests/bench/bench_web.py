"""The page's speed as a ratio to a plain Streamlit page with as many inputs and charts.

    make bench-web
    make bench-web ARGS="--rounds 40 --inputs 12 --charts 2"

Both pages are open in one Chromium and take turns: a number is typed, Enter pressed, and the clock runs until the
last chart that changes has been painted. Medians are compared.
"""

from __future__ import annotations

import argparse
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

TARGET = 0.8

ROOT = Path(__file__).parents[2]
OUR_INPUT = 'input[aria-label="Yearly salary"]'
PLAIN_INPUT = 'input[aria-label="Input 0"]'
INPUTS = 'input:not([type="hidden"]):visible, textarea:visible, [role="slider"]:visible'  # counted to build the equal
CHARTS = ".js-plotly-plot:visible"

# Watches every chart, in shadow roots too. A chart is painted two animation frames after its last change.
WATCH = """
(() => {
  const watch = window.chartWatch = {start: 0, first: 0, last: 0, batches: 0};
  const chart = '.js-plotly-plot';
  const hasChart = node => node.nodeType === 1 && (node.closest(chart) || node.querySelector(chart));
  const changed = record => record.target.closest?.(chart) || [...record.addedNodes].some(hasChart);
  const observer = new MutationObserver(records => {
    if (!watch.start || !records.some(changed)) return;
    watch.batches += 1;
    requestAnimationFrame(() => requestAnimationFrame(() => {
      watch.last = performance.now();
      watch.first ||= watch.last;
    }));
  });
  const everything = {subtree: true, childList: true, attributes: true, characterData: true};
  const observe = root => observer.observe(root, everything);
  const attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    observe(root);
    return root;
  };
  observe(document);
  document.addEventListener('keydown', event => {
    if (event.key === 'Enter') Object.assign(watch, {start: performance.now(), first: 0, last: 0, batches: 0});
  }, true);
})();
"""
QUIET_MS = 400  # no chart has changed for so long: it is done
SETTLED = f"() => chartWatch.last && performance.now() - chartWatch.last > {QUIET_MS}"

PLAIN_PAGE = """
import plotly.graph_objects as go
import streamlit as st

INPUTS, CHARTS = {inputs}, {charts}

st.title("A plain page")
values = [st.number_input(f"Input {{index}}", value=60_000 if index == 0 else 10 + index) for index in range(INPUTS)]
total = sum(values)
names = ["Employee", "Part-time employee", "Assistant by the hour", "By the task", "Retainer", "Yourself"]
for chart in range(CHARTS):
    figure = go.Figure()
    if chart % 2 == 0:  # costs by category, stacked
        for category in range(8):
            costs = [total * (category + 1) / (20 + option + chart) for option in range(len(names))]
            figure.add_trace(go.Bar(name=f"Category {{category}}", x=names, y=costs))
        figure.update_layout(barmode="stack")
    else:  # cost against hours
        for option, name in enumerate(names):
            costs = [total * (hours + 1) / (40 + option + chart) for hours in range(60)]
            figure.add_trace(go.Scatter(name=name, x=list(range(60)), y=costs, mode="lines"))
    st.plotly_chart(figure)
"""


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextmanager
def served(script: Path, folder: Path, home: Path) -> Iterator[str]:
    """A Streamlit server of its own for a script; `home` keeps a person's settings out."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}", "--server.headless=true"]
    command += ["--browser.gatherUsageStats=false", "--browser.serverAddress=localhost"]
    environment = {**os.environ, "HOME": str(home)}
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            if not answers(f"{url}/_stcore/health", process):
                log.seek(0)
                sys.exit(f"bench: {script} did not start\n{log.read()}")
            yield url
        finally:
            process.terminate()
            process.wait(timeout=10)


def answers(url: str, process: subprocess.Popen[bytes]) -> bool:
    """Whether a server comes up within half a minute."""
    end = time.monotonic() + 30
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(url, timeout=5):
                return True
        except OSError:
            time.sleep(0.1)
    return False


def opened(browser: Browser, url: str, selector: str) -> Page:
    """A page in a window of its own, its charts drawn and at rest."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.add_init_script(WATCH)
    page.goto(url)
    page.locator(selector).first.wait_for(timeout=60_000)
    page.locator(CHARTS).first.wait_for(timeout=60_000)
    page.wait_for_timeout(3_000)
    return page


def edit(page: Page, selector: str, value: int) -> tuple[float, float, int]:
    """Type a number and press Enter: milliseconds to the first and the last painted chart, batches of changes."""
    page.bring_to_front()
    box = page.locator(selector).first
    box.click()
    box.press("ControlOrMeta+a")
    page.keyboard.type(str(value))
    page.keyboard.press("Enter")
    page.wait_for_function(SETTLED, timeout=30_000)
    seen = page.evaluate("chartWatch")
    return seen["first"] - seen["start"], seen["last"] - seen["start"], seen["batches"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=25)
    parser.add_argument("--inputs", type=int, help="of the plain page; default: as many as our page shows")
    parser.add_argument("--charts", type=int, help="of the plain page; default: as many as our page shows")
    arguments = parser.parse_args()

    with ExitStack() as stack:
        temporary = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        home = temporary / "home"
        home.mkdir()
        chromium = stack.enter_context(sync_playwright()).chromium
        browser = chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or None,
            args=[
                "--no-sandbox",
                "--disable-background-timer-throttling",
                "--disable-backgrounding-occluded-windows",
                "--disable-renderer-backgrounding",
            ],
        )
        stack.callback(browser.close)

        ours = opened(browser, stack.enter_context(served(ROOT / "app.py", ROOT, home)), OUR_INPUT)
        inputs = arguments.inputs or ours.locator(INPUTS).count()
        charts = arguments.charts or ours.locator(CHARTS).count()
        plain_script = temporary / "plain.py"
        plain_script.write_text(PLAIN_PAGE.format(inputs=inputs, charts=charts), encoding="utf-8")
        plain = opened(browser, stack.enter_context(served(plain_script, temporary, home)), PLAIN_INPUT)

        sides = {"our page": (ours, OUR_INPUT), "plain page": (plain, PLAIN_INPUT)}
        results: dict[str, list[tuple[float, float, int]]] = {name: [] for name in sides}
        for number in range(arguments.rounds + 3):
            for name, (page, selector) in sides.items():
                result = edit(page, selector, 50_000 + number * 1_237 % 20_000)
                if number >= 3:  # the first three warm both up
                    results[name].append(result)

    print(f"{inputs} inputs, {charts} charts, {arguments.rounds} rounds, from Enter to paint")
    print(f"{'ms':12}{'first chart':>12}{'last chart':>12}{'p95 last':>12}{'changes':>12}")
    medians = {}
    for name, rows in results.items():
        first, last, batches = zip(*rows, strict=True)
        medians[name] = statistics.median(last)
        p95 = statistics.quantiles(last, n=20)[-1] if len(last) > 1 else last[0]
        print(f"{name:12}{statistics.median(first):>12.0f}{medians[name]:>12.0f}{p95:>12.0f}{statistics.median(batches):>12g}")
    ratio = medians["our page"] / medians["plain page"]
    print(f"ratio {ratio:.2f}, target {TARGET}: {'pass' if ratio <= TARGET else 'MISS'}")
    return 0 if ratio <= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
