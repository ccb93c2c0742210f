"""Compare: a row for each way, what is doubtful, the cost by kind and by hours of work."""

from __future__ import annotations

import streamlit as st

from costmodel.answers.bids import rank_bids
from costmodel.present import charts
from costmodel.present.findings_bids import bid_beside
from costmodel.web import downloads, results
from costmodel.web.answers import parts
from costmodel.web.chart import show_chart
from costmodel.web.guard import part
from costmodel.web.named import signed
from costmodel.web.state import View
from costmodel.web.text import escape
from costmodel.words import N_


def show(view: View) -> None:
    """The ways, the notices, the charts."""
    part(results.show_options, view)
    part(results.show_quotes, view)
    if view.scenario.bids:
        part(_bid, view)
    part(results.show_notices, view)
    if not view.comparison.options:
        return
    with st.container(key="charts"):
        part(show_bars, view)
        part(_by_hours, view)


def _bid(view: View) -> None:
    """The cheapest bid, which is in none of the rows."""
    text = bid_beside(rank_bids(view.scenario), view.comparison, view.translate, view.language)
    if text:
        st.html(f'<p class="quiet">{escape(text)}</p>')


def show_bars(view: View) -> None:
    """The cost of each way, by kind of cost."""
    chart = charts.cost_bars(view.comparison, view.translate, view.language, view.dark)
    # The finding stands at the top of the page already; a saved picture, which stands alone, keeps it.
    heading = view.translate(N_("What each way costs, by kind of cost"))
    show_chart(signed(view, chart), "bars", view.translate, heading, downloads.chart_name(view.scenario, chart, view.translate))


def _by_hours(view: View) -> None:
    parts.chart(view, charts.cost_by_hours(view.scenario, view.translate, view.language, view.dark), "by_hours", finding=True)
