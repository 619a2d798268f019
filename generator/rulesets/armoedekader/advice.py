"""The rule about the advice of the report: numbered, and worked out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.base.findings import Finding
from generator.rules.rule import rule_over_all
from generator.rules.seen import Seen


@rule_over_all("advies-nummer", "advies-leeg")
def adviezen_genummerd(seen: Seen) -> Iterator[Finding]:
    """Elk advies heeft een eigen nummer en wordt door ten minste één onderdeel uitgewerkt (6.1)."""
    numbers: dict[int, str] = {}
    worked_out = {
        advice
        for documents in seen.by_kind.values()
        for d in documents.values()
        if "ingetrokken" not in d.data
        for advice in d.data.get("adviezen", [])
    }
    for document in seen.of("adviezen"):
        own, number = document.data["id"], document.data["nummer"]
        if numbers.setdefault(number, own) != own:
            yield document.finding(
                ("nummer",),
                "advies-nummer",
                f"Nummer {number} is ook van {numbers[number]}.",
                "Geef elk advies zijn eigen nummer.",
            )
        if own not in worked_out and seen.complete:
            yield document.finding(
                ("id",),
                "advies-leeg",
                "Geen enkel onderdeel werkt dit advies uit.",
                f"Zet bij een onderdeel ‘adviezen: [{own}]’.",
            )
