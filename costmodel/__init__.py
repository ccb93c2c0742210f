"""What it costs to hire an employee, to pay a virtual assistant, or to keep doing the work: `compare(Scenario(...))`."""

from costmodel.compare import Comparison, compare
from costmodel.explain import Explanation, explain
from costmodel.scenario import Scenario
from costmodel.tasks import Task
from costmodel.words import InputError

__all__ = ["Comparison", "Explanation", "InputError", "Scenario", "Task", "compare", "explain"]
