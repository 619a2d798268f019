"""Which pages the guide has: those about something that the framework has, with their addresses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.base.schema import NOTES, Field, Kind, Kinds
from generator.base.settings import Settings

CITATIONS, CHOICES, MEMBERS = "aanhalingen", "keuzes", "leden"
ADOPTED, DONE = "overgenomen", "gedaan"
OTHERWISE = "afwijkend"
_TERM = "skos:Concept"


class Guide(NamedTuple):
    """One page of the guide: its template, its place below ``meedoen/``, and what it is for."""

    name: str
    slug: str
    title: str
    summary: str

    @property
    def path(self) -> str:
        """The path of the page below the site root."""
        return f"meedoen/{self.slug}/"


def guides(settings: Settings, kinds: Kinds) -> dict[str, Guide]:
    """The pages of the guide by name: those about something that the framework has."""
    all_guides = (
        *_about_items(settings),
        *_about_tasks(settings, kinds),
        *_about_terms(settings, kinds),
        *_about_consumers(settings),
        *_about_records(settings, kinds),
        *_AFTERWARDS,
    )
    return {guide.name: guide for guide in all_guides}


def _about_items(settings: Settings) -> tuple[Guide, ...]:
    word = settings.gids.woord
    slug = word.replace(" ", "-")
    return (
        Guide(
            "woord-veranderen",
            "een-woord-veranderen",
            "Een woord of zin veranderen",
            "Een tikfout of betere zin.",
        ),
        Guide(
            "toevoegen",
            f"een-{slug}-toevoegen",
            f"Een {word} toevoegen",
            f"Een nieuw bestand, en een notitie voor {settings.meervoud}.",
        ),
        Guide(
            "intrekken",
            f"een-{slug}-intrekken",
            f"Een {word} intrekken",
            "Wie ernaar verwijst, ziet dan wat er nu geldt.",
        ),
    )


def _about_consumers(settings: Settings) -> tuple[Guide, ...]:
    if settings.afnemers is None:
        return ()
    one = settings.afnemers.enkelvoud
    slug, title = f"{one.replace(' ', '-')}-registreren", f"Uw {one} registreren"
    return (Guide("registreren", slug, title, "Wat u overnam, aanhaalt of koos."),)


def _about_tasks(settings: Settings, kinds: Kinds) -> Iterator[Guide]:
    if has_tasks(settings, kinds):
        summary = f"Wat {settings.meervoud} moeten doen, wie precies, en voor wanneer."
        yield Guide("taken", "taken-in-een-notitie", "Zeggen wat er te doen is", summary)


def _about_terms(settings: Settings, kinds: Kinds) -> Iterator[Guide]:
    kind = term_kind(settings, kinds)
    if kind:
        yield Guide(
            "begrip",
            f"{kind.name}-toevoegen",
            f"Een {kind.title.lower()} toevoegen",
            "Een woord dat uitleg nodig heeft.",
        )


def _about_records(settings: Settings, kinds: Kinds) -> Iterator[Guide]:
    if user_field(settings, kinds, ADOPTED):
        summary = "Wat dat vraagt en afrondt, vóór u besluit."
        yield Guide("overnemen", "een-versie-overnemen", "Een versie overnemen", summary)
    if can_close(settings, kinds):
        summary = "Uw document is vervangen of vervallen."
        yield Guide("afsluiten", "een-aanhaling-afsluiten", "Een aanhaling afsluiten", summary)
        summary = "Welke verwijzingen in uw documenten nog kloppen."
        yield Guide("verwijzingen", "verwijzingen-controleren", "Verwijzingen controleren", summary)
    if can_differ(settings, kinds):
        summary = "U kiest iets anders dan het kader, en zegt waarom."
        yield Guide("afwijken", "bewust-afwijken", "Bewust afwijken", summary)
    body = body_kind(settings, kinds)
    if body:
        title = f"De leden van een {body.title.lower()}"
        yield Guide("leden", f"leden-van-{body.name}", title, "Wie er meedoet.")


_AFTERWARDS = (
    Guide(
        "melding-lezen",
        "een-melding-lezen",
        "Een melding lezen",
        "Wat de controle zegt, en wat u dan doet.",
    ),
    Guide(
        "na-het-indienen",
        "na-het-indienen",
        "Na het indienen",
        "Wat er met uw voorstel gebeurt, tot de uitgave.",
    ),
    Guide(
        "uitgave",
        "een-uitgave-maken",
        "Een uitgave maken",
        "Voor de redactie: het nummer, de dag, en hoe u haar terugneemt.",
    ),
    Guide(
        "eigen-computer",
        "op-uw-eigen-computer",
        "Op uw eigen computer",
        "De controle en de site zonder make, ook op Windows.",
    ),
)


def term_kind(settings: Settings, kinds: Kinds) -> Kind | None:
    """The kind whose items are terms, by what its schema calls them in linked data.

    That about which the guide is anyhow isn't named twice.
    """
    own = settings.gids.soort or kinds.content[0].name
    terms = (k for k in kinds.content if k.jsonld.get("@type") == _TERM and k.name != own)
    return next(terms, None)


def user_field(settings: Settings, kinds: Kinds, name: str) -> Field | None:
    """A field of what a consumer writes about itself, if there are consumers with such a field."""
    own = kinds.by_name.get(settings.afnemers.soort) if settings.afnemers else None
    return own.by_name.get(name) if own else None


def has_tasks(settings: Settings, kinds: Kinds) -> bool:
    """Whether a change note can give tasks, and say what becomes of earlier ones."""
    notes = kinds[NOTES]
    places = (("taken", 0, "vervangt"), ("taken", 0, "doelgroep"), ("laat_staan",), ("beeindigt",))
    return settings.afnemers is not None and all(notes.field_at(p) for p in places)


def can_close(settings: Settings, kinds: Kinds) -> bool:
    """Whether a citation can get a last day."""
    field = user_field(settings, kinds, CITATIONS)
    return bool(field and field.examples and field.get("tot"))


def can_differ(settings: Settings, kinds: Kinds) -> bool:
    """Whether a consumer can say that it chose otherwise."""
    field = user_field(settings, kinds, CHOICES)
    chosen = field.get("keuze") if field else None
    return bool(
        field and field.examples and chosen and OTHERWISE in [c.value for c in chosen.choices]
    )


def body_kind(settings: Settings, kinds: Kinds) -> Kind | None:
    """The kind of bodies of several consumers, when they name their members."""
    kind = kinds.by_name.get(settings.afnemers.samen) if settings.afnemers else None
    return kind if kind and MEMBERS in kind.by_name else None
