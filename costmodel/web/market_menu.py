"""Where the VA is found: a marketplace's fees put into the scenario, with their source."""

from __future__ import annotations

import streamlit as st

from costmodel.marketplaces import Marketplace, marketplaces
from costmodel.present import money as say
from costmodel.web import edits, menu, state
from costmodel.web.state import View
from costmodel.web.text import escape, link, literal

CURRENCY = "USD"  # the currency in which marketplaces ask their fixed fees


def show(view: View) -> None:
    """A menu of marketplaces, each with what it charges you and where that stands."""
    _ = view.translate

    def body() -> None:
        intro = _("What marketplaces charge you on top of the VA's rate. Choose one to put its fees into your figures.")
        with st.container(key="market_list", gap=None):
            st.html(f'<p class="quiet">{escape(intro)}</p>')
            for market in marketplaces():
                name = literal(_(market.name))
                st.button(name, key=f"market-{market.id}", on_click=_take, args=(market.id,), type="tertiary")
                st.html(f'<p class="example">{_about(market, view)}</p>')

    menu.show(_("Fees of a marketplace"), "markets", "storefront", body)


def _about(market: Marketplace, view: View) -> str:
    """What it charges, what to know about it, and the source."""
    _ = view.translate
    fees = [_("{rate} of each invoice").format(rate=say.share(market.fee_rate, view.language))]
    if market.contract_fee:
        fee = say.foreign(market.contract_fee, CURRENCY, view.scenario.currency, view.language, 2)
        fees.append(_("{fee} for a new contract").format(fee=fee))
    text = escape(", ".join(fees) + ". " + (_(market.note) if market.note else ""))
    if market.source.url:
        return f"{text} {link(_(market.source.title), market.source.url)}"
    return text


def _take(market_id: str) -> None:
    market = next(known for known in marketplaces() if known.id == market_id)
    values = {"va.platform_fee_rate": market.fee_rate}
    if state.scenario().currency == CURRENCY:
        values["va.contract_fee"] = market.contract_fee
    edits.change(values)
    state.forget_typed(set(values))
    menu.close("markets")
