"""Reliance: one reason why one consumer depends on one item at one version.

Reliances are never merged: each keeps the version that it is counted from. Where they come from: an
adoption, a citation in a document, a choice; of the consumer itself, of a joint body it belongs to,
or of a consumer that went into it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from generator.changelog.day import within
from generator.history.history import BEFORE, History
from generator.history.model import Aanhaling, Framework, Gebruiker, Keuze
from generator.setup.register import Consumer

BINDS, CITES, CHOSE = "bindt", "aangehaald", "eigen keuze"
"""Why an item touches a consumer: it binds all of them, this one cites it, or made a choice."""

OWN, INHERITED, TOGETHER = "zelf", "voorganger", "samen"
"""Who registered it: the consumer itself, one that went into it, or a body it belongs to."""

FOR_MEMBERS = "leden"
"""What a joint body says of its adoption when that counts for its members."""


@dataclass(frozen=True)
class Adoption:
    """A version that counts as adopted: by whom, and on which day.

    ``joined`` is the first day of the membership by which that of a joint body counts. ``known`` is
    false when that version isn't there to compare with.
    """

    version: str
    day: str
    document: str
    role: str
    via: str = ""
    seal: str = ""
    joined: str = ""
    known: bool = True

    @property
    def first(self) -> str:
        """The day from which it counts."""
        return max(self.day, self.joined)


@dataclass(frozen=True)
class Reliance:
    """Why a consumer depends on an item, and from which version that is counted.

    ``version`` is ``None`` for what binds without being adopted: counted from before the first
    release; it is empty when nobody said which version was meant. ``first`` and ``last`` are the
    days between which it holds. ``paths`` are the ways along which it came to the consumer: on
    each, who registered it and who took it over since. What one of them did counts on that way.
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
    seal: str = ""
    paths: tuple[tuple[str, ...], ...] = field(default=(), repr=False, compare=False)

    def holds_on(self, day: str) -> bool:
        """Whether it holds on a day."""
        return within(day, self.first, self.last)

    def to_come(self, day: str) -> bool:
        """Whether it begins after a day."""
        return self.first is not None and "" < day < self.first


def bodies_of(users: Framework, consumer: str, day: str) -> tuple[Gebruiker, ...]:
    """The joint bodies of which a consumer is a member on a day."""
    return tuple(b for b in users.joint_bodies.values() if b.has_member(consumer, day))


def all_bodies_of(users: Framework, consumer: str, day: str) -> tuple[Gebruiker, ...]:
    """The same, with those of what went into it: a membership stays until it is closed."""
    names = (consumer, *(c.id for c in users.register.predecessors(consumer, day)))
    return tuple(b for b in users.joint_bodies.values() if any(b.has_member(n, day) for n in names))


def adoptions(
    history: History, users: Framework, consumer: Consumer, day: str
) -> tuple[Adoption, ...]:
    """The adoptions that count for a consumer on a day: its own, and those of its joint bodies.

    Without any, what went into it counts when *all* of them had adopted: then the oldest of those
    versions.
    """
    return own_adoptions(history, users, consumer, day) or _inherited(history, users, consumer, day)


def own_adoptions(
    history: History, users: Framework, consumer: Consumer, day: str
) -> tuple[Adoption, ...]:
    """The adoptions of a consumer itself and of its joint bodies.

    What is no more had adopted what it had on its last day.
    """
    then = min(day, consumer.einde or day)
    own = _adoption(history, users.consumers.get(consumer.id), then)
    bodies = (
        _adoption(history, body, then, consumer.id)
        for body in bodies_of(users, consumer.id, then)
        if body.overname_telt == FOR_MEMBERS
    )
    return tuple(a for a in (own, *bodies) if a)


def _inherited(
    history: History, users: Framework, consumer: Consumer, day: str
) -> tuple[Adoption, ...]:
    """What all had adopted that a consumer came of; one that took others in is one of them."""
    before = users.register.direct_predecessors(consumer.id, day)
    if not users.register.came_of_others(consumer.id):
        return ()
    theirs = [(c, adoptions(history, users, c, day)) for c in before]
    if not all(adopted for _, adopted in theirs):
        return ()
    every = (replace(a, role=INHERITED, via=a.via or c.id) for c, some in theirs for a in some)
    oldest = min(every, key=lambda a: history.order.get(a.version, -1), default=None)
    return (oldest,) if oldest else ()


def _adoption(
    history: History, user: Gebruiker | None, day: str, member: str = ""
) -> Adoption | None:
    """What a consumer adopted, or a joint body for one of its members."""
    if user is None or user.overgenomen is None:
        return None
    taken = user.overgenomen
    if not within(day, taken.datum, taken.tot):
        return None
    return Adoption(
        taken.versie,
        taken.datum,
        taken.document,
        TOGETHER if member else OWN,
        user.id if member else "",
        taken.zegel or "",
        joined=(user.member_since(member, day) or "") if member else "",
        known=history.knows(taken.versie),
    )


def reliances(
    history: History, users: Framework, consumer: Consumer, day: str
) -> tuple[Reliance, ...]:
    """Every reliance of a consumer, also those that ended or are still to come on a day.

    One that doesn't exist on that day has none: what it relied on counts for its successors.
    """
    if not consumer.exists_on(day):
        return ()
    adopted = adoptions(history, users, consumer, day)
    return (*_bound(history, adopted), *cited_and_chosen(history, users, consumer.id, day))


def _bound(history: History, adopted: Iterable[Adoption]) -> Iterator[Reliance]:
    """What binds in the version that was adopted, or in the newest; not because it once did."""
    newest = history.newest
    now = history.binding(newest.name)
    counted = [(a, now | history.binding(a.version) if a.known else now) for a in adopted]
    for item in newest.framework.items:
        if not counted and item in now:
            yield Reliance(item, BINDS, BEFORE)
        for adoption, binding in counted:
            if item in binding:
                yield Reliance(
                    item, BINDS, adoption.version, adoption.role, adoption.via, adoption.document
                )


def cited_and_chosen(
    history: History, users: Framework, consumer: str, day: str
) -> tuple[Reliance, ...]:
    """What a consumer cites and chose: by itself, by its joint bodies and by what went into it.

    What it took over itself is no longer inherited.
    """
    user = users.consumers.get(consumer)
    own = tuple(_of(history, user, OWN)) if user else ()
    bodies = bodies_of(users, consumer, day)
    together = (r for body in bodies for r in _of(history, body, TOGETHER))
    inherited = (
        _passed_on(r, before.id)
        for before in users.register.direct_predecessors(consumer, day)
        for r in cited_and_chosen(history, users, before.id, day)
        if not any(_takes_over(o, r, day) for o in _since(users, own, consumer, before))
    )
    found: dict[Reliance, Reliance] = {}
    for reliance in (*own, *together, *inherited):
        there = found.get(reliance)
        before = there.paths if there else ()
        here = tuple((*path, consumer) for path in reliance.paths)
        found[reliance] = replace(reliance, paths=before + here)
    return tuple(found.values())


def _passed_on(reliance: Reliance, before: str) -> Reliance:
    if reliance.role != OWN:
        return reliance
    return replace(reliance, role=INHERITED, via=before)


def _since(
    users: Framework, own: Iterable[Reliance], consumer: str, before: Consumer
) -> tuple[Reliance, ...]:
    """What a consumer registered for itself after another went into it.

    Who was there before had its own documents by then; one of the same name is another document.
    """
    last = before.einde or ""
    began = users.register[consumer].ingang or ""
    return tuple(r for r in own if began > last or (r.first or "") > last)


def _takes_over(own: Reliance, inherited: Reliance, day: str) -> bool:
    """Whether a registration of one's own is in the place of an inherited one.

    It names the same item in the same document and place, or the whole document; it may have ended
    since, which closes it.
    """
    same = (own.reason, own.item, own.document) == (
        inherited.reason,
        inherited.item,
        inherited.document,
    )
    return same and own.place in {"", inherited.place} and not own.to_come(day)


def _of(history: History, user: Gebruiker, role: str) -> Iterator[Reliance]:
    via = "" if role == OWN else user.id
    path = () if role == OWN else (user.id,)
    for citation in user.aanhalingen:
        yield replace(_cited(citation), role=role, via=via, paths=(path,))
    for choice in user.keuzes:
        yield replace(_chosen(history, choice, user), role=role, via=via, paths=(path,))


def _cited(citation: Aanhaling) -> Reliance:
    return Reliance(
        citation.item,
        CITES,
        citation.versie,
        document=citation.document,
        place=citation.plaats or "",
        url=citation.url or "",
        quote=citation.citaat or "",
        first=citation.van,
        last=citation.tot,
        seal=citation.zegel or "",
    )


def _chosen(history: History, choice: Keuze, user: Gebruiker) -> Reliance:
    """A choice, counted from the version it was made against."""
    return Reliance(
        choice.item,
        CHOSE,
        choice.versie or _made_against(history, choice, user),
        choice=choice.keuze,
        motivation=choice.motivering or "",
        first=choice.datum,
        last=choice.tot,
    )


def _made_against(history: History, choice: Keuze, user: Gebruiker) -> str:
    """The version that a choice was made against when it doesn't say so.

    That of the adoption beside it, if that was there by then; or else the newest one of its day.
    Without those nobody knows (the text is empty), and it can't be compared.
    """
    taken = user.overgenomen
    if taken and taken.datum <= (choice.datum or taken.datum):
        return taken.versie
    return history.on(choice.datum or "")
