"""The rules about who uses the framework: their choices, and the versions that they cite."""

from __future__ import annotations

from collections.abc import Iterator

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
    """Wie het kader aanhaalt of overneemt, noemt een versie die is uitgegeven."""
    adopted = document.data.get("overgenomen")
    if adopted:
        yield from _version(seen, document, ("overgenomen", "versie"), adopted["versie"])
    for n, citation in enumerate(document.data.get("aanhalingen", [])):
        yield from _version(seen, document, ("aanhalingen", n, "versie"), citation["versie"])


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
    for n, citation in enumerate(document.data.get("aanhalingen", [])):
        item, version = citation["item"], citation["versie"]
        if version not in versions or item in versions[version].items:
            continue
        holding = ", ".join(v for v, released in versions.items() if item in released.items)
        yield document.finding(
            ("aanhalingen", n, "item"),
            "aanhaling-onderdeel",
            f"{item} staat niet in versie {version}.",
            f"Haal het aan uit een versie waarin het staat: {holding}."
            if holding
            else "Haal het pas aan als het is uitgegeven.",
        )
