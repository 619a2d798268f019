"""Which consumers a change touches, before it is released.

The same reliances as in the changelog of a consumer, asked of two states instead of a history.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.base.settings import Afnemers
from generator.changelog.reliance import BINDS, Reliance, reliances
from generator.history.diff import Change
from generator.history.history import History
from generator.history.model import Framework
from generator.history.versions import Release
from generator.setup.register import Consumer


def why(reliance: Reliance, afnemers: Afnemers) -> str:
    """Why an item touches a consumer, in words."""
    return f"raakt alle {afnemers.meervoud}" if reliance.reason == BINDS else reliance.reason


@dataclass(frozen=True)
class Touched:
    """One consumer with the changed items that touch it, and why."""

    consumer: Consumer
    reasons: Mapping[str, tuple[Reliance, ...]]

    @property
    def special(self) -> dict[str, tuple[Reliance, ...]]:
        """What touches it for a reason of its own, beyond what touches every consumer."""
        own = {
            item: tuple(r for r in reasons if r.reason != BINDS)
            for item, reasons in self.reasons.items()
        }
        return {item: reasons for item, reasons in own.items() if reasons}


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
        return tuple(t for t in self.touched if item in t.reasons)

    @property
    def special(self) -> tuple[Touched, ...]:
        """The consumers that have a reason of their own."""
        return tuple(t for t in self.touched if t.special)


def impact(old: Framework, new: Framework, changes: Iterable[Change], day: str) -> Impact:
    """Compute the impact of the changes from one state to another.

    Registrations count as they are on either side: taking out one's own citation in the same
    change doesn't hide that it was there. ``day`` (ISO 8601) decides which of them hold.
    """
    history = History((Release("oud", day, old), Release("nieuw", day, new)))
    changed = {c.item for c in changes}
    for_all = tuple(i for i in new.items if i in changed and _binds(history, i))
    present = new.register.present(day)
    touched = (Touched(c, dict(_reasons(history, (old, new), c, day, changed))) for c in present)
    return Impact(for_all, len(present), tuple(t for t in touched if t.reasons))


def _binds(history: History, item: str) -> bool:
    return any(item in history.binding(r.name) for r in history.releases)


def _reasons(
    history: History,
    sides: Iterable[Framework],
    consumer: Consumer,
    day: str,
    changed: Iterable[str],
) -> Iterator[tuple[str, tuple[Reliance, ...]]]:
    """The changed items that touch a consumer, each with the reliances of either side."""
    every = (r for side in sides for r in reliances(history, side, consumer, day))
    known = dict.fromkeys(r for r in every if r.holds_on(day))
    for item in changed:
        reasons = tuple(r for r in known if r.item == item)
        bound = (Reliance(item, BINDS, None),) if _binds(history, item) else ()
        own = tuple(r for r in reasons if r.reason != BINDS)
        if bound or own:
            yield item, (*bound, *own)
