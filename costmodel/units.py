"""Conversions: the only place where weeks, months, quarters and years meet, and hundredths of money."""

WEEKS_PER_YEAR = 52
MONTHS_PER_YEAR = 12
HOURS_PER_WEEK = 24 * 7
WORKING_DAYS_PER_WEEK = 5
WORKING_DAYS_PER_YEAR = WEEKS_PER_YEAR * WORKING_DAYS_PER_WEEK
MINUTES_PER_HOUR = 60
CENTS = 100
PERIODS_PER_YEAR = {"year": 1, "quarter": 4, "month": MONTHS_PER_YEAR, "week": WEEKS_PER_YEAR}
