"""Charts of the answers: what is drawn is what was found, by hand where that is simple."""

from __future__ import annotations

import itertools
import json
import re

import numpy as np
import pytest

from costmodel import InputError, Scenario
from costmodel.answers.bids import rank_bids
from costmodel.answers.horizon import horizon
from costmodel.answers.sensitivity import sensitivity
from costmodel.answers.side_by_side import side_by_side
from costmodel.answers.simulation import simulate
from costmodel.answers.two_way import two_way
from costmodel.bids import Bid
from costmodel.present import charts, images
from costmodel.present.charts.colours import PAIRS
from costmodel.present.charts.finer import finer
from costmodel.present.charts.line_labels import _spaced
from costmodel.present.charts.ring_words import Plot, Ring, ring_words
from costmodel.present.language import translator
from costmodel.present.values import LABELS
from costmodel.words import untranslated

# 52,000 a full-time year of 2,080 hours; a VA at 40 an hour costs 2,080 a year for each hour a week: the same at 25 hours.
VALUES = {"custom.currency": "USD", "employee.salary": 52_000, "va.rate": 40}
EVIL = '<a href="https://x.example">Bo & Co</a>'
PAIR = ("employee", "va_hourly")


def scenario(name="", bids=(), tasks=(), **values):
    return Scenario("custom", "2026-07-01", {**VALUES, **values}, base="blank", name=name, bids=bids, tasks=tasks)


def by_key(key="work.hours_per_week", dark=False, language="en", between=None, low=None, high=None, **values):
    return charts.cost_by_key(scenario(**values), key, untranslated, language, dark, low, high, between)


def words(chart):
    return [note["text"] for note in chart.figure["layout"]["annotations"]]


def drawn(chart, name):
    line = next(trace for trace in chart.figure["data"] if trace.get("name") == name)
    return list(zip(line["x"], line["y"], strict=True))


UNCERTAIN = {"va.rate": [20, 30], "work.hours_per_week": [30, 50], "owner.hour_value": 30}


def made(name, title="", language="en", dark=False):
    """Each chart of a small scenario of this name."""
    translate = translator(language)
    seasoned = scenario(title, **{"horizon.switch_month": 7, "owner.hour_value": 30, "employee.recruitment": 3_000})
    match name:
        case "cost_by_key":
            return charts.cost_by_key(scenario(title, **UNCERTAIN), "va.rate", translate, language, dark)
        case "cost_by_months":
            return charts.cost_by_key(seasoned, "horizon.months", translate, language, dark)
        case "cumulative_cost" | "monthly_cash":
            return getattr(charts, name)(horizon(seasoned, 24), translate, language, dark)
        case "cost_spread" | "chance_of_cheapest":
            return getattr(charts, name)(simulate(scenario(title, **UNCERTAIN), 512), translate, language, dark)
        case "what_matters":
            return charts.what_matters(sensitivity(scenario(title, **UNCERTAIN), PAIR), translate, language, dark)
        case "two_way_map":
            found = two_way(scenario(title), "va.rate", "work.hours_per_week", (10, 60), (10, 40))
            return charts.two_way_map(found, translate, language, dark)
        case "bids_chart":
            bids = (Bid(title or "Ann", "va_hourly", {"va.rate": 20}), Bid("Bob", "va_hourly", {"va.rate": 30}))
            return charts.bids_chart(rank_bids(scenario(bids=bids)), translate, language, dark)
        case _:
            both = (scenario(title or "One"), scenario("Two", **{"va.rate": 20}))
            return charts.side_by_side_bars(side_by_side(both), translate, language, dark)


NAMES = [
    "cost_by_key", "cost_by_months", "cumulative_cost", "monthly_cash", "cost_spread", "chance_of_cheapest", "what_matters",
    "two_way_map", "bids_chart", "side_by_side_bars",
]  # fmt: skip


class TestCostByKey:
    def test_a_ring_stands_where_two_cost_the_same(self):
        chart = by_key(between=PAIR, high=39)
        ring = chart.figure["data"][-1]
        assert ring["x"] == pytest.approx([25.0])
        assert ring["y"] == pytest.approx([52_000])
        assert "25" in words(chart)
        assert chart.title == "Above 25 hours a week, a full-time employee is cheaper than a VA by the hour"

    def test_the_second_employee_is_said(self):
        # One works 2,080 hours a year, 40 in each of 52 weeks; 32 where four fifths of them are productive.
        usual = "Cost a year in USD, by hours of work a week"
        assert by_key().subtitle == usual + (
            ". One full-time employee gets 40 hours a week done; above that a second one is needed."
        )
        assert "gets 32 hours a week done" in by_key(**{"employee.productive_share": 0.8}).subtitle
        assert by_key(high=30).subtitle == usual
        assert "second" not in by_key("va.rate").subtitle
        assert "second" not in by_key(**{"employee.salary": 0}).subtitle

    def test_a_ring_at_a_step_stands_on_the_line_that_does_not_jump(self):
        ring = by_key(between=PAIR).figure["data"][-1]
        assert ring["x"] == pytest.approx([25, 40, 50])  # two employees at 104,000 cost the same as a VA for 50 hours
        assert ring["y"] == pytest.approx([52_000, 83_200, 104_000], abs=1)

    def test_the_cheapest_changes_at_the_rate_of_an_hour_of_the_employee(self):
        # At the 40 hours of a blank scenario an employee's hour costs 25.
        chart = by_key("va.rate", low=10, high=60)
        assert chart.figure["data"][-1]["x"] == pytest.approx([25.0])
        assert (
            chart.title
            == "VA rate an hour: up to $25, a VA by the hour is cheapest; beyond that, a full-time employee is cheapest"
        )
        assert chart.rows[0][0] == "$10 an hour"
        assert chart.rows[0][chart.columns.index("VA by the hour")] == pytest.approx(20_800)
        assert "$25" in words(chart)

    def test_a_step_is_drawn_upright(self):
        line = drawn(by_key(), "Full-time employee")
        at_step = [cost for hours, cost in line if hours == 40]
        assert at_step == [52_000, 104_000]

    def test_months_are_whole_and_their_costs_are_in_all(self):
        # 6,000 to recruit and 52,000 a year against a VA at 104,000 a year: 4,333.33 a month dearer, so from month 2 on.
        chart = by_key("horizon.months", between=PAIR, **{"va.rate": 50, "employee.recruitment": 6_000})
        assert chart.figure["data"][-1]["x"] == [2]
        assert drawn(chart, "VA by the hour")[:2] == [
            (1, pytest.approx(104_000 / 12, 0.01)),
            (2, pytest.approx(104_000 / 6, 0.01)),
        ]

    def test_the_present_value_is_marked(self):
        chart = by_key("va.rate", low=10, high=60)
        assert chart.figure["layout"]["shapes"][0]["x0"] == 40
        assert "Now: $40" in words(chart)
        assert not by_key("va.rate", low=10, high=30).figure["layout"]["shapes"]

    def test_shares_and_money_stand_on_the_axis_as_they_are_written(self):
        assert "60%" in by_key("employee.productive_share").figure["layout"]["xaxis"]["ticktext"]
        assert "60\u00a0%" in by_key("employee.productive_share", language="da").figure["layout"]["xaxis"]["ticktext"]
        axis = by_key("va.rate", language="da").figure["layout"]["xaxis"]
        assert axis["ticksuffix"] == "\u00a0US$"

    def test_a_key_that_is_no_number_is_refused(self):
        with pytest.raises(InputError, match="is not a number"):
            by_key("va.scheduled")

    def test_lines_stay_small_however_many_steps_there_are(self):
        chart = by_key(high=900, **{"employee.hours_per_week": 1})
        assert all(len(trace["x"]) <= 400 for trace in chart.figure["data"])

    def test_without_an_option_it_says_so(self):
        chart = charts.cost_by_key(Scenario("custom", "2026-07-01", base="blank"), "employee.training", untranslated, "en")
        assert chart.title == "No way of getting the work done could be compared"


class TestOverTime:
    def test_lines_end_at_the_totals(self):
        found = horizon(scenario(), 24)
        chart = charts.cumulative_cost(found, untranslated, "en")
        assert drawn(chart, "Full-time employee")[-1] == ("Jul 2028", 104_000)
        assert drawn(chart, "VA by the hour")[12] == ("Jul 2027", 83_200)
        assert chart.rows[0][0] == "1"
        assert chart.rows[11][1] == pytest.approx(52_000)

    def test_a_ring_stands_at_the_month_in_which_another_gets_ahead(self):
        # A VA costs 1,733.33 less a month from the second on, 52,000 / 12 − 31,200 / 12, and takes 5,000 at first.
        found = horizon(scenario(**{"va.rate": 15, "va.contract_fee": 5_000}), 12)
        chart = charts.cumulative_cost(found, untranslated, "en")
        assert chart.figure["data"][-1]["x"] == ["Oct 2026"]  # 3 × 1,733 is more than 5,000
        assert "Month 3" in words(chart)
        assert chart.title.endswith("and is ahead of it from month 3")

    def test_months_of_cash_are_steps(self):
        chart = charts.monthly_cash(horizon(scenario(**{"va.contract_fee": 500}), 12), untranslated, "en")
        line = drawn(chart, "VA by the hour")
        assert line[0] == ("Jul 2026", pytest.approx(83_200 / 12 + 500, abs=0.01))
        assert line[11][1] == line[12][1] == pytest.approx(83_200 / 12, abs=0.01)

    @pytest.mark.parametrize(
        ("place", "salary", "said"),
        [
            ("us-tx", 60_000, True),  # federal unemployment tax ends at 7,000, which are 1.4 months of 5,000
            ("us-tx", 6_000, False),  # below 7,000 and 9,000 all year
            ("gb", 120_000, True),  # of National Insurance, 15 % above 5,000, the first 10,500 a year are let off
            ("gb", 60_000, False),  # 8,250 a year: all of it
            ("de", 400_000, False),  # its ceilings are monthly
            ("fr", 40_000, False),  # only the law changes, in January
        ],
    )
    def test_that_yearly_limits_count_from_the_start_is_said_where_one_is_reached(self, place, salary, said):
        values = {"employee.salary": salary, "employee.turnover_rate": 0}
        cash = charts.monthly_cash(horizon(Scenario(place, "2026-07-01", values), 24), untranslated, "en")
        assert cash.subtitle.endswith("the year is counted from the month of the start.") == said

    def test_months_have_the_names_of_the_language(self):
        axis = charts.monthly_cash(horizon(scenario(), 12), untranslated, "da").figure["layout"]["xaxis"]
        assert axis["ticktext"][0] == "jul. 2026"

    def test_the_switch_has_a_colour_and_a_name_of_its_own(self):
        chart = charts.cumulative_cost(horizon(scenario(**{"horizon.switch_month": 7}), 12), untranslated, "en")
        line = next(trace for trace in chart.figure["data"] if trace.get("name") == "First a VA, then an employee")
        assert line["line"]["color"] == charts.OPTION_COLOURS["switch"][0]


class TestHowSure:
    def test_hills_hold_all_cases_and_medians_are_marked(self):
        found = simulate(scenario(**UNCERTAIN), 2048)
        chart = charts.cost_spread(found, untranslated, "en")
        medians = [trace["x"][0] for trace in chart.figure["data"] if trace["mode"] == "markers"]
        assert medians == sorted(found.total[name]["p50"] for name in found.totals if found.total[name].known)
        assert all(len(trace["x"]) <= 62 for trace in chart.figure["data"])

    def test_a_way_that_spreads_little_has_a_hill_as_high_as_one_that_spreads_much(self):
        # A salary goes from 40,000 to 80,000, a rate only from 15 to 16: for 2,080 hours that is 2,080, with tails thrice that.
        values = {"employee.salary": {"low": 40_000, "likely": 52_000, "high": 80_000}, "va.rate": [15, 16]}
        chart = charts.cost_spread(simulate(scenario(**values), 2048), untranslated, "en")
        hills = {trace["name"]: trace for trace in chart.figure["data"] if "fill" in trace}
        wide, narrow = hills["Full-time employee"], hills["VA by the hour"]
        assert max(wide["y"]) - min(wide["y"]) == max(narrow["y"]) - min(narrow["y"]) == 0.5
        assert max(narrow["x"]) - min(narrow["x"]) < 3 * 2_080 < (max(wide["x"]) - min(wide["x"])) / 5

    def test_what_is_certain_is_a_dot_without_a_hill(self):
        chart = charts.cost_spread(simulate(scenario(), 64), untranslated, "en")
        assert not any("fill" in trace for trace in chart.figure["data"])
        assert chart.title == "A full-time employee costs about $52,000 in nearly every case"
        assert [trace["x"] for trace in chart.figure["data"] if trace["mode"] == "markers"] == [[52_000], [52_000], [83_200]]

    def test_beside_what_spreads_a_certain_way_has_no_hill(self):
        found = simulate(scenario(**{"va.rate": UNCERTAIN["va.rate"]}), 2048)
        certain = [name for name in found.total if found.total[name]["p10"] == found.total[name]["p90"]]
        hills = {trace["name"] for trace in charts.cost_spread(found, untranslated, "en").figure["data"] if "fill" in trace}
        assert certain
        assert hills == {LABELS[name] for name in found.total if name not in certain}

    def test_bars_are_the_shares_of_the_cases(self):
        found = simulate(scenario(**UNCERTAIN), 2048)
        chart = charts.chance_of_cheapest(found, untranslated, "en")
        assert chart.figure["data"][1]["x"] == sorted(found.cheapest_share.values(), reverse=True)
        assert sum(chart.figure["data"][1]["x"]) == pytest.approx(1)
        assert any(re.fullmatch(r"\d+ of 100", text) for text in words(chart))

    def test_what_is_never_cheapest_is_not_said_to_be_so(self):
        found = simulate(scenario(**UNCERTAIN), 64)
        chart = charts.chance_of_cheapest(found, untranslated, "en")
        never = [share for share in found.cheapest_share.values() if share == 0]
        assert never
        assert [row[1] for row in chart.rows][-len(never) :] == ["fewer than 1 of 100"] * len(never)

    def test_bars_of_what_matters_change_colour_where_the_answer_changes(self):
        # A VA at 20 to 30: 41,600 to 62,400 against 52,000; at the likeliest 25 both cost the same.
        found = sensitivity(scenario(**{"va.rate": [20, 30]}), PAIR)
        chart = charts.what_matters(found, untranslated, "en")
        spans = [(bar["base"][0], bar["base"][0] + bar["x"][0]) for bar in chart.figure["data"]]
        assert sorted(itertools.chain(*spans)) == pytest.approx([-10_400, 0, 0, 10_400], abs=1)
        assert {bar["marker"]["color"] for bar in chart.figure["data"]} == {charts.OPTION_COLOURS[name][0] for name in PAIR}
        assert {"$20", "$30"} <= set(words(chart))

    def test_hours_a_week_are_told_from_hours_at_one_time(self):
        uncertain = {"va.management_hours_per_week": [1, 5], "va.onboarding_hours": [5, 40], "owner.hour_value": 30}
        chart = charts.what_matters(sensitivity(scenario(**uncertain), PAIR), untranslated, "en")
        said = " ".join(words(chart)).replace("<br>", " ")
        assert {"1 hour", "5 hours", "40 hours"} <= set(words(chart))
        assert "Your hours a week managing the VA" in said  # the label tells the period

    def test_words_of_what_matters_stand_at_the_ends_of_their_bars_and_never_on_the_line_at_nought(self):
        # A VA at 20 to 24.75 saves 10,400 to 520: that end is nearer to nought than its words are long.
        found = sensitivity(scenario(**{"va.rate": [20, 24.75]}), PAIR)
        plain = charts.what_matters(found, untranslated, "en").figure["layout"]
        for look in (plain, {**plain, **plain["meta"]["narrow"]}):
            places = {note["text"]: (note["x"], note["xanchor"]) for note in look["annotations"]}
            assert places["$24.75"] == (pytest.approx(520), "right")
            assert places["$20.00"] == (pytest.approx(10_400), "left")
            assert [shape["x0"] for shape in look["shapes"]] == [pytest.approx(found.saving)]
            assert {(shape["yref"], shape["y1"] - shape["y0"]) for shape in look["shapes"]} == {("y", 0.5)}

    def test_the_line_at_nought_is_drawn_in_the_bars_that_reach_it(self):
        # A VA at 20 to 30 costs 10,400 less to 10,400 more; a salary of 52,500 to 53,000 only makes the saving larger.
        uncertain = {"va.rate": [20, 30], "employee.salary": {"low": 52_500, "likely": 52_600, "high": 53_000}}
        found = sensitivity(scenario(**uncertain), PAIR)
        shapes = charts.what_matters(found, untranslated, "en").figure["layout"]["shapes"]
        assert [bar.uncertain.key for bar in found.bars] == ["va.rate", "employee.salary"]
        assert [shape["y0"] + 0.25 for shape in shapes if shape["x0"] == 0.0] == [0]

    def test_long_words_leave_room_for_the_bars(self):
        foreign = Scenario("us-tx", "2026-07-01", {"va.exchange_rate": 0.0174, "va.rate": [400, 600]})
        found = sensitivity(foreign, PAIR)
        chart = charts.what_matters(found, untranslated, "en")
        low, high = chart.figure["layout"]["meta"]["narrow"]["xaxis"]["range"]
        assert max(bar.width for bar in found.bars) >= 0.2 * (high - low)
        assert {"<b>VA rate an hour in the VA's currency</b>", "400", "600"} <= set(words(chart))

    @pytest.mark.parametrize("rate", [[20, 24.75], [20, 30], [27, 30]])
    def test_nought_and_another_amount_stand_below_what_matters_also_where_it_is_narrow(self, rate):
        found = sensitivity(scenario(**{"va.rate": rate}), PAIR)
        plain = charts.what_matters(found, untranslated, "en").figure["layout"]
        for axis, nought in ((plain["xaxis"], "$0"), (plain["meta"]["narrow"]["xaxis"], "0")):
            assert nought in axis["ticktext"]
            assert len(axis["ticktext"]) >= 2

    def test_a_bar_ends_where_one_of_the_two_can_no_longer_do_the_work(self):
        # Part-time, an employee does up to 40 hours a week; the range goes on to 60.
        found = sensitivity(
            scenario(**{"work.hours_per_week": {"low": 30, "likely": 35, "high": 60}}), ("employee_part_time", "va_hourly")
        )
        chart = charts.what_matters(found, untranslated, "en")
        assert [row[2] for row in chart.rows if row[0] == "Hours of work a week"] == ["40 hours"]
        assert "40 hours" in words(chart)
        assert "60 hours" not in words(chart)

    def test_at_most_twelve_bars_are_drawn_and_all_are_in_the_table(self):
        texas = Scenario("us-tx", "2026-07-01", {"employee.salary": 48_000, "va.rate": [30, 40], "owner.hour_value": 50})
        found = sensitivity(texas, PAIR)
        chart = charts.what_matters(found, untranslated, "en")
        assert len(found.bars) > 12
        assert all(len(bar["y"]) == 12 for bar in chart.figure["data"])
        assert len(chart.rows) == len(found.bars)


class TestMap:
    def test_cells_have_the_cheapest_and_the_line_is_where_both_cost_the_same(self):
        # Salary 26,000 to 104,000 is 12.50 to 50 an hour, against a VA at 10 to 60.
        found = two_way(scenario(), "va.rate", "employee.salary", (10, 60), (26_000, 104_000), (4, 6))
        chart = charts.two_way_map(found, untranslated, "en")
        cells = chart.figure["data"][0]
        assert (len(cells["z"]), len(cells["x"])) == (7, 11)  # one cell between two of the map
        winners = [[code // 10 for code in line[::2]] for line in cells["z"][::2]]
        assert winners[0] == [1, 0, 0, 0, 0, 0]  # at 12.50 only a VA at 10 costs less than an employee
        assert winners[3] == [1, 1, 1, 1, 0, 0]  # at 50 one at 50 costs the same
        assert chart.figure["data"][1]["contours"] == {"type": "constraint", "operation": "=", "value": 0}
        assert [code // 10 for code in cells["z"][1][:3]] == [1, 1, 0]  # at 18.75, from 10 to 20
        assert chart.columns[0].endswith(" (across)")
        assert " (down), " in chart.columns[0]

    def test_between_two_places_is_their_middle_and_next_to_the_unknown_what_is_known(self):
        assert finer(np.array([[1.0, 3.0], [5.0, 7.0]])).tolist() == [[1, 2, 3], [3, 4, 5], [5, 6, 7]]
        unknown = finer(np.array([[1.0, np.nan, np.inf]] * 2))
        assert np.array_equal(unknown, [[1, np.nan, np.nan, np.inf, np.inf]] * 3, equal_nan=True)

    def test_you_are_here(self):
        chart = made("two_way_map")
        ring = chart.figure["data"][-1]
        assert (ring["x"], ring["y"]) == ([40], [40])
        assert "<b>You are here</b>" in words(chart)

    def test_colours_are_those_of_the_options(self):
        colours = {colour for _, colour in made("two_way_map").figure["data"][0]["colorscale"]}
        assert colours <= {"#ffffff", *(light for light, _ in charts.OPTION_COLOURS.values())}

    def test_a_map_without_options_is_empty(self):
        found = two_way(Scenario("custom", "2026-07-01", base="blank"), "work.weeks_per_year", "employee.training")
        chart = charts.two_way_map(found, untranslated, "en")
        assert chart.title
        assert chart.figure["data"] == []


class TestSideBySide:
    def test_bids_are_ranked_by_a_finished_hour(self):
        chart = made("bids_chart")
        paid, own = chart.figure["data"]
        assert paid["x"] == pytest.approx([20, 30])
        assert own["x"] == [0, 0]
        assert [row[0] for row in chart.rows] == ["Ann", "Bob"]
        assert "<b>$20.00</b>" in words(chart)

    def test_a_bid_that_cannot_be_compared_is_said_and_not_drawn(self):
        bids = (Bid("Ann", "va_hourly", {"va.rate": 20}), Bid("Tess", "va_per_task"))
        chart = charts.bids_chart(rank_bids(scenario(bids=bids)), untranslated, "en")
        assert len(chart.figure["data"][0]["x"]) == 1
        assert "Tess can't be compared" in chart.alt
        assert chart.rows[1][2:] == ("–",) * 4

    def test_bars_of_scenarios_are_their_costs_a_year(self):
        found = side_by_side((scenario("One"), scenario("Two", **{"va.rate": 20, "horizon.months": 24})))
        chart = charts.side_by_side_bars(found, untranslated, "en")
        bars = {bar["name"]: bar["x"] for bar in chart.figure["data"]}
        assert bars["VA by the hour"] == pytest.approx([83_200, 41_600])
        assert bars["Full-time employee"] == pytest.approx([52_000, 52_000])
        assert {"<b>One</b>", "<b>Two</b>"} <= set(words(chart))

    def test_different_currencies_have_scales_of_their_own(self):
        found = side_by_side((scenario("One"), scenario("Two", **{"custom.currency": "EUR", "va.rate": 400})))
        chart = charts.side_by_side_bars(found, untranslated, "en")
        assert not chart.figure["layout"]["xaxis"]["showticklabels"]
        longest = max(max(bar["x"]) for bar in chart.figure["data"])
        assert sum(x == longest for bar in chart.figure["data"] for x in bar["x"]) == 2
        assert "<b>€832,000</b>  VA by the hour" in words(chart)

    def test_no_scenario_and_no_bid_are_no_error(self):
        assert charts.side_by_side_bars(side_by_side(()), untranslated, "en").title
        assert charts.bids_chart(rank_bids(scenario()), untranslated, "en").figure["data"] == []


@pytest.mark.parametrize("name", NAMES)
class TestEveryChart:
    def test_is_plain_json_with_words_and_a_table(self, name):
        chart = made(name)
        json.dumps([chart.figure, charts.printed(chart), chart.rows], allow_nan=False)
        assert chart.title
        assert not chart.title.endswith(".")
        assert chart.subtitle
        assert chart.alt
        assert chart.inputs
        assert chart.rows
        assert all(len(row) == len(chart.columns) for row in chart.rows)
        assert "{" not in chart.title + chart.subtitle + chart.alt + "".join(words(chart))

    def test_a_chart_made_dark_is_one_that_turned_dark(self, name):
        light, dark = made(name), made(name, dark=True)
        assert dark.figure == charts.repainted(light.figure, dark=True)
        assert dark.figure != light.figure
        assert charts.repainted(dark.figure, dark=False) == light.figure

    def test_every_colour_can_be_repainted(self, name):
        colours = set(re.findall(r'"(#[0-9a-f]+|rgba?\([^"]*)"', json.dumps(made(name).figure)))
        assert colours <= {light for light, _ in PAIRS}

    def test_names_that_people_type_are_shown_literally(self, name):
        chart = made(name, EVIL)
        text = json.dumps(charts.printed(chart))
        assert "<a" not in text
        assert not re.search(r"<(?!/?b>|br>|br /)", text)

    def test_is_narrow_where_there_is_little_room(self, name):
        look = made(name).figure["layout"]
        narrow = {**look, **look["meta"].get("narrow", {})}
        assert narrow["margin"]["l"] + narrow["margin"]["r"] < 190
        assert narrow["height"] > narrow["margin"]["t"] + narrow["margin"]["b"] + 40

    def test_is_printed_in_danish_too(self, name):
        chart = made(name, language="da")
        assert charts.printed(chart)["layout"]["separators"] == ",."
        assert "{" not in chart.title + chart.subtitle + chart.alt

    def test_is_small(self, name):
        assert len(json.dumps(made(name).figure)) < 100_000


def test_names_at_lines_are_apart_and_near():
    spaced = _spaced({"a": 100.0, "b": 101.0, "c": 102.0, "d": 200.0}, 400)
    assert spaced == {"a": 82.0, "b": 101.0, "c": 120.0, "d": 200.0}
    assert np.diff(sorted(spaced.values())).min() >= 18


@pytest.mark.parametrize("language", ["en", "da"])
@pytest.mark.parametrize("name", NAMES)
def test_every_chart_becomes_a_file(name, language):
    chart = made(name, EVIL, language)
    for kind, head in (("png", b"\x89PNG"), ("svg", b"<svg "), ("pdf", b"%PDF-")):
        for dark in (False, True):
            assert images.render(chart, kind, dark).startswith(head)
    assert images.render(chart, "svg", bare=True, size=(390, None)).startswith(b"<svg ")


def test_amounts_in_a_column_have_the_same_decimals():
    chart = charts.cost_by_key(scenario(), "va.rate", untranslated, "en", False, 10, 15)
    column = [row[0] for row in chart.rows]
    assert column[:2] == ["$10.00 an hour", "$10.50 an hour"]
    assert all(".00 " in text or ".50 " in text for text in column)


@pytest.mark.parametrize("hours", [18.5, 19, 20, 24])
def test_the_word_at_a_ring_keeps_off_the_mark_of_the_present(hours):
    chart = charts.cost_by_key(Scenario("us-tx", "2026-07-01", {"work.hours_per_week": hours}), "work.hours_per_week",
                               untranslated, "en")  # fmt: skip
    look = chart.figure["layout"]
    for notes, wide in ((look["annotations"], 380), (look["meta"]["narrow"]["annotations"], 270)):
        found = [note for note in notes if note["text"] == "18.2"]
        if (hours, wide) == (20, 270):
            assert [note["y"] for note in found] == [0.0]  # ten pixels from the mark, and lines all around: at the axis
            continue
        (word,) = found
        at, long = word["x"] * wide / 50 + word["xshift"], 4 * 6
        left = at - long * {"left": 0, "center": 0.5, "right": 1}[word["xanchor"]]
        assert not left <= hours * wide / 50 <= left + long
        assert word["yshift"] in (-7, 7, -22, 22)  # farther where a line runs close to the ring


def test_the_word_at_a_ring_is_never_moved_to_a_mark_that_is_far_from_it():
    across = np.linspace(0, 100, 51)
    steep = {"a": 1.0 * across, "b": 2.0 * across - 20, "c": 100 - across}
    (word,) = ring_words(Plot((0, 100), (0, 200), 380, 380), across, steep, [Ring(20, 20.0, 20.0, "$20,736")], 60.0, False)
    assert word["x"] == 20


def test_the_word_at_an_early_ring_covers_no_line():
    ends, tall = (0.0, 36.0), 380
    months = np.arange(37.0)
    lines = {"va_hourly": 20_000 + 40_000 * months, "owner": 41_000 * months + 16_000}
    (word,) = ring_words(
        Plot(ends, (0.0, 1_500_000.0), 270, tall), months, lines, [Ring(4, 4.0, 180_000.0, "Month 4")], None, False
    )
    assert (word["xanchor"], word["yanchor"]) == ("left", "top")  # under both lines, which rise to the right


def test_the_word_at_a_ring_beside_the_mark_of_the_present_keeps_off_it_on_the_narrowest_screen_too():
    """At 320 pixels the plot is 225 wide; 16.6 and 20 of 50 hours are 15 apart, a word of four letters is 28 wide."""
    across = np.linspace(0, 50, 51)
    lines = {"va_hourly": 2000.0 + 100 * across, "owner": 220.5 * across}  # they meet at 16.6
    ring = Ring(16.6, 16.6, 3660.0, "16.6")
    (word,) = ring_words(Plot((0, 50), (0, 11_000), 270, 380), across, lines, [ring], 20.0, False)
    assert word["xanchor"] == "right"


def test_a_word_that_would_cover_a_line_or_pass_the_mark_stands_at_the_axis():
    """Two lines rise side by side below the ring, a third runs above it: right of the mark, 18 pixels away, is more room."""
    across = np.linspace(0, 50, 51)
    lines = {"va_hourly": 5_500 + 2_245 * across, "owner": 2_575 * across, "employee_part_time": 23_500 + 2_080 * across}
    ring = Ring(16.7, 16.7, 43_000.0, "16.7")
    (word,) = ring_words(Plot((0, 50), (0, 172_000), 270, 340), across, lines, [ring], 20.0, False)
    assert (word["y"], word["yanchor"], word["xanchor"]) == (0, "bottom", "right")  # left of the mark


def test_a_word_with_room_beyond_another_line_only_stands_at_the_axis():
    """The third line runs 60 pixels above the ring: beyond it is room too, but there the word would be that line's."""
    across = np.linspace(0, 50, 51)
    lines = {"va_hourly": 68_000 + 21_800 * across, "owner": 25_900 * across, "employee_part_time": 110_000 + 23_900 * across}
    ring = Ring(16.6, 16.6, 430_000.0, "16.6")
    (word,) = ring_words(Plot((0, 50), (0, 1_450_000), 190, 330), across, lines, [ring], 20.0, False)
    assert (word["y"], word["yanchor"], word["xanchor"]) == (0, "bottom", "right")  # left of the mark
