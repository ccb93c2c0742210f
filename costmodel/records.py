"""Assumptions as records: every number with unit, limits, range, source, date and confidence. One number, one home."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from costmodel.units import a_year_after
from costmodel.words import N_

Value = float | bool | str | None
Input = Any  # a Value, or a Range where the unit is a number

UNITS = (
    "money", "money/year", "money/month", "money/hour", "money/hire", "va_money", "va_money/month", "va_money/hour",
    "share", "share/year", "times/year", "hours", "hours/week", "hours/month", "weeks", "weeks/year", "days/year", "years",
    "months", "employees", "ratio", "flag", "choice", "currency",
)  # fmt: skip
CONFIDENCE = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure comes from. `url` is empty for a figure of ours, behind which no statistic stands."""

    title: str
    url: str = ""


EXAMPLE = Source(N_("Our estimate, no statistics behind it; enter your own if you can"))
CHOICE = Source(N_("Our starting value; only you can say what is right for you"))
OURS = {"example": EXAMPLE, "choice": CHOICE}


@dataclass(frozen=True, slots=True)
class Range:
    """An uncertain value: a 90 % range (`shape` "range") or lowest, likeliest and highest ("pert")."""

    low: float
    likely: float
    high: float
    shape: str = "range"

    def as_written(self) -> Any:
        """The form in which a scenario file writes it."""
        if self.shape == "range":
            return [self.low, self.high]
        return {"low": self.low, "likely": self.likely, "high": self.high}


def likely(value: Input) -> Any:
    """The likeliest value of what may be a range."""
    return value.likely if isinstance(value, Range) else value


def times(value: Input, factor: float) -> Input:
    """A number or a range, so many times; None stays."""
    if isinstance(value, Range):
        return Range(value.low * factor, value.likely * factor, value.high * factor, value.shape)
    return None if value is None else value * factor


@dataclass(frozen=True, slots=True)
class Record:
    """One assumption. `value` is None where the law itself gives the figure and the user may give another."""

    key: str
    label: str
    help: str
    unit: str
    value: Value
    blank: Value
    source: Source
    date: datetime.date
    confidence: str
    limits: tuple[float, float] | None = None
    range: tuple[float, float] | None = None
    formerly: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    note: str = ""
    reviewed_by: datetime.date | None = None
    also: str = ""  # other words by which people search for it

    @property
    def review(self) -> datetime.date:
        """The day from which the figure is due for another look: the one that its record names, else a year after the last."""
        return self.reviewed_by or a_year_after(self.date)

    @property
    def numeric(self) -> bool:
        """Whether the value is a number (a switch, a choice or a currency isn't)."""
        return self.unit not in ("flag", "choice", "currency")

    @property
    def optional(self) -> bool:
        """Whether "nothing" is a value: the law's own figure then applies, or a currency is not known."""
        return self.unit not in ("flag", "choice") and self.blank is None
