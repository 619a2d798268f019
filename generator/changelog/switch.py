"""What adopting a version would mean for a consumer, before it decides.

It is adopted as if, on the reference day, and told by the same rules: nothing here decides anything
but what is different between the two.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from generator.changelog.change import Difference
from generator.changelog.changelog import Changelog, Changelogs, by_day
from generator.changelog.reliance import BINDS
from generator.changelog.review import Review
from generator.changelog.state import DONE, TaskState
from generator.history.model import Framework
from generator.setup.register import Consumer

NOBODY_YET = Consumer("", "", "", None, None, ())
"""A consumer that registered nothing and came of none: what it is told holds for all like it."""


def as_if_adopted(told: Changelogs, consumers: Iterable[str], version: str) -> Changelogs:
    """What would be told if some consumers adopted a version on the reference day.

    Those that exist don't count for each other, so that many can be asked at once: only what is no
    more, and joint bodies, whose adoptions stay as they are, count for another.
    """
    users = told.users
    afnemers = users.settings.afnemers
    assert afnemers
    taken = {"versie": version, "datum": told.day, "document": "dit besluit"}
    own = users.data.get(afnemers.soort, {})
    switched = {c: {**own.get(c, {"id": c}), "overgenomen": taken} for c in consumers}
    data = {**users.data, afnemers.soort: {**own, **switched}}
    return Changelogs(told.history, Framework(users.setup, data), told.day)


@dataclass(frozen=True)
class Switch:
    """What adopting a version would ask, end and change: what is told now, and what would be."""

    version: str
    now: Changelog
    then: Changelog

    @cached_property
    def _open_now(self) -> frozenset[str]:
        return frozenset(t.task.id for t in (*self.now.to_do, *self.now.overdue))

    @cached_property
    def _open_then(self) -> tuple[TaskState, ...]:
        return (*self.then.to_do, *self.then.overdue)

    @cached_property
    def asked(self) -> tuple[TaskState, ...]:
        """The tasks that it would ask, and that aren't asked now."""
        return tuple(t for t in self._open_then if t.task.id not in self._open_now)

    @cached_property
    def kept(self) -> tuple[TaskState, ...]:
        """The tasks that are open now, and would stay so."""
        return tuple(t for t in self._open_then if t.task.id in self._open_now)

    @cached_property
    def settled(self) -> tuple[TaskState, ...]:
        """The tasks that would be done by adopting: asked now, or as soon as it is adopted."""
        known = {t.task.id for t in self.now.tasks if not t.is_open}
        done = (t for t in self.then.tasks if t.state == DONE and t.task.id not in known)
        return tuple(sorted(done, key=by_day))

    @cached_property
    def ended(self) -> tuple[TaskState, ...]:
        """The tasks that are open now, and would concern the consumer no longer."""
        still = {t.task.id for t in self.then.tasks}
        open_now = (*self.now.to_do, *self.now.overdue)
        return tuple(t for t in open_now if t.task.id not in still)

    @cached_property
    def to_review(self) -> tuple[Review, ...]:
        """What would have to be looked at, and needn't now."""
        return _without(self.then.to_review, self.now.to_review)

    @cached_property
    def reviewed(self) -> tuple[Review, ...]:
        """What has to be looked at now, and needn't any more."""
        return _without(self.now.to_review, self.then.to_review)

    @cached_property
    def changes(self) -> tuple[Difference, ...]:
        """What would hold otherwise than now, an item each."""
        after = {d.item: d.change for d in self.later}
        return tuple(d for d in _bound(self.now) if d.change != after.get(d.item))

    @cached_property
    def later(self) -> tuple[Difference, ...]:
        """What changed after that version, and wouldn't be adopted with it."""
        return _bound(self.then)


def _without(some: Iterable[Review], others: Iterable[Review]) -> tuple[Review, ...]:
    there = {(r.reliance, r.why) for r in others}
    return tuple(r for r in some if (r.reliance, r.why) not in there)


def _bound(log: Changelog) -> tuple[Difference, ...]:
    """What changed of what binds everyone, or would; once for each item."""
    found: dict[str, Difference] = {}
    for difference in (*log.differences, *log.proposed):
        if difference.reliance.reason == BINDS and difference.change is not None:
            found.setdefault(difference.item, difference)
    return tuple(found.values())
