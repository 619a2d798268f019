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
        """Whether the words stand there still, at one place."""
        return self.state in {UNCHANGED, MOVED}


def follow(quote: str, old: Item, new: Item) -> Found:
    """Where a passage of an item stands in a later version of it."""
    words = " ".join(canonical_text(quote).split())
    before, after = _places(words, old), _places(words, new)
    if not before:
        return Found(NOT_QUOTED)
    place = next(iter(before))
    if not after:
        texts = _texts(new)
        state = CHANGED if place in texts else GONE
        return Found(state, place, perhaps=_most_like(words, texts.values()))
    if sum(after.values()) > max(1, sum(before.values())):
        return Found(MORE_THAN_ONCE, place, ", ".join(after))
    now = place if place in after else next(iter(after))
    return Found(UNCHANGED if now == place else MOVED, place, now)


def _places(words: str, item: Item) -> Mapping[str, int]:
    """How often words stand in each text of an item, where they do."""
    counts = {place: _count(words, text) for place, text in _texts(item).items()}
    return {place: n for place, n in counts.items() if n}


def _count(words: str, text: str) -> int:
    """How often words stand in a text, as it is written or as it is read on a page."""
    return max(form.count(words) for form in (_one_line(text), _one_line(plain_text(text))))


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


def _texts(item: Item) -> Mapping[str, str]:
    """The texts of an item by field; of a list of texts all together, whatever their order."""
    texts: dict[str, str] = {}
    for place, text in _walk(item.kind.fields, item.data, ""):
        texts[place] = f"{texts[place]}\n{text}" if place in texts else text
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
