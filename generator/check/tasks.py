"""The tasks of change notes: each has a lasting name, and of each open one is said what becomes.

A task is open until a later note replaces or ends it. Whoever changes what it is about says which,
or that it stays: nothing else would tell a consumer whether it still has to be done.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from generator.base.findings import Finding, nearest, shorten
from generator.base.phrases import listed
from generator.base.schema import NOTES
from generator.changelog.task import MEMBERS, Ending, Task, Tasks
from generator.history.diff import NEW, REMOVED, Change, content_changes
from generator.history.history import History
from generator.history.model import Framework, Wijzigingsnotitie
from generator.history.versions import CONCEPT, Release
from generator.load.document import Document, Place

REPLACES, ENDS, LEAVES = "vervangt", "beeindigt", "laat_staan"
"""What a note says of an earlier task."""


class _Said(NamedTuple):
    """What a note says of one earlier task, and where."""

    task: str
    what: str
    document: Document
    place: Place


def check_tasks(
    releases: Sequence[Release],
    framework: Framework,
    documents: Sequence[Document],
    *,
    whole: bool = True,
) -> Iterator[Finding]:
    """All that is wrong with the tasks of the notes that wait for the next release.

    Without ``whole`` a note or an item couldn't be read: what it says is unknown, so nobody is told
    that it is missing.
    """
    look = _Look(releases, framework, documents)
    for note in framework.notes:
        yield from look.form(note)
    yield from look.names()
    yield from look.earlier()
    if whole:
        yield from look.undecided()


@dataclass(frozen=True)
class _Look:
    releases: Sequence[Release]
    framework: Framework
    documents: Sequence[Document] = field(repr=False)

    @cached_property
    def by_id(self) -> Mapping[tuple[str, str], Document]:
        return {(d.kind, d.data["id"]): d for d in self.documents}

    def note(self, note: Wijzigingsnotitie) -> Document:
        """The file of a note."""
        return self.by_id[NOTES, note.id]

    @cached_property
    def sealed(self) -> Tasks:
        """The tasks of all releases; ``releases`` may not be empty."""
        return Tasks(History(tuple(self.releases)))

    @cached_property
    def known(self) -> Mapping[str, Task]:
        return self.sealed.by_id if self.releases else {}

    @cached_property
    def open(self) -> tuple[Task, ...]:
        return self.sealed.in_force if self.releases else ()

    @cached_property
    def ahead(self) -> History:
        """The releases, and after them the one that the working version may become."""
        concept = Release(CONCEPT, "", self.framework, is_concept=True)
        return History((*self.releases, concept))

    @cached_property
    def changes(self) -> Mapping[str, Change]:
        if not self.releases:
            return {}
        before = self.releases[-1].framework.data
        found = content_changes(self.framework.kinds, before, self.framework.data)
        return {c.item: c for c in found}

    def form(self, note: Wijzigingsnotitie) -> Iterator[Finding]:
        """What each task by itself needs: one form, items of its note, and for whom it is."""
        document = self.note(note)
        if note.actie and note.taken:
            yield document.finding(
                ("actie",),
                "taak-en-actie",
                "Een notitie heeft ‘actie’ of ‘taken’, niet allebei.",
                "Maak van de handeling ook een taak bij ‘taken’, met een eigen naam en haar dag, "
                "en haal ‘actie’ en ‘uiterlijk’ weg.",
                key=True,
            )
        if note.actie and self._is_for_nobody(note.items):
            yield self._no_audience(document, ("actie",), note.items, f"{_AS_TASK} ‘doelgroep’")
        for n, task in enumerate(note.taken):
            place: Place = ("taken", n)
            for m, item in enumerate(task.items):
                if item not in note.items:
                    yield self._foreign(document, (*place, "items", m), item)
            items = task.items or note.items
            if not task.doelgroep and not task.verband and self._is_for_nobody(items):
                yield self._no_audience(document, (*place, "tekst"), items, "Vul ‘doelgroep’ in")
            if task.doelgroep == MEMBERS and not task.verband:
                yield document.finding(
                    (*place, "doelgroep"),
                    "taak-verband",
                    "Er staat niet van welk verband de leden dit moeten doen.",
                    "Vul ‘verband’ in, met het id van dat verband.",
                )
            if task.verband and task.doelgroep != MEMBERS:
                yield document.finding(
                    (*place, "verband"),
                    "taak-verband",
                    f"‘verband’ hoort alleen bij een taak met ‘doelgroep: {MEMBERS}’.",
                    f"Schrijf ‘doelgroep: {MEMBERS}’, of haal ‘verband’ weg.",
                    key=True,
                )

    def _is_for_nobody(self, items: Sequence[str]) -> bool:
        """Whether none of some items binds all; of one that can't be read that is unknown.

        Without a field to say for whom a task is, nobody is asked that.
        """
        if self.framework.setup.kinds[NOTES].field_at(("taken", 0, "doelgroep")) is None:
            return False
        there = self.framework.items
        return all(i in there for i in items) and not self.ahead.bound_around(items, CONCEPT)

    def _no_audience(
        self, document: Document, place: Place, items: Sequence[str], start: str
    ) -> Finding:
        many = self.framework.settings.meervoud
        about = listed(items[:_SHOWN]) + (" …" if len(items) > _SHOWN else "")
        kind = self.framework.setup.kinds[NOTES]
        choice = kind.field_at(("taken", 0, "doelgroep"))
        choices = listed((c.value for c in choice.choices), "of") if choice else MEMBERS
        return document.finding(
            place,
            "taak-doelgroep",
            f"Dit gaat over {about}, en dat geldt niet voor alle {many}. Er staat niet wie het "
            "moet doen.",
            f"{start}: {choices}.",
            key=True,
        )

    def _foreign(self, document: Document, place: Place, item: str) -> Finding:
        also = f", of zet {item} ook bij ‘items’ van de notitie" if item in self.changes else ""
        return document.finding(
            place,
            "taak-onderdeel",
            f"{item} staat niet bij de onderdelen van deze notitie.",
            f"Haal het hier weg{also}.",
        )

    def names(self) -> Iterator[Finding]:
        """A name is of one task for ever: what was registered about it would be about another."""
        taken: dict[str, str] = {
            i: f"een taak uit uitgave {t.version}" for i, t in self.known.items()
        }
        for note, name, place in self._new():
            if name in taken:
                free = next(
                    f"{name}-{n}" for n in range(2, 10**6) if f"{name}-{n}" not in self._names
                )
                own = f"Geef de taak een andere naam, bijvoorbeeld ‘{free}’."
                yield self.note(note).finding(
                    place,
                    "taak-naam",
                    f"‘{name}’ is al de naam van {taken[name]}.",
                    own if place != ("id",) else f"{_AS_TASK} een andere naam, zoals ‘{free}’.",
                )
            else:
                taken[name] = f"een taak in {self.note(note).path}"

    def _new(self) -> Iterator[tuple[Wijzigingsnotitie, str, Place]]:
        """The names of the tasks that the notes bring, with the place of each."""
        for note in self.framework.notes:
            if note.actie:
                yield note, note.id, ("id",)
            for n, task in enumerate(note.taken):
                yield note, task.id, ("taken", n, "id")

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset((*self.known, *(name for _, name, _ in self._new())))

    @cached_property
    def said(self) -> tuple[_Said, ...]:
        """What the notes say of earlier tasks."""
        return tuple(self._said())

    def _said(self) -> Iterator[_Said]:
        for note in self.framework.notes:
            document = self.note(note)
            for n, task in enumerate(note.taken):
                for m, old in enumerate(task.vervangt):
                    yield _Said(old, REPLACES, document, ("taken", n, REPLACES, m))
            for name, named in ((ENDS, note.beeindigt), (LEAVES, note.laat_staan)):
                for m, old in enumerate(named):
                    yield _Said(old, name, document, (name, m))

    def earlier(self) -> Iterator[Finding]:
        """What is said of an earlier task is about one that is open, and is said once."""
        first: dict[str, _Said] = {}
        for said in self.said:
            task = self.known.get(said.task)
            if task is None:
                yield self._unknown(said)
            elif fate := self.sealed.fate(task):
                yield self._closed(said, fate)
            elif said.task not in first:
                first[said.task] = said
            elif said.what == REPLACES or said.what != first[said.task].what:
                yield self._twice(said, first[said.task])

    def _unknown(self, said: _Said) -> Finding:
        is_new = any(name == said.task for _, name, _ in self._new())
        names = [t.id for t in self.open]
        near = nearest(said.task, names)
        message = f"‘{shorten(said.task)}’ is geen taak uit een uitgave."
        if is_new:
            message = f"‘{shorten(said.task)}’ is nog niet uitgegeven, en staat dus nergens open."
        hint = "Er staat geen enkele taak open: haal dit weg."
        if near:
            hint = f"Bedoelt u ‘{near}’?"
        elif names:
            shown = ", ".join(names[:_SHOWN])
            hint = f"Open staan: {shown}. Is het geen van deze, haal dit dan weg."
        return said.document.finding(said.place, "taak-onbekend", message, hint)

    def _closed(self, said: _Said, fate: Task | Ending) -> Finding:
        if isinstance(fate, Ending):
            what, hint = f"is beëindigd in uitgave {fate.version}", "Haal dit weg."
        else:
            what = f"is in uitgave {fate.version} vervangen door ‘{fate.id}’"
            is_open = fate in self.open
            hint = f"Bedoelt u ‘{fate.id}’?" if is_open else "Haal dit weg."
        message = f"‘{said.task}’ staat niet meer open: zij {what}."
        return said.document.finding(said.place, "taak-gesloten", message, hint)

    def _twice(self, said: _Said, first: _Said) -> Finding:
        line = first.document.positions[first.place].value[0]
        return said.document.finding(
            said.place,
            "taak-dubbel-besloten",
            f"Van ‘{said.task}’ staat al bij ‘{first.what}’ wat ermee gebeurt "
            f"({first.document.path}, regel {line}).",
            "Kies één van de twee, en haal de andere weg.",
        )

    def undecided(self) -> Iterator[Finding]:
        """The open tasks about what changed in what holds, of which nobody says what becomes.

        Of an item without a file, or with one that can't be read, another pass says that. It is
        only asked where a note has a field to say it in.
        """
        if self.framework.setup.kinds[NOTES].field_at((LEAVES,)) is None:
            return
        moved = [
            c.item
            for c in self.changes.values()
            if c.weight == "normatief" and c.type not in (NEW, REMOVED)
        ]
        if not moved or not self.open:
            return
        decided = {said.task for said in self.said}
        for task in self.open:
            line = {i for item in task.items for i in self.sealed.history.line(item)}
            about = [item for item in moved if item in line]
            if about and task.id not in decided:
                yield self._undecided(task, about)

    def _undecided(self, task: Task, about: Sequence[str]) -> Finding:
        text = shorten(" ".join(task.text.split()), 80)
        where = [(n, n.items.index(i)) for n in self.framework.notes for i in about if i in n.items]
        if where:
            note, n = where[0]
            document, item = self.note(note), note.items[n]
            place: Place = ("items", n)
            says = "en de notitie zegt niet wat ermee gebeurt"
        else:
            item = about[0]
            document, place = self.by_id[self.changes[item].kind, item], ("id",)
            says = f"en geen notitie in ‘{NOTES}’ zegt wat ermee gebeurt"
        return document.finding(
            place,
            "taak-onbeslist",
            f"Over {item} staat de taak ‘{task.id}’ open (‘{text}’), {says}.",
            f"Blijft zij staan, zet ‘{task.id}’ dan in de notitie bij ‘{LEAVES}’. Vervalt zij, zet "
            f"haar bij ‘{ENDS}’. Komt er een andere taak voor in de plaats, zet haar dan bij "
            f"‘{REPLACES}’ van die taak.",
        )


_SHOWN = 5
_AS_TASK = "Zet de handeling als taak bij ‘taken’, met"
