"""The places on the pages of items that were ever promised: by rule from what is sealed.

In the tree of a version the page of an item has a place for its title and for each field. At the
root the page shows the newest version, and keeps each place that an earlier one had there: who
follows an old link finds where that text stands now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.history.addresses import place_names
from generator.history.versions import FOLDER, Release


class Former(NamedTuple):
    """A place that an item no longer has of itself, with the last version that had it."""

    place: str
    version: str


def promised(releases: Sequence[Release]) -> Iterator[tuple[str, str, str]]:
    """Each place that releases promise: the path of its page, its name, and who promised it."""
    for release in releases:
        for kind, items in release.framework.data.items():
            if kind not in release.framework.kinds.by_name or not _has_pages(release, kind):
                continue
            for item, data in items.items():
                for place in place_names(data):
                    yield f"{FOLDER}/{release.name}/{kind}/{item}/", place, release.name
                    yield f"{kind}/{item}/", place, release.name


def _has_pages(release: Release, kind: str) -> bool:
    return release.framework.kinds[kind].is_content


def former(releases: Sequence[Release], kind: str, item: str) -> tuple[Former, ...]:
    """The places that an item had in earlier releases and not in the newest, in their order."""
    if not releases:
        return ()
    now = place_names(releases[-1].framework.data.get(kind, {}).get(item, {}))
    found: dict[str, str] = {}
    for release in releases[:-1]:
        data = release.framework.data.get(kind, {}).get(item)
        if data is not None:
            found |= {place: release.name for place in place_names(data) if place not in now}
    return tuple(Former(place, version) for place, version in sorted(found.items()))


def broken_places(
    releases: Sequence[Release], bodies: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """The promised places that pages don't have, as addresses, with who promised each first.

    ``bodies`` are the pages that were made, by path; one that isn't there is named elsewhere.
    """
    ids: dict[str, frozenset[str]] = {}
    named: set[str] = set()
    for path, place, version in promised(releases):
        if path not in bodies:
            continue
        if path not in ids:
            ids[path] = frozenset(_ID.findall(bodies[path]))
        address = f"{path}#{place}"
        if place not in ids[path] and address not in named:
            named.add(address)
            yield address, version


_ID = re.compile(r'\sid="([^"]+)"')
