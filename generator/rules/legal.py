"""The rule about the legal bases of a framework: one way to their text."""

from __future__ import annotations

from collections.abc import Iterator

from generator.base.findings import Finding
from generator.load.document import Document
from generator.rules.rule import rule, with_page
from generator.rules.seen import Seen


@rule("wettekst-link", kinds=with_page("wettekst"), alone=True)
def wettekst_op_een_manier(document: Document, seen: Seen) -> Iterator[Finding]:
    """Een onderdeel verwijst op één manier naar een wettekst: BWB-id of webadres."""
    if "bwb_id" in document.data and "url" in document.data:
        yield document.finding(
            ("url",),
            "wettekst-link",
            "Er staat een BWB-id en een webadres; de link wordt al uit het BWB-id gemaakt.",
            "Haal het webadres weg.",
        )
    if "geldig_op" in document.data and not str(document.data.get("bwb_id")).startswith("BWBR"):
        yield document.finding(
            ("geldig_op",),
            "wettekst-link",
            "Er staat een dag, maar de link opent de tekst van die dag niet.",
            "Haal ‘geldig_op’ weg: alleen een BWB-id dat met BWBR begint, opent de tekst van een "
            "dag.",
        )
