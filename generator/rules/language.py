"""The rule about plain language, where a text is for people who never read rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.base.findings import Finding, shorten
from generator.load.document import Document
from generator.rules.readability import ENOUGH, Reading, plain_text, read, words_of
from generator.rules.rule import rule
from generator.rules.seen import Seen


def _with_plain_texts(seen: Seen) -> Iterable[str]:
    """The kinds with a text that must be easy to read (``x-gewone-taal``)."""
    return [kind.name for kind in seen.kinds if any(f.plain for f in kind.fields)]


@rule("leesbaarheid", kinds=_with_plain_texts, alone=True)
def gewone_taal_leesbaar(document: Document, seen: Seen) -> Iterator[Finding]:
    """Een tekst in gewone taal is niet te moeilijk om te lezen."""
    for name in (f.name for f in seen.kinds[document.kind].fields if f.plain):
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
