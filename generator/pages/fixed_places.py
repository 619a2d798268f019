"""The places on fixed pages that a release promises: what is really on them, but for what passes.

A fixed page follows from no seal, so its places are written in the ledger of addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.pages.consumer_list import list_page
from generator.pages.plain import fixed_pages
from generator.site.content import Page, Site

_PLACE = re.compile(
    r'<(?!input|select|textarea|button|form|label)[a-z][a-z0-9]*\b[^>]*\sid="([^"]+)"'
)
"""A place on a page; what belongs to a form is no place that anyone links to."""

PASSING = {
    # What holds today, and may be over tomorrow.
    "uitzonderingen/": {"nu", "werkversie"},
    "data/": {"data-concept"},
}
"""Places that say what is so today, by page."""

_COUNTED = re.compile(r".*-[0-9]+")
"""A place that is named after its number in a list; another thing may stand there tomorrow."""
_ASIDE = {"verder"}
"""The links to the rest of the guide, below each of its pages."""


def fixed_places(site: Site) -> frozenset[str]:
    """The places that stay on the fixed pages and the list of consumers, as ``over/#status``."""
    return frozenset(
        f"{page.path}#{place}"
        for page in _pages(site)
        for place in places_of(page.body)
        if not passes(page.path, place, site)
    )


def _pages(site: Site) -> Iterator[Page]:
    yield from fixed_pages(site)
    if site.afnemers:
        yield list_page(site, site.afnemers)


def places_of(body: str) -> frozenset[str]:
    """What can be linked to on a page."""
    return frozenset(_PLACE.findall(body))


def passes(path: str, place: str, site: Site) -> bool:
    """Whether a place on a fixed page is none to count on."""
    counted = _COUNTED.fullmatch(place) and not any(place in t.framework.items for t in site.sealed)
    return bool(counted) or place in PASSING.get(path, ()) or place in _ASIDE
