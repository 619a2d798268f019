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

WHO_RELIES = "wie-erop-steunt"
"""For whom a task is that was released without saying so, about what never bound all: whoever
adopted, cites or chose about it. The check asks for an audience since."""


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
    """Which release ended a task, and why."""

    version: str
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
                for task in tasks_of(note, release, self.history):
                    # Of old a later note might bear the id of an earlier one.
                    free = task.id if task.id not in found else f"{task.id}-{release.name}"
                    found[free] = Task(**{**vars(task), "id": free})
        return found

    @cached_property
    def replaced_by(self) -> Mapping[str, Task]:
        """The task that came in the place of another, by the id of that other: the first one."""
        found: dict[str, Task] = {}
        for task in self.by_id.values():
            for old in task.replaces:
                if self._is_earlier(old, task.version):
                    found.setdefault(old, task)
        return found

    @cached_property
    def ended_by(self) -> Mapping[str, Ending]:
        """What ended a task, by its id: the first note that did."""
        found: dict[str, Ending] = {}
        for release in self.history.releases:
            for note in release.notes:
                for task in note.beeindigt:
                    if self._is_earlier(task, release.name):
                        found.setdefault(task, Ending(release.name, note.reden))
        return found

    def _is_earlier(self, task: str, version: str) -> bool:
        """Whether a task came before a version: only what came later can end it."""
        order = self.history.order
        return task in self.by_id and order[self.by_id[task].version] < order[version]

    def fate(self, task: Task) -> Task | Ending | None:
        """What became of a task by a later note: the first that did something counts."""
        other, ending = self.replaced_by.get(task.id), self.ended_by.get(task.id)
        if other and ending:
            order = self.history.order
            return other if order[other.version] <= order[ending.version] else ending
        return other or ending

    @property
    def in_force(self) -> tuple[Task, ...]:
        """The tasks that no later note replaced or ended."""
        return tuple(
            t for i, t in self.by_id.items() if i not in self.replaced_by and i not in self.ended_by
        )


def tasks_of(note: Wijzigingsnotitie, release: Release, history: History) -> Iterator[Task]:
    """The tasks that a change note brings; one without an audience is for whom it concerns."""
    if note.actie:
        short = Taak(id=note.id, tekst=note.actie, uiterlijk=note.uiterlijk)
        yield _task(short, note, release, history)
    for task in note.taken:
        yield _task(task, note, release, history)


def _task(task: Taak, note: Wijzigingsnotitie, release: Release, history: History) -> Task:
    items = task.items or note.items
    unsaid = ALL if history.bound_around(items, release.name) else WHO_RELIES
    return Task(
        task.id,
        task.tekst,
        items,
        task.doelgroep or unsaid,
        task.uiterlijk,
        release.name,
        note.id,
        task.verband or "",
        task.vervangt,
    )
