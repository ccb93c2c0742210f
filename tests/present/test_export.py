"""A comparison as a file of each ending."""

from __future__ import annotations

import csv
import datetime
import io
import json
import struct
from xml.etree import ElementTree

import pandas as pd
import pytest

from costmodel import InputError, Scenario, Task, compare
from costmodel.present.export import WRITERS, export
from costmodel.present.language import translator
from costmodel.scenario_file import read_scenario
from costmodel.strict_yaml import parse
from costmodel.words import untranslated

SCENARIO = Scenario(
    "us-tx", "2026-01-01", {"employee.salary": 60_000, "va.rate": [25, 35]}, (Task("=1+1 <b>", 40, 15, 9),), name="=A1 <script>"
)


def written(ending: str, language: str = "en", dark: bool = False) -> bytes:
    return export(SCENARIO, ending, translator(language), language, dark)


def test_every_ending_is_tested_here() -> None:
    assert sorted(WRITERS) == [".csv", ".html", ".json", ".parquet", ".pdf", ".png", ".svg", ".xlsx", ".yaml"]


def test_csv_is_utf_8_that_excel_knows_as_such() -> None:
    data = written(".csv", "da")
    assert data.startswith(b"\xef\xbb\xbfoption,line,")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert sum(float(row["amount"]) for row in rows if row["option"] == "employee") == pytest.approx(
        compare(SCENARIO).total("employee")
    )
    assert any(row["label"] == "Bruttoløn" for row in rows)


def test_json_is_that_of_the_contract() -> None:
    told = json.loads(written(".json"))
    assert (told["schema"], told["place"], told["cheapest"]) == (1, "us-tx", compare(SCENARIO).cheapest)


def test_yaml_reads_back_the_same() -> None:
    assert read_scenario(parse(written(".yaml"), "s.yaml")) == SCENARIO


@pytest.mark.parametrize("language", ["en", "da"])
def test_html_is_a_page(language: str) -> None:
    page = written(".html", language).decode()
    assert page.startswith(f'<!doctype html><html lang="{language}">')
    assert page.endswith("</html>")


@pytest.mark.parametrize("language", ["en", "da"])
def test_parquet_has_a_type_for_every_column_and_the_totals_of_compare(language: str) -> None:
    table = pd.read_parquet(io.BytesIO(written(".parquet", language)))
    assert list(table.columns) == [
        "scenario", "place", "date", "months", "currency", "language", "option", "option_label", "line", "line_label", "category",
        "category_label", "owner_time", "amount",
    ]  # fmt: skip
    assert {name: str(table[name].dtype) for name in ("months", "owner_time", "amount")} == {
        "months": "int32", "owner_time": "bool", "amount": "float64",
    }  # fmt: skip
    first = table.iloc[0]
    assert (first["place"], first["currency"], first["date"], first["months"]) == ("us-tx", "USD", datetime.date(2026, 1, 1), 12)
    assert (first["scenario"], first["language"]) == ("=A1 <script>", language)
    named = dict(zip(table["option"], table["option_label"], strict=True))
    assert named["employee"] == {"en": "Full-time employee", "da": "Fuldtidsansat"}[language]
    totals = table.groupby("option")["amount"].sum()
    for option in compare(SCENARIO).options:
        assert totals[option.name] == pytest.approx(option.total, abs=1e-9)


def test_parquet_holds_the_totals_of_the_readme() -> None:
    scenario = Scenario("us-tx", "2026-07-01", {"employee.salary": 60_000, "va.rate": 30})
    totals = pd.read_parquet(io.BytesIO(export(scenario, ".parquet", untranslated, "en"))).groupby("option")["amount"].sum()
    assert totals["employee"] == pytest.approx(94_799.82, abs=0.006)
    assert totals["va_hourly"] == pytest.approx(41_034.99, abs=0.006)


@pytest.mark.parametrize("ending", [".html", ".pdf"])
def test_a_memo_is_given_the_address_of_the_app(ending: str) -> None:
    base = "https://hire.example.com/"
    with_address = export(SCENARIO, ending, untranslated, "en", base_url=base)
    assert base.encode() in with_address or ending == ".pdf"
    assert len(with_address) != len(export(SCENARIO, ending, untranslated, "en"))


@pytest.mark.parametrize("ending", [".CSV", ".Json"])
def test_an_ending_may_be_written_in_capitals(ending: str) -> None:
    assert written(ending) == written(ending.lower())


@pytest.mark.parametrize(
    ("ending", "found"),
    [(".docx", "found .docx"), ("", "found -"), (".py", "found .py"), (".", "found ."), (".json ", "found .json ")],
)
def test_another_ending_is_refused_with_those_that_there_are(ending: str, found: str) -> None:
    with pytest.raises(InputError) as caught:
        written(ending)
    assert caught.value.say() == f"export: {found}; allowed endings: .csv .json .yaml .parquet .html .pdf .xlsx .png .svg"


@pytest.mark.parametrize("dark", [False, True])
def test_png_is_a_picture_of_its_own_size(dark: bool) -> None:
    data = written(".png", "en", dark)
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    assert width == 2400
    assert height >= 1400


@pytest.mark.parametrize("language", ["en", "da"])
def test_svg_says_the_verdict_and_the_inputs_and_runs_nothing(language: str) -> None:
    text = export(SCENARIO, ".svg", translator(language), language).decode()
    root = ElementTree.fromstring(text)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    said = " ".join("".join(element.itertext()) for element in root.iter("{http://www.w3.org/2000/svg}text")).replace(
        "\u00a0", " "
    )
    assert "=A1 <script>" in said
    assert {"en": "60,000", "da": "60.000"}[language] in said
    assert "<script" not in text


def test_what_is_wrong_with_a_scenario_is_said_before_anything_is_written() -> None:
    with pytest.raises(InputError):
        export(Scenario("us-tx", "2026-01-01", {"va.rate": -1}), ".csv", untranslated, "en")
