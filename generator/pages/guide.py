"""The guide for who proposes a change, and the page that explains every code of a finding."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.base.paths import THEME
from generator.load.codes import PAGE, Code
from generator.pages.environment import render
from generator.pages.guide_examples import Example
from generator.pages.guide_mistakes import MISTAKES
from generator.rules.registry import explanations
from generator.setup.guides import guides
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
