"""The places on the pages that are made from the settings: which can be linked to, by rule.

A test holds the rule against the pages that are made.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.base.settings import Settings

MAIN = "inhoud-begin"
"""Where the link that skips the menu leads, on every page: nobody links to it from elsewhere."""
PLACES_ABOUT = ("licentie", "contact", "meer")
"""The places that the page about the site has by itself."""


def settings_places(settings: Settings) -> Mapping[str, tuple[str, ...]]:
    """The places by the path of their page."""
    has_contact = bool(settings.uitgever or settings.contact or settings.forge)
    own = [name for name in PLACES_ABOUT if name != "contact" or has_contact]
    places = {"over/": (*(deel.anker for deel in settings.over), *own)}
    if settings.lagen:
        places[settings.lagen.pad] = tuple(laag.sleutel for laag in settings.lagen.lagen)
    for overzicht in settings.overzichten:
        places[overzicht.pad] = tuple(tabel.sleutel for tabel in overzicht.tabellen)
    return places


def moved_places(settings: Settings) -> Mapping[str, Mapping[str, str]]:
    """The places that moved: by the path of their page, where each of them is now."""
    places: dict[str, dict[str, str]] = {}
    for moved in settings.verhuisd:
        page, mark, place = moved.van.partition("#")
        if mark:
            places.setdefault(page, {})[place] = moved.naar
    return places
