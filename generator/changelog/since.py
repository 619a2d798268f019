"""What is the same for many: what changed for all who rely on one version, and what it asked.

Whoever adopted nothing relies on no version: then all counts that binds in the newest one.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.changelog.change import Difference, differences
from generator.changelog.reliance import BINDS, Reliance
from generator.changelog.task import ALL, Task, Tasks
from generator.history.history import BEFORE, History


@dataclass(frozen=True)
class Since:
    """What changed for everyone since a version (``None``: no version), and the tasks in force.

    ``differences`` are those of what binds in that version or in the newest one. ``tasks`` are
    those that came later, and those of before with a last day that was to come by then: adopting
    is not doing.
    """

    version: str | None
    differences: tuple[Difference, ...]
    tasks: tuple[Task, ...]


def since(history: History, tasks: Tasks, version: str | None) -> Since:
    """What changed for everyone who relies on a version, from their adoption on."""
    newest = history.binding(history.newest.name)
    binding = newest if version is BEFORE else newest | history.binding(version)
    items = (i for i in history.newest.framework.items if i in binding)
    told = differences(history, (Reliance(i, BINDS, version) for i in items))
    asked = (t for t in tasks.in_force if t.audience == ALL and _asks(history, t, version))
    return Since(version, tuple(d for d in told if d.change), tuple(asked))


def _asks(history: History, task: Task, version: str | None) -> bool:
    """Whether a task is still asked of who adopted a version on its day."""
    if version is BEFORE or not history.contains(version, task.version):
        return True
    return task.due is not None and task.due >= history.releases[history.order[version]].date
