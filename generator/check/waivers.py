"""Rules that are set aside for one item, with a reason and a last day (``uitzonderingen``).

Only the rules about the content can be set aside: a mistake in the form of a file stays one. The
caller says what day it is: a build knows no day, so that the same input always gives the same site;
the command that checks gives today.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from generator.base.findings import Finding, nearest, shorten
from generator.load.document import Document, Place
from generator.load.half import Unsure

_LIKE = 0.85
"""How much a code must be like that of a rule: many end the same, and most are of no rule."""
SOON = timedelta(days=60)
"""So long before its last day a waiver says that it will run out."""


@dataclass(frozen=True)
class _Waiver:
    """One rule set aside in one document, at a place in its data."""

    document: Document
    place: Place
    code: str
    last: str

    def has_ended(self, day: str | None) -> bool:
        """Whether the last day is over; without a day nothing ever is."""
        return day is not None and day > self.last


def set_aside(
    documents: Iterable[Document],
    findings: Sequence[Finding],
    codes: Collection[str],
    day: str | None,
    *,
    complete: bool,
) -> Iterator[Finding]:
    """Leave out the findings that an item sets aside, and say what is wrong with its waivers.

    ``findings`` are those of the rules that have these ``codes``; ``day`` is today as
    ``jjjj-mm-dd``, or ``None`` to count every waiver as still running. Unless the rules could see
    everything (``complete``) a waiver that hides nothing now may hide something then. Where it
    can't be read what an item sets aside, nothing is said of the rules.
    """
    waivers, unclear = _by_code(documents)
    used: set[tuple[str, str]] = set()
    for finding in findings:
        key = (finding.path, finding.rule)
        waiver = waivers.get(key)
        if waiver is None:
            yield from [] if finding.path in unclear and finding.rule in codes else [finding]
            continue
        used.add(key)
        if waiver.has_ended(day):
            ended = f"De uitzondering op deze regel liep af op {waiver.last}."
            yield replace(finding, hint=f"{finding.hint} {ended}".strip())
    for key, waiver in waivers.items():
        if waiver.code not in codes:
            yield _unknown(waiver, codes)
        elif key in used:
            yield from _ending(waiver, day)
        elif complete and "ingetrokken" not in waiver.document.data:
            # Most rules skip withdrawn items: there an exception only seems to hide nothing.
            yield waiver.document.finding(
                waiver.place,
                "uitzondering-overbodig",
                f"Deze uitzondering is niet nodig: ‘{waiver.code}’ vindt hier niets.",
                "Haal de uitzondering weg.",
                severity="waarschuwing",
            )


def _by_code(
    documents: Iterable[Document],
) -> tuple[dict[tuple[str, str], _Waiver], set[str]]:
    """The waivers by file and code, and the files of which it can't be read what they set aside."""
    waivers: dict[tuple[str, str], _Waiver] = {}
    unclear: set[str] = set()
    for document in documents:
        try:
            waivers |= {(document.path, w.code): w for w in list(_waivers(document))}
        except Unsure:
            unclear.add(document.path)
    return waivers, unclear


def _waivers(document: Document) -> Iterator[_Waiver]:
    for n, entry in enumerate(document.data.get("uitzonderingen", ())):
        yield _Waiver(document, ("uitzonderingen", n), entry["regel"], entry["tot"])


def _unknown(waiver: _Waiver, codes: Collection[str]) -> Finding:
    near = nearest(waiver.code, codes, _LIKE)
    return waiver.document.finding(
        (*waiver.place, "regel"),
        "uitzondering-onbekend",
        f"‘{shorten(waiver.code)}’ is geen regel waarop een uitzondering kan.",
        f"Bedoelt u ‘{near}’?"
        if near
        else "Neem de code over uit de melding. Een fout in de vorm kunt u niet opzijzetten.",
    )


def _ending(waiver: _Waiver, day: str | None) -> Iterator[Finding]:
    if day is None or waiver.has_ended(day):
        return
    remaining = date.fromisoformat(waiver.last) - date.fromisoformat(day)
    if remaining <= SOON:
        yield waiver.document.finding(
            (*waiver.place, "tot"),
            "uitzondering-loopt-af",
            f"Deze uitzondering loopt af op {waiver.last}; daarna geldt ‘{waiver.code}’ weer.",
            "Herstel het onderdeel vóór die dag, of overleg over een nieuwe einddatum.",
            severity="waarschuwing",
        )
