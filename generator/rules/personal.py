"""The rules about persons: a framework names organisations and roles, and links to the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.base.findings import Finding, shorten
from generator.base.phrases import listed
from generator.load.document import Document
from generator.rules.contact_details import mail_in, may_hold_mail, may_hold_numbers, numbers_in
from generator.rules.persons import names_in, names_in_address
from generator.rules.rule import every_kind, rule
from generator.rules.seen import Seen

_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:|tel:|//)[^\s<>]+", re.IGNORECASE)
_SHOWN = 3
_TO_A_PAGE = "Noem de organisatie of de rol, en link naar een pagina met haar contactgegevens."
_NAME = "Noem de organisatie of de rol, en haal de naam weg."
_NO_PERSON = " Is dit geen persoon? Zet deze regel dan opzij, met de reden."


@rule("e-mailadres", kinds=every_kind, withdrawn=True, alone=True)
def geen_mailadressen(document: Document, _seen: Seen) -> Iterator[Finding]:
    """Nergens staat een e-mailadres, ook niet van een organisatie: dat veroudert."""
    return mails(document)


@rule("telefoonnummer", kinds=every_kind, withdrawn=True, alone=True)
def geen_telefoonnummers(document: Document, _seen: Seen) -> Iterator[Finding]:
    """Nergens staat een telefoonnummer; een nummer van alleen organisaties is een vraag."""
    return numbers(document)


@rule("persoonsnaam", kinds=every_kind, withdrawn=True, alone=True)
def geen_namen_van_personen(document: Document, _seen: Seen) -> Iterator[Finding]:
    """Nergens staat de naam van een persoon, ook niet in een webadres; wel organisatie of rol."""
    return names(document)


def mails(document: Document) -> Iterator[Finding]:
    """The e-mail addresses in a document."""
    for place, text in document.each_text():
        if may_hold_mail(text) and (found := mail_in(text)):
            what = ("een e-mailadres", "e-mailadressen")
            yield document.finding(place, "e-mailadres", _here(found, what), _TO_A_PAGE)


def numbers(document: Document) -> Iterator[Finding]:
    """The telephone numbers in a document."""
    for place, text in document.each_text():
        if not may_hold_numbers(text):
            continue
        found = dict(numbers_in(_ADDRESS.sub(" ", text)))
        found |= {n: own for a in _ADDRESS.findall(text) for n, own in numbers_in(a, address=True)}
        if found:
            severity = "fout" if any(found.values()) else "waarschuwing"
            message = _here(list(found), ("een telefoonnummer", "telefoonnummers"))
            yield document.finding(place, "telefoonnummer", message, _TO_A_PAGE, severity=severity)


def names(document: Document, otherwise: str = _NO_PERSON) -> Iterator[Finding]:
    """The names of persons in a document; ``otherwise`` is what to do about what is no name."""
    for place, text in document.each_text():
        found = names_in(_ADDRESS.sub(" ", text))
        # What begins with www. has a host too.
        addresses = (a if "//" in a else f"//{a}" for a in _ADDRESS.findall(text))
        found |= {name: True for a in addresses for name in names_in_address(a)}
        if found:
            severity = "fout" if any(found.values()) else "waarschuwing"
            message = _here(list(found), ("de naam van een persoon", "namen van personen"))
            hint = _NAME + otherwise
            yield document.finding(place, "persoonsnaam", message, hint, severity=severity)


def _here(found: list[str], what: tuple[str, str]) -> str:
    shown = [f"‘{shorten(f)}’" for f in found[:_SHOWN]]
    more = [f"nog {len(found) - _SHOWN}"] if len(found) > _SHOWN else []
    verb, noun = ("staat", what[0]) if len(found) == 1 else ("staan", what[1])
    return f"Hier {verb} {noun}: {listed([*shown, *more])}."
