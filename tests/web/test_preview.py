"""What a messenger is told of a link, and what the server adds to each answer. The real server is asked in browser/."""

from __future__ import annotations

import asyncio
import re
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest

from costmodel import Scenario
from costmodel.present.link import exact_query, readable_query, set_query
from costmodel.web import server
from costmodel.web.preview import can_be_headed, preview, written

TEXAS = Scenario("us-tx", "2026-07-01", {"employee.salary": 60_000, "va.rate": 30}, name="Office")
FOUND = "Office: A VA by the hour is cheapest: $41,035 a year, $10,965 less than doing it yourself."
ABOUT = (
    "The same 20 hours of work a week done every way, in Texas, over 12 months from July 1, 2026,"
    " with hiring and your own time counted in."
)
PAGE = '<html lang="en"><head><title>Streamlit</title></head></html>'
HOSTILE = "</title><script>alert(1)</script>\" onload='x' &amp; <img src=x>"


@pytest.mark.parametrize("query", [exact_query(TEXAS), readable_query(TEXAS), exact_query(TEXAS) + "&embed=true"])
def test_the_finding_of_a_link_is_its_title(query):
    found = preview(query, "")
    assert (found.language, found.title, found.description) == ("en", FOUND, ABOUT)


def test_it_speaks_the_language_of_the_link_else_of_the_browser():
    danish = "Office: En VA på timebasis er billigst"
    assert preview(exact_query(TEXAS, "da"), "en-US").title.startswith(danish)
    assert preview(readable_query(TEXAS) + "&lang=da", "en-US").title.startswith(danish)
    assert preview(readable_query(TEXAS), "fr,da-DK;q=0.8").language == "da"
    assert preview(readable_query(TEXAS), "fr").language == "en"


def test_a_set_names_how_many_and_what_is_cheapest_in_each():
    found = preview(set_query([TEXAS, TEXAS.change({"va.rate": 20}, name="Cheaper")]), "")
    assert found.title == "2 scenarios side by side"
    assert "Office: VA by the hour is cheapest, $41,035 a year." in found.description.replace("a VA", "VA")
    assert "Cheaper" in found.description


@pytest.mark.parametrize(
    "query", ["", "utm_source=x", "embed=true", "s=", "s=1broken", "set=1broken", "x" * 50_000, "s=" + "A" * 9_000]
)
def test_without_a_link_that_can_be_read_it_is_the_name_of_the_app(query):
    assert preview(query, "").title == "Hire or outsource?"


def test_a_fault_leaves_the_page_as_it_is(monkeypatch):
    monkeypatch.setattr("costmodel.web.preview.read_link", lambda text: 1 / 0)
    assert preview("place=us-tx&va.rate=31.5", "") is None
    assert written(PAGE, None) == PAGE


@pytest.mark.parametrize("text", [HOSTILE, "$&\\1\\g<0>", "{best}", "a" * 120])
def test_what_people_typed_never_becomes_markup(text):
    scenario = TEXAS.change(name=text)
    for query in (exact_query(scenario), readable_query(scenario)):
        head = written(PAGE, preview(query, ""))
        assert len(re.findall(r"<title>[^<>]*</title>", head)) == 1
        assert not {"script", "img"} & set(re.findall(r"<([a-z]+)", head))
        assert all(tag.count('"') % 2 == 0 for tag in re.findall(r"<meta[^>]*>", head))
        assert "onload='" not in head


@pytest.mark.parametrize("language", ['da"><script>', "xx", ""])
def test_a_language_that_is_none_of_ours_is_not_written(language):
    assert '<html lang="en"' in written(PAGE, preview("place=us-tx&" + urlencode({"lang": language}), ""))


def test_a_link_of_nonsense_is_read_in_bounded_time():
    started = time.thread_time()
    preview(urlencode({f"employee.salary{i}": i for i in range(1000)}), "en" * 10_000)
    assert time.thread_time() - started < 2


def test_streamlit_s_own_page_can_be_headed():
    page = server._page()
    assert page is not None
    assert can_be_headed(page)
    assert not can_be_headed("<html><title></title></html>")
    assert f"<title>{FOUND}</title>" in written(page, preview(readable_query(TEXAS), ""))


def asked(path: str, query: str = "", method: str = "GET", kind: str = "text/html") -> tuple[int, dict[str, str], str]:
    """What the middleware answers, or what a bare app behind it does."""
    sent = []

    async def behind(scope, receive, send):
        await send({"type": "http.response.start", "status": 299, "headers": [(b"content-type", kind.encode())]})
        await send({"type": "http.response.body", "body": b"behind"})

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http", "method": method, "path": path, "raw_path": path.encode(), "root_path": "", "scheme": "http",
        "query_string": query.encode(), "headers": [(b"host", b"x")], "server": ("x", 80), "client": ("y", 1),
        "http_version": "1.1",
    }  # fmt: skip
    with ThreadPoolExecutor(1) as apart:  # in this thread a browser test may have left a loop that runs
        apart.submit(lambda: asyncio.run(server.Answers(behind)(scope, receive, send))).result()
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], headers, b"".join(part.get("body", b"") for part in sent[1:]).decode()


def test_the_first_page_is_headed_and_everything_else_is_streamlit_s():
    status, headers, body = asked("/", readable_query(TEXAS))
    assert (status, FOUND in body, headers["cache-control"]) == (200, True, "no-cache")
    assert asked("/static/x.js", kind="text/javascript")[0] == 299
    assert asked("/", method="POST")[0] == 299
    assert asked("/_stcore/metrics")[0] == 404


def test_every_answer_has_its_headers_and_pages_a_policy():
    for path, kind in (("/", "text/html"), ("/x.js", "text/javascript")):
        headers = asked(path, kind=kind)[1]
        assert headers["x-content-type-options"] == "nosniff"
        assert ("content-security-policy" in headers) == (kind == "text/html")


def test_only_the_embedded_page_may_stand_in_foreign_frames_unless_said_otherwise(monkeypatch):
    def frames(query: str) -> str:
        return asked("/", query)[1]["content-security-policy"].rpartition("frame-ancestors ")[2]

    assert frames("") == frames("embed=false") == frames("embedded=true") == "'self'"
    assert frames("place=dk&embed=true") == frames("embed=True") == "*"
    monkeypatch.setenv(server.FRAMES, "https://example.org;\n script-src *")
    assert frames("") == "https://example.org script-src *"  # one directive, whatever it says
