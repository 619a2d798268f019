"""What the settings say of pages and places that moved is so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.base.findings import Finding, shorten
from generator.base.schema import Kinds
from generator.base.settings import Verhuisd
from generator.load.document import Place
from generator.setup.fixed_places import settings_places
from generator.setup.settings import ReadSettings
from generator.setup.settings_unknown import unknown

_OF_CONTENT = ("versies", "vergelijk", "concept", "data", "id")
"""Below these stands what follows from the content: it never moves."""


def check_moved(read: ReadSettings, kinds: Kinds, existing: Sequence[str]) -> Iterator[Finding]:
    """What moved leads to a page that is there, and nothing stands in its old place.

    ``existing`` are the pages that the settings may name, with those that moved among them.
    """
    new = {m.van: m.naar for m in read.settings.verhuisd if existing.count(m.van) == 1}
    standing = [p for p in existing if p not in new]
    for n, moved in enumerate(read.settings.verhuisd):
        yield from _new_place(read, ("verhuisd", n, "naar"), moved, new, standing)
        if "#" in moved.van:
            yield from _old_place(read, n, moved.van, standing)
            continue
        stays = moved.van.split("/")[0] in {*_OF_CONTENT, *kinds.by_name}
        if stays or existing.count(moved.van) > 1:
            what = "is het adres van een pagina die niet kan verhuizen."
            yield _not_moving(read, n, f"‘{shorten(moved.van)}’ {what}")


def _new_place(
    read: ReadSettings,
    place: Place,
    moved: Verhuisd,
    new: Mapping[str, str],
    standing: Sequence[str],
) -> Iterator[Finding]:
    """Where something is now: a page, or a place on one of which the settings name the places."""
    page, mark, anchor = moved.naar.partition("#")
    if page in new and moved.naar != moved.van:
        yield _moved_again(read, place, page, new)
    elif page not in standing:
        yield unknown(read, place, "De pagina", moved.naar, standing)
    elif mark and anchor not in settings_places(read.settings).get(page, ()):
        yield read.document.finding(
            place,
            "instelling-onbekend",
            f"Een vaste plek ‘#{shorten(anchor)}’ op de pagina ‘{page}’ is niet bekend.",
            f"Schrijf alleen ‘{page}’." if page else "Noem een andere pagina.",
        )


def _old_place(
    read: ReadSettings, n: int, address: str, standing: Sequence[str]
) -> Iterator[Finding]:
    """A place that moved stood on a page that is still there, and stands there no more."""
    page, _, anchor = address.partition("#")
    if page not in standing:
        yield unknown(read, ("verhuisd", n, "van"), "De pagina", page, standing)
    elif anchor in settings_places(read.settings).get(page, ()):
        yield _not_moving(read, n, f"De plek ‘{shorten(address)}’ staat nog op haar pagina.")
    elif [m.van for m in read.settings.verhuisd].index(address) < n:
        yield _not_moving(read, n, f"De plek ‘{shorten(address)}’ staat hier twee keer.")


def _not_moving(read: ReadSettings, n: int, message: str) -> Finding:
    place: Place = ("verhuisd", n, "van")
    return read.document.finding(place, "instelling-onbekend", message, "Haal dit weg.")


def _moved_again(read: ReadSettings, place: Place, page: str, new: Mapping[str, str]) -> Finding:
    """A page moved to one that moved as well; who follows them could go round for ever."""
    end, passed = page, set[str]()
    while end in new and end not in passed:
        passed.add(end)
        end = new[end]
    known = end not in new
    return read.document.finding(
        place,
        "instelling-onbekend",
        f"De pagina ‘{shorten(page)}’ is zelf verhuisd.",
        f"Schrijf waar de pagina nu staat: ‘{end}’."
        if known
        else "Schrijf waar de pagina nu staat.",
    )
