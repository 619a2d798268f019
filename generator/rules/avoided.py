"""The rule about one term for one thing: words that an item says the framework doesn't use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator.base.findings import Finding, shorten
from generator.base.schema import name_of
from generator.base.texts import is_free, lasting_texts
from generator.load.document import Document, Place
from generator.rules.rule import rule_over_all
from generator.rules.seen import Seen

_OF_OTHERS = re.compile(r"‘[^‘]*?’(?!\w)|“[^“”]*”|\]\([^()\s]*\)|https?://[^\s<>)]*", re.IGNORECASE)
"""What is quoted, and where a link leads: an apostrophe inside a word closes no quotation."""


@rule_over_all("woord-vermijden")
def een_woord_voor_een_ding(seen: Seen) -> Iterator[Finding]:
    """Voor elk ding gebruikt het kader één woord, en geen woord dat een begrip vermijdt."""
    listed = list(_listed(seen))
    at_odds = {w.place: finding for w, finding in _at_odds(seen, listed)}
    yield from at_odds.values()
    avoided = _Avoided.read(seen, [w for w in listed if w.place not in at_odds])
    if not avoided:
        return
    for kind in seen.kinds.content:
        for document in seen.of(kind.name):
            if avoided.first_in(document.whole):
                yield from _in_document(document, seen, avoided)


class _Word(NamedTuple):
    """A word that an item says isn't used, and its place: the item, and where it stands there."""

    text: str
    document: Document
    place: tuple[str, Place]


def _listed(seen: Seen) -> Iterator[_Word]:
    """What the items of the framework that hold say about words."""
    for document, name in _with_lists(seen):
        for n, word in enumerate(document.data.get(name, ())):
            yield _Word(word, document, (document.data["id"], (name, n)))


def _with_lists(seen: Seen) -> Iterator[tuple[Document, str]]:
    """The items that hold and may name such words, with the field in which they do."""
    for kind in seen.kinds.content:
        for field in (f for f in kind.fields if f.avoided):
            yield from ((document, field.name) for document in seen.of(kind.name))


def _at_odds(seen: Seen, listed: Iterable[_Word]) -> Iterator[tuple[_Word, Finding]]:
    """Words that can't be avoided: an item bears that name, or two say what to write instead.

    One finding at the list; else each text with the word would be told to write that same word.
    """
    names = {_alike(name_of(d.data)): d for d, _ in _with_lists(seen)}
    first: dict[tuple[str, ...], Document] = {}
    for word in listed:
        text, own = _alike(word.text), word.document
        bearer, other = names.get(text), first.setdefault(text, own)
        if bearer:
            message = f"‘{shorten(word.text)}’ is zelf de naam van {_called(bearer)}."
            hint = "Haal het hier weg: zo’n naam gebruikt het kader wel."
        elif other is not own:
            message = f"‘{shorten(word.text)}’ staat ook bij {_called(other)}."
            hint = "Laat het bij één van de twee staan: zo is te zien wat iemand wel schrijft."
        else:
            continue
        yield (
            word,
            own.finding(word.place[1], "woord-vermijden", message, hint, severity="waarschuwing"),
        )


def _called(document: Document) -> str:
    return f"{document.data['id']} ({shorten(name_of(document.data))})"


def _alike(text: str) -> tuple[str, ...]:
    """The same for texts that differ in capitals and spaces alone."""
    return tuple(text.casefold().split())


@dataclass(frozen=True)
class _Avoided:
    """The words that aren't used: each is a group of ``pattern``, with what to write in ``better``.

    A name that holds such a word is a group too, without anything better: it stays as it is.
    """

    pattern: re.Pattern[str]
    better: tuple[str, ...]

    @classmethod
    def read(cls, seen: Seen, listed: Iterable[_Word]) -> _Avoided | None:
        """The pattern that finds these words; ``None`` when there are none."""
        words = {w.text: name_of(w.document.data) for w in listed}
        names = {name_of(document.data) for document, _ in _with_lists(seen)}
        if not words:
            return None
        some = _any_of(words)
        longer = {n: "" for n in names if some.search(n)}
        ordered = sorted((longer | words).items(), key=lambda pair: -len(pair[0]))
        return cls(_any_of(w for w, _ in ordered), tuple(b for _, b in ordered))

    def first_in(self, text: str) -> tuple[str, str] | None:
        """The first word of a text that isn't used, with the better one."""
        for match in self.pattern.finditer(text):
            if match.lastindex and (better := self.better[match.lastindex - 1]):
                return match[0], better
        return None


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Finds whole words, of any capitals and over the end of a line; each is a group."""
    groups = "|".join("(" + r"\s+".join(map(re.escape, w.split())) + ")" for w in words)
    return re.compile(rf"(?<![\w-])(?:{groups})(?![\w-])", re.IGNORECASE)


def _in_document(document: Document, seen: Seen, avoided: _Avoided) -> Iterator[Finding]:
    """The first such word of each text: names of others and what is quoted stay as they are."""
    fields = [f for f in seen.kinds[document.kind].fields if not f.avoided]
    for place, field, text in lasting_texts(fields, document.data):
        if field.proper or not is_free(field):
            continue
        if found := avoided.first_in(_OF_OTHERS.sub("|", text)):
            word, better = found
            yield document.finding(
                place,
                "woord-vermijden",
                f"Het kader gebruikt ‘{shorten(' '.join(word.split()))}’ niet.",
                f"Schrijf ‘{shorten(better)}’, of zet het woord tussen ‘’ als een ander het zo "
                "noemt.",
                severity="waarschuwing",
            )
