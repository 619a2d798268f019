"""Links from texts to the site itself: to where they lead, or to plain words.

A text that is sealed can't be mended. What it links to may go, and that must never stop a build:
the words stay, and say that the page is gone. Links that templates make are no concern here; a dead
one is a mistake of ours, and stops the build.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from generator.base.words import make_relative
from generator.history.addresses import Addresses
from generator.history.versions import CONCEPT
from generator.pages.environment import WAITING
from generator.site.content import Page, Site

_WAITING = re.compile(rf'<a {WAITING}="([^"]*)">(.*?)</a>', re.DOTALL)
_PLACE = re.compile(r' id="([^"]+)"')
LOST = "link-weg"
"""The class of the words of a link that leads nowhere any more."""
_GONE = "(deze pagina bestaat niet meer)"


def settled(site: Site, pages: Sequence[Page]) -> Iterator[Page]:
    """The pages with every link from a text at its end."""
    known = _Known(
        {p.path: frozenset(_PLACE.findall(p.body)) for p in pages},
        Addresses(site.sealed, site.concept.framework).all,
    )
    for page in pages:
        waits = WAITING in page.body
        yield replace(page, body=known.settled(page)) if waits else page


@dataclass(frozen=True)
class _Known:
    """The places on every page, and all addresses."""

    places: Mapping[str, frozenset[str]]
    files: frozenset[str]

    def settled(self, page: Page) -> str:
        """The body of a page with every link at its end."""
        return _WAITING.sub(lambda waiting: self._link(page.path, waiting), page.body)

    def _link(self, own: str, waiting: re.Match[str]) -> str:
        """What stands on a page in place of a link that waited."""
        written, words = Markup(waiting[1]).unescape(), waiting[2]
        target = self._target(own, written)
        if target is None:
            return Markup('<span class="{}" data-adres="{}">{} {}</span>').format(
                LOST, written, Markup(words), _GONE
            )
        return f'<a href="{escape(make_relative(own, target))}">{words}</a>'

    def _target(self, own: str, written: str) -> str | None:
        """The path below the site root, with its anchor; ``None`` when nothing is there."""
        if written.startswith("//"):
            return None
        path, mark, anchor = written.removeprefix("/").partition("#")
        page, question, rest = (path if written[0] == "/" else own).partition("?")
        for place in (page, f"{CONCEPT}/{page}"):
            if place in self.places or place in self.files:
                there = not mark or anchor in self.places.get(place, ())
                return f"{place}{question}{rest}{mark}{anchor}" if there else place
        return None
