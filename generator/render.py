"""Framework and changelogs to pages, in memory. Pure: no file is written, no clock is read."""

from __future__ import annotations

from collections.abc import Iterator

from generator.render_changes import Comparisons, change_pages
from generator.render_items import tree_pages
from generator.render_plain import plain_pages
from generator.render_text import make_relative
from generator.render_tree import trees
from generator.render_users import user_pages
from generator.site import Page, Site

__all__ = ["make_relative", "render_pages"]


def render_pages(site: Site) -> Iterator[Page]:
    """All pages of the site."""
    comparisons = Comparisons(site)
    yield from plain_pages(site)
    for tree in trees(site):
        yield from tree_pages(tree, comparisons)
    yield from change_pages(site, comparisons)
    yield from user_pages(site, comparisons)
