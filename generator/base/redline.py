"""A redline as data: what two texts or lists have in common, and what differs.

What was kept and what was removed is the old text, what was kept and what was inserted the new one,
sign for sign. HTML, Markdown and plain text are voices of these parts; none may lose one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

KEPT, REMOVED, INSERTED = "kept", "removed", "inserted"

PARAGRAPH, LINE = "\n\n", "\n"
"""The ends of a paragraph and of a line; in a redline each is a part of its own."""

_LIKENESS = 0.4
"""Below this, marking single words hides more than it shows."""
_ENOUGH = 400 * 400
"""So many pairs of words are compared: twice as long texts can take eight times as long."""
_TOKEN = re.compile(r"\n\n|\n|[^\S\n]+|\S+")

_Step = tuple[str, Sequence[str]]


class Part(NamedTuple):
    """A stretch of text that was kept, removed or inserted, or the end of a line or paragraph."""

    state: str
    text: str

    @property
    def is_end(self) -> bool:
        """Whether it is the end of a line or paragraph."""
        return self.text in {PARAGRAPH, LINE}


Parts = tuple[Part, ...]


@lru_cache(maxsize=4096)
def redline(old: str, new: str) -> Parts:
    """Compare two texts word by word.

    Two texts that have little in common are one stretch of old words and one of new.
    """
    return _parts(_steps(_TOKEN.findall(old), _TOKEN.findall(new)))


def whole(state: str, text: str) -> Parts:
    """A text that was kept, removed or inserted as a whole."""
    return _parts([(state, _TOKEN.findall(text))])


def old_text(parts: Iterable[Part]) -> str:
    """The old text."""
    return "".join(p.text for p in parts if p.state != INSERTED)


def new_text(parts: Iterable[Part]) -> str:
    """The new text."""
    return "".join(p.text for p in parts if p.state != REMOVED)


def _parts(steps: Iterable[_Step]) -> Parts:
    tokens = [Part(state, token) for state, tokens in steps for token in tokens]
    return tuple(
        part
        for (state, is_end), group in groupby(tokens, key=lambda t: (t.state, t.is_end))
        for part in (group if is_end else [Part(state, "".join(t.text for t in group))])
    )


def _steps(old: Sequence[str], new: Sequence[str]) -> Iterator[_Step]:
    if len(old) * len(new) > _ENOUGH:
        yield from _long_steps(old, new)
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _LIKENESS:
        yield from ((REMOVED, old), (INSERTED, new))
        return
    for step, i1, i2, j1, j2 in matcher.get_opcodes():
        if step == "equal":
            yield KEPT, old[i1:i2]
        else:
            yield from ((REMOVED, old[i1:i2]), (INSERTED, new[j1:j2]))


def _long_steps(old: Sequence[str], new: Sequence[str]) -> Iterator[_Step]:
    """The steps of texts that are too long to compare word by word: what stands between two ends.

    If little is left between them after all, that is compared.
    """
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    old_middle, new_middle = (words[start : len(words) - end] for words in (old, new))
    yield KEPT, old[:start]
    if len(old_middle) * len(new_middle) > _ENOUGH:
        yield from ((REMOVED, old_middle), (INSERTED, new_middle))
    else:
        yield from _steps(old_middle, new_middle)
    yield KEPT, old[len(old) - end :]


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words two texts have in common from the start."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(old), len(new)))


@dataclass(frozen=True)
class Entry:
    """An entry of a list with its text on both sides, and its place there from 1.

    One that was removed has no new text, one that was inserted no old text. ``moved`` says that it
    only stands elsewhere, in a list whose order counts.
    """

    old: str | None
    new: str | None
    old_place: int = 0
    new_place: int = 0
    moved: bool = False

    @property
    def is_kept(self) -> bool:
        """Whether nothing about it changed."""
        return self.old is not None and self.new is not None and not self.moved


class Side(NamedTuple):
    """One side of a list: what tells its entries apart, and the text of each."""

    keys: Sequence[str]
    texts: Sequence[str]


def list_redline(old: Side, new: Side, *, ordered: bool) -> tuple[Entry, ...]:
    """Compare two lists entry by entry; the entries of the old list come first."""
    same = _same_places(old.keys, new.keys) if ordered else {}
    partner = _partners(old.keys, new.keys, same)
    entries = [
        Entry(
            text,
            new.texts[partner[n]] if n in partner else None,
            n + 1,
            partner[n] + 1 if n in partner else 0,
            moved=ordered and n in partner and n not in same,
        )
        for n, text in enumerate(old.texts)
    ]
    came = sorted({*range(len(new.keys))} - {*partner.values()})
    return (*entries, *(Entry(None, new.texts[n], 0, n + 1) for n in came))


def _same_places(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """The places of the entries that stand in the same order on both sides: old to new."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return {b.a + n: b.b + n for b in blocks for n in range(b.size)}


def _partners(old: Sequence[str], new: Sequence[str], same: Mapping[int, int]) -> dict[int, int]:
    """For each old entry that is still there, its place in the new list; each counts once."""
    free: dict[str, list[int]] = defaultdict(list)
    taken = {*same.values()}
    for n, key in enumerate(new):
        if n not in taken:
            free[key].append(n)
    left = {n: free[key].pop(0) for n, key in enumerate(old) if n not in same and free[key]}
    return {**same, **left}
