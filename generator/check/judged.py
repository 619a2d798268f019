"""Each document by itself: what is wrong with its form, and what it says when nothing is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.base.cache import Cache, look
from generator.base.canonical import canonical_item
from generator.base.findings import Finding
from generator.base.guarded import attempt
from generator.base.schema import Kinds
from generator.form.flaw import Flaw
from generator.form.form import flaws_of
from generator.form.own_id import Ids
from generator.load.document import Document
from generator.load.half import half


@dataclass(frozen=True)
class Judged:
    """What is wrong with the form of a document, and its canonical content if nothing is.

    ``half`` is the document for who looks only at what is right in it; there is none when it isn't
    even known of which kind it is.
    """

    document: Document
    findings: tuple[Finding, ...]
    content: Mapping[str, Any] | None = None
    half: Document | None = None


def judge(
    document: Document, kinds: Kinds, ids: Ids, *, whole: bool, cache: Cache | None = None
) -> Judged:
    """Judge one document; ``whole`` tells that all of it could be read."""
    kind = kinds[document.kind]
    # What ids are taken changes what a finding says, never whether there is one.
    rests_on = (kinds.digest, document.digest)
    flaws = attempt(
        lambda: look(cache, lambda: [*flaws_of(document, kind, kinds, ids)], "form", *rests_on),
        document.path,
    )
    if isinstance(flaws, Finding):
        return Judged(document, (flaws,))
    findings = tuple(flaw.finding for flaw in flaws)
    if findings or not whole:
        return Judged(document, findings, half=_half(document, flaws))
    content = attempt(lambda: canonical_item(kind, document.data), document.path)
    if isinstance(content, Finding):
        return Judged(document, (content,))
    return Judged(document, (), content)


def _half(document: Document, flaws: Iterable[Flaw]) -> Document | None:
    places = {flaw.place for flaw in flaws}
    return None if () in places else half(document, places)
