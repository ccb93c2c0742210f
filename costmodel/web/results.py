"""The answer: a sentence, a figure for each way with its difference, and on request how each was worked out."""

from __future__ import annotations

import re
from dataclasses import replace

import streamlit as st

from costmodel.answers.bids import rank_bids
from costmodel.answers.horizon import cheapest_later
from costmodel.answers.simulation import DRAWS, simulate
from costmodel.answers.worth import worth_paying
from costmodel.compare import OptionCost
from costmodel.present import money as say
from costmodel.present.doubt import doubt_sentence, quotes_sentence
from costmodel.present.findings_bids import cheaper_bid, cheaper_bid_sentence, notices_beside
from costmodel.present.findings_over_time import later_sentence
from costmodel.present.memo_ways import split_note
from costmodel.present.paid_hours import billed_in_short, in_short
from costmodel.present.sentences import about, verdict
from costmodel.records import Range
from costmodel.units import MONTHS_PER_YEAR
from costmodel.unlikely import HARDLY_MEANT
from costmodel.web import edits, state, sums
from costmodel.web.answers.how_sure import asked_draws
from costmodel.web.named import called
from costmodel.web.state import View
from costmodel.web.text import escape
from costmodel.words import N_, Translate

OPEN, _HOURLY = "_open", "va_hourly"


def show_verdict(view: View) -> None:
    """The verdict, under it what it is about, and the place for how sure it is."""
    _, scenario = view.translate, view.scenario
    name = f'<p class="kicker">{escape(called(view))}</p>' if scenario.name else ""
    sentence = _clauses(verdict(view.comparison, _, view.language))
    what = escape(about(view.comparison, _, view.language))
    who = escape(who_a_va_is(_))
    st.html(
        f'<div class="verdict">{name}<h1 id="answer" tabindex="-1" aria-live="polite">{sentence}</h1><p>{what} {who}</p></div>'
    )


def show_cheaper_bid(view: View) -> None:
    """That a bid is cheaper than the verdict, which counts without bids, and a button that takes it."""
    if not view.scenario.bids:
        return
    found = rank_bids(view.scenario)
    best = cheaper_bid(found, view.comparison)
    if best is None:
        return
    sentence, take = cheaper_bid_sentence(found, view.comparison, view.translate, view.language), N_("Take this bid")
    with st.container(key="cheaper_bid", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f"<p>{escape(sentence)}</p>")
        st.button(view.translate(take), key="take_cheaper", type="tertiary", on_click=edits.take_bid, args=(best.bid,))


def who_a_va_is(translate: Translate) -> str:
    """What the two letters mean, for where they stand first."""
    return translate(N_("A VA is a virtual assistant: a freelancer who does office work for you from elsewhere."))


def show_doubt(view: View) -> None:
    """How sure the verdict is, once the rest of the page stands: it takes longer than that."""
    draws, seed = asked_draws()
    asked = (view.scenario, min(draws, DRAWS), seed)  # more would keep the next edit waiting
    found = state.remembered("doubt", asked, lambda: replace(simulate(*asked), totals={}))
    sentence = doubt_sentence(found, view.translate)
    if sentence:
        st.html(f'<p class="doubt">{escape(sentence)}</p>')


def show_later(view: View) -> None:
    """Whether another way is cheapest in the second year, which has no start to pay; it takes time as well."""
    later = state.remembered("later", view.scenario, lambda: cheapest_later(view.comparison))
    sentence = later_sentence(view.comparison.cheapest, later, view.translate)
    if sentence:
        st.html(f'<p class="doubt">{escape(sentence)}</p>')


def _clauses(sentence: str) -> str:
    """A sentence whose lines end where a clause does, if there is room: no line begins in the middle of an amount a year."""
    return " ".join(f"<span>{escape(clause)}</span>" for clause in re.split(r"(?<=[:,;]) ", sentence))


def show_options(view: View) -> None:
    """One row a way, cheapest first."""
    _ = view.translate
    ranked = view.comparison.ranked
    if not ranked:
        return
    year = view.scenario.months == MONTHS_PER_YEAR
    over = _("Cost a year") if year else _("Cost over {months} months").format(months=view.scenario.months)
    with st.container(key="ways", gap=None):
        heads = (_("Way"), over, _("Difference"), _("A finished hour of work"))
        cells = "".join(f"<span>{escape(head)}</span>" for head in heads)
        st.html(f'<div class="way head" aria-hidden="true">{cells}</div>')
        for option in ranked:
            _show_option(view, option, ranked[0], over)
    note = split_note(view.comparison, _)
    if note:
        st.html(f'<p class="quiet">{escape(note)}</p>')


def _show_option(view: View, option: OptionCost, best: OptionCost, over: str) -> None:
    _ = view.translate
    opened = st.session_state.get(OPEN) == option.name
    with st.container(key=f"way_{option.name}", horizontal=True, vertical_alignment="center", gap=None):
        st.html(_row(view, option, best, over))
        st.button(
            _("Close") if opened else _("How was this worked out?"), key=f"how_{option.name}", type="tertiary",
            on_click=_toggle, args=(option.name,),
        )  # fmt: skip
    if opened:
        with st.container(key=f"sum_{option.name}"):
            sums.show(view, option)


def _row(view: View, option: OptionCost, best: OptionCost, over: str) -> str:
    _ = view.translate
    more = say.shown_less(option.total, best.total)
    difference = _("cheapest") if option is best else _("{amount} more").format(amount=view.money(more))
    each = "" if option.cost_per_hour is None else view.money(option.cost_per_hour, 2)
    per_hour = _("a finished hour of work")
    label = escape(_(option.option.label))
    if option.headcount > 1:
        label += f" <small>× {int(option.headcount)}</small>"
    cash = f"<b>{escape(view.money(option.cash))}</b>"
    split = _clauses(_("paid out {cash}, your time {time}")).format(cash=cash, time=escape(view.money(option.owner_time)))
    said = in_short if option.option.employs else billed_in_short if option.name == _HOURLY else None
    hours = escape(said(option.sheet, _, view.language)) if said else ""
    label += "".join(f"<em>{text}</em>" for text in (split, hours) if text)
    return (
        f'<div class="way{" best" if option is best else ""}"><span class="name">{label}</span>'
        f'<span class="figure"><i>{escape(over)} </i>{escape(view.money(option.total))}</span>'
        f'<span class="more">{escape(difference)}</span>'
        f'<span class="each">{escape(each)}<i> {escape(per_hour)}</i></span></div>'
    )


def _toggle(name: str) -> None:
    st.session_state[OPEN] = None if st.session_state.get(OPEN) == name else name


def show_quotes(view: View) -> None:
    """Where a range was typed for the VA's rate: which of the quotes in it to take."""
    if isinstance(view.scenario.values.get("va.rate"), Range):
        found = state.remembered("quotes", view.scenario, lambda: worth_paying(view.scenario, 0.0))
        sentence = quotes_sentence(found, view.translate, view.language)
        if sentence:
            st.html(f'<p class="quiet">{escape(sentence)}</p>')


def show_notices(view: View) -> None:
    """What is doubtful: warnings stand there, the rest opens; not what stands at the fields already."""
    _ = view.translate
    notices = [notice for notice in notices_beside(view.comparison) if notice.code not in HARDLY_MEANT]
    warnings = [view.say(n.message) for n in notices if n.severity == "warning"]
    others = [view.say(n.message) for n in notices if n.severity != "warning"]
    html = "".join(f'<p class="warning">{escape(text)}</p>' for text in warnings)
    if others:
        title = _("What to know about these figures ({count})").format(count=len(others))
        items = "".join(f"<li>{escape(text)}</li>" for text in others)
        html += f"<details><summary>{escape(title)}</summary><ul>{items}</ul></details>"
    if html:
        st.html(f'<div class="notices">{html}</div>')
