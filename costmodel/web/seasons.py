"""Busy and quiet months: twelve fields that mean the same, with one word on them."""

from __future__ import annotations

import datetime

from babel.dates import format_date

from costmodel.notices import SEASONS
from costmodel.present import money as say
from costmodel.web.answers import parts
from costmodel.web.state import View


def show(view: View, name: str, begin: str = "") -> None:
    """What the figures mean, and a field a month. `name` is that of their place, `begin` begins the widgets."""
    _ = view.translate
    parts.quiet(_("How much of the work comes in each month: 1 is an average month, 2 twice as much, 0 none."))
    names = {key: _month(number, view.language) for number, key in enumerate(SEASONS, 1)}
    parts.fields(view, SEASONS, f"months{name}", names, begin)


def _month(number: int, language: str) -> str:
    name = str(format_date(datetime.date(2000, number, 1), "LLLL", locale=say.locale_of(language)))
    return name[:1].upper() + name[1:]
