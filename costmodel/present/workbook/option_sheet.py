"""A sheet for one way of getting the work done: its lines as a bill, then what stands behind them, every cell a formula."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from costmodel.graph import Evidence
from costmodel.present import money as say
from costmodel.present.labels import CONFIDENCE_LABELS, category_name, unit_of_cell
from costmodel.present.workbook.cells import OptionCells, name_of
from costmodel.present.workbook.look import LINE, Look, set_up
from costmodel.words import N_, Translate

_HEADS = (N_("Line"), N_("Amount"), N_("Kind of cost"), N_("Source"), N_("Checked"), N_("How sure"), N_("What to know"))
_WIDTHS = [38.0, 14, 22, 32, 12, 14, 36]
_FIRST_ROW = 3
POSSIBLE, TOTAL, CASH, OWNER_TIME = "can_be_done", "total", "paid_out", "your_time"


@dataclass(frozen=True)
class Where:
    """Where on a sheet the lines stand, for the summary to refer to."""

    sheet: str
    first: int
    last: int

    def ref(self, name: str) -> str:
        """The cell of this name on the sheet."""
        return f"'{self.sheet}'!{name_of(name)}"

    def column(self, letter: str) -> str:
        """The cells of the lines in one column."""
        return f"'{self.sheet}'!${letter}${self.first}:${letter}${self.last}"


def write_option(book: Any, look: Look, title: str, cells: OptionCells, intro: str, translate: Translate, language: str) -> Where:
    """Write the sheet; `title` names it, `intro` says what it is."""
    _ = translate
    sheet = book.add_worksheet(title)
    set_up(sheet, _WIDTHS, _FIRST_ROW)
    sheet.write_string(0, 0, title, look.title)
    sheet.write_string(1, 0, intro, look())
    look.write_heads(sheet, _FIRST_ROW - 1, [_(head) for head in _HEADS], {1})
    row = _FIRST_ROW

    def cell(name: str, text: str, value: float, form: Any) -> None:
        sheet.write_formula(row, 1, f"={text}", form, value)
        book.define_name(f"'{title}'!{name_of(name)}", f"='{title}'!$B${row + 1}")

    for line in cells.cost.lines:
        label, kind = _(line.formula.label), category_name(line.formula.category, line.formula.owner_time, _)
        sheet.write_string(row, 0, label, look.text)
        cell(line.name, cells.text(cells.traced[line.name]), line.amount, look.number("money"))
        sheet.write_string(row, 2, kind, look.quiet)
        about = _evidence(line.formula.evidence, cells.scenario.place, _, language)
        look.fit_row(sheet, row, _WIDTHS, {0: label, 2: kind, **about})
        if line.formula.evidence:
            look.write_source(sheet, row, 3, about.pop(3), line.formula.evidence.source.url)
        for column, text in about.items():
            sheet.write_string(row, column, text, look.quiet)
        row += 1
    where = Where(title, _FIRST_ROW + 1, row)
    lines = f"B{where.first}:B{where.last}"
    own = [f"B{_FIRST_ROW + 1 + i}" for i, line in enumerate(cells.cost.lines) if line.formula.owner_time]
    sums = (
        (TOTAL, N_("Total"), f"SUM({lines})", cells.cost.total),
        (OWNER_TIME, N_("of which your time"), "+".join(own) or "0", cells.cost.owner_time),
        (CASH, N_("of which paid out"), f"{name_of(TOTAL)}-{name_of(OWNER_TIME)}", cells.cost.cash),
    )
    for name, label, text, value in sums:
        form = {"bold": True, "top": 1, "top_color": LINE} if name == TOTAL else {}
        sheet.write_string(row, 0, _(label), look(**form))
        cell(name, text, value, look.total() if name == TOTAL else look.number("money"))
        row += 1
    row += 1
    look.write_section(sheet, row, len(_HEADS), _(N_("What stands behind these lines")))
    row += 1
    for formula in cells.behind:
        label, unit = _(formula.label), unit_of_cell(formula.unit, cells.scenario, _)
        look.fit_row(sheet, row, _WIDTHS, {0: label, 2: unit})
        sheet.write_string(row, 0, label, look.text)
        value = float(cells.cost.sheet[formula.name])
        cell(formula.name, cells.text(cells.traced[formula.name]), value, look.number(formula.unit))
        sheet.write_string(row, 2, unit, look.quiet)
        row += 1
    possible = _(N_("Can be done this way (1 for yes, 0 for no)"))
    why = "" if cells.impossible is None else _(N_("0 where {why}.")).format(why=_(cells.cost.option.why_impossible))
    look.fit_row(sheet, row, _WIDTHS, {0: possible, 6: why})
    sheet.write_string(row, 0, possible, look.text)
    cell(POSSIBLE, "1" if cells.impossible is None else f"IF({cells.text(cells.impossible)},0,1)", 1.0, look.number("flag"))
    if why:
        sheet.write_string(row, 6, why, look.quiet)
    return where


def _evidence(evidence: Evidence | None, place: str, translate: Translate, language: str) -> dict[int, str]:
    """What is said of where a line is from, by column."""
    if evidence is None:
        return {}
    return {
        3: translate(evidence.source.title),
        4: say.date(evidence.date, language, place),
        5: translate(CONFIDENCE_LABELS[evidence.confidence]),
        6: translate(evidence.note) if evidence.note else "",
    }
