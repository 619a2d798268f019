"""Which comment belongs to which field, so that a comment moves along with it.

YAML doesn't define this, so these rules are ours: a comment above a field or a list item belongs to
what follows, a comment behind it to what stands on that line, and one that stands deeper than what
follows to what stands before. Only what lies outside all values can be a comment: ruamel.yaml,
which keeps the end of every value, says where that is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import ScalarEvent

from generator.layout.text import SCHEMA_LINE
from generator.load.document import Document, Place

_COMMENT = re.compile(r"(?:^|(?<=\s))#.*")
_BETWEEN_VALUES = re.compile(r"[-\s:,?\[\]{}|>+0-9.]*\Z")
_ONLY_DASHES = re.compile(r"[\s-]*-\s*\Z")


class Unclear(Exception):
    """It can't be said what is a comment here."""


@dataclass(frozen=True)
class Comment:
    """One comment. ``line`` and ``column`` count from 1.

    ``alone`` says that nothing stands before it on its line, ``gap`` that the line above is blank.
    """

    line: int
    column: int
    text: str
    alone: bool
    gap: bool

    @property
    def lines(self) -> list[str]:
        """The comment as lines, with the blank line above it."""
        return ["", self.text] if self.gap else [self.text]


@dataclass
class Comments:
    """The comments of a file, by what they belong to: lines of text, a blank line is empty."""

    head: list[str] = field(default_factory=list)
    above: dict[Place, list[str]] = field(default_factory=dict)
    beside: dict[Place, str] = field(default_factory=dict)
    below: dict[Place, list[str]] = field(default_factory=dict)
    foot: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Node:
    """A field or list item: where it begins, its value too, and the column of its key or dash."""

    place: Place
    start: tuple[int, int]
    value: tuple[int, int]
    column: int


def find_comments(text: str) -> list[Comment]:
    """All comments of a YAML text whose lines end with line feeds; raises ``Unclear``."""
    outside = _without_values(text)
    lines = text.split("\n")
    comments: list[Comment] = []
    for number, line in enumerate(outside.split("\n"), start=1):
        match = _COMMENT.search(line)
        rest = line[: match.start()] if match else line
        if not _BETWEEN_VALUES.match(rest):
            raise Unclear
        if match:
            before = lines[number - 1][: match.start()]
            alone = not before.strip() or bool(_ONLY_DASHES.match(before))
            gap = number > 1 and not lines[number - 2].strip()
            words = match[0].rstrip()
            comments.append(Comment(number, match.start() + 1, words, alone, alone and gap))
    return comments


def _without_values(text: str) -> str:
    """The text with a blank for every character of a key or value, except line ends."""
    characters = list(text)
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            if isinstance(event, ScalarEvent):
                start, end = event.start_mark.index, event.end_mark.index
                if event.style in {"|", ">"}:
                    # A comment may stand behind the sign that opens a block.
                    start = text.index("\n", start)
                characters[start:end] = ["\n" if c == "\n" else " " for c in text[start:end]]
    except (YAMLError, ValueError) as error:
        raise Unclear from error
    return "".join(characters)


def same_comments(old: Sequence[Comment], new: Sequence[Comment]) -> bool:
    """Whether no comment was lost, doubled or changed; the schema line is no comment."""
    return _words(old) == _words(new)


def _words(comments: Sequence[Comment]) -> Counter[str]:
    return Counter(_spaced(c.text) for c in comments if not c.text.startswith(SCHEMA_LINE))


def _spaced(text: str) -> str:
    """A comment behind a value needs a space after its hash, or the loader takes it for text."""
    return f"# {text[1:]}" if re.match(r"#[^\s#!]", text) else text


def attach(document: Document, text: str, comments: Sequence[Comment]) -> Comments:
    """Give every comment its place; the schema line is left out."""
    whole = [c for c in comments if not c.text.startswith(SCHEMA_LINE)]
    if not whole:
        return Comments()
    nodes = _nodes(document, text.split("\n"))
    starts = [n.start for n in nodes]
    head = _head(whole, nodes[0]) if nodes else whole
    placed = Comments(head=[line for c in head for line in c.lines])
    owners: dict[tuple[int, int], _Node | None] = {}
    for comment in whole[len(head) :]:
        count = bisect_left(starts, (comment.line, comment.column))
        if (count, comment.column) not in owners:
            owners[count, comment.column] = _owner(nodes, count, comment.column)
        _attach_one(placed, nodes, count, comment, owners[count, comment.column])
    return placed


def _nodes(document: Document, lines: Sequence[str]) -> list[_Node]:
    nodes = []
    for place, position in document.positions.items():
        if place:
            start = position.key
            if isinstance(place[-1], int):
                start = _dash(lines, start, document.positions[place[:-1]].value)
            nodes.append(_Node(place, start, position.value, start[1]))
    return sorted(nodes, key=lambda n: (n.start, len(n.place)))


def _dash(lines: Sequence[str], item: tuple[int, int], first: tuple[int, int]) -> tuple[int, int]:
    """Where the dash of a list item stands, perhaps some lines above what it holds.

    All dashes stand below the first; in a list between brackets an item is its own beginning.
    """
    if lines[first[0] - 1][first[1] - 1] != "-":
        return item
    above = (n for n in range(item[0], 0, -1) if _ONLY_DASHES.match(lines[n - 1][: first[1]]))
    return next(above, item[0]), first[1]


def _head(comments: Sequence[Comment], first: _Node) -> list[Comment]:
    """The comments about the file: those that a blank line keeps apart from the first field."""
    before = list(takewhile(lambda c: c.alone and c.line < first.start[0], comments))
    kept = len(before)
    if before and before[-1].line + 1 == first.start[0]:
        kept -= 1
        while kept and not before[kept].gap:
            kept -= 1
    return before[:kept]


def _attach_one(
    placed: Comments, nodes: Sequence[_Node], count: int, comment: Comment, owner: _Node | None
) -> None:
    """Give one comment its place; ``count`` things begin before it."""
    last = nodes[count - 1] if count else None
    after = nodes[count] if count < len(nodes) else None
    if last and not comment.alone and last.place not in placed.beside:
        placed.beside[last.place] = _spaced(comment.text)
    elif last and (not comment.alone or _between(comment, last, after)):
        placed.above.setdefault(last.place, []).extend(comment.lines)
    elif after and (comment.column <= after.column or not last or _leads_to(last, after)):
        placed.above.setdefault(after.place, []).extend(comment.lines)
    elif owner and (after or comment.column > 1):
        placed.below.setdefault(owner.place, []).extend(comment.lines)
    else:
        placed.foot.extend(comment.lines)


def _between(comment: Comment, last: _Node, after: _Node | None) -> bool:
    """Whether a comment stands between a field and its one value."""
    return last.value > (comment.line, comment.column) and not _leads_to(last, after)


def _leads_to(node: _Node, after: _Node | None) -> bool:
    """Whether the next thing stands inside this one."""
    return after is not None and after.place[: len(node.place)] == node.place


def _owner(nodes: Sequence[_Node], count: int, column: int) -> _Node | None:
    """The last of the first things that stands no deeper than a comment that comes after it."""
    return next((nodes[n] for n in range(count - 1, -1, -1) if nodes[n].column <= column), None)
