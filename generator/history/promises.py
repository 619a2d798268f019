"""The ledger of addresses: what a site once published stays where it was.

Most addresses follow by rule from what was sealed. The others, of fixed pages and of consumers,
follow from settings and a register that may change: those are written down with each release, only
the ones that no earlier release had, so that the ledger grows with what is new. So are the places
on those fixed pages, as ``over/#status``, from the first release on that was made with them. Each
release seals the ledger up to and including itself.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.base.canonical import canonical_json
from generator.base.findings import Finding, about_file
from generator.history.addresses import (
    LASTING,
    Addresses,
    consumer_files,
    dates_path,
    lasting_users,
    of_releases,
    released_files,
    tasks_path,
)
from generator.history.anchors import Promised
from generator.history.model import Framework
from generator.history.versions import ADDRESSES, CONCEPT, FOLDER, Release, Version, seal_of
from generator.setup.fixed_pages import fixed_pages
from generator.setup.fixed_places import moved_places, settings_places

Promises = Mapping[str, tuple[str, ...]]
"""By version, the addresses that it was the first to publish and that follow from no seal."""

PATH = f"{FOLDER}/{ADDRESSES}"


def unsealed(framework: Framework) -> set[str]:
    """The addresses of a site that follow from nothing that is sealed."""
    setup = framework.setup
    fixed = {p for p in fixed_pages(setup.settings, setup.kinds) if p != f"{CONCEPT}/"}
    afnemers = setup.settings.afnemers
    if afnemers is None:
        return fixed
    lists = {f"{kind}/" for kind in afnemers.soorten}
    lasting = {f"{LASTING}/{user}/" for user in lasting_users(framework)}
    shared = {dates_path(afnemers), tasks_path(afnemers)}
    own = {f"{afnemers.soort}/{c.id}/" for c in setup.register}
    return fixed | lists | lasting | shared | own


def added(
    promises: Promises, version: str, framework: Framework, places: Iterable[str] = ()
) -> Promises:
    """The ledger with what a new release is the first to publish, ``places`` on pages too."""
    earlier = {path for paths in promises.values() for path in paths}
    new = tuple(sorted({*unsealed(framework), *places} - earlier))
    return {**promises, version: new} if new else promises


def written(promises: Promises) -> str:
    """The ledger as canonical JSON."""
    return canonical_json({"adressen": {v: list(paths) for v, paths in promises.items()}})


def read_promises(root: Path) -> Promises | Finding:
    """Read the ledger of a framework folder; one that has none yet promises nothing here.

    It must be what ``written`` makes of what was read, as the register must: of two equal keys only
    the last is read, and what nobody reads could say anything.
    """
    path = root / FOLDER / ADDRESSES
    if not os.path.lexists(path):
        return {}
    try:
        # Reading a pipe would wait for ever.
        return _read(path.read_bytes().decode("utf-8") if path.is_file() else "")
    except (OSError, ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return about_file(
            PATH,
            "adressen-onleesbaar",
            "De lijst van adressen die blijven, is beschadigd.",
            "Zet het bestand terug zoals het was; alleen ‘kader uitgave’ schrijft erin.",
        )


def _read(text: str) -> Promises:
    by_version: Any = json.loads(text)["adressen"]
    for version, paths in by_version.items():
        Version.parse(version)
        if not isinstance(paths, list) or not all(map(_is_page, paths)):
            raise TypeError
    promises = {version: tuple(paths) for version, paths in by_version.items()}
    if written(promises) != text:
        raise ValueError("this was not written by a release")
    return promises


def _is_page(path: object) -> bool:
    """Whether a ledger can hold an address: files stand beside pages, and follow from those."""
    if not isinstance(path, str):
        return False
    page, mark, place = path.partition("#")
    return (not page or page.endswith("/")) and bool(place) == bool(mark)


def written_places(promises: Promises) -> Iterator[Promised]:
    """The places that the ledger names, with the release that was the first to."""
    for version, paths in promises.items():
        for path in paths:
            page, mark, place = path.partition("#")
            if mark:
                yield Promised(page, place, version)


def without_places(promises: Promises, releases: Iterable[Release]) -> tuple[str, ...]:
    """The releases that were made before the ledger named places on pages."""
    first = min((Version.parse(p.version) for p in written_places(promises)), default=None)
    return tuple(r.name for r in releases if first is None or Version.parse(r.name) < first)


def changed(promises: Promises, releases: Iterable[Release]) -> Iterator[Finding]:
    """The ledger is what the newest release that sealed it made of it; the older are within."""
    sealing = [r for r in releases if r.addresses]
    for release in sealing[-1:]:
        newest = Version.parse(release.name)
        then = {v: paths for v, paths in promises.items() if Version.parse(v) <= newest}
        if seal_of(written(then).encode()) != release.addresses:
            yield about_file(
                PATH,
                "adressen-gewist",
                "De lijst van adressen die blijven, is niet meer die van uitgave "
                f"{release.name}: er is iets weggehaald, veranderd of bij gezet.",
                "Zet het bestand terug zoals het bij de laatste uitgave was.",
            )


def broken(
    promises: Promises, releases: Iterable[Release], concept: Framework, present: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """The promised addresses that aren't present, each with the release that promised it first."""
    there = frozenset(present)
    named: set[str] = set()
    for path, version in _promised(promises, list(releases), concept):
        if path not in there and path not in named:
            named.add(path)
            yield path, version


def _promised(
    promises: Promises, releases: list[Release], concept: Framework
) -> Iterator[tuple[str, str]]:
    for version, paths in promises.items():
        for path in paths:
            if "#" not in path:
                yield from ((p, version) for p in consumer_files(path, concept.settings))
    yield from of_releases(releases)
    yield from released_files(releases, concept.settings)


def lost_addresses(
    promises: Promises, releases: Iterable[Release], concept: Framework
) -> Iterator[Finding]:
    """The promised addresses that the site of today would not have, going by the rules."""
    known = list(releases)
    present = Addresses(known, concept).all
    for path, version in broken(promises, known, concept, present):
        if path.endswith("/"):
            yield about_file(
                PATH,
                "adres-weg",
                f"De pagina /{path} stond op de site sinds uitgave {version}, en zou verdwijnen.",
                _MEND,
            )
    yield from _lost_places(promises, concept)


def _lost_places(promises: Promises, concept: Framework) -> Iterator[Finding]:
    """The same of places on the pages of which the settings name the places.

    Those on other pages follow from the program; the build looks at what it made.
    """
    known, moved = settings_places(concept.settings), moved_places(concept.settings)
    for page, place, version in written_places(promises):
        if page in known and place not in {*known[page], *moved.get(page, ())}:
            yield about_file(
                PATH,
                "adres-weg",
                f"De plek /{page}#{place} stond op de site sinds uitgave {version}, en zou "
                "verdwijnen.",
                f"Zet haar terug in kader.yaml. Heet zij nu anders, of is zij weg, zet dan bij "
                f"‘verhuisd’ in kader.yaml: van: {page}#{place} en naar: {page}, of waar het nu "
                "staat.",
            )


_MEND = (
    "Zet terug waar de pagina van kwam: een regel van het register, een instelling. Heet zij nu "
    "anders, zet dan het oude en het nieuwe adres bij ‘verhuisd’ in kader.yaml."
)


def forgotten(old: Promises, new: Promises) -> Iterator[Finding]:
    """What one ledger promises and a later one no longer names."""
    kept = {path for paths in new.values() for path in paths}
    for version, paths in old.items():
        if gone := [f"/{path}" for path in paths if path not in kept]:
            shown = ", ".join(gone[:_SHOWN]) + (" …" if len(gone) > _SHOWN else "")
            yield about_file(
                PATH,
                "adressen-gewist",
                f"Wat uitgave {version} beloofde, staat niet meer in de lijst: {shown}.",
                "Zet het bestand terug zoals het was; een adres dat er was, blijft.",
            )


_SHOWN = 5
