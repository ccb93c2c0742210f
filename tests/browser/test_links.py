"""Links in a real browser: made on every page and opened elsewhere, shared by a phone, embedded in somebody else's page."""

from __future__ import annotations

import os
import re
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from costmodel import Scenario, compare
from costmodel.present.link import exact_query, read_link, readable_query
from costmodel.web.links import frame

OFFICE = Scenario("us-tx", "2026-07-01", {"employee.salary": 60_000, "va.rate": 30}, name="Office")
ANSWERS = ("Compare", "What would change it", "Over time", "How sure", "Bids", "Side by side")
WORKSHOP = ("All assumptions", "Tasks", "Scenario file", "Share and download")


def totals(address: str) -> dict[str, float]:
    """What every way costs by an address of the page, to a cent, worked out here."""
    found = read_link(address)
    assert found.notices == ()
    today = {option.name: round(option.total, 2) for option in compare(found.scenario).options}
    assert found.answer == today
    return today


def figures(page: Any) -> list[str]:
    return page.locator(".way .figure").all_inner_texts()


@pytest.mark.parametrize("tabs", [ANSWERS, WORKSHOP], ids=["answers", "workshop"])
def test_a_link_made_on_each_page_opens_the_same_to_a_cent(visit: Callable[..., Any], tabs: tuple[str, ...]) -> None:
    page = visit("?" + readable_query(OFFICE, "en"))
    for i, name in enumerate(tabs if os.environ.get("WALK") == "all" else tabs[::3]):  # each: make walk
        page.get_by_role("tab", name=name, exact=True).click()
        rate = 31 + i + 0.25
        before = page.url
        page.get_by_label("VA rate an hour", exact=True).first.fill(str(rate))
        page.wait_for_function("before => location.href !== before", arg=before)
        page.wait_for_function("() => document.title.includes('Office')")
        page.wait_for_timeout(700)
        link = page.url
        assert read_link(link).scenario == OFFICE.change({"va.rate": rate}), name
        fresh = visit(link)
        assert totals(fresh.url) == totals(link), name
        seen = figures(fresh)
        assert len(seen) == 4
        cheapest = compare(read_link(link).scenario).ranked[0]
        assert seen[0].endswith(f"${cheapest.total:,.0f}")
        fresh.context.close()
        if name == "Compare":
            assert figures(page) == seen


def test_the_copied_link_is_the_one_of_what_is_seen(visit: Callable[..., Any]) -> None:
    page = visit("?" + readable_query(OFFICE, "en"))
    page.get_by_role("button", name="Share").click()
    page.wait_for_function("() => document.querySelector('.cm-copy input')?.value.includes('?s=1')")
    shown = page.locator(".cm-copy input").first.input_value()
    assert totals(shown) == totals(page.url)
    assert shown.startswith(page.url.partition("?")[0])
    assert page.locator(".cm-share").first.is_hidden()  # no share sheet here


PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


def elsewhere(address: str) -> str:
    """The same server under a name that is no name of one's own computer."""
    return address.replace("127.0.0.1", "localhost").replace("localhost", "app.localhost")


def test_a_phone_hands_the_link_to_another_app(visit: Callable[..., Any], browser: Any, address: str) -> None:
    page = visit(elsewhere(address) + "?" + readable_query(OFFICE, "da"), **PHONE)
    page.evaluate("navigator.canShare = () => true; navigator.share = async (sheet) => { window.shared = sheet; }")
    page.get_by_role("button", name="Del", exact=False).first.click()
    page.get_by_role("button", name="Del …").click()
    shared = page.evaluate("window.shared")
    assert shared["title"] == shared["text"]
    assert shared["title"].startswith("Office: En VA på timebasis er billigst: 41.035\N{NO-BREAK SPACE}US$ om året")
    assert read_link(shared["url"]).scenario == OFFICE
    assert read_link(shared["url"]).language == "da"
    assert page.get_by_role("button", name="Kopiér link").is_visible()


def test_a_link_that_only_this_computer_opens_does_not_look_as_if_it_could_be_sent(
    visit: Callable[..., Any], address: str
) -> None:  # fmt: skip
    page = visit("?" + readable_query(OFFICE, "en"), **PHONE)
    page.evaluate("navigator.canShare = () => true; navigator.share = async () => {}")
    page.get_by_role("button", name="Share").first.click()
    button = page.get_by_role("button", name="Copy link for this computer", exact=True).first
    assert "cm-second" in (button.get_attribute("class") or "")
    assert page.locator(".cm-share").first.is_hidden()
    words = page.locator(".st-key-share, [data-testid=stPopoverBody]").last.inner_text()
    assert words.index("nobody else can open a link from it") < words.index(
        "The link opens this scenario with every figure, on this computer."
    )
    page = visit(elsewhere(address) + "?" + readable_query(OFFICE, "en"))
    page.get_by_role("button", name="Share").first.click()
    button = page.get_by_role("button", name="Copy link", exact=True).first
    assert "cm-second" not in (button.get_attribute("class") or "")
    assert not page.get_by_text("nobody else can open a link from it").count()


def test_the_page_says_in_which_language_it_is_after_a_switch_too(visit: Callable[..., Any]) -> None:
    page = visit("?" + readable_query(OFFICE, "da"))
    assert page.evaluate("() => document.documentElement.lang") == "da"
    page.get_by_text("English", exact=True).first.click()
    page.wait_for_function("() => document.documentElement.lang === 'en'")
    page.wait_for_url(lambda url: read_link(url).language == "en")


def test_a_name_that_looks_like_markup_is_text_in_the_title(visit: Callable[..., Any]) -> None:
    name = "</title><script>document.title='taken'</script><b>&amp;"
    page = visit("?" + exact_query(OFFICE.change(name=name)))
    assert page.title().startswith(name + ": A VA by the hour is cheapest: $41,035 a year")


def asked(address: str, path: str, language: str = "") -> tuple[int, Any, str]:
    request = urllib.request.Request(address + path, headers={"Accept-Language": language} if language else {})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, ""


def test_the_server_answers_a_messenger_with_the_finding(address: str) -> None:
    status, headers, page = asked(address, "?" + readable_query(OFFICE))
    assert status == 200
    assert "<title>Office: A VA by the hour is cheapest: $41,035 a year, $10,965 less than doing it yourself.</title>" in page
    assert '<meta property="og:title" content="Office: A VA by the hour is cheapest' in page
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert '<html lang="da"' in asked(address, "?place=dk", "da-DK,da;q=0.9")[2]
    for hostile in (
        "?s=1" + "A" * 7000,
        "?name=%3Cscript%3E&place=us-tx",
        "?set=1",
        "?employee.salary=%00",
        "?" + "x.y=1&" * 2000,
    ):
        status, _, page = asked(address, hostile)
        assert status == 200
        assert len(re.findall(r"<title>[^<>]*</title>", page)) == 1


def test_the_server_says_that_it_lives_and_hides_its_inside(address: str) -> None:
    assert asked(address, "healthz")[::2] == (200, "ok")
    assert asked(address, "_stcore/metrics")[0] == 404
    assert asked(address, "_stcore/health")[1]["x-content-type-options"] == "nosniff"


@pytest.fixture
def framed(browser: Any, address: str) -> Iterator[Callable[..., tuple[Any, list[str]]]]:
    """Opens the page of a query in a frame of somebody else's page, which follows its height by the script of our snippet."""
    script = frame("", "").partition("<script>")[2].partition("</script>")[0]
    contexts, servers = [], []

    def open_frame(query: str, width: int, **options: Any) -> tuple[Any, list[str]]:
        page_of_theirs = f"""<!doctype html><body style="margin:0"><iframe src="{address}{query}"
          style="width:{width}px;height:600px;border:0"></iframe><script>{script}</script>"""

        class Theirs(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("content-type", "text/html")
                self.end_headers()
                self.wfile.write(page_of_theirs.encode())

            def log_message(self, *args: object) -> None:
                """Nothing to say."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Theirs)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        context = browser.new_context(viewport={"width": width, "height": 900}, locale="en-US", **options)
        contexts.append(context)
        page, said = context.new_page(), []
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        return page, said

    yield open_frame
    for context in contexts:
        context.close()
    for server in servers:
        server.shutdown()


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (700, "light")])
def test_the_embedded_page_fits_its_frame(framed: Callable[..., Any], width: int, scheme: str) -> None:
    page, _ = framed("?" + readable_query(OFFICE, "da") + "&embed=true", width, color_scheme=scheme)
    inside = page.frames[1]
    inside.wait_for_selector(".verdict h1")
    inside.wait_for_selector(".cm-plot .main-svg >> nth=0")
    page.wait_for_function("() => parseFloat(document.querySelector('iframe').style.height) !== 600")
    page.wait_for_timeout(1000)
    across, down = inside.evaluate(
        "(() => { const all = [...document.querySelectorAll('html, body, [data-testid=stMain]')];"
        "return [Math.max(...all.map((e) => e.scrollWidth - e.clientWidth)),"
        " Math.max(...all.map((e) => e.scrollHeight - e.clientHeight))]; })()"
    )
    assert (across, down) == (0, 0)
    height = page.evaluate("parseFloat(document.querySelector('iframe').style.height)")
    bottom = inside.locator(".way-out").bounding_box()
    assert 0 <= height - (bottom["y"] + bottom["height"]) < 60  # nothing cut off, and no empty half page
    assert inside.get_by_role("button", name="Del").count() == 0
    assert inside.get_by_role("tab").count() == 0
    assert "billigst" in inside.locator(".verdict h1").inner_text()
    inside.wait_for_function("() => location.search.includes('s=1')")
    assert "embed=true" in inside.evaluate("location.search")
    with page.expect_popup() as popup:
        inside.get_by_role("link", name="Åbn hele beregneren").click()
    full = popup.value
    full.wait_for_selector(".verdict h1")
    assert "embed" not in full.url
    assert (read_link(full.url).scenario, read_link(full.url).language) == (OFFICE, "da")


def test_only_the_embedded_page_stands_in_a_foreign_frame(framed: Callable[..., Any]) -> None:
    page, said = framed("?" + readable_query(OFFICE), 700)
    page.wait_for_timeout(1500)
    assert any("frame-ancestors" in text for text in said), said
