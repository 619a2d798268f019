"""Passage: a piece of text that is read in one go, with its place and the links in it.

Its signs stand in the one form in which texts are compared, with single blanks, so that a word that
a program cut in pieces is whole again. Cells of a table are kept apart by a tab.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from generator.base.findings import shorten
from generator.base.signs import one_form
from generator.documents.limits import MAX_PASSAGES, MAX_TEXT

CELL = "\t"
"""Stands between two cells of a table."""

_BLANK = re.compile(r"[\s\x00-\x1f\x7f]+")
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ĳ": "ij"}
)
"""Printers' signs for two or three letters, which a PDF holds in the place of those."""
_LONGEST_HEADING = 60


class Unreadable(Exception):
    """A document can't be read; the text says why and what to do, in Dutch, as whole sentences."""


@dataclass(frozen=True)
class Link:
    """A link in a passage: the signs that carry it, and where it leads as written."""

    start: int
    end: int
    target: str


@dataclass(frozen=True)
class Passage:
    """A piece of text of a document.

    ``where`` is its place (``bladzijde 3``), ``marks`` what to add to that from a sign on (``regel
    12``), ``heading`` the heading above it. A passage that is ``gone`` was taken out by a change
    that nobody accepted yet.
    """

    text: str
    where: str
    heading: str = ""
    links: tuple[Link, ...] = ()
    marks: tuple[tuple[int, str], ...] = ()
    gone: bool = False

    def place(self, offset: int) -> str:
        """The place of a sign in the document, in words."""
        number = bisect_right([start for start, _ in self.marks], offset)
        mark = self.marks[number - 1][1] if number else ""
        head = f"onder ‘{shorten(self.heading, _LONGEST_HEADING)}’" if self.heading else ""
        return ", ".join(part for part in (self.where, mark, head) if part)


@dataclass(frozen=True)
class Reading:
    """What was read of a document: its passages, its title, and what was not read of it."""

    passages: tuple[Passage, ...]
    title: str = ""
    remarks: tuple[str, ...] = ()


@dataclass
class Builder:
    """Puts a passage together from pieces; a word may be spread over several of them."""

    where: str
    heading: str = ""
    gone: bool = False
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _ends_blank: bool = True
    _links: list[Link] = field(default_factory=list)
    _marks: list[tuple[int, str]] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Add a piece of text."""
        if not text:
            return
        text = _BLANK.sub(" ", one_form(text).translate(_LIGATURES))
        if self._ends_blank:
            text = text.lstrip(" ")
        self._put(text)

    def _put(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)
            self._ends_blank = text[-1] in (" ", CELL)

    def cell(self, mark: str) -> None:
        """Begin a cell of a table."""
        if self._length:
            self._put(CELL)
        self._ends_blank = True
        self.mark(mark)

    def mark(self, text: str) -> None:
        """Say where what follows stands."""
        if self._marks and self._marks[-1][0] == self._length:
            self._marks.pop()
        self._marks.append((self._length, text))

    @contextmanager
    def link(self, target: str) -> Iterator[None]:
        """Let what is added inside be a link."""
        start = self._length
        yield
        self.add_link(start, target)

    def add_link(self, start: int, target: str) -> None:
        """Let what was added since a sign be a link."""
        self._links.append(Link(start, max(start, self._length), _BLANK.sub("", target)))

    @property
    def length(self) -> int:
        """How many signs there are by now."""
        return self._length

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read."""
        return not self._length and not self._links

    def build(self) -> Passage:
        """The passage."""
        text = "".join(self._parts)
        return Passage(
            text, self.where, self.heading, tuple(self._links), tuple(self._marks), self.gone
        )


class Collector:
    """Collects the passages of one document, within limits."""

    def __init__(self) -> None:
        """Begin without any."""
        self.passages: list[Passage] = []
        self.remarks: dict[str, None] = {}
        self.title = ""
        self.heading = ""
        self._size = 0

    def begin(self, where: str, *, gone: bool = False) -> Builder:
        """A passage beneath the heading that was read last."""
        return Builder(where, self.heading, gone)

    def take(self, builder: Builder) -> None:
        """Keep a passage that isn't empty; raises ``Unreadable`` when there is too much."""
        if builder.is_empty:
            return
        self._size += builder.length
        if self._size > MAX_TEXT or len(self.passages) >= MAX_PASSAGES:
            raise Unreadable(
                "Het document heeft meer tekst dan wordt gelezen. Splits het in delen."
            )
        self.passages.append(builder.build())

    def take_heading(self, builder: Builder) -> None:
        """Keep a passage that is the heading of what follows; the first one is the title."""
        self.take(builder)
        if builder.length:
            self.heading = builder.build().text.strip()
            self.title = self.title or self.heading

    def remark(self, text: str) -> None:
        """Say once what wasn't read, or was read otherwise than one may think."""
        self.remarks[text] = None

    def reading(self) -> Reading:
        """All that was read."""
        return Reading(tuple(self.passages), self.title, tuple(self.remarks))
