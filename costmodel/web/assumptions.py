"""All assumptions, generated from the records: grouped, searchable, each with its source and a way back to its default."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from costmodel.notices import SEASONS
from costmodel.present.labels import AREA_LABELS, unit_words
from costmodel.records import Range, Record
from costmodel.scenario import Scenario
from costmodel.web import edits, inputs, law_panel, market_menu, seasons, state, where_when
from costmodel.web.state import View
from costmodel.web.sums import evidence
from costmodel.web.text import escape, literal
from costmodel.words import N_, place_phrase

LEADING = ("employee.salary", "work.hours_per_week", "va.rate")  # they stand at the top of the page as well
_CHANGED = "changed"
_NOWHERE = 3


def show(view: View) -> None:
    """Search, groups, and the records of the group or of what was searched for."""
    _ = view.translate
    records = offered(view.scenario)
    changed = [key for key in view.scenario.given if key in records]
    with st.container(key="assumption_tools", horizontal=True, vertical_alignment="bottom"):
        words = st.text_input(
            _("Search the assumptions"), key="search", live=True, placeholder=_("for example desk or VAT"),
            persist_state="session", autocomplete="off", icon=":material/search:",
        )  # fmt: skip
        st.button(
            _("Reset all values ({count})").format(count=len(changed)), key="reset_all", on_click=edits.reset_all,
            disabled=not view.scenario.values,
        )  # fmt: skip
    groups = [area for area in AREA_LABELS if area == "law" or _within(records, area)]
    if st.session_state.get("group") not in (*groups, _CHANGED):
        st.session_state["group"] = groups[0]
    group = st.session_state["group"]
    if words.strip():  # it goes through all groups
        st.button(_("Clear the search"), key="search_clear", icon=":material/close:", on_click=_clear_search)
    else:
        group = st.segmented_control(
            _("Group"), [*groups, _CHANGED], key=state.menu("group"), required=True, persist_state="session",
            label_visibility="collapsed", wrap=True,
            format_func=lambda a: _("Changed ({count})").format(count=len(changed)) if a == _CHANGED else _(AREA_LABELS[a]),
        )  # fmt: skip
    found = (
        search(view, records, words) if words.strip() else changed if group == _CHANGED else _within(records, group or groups[0])
    )
    if not found and (words.strip() or group == _CHANGED):
        text = (
            _("Nothing found for “{words}”.").format(words=words.strip()) if words.strip() else _("You have changed nothing yet.")
        )
        st.html(f'<p class="quiet">{escape(text)}</p>')
    with st.container(key="assumptions", gap=None):
        if group == "horizon" and not words.strip():
            _show_date(view)
        if group == "va" and not words.strip():
            market_menu.show(view)
        months = SEASONS if set(SEASONS) <= set(found) else ()  # one word on all twelve, rather than twelve alike
        for key in found:
            if key not in months:
                _show_record(view, records[key])
        if months:
            _show_seasons(view)
    if group == "law" and not words.strip():
        law_panel.show(view)


def _clear_search() -> None:
    st.session_state["search"] = ""


def offered(scenario: Scenario) -> dict[str, Record]:
    """The records of a scenario; those of a place of one's own only there."""
    return {key: r for key, r in scenario.records.items() if scenario.place == "custom" or not key.startswith("custom.")}


def search(view: View, records: dict[str, Record], words: str) -> list[str]:
    """The keys in which every word is found: first in the label, then in other words for it, then in all that is said of it."""
    in_words, wanted = view.scenario.law.in_words, words.casefold().split()

    def said(*parts: str) -> str:
        return " ".join(view.translate(part) for part in parts if part).casefold()

    def rank(record: Record) -> int:
        label, also = said(record.label), said(record.also).split()
        of_place = in_words[record.key].says if record.key in in_words else ""
        more = f"{record.key} {label} {said(record.help, record.note, record.source.title, of_place)}"
        for at, has in enumerate((
            lambda word: word in label,
            lambda word: word in label or any(other.startswith(word) for other in also),  # else "PTO" is found in "laptop"
            lambda word: word in more or any(other.startswith(word) for other in also),
        )):  # fmt: skip
            if all(map(has, wanted)):
                return at
        return _NOWHERE

    ranks = {key: rank(record) for key, record in records.items()}
    return sorted((key for key in ranks if ranks[key] != _NOWHERE), key=ranks.__getitem__)


def _within(records: dict[str, Record], group: str) -> list[str]:
    """The keys of a group; the twelve months of the season stand with "Over time", where alone they count."""
    own = [key for key in records if key.startswith(f"{group}.") and key not in SEASONS]
    return [*own, *SEASONS] if group == "horizon" else own


def _show_record(view: View, record: Record) -> None:
    widget = f"again.{record.key}" if record.key in LEADING else record.key
    with st.container(key=f"row_{record.key.replace('.', '_')}"):
        entry, about = st.columns([2, 3], gap="medium")
        with entry:
            inputs.field(view, record.key, widget)
            back = inputs.back_words(view, record.key)
            if back:
                st.button(literal(back), type="tertiary", key=f"reset-{record.key}", on_click=edits.reset, args=([record.key],))
        with about:
            st.html(_about(view, record))


def _show_seasons(view: View) -> None:
    title = escape(view.translate(N_("Busy and quiet months")))
    with st.container(key="row_seasons"):
        st.html(f"<h3>{title}</h3>")
        seasons.show(view, "_again")
        changed = [key for key in SEASONS if key in view.scenario.changed]
        if changed:
            back = literal(inputs.back_to(view, view.scenario.record(changed[0])))
            st.button(back, type="tertiary", key="reset-seasons", on_click=edits.reset, args=(changed,))


def _show_date(view: View) -> None:
    law = view.scenario.law
    text = view.translate(
        N_("The first day that is counted. The law of {place} is covered from {first} and was checked on {checked}.")
    )
    text = text.format(
        place=view.translate(place_phrase(law.name)),
        first=view.date(law.covered_from),
        checked=view.date(law.checked),
    )
    with st.container(key="row_date"):
        entry, about = st.columns([2, 3], gap="medium")
        with entry:
            where_when.date_field(view)
        with about:
            st.html(f'<div class="about"><p>{escape(text)}</p></div>')


def _about(view: View, record: Record) -> str:
    _ = view.translate
    facts = []
    if asked_for(view.scenario, record):
        asked = escape(_("Put in your own figure"))
        facts.append(f'<b class="asked">{asked}</b>')
    bare = record.unit == "va_money" or inputs.is_in_words(view, record)  # the default is in the place's money
    unit = "" if bare else unit_words(record, _)
    facts.append(
        escape(_("Default: {default}").format(default=inputs.default_words(view, record)) + (f" {unit}" if unit else ""))
    )
    if record.range:
        low, high = record.range
        at_home = replace(record, unit=record.unit.removeprefix("va_"))  # ours is in the place's money, like the default
        span = inputs.value_text(view, at_home, Range(low, (low + high) / 2, high))
        facts.append(escape(_("usually {range}").format(range=span)))
    html = f'<p>{escape(_(record.help))}</p><p class="facts">{" · ".join(facts)}</p>'
    said = view.scenario.law.in_words.get(record.key)
    cited_below = said is not None and said.evidence.source == record.source
    estimated = record.range or record.value != record.blank  # else nothing is set, so nothing estimated
    if (record.source.url or estimated) and not cited_below:
        html += evidence(record.source, record.date, record.confidence, view.language, record.review)
    if record.note:
        html += f'<p class="quiet">{escape(_(record.note))}</p>'
    html += law_panel.in_words(view, record.key)
    return f'<div class="about">{html}</div>'


def asked_for(scenario: Scenario, record: Record) -> bool:
    """Whether the law needs the user's own figure here, and has a weak stand-in for it only."""
    weak = record.confidence == "low" or record.value is None
    return record.key.startswith("law.") and weak and record.key not in scenario.values and record.confidence != "high"
