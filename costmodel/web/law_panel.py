"""The law of the place: every charge in words with its source, the test of an employee, what is to be known about the figures."""

from __future__ import annotations

import streamlit as st

from costmodel.graph import Evidence
from costmodel.present.law_words import LawWords
from costmodel.rules import Charge
from costmodel.status import YES
from costmodel.web.state import View
from costmodel.web.sums import evidence
from costmodel.web.text import escape
from costmodel.words import N_, place_phrase


def show(view: View) -> None:
    """The charges to open one by one, then the test, then what our figures leave out, simplify or ask of you."""
    law, _ = view.scenario.law, view.translate
    if law.charges and view.scenario.place != "custom":
        title = _(N_("What the law charges an employer in {place}")).format(place=_(place_phrase(law.name)))
        explained = _(N_("Thresholds and amounts are those of a year, unless a shorter time is named."))
        charges = "".join(_charge(view, charge) for charge in law.charges)
        st.html(f'<div class="law"><p><b>{escape(title)}</b></p><p class="quiet">{escape(explained)}</p>{charges}</div>')
    if law.status:
        signs = "".join(f"<li>{escape(_(sign))}</li>" for sign in law.status.signs)
        note = f'<p class="quiet">{escape(_(law.status.evidence.note))}</p>' if law.status.evidence.note else ""
        title = _(N_("When a contractor is an employee"))
        st.html(
            f'<div class="notices"><p><b>{escape(title)}</b></p><p>{escape(_(law.status.test))}:</p><ul>{signs}</ul>'
            f"<p>{escape(_(YES[law.status.yes_means]))}</p>{note}{_source(view, law.status.evidence)}</div>"
        )
    left_out = view.scenario.left_out
    if left_out:
        title = _(N_("What to know about our figures for {place}")).format(place=_(place_phrase(law.name)))
        items = "".join(f"<li>{escape(_(text))}</li>" for text in left_out)
        st.html(f'<div class="notices"><p><b>{escape(title)}</b></p><ul>{items}</ul></div>')


def in_words(view: View, key: str) -> str:
    """What the law or custom of the place says about an input, as HTML; empty if nothing is known."""
    said = view.scenario.law.in_words.get(key)
    if said is None:
        return ""
    where = f"{view.translate(said.of)}:"
    return f'<p class="words"><b>{escape(where)}</b> {escape(view.translate(said.says))}</p>{_source(view, said.evidence)}'


def _charge(view: View, charge: Charge) -> str:
    words, _ = LawWords(view.scenario.law, view.translate, view.language), view.translate
    text = N_("From {date}: {rule}")
    rules = "".join(
        f"<li>{escape(_(text).format(date=view.date(rule.since), rule=words.rule(rule)))}</li>" for rule in charge.rules
    )
    condition = words.condition(charge.when)
    only = f"<small>{escape(condition)}</small>" if condition else ""
    note = f'<p class="quiet">{escape(_(charge.evidence.note))}</p>' if charge.evidence.note else ""
    return (
        f"<details><summary>{escape(_(charge.label))}{only}</summary><ul>{rules}</ul>{note}"
        f"{_source(view, charge.evidence)}</details>"
    )


def _source(view: View, found: Evidence) -> str:
    return evidence(found.source, found.date, found.confidence, view.language, view.scenario.law.review_of(found))
