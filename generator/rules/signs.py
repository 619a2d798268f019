"""The rules about signs that are something else than they look like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.base.findings import Finding
from generator.load.document import Document
from generator.load.look_alikes import Odd
from generator.rules.rule import every_kind, rule
from generator.rules.seen import Seen


@rule("teken-anders", kinds=every_kind, alone=True)
def tekens_zijn_wat_zij_lijken(document: Document, _seen: Seen) -> Iterator[Finding]:
    """Een woord bestaat uit gewone letters van één alfabet."""
    for odd in document.odd:
        if not odd.around:
            severity = "fout" if odd.sure else "waarschuwing"
            yield _exact(
                odd,
                document.finding((), "teken-anders", odd.message, odd.hint, severity=severity),
            )


@rule("tekst-aanhalingstekens", kinds=every_kind, alone=True)
def tekst_staat_niet_tussen_aanhalingstekens(document: Document, _seen: Seen) -> Iterator[Finding]:
    """Een tekst staat niet in zijn geheel tussen aanhalingstekens."""
    for odd in document.odd:
        if odd.around:
            yield _exact(
                odd,
                document.finding(
                    (), "tekst-aanhalingstekens", odd.message, odd.hint, severity="waarschuwing"
                ),
            )


def _exact(odd: Odd, finding: Finding) -> Finding:
    """A finding at the sign itself, not at the value in which it stands."""
    return replace(finding, line=odd.line, column=odd.column)
