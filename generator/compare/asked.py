"""What a proposal asks: which tasks its notes make, replace, end or leave, and for whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.changelog.impact import Impact
from generator.changelog.reliance import BINDS, CHOSE, CITES, INHERITED, TOGETHER, Reliance
from generator.history.model import Framework, Ids, Wijzigingsnotitie

RELIANCES = (BINDS, CITES, CHOSE, TOGETHER, INHERITED)
"""The kinds of reliance by which someone is touched, in the order in which they are told."""


@dataclass(frozen=True)
class Asked:
    """One task that a note makes. ``replaces`` are the tasks in whose place it comes."""

    id: str
    text: str
    items: Ids
    audience: str | None
    body: str | None
    due: str | None
    replaces: Ids = ()


@dataclass(frozen=True)
class TaskEffects:
    """What the notes of a proposal do to tasks."""

    made: tuple[Asked, ...] = ()
    ended: Ids = ()
    left: Ids = ()

    @property
    def replaced(self) -> Mapping[str, str]:
        """The earlier tasks that are replaced, each with the one that comes in its place."""
        return {old: task.id for task in self.made for old in task.replaces}

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.made or self.ended or self.left)


def task_effects(old: Framework, new: Framework) -> TaskEffects:
    """What the notes that a proposal brings or changes do to tasks."""
    before = {note.id: note for note in old.notes}
    notes = [n for n in new.notes if before.get(n.id) != n]
    return TaskEffects(
        tuple(task for note in notes for task in _made(note)),
        tuple(dict.fromkeys(t for n in notes for t in n.beeindigt)),
        tuple(dict.fromkeys(t for n in notes for t in n.laat_staan)),
    )


def _made(note: Wijzigingsnotitie) -> Iterator[Asked]:
    if note.actie:
        yield Asked(note.id, note.actie, note.items, None, None, note.uiterlijk)
    for task in note.taken:
        yield Asked(
            task.id,
            task.tekst,
            task.items or note.items,
            task.doelgroep,
            task.verband,
            task.uiterlijk,
            task.vervangt,
        )


def by_reliance(impact: Impact) -> Mapping[str, int]:
    """How many consumers are touched by each kind of reliance; one may be by more than one."""
    found = Counter(
        kind
        for touched in impact.touched
        for kind in {_kind(r) for reasons in touched.reasons.values() for r in reasons}
    )
    return {kind: found[kind] for kind in RELIANCES if found[kind]}


def _kind(reliance: Reliance) -> str:
    return reliance.role if reliance.role in {TOGETHER, INHERITED} else reliance.reason
