"""Bids as a table: CSV with a bid a row, from a spreadsheet and back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

from costmodel.bids import COLUMNS, MOST_BIDS, Bid, column_names, read_bid, task_of
from costmodel.reading import Reader, plain_value, shown, unknown
from costmodel.scenario import Scenario
from costmodel.scenario_file import plain_number
from costmodel.strict_yaml import UNREADABLE, Document
from costmodel.words import N_, InputError, Message, Problem

MOST_CHARACTERS = 100_000
_MOST_COLUMNS = 250
_SEPARATORS = ",;\t"
_FILE = "CSV"
_DECIMAL_COMMA = re.compile(r"(-?[0-9]+),([0-9]+)")
_FORMULA_STARTS = ("=", "+", "-", "@")


def read_bids_csv(text: str, scenario: Scenario) -> tuple[Bid, ...]:
    """The bids of a table whose first row names the columns as scenario files do, in any case, spaces for underscores.

    The separator is a comma, a semicolon (numbers may then have a decimal comma) or a tab. A cell that is empty says
    nothing. Raises InputError with every problem, each with row and column.
    """
    if len(text) > MOST_CHARACTERS:
        message = Message(
            N_("found {found} characters; at most {allowed} are allowed"), {"found": len(text), "allowed": MOST_CHARACTERS}
        )
        raise InputError([Problem(_FILE, None, "", message)])
    text = text.removeprefix("\ufeff")
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    rows = _rows(text, separator)
    if not rows:
        raise InputError([Problem(_FILE, None, "", Message(N_("there is no first row that names the columns")))])
    line, header = rows[0]
    head = Reader(Document(_FILE, None, {(): line}))
    columns = _columns(head, header)
    problems = head.problems
    if len(rows) - 1 > MOST_BIDS:
        values = {"found": len(rows) - 1, "allowed": MOST_BIDS}
        problems.append(Problem(_FILE, None, "", Message(N_("found {found} bids; at most {allowed} are read"), values)))
    bids = []
    for line, cells in rows[1 : MOST_BIDS + 1]:
        reader = Reader(Document(_FILE, None, {(): line}))
        if any(cell.strip() for cell in cells[len(header) :]):
            reader.refuse((), N_("found {found} cells; the first row has {allowed}"), found=len(cells), allowed=len(header))
        pairs = zip(columns, (cell.strip() for cell in cells), strict=False)
        row = {column: _typed(reader, column, cell, separator) for column, cell in pairs if column and cell}
        wanted = {column for column in COLUMNS[:2] if column in columns and column not in row}
        for column in sorted(wanted):
            reader.refuse((column,), N_("this cell is empty"))
        if not wanted and set(COLUMNS[:2]) <= set(columns):
            bids.append(read_bid(reader, row, (), range(1, len(scenario.tasks) + 1)))
        problems += reader.problems
    if problems:
        raise InputError(problems)
    return tuple(bids)


def _rows(text: str, separator: str) -> list[tuple[int, list[str]]]:
    """(line, cells) of the rows in which something stands."""
    table = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        return [(table.line_num, cells) for cells in table if any(cell.strip() for cell in cells)]
    except csv.Error:
        message = Message(N_("this is no table of rows and columns"))
        raise InputError([Problem(_FILE, table.line_num, "", message)]) from None


def _columns(reader: Reader, header: Sequence[str]) -> list[str]:
    """The names of the columns, "" for one that is not known or has no name; what is wrong with them is noted."""
    names = column_names()
    known = (*COLUMNS, *(name for name in names if "." not in name), "price_1", "rate_1")
    columns: list[str] = []
    for given in header[:_MOST_COLUMNS]:
        name = re.sub(r"\s+", "_", given.strip().lower())
        if name in columns and name:
            reader.refuse((shown(name),), N_("this column stands here twice"))
            name = ""
        elif name and name not in COLUMNS and name not in names and not task_of(name)[0]:
            reader.refuse((shown(name),), unknown(name, known))
            name = ""
        columns.append(name)
    for name in COLUMNS[:2]:
        if name not in columns:
            reader.refuse((), N_("{name} is missing"), name=name)
    if len(header) > _MOST_COLUMNS:
        reader.refuse((), N_("found {found} columns; at most {allowed} are read"), found=len(header), allowed=_MOST_COLUMNS)
    return columns


def _typed(reader: Reader, column: str, cell: str, separator: str) -> Any:
    """A cell as the value that the same text would be in a scenario file."""
    if column == "name":
        return cell[1:] if cell.startswith("'") and _like_formula(cell[1:]) else cell
    if column in COLUMNS:
        return cell.lower().replace(" ", "_") if column == "pay" else cell.upper()
    if cell.lower() in ("true", "false"):  # a spreadsheet writes them in capitals
        return cell.lower() == "true"
    if separator == ";":
        cell = _DECIMAL_COMMA.sub(r"\1.\2", cell) if _DECIMAL_COMMA.fullmatch(cell) else cell
    try:
        return plain_value(cell)
    except InputError as error:
        for problem in error.problems:
            reader.refuse((column,), problem.message)
        return UNREADABLE


def bids_csv(bids: Sequence[Bid]) -> str:
    """A table that `read_bids_csv` reads back as the same bids: comma-separated, a column for all that any of them says."""
    written = [bid.as_written() for bid in bids]
    said = {column for row in written for column in row}
    order = [*COLUMNS, *(name for name in column_names() if name not in COLUMNS)]
    of_tasks = sorted(said.difference(order), key=lambda name: (task_of(name)[1], task_of(name)[0]))
    columns = [name for name in (*order, *of_tasks) if name in said or name in COLUMNS[:2]]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in written:
        writer.writerow([_cell(row, column) for column in columns])
    return out.getvalue()


def _cell(row: Mapping[str, Any], column: str) -> str:
    if column not in row:
        return ""
    value = row[column]
    if isinstance(value, str):
        return "'" + value if _like_formula(value) else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "[" + ", ".join(map(plain_number, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {plain_number(end)}" for name, end in value.items()) + "}"
    return "null" if value is None else plain_number(value)


def _like_formula(text: str) -> bool:
    """Whether a spreadsheet would take a text for a formula, or would with fewer apostrophes before it."""
    return text.lstrip("'").startswith(_FORMULA_STARTS)
