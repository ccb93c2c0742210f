"""The answers without a browser: every page in every kind of scenario, edits that stick, Try it, Take this bid, keep, remove."""

from __future__ import annotations

import html
import re
import threading
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs, unquote

import pytest
from pages import APP, checked, now, text
from streamlit.testing.v1 import AppTest

from costmodel import Scenario, Task, compare
from costmodel.answers.bids import rank_bids
from costmodel.answers.flips import flips
from costmodel.bids import Bid
from costmodel.present import charts
from costmodel.present.link import exact_payload, set_query
from costmodel.records import Range
from costmodel.web.answers import bids_table
from costmodel.web.answers.change import beyond
from costmodel.words import InputError
from costmodel.worked_examples import FIRST_EXAMPLE, example

TABS = ("Compare", "What would change it", "Over time", "How sure", "Bids", "Side by side")
TASKS = (Task("Books <b>", 40, 30, 25.0), Task("Calls", 100, 6, 4.0, brief_minutes=1.0))
BIDS = (
    Bid("Ana *P.*", "va_hourly", {"va.rate": Range(20, 22, 24), "va.speed": 0.9}),
    Bid("Service", "va_retainer", {"retainer.fee_per_month": 2400, "retainer.hours_per_month": 120, "retainer.overage_rate": 30}),
    Bid("Far", "va_hourly", {"va.rate": 400, "va.exchange_rate": 0.017}, "PHP"),
    Bid("Books only", "va_per_task", {"tasks.1.price": 20}),
)
OFFICE = Scenario("us-tx", "2026-07-01", {"employee.salary": 47_550, "va.rate": Range(25, 30, 35)}, name="Office")


def opened(scenario: Scenario | None = None, tab: str = "", language: str = "en", **query: str) -> AppTest:
    page = AppTest.from_file(APP, default_timeout=60)
    if scenario is not None:
        query["s"] = exact_payload(scenario, None, language)
    for name, value in query.items():
        page.query_params[name] = value
    if tab:
        page.session_state["answers"] = tab
    return checked(page.run())


def lead(page: AppTest) -> str:
    return text(page).split('class="lead">', 1)[1].split("</p>", 1)[0]


SCENARIOS = {
    "first": example(FIRST_EXAMPLE)[0],
    "blank": Scenario("custom", base="blank"),
    "tasks": OFFICE.change(tasks=TASKS, bids=BIDS),
    "danish": Scenario("dk", "2026-07-01", {"va.rate": 200}),
    "retainer": example("us-monthly-retainer")[0],
    "one way": Scenario("custom", "2026-07-01", {"owner.hour_value": 50}, base="blank"),
}


@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("tab", TABS)
def test_every_page_is_drawn_in_every_kind_of_scenario(name: str, tab: str) -> None:
    page = opened(SCENARIOS[name], tab)
    if tab not in ("Compare", "Bids", "Side by side") and compare(SCENARIOS[name]).options:
        assert lead(page)
    if tab == "Bids" and not SCENARIOS[name].bids:
        assert "No bids yet" in text(page)


@pytest.mark.parametrize("tab", ["What would change it", "Over time", "How sure"])
def test_a_page_without_figures_says_what_to_enter(tab: str) -> None:
    assert "give a salary or a VA" in text(opened(Scenario("custom", base="blank"), tab))


def test_only_the_open_page_is_drawn() -> None:
    page = opened(OFFICE)
    assert 'class="lead"' not in text(page)
    page.session_state["answers"] = "Over time"
    assert "is cheapest" in lead(checked(page.run()))
    assert "How was this worked out?" not in [button.label for button in page.button]


def test_the_open_page_stays_open_in_another_language() -> None:
    page = opened(OFFICE, "Over time")
    checked(page.segmented_control(key="language").set_value("da").run())
    assert page.session_state["_answers_place"] == 2
    assert page.slider(key="years").value == 3


@pytest.mark.parametrize("name", ["first", "tasks", "danish", "retainer"])
def test_just_beyond_a_flip_another_way_is_cheapest(name: str) -> None:
    from costmodel.answers.sweep import given_for

    scenario = SCENARIOS[name]
    found = flips(scenario)
    assert found
    for flip in found:
        tried = scenario.change(given_for(scenario, flip.key, beyond(flip)))
        assert compare(tried).cheapest == flip.winner, (flip.key, flip.value, beyond(flip))


def test_a_flip_is_tried_and_undone() -> None:
    page = opened(OFFICE, "What would change it")
    flip = next(flip for flip in flips(OFFICE) if flip.key == "va.rate")
    button = f"try-va.rate-{'above' if flip.above else 'below'}"
    if not [each for each in page.button if each.key == button]:
        checked(page.button(key="all_flips").click().run())
    checked(page.button(key=button).click().run())
    assert compare(now(page)).cheapest == flip.winner
    assert page.text_input(key="va.rate").value == f"${beyond(flip):g}"
    (said,) = page.toast
    assert said.value.replace("\\", "").startswith(f"VA rate an hour: ${beyond(flip):.2f}. ")
    assert said.value.endswith(" is cheapest. Undo takes it back.")  # short: Streamlit cuts what is long
    assert not checked(page.run()).toast
    assert now(checked(page.button(key="undo").click().run())).values == OFFICE.values


def test_hours_of_tasks_are_tried_by_scaling_the_tasks() -> None:
    scenario = SCENARIOS["tasks"]
    flip = next(flip for flip in flips(scenario) if flip.key == "work.hours_per_week")
    page = opened(scenario, "What would change it")
    page.session_state["_all_flips"] = True
    checked(page.run())
    checked(page.button(key=f"try-work.hours_per_week-{'above' if flip.above else 'below'}").click().run())
    assert compare(now(page)).hours_per_week == pytest.approx(beyond(flip))
    assert compare(now(page)).cheapest == flip.winner
    (said,) = page.toast
    assert said.value.startswith(f"Hours of work a week: {beyond(flip):g} hours. ")
    assert said.value.endswith(" is cheapest. Undo takes it back.")


def test_the_curve_and_the_map_follow_their_menus() -> None:
    page = opened(OFFICE, "What would change it")
    assert page.selectbox(key="curve_key").value == "work.hours_per_week"
    checked(page.selectbox(key="curve_key").set_value("employee.salary").run())
    checked(page.selectbox(key="map_across").set_value("va.rate").run())
    assert page.selectbox(key="map_down").value != "va.rate"
    checked(page.selectbox(key="map_across").set_value("owner.hour_value").run())
    assert page.selectbox(key="curve_key").value == "employee.salary"


def test_a_wanted_saving_lowers_the_highest_rate_and_the_brief_names_it() -> None:
    page = opened(OFFICE, "What would change it")
    for wanted in ("20%", "30"):
        checked(page.text_input(key="answer.owner.wanted_saving").set_value(wanted).run())
    assert now(page).number("owner.wanted_saving") == 0.3
    assert "at least 30% less" in text(page)
    page.session_state["brief"] = True
    checked(page.run())
    assert page.code[0].value.startswith("Virtual assistant wanted")
    assert "\nThe work:\n" in page.code[0].value


def test_the_highest_rate_is_told_beside_the_brief_where_that_names_ones_own() -> None:
    for rate, kept in ((Range(9, 11, 14), True), (500, False)):
        page = opened(OFFICE.change({"va.rate": rate}), "What would change it")
        page.session_state["brief"] = True
        checked(page.run())
        assert ("- $9 to $14 an hour, for about" in page.code[0].value) == kept
        assert ("; the text leaves it out." in text(page)) == kept


def test_edits_over_time_stick_twice() -> None:
    page = opened(OFFICE, "Over time")
    leads = [lead(page)]
    for growth in ("5%", "7%"):
        checked(page.text_input(key="answer.horizon.rate_growth").set_value(growth).run())
        leads.append(lead(page))
    for years in (5, 10):
        checked(page.slider(key="years").set_value(years).run())
        leads.append(lead(page))
    assert len(set(leads)) == 5
    assert now(page).number("horizon.rate_growth") == 0.07
    page.session_state["seasons"] = True
    checked(page.run())
    checked(page.text_input(key="answer.work.january").set_value("2").run())
    checked(page.text_input(key="answer.work.july").set_value("0.5").run())
    assert (now(page).number("work.january"), now(page).number("work.july")) == (2, 0.5)
    checked(page.text_input(key="answer.horizon.switch_month").set_value("13").run())
    assert "First a VA, then an employee" in text(page)


def test_a_shorter_time_keeps_the_month_of_stopping_within_it() -> None:
    page = opened(OFFICE, "Over time")
    checked(page.slider(key="stop_month").set_value(30).run())
    checked(page.slider(key="years").set_value(1).run())
    assert page.slider(key="stop_month").value == 12
    checked(page.text_input(key="answer.employee.severance_weeks").set_value("10").run())
    assert now(page).number("employee.severance_weeks") == 10


def test_a_wrong_field_of_an_answer_is_said_and_can_be_reset() -> None:
    page = opened(OFFICE, "Over time")
    checked(page.text_input(key="answer.horizon.inflation").set_value("2%").run())
    checked(page.text_input(key="answer.horizon.inflation").set_value("much").run())
    assert 'class="wrong"' in text(page)
    page.session_state["group"] = "horizon"
    checked(page.run())
    checked(page.button(key="reset-horizon.inflation").click().run())
    assert 'class="wrong"' not in text(page)
    assert page.text_input(key="answer.horizon.inflation").value == "0%"


def test_a_range_is_set_changed_and_taken_as_certain() -> None:
    page = opened(OFFICE, "How sure")
    checked(page.selectbox(key="range_key").set_value("employee.salary").run())
    checked(page.text_input(key="range_low").set_value("40,000").run())
    checked(page.text_input(key="range_high").set_value("60,000").run())
    assert now(page).values["employee.salary"] == Range(40_000, 50_000, 60_000)
    checked(page.text_input(key="range_high").set_value("70,000").run())
    assert now(page).values["employee.salary"] == Range(40_000, 55_000, 70_000)
    checked(page.text_input(key="range_low").set_value("80,000").run())
    assert "A range begins with its lowest number." in text(page)
    assert page.text_input(key="range_low").value == "80,000"
    checked(page.button(key="certain").click().run())
    assert now(page).values["employee.salary"] == 55_000
    assert page.text_input(key="range_low").value == "$55,000"


def test_the_table_of_ranges_says_units_and_goes_by_what_moves_the_saving_most() -> None:
    """A VA against oneself, 1,040 hours: the own hour moves most; what moves nothing between these two stands last."""
    table = text(opened(OFFICE, "How sure")).split('aria-label="What is uncertain"')[1].split("</table>")[0]
    rows = [[html.unescape(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in table.split("<tr")[2:]]
    assert rows[0] == ["Value of your hour", "$30", "$50", "$150", "ours"]
    assert ["Your hours a week managing the VA", "0.5 hours", "2 hours", "5 hours", "ours"] in rows
    names = [row[0] for row in rows]
    assert names.index("Fee for a new contract") < names.index("Leavers a year")


@pytest.mark.parametrize("scheduled", [False, True])
def test_what_changes_nothing_is_not_among_what_is_uncertain(scheduled: bool) -> None:
    page = opened(OFFICE.change({"va.scheduled": scheduled}), "How sure")
    table = text(page).split('aria-label="What is uncertain"')[1].split("</table>")[0]
    assert ("VA's productive share of scheduled hours" in html.unescape(table)) == scheduled
    assert "Employee's productive share of hours at work" in html.unescape(table)


def test_a_first_low_end_below_the_present_value_is_enough_for_a_range() -> None:
    page = opened(OFFICE, "How sure")
    checked(page.selectbox(key="range_key").set_value("employee.salary").run())
    checked(page.text_input(key="range_high").set_value("57,550").run())
    assert now(page).values["employee.salary"] == Range(47_550, 52_550, 57_550)


def test_a_rate_that_only_the_law_gives_can_have_a_range_too() -> None:
    page = opened(OFFICE, "How sure")
    key = "law.state_unemployment_rate"
    checked(page.selectbox(key="range_key").set_value(key).run())
    assert page.text_input(key="range_low").value == ""
    checked(page.text_input(key="range_low").set_value("1").run())
    assert "one number each" in text(page)
    checked(page.text_input(key="range_high").set_value("6").run())
    assert (now(page).values[key].low, now(page).values[key].high) == (0.01, 0.06)


def test_long_work_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    from costmodel.web.answers import how_sure

    simulate, shown = how_sure.simulate, threading.Event()

    def slow(scenario: Scenario, draws: int, seed: int, workers: int | None, progress: Callable[[float], None]) -> object:
        progress(0.5)
        shown.wait(10)
        return simulate(scenario, draws, seed, workers, progress)

    def count(view: object, draws: int) -> str:
        shown.set()
        return str(draws)

    monkeypatch.setattr(how_sure, "_PATIENCE", 0.01)
    monkeypatch.setattr(how_sure, "simulate", slow)
    monkeypatch.setattr(how_sure, "_count", count)
    page = opened(OFFICE, "How sure")
    assert shown.is_set()
    assert "plausible cases" in lead(page)
    assert not page.get("progress")


def test_the_same_draws_are_not_made_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    from costmodel.web.answers import how_sure

    asked: list[tuple[int, int]] = []
    simulate = how_sure.simulate

    def counted(scenario: Scenario, draws: int, seed: int, *others: object) -> object:
        asked.append((draws, seed))
        return simulate(scenario, draws, seed, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(how_sure, "simulate", counted)
    page = opened(OFFICE, "How sure")
    checked(page.run())
    page.session_state["precision"] = True
    checked(page.run())
    assert asked == [(16_384, 1)]
    checked(page.segmented_control(key="draws").set_value(100_000).run())
    checked(page.number_input(key="seed").set_value(7).run())
    assert asked == [(16_384, 1), (100_000, 1), (100_000, 7)]
    checked(page.text_input(key="va.rate").set_value("40").run())
    assert len(asked) == 4


def costs(scenario: Scenario) -> dict[str, float | None]:
    return {row.name: None if row.total is None else round(row.total, 6) for row in rank_bids(scenario).rows}


def test_bids_are_ranked_and_one_is_taken_and_undone() -> None:
    scenario = SCENARIOS["tasks"]
    page = opened(scenario, "Bids")
    assert "is the cheapest bid" in lead(page)
    assert "Ana *P.*" in text(page)
    checked(page.selectbox(key="bid_to_take").set_value(2).run())
    checked(page.button(key="take").click().run())
    assert now(page).number("va.rate") == 400
    assert now(page).number("va.exchange_rate") == 0.017
    assert [bid.name for bid in now(page).bids] == [bid.name for bid in BIDS]
    assert costs(now(page)) == costs(scenario)
    (said,) = page.toast
    taken, wins = now(page), compare(now(page)).cheapest
    assert said.value.startswith(f"The terms of {taken.bids[2].name} are in your figures now. ")
    assert ("The cheapest way is the same as before." in said.value) == (wins == compare(scenario).cheapest)
    checked(page.button(key="undo").click().run())
    assert not page.toast
    assert now(page) == scenario


def test_what_is_said_of_a_bid_that_was_taken_is_true_whether_the_answer_changed_or_not() -> None:
    """640 hours at 12 or at 500 against 50 for one's own: the first is cheapest before and after, the second is not."""
    for rate, told in ((12, "The cheapest way is the same as before. Undo"), (500, "Now ")):
        page = opened(OFFICE.change(bids=(Bid("Ana", "va_hourly", {"va.rate": rate}),)), "Bids")
        assert compare(now(page)).cheapest == "va_hourly"
        checked(page.button(key="take").click().run())
        (said,) = page.toast
        assert told in said.value


def test_of_a_package_that_is_taken_it_is_said_what_else_it_changes() -> None:
    """The marketplace's fee goes for every VA: without it one by the hour costs less too."""
    package = {"retainer.fee_per_month": 650, "retainer.hours_per_month": 30, "retainer.overage_rate": 25}
    desk = Bid("Desk", "va_retainer", {**package, "va.platform_fee_rate": 0.0})
    page = opened(OFFICE.change({"va.platform_fee_rate": 0.05}, bids=(desk,)), "Bids")
    checked(page.button(key="take").click().run())
    assert "Its terms go for every VA, so this costs something else too: VA by the hour." in text(page)
    page = opened(OFFICE.change({"va.platform_fee_rate": 0.05}, bids=(replace(desk, values=package),)), "Bids")
    checked(page.button(key="take").click().run())
    assert "Its terms go for every VA" not in text(page)
    both = OFFICE.change(
        {"va.platform_fee_rate": 0.05, **package}, bids=(Bid("Ana", "va_hourly", {"va.platform_fee_rate": 0.2}),)
    )
    page = opened(both.change(bids=(replace(both.bids[0], values={"va.rate": 22, "va.platform_fee_rate": 0.2}),)), "Bids")
    checked(page.button(key="take").click().run())
    assert "so this costs something else too: VA on a retainer." in text(page)


def test_a_bid_that_is_cheaper_than_the_verdict_is_said_under_it_and_taken_at_a_click() -> None:
    page = opened(OFFICE.change(bids=(Bid("Ana", "va_hourly", {"va.rate": 12}),)))
    assert "A bid is cheaper still: Ana for " in text(page)
    checked(page.button(key="take_cheaper").click().run())
    assert now(page).number("va.rate") == 12
    assert "A bid is cheaper still" not in text(page)


def test_the_cheapest_bid_is_offered_until_another_is_chosen() -> None:
    """Two bids by the hour that differ in the rate alone: the lower one is the cheaper."""
    bids = tuple(Bid(name, "va_hourly", {"va.rate": rate}) for name, rate in (("Ana", 30), ("Bo", 25), ("Cy", 40)))
    page = opened(OFFICE.change(bids=bids), "Bids")
    assert page.selectbox(key="bid_to_take").value == 1
    checked(page.text_input(key="one.bid-1-va.rate").set_value("20").run())
    assert page.selectbox(key="bid_to_take").value == 0
    checked(page.selectbox(key="bid_to_take").set_value(2).run())
    checked(page.text_input(key="one.bid-1-va.rate").set_value("15").run())
    checked(page.selectbox(key="one.bid").set_value(2).run())
    checked(page.text_input(key="one.bid-3-name").set_value("Cyrus").run())
    assert page.selectbox(key="bid_to_take").value == 2
    checked(page.button(key="take").click().run())
    assert now(page).number("va.rate") == 40
    checked(page.button(key="one_bid_remove").click().run())
    assert page.selectbox(key="bid_to_take").value == 0


def test_a_bid_that_lacks_something_is_named_in_the_answer() -> None:
    values = {"retainer.fee_per_month": 20_000, "retainer.hours_per_month": 10}
    agency = Bid("Agency", "va_retainer", values, "PHP")
    for bids in ((BIDS[0], agency), (agency,)):
        answer = text(opened(OFFICE.change(bids=bids), "Bids")).split('class="lead">', 1)[1].split("</div>", 1)[0]
        assert "Agency is not compared yet: no exchange rate is given for PHP; the work takes more hours than the" in answer
    assert answer.startswith("No bid can be compared yet.")


def test_fees_that_bids_leave_open_are_named_and_can_be_changed_below() -> None:
    bids = (Bid("Ana", "va_hourly", {"va.rate": 30}), Bid("Far", "va_hourly", {"va.rate": 400, "va.exchange_rate": 0.02}, "PHP"))
    page = opened(OFFICE.change({"va.platform_fee_rate": 0.05, "va.contract_fee": 25}, bids=bids), "Bids")
    said = "Counted on every bid that says nothing else: marketplace fee:\u00a05% · fee for a new contract:\u00a0$25 · "
    assert said in text(page)
    assert "No cost of exchanging money is counted for Far. " in text(page)
    assert ". What a bid can say of these stands under “What else it says” below; the rest counts for all bids," in text(page)
    assert page.text_input(key="one.bid-1-va.contract_fee").placeholder == "$25"
    page.selectbox(key="one.bid").set_value(1).run()
    assert page.text_input(key="one.bid-2-va.contract_fee").placeholder == "$25"  # in the place's money, whatever the bid's is
    assert page.text_input(key="one.bid-2-va.setup_fee").placeholder == ""
    page.text_input(key="one.bid-2-va.contract_fee").set_value("0").run()
    page.text_input(key="one.bid-2-va.platform_fee_rate").set_value("0").run()
    page.selectbox(key="one.bid").set_value(0).run()
    page.text_input(key="one.bid-1-va.contract_fee").set_value("0").run()
    checked(page.text_input(key="one.bid-1-va.platform_fee_rate").set_value("8%").run())
    assert "marketplace fee" not in text(page).partition("Counted on every bid")[2].partition("</p>")[0]


def test_bids_are_edited_row_by_row() -> None:
    scenario = SCENARIOS["tasks"]
    made = {
        "edited_rows": {0: {"va.rate": 30}, "2": {"currency": "eur", "va.platform_fee_rate": 5, "va.scheduled": True}},
        "deleted_rows": [1],
        "added_rows": [{"name": " New  one ", "pay": "retainer", "retainer.fee_per_month": 900}, {}],
    }
    ana, far, books, new = bids_table.edited_bids(scenario, scenario.bids, made, str)
    assert ana.values == {"va.rate": 30, "va.speed": 0.9}
    assert (far.currency, far.values["va.platform_fee_rate"], far.values["va.scheduled"]) == ("EUR", 0.05, True)
    assert books == BIDS[3]
    assert (new.name, new.option, dict(new.values)) == ("New one", "va_retainer", {"retainer.fee_per_month": 900})
    assert bids_table.edited_bids(scenario, (), {"added_rows": [{"va.rate": 20}]}, str)[0].name == "Bid 1"
    table = bids_table.frame(scenario)
    assert list(table) == [
        "name", "pay", "va.rate", "tasks.1.price", "tasks.2.price", "retainer.fee_per_month", "retainer.hours_per_month",
        "retainer.overage_rate", "va.exchange_rate", "va.speed", "currency",
    ]  # fmt: skip
    assert list(table["name"]) == [bid.name for bid in BIDS]
    assert table["va.rate"][0] == "20 – 24"


@pytest.mark.parametrize(
    ("place", "language", "typed", "fee"),
    [
        ("dk", "da", "9.000", 9000),
        ("dk", "da", "9.000,50", 9000.5),
        ("dk", "da", "9000 kr.", 9000),
        ("dk", "en", "9,000", 9000),
        ("us-tx", "en", "$9,000.5", 9000.5),
    ],
)
def test_a_cell_is_read_as_the_language_writes_numbers(place: str, language: str, typed: str, fee: float) -> None:
    """A number cell of the browser's takes 9.000 for nine, in Danish too."""
    made = {"added_rows": [{"name": "C", "pay": "retainer", "retainer.fee_per_month": typed, "retainer.hours_per_month": "40"}]}
    (bid,) = bids_table.edited_bids(Scenario(place), (), made, str, language)
    assert bid.values["retainer.fee_per_month"] == fee
    said = bids_table.frame(Scenario(place).change(bids=(bid,)), language)["retainer.fee_per_month"][0]
    assert bids_table.edited_bids(
        Scenario(place), (bid,), {"edited_rows": {0: {"retainer.fee_per_month": said}}}, str, language
    ) == (bid,)


def test_a_cell_takes_a_range_and_says_what_it_cannot_read() -> None:
    made = {"added_rows": [{"name": "C", "va.rate": "25 to 35"}]}
    (bid,) = bids_table.edited_bids(OFFICE, (), made, str)
    assert bid.values["va.rate"] == Range(25, 30, 35)
    with pytest.raises(InputError) as error:
        bids_table.edited_bids(OFFICE, (), {"added_rows": [{"name": "C", "va.rate": "lots"}]}, str)
    assert "can't be read as a number" in str(error.value)


def test_a_currency_in_a_cell_of_the_table_is_taken_by_name_and_one_beside_a_price_is_sent_there() -> None:
    row = {"name": "C", "currency": "euro", "va.rate": "25 €"}
    (bid,) = bids_table.edited_bids(OFFICE, (), {"added_rows": [row]}, str)
    assert (bid.currency, bid.values["va.rate"]) == ("EUR", 25)
    for cells, why in (
        ({"va.rate": "25 €"}, "C, Rate an hour: “25 €” names a currency. Write the number alone, and EUR under “Currency”."),
        ({"currency": "pound"}, "C, Currency: “pound” may be one of several: "),
    ):
        with pytest.raises(InputError) as refused:
            bids_table.edited_bids(OFFICE, (), {"added_rows": [{"name": "C", **cells}]}, str)
        assert str(refused.value).startswith(why)


def test_the_table_of_bids_has_columns_for_what_its_bids_are_made_of() -> None:
    def columns(*bids: Bid) -> tuple[str, ...]:
        return bids_table.columns(SCENARIOS["tasks"].change(bids=bids))

    hourly = Bid("Ana", "va_hourly", {"va.rate": 22})
    assert columns() == columns(hourly) == ("name", "pay", "va.rate", "currency")
    assert columns(replace(hourly, option="va_per_task"))[2:5] == ("va.rate", "tasks.1.price", "tasks.2.price")
    assert columns(replace(hourly, option="va_retainer"))[3:6] == (
        "retainer.fee_per_month", "retainer.hours_per_month", "retainer.overage_rate",
    )  # fmt: skip
    assert columns(replace(hourly, currency="PHP")) == ("name", "pay", "va.rate", "va.exchange_rate", "currency")
    assert "va.setup_fee" in columns(replace(hourly, values={"va.setup_fee": 100}))


def test_one_table_says_what_the_bids_cost() -> None:
    page = opened(SCENARIOS["tasks"], "Bids")
    shown = html.unescape(text(page))
    heads = re.findall(r"<th scope=\"col\"[^>]*>([^<]*)", shown[shown.index('aria-label="What the bids cost"') :])
    chart = charts.bids_chart(rank_bids(now(page)), str, "en")
    assert set(chart.columns) <= set(heads)
    assert "less than $" in shown
    assert "Paid" in heads


def test_a_cell_that_cannot_be_taken_is_said_and_the_rest_stays() -> None:
    page = opened(SCENARIOS["tasks"], "Bids")
    version = page.session_state["_bids_version"]

    def edited(made: dict[str, object]) -> None:
        scenario = now(page)
        with pytest.raises(InputError) as error:
            bids_table.edited_bids(scenario, scenario.bids, made, str)
        page.session_state["_wrong"] = {bids_table.WRONG: ("", error.value.problems[0].message)}

    edited({"edited_rows": {0: {"va.speed": 900}}})
    checked(page.run())
    assert "Ana *P.*, VA&#x27;s speed: " in text(page)
    assert "the table keeps what you typed" in text(page)
    assert page.session_state["_bids_version"] == version  # the same editor, with what was typed in it
    edited({"edited_rows": {0: {"currency": "xyz"}}})
    assert "Currency" in text(checked(page.run()))


def test_bids_come_from_a_file() -> None:
    page = opened(OFFICE, "Bids")
    uploader = next(each for each in page.get("file_uploader") if each.key == "bids_upload")
    checked(uploader.upload("bids.csv", b"name,pay,rate\nAna,hourly,20\nBo,hourly,abc\n", "text/csv").run())
    assert "This file could not be read" in text(page)
    assert not now(page).bids
    uploader = next(each for each in page.get("file_uploader") if each.key == "bids_upload")
    checked(uploader.upload("bids2.csv", b"name,pay,rate\nAna,hourly,20\nBo,hourly,25\n", "text/csv").run())
    assert [bid.name for bid in now(page).bids] == ["Ana", "Bo"]
    assert "Ana is the cheapest bid" in lead(page)


def test_a_new_bid_asks_for_its_price_and_counts_once_it_has_one() -> None:
    page = checked(opened(OFFICE, "Bids").button(key="first_bid").click().run())
    assert now(page).bids == (Bid("Bid 1", "va_hourly"),)
    assert lead(page).startswith("Type what Bid 1 asks, and it is compared.")
    assert page.text_input(key="one.bid-1-va.rate").placeholder == ""  # one's own rate does not count for it
    assert "What the bids cost" not in text(page)
    checked(page.text_input(key="one.bid-1-va.rate").set_value("30").run())
    assert "Bid 1 costs" in lead(page)
    checked(page.button(key="one_bid_add").click().run())
    assert [bid.name for bid in now(page).bids] == ["Bid 1", "Bid 2"]
    assert "Bid 1 costs" in lead(page)
    assert "Type what Bid 2 asks, and it is compared." in text(page)
    assert 'scope="row">Bid 2' not in text(page)
    checked(page.text_input(key="one.bid-2-va.rate").set_value("30").run())
    assert "Bid 1 and Bid 2 cost the same" in lead(page)
    assert "Type what" not in text(page)


def test_scenarios_are_kept_renamed_opened_and_removed() -> None:
    page = opened(OFFICE, "Side by side")
    page.text_input(key="keep_name").set_value("First <b>")
    checked(page.button(key="keep").click().run())
    assert [each.name for each in page.session_state["_kept"]] == ["First <b>"]
    checked(page.text_input(key="va.rate").set_value("50").run())
    assert "As it stands now" in text(page)
    assert "Changed from: First &lt;b&gt;" in text(page)
    checked(page.button(key="keep").click().run())
    assert "Changed from" not in text(page)
    assert [each.name for each in page.session_state["_kept"]] == ["First <b>", "First <b> (2)"]
    assert "First &lt;b&gt;" in text(page)
    checked(page.text_input(key="kept_name_0").set_value("Before").run())
    checked(page.text_input(key="kept_name_0").set_value("Long before").run())
    checked(page.button(key="open_0").click().run())
    assert (now(page).name, now(page).values["va.rate"]) == ("Long before", Range(25, 30, 35))
    checked(page.button(key="remove_1").click().run())
    assert [each.name for each in page.session_state["_kept"]] == ["Long before"]
    assert "First &lt;b&gt; (2) is no longer saved." in text(page)


def test_undo_takes_back_figures_and_not_the_name_under_which_they_are_saved() -> None:
    page = opened(OFFICE, "Side by side")
    for name, rate in (("A", "30"), ("B", "50")):
        checked(page.text_input(key="va.rate").set_value(rate).run())
        page.text_input(key="keep_name").set_value(name)
        checked(page.button(key="keep").click().run())
    kept = page.session_state["_kept"]
    checked(page.button(key="undo").click().run())
    assert now(page) == kept[0]
    assert "As it stands now" not in text(page)
    checked(page.button(key="redo").click().run())
    assert now(page) == kept[1]
    assert [each.name for each in page.session_state["_kept"]] == ["A", "B"]


def test_no_more_are_kept_than_can_be_compared() -> None:
    page = opened(OFFICE, "Side by side")
    for rate in range(40, 48):
        checked(page.text_input(key="va.rate").set_value(str(rate)).run())
        checked(page.button(key="keep").click().run())
    assert len(page.session_state["_kept"]) == 8
    checked(page.text_input(key="va.rate").set_value("60").run())
    assert page.button(key="keep").disabled
    assert "as many as fit" in text(page)


def test_a_link_to_a_set_keeps_all_of_it_and_the_address_holds_both() -> None:
    other = OFFICE.change({"va.rate": 50}, name="Dear")
    query = {name: values[0] for name, values in parse_qs(set_query([OFFICE, other], "en")).items()}
    page = opened(tab="Side by side", **query)
    assert now(page) == OFFICE
    assert page.session_state["_kept"] == (OFFICE, other)
    assert "Dear" in text(page)
    third = OFFICE.change({"va.rate": 60}, name="Third")
    page = opened(third, "Side by side", set=unquote(query["set"]))
    assert now(page) == third
    assert page.session_state["_kept"] == (OFFICE, other)
    assert not opened(set="1damaged").session_state["_kept"]


def test_different_currencies_are_not_set_against_each_other() -> None:
    danish = Scenario("dk", "2026-07-01", {"va.rate": 200}, name="Danish")
    query = {name: values[0] for name, values in parse_qs(set_query([OFFICE, danish], "en")).items()}
    page = opened(tab="Side by side", **query)
    assert "currencies differ" in text(page)
    assert "DKK" in text(page)
    assert not [part for part in page.get("bidi_component") if part.proto.component_name == "costmodel.chart"]


def test_moving_keeps_bids_in_the_same_currency_only() -> None:
    page = opened(SCENARIOS["tasks"])
    checked(page.selectbox(key="place").set_value("us-ca").run())
    assert now(page).bids == BIDS
    checked(page.selectbox(key="place").set_value("dk").run())
    assert not now(page).bids
    assert "were put back to what is usual in Denmark" in text(page)


def test_a_price_above_the_most_worth_paying_says_by_how_much() -> None:
    """40 a month are 480 a year, 30 minutes each: 240 h × $50 = $12,000; a tenth less is $10,800, and ÷ 480 = $22.50 each."""
    books = Scenario(
        "custom", "2026-01-01", {"owner.hour_value": 50, "owner.wanted_saving": 0.1}, (Task("Books", 40, 30, 25.0),), base="blank"
    )
    said = html.unescape(text(opened(books, "What would change it")))
    assert "$22.50" in said
    assert "$25.00 ($2.50 too high)" in said
    assert "To save 10%, pay at most this for each task:" in said
    dear = books.change(tasks=(Task("Books", 40, 30, 22.5),))
    assert "too high" not in text(opened(dear, "What would change it"))


def test_one_number_for_what_is_usually_uncertain_is_said_to_count_as_exact() -> None:
    typed = Scenario("us-tx", "2026-07-01", {"owner.hour_value": 60, "va.rate": Range(9, 11.5, 14)})
    said = html.unescape(text(opened(typed, "How sure")))
    assert "Counted as exact, as you gave one number: value of your hour ($60). Give a range" in said
    assert "Exact as well" not in said
    assert "Counted as exact" not in text(opened(Scenario("us-tx", "2026-07-01"), "How sure"))


def test_what_else_counts_as_exact_is_named_too() -> None:
    """Without a range of ours, a figure of one's own varies in no case either; nor do hours from tasks and the switch's speed."""
    values = {"owner.speed": 1, "va.rate": Range(9, 11.5, 14), "employee.recruitment": 500, "owner.hour_value": 70}
    typed = Scenario("us-tx", "2026-07-01", values, (Task("Books", 40, 30),))
    said = html.unescape(text(opened(typed, "How sure")))
    assert "as you gave one number: value of your hour ($70), cost of a hire ($500). Give a range" in said
    assert "Exact as well: the hours of work, from your tasks; your speed, as you do the work today." in said
    vague = typed.change(tasks=(Task("Books", 40, Range(20, 30, 40)),))
    assert "Exact as well: your speed, as you do the work today." in html.unescape(text(opened(vague, "How sure")))
