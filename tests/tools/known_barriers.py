"""What axe finds on a bare Streamlit page too, and cannot be mended from here: the rule, on what, and why."""

from __future__ import annotations

# Advice of axe's beyond WCAG. Of WCAG itself nothing is left.
KNOWN: dict[tuple[str, str], str] = {
    ("presentation-role-conflict", "stFileUploaderDropzone section"): "the place to drop a file bears a name but has no role",
}
