"""Conversions: the only place where weeks, months, quarters and years meet, and hundredths of money."""

from __future__ import annotations

import datetime

WEEKS_PER_YEAR = 52
MONTHS_PER_YEAR = 12
HOURS_PER_WEEK = 24 * 7
WORKING_DAYS_PER_WEEK = 5
WORKING_DAYS_PER_YEAR = WEEKS_PER_YEAR * WORKING_DAYS_PER_WEEK
MINUTES_PER_HOUR = 60
CENTS = 100
PERIODS_PER_YEAR = {"year": 1, "quarter": 4, "month": MONTHS_PER_YEAR, "week": WEEKS_PER_YEAR}


def months_later(start: datetime.date, months: int) -> datetime.date:
    """The same day `months` later, or the last day of that month if it is shorter."""
    year, month = divmod(start.year * MONTHS_PER_YEAR + start.month - 1 + months, MONTHS_PER_YEAR)
    following = datetime.date(year + (month == 11), (month + 1) % MONTHS_PER_YEAR + 1, 1)
    last = (following - datetime.timedelta(days=1)).day
    return datetime.date(year, month + 1, min(start.day, last))


def a_year_after(day: datetime.date) -> datetime.date:
    """When a figure is looked at again, where nothing else is known."""
    return months_later(day, MONTHS_PER_YEAR)
