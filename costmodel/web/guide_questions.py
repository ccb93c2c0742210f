"""The guide's questions: what is asked on each page, its fields, and what "I don't know" does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from costmodel.present.sentences import one_stop
from costmodel.web import edits, guide_pay, guide_va, guide_vat, guide_work, inputs, state, where_when
from costmodel.web.guide_parts import PREFIX, default_note, range_will_do, taken
from costmodel.web.state import View
from costmodel.web.text import escape
from costmodel.web.under import doubts
from costmodel.words import N_

OF_AN_HOUR = N_("What an hour of your time is worth")  # the record's label is for sentences
_PLACE, _BEGAN_AT = "_guide_place", "_guide_began_at"


@dataclass(frozen=True)
class Question:
    """One page of the guide: what is asked, a word on it, its fields, what "I don't know" does, and the words for what that took.

    `taken` is empty where something else counts by now.
    """

    name: str
    title: str
    about: str
    show: Callable[[View], None]
    unknown: Callable[[], None]
    taken: Callable[[View], str]
    asked: Callable[[View], bool] = lambda view: True


def _show_place(view: View) -> None:
    place = view.scenario.place
    where_when.place_field(view, f"{PREFIX}place", view.translate(N_("Country, state or province")))
    if st.session_state.setdefault(_BEGAN_AT, place) == place:  # nothing was chosen
        said = view.translate(N_("If you don't know, we take {default}.")).format(default=where_when.place_name(view, place))
        st.html(f'<div class="default"><p>{escape(one_stop(said))}</p></div>')


def _unknown_place() -> None:
    st.session_state[_PLACE] = state.scenario().place


def _place_taken(view: View) -> str:
    return where_when.place_name(view, view.scenario.place) if view.scenario.place == place_unknown() else ""


def place_unknown() -> str:
    """The place that was taken because the visitor did not know; empty if none was."""
    return str(st.session_state.get(_PLACE, ""))


def _show_owner(view: View) -> None:
    label = view.translate(OF_AN_HOUR)
    inputs.field(view, "owner.hour_value", f"{PREFIX}owner.hour_value", label=label)
    doubts(view, "owner.hour_value")
    range_will_do(view, "owner.hour_value")
    default_note(view, "owner.hour_value")


def _back_to_default(*keys: str) -> Callable[[], None]:
    return lambda: edits.reset(keys)


QUESTIONS = (
    Question(
        "place", N_("Where is your business?"),
        N_("The law of the place decides what an employee costs on top of the salary."),
        _show_place, _unknown_place, _place_taken,
    ),
    Question(
        "work", N_("What work has to be done?"),
        N_("Count the hours of real work only, without breaks and holidays. A good guess is enough."),
        guide_work.show, guide_work.unknown, guide_work.taken,
    ),
    Question(
        "pay", N_("What would you pay an employee?"),
        N_("The pay before tax for a full-time job, even if you would hire for fewer hours: we work out the share."),
        guide_pay.show_salary, _back_to_default("employee.salary"), guide_pay.salary_taken,
    ),
    Question(
        "va", N_("What would a virtual assistant charge?"),
        N_("A virtual assistant (VA) is a freelancer who does office work for you from elsewhere, and sends you an invoice."),
        guide_va.show_va, guide_va.unknown_va, guide_va.va_taken,
    ),
    Question(
        "owner", N_("What is an hour of your own time worth?"),
        N_(
            "What would you earn in that hour, or gladly pay to have it back? "
            "Every way takes some of your time, and doing it yourself takes most."
        ),
        _show_owner, _back_to_default("owner.hour_value"), lambda view: taken(view, "owner.hour_value"),
    ),
    Question(
        "vat", N_("Can you reclaim the VAT on invoices?"),
        N_("Most businesses can. A clinic, a school or a bank often can't, or only some of it."),
        guide_vat.show, guide_vat.unknown, guide_vat.taken, guide_vat.asked,
    ),
)  # fmt: skip
