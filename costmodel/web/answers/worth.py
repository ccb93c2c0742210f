"""The highest rate worth paying, the highest price of each task, and the text to post with them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from costmodel.answers.worth import WANTED, TaskPrice, Worth, worth_paying
from costmodel.present import findings
from costmodel.present import money as say
from costmodel.present.brief import as_plain, own_rate, posting_brief
from costmodel.present.figures import Figure, Teller
from costmodel.present.figures_assumed import behind_rate
from costmodel.present.values import value_text
from costmodel.web import inputs, state, sums
from costmodel.web.answers import parts
from costmodel.web.state import View
from costmodel.words import N_

_FILE = "posting.txt"
_RATE = "va.rate"


def show(view: View) -> None:
    """The sentence, the saving that is wanted, the tasks' prices, the brief."""
    _ = view.translate
    found = state.remembered("worth", view.scenario, lambda: worth_paying(view.scenario))
    parts.heading(_("The highest rate worth paying"))
    entry, answer = st.columns([1, 3], gap="medium", vertical_alignment="center")
    with entry:
        inputs.field(view, WANTED, f"{parts.AGAIN}.{WANTED}")
    with answer:
        parts.said([findings.worth_sentence(found, _, view.language)])
    if found.rate is not None:
        sums.worked_out(view, "rate", partial(_told, found))
    if found.tasks:
        _prices(view, found)
    _brief(view, found)


def _told(found: Worth, teller: Teller) -> list[tuple[Figure, Sequence[Figure]]]:
    """How the highest rate came about."""
    figure = teller.highest_rate(found)
    return [(figure, behind_rate(teller, found))] if figure else []


def _prices(view: View, found: Worth) -> None:
    _ = view.translate
    rows = [[task.name, view.money(task.price, 2), _price_now(view, task)] for task in found.tasks]
    lead = N_("To save {share}, pay at most this for each task:")
    if found.wanted <= 0:
        lead = N_("So that it costs no more than the next best way, pay at most this for each task:")
    parts.quiet(_(lead).format(share=say.share(found.wanted, view.language)))
    parts.table(_("Highest price each"), [_("Task"), _("Highest price each"), _("Price now")], rows)


def _price_now(view: View, task: TaskPrice) -> str:
    """What a task is paid now, and by how much that is more than the most worth paying, both in cents."""
    if task.present is None:
        return "–"
    now, over = view.money(task.present, 2), say.rounded(task.present, 2) - say.rounded(task.price, 2)
    return view.translate(N_("{price} ({amount} too high)")).format(price=now, amount=view.money(over, 2)) if over > 0 else now


def _brief(view: View, found: Worth) -> None:
    """What to post on a marketplace, worked out where it is open."""
    _ = view.translate
    closed = st.expander(_("Text to post on a marketplace"), key="brief", on_change="rerun")
    if closed.open:
        with closed:
            text = as_plain(posting_brief(view.scenario, _, view.language, found), _)
            if own_rate(found) and found.rate:
                most = value_text(_RATE, findings.postable(found.rate), view.scenario, _, view.language)
                parts.quiet(_("Your own limit is {rate}; the text leaves it out.").format(rate=most))
            st.code(text, language=None, wrap_lines=True)
            st.download_button(_("Download as text"), text, _FILE, "text/plain", key="brief_file", on_click="ignore")
