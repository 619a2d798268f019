"""What a registration changes for who it is about: the verdict before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.changelog.body import of_body
from generator.changelog.changelog import Changelog, Changelogs
from generator.changelog.day import newest_day
from generator.changelog.reliance import Reliance
from generator.changelog.verdict import Verdict, verdict
from generator.history.diff import Change
from generator.history.history import History
from generator.history.model import Framework
from generator.history.versions import Release


@dataclass(frozen=True)
class Changed:
    """The verdict for one consumer or body, before and after; ``None`` where it isn't there.

    ``comes`` and ``goes`` are what stands behind it that wasn't there, or no longer: the counts may
    stay the same while it is about something else.
    """

    id: str
    name: str
    before: Verdict | None
    after: Verdict | None
    comes: tuple[str, ...] = ()
    goes: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether the registration changes nothing of it."""
        return self.before == self.after and not self.comes and not self.goes


def verdicts(
    releases: Sequence[Release], old: Framework, new: Framework, changes: Iterable[Change]
) -> tuple[Changed, ...]:
    """The verdicts for who registered something, and for the members of a body that did.

    Both are read on the same day, so that only the registration makes a difference. Of who stands
    otherwise in the register, and who came after, only those for whom that changes something.
    """
    afnemers = new.settings.afnemers
    if afnemers is None or not releases:
        return ()
    ids = [c.item for c in changes if c.kind in afnemers.soorten]
    rows = [who for who in {**old.register.by_id, **new.register.by_id} if _moves(who, old, new)]
    if not ids and not rows:
        return ()
    history = History(tuple(releases))
    day = max(newest_day(history, side) for side in (old, new))
    sides = (_Users(history, old, day), _Users(history, new, day))
    registered = dict.fromkeys(_whom(ids, old, new, day))
    others = [w for w in dict.fromkeys(_whom(rows, old, new, day)) if w not in registered]
    moved = (_changed(sides, who) for who in others)
    return (
        *(_changed(sides, who) for who in registered),
        *(changed for changed in moved if not changed.is_same),
    )


def _moves(who: str, old: Framework, new: Framework) -> bool:
    """Whether someone is there on other days, or goes into others, than before."""
    rows = (side.register.by_id.get(who) for side in (old, new))
    was, now = ((r.ingang, r.einde, r.opvolgers) if r else None for r in rows)
    return was != now


def _whom(ids: Iterable[str], old: Framework, new: Framework, day: str) -> Iterator[str]:
    """Who is told something else when these registered something, or stand in the register so."""
    for item in ids:
        yield item
        for side in (old, new):
            if item in side.register:
                # What someone registered who is no more, counts for who came after.
                yield from (c.id for c in side.register.successors(item, day))
            if item in side.joint_bodies:
                yield from side.joint_bodies[item].leden


@dataclass(frozen=True)
class _Users:
    """One side: what was registered, as it is read on a day."""

    history: History
    users: Framework
    day: str

    @cached_property
    def _logs(self) -> Changelogs:
        return Changelogs(self.history, self.users, self.day)

    def log(self, who: str) -> Changelog | None:
        """What someone is told, if it is there."""
        if who in self.users.register:
            return self._logs.of(self.users.register[who])
        if who in self.users.joint_bodies:
            return of_body(self.history, self.users, who, self.day)
        return None

    def name(self, who: str) -> str:
        """What someone is called; empty when it isn't there."""
        users = self.users
        if who in users.joint_bodies:
            return users.joint_bodies[who].naam
        return users.register[who].naam if who in users.register else ""


def _changed(sides: tuple[_Users, _Users], who: str) -> Changed:
    name = sides[1].name(who) or sides[0].name(who)
    before, after = (side.log(who) for side in sides)
    was, now = (tuple(_about(log)) if log else () for log in (before, after))
    return Changed(
        who,
        name,
        verdict(before) if before else None,
        verdict(after) if after else None,
        tuple(a for a in now if a not in was),
        tuple(a for a in was if a not in now),
    )


def _about(log: Changelog) -> Iterator[str]:
    """What stands behind a verdict, in words, each once."""
    told = [
        *(f"taak {t.task.id}" for t in (*log.to_do, *log.overdue)),
        *(f"na te kijken: {_named(r.reliance)}, {r.why}" for r in log.to_review),
        *(f"ter kennisneming: {_named(d.reliance)}" for d in log.to_know),
    ]
    yield from dict.fromkeys(told)


def _named(reliance: Reliance) -> str:
    """What is relied on, where and since which version."""
    where = f" in ‘{reliance.document}’" if reliance.document else ""
    since = f" (versie {reliance.version})" if reliance.version else ""
    return f"{reliance.item}{where}{since}"
