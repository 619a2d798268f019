"""The rules about who uses the framework: their choices, and the versions that they cite."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.base.findings import Finding, shorten
from generator.load.document import Document, Place
from generator.rules.rule import of_users, rule
from generator.rules.seen import Seen


@rule("afwijking-motivering", kinds=of_users)
def afwijking_gemotiveerd(document: Document, seen: Seen) -> Iterator[Finding]:
    """Wie van het kader afwijkt, legt uit waarom."""
    for n, choice in enumerate(document.data.get("keuzes", [])):
        if choice["keuze"] == "afwijkend" and not choice.get("motivering"):
            yield document.finding(
                ("keuzes", n),
                "afwijking-motivering",
                f"De afwijking van {choice['item']} heeft geen motivering.",
                "Voeg het veld ‘motivering’ toe.",
            )


@rule("versie-onbekend", kinds=of_users)
def versies_bestaan(document: Document, seen: Seen) -> Iterator[Finding]:
    """Wie het kader aanhaalt, overneemt of beoordeelt, noemt een versie die is uitgegeven."""
    adopted = document.data.get("overgenomen")
    if adopted:
        yield from _version(seen, document, ("overgenomen", "versie"), adopted["versie"])
    for name, n, entry in _about_items(document):
        yield from _version(seen, document, (name, n, "versie"), entry["versie"])


def _about_items(document: Document) -> Iterator[tuple[str, int, Mapping[str, Any]]]:
    """All that is registered about an item in a version: the list, the place in it, the entry."""
    for name in ("aanhalingen", "keuzes", "beoordeeld"):
        for n, entry in enumerate(document.data.get(name, [])):
            if "versie" in entry:
                yield name, n, entry


def _version(seen: Seen, document: Document, place: Place, version: str) -> Iterator[Finding]:
    if seen.versions is not None and version not in seen.versions:
        released = ", ".join(seen.versions) or "nog geen enkele"
        yield document.finding(
            place,
            "versie-onbekend",
            f"Versie {shorten(version)} is niet uitgegeven.",
            f"Uitgegeven zijn: {released}.",
        )


@rule("aanhaling-onderdeel", kinds=of_users)
def aanhaling_staat_in_versie(document: Document, seen: Seen) -> Iterator[Finding]:
    """Een aanhaling noemt een onderdeel dat in de aangehaalde versie staat."""
    versions = seen.versions or {}
    for name, n, entry in _about_items(document):
        item, version = entry["item"], entry["versie"]
        if version not in versions or item in versions[version].items:
            continue
        holding = ", ".join(v for v, released in versions.items() if item in released.items)
        if not holding and not _is_to_come(document, name, n, seen):
            continue  # It is nothing that can be cited: the check of references says so.
        start, later = _WORDS[name]
        yield document.finding(
            (name, n, "item"),
            "aanhaling-onderdeel",
            f"{item} staat niet in versie {version}.",
            f"{start} een versie waarin het staat: {holding}."
            if holding
            else f"{later} als het is uitgegeven.",
        )


def _is_to_come(document: Document, name: str, n: int, seen: Seen) -> bool:
    """Whether what an entry names is there, of a kind that fits, and only has to be released."""
    field = seen.kinds[document.kind].field_at((name, n, "item"))
    item = document.data[name][n]["item"]
    kinds = field.references if field else ()
    # By the name of the file: with a mistake in it, the id may be what is wrong.
    halves = (d.stem for kind in kinds for d in seen.half.get(kind, ()))
    return any(item in seen.by_kind.get(kind, {}) for kind in kinds) or item in halves


_WORDS = {
    "aanhalingen": ("Haal het aan uit", "Haal het pas aan"),
    "keuzes": ("Noem bij de keuze", "Kies er pas over"),
    "beoordeeld": ("Beoordeel", "Beoordeel het pas"),
}


@rule("aanhaling-ingetrokken", kinds=of_users)
def aanhaling_geldt_in_versie(document: Document, seen: Seen) -> Iterator[Finding]:
    """Wat wordt aangehaald of gekozen, gold nog in de versie die erbij staat."""
    versions = seen.versions or {}
    for name, n, entry in _about_items(document):
        item, version = entry["item"], entry["versie"]
        if name == "beoordeeld" or version not in versions:
            continue
        if item in versions[version].withdrawn:
            held = ", ".join(v for v, r in versions.items() if item in r.items - r.withdrawn)
            yield document.finding(
                (name, n, "item"),
                "aanhaling-ingetrokken",
                f"{item} was in versie {version} al ingetrokken.",
                (f"Noem de versie waarin het nog gold ({held}), of kies" if held else "Kies")
                + " wat ervoor in de plaats kwam.",
            )
