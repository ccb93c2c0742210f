"""The ways of getting the work done, in the order in which they are shown."""

from __future__ import annotations

from costmodel.options import employee, hourly, owner, per_task, retainer
from costmodel.options.option import Option

OPTIONS: tuple[Option, ...] = (
    employee.FULL_TIME,
    employee.PART_TIME,
    hourly.OPTION,
    per_task.OPTION,
    retainer.OPTION,
    owner.OPTION,
)

__all__ = ["OPTIONS", "Option"]
