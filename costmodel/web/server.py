"""What the server adds to Streamlit's own: a head that says the finding of a link, safe headers, a sign of life."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qs

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from costmodel.web import preview

FRAMES = "COSTMODEL_FRAME_ANCESTORS"  # who may show the page in a frame, as the header writes it: `https://example.org`
_HIDDEN = "_stcore/metrics"
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin-allow-popups",
}


class Answers:
    """Serves the first page with the finding of its link in the head; gives every answer its headers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                if headers.get("content-type", "").startswith("text/html"):
                    headers.setdefault("content-security-policy", policy(scope["query_string"]))
            await send(message)

        answer = await _own_answer(Request(scope))
        await (answer or self.app)(scope, receive, send_with_headers)


async def _own_answer(request: Request) -> Response | None:
    """The first page, or that a page is hidden; None where Streamlit answers."""
    path = request.url.path.strip("/")
    base = str(streamlit.get_option("server.baseUrlPath") or "").strip("/")
    if path == "/".join(filter(None, (base, _HIDDEN))):
        return PlainTextResponse("Not Found", 404)
    if path != base or request.method not in ("GET", "HEAD") or (base and not request.url.path.endswith("/")):
        return None
    page = _page()
    if page is None:
        return None
    head = await run_in_threadpool(preview.preview, request.url.query, request.headers.get("accept-language", ""))
    return HTMLResponse(preview.written(page, head), headers={"cache-control": "no-cache", "vary": "accept-language"})


@lru_cache(maxsize=1)
def _page() -> str | None:
    """Streamlit's page; None where it has none, or none that we know how to head."""
    try:
        text = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    except OSError:
        return None
    return text if preview.can_be_headed(text) else None


@lru_cache(maxsize=1)
def _inline() -> str:
    """The hashes of the scripts that stand in Streamlit's page itself."""
    texts = _INLINE.findall(_page() or "")
    return "".join(f" 'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts)


def policy(query: bytes) -> str:
    """What the page may load, and who may frame it: any site the embedded page, else this one; or as `FRAMES` says."""
    embedded = parse_qs(query.decode("latin-1")).get("embed", [""])[-1].lower() == "true"
    given = " ".join(os.environ.get(FRAMES, "").replace(";", " ").split())
    frames = given or ("*" if embedded else "'self'")
    return (
        f"default-src 'self'; script-src 'self' blob:{_inline()}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:; worker-src 'self' blob:; "
        f"object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors {frames}"
    )


async def _alive(request: Request) -> Response:
    return PlainTextResponse("ok", headers={"cache-control": "no-store"})


ROUTES = (Route("/healthz", _alive, methods=["GET", "HEAD"]),)
MIDDLEWARE = (Middleware(Answers),)
