"""The pages of a site that follow from its settings and kinds alone, by their paths."""

from __future__ import annotations

from collections.abc import Iterator

from generator.base.addresses import FIXED_PAGES, PLACES
from generator.base.schema import Kinds
from generator.base.settings import Settings
from generator.setup.guides import guides


def fixed_pages(settings: Settings, kinds: Kinds) -> tuple[str, ...]:
    """The pages that stay the same whatever is written in the items."""
    guided = (guide.path for guide in guides(settings, kinds).values())
    moved = (m.van for m in settings.verhuisd if "#" not in m.van)
    return (*FIXED_PAGES, *_of_sources(settings, kinds), *guided, *moved)


def _of_sources(settings: Settings, kinds: Kinds) -> Iterator[str]:
    if kinds.have_places:
        yield PLACES
    if settings.lagen:
        yield settings.lagen.pad
    yield from (overzicht.pad for overzicht in settings.overzichten)
