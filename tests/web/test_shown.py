"""What a browser sends of a page that was replaced since is no edit; what it sends of the present one is."""

from __future__ import annotations

import pages
import pytest
from pages import checked, now
from streamlit.testing.v1 import AppTest

from costmodel import Scenario, Task
from costmodel.bids import Bid
from costmodel.present import link
from costmodel.web import shown

OFFICE = Scenario(
    "us-tx", "2026-07-01", {"employee.salary": 47_550, "va.rate": 30}, (Task("Books", 40, 30, 25.0),),
    bids=(Bid("Ana", "va_hourly", {"va.rate": 22}),),
)  # fmt: skip


def opened() -> AppTest:
    return drawn(pages.opened(OFFICE, answers="Bids", workshop="Tasks"))


def drawn(page: AppTest) -> AppTest:
    """A browser has drawn the page: the address is the one that the page ends with."""
    page.query_params["s"] = list(page.session_state["_pages"])[-1]
    return page


FIELDS = ["employee.salary", "va.rate", "one.task-1-minutes", "one.bid-1-va.rate"]


@pytest.mark.parametrize("field", FIELDS)
def test_what_stood_there_before_an_undo_is_no_edit(field: str) -> None:
    page = opened()
    typed = "35,000" if field == "employee.salary" else "35"
    page = drawn(checked(page.text_input(key=field).set_value(typed).run()))
    stood = page.text_input(key=field).value
    changed = now(page)
    assert changed != OFFICE
    checked(page.button(key="undo").click().run())  # the browser has not drawn this yet
    assert now(page) == OFFICE
    checked(page.text_input(key=field).set_value(stood).run())
    assert now(page) == OFFICE
    drawn(page)
    checked(page.text_input(key=field).set_value("36").run())  # and now somebody types
    assert now(page) not in (OFFICE, changed)
    drawn(page)
    checked(page.text_input(key=field).set_value(typed).run())  # the same as before, but on the page of today
    assert now(page) == changed


def test_a_link_too_long_for_the_address_drops_no_edit(monkeypatch: pytest.MonkeyPatch) -> None:
    """The address stays at the last page that fitted, and says nothing any more of what the browser shows."""
    page = opened()
    from costmodel.web import share

    monkeypatch.setattr(share, "LONGEST", 10)
    assert link.LONGEST > 10
    held = page.query_params["s"]
    for salary, rate in ((51_000, 40), (52_000, 41), (51_000, 40)):
        checked(page.text_input(key="employee.salary").set_value(str(salary)).run())
        checked(page.text_input(key="va.rate").set_value(str(rate)).run())
        assert (now(page).values["employee.salary"], now(page).values["va.rate"]) == (salary, rate)
    assert page.query_params["s"] == held


def test_fields_that_follow_the_address_a_moment_later_are_no_edits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slow browser has the new page's address already, and still sends what its fields held before."""
    clock = [100.0]
    monkeypatch.setattr(shown, "monotonic", lambda: clock[0])
    field = "employee.salary"
    page = drawn(checked(opened().text_input(key=field).set_value("35,000").run()))
    stood = page.text_input(key=field).value
    page = drawn(checked(page.button(key="undo").click().run()))
    assert now(page) == OFFICE
    page = drawn(checked(page.text_input(key=field).set_value(stood).run()))
    assert now(page) == OFFICE
    clock[0] += 2
    assert now(checked(page.text_input(key=field).set_value(stood).run())).values[field] == 35_000  # now somebody types it


def test_a_task_that_is_taken_back_at_once_is_not_added_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its menu empties itself: a browser that hasn't drawn that sends the choice along with the click on Undo."""
    clock = [100.0]
    monkeypatch.setattr(shown, "monotonic", lambda: clock[0])
    page = opened()
    checked(page.selectbox(key="add_task").set_value("data_entry").run())
    assert len(now(page).tasks) == 2
    page.selectbox(key="add_task").set_value("data_entry")
    checked(page.button(key="undo").click().run())
    assert now(page) == OFFICE
    clock[0] += 2
    assert len(now(checked(drawn(page).selectbox(key="add_task").set_value("data_entry").run())).tasks) == 2
