"""The guided path without a browser: what is said reaches the one scenario, what is not known is taken and named."""

from __future__ import annotations

import html
from dataclasses import replace

import pytest
from pages import APP, checked, now, opened, text
from streamlit.testing.v1 import AppTest

from costmodel import Scenario, compare
from costmodel.answers.uncertain import uncertain
from costmodel.bids import Bid
from costmodel.places import load_place, place_ids
from costmodel.records import Range, times
from costmodel.tasks import Task, task_catalogue
from costmodel.web.task_hours import hours_of, in_hours, in_pieces, with_hours


def press(page: AppTest, key: str) -> AppTest:
    return checked(page.button(key=key).click().run())


def guided(page: AppTest, steps: int = 0) -> AppTest:
    press(page, "guide_me")
    for _ in range(steps):
        press(page, "guide_next")
    return page


def write(page: AppTest, key: str, value: str) -> AppTest:
    return checked(page.text_input(key=key).set_value(value).run())


def seen(page: AppTest) -> str:
    return html.unescape(text(page))


def hours(page: AppTest) -> list[float]:
    return [hours_of(task, 52) for task in now(page).tasks]


def test_twelve_hours_of_bookkeeping_and_email_can_be_said_just_so() -> None:
    page = guided(opened(), 1)
    checked(page.pills(key="guide.kinds").set_value(["bookkeeping", "email"]).run())
    write(page, "guide.total", "12")
    assert [task.name for task in now(page).tasks] == ["Bookkeeping with reconciliation", "E-mail"]
    assert page.text_input(key="guide.total").label == "Hours of work a week"
    assert "A VA is a virtual assistant" in seen(page)
    assert hours(page) == pytest.approx([6, 6], abs=1e-9)
    press(page, "guide_next")
    for _ in range(3):
        press(page, "guide_next")
    assert "The same 12 hours of work a week" in seen(page)
    assert "12 hours a week (Bookkeeping with reconciliation, E-mail)" in seen(page)
    assert [fold.proto.expanded for fold in page.expander if fold.label == "Your answers, and our figures"] == [False]


def test_hours_of_one_kind_change_the_sum_and_the_sum_changes_all() -> None:
    page = guided(opened(), 1)
    checked(page.pills(key="guide.kinds").set_value(["bookkeeping", "email"]).run())
    write(page, "guide.total", "12")
    write(page, "guide.hours.0", "9")
    assert hours(page) == pytest.approx([9, 6])
    assert page.text_input(key="guide.total").value == "15"
    write(page, "guide.total", "5")
    assert hours(page) == pytest.approx([3, 2])
    checked(page.pills(key="guide.kinds").set_value(["bookkeeping", "email", "travel"]).run())
    assert hours(page) == pytest.approx([3, 2, 0])
    checked(page.pills(key="guide.kinds").set_value([]).run())
    assert now(page).tasks == ()
    assert now(page).value("work.hours_per_week") == pytest.approx(5)


def test_hours_of_a_kind_may_be_a_range_and_its_ends_make_that_of_the_sum() -> None:
    page = guided(opened(), 1)
    checked(page.pills(key="guide.kinds").set_value(["bookkeeping", "email"]).run())
    write(page, "guide.hours.0", "5 or 6")
    assert page.text_input(key="guide.hours.0").value == "5 or 6"
    write(page, "guide.hours.1", "twelve")
    assert [task.hours_per_week for task in now(page).tasks] == [Range(5, 5.5, 6), 12]
    assert page.text_input(key="guide.hours.0").value == "5 – 6"
    assert page.text_input(key="guide.total").value == "17 – 18"
    for _ in range(4):
        press(page, "guide_next")
    assert "17\u00a0–\u2060\u00a018 hours a week (" in seen(page)
    press(page, "change-work.hours_per_week")
    write(page, "guide.total", "34 to 36")
    assert page.text_input(key="guide.total").value == "34 to 36"
    total = sum(task.hours_per_week.likely for task in now(page).tasks)
    assert total == pytest.approx(35)
    write(page, "guide.total", "35")
    assert hours(page) == pytest.approx([11, 24])
    checked(page.segmented_control(key="guide.measure").set_value("pieces").run())
    press(page, "guide_next")
    write(page, "work.hours_per_week", "30-40")
    assert "Here one number is needed, not a range." in seen(page)


def test_hours_that_are_wiped_out_are_ours_again_where_we_have_a_figure() -> None:
    page = guided(opened(), 1)
    checked(page.pills(key="guide.kinds").set_value(["bookkeeping", "email"]).run())
    write(page, "guide.total", "12")
    write(page, "guide.hours.0", "2")
    write(page, "guide.total", "")
    assert page.text_input(key="guide.total").value == ""
    assert page.text_input(key="guide.total").placeholder == "20"
    assert hours(page) == pytest.approx([5, 15])
    write(page, "guide.hours.0", "")
    assert "Write the hours a week, such as 12. Until then we count with 5." in seen(page)
    assert page.text_input(key="guide.total").value == "20"


def test_seven_hours_of_bookkeeping_and_five_of_email_stay_so_in_half_the_weeks() -> None:
    page = guided(opened(Scenario("custom", "2026-07-01", {"owner.hour_value": 50}, base="blank")), 1)
    checked(page.pills(key="guide.kinds").set_value(["bookkeeping", "email"]).run())
    write(page, "guide.hours.0", "7")
    write(page, "guide.hours.1", "5")
    assert page.text_input(key="guide.total").value == "12"
    said = now(page)
    assert [(task.per_month, task.minutes, task.hours_per_week) for task in said.tasks] == [(0, 0, 7), (0, 0, 5)]
    # 12 hours in 52 weeks are 624, at 50 an hour 31,200; in 26 weeks half of that.
    assert compare(said).total("owner") == pytest.approx(31_200)
    halved = compare(said.change({"work.weeks_per_year": 26}))
    assert halved.hours_per_week == pytest.approx(12)
    assert halved.total("owner") == pytest.approx(15_600)


def test_counting_in_the_other_way_keeps_the_hours_and_the_way_back() -> None:
    page = guided(opened(), 1)
    checked(page.pills(key="guide.kinds").set_value(["bookkeeping", "email"]).run())
    write(page, "guide.hours.0", "7")
    write(page, "guide.hours.1", "5")
    in_hours, kinds = now(page).tasks, {kind.id: kind for kind in task_catalogue()}
    checked(page.segmented_control(key="guide.measure").set_value("pieces").run())
    pieces = now(page).tasks
    # A month of books is one a month, and takes all of it: 7 hours in 52 weeks are 364 a year, 30.333 or 1,820 minutes a month.
    assert (pieces[0].per_month, pieces[0].minutes, pieces[1].minutes) == (1, 1820, kinds["email"].minutes)
    assert not any(task.in_hours for task in pieces)
    assert hours(page) == pytest.approx([7, 5], rel=0.01)
    assert "That comes to 12 hours a week." in seen(page)
    checked(page.segmented_control(key="guide.measure").set_value("hours").run())
    assert now(page).tasks == in_hours
    checked(page.segmented_control(key="guide.measure").set_value("pieces").run())
    write(page, "guide.tasks.2.minutes", "6")
    checked(page.segmented_control(key="guide.measure").set_value("hours").run())
    assert now(page).tasks[0] == in_hours[0]
    assert hours(page)[1] == pytest.approx(5 * 6 / kinds["email"].minutes, rel=0.01)


def test_kinds_of_work_can_be_counted_in_pieces() -> None:
    page = guided(opened(), 1)
    checked(page.pills(key="guide.kinds").set_value(["email"]).run())
    checked(page.segmented_control(key="guide.measure").set_value("pieces").run())
    write(page, "guide.tasks.1.minutes", "6")
    write(page, "guide.tasks.1.per_month", "130")
    assert now(page).tasks[0].per_month == 130
    assert hours(page) == [3]  # 130 times 6 minutes are 13 hours a month, 156 a year, 3 in each of 52 weeks
    assert "That comes to 3 hours a week." in seen(page)


def test_a_kind_starts_the_same_whether_it_is_picked_before_or_after_counting_by_number() -> None:
    """20 hours a week shared by two are 10 each: 520 a year, 43.333 or 2,600 minutes a month."""
    kinds, first = ["bookkeeping", "email"], guided(opened(Scenario("us-tx", "2026-07-01", {"work.hours_per_week": 20})), 1)
    checked(first.pills(key="guide.kinds").set_value(kinds).run())
    checked(first.segmented_control(key="guide.measure").set_value("pieces").run())
    later = guided(opened(Scenario("us-tx", "2026-07-01", {"work.hours_per_week": 20})), 1)
    checked(later.pills(key="guide.kinds").set_value(["email"]).run())
    checked(later.segmented_control(key="guide.measure").set_value("pieces").run())
    checked(later.pills(key="guide.kinds").set_value([]).run())
    checked(later.pills(key="guide.kinds").set_value(["bookkeeping"]).run())
    checked(later.pills(key="guide.kinds").set_value(kinds).run())
    for page in (first, later):
        books = next(task for task in now(page).tasks if task.name.startswith("Bookkeeping"))
        assert books == Task("Bookkeeping with reconciliation", 1, 2600)
        assert "Your time to brief and check each one isn't counted." in seen(page)
    assert set(now(first).tasks) == set(now(later).tasks)


def test_a_kind_that_is_added_to_typed_pieces_leaves_them_and_counts_none_of_one_s_own_time() -> None:
    page = guided(opened(), 1)
    checked(page.pills(key="guide.kinds").set_value(["email"]).run())
    checked(page.segmented_control(key="guide.measure").set_value("pieces").run())
    write(page, "guide.tasks.1.per_month", "130")
    mail = now(page).tasks[0]
    checked(page.pills(key="guide.kinds").set_value(["bookkeeping", "email"]).run())
    assert now(page).tasks == (mail, Task("Bookkeeping with reconciliation", 1, 360))


def test_a_change_of_unit_changes_no_cost_and_says_what_of_one_s_own_time_is_not_counted() -> None:
    # 3 hours a week are 156 a year, 13 or 780 minutes a month: 260 articles of 3 minutes.
    office = Scenario("us-tx", "2026-07-01", tasks=(Task("Online filing", hours_per_week=3),))
    page = guided(opened(office), 1)
    before = {option.option.name: option.total for option in compare(office).options}
    assert "Your time to brief and check" not in seen(page)
    checked(page.segmented_control(key="guide.measure").set_value("pieces").run())
    assert now(page).tasks == (Task("Online filing", 260, 3),)
    after = {option.option.name: option.total for option in compare(now(page)).options}
    assert after == pytest.approx(before)
    assert "Your time to brief and check each one isn't counted. Enter your minutes if it takes any." in seen(page)
    assert "Our catalog's example for Online filing is about 0.1 minutes." in seen(page)
    write(page, "guide.tasks.1.minutes", "30")  # another piece than the catalog's
    assert "Your time to brief and check" in seen(page)
    assert "Our catalog's example" not in seen(page)
    write(page, "guide.tasks.1.minutes", "3")
    for field in ("brief_minutes", "review_minutes"):
        assert page.text_input(key=f"guide.tasks.1.{field}").value == "0"
        write(page, f"guide.tasks.1.{field}", "4")
    assert (now(page).tasks[0].brief_minutes, now(page).tasks[0].review_minutes) == (4, 4)
    longer = "To brief and check one takes you longer than the one itself."
    assert longer in seen(page)  # 8 minutes for 3
    write(page, "guide.tasks.1.minutes", "8")
    assert longer not in seen(page)
    assert "Your time to brief and check" not in seen(page)
    checked(page.segmented_control(key="guide.measure").set_value("hours").run())
    assert "In hours, your own minutes to brief and check each piece don't count." in seen(page)


def test_no_figure_that_nobody_typed_is_said_to_be_one_s_answer() -> None:
    blog = next(task for task in task_catalogue() if task.id == "blog_writing")
    page = press(opened(Scenario("us-tx", tasks=(blog.task("Blog writing", "USD"),))), "guide_sum")
    press(page, "change-work.1")
    write(page, "guide.tasks.1.per_month", "9")
    press(page, "guide_next")
    assert "your answer; the minutes are our catalog's" in seen(page)
    press(page, "change-work.1")
    write(page, "guide.tasks.1.minutes", "200")
    press(page, "guide_next")
    assert "your answer; your own minutes are our catalog's" in seen(page)
    press(page, "change-work.1")
    write(page, "guide.tasks.1.minutes", f"{blog.minutes:g}")
    write(page, "guide.tasks.1.review_minutes", "2")
    write(page, "guide.tasks.1.brief_minutes", "1")
    press(page, "guide_next")
    assert "your answer; the minutes each are our catalog's" in seen(page)


def test_a_figure_that_is_typed_as_it_stands_is_one_s_own() -> None:
    page = guided(opened(), 4)
    write(page, "guide.owner.hour_value", "60")
    write(page, "guide.owner.hour_value", "50")
    assert now(page).values["owner.hour_value"] == 50
    press(page, "guide_next")
    assert '<b>$50 an hour</b><span class="whose">your answer</span>' in seen(page)


def test_a_figure_that_is_ours_becomes_one_s_own_at_a_press() -> None:
    page = guided(opened(), 4)
    press(page, "guide.mine-owner.hour_value")
    assert now(page).values["owner.hour_value"] == 50
    assert not [button for button in page.button if button.key == "guide.mine-owner.hour_value"]
    press(page, "guide_next")
    assert '<b>$50 an hour</b><span class="whose">your answer</span>' in seen(page)


def test_our_pay_becomes_one_s_own_whatever_stood_in_its_field() -> None:
    page = guided(opened(), 2)
    write(page, "guide.employee.salary", "a lot")
    press(page, "guide.mine-employee.salary")
    assert now(page).values["employee.salary"] == 47_550
    assert "can't be read" not in seen(page)


def test_who_does_the_work_today_knows_how_long_it_takes() -> None:
    page = guided(opened(), 1)
    assert not page.toggle(key="guide.mine").help  # on a phone a tap on its sign would flip the switch
    assert "If you switch this on, we count exactly these hours for doing it yourself" in seen(page)
    checked(page.toggle(key="guide.mine").set_value(True).run())
    assert now(page).values["owner.speed"] == 1
    assert "owner.speed" not in [each.key for each in uncertain(now(page))]
    assert "owner.speed" in [each.key for each in uncertain(now(page).change({"owner.speed": None}))]
    checked(page.toggle(key="guide.mine").set_value(False).run())
    assert "owner.speed" not in now(page).values
    checked(page.toggle(key="guide.mine").set_value(True).run())
    press(page, "guide_leave")
    press(page, "guide_sum")
    assert "<span>You do this work today</span><b>yes</b>" in seen(page)
    assert [fold.proto.expanded for fold in page.expander if fold.label == "Your answers, and our figures"] == [True]
    press(page, "change-owner.speed")
    press(page, "guide_unknown")
    assert "owner.speed" not in now(page).values


def test_what_is_hardly_meant_is_asked_about_at_its_question() -> None:
    page = guided(opened(), 1)
    assert "It takes" not in seen(page)
    write(page, "guide.work.hours_per_week", "200")
    assert "You would work 200 hours a week on this. It takes" in seen(page)
    press(page, "guide_next")
    assert "It takes" not in seen(page)
    write(page, "guide.employee.salary", "4000")
    assert "The employee's pay comes to less than a fifth of what is usual here." in seen(page)
    said = seen(page)
    assert said.count("less than a fifth") == 1
    assert said.index("What would you pay an employee?") < said.index("less than a fifth") < said.index("That is $333 a month")


@pytest.mark.parametrize(
    ("written", "period", "yearly"),
    [
        ("$22/hr", "hour", 22 * 2080),
        ("22 an hour", "hour", 22 * 2080),
        ("20 - 25/hour", "hour", Range(20 * 2080, 22.5 * 2080, 25 * 2080)),
        ("2000 a month", "month", 24_000),
        ("50k a year", "year", 50_000),
    ],
)
@pytest.mark.parametrize("chosen", ["year", "month", "hour"])
def test_pay_that_names_its_period_is_of_that_period(chosen: str, written: str, period: str, yearly: float) -> None:
    page = guided(opened(), 2)
    checked(page.segmented_control(key="guide.per").set_value(chosen).run())
    write(page, "guide.employee.salary", written)
    assert page.segmented_control(key="guide.per").value == period
    assert now(page).values["employee.salary"] == yearly
    assert page.text_input(key="guide.employee.salary").value == written
    write(page, "guide.employee.desk_per_month", "100")
    assert page.segmented_control(key="guide.per").value == period
    assert now(page).values["employee.salary"] == yearly


def test_pay_that_names_its_period_in_danish_and_in_another_way_of_writing_thousands() -> None:
    page = guided(opened(Scenario("dk"), "da"), 2)
    write(page, "guide.employee.salary", "200 kr. i timen")
    assert page.segmented_control(key="guide.per").value == "hour"
    write(page, "guide.employee.salary", "30.000 om måneden")
    assert page.segmented_control(key="guide.per").value == "month"
    assert now(page).values["employee.salary"] == 360_000
    english = guided(opened(), 2)
    write(english, "guide.employee.salary", "2.000 a month")
    assert "could be meant in two ways" in seen(english)
    assert "employee.salary" not in now(english).values


def test_why_no_employee_is_compared_stands_beneath_the_pay() -> None:
    page = guided(opened(), 2)
    assert "Not compared yet" not in seen(page)
    write(page, "guide.employee.salary", "0")
    assert "Full-time employee" not in seen(page).split("The answer so far", 1)[1]
    assert "Not compared yet: an employee, since pay of 0 counts as none." in seen(page)
    own = guided(opened(Scenario("custom", "2026-07-01", base="blank")), 2)
    assert "Not compared yet: the salary is not given." in seen(own)


def test_how_many_questions_there_are_follows_the_place() -> None:
    page = guided(opened())
    assert "Question 1 of 5" in seen(page)
    checked(page.selectbox(key="guide.place").set_value("dk").run())
    press(page, "guide_next")
    assert "Question 2 of 6" in seen(page)


def test_tasks_and_their_prices_are_summed_up_of_a_link_too() -> None:
    blog = next(task for task in task_catalogue() if task.id == "blog_writing").task("Blog writing", "USD")
    email = Task("Letters", per_month=100, minutes=6, price=2.5)
    page = press(opened(Scenario("us-tx", tasks=(blog, email))), "guide_sum")
    said = seen(page)
    often, minutes = f"{blog.per_month:g}", f"{blog.minutes:g}"
    assert f"{often} a month, {minutes} minutes each and 45 of yours" in said  # 15 to brief and 30 to check
    assert "100 a month, 6 minutes each</b>" in said
    assert "Letters: price each</span><b>$2.50</b>" in said
    assert "Blog writing: price each</span><b>$150</b>" in said
    assert said.count("our catalog's price") == 1
    press(page, "change-work.2")
    assert page.text_input(key="guide.tasks.2.per_month").value == "100"


def test_every_question_says_what_counts_without_an_answer_and_where_it_comes_from() -> None:
    page = guided(opened())
    for title, default in (
        ("Where is your business?", "If you don't know, we take Texas, United States."),
        ("What work has to be done?", "This is our figure: 20 hours a week."),
        ("What would you pay an employee?", "This is our figure: $47,550 a year."),
        ("What would a virtual assistant charge?", "This is our figure: $39 an hour."),
        ("What is an hour of your own time worth?", "This is our figure: $50 an hour."),
    ):
        assert title in seen(page)
        assert default in seen(page)
        assert ("https://" in seen(page)) == ("$" in default)
        press(page, "guide_next")
    assert "guide_me" not in {button.key for button in page.button}


def test_once_something_is_said_nobody_is_told_what_not_knowing_takes() -> None:
    page = guided(opened(Scenario("us-tx", "2026-07-01")))
    unknown = "If you don't know, we"
    assert f"{unknown} take Texas" in seen(page)
    checked(page.selectbox(key="guide.place").set_value("dk").run())
    assert unknown not in seen(page)
    press(page, "guide_next")
    write(page, "guide.work.hours_per_week", "12")
    assert unknown not in seen(page)
    assert "Our figure is 20 hours a week." in seen(page)
    checked(page.pills(key="guide.kinds").set_value(["email"]).run())
    assert "20 hours" not in seen(page)
    press(page, "guide_next")
    write(page, "guide.employee.salary", "400000")
    assert unknown not in seen(page)
    press(page, "guide_next")
    checked(page.segmented_control(key="guide.paid").set_value("retainer").run())
    assert f"{unknown} leave this way out." in seen(page)
    write(page, "guide.retainer.fee_per_month", "900")
    assert unknown not in seen(page)
    press(page, "guide_next")
    press(page, "guide_next")
    assert f"{unknown} take it that you reclaim all of it." in seen(page)
    reclaims(page, "no")
    assert unknown not in seen(page)


def test_a_task_by_another_name_is_still_named_where_kinds_are_picked() -> None:
    tasks = (Task("E-mail", hours_per_week=8), Task("Letters to Paris", hours_per_week=4))
    page = guided(opened(Scenario("us-tx", "2026-07-01", tasks=tasks)), 1)
    assert page.pills(key="guide.kinds").value == ["email"]
    assert "And of your own: Letters to Paris." in seen(page)


def test_not_knowing_takes_the_default_as_one_step() -> None:
    page = guided(opened(), 2)
    write(page, "guide.employee.salary", "60000")
    assert now(page).values["employee.salary"] == 60_000
    write(page, "guide.employee.desk_per_month", "0")
    press(page, "guide_unknown")
    assert now(page).values == {"employee.desk_per_month": 0}
    assert "What would a virtual assistant charge?" in seen(page)
    taken = "Taken for you: $47,550 a year. "
    taken += "Half of the secretaries and administrative assistants earn less, half more (the median)."
    taken += " Undo brings back what stood there."
    assert f"What would you pay an employee? {taken}" in seen(page)
    write(page, "guide.va.rate", "33")
    assert taken in seen(page)
    press(page, "undo")
    assert taken in seen(page)
    press(page, "undo")
    assert now(page).values["employee.salary"] == 60_000
    assert "Taken for you" not in seen(page)


def test_not_knowing_anything_leads_to_the_summary() -> None:
    page = guided(opened(Scenario("de", "2026-07-01")))
    before = now(page)
    for taken in (
        "Where is your business? Taken for you: Germany.", "What work has to be done? Taken for you: 20 hours a week.",
        "What would you pay an employee? Taken for you: ", "What would a virtual assistant charge? Taken for you: ",
        "Taken for you: €50 an hour.",
    ):  # fmt: skip
        press(page, "guide_unknown")
        assert taken in seen(page)
    press(page, "guide_back")
    assert "Taken for you" not in seen(page)
    press(page, "guide_next")
    press(page, "guide_unknown")
    assert now(page) == before
    assert page.button(key="undo").disabled
    said = seen(page).split("Your answers, and our figures", 1)[1]
    assert '<b>Germany</b><span class="whose">left as it was, as you did not know</span>' in said


def test_not_knowing_where_keeps_the_place() -> None:
    page = opened(Scenario("gb", "2026-07-01", {"va.rate": 20}), "da")
    press(guided(page), "guide_unknown")
    assert now(page).place == "gb"
    assert now(page).values == {"va.rate": 20}
    assert "Storbritannien" in seen(page).split("Hvilket arbejde", 1)[0]


def test_a_click_and_what_is_typed_into_a_field_is_each_a_step_to_undo() -> None:
    page = guided(opened(), 1)
    before = now(page)
    checked(page.pills(key="guide.kinds").set_value(["bookkeeping"]).run())
    checked(page.segmented_control(key="guide.measure").set_value("pieces").run())
    for field, value in (("per_month", "2"), ("per_month", "260"), ("minutes", "6"), ("review_minutes", "45")):
        write(page, f"guide.tasks.1.{field}", value)
    books = Task("Bookkeeping with reconciliation", 260, 6)
    assert now(page).tasks == (replace(books, review_minutes=45),)
    press(page, "undo")
    assert now(page).tasks == (books,)
    press(page, "undo")
    press(page, "undo")
    # 20 hours in 52 weeks are 1,040 a year, 86.667 or 5,200 minutes a month.
    assert now(page).tasks == (replace(books, per_month=1, minutes=5200),)
    press(page, "undo")
    assert hours(page) == [20]
    press(page, "undo")
    assert now(page) == before
    for key in ("guide_next", "guide_next", "guide_back", "guide_back"):
        press(page, key)
    for _ in range(5):
        press(page, "redo")
    assert now(page).tasks == (replace(books, review_minutes=45),)
    assert page.button(key="redo").disabled


def test_pay_is_said_by_the_year_the_month_or_the_hour() -> None:
    page = guided(opened(), 2)
    checked(page.segmented_control(key="guide.per").set_value("month").run())
    assert page.text_input(key="guide.employee.salary").value == "$3,962.50"
    write(page, "guide.employee.salary", "4000")
    assert now(page).values["employee.salary"] == 48_000
    write(page, "guide.employee.salary", "4,100")
    assert now(page).values["employee.salary"] == 49_200
    checked(page.segmented_control(key="guide.per").set_value("hour").run())
    write(page, "guide.employee.salary", "25 - 30")
    assert now(page).values["employee.salary"] == Range(52_000, 57_200, 62_400)  # 40 hours in 52 weeks are 2,080
    assert "That is $57,200 for a full-time year." in seen(page)
    assert times(None, 12) is None


def test_what_an_employee_costs_besides_the_pay_is_asked_where_it_is_counted() -> None:
    page = guided(opened(), 2)
    before = now(page)
    assert "On top of the pay we also count these, in full for a part-time employee too. Enter 0 for what you would" in seen(page)
    shown = {key: page.text_input(key=f"guide.employee.{key}").value for key in ("health_insurance", "desk_per_month")}
    assert shown == {"health_insurance": "$7,885", "desk_per_month": "$300"}
    write(page, "guide.employee.health_insurance", "0")
    write(page, "guide.employee.recruitment", "500")
    assert now(page).values == {"employee.health_insurance": 0, "employee.recruitment": 500}
    assert page.text_input(key="guide.employee.health_insurance").value == "$0"
    for _ in range(3):
        press(page, "guide_next")
    said = seen(page).split("Your answers, and our figures", 1)[1]
    assert '<span>Health insurance</span><b>$0 a year</b><span class="whose">your answer</span>' in said
    assert '<span>Cost of a hire</span><b>$500 a hire</b><span class="whose">your answer</span>' in said
    assert '<span>Desk space a month</span><b>$300 a month</b><span class="whose">our figure, from <a' in said
    press(page, "change-employee.recruitment")
    assert "What would you pay an employee?" in seen(page)
    press(page, "undo")
    press(page, "undo")
    assert now(page) == before


def test_the_guide_asks_for_the_time_that_managing_takes_either_way() -> None:
    page = guided(opened(Scenario("us-tx", "2026-07-01")), 2)
    write(page, "guide.employee.management_hours_per_week", "1")
    press(page, "guide_next")
    assert "A VA usually takes some of your time too, each week and when you look for one." in seen(page)
    write(page, "guide.va.management_hours_per_week", "0.5")
    assert now(page).values == {"employee.management_hours_per_week": 1, "va.management_hours_per_week": 0.5}
    while [button for button in page.button if button.key == "guide_next"]:
        press(page, "guide_next")
    assert "Your hours a week managing the VA" in seen(page)


def test_hiring_and_learning_are_asked_for_either_way_though_we_know_one_of_each() -> None:
    page = guided(opened(Scenario("us-tx", "2026-07-01")), 2)
    said = seen(page)
    assert said.index("Enter 0 for what you would not pay.") < said.index("An employee also takes some of your time")
    assert page.text_input(key="guide.employee.hiring_hours").value == "0"
    write(page, "guide.employee.hiring_hours", "12")
    press(page, "guide_next")
    assert "An employee is counted with 8 weeks of learning. For a VA we have no figure" in seen(page).replace("\u00a0", " ")
    assert page.text_input(key="guide.va.onboarding_hours").value == "15"
    assert page.text_input(key="guide.va.ramp_up_weeks").value == "0"
    write(page, "guide.va.ramp_up_weeks", "2")
    assert now(page).values == {"employee.hiring_hours": 12, "va.ramp_up_weeks": 2}
    learns = guided(opened(Scenario("us-tx", "2026-07-01", {"employee.ramp_up_weeks": 0})), 3)
    assert "weeks of learning" not in seen(learns)


def test_health_insurance_is_not_asked_where_no_employer_pays_it() -> None:
    page = guided(opened(Scenario("dk", "2026-07-01")), 2)
    asked = {field.key for field in page.text_input}
    assert {"guide.employee.desk_per_month", "guide.employee.recruitment"} <= asked
    assert "guide.employee.health_insurance" not in asked
    own = guided(opened(Scenario("custom", "2026-07-01", {"employee.desk_per_month": 90}, base="blank")), 2)
    assert [field.key for field in own.text_input] == ["guide.employee.salary", "guide.employee.desk_per_month"]


def test_what_else_counts_for_an_employee_is_asked_in_a_fold() -> None:
    page = guided(opened(Scenario("us-tx", "2026-07-01")), 2)
    before = now(page)
    fold = next(fold for fold in page.expander if fold.label == "What else we count for an employee (4)")
    shown = {field.key.removeprefix("guide.employee."): field.value for field in fold.text_input}
    assert shown == {
        "retirement_rate": "2.8%", "training": "$500", "software_per_month": "$40", "equipment": "$1,500",
    }  # fmt: skip
    write(page, "guide.employee.retirement_rate", "0")
    write(page, "guide.employee.training", "200")
    assert now(page).values == {"employee.retirement_rate": 0, "employee.training": 200}
    assert page.text_input(key="guide.employee.retirement_rate").value == "0%"
    for _ in range(3):
        press(page, "guide_next")
    said = seen(page).split("Your answers, and our figures", 1)[1]
    assert '<span>Training</span><b>$200 a year</b><span class="whose">your answer</span>' in said
    assert "<span>Software a month</span>" not in said
    assert "asked for by no question" not in said
    press(page, "change-employee.training")
    assert "What would you pay an employee?" in seen(page)
    press(page, "undo")
    press(page, "undo")
    assert now(page) == before


def test_the_fold_holds_what_counts_in_the_place_and_is_not_there_where_nothing_does() -> None:
    page = guided(opened(Scenario("gb", "2026-07-01")), 2)
    assert "guide.employee.retirement_rate" not in {field.key for field in page.text_input}
    assert page.text_input(key="guide.employee.other_costs").value == "£61"
    own = guided(opened(Scenario("custom", "2026-07-01", base="blank")), 2)
    assert not [fold for fold in own.expander if "What else" in fold.label]


def test_leaving_and_coming_back_loses_nothing() -> None:
    page = guided(opened(), 3)
    write(page, "guide.va.rate", "33")
    press(page, "guide_leave")
    assert page.text_input(key="va.rate").value == "$33"
    write(page, "va.rate", "34")
    write(page, "employee.salary", "51000")
    press(page, "guide_me")
    assert page.text_input(key="guide.va.rate").value == "$34"
    press(page, "guide_back")
    assert page.text_input(key="guide.employee.salary").value == "$51,000"
    page.segmented_control(key="language").set_value("da").run()
    assert "Spørgsmål 3 af 5" in seen(page)
    assert page.text_input(key="guide.employee.salary").value == "51.000\xa0US$"


def test_what_stood_on_top_waits_until_the_guide_is_left() -> None:
    page = AppTest.from_file(APP, default_timeout=30)
    page.query_params["s"] = "unreadable"
    checked(page.run())
    told = "Left out of this link"
    assert told in seen(page)
    press(page, "guide_me")
    assert told not in seen(page)
    press(page, "guide_leave")
    assert told in seen(page)
    press(page, "understood")
    press(page, "guide_me")
    press(page, "guide_leave")
    assert told not in seen(page)


def test_that_the_example_gave_way_is_said_at_the_first_question_alone() -> None:
    page = guided(opened())
    starts = "The guide starts from the usual figures for Texas, not from the example."
    assert starts in seen(page)
    assert "understood" not in {button.key for button in page.button}
    press(page, "guide_next")
    assert starts not in seen(page)
    press(page, "guide_leave")
    assert starts not in seen(page)


def test_what_a_move_did_is_said_within_the_guide() -> None:
    page = guided(opened(Scenario("us-tx", "2026-07-01", {"va.rate": 31})))
    checked(page.selectbox(key="guide.place").set_value("gb").run())
    put_back = "Your amounts in USD were put back to what is usual in"
    assert put_back in seen(page)
    press(page, "guide_next")
    assert put_back not in seen(page)
    press(page, "guide_back")
    press(page, "guide_leave")
    assert put_back in seen(page)


def test_own_figures_are_never_replaced_by_entering() -> None:
    mine = Scenario("us-tx", "2026-07-01", {"va.rate": 31}, name="Mine")
    assert now(guided(opened(mine))) == mine


def test_what_cannot_be_read_is_not_passed_over() -> None:
    page = guided(opened(), 3)
    write(page, "guide.va.rate", "dear")
    press(page, "guide_next")
    assert "What would a virtual assistant charge?" in seen(page)
    assert "“dear” can't be taken yet." in seen(page)
    assert page.text_input(key="guide.va.rate").value == "dear"
    press(page, "guide_unknown")
    assert "What is an hour of your own time worth?" in seen(page)
    assert now(page).values == {}


def test_the_hour_is_asked_for_in_words_for_the_evening_too() -> None:
    page = guided(opened(), 4)
    assert "What would you earn in that hour, or gladly pay to have it back?" in seen(page)
    assert "A range will do: write it like $30\u00a0–\u2060\u00a0$150." in seen(page)
    assert "customer pays" not in seen(page)
    write(page, "guide.owner.hour_value", "30-80")
    assert now(page).values["owner.hour_value"] == Range(30, 55, 80)


def test_vat_is_asked_where_there_is_any() -> None:
    page = guided(opened(Scenario("dk", "2026-07-01")), 5)
    assert "Question 6 of 6" in seen(page)
    before = now(page)
    assert reclaims(page) == "yes"
    assert not page.text_input
    reclaims(page, "no")
    # Whoever reclaims nothing owes payroll duty: what most of them owe counts until something else is said.
    assert now(page).values == {"va.irrecoverable_vat_rate": 0.25, "law.payroll_duty": "most_exempt_businesses"}
    told = "Then each invoice costs you 25% more. Wages carry no VAT, but much of what you buy for an employee does."
    assert told in seen(page)
    assert not page.text_input
    checked(page.selectbox(key="guide.law.payroll_duty").set_value("banks_and_insurers").run())
    assert now(page).values == {"va.irrecoverable_vat_rate": 0.25, "law.payroll_duty": "banks_and_insurers"}
    press(page, "undo")
    press(page, "undo")
    assert now(page) == before
    reclaims(page, "no")
    reclaims(page, "partly")
    assert "with VAT of 25%, of which you reclaim half, it is 12.5%" in seen(page)
    write(page, "guide.va.irrecoverable_vat_rate", "10")
    write(page, "guide.va.irrecoverable_vat_rate", "25")
    assert now(page).values["va.irrecoverable_vat_rate"] == 0.25
    assert reclaims(page) == "partly"
    reclaims(page, "yes")
    assert now(page).values == {"va.irrecoverable_vat_rate": 0}  # said, and no longer ours
    reclaims(page, "no")
    press(page, "guide_unknown")
    assert now(page) == before
    assert "Your answers, and our figures" in seen(page)
    assert "Can you reclaim the VAT on invoices? Taken for you: that you can reclaim all VAT." in seen(page)


def reclaims(page: AppTest, answer: str = "") -> str:
    control = page.segmented_control(key="guide.reclaims")
    if answer:
        checked(control.set_value(answer).run())
    return str(page.segmented_control(key="guide.reclaims").value)


def test_vat_that_is_lost_is_asked_for_where_no_one_rate_says_it() -> None:
    page = guided(opened(Scenario("ca-qc", "2026-07-01")), 5)
    reclaims(page, "no")
    write(page, "guide.va.irrecoverable_vat_rate", "14.975")
    assert now(page).values["va.irrecoverable_vat_rate"] == 0.14975
    assert reclaims(page) == "no"
    again = guided(opened(Scenario("gb", "2026-07-01", {"va.irrecoverable_vat_rate": 0.05})), 5)
    assert reclaims(again) == "partly"
    assert again.text_input(key="guide.va.irrecoverable_vat_rate").value == "5%"


def test_the_rate_to_enter_is_the_one_that_the_place_says() -> None:
    places = [load_place(place) for place in place_ids()]
    said = {law.id: law.in_words["va.irrecoverable_vat_rate"] for law in places if "va.irrecoverable_vat_rate" in law.in_words}
    for place, words in said.items():
        assert words.enter is None or f" is {100 * words.enter:g}%" in words.says, place
    assert {place for place, words in said.items() if words.enter is None and place[:2] != "us"} == {"ca-qc"}


def test_under_a_range_stands_what_of_it_is_counted() -> None:
    page = guided(opened(Scenario("dk", "2026-07-01"), "da"), 4)
    write(page, "guide.owner.hour_value", "mellem 75 og 140")
    # (75 + 140) / 2 = 107.5
    assert page.text_input(key="guide.owner.hour_value").label == "Hvad en time af din tid er værd"
    assert "75 kr. til 140 kr.; svaret regner med midten, 107,50 kr." in seen(page).replace("\N{NO-BREAK SPACE}", " ")
    page = guided(opened(Scenario("us-tx", "2026-07-01")), 2)
    write(page, "guide.employee.salary", "20 to 30 an hour")
    assert "$20 to $30; the answer counts the middle, $25." in seen(page)
    press(page, "guide_next")
    write(page, "guide.va.rate", "25 – 30 – 45")
    assert "$25 to $45; the answer counts the likeliest, $30." in seen(page)
    write(page, "guide.va.rate", "45 – 30")
    assert "the answer counts" not in seen(page)  # what is counted until then is said
    press(page, "guide_leave")
    write(page, "va.rate", "25-35")
    assert "$25 to $35; the answer counts the middle, $30." in seen(page)


@pytest.mark.parametrize("said", ["about $60", "ca. 60", "60 or so", "~60"])
def test_a_hedged_number_is_said_to_count_as_exact(said: str) -> None:
    page = guided(opened(Scenario("us-tx", "2026-07-01")), 4)
    write(page, "guide.owner.hour_value", "60")
    assert "Counted as exactly" not in seen(page)
    write(page, "guide.owner.hour_value", said)
    assert "Counted as exactly $60. Not sure? Type a range, with a dash." in seen(page)
    assert now(page).values["owner.hour_value"] == 60


def test_the_hours_of_several_kinds_are_said_to_make_up_those_in_all() -> None:
    page = guided(opened(Scenario("us-tx", "2026-07-01")), 1)
    kinds = [task.id for task in task_catalogue()][:2]
    checked(page.pills(key="guide.kinds").set_value(kinds[:1]).run())
    assert "This is all of it together" not in seen(page)
    checked(page.pills(key="guide.kinds").set_value(kinds).run())
    assert "This is all of it together: shared evenly until you change one of the fields below" in seen(page)
    assert hours(page) == [10, 10]  # 20 by default
    write(page, "guide.hours.0", "30")
    write(page, "guide.total", "24")  # 30 and 10 are three quarters and one
    assert hours(page) == [18, 6]


def test_hedged_hours_of_work_count_as_exact_too() -> None:
    page = guided(
        opened(Scenario("us-tx", "2026-07-01", tasks=(Task("E-mail", hours_per_week=8), Task("Travel", hours_per_week=4)))), 1
    )
    write(page, "guide.total", "about 24")
    assert "Counted as exactly 24." in seen(page)
    write(page, "guide.hours.0", "10 to 14")  # (10 + 14) / 2 = 12, and 8 of the other are 20 in all
    assert "10 to 14; the answer counts the middle, 12." in seen(page)
    assert "18 to 22; the answer counts the middle, 20." in seen(page)


def test_a_carpenter_with_two_carpenters_is_asked_for_what_the_law_charges_by() -> None:
    page = guided(opened(Scenario("dk", "2026-07-01", {"work.hours_per_week": 12})), 2)
    assert "Some of what you pay by law in Denmark depends on your business and on whom you hire." in seen(page)
    write(page, "guide.employer.headcount", "2")
    checked(page.selectbox(key="guide.law.industry").set_value("construction").run())
    # 74 paid hours a month: ATP of 66 kr. of 198 makes a third of a full-time head. AUB is 2,821 kr. for each but the first,
    # AES of a builder 2,323 kr.
    part_time = compare(now(page)).option("employee_part_time")
    assert part_time.line("aub").amount == pytest.approx(940.33, abs=0.01)
    assert part_time.line("aes_construction").amount == pytest.approx(774.33, abs=0.01)
    press(page, "guide_leave")
    press(page, "guide_sum")
    assert '<span>Employees so far</span><b>2 employees</b><span class="whose">your answer</span>' in seen(page)
    assert "<span>Industry</span><b>Construction</b>" in seen(page)


def test_what_the_law_of_a_place_lets_one_choose_is_asked_there() -> None:
    page = guided(opened(Scenario("us-or", "2026-07-01")), 2)
    before = compare(now(page)).total("employee")
    checked(page.selectbox(key="guide.law.transit_district").set_value("trimet").run())
    assert compare(now(page)).total("employee") > before
    norway = guided(opened(Scenario("no", "2026-07-01")), 2)
    assert norway.selectbox(key="guide.law.contribution_zone").value == "zone_1"
    jersey = guided(opened(Scenario("us-nj", "2026-07-01")), 2)
    assert not jersey.toggle(key="guide.law.newark").value
    danish = guided(opened(Scenario("dk", "2026-07-01")), 2)
    assert "A shop, a clinic or any other business chooses “another industry”" in seen(danish)
    assert [field.key for field in danish.selectbox] == ["guide.law.industry"]  # the payroll duty is asked with VAT
    french = guided(opened(Scenario("fr", "2026-07-01")), 2)
    assert not list(french.selectbox)  # how a wage is published is no question to an owner
    assert "depends on your business" not in seen(guided(opened(Scenario("us-tx", "2026-07-01")), 2))


def test_pay_by_the_hour_says_that_it_counts_as_a_salary_with_pay_during_leave() -> None:
    page = guided(opened(Scenario("dk", "2026-07-01")), 2)
    assert "worked out per hour" not in seen(page)
    write(page, "guide.employee.salary", "190 an hour")  # 190 x 37 x 52 = 365,560
    assert now(page).number("employee.salary") == pytest.approx(365_560)
    said = seen(page).replace("\u00a0", " ")
    assert (
        "That is DKK 365,560 for a full-time year. DKK 190 an hour counts as a salary worked out per hour, with pay during leave."
        in said
    )
    assert "Whoever is paid by the hour gets holiday pay of 12.5% instead." in said


def test_where_no_charge_hangs_on_the_business_nothing_is_asked_of_it() -> None:
    page = guided(opened(Scenario("us-tx", "2026-07-01")), 2)
    assert "depends on your business" not in seen(page)
    assert not [field for field in page.text_input if field.key == "guide.employer.headcount"]
    british = guided(opened(Scenario("gb", "2026-07-01")), 2)  # for the Employment Allowance
    assert british.text_input(key="guide.employer.headcount").label == "Employees so far"
    assert "law.industry" not in now(british).records


def test_the_summary_tells_what_was_said_from_what_was_taken() -> None:
    page = guided(opened(), 3)
    write(page, "guide.va.rate", "33")
    press(page, "guide_next")
    press(page, "guide_next")
    said = seen(page).split("Your answers, and our figures", 1)[1]
    assert '<b>$33 an hour</b><span class="whose">your answer</span>' in said
    assert '<b>$47,550 a year ($22.86 an hour)</b><span class="whose">our figure, from <a' in said  # in 2,080 hours
    press(page, "change-owner.hour_value")
    assert "What is an hour of your own time worth?" in seen(page)
    press(page, "guide_next")
    press(page, "guide_away")
    assert "Your answers, and our figures" not in seen(page)


def test_what_a_link_held_is_the_link_s_until_it_is_changed() -> None:
    tasks = (Task("Letters", hours_per_week=5), Task("Calls", 100, 6, 4.0))
    page = press(opened(Scenario("us-ca", "2026-07-01", {"va.rate": 33, "owner.hour_value": 70}, tasks)), "guide_sum")
    said = seen(page)
    assert '<b>California, United States</b><span class="whose">from the link</span>' in said
    assert '<b>$33 an hour</b><span class="whose">from the link</span>' in said
    assert '(Letters, Calls)</b><span class="whose">from the link</span>' in said
    assert "your answer" not in said
    press(page, "change-owner.hour_value")
    write(page, "guide.owner.hour_value", "80")
    press(page, "guide_next")
    press(page, "change-va.2")
    write(page, "guide.tasks.2.price", "5")
    press(page, "guide_next")
    said = seen(page)
    assert '<b>$80 an hour</b><span class="whose">your answer</span>' in said
    assert '<b>$5</b><span class="whose">your answer</span>' in said
    assert '<b>$33 an hour</b><span class="whose">from the link</span>' in said


def test_a_change_leads_back_to_the_answer() -> None:
    page = press(opened(Scenario("us-tx", "2026-07-01", {"va.rate": 33, "employee.training": 100})), "guide_sum")
    press(page, "change-employee.training")
    buttons = {button.key: button.label for button in page.button}
    assert buttons["guide_next"] == "Back to the answer"
    assert not {"guide_back", "guide_leave"} & set(buttons)
    assert [fold.proto.expanded for fold in page.expander if "What else" in fold.label] == [True]
    write(page, "guide.employee.training", "a lot")
    press(page, "guide_next")
    assert "“a lot” can't be taken yet." in seen(page)
    write(page, "guide.employee.training", "250")
    press(page, "guide_next")
    assert [fold.proto.expanded for fold in page.expander if fold.label == "Your answers, and our figures"] == [True]
    assert '<span>Training</span><b>$250 a year</b><span class="whose">your answer</span>' in seen(page)
    press(page, "guide_again")
    assert page.button(key="guide_next").label == "Continue"


def test_a_change_of_a_price_opens_the_way_of_paying_that_it_belongs_to() -> None:
    page = press(opened(Scenario("us-tx", tasks=(Task("Letters", per_month=100, minutes=6, price=2.5),))), "guide_sum")
    press(page, "change-va.1")
    assert page.text_input(key="guide.tasks.1.price").value == "$2.50"
    press(page, "guide_next")
    press(page, "change-va.rate")
    assert page.text_input(key="guide.va.rate").value == "$39"


def test_a_fixed_fee_joins_and_leaves_the_comparison() -> None:
    page = guided(opened(), 3)
    checked(page.segmented_control(key="guide.paid").set_value("retainer").run())
    write(page, "guide.retainer.fee_per_month", "900")
    write(page, "guide.retainer.hours_per_month", "40")
    assert "Not compared yet: the work takes more hours than the retainer holds" in seen(page)
    write(page, "guide.retainer.overage_rate", "30")
    assert "VA on a retainer" in seen(page).split("The answer so far", 1)[1]
    press(page, "guide_unknown")
    assert now(page).value("retainer.fee_per_month") == 0
    assert "Taken for you: no fixed fee, so this way is left out." in seen(page)
    press(page, "guide_back")
    checked(page.segmented_control(key="guide.paid").set_value("per_task").run())
    assert "First pick the kinds of work and count them by number" in seen(page)
    press(page, "guide_to_work")
    assert "What work has to be done?" in seen(page)


def test_prices_by_the_task() -> None:
    tasks = (Task("Data entry", 500, 1), Task("Calls", 100, 6))
    page = guided(opened(Scenario("us-tx", "2026-07-01", tasks=tasks)), 3)
    checked(page.segmented_control(key="guide.paid").set_value("per_task").run())
    write(page, "guide.tasks.2.price", "4")
    write(page, "guide.tasks.1.price", "0.40")
    assert [task.price for task in now(page).tasks] == [0.4, 4]
    press(page, "guide_unknown")
    assert [task.price for task in now(page).tasks] == [0.3, None]  # the catalogue knows one of them in dollars
    assert "Taken for you: our catalog's price of a piece, where it has one." in seen(page)


def test_work_in_hours_is_led_to_where_it_can_be_counted_by_number() -> None:
    tasks = (Task("Data entry", 500, 1), Task("Calls", hours_per_week=3))
    page = guided(opened(Scenario("us-tx", "2026-07-01", tasks=tasks)), 3)
    checked(page.segmented_control(key="guide.paid").set_value("per_task").run())
    assert page.text_input(key="guide.tasks.1.price").value == ""
    assert "Only work that is counted by number can have a price each. Now counted in hours: Calls." in seen(page)
    before = compare(now(page)).total("va_hourly")
    press(page, "guide_by_number")
    assert page.text_input(key="guide.tasks.1.price").label == "Data entry: price each (a record)"
    assert page.text_input(key="guide.tasks.2.price").value == ""
    assert now(page).tasks[1] == Task("Calls", 13, 60)  # 3 hours a week are 13 a month, of an hour each
    assert compare(now(page)).total("va_hourly") == pytest.approx(before)
    assert "guide_by_number" not in {button.key for button in page.button}


def test_hours_of_a_task() -> None:
    assert hours_of(Task("Books", 26, 60), 52) == 6
    assert with_hours(Task("Books", 0, 60), 6, 52).per_month == 26
    assert with_hours(Task("Own"), 3, 52) == Task("Own", hours_per_week=3)
    for weeks in (52, 26):
        assert hours_of(Task("Mail", hours_per_week=5), weeks) == 5
        assert with_hours(Task("Mail", hours_per_week=5), 7, weeks) == Task("Mail", hours_per_week=7)
    # 13 hours a month in pieces are 3 a week and 5 are in hours: half of these 8 are half of both.
    assert with_hours(Task("Both", 26, 30, hours_per_week=5), 4, 52) == Task("Both", 13, 30, hours_per_week=2.5)


def test_work_in_hours_and_in_pieces() -> None:
    mail = Task("Mail", rate=31, hours_per_week=5)
    # 5 hours in each of 52 weeks are 260 a year, 21.67 or 1,300 minutes a month: 130 pieces of ten.
    assert in_pieces(mail, 52, 10) == Task("Mail", 130, 10, rate=31)
    assert in_pieces(mail, 52, 10, monthly=True) == Task("Mail", 1, 1300, rate=31)
    assert in_pieces(Task("Own", hours_per_week=3), 52) == Task("Own", 13, 60)
    assert in_pieces(Task("Own", hours_per_week=0), 52, 10, monthly=True) == Task("Own", 0, 10)
    assert in_hours(Task("Mail", 130, 10, 0.5, 31, 1, 2, 0.1), 52) == Task("Mail", rate=31, redo_rate=0.1, hours_per_week=5)


def test_a_figure_that_is_ours_and_was_typed_goes_back_to_our_range() -> None:
    ours = Scenario("us-tx", "2026-07-01")
    usual = ours.record("employee.salary").value
    page = opened(ours.change({"employee.salary": usual, "employee.bonus_rate": 0.0}), group="employee")
    back = page.button(key="reset-employee.salary")
    assert back.label == "Back to our range"
    assert not [button for button in page.button if button.key == "reset-employee.bonus_rate"]  # it has none
    checked(back.click().run())
    assert "employee.salary" not in now(page).values


def test_beside_what_a_va_asks_stands_how_vat_is_counted() -> None:
    clinic = Scenario("dk", "2026-07-01", {"va.irrecoverable_vat_rate": 0.25})
    said = "Write the price without VAT: 25% is added, because you can't reclaim it."
    assert said in seen(guided(opened(clinic), 3))
    later = "Write the price without VAT. Whether you can reclaim VAT is asked later."
    assert later in seen(guided(opened(Scenario("dk", "2026-07-01")), 3))
    assert "without VAT" not in seen(guided(opened(Scenario("us-tx", "2026-07-01")), 3))
    page = opened(clinic.change(bids=(Bid("Ana", "va_hourly", {"va.rate": 200}),)), answers="Bids")
    assert said in seen(page)


def test_one_of_a_kind_is_said_in_the_singular() -> None:
    page = opened(Scenario("gb", "2026-07-01", {"employer.headcount": 1, "va.management_hours_per_week": 1}))
    checked(page.button(key="guide_sum").click().run())
    said = seen(page)
    assert "1 employees" not in said
    assert ">1 hours" not in said
    assert "1 hour" in said
