"""Numbers in a table to edit, written and read as in the fields: a number cell of the browser's takes 9.000 for nine."""

from __future__ import annotations

from typing import Any

import streamlit as st

from costmodel.records import Input, Record, times
from costmodel.web import periods, typed
from costmodel.words import Message


def column(label: str, width: int, about: str) -> Any:
    """A column of numbers, to the right as numbers stand."""
    return st.column_config.TextColumn(label, width=width, help=about, alignment="right", max_chars=60)


def text(value: Input, record: Record, language: str) -> str | None:
    """A value as its cell shows it, bare: the head says its money, and that a share is in percent."""
    return typed.written(times(value, 100 if record.unit == "share" else 1), "", "", language) or None


def read(cell: Any, record: Record, language: str, currency: str = "", field: str = "") -> Input | Message:
    """What was typed into a cell as a value of the record, or why it is not one. `currency`, `field`: see `typed.read`."""
    if isinstance(cell, str):
        return periods.read(cell, record, currency, language, field)
    return None if cell is None else float(cell) / 100 if record.unit == "share" else float(cell)
