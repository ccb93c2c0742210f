"""Two edits in a row stick on every widget of every tab, and no value is lost by switching tabs, languages or modes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from pages import checked, now, opened
from random_scenarios import THOROUGH
from streamlit.testing.v1 import AppTest

from costmodel import Scenario, Task
from costmodel.bids import Bid
from costmodel.present.labels import AREA_LABELS
from costmodel.tasks import TASK_FIELDS
from costmodel.web.guide_questions import QUESTIONS

TASKS = (Task("Books", 40, 30, 25.0), Task("Calls", 100, 6, 4.0))
OFFICE = Scenario(
    "us-tx", "2026-07-01", {"employee.salary": 47_550, "va.rate": 30, "retainer.fee_per_month": 900}, TASKS,
    bids=(Bid("Ana", "va_hourly", {"va.rate": 22}), Bid("Bo", "va_hourly", {"va.rate": 24})),
)  # fmt: skip
CLINIC = Scenario("dk", "2026-07-01", {"va.rate": 200})
OWN = Scenario("custom", "2026-07-01", {"employee.salary": 40_000, "va.rate": 30, "owner.hour_value": 40})
ANSWERS = ("Compare", "What would change it", "Over time", "How sure", "Bids", "Side by side")
WORKSHOP = ("All assumptions", "Tasks", "Scenario file", "Share and download")
HANDS_ON = {"add_task", "language"}  # a menu that empties itself, and the language, which has its own tests
TEXTS = {
    "search": ("desk", "leave"), "name": ("One", "Two"), "date": ("August 1, 2026", "September 1, 2026"),
    "custom.currency": ("EUR", "NOK"), "keep_name": ("One", "Two"), "currency": ("EUR", "NOK"),
}  # fmt: skip


def key_of(widget: str) -> str:
    """The key that a widget's name ends with."""
    for beginning in ("again.", "answer.", "guide."):
        widget = widget.removeprefix(beginning)
    return re.sub(r"one\.(task|bid)-\d+-", "", widget)


def two_texts(page: AppTest, widget: str) -> tuple[str, str]:
    """Two things that can be typed there."""
    key = key_of(widget)
    if key in TEXTS:
        return TEXTS[key]
    if key in ("total", "hours.0", "hours.1"):
        return "11", "12"
    if widget in ("range_low", "range_high"):
        return ("20", "21") if widget == "range_low" else ("30", "31")
    record = TASK_FIELDS[key] if key in TASK_FIELDS else now(page).record(key)
    low, high = record.limits or (0, 0)
    if record.unit.startswith("share"):
        return f"{max(low, 0) * 100 + 5:g}", f"{max(low, 0) * 100 + 6:g}"
    return f"{min(low + 2, high):g}", f"{min(low + 3, high - 1):g}"


def values(page: AppTest, kind: str, widget: Any) -> Iterator[Any]:
    """Two values, one after the other, neither the one before."""
    if kind == "text_input":
        yield from two_texts(page, widget.key)
    elif kind in ("toggle", "checkbox"):
        yield not widget.value
        yield widget.value
    elif kind in ("slider", "number_input"):
        yield widget.min + 1
        yield widget.min + 2
    elif kind == "pills":
        yield ["email"]
        yield ["email", "travel"]
    elif kind == "selectbox":
        others = [number for number in range(len(widget.options)) if number != widget.index][:2]
        if not others:
            return
        yield from (widget.options[number] for number in (others if len(others) == 2 else [others[0], widget.index]))
    else:
        others = [number for number, option in enumerate(widget.options) if _plain(widget, number) != widget.value][:2]
        yield from (_plain(widget, number) for number in (others if len(others) == 2 else [others[0], 1 - others[0]]))


ALONE = {"place", "group"}  # other fields stand there after these: they are tried by themselves
SEGMENTS = {
    "guide.per": ("year", "month", "hour"), "guide.paid": ("hourly", "retainer", "per_task"),
    "guide.reclaims": ("yes", "no", "partly"), "guide.measure": ("hours", "pieces"), "one.task-1-measure": ("hours", "pieces"),
    "one.bid-1-pay": ("hourly", "per_task", "retainer"), "draws": (10_000, 100_000, 1_000_000),
    "group": (*AREA_LABELS, "changed"),
}  # fmt: skip


def _plain(widget: Any, number: int) -> Any:
    return SEGMENTS[widget.key][number] if widget.key in SEGMENTS else widget.options[number].content


def widgets(page: AppTest) -> list[tuple[str, str]]:
    kinds = ("text_input", "toggle", "checkbox", "selectbox", "slider", "number_input", "segmented_control", "pills")
    found = [(kind, widget.key) for kind in kinds for widget in page.get(kind) if not widget.disabled]
    return [(kind, key) for kind, key in found if key and key not in HANDS_ON]


def stick(page: AppTest, leave_out: set[str]) -> int:
    """Edit each widget twice and look what stands there then, and after one more run."""
    tried = 0
    for kind, key in widgets(page):
        if key in leave_out | ALONE:
            continue
        widget = {w.key: w for w in page.get(kind)}.get(key)
        if widget is None:  # an edit before it took it away
            continue
        for value in values(page, kind, widget):
            checked({w.key: w for w in page.get(kind)}[key].set_value(value).run())
            held = {w.key: w for w in page.get(kind)}[key].value
            assert held == value or (kind == "selectbox" and _shown(page, key) == value), (key, value, held)
        before = now(page)
        checked(page.run())
        held = {w.key: w for w in page.get(kind)}[key].value
        assert held == value or (kind == "selectbox" and _shown(page, key) == value), (key, value, held)
        assert now(page) == before
        tried += 1
    return tried


def _shown(page: AppTest, key: str) -> str:
    box = page.selectbox(key=key)
    return str(box.options[box.index]) if box.index is not None else ""


@pytest.mark.parametrize("tab", ANSWERS)
def test_two_edits_stick_in_every_answer(tab: str) -> None:
    page = opened(OFFICE, answers=tab, workshop="Share and download")
    assert stick(page, {"draws"} if tab == "How sure" else set()) >= 4


@pytest.mark.parametrize("tab", WORKSHOP[1:])
def test_two_edits_stick_in_the_workshop(tab: str) -> None:
    assert stick(opened(OFFICE, workshop=tab), set()) >= 3


# Every assumption once; what differs in another place is its law and what it has of its own.
GROUPS: list[Any] = [*((OFFICE, group) for group in AREA_LABELS if group != "custom"), (CLINIC, "law"), (OWN, "custom")]
if THOROUGH:  # the same fields once more, without a place's figures behind them
    GROUPS.append(pytest.param(OWN, "employee", marks=pytest.mark.hypothesis))


@pytest.mark.parametrize(("scenario", "group"), GROUPS, ids=lambda part: getattr(part, "place", part))
def test_two_edits_stick_on_every_assumption(scenario: Scenario, group: str) -> None:
    page = opened(scenario, workshop="All assumptions", group=group)
    assert stick(page, {"search"}) >= 3


@pytest.mark.parametrize("question", [question.name for question in QUESTIONS])
@pytest.mark.parametrize("scenario", [OFFICE, CLINIC], ids=lambda scenario: scenario.place)
def test_two_edits_stick_in_the_guide(question: str, scenario: Scenario) -> None:
    page = opened(scenario)
    checked(page.button(key="guide_me").click().run())
    page.session_state["_guide_at"] = question
    assert stick(checked(page.run()), {"guide.place"}) >= (question != "place")


@pytest.mark.parametrize("widget", ["place", "guide.place"])
def test_two_moves_stick(widget: str) -> None:
    page = opened(OFFICE)
    if widget != "place":
        checked(page.button(key="guide_me").click().run())
    for place in ("gb", "us-ca"):
        checked(page.selectbox(key=widget).set_value(place).run())
        assert now(page).place == place
    assert page.selectbox(key=widget).value == "us-ca"


def test_values_stay_over_tabs_languages_and_modes() -> None:
    page = opened(OFFICE)
    for key, typed in (("employee.salary", "51,234"), ("va.rate", "27 - 33"), ("work.hours_per_week", "12")):
        checked(page.text_input(key=key).set_value(typed).run())
    held = now(page)
    shown = {key: str(page.text_input(key=key).value) for key in ("employee.salary", "va.rate", "work.hours_per_week")}
    for tab in ANSWERS:
        page.session_state["answers"] = tab
        checked(page.run())
        assert now(page) == held
    for tab in WORKSHOP:
        page.session_state["workshop"] = tab
        checked(page.run())
        assert now(page) == held
    checked(page.button(key="guide_me").click().run())
    for _ in range(4):
        checked(page.button(key="guide_next").click().run())
        assert now(page) == held
    checked(page.button(key="guide_leave").click().run())
    page.segmented_control(key="language").set_value("da").run()
    assert now(page) == held
    assert page.text_input(key="employee.salary").value == "51.234\xa0US$"
    page.segmented_control(key="language").set_value("en").run()
    assert now(page) == held
    assert page.text_input(key="employee.salary").value == "$51,234"
    assert page.text_input(key="va.rate").value == "$27 – $33"
    assert page.text_input(key="work.hours_per_week").value == shown["work.hours_per_week"] == "12"
