"""Puts the workbook together: summary, inputs, a sheet a way, the bids."""

from __future__ import annotations

import datetime
import io

from costmodel.answers.bids import rank_bids
from costmodel.compare import Comparison
from costmodel.present.workbook.bids_sheet import write_bids
from costmodel.present.workbook.cells import live_keys, option_cells
from costmodel.present.workbook.inputs import InputSheet
from costmodel.present.workbook.look import Look
from costmodel.present.workbook.option_sheet import write_option
from costmodel.present.workbook.summary import Summary
from costmodel.words import N_, Translate
from costmodel.worked_examples import name_of

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(comparison: Comparison, translate: Translate, language: str, address: str = "") -> bytes:
    """The workbook of a comparison as a file without macros.

    Every amount is the formula of its line, traced from the model, in terms of the cells that it rests on; each cell holds
    the comparison's own value until it is recalculated. `address` opens the scenario again: a full one, or what to put behind
    that of the app.
    """
    import xlsxwriter

    _, scenario = translate, comparison.scenario
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    made = datetime.datetime.combine(datetime.date.today(), datetime.time())
    book.set_properties({"title": name_of(scenario, _) or _(N_("Hire or outsource")), "created": made})
    book.set_calc_mode("auto")
    look = Look(book)
    cells = option_cells(comparison)
    summary = Summary(book, look, _(N_("Summary")), comparison, _, language)
    inputs = InputSheet(book, look, _(N_("Inputs")), scenario, _, language)
    intro = _(N_("Every amount is a formula of the cells it names, in {currency} over {months} months.")).format(
        currency=scenario.currency, months=scenario.months
    )
    where = [write_option(book, look, _(option.cost.option.label), option, intro, _, language) for option in cells]
    if scenario.bids:
        write_bids(book, look, rank_bids(scenario), made.date(), _, language)
    inputs.write(live_keys(cells))
    summary.write(where, address)
    book.close()
    return out.getvalue()
