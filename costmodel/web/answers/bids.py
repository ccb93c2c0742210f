"""Bids: what each really costs for the same work, which is cheapest, and what it would take for another to win."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from costmodel.answers.bids import BidCost, rank_bids
from costmodel.answers.bids_csv import bids_csv, read_bids_csv
from costmodel.answers.bids_to_win import to_win
from costmodel.present import charts, findings_bids, findings_unsaid
from costmodel.present import money as say
from costmodel.web import edits, shown, state, upload
from costmodel.web.answers import bid_form, bids_table, parts
from costmodel.web.guard import part
from costmodel.web.state import View
from costmodel.web.text import escape
from costmodel.web.under import complain
from costmodel.words import InputError

_FILE = "bids.csv"
_UPLOAD = "bids_upload"
_MOST_SAID = 5
_PROBLEMS = "_bids_problems"
_TO_TAKE = "bid_to_take"
_CHOSEN, _OF = "_bid_chosen", "_bid_chosen_of"


def show(view: View) -> None:
    """The finding and the chart, what each bid comes to, what each says in a table to edit, CSV."""
    _ = view.translate
    found = rank_bids(view.scenario)
    if view.scenario.bids:
        waiting = next((text for bid in view.scenario.bids if (text := bid_form.waiting(view, bid))), "")
        offers = tuple(row for row in found.rows if not bid_form.waiting(view, row.bid))
        first = findings_bids.bids_sentence(found, _, view.language) if found.compared or not waiting else waiting
        left_out = findings_bids.left_out_sentences(found.rows if found.compared else offers, _)
        odd = findings_unsaid.doubted_exchanges(found, _, view.language)
        parts.lead([first, odd, " ".join(left_out), findings_bids.bid_against(found, view.comparison, _, view.language)])
        if found.compared:
            made = replace(charts.bids_chart(found, _, view.language, view.dark), columns=(), rows=())  # they stand below it
            part(lambda: parts.chart(view, made, "bids_chart"))
        if offers:
            part(_ranked, view, offers)
            extra = findings_unsaid.own_extra_hours(found, _, view.language)
            if extra:
                parts.quiet(extra)
            unsaid = findings_unsaid.counted_unsaid(found, _, view.language)
            if unsaid:
                where = _(
                    "What a bid can say of these stands under “{part}” below; the rest counts for all bids, and is changed under"
                    " “{all}”."
                ).format(part=_(bid_form.MORE), all=_("All assumptions"))
                parts.quiet(f"{unsaid} {findings_unsaid.exchange_free(found, _)} {where}".replace("  ", " "))
            part(_take, view, offers)
    else:
        parts.empty(_(
            "No bids yet. Here you will see what each bid really costs for a finished hour of work, which is cheapest, and what "
            "another would have to ask to win. Whatever else a bid does not say is taken from your figures."
        ))  # fmt: skip
        st.button(_("Add a first bid"), key="first_bid", on_click=bid_form.add_first)
    part(bids_table.show, view)
    wrong = state.wrong(bids_table.WRONG)
    if wrong:
        complain(view, wrong[1])
        parts.quiet(_("The figures above still show the bids as they were before that; the table keeps what you typed."))
    if view.scenario.bids:
        part(bid_form.show, view, found)
    part(_files, view)


def _ranked(view: View, rows: tuple[BidCost, ...]) -> None:
    """The bids, cheapest per finished hour first."""
    _ = view.translate
    tasks = any(row.cost_per_task is not None for row in rows)
    kept = any(row.hours_kept for row in rows)
    idle, lost = any(row.hours_idle for row in rows), any(row.hours_lost for row in rows)
    head = [
        _("Bid"),
        _("Paid"),
        _("A finished hour of work"),
        *([_("A finished task")] if tasks else []),
        findings_bids.invoiced_head(view.scenario, _),
    ]
    head += [*([_("Idle hours")] if idle else []), *([_("Lost hours")] if lost else []), *([_("Hours kept")] if kept else [])]
    head += [_("Total"), _("Of which your own time"), _("Would win at")]
    first = next((row for row in rows if row.cost), None)
    cells = []
    for row in rows:
        pay = _(bids_table.PAY_NAMES[row.bid.pay])
        if row.why_missing:
            why = _("Not compared: {why}").format(why=row.why_missing.say(_))
            cells.append([row.name, pay, *[""] * (len(head) - 3), why])
            continue
        amounts = [row.net_per_hour, *([row.cost_per_task] if tasks else []), row.paid_per_hour_used]
        hours = [*([row.hours_idle] if idle else []), *([row.hours_lost] if lost else []), *([row.hours_kept] if kept else [])]
        win = ""
        if first and row is not first:
            needed = to_win(view.scenario, row.bid, first.bid)
            win = findings_bids.prices_to_win(needed, row.bid, view.scenario, _, view.language)
        cells.append([
            row.name, pay, *("" if amount is None else view.money(amount, 2) for amount in amounts),
            *("" if not each else say.number(each, view.language, 0) for each in hours),
            *([view.money(row.cost.total), view.money(row.cost.owner_time)] if row.cost else ["", ""]), win,
        ])  # fmt: skip
    parts.table(_("What the bids cost"), head, cells, {0: "best"} if first else {}, words=(1, len(head) - 1), look="bids")


def _take(view: View, rows: tuple[BidCost, ...]) -> None:
    """A button a bid that puts its terms into the comparison."""
    _ = view.translate
    compared = [row for row in rows if row.cost]
    if not compared:
        return
    parts.quiet(_("Put the terms of a bid into your figures; Undo takes them out again."))
    with st.container(key="take_bid", horizontal=True, vertical_alignment="bottom"):
        names = {view.scenario.bids.index(row.bid): row.name for row in compared}
        number = _to_take(list(names), len(view.scenario.bids))
        shown.put(_TO_TAKE, number, anew=True)
        st.selectbox(
            _("Bid"), list(names), key=state.menu(_TO_TAKE), format_func=names.__getitem__, persist_state="session",
            on_change=_choose, width=260, label_visibility="collapsed",
        )  # fmt: skip
        st.button(_("Take this bid"), key="take", on_click=_taken)


def _to_take(ranked: list[int], count: int) -> int:
    """The bid that was chosen, whatever it is called or costs now; the cheapest until one was, and after one is removed."""
    if count < st.session_state.get(_OF, 0):
        st.session_state.pop(_CHOSEN, None)
    st.session_state[_OF] = count
    chosen = st.session_state.get(_CHOSEN)
    return chosen if chosen in ranked else ranked[0]


def _choose() -> None:
    if not shown.is_late(_TO_TAKE):
        st.session_state[_CHOSEN] = st.session_state[_TO_TAKE]


def _taken() -> None:
    bids = state.scenario().bids
    number = st.session_state[_TO_TAKE]
    if number in range(len(bids)):
        edits.take_bid(bids[number])


def _files(view: View) -> None:
    """The bids from a spreadsheet and back."""
    _ = view.translate
    if view.scenario.bids:
        st.download_button(
            _("Download CSV"), "\ufeff" + bids_csv(view.scenario.bids), _FILE, "text/csv", key="bids_csv", on_click="ignore",
            icon=":material/download:",
        )  # fmt: skip
    upload.field(view, _("Open a CSV with bids"), ("csv", "txt"), _UPLOAD, _uploaded)
    problems = st.session_state.get(_PROBLEMS, ())
    if problems:
        items = "".join(f"<li>{escape(problem.say(_))}</li>" for problem in problems[:_MOST_SAID])
        title = escape(_("This file could not be read; the bids are as they were."))
        st.html(f'<div class="problems" role="alert"><p><b>{title}</b></p><ul>{items}</ul></div>')


def _uploaded() -> None:
    file = st.session_state[_UPLOAD]
    st.session_state[_PROBLEMS] = ()
    if file is None:
        return
    try:
        bids = read_bids_csv(file.getvalue().decode("utf-8", "replace"), state.scenario())
    except InputError as error:
        st.session_state[_PROBLEMS] = error.problems
        return
    state.forget_typed_in("one.bid-")
    why = edits.set_bids(bids)
    if why:
        state.tell(why)
