"""One task or bid at a time, in ordinary fields: what is typed, what can't be taken, undo, adding and removing."""

from __future__ import annotations

import pages
import pytest
from pages import checked, now, text
from streamlit.testing.v1 import AppTest

from costmodel import Scenario, Task, compare
from costmodel.answers.bids import rank_bids
from costmodel.bids import Bid

TASKS = (Task("Books", 40, 30, 25.0), Task("Calls", 100, 6, 4.0))
ANA, BO = Bid("Ana", "va_hourly", {"va.rate": 22.0}), Bid("Bo", "va_per_task", {"tasks.1.price": 20.0, "tasks.2.price": 5.0})
OFFICE = Scenario("us-tx", "2026-07-01", {"employee.salary": 47_550, "va.rate": 30}, TASKS, bids=(ANA, BO))


def opened(scenario: Scenario = OFFICE, **session: str) -> AppTest:
    return pages.opened(scenario, **{"answers": "Bids", "workshop": "Tasks", **session})


def cost(page: AppTest) -> float:
    return {cost.option.name: cost.total for cost in compare(now(page)).options}["va_hourly"]


def put(page: AppTest, field: str, typed: str) -> AppTest:
    return checked(page.text_input(key=f"one.{field}").set_value(typed).run())


def press(page: AppTest, button: str) -> AppTest:
    return checked(page.button(key=button).click().run())


def fields(page: AppTest, kind: str) -> list[str]:
    beginning = f"one.{kind}-1-"
    return [field.key.removeprefix(beginning) for field in page.text_input if field.key.startswith(beginning)]


def test_a_task_has_the_fields_of_the_way_in_which_it_is_counted() -> None:
    page = opened()
    piece = ["per_month", "minutes", "price", "rate", "brief_minutes", "review_minutes", "redo_rate"]
    assert fields(page, "task") == ["name", *piece]
    checked(page.segmented_control(key="one.task-1-measure").set_value("hours").run())
    assert fields(page, "task") == ["name", "hours_per_week", "rate", "redo_rate"]
    weeks = now(page).number("work.weeks_per_year")
    assert now(page).tasks[0].hours_per_week == pytest.approx(40 * 30 / 60 * 12 / weeks, abs=1e-8)
    checked(page.segmented_control(key="one.task-1-measure").set_value("pieces").run())
    assert now(page).tasks == TASKS  # nothing changed in between, so nothing is rounded


def test_what_is_typed_is_in_the_task_and_in_the_table() -> None:
    page = put(put(opened(), "task-1-per_month", "60"), "task-1-redo_rate", "5%")
    page = put(put(page, "task-1-name", "  Ledger  \n"), "task-1-price", "20 - 30")
    task = now(page).tasks[0]
    assert (task.name, task.per_month, task.redo_rate) == ("Ledger", 60, 0.05)
    assert (task.price.low, task.price.high) == (20, 30)  # type: ignore[union-attr]
    assert now(page).tasks[1] == TASKS[1]
    table = page.session_state["_tasks_base"]
    assert (table["name"][0], table["per_month"][0], table["redo_rate"][0]) == ("Ledger", "60", "5")
    put(page, "task-1-redo_rate", "")
    assert now(page).tasks[0].redo_rate is None


def test_a_renamed_task_keeps_what_bids_say_of_it() -> None:
    page = opened()
    checked(page.selectbox(key="one.task").set_value("2. Calls").run())
    page = put(page, "task-2-name", "Phone")
    assert now(page).tasks[1].name == "Phone"
    assert now(page).bids == OFFICE.bids


@pytest.mark.parametrize(
    ("field", "typed", "why"),
    [
        ("task-1-per_month", "a lot", "a lot"),
        ("task-1-per_month", "", "Here a number is needed."),
        ("task-1-minutes", "-5", "is too little or too much here"),
        ("task-1-name", "  ", "Write a name; until then the old one stays."),
        ("bid-1-name", "", "Write a name; until then the old one stays."),
        ("bid-1-currency", "XYZ", "Write the code of a currency, three letters such as EUR."),
        ("bid-1-currency", "pesos", "may be one of several: MXN, PHP"),
        ("bid-1-va.rate", "much", "much"),
        ("bid-1-va.rate", "20 euro", "Write the number alone, and EUR under “Currency”."),
        ("bid-1-va.contract_fee", "20 euro", "Write the amount in USD, the number alone."),
    ],
)
def test_what_cannot_be_taken_is_said_stays_there_and_changes_nothing(field: str, typed: str, why: str) -> None:
    page = put(opened(), field, typed)
    assert now(page) == OFFICE
    assert page.text_input(key=f"one.{field}").value == typed
    said = [html.proto.body for html in page.get("html") if 'class="wrong"' in html.proto.body]
    assert len(said) == 1
    assert why in said[0]
    other = "bid-1-va.speed" if field.startswith("bid") else "task-1-brief_minutes"
    assert now(put(page, other, "2")) != OFFICE
    assert page.text_input(key=f"one.{field}").value == typed


def test_a_currency_is_taken_by_its_name_and_stays_as_it_is_typed_until_the_next_field() -> None:
    page = put(opened(), "bid-1-currency", "euro")
    assert now(page).bids[0].currency == "EUR"
    assert page.text_input(key="one.bid-1-currency").value == "euro"
    page = put(page, "bid-1-va.rate", "20 euro")  # its own money now
    assert now(page).bids[0].values["va.rate"] == 20
    assert page.text_input(key="one.bid-1-currency").value == "EUR"


def test_typing_into_one_field_is_one_step_back() -> None:
    page = put(put(put(opened(), "task-1-minutes", "3"), "task-1-minutes", "35"), "task-1-per_month", "50")
    press(page, "undo")
    assert (now(page).tasks[0].per_month, now(page).tasks[0].minutes) == (40, 35)
    press(page, "undo")
    assert now(page) == OFFICE
    assert page.text_input(key="one.task-1-minutes").value == "30"


def test_a_task_is_added_chosen_and_removed() -> None:
    page = press(opened(), "one_task_add")
    assert [task.name for task in now(page).tasks] == ["Books", "Calls", "Task 3"]
    assert page.text_input(key="one.task-3-name").value == "Task 3"
    put(put(page, "task-3-minutes", "10"), "task-3-per_month", "oops")
    press(page, "one_task_remove")
    assert now(page).tasks == TASKS
    assert "Task 3 is removed. Undo brings it back." in text(page)
    assert page.text_input(key="one.task-2-name").value == "Calls"
    press(page, "one_task_add")
    assert page.text_input(key="one.task-3-per_month").value == "0"  # not what was typed into the one that is gone


def test_the_first_task_has_all_the_hours_and_the_answer_stays() -> None:
    page = opened(Scenario("us-tx", "2026-07-01", {"work.hours_per_week": 12}))
    before = cost(page)
    press(page, "one_task_add")
    assert now(page).tasks == (Task("Task 1", hours_per_week=12),)
    assert cost(page) == pytest.approx(before)


def test_with_a_task_goes_what_bids_say_of_it() -> None:
    page = press(opened(), "one_task_remove")
    assert now(page).tasks == TASKS[1:]
    assert now(page).bids[1].values == {"tasks.1.price": 5}
    press(page, "undo")
    assert now(page) == OFFICE


def test_a_bid_has_the_fields_of_how_it_is_paid_and_keeps_the_others() -> None:
    page = opened()
    assert fields(page, "bid")[:2] == ["name", "va.rate"]
    checked(page.segmented_control(key="one.bid-1-pay").set_value("retainer").run())
    retainer = [f"retainer.{name}" for name in ("fee_per_month", "hours_per_month", "overage_rate", "rollover")]
    assert fields(page, "bid")[:5] == ["name", *retainer]
    assert "va.rate" in fields(page, "bid")[5:]  # it was said, so it can be seen and taken back
    assert now(page).bids[0].option == "va_retainer"
    assert now(page).bids[0].values == {"va.rate": 22}
    put(page, "bid-1-va.rate", "")
    assert now(page).bids[0].values == {}
    checked(page.segmented_control(key="one.bid-1-pay").set_value("per_task").run())
    assert fields(page, "bid")[:3] == ["name", "tasks.1.price", "tasks.2.price"]


def test_a_bid_says_yes_no_or_nothing() -> None:
    page = opened()
    for chosen, value in (("Yes", True), ("No", False)):
        checked(page.selectbox(key="one.bid-1-va.scheduled").set_value(chosen).run())
        assert now(page).bids[0].values["va.scheduled"] is value
    checked(page.selectbox(key="one.bid-1-va.scheduled").set_value("As in your figures (no)").run())
    assert now(page) == OFFICE


def test_a_bid_is_made_in_another_currency() -> None:
    page = put(opened(), "bid-1-currency", "php")
    assert now(page).bids[0].currency == "PHP"
    assert page.text_input(key="one.bid-1-va.rate").value == "₱22"
    put(page, "bid-1-va.exchange_rate", "0.0171")
    assert now(page).bids[0].values == {"va.rate": 22, "va.exchange_rate": 0.0171}
    table = page.session_state["_bids_base"]
    assert (table["currency"][0], table["va.exchange_rate"][0]) == ("PHP", "0.0171")


def test_bids_are_added_chosen_and_removed() -> None:
    page = press(opened(), "one_bid_add")
    assert now(page).bids[2] == Bid("Bid 3", "va_hourly")
    assert page.text_input(key="one.bid-3-name").value == "Bid 3"
    checked(page.selectbox(key="one.bid").set_value("1. Ana").run())
    press(page, "one_bid_remove")
    assert [bid.name for bid in now(page).bids] == ["Bo", "Bid 3"]
    press(page, "undo")
    assert now(page).bids[:2] == OFFICE.bids


def test_a_price_is_not_taken_along_into_another_currency() -> None:
    page = opened(OFFICE.change(bids=()))
    checked(page.segmented_control(key="one.task-1-measure").set_value("hours").run())
    checked(page.selectbox(key="place").set_value("dk").run())
    checked(page.segmented_control(key="one.task-1-measure").set_value("pieces").run())
    assert now(page).currency == "DKK"
    assert now(page).tasks[0].price is None


def test_what_was_typed_does_not_land_on_another_task() -> None:
    """Undo and a text sent together: the task that the text was for is gone, or another stands in its place."""
    page = press(opened(), "one_task_add")
    page.text_input(key="one.task-3-minutes").set_value("99")
    checked(page.button(key="undo").click().run())
    assert now(page) == OFFICE
    press(page, "one_task_remove")
    page.text_input(key="one.task-1-minutes").set_value("99")
    checked(page.button(key="undo").click().run())
    assert 99 not in [task.minutes for task in now(page).tasks]


def test_a_new_name_is_no_other_ones() -> None:
    page = opened(OFFICE.change(tasks=(Task("Task 1", 1, 10), Task("Task 2", 2, 10), Task("Task 3", 3, 10)), bids=()))
    press(press(page, "one_task_remove"), "one_task_add")
    assert [task.name for task in now(page).tasks] == ["Task 2", "Task 3", "Task 4"]


def test_prices_in_bids_follow_tasks_of_one_name() -> None:
    tasks = (Task("Post", 10, 10), Task("Calls", 10, 10), Task("Calls", 20, 10))
    page = opened(OFFICE.change(tasks=tasks, bids=(Bid("Bo", "va_per_task", {"tasks.2.price": 5.0, "tasks.3.price": 7.0}),)))
    press(page, "one_task_remove")
    assert now(page).bids[0].values == {"tasks.1.price": 5, "tasks.2.price": 7}


ABROAD = OFFICE.change({"va.rate": 250, "va.exchange_rate": 0.0171}, tasks=(), bids=())


def test_amounts_of_a_bid_are_shown_in_the_money_they_are_counted_in() -> None:
    plain = Bid("Ana", "va_retainer", {"va.rate": 250.0, "retainer.fee_per_month": 20_000.0, "retainer.hours_per_month": 90})
    own = Bid("Bo", "va_hourly", {"va.exchange_rate": 0.017}, "PHP")
    page = opened(ABROAD.change(bids=(plain, own)))
    assert page.text_input(key="one.bid-1-retainer.fee_per_month").value == "$20,000"  # not exchanged
    assert page.text_input(key="one.bid-1-va.rate").value == "250"  # in the VA's money, of which no name is known
    assert page.text_input(key="one.bid-1-va.setup_fee").placeholder
    checked(page.selectbox(key="one.bid").set_value("2. Bo").run())
    assert page.text_input(key="one.bid-2-va.rate").placeholder == ""  # 250 of one's own money are not 250 of the bid's
    assert page.text_input(key="one.bid-2-va.speed").placeholder == "1"


def test_the_rate_of_a_task_is_in_money_of_the_place() -> None:
    page = opened(ABROAD.change(tasks=TASKS))
    assert page.text_input(key="one.task-1-rate").placeholder.startswith("$4.2")  # 250 * 0.0171 = 4.275


def test_a_text_that_could_not_be_taken_goes_with_the_bids_it_was_typed_for() -> None:
    page = put(opened(), "bid-1-va.rate", "much")
    uploader = next(each for each in page.get("file_uploader") if each.key == "bids_upload")
    checked(uploader.upload("bids.csv", b"name,pay,rate\nZoe,hourly,20\nYan,hourly,25\n", "text/csv").run())
    assert page.text_input(key="one.bid-1-name").value == "Zoe"
    assert page.text_input(key="one.bid-1-va.rate").value == "$20"


def test_each_choice_in_a_menu_is_a_step_back() -> None:
    page = opened()
    for pay in ("retainer", "per_task"):
        checked(page.segmented_control(key="one.bid-1-pay").set_value(pay).run())
    press(page, "undo")
    assert now(page).bids[0].pay == "retainer"
    press(page, "undo")
    assert now(page) == OFFICE


def test_hours_that_nobody_could_count_are_said() -> None:
    page = opened(OFFICE.change(tasks=(Task("Books", 10_000, 60),), bids=()))
    checked(page.segmented_control(key="one.task-1-measure").set_value("hours").run())
    assert now(page).tasks == (Task("Books", 10_000, 60),)
    assert "So many hours a week can&#x27;t be counted; Books stays as it was." in text(page)


def test_a_bid_by_the_task_leads_to_where_work_is_counted_in_pieces() -> None:
    tasks = (Task("Books", 40, 15), Task("Mail", hours_per_week=5))
    tom = Bid("Tom", "va_per_task", {"tasks.1.price": 9})
    page = pages.opened(OFFICE.change(tasks=tasks, bids=(tom,)), answers="Bids")
    assert "work counted in hours has no price each: Mail" in text(page)
    assert "how many there are a month" in text(page)
    press(page, "bid_tasks")
    assert page.session_state["workshop"] == "Tasks"
    assert page.text_input(key="one.task-2-name").value == "Mail"


def test_own_prices_of_tasks_go_into_a_bid_that_says_none_at_a_click_and_not_before() -> None:
    """40 pieces a month at 9 are 4,320 a year."""
    tom = Bid("Tom", "va_per_task")
    page = pages.opened(OFFICE.change(tasks=(Task("Books", 40, 15, 9),), bids=(tom,)), answers="Bids")
    assert rank_bids(now(page)).rows[0].total is None
    press(page, "bid_own_prices")
    assert now(page).bids == (Bid("Tom", "va_per_task", {"tasks.1.price": 9}),)
    assert rank_bids(now(page)).rows[0].paid == pytest.approx(12 * 40 * 9)
    assert "bid_own_prices" not in [button.key for button in page.button]
