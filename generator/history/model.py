"""The framework as frozen values: one class per kind, and the whole with its lookups.

The classes mirror the schemas field by field (a test keeps it so); what a field means stands in
the schema. Everything here is plain data: no file, clock or output.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar

from cattrs import Converter

from generator.base.schema import Field, Kind, Kinds
from generator.load.register import Register

_converter = Converter()
Ids = tuple[str, ...]
Texts = tuple[str, ...]


@dataclass(frozen=True)
class Vindplaats:
    bron: str
    paragraaf: str


@dataclass(frozen=True)
class OpenVraag:
    vraag: str
    wie: str


@dataclass(frozen=True)
class Intrekking:
    datum: str
    reden: str
    opvolgers: Ids = ()


@dataclass(frozen=True)
class Uitzondering:
    regel: str
    reden: str
    tot: str


@dataclass(frozen=True)
class Meegedaan:
    bron: str
    paragraaf: str
    rol: str


@dataclass(frozen=True)
class Aanhaling:
    item: str
    document: str
    versie: str
    van: str
    plaats: str | None = None
    tot: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Overname:
    versie: str
    datum: str
    document: str


@dataclass(frozen=True)
class Keuze:
    item: str
    keuze: str
    motivering: str | None = None


@dataclass(frozen=True, kw_only=True)
class Item:
    """What every item has. ``titel`` is what it is called in lists."""

    soort: ClassVar[str]
    id: str
    titel: str
    ingetrokken: Intrekking | None = None
    uitzonderingen: tuple[Uitzondering, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Onderdeel(Item):
    """An item of the framework itself."""

    status: str
    toelichting: str | None = None
    openstaand: tuple[OpenVraag, ...] = ()
    begrippen: Ids = ()
    adviezen: Ids = ()
    vindplaatsen: tuple[Vindplaats, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Waarde(Onderdeel):
    soort = "waarden"
    betekenis: str
    onderbouwing: str
    voor_inwoners: str | None = None
    rechtsgronden: Ids = ()


@dataclass(frozen=True, kw_only=True)
class Principe(Onderdeel):
    soort = "principes"
    aard: str
    stelling: str
    uitwerking: str
    waarden: Ids = ()
    botst_met: Ids = ()


@dataclass(frozen=True)
class Steun:
    percentage: int
    deelnemers: int
    vindplaats: str


@dataclass(frozen=True, kw_only=True)
class Doel(Onderdeel):
    soort = "doelen"
    aard: str
    omschrijving: str
    onderbouwing: str
    beoogde_effecten: Texts = ()
    meting: str | None = None
    steun: Steun | None = None
    dient: Ids = ()
    waarden: Ids = ()


@dataclass(frozen=True)
class Bekostiging:
    stand: str
    uitleg: str


@dataclass(frozen=True, kw_only=True)
class Minimumnorm(Onderdeel):
    soort = "minimumnormen"
    norm: str
    laag: str
    verantwoordelijk: Texts
    rechtsgronden: Ids
    onderbouwing: str
    principes: Ids
    doelen: Ids
    toetsing: Texts
    lokale_ruimte: str
    voor_inwoners: str
    bekostiging: Bekostiging | None = None
    geldt_vanaf: str | None = None


@dataclass(frozen=True)
class Kwaliteitsuitspraak:
    sleutel: str
    uitspraak: str
    toetsvraag: str


@dataclass(frozen=True)
class Randvoorwaarde:
    wat: str
    wie: str


@dataclass(frozen=True, kw_only=True)
class Basiselement(Onderdeel):
    soort = "basisdienstverlening"
    omschrijving: str
    kwaliteitsuitspraken: tuple[Kwaliteitsuitspraak, ...]
    gereedheid: str
    lagen: Texts
    principes: Ids
    doelen: Ids
    voor_inwoners: str
    randvoorwaarden: tuple[Randvoorwaarde, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Maatwerkcriterium(Onderdeel):
    soort = "kwaliteitskader"
    criterium: str
    aard_verschil: str
    wanneer: str
    gronden: Texts
    uitleg: str
    lagen: Texts
    principes: Ids
    niet_bedoeld_voor: Texts = ()
    rechtsgronden: Ids = ()
    voor_inwoners: str | None = None


@dataclass(frozen=True)
class Antwoord:
    antwoord: str
    naar: str


@dataclass(frozen=True)
class Vraag:
    sleutel: str
    vraag: str
    antwoorden: tuple[Antwoord, ...]
    uitleg: str | None = None


@dataclass(frozen=True)
class Uitkomst:
    sleutel: str
    soort: str
    titel: str
    uitleg: str
    onderdelen: Ids = ()


@dataclass(frozen=True, kw_only=True)
class Afweging(Onderdeel):
    soort = "afwegingen"
    vraagstuk: str
    startvraag: str
    vragen: tuple[Vraag, ...]
    uitkomsten: tuple[Uitkomst, ...]
    principes: Ids = ()


@dataclass(frozen=True, kw_only=True)
class Regeling(Onderdeel):
    soort = "regelingen"
    omschrijving: str
    huidige_plek: str
    voorgestelde_plek: str
    voorgesteld_door: Ids
    reden: str
    uitvoering: str | None = None
    rechtsgronden: Ids = ()


@dataclass(frozen=True, kw_only=True)
class Advies(Item):
    soort = "adviezen"
    status: str
    nummer: int
    advies: str
    waarom: str
    voor_wie: Texts
    vervolg: str | None = None
    toelichting: str | None = None
    openstaand: tuple[OpenVraag, ...] = ()
    begrippen: Ids = ()
    vindplaatsen: tuple[Vindplaats, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Rechtsgrond(Onderdeel):
    soort = "rechtsgronden"
    aard: str
    regeling: str
    kern: str
    betekenis: str
    bwb_id: str | None = None
    hoofdstuk: str | None = None
    paragraaf_wet: str | None = None
    artikel: str | None = None
    lid: str | None = None
    url: str | None = None

    @property
    def link(self) -> str | None:
        """Link to the legal text, in the form of Juriconnect 1.3; a treaty links to its root."""
        if not self.bwb_id:
            return self.url
        places = (
            ("hoofdstuk", self.hoofdstuk),
            ("paragraaf", self.paragraaf_wet),
            ("artikel", self.artikel),
            ("lid", self.lid),
        )
        is_treaty = self.bwb_id.startswith("BWBV")
        tail = "" if is_treaty else "".join(f"&{name}={value}" for name, value in places if value)
        return f"https://wetten.overheid.nl/jci1.3:c:{self.bwb_id}{tail}"


@dataclass(frozen=True, kw_only=True)
class Dossier(Onderdeel):
    soort = "dossiers"
    groep: str
    omschrijving: str
    samenhang: str
    trekker: str | None = None
    raakt: Ids = ()


@dataclass(frozen=True, kw_only=True)
class Praktijkvoorbeeld(Onderdeel):
    soort = "praktijkvoorbeelden"
    omschrijving: str
    leren: str
    kanttekeningen: str | None = None
    uitvoerders: Ids = ()
    laat_zien: Ids = ()


@dataclass(frozen=True, kw_only=True)
class Begrip(Item):
    soort = "begrippen"
    status: str
    definitie: str
    synoniemen: Texts = ()
    verwant: Ids = ()
    toelichting: str | None = None
    openstaand: tuple[OpenVraag, ...] = ()
    adviezen: Ids = ()
    vindplaatsen: tuple[Vindplaats, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Bron(Onderdeel):
    soort = "bronnen"
    uitgever: Texts
    aard: str
    kern: str
    jaar: int | None = None
    url: str | None = None
    gebruik: str | None = None


@dataclass(frozen=True, kw_only=True)
class Wijzigingsnotitie:
    soort: ClassVar[str] = "wijzigingen"
    id: str
    titel: str
    items: Ids
    reden: str
    richting: str
    besluit: str
    richting_uitleg: str | None = None
    actie: str | None = None
    uiterlijk: str | None = None
    uitzonderingen: tuple[Uitzondering, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Gebruiker:
    """Who uses the framework: what it took part in, adopted, cites and chose."""

    id: str
    meegedaan: tuple[Meegedaan, ...] = ()
    overgenomen: Overname | None = None
    aanhalingen: tuple[Aanhaling, ...] = ()
    keuzes: tuple[Keuze, ...] = ()
    toelichting: str | None = None
    uitzonderingen: tuple[Uitzondering, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Gemeente(Gebruiker):
    soort: ClassVar[str] = "gemeenten"


@dataclass(frozen=True, kw_only=True)
class Samenwerking(Gebruiker):
    soort: ClassVar[str] = "samenwerkingen"
    naam: str
    leden: Ids
    herkomst: str


Any_ = Item | Wijzigingsnotitie | Gebruiker
CLASSES: Mapping[str, type[Any_]] = {
    c.soort: c
    for c in (
        Waarde,
        Principe,
        Doel,
        Minimumnorm,
        Basiselement,
        Maatwerkcriterium,
        Afweging,
        Regeling,
        Advies,
        Rechtsgrond,
        Dossier,
        Praktijkvoorbeeld,
        Begrip,
        Bron,
        Wijzigingsnotitie,
        Gemeente,
        Samenwerking,
    )
}


@dataclass(frozen=True)
class Reference:
    """One reference from one item to another, with the field that makes it."""

    source: str
    target: str
    field: Field


@dataclass(frozen=True)
class Framework:
    """The content of one version.

    ``data`` holds the canonical form of every item: folder name → id → data.
    """

    kinds: Kinds = field(repr=False)
    data: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(repr=False)
    register: Register = field(repr=False)

    @cached_property
    def objects(self) -> Mapping[str, Mapping[str, Any]]:
        """The items as values of their class: folder name → id → value."""
        return {
            name: {i: _converter.structure(d, CLASSES[name]) for i, d in sorted(items.items())}
            for name, items in self.data.items()
        }

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """All items of the framework itself by id, in the order of the site."""
        return {i: item for kind in self.kinds.content for i, item in self._of(kind.name).items()}

    def of(self, kind: str) -> tuple[Any, ...]:
        """The values of one kind, in order of id."""
        return tuple(self._of(kind).values())

    def _of(self, kind: str) -> Mapping[str, Any]:
        return self.objects.get(kind, {})

    @property
    def notes(self) -> tuple[Wijzigingsnotitie, ...]:
        """The change notes that the next release will consume."""
        return self.of("wijzigingen")

    @property
    def municipalities(self) -> Mapping[str, Gemeente]:
        """What municipalities registered themselves, by id; most have nothing here."""
        return self._of("gemeenten")

    @property
    def joint_bodies(self) -> Mapping[str, Samenwerking]:
        """The joint bodies by id."""
        return self._of("samenwerkingen")

    def kind_of(self, item_id: str) -> Kind | None:
        """The kind of an id that exists in this version, municipalities of the register too."""
        found = next((n for n, items in self.data.items() if item_id in items), None)
        if found is None and item_id in self.register:
            found = "gemeenten"
        return self.kinds[found] if found else None

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """All references between items."""
        return tuple(self._references())

    def _references(self) -> Iterator[Reference]:
        for kind in self.kinds:
            for source, item in self.data.get(kind.name, {}).items():
                for target, found in find_references(kind.fields, item):
                    yield Reference(source, target, found)

    @cached_property
    def backlinks(self) -> Mapping[str, tuple[Reference, ...]]:
        """The references to each id."""
        found: dict[str, list[Reference]] = defaultdict(list)
        for reference in self.references:
            found[reference.target].append(reference)
        return {target: tuple(references) for target, references in found.items()}


def find_references(
    fields: tuple[Field, ...], data: Mapping[str, Any]
) -> Iterator[tuple[str, Field]]:
    """Walk all references in an item: the id, and the field that holds it."""
    for f in fields:
        if f.name in data:
            yield from _references_in(f, data[f.name])


def _references_in(f: Field, value: Any) -> Iterator[tuple[str, Field]]:
    if isinstance(value, str) and f.references:
        yield value, f
    elif isinstance(value, Mapping):
        yield from find_references(f.fields, value)
    elif isinstance(value, list) and f.item:
        # The label of a list of references stands on the list; the item holds the reference.
        for v in value:
            yield from _references_in(f.item, v)
