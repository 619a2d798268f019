"""What only proposes something: to a consumer that adopted nothing it is a condition, no duty."""

from __future__ import annotations

from generator.changelog.task import Task
from generator.history.history import History


def only_proposed(history: History, task: Task) -> bool:
    """Whether all that a task is about is no more than a proposal, or isn't released."""
    there = history.newest.framework.items
    items = [i for i in task.items if i in there]
    return _is_unreleased(history) or (bool(items) and all(is_proposed(history, i) for i in items))


def is_proposed(history: History, item: str) -> bool:
    """Whether an item is no more than a proposal, or isn't released."""
    found = history.newest.framework.items[item]
    return _is_unreleased(history) or found.kind.is_proposal(found.data)


def _is_unreleased(history: History) -> bool:
    """Whether nothing was released yet."""
    return history.newest.is_concept and len(history.releases) == 1
