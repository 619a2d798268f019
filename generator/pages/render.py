"""Framework and changelogs to pages, in memory. Pure: no file is written, no clock is read."""

from __future__ import annotations

from collections.abc import Iterator

from generator.base.words import make_relative
from generator.pages.changes import Comparisons, change_pages
from generator.pages.items import tree_pages
from generator.pages.moved_places import with_moved_places
from generator.pages.plain import plain_pages
from generator.pages.prose_links import settled
from generator.pages.users import user_pages
from generator.site.content import Page, Site
from generator.site.tree import trees

__all__ = ["make_relative", "render_pages"]


def render_pages(site: Site) -> Iterator[Page]:
    """All pages of the site."""
    return settled(site, [with_moved_places(site, page) for page in _made(site)])


def _made(site: Site) -> Iterator[Page]:
    comparisons = Comparisons(site)
    yield from plain_pages(site)
    for tree in trees(site):
        yield from tree_pages(tree, comparisons)
    yield from change_pages(site, comparisons)
    yield from user_pages(site, comparisons)
