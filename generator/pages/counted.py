"""What a verdict was counted from, and what is still to come, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from generator.base.phrases import counted, in_words, listed
from generator.changelog.changelog import Changelog
from generator.changelog.reliance import (
    BINDS,
    CITES,
    INHERITED,
    OWN,
    TOGETHER,
    Adoption,
    Reliance,
)
from generator.history.model import Framework
from generator.setup.register import Consumer

Name = Callable[[str], str]


def counted_from(log: Changelog, name: Name, body: str) -> list[str]:
    """What a verdict was counted from: each adoption, and the citations and choices together.

    ``name`` gives the name of an id, and ``body`` is the word for a body of several.
    """
    adopted = [_adoption(a, name) for a in log.adopted] or ["geen overgenomen versie"]
    held = [r for r in log.reliances if r.holds_on(log.day) and r.reason != BINDS]
    return [*adopted, *_registered(held, body)]


def _adoption(adoption: Adoption, name: Name) -> str:
    version, day = f"versie {adoption.version}", in_words(adoption.day)
    where = f" ({adoption.document})" if adoption.document else ""
    if adoption.role == INHERITED:
        return f"{version}, de oudste van de voorgangers: {name(adoption.via)}, {day}{where}"
    if adoption.role == TOGETHER:
        return f"{version}, op {day} overgenomen door {name(adoption.via)}{where}"
    return f"{version}, overgenomen op {day}{where}"


_ROLES = (OWN, INHERITED, TOGETHER)


def _registered(held: list[Reliance], body: str) -> Iterator[str]:
    by = dict(zip(_ROLES, ("", " van een voorganger", f" van een {body}"), strict=True))

    def key(reliance: Reliance) -> tuple[int, bool]:
        return _ROLES.index(reliance.role), reliance.reason != CITES

    for (role, is_choice), some in groupby(sorted(held, key=key), key):
        these = list(some)
        words = ("eigen keuze", "eigen keuzes") if is_choice else ("aanhaling", "aanhalingen")
        versions = sorted({r.version or "" for r in these})
        known = listed(v for v in versions if v)
        said = [f"versie {known}"] if known else []
        if "" in versions:
            said.append("zonder versie")
        yield f"{counted(len(these), *words)}{by[_ROLES[role]]} ({listed(said)})"


@dataclass(frozen=True)
class Announcements:
    """What is to come for a consumer, or came to an end, with its day."""

    users: Framework
    log: Changelog

    @property
    def merges_on(self) -> str:
        """The first day on which a consumer that still exists has gone into others; or empty."""
        last = self.log.consumer.einde
        if not (self.log.exists and last and self.log.consumer.opvolgers):
            return ""
        return (date.fromisoformat(last) + timedelta(days=1)).isoformat()

    @property
    def into(self) -> list[Consumer]:
        """What it goes into."""
        register = self.users.register
        return [register[c] for c in self.log.consumer.opvolgers if c in register]

    @property
    def comes_of(self) -> list[Consumer]:
        """What has gone, or will go, into a consumer that doesn't exist yet."""
        return [c for c in self.users.register if self.log.consumer.id in c.opvolgers]

    @property
    def is_to_come(self) -> bool:
        """Whether the consumer doesn't exist yet."""
        consumer = self.log.consumer
        return not self.log.exists and not consumer.ended_by(self.log.day)

    @property
    def adoption(self) -> tuple[str, str, bool] | None:
        """The version, the day, and whether that is to come, of an adoption that doesn't count."""
        user = self.users.consumers.get(self.log.consumer.id)
        taken = user.overgenomen if user else None
        if taken and taken.datum > self.log.day:
            return taken.versie, taken.datum, True
        if taken and taken.tot and taken.tot < self.log.day:
            return taken.versie, taken.tot, False
        return None
