"""The page above all lasting addresses: how one cites, and what the badges say."""

from __future__ import annotations

from generator.history.addresses import LASTING, badge_path
from generator.history.standing import STANDINGS, standing
from generator.pages.environment import render
from generator.pages.guide_examples import example_item
from generator.site.content import Page
from generator.site.tree import Tree


def cite_page(tree: Tree) -> Page:
    """How one cites an item, also without registering."""
    path = f"{LASTING}/"
    site = tree.site
    body = render(
        "pagina/aanhalen.html",
        path,
        site=site,
        tree=tree,
        voorbeeld=_example(tree),
        standen=STANDINGS,
        voorbeelden=_examples(tree),
    )
    title = f"Het {site.settings.kort} aanhalen"
    intro = "Met een vast adres, met een versie of met een merk; ook zonder registratie."
    return Page(path, title, body, intro, section="over/")


def _example(tree: Tree) -> str:
    """An item of the version that is shown; none before there are items."""
    own = example_item(tree.site)
    return own if own in tree.kind_of else next(iter(tree.kind_of), "")


def _examples(tree: Tree) -> dict[str, str]:
    """A badge of this site for each state, where it has one."""
    found: dict[str, str] = {}
    history = tree.site.history
    for release in tree.site.sealed:
        for item in release.framework.items if len(found) < len(STANDINGS) else ():
            found.setdefault(standing(history, item, release.name), badge_path(item, release.name))
    return found
