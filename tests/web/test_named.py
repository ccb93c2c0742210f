"""Under which name a saved chart stands: that of figures changed since is said to be so, as above the answer."""

from __future__ import annotations

import pytest

from costmodel import Scenario, compare
from costmodel.present.charts import cost_bars
from costmodel.tasks import Task
from costmodel.web import state
from costmodel.web.named import signed
from costmodel.web.state import View
from costmodel.words import untranslated
from costmodel.worked_examples import FIRST_EXAMPLE, example

KEPT = Scenario("us-tx", "2026-07-01", {"va.rate": 12}, name="Filipino VA")


def foot(scenario: Scenario) -> tuple[str, ...]:
    view = View(scenario, compare(scenario), "en", untranslated, False)
    return signed(view, cost_bars(view.comparison, untranslated, "en")).inputs


def test_the_name_of_a_kept_scenario_is_that_of_its_figures_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "kept_scenarios", lambda: (KEPT,))
    assert foot(KEPT)[0] == "Filipino VA"
    assert foot(KEPT.change({"va.rate": 14}))[0] == "Changed from: Filipino VA"
    assert foot(Scenario("us-tx", "2026-07-01"))[0].startswith("Place: ")


def test_an_example_is_called_one() -> None:
    began, _about = example(FIRST_EXAMPLE)
    assert foot(began)[0] == f"Example: {began.name}"
    assert foot(began.change({"owner.hour_value": 61}))[0] == f"Changed from the example: {began.name}"


def test_hours_from_tasks_are_said_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """52 pieces a month of 45 minutes are 468 hours a year, 9 in each of 52 weeks."""
    monkeypatch.setattr(state, "kept_scenarios", lambda: ())
    work = Scenario("us-tx", "2026-07-01", {"work.weeks_per_year": 52}, (Task("Books", 52, 45),))
    assert "Hours of work a week: 9" in foot(work)
