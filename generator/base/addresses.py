"""The addresses that the site itself uses at its root, so that nothing else is put there.

The pages and files are made in many places; ``tests/test_addresses.py`` makes sites and holds this
list against what is really in them.
"""

from __future__ import annotations

from generator.base.schema import ENDING, NOTES, SHARED

FIXED_PAGES = (
    "",
    "kader/",
    "versies/",
    "vergelijk/",
    "concept/",
    "data/",
    "id/",
    "over/",
    "meedoen/",
    "meedoen/meldingen/",
    "uitzonderingen/",
    "toegankelijkheid/",
)
"""Pages that every site has, as paths below its root."""

PLACES = "vindplaatsen/"
"""The page that walks a source, where items say what place of it they come from."""

_OTHER = {
    NOTES: "de pagina met wat er veranderde",
    "redactie": "het redactieformulier",
    "assets": "de map met de opmaak van de site",
    "server": "de map met wat een webserver moet weten",
}

ASIDE = {"register", "schemas", "versies", "voorbeelden"}
"""Folders of a framework that hold no items: nobody looks for any there."""


def segment(path: str) -> str:
    """The first part of a path below the site root."""
    return path.partition("/")[0]


def taken() -> dict[str, str]:
    """The first parts of an address, and so names of folders, that mean something already."""
    pages = dict.fromkeys(map(segment, (*FIXED_PAGES, PLACES)), "een vaste pagina van de site")
    folders = dict.fromkeys(ASIDE - pages.keys(), "een vaste map van het kader")
    return pages | _OTHER | folders


def no_kinds() -> dict[str, str]:
    """Names that no kind can have, with what has them already."""
    begin = dict.fromkeys(("kader", "soort"), "wat ‘kader nieuw’ nog meer kan beginnen")
    shared = {SHARED.removesuffix(ENDING): "het schema met wat soorten delen"}
    return taken() | begin | shared
