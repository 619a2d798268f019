"""The guide for who proposes a change, and the page that explains every code of a finding."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.base.paths import THEME
from generator.base.schema import Kinds
from generator.base.settings import Settings
from generator.load.codes import PAGE, Code
from generator.pages.environment import render
from generator.pages.guide_examples import Example
from generator.pages.guide_files import body_kind, can_close, can_differ, term_kind
from generator.pages.guide_mistakes import MISTAKES
from generator.rules.registry import explanations
from generator.site.content import Page, Site

PICTURES = "assets/gids/"
"""Where the theme has pictures, taken of one framework; the settings say whether they fit."""
# So many characters of code fit beside each other on a screen of 360 pixels.
NARROW = 30


class Group(NamedTuple):
    """Codes under one heading; ``id`` is the anchor of that heading."""

    id: str
    title: str
    codes: Sequence[Code]


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
    if can_close(settings, kinds):
        summary = "Uw document is vervangen of vervallen."
        yield Guide("afsluiten", "een-aanhaling-afsluiten", "Een aanhaling afsluiten", summary)
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


def picture_sizes() -> dict[str, tuple[int, int]]:
    """Width and height in pixels of the pictures of the guide, by name (PNG, ISO 15948, IHDR).

    With them a browser keeps the right room free, and the text does not jump.
    """
    return {
        path.stem: struct.unpack(">II", path.read_bytes()[16:24])
        for path in sorted((THEME / PICTURES).glob("*.png"))
    }


def guide_pages(site: Site) -> Iterator[Page]:
    """The start of the guide, and a page for each thing that one may want to do."""
    by_name = guides(site.settings, site.kinds)
    body = render("pagina/meedoen.html", "meedoen/", site=site, gidsen=by_name.values())
    intro = "Stel zelf een wijziging voor; programmeren is niet nodig."
    yield Page("meedoen/", "Meedoen", body, intro, section="over/")
    shared = {
        "site": site,
        "gidsen": by_name,
        "maten": picture_sizes(),
        "voorbeeld": Example.of(site),
        "fouten": MISTAKES,
    }
    for guide in by_name.values():
        body = render("pagina/gids.html", guide.path, gids=guide, **shared)
        yield Page(guide.path, guide.title, body, guide.summary, section="over/")
    yield codes_page(site)


def codes_page(site: Site) -> Page:
    """The page to which a finding sends who wants to know more."""
    explained = explanations(site.settings)
    groups = [
        Group(f"groep-{name}", title, [c for c in explained.codes.values() if c.group == name])
        for name, title in explained.groups.items()
    ]
    body = render("pagina/meldingen.html", PAGE, site=site, groepen=groups, breed=is_wide)
    intro = "Wat elke melding van de controle betekent, en hoe u haar oplost."
    return Page(PAGE, "Meldingen van de controle", body, intro, section="over/")


def is_wide(example: str) -> bool:
    """Whether an example can be wider than a small screen: then it needs to scroll by itself."""
    return max(map(len, example.splitlines())) > NARROW
