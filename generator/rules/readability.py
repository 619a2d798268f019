"""How easy a Dutch text is to read: the score of Flesch as Douma adapted it to Dutch.

Score = 206.84 - 0.93 x words per sentence - 77 x syllables per word (Douma 1960, De leesbaarheid
van landbouwbladen; after Flesch 1948). Douma's own scale: 60 to 70 is ordinary, 70 to 80 fairly
easy, 45 to 60 fairly hard, below 45 hard. It counts, it does not understand: a low score is a
reason to look again, a high one no proof. Pure: plain text in, numbers out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import IO

from markupsafe import Markup
from pyphen import LANGUAGES, HyphDict

from generator.base.prose import canonical_markdown, to_html

ENOUGH = 60
"""From this score on a text counts as plain language: ordinary on the scale of Douma."""

SHORT, ENOUGH_SHORT = 20, 30
"""In a text of fewer words one long word moves the score by many points, so that only very hard
(on the same scale) is beyond doubt."""

LONG_WORD = 4
"""Words of so many syllables are worth a shorter one."""

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?:;]+[’”\"')]*(?=\s|$)|\n+")
_VOWEL = "[aeiouyàáâäèéêëìíîïòóôöùúûü]"
_VOWELS = re.compile(rf"{_VOWEL}+", re.IGNORECASE)
_PARTS_VOWELS = re.compile(
    rf"^(?:.*{_VOWEL})?[1-9](?:{_VOWEL}.*)?$|^.*[/^].*$", re.IGNORECASE | re.MULTILINE
)
"""A pattern with a number that can stand between two vowels, or in a notation of its own."""

_LEAST = 2
"""So many letters a hyphen leaves together at least, at both ends of a word."""


@dataclass(frozen=True)
class Reading:
    """What was counted in a text.

    ``score`` is that of Flesch and Douma, rounded and kept within its scale of 0 to 100;
    ``longest`` is the sentence with most words, ``hardest`` the words with most syllables (at
    least ``LONG_WORD``), hardest first, each once.
    """

    score: int
    words: int
    sentences: int
    syllables: int
    longest: str
    hardest: tuple[str, ...]

    @property
    def is_hard(self) -> bool:
        """Whether the text is too hard for plain language."""
        return self.score < (ENOUGH_SHORT if self.words < SHORT else ENOUGH)


@dataclass(frozen=True)
class _PartingVowels:
    """A list of patterns, as the library reads its file, with only what can part two vowels.

    A hyphen elsewhere adds no group of vowels, and whether one stands at a place is said only by
    the numbers there. Six patterns in seven say nothing of that, and take long to read.
    """

    whole: Path

    def open(self, mode: str) -> IO[bytes]:
        """Open the whole list, for its first line: that names the encoding."""
        return self.whole.open("rb")

    def read_text(self, encoding: str) -> str:
        """The first line and the patterns that can part two vowels."""
        first, _, patterns = self.whole.read_text(encoding).partition("\n")
        return "\n".join([first, *_PARTS_VOWELS.findall(patterns)])


@cache
def _hyphens() -> HyphDict:
    return HyphDict(_PartingVowels(LANGUAGES["nl"]))


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """Count the syllables of a word; at least one.

    The patterns say where a word may be broken, which never leaves one letter alone (``avond``), so
    the groups of vowels are counted too, which a hyphen keeps apart.
    """
    breaks = [b for b in _hyphens().positions(word) if _LEAST <= b <= len(word) - _LEAST]
    parts = "-".join(word[start:end] for start, end in pairwise([0, *breaks, len(word)]))
    return max(1, len(_VOWELS.findall(parts)))


def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences that hold a word; a line break, colon and semicolon end one too."""
    parts = (" ".join(part.split()) for part in _SENTENCE_END.split(text))
    return tuple(part for part in parts if _WORD.search(part))


def words_of(text: str) -> list[str]:
    """The words of a plain text; what hangs together with a hyphen or apostrophe is one word."""
    return _WORD.findall(text)


def plain_text(markdown: str) -> str:
    """The words of a Markdown field as a reader sees them, each paragraph and point on a line."""
    html = str(to_html(canonical_markdown(markdown))).replace("<br>\n", " ")
    lines = (str(Markup(line).striptags()) for line in html.split("\n"))
    return "\n".join(line for line in lines if line)


@lru_cache(maxsize=8192)
def read(text: str) -> Reading | None:
    """Count a plain text; ``None`` when it holds no words."""
    sentences = sentences_of(text)
    words = [w for s in sentences for w in words_of(s)]
    if not words:
        return None
    total = sum(map(syllables, words))
    score = 206.84 - 0.93 * len(words) / len(sentences) - 77 * total / len(words)
    long = {w.lower() for w in words if syllables(w) >= LONG_WORD}
    return Reading(
        score=min(max(round(score), 0), 100),
        words=len(words),
        sentences=len(sentences),
        syllables=total,
        longest=max(sentences, key=lambda s: len(words_of(s))),
        hardest=tuple(sorted(long, key=lambda w: (-syllables(w), w))),
    )
