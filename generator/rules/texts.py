"""The rules about texts: legal bases, the numbers of advice, and plain language."""

from __future__ import annotations

from collections.abc import Iterator

from generator.base.findings import Finding, shorten
from generator.rules.readability import ENOUGH, Reading, plain_text, read, words_of
from generator.rules.seen import Checked


def rechtsgrond_heeft_tekst(checked: Checked) -> Iterator[Finding]:
    """Een rechtsgrond verwijst op één manier naar zijn tekst: BWB-id of webadres."""
    for document in checked.of("rechtsgronden"):
        if "bwb_id" in document.data and "url" in document.data:
            yield document.finding(
                ("url",),
                "rechtsgrond-link",
                "Er staat een BWB-id en een webadres; de link wordt al uit het BWB-id gemaakt.",
                "Haal het webadres weg.",
            )


def adviezen_genummerd(checked: Checked) -> Iterator[Finding]:
    """Elk advies heeft een eigen nummer en wordt door ten minste één onderdeel uitgewerkt (6.1)."""
    numbers: dict[int, str] = {}
    worked_out = {
        advice
        for documents in checked.by_kind.values()
        for d in documents.values()
        if "ingetrokken" not in d.data
        for advice in d.data.get("adviezen", [])
    }
    for document in checked.of("adviezen"):
        own, number = document.data["id"], document.data["nummer"]
        if numbers.setdefault(number, own) != own:
            yield document.finding(
                ("nummer",),
                "advies-nummer",
                f"Nummer {number} is ook van {numbers[number]}.",
                "Geef elk advies zijn eigen nummer.",
            )
        if own not in worked_out and checked.complete:
            yield document.finding(
                ("id",),
                "advies-leeg",
                "Geen enkel onderdeel werkt dit advies uit.",
                f"Zet bij een onderdeel ‘adviezen: [{own}]’.",
            )


def gewone_taal_leesbaar(checked: Checked) -> Iterator[Finding]:
    """Een tekst voor inwoners is in gewone taal: niet te moeilijk om te lezen (5.5)."""
    for kind in checked.kinds:
        for name in (f.name for f in kind.fields if f.plain):
            for document in checked.of(kind.name):
                reading = read(plain_text(document.data.get(name, "")))
                if reading and reading.is_hard:
                    yield document.finding(
                        (name,),
                        "leesbaarheid",
                        f"Deze tekst is lastig te lezen: leesscore {reading.score}, streef naar "
                        f"{ENOUGH} of hoger.",
                        _simpler(reading),
                        severity="waarschuwing",
                    )


_SENTENCE_ENOUGH = 12
"""A sentence of so many words is short enough to leave as it is."""


def _simpler(reading: Reading) -> str:
    length = len(words_of(reading.longest))
    hints = []
    if length > _SENTENCE_ENOUGH:
        hints.append(f"Knip de langste zin ({length} woorden): ‘{shorten(reading.longest)}’.")
    if reading.hardest:
        hints.append(f"Kies kortere woorden voor: {', '.join(reading.hardest[:5])}.")
    return " ".join(hints) or "Gebruik kortere zinnen en kortere woorden."
