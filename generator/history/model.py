"""The framework as values: one view of an item, and classes for what the code itself reads.

A kind has no class: its schema is its only description, and an item is its id, its kind and its
data. The code itself reads only change notes and what users of the framework registered; their
classes mirror the parts of the schemas that are read here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from cattrs import Converter

from generator.base.schema import NOTES, Field, Kind, Kinds, name_of
from generator.base.settings import Settings
from generator.setup.register import Register
from generator.setup.setup import Setup

_converter = Converter()
_T = TypeVar("_T")
Ids = tuple[str, ...]
Data = Mapping[str, Any]


@dataclass(frozen=True)
class Aanhaling:
    """Where a document of a user cites an item of a version."""

    item: str
    document: str
    versie: str
    van: str
    plaats: str | None = None
    tot: str | None = None
    url: str | None = None
    citaat: str | None = None
    zegel: str | None = None


@dataclass(frozen=True)
class Overname:
    """The version that a user adopted, and when."""

    versie: str
    datum: str
    document: str
    tot: str | None = None
    zegel: str | None = None


@dataclass(frozen=True)
class Keuze:
    """What a user chose for one item: as it is, more, or otherwise."""

    item: str
    keuze: str
    motivering: str | None = None
    versie: str | None = None
    datum: str | None = None
    tot: str | None = None


@dataclass(frozen=True)
class Gedaan:
    """A task that a user did, on which day, and with what."""

    taak: str
    datum: str
    waarmee: str


@dataclass(frozen=True)
class Beoordeling:
    """What a user judged of an item at a version: who did, when and why.

    With a ``document`` it is about the citation in that document alone.
    """

    item: str
    versie: str
    datum: str
    door: str
    reden: str
    document: str | None = None


@dataclass(frozen=True)
class Lidmaatschap:
    """From when and until when a consumer is a member of a body of several."""

    lid: str
    van: str | None = None
    tot: str | None = None


@dataclass(frozen=True, kw_only=True)
class Taak:
    """One task of a change note; without items it is about those of the note."""

    id: str
    tekst: str
    doelgroep: str | None = None
    verband: str | None = None
    items: Ids = ()
    uiterlijk: str | None = None
    vervangt: Ids = ()


@dataclass(frozen=True, kw_only=True)
class Wijzigingsnotitie:
    """Why some items change, in which direction, and what must be done by when.

    ``actie`` and ``uiterlijk`` are one task that bears the id of the note. ``beeindigt`` and
    ``laat_staan`` are earlier tasks that it ends, or leaves as they are.
    """

    id: str
    titel: str
    items: Ids
    reden: str
    richting: str
    besluit: str
    richting_uitleg: str | None = None
    actie: str | None = None
    uiterlijk: str | None = None
    taken: tuple[Taak, ...] = ()
    beeindigt: Ids = ()
    laat_staan: Ids = ()


@dataclass(frozen=True, kw_only=True)
class Gebruiker:
    """Who uses the framework, alone or together: what it adopted, cites and chose.

    ``naam``, ``leden``, ``lidmaatschap`` and ``overname_telt`` are those of a body of several: the
    consumers that take part or took part, since when and until when if that isn't always, and for
    whom its adoption counts.
    """

    id: str
    naam: str = ""
    leden: Ids = ()
    lidmaatschap: tuple[Lidmaatschap, ...] = ()
    overname_telt: str = ""
    herkomst: str = ""
    overgenomen: Overname | None = None
    aanhalingen: tuple[Aanhaling, ...] = ()
    keuzes: tuple[Keuze, ...] = ()
    gedaan: tuple[Gedaan, ...] = ()
    beoordeeld: tuple[Beoordeling, ...] = ()

    def has_member(self, consumer: str, day: str) -> bool:
        """Whether a consumer is a member on a day; a period may be stated more than once."""
        return self.member_since(consumer, day) is not None

    def member_since(self, consumer: str, day: str) -> str | None:
        """The first day of the membership that holds on a day; empty when it always was one."""
        if consumer not in self.leden:
            return None
        periods = [m for m in self.lidmaatschap if m.lid == consumer]
        there = [
            m.van or ""
            for m in periods
            if (not day or (m.van or "") <= day) and (m.tot is None or "" < day <= m.tot)
        ]
        return min(there, default=None) if periods else ""


@dataclass(frozen=True)
class Item:
    """One item of the framework itself, whatever its kind."""

    kind: Kind = field(repr=False)
    data: Data = field(repr=False)

    @property
    def id(self) -> str:
        """The lasting id."""
        return str(self.data["id"])

    @property
    def title(self) -> str:
        """What it is called in lists."""
        return name_of(self.data) or self.id

    @property
    def heart(self) -> str:
        """The text that says what it comes down to; empty when its kind names no such field."""
        return str(self.data.get(self.kind.heart, ""))

    @property
    def withdrawn(self) -> bool:
        """Whether it holds no longer."""
        return "ingetrokken" in self.data


@dataclass(frozen=True)
class Reference:
    """One reference from one item to another, with the field that makes it.

    ``part`` is what the part of a list that holds it is recognised by (``x-sleutel``), and
    ``holder`` the name of that list; both are empty for a reference of the item itself.
    """

    source: str
    target: str
    field: Field
    holder: str = ""
    part: str = ""


@dataclass(frozen=True)
class Framework:
    """The content of one version.

    ``data`` holds the canonical form of every item: folder name → id → data. A version has the
    kinds that stand in it, no others.
    """

    setup: Setup = field(repr=False)
    data: Mapping[str, Mapping[str, Data]] = field(repr=False)

    @cached_property
    def kinds(self) -> Kinds:
        """The kinds of this version, in the order of the site."""
        return self.setup.kinds.only(self.data)

    @property
    def settings(self) -> Settings:
        """What the framework is called, for whom it is, and how its site looks."""
        return self.setup.settings

    @property
    def register(self) -> Register:
        """All consumers of the framework."""
        return self.setup.register

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """All items of the framework itself by id, in the order of the site."""
        return {
            item: Item(kind, data)
            for kind in self.kinds.content
            for item, data in sorted(self.data[kind.name].items())
        }

    @cached_property
    def notes(self) -> tuple[Wijzigingsnotitie, ...]:
        """The change notes that the next release will consume, in order of id."""
        return tuple(self._read(NOTES, Wijzigingsnotitie).values())

    @cached_property
    def consumers(self) -> Mapping[str, Gebruiker]:
        """What consumers registered themselves, by id; most have nothing here."""
        afnemers = self.settings.afnemers
        return self._read(afnemers.soort, Gebruiker) if afnemers else {}

    @cached_property
    def joint_bodies(self) -> Mapping[str, Gebruiker]:
        """The bodies in which consumers take part, by id."""
        afnemers = self.settings.afnemers
        return self._read(afnemers.samen, Gebruiker) if afnemers else {}

    def _read(self, kind: str, cls: type[_T]) -> dict[str, _T]:
        entries = sorted(self.data.get(kind, {}).items())
        return {item: _converter.structure(data, cls) for item, data in entries}

    def kind_of(self, item_id: str) -> Kind | None:
        """The kind of an id that exists in this version, consumers of the register too."""
        kind_name = next((n for n, items in self.data.items() if item_id in items), None)
        afnemers = self.settings.afnemers
        if kind_name is None and afnemers and item_id in self.register:
            kind_name = afnemers.soort
        return self.setup.kinds[kind_name] if kind_name else None

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """All references between items."""
        return tuple(self._references())

    def _references(self) -> Iterator[Reference]:
        for kind in self.kinds:
            for source, item in self.data.get(kind.name, {}).items():
                for found in find_references(kind.fields, item):
                    yield Reference(source, *found)

    @cached_property
    def backlinks(self) -> Mapping[str, tuple[Reference, ...]]:
        """The references to each id."""
        by_target: dict[str, list[Reference]] = defaultdict(list)
        for reference in self.references:
            by_target[reference.target].append(reference)
        return {target: tuple(references) for target, references in by_target.items()}


_Found = tuple[str, Field, str, str]


def find_references(fields: tuple[Field, ...], data: Mapping[str, Any]) -> Iterator[_Found]:
    """Walk all references in an item: the id, the field, and the list and part that hold it."""
    for own in fields:
        if own.name in data:
            yield from _references_in(own, data[own.name], ("", ""))


def _references_in(own: Field, value: Any, where: tuple[str, str]) -> Iterator[_Found]:
    if isinstance(value, str) and own.references:
        yield value, own, *where
    elif isinstance(value, Mapping):
        for inner in own.fields:
            if inner.name in value:
                yield from _references_in(inner, value[inner.name], where)
    elif isinstance(value, list) and own.item:
        # The label of a list of references stands on the list; the item holds the reference.
        for part in value:
            inside = own.key and isinstance(part, Mapping)
            at = (own.name, str(part.get(own.key, ""))) if inside else where
            yield from _references_in(own.item, part, at)
