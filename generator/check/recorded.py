"""What someone registered against what was released: versions, passages, tasks, seals and days.

The reference day of a site is the newest day on which someone did something, so that a day that has
yet to come would let last days pass that haven't.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.base.findings import Finding, nearest, shorten
from generator.changelog.quote import NOT_QUOTED, follow
from generator.changelog.task import Task, Tasks
from generator.check.loaded import Loaded
from generator.history.history import History
from generator.history.registrations import (
    ADOPTED,
    CHOICES,
    CITATIONS,
    DONE,
    JUDGED,
    MEMBERS,
    MEMBERSHIP,
)
from generator.history.versions import Release
from generator.load.document import Document, Place

CODES = frozenset(
    {
        "keuze-zonder-versie",
        "gedaan-voor-uitgave",
        "datum-nog-niet",
        "citaat-elders",
        "lidmaatschap-zonder-lid",
        "overname-telt",
    }
)
"""The codes of what may be set aside with a reason. Not a task that never was, nor a seal."""

COUNTS = "overname_telt"


def registered(loaded: Loaded) -> Iterator[Finding]:
    """What is wrong with registrations that are sound by themselves; without releases nothing."""
    if loaded.archive is None:
        return
    look = _Look(loaded, loaded.archive.by_name)
    for document in _of_users(loaded):
        yield from look.choices(document)
        yield from look.done(document)
        yield from look.quotes(document)
        yield from look.body(document)
        yield from look.days(document)


def witnessed(loaded: Loaded) -> Iterator[Finding]:
    """Who wrote down the seal of a release, is a witness of what was published."""
    if loaded.archive is None:
        return
    for document in _of_users(loaded):
        for place, held in _sealed_parts(document):
            release = loaded.archive.by_name.get(held["versie"])
            seal = held.get("zegel")
            if release and seal and seal != release.seal.sha256:
                yield document.finding(
                    (*place, "zegel"),
                    "zegel-anders",
                    f"Het zegel van versie {release.name} is hier {seal[:12]}…, en in het register "
                    f"{release.seal.sha256[:12]}…. Dan is de tekst van die uitgave veranderd nadat "
                    "dit is geregistreerd, of is het zegel niet goed overgenomen.",
                    "Vergelijk met het besluit zelf. Staat daar een ander zegel, verbeter het dan "
                    "hier. Staat daar hetzelfde als hier, meld dat dan: de uitgave is niet meer "
                    "wat zij was.",
                )


def _of_users(loaded: Loaded) -> Iterator[Document]:
    return (d for d in loaded.sound if d.kind in loaded.setup.users)


def _sealed_parts(document: Document) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    if adopted := document.data.get(ADOPTED):
        yield (ADOPTED,), adopted
    for n, citation in enumerate(document.data.get(CITATIONS, ())):
        yield (CITATIONS, n), citation


@dataclass(frozen=True)
class _Look:
    loaded: Loaded = field(repr=False)
    releases: Mapping[str, Release] = field(repr=False)

    @cached_property
    def tasks(self) -> Mapping[str, Task]:
        """All tasks of all releases."""
        every = tuple(self.releases.values())
        return Tasks(History(every)).by_id if every else {}

    def choices(self, document: Document) -> Iterator[Finding]:
        """A choice says against which version; what was released without one stays so.

        It is only asked where there is a field to say it in.
        """
        if self.loaded.kinds[document.kind].field_at((CHOICES, 0, "versie")) is None:
            return
        newest = self.loaded.newest
        sealed = newest.framework.data.get(document.kind, {}) if newest else {}
        of_old = sealed.get(document.data["id"], {}).get(CHOICES, ())
        kept = {c["item"] for c in of_old if "versie" not in c}
        for n, choice in enumerate(document.data.get(CHOICES, ())):
            if "versie" not in choice and choice["item"] not in kept and self.releases:
                yield document.finding(
                    (CHOICES, n),
                    "keuze-zonder-versie",
                    f"Bij de keuze over {choice['item']} staat niet over welke versie zij is "
                    "gemaakt.",
                    f"Voeg het veld ‘versie’ toe. Uitgegeven zijn: {', '.join(self.releases)}.",
                )

    def done(self, document: Document) -> Iterator[Finding]:
        """A task that was done is one that was asked, and not before it was."""
        for n, entry in enumerate(document.data.get(DONE, ())):
            name, day = entry["taak"], entry["datum"]
            task = self.tasks.get(name)
            if task is None:
                near = nearest(name, self.tasks)
                yield document.finding(
                    (DONE, n, "taak"),
                    "taak-onbekend",
                    f"‘{shorten(name)}’ is geen taak uit een uitgave.",
                    f"Bedoelt u ‘{near}’?"
                    if near
                    else "Neem de naam over van de pagina waar de taak staat, of haal dit weg.",
                )
            elif day < self.releases[task.version].date:
                first = self.releases[task.version].date
                yield document.finding(
                    (DONE, n, "datum"),
                    "gedaan-voor-uitgave",
                    f"De taak ‘{name}’ kwam uit op {first}; op {day} kon niemand haar al doen.",
                    f"Verbeter de datum. Was het al eerder zo, noem dan de dag op of na {first} "
                    "waarop dat is vastgesteld.",
                )

    def quotes(self, document: Document) -> Iterator[Finding]:
        """What is quoted stands in the version that is cited."""
        for n, citation in enumerate(document.data.get(CITATIONS, ())):
            quote, name = citation.get("citaat"), citation["item"]
            release = self.releases.get(citation["versie"])
            item = release.framework.items.get(name) if release else None
            if not quote or item is None or follow(quote, item, item).state != NOT_QUOTED:
                continue
            others = [
                v
                for v, r in self.releases.items()
                if name in r.framework.items
                and follow(quote, r.framework.items[name], r.framework.items[name]).state
                != NOT_QUOTED
            ]
            hint = (
                f"Deze woorden staan wel in versie {', '.join(others)}: verbeter de versie, of "
                "neem de woorden over uit de versie die u aanhaalt."
                if others
                else f"Neem de woorden letterlijk over uit versie {citation['versie']} van {name}."
            )
            yield document.finding(
                (CITATIONS, n, "citaat"),
                "citaat-elders",
                f"Deze woorden staan niet in {name} van versie {citation['versie']}.",
                hint,
            )

    def body(self, document: Document) -> Iterator[Finding]:
        """Whose membership has days is a member, and for whom an adoption counts is said."""
        members = document.data.get(MEMBERS, ())
        for n, period in enumerate(document.data.get(MEMBERSHIP, ())):
            if period["lid"] not in members:
                yield document.finding(
                    (MEMBERSHIP, n, "lid"),
                    "lidmaatschap-zonder-lid",
                    f"{period['lid']} heeft een lidmaatschap, maar staat niet bij ‘{MEMBERS}’.",
                    f"Zet {period['lid']} ook bij ‘{MEMBERS}’; daar staat ook wie lid was.",
                )
        asks = COUNTS in self.loaded.kinds[document.kind].by_name
        if asks and ADOPTED in document.data and COUNTS not in document.data:
            choices = ", ".join(
                c.value for c in self.loaded.kinds[document.kind].by_name[COUNTS].choices
            )
            yield document.finding(
                (ADOPTED,),
                "overname-telt",
                "Er staat niet of deze overname ook voor de leden telt.",
                f"Voeg het veld ‘{COUNTS}’ toe, met een van: {choices}.",
                key=True,
            )

    def days(self, document: Document) -> Iterator[Finding]:
        """What someone did has a day that was; without today's day nothing is said."""
        today = self.loaded.day
        if today is None:
            return
        for place, day in _acts(document):
            if day > today:
                yield document.finding(
                    place,
                    "datum-nog-niet",
                    f"{day} moet nog komen; wat u hier registreert, is dan nog niet gebeurd.",
                    "Verbeter de datum, of registreer het op de dag zelf of daarna.",
                )


def _acts(document: Document) -> Iterator[tuple[Place, str]]:
    """The days on which something was done: not those on which something begins or ends."""
    if adopted := document.data.get(ADOPTED):
        yield (ADOPTED, "datum"), adopted["datum"]
    for name in (DONE, JUDGED, CHOICES):
        for n, entry in enumerate(document.data.get(name, ())):
            if "datum" in entry:
                yield (name, n, "datum"), entry["datum"]
