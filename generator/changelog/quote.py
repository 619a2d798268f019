"""What became of a passage that a citation quotes.

Only its own words decide, with one kind of blank between them; likeness may suggest where a passage
went, and never decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from generator.base.prose import canonical_text, plain_text
from generator.base.schema import IGNORED, Field
from generator.history.model import Item

UNCHANGED, CHANGED, MOVED, GONE, MORE_THAN_ONCE, NOT_QUOTED = (
    "ongewijzigd",
    "gewijzigd",
    "verplaatst",
    "weg",
    "meer dan eens",
    "niet in de aangehaalde versie",
)


@dataclass(frozen=True)
class Found:
    """What became of a passage: ``place`` is the field where it stood, ``now`` where it stands.

    ``perhaps`` is a suggestion: the text that is most like it, when it isn't there any more.
    """

    state: str
    place: str = ""
    now: str = ""
    perhaps: str = ""

    @property
    def is_same(self) -> bool:
        """Whether the words stand where they stood."""
        return self.state == UNCHANGED


def follow(quote: str, old: Item, new: Item) -> Found:
    """Where a passage of an item stands in a later version of it."""
    words = " ".join(canonical_text(quote).split())
    # A quote may begin or end inside a word; if it doesn't, a longer word is another word.
    pattern = _whole(words)
    if not _places(pattern, old):
        pattern = re.compile(re.escape(words))
    before, after = _places(pattern, old), _places(pattern, new)
    if not before:
        return Found(NOT_QUOTED)
    place = next(iter(before))
    if not after:
        texts = _texts(new)
        state = CHANGED if place in texts else GONE
        likely = _most_like(words, (t for some in texts.values() for t in some))
        return Found(state, place, perhaps=likely)
    there, now = sum(before.values()), sum(after.values())
    if now > there:
        return Found(MORE_THAN_ONCE, place, ", ".join(after))
    if now < there:
        return Found(CHANGED, place, ", ".join(after))  # Nobody knows which of them was meant.
    if before == after:
        return Found(UNCHANGED, place, place)
    return Found(MOVED, place, ", ".join(p for p in after if after[p] > before.get(p, 0)))


def _whole(words: str) -> re.Pattern[str]:
    """Some words, not as a part of longer ones, nor of another number."""
    before = _NOT_AFTER if re.match(r"\w", words) else ""
    after = _NOT_BEFORE if re.search(r"\w\Z", words) else ""
    return re.compile(before + re.escape(words) + after)


_NOT_AFTER = r"(?<!\w)(?<!\w['’‑–-])(?<!\d[.,:/])"
_NOT_BEFORE = r"(?!\w|['’‑–-]\w|[.,:/]\d|%)"
"""What makes a word or number that begins or ends with a passage another one: 100 isn't 100.000."""


def _places(words: re.Pattern[str], item: Item) -> Mapping[str, int]:
    """How often words stand in the texts of each field, where they do."""
    counts = {place: sum(_count(words, t) for t in texts) for place, texts in _texts(item).items()}
    return {place: n for place, n in counts.items() if n}


def _count(words: re.Pattern[str], text: str) -> int:
    """How often words stand in a text, as it is written or as it is read on a page."""
    return max(len(words.findall(_one_line(form))) for form in (text, plain_text(text)))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _most_like(words: str, texts: Iterable[str]) -> str:
    """The sentence that is most like some words; empty when none is much like them."""
    sentences = [s for text in texts for s in _SENTENCE.split(_one_line(plain_text(text)))]
    likeness = {s: SequenceMatcher(None, words, s, autojunk=False).ratio() for s in sentences}
    best = max(likeness, key=lambda s: likeness[s], default="")
    return best if best and likeness[best] >= _LIKE else ""


_SENTENCE = re.compile(r"(?<=[.!?]) ")
_LIKE = 0.6


def _texts(item: Item) -> Mapping[str, tuple[str, ...]]:
    """The texts of an item by field; of a list of texts all of them, whatever their order."""
    texts: dict[str, tuple[str, ...]] = {}
    for place, text in _walk(item.kind.fields, item.data, ""):
        texts[place] = (*texts.get(place, ()), text)
    return texts


def _walk(
    fields: Iterable[Field], data: Mapping[str, Any], above: str
) -> Iterator[tuple[str, str]]:
    for field in fields:
        if field.name in data and field.weight != IGNORED:
            yield from _walk_value(field, data[field.name], f"{above}{field.name}")


def _walk_value(field: Field, value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Mapping):
        yield from _walk(field.fields, value, f"{place}.")
    elif isinstance(value, list) and field.item:
        for part in value:
            key = f"[{part.get(field.key)}]" if field.key and isinstance(part, Mapping) else ""
            yield from _walk_value(field.item, part, f"{place}{key}")
