"""Whether a framework is there as a whole: what nobody would remove by hand, and yet is gone."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from generator.base.findings import Finding, about_file, shorten
from generator.base.phrases import listed
from generator.base.settings import FILE
from generator.check.loaded import Loaded
from generator.history.announced import announced, changelog_of
from generator.history.promises import read_promises
from generator.history.versions import ADDRESSES, FOLDER, SEALS, Archive
from generator.load.document import Document
from generator.setup.setup import Setup


def not_empty(loaded: Loaded) -> Iterator[Finding]:
    """A framework has items; a folder that was emptied has none, and would be an empty site."""
    content = [k.name for k in loaded.kinds.content]
    if not any(path.split("/")[0] in content for path in loaded.paths):
        yield about_file(
            FILE,
            "kader-leeg",
            "Dit kader heeft geen enkel onderdeel.",
            "Zijn er mappen verdwenen? Zet ze terug. Is het kader nieuw? Maak dan een eerste "
            f"onderdeel: ‘kader nieuw {content[0]}’.",
        )


def complete(loaded: Loaded) -> Iterator[Finding]:
    """Every release that others tell of is there; without seals it is unknown which there are."""
    archive = loaded.archive
    if archive is None:
        return
    yield from missing_releases(loaded.root, loaded.setup, archive)
    if not archive.releases:
        yield from _used(loaded)


def missing_releases(root: Path, setup: Setup, archive: Archive) -> Iterator[Finding]:
    """The releases that the changelog or the ledger of addresses tells of, and that aren't there.

    A ledger that can't be read has a finding of its own.
    """
    yield from _announced(root, setup, archive.by_name)
    promises = read_promises(root)
    named = () if isinstance(promises, Finding) else promises
    if missing := [version for version in named if version not in archive.by_name]:
        yield _missing(
            f"{ADDRESSES} noemt {_named(missing)}, maar de map ‘{FOLDER}’ niet.",
            f"Is dit nooit een uitgave geworden? Haal dan dat deel weg uit {ADDRESSES}.",
        )


def _announced(root: Path, setup: Setup, there: Container[str]) -> Iterator[Finding]:
    """The changelog for people has a section for each release."""
    place = changelog_of(setup, root)
    try:
        text = (root.resolve() / place).read_bytes().decode("utf-8", errors="replace")
    except OSError:
        return
    told = announced(text, setup.settings.naam)
    if missing := [v for v in told if v not in there]:
        yield _missing(
            f"{place.name} heeft een deel over {_named(missing)}, maar de map ‘{FOLDER}’ niet.",
            f"Is dit nooit een uitgave geworden? Haal dan dat deel weg uit {place.name}.",
        )


def _used(loaded: Loaded) -> Iterator[Finding]:
    """Without any release, who says to use one is a trace of those that were there."""
    for document in loaded.sound:
        versions = set(_versions_in(document)) if document.kind in loaded.setup.users else set()
        if versions:
            yield _missing(
                f"{document.path} noemt {_named(versions)}, maar er is geen enkele uitgave.",
                "Is er nog nooit iets uitgegeven? Haal dan die versie weg uit dat bestand.",
            )


def _versions_in(document: Document) -> Iterator[str]:
    if adopted := document.data.get("overgenomen"):
        yield adopted["versie"]
    for citation in document.data.get("aanhalingen", []):
        yield citation["versie"]


def _named(versions: Iterable[str]) -> str:
    names = sorted(set(versions))
    return f"{'uitgave' if len(names) == 1 else 'uitgaven'} {listed(map(shorten, names))}"


def _missing(message: str, otherwise: str) -> Finding:
    hint = f"Zet de map ‘{FOLDER}’ terug zoals zij was, bijvoorbeeld uit git. {otherwise}"
    return about_file(f"{FOLDER}/{SEALS}", "uitgave-vermist", message, hint)
