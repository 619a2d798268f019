"""The changelog of a joint body: what it relies on itself, and what its members have to do as such.

By the same rules as that of a consumer: the body is read as one, with itself as the only member.
What binds all consumers concerns a body only when it adopted a version; else it is theirs to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Protocol, TypeVar

from generator.changelog.changelog import Changelog, Changelogs
from generator.changelog.reliance import BINDS, Reliance
from generator.changelog.state import TaskState
from generator.changelog.task import MEMBERS
from generator.history.history import History
from generator.history.model import Data, Framework, Gebruiker
from generator.setup.register import Consumer, Register


class _Told(Protocol):
    @property
    def reliance(self) -> Reliance:
        """On what it is counted."""


_T = TypeVar("_T", bound=_Told)


def of_body(history: History, users: Framework, body: str, day: str) -> Changelog:
    """The changelog of one body on a reference day; raises ``KeyError`` for one that isn't there.

    It says that it exists whoever its members are: what it registered stays until it is closed.
    """
    user = users.joint_bodies[body]
    consumer = Consumer(body, user.naam, "", None, None, ())
    log = Changelogs(history, _alone(users, user, consumer), day).of(consumer)
    return log if log.adopted else _without_what_binds(log)


def _alone(users: Framework, user: Gebruiker, consumer: Consumer) -> Framework:
    """The framework with the body as its only consumer, and as the only member of itself."""
    afnemers = users.settings.afnemers
    assert afnemers
    registered = users.data[afnemers.samen][user.id]
    member = {"id": user.id, "leden": [user.id]}
    setup = replace(users.setup, register=Register({user.id: consumer}))
    alone: Mapping[str, Mapping[str, Data]] = {
        afnemers.soort: {user.id: registered},
        afnemers.samen: {user.id: member},
    }
    return Framework(setup, {**users.data, **alone})


def _without_what_binds(log: Changelog) -> Changelog:
    return replace(
        log,
        reliances=tuple(r for r in log.reliances if r.reason != BINDS),
        tasks=tuple(t for t in log.tasks if _is_own(t)),
        differences=_own(log.differences),
        to_know=_own(log.to_know),
        proposed=(),
    )


def _is_own(state: TaskState) -> bool:
    """Whether a task is for members of a body, or for who relies on an item as the body does."""
    return state.task.audience == MEMBERS or bool(state.reasons)


def _own(told: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(t for t in told if t.reliance.reason != BINDS)
