"""How the workbook looks: its formats, its colours, and how a sheet is set up to be read, printed and protected."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from costmodel.present.charts.colours import ink

YELLOW, PALE, LINE, LINK = "#fff4c2", "#f3f6f8", "#cfd8df", "#0b5c8c"
_FORMATS = {"money": "#,##0.00", "va_money": "#,##0.00", "share": "0.00##%", "flag": "0"}
_COUNT = "#,##0.####"
_PLAIN = "#,##0.00"
_A4, _MARGIN, _FOOT = 9, 0.4, 0.75  # a size of paper; inches
_LONGEST_TEXT = 255  # letters of a link's text, or of one in a formula, that a spreadsheet takes
_TITLE_HEIGHT, _HEAD_HEIGHT, _LINE_HEIGHT = 24, 32, 13.5  # points: a title, a head of two lines, a line
_ALLOWED = {"select_locked_cells": True, "select_unlocked_cells": True, "format_columns": True, "format_rows": True}


class Look:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def __call__(self, **properties: Any) -> Any:
        """A format with these properties of XlsxWriter."""
        whole = {"font_name": "Calibri", "font_size": 11, "valign": "top", "font_color": ink("text", False), **properties}
        key = tuple(sorted(whole.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(whole)
        return self._made[key]

    @property
    def text(self) -> Any:
        """Words that may take several lines."""
        return self(text_wrap=True)

    @property
    def typed(self) -> Any:
        """Words that somebody typed: a spreadsheet takes them for words also when the cell is edited."""
        return self(text_wrap=True, quote_prefix=True)

    @property
    def quiet(self) -> Any:
        """What is said in the background."""
        return self(text_wrap=True, font_color=ink("quiet", False), font_size=10)

    @property
    def link(self) -> Any:
        """The title of a page that it opens."""
        return self(text_wrap=True, font_color=LINK, underline=1, font_size=10)

    def write_heads(self, sheet: Any, row: int, heads: Sequence[str], numbers: Collection[int]) -> None:
        """The heads of columns; those of `numbers` stand over numbers."""
        for column, head in enumerate(heads):
            sheet.write_string(row, column, head, self.number_head if column in numbers else self.head)

    def write_section(self, sheet: Any, row: int, columns: int, text: str) -> None:
        """The title of a part of a sheet, under a line across all columns."""
        for column in range(columns):
            sheet.write_blank(row, column, None, self.section)
        sheet.write_string(row, 0, text, self.section)

    def write_source(self, sheet: Any, row: int, column: int, title: str, url: str) -> None:
        """A source, to be opened where it has an address."""
        if url:
            text = title[:_LONGEST_TEXT]
            address, said = (each.replace('"', '""') for each in (url, text))
            if max(len(address), len(said)) > _LONGEST_TEXT:
                sheet.write_url(row, column, url, self.link, text)
            else:  # a formula: LibreOffice breaks its text into lines, but not that of a link
                sheet.write_formula(row, column, f'=HYPERLINK("{address}","{said}")', self.link, text)
        else:
            sheet.write_string(row, column, title, self.quiet)

    def fit_row(self, sheet: Any, row: int, widths: Sequence[float], texts: Mapping[int, str]) -> None:
        """Make a row as high as its longest text needs: not every spreadsheet does so when it opens a file."""
        small = 1.15  # what stands beside the first column is in smaller letters
        letters = [int(width * (small if column else 1)) for column, width in enumerate(widths)]
        lines = max(len(textwrap.wrap(text, letters[column])) for column, text in texts.items())
        if lines > 1:
            sheet.set_row(row, _LINE_HEIGHT * lines)

    @property
    def title(self) -> Any:
        """The sheet's title."""
        return self(bold=True, font_size=16)

    @property
    def section(self) -> Any:
        """The title of a part of a sheet."""
        return self(bold=True, font_size=12, top=1, top_color=LINE)

    @property
    def head(self) -> Any:
        """The head of a column of words."""
        return self(bold=True, text_wrap=True, bg_color=PALE, bottom=1, bottom_color=LINE)

    @property
    def number_head(self) -> Any:
        """The head of a column of numbers."""
        return self(bold=True, text_wrap=True, bg_color=PALE, bottom=1, bottom_color=LINE, align="right", indent=1)

    def number(self, unit: str, **more: Any) -> Any:
        """A number of this unit."""
        return self(num_format=_FORMATS.get(unit.partition("/")[0], _COUNT), align="right", indent=1, **more)

    def input(self, unit: str) -> Any:
        """A cell to be changed."""
        return self.number(unit, bg_color=YELLOW, border=1, border_color=LINE, locked=False)

    def total(self, **more: Any) -> Any:
        """A sum of money under a line."""
        return self(num_format=_PLAIN, align="right", indent=1, bold=True, top=1, top_color=LINE, **more)


def set_up(sheet: Any, widths: list[float], rows_on_top: int, repeated: bool = True) -> None:
    """Widths of the columns, the head that stays, one page wide in print, all but unlocked cells protected (no password)."""
    sheet.set_row(0, _TITLE_HEIGHT)
    sheet.set_row(rows_on_top - 1, _HEAD_HEIGHT)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(rows_on_top, 1)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=_MARGIN, right=_MARGIN, top=_MARGIN, bottom=_FOOT)
    sheet.fit_to_pages(1, 0)
    if repeated:
        sheet.repeat_rows(rows_on_top - 1)
    sheet.set_footer("&L&A&R&P / &N")
    sheet.protect("", _ALLOWED)
