"""The pages of a site that follow from its settings and kinds alone, by their paths."""

from __future__ import annotations

from collections.abc import Iterator

from generator.base.addresses import FIXED_PAGES, PLACES
from generator.base.schema import Kinds
from generator.base.settings import Settings


def fixed_pages(settings: Settings, kinds: Kinds) -> tuple[str, ...]:
    """The pages that stay the same whatever is written in the items."""
    moved = (m.van for m in settings.verhuisd)
    return (*FIXED_PAGES, *_of_sources(settings, kinds), *_guides(settings), *moved)


def _of_sources(settings: Settings, kinds: Kinds) -> Iterator[str]:
    if kinds.have_places:
        yield PLACES
    if settings.lagen:
        yield settings.lagen.pad


def _guides(settings: Settings) -> Iterator[str]:
    """The pages of the guide; a test holds them against those that are made."""
    word = settings.gids.woord.replace(" ", "-")
    slugs = ["een-woord-veranderen", f"een-{word}-toevoegen", f"een-{word}-intrekken"]
    if settings.afnemers:
        slugs.append(f"{settings.afnemers.enkelvoud.replace(' ', '-')}-registreren")
    slugs += ["een-melding-lezen", "na-het-indienen"]
    yield from (f"meedoen/{slug}/" for slug in slugs)
