"""The guide's question on VAT: yes, no or partly, and a percentage only where that does not say it."""

from __future__ import annotations

import streamlit as st

from costmodel.present import money as say
from costmodel.records import Input, likely
from costmodel.scenario import Scenario
from costmodel.web import edits, inputs, law_panel, shown, state
from costmodel.web.guide_parts import PREFIX
from costmodel.web.state import View
from costmodel.web.text import escape
from costmodel.words import N_

KEY, DUTY = "va.irrecoverable_vat_rate", "law.payroll_duty"
_WIDGET, _CHOSEN = f"{PREFIX}reclaims", "_guide_reclaims"  # chosen: an answer that no value tells
_ANSWERS = {"yes": N_("Yes"), "no": N_("No"), "partly": N_("Partly")}
_WITHOUT_VAT = ("us", "custom")  # nowhere does VAT make a virtual assistant dearer there


def asked(view: View) -> bool:
    """Whether VAT can make a virtual assistant dearer here."""
    return view.scenario.place.split("-")[0] not in _WITHOUT_VAT


def _rate(scenario: Scenario) -> float | None:
    """What whoever reclaims nothing enters here, where one rate says it."""
    said = scenario.law.in_words.get(KEY)
    return said.enter if said else None


def _answer(scenario: Scenario) -> str:
    rate, value, chosen = _rate(scenario), scenario.input(KEY), st.session_state.get(_CHOSEN, "")
    if chosen == "partly" or (chosen and rate is None):
        return str(chosen)
    return "yes" if value == 0 else "no" if value == rate else "partly"


def beside_quote(view: View, lost: Input, later: bool = False) -> None:
    """Beside what a virtual assistant asks: how VAT is counted. `later`: the question on it is still to come."""
    rate, text = likely(lost), ""
    if rate:
        said = N_("Write the price without VAT: {rate} is added, because you can't reclaim it.")
        text = view.translate(said).format(rate=say.share(rate, view.language, 2))
    elif later and asked(view):
        text = view.translate(N_("Write the price without VAT. Whether you can reclaim VAT is asked later."))
    if text:
        st.html(f'<p class="quiet">{escape(text)}</p>')


def show(view: View) -> None:
    """Yes, no or partly; for partly the percentage that is lost."""
    _, rate, answer = view.translate, _rate(view.scenario), _answer(view.scenario)
    shown.put(_WIDGET, answer)
    st.segmented_control(
        _("Can you reclaim it?"), list(_ANSWERS), key=state.menu(_WIDGET), required=True, persist_state="session",
        format_func=lambda name: _(_ANSWERS[name]), on_change=_answered, label_visibility="collapsed",
    )  # fmt: skip
    if answer == "no" and rate is not None:
        said = N_("Then each invoice costs you {rate} more. Wages carry no VAT, but much of what you buy for an employee does.")
        text = _(said).format(rate=say.share(rate, view.language))
        st.html(f'<p class="quiet">{escape(text)}</p>')
    elif answer != "yes":
        inputs.field(view, KEY, f"{PREFIX}{KEY}", label=_("VAT that you can't reclaim, in percent"))
        if rate is not None:
            half = N_("In percent of the invoice: with VAT of {rate}, of which you reclaim half, it is {half}.")
            text = _(half).format(rate=say.share(rate, view.language), half=say.share(rate / 2, view.language))
            st.html(f'<p class="quiet">{escape(text)}</p>')
    if answer != "yes" and DUTY in view.scenario.records:  # a charge of those that reclaim nothing
        inputs.field(view, DUTY, f"{PREFIX}{DUTY}")
        st.html(f'<div class="default">{law_panel.in_words(view, DUTY)}</div>')
    said = law_panel.in_words(view, KEY)
    if answer == "yes" and KEY not in view.scenario.values:
        counted = escape(_("If you don't know, we take it that you reclaim all of it."))
        said = f"<p>{counted}</p>{said}"
    st.html(f'<div class="default">{said}</div>')


def _answered() -> None:
    if shown.is_late(_WIDGET):
        return
    answer, rate = st.session_state[_WIDGET], _rate(state.scenario())
    st.session_state[_CHOSEN] = "" if answer == "yes" or (answer == "no" and rate is not None) else answer
    state.typing("")
    state.forget_typed([KEY])
    if not st.session_state[_CHOSEN]:
        edits.change({KEY: rate if answer == "no" else 0.0, **_duty(state.scenario(), answer)})


def _duty(scenario: Scenario, answer: str) -> dict[str, Input]:
    """The charge of those that reclaim nothing: what most of them owe, unless something was said; nothing for the others."""
    record, said = scenario.records.get(DUTY), DUTY in scenario.values
    if record is None or said != (answer == "yes"):
        return {}
    return {DUTY: None if said else record.choices[1]}  # the choices begin with nothing due, then as most owe it


def unknown() -> None:
    """All of it is reclaimed."""
    st.session_state[_CHOSEN] = ""
    edits.reset([KEY, *({DUTY} & set(state.scenario().values))])


def taken(view: View) -> str:
    """That all of it is reclaimed, where the default counts: its 0 % of VAT lost would read as 0 % reclaimed."""
    return "" if KEY in view.scenario.values else view.translate(N_("that you can reclaim all VAT"))
