"""A field for a file, in the language of the page: Streamlit writes its own words in English only."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from costmodel.web.state import View
from costmodel.web.text import in_style
from costmodel.words import N_

MOST = 1  # MB


def field(view: View, label: str, kinds: Sequence[str], key: str, on_change: Callable[[], None]) -> None:
    """The field; what was chosen stands in the session state under `key`."""
    _ = view.translate
    choose, most = (
        in_style(_(N_("Choose a file"))),
        in_style(_(N_("At most {size} MB: {kinds}")).format(size=MOST, kinds=", ".join(kinds))),
    )
    st.html(f"<style>.st-key-{key} {{ --choose: {choose}; --most: {most}; }}</style>")
    st.file_uploader(label, list(kinds), key=key, on_change=on_change, max_upload_size=MOST)
