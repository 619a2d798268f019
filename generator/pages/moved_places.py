"""The way on from places that once stood on a fixed page, for who follows an old link."""

from __future__ import annotations

from dataclasses import replace

from generator.pages.environment import render
from generator.pages.fixed_places import places_of
from generator.setup.fixed_places import moved_places
from generator.site.content import Page, Site


def with_moved_places(site: Site, page: Page) -> Page:
    """A page with the places at its end that stood on it before."""
    present = places_of(page.body)
    moved = moved_places(site.settings).get(page.path, {})
    gone = {place: target for place, target in moved.items() if place not in present}
    if not gone:
        return page
    own = render("delen/verhuisde_plekken.html", page.path, plekken=gone)
    return replace(page, body=page.body + own)
