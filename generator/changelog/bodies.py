"""The changelog of a joint body: of what it relies on itself, not of what its members do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.changelog.changelog import Changelog, Changelogs
from generator.changelog.reliance import BINDS
from generator.history.history import History
from generator.history.model import Framework
from generator.setup.register import Consumer, Register


def body_changelogs(history: History, users: Framework, day: str) -> Mapping[str, Changelog]:
    """The changelog of each joint body by id: as if it were a consumer by itself.

    What binds all consumers binds a body only when it adopted a version.
    """
    afnemers = users.settings.afnemers
    if afnemers is None or not afnemers.samen:
        return {}
    bodies = {i: Consumer(i, b.naam, "", None, None, ()) for i, b in users.joint_bodies.items()}
    data = {afnemers.soort: users.data.get(afnemers.samen, {}), afnemers.samen: {}}
    alone = Framework(replace(users.setup, register=Register(bodies)), data={**users.data, **data})
    told = Changelogs(history, alone, day)
    return {name: _own(told.of(body)) for name, body in bodies.items()}


def _own(log: Changelog) -> Changelog:
    if log.adopted:
        return log
    return replace(
        log,
        reliances=tuple(r for r in log.reliances if r.reason != BINDS),
        tasks=tuple(t for t in log.tasks if t.reasons),
        differences=tuple(d for d in log.differences if d.reliance.reason != BINDS),
        to_know=tuple(d for d in log.to_know if d.reliance.reason != BINDS),
        proposed=(),
    )
