"""What axe finds on a bare Streamlit page too, and cannot be mended from here: the rule, on what, and why."""

from __future__ import annotations

KNOWN: dict[tuple[str, str], str] = {
    ("scrollable-region-focusable", "stCode pre"): "st.code puts long lines into a box that scrolls but takes no focus",
}
