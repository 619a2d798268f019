"""The pages that belong to no version: home, who does what, versions, about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from generator.base.settings import Laag, Laaggroep, Lagen, Voorwaarde
from generator.history.addresses import LASTING, in_tree, lasting_users
from generator.pages.cite import cite_page
from generator.pages.environment import render
from generator.pages.exceptions import exceptions_page
from generator.pages.guide import guide_pages
from generator.pages.guide_examples import example_item
from generator.pages.overviews import overview_pages
from generator.pages.places import places_page
from generator.site.content import Page, Site, version_path
from generator.site.tree import Link, Tree, trees


class Layer(NamedTuple):
    """One layer of who does what, with its items below headings."""

    id: str
    title: str
    description: str
    groups: dict[str, list[Link]]


def plain_pages(site: Site) -> Iterator[Page]:
    """The fixed pages, and those that lead on from an address that stays."""
    yield from fixed_pages(site)
    yield from _permanent(site)
    yield from _moved(site)


def fixed_pages(site: Site) -> Iterator[Page]:
    """Home, the layers, the versions, and the pages about the site itself."""
    tree = Tree(site, site.current, "")
    counts = {k.name: len(tree.present(k.name)) for k in tree.kinds}
    settings = site.settings
    body = render("pagina/home.html", "", site=site, tree=tree, aantallen=counts)
    yield Page("", settings.naam, body, settings.omschrijving)
    if settings.lagen:
        yield _layers_page(tree, settings.lagen)
    yield from overview_pages(tree)
    if site.kinds.have_places:
        yield places_page(tree)
    body = render("pagina/versies.html", "versies/", site=site)
    yield Page("versies/", "Versies", body, "Alle uitgaven van het kader.", section="versies/")
    example = example_item(site)
    for name, title in (
        ("over", "Over deze site"),
        ("data", "Data"),
        ("toegankelijkheid", "Toegankelijkheid"),
    ):
        body = render(f"pagina/{name}.html", f"{name}/", site=site, tree=tree, voorbeeld=example)
        yield Page(f"{name}/", title, body, section="over/")
    yield from guide_pages(site)
    yield exceptions_page(site)
    yield cite_page(tree)


def _permanent(site: Site) -> Iterator[Page]:
    """The lasting address of every id ever released, and of users that have one."""
    by_item: dict[str, Tree] = {}
    for tree in trees(site):
        for item in tree.kind_of:
            by_item.setdefault(item, tree)
    for item, tree in by_item.items():
        yield _lasting(tree.link(item))
    root = Tree(site, site.current, "")
    for user in lasting_users(site.users):
        yield _lasting(root.link(user))


def _lasting(link: Link) -> Page:
    path = f"{LASTING}/{link.id}/"
    body = render("pagina/id.html", path, item=link)
    return Page(path, link.title, body, index=False, redirect=link.path, canonical=link.path)


def _moved(site: Site) -> Iterator[Page]:
    """What once stood at the root and no longer does: the way to the last version that had it.

    Ids never vanish, but a step of a decision aid may; and a fixed page may get another name.
    """
    present = {*in_tree(site.current.framework)}
    for release in reversed(site.sealed):
        for path in in_tree(release.framework):
            if path not in present:
                present.add(path)
                yield _way_to(path, f"{version_path(release)}{path}", release.label)
    for moved in site.settings.verhuisd:
        if "#" not in moved.van:
            yield _way_to(moved.van, moved.naar, "")


def _way_to(path: str, target: str, version: str) -> Page:
    body = render("pagina/verhuisd.html", path, doel=target, versie=version)
    title = "Deze pagina is verhuisd" if not version else f"Deze pagina hoort bij {version}"
    return Page(path, title, body, index=False, redirect=target, canonical=target)


def _layers_page(tree: Tree, lagen: Lagen) -> Page:
    """Who does what: the items in layers, by who does them."""
    body = render(
        "pagina/lagen.html", lagen.pad, lagen=lagen, inhoud=layers(tree, lagen), tree=tree
    )
    return Page(lagen.pad, lagen.titel, body, lagen.samenvatting, section=lagen.pad)


def layers(tree: Tree, lagen: Lagen) -> list[Layer]:
    """The layers that the settings name, with the items of a version."""
    return [
        Layer(laag.sleutel, laag.titel, laag.omschrijving, _groups(tree, laag))
        for laag in lagen.lagen
    ]


def _groups(tree: Tree, laag: Laag) -> dict[str, list[Link]]:
    by_title: dict[str, list[Link]] = {}
    for groep in laag.groepen:
        by_title.setdefault(groep.titel, []).extend(_links(tree, groep))
    return by_title


def _links(tree: Tree, groep: Laaggroep) -> Iterator[Link]:
    """The items of a kind that hold and that a group asks for."""
    for item, data in tree.present(groep.soort).items():
        left_out = bool(groep.behalve) and _has(data, groep.behalve)
        if _has(data, groep.waar) and not left_out:
            yield tree.link(item)


def _has(data: Mapping[str, Any], conditions: tuple[Voorwaarde, ...]) -> bool:
    """Whether every field has, or holds, its value."""
    return all(
        data.get(c.veld) == c.waarde or c.waarde in _many(data.get(c.veld)) for c in conditions
    )


def _many(value: object) -> list[object]:
    return value if isinstance(value, list) else []
