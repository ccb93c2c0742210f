"""Where and from which day: the place as one searchable list, and the first day as people write dates."""

from __future__ import annotations

import datetime
from functools import lru_cache

import streamlit as st

from costmodel.places import load_head, place_ids
from costmodel.present import money as say
from costmodel.web import edits, shown, state
from costmodel.web.state import InLanguage, View
from costmodel.web.under import complain
from costmodel.words import N_, Message, place_phrase

LAST_DAY = datetime.date(2200, 12, 31)
_DATE = "date"


def place_field(view: View, widget: str = "place", label: str = "") -> None:
    """Where: one searchable list of all places."""
    shown.put(widget, view.scenario.place)
    st.selectbox(
        label or view.translate(N_("Where")), places(), key=state.menu(widget), on_change=_moved, args=(widget,),
        persist_state="session", format_func=lambda place: place_name(view, place),
        help=view.translate(N_("Where the work is paid for: the law there decides what an employee costs on top of the salary.")),
    )  # fmt: skip


def date_field(view: View) -> None:
    """The first day, typed as people write dates."""
    wrong = state.wrong(_DATE)
    if wrong:
        shown.put(_DATE, wrong[0])
    else:
        shown.put(_DATE, view.date(view.scenario.start))
    st.text_input(
        view.translate(N_("From")), key=_DATE, on_change=_dated, max_chars=40, persist_state="session", autocomplete="off",
    )  # fmt: skip
    if wrong:
        complain(view, wrong[1], kept=view.date(view.scenario.start))


@lru_cache(maxsize=1)
def places() -> tuple[str, ...]:
    """The places that can be chosen: countries, then states under their country, then figures of one's own."""
    heads = [load_head(place) for place in place_ids()]
    chosen = [head for head in heads if head["kind"] == "place"]
    return tuple(head["id"] for head in sorted(chosen, key=lambda h: (h["id"] == "custom", h["country"], h["name"])))


def place_name(view: View, place: str) -> str:
    """A place as the list shows it: `Texas, United States`."""
    head = load_head(place)
    return ", ".join(view.translate(name) for name in (head["name"], head["country"]) if name)


def _moved(widget: str) -> None:
    if not shown.is_late(widget) and st.session_state[widget] in places():  # what a browser sends is not to be trusted
        edits.move(st.session_state[widget])


def _dated() -> None:
    text = st.session_state[_DATE]
    if shown.is_late(_DATE):
        return
    state.typing("")
    if not text.strip():
        state.mark_wrong(_DATE, "", None)
        return
    law, day = state.scenario().law, say.parse_date(text, state.language(), state.scenario().place)
    why: Message | None
    if day is None:
        example = InLanguage(lambda language: say.date(law.covered_from, language, law.id))
        why = Message(
            N_("“{found}” can't be read as a date. Write it like {example}."), {"found": text.strip(), "example": example}
        )
    elif not law.covered_from <= day <= LAST_DAY:
        limits = {
            "place": Message(place_phrase(law.name)),
            "found": InLanguage(lambda language: say.date(day, language, law.id)),
            "first": InLanguage(lambda language: say.date(law.covered_from, language, law.id)),
            "last": InLanguage(lambda language: say.date(LAST_DAY, language, law.id)),
        }
        why = Message(N_("{found} can't be taken: for {place} the first day can be {first} to {last}."), limits)
    else:
        why = edits.set_date(day)
    state.mark_wrong(_DATE, text, why)
