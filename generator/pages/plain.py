"""The pages that belong to no version: home, who does what, versions, about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from generator.pages.environment import render
from generator.pages.exceptions import exceptions_page
from generator.pages.guide import guide_pages
from generator.pages.places import places_page
from generator.site.content import Page, Site
from generator.site.tree import Link, Tree, trees

HOME_DESCRIPTION = (
    "Voorstel voor een landelijk armoedekader, uitgewerkt uit de verkenning "
    "armoededienstverlening van VNG en Divosa."
)


class Layer(NamedTuple):
    """One layer of figure 6.3, with its items below headings."""

    id: str
    title: str
    description: str
    groups: dict[str, list[Link]]


def plain_pages(site: Site) -> Iterator[Page]:
    """Home, the layers, the versions, and the pages about the site itself."""
    tree = Tree(site, site.current, "")
    counts = {k.name: len(tree.present(k.name)) for k in tree.kinds}
    body = render("pagina/home.html", "", site=site, tree=tree, aantallen=counts)
    yield Page("", "Landelijk armoedekader", body, HOME_DESCRIPTION)
    body = render("pagina/wie_doet_wat.html", "wie-doet-wat/", lagen=layers(tree), tree=tree)
    intro = "Welke taak bij welke overheid hoort, laag voor laag."
    yield Page("wie-doet-wat/", "Wie doet wat", body, intro, section="wie-doet-wat/")
    yield places_page(tree)
    body = render("pagina/versies.html", "versies/", site=site)
    yield Page("versies/", "Versies", body, "Alle uitgaven van het kader.", section="versies/")
    for name, title in (
        ("over", "Over deze site"),
        ("data", "Data"),
        ("toegankelijkheid", "Toegankelijkheid"),
    ):
        body = render(f"pagina/{name}.html", f"{name}/", site=site, tree=tree)
        yield Page(f"{name}/", title, body, section="over/")
    yield from guide_pages(site)
    yield exceptions_page(site)
    yield from _permanent(site)


def _permanent(site: Site) -> Iterator[Page]:
    """The lasting address of every id ever released."""
    found: dict[str, Tree] = {}
    for tree in trees(site):
        for item in tree.kind_of:
            found.setdefault(item, tree)
    for item, tree in found.items():
        path = f"id/{item}/"
        body = render("pagina/id.html", path, item=tree.link(item))
        target = tree.path(item)
        title = tree.title(item)
        yield Page(path, title, body, index=False, redirect=target, canonical=target)


def layers(tree: Tree) -> list[Layer]:
    """Figure 6.3: the shared framework on top, then each government with its tasks."""
    return [
        Layer(
            "kader",
            "Landelijk armoedekader",
            "Wat Rijk, gemeenten en partners samen delen. Alles eronder rust hierop.",
            {
                "Waarden": _where(tree, "waarden", {}),
                "Principes": _where(tree, "principes", {"aard": "gedeeld"}),
                "Doelen": _where(tree, "doelen", {"aard": "doel"}),
                "Instrumenten": _where(tree, "doelen", {"aard": "instrument"}),
            },
        ),
        _layer(tree, "rijk", "Rijk", "Zorgt voor een inkomen waarvan iedere inwoner kan leven."),
        _layer(
            tree,
            "medebewind",
            "Gemeenten in medebewind",
            "Voeren uit wat de wet hun opdraagt, met de middelen die daarbij horen.",
        ),
        _layer(
            tree,
            "autonomie",
            "Gemeenten in autonomie",
            "Kiezen zelf wat hun plaats en hun inwoners verder nodig hebben.",
        ),
    ]


def _layer(tree: Tree, name: str, title: str, description: str) -> Layer:
    placed = _where(tree, "regelingen", {"voorgestelde_plek": name})
    moved = [i for i in placed if _data(tree, i)["huidige_plek"] != name]
    groups = {
        "Minimumnormen": _where(tree, "minimumnormen", {"laag": name}),
        "Basisdienstverlening": _where(tree, "basisdienstverlening", {"lagen": name}),
        "Kwaliteitskader maatwerk": _where(tree, "kwaliteitskader", {"lagen": name}),
        "Terug naar het Rijk" if name == "rijk" else "Regelingen die hierheen gaan": moved,
        "Regelingen die hier horen": [i for i in placed if i not in moved],
    }
    return Layer(name, title, description, groups)


def _data(tree: Tree, link: Link) -> Mapping[str, Any]:
    return tree.get(link.id) or {}


def _where(tree: Tree, kind: str, values: Mapping[str, str]) -> list[Link]:
    """The items of a kind whose fields have, or hold, these values."""
    return [
        tree.link(item)
        for item, data in tree.present(kind).items()
        if all(v == data.get(n) or v in _many(data.get(n)) for n, v in values.items())
    ]


def _many(value: object) -> list[object]:
    return value if isinstance(value, list) else []
