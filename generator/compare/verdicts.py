"""What a registration changes for who it is about: the verdict before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.changelog.body import of_body
from generator.changelog.changelog import Changelogs
from generator.changelog.day import newest_day
from generator.changelog.verdict import Verdict, verdict
from generator.history.diff import Change
from generator.history.history import History
from generator.history.model import Framework
from generator.history.versions import Release


@dataclass(frozen=True)
class Changed:
    """The verdict for one consumer or body, before and after; ``None`` where it isn't there."""

    id: str
    name: str
    before: Verdict | None
    after: Verdict | None

    @property
    def is_same(self) -> bool:
        """Whether the registration changes nothing of it."""
        return self.before == self.after


def verdicts(
    releases: Sequence[Release], old: Framework, new: Framework, changes: Iterable[Change]
) -> tuple[Changed, ...]:
    """The verdicts for who registered something, and for the members of a body that did.

    Both are read on the same day, so that only the registration makes a difference.
    """
    afnemers = new.settings.afnemers
    ids = [c.item for c in changes if afnemers and c.kind in afnemers.soorten]
    if not ids or not releases:
        return ()
    history = History(tuple(releases))
    day = max(newest_day(history, side) for side in (old, new))
    return tuple(_changed(history, old, new, day, who) for who in _about(ids, old, new, day))


def _about(ids: Iterable[str], old: Framework, new: Framework, day: str) -> Iterator[str]:
    found: dict[str, None] = {}
    for item in ids:
        found[item] = None
        if item in new.register:
            # What someone registered who is no more, counts for who came after.
            found |= {c.id: None for c in new.register.successors(item, day)}
        bodies = [s.joint_bodies[item] for s in (old, new) if item in s.joint_bodies]
        found |= {member: None for body in bodies for member in body.leden}
    yield from found


def _changed(history: History, old: Framework, new: Framework, day: str, who: str) -> Changed:
    name = new.register[who].naam if who in new.register else ""
    for side in (old, new):
        name = side.joint_bodies[who].naam if who in side.joint_bodies else name
    before, after = (_verdict(history, side, day, who) for side in (old, new))
    return Changed(who, name, before, after)


def _verdict(history: History, users: Framework, day: str, who: str) -> Verdict | None:
    if who in users.register:
        return verdict(Changelogs(history, users, day).of(users.register[who]))
    return verdict(of_body(history, users, who, day)) if who in users.joint_bodies else None
