"""Text for HTML: what is typed stays text, and what belongs together stays on a line."""

from __future__ import annotations

import pytest

from costmodel.web.text import escape


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("usually $24 – $62", "usually $24_–\u2060_$62"),
        ("from July 1, 2026, in all", "from July_1,_2026, in all"),
        ("from 1 July 2026, in all", "from 1_July_2026, in all"),
        ("fra 1. juli 2026, i alt", "fra 1._juli_2026, i alt"),
        ("in May 2025, 12 of them", "in May 2025, 12_of them"),
        ("in 80 of 100 cases, over 3 years", "in 80_of_100_cases, over 3_years"),
        ("i 74 af 100 tilfælde (nu 24,2 timer)", "i 74_af_100_tilfælde (nu 24,2_timer)"),
        ("10 and 20, a finished hour of work: 30 (more)", "10_and 20, a finished hour_of_work: 30 (more)"),
        ("<b> & “x”", "&lt;b&gt; &amp; “x”"),
    ],
)
def test_no_line_breaks_within_a_range_or_a_date_or_after_a_number(text: str, shown: str) -> None:
    assert escape(text).replace("\u00a0", "_") == shown
