"""What a registration changes for who it is about: the verdict before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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

    Both are read on the same day, so that only the registration makes a difference.
    """
    afnemers = new.settings.afnemers
    ids = [c.item for c in changes if afnemers and c.kind in afnemers.soorten]
    if not ids or not releases:
        return ()
    history = History(tuple(releases))
    day = max(newest_day(history, side) for side in (old, new))
    return tuple(_changed(history, old, new, day, who) for who in _whom(ids, old, new, day))


def _whom(ids: Iterable[str], old: Framework, new: Framework, day: str) -> Iterator[str]:
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
    before, after = (_log(history, side, day, who) for side in (old, new))
    was, now = (tuple(_about(log)) if log else () for log in (before, after))
    return Changed(
        who,
        name,
        verdict(before) if before else None,
        verdict(after) if after else None,
        tuple(a for a in now if a not in was),
        tuple(a for a in was if a not in now),
    )


def _log(history: History, users: Framework, day: str, who: str) -> Changelog | None:
    if who in users.register:
        return Changelogs(history, users, day).of(users.register[who])
    return of_body(history, users, who, day) if who in users.joint_bodies else None


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
