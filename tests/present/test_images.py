"""Charts as files: PNG, SVG and PDF with every word on them, without a browser, the same bytes each time."""

from __future__ import annotations

import copy
import io
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from xml.etree import ElementTree

import pypdf
import pytest

from costmodel import InputError, Scenario, compare
from costmodel.present import images
from costmodel.present.charts import cost_bars, cost_by_hours
from costmodel.present.images.scales import apart, formatted, ticks
from costmodel.present.images.strict import UndrawableError
from costmodel.present.images.words import read
from costmodel.present.language import translator
from costmodel.words import untranslated

HOSTILE = ["$x$ and \\frac{1}{2}", "<b>bold</b>", "Bo & Co", '<script>alert("1")</script>', "a_{b}^{c}", "ffi → æøå"]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def chart():
    return cost_bars(compare(Scenario("us-tx", "2026-07-01")), untranslated, "en")


def named(name):
    return cost_bars(compare(Scenario("us-tx", "2026-07-01", name=name)), untranslated, "en")


def svg_text(data):
    texts = ElementTree.fromstring(data).iter(f"{SVG}text")
    return plain(" ".join("".join(text.itertext()) for text in texts))


def pdf_text(data):
    (page,) = pypdf.PdfReader(io.BytesIO(data)).pages
    return plain(page.extract_text())


def plain(text):
    return " ".join(text.replace("\u00a0", " ").split())


def test_another_kind_is_refused(chart):
    with pytest.raises(InputError, match="found gif; allowed: png, svg, pdf"):
        images.render(chart, "gif")


def test_a_png_is_twice_as_fine_as_the_figure(chart):
    png = images.render(chart, "png")
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert [int.from_bytes(png[at : at + 4], "big") for at in (16, 20)] == [2400, 1400]


@pytest.mark.parametrize("language", ["en", "da"])
@pytest.mark.parametrize(("kind", "text_of"), [("svg", svg_text), ("pdf", pdf_text)])
def test_title_subtitle_inputs_and_source_stand_on_it(kind, text_of, language):
    translate = translator(language)
    chart = cost_by_hours(Scenario("dk", "2026-07-01", {"va.rate": 250}), translate, language)
    text = text_of(images.render(chart, kind))
    for said in (chart.title, chart.subtitle, *chart.inputs):
        assert plain(said) in text
    assert {"en": "Source: own calculation", "da": "Kilde: egen beregning"}[language] in text


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize(("kind", "text_of"), [("svg", svg_text), ("pdf", pdf_text)])
def test_a_name_is_words_whatever_it_says(name, kind, text_of):
    data = images.render(named(name), kind)
    assert plain(name) in text_of(data)
    assert b"<script" not in data


def test_signs_that_no_font_has_stay_words_in_an_svg_and_are_no_fault_elsewhere():
    chart = named("中村")
    assert "中村" in svg_text(images.render(chart, "svg"))
    assert images.render(chart, "pdf").startswith(b"%PDF-")


def test_an_svg_runs_nothing_and_does_not_meddle_with_a_page_around_it(chart):
    svg = images.render(chart, "svg").decode()
    root = ElementTree.fromstring(svg)
    assert svg.startswith("<svg ")
    assert (root.get("width"), root.get("height"), root.get("role")) == ("1200", "700", "img")
    assert root.get("aria-label") == chart.alt
    assert not {f"{SVG}style", f"{SVG}script", f"{SVG}metadata"} & {part.tag for part in root.iter()}
    assert not [part for part in root.iter(f"{SVG}g") if "_" in part.get("id", "")]


def test_a_bold_name_and_what_follows_it_are_one_text(chart):
    both = replace(chart, figure=copy.deepcopy(chart.figure))
    both.figure["layout"]["annotations"][0]["text"] = "<b>Ann</b>  VA by the hour"
    svg = images.render(both, "svg").decode()
    assert re.search(r'>Ann<tspan style="[^"]*">  VA by the hour</tspan></text>', svg)


def test_a_pdf_has_its_font_inside_and_a_title(chart):
    reader = pypdf.PdfReader(io.BytesIO(images.render(chart, "pdf")))
    fonts = reader.pages[0]["/Resources"]["/Font"].values()
    names = {str(font.get_object()["/BaseFont"]) for font in fonts}
    assert {name.strip("/").rpartition("+")[2] for name in names} == {"SourceSansPro-Regular", "SourceSansPro-Bold"}
    assert reader.metadata.title == chart.title


@pytest.mark.parametrize("kind", images.KINDS)
def test_the_same_chart_is_the_same_file(chart, kind):
    assert images.render(chart, kind) == images.render(chart, kind)
    assert images.render(chart, kind) != images.render(chart, kind, dark=True)


def test_bare_is_the_plot_alone_in_the_size_that_is_asked_for(chart):
    svg = images.render(chart, "svg", bare=True, size=(800, 420))
    root = ElementTree.fromstring(svg)
    assert (root.get("width"), root.get("height")) == ("800", "420")
    text = svg_text(svg)
    assert "VA by the hour" in text
    assert chart.title not in text
    assert "Source" not in text


def test_bare_is_what_a_phone_shows_where_it_is_narrow():
    chart = cost_by_hours(Scenario("us-tx", "2026-07-01"), untranslated, "en")
    assert "$100,000" in svg_text(images.render(chart, "svg", bare=True))
    narrow = svg_text(images.render(chart, "svg", bare=True, size=(390, None)))
    assert "100,000" in narrow
    assert "$100,000" not in narrow


def test_threads_get_each_its_own_chart():
    names = [f"Scenario {number}" for number in range(8)]
    with ThreadPoolExecutor(8) as threads:
        files = list(threads.map(lambda name: images.render(named(name), "svg"), names * 2))
    for name, data in zip(names * 2, files, strict=True):
        text = svg_text(data)
        assert [other for other in names if other in text] == [name]


def test_no_browser_is_needed():
    code = (
        "import shutil, sys; from costmodel import Scenario, compare; from costmodel.present import charts, images;"
        "chart = charts.cost_bars(compare(Scenario('us-tx', '2026-07-01')), str, 'en');"
        "print(shutil.which('chromium'), images.render(chart, 'pdf')[:5], {'plotly', 'matplotlib.pyplot'} & {*sys.modules})"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], env={"PATH": "/nowhere", "HOME": "/nowhere"}, capture_output=True, text=True
    )
    assert ran.stdout.strip() == "None b'%PDF-' set()"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda figure: figure["data"][0].update(type="pie"), "type pie"),
        (lambda figure: figure["data"][0].update(textposition="inside"), "bar: textposition"),
        (lambda figure: figure["layout"]["xaxis"].update(type="log"), "axis.type: 'log'"),
        (lambda figure: figure["layout"].update(xaxis={"range": [0, 1], "tickformat": "~s"}), "tickformat: ~s"),
        (lambda figure: figure["layout"]["xaxis"].pop("range"), "without a range"),
        (lambda figure: figure["layout"].update(polar={}), "layout: polar"),
        (lambda figure: figure["layout"]["annotations"][0].update(textangle=90), "annotation: textangle"),
        (lambda figure: figure["layout"]["annotations"][0].update(text="<i>x</i>"), "markup"),
    ],
)
def test_what_the_drawing_does_not_know_is_refused(chart, change, said):
    other = replace(chart, figure=copy.deepcopy(chart.figure))
    change(other.figure)
    with pytest.raises(UndrawableError, match=re.escape(said)):
        images.render(other, "svg")


def test_numbers_are_written_as_plotly_writes_them():
    assert formatted(1234.5, ",.0f", ".,") == "1,235"
    assert formatted(1234.5, ",.4~f", ",.") == "1.234,5"
    assert formatted(0.125, ".2~%", ",.") == "12,5%"
    axis = {"range": [0, 84_000], "nticks": 6, "tickprefix": "$", "tickformat": ",.0f"}
    assert [text for _, text in ticks(axis, ".,")] == ["$0", "$20,000", "$40,000", "$60,000", "$80,000"]


def test_ticks_that_would_touch_are_thinned_out():
    marks = [(0.0, "a"), (1.0, "b"), (2.0, "c")]
    assert apart(marks, [40, 40, 40], 50) == marks
    assert apart(marks, [40, 40, 40], 40) == [(0.0, "a"), (2.0, "c")]


def test_markup_is_bold_and_new_lines_and_nothing_else():
    (first, second) = read("<b>A &lt;b&gt;</b> c<br>d")
    assert [(piece.text, piece.bold) for piece in first] == [("A <b>", True), (" c", False)]
    assert [piece.text for piece in second] == ["d"]
