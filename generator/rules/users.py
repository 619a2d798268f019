"""The rules about who uses the framework: their choices, and the versions that they cite."""

from __future__ import annotations

from collections.abc import Iterator

from generator.base.findings import Finding, shorten
from generator.load.document import Document, Place
from generator.rules.seen import Checked


def afwijking_gemotiveerd(checked: Checked) -> Iterator[Finding]:
    """Een gemeente die afwijkt, legt uit waarom (2.4)."""
    for kind in checked.users:
        for document in checked.of(kind):
            for n, choice in enumerate(document.data.get("keuzes", [])):
                if choice["keuze"] == "afwijkend" and not choice.get("motivering"):
                    yield document.finding(
                        ("keuzes", n),
                        "afwijking-motivering",
                        f"De afwijking van {choice['item']} heeft geen motivering.",
                        "Voeg het veld ‘motivering’ toe.",
                    )


def versies_bestaan(checked: Checked) -> Iterator[Finding]:
    """Een gemeente haalt alleen versies aan die zijn uitgegeven."""
    for kind in checked.users:
        for document in checked.of(kind):
            adopted = document.data.get("overgenomen")
            if adopted:
                yield from _version(checked, document, ("overgenomen", "versie"), adopted["versie"])
            for n, citation in enumerate(document.data.get("aanhalingen", [])):
                yield from _version(
                    checked, document, ("aanhalingen", n, "versie"), citation["versie"]
                )


def _version(checked: Checked, document: Document, place: Place, version: str) -> Iterator[Finding]:
    if checked.versions is not None and version not in checked.versions:
        known = ", ".join(checked.versions) or "nog geen enkele"
        yield document.finding(
            place,
            "versie-onbekend",
            f"Versie {shorten(version)} is niet uitgegeven.",
            f"Uitgegeven zijn: {known}.",
        )


def aanhaling_staat_in_versie(checked: Checked) -> Iterator[Finding]:
    """Een aanhaling noemt een onderdeel dat in de aangehaalde versie staat."""
    versions = checked.versions or {}
    for kind in checked.users:
        for document in checked.of(kind):
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
