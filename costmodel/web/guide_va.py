"""The guide's question on what a virtual assistant is paid: by the hour, by the task or on a retainer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from costmodel.present.task_kinds import kind_as_long, kind_of
from costmodel.records import Input
from costmodel.scenario import Scenario
from costmodel.tasks import Task
from costmodel.web import edits, foreign, guide_vat, inputs, state, task_hours
from costmodel.web.guide_parts import PREFIX, default_note, one_cell, range_will_do, taken, turn, why_left_out, with_unit
from costmodel.web.state import View
from costmodel.web.text import escape
from costmodel.web.under import doubts
from costmodel.words import N_

_PAID = f"{PREFIX}paid"
_WAYS = {"hourly": N_("By the hour"), "per_task": N_("By the task"), "retainer": N_("On a retainer")}
_RETAINER = ("retainer.fee_per_month", "retainer.hours_per_month", "retainer.overage_rate")
FEES, TIME = ("va.platform_fee_rate", "va.contract_fee"), ("va.management_hours_per_week", "va.onboarding_hours")
LEARNS, _EMPLOYEE_LEARNS = "va.ramp_up_weeks", "employee.ramp_up_weeks"


def show_va(view: View) -> None:
    """What the VA is paid, in the way that is chosen; the other ways stay as they are."""
    _, scenario = view.translate, view.scenario
    if _PAID not in st.session_state:
        st.session_state[_PAID] = "retainer" if scenario.number(_RETAINER[0]) else "hourly"
    paid = st.segmented_control(
        _("How the VA is paid"), list(_WAYS), key=state.menu(_PAID), required=True, persist_state="session", wrap=True,
        format_func=lambda way: _(_WAYS[way]),
    )  # fmt: skip
    if paid == "per_task":
        _prices(view)
    elif paid == "retainer":
        for key in _RETAINER:
            inputs.field(view, key, f"{PREFIX}{key}", helped=True)
        text = _("A retainer is a fixed fee a month for a package of hours.")
        if any(scenario.number(key) for key in _RETAINER):
            why_left_out(view, "va_retainer")
        else:
            text += " " + _("If you don't know, we leave this way out.")
        st.html(f'<div class="default"><p>{escape(text)}</p></div>')
    else:
        inputs.field(view, "va.rate", f"{PREFIX}va.rate")
        doubts(view, "va.rate")
        range_will_do(view, "va.rate")
        guide_vat.beside_quote(view, scenario.input(guide_vat.KEY), later=True)
        default_note(view, "va.rate")
        text = _("Do you have several bids? Enter one here; under “Bids” you can compare them all.")
        st.html(f'<p class="quiet">{escape(text)}</p>')
        foreign.show_currency(view, partial(_fields, view, "guide_piece_currency"))
    if paid != "hourly":
        guide_vat.beside_quote(view, scenario.input(guide_vat.KEY), later=True)
    _fields(view, "guide_piece_fees", FEES)
    text = escape(_("A VA usually takes some of your time too, each week and when you look for one. Enter 0 if yours does not."))
    st.html(f'<p class="extras">{text}</p>')
    _fields(view, "guide_piece_time", TIME)
    if scenario.number(_EMPLOYEE_LEARNS):
        said = N_("An employee is counted with {weeks} of learning. For a VA we have no figure: enter yours if it takes any.")
        weeks = with_unit(view, scenario.record(_EMPLOYEE_LEARNS), scenario.number(_EMPLOYEE_LEARNS))
        st.html(f'<p class="extras">{escape(_(said).format(weeks=weeks))}</p>')
    _fields(view, "guide_piece_learning", (LEARNS,))
    if paid != "hourly":
        doubts(view, "va.rate")


def _fields(view: View, name: str, keys: Sequence[str]) -> None:
    with st.container(key=name):
        for key in keys:
            with one_cell(key):
                inputs.field(view, key, f"{PREFIX}{key}", helped=True)


def turn_to(field: str) -> None:
    """To the way of paying where a field stands."""
    ways = {"va.rate": "hourly", **dict.fromkeys(_RETAINER, "retainer")}
    paid = "per_task" if field.startswith("tasks.") else ways.get(field)
    if paid:
        st.session_state[_PAID] = paid


def _prices(view: View) -> None:
    _, tasks = view.translate, view.scenario.tasks
    for number, task in enumerate(tasks, 1):
        if not task.in_hours:
            kind = kind_of(task)
            label = _("{task}: price each").format(task=task.name) + (_(" ({piece})").format(piece=_(kind.per)) if kind else "")
            inputs.field(view, f"tasks.{number}.price", f"{PREFIX}tasks.{number}.price", label=label)
    hourly = ", ".join(task.name for task in tasks if task.in_hours)
    if tasks and not hourly:
        why_left_out(view, "va_per_task")
        text = _("The price of one piece of each. This way joins the comparison once every kind of work has its price.")
    elif tasks:
        text = _("Only work that is counted by number can have a price each. Now counted in hours: {tasks}.").format(tasks=hourly)
    else:
        text = _("First pick the kinds of work and count them by number; then each can have its price here.")
    st.html(f'<div class="default"><p>{escape(text)}</p></div>')
    if hourly:
        st.button(_("Count them by number"), key="guide_by_number", on_click=_by_number)
    elif not tasks:
        st.button(_("Go to the work"), key="guide_to_work", on_click=turn, args=("work",))


def _by_number() -> None:
    """Count all the work in pieces, with the hours that it takes."""
    tasks = (task_hours.counted(task, False) if task.in_hours else task for task in state.scenario().tasks)
    state.typing("")
    edits.set_tasks(tuple(tasks))


def unknown_va() -> None:
    """The default rate; without a fee or prices, but where the catalogue knows one."""
    paid, now = st.session_state.get(_PAID), state.scenario()
    if paid == "per_task":
        prices = usual_prices(now)
        state.forget_typed(prices)
        edits.change(prices)
    else:
        edits.reset(_RETAINER if paid == "retainer" else ("va.rate",))


def usual_prices(now: Scenario) -> dict[str, Input]:
    """The catalogue's price of each kind of work that is counted in pieces, where it knows one of a piece that takes so long."""
    return {f"tasks.{i}.price": _usual_price(task, now.currency) for i, task in enumerate(now.tasks, 1) if not task.in_hours}


def _usual_price(task: Task, currency: str) -> float | None:
    kind = kind_as_long(task)
    return (kind.price or {}).get(currency) if kind else None


def va_taken(view: View) -> str:
    """What counts for the way of paying that is chosen, where it is not the visitor's."""
    _, now, paid = view.translate, view.scenario, st.session_state.get(_PAID)
    if paid == "per_task":
        prices = usual_prices(now)
        usual = prices and all(now.input(key) == price for key, price in prices.items())
        return _("our catalog's price of a piece, where it has one") if usual else ""
    if paid == "retainer":
        return _("no fixed fee, so this way is left out") if not set(_RETAINER) & set(now.values) else ""
    return taken(view, "va.rate")
