"""All citations in one document, each with its place and state."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.citations.find import MAX_MENTIONS, TOO_MANY, Finder
from generator.citations.judge import Judge, Judged
from generator.citations.mention import Mention
from generator.citations.stated import stated, with_stated
from generator.documents.passage import Passage, Reading, Unreadable

_AROUND = 60
_FAR = 400
_BESIDE = 3
_SHORTEST_QUOTE, _LONGEST_QUOTE = 10, 2_000
_QUOTE = re.compile(
    "|".join(
        f"{start}([^{start}{end}]{{{_SHORTEST_QUOTE},{_LONGEST_QUOTE}}})[{end}]"
        for start, end in (("„", "”“"), ("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»"))
    )
)
_TAKEN_OUT = "staat in tekst die is geschrapt, maar de schrapping is nog niet aanvaard"


@dataclass(frozen=True)
class Citation:
    """One citation: its place in the document, the words around it, and what became of it."""

    place: str
    around: str
    mention: Mention
    judged: Judged


@dataclass(frozen=True)
class Checked:
    """One document: its name, its title, its citations and what wasn't read.

    ``failed`` says why the document couldn't be read; then there is nothing else.
    """

    document: str
    title: str = ""
    citations: tuple[Citation, ...] = field(default=(), repr=False)
    remarks: tuple[str, ...] = ()
    failed: str = ""

    @property
    def asking(self) -> tuple[Citation, ...]:
        """The citations that someone has to look at."""
        return tuple(c for c in self.citations if c.judged.asks)


def checked(document: str, reading: Reading, finder: Finder, judge: Judge) -> Checked:
    """Check what was read of a document; raises ``Unreadable`` when it cites without end."""
    citations: list[Citation] = []
    read = _mentioned(reading.passages, finder)
    version = "" if judge.standing else stated(((p.text, m) for p, m in read), finder.known)
    for passage, found in read:
        mentions = [with_stated(m, version, finder.known) for m in found]
        for citation in _citations(passage, mentions, judge):
            if not (passage.gone and _is_known(citation, citations)):
                citations.append(citation)
    return Checked(document, reading.title, tuple(citations), reading.remarks)


def _mentioned(
    passages: Iterable[Passage], finder: Finder
) -> list[tuple[Passage, Sequence[Mention]]]:
    """The passages that mention something or may say a version, with what they mention."""
    read: list[tuple[Passage, Sequence[Mention]]] = []
    count = 0
    for passage in passages:
        found = finder.mentions(passage)
        count += len(found)
        if count > MAX_MENTIONS:
            raise Unreadable(TOO_MANY)
        read.append((passage, found))
    return read


def _is_known(citation: Citation, others: list[Citation]) -> bool:
    """Whether a citation in text that was taken out also stands in the text beside it."""
    return any(
        other.place == citation.place
        and (other.judged.item, other.judged.version)
        == (citation.judged.item, citation.judged.version)
        for other in others[-_FAR:]
    )


def _citations(passage: Passage, mentions: Sequence[Mention], judge: Judge) -> Iterator[Citation]:
    if not mentions:
        return
    quotes = [(m.span(), next(g for g in m.groups() if g)) for m in _QUOTE.finditer(passage.text)]
    starts = [start for (start, _), _ in quotes]
    for at, mention in enumerate(mentions):
        following = mentions[at + 1].start if at + 1 < len(mentions) else len(passage.text)
        last = min(following, mention.end + _FAR)
        near = [
            text
            for (start, end), text in quotes[
                bisect_left(starts, mention.start - _LONGEST_QUOTE - _FAR) : bisect_right(
                    starts, last
                )
            ]
            if mention.start <= start <= last or 0 <= mention.start - end <= _BESIDE
        ]
        judged = judge.judge(mention, near)
        if passage.gone:
            judged = Judged(**{**vars(judged), "remarks": (*judged.remarks, _TAKEN_OUT)})
        yield Citation(passage.place(mention.start), _words(passage, mention), mention, judged)


def _words(passage: Passage, mention: Mention) -> str:
    """The words around a mention, cut between words."""
    start, end = max(0, mention.start - _AROUND), min(len(passage.text), mention.end + _AROUND)
    while start and start < mention.start and passage.text[start - 1] not in " \t":
        start += 1
    while end < len(passage.text) and end > mention.end and passage.text[end] not in " \t":
        end -= 1
    text = " ".join(passage.text[start:end].split())
    before = "… " if start else ""
    return f"{before}{text}{' …' if end < len(passage.text) else ''}"
