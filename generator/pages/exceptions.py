"""The page that lists every rule that was set aside for one item, so that it is never hidden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from generator.base.schema import name_of
from generator.load.codes import PAGE as CODES_PAGE
from generator.pages.environment import render
from generator.pages.guide_examples import Example
from generator.rules.registry import explanations
from generator.site.content import Page, Site, version_path
from generator.site.tree import Link, Tree

PATH = "uitzonderingen/"


class Exempt(NamedTuple):
    """One rule set aside for one item; ``target`` is where the rule is explained, if anywhere."""

    item: Link
    code: str
    title: str
    target: str
    reason: str
    last: str


def exceptions_page(site: Site) -> Page:
    """All exceptions: those that the site shows now, and what the working version adds."""
    tree = Tree(site, site.current, "")
    concept = Tree(site, site.concept, version_path(site.concept))
    users = site.settings.users
    shown = [*_in(tree, [k.name for k in tree.kinds]), *_in(concept, users)]
    shown_keys = {_key(e) for e in shown}
    rest = [k.name for k in site.kinds if k.name not in users]
    new = [e for e in _in(concept, rest) if _key(e) not in shown_keys]
    body = render(
        "pagina/uitzonderingen.html",
        PATH,
        site=site,
        uitzonderingen=shown,
        nieuw=new,
        voorbeeld=Example.of(site),
    )
    intro = "Waar een regel van het kader tijdelijk niet geldt, waarom en tot wanneer."
    return Page(PATH, "Uitzonderingen op de regels", body, intro, section="over/")


def _key(exception: Exempt) -> tuple[str, str, str, str]:
    return exception.item.id, exception.code, exception.reason, exception.last


def _in(tree: Tree, kinds: Iterable[str]) -> Iterator[Exempt]:
    codes = explanations(tree.site.settings).codes
    for kind in kinds:
        for item, data in tree.items(kind).items():
            for entry in data.get("uitzonderingen", ()):
                code = entry["regel"]
                explanation = codes.get(code)
                yield Exempt(
                    item=_link(tree, item, data),
                    code=code,
                    title=explanation.title if explanation else code,
                    target=f"{CODES_PAGE}#{code}" if explanation else "",
                    reason=entry["reden"],
                    last=entry["tot"],
                )


def _link(tree: Tree, item: str, data: Any) -> Link:
    """An item by name; a change note has a title but no page of its own."""
    link = tree.link(item)
    return link._replace(title=name_of(data) or item) if link.title == item else link
