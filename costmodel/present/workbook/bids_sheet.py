"""The sheet of bids: what each asks, says and comes to, as it was when the workbook was made."""

from __future__ import annotations

import datetime
from typing import Any

from costmodel.answers.bids import EXCHANGE, BidCost, Bids
from costmodel.bids import Bid
from costmodel.present import money as say
from costmodel.present.amounts import amount_text, rate_of_exchange
from costmodel.present.findings_bids import bid_currency, value_currency
from costmodel.present.findings_unsaid import counted_unsaid, doubted_exchanges, exchange_free, own_extra_hours
from costmodel.present.sentences import capitalised
from costmodel.present.values import LABELS, label_in_sentence
from costmodel.present.workbook.look import Look, set_up
from costmodel.records import Range
from costmodel.scenario import Scenario
from costmodel.words import N_, Translate

_HEADS = (
    N_("Bid"), N_("Paid"), N_("What it asks and says"), N_("Total"), N_("Paid out"), N_("Your time"),
    N_("A finished hour of work"), N_("More than the cheapest"), N_("Why it is not compared"),
)  # fmt: skip
_WIDTHS = [22.0, 18, 44, 15, 15, 15, 15, 16, 34]
_AMOUNTS = range(3, 8)
_FIRST_ROW = 4
_LETTERS, _HEIGHT = 190, 15.5  # of a text across the page: in a line, and points for it


def write_bids(book: Any, look: Look, bids: Bids, day: datetime.date, translate: Translate, language: str) -> None:
    """The whole sheet, the cheapest per finished hour first."""
    _, scenario, title = translate, bids.scenario, translate(N_("Bids"))
    sheet = book.add_worksheet(title)
    set_up(sheet, _WIDTHS, _FIRST_ROW)
    sheet.write_string(0, 0, title, look.title)
    text = _(N_("As the bids came to on {date}, in {currency}: these figures do not follow the inputs."))
    made = say.date(day, language, scenario.place)
    sheet.write_string(1, 0, text.format(date=made, currency=scenario.currency), look())
    look.write_heads(sheet, _FIRST_ROW - 1, [_(head) for head in _HEADS], _AMOUNTS)
    least = min((row.total for row in bids.compared if row.total is not None), default=0.0)
    row = _FIRST_ROW
    for row, bid in enumerate(bids.rows, _FIRST_ROW):
        _write_bid(sheet, look, row, bid, least, scenario, translate, language)
    words = (f(bids, translate, language) for f in (doubted_exchanges, own_extra_hours, counted_unsaid))
    for number, line in enumerate((text for text in (*words, exchange_free(bids, translate)) if text), row + 2):
        sheet.merge_range(number, 0, number, len(_HEADS) - 1, "", look.typed)
        sheet.write_string(number, 0, line, look.typed)
        sheet.set_row(number, _HEIGHT * (len(line) // _LETTERS + 1))


def _write_bid(
    sheet: Any, look: Look, row: int, found: BidCost, least: float, scenario: Scenario, translate: Translate, language: str
) -> None:  # fmt: skip
    texts = {
        0: found.name,
        1: translate(LABELS[found.bid.option]),
        2: capitalised("; ".join(_said(found.bid, scenario, translate, language))),
        8: capitalised(found.why_missing.say(translate)) if found.why_missing else "",
    }
    for column, text in texts.items():
        sheet.write_string(row, column, text, look.typed)
    if found.cost and found.total is not None:
        amounts = (found.total, found.cost.cash, found.cost.owner_time, found.net_per_hour, found.total - least)
        for column, amount in zip(_AMOUNTS, amounts, strict=True):
            if amount is not None:
                sheet.write_number(row, column, amount, look.number("money"))
    look.fit_row(sheet, row, _WIDTHS, texts)


def _said(bid: Bid, scenario: Scenario, translate: Translate, language: str) -> list[str]:
    """What a bid says, each with its name, amounts in the currency of the bid."""
    said = []
    for key, value in bid.values.items():
        ends = (value.low, value.high) if isinstance(value, Range) else (value,)
        if key == EXCHANGE and not isinstance(value, Range) and value is not None:
            texts = [rate_of_exchange(value, bid_currency(bid, scenario), scenario, translate, language)]
        else:
            record, currency = scenario.record(key), value_currency(bid, key, scenario)
            kind, _, per = record.unit.partition("/")
            unit = kind if per and per in record.label.lower() else record.unit  # the label says how often
            texts = [amount_text(end, unit, currency, translate, language) for end in ends]
        said.append(f"{label_in_sentence(scenario, key, translate)}: {' – '.join(texts)}")
    return said
