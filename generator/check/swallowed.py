"""Fields that became part of the text above them, because their line stands too far in.

YAML sees no mistake in that: the field is gone, and the page shows its name and value as words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain, islice

from generator.base.findings import Finding, shorten
from generator.base.schema import Kind
from generator.check.loaded import Loaded
from generator.load.characters import same_ends
from generator.load.checks import MAX_FINDINGS
from generator.load.document import Document, Place

_FIELD = re.compile(r" +(\w+):(?: |$)")
_BLOCK = re.compile(r"[>|][-+0-9]*[ \t]*(?:#.*)?$", re.MULTILINE)


def swallowed(loaded: Loaded) -> Iterator[Finding]:
    """No line of a text is a field of the item, as it is written."""
    for document in loaded.documents:
        raw = (loaded.root / document.path).read_bytes()
        text = same_ends(raw.decode("utf-8-sig", "replace"))
        if _BLOCK.search(text):
            found = in_text(document, loaded.kinds[document.kind], text)
            yield from islice(found, MAX_FINDINGS)


def in_text(document: Document, kind: Kind, text: str) -> Iterator[Finding]:
    """The lines of a text that look like a field beside the one whose text they are part of."""
    known = {p.key[0] for p in document.positions.values()}
    lines = enumerate(text.split("\n"), start=1)
    found = ((n, m) for n, line in lines if n not in known and (m := _FIELD.match(line)))
    first = next(found, None)
    if first is None:
        return
    keys = sorted((p.key[0], place) for place, p in document.positions.items())
    rows = [row for row, _ in keys]
    for line, match in chain([first], found):
        before = bisect_left(rows, line) - 1
        above = _beside(kind, keys[before][1], match[1]) if before >= 0 else ""
        if above:
            yield _taken(document, above, match[1], line, match.start(1) + 1)


def _beside(kind: Kind, place: Place, name: str) -> str:
    """The field beside which one with this name belongs, when it holds the text at a place."""
    for depth in range(len(place) - 1, -1, -1):
        parent = kind.field_at(place[:depth])
        fields = parent.fields if parent else kind.fields if depth == 0 else ()
        if isinstance(place[depth], str) and any(f.name == name for f in fields):
            return str(place[depth])
    return ""


def _taken(document: Document, above: str, name: str, line: int, column: int) -> Finding:
    return Finding(
        document.path,
        line,
        column,
        "veld-in-tekst",
        f"‘{shorten(name)}’ telt hier niet als veld: de regel hoort door het inspringen bij de "
        f"tekst van ‘{shorten(above)}’.",
        f"Laat de regel even ver inspringen als ‘{shorten(above)}’. Hoort het toch bij de tekst? "
        "Begin de regel dan met een ander woord.",
    )
