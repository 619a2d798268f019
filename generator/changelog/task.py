"""Task: something a consumer has to do, with an id for ever.

A task comes from a change note. A later note may put another in its place, or end it; nothing else
does. A note of old, with ``actie`` and ``uiterlijk``, is a task that bears the id of the note.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.history.history import History
from generator.history.model import Ids, Taak, Wijzigingsnotitie
from generator.history.versions import Release

ALL, WHO_CITES, WHO_DIFFERS, MEMBERS = "allen", "wie-aanhaalt", "wie-afwijkt", "leden"
"""For whom a task is."""


@dataclass(frozen=True)
class Task:
    """One task: its text, the items it is about, for whom, and the last day (or ``None``).

    ``version`` is the release that brought it and ``note`` its change note; ``body`` is the joint
    body for whose members it is; ``replaces`` are the ids of tasks in whose place it comes.
    """

    id: str
    text: str
    items: Ids
    audience: str
    due: str | None
    version: str
    note: str
    body: str = ""
    replaces: Ids = ()


@dataclass(frozen=True)
class Ending:
    """Which release ended a task, by which note and why."""

    version: str
    note: str
    reason: str


class Tasks:
    """All tasks of a history, in the order in which they came, and what became of them."""

    def __init__(self, history: History) -> None:
        """Collect the tasks of all releases."""
        self.history = history

    @cached_property
    def by_id(self) -> Mapping[str, Task]:
        """The tasks by id."""
        found: dict[str, Task] = {}
        for release in self.history.releases:
            for note in release.notes:
                for task in tasks_of(note, release):
                    # Of old a later note might bear the id of an earlier one.
                    free = task.id if task.id not in found else f"{task.id}-{release.name}"
                    found[free] = Task(**{**vars(task), "id": free})
        return found

    @cached_property
    def replaced_by(self) -> Mapping[str, Task]:
        """The task that came in the place of another, by the id of that other."""
        return {old: task for task in self.by_id.values() for old in task.replaces}

    @cached_property
    def ended_by(self) -> Mapping[str, Ending]:
        """What ended a task, by its id."""
        return {
            task: Ending(release.name, note.id, note.reden)
            for release in self.history.releases
            for note in release.notes
            for task in note.beeindigt
        }

    @property
    def in_force(self) -> tuple[Task, ...]:
        """The tasks that no later note replaced or ended."""
        return tuple(
            t for i, t in self.by_id.items() if i not in self.replaced_by and i not in self.ended_by
        )


def tasks_of(note: Wijzigingsnotitie, release: Release) -> Iterator[Task]:
    """The tasks that a change note brings."""
    if note.actie:
        yield Task(
            note.id,
            note.actie,
            note.items,
            audience_of(None, note.items, release),
            note.uiterlijk,
            release.name,
            note.id,
        )
    for task in note.taken:
        yield _task(task, note, release)


def _task(task: Taak, note: Wijzigingsnotitie, release: Release) -> Task:
    items = task.items or note.items
    return Task(
        task.id,
        task.tekst,
        items,
        audience_of(task.doelgroep, items, release),
        task.uiterlijk,
        release.name,
        note.id,
        task.verband or "",
        task.vervangt,
    )


def audience_of(said: str | None, items: Ids, release: Release) -> str:
    """For whom a task is: as was said, or else all when one of its items binds all.

    The check asks for an audience when none of them does; releases of old were made without it.
    """
    return said or (ALL if binds_all(items, release) else WHO_CITES)


def binds_all(items: Ids, release: Release) -> bool:
    """Whether one of these items binds all consumers in a release."""
    there = release.framework.items
    return any(i in there and there[i].kind.binds_all(there[i].data) for i in items)
