"""A place that does not exist, to add to a copy of the assumptions; and how everything read before is forgotten."""

from __future__ import annotations

import sys

ATLANTIS = """
place: at
name: Atlantis
currency: EUR
covered_from: 2026-01-01
checked: 2026-06-01
review: 2027-01-01
left_out:
  - What the fish ask for.
sources:
  law: {title: The law of the sea, url: "https://example.org/law"}
status:
  test: The test of the sea
  source: law
  date: 2026-06-01
  confidence: high
  hours_per_week: 30
  signs:
    - Do you say how to swim?
  note: It names no hours.
inputs:
  law.depth: {label: Depth, help: How deep the office lies., unit: choice, choices: [shallow, deep], value: shallow,
    blank: shallow, source: law, date: 2026-06-01, confidence: high}
limits:
  ceiling: {label: Ceiling of the sea, source: law, date: 2026-06-01, confidence: high,
    amounts: [{from: 2026-01-01, amount: 50000}]}
charges:
  pension:
    label: Pension of the sea
    source: law
    date: 2026-06-01
    confidence: high
    note: On pay.
    rules:
      - {from: 2026-01-01, scale: [{above: 0, rate: 0.08}, {above: 20000, rate: 0.1}, {above: ceiling, rate: 0}]}
  divers:
    label: Divers' fund
    source: law
    date: 2026-06-01
    confidence: medium
    review: 2026-12-01
    when: {law.depth: deep}
    rules:
      - {from: 2026-01-01, flat: {amount: 12, per: month}}
  tide:
    label: Tide *tax*
    source: law
    date: 2026-06-01
    confidence: high
    rules:
      - {from: 2026-01-01, scale: [{above: 0, rate: 0.01}], allowance: 500}
defaults:
  employee.salary: {value: 30000, source: law, date: 2026-06-01, confidence: medium}
  va.rate: {value: 20, source: law, date: 2026-06-01, confidence: medium, note: By the hour.}
in_words:
  employee.sick_days: {says: You pay the first three tides., source: law, date: 2026-06-01, confidence: high}
"""


def forget_assumptions() -> None:
    """Let everything be read anew."""
    for name, module in list(sys.modules.items()):
        if name.startswith("costmodel"):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
