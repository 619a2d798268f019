"""Which consumers a change touches, before it is released.

The same reasons as in the changelog of a consumer, asked of two states instead of a history:
what binds every consumer, what it cites, what it chose, itself or through a joint body or a
predecessor.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.history.changelog import BINDS, History, Touch, touched
from generator.history.diff import Change
from generator.history.model import Framework
from generator.history.versions import CONCEPT, Release
from generator.setup.register import Consumer


@dataclass(frozen=True)
class Touched:
    """One consumer with the changed items that touch it, and why."""

    consumer: Consumer
    touches: Mapping[str, tuple[Touch, ...]]

    @property
    def special(self) -> dict[str, tuple[Touch, ...]]:
        """What touches it for a reason of its own, beyond what touches every consumer."""
        own = {
            i: tuple(t for t in touches if t.reason != BINDS) for i, touches in self.touches.items()
        }
        return {item: touches for item, touches in own.items() if touches}


@dataclass(frozen=True)
class Impact:
    """What some changes do to consumers.

    ``for_all`` are the items that touch every consumer that exists; ``all`` says how many
    those are; ``touched`` holds every consumer that any change touches.
    """

    for_all: tuple[str, ...]
    all: int
    touched: tuple[Touched, ...]

    def of(self, item: str) -> tuple[Touched, ...]:
        """The consumers that one changed item touches."""
        return tuple(t for t in self.touched if item in t.touches)

    @property
    def special(self) -> tuple[Touched, ...]:
        """The consumers that have a reason of their own."""
        return tuple(t for t in self.touched if t.special)


def impact(old: Framework, new: Framework, changes: Iterable[Change], day: str) -> Impact:
    """Compute the impact of the changes from one state to another.

    Registrations count as they are on either side: taking out one's own citation in the same
    change doesn't hide that it was there. ``day`` (ISO 8601) decides which citations still hold.
    """
    states = (Release("oud", day, old), Release(CONCEPT, day, new, is_concept=True))
    history = History(states)
    changed = {c.item for c in changes}
    touched_consumers = []
    for consumer in new.register.present:
        touches: dict[str, list[Touch]] = defaultdict(list)
        for users in (old, new):
            for item, reasons in touched(history, users, consumer).items():
                if item in changed:
                    touches[item] += [r for r in reasons if r not in touches[item]]
        if touches:
            touched_consumers.append(Touched(consumer, {i: tuple(t) for i, t in touches.items()}))
    for_all = tuple(i for i in history.binding if i in changed)
    return Impact(for_all, len(new.register.present), tuple(touched_consumers))
