"""What it costs to hire an employee, to pay a virtual assistant, or to keep doing the work: `compare(Scenario(...))`."""

from costmodel.answers.break_even import BreakEven, break_even
from costmodel.answers.horizon import Horizon, horizon
from costmodel.answers.sensitivity import Sensitivity, sensitivity
from costmodel.answers.simulation import Simulation, simulate
from costmodel.compare import Comparison, compare
from costmodel.explain import Explanation, explain
from costmodel.scenario import Scenario
from costmodel.tasks import Task
from costmodel.words import InputError

__all__ = [
    "BreakEven", "Comparison", "Explanation", "Horizon", "InputError", "Scenario", "Sensitivity", "Simulation", "Task",
    "break_even", "compare", "explain", "horizon", "sensitivity", "simulate",
]  # fmt: skip
