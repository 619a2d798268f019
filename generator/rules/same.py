"""The rules about what stands twice: titles, texts, sentences, and examples that were left.

Two texts are the same when their words are: capitals, blanks, accents in code points of their own
and punctuation make no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from generator.base.findings import Finding, shorten
from generator.base.schema import Field, Kind, name_of
from generator.base.signs import one_form
from generator.base.texts import Text, is_free, lasting_texts
from generator.load.document import Document, Place
from generator.rules.rule import every_kind, rule, rule_over_all
from generator.rules.seen import Seen

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"(?<=[.!?])[)’”\"']*\s+|\n+")

HEART = 4
"""From so many words on, what items come down to is a text and no name."""
SENTENCE = 8
"""From so many words on, a sentence isn't found twice by chance."""
TEXT = 5
"""From so many words on, a text is somebody's own."""
COPIED = 3
"""So many equal texts, and half of all of them, make an item a copy."""


@lru_cache(maxsize=16384)
def words_in(text: str) -> tuple[str, ...]:
    """The words of a text in one form."""
    return tuple(_WORD.findall(one_form(text).casefold()))


class _Items:
    """The items of the framework that hold, with which of two is the newer one."""

    def __init__(self, seen: Seen) -> None:
        versions = list((seen.versions or {}).values())
        self._released = versions[-1].items if versions else frozenset()
        self.has_releases = bool(versions)

    def is_new(self, document: Document) -> bool:
        """Whether an item isn't in the newest release."""
        return document.data["id"] not in self._released

    def age(self, document: Document) -> tuple[bool, int, str]:
        """Sorts items: those in the newest release first, then by number."""
        item: str = document.data["id"]
        return self.is_new(document), len(item), item


@rule_over_all("titel-dubbel")
def titels_verschillen(seen: Seen) -> Iterator[Finding]:
    """Twee onderdelen van dezelfde soort hebben niet dezelfde titel."""
    items = _Items(seen)
    for kind in seen.kinds.content:
        name = kind.name_field
        firsts: dict[tuple[str, ...], Document] = {}
        for document in sorted(seen.of(kind.name), key=items.age):
            words = words_in(document.data[name]) if name in document.data else ()
            first = firsts.setdefault(words, document) if words else document
            if first is not document:
                yield document.finding(
                    (name,),
                    "titel-dubbel",
                    f"{_called(first)} heet ook zo.",
                    "Geef dit onderdeel een eigen titel. Is het hetzelfde? Haal dit bestand dan "
                    "weg, of trek het andere in.",
                )


def _called(document: Document) -> str:
    name = name_of(document.data)
    return f"{document.data['id']} ({shorten(name)})" if name else str(document.data["id"])


@rule_over_all("tekst-dubbel")
def teksten_verschillen(seen: Seen) -> Iterator[Finding]:
    """Een onderdeel is geen kopie van een ander, en neemt er geen hele zinnen van over."""
    items = _Items(seen)
    content = [(kind, d) for kind in seen.kinds.content for d in seen.of(kind.name)]
    hearts: dict[tuple[str, ...], Document] = {}
    said: set[str] = set()
    for kind, document in sorted(content, key=lambda pair: items.age(pair[1])):
        heart = words_in(document.data[kind.heart]) if kind.heart in document.data else ()
        first = hearts.setdefault(heart, document) if len(heart) >= HEART else document
        if first is not document:
            said.add(document.path)
            yield _same_heart(document, kind, first)
    for kind, document in content:
        if items.is_new(document) and document.path not in said:
            older = [d for d in seen.of(kind.name) if items.age(d) < items.age(document)]
            copied = _copied(document, kind, older)
            yield from [copied] if copied else _borrowed(document, kind, older)


def _same_heart(document: Document, kind: Kind, other: Document) -> Finding:
    return document.finding(
        (kind.heart,),
        "tekst-dubbel",
        f"Hier staat hetzelfde als in {_called(other)}.",
        "Schrijf wat dit onderdeel zelf zegt. Zegt het niets anders? Haal dit bestand dan weg.",
    )


def _own_texts(document: Document, kind: Kind) -> list[Text]:
    """The texts of an item that someone wrote for it, in fields of their own or in lists."""
    texts = lasting_texts(kind.fields, document.data)
    return [t for t in texts if is_free(t[1]) and len(words_in(t[2])) >= TEXT]


def _copied(document: Document, kind: Kind, older: Sequence[Document]) -> Finding | None:
    """A finding about an item of which the better part stands in one other item."""
    own = {words_in(text) for _, _, text in _own_texts(document, kind)}
    for other in older:
        equal = own & {words_in(text) for _, _, text in _own_texts(other, kind)}
        if len(equal) >= COPIED and len(equal) * 2 >= len(own):
            return document.finding(
                ("id",),
                "tekst-dubbel",
                f"Van de {len(own)} teksten hier staan er {len(equal)} ook in {_called(other)}.",
                "Schrijf wat dit onderdeel zelf zegt. Zegt het niets anders? Haal dit bestand dan "
                "weg.",
            )
    return None


def _borrowed(document: Document, kind: Kind, older: Sequence[Document]) -> Iterator[Finding]:
    """A warning for each text that says what holds in a sentence of another item."""
    known = {
        words: other
        for other in reversed(older)
        for _, sentences in _of_what_holds(other, kind)
        for words, _ in sentences
        if len(words) >= SENTENCE
    }
    for name, sentences in _of_what_holds(document, kind):
        same = next(((w, s) for w, s in sentences if w in known), None)
        if same:
            yield document.finding(
                (name,),
                "tekst-dubbel",
                f"Deze zin staat ook in {_called(known[same[0]])}: ‘{shorten(same[1])}’.",
                "Schrijf een eigen zin, of verwijs naar het andere onderdeel.",
                severity="waarschuwing",
            )


_Sentence = tuple[tuple[str, ...], str]
"""The words of a sentence, and how it is written."""


def _of_what_holds(document: Document, kind: Kind) -> Iterator[tuple[str, list[_Sentence]]]:
    """The sentences of each text that says what holds, with the name of its field."""
    for field in kind.fields:
        if field.markdown and field.weight == "normatief" and field.name in document.data:
            yield field.name, _sentences(document.data[field.name])


def _sentences(text: str) -> list[_Sentence]:
    parts = (part.strip() for part in _SENTENCE_END.split(text))
    return [(words_in(part), part) for part in parts if part]


@rule("tekst-herhaald", kinds=every_kind, withdrawn=True, alone=True)
def niets_staat_er_twee_keer(document: Document, seen: Seen) -> Iterator[Finding]:
    """In één tekst staat een zin maar één keer, en in een lijst staat elk deel maar één keer."""
    for top in seen.kinds[document.kind].fields:
        for place, field, text in lasting_texts([top], document.data):
            if field.markdown and (again := _said_twice(text)):
                message = f"Deze zin staat hier twee keer: ‘{shorten(again)}’."
                yield _at_its_line(_repeated(document, place, message), document, place, again)
        if "ingetrokken" not in document.data:
            for place, shown in _listed_twice(top, document.data.get(top.name), (top.name,)):
                message = f"Dit staat al eerder in deze lijst: ‘{shown}’."
                yield _repeated(document, place, message)


def _repeated(document: Document, place: Place, message: str) -> Finding:
    return document.finding(
        place, "tekst-herhaald", message, "Haal een van de twee weg.", severity="waarschuwing"
    )


_TWO_SENTENCES = 2 * TEXT * 2
"""A text that is shorter has no two sentences of so many words."""


def _at_its_line(finding: Finding, document: Document, place: Place, again: str) -> Finding:
    """A finding at the line that repeats a sentence, where the sentence has one to itself."""
    typed = document.typed.get(place)
    lines = enumerate(typed.lines) if typed and typed.style else ()
    same = [n for n, line in lines if line.strip() == again]
    if typed is None or not same:
        return finding
    return replace(finding, line=typed.line + same[-1], column=typed.indent + 1)


def _said_twice(text: str) -> str:
    """The first sentence that stands in a text before; empty when there is none."""
    if len(text) < _TWO_SENTENCES:
        return ""
    met: set[tuple[str, ...]] = set()
    for part in _SENTENCE_END.split(text):
        # An address in other capitals is another one; only the first letter of a sentence isn't.
        bare = part.strip(_AROUND)
        said = tuple((bare[:1].casefold() + bare[1:]).split())
        if said in met and len(words_in(part)) >= TEXT:
            return part.strip()
        met.add(said)
    return ""


_AROUND = " \n\t-*+.!?;,:()‘’“”\"'"


def _listed_twice(field: Field, value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    """The parts of lists that say what one before them says."""
    if isinstance(value, list) and field.item:
        met: set[tuple[str, ...]] = set()
        for n, part in enumerate(value):
            said = _said_by(field.item, part)
            form = tuple(said.casefold().strip(_AROUND).split())
            if form and form in met:
                yield (*place, n), shorten(said)
            met.add(form)
            yield from _listed_twice(field.item, part, (*place, n))
    elif isinstance(value, Mapping):
        for inner in field.fields:
            yield from _listed_twice(inner, value.get(inner.name), (*place, inner.name))


def _said_by(field: Field, part: Any) -> str:
    """What a part of a list says: its text, or the first text of its own in an object."""
    if isinstance(part, str):
        return "" if field.references or field.choices else part
    for inner in field.fields:
        if is_free(inner) and isinstance(text := part.get(inner.name), str):
            return text if text.count(" ") + 1 >= TEXT else ""
    return ""


@rule_over_all("voorbeeld-ingevuld")
def voorbeeld_is_vervangen(seen: Seen) -> Iterator[Finding]:
    """In een nieuw bestand staan eigen woorden, niet het voorbeeld uit de uitleg van het veld.

    An example may be taken from an item: that one is released, and is no copy of itself.
    """
    items = _Items(seen)
    for kind in seen.kinds if items.has_releases else ():
        documents = list(seen.of(kind.name))
        new = [d for d in documents if items.is_new(d)]
        if len(new) == len(documents) and kind.is_content:
            continue
        # Two items with one title, or that come down to the same, are told so already.
        named = {
            (name, words_in(document.data[name]))
            for document in documents
            if not items.is_new(document)
            for name in (kind.name_field, kind.heart)
            if name in document.data
        }
        for document in new:
            for place, field, text in lasting_texts(kind.fields, document.data):
                own = _is_own(kind, place, field, text)
                words = words_in(text)
                if own and words in _examples(kind, place) and (place[0], words) not in named:
                    yield document.finding(
                        place,
                        "voorbeeld-ingevuld",
                        f"Dit is het voorbeeld uit de uitleg van het veld: ‘{shorten(text)}’.",
                        "Schrijf hier uw eigen tekst.",
                    )


def _is_own(kind: Kind, place: Place, field: Field, text: str) -> bool:
    """Whether a text is one that no two items share by chance."""
    is_title = kind.is_content and place == (kind.name_field,)
    return is_free(field) and (is_title or len(words_in(text)) >= TEXT)


def _examples(kind: Kind, place: Place) -> set[tuple[str, ...]]:
    """The examples of a field: its own, and those in the examples of what it stands in."""
    found: set[tuple[str, ...]] = set()
    for length, _ in enumerate(place, 1):
        outer = kind.field_at(place[:length])
        for example in outer.examples if outer else ():
            found |= {words_in(t) for t in _inside(example, place[length:])}
    return found


def _inside(example: Any, rest: Place) -> Iterator[str]:
    """The texts at a place in an example; any part of a list will do."""
    if not rest:
        if isinstance(example, str):
            yield example
    elif isinstance(example, list):
        for part in example:
            yield from _inside(part, rest[1:])
    elif isinstance(example, Mapping) and rest[0] in example:
        yield from _inside(example[rest[0]], rest[1:])
