"""The chart and address components in a real browser: what changes on the page, what is saved, what stays as it was."""

from __future__ import annotations

import re

import pytest
from server import running

PAGE = """
import streamlit as st
from costmodel import Scenario, compare
from costmodel.present.charts import cost_bars, cost_by_hours
from costmodel.web.address import copy_button, keep_address
from costmodel.web.chart import show_chart

hours = st.slider("Hours", 1, 60, 20)
scenario = Scenario("us-tx", "2026-07-01", {"work.hours_per_week": hours}, name="<b>Bo</b> & Co")
show_chart(cost_bars(compare(scenario), str, "en"), "bars", str)
show_chart(cost_by_hours(scenario, str, "en"), "hours", str)
keep_address(f"hours{hours}")
copy_button(f"s=hours{hours}", "Copy link", "Copied", "copy")
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    script = tmp_path_factory.mktemp("page") / "page.py"
    script.write_text(PAGE, encoding="utf-8")
    with running(script.parent / "log", str(script)) as found:
        yield found


@pytest.fixture
def page(browser, server):
    context = browser.new_context(viewport={"width": 1280, "height": 1400}, color_scheme="light")
    page = context.new_page()
    page.faults, page.asked = [], []
    page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(server + "?lang=en&other=1")
    page.wait_for_function("document.querySelectorAll('.js-plotly-plot .main-svg').length >= 2")
    yield page
    context.close()
    assert page.faults == []


def move(page, to):
    page.get_by_role("slider").focus()
    while int(page.get_by_role("slider").input_value()) < to:
        page.keyboard.press("ArrowRight")
    page.get_by_text(f"Now: {to} hours").wait_for()


def test_plotly_comes_once_and_from_this_server(page, server):
    assert len([url for url in page.asked if "plotly" in url.lower()]) == 1
    assert all(url.startswith((server, "blob:", "data:")) for url in page.asked)


def test_a_change_redraws_the_same_node_and_adds_no_history(page):
    page.evaluate("window.plot = document.querySelector('.js-plotly-plot'); window.svg = plot.querySelector('.main-svg')")
    entries = page.evaluate("history.length")
    move(page, 25)
    assert page.evaluate("plot.isConnected && svg.isConnected && plot === document.querySelector('.js-plotly-plot')")
    page.wait_for_url(re.compile(r"\?s=hours25$"))
    assert page.evaluate("history.length") == entries


@pytest.mark.parametrize(("kind", "start"), [("PNG", b"\x89PNG"), ("SVG", b"<svg")])
def test_images_are_saved_in_the_page(page, tmp_path, kind, start):
    with page.expect_download() as saved:
        page.get_by_role("button", name=f"Save as {kind}").first.click()
    assert saved.value.suggested_filename == f"cost-comparison.{kind.lower()}"
    saved.value.save_as(tmp_path / "image")
    image = (tmp_path / "image").read_bytes()
    assert image.startswith(start)
    if kind == "SVG":
        text = image.decode().replace("\u00a0", " ")
        assert "Place: Texas" in text
        assert "&#60;b&#62;Bo&#60;/b&#62; &amp; Co" in text


def test_a_pdf_comes_from_the_server_once_each_time_it_is_asked_for(page, tmp_path):
    assert page.get_by_text("Source: own calculation; payroll taxes of Texas").count() == 2
    for name in ("cost-by-hours", "cost-comparison", "cost-comparison"):
        with page.expect_download() as saved:
            page.locator(".cm-chart").nth(int(name == "cost-by-hours")).get_by_role("button", name="Save as PDF").click()
        assert saved.value.suggested_filename == f"{name}.pdf"
        saved.value.save_as(tmp_path / "file")
        assert (tmp_path / "file").read_bytes().startswith(b"%PDF-")
    late = []
    page.on("download", lambda download: late.append(download))
    move(page, 22)
    assert late == []


def test_a_file_that_fails_says_so_and_the_next_one_comes(browser, tmp_path):
    script = tmp_path / "page.py"
    script.write_text(
        "import costmodel.web.chart as chart\n"
        "real = chart.render\n"
        "chart.render = lambda shown, kind: 1 / 0 if shown.name == 'cost-by-hours' else real(shown, kind)\n" + PAGE,
        encoding="utf-8",
    )
    with running(tmp_path / "log", str(script)) as address:
        page = browser.new_page()
        page.goto(address)
        cards = page.locator(".cm-chart")
        cards.nth(1).get_by_role("button", name="Save as PDF").click()
        cards.nth(1).get_by_role("status").filter(has_text="The file could not be made.").wait_for()
        assert cards.nth(0).get_by_role("status").inner_text() == ""
        with page.expect_download() as saved:
            cards.nth(1).get_by_role("button", name="Save as PNG").click()
        assert saved.value.suggested_filename == "cost-by-hours.png"
        assert cards.nth(1).get_by_role("status").inner_text() == ""
        page.close()
    assert "ZeroDivisionError" in (tmp_path / "log").read_text()


def test_colours_follow_the_theme_at_once(page):
    background = "getComputedStyle(document.querySelector('.js-plotly-plot .main-svg')).backgroundColor"
    assert page.evaluate(background) == "rgb(255, 255, 255)"
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"{background} === 'rgb(20, 24, 29)'")


def test_a_narrow_page_does_not_scroll_sideways(page):
    page.set_viewport_size({"width": 390, "height": 900})
    page.wait_for_function("[...document.querySelectorAll('.js-plotly-plot')].every(plot => plot._fullLayout.width < 390)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator(".cm-legend li").filter(has_text="Full-time employee").is_visible()


def test_charts_are_named_and_have_their_table(page):
    assert "Do it yourself: $52,000" in page.get_by_role("img").first.get_attribute("aria-label")
    page.get_by_text("Data", exact=True).first.click()
    assert page.get_by_role("row", name=re.compile("^Total")).first.inner_text().split("\t")[1:] == [
        "51,354", "52,000", "65,802", "81,024",
    ]  # fmt: skip


def test_the_link_is_copied(page, server):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    page.get_by_role("button", name="Copy link").click()
    page.get_by_text("Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == server + "?s=hours20"
    assert page.get_by_role("textbox", name="Copy link").input_value() == server + "?s=hours20"
