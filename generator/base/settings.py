"""What ``kader.yaml`` says: the one file that tells a framework from any other.

The classes mirror ``generator/setup/kader.schema.json`` (a test keeps it so); what a field means
stands there. Everything has a default that says nothing, so that a small framework needs few lines.
"""

from __future__ import annotations

from dataclasses import dataclass, field

CHANGELOG = "CHANGELOG.md"
"""The changelog for people; a framework that stands by itself has its own."""

FILE = "kader.yaml"
"""Where the settings stand, in the folder of the framework."""


def refers_back(article: str) -> str:
    """The word that refers back to what has this article: ``de norm die``, ``het plan dat``."""
    return "die" if article == "de" else "dat"


@dataclass(frozen=True)
class Uitgever:
    """Who publishes the framework: an organisation."""

    naam: str
    web: str = ""


@dataclass(frozen=True)
class Contact:
    """Where a reader can turn to."""

    web: str = ""
    mail: str = ""


@dataclass(frozen=True)
class Licentie:
    """What others may do with the texts. ``uitleg`` is an address that people can read."""

    naam: str = ""
    url: str = ""
    uitleg: str = ""


@dataclass(frozen=True)
class Brondocument:
    """The document from which the framework was worked out, as it is called in a sentence."""

    naam: str = ""
    onderdeel: str = ""


@dataclass(frozen=True)
class Stand:
    """How far the framework is: a proposal, or adopted."""

    merk: str = ""
    voet: str = ""
    kop: str = ""
    tekst: str = ""
    uitgave: str = ""
    werkversie: str = ""


@dataclass(frozen=True)
class Groep:
    """A group of kinds, with its heading."""

    naam: str
    titel: str


@dataclass(frozen=True)
class Link:
    """A link to a page of the site; ``pad`` is its path below the site root."""

    titel: str
    pad: str


@dataclass(frozen=True)
class Verhuisd:
    """A page that got another address: the old path and the new one, below the site root."""

    van: str
    naar: str


@dataclass(frozen=True)
class Ingang:
    """What a reader comes for, with the pages to begin at."""

    titel: str
    tekst: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Begin:
    """What stands on the home page."""

    inleiding: str = ""
    ingangen: tuple[Ingang, ...] = ()


@dataclass(frozen=True)
class Deel:
    """A part of the page about the site."""

    anker: str
    titel: str
    tekst: str


@dataclass(frozen=True)
class Voorwaarde:
    """A field that has this value, or holds it."""

    veld: str
    waarde: str


@dataclass(frozen=True)
class Laaggroep:
    """Items of one kind in a layer: those for which all of ``waar`` and not all of ``behalve``."""

    titel: str
    soort: str
    waar: tuple[Voorwaarde, ...] = ()
    behalve: tuple[Voorwaarde, ...] = ()


@dataclass(frozen=True)
class Laag:
    """One layer of who does what."""

    sleutel: str
    titel: str
    omschrijving: str
    groepen: tuple[Laaggroep, ...]


@dataclass(frozen=True)
class Lagen:
    """The page that puts the items in layers, by who does them."""

    pad: str
    titel: str
    inleiding: str
    lagen: tuple[Laag, ...]
    samenvatting: str = ""


REVERSE = "terug:"
"""Before the name of a field in a column: who refers to the item by that field."""


def is_reverse(column: str) -> bool:
    """Whether a column shows who refers to an item, and not what the item says itself."""
    return column.startswith(REVERSE)


def field_of(column: str) -> str:
    """The name of the field that a column is about."""
    return column.removeprefix(REVERSE)


@dataclass(frozen=True)
class Tabel:
    """The items of one kind in a table, with a column for each of some fields."""

    sleutel: str
    titel: str
    soort: str
    kolommen: tuple[str, ...]
    uitleg: str = ""


@dataclass(frozen=True)
class Overzicht:
    """A page with tables of items."""

    pad: str
    titel: str
    tabellen: tuple[Tabel, ...]
    inleiding: str = ""
    samenvatting: str = ""


@dataclass(frozen=True)
class Bijnaam:
    """A name that people use for a consumer with another official name."""

    code: str
    naam: str


@dataclass(frozen=True)
class Omvangbron:
    """Who counted, with the address of the numbers; the name says what others may do with them."""

    naam: str
    url: str


@dataclass(frozen=True)
class Omvang:
    """How large consumers are: a table, what it counts on which day, and the limits of classes."""

    bestand: str
    naam: str
    dag: str
    bron: Omvangbron
    grenzen: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Afnemers:
    """For whom the framework is: who adopts or cites it, and is told what changed.

    ``soort`` is the kind in which one registers itself, ``samen`` that of bodies of several.
    """

    soort: str
    enkelvoud: str
    meervoud: str
    lidwoord: str
    voornaamwoord: str
    register: str
    code: str
    groep: str = ""
    nummer: str = ""
    documenten: str = "document"
    bijnamen: tuple[Bijnaam, ...] = ()
    samen: str = ""
    omvang: Omvang | None = None

    @property
    def deze(self) -> str:
        """The word for this one: ``deze school``, ``dit bedrijf``."""
        return f"{'deze' if self.lidwoord == 'de' else 'dit'} {self.enkelvoud}"

    @property
    def elke(self) -> str:
        """The word for each one: ``elke school``, ``elk bedrijf``."""
        return f"{'elke' if self.lidwoord == 'de' else 'elk'} {self.enkelvoud}"

    @property
    def enkele(self) -> str:
        """The word behind ``geen``: ``enkele school``, ``enkel bedrijf``."""
        return f"{'enkele' if self.lidwoord == 'de' else 'enkel'} {self.enkelvoud}"

    @property
    def die(self) -> str:
        """The word that refers back to one: ``de school die``, ``het bedrijf dat``."""
        return refers_back(self.lidwoord)

    @property
    def er_voor(self) -> str:
        """What stands in ``wat er voor haar verandert``; for ``het`` that is ``ervoor``."""
        return {"zij": "er voor haar", "hij": "er voor hem", "het": "ervoor"}[self.voornaamwoord]

    @property
    def soorten(self) -> tuple[str, ...]:
        """The kinds in which someone says how they use the framework."""
        return tuple(kind for kind in (self.soort, self.samen) if kind)

    @property
    def namen(self) -> dict[str, str]:
        """The names that people use, by id."""
        return {b.code.lower(): b.naam for b in self.bijnamen}


@dataclass(frozen=True)
class Gidsveld:
    """Fields that often raise questions, with what belongs in them."""

    velden: tuple[str, ...]
    uitleg: str


@dataclass(frozen=True)
class Voorbeeldnotitie:
    """A change note as an example."""

    id: str
    titel: str
    item: str
    reden: str
    actie: str
    besluit: str


@dataclass(frozen=True)
class Gids:
    """What the guide for editors takes its examples from. ``woord`` is what one item is called."""

    soort: str = ""
    woord: str = "onderdeel"
    inleiding: str = ""
    velden: tuple[Gidsveld, ...] = ()
    notitie: Voorbeeldnotitie | None = None
    beelden: bool = False


@dataclass(frozen=True)
class Forge:
    """Where the project stands, and what follows its address to edit a file of the framework."""

    adres: str
    bewerken: str = ""

    @property
    def bewerkadres(self) -> str:
        """Where the files of the framework are edited, with a slash at the end, or empty."""
        return f"{self.adres.rstrip('/')}/{self.bewerken.strip('/')}/" if self.bewerken else ""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything that ``kader.yaml`` says.

    ``kenmerk`` begins the lasting ids in feeds and calendars: an authority of a ``tag:`` address
    (RFC 4151). It never changes, wherever the site stands.
    """

    naam: str
    kort: str
    omschrijving: str
    soorten: tuple[str, ...]
    kenmerk: str = ""
    groepen: tuple[Groep, ...] = ()
    menu: tuple[Link, ...] = ()
    licentie: Licentie = field(default_factory=Licentie)
    uitgever: Uitgever | None = None
    contact: Contact | None = None
    bron: Brondocument | None = None
    stand: Stand = field(default_factory=Stand)
    begin: Begin = field(default_factory=Begin)
    over: tuple[Deel, ...] = ()
    lagen: Lagen | None = None
    overzichten: tuple[Overzicht, ...] = ()
    afnemers: Afnemers | None = None
    gids: Gids = field(default_factory=Gids)
    regels: tuple[str, ...] = ()
    forge: Forge | None = None
    verhuisd: tuple[Verhuisd, ...] = ()

    @property
    def enkelvoud(self) -> str:
        """What one consumer is called; without a register of them, a user."""
        return self.afnemers.enkelvoud if self.afnemers else "gebruiker"

    @property
    def meervoud(self) -> str:
        """What several consumers are called."""
        return self.afnemers.meervoud if self.afnemers else "gebruikers"

    @property
    def users(self) -> tuple[str, ...]:
        """The kinds in which someone says how they use the framework; none without consumers."""
        return self.afnemers.soorten if self.afnemers else ()
