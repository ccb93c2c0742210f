"""What every option costs a year, from little work to much: the one curve that everybody asks for."""

from __future__ import annotations

from costmodel.answers.sweep import HOURS
from costmodel.present.charts.by_key import cost_by_key
from costmodel.present.charts.chart import Chart
from costmodel.scenario import Scenario
from costmodel.words import Translate


def cost_by_hours(
    scenario: Scenario, translate: Translate, language: str, dark: bool = False, highest: float | None = None,
    size: tuple[int, int] | None = None,
) -> Chart:  # fmt: skip
    """Cost a year of every option against hours of work a week, with the present workload marked."""
    return cost_by_key(scenario, HOURS, translate, language, dark, high=highest, size=size)
