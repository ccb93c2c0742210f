"""Sharing by address: exact and readable link, QR code, a frame for one's own site; a file where that is too long."""

from __future__ import annotations

import base64
from urllib.parse import urlencode, urlsplit

import streamlit as st

from costmodel.present import money as say
from costmodel.present.link import LONGEST, readable_query
from costmodel.present.qr import SCAN, qr_code, qr_png, qr_svg
from costmodel.scenario_file import scenario_yaml
from costmodel.web.address import copy_button, runs_here
from costmodel.web.preview import BRAND, title
from costmodel.web.state import View
from costmodel.web.text import escape
from costmodel.web.under import quiet
from costmodel.words import N_

_FRAME = """<iframe
  src="{address}"
  title="{title}" loading="lazy" style="width: 100%; height: 1200px; border: 0"
></iframe>
<script>
  addEventListener("message", (event) => {{
    for (const frame of document.getElementsByTagName("iframe"))
      if (frame.contentWindow === event.source && event.data?.type === "costmodel:height")
        frame.style.height = event.data.height + "px";
  }});
</script>"""


def show_short(view: View, held: str, key: str) -> None:
    """The link that opens exactly this; where it is too long, the file that does."""
    _ = view.translate
    if len(held) > LONGEST:
        _file_instead(view, len(held), f"{key}_file")
        return
    say_where_it_opens(view)
    opens = _("The link opens this scenario with every figure. If a rule changes later, the reader is told what changed.")
    here_only = _(
        "The link opens this scenario with every figure, on this computer. If a rule changes later, you are told what changed."
    )
    quiet(here_only if _is_local() else opens)
    copy(view, urlencode({"s": held}), _("Copy link for this computer") if _is_local() else _("Copy link"), key)


def _is_local() -> bool:
    """Whether nobody else can open the app's links."""
    return runs_here(st.context.url)


def say_where_it_opens(view: View) -> None:
    """Nothing where the app has a host; else that no one else can open a link, and what to do instead."""
    if _is_local():
        quiet(view.translate(N_(
            "This app runs on your own computer, so nobody else can open a link from it. Send the memo or the scenario file "
            "instead, or put the app on a server: the file docs/hosting.md in the app's folder says what that takes."
        )))  # fmt: skip


def show(view: View, held: str) -> None:
    """All ways to share by address."""
    _ = view.translate
    show_short(view, held, "copy_link_again")
    query = readable_query(view.scenario, view.language)
    if len(query) > LONGEST:
        return
    quiet(_("Or a link in plain words, with what differs from the defaults:"))
    copy(view, query, _("Copy readable link"), "copy_readable")
    for name, label, draw in (("qr", _("QR code"), _qr), ("frame", _("Put it on your own site"), _frame)):
        closed = st.expander(label, key=f"open_{name}", on_change="rerun")
        if closed.open:
            with closed:
                draw(view, urlencode({"s": held}), query)


def copy(view: View, query: str, label: str, key: str, named: str = "") -> None:
    """A button that copies an address of this page, and on a phone one that hands it to another app, named or by its finding.

    An address of one's own computer is not handed on, and its button doesn't ask for it.
    """
    _, here_only = view.translate, _is_local()
    named = named or title(view.comparison, _, view.language)
    share = "" if here_only else _("Share…")
    copy_button(query, label, _("Copied"), key=key, share=share, title=named, leading=not here_only)


def _file_instead(view: View, found: int, key: str) -> None:
    _ = view.translate
    text = _(
        "As a link this would have {found} characters; many programs cut off what is longer than {allowed}. "
        "Send this file instead: it opens under “Scenario file”."
    )
    quiet(text.format(found=say.number(found, view.language, 0), allowed=say.number(LONGEST, view.language, 0)))
    st.download_button(
        _("Download the file"), scenario_yaml(view.scenario), "scenario.yaml", "application/yaml", key=key, on_click="ignore",
        icon=":material/download:",
    )  # fmt: skip


def _qr(view: View, exact: str, readable: str) -> None:
    """The code of the first of the two links that is short enough, to scan and to save."""
    _ = view.translate
    codes = [(query, qr_code(f"{here()}?{query}")) for query in (exact, readable)]
    query, code = next(((query, code) for query, code in codes if code), ("", None))
    if code is None:
        quiet(_("Even the readable link is too long for a code that a phone could scan. Send the link or the file."))
        return
    if query == readable:
        quiet(_(
            "The exact link is too long to scan well, so this is the readable one: it holds what differs from the defaults, and "
            "opens the same as long as those stay as they are."
        ))  # fmt: skip
    if _is_local():
        quiet(_("The code leads to this computer, so a phone can't open it until the app is on a server."))
    picture = base64.b64encode(qr_svg(code)).decode()
    alt = escape(_(SCAN))
    st.html(f'<img class="qr" src="data:image/svg+xml;base64,{picture}" alt="{alt}">')
    with st.container(horizontal=True, key="qr_files"):
        st.download_button(_("Save as SVG"), qr_svg(code), "qr-code.svg", "image/svg+xml", key="qr_svg", on_click="ignore")
        st.download_button(_("Save as PNG"), qr_png(code), "qr-code.png", "image/png", key="qr_png", on_click="ignore")


def _frame(view: View, exact: str, readable: str) -> None:
    """What to write into a page of one's own."""
    _ = view.translate
    quiet(_(
        "Paste this where the calculator should stand on your page. Visitors can change the four figures; nothing of theirs is "
        "kept. The script lets the height follow what is shown: leave it out where scripts are not allowed."
    ))  # fmt: skip
    if _is_local():
        quiet(_("The address in it is that of this computer: once the app is on a server, copy it there."))
    st.code(frame(f"{here()}?{readable}&embed=true", _(BRAND)), language="html", wrap_lines=True)


def frame(address: str, name: str) -> str:
    """The HTML that shows an address in a frame of another page."""
    return _FRAME.format(address=escape(address), title=escape(name))


def here() -> str:
    """The page's own address without what follows it."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}{parts.path or '/'}" if parts.netloc else ""
