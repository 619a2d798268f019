"""The rule about one term for one thing: words that an item says the framework doesn't use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.base.findings import Finding, shorten
from generator.base.schema import name_of
from generator.base.texts import is_free, lasting_texts
from generator.load.document import Document
from generator.rules.rule import rule_over_all
from generator.rules.seen import Seen

_QUOTED = re.compile(r"‘[^‘’]*’|“[^“”]*”")


@rule_over_all("woord-vermijden")
def een_woord_voor_een_ding(seen: Seen) -> Iterator[Finding]:
    """Voor elk ding gebruikt het kader één woord, en geen woord dat een begrip vermijdt."""
    better = _better_words(seen)
    if not better:
        return
    words = "|".join(re.escape(w) for w in sorted(better, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
    for kind in seen.kinds.content:
        for document in seen.of(kind.name):
            if pattern.search(document.whole):
                yield from _in_document(document, seen, pattern, better)


def _better_words(seen: Seen) -> Mapping[str, str]:
    """What to write in the place of each word that isn't used, by that word in small letters."""
    return {
        word.casefold(): name_of(document.data)
        for kind in seen.kinds.content
        for field in kind.fields
        if field.avoided
        for document in seen.of(kind.name)
        for word in document.data.get(field.name, ())
    }


def _in_document(
    document: Document, seen: Seen, pattern: re.Pattern[str], better: Mapping[str, str]
) -> Iterator[Finding]:
    """The first such word of each text: names of others and what is quoted stay as they are."""
    fields = [f for f in seen.kinds[document.kind].fields if not f.avoided]
    for place, field, text in lasting_texts(fields, document.data):
        if field.proper or not is_free(field):
            continue
        if match := pattern.search(_QUOTED.sub(lambda m: " " * len(m[0]), text)):
            yield document.finding(
                place,
                "woord-vermijden",
                f"Het kader gebruikt ‘{shorten(match[0])}’ niet.",
                f"Schrijf ‘{shorten(better[match[0].casefold()])}’, of zet het woord tussen ‘’ als "
                "een ander het zo noemt.",
                severity="waarschuwing",
            )
