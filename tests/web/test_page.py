"""The page without a browser: an edit changes the answer, nothing typed is lost, nothing hostile gets through."""

from __future__ import annotations

import datetime
import html
import re
from types import SimpleNamespace
from typing import Any

import pytest
from pages import APP, FAULT, checked, text
from pages import now as scenario
from streamlit.testing.v1 import AppTest

from costmodel import Scenario, Task, compare
from costmodel.places import load_place
from costmodel.present import link_reading
from costmodel.present.language import translator
from costmodel.present.link import exact_payload, readable_query
from costmodel.scenario_file import scenario_yaml
from costmodel.words import InputError


def opened(**query: str) -> AppTest:
    page = AppTest.from_file(APP, default_timeout=30)
    for name, value in query.items():
        page.query_params[name] = value
    return checked(page.run())


def verdict(page: AppTest) -> str:
    return re.sub("<[^>]*>", "", "<" + text(page).split("<h1", 1)[1].split("</h1>", 1)[0])


def type_in(page: AppTest, key: str, value: str) -> AppTest:
    return checked(page.text_input(key=key).set_value(value).run())


def tab(page: AppTest, name: str) -> AppTest:
    page.session_state["workshop"] = name
    return checked(page.run())


def test_a_worked_example_is_answered_before_anything_is_asked() -> None:
    page = opened()
    assert "is cheapest: $" in verdict(page)
    assert page.selectbox(key="place").value == "us-tx"
    assert page.text_input(key="employee.salary").value == "$47,550"


def test_how_sure_the_answer_is_stands_beside_it() -> None:
    """A VA at 1 an hour is cheapest in each case; at 300 an hour, 390,000 a year, in none."""
    page = type_in(opened(), "va.rate", "1")
    assert '<p class="doubt">Almost certain: ' in text(page)
    assert "a VA by the hour is cheapest in more than 99 of 100 cases." in text(page)
    doubt = text(type_in(page, "va.rate", "300")).split('<p class="doubt">')[1].split("</p>")[0]
    assert "a VA" not in doubt
    assert "a part-time employee is cheapest in" in doubt


def test_two_edits_in_a_row_both_count() -> None:
    page = opened()
    edits = [("va.rate", "35"), ("va.rate", "40"), ("employee.salary", "60,000"), ("employee.salary", "70000")]
    answers = [verdict(page), *(verdict(type_in(page, key, value)) for key, value in edits)]
    assert len(set(answers)) == len(answers)
    assert scenario(page).values["va.rate"] == 40
    assert scenario(page).values["employee.salary"] == 70_000


def test_what_was_typed_gets_its_separators_as_soon_as_another_field_is_used() -> None:
    page = type_in(opened(), "employee.salary", "60000")
    assert page.text_input(key="employee.salary").value == "60000"
    type_in(page, "work.hours_per_week", "30")
    assert page.text_input(key="employee.salary").value == "$60,000"


@pytest.mark.parametrize("typed", ["abc", "12,5,1", "1.000.000", "-5", "99999999999999", "<b>1</b>", "$x$", "1e9", "25-", "nan"])
def test_what_cannot_be_read_is_said_and_the_old_value_goes_on_counting(typed: str) -> None:
    page = opened()
    before = verdict(page)
    type_in(page, "employee.salary", typed)
    assert verdict(page) == before
    assert page.text_input(key="employee.salary").value == typed
    assert 'class="wrong"' in text(page)
    assert "Until then we count with $47,550" in text(page)
    type_in(page, "employee.salary", "50000")
    assert 'class="wrong"' not in text(page)


def test_a_range_can_be_typed() -> None:
    page = type_in(opened(), "va.rate", "20 - 40")
    assert scenario_yaml(scenario(page)).count("va.rate: [20, 40]") == 1
    assert scenario_yaml(scenario(type_in(page, "va.rate", "20 – 25 – 40"))).count("low: 20, likely: 25, high: 40") == 1


def test_an_emptied_field_goes_back_to_its_default() -> None:
    page = type_in(opened(), "employee.salary", "90000")
    type_in(page, "employee.salary", "")
    assert "employee.salary" not in scenario(page).values
    assert page.text_input(key="employee.salary").value == ""
    assert page.text_input(key="employee.salary").placeholder == "$47,550"


def test_undo_takes_back_one_step_after_another() -> None:
    page = opened()
    first = scenario(page)
    type_in(page, "employee.salary", "6")
    type_in(page, "employee.salary", "60000")
    second = scenario(page)
    type_in(page, "va.rate", "40")
    assert scenario(checked(page.button(key="undo").click().run())) == second
    assert page.text_input(key="va.rate").value == "$25 – $35"
    assert scenario(checked(page.button(key="undo").click().run())) == first
    assert page.button(key="undo").disabled


def test_a_month_s_pay_in_the_field_of_a_year_s_is_asked_about_below_it_on_every_tab() -> None:
    page = opened(place="us-tx")
    page.session_state["answers"] = "Over time"
    checked(page.run())
    assert "less than a fifth" not in text(page)
    assert "less than a fifth of what is usual here" in text(type_in(page, "employee.salary", "3,300"))


def test_of_a_range_and_of_a_word_it_is_said_at_the_top_what_counts() -> None:
    page = opened(place="us-tx")
    assert "the answer counts the middle, $30." in text(type_in(page, "va.rate", "25 - 35"))
    assert "counted as $30<" in text(type_in(page, "work.hours_per_week", "12"))
    assert "counted as 20<" in text(type_in(page, "work.hours_per_week", "twenty"))
    assert "counted as 20<" not in text(type_in(page, "work.hours_per_week", "20"))
    assert "counted as 5<" not in text(type_in(page, "work.hours_per_week", "5"))
    assert "counted as 20<" not in text(type_in(page, "work.hours_per_week", ""))


def test_the_menu_to_share_asks_for_the_name_that_stands_on_the_files() -> None:
    page = opened(place="us-tx")
    page.session_state["share"] = True
    type_in(checked(page.run()), "name_in_menu", "Acme")
    assert scenario(page).name == "Acme"


def test_reset_of_one_and_of_all() -> None:
    page = opened()
    page.session_state["group"] = "employee"
    checked(page.run())
    type_in(page, "employee.bonus_rate", "10%")
    assert scenario(page).values["employee.bonus_rate"] == 0.1
    checked(page.button(key="reset-employee.bonus_rate").click().run())
    assert "employee.bonus_rate" not in scenario(page).values
    checked(page.button(key="reset_all").click().run())
    assert not scenario(page).values


def test_a_reset_of_all_says_what_stays() -> None:
    page = opened(place="us-tx", **{"employee.salary": "50000"})
    page.session_state["_scenario"] = scenario(page).change(tasks=(Task("Books", 26, 60),))
    checked(page.run())
    checked(page.button(key="reset_all").click().run())
    assert "your tasks and bids stay" in text(page)
    assert page.toast[0].value.startswith("All values are back at their defaults. ")
    assert scenario(page).tasks
    assert not scenario(page).changed


def test_hours_that_follow_from_tasks_have_no_way_back_of_their_own() -> None:
    page = opened(place="us-tx", **{"work.hours_per_week": "25"})
    assert page.button(key="reset-work.hours_per_week").label == "Back to 20"
    page.session_state["_scenario"] = scenario(page).change(tasks=(Task("Books", 26, 60),))
    checked(page.run())
    assert not [button for button in page.button if button.key == "reset-work.hours_per_week"]


def test_every_assumption_can_be_seen_searched_and_edited() -> None:
    page = opened()
    seen: set[str] = set()
    for group in ("work", "employee", "va", "retainer", "owner", "employer", "law", "horizon"):
        page.session_state["group"] = group
        checked(page.run())
        seen |= {box.key for box in [*page.text_input, *page.toggle, *page.selectbox]}
    shown = {key.removeprefix("again.") for key in seen}
    assert set(scenario(page).records) - shown == {"custom.charge_rate", "custom.currency"}
    type_in(page, "search", "desk")
    assert page.text_input(key="employee.desk_per_month").value == "$300"
    assert not [box for box in page.text_input if box.key == "employee.turnover_rate"]


@pytest.mark.parametrize(
    ("language", "words", "key"),
    [
        ("en", "hourly wage", "employee.salary"), ("en", "401k", "employee.retirement_rate"),
        ("en", "PTO", "employee.vacation_days"),
        ("en", "Upwork", "va.platform_fee_rate"), ("en", "exchange rate", "va.exchange_rate"),
        ("da", "timeløn", "employee.salary"),
        ("da", "Husleje", "employee.desk_per_month"), ("da", "min tid", "owner.hour_value"),
        ("en", "employee laptop", "employee.equipment"),
    ],
)  # fmt: skip
def test_a_search_finds_what_goes_by_another_word_and_puts_it_first(language: str, words: str, key: str) -> None:
    from costmodel.web.assumptions import search

    now = Scenario("us-tx", "2026-07-01", {})
    view: Any = SimpleNamespace(scenario=now, translate=translator(language))
    found = search(view, now.records, words)
    assert found[0] == key
    assert len(found) < 12


def test_a_search_is_cleared_with_a_press_and_leads_back_to_the_group() -> None:
    page = opened()
    assert page.button(key="reset_all").label.startswith("Reset all values (")  # not the tasks and the bids
    page.session_state["group"] = "va"
    checked(page.run())
    type_in(page, "search", "desk")
    assert not [control for control in page.segmented_control if control.key == "group"]
    checked(page.button(key="search_clear").click().run())
    assert page.text_input(key="search").value == ""
    assert page.segmented_control(key="group").value == "va"
    assert page.text_input(key="va.management_hours_per_week").value
    assert not [button for button in page.button if button.key == "search_clear"]


def test_the_same_key_in_two_fields_is_one_value() -> None:
    page = opened()
    page.session_state["group"] = "employee"
    checked(page.run())
    type_in(page, "again.employee.salary", "61000")
    assert page.text_input(key="employee.salary").value == "$61,000"


def test_law_of_the_place_is_asked_for() -> None:
    page = opened()
    page.session_state["group"] = "law"
    checked(page.run())
    assert page.text_input(key="law.state_unemployment_rate").placeholder == "what the law says"
    before = verdict(page)
    type_in(page, "law.state_unemployment_rate", "9%")
    assert scenario(page).values["law.state_unemployment_rate"] == 0.09
    assert verdict(page) != before
    checked(page.selectbox(key="place").set_value("gb").run())  # which has no such input
    assert "law.state_unemployment_rate" not in scenario(page).values


def test_every_charge_of_the_law_is_told_with_its_source_and_the_test_of_an_employee() -> None:
    page = opened(place="gb")
    page.session_state["group"] = "law"
    told = text(checked(page.run()))
    assert "What the law charges an employer in the United Kingdom" in told
    assert "From 6\u00a0April\u00a02025: 15% of the part of pay above £5,000; the first £10,500 of the whole" in told
    assert "https://www.gov.uk/guidance/rates-and-thresholds-for-employers-2026-to-2027" in told
    assert "official page" in told
    assert load_place("gb").status.test in html.unescape(told)  # type: ignore[union-attr]
    for charge in load_place("gb").charges:
        assert charge.label in html.unescape(told)


def test_what_the_law_says_in_words_stands_beside_the_input_and_is_found() -> None:
    page = opened(place="de")
    said = load_place("de").in_words["employee.sick_days"].says
    page.session_state["group"] = "employee"
    assert said in html.unescape(text(checked(page.run())))
    type_in(page, "search", "Entgeltfortzahlung")
    assert said in html.unescape(text(page))
    assert page.text_input(key="employee.sick_days").value
    assert not [box for box in page.text_input if box.key == "employee.desk_per_month"]


def test_a_figure_that_is_overdue_is_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    class Day(datetime.date):
        now = (2026, 12, 1)

        @classmethod
        def today(cls) -> Day:
            return cls(*cls.now)

    monkeypatch.setattr("costmodel.web.sums.datetime", SimpleNamespace(date=Day))
    page = opened(place="gb")
    page.session_state["group"] = "law"
    assert "due for another look" not in text(checked(page.run()))
    Day.now = (2031, 1, 1)
    assert "due for another look since 6\u00a0April\u00a02027" in text(checked(page.run()))


def test_amounts_do_not_change_currency_by_moving() -> None:
    page = type_in(opened(), "employee.salary", "60000")
    checked(page.selectbox(key="place").set_value("dk").run())
    assert scenario(page).currency == "DKK"
    assert "employee.salary" not in scenario(page).values
    assert scenario(page).values["work.hours_per_week"] == 25
    assert "were put back to what is usual in Denmark" in text(page)
    checked(page.button(key="undo").click().run())
    assert scenario(page).values["employee.salary"] == 60_000


def test_what_really_leaves_the_account_stands_with_each_way() -> None:
    page = opened()
    best = compare(scenario(page)).ranked[0]
    said = html.unescape(text(page))
    assert f"paid out <b>${best.cash:,.0f}</b>,</span> <span>your time ${best.owner_time:,.0f}" in said
    assert "paid out <b>$0</b>,</span> <span>your time" in said  # doing it oneself


def test_figures_of_ones_own() -> None:
    page = opened()
    checked(page.selectbox(key="place").set_value("custom").run())
    page.session_state["group"] = "custom"
    checked(page.run())
    type_in(page, "custom.currency", "chf")
    assert scenario(page).currency == "CHF"
    type_in(page, "custom.currency", "nonsense")
    assert scenario(page).currency == "CHF"
    assert 'class="wrong"' in text(page)


def test_every_figure_opens_with_its_sources() -> None:
    page = checked(opened().button(key="how_employee_part_time").click().run())
    total = compare(scenario(page)).option("employee_part_time")
    assert "6.2% of" in text(page)
    assert f'<a href="{total.line("social_security").formula.evidence.source.url}"' in text(page)  # type: ignore[union-attr]
    checked(page.button(key="how_employee_part_time").click().run())
    assert "6.2% of" not in text(page)


def test_examples_can_be_started_from() -> None:
    page = opened()
    page.session_state["examples"] = True
    checked(page.run())
    checked(page.button(key="example-us-bookkeeping-per-task").click().run())
    assert len(scenario(page).tasks) == 3
    assert "VA by the task" in text(page)


def test_yaml_is_edited_in_place() -> None:
    page = tab(opened(), "Scenario file")
    changed = page.text_area(key="yaml").value.replace("47550", "52000")
    checked(page.text_area(key="yaml").set_value(changed).run())
    assert page.text_input(key="employee.salary").value == "$52,000"
    type_in(page, "employee.salary", "53000")
    assert "employee.salary: 53000" in page.text_area(key="yaml").value


def test_hours_in_the_file_are_said_to_be_unused_while_there_are_tasks() -> None:
    """60 times 30 minutes a month are 30 × 12 / 52 = 6.92 hours a week."""
    there = Scenario("us-tx", "2026-07-01", {"work.hours_per_week": 25})
    said = "work.hours_per_week is not used while there are tasks: they make the 6.92 hours a week that count."
    for given, told in ((there.change(tasks=(Task("Books", 60, 30),)), True), (there, False)):
        page = tab(opened(s=exact_payload(given, None, "en")), "Scenario file")
        assert (said in text(page)) == told


def test_yaml_errors_stand_at_their_line_and_nothing_is_lost() -> None:
    page = tab(opened(), "Scenario file")
    before = verdict(page)
    draft = "place: us-tx\nvalues:\n  employee.salary: 60000\n  va.rte: 30\n"
    checked(page.text_area(key="yaml").set_value(draft).run())
    assert "Line 4: <code>values.va.rte</code>: unknown key va.rte; did you mean va.rate?" in text(page)
    assert page.text_area(key="yaml").value == draft
    assert verdict(page) == before
    tab(page, "Tasks")
    assert page.session_state["_yaml_draft"] == draft
    assert tab(page, "Scenario file").text_area(key="yaml").value == draft
    checked(page.text_area(key="yaml").set_value(draft.replace("rte", "rate")).run())
    assert "Line 4" not in text(page)
    assert scenario(page).values == {"employee.salary": 60_000, "va.rate": 30}


@pytest.mark.parametrize("draft", [
    "", "- 1", "&a [*a]", "{" * 50, "place: 1",
    "values: {employee.vacation_days: 200, employee.sick_days: 100}",
                                   "date: 1200-01-01", "\t", "a: !!python/object/apply:os.system [x]"])  # fmt: skip
def test_no_yaml_breaks_the_page(draft: str) -> None:
    page = tab(opened(), "Scenario file")
    checked(page.text_area(key="yaml").set_value(draft).run())
    assert "is cheapest" in verdict(page)


def test_a_file_is_opened() -> None:
    page = tab(opened(), "Scenario file")
    file = b"place: gb\ndate: 2026-05-01\n"
    checked(page.get("file_uploader")[0].upload("mine.yaml", file, "application/yaml").run())
    assert scenario(page).place == "gb"


def edit_tasks(page: AppTest, edits: dict[str, object]) -> AppTest:
    from costmodel.web import tasks_table

    now = scenario(page)
    page.session_state["_scenario"] = now.change(tasks=tasks_table.edited_tasks(now.tasks, edits, "Task"))
    return checked(page.run())


def test_tasks_are_added_from_the_catalogue_and_edited() -> None:
    page = tab(opened(), "Tasks")
    checked(page.selectbox(key="add_task").set_value("data_entry").run())
    assert scenario(page).tasks[0].price == 0.3
    assert page.selectbox(key="add_task").value is None
    checked(page.selectbox(key="add_task").set_value("email").run())
    assert not any(task.brief_minutes or task.review_minutes for task in scenario(page).tasks)
    edit_tasks(page, {"edited_rows": {0: {"per_month": 900}, "1": {"redo_rate": 10}}})
    assert [task.per_month for task in scenario(page).tasks] == [900, 200]
    assert scenario(page).tasks[1].redo_rate == 0.1
    edit_tasks(page, {"deleted_rows": [0], "added_rows": [{"name": " Calls ", "minutes": 3, "per_month": 10}, {}]})
    assert [task.name for task in scenario(page).tasks] == ["E-mail", "Calls"]
    edit_tasks(page, {"edited_rows": {1: {"hours_per_week": 4}}, "added_rows": [{"name": "Books", "hours_per_week": 7}]})
    assert scenario(page).tasks[1:] == (Task("Calls", hours_per_week=4), Task("Books", hours_per_week=7))
    assert "A VA by the task is compared once these are counted in pieces: Calls, Books." in text(page)
    edit_tasks(page, {"edited_rows": {"1": {"minutes": 3, "hours_per_week": 5}}})
    assert scenario(page).tasks[1] == Task("Calls", 0, 3)


def test_a_cell_of_a_task_is_read_as_the_language_writes_numbers() -> None:
    from costmodel.web.tasks_table import edited_tasks, frame

    (task,) = edited_tasks((), {"added_rows": [{"name": "Breve", "per_month": "1.200", "minutes": "2,5"}]}, "Opgave", "da")
    assert (task.per_month, task.minutes) == (1200, 2.5)
    assert list(frame((task,), "da").iloc[0][:3]) == ["Breve", "1.200", "2,5"]
    with pytest.raises(InputError, match="can't be read as a number"):
        edited_tasks((), {"added_rows": [{"name": "Breve", "per_month": "mange"}]}, "Opgave", "da")
    with pytest.raises(InputError, match="too little or too much"):
        edited_tasks((task,), {"edited_rows": {0: {"redo_rate": "1.900"}}}, "Opgave", "da")


def test_a_table_of_tasks_is_drawn_anew_where_another_cell_became_empty() -> None:
    from costmodel.web.tasks_table import frame, recounted

    tasks = (Task("Letters", 40, 15, 9), Task("Books", hours_per_week=7))
    assert recounted(tasks, {"edited_rows": {0: {"hours_per_week": 3}}})
    assert recounted(tasks, {"edited_rows": {"1": {"minutes": 3}}})
    assert recounted(tasks, {"added_rows": [{"hours_per_week": 3}]})
    assert not recounted(
        tasks, {"edited_rows": {0: {"minutes": 3}, 1: {"hours_per_week": 9, "name": "x"}}, "added_rows": [{"minutes": 3}]}
    )
    shown = frame(tasks)
    assert list(shown.columns[:5]) == ["name", "per_month", "minutes", "hours_per_week", "price"]
    assert shown.isna().to_numpy().tolist() == [
        [False, False, False, True, False, True, False, False, True], [False, True, True, False, True, True, True, True, True],
    ]  # fmt: skip


def test_a_link_opens_the_same_figures() -> None:
    there = Scenario(
        "us-ca", "2026-07-01", {"employee.salary": 61_000, "va.rate": 33}, (Task("Books <b>", 4, 60, 90.0),), name="A & B $x$"
    )
    answer = {option.name: option.total for option in compare(there).options}
    page = opened(s=exact_payload(there, answer, "en"))
    assert scenario(page).values["employee.salary"] == 61_000
    assert scenario(page).tasks == there.tasks
    assert "A &amp; B $x$" in text(page)
    assert "Figures have changed" not in text(page)
    page = opened(
        **dict(pair.split("=", 1) for pair in readable_query(Scenario("us-ca", "2026-07-01", {"va.rate": 33})).split("&"))
    )
    assert scenario(page).place == "us-ca"
    assert scenario(page).values == {"va.rate": 33}


def test_a_reader_is_told_when_figures_have_changed() -> None:
    there = Scenario("us-ca", "2026-07-01")
    page = opened(s=exact_payload(there, {"va_hourly": 1.0}, "en"))
    assert "Figures have changed since this link was made" in text(page)
    row = text(page).partition("<th scope=row>VA by the hour</th>")[2].partition("</tr>")[0]
    assert re.fullmatch(r"<td>\$1</td><td>\$([\d,]+)</td><td>\+\$[\d,]+</td>", row)
    checked(page.button(key="understood").click().run())
    assert "Figures have changed" not in text(page)


@pytest.mark.parametrize(
    "query",
    [
        {"s": ""}, {"s": "1"}, {"s": "zzz"}, {"s": "1" + "A" * 9000}, {"s": "1eNoDAAAAAAE"}, {"s": "\x00<script>"},
        {"place": "../../etc/passwd"}, {"place": "us"}, {"date": "never"}, {"employee.salary": "inf"},
        {"employee.salary": "1e400"},
        {"employee.salary": "[1"}, {"employee.salary": "{low: 1}"}, {"__class__.x": "1"}, {"tasks.1.name": "x"},
        {"tasks.99999999.minutes": "1"}, {"base": "'; drop"}, {"name": "x" * 500}, {"name": "<img src=x onerror=alert(1)>"},
        {"lang": "../.."}, {"s": "1", "lang": "xx"}, {"horizon.months": "1.5"}, {"custom.currency": "ZZZ", "place": "custom"},
        {"custom.currency": "=1+1", "place": "custom"},
    ],
    ids=lambda query: "&".join(f"{k}={v[:20]!r}" for k, v in query.items()),
)  # fmt: skip
def test_no_address_breaks_the_page(query: dict[str, str]) -> None:
    page = opened(**query)
    assert "$" in verdict(page) or "ZZZ" in verdict(page) or "Nothing can be compared" in verdict(page)
    assert "<img" not in text(page)
    assert "<script" not in text(page)


def test_what_a_link_held_wrongly_is_named() -> None:
    page = opened(**{"place": "us-ca", "employee.salry": "1", "va.rate": "30"})
    assert "Left out of this link: " in text(page)
    assert "did you mean employee.salary?" in text(page)
    assert scenario(page).values == {"va.rate": 30}


def test_danish() -> None:
    page = opened(place="dk", date="2026-05-01", lang="da")
    assert page.text_input(key="employee.salary").value == "493.872\u00a0kr."
    type_in(page, "va.rate", "412,50")
    assert scenario(page).values["va.rate"] == 412.5
    type_in(page, "employee.salary", "400.000")
    assert scenario(page).values["employee.salary"] == 400_000
    assert page.text_input(key="va.rate").value == "412,50\u00a0kr."
    checked(page.segmented_control(key="language").set_value("en").run())
    assert page.text_input(key="va.rate").value == "DKK\u00a0412.50"


def test_the_browser_s_language_comes_first() -> None:
    page = AppTest.from_file(APP, default_timeout=30)
    page.context["locale"] = "da-DK"
    checked(page.run())
    assert page.session_state["_language"] == "da"
    assert scenario(page).place == "dk"


@pytest.mark.parametrize(
    ("locale", "place"),
    [
        ("en-US", "us-tx"), ("en-GB", "gb"), ("de-DE", "de"), ("en-DK", "dk"), ("fr-CA", "ca-on"), ("en-AU", "au-nsw"),
        ("da", "dk"), ("da-GL", "dk"), ("en", "us-tx"), ("zh-Hans-CN", "us-tx"), ("da-US", "us-tx"), ("", "us-tx"),
    ],
)  # fmt: skip
def test_a_visit_begins_in_the_country_of_the_browser_where_we_know_it(locale: str, place: str) -> None:
    page = AppTest.from_file(APP, default_timeout=30)
    page.context["locale"] = locale
    assert scenario(checked(page.run())).place == place


def test_a_fault_of_ours_takes_one_step_back_and_shows_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    from costmodel.web import page as script

    page = opened()
    before = verdict(page)

    def faulty(scenario: Scenario) -> object:
        if scenario.number("employee.salary") == 66_000:
            raise ZeroDivisionError("secret")
        return compare(scenario)

    monkeypatch.setattr(script, "compare", faulty)
    page.text_input(key="employee.salary").set_value("66000").run()
    assert not page.exception
    assert "your last step was undone" in text(page)
    assert "secret" not in text(page)
    assert verdict(page) == before
    assert page.text_input(key="employee.salary").value == "$47,550"


def test_a_fault_in_one_part_spoils_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    from costmodel.web.answers import compare as script

    def faulty(*_: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(script.charts, "cost_bars", faulty)
    page = AppTest.from_file(APP, default_timeout=30).run()
    assert not page.exception
    assert FAULT in text(page)
    assert "secret" not in text(page)
    assert "is cheapest" in verdict(page)


def test_a_link_of_the_past_keeps_its_defaults_and_offers_todays(monkeypatch: pytest.MonkeyPatch) -> None:
    there = Scenario("us-ca", "2026-07-01", {"employee.desk_per_month": 123})
    held = link_reading._unpack(exact_payload(there, None, "en"))
    assert held is not None
    held["c"] = []  # as if 123 had been the default of then
    monkeypatch.setattr(link_reading, "_unpack", lambda payload: held)
    page = opened(s="1anything")
    assert "Our defaults have changed since this link was made; it keeps its own for: Desk space a month." in text(page)
    assert scenario(page).values["employee.desk_per_month"] == 123
    checked(page.button(key="newer").click().run())
    assert "employee.desk_per_month" not in scenario(page).values


def test_a_marketplace_puts_its_fees_into_the_scenario() -> None:
    page = tab(opened(), "assumptions")
    page.session_state["group"] = "va"
    page.session_state["markets"] = True
    checked(page.run())
    checked(page.button(key="market-upwork_business_plus").click().run())
    assert scenario(page).number("va.platform_fee_rate") == 0.1
    assert scenario(page).number("va.contract_fee") == 7.99  # the middle of 0.99 and 14.99


def test_the_first_day_is_typed_in_words_and_a_wrong_one_is_said_in_words() -> None:
    page = opened()
    page.session_state["group"] = "horizon"
    checked(page.run())
    type_in(page, "date", "1 October 2026")
    assert scenario(page).start == datetime.date(2026, 10, 1)
    type_in(page, "date", "11/1/2026")
    assert scenario(page).start == datetime.date(2026, 11, 1)
    type_in(page, "date", "May 1, 1999")
    said = html.unescape(text(page)).replace("\u00a0", " ")
    assert "May 1, 1999 can't be taken: for Texas the first day can be January 1, 2025 to" in said
    type_in(page, "date", "soon")
    assert "can't be read as a date. Write it like January\u00a01,\u00a02025." in html.unescape(text(page))
    assert page.text_input(key="date").value == "soon"
    assert scenario(page).start == datetime.date(2026, 11, 1)


def test_the_first_day_is_written_and_read_as_in_the_place() -> None:
    page = opened(place="gb", date="2026-05-01")
    page.session_state["group"] = "horizon"
    checked(page.run())
    assert page.text_input(key="date").value == "1 May 2026"
    type_in(page, "date", "1/10/2026")
    assert scenario(page).start == datetime.date(2026, 10, 1)


def test_a_leading_value_that_was_changed_has_its_way_back() -> None:
    page = opened()
    assert not [button for button in page.button if str(button.key).startswith("reset-leading")]
    type_in(page, "employee.salary", "60000")
    checked(page.button(key="reset-leading-employee.salary").click().run())
    assert scenario(page).value("employee.salary") == 47_550
    assert not [button for button in page.button if str(button.key).startswith("reset-leading")]


def test_a_reset_of_all_says_that_undo_brings_it_back() -> None:
    page = type_in(opened(), "employee.salary", "60000")
    checked(page.button(key="reset_all").click().run())
    assert "Undo brings yours back" in text(page)
    checked(page.button(key="undo").click().run())
    assert scenario(page).values["employee.salary"] == 60_000
    assert "Undo brings yours back" not in text(page)


def test_with_tasks_other_hours_make_each_of_them_more() -> None:
    page = opened()
    page.session_state["_scenario"] = scenario(page).change(tasks=(Task("Books", 26, 60), Task("Calls", 130, 12)))
    checked(page.run())
    assert page.text_input(key="work.hours_per_week").value == "12"  # 6 and 6
    type_in(page, "work.hours_per_week", "18")
    assert [task.per_month for task in scenario(page).tasks] == [39, 195]


def test_dates_in_notices_are_written_out() -> None:
    page = opened()
    assert "2026-1" not in text(page).split('class="notices"', 1)[1].split("</details>", 1)[0]


def test_twelve_months_have_one_word_on_them_and_one_way_back() -> None:
    page = opened()
    page.session_state["group"] = "horizon"
    checked(page.run())
    assert text(page).count("How much of the work comes in") == 1
    type_in(page, "work.january", "2")
    assert scenario(page).number("work.january") == 2
    checked(page.button(key="reset-seasons").click().run())
    assert scenario(page).number("work.january") == 1


def test_where_a_range_of_rates_was_typed_the_answer_says_which_quotes_to_take() -> None:
    said = "A bid of up to $"
    page = opened(place="us-tx", **{"va.rate": "30"})
    assert said not in text(page)
    type_in(page, "va.rate", "25-35")
    assert said in text(page)


def test_the_way_back_says_the_same_wherever_it_stands() -> None:
    page = opened(place="us-tx")
    usual = scenario(page).record("va.rate").value
    type_in(page, "va.rate", f"{usual:g}")
    page.session_state["group"] = "va"
    checked(page.run())
    both = ("reset-leading-va.rate", "reset-va.rate")
    assert [page.button(key=key).label for key in both] == ["Back to our range"] * 2
    type_in(page, "va.rate", "20")
    assert [page.button(key=key).label for key in both] == [f"Back to \\${usual:g}"] * 2
    page.session_state["group"] = "law"
    checked(page.run())
    type_in(page, "law.state_unemployment_rate", "3%")
    assert page.button(key="reset-law.state_unemployment_rate").label == "Back to what the law says"


@pytest.mark.second_year
def test_another_way_being_cheapest_in_the_second_year_is_said_beside_the_doubt() -> None:
    hired = Scenario("gb", "2026-07-01", {"va.rate": 30, "work.hours_per_week": 15, "owner.hour_value": 40})
    said = html.unescape(text(opened(s=exact_payload(hired))))
    assert '<p class="doubt">The first year bears the cost of starting; in the second, ' in said
    assert "see “Over time”." in said
    assert "in the second, " not in text(opened())  # the same way stays the cheapest


def test_the_way_back_to_a_choice_quotes_it() -> None:
    said = Scenario("dk", "2026-07-01", {"law.payroll_duty": "banks_and_insurers"})
    for language, back in (("en", "Back to “Not due”"), ("da", "Tilbage til »Skal ikke betales«")):
        page = opened(s=exact_payload(said, None, language))
        page.session_state["group"] = "law"
        checked(page.run())
        assert page.button(key="reset-law.payroll_duty").label == back
