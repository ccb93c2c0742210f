"""Charts say what the comparison says: sums by hand, exact steps, names shown literally, colours that can be told apart."""

from __future__ import annotations

import itertools
import json
import re

import numpy as np
import pytest

from costmodel import Scenario, Task, compare
from costmodel.answers.curves import trace
from costmodel.answers.horizon import horizon
from costmodel.options import OPTIONS
from costmodel.place_file import CATEGORIES
from costmodel.present.charts import (
    CATEGORY_COLOURS,
    OPTION_COLOURS,
    cost_bars,
    cost_by_hours,
    cumulative_cost,
    monthly_cash,
    printed,
    repainted,
)
from costmodel.present.charts.colours import INK, PAIRS, SPARE
from costmodel.present.findings_over_time import plan_label
from costmodel.present.labels import CATEGORY_LABELS
from costmodel.words import untranslated

# 40 hours a week in all 52 weeks, without leave or idle time: 2,080 hours a year. What the law takes is 10 % of pay.
VALUES = {
    "custom.currency": "EUR", "custom.charge_rate": 0.1, "employee.salary": 52_000, "va.rate": 30, "va.platform_fee_rate": 0.1,
    "va.management_hours_per_week": 1, "owner.hour_value": 20,
}  # fmt: skip


def scenario(**values):
    return Scenario("custom", "2026-07-01", {**VALUES, **values}, base="blank")


def bars(language="en", dark=False, **values):
    return cost_bars(compare(scenario(**values)), untranslated, language, dark)


def by_hours(language="en", dark=False, highest=None, **values):
    return cost_by_hours(scenario(**values), untranslated, language, dark, highest)


def words(figure):
    return [note["text"] for note in figure["layout"]["annotations"]]


def test_bars_stack_the_sums_of_the_categories_cheapest_option_first():
    drawn = {(bar["name"], "pattern" in bar["marker"]): bar["x"] for bar in bars().figure["data"]}
    assert drawn == {
        # yourself: 2,080 h × 20; an employee, full or part time: 52,000; VA: 2,080 h × 30
        ("Pay", False): [0, 52_000, 52_000, 62_400],
        ("Payroll taxes", False): [0, 5_200, 5_200, 0],
        ("Fees", False): [0, 0, 0, 6_240],
        ("Your own work", True): [41_600, 0, 0, 0],
        ("Management (your time)", True): [0, 0, 0, 1_040],  # 52 h × 20, the owner's time
    }


def test_bars_carry_names_and_totals():
    shown = words(bars().figure)
    names = ["Do it yourself", "Full-time employee", "Part-time employee", "VA by the hour"]
    assert shown[::2] == [f"<b>{name}</b>" for name in names]
    assert shown[1::2] == ["<b>€41,600</b>", "<b>€57,200</b>", "<b>€57,200</b>", "<b>€69,680</b>"]


def test_bars_say_their_finding_in_a_sentence_and_in_a_table():
    chart = bars()
    assert chart.title == "Doing it yourself costs least: €15,600 less than a full-time employee over 12 months"
    assert chart.columns == ("Kind of cost", "Do it yourself", "Full-time employee", "Part-time employee", "VA by the hour")
    assert chart.rows[-3:] == (
        ("Total", 41_600, 57_200, 57_200, 69_680),
        ("of which paid out", 0, 57_200, 57_200, 68_640),
        ("of which your own time", 41_600, 0, 0, 1_040),
    )
    assert chart.kinds == {len(chart.rows) - 3: "sum", len(chart.rows) - 2: "part", len(chart.rows) - 1: "part"}
    assert "VA by the hour: €69,680, of which €1,040 is your own time" in chart.alt


def test_bars_without_anything_to_compare_are_empty_and_say_so():
    chart = cost_bars(compare(Scenario("us-tx", "2026-07-01", base="blank")), untranslated, "en")
    assert chart.figure["data"] == []
    assert chart.title == "No way of getting the work done could be compared"
    assert printed(chart)["data"] == []


def test_the_legend_has_the_names_of_the_table():
    chart = bars()
    legend = [bar["name"] for bar in chart.figure["data"] if bar["showlegend"]]
    assert legend == ["Pay", "Payroll taxes", "Fees", "Your own work", "Management (your time)"]
    assert legend == [row[0] for row in chart.rows[:-3]]


def test_a_kind_that_is_paid_out_and_takes_time_stands_in_the_legend_as_both():
    chart = bars(**{"employee.recruitment": 500, "va.onboarding_hours": 10})
    assert "Hiring and settling in (your time)" in [row[0] for row in chart.rows]
    assert [bar["name"] for bar in chart.figure["data"] if bar["showlegend"] and "Hiring" in bar["name"]] == [
        "Hiring and settling in",
        "Hiring and settling in (your time)",
    ]


def test_a_second_employee_is_a_step_at_the_exact_hour():
    line = next(line for line in by_hours().figure["data"] if line["name"] == "Full-time employee")
    at = line["x"].index(40)
    assert line["y"][at : at + 2] == [57_200, 114_400]
    assert line["x"][at + 1] == pytest.approx(40, abs=0.001)


def test_a_va_is_a_straight_line_and_a_part_time_employee_ends_at_a_full_week():
    lines = {line.get("name"): dict(zip(line["x"], line["y"], strict=True)) for line in by_hours().figure["data"]}
    assert [lines["VA by the hour"][hours] for hours in (12, 30, 60)] == [21_632, 52_520, 104_000]  # 52 × 33 an hour + 1,040
    assert lines["Part-time employee"][30] == 42_900
    assert lines["Part-time employee"][42] is None


def test_it_is_marked_where_the_cheapest_changes():
    # Without an hour's worth of the owner's: part time at 1,430 an hour up to 40; then the VA at 1,716 an hour,
    # until two full-time employees at 114,400 cost less from 66.67 hours on.
    chart = by_hours(highest=80, **{"owner.hour_value": 0})
    marks = chart.figure["data"][-1]
    assert marks["x"] == pytest.approx([40, 114_400 / 1_716], abs=0.001)
    assert marks["y"] == pytest.approx([57_200, 114_400])
    assert chart.title == "What costs least changes 2 times up to 80 hours a week; at 40 it is a part-time employee"


def test_options_that_cost_the_same_do_not_take_turns():
    # A VA without fees or management at 20 an hour and yourself at 20 an hour.
    same = {"va.rate": 20, "va.platform_fee_rate": 0, "va.management_hours_per_week": 0, "employee.salary": 0}
    assert by_hours(**same).title.endswith("costs least at any workload up to 60 hours a week")


def test_cost_is_shown_a_year_whatever_the_period():
    line = next(line for line in by_hours(**{"horizon.months": 24}).figure["data"] if line["name"] == "Do it yourself")
    assert line["y"][line["x"].index(30)] == 31_200  # 30 h × 52 × 20


def test_lines_say_in_words_and_rows_what_the_comparison_says():
    # Texas rounds its rates, so that a line bends a little between two points that are drawn.
    texas = Scenario(
        "us-tx", "2026-07-01", {"employee.salary": 47_550, "va.rate": 30},
        tasks=(Task("Xyz", 60, 90, price=60), Task("Qwerty", 20, 45)),
    )  # fmt: skip
    found = {option.name: option.total for option in compare(texas).options}
    assert found["employee"] == pytest.approx(82_843.106, abs=0.001)
    chart = cost_by_hours(texas, untranslated, "en")
    assert "VA by the hour $48,311; Do it yourself $63,000; Part-time employee $74,534; Full-time employee $82,843." in chart.alt
    at_ten = {option.name: option.total for option in compare(Scenario("us-tx", "2026-07-01", {
        "employee.salary": 47_550, "va.rate": 30, "work.hours_per_week": 10})).options}  # fmt: skip
    (row,) = (row for row in chart.rows if row[0] == "10 hours a week")
    assert row[1:] == pytest.approx([at_ten[name] for name in ("va_hourly", "owner", "employee_part_time", "employee")])


def test_the_present_workload_is_marked():
    chart = by_hours(**{"work.hours_per_week": 12.5})
    assert chart.figure["layout"]["shapes"][0]["x0"] == 12.5
    assert "Now: 12.5 hours" in words(chart.figure)


def test_labels_at_the_right_edge_do_not_overlap():
    chart = by_hours()
    look = chart.figure["layout"]
    pixels = (look["height"] - look["margin"]["t"] - look["margin"]["b"]) / look["yaxis"]["range"][1]
    edge = [note["y"] * pixels + note["yshift"] for note in look["annotations"] if note["x"] == 60]
    assert len(edge) == 3
    assert all(upper - lower >= 18 for lower, upper in itertools.pairwise(sorted(edge)))


def test_money_is_written_as_the_language_does():
    look = bars("da").figure["layout"]
    assert look["separators"] == ",."
    # The longest bar is 69,680: steps of 20,000, without nought, where the bars begin.
    assert look["xaxis"]["ticktext"] == ["20.000\u00a0€", "40.000\u00a0€", "60.000\u00a0€"]
    assert "<b>69.680\u00a0€</b>" in words(bars("da").figure)


def test_amounts_below_the_bars_stand_apart_where_it_is_narrow():
    look = cost_bars(compare(Scenario("dk", "2026-07-01")), untranslated, "en").figure["layout"]
    axis = look["meta"]["narrow"]["xaxis"]
    pixels = 288 - look["margin"]["l"] - look["margin"]["r"]
    steps = np.diff(axis["tickvals"]) * pixels / (axis["range"][1] - axis["range"][0])
    assert axis["ticktext"]
    assert all(step > 7 * len(text) for step, text in zip(steps, axis["ticktext"], strict=False))


@pytest.mark.parametrize("chart", [bars(), by_hours()], ids=lambda chart: chart.name)
class TestEveryChart:
    def test_is_plain_json(self, chart):
        json.dumps([chart.figure, printed(chart), chart.rows], allow_nan=False)

    def test_is_printed_with_its_words_inside(self, chart):
        figure = printed(chart)
        text = " ".join(words(figure)).replace("\u00a0", " ").replace("<br>", " ")
        for part in (chart.title, chart.subtitle, *chart.inputs):
            assert part in text
        assert figure["layout"]["width"] == 1200
        assert figure["layout"]["height"] >= 700

    def test_printing_leaves_the_chart_as_it_was(self, chart):
        before = json.dumps(chart.figure)
        printed(chart, dark=True)
        assert json.dumps(chart.figure) == before

    def test_turns_dark_and_back(self, chart):
        dark = repainted(chart.figure, dark=True)
        assert dark != chart.figure
        assert repainted(dark, dark=False) == chart.figure
        assert repainted(dark, dark=True) == dark


@pytest.mark.parametrize("make", [bars, by_hours])
def test_a_chart_made_dark_is_one_that_turned_dark(make):
    assert make(dark=True).figure == repainted(make().figure, dark=True)


def test_names_that_people_type_are_shown_literally():
    named = Scenario("custom", "2026-07-01", VALUES, base="blank", name='<a href="https://x.example">Bo & Co</a>')
    text = " ".join(words(printed(cost_bars(compare(named), untranslated, "en"))))
    assert "&lt;a" in text
    assert "Bo\u00a0&amp;\u00a0Co" in text
    assert not re.search(r"<(?!/?b>|br>)", text)


def test_every_option_and_category_has_a_colour_and_a_name():
    assert list(CATEGORY_LABELS) == list(CATEGORY_COLOURS) == list(CATEGORIES)
    names = {option.name for option in OPTIONS}
    assert names <= set(OPTION_COLOURS)
    assert names <= {option.name for option in OPTIONS}


def test_no_colour_is_used_twice():
    every = [colour for pair in PAIRS for colour in pair]
    assert len(set(every)) == len(every)


@pytest.mark.parametrize("colours", [OPTION_COLOURS, CATEGORY_COLOURS], ids=["options", "categories"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_colours_stand_out_from_the_background(colours, dark):
    background = luminance(INK["background"][dark])
    for name, pair in colours.items():
        low, high = sorted([background, luminance(pair[dark])])
        assert (high + 0.05) / (low + 0.05) >= 3, name


def luminance(colour):
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


# What remains of red, green and blue without one kind of cone (Machado, Oliveira and Fernandes 2009), and OKLab (Ottosson 2020).
SIGHTS = {
    "all": np.eye(3),
    "deuteranopia": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]),
    "protanopia": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    "tritanopia": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]]),
}
CONES = np.array([[0.41222, 0.53633, 0.05145], [0.2119, 0.68070, 0.1074], [0.0883, 0.28172, 0.62998]])
OKLAB = np.array([[0.21045, 0.79362, -0.00407], [1.978, -2.42859, 0.45059], [0.0259, 0.78277, -0.80868]])


def apart(one, other, sight):
    """How far apart two colours look; a hundred is from black to white."""
    first, second = (OKLAB @ np.cbrt(CONES @ np.clip(SIGHTS[sight] @ linear(colour), 0, 1)) for colour in (one, other))
    return 100 * float(np.linalg.norm(first - second))


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_colours_can_be_told_apart_by_colour_blind_eyes_too(dark, sight):
    options = {**OPTION_COLOURS, **{str(number): pair for number, pair in enumerate(SPARE)}}
    for colours, by_all, by_some in ((options, 14, 10), (CATEGORY_COLOURS, 12, 9)):
        for one, other in itertools.combinations(colours, 2):
            found = apart(colours[one][dark], colours[other][dark], sight)
            assert found >= (by_all if sight == "all" else by_some), (one, other)
    assert apart(OPTION_COLOURS["employee"][dark], OPTION_COLOURS["employee_part_time"][dark], sight) >= 20


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_charges_and_lost_vat_differ_for_the_third_kind_of_colour_blindness_too(dark):
    assert apart(CATEGORY_COLOURS["payroll_taxes"][dark], CATEGORY_COLOURS["taxes"][dark], "tritanopia") >= 9


def test_what_only_rounds_a_rate_is_not_drawn_step_by_step() -> None:
    """France rounds its reduction to four decimals: thousands of steps of a few euros, beside those of whole people."""
    france = Scenario("fr", "2026-12-01")
    drawn, exact = (trace(france, "work.hours_per_week", 1, 60, drawn=drawn) for drawn in (True, False))
    assert len(drawn.edges) < 20 < 1000 < len(exact.edges)
    assert set(np.round(drawn.edges, 6)) <= set(np.round(exact.edges, 6))
    hours = np.linspace(1, 60, 500)
    for name, total in drawn.totals.items():
        assert np.array_equal(total(hours), exact.totals[name](hours), equal_nan=True)


def test_a_printed_chart_says_a_rate_with_its_cents():
    assert "VA rate an hour: €30.50" in bars(**{"va.rate": 30.5}).inputs
    assert "VA rate an hour: 30.5" in bars(**{"va.rate": 30.5, "va.exchange_rate": 2}).inputs  # in the VA's own currency


@pytest.mark.parametrize("language", ["en", "da"])
def test_where_amounts_are_long_three_of_them_still_stand_at_the_axis_of_a_phone(language):
    denmark = Scenario("dk", "2026-07-01")
    lines, stacked = cost_by_hours(denmark, untranslated, language), cost_bars(compare(denmark), untranslated, language)
    upright, level = lines.figure["layout"]["meta"]["narrow"]["yaxis"], stacked.figure["layout"]["meta"]["narrow"]["xaxis"]
    assert sum(value > 0 for value in upright["tickvals"]) >= 3
    assert level["tickvals"] == [200_000, 400_000, 600_000]
    assert level["ticktext"][0] == {"en": "200,000", "da": "200.000"}[language]
    assert lines.figure["layout"]["yaxis"]["ticktext"][1] == {"en": "DKK\u00a0250,000", "da": "250.000\u00a0kr."}[language]


def test_the_ways_stand_in_the_order_of_the_answer_in_every_chart_and_its_table():
    denmark = Scenario("dk", "2026-07-01")
    ranked = [option.option.label for option in compare(denmark).ranked]
    assert ranked[0] == "VA by the hour"
    lines = cost_by_hours(denmark, untranslated, "en")
    assert list(lines.columns[1:]) == [line["name"] for line in lines.figure["data"][:-1]] == ranked
    assert list(cost_bars(compare(denmark), untranslated, "en").columns[1:]) == ranked
    found = [lines.alt.index(f"{label} DKK") for label in ranked]
    assert found == sorted(found)
    over_years = horizon(denmark, 36)
    each = [plan_label(plan, untranslated) for plan in over_years.ranked]
    for made in (cumulative_cost, monthly_cash):
        chart = made(over_years, untranslated, "en")
        assert list(chart.columns[1:]) == each
        assert [line["name"] for line in chart.figure["data"][:-1]] == each
