"""The bids as a table to edit; a cell that can't be taken is said, and nothing that was typed is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from costmodel.bids import MOST_BIDS, PAY, Bid, bid_records, in_its_money, read_bid, task_of
from costmodel.present.currencies import read_currency
from costmodel.present.findings import key_label
from costmodel.present.findings_bids import value_currency
from costmodel.reading import Reader
from costmodel.records import Record
from costmodel.scenario import Scenario
from costmodel.strict_yaml import Document
from costmodel.tasks import LONGEST_NAME, TASK_FIELDS
from costmodel.web import cells, edits, state
from costmodel.web.answers import parts
from costmodel.web.state import View
from costmodel.web.tasks_table import head_width, name_width
from costmodel.web.text import escape
from costmodel.words import N_, InputError, Message, Problem, Translate

KEYS = (
    "va.rate", "retainer.fee_per_month", "retainer.hours_per_month", "retainer.overage_rate", "retainer.rollover",
    "va.exchange_rate", "va.platform_fee_rate", "va.speed", "va.redo_rate", "va.scheduled", "va.minimum_hours_per_week",
    "va.setup_fee", "va.exchange_fee_rate", "va.irrecoverable_vat_rate", "va.contract_fee", "va.trial_cost",
)  # fmt: skip
_HEADS = {
    "va.rate": N_("Rate an hour"),
    "retainer.fee_per_month": N_("Fee a month"),
    "retainer.hours_per_month": N_("Hours a month"),
    "retainer.overage_rate": N_("Extra hour"),
    "retainer.rollover": N_("Carried over, %"),
    "va.exchange_rate": N_("Exchange rate"),
    "va.platform_fee_rate": N_("Market fee, %"),
    "va.speed": N_("VA's speed"),
    "va.redo_rate": N_("Done again, %"),
    "va.setup_fee": N_("Set-up fee"),
    "va.exchange_fee_rate": N_("Exchange cost, %"),
    "va.irrecoverable_vat_rate": N_("VAT you cannot reclaim, %"),
}
_SHORT = {
    "va.minimum_hours_per_week": N_("Minimum hours"),
    "va.contract_fee": N_("Contract fee"),
    "va.rate": N_("Rate"),
    "retainer.fee_per_month": N_("Fee"),
    "retainer.hours_per_month": N_("Hours"),
    "va.exchange_rate": N_("Exchange"),
}  # heads of columns that stand in most tables
_PAY_WIDE = 112  # pixels, for the longest way of paying
_RETAINER = ("retainer.fee_per_month", "retainer.hours_per_month", "retainer.overage_rate")
PAY_NAMES = {"hourly": N_("by the hour"), "per_task": N_("by the task"), "retainer": N_("on a retainer")}
CURRENCY, CURRENCY_HELP = N_("Currency"), N_("Its three letters, such as EUR, or its name")
WRONG = "bids"
_SEEN, _BASE, _BIDS, _VERSION = "_bids_seen", "_bids_base", "_bids_of_base", "_bids_version"


def show(view: View) -> None:
    """The table, a bid a row: what is entered, and nothing that is worked out."""
    key = _fresh(view.scenario)
    parts.heading(view.translate(N_("What the bids say")))
    with st.container(key="bids_grid"):
        about = view.translate(N_(
            "A bid counts once it has a price. Any other cell can stay empty: then your own figure counts, if you have one."
        ))  # fmt: skip
        if view.scenario.bids:
            about += " " + view.translate(N_("Anything else a bid says goes into the form below."))
        st.html(f'<p class="quiet">{escape(about)}</p>')
        st.data_editor(
            st.session_state[_BASE], key=key, num_rows="dynamic", hide_index=True, width="stretch", on_change=_edited,
            args=(key,), column_config=_columns(view), placeholder="", alt=view.translate(N_("The bids, one a row")),
        )  # fmt: skip


def price_keys(scenario: Scenario) -> tuple[str, ...]:
    """The key of the price of each task that has pieces and nothing else."""
    return tuple(f"tasks.{i + 1}.price" for i, task in enumerate(scenario.tasks) if not task.in_hours)


def columns(scenario: Scenario) -> tuple[str, ...]:
    """The table's columns: what bids of these ways to be paid are made of, and whatever else one of them says.

    All of it would be wider than the page; the form below has the rest.
    """
    said = {key for bid in scenario.bids for key in bid.values}
    ways = {bid.pay for bid in scenario.bids}
    if any(bid.currency not in ("", scenario.currency) for bid in scenario.bids):
        said.add("va.exchange_rate")
    priced = tuple(key for key in price_keys(scenario) if "per_task" in ways or key in said)
    usual = (KEYS[0], *(_RETAINER if "retainer" in ways else ()))
    return ("name", "pay", KEYS[0], *priced, *(key for key in KEYS[1:] if key in said or key in usual), "currency")


def record_of(key: str) -> Record:
    """The record of a column that holds a value."""
    return TASK_FIELDS["price"] if key.startswith("tasks.") else bid_records()[key]


def frame(scenario: Scenario, language: str = "en") -> pd.DataFrame:
    """The bids as the table shows them: numbers as the language writes them, shares in percent."""
    names = columns(scenario)
    rows = [[_cell(bid, name, language) for name in names] for bid in scenario.bids]
    return pd.DataFrame(rows, columns=list(names)).astype("object")


def _is_flag(name: str) -> bool:
    return name not in ("name", "pay", "currency") and record_of(name).unit == "flag"


def _cell(bid: Bid, name: str, language: str) -> Any:
    if name in ("name", "pay", "currency"):
        return getattr(bid, name)
    value = bid.values.get(name)
    return value if _is_flag(name) else cells.text(value, record_of(name), language)


def _columns(view: View) -> dict[str, Any]:
    _, config = view.translate, st.column_config
    made: dict[str, Any] = {
        "pay": config.SelectboxColumn(
            _("Paid"),
            options=list(PAY),
            format_func=lambda pay: _(PAY_NAMES[str(pay)]),
            default="hourly",
            width=max(head_width(_("Paid")), _PAY_WIDE),
        ),
        "currency": config.TextColumn(_(CURRENCY), max_chars=40, width=head_width(_(CURRENCY)), help=_(CURRENCY_HELP)),
    }
    for name in st.session_state[_BASE].columns:
        if name == "name" or name in made:
            continue
        label, whole = _column_head(view, name), f"{head(view.scenario, name, _)}. {_(record_of(name).help)}".strip()
        if _is_flag(name):
            made[name] = config.CheckboxColumn(label, width=head_width(label), help=whole)
        else:
            made[name] = cells.column(label, head_width(label), whole)
    return {"name": config.TextColumn(_("Bid"), max_chars=LONGEST_NAME, width=name_width(made)), **made}


def _column_head(view: View, column: str) -> str:
    """The head of a column as short as it can be: a task's name, a word; its help has the whole."""
    number, _field = task_of(column)
    if number:
        return view.scenario.tasks[number - 1].name
    return view.translate(_SHORT[column]) if column in _SHORT else head(view.scenario, column, view.translate)


def head(scenario: Scenario, column: str, _: Translate) -> str:
    """What a column is called."""
    return _(_HEADS[column]) if column in _HEADS else key_label(scenario, column, _)


def _fresh(scenario: Scenario) -> str:
    """The editor's key; a new one whenever bids or tasks were changed elsewhere, so that no edit is applied twice."""
    seen = _seen(scenario)
    if st.session_state.get(_SEEN) != seen or _BASE not in st.session_state:
        state.mark_wrong(WRONG, "", None)
        st.session_state.update({
            _SEEN: seen, _BASE: frame(scenario, state.language()), _BIDS: scenario.bids,
            _VERSION: st.session_state.get(_VERSION, 0) + 1,
        })  # fmt: skip
    return f"bids.{st.session_state[_VERSION]}"


def _seen(scenario: Scenario) -> tuple[Any, ...]:
    return scenario.bids, len(scenario.tasks), [(task.name, task.in_hours) for task in scenario.tasks], state.language()


def edited_bids(
    scenario: Scenario, bids: tuple[Bid, ...], made: dict[str, Any], _: Translate, language: str = "en"
) -> tuple[Bid, ...]:
    """The bids after a table's edits: only cells that were edited change. Raises InputError for what can't be taken."""
    removed = set(made.get("deleted_rows", ()))
    changes = {int(row): cells for row, cells in made.get("edited_rows", {}).items()}
    rows = [(bid, changes.get(row, {})) for row, bid in enumerate(bids) if row not in removed]
    added = [cells for cells in made.get("added_rows", ()) if any(cell not in (None, "") for cell in cells.values())]
    rows += [(Bid("", "va_hourly"), cells) for cells in added]
    found, problems = [], []
    for number, (bid, typed) in enumerate(rows, 1):
        written = _written(bid, typed, _(N_("Bid {number}")).format(number=number), scenario, language)
        unread = {name: why for name, why in written.items() if isinstance(why, Message)}
        problems += [_named(Problem("", None, name, why), written["name"], scenario, _) for name, why in unread.items()]
        written = {name: value for name, value in written.items() if name not in unread}
        reader = Reader(Document("", None, {}))
        found.append(read_bid(reader, written, (), range(1, len(scenario.tasks) + 1)))
        problems += [_named(problem, written["name"], scenario, _) for problem in reader.problems]
    if problems:
        raise InputError(problems)
    return tuple(found)


def _written(bid: Bid, edited: dict[str, Any], unnamed: str, scenario: Scenario, language: str) -> dict[str, Any]:
    """A bid with the cells that were edited, as a file would give it; why in the place of one that can't be read."""
    written: dict[str, Any] = {"name": bid.name, "pay": bid.pay, "currency": bid.currency}
    values = dict(bid.values)
    if "currency" in edited:
        written["currency"] = read_currency(str(edited["currency"] or ""))
        bid = bid if isinstance(written["currency"], Message) else replace(bid, currency=written["currency"])
    for name, cell in edited.items():
        if name in ("name", "pay"):
            written[name] = edits.one_line(str(cell or ""), LONGEST_NAME)
        elif name == "currency":
            continue
        elif cell is None or cell == "":
            values.pop(name, None)
        elif _is_flag(name):
            values[name] = bool(cell)
        else:
            field = CURRENCY if in_its_money(name) else ""
            values[name] = cells.read(cell, record_of(name), language, value_currency(bid, name, scenario), field)
    written["name"] = written["name"] or unnamed
    written["pay"] = written["pay"] or next(iter(PAY))
    if not written["currency"]:
        del written["currency"]
    return {**written, **values}


def _named(problem: Problem, name: str, scenario: Scenario, _: Translate) -> Problem:
    """The problem with the bid's name and the column's in the words of the table."""
    column = problem.path
    label: object = Message(CURRENCY) if column == "currency" else column
    if column in KEYS or column in price_keys(scenario):
        label = head(scenario, column, _)
    message = Message(N_("{bid}, {column}: {why}"), {"bid": name, "column": label, "why": problem.message})
    return Problem("", None, "", message)


def _edited(key: str) -> None:
    now = state.scenario()
    state.typing("")
    try:
        bids = edited_bids(now, st.session_state[_BIDS], st.session_state[key], state.words(), state.language())
    except InputError as error:
        state.mark_wrong(WRONG, "", error.problems[0].message)
        return
    why = edits.set_bids(bids) if len(bids) <= MOST_BIDS else Message(N_("At most {count} bids."), {"count": MOST_BIDS})
    state.mark_wrong(WRONG, "", why)
    if why is None and set(columns(state.scenario())) <= set(st.session_state[_BASE].columns):
        st.session_state[_SEEN] = _seen(state.scenario())  # else a new table has the columns that are missing
