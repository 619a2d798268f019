"""The days that one consumer has to know: the last one of a task, and the first of an item.

What they say changes only when the task or the item does, so that a calendar keeps its events.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.changelog.changelog import Changelog
from generator.changelog.proposed import only_proposed
from generator.changelog.state import LAPSED, REPLACED, TaskState
from generator.history.history import History
from generator.history.model import Item


@dataclass(frozen=True)
class Begin:
    """The day from which an item holds.

    ``since`` is the day of the release that said so last; ``changes`` counts how often that was
    another day before; ``holds`` is false when it lapsed: then ``day`` is what was said last.
    """

    item: Item
    day: str
    since: str
    changes: int
    holds: bool


def begin_of(history: History, item: str) -> Begin | None:
    """From which day an item holds; ``None`` when no release ever said so."""
    newest = history.newest.framework.items[item]
    name = newest.kind.begins
    said: list[tuple[str, str]] = []
    for release in history.releases if name else ():
        data = release.framework.items[item].data if item in release.framework.items else {}
        day = "" if "ingetrokken" in data else str(data.get(name, ""))
        if day != (said[-1][0] if said else ""):
            said.append((day, release.date))
    if not said:
        return None
    last, since = said[-1]
    day = last or said[-2][0]
    return Begin(newest, day, since, len(said) - 1, holds=bool(last))


def dated_tasks(history: History, log: Changelog) -> Iterator[TaskState]:
    """The tasks with a last day that a consumer has or had."""
    return (t for t in tasks_told(history, log) if t.task.due)


def tasks_told(history: History, log: Changelog) -> Iterator[TaskState]:
    """The tasks that ask or asked something of a consumer: no proposal that it didn't adopt."""
    for state in log.tasks:
        settled_by_others = state.state in {REPLACED, LAPSED} and not state.reasons
        never = settled_by_others and not log.adopted and only_proposed(history, state.task)
        if not state.is_conditional and not never:
            yield state


def begins(history: History, log: Changelog) -> Iterator[Begin]:
    """From which day each item holds that a consumer relies on, each item once."""
    for item in dict.fromkeys(d.item for d in log.differences if d.comparable):
        if found := begin_of(history, item):
            yield found


def ends(log: Changelog) -> bool:
    """Whether a consumer is no more, so that what it is told ends too."""
    return log.consumer.ended_by(log.day)


def has_dates(history: History, log: Changelog) -> bool:
    """Whether there is any day to tell; without one a calendar is empty."""
    return ends(log) or any(dated_tasks(history, log)) or any(begins(history, log))
