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
                yield document.finding(
                    place,
                    "webadres-beter",
                    f"‘{shorten(address)}’ {why}.",
                    _what_to_write(address, better),
                    severity="waarschuwing",
                )


def _what_to_write(address: str, better: str) -> str:
    """The better address, or what to do about one that is too long to show."""
    if len(better) <= _LONGEST:
        return f"Schrijf in plaats daarvan ‘{better}’."
    if address.startswith("http:"):
        return "Laat het met https:// beginnen."
    return "Haal achter het vraagteken weg wat dat bijhoudt, zoals ‘utm_source=…’."


def _addresses(text: str) -> list[str]:
    """The addresses in a text, each once, without what closes a link or a sentence."""
    if "://" not in text:
        return []
    found = (re.split(r"\)(?![^(]*\))|\]", m[0])[0] for m in _ADDRESS.finditer(text))
    return list(dict.fromkeys(f.rstrip(".,;:!?'*_") for f in found))
