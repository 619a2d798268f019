"""Reliance: one reason why one consumer depends on one item at one version.

Reliances are never merged: each keeps the version that it is counted from. Where they come from: an
adoption, a citation in a document, a choice; of the consumer itself, of a joint body it belongs to,
or of a consumer that went into it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.changelog.day import within
from generator.history.history import BEFORE, History
from generator.history.model import Aanhaling, Framework, Gebruiker, Keuze
from generator.setup.register import Consumer

BINDS, CITES, CHOSE = "bindt", "aangehaald", "eigen keuze"
"""Why an item touches a consumer: it binds all of them, this one cites it, or made a choice."""

OWN, INHERITED, TOGETHER = "zelf", "voorganger", "samenwerking"
"""Who registered it: the consumer itself, one that went into it, or a body it belongs to."""

FOR_MEMBERS = "leden"
"""What a joint body says of its adoption when that counts for its members."""


@dataclass(frozen=True)
class Holder:
    """Someone whose registration counts for a consumer, and why."""

    user: Gebruiker
    role: str

    @property
    def via(self) -> str:
        """The id of who registered it, when that is another."""
        return "" if self.role == OWN else self.user.id


@dataclass(frozen=True)
class Adoption:
    """A version that counts as adopted: by whom, and on which day."""

    version: str
    day: str
    document: str
    role: str
    via: str = ""


@dataclass(frozen=True)
class Reliance:
    """Why a consumer depends on an item, and from which version that is counted.

    ``version`` is ``None`` for what binds without being adopted: counted from before the first
    release; it is empty when nobody said which version was meant. ``first`` and ``last`` are the
    days between which it holds.
    """

    item: str
    reason: str
    version: str | None
    role: str = OWN
    via: str = ""
    document: str = ""
    place: str = ""
    url: str = ""
    quote: str = ""
    choice: str = ""
    motivation: str = ""
    first: str | None = None
    last: str | None = None

    def holds_on(self, day: str) -> bool:
        """Whether it holds on a day."""
        return within(day, self.first, self.last)

    def to_come(self, day: str) -> bool:
        """Whether it begins after a day."""
        return self.first is not None and day < self.first


def holders(users: Framework, consumer: Consumer, day: str) -> tuple[Holder, ...]:
    """Whose registrations count for a consumer on a day, its own first."""
    return tuple(_holders(users, consumer, day))


def _holders(users: Framework, consumer: Consumer, day: str) -> Iterator[Holder]:
    before = [c.id for c in users.register.predecessors(consumer.id, day)]
    if consumer.id in users.consumers:
        yield Holder(users.consumers[consumer.id], OWN)
    for name in before:
        if name in users.consumers:
            yield Holder(users.consumers[name], INHERITED)
    for body in users.joint_bodies.values():
        if any(body.has_member(name, day) for name in (consumer.id, *before)):
            yield Holder(body, TOGETHER)


def adoptions(
    history: History, users: Framework, consumer: Consumer, day: str
) -> tuple[Adoption, ...]:
    """The adoptions that count for a consumer on a day: its own or inherited, and of bodies.

    Without one of its own, what went into it counts when *all* of them had adopted: then the oldest
    of those versions.
    """
    found = _own_or_inherited(history, users, consumer, day)
    bodies = (
        _adoption(history, h.user, day, TOGETHER)
        for h in holders(users, consumer, day)
        if h.role == TOGETHER and h.user.overname_telt == FOR_MEMBERS
    )
    return tuple(a for a in (found, *bodies) if a)


def _own_or_inherited(
    history: History, users: Framework, consumer: Consumer, day: str
) -> Adoption | None:
    own = _adoption(history, users.consumers.get(consumer.id), day, OWN)
    if own:
        return own
    inherited = [
        _own_or_inherited(history, users, before, day)
        for before in users.register.direct_predecessors(consumer.id, day)
    ]
    theirs = [a for a in inherited if a]
    if not theirs or len(theirs) < len(inherited):
        return None
    oldest = min(theirs, key=lambda a: history.order[a.version])
    via = oldest.via or next(
        b.id
        for b, a in zip(
            users.register.direct_predecessors(consumer.id, day), inherited, strict=True
        )
        if a is oldest
    )
    return Adoption(oldest.version, oldest.day, oldest.document, INHERITED, via)


def _adoption(history: History, user: Gebruiker | None, day: str, role: str) -> Adoption | None:
    if user is None or user.overgenomen is None:
        return None
    taken = user.overgenomen
    if not within(day, taken.datum, taken.tot) or not history.knows(taken.versie):
        return None
    via = "" if role == OWN else user.id
    return Adoption(taken.versie, taken.datum, taken.document, role, via)


def reliances(
    history: History, users: Framework, consumer: Consumer, day: str
) -> tuple[Reliance, ...]:
    """Every reliance of a consumer, also those that ended or are still to come on a day.

    One that doesn't exist on that day has none: what it relied on counts for its successors.
    """
    if not consumer.exists_on(day):
        return ()
    adopted = adoptions(history, users, consumer, day)
    return (
        *_bound(history, adopted),
        *_cited_and_chosen(history, holders(users, consumer, day)),
    )


def _bound(history: History, adopted: Iterable[Adoption]) -> Iterator[Reliance]:
    """What binds in the version that was adopted, or in the newest; not because it once did."""
    newest = history.newest
    now = history.binding(newest.name)
    counted = [(a, now | history.binding(a.version)) for a in adopted]
    for item in newest.framework.items:
        if not counted and item in now:
            yield Reliance(item, BINDS, BEFORE)
        for adoption, binding in counted:
            if item in binding:
                yield Reliance(
                    item, BINDS, adoption.version, adoption.role, adoption.via, adoption.document
                )


def _cited_and_chosen(history: History, who: Iterable[Holder]) -> Iterator[Reliance]:
    taken_over: set[tuple[str, str, str]] = set()
    for holder in who:
        for reliance in _of(history, holder):
            key = (reliance.reason, reliance.item, reliance.document)
            if holder.role == OWN:
                taken_over.add(key)
            elif holder.role == INHERITED and key in taken_over:
                continue
            yield reliance


def _of(history: History, holder: Holder) -> Iterator[Reliance]:
    for citation in holder.user.aanhalingen:
        yield _cited(citation, holder)
    for choice in holder.user.keuzes:
        yield _chosen(history, choice, holder)


def _cited(citation: Aanhaling, holder: Holder) -> Reliance:
    return Reliance(
        citation.item,
        CITES,
        citation.versie,
        holder.role,
        holder.via,
        document=citation.document,
        place=citation.plaats or "",
        url=citation.url or "",
        quote=citation.citaat or "",
        first=citation.van,
        last=citation.tot,
    )


def _chosen(history: History, choice: Keuze, holder: Holder) -> Reliance:
    """A choice, counted from the version it was made against; of old from the adopted one."""
    adopted = holder.user.overgenomen
    version = choice.versie or (adopted.versie if adopted else "")
    return Reliance(
        choice.item,
        CHOSE,
        version,
        holder.role,
        holder.via,
        choice=choice.keuze,
        motivation=choice.motivering or "",
        first=choice.datum,
        last=choice.tot,
    )
