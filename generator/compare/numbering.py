"""Which number follows, which changes ask for it, and what of them main already holds."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from generator.history.diff import content_changes
from generator.history.model import Framework
from generator.history.versions import Release
from generator.release.plan import Weighed, Weighing, weigh


@dataclass(frozen=True)
class Numbering:
    """The number after everything in the new state, and after what was there before.

    ``before`` is the lowest number that the old state asks for by itself, empty when nothing in it
    is unreleased; ``waiting`` are its changes since the newest release. ``own`` are the changes of
    the proposal that ask for the number, ``others`` those that the old state holds already.
    """

    weighing: Weighing
    own: tuple[Weighed, ...]
    others: tuple[Weighed, ...]
    waiting: tuple[Weighed, ...] = ()
    before: str = ""

    @property
    def lowest(self) -> str:
        """The lowest number that may follow."""
        return str(self.weighing.lowest)

    @property
    def moves(self) -> bool:
        """Whether the proposal asks for another number than what was there before."""
        return self.lowest != self.before


def numbering(
    newest: Release, old: Framework, new: Framework, changed: Container[str]
) -> Numbering | None:
    """Weigh everything since a release; ``changed`` are the items that the proposal changes."""
    weighing = _weighed(newest, new)
    if weighing is None:
        return None
    waiting = _weighed(newest, old)
    own = tuple(w for w in weighing.forcing if w.change.item in changed)
    others = tuple(w for w in weighing.forcing if w.change.item not in changed)
    if waiting is None:
        return Numbering(weighing, own, others)
    return Numbering(weighing, own, others, waiting.changes, str(waiting.lowest))


def _weighed(newest: Release, state: Framework) -> Weighing | None:
    changes = content_changes(state.kinds, newest.framework.data, state.data)
    weighing = weigh(newest.name, changes, state.notes)
    return weighing if changes or weighing.of_tasks else None
