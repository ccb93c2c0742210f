"""What a bare Streamlit page has too: the same measure, on a page with the same kinds of things and nothing of ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from known_barriers import KNOWN
from page_checks import barriers
from server import running

PAGE = """
import pandas as pd
import streamlit as st

st.title("Bare")
st.code("\\n".join(["words " * 60] * 40), language=None, height=200)
st.text_input("Text")
st.text_area("Long text")
st.number_input("Number", 0, 9)
st.slider("Slider", 1, 9)
st.toggle("Toggle")
st.selectbox("Menu of choices", ["One", "Two"])
st.segmented_control("Segments", ["One", "Two"], default="One")
st.pills("Pills", ["One", "Two"])
st.file_uploader("File")
st.data_editor(pd.DataFrame({"Figures": [1, 2]}), num_rows="dynamic")
for tab in st.tabs(["First", "Second"]):
    tab.write("In the tab")
with st.expander("Fold", expanded=True):
    st.write("In the fold")
st.popover("Popover").write("In it")
st.button("Button", type="tertiary")
st.download_button("Download", "text", "text.txt")
"""
CROWDED = '<main><h1>Crowded</h1><button style="font-size:6px">A</button><button style="font-size:6px">B</button></main>'


def test_what_is_known_is_on_a_bare_page_too_and_the_measure_measures(browser: Any, tmp_path: Path) -> None:
    script = tmp_path / "page.py"
    script.write_text(PAGE, encoding="utf-8")
    with running(tmp_path / "log", str(script)) as address:
        page = browser.new_page()
        page.goto(address)
        page.locator(".stDownloadButton").wait_for()
        page.locator("[data-testid=data-grid-canvas]").wait_for()
        found = {(each["rule"], each["on"]) for each in barriers(page)}
        assert set(KNOWN) <= found
        assert ("scrollable-region-focusable", "stCode pre") in found  # a box that ours is spared, as it wraps its lines
        page.set_content(CROWDED)
        assert ("target-size", "button") in {(each["rule"], each["on"]) for each in barriers(page)}
        page.close()
