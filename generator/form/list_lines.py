"""Which lines of a text, as typed, are the points of a list: by the signs that people begin with.

Only what looks like a list counts: one bullet that nobody uses for anything else, two lines with
the same dash, or numbers that follow each other. A pattern may not take long on any text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SURE = "\u2022\u2023\u2043\u25a0\u25a1\u25aa\u25ab\u25cb\u25cf\u25e6\u27a2\u27a4\u2756\u2b24"
"""Bullets of word processors, which stand for nothing else at the start of a line."""
_LIKELY = (
    "*+\u00b7\u2010-\u2015\u2192\u21d2\u2212\u2219\u22c5\u25b6\u25b8\u25ba\u25c6\u25c7"
    "\u2610\u2611\u2713\u2714\u2794-"
)
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212")

_BULLET = re.compile(
    rf"(?P<in>[ \t]*)(?P<sign>[{SURE}](?=\S|[ \t])|(?:[{_LIKELY}]|o)(?=[ \t])"
    # Without a blank it's a list only to a reader.
    r"|[-\u2010-\u2015](?=[^\W\d_]))"
)
_NUMBER = re.compile(
    r"(?P<in>[ \t]*)(?P<sign>(?P<part>(?:[0-9]{1,2}\.){1,3})(?P<last>[0-9]{1,3})(?=[ \t])"
    r"|\(?(?P<number>[0-9]{1,3}|[a-z]{1,5})(?:[.)]|(?<=\d)[ \t]?[º°])"
    r"(?:(?=[ \t])|(?<=\d[.)])(?=[^\W\d_])))",
    re.IGNORECASE,
)
_INNER = re.compile(r"(?:(?:[-*+]|[0-9]{1,9}[.)]) +)+")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")

MAY_BEGIN = re.compile(
    rf"^[ \t]*(?:[{SURE}{_LIKELY}]|o[ \t]|[0-9.]{{1,9}}|\(?(?:[0-9]{{1,3}}|[a-z]{{1,5}})[.)º°])",
    re.IGNORECASE | re.MULTILINE,
)
"""Finds nothing in a text of which no line is a point."""

_WRAPPED = 50
"""A line shorter than this was ended by its author, not by the width of the window."""
_SENTENCE_ENDS = re.compile(r"[.:;?!][’”\"')*_]*\Z")


@dataclass(frozen=True)
class Point:
    """A line that begins a point; ``number`` counts lines from 0, ``text`` follows its sign.

    ``more`` are the lines that go on with it.
    """

    number: int
    indent: int
    sign: str
    text: str
    more: tuple[str, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether its sign stands for nothing but a point."""
        return self.sign in SURE

    @property
    def words(self) -> str:
        """What the point says, on one line; of a point that begins with another, that one."""
        text = " ".join(" ".join((self.text, *self.more)).split())
        return _INNER.sub("", text, count=1) if _INNER.match(text) else text


def points_of(lines: Sequence[str]) -> list[Point]:
    """The points of the lists in a text."""
    found = [p for n, line in enumerate(lines) if (p := _point(n, line))]
    numbers = _in_order([p for p in found if _is_number(p.sign)])
    # What a dash at the end of the line closes again is a remark.
    bullets = [p for p in found if not (_is_number(p.sign) or p.text.endswith(f" {p.sign}"))]
    count = Counter(p.sign for p in bullets)
    likely = {s for s, n in count.items() if n > 1 and not _is_aside(lines, bullets, s)}
    kept = [p for p in bullets if p.is_sure or p.sign in likely or _has_tab(p, lines)]
    points = sorted([*kept, *numbers], key=lambda p: p.number)
    starts = {p.number for p in points}
    return [_with_more(p, lines, starts) for p in points]


def _point(number: int, line: str) -> Point | None:
    match = _BULLET.match(line) or _NUMBER.match(line)
    if not match:
        return None
    return Point(number, len(match["in"]), match["sign"], line[match.end() :].strip())


def _is_number(sign: str) -> bool:
    return len(sign) > 1


def _has_tab(point: Point, lines: Sequence[str]) -> bool:
    """Whether a sign that may mean something else is set apart as Word does it, with a tab."""
    return lines[point.number][point.indent + len(point.sign) :].startswith("\t")


def _in_order(points: Sequence[Point]) -> list[Point]:
    """The points whose number follows another: a year at the start of a line is no point."""
    seen: dict[tuple[str, int], Point] = {}
    kept: dict[int, Point] = {}
    for point in points:
        for form, value in _values(point):
            if before := seen.get((form, value - 1)):
                kept |= {before.number: before, point.number: point}
            seen[form, value] = point
    return list(kept.values())


def _values(point: Point) -> Iterator[tuple[str, int]]:
    """What a number may count as, with how it is written."""
    match = _NUMBER.match(f"{point.sign} ")
    if not match:
        return
    word = (match["number"] or match["last"]).casefold()
    form = match["part"] or point.sign.casefold().replace(word, "")
    if word.isdigit():
        yield f"1{form}", int(word)
    elif len(word) == 1:
        yield f"a{form}", ord(word)
    if word in _ROMAN:
        yield f"i{form}", _ROMAN.index(word)


def _is_aside(lines: Sequence[str], points: Sequence[Point], sign: str) -> bool:
    """Whether two dashes at the start of full lines stand around a remark in one sentence."""
    own = [p for p in points if p.sign == sign]
    if sign not in _DASHES or len(own) != 2 or not own[0].number:  # noqa: PLR2004 - a pair
        return False
    before = lines[own[0].number - 1].strip()
    between = lines[own[0].number : own[1].number]
    full = [before, *between]
    return all(len(x) >= _WRAPPED and not _SENTENCE_ENDS.search(x) for x in full)


def _with_more(point: Point, lines: Sequence[str], starts: set[int]) -> Point:
    """A point with the lines that go on with it."""
    more: list[str] = []
    for number in range(point.number + 1, len(lines)):
        line = lines[number]
        if not line.strip() or number in starts:
            break
        deeper = len(line) - len(line.lstrip()) > point.indent
        if not (deeper or _goes_on(lines[number - 1], line)):
            break
        more.append(line.strip())
    return Point(point.number, point.indent, point.sign, point.text, tuple(more))


def _goes_on(before: str, line: str) -> bool:
    """Whether a line that doesn't spring in was only begun because the one before it was full."""
    full = len(before.strip()) >= _WRAPPED and not _SENTENCE_ENDS.search(before.strip())
    return full and not line[:1].isupper()
