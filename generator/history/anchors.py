"""The places on pages that were ever promised by what is sealed: by rule.

In the tree of a version the page of an item has a place for its title, each field, and each part of
a list that has a key. At the root the page shows the newest version, and keeps each place that an
earlier one had there: who follows an old link finds where that text stands now. The page with the
changes of a release has a place for each item that changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.history.addresses import CHANGES, COMPARED, place_names
from generator.history.diff import content_changes
from generator.history.model import Data
from generator.history.versions import FOLDER, Release


class Former(NamedTuple):
    """A place that an item no longer has of itself, with the last version that had it."""

    place: str
    version: str


class Promised(NamedTuple):
    """A place that was promised: the path of its page, its name, and the release that did."""

    path: str
    place: str
    version: str


def promised(releases: Sequence[Release]) -> Iterator[Promised]:
    """Each place that releases promise: the path of its page, its name, and who promised it."""
    yield from _of_items(releases)
    yield from _of_changes(releases)


def _of_changes(releases: Sequence[Release]) -> Iterator[Promised]:
    """The items that came with a release or changed in it, on the page of its changes.

    Of two releases beside each other, those that only one of them has. Which others differ is
    worked out for that page, anew with each build, from what is sealed.
    """
    before: Mapping[str, Mapping[str, Data]] = {}
    for n, release in enumerate(releases):
        changes = content_changes(release.framework.kinds, before, release.framework.data)
        path = f"{FOLDER}/{release.name}/{CHANGES}"
        yield from (Promised(path, change.item, release.name) for change in changes)
        before = release.framework.data
        for old in releases[:n]:
            path = f"{COMPARED}/{old.name}/{release.name}/"
            alone = old.framework.items.keys() ^ release.framework.items.keys()
            yield from (Promised(path, item, release.name) for item in sorted(alone))


def _of_items(releases: Sequence[Release]) -> Iterator[Promised]:
    for release in releases:
        for kind, items in release.framework.data.items():
            if kind not in release.framework.kinds.by_name or not _has_pages(release, kind):
                continue
            for item, data in items.items():
                for place in place_names(data):
                    for root in (f"{FOLDER}/{release.name}/", ""):
                        yield Promised(f"{root}{kind}/{item}/", place, release.name)


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
    promises: Iterable[Promised], bodies: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """The promised places that pages don't have, as addresses, with who promised each first.

    ``bodies`` are the pages that were made, by path; one that isn't there is named elsewhere.
    """
    ids: dict[str, frozenset[str]] = {}
    named: set[str] = set()
    for path, place, version in promises:
        if path not in bodies:
            continue
        if path not in ids:
            ids[path] = frozenset(_ID.findall(bodies[path]))
        address = f"{path}#{place}"
        if place not in ids[path] and address not in named:
            named.add(address)
            yield address, version


_ID = re.compile(r'\sid="([^"]+)"')
