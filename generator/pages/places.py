"""The page that walks a source paragraph by paragraph: what of it ended up where."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.base.addresses import PLACES as PATH
from generator.pages.environment import render
from generator.site.content import Page
from generator.site.tree import Link, Tree


class Source(NamedTuple):
    """One source with the items that each of its places carries, in the order of the source."""

    link: Link
    places: dict[str, list[Link]]


def places_page(tree: Tree) -> Page:
    """The page by which a reader of the source finds the items made from a paragraph."""
    source = tree.site.settings.bron
    name = source.naam if source else "de bron"
    title = f"{name[:1].upper()}{name[1:]}, paragraaf voor paragraaf"
    body = render("pagina/vindplaatsen.html", PATH, gevonden=_sources(tree), titel=title, bron=name)
    intro = f"Elke paragraaf van {name}, met de onderdelen die erop steunen."
    return Page(PATH, title, body, intro, section="kader/")


def _sources(tree: Tree) -> list[Source]:
    """Every source that a release ever named: its place on the page stays."""
    by_source: dict[str, dict[str, list[Link]]] = {}
    for release in tree.site.sealed:
        for old in release.framework.items.values():
            for place in old.data.get("vindplaatsen", ()):
                by_source.setdefault(place["bron"], {})
    for item in tree.kind_of:
        for place in (tree.get(item) or {}).get("vindplaatsen", ()):
            by_source.setdefault(place["bron"], {}).setdefault(place["paragraaf"], []).append(
                tree.link(item)
            )
    return [
        Source(tree.link(source), {p: places[p] for p in sorted(places, key=_order)})
        for source, places in sorted(by_source.items())
    ]


def _order(place: str) -> tuple[bool, list[int], str]:
    """Numbered paragraphs first, 5.9 before 5.10; then tables, figures and appendices."""
    numbered = re.fullmatch(r"[0-9.]+", place) is not None
    return (not numbered, [int(n) for n in re.findall(r"[0-9]+", place)] if numbered else [], place)
