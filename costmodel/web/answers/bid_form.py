"""One bid at a time, as ordinary fields: all that the table of bids holds of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from costmodel.answers.bids import EXCHANGE, Bids
from costmodel.bids import MOST_BIDS, PAY, Bid, in_its_money
from costmodel.present.currencies import read_currency
from costmodel.present.findings_bids import bid_currency, value_currency
from costmodel.present.findings_unsaid import doubted_exchange
from costmodel.present.sentences import capitalised
from costmodel.records import Input
from costmodel.scenario import Scenario
from costmodel.web import edits, foreign, guide_vat, inputs, one, shown, state, tabs, under
from costmodel.web.answers import bids_table
from costmodel.web.answers.bids_table import PAY_NAMES
from costmodel.web.state import View
from costmodel.web.text import escape, literal
from costmodel.words import N_, Message

KIND = "bid"
MORE = N_("What else it says")
_RETAINER = tuple(key for key in bids_table.KEYS if key.startswith("retainer."))
_FLAGS = {"": None, "yes": True, "no": False}
_OTHER = tuple(key for key in bids_table.KEYS if key != "va.rate" and key not in _RETAINER)


def show(view: View, found: Bids) -> None:
    """The chosen bid, and ways to add one and to remove it."""
    _ = view.translate
    gray = _("A figure in gray comes from your figures, or ours, and counts until the bid says another.")
    about = _("The same bids as in the table, with everything else that a bid can say. Change them in either place.")
    alone = _("A bid counts once it has a price.")
    names = [bid.name for bid in view.scenario.bids]
    one.show(view, _FORM, names, partial(_fields, view, found), f"{about} {gray}", f"{alone} {gray}")


def waiting(view: View, bid: Bid) -> str:
    """What is to be typed before a bid counts; empty where it says what it asks, or there is no field for that."""
    if bid.is_priced or not _prices(view.scenario)[bid.pay]:
        return ""
    return view.translate(N_("Type what {name} asks, and it is compared.")).format(name=bid.name)


def _prices(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    return {"hourly": ("va.rate",), "per_task": bids_table.price_keys(scenario), "retainer": _RETAINER}


def _fields(view: View, found: Bids, number: int) -> None:
    _, bid, by_pay = view.translate, view.scenario.bids[number], _prices(view.scenario)
    abroad = bid.currency not in ("", view.scenario.currency) or EXCHANGE in bid.values
    first = by_pay[bid.pay]
    money = [partial(_currency, view, number), *([partial(_value, view, number, EXCHANGE)] if abroad else [])]
    said = [key for keys in by_pay.values() for key in keys if key not in first and key in bid.values]
    name = partial(
        one.name_field, view, _widget(number, "name"), _("Name"), bid.name,
        lambda new: _put(number, "name", name=new),
    )  # fmt: skip
    one.in_pairs(KIND, [name, partial(_pay, view, number), *(partial(_value, view, number, key) for key in first), *money])
    guide_vat.beside_quote(view, bid.values.get(guide_vat.KEY, view.scenario.input(guide_vat.KEY)))
    row = next(row for row in found.rows if row.bid == bid)
    why, asks = row.why_missing, waiting(view, bid) or doubted_exchange(view.scenario, row, _, view.language)
    if asks:
        st.html(f'<p class="quiet" role="status">{escape(asks)}</p>')
    elif why:
        under.not_compared(view, why)
    if bid.pay == "per_task":
        _by_task(view, number, waits=not bid.is_priced)
    with st.expander(_(MORE)):
        more = [key for key in (*_OTHER, *said) if key != EXCHANGE or not abroad]
        one.in_pairs(f"{KIND}_more", [partial(_value, view, number, key) for key in more])


def _by_task(view: View, number: int, waits: bool) -> None:
    """The way out for a bid by the task: where work is counted in pieces, and one's own prices where it says none."""
    _, tasks, bid = view.translate, view.scenario.tasks, view.scenario.bids[number]
    in_hours = next((i for i, task in enumerate(tasks) if task.in_hours), 0)
    if not tasks or tasks[in_hours].in_hours:
        under.quiet(_(N_("Under “Tasks”, say for each kind of work how many there are a month: then it can have a price each.")))
        st.button(_("Open “Tasks”"), key="bid_tasks", on_click=_open_tasks, args=(in_hours,))
    elif waits and bid.currency in ("", view.scenario.currency) and all(task.price is not None for task in tasks):
        st.button(_("Use your own prices of the tasks"), key="bid_own_prices", on_click=_own_prices, args=(number,))


def _open_tasks(number: int) -> None:
    one.choose("task", number)
    tabs.turn_to("workshop", state.words()(N_("Tasks")))


def _own_prices(number: int) -> None:
    """The bid asks what the tasks say; a change of them later is none of the bid."""
    now = state.scenario()
    if number < len(now.bids):
        prices = {f"tasks.{i}.price": task.price for i, task in enumerate(now.tasks, 1) if task.price is not None}
        state.typing("")
        _put(number, "", values={**now.bids[number].values, **prices})


def _widget(number: int, field: str) -> str:
    return f"one.{KIND}-{number + 1}-{field}"


def _put(number: int, field: str, **changes: Any) -> Message | None:
    """Change the bid; `field` is the one that is typed in, empty for a menu, of which each choice is a step of its own."""
    bids = state.scenario().bids
    if one.moved(_FORM):
        return None
    bid = replace(bids[number], **changes)
    return edits.set_bids((*bids[:number], bid, *bids[number + 1 :]), _widget(number, field) if field else "")


def _put_value(number: int, key: str, value: Input, step: bool = True) -> Message | None:
    held = {} if one.moved(_FORM) else state.scenario().bids[number].values
    others = {name: said for name, said in held.items() if name != key}
    return _put(number, key if step else "", values=others if value is None else {**others, key: value})


def _pay(view: View, number: int) -> None:
    _, widget = view.translate, _widget(number, "pay")
    shown.put(widget, view.scenario.bids[number].pay)
    st.segmented_control(
        _("Paid"), list(PAY), key=state.menu(widget), required=True, wrap=True, persist_state="session",
        format_func=lambda pay: capitalised(_(PAY_NAMES[pay])), on_change=_paid, args=(widget, number),
    )  # fmt: skip


def _paid(widget: str, number: int) -> None:
    if not shown.is_late(widget) and st.session_state[widget] in PAY:
        state.typing("")
        _put(number, "", option=PAY[st.session_state[widget]])


def _value(view: View, number: int, key: str) -> None:
    record, scenario, bid = bids_table.record_of(key), view.scenario, view.scenario.bids[number]
    label = view.translate(record.label) if record.unit == "share" else bids_table.head(scenario, key, view.translate)
    if record.unit == "flag":
        _flag(view, number, key, label)
        return
    one.number_field(
        view, _widget(number, key), label, record, bid.values.get(key), value_currency(bid, key, scenario),
        partial(_put_value, number, key), placeholder=_own(view, bid, key),
        field=bids_table.CURRENCY if in_its_money(key) else "",
    )  # fmt: skip
    if key == EXCHANGE and (key in bid.values or bid.currency not in ("", scenario.currency)):
        foreign.show_direction(view, bid.values.get(key), bid.currency)


def _own(view: View, bid: Bid, key: str) -> str:
    """The own figure that counts where the bid says nothing; none where the bid is in other money or waits for its price."""
    record, scenario = bids_table.record_of(key), view.scenario
    if bid.asks_by(key) and not bid.is_priced:
        return ""
    other = bid.values.get("va.exchange_rate", scenario.input("va.exchange_rate")) != scenario.input("va.exchange_rate")
    other = other or bid.currency not in ("", scenario.currency)
    if other and (in_its_money(key) or key == EXCHANGE):
        return ""
    return inputs.value_text(view, record, scenario.input(key))


def _flag(view: View, number: int, key: str, label: str) -> None:
    """Yes, no, or nothing said."""
    _, widget, record = view.translate, _widget(number, key), bids_table.record_of(key)
    own = _("As in your figures ({value})").format(value=inputs.value_text(view, record, view.scenario.input(key)))
    words = {"": own, "yes": capitalised(_("yes")), "no": capitalised(_("no"))}
    said = next(word for word, flag in _FLAGS.items() if flag == view.scenario.bids[number].values.get(key))
    shown.put(widget, said)
    st.selectbox(
        literal(label), list(_FLAGS), key=state.menu(widget), help=literal(_(record.help)), persist_state="session",
        format_func=words.__getitem__, on_change=_flagged, args=(widget, number, key),
    )  # fmt: skip


def _flagged(widget: str, number: int, key: str) -> None:
    if not shown.is_late(widget) and st.session_state[widget] in _FLAGS:
        state.typing("")
        _put_value(number, key, _FLAGS[st.session_state[widget]], step=False)


def _currency(view: View, number: int) -> None:
    bid = view.scenario.bids[number]

    def take(text: str) -> Message | None:
        code = read_currency(text)
        return code if isinstance(code, Message) else _put(number, "currency", currency=code)

    inputs.text_field(
        view, _widget(number, "currency"), view.translate(bids_table.CURRENCY), bid.currency,
        lambda text: read_currency(text) == bid.currency, take, placeholder=bid_currency(bid, view.scenario),
        about=view.translate(bids_table.CURRENCY_HELP), counted=False,
    )  # fmt: skip


def _entries() -> tuple[Bid, ...]:
    return state.scenario().bids


def _added() -> Message | None:
    """A bid that waits for its price."""
    now = state.scenario()
    name = one.free_name(state.words()(N_("Bid {number}")), [bid.name for bid in now.bids])
    return edits.set_bids((*now.bids, Bid(name, "va_hourly")))


def _removed(number: int) -> None:
    bids = state.scenario().bids
    edits.set_bids((*bids[:number], *bids[number + 1 :]))


_FORM = one.Form(
    KIND, N_("One bid at a time"), N_("Which bid"), N_("Add a bid"), N_("Remove this bid"), MOST_BIDS,
    _entries, _added, _removed,
)  # fmt: skip


def add_first() -> None:
    """The first bid."""
    one.add(_FORM, 0)
