"""The page's address: kept at the present scenario without history entries, and copied by a button."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from costmodel.web.chart import asset

_THIS_COMPUTER = ("localhost", "127.0.0.1", "::1")
_COPY_HTML = """
<div class="cm-copy">
  <button type="button" class="cm-share" hidden></button><button type="button" class="cm-do-copy"></button>
  <input type="text" readonly><span role="status"></span>
</div>
"""
_COPY_CSS = """
.cm-copy { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; font-family: var(--st-font); }
.cm-copy button {
  font: inherit; font-size: 0.875rem; color: var(--st-background-color); background: var(--st-primary-color); cursor: pointer;
  border: 0; border-radius: var(--st-button-radius); padding: 0.4rem 0.9rem; min-height: 2.5rem;
}
.cm-copy .cm-do-copy { min-width: 13.5rem; } /* as wide as the files' */
.cm-copy button[hidden] { display: none; }
.cm-copy .cm-second {
  color: var(--st-text-color); background: transparent; border: 1px solid var(--st-border-color);
}
.cm-copy input {
  font: inherit; font-size: 0.875rem; flex: 1 1 12rem; min-width: 0; min-height: 2.5rem; box-sizing: border-box;
  padding: 0 0.6rem; color: var(--st-text-color); background: var(--st-secondary-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-base-radius);
}
.cm-copy :is(button, input):focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
.cm-copy span { color: var(--st-text-color); font-size: 0.875rem; }
.cm-copy span:empty { margin-left: -0.5rem; }
"""


def runs_here(address: str | None) -> bool:
    """Whether an address opens on this computer only."""
    return (urlsplit(address or "").hostname or "") in _THIS_COMPUTER


@lru_cache(maxsize=1)
def _keeper() -> Any:
    return st.components.v2.component("costmodel.address", js=asset("address.js"))


@lru_cache(maxsize=1)
def _copier() -> Any:
    return st.components.v2.component("costmodel.copy", html=_COPY_HTML, css=_COPY_CSS, js=asset("copy.js"), isolate_styles=False)


def keep_address(payload: str, kept: str = "", key: str = "address", language: str = "", at: str = "") -> None:
    """Set the page's address to `?s=payload`, and `&set=kept` if given, without a Back-button entry; and the page's language.

    Without a payload the address stays. `at`: the guide's question that is open, from which Back goes to the one before.
    """
    data = {"payload": payload, "kept": kept, "language": language, "at": at}
    _keeper()(key=key, data={name: value for name, value in data.items() if value}, height=1)


def copy_button(
    url_text: str, label: str, copied_label: str, key: str, share: str = "", title: str = "", leading: bool = True,
) -> None:  # fmt: skip
    """A button that copies the page's address with the query `url_text`, and the address itself to copy by hand.

    On a phone a button `share` hands it to another app, under the title. One that is not `leading` has no colour.
    """
    data = {"query": url_text, "label": label, "copied": copied_label, "share": share, "title": title, "leading": leading}
    _copier()(key=key, data=data)
