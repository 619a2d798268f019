"""The rule about web addresses that are right, and could be better."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.base.findings import Finding, shorten
from generator.base.web_addresses import better_address, why_no_page
from generator.load.document import Document
from generator.rules.rule import every_kind, rule
from generator.rules.seen import Seen

_ADDRESS = re.compile(r"https?://[^\s<>\"”’]+", re.IGNORECASE)
_LONGEST = 300


@rule("webadres-beter", kinds=every_kind, alone=True)
def webadres_kan_niet_beter(document: Document, _seen: Seen) -> Iterator[Finding]:
    """Een webadres begint met https:// en houdt niet bij hoe een lezer er kwam."""
    for place, text in document.each_text():
        for address in _addresses(text):
            why, better = better_address(address)
            if why and not why_no_page(address):
                shown = f"Schrijf in plaats daarvan ‘{better}’." if len(better) <= _LONGEST else ""
                yield document.finding(
                    place,
                    "webadres-beter",
                    f"‘{shorten(address)}’ {why}.",
                    shown or "Haal weg wat achter het vraagteken staat.",
                    severity="waarschuwing",
                )


def _addresses(text: str) -> list[str]:
    """The addresses in a text, each once, without what closes a link or a sentence."""
    if "://" not in text:
        return []
    found = (re.split(r"\)(?![^(]*\))|\]", m[0])[0] for m in _ADDRESS.finditer(text))
    return list(dict.fromkeys(f.rstrip(".,;:!?'*_") for f in found))
