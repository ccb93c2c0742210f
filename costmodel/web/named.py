"""What the open scenario is called, and whether its figures are still those that go by that name."""

from __future__ import annotations

from dataclasses import replace

from costmodel.present.charts import Chart
from costmodel.web import state
from costmodel.web.state import View
from costmodel.words import N_
from costmodel.worked_examples import example_of, name_of


def called(view: View) -> str:
    """The name; that it is a worked example's, and whether anything in it or in a kept scenario was changed."""
    scenario, began = view.scenario, example_of(view.scenario)
    if began is None:
        kept = [each for each in state.kept_scenarios() if each.name == scenario.name]
        changed = kept and scenario not in kept
        return view.translate(N_("Changed from: {name}")).format(name=scenario.name) if changed else scenario.name
    text = N_("Example: {name}") if scenario == began else N_("Changed from the example: {name}")
    return view.translate(text).format(name=name_of(scenario, view.translate))


def signed(view: View, chart: Chart) -> Chart:
    """A chart to be saved, under whose name stands the same as above the answer."""
    first, *others = chart.inputs
    if not view.scenario.name or first != name_of(view.scenario, view.translate):
        return chart
    return replace(chart, inputs=(called(view), *others))
