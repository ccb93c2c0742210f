"""Every chart by its name: worked out from a scenario alone, as a file in both languages; another name lists all."""

from __future__ import annotations

import pytest

from costmodel import InputError, Scenario
from costmodel.bids import Bid
from costmodel.cli import main
from costmodel.present.gallery import CHARTS, chart_named
from costmodel.present.images import KINDS, render
from costmodel.present.language import translator
from costmodel.words import untranslated

HEADS = {"png": b"\x89PNG", "svg": b"<svg ", "pdf": b"%PDF-"}
TEXAS = Scenario("us-tx", "2026-07-01", {"va.rate": [25, 35]}, bids=(Bid("Ann", "va_hourly", {"va.rate": 28}),))
SET = (TEXAS, Scenario("dk", "2026-07-01", name="Roskilde"))


@pytest.mark.parametrize("language", ["en", "da"])
@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_is_made_of_scenarios_and_becomes_a_file(name, language):
    chart = chart_named(name, SET, translator(language), language)
    assert chart.name == name
    assert chart.title
    assert chart.inputs[-1].startswith({"en": "Source: ", "da": "Kilde: "}[language])
    for kind in KINDS:
        assert render(chart, kind).startswith(HEADS[kind])


@pytest.mark.parametrize("name", ["cost-by-owner.hour_value", "cost-by-owner-hour-value"])
def test_cost_against_any_key_has_a_name_too(name):
    assert chart_named(name, SET, untranslated, "en").name == "cost-by-owner-hour-value"


@pytest.mark.parametrize("name", ["pie", "cost-by-", "cost-by-nothing", "cost-by-va.scheduled", ""])
def test_another_name_is_refused_with_those_that_there_are(name):
    with pytest.raises(InputError) as caught:
        chart_named(name, SET, untranslated, "en")
    for each in CHARTS:
        assert each in caught.value.say()


def test_what_a_chart_lacks_is_said():
    with pytest.raises(InputError, match="the scenario has no bids"):
        chart_named("bids", [SET[1]], untranslated, "en")
    with pytest.raises(InputError, match="found one scenario; give two or more files"):
        chart_named("side-by-side", [SET[0]], untranslated, "en")


def test_the_command_line_writes_the_chart_that_is_named(tmp_path):
    target = tmp_path / "hours.svg"
    arguments = ["--place", "us-tx", "--date", "2026-07-01", "--chart", "cost-by-hours"]
    assert main(["export", str(target), *arguments]) == 0
    assert "Hours of work a week" in target.read_text("utf-8")
    assert main(["export", str(target.with_suffix(".pdf")), *arguments, "--lang", "da", "--dark"]) == 0
    assert target.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")


def test_the_command_line_sets_scenarios_side_by_side(tmp_path):
    files = [tmp_path / name for name in ("one.yaml", "two.yaml")]
    for file in files:
        file.write_text(f"place: us-tx\ndate: 2026-07-01\nname: {file.stem}\n", "utf-8")
    target = tmp_path / "both.svg"
    assert main(["export", *map(str, files), str(target), "--chart", "side-by-side"]) == 0
    assert ">one<" in target.read_text("utf-8")
    assert ">two<" in target.read_text("utf-8")


def test_a_table_is_no_chart_and_a_wrong_name_writes_nothing(refused, tmp_path):
    assert refused("export", str(tmp_path / "x.csv"), "--chart", "bids").endswith("allowed endings: .png .svg .pdf")
    assert "found pie; allowed: cost-comparison, cost-by-hours" in refused("export", str(tmp_path / "x.png"), "--chart", "pie")
    assert not (tmp_path / "x.png").exists()
