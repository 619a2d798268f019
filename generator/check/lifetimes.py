"""Who registers something, existed on that day: the register says from when until when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.base.findings import Finding, shorten
from generator.base.phrases import listed
from generator.base.settings import Afnemers
from generator.check.loaded import Loaded
from generator.history.registrations import (
    ADOPTED,
    CHOICES,
    CITATIONS,
    DONE,
    JUDGED,
    MEMBERS,
    MEMBERSHIP,
)
from generator.load.document import Document, Place
from generator.setup.register import Consumer, Register


def existed(loaded: Loaded) -> Iterator[Finding]:
    """Nobody adopts, cites or chooses before their first day or after their last."""
    afnemers = loaded.setup.settings.afnemers
    if afnemers is None:
        return
    look = _Look(afnemers, loaded.setup.register, _released(loaded), loaded.day)
    for document in loaded.sound:
        consumer = look.register.by_id.get(document.data["id"])
        if document.kind == afnemers.soort and consumer:
            yield from look.consumer(document, consumer)
        elif document.kind in loaded.setup.users and document.kind != afnemers.soort:
            yield from look.members(document)


def _released(loaded: Loaded) -> Mapping[str, str]:
    """The day on which each item was first released; nothing is known without releases."""
    releases = loaded.archive.releases if loaded.archive else ()
    return {item: r.date for r in reversed(releases) for item in r.framework.items}


@dataclass(frozen=True)
class _Act:
    """Something done on a day: where it stands, and what it was, in words of a sentence."""

    place: Place
    day: str
    done: str


def _acts(document: Document) -> Iterator[_Act]:
    if adopted := document.data.get(ADOPTED):
        done = f"versie {adopted['versie']} overnemen"
        yield _Act((ADOPTED, "datum"), adopted["datum"], done)
    for n, citation in enumerate(document.data.get(CITATIONS, ())):
        done = f"‘{shorten(citation['document'])}’ laten ingaan"
        yield _Act((CITATIONS, n, "van"), citation["van"], done)
    for n, entry in enumerate(document.data.get(DONE, ())):
        yield _Act((DONE, n, "datum"), entry["datum"], f"de taak ‘{entry['taak']}’ doen")
    for n, judged in enumerate(document.data.get(JUDGED, ())):
        yield _Act((JUDGED, n, "datum"), judged["datum"], f"{judged['item']} beoordelen")
    for n, choice in enumerate(document.data.get(CHOICES, ())):
        if "datum" in choice:
            yield _Act((CHOICES, n, "datum"), choice["datum"], f"over {choice['item']} kiezen")


def _left_in_time(document: Document, consumer: Consumer) -> bool:
    """Whether a body says that a member took part no longer than it was there."""
    periods = [p for p in document.data.get(MEMBERSHIP, ()) if p["lid"] == consumer.id]
    last = consumer.einde or ""
    return bool(periods) and all("tot" in p and p["tot"] <= last for p in periods)


@dataclass(frozen=True)
class _Look:
    """Holds registrations against a register; ``day`` is today, if anyone knows."""

    afnemers: Afnemers
    register: Register
    released: Mapping[str, str]
    day: str | None

    def consumer(self, document: Document, consumer: Consumer) -> Iterator[Finding]:
        """What one consumer did when it was not there."""
        for act in _acts(document):
            if consumer.einde and act.day > consumer.einde:
                message = f"{self.ended(consumer)}; op {act.day} kon niemand daar {act.done}."
                yield self.told(document, act.place, message, self.instead(consumer))
            elif consumer.ingang and act.day < consumer.ingang:
                # A document of those before may hold for who came after them.
                severity = "waarschuwing" if act.place[0] == CITATIONS else "fout"
                message = f"{self.began(consumer)}; op {act.day} kon niemand daar {act.done}."
                hint = self.before(consumer)
                yield self.told(document, act.place, message, hint, severity)
        for n, choice in enumerate(document.data.get(CHOICES, ())):
            since = self.released.get(choice["item"], "")
            if consumer.einde and "datum" not in choice and since > consumer.einde:
                message = (
                    f"{self.ended(consumer)}; {choice['item']} kwam pas uit op {since}, en "
                    "niemand kon daar iets over kiezen."
                )
                place = (CHOICES, n, "item")
                yield self.told(document, place, message, self.instead(consumer))

    def members(self, document: Document) -> Iterator[Finding]:
        """Members that had ended when their body did something, or that are no longer there."""
        members = [m for m in document.data.get(MEMBERS, ()) if m in self.register]
        last = max(_acts(document), key=lambda act: act.day, default=None)
        for n, member in enumerate(document.data.get(MEMBERS, ())):
            consumer = self.register.by_id.get(member) if isinstance(member, str) else None
            if consumer is None or _left_in_time(document, consumer):
                continue
            hint = self.other_member(consumer, members)
            if consumer.einde and last and last.day > consumer.einde:
                message = f"{self.ended(consumer)}, en kon op {last.day} niet meer {last.done}."
                yield self.told(document, (MEMBERS, n), message, hint)
            elif consumer.einde and self.day and self.day > consumer.einde:
                message = f"{self.ended(consumer)}, en is geen lid meer."
                yield self.told(document, (MEMBERS, n), message, hint, "waarschuwing")
            elif consumer.ingang and self.day and self.day < consumer.ingang:
                message = f"{self.began(consumer)}, en is nog geen lid."
                hint = f"Zet dit lid erbij vanaf {consumer.ingang}."
                yield self.told(document, (MEMBERS, n), message, hint, "waarschuwing")

    def told(
        self, document: Document, place: Place, message: str, hint: str, severity: str = "fout"
    ) -> Finding:
        """A finding about someone who was not there."""
        return document.finding(place, "gebruiker-opgeheven", message, hint, severity=severity)

    def row(self, consumer: Consumer) -> str:
        """The row of a consumer in the register."""
        return f"{self.afnemers.register}, regel {consumer.line}"

    def ended(self, consumer: Consumer) -> str:
        """That a consumer is no more, as the beginning of a sentence."""
        return f"{consumer.naam} bestond tot en met {consumer.einde} ({self.row(consumer)})"

    def began(self, consumer: Consumer) -> str:
        """That a consumer was not there yet."""
        return f"{consumer.naam} bestaat pas sinds {consumer.ingang} ({self.row(consumer)})"

    def instead(self, consumer: Consumer) -> str:
        """Who came after, to register it with."""
        after = self.register.successors(consumer.id, self.day or "")
        if not after:
            return "Verbeter de datum, of haal dit weg."
        return f"Zet dit bij de {_called('opvolger', after)}, of verbeter de datum."

    def before(self, consumer: Consumer) -> str:
        """Who was there before, to register it with."""
        old = self.register.direct_predecessors(consumer.id, self.day or "")
        if not old:
            return "Verbeter de datum."
        return f"Zet dit bij de {_called('voorganger', old)}, of verbeter de datum."

    def other_member(self, consumer: Consumer, members: list[str]) -> str:
        """Whom to name as a member in the place of one that is no more."""
        after = self.register.successors(consumer.id, self.day or "")
        others = tuple(c for c in after if c.id not in members)
        if not after:
            return "Haal dit lid weg."
        if not others:
            return f"Haal dit lid weg: de {_called('opvolger', after)} staat er al."
        return f"Noem de {_called('opvolger', others)}."


def _called(word: str, consumers: tuple[Consumer, ...]) -> str:
    plural = word if len(consumers) == 1 else f"{word}s"
    return f"{plural} {listed(f'{c.naam} ({c.id})' for c in consumers)}"
