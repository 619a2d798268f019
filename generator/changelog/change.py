"""Change: the net difference of one item between one reliance's version and the newest release.

What went there and back between these two is no change. What can't be compared is never called
unchanged.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.changelog.quote import Found, follow
from generator.changelog.reliance import CITES, Reliance
from generator.history.diff import REPLACED, WITHDRAWN, Change
from generator.history.direction import MORE, heaviest
from generator.history.history import BEFORE, NORMATIVE, History
from generator.history.model import Wijzigingsnotitie


@dataclass(frozen=True)
class Difference:
    """What of an item changed for one reliance.

    ``change`` is ``None`` when nothing did, or when it can't be said: then ``comparable`` is false.
    ``was_there`` says whether the item held at the version relied on. ``passage`` is what became of
    the words that a citation quotes. ``version`` is the newest release in which the item changed.
    """

    reliance: Reliance
    change: Change | None = None
    comparable: bool = True
    was_there: bool = True
    version: str = ""
    notes: tuple[Wijzigingsnotitie, ...] = ()
    passage: Found | None = None

    @property
    def item(self) -> str:
        """The item that it is about."""
        return self.reliance.item

    @property
    def direction(self) -> str | None:
        """The heaviest direction that a note about it gives."""
        return heaviest(self.notes)

    @property
    def asks_more(self) -> bool:
        """Whether the change asks more, or may: nobody said which way it went."""
        if self.change is None:
            return False
        if self.direction is None:
            is_less = self.change.type in {WITHDRAWN, REPLACED}
            return self.change.weight == NORMATIVE and not is_less
        return self.direction == MORE

    @property
    def is_context(self) -> bool:
        """Whether the change lies around the words that are quoted, not in them."""
        return self.passage is not None and self.passage.is_same


def difference(history: History, reliance: Reliance) -> Difference:
    """What changed for one reliance up to the newest release."""
    item, since = reliance.item, reliance.version
    if not history.knows(since) or item not in history.newest.framework.items:
        return Difference(reliance, comparable=False)
    old = None if since is BEFORE else history.item(item, since)
    was_there = since is BEFORE or (old is not None and not old.withdrawn)
    passage = None
    if reliance.reason == CITES and reliance.quote and old is not None:
        passage = follow(reliance.quote, old, history.newest.framework.items[item])
    change = history.net(item, since)
    if change is None:
        return Difference(reliance, was_there=was_there, passage=passage)
    return Difference(
        reliance,
        change,
        was_there=was_there,
        version=history.last_change(item, since),
        notes=history.notes(item, since),
        passage=passage,
    )


def differences(history: History, reliances: Iterable[Reliance]) -> tuple[Difference, ...]:
    """What changed for each of some reliances, in their order."""
    return tuple(difference(history, r) for r in reliances)
