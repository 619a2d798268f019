"""Which regular expressions may be used: those that decide at once about any text.

Python tries all ways in which a pattern may fit before it says no. Some patterns of ten signs have
more ways for a text of thirty letters than anyone can wait for; those are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import prod

LONGEST_CODE = 40
"""So many signs a code of a consumer may have; with it the ways of a pattern can be counted."""
_LONGEST_PATTERN = 100
_MOST_WAYS = 2_000

_OTHER = "other"
_ASCII = frozenset(chr(n) for n in range(128))
_ALL = _ASCII | {_OTHER}
_DIGITS = frozenset("0123456789")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_BLANKS = frozenset(c for c in _ASCII if c.isspace())
# Outside ASCII there are digits, letters and blanks too.
_CLASSES = {
    "d": _DIGITS | {_OTHER},
    "w": _DIGITS | _LETTERS | {"_", _OTHER},
    "s": _BLANKS | {_OTHER},
    "D": _ALL - _DIGITS,
    "W": _ALL - _DIGITS - _LETTERS - {"_"},
    "S": _ALL - _BLANKS,
}
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v"}
_IN_CODE = _DIGITS | _LETTERS | {"-"}
_TIMES = re.compile(r"\{(\d+)(?:(,)(\d*))?\}")
_MAY_FOLLOW = {"?": (0, 1), "*": (0, None), "+": (1, None)}

Signs = frozenset[str]


class _Unknown(ValueError):
    """The pattern holds something that isn't known here."""


@dataclass(frozen=True)
class _Part:
    """A piece of a pattern that stands ``low`` to ``high`` times: one of some signs, or a group."""

    signs: Signs
    branches: tuple[tuple[_Part, ...], ...] = ()
    low: int = 1
    high: int | None = 1

    @property
    def varies(self) -> bool:
        """Whether it may stand more often in one text than in another."""
        return self.low != self.high

    @property
    def repeats(self) -> bool:
        """Whether it may stand more than once."""
        return self.high is None or self.high > 1


def why_no_code_pattern(pattern: str) -> str:
    """Say why a pattern can't be that of all codes, as a Dutch sentence; empty when it can."""
    if len(pattern) > _LONGEST_PATTERN:
        return f"Dit patroon is langer dan {_LONGEST_PATTERN} tekens."
    try:
        branches = _parsed(pattern.removeprefix("^").removesuffix("$"), anchors=False)
    except _Unknown:
        return "Dit patroon bevat iets wat hier niet kan, of een haakje dat niet wordt gesloten."
    parts = list(_all_parts(branches))
    if any(not p.branches and not p.signs & _IN_CODE for p in parts):
        return "Dit patroon vraagt een teken dat niet in een code kan."
    if min(_least(b) for b in branches) > LONGEST_CODE or any(p.low > LONGEST_CODE for p in parts):
        return f"Geen code past op dit patroon: zij heeft ten hoogste {LONGEST_CODE} tekens."
    if _ways(branches) > _MOST_WAYS:
        return "Dit patroon kan op te veel manieren passen; de controle zou erop vastlopen."
    return ""


def may_hang(pattern: str) -> bool:
    """Whether a pattern of a schema may need more time for a text than anyone can wait for.

    That can't be said of a pattern that isn't understood here, so that one counts as slow.
    """
    try:
        branches = _parsed(pattern, anchors=True)
    except (_Unknown, RecursionError):
        return True
    return any(
        _is_unsteady(part) for part in _all_parts(branches) if part.branches and part.repeats
    ) or any(map(_is_blurred, _all_branches(branches)))


def _all_parts(branches: Iterable[Sequence[_Part]]) -> Iterator[_Part]:
    for branch in _all_branches(branches):
        yield from branch


def _all_branches(branches: Iterable[Sequence[_Part]]) -> Iterator[Sequence[_Part]]:
    for branch in branches:
        yield branch
        for part in branch:
            yield from _all_branches(part.branches)


def _least(branch: Sequence[_Part]) -> int:
    """How many signs at least fit on a branch."""
    return sum(p.low * (min(map(_least, p.branches)) if p.branches else 1) for p in branch)


def _ways(branches: Iterable[Sequence[_Part]]) -> int:
    """In how many ways at most a pattern may fit one code, capped above what is allowed."""
    return min(sum(prod(map(_ways_of, branch)) for branch in branches), _MOST_WAYS + 1)


def _ways_of(part: _Part) -> int:
    most = LONGEST_CODE if part.high is None else min(part.high, LONGEST_CODE)
    inner = _ways(part.branches) if part.branches else 1
    ways: int = (max(most - part.low, 0) + 1) * inner**most
    return min(ways, _MOST_WAYS + 1)


def _is_unsteady(group: _Part) -> bool:
    """Whether a text may be cut in several ways into the times that a group stands in it.

    It is steady when it has one length, or when its first or last sign stands nowhere else in it.
    """
    firsts = [_first(branch) for branch in group.branches]
    if any(a & b for n, a in enumerate(firsts) for b in firsts[:n]):
        return True
    return any(_varies_unmarked(branch) for branch in group.branches)


def _first(branch: Sequence[_Part]) -> Signs:
    """The signs with which a branch may begin; all, when it may be empty."""
    if not branch or branch[0].low == 0:
        return _ALL
    head = branch[0]
    return frozenset[str]().union(*map(_first, head.branches)) if head.branches else head.signs


def _varies_unmarked(branch: Sequence[_Part]) -> bool:
    varying = [p for p in branch if p.varies or p.branches]
    if not varying:
        return False
    ends = {id(p): p for p in (branch[0], branch[-1]) if not (p.varies or p.branches or p.repeats)}
    marked = any(
        not any(mark.signs & other.signs for other in branch if other is not mark)
        for mark in ends.values()
    )
    return not marked or len(varying) > 1 or bool(varying[0].branches)


def _is_blurred(branch: Sequence[_Part]) -> bool:
    """Whether two long stretches may take each other's signs: each place is tried with each."""
    stretches = (n for n, p in enumerate(branch) if p.high is None and not p.branches)
    return any(_is_taken_over(branch[n].signs, branch[n + 1 :]) for n in stretches)


def _is_taken_over(signs: Signs, after: Sequence[_Part]) -> bool:
    """Whether what follows a stretch may begin with another one of its signs."""
    for part in after:
        first = _first((_Part(part.signs, part.branches),))
        if first & signs and any(p.high is None for p in _all_parts(((part,),))):
            return True
        if part.low and not first & signs:
            return False
    return False


def _parsed(pattern: str, *, anchors: bool) -> tuple[tuple[_Part, ...], ...]:
    reader = _Reader(pattern, anchors)
    branches = reader.branches()
    if reader.rest:
        raise _Unknown
    return branches


@dataclass
class _Reader:
    """Reads a pattern from left to right; raises ``_Unknown`` for what it doesn't know."""

    rest: str
    anchors: bool

    def branches(self) -> tuple[tuple[_Part, ...], ...]:
        """Read what stands between bars, up to the end of the group."""
        branches = [self.branch()]
        while self.rest.startswith("|"):
            self.rest = self.rest[1:]
            branches.append(self.branch())
        return tuple(branches)

    def branch(self) -> tuple[_Part, ...]:
        """Read parts up to a bar or the end of the group."""
        parts = []
        while self.rest and self.rest[0] not in "|)":
            if self.anchors and self.rest[0] in "^$":
                self.rest = self.rest[1:]
                continue
            parts.append(self.part())
        return tuple(parts)

    def part(self) -> _Part:
        """Read one part and how often it may stand."""
        part = self.group() if self.rest.startswith("(") else _Part(self.signs())
        low, high = self.times()
        if self.rest[:1] in {"?", "*", "+"} or _TIMES.match(self.rest):
            raise _Unknown
        if high is not None and high < low:
            raise _Unknown
        return _Part(part.signs, part.branches, low, high)

    def group(self) -> _Part:
        """Read a group; of those with a question mark only the plain one."""
        self.rest = self.rest[3:] if self.rest.startswith("(?:") else self.rest[1:]
        branches = self.branches()
        if not self.rest.startswith(")"):
            raise _Unknown
        self.rest = self.rest[1:]
        signs = (p.signs for branch in branches for p in branch)
        return _Part(frozenset[str]().union(*signs), branches)

    def times(self) -> tuple[int, int | None]:
        """Read how often the part before may stand."""
        if match := _TIMES.match(self.rest):
            self.rest = self.rest[match.end() :]
            low = int(match[1])
            return low, (int(match[3]) if match[3] else None) if match[2] else low
        if self.rest[:1] in _MAY_FOLLOW:
            sign, self.rest = self.rest[0], self.rest[1:]
            return _MAY_FOLLOW[sign]
        return 1, 1

    def signs(self) -> Signs:
        """Read one sign, or a class of them."""
        sign, self.rest = self.rest[0], self.rest[1:]
        if sign == "[":
            return self.choice()
        if sign == ".":
            return _ALL - {"\n"}
        if sign == "\\":
            return self.escaped()
        if sign in "^$?*+{}])":
            raise _Unknown
        return _one(sign)

    def escaped(self) -> Signs:
        """Read what stands behind a backslash."""
        sign, self.rest = self.rest[:1], self.rest[1:]
        if sign in _CLASSES:
            return _CLASSES[sign]
        if not sign or (sign.isalnum() and sign not in _CONTROLS):
            raise _Unknown
        return _one(_CONTROLS.get(sign, sign))

    def choice(self) -> Signs:
        """Read a class up to its bracket."""
        negated = self.rest.startswith("^")
        self.rest = self.rest[negated:]
        signs: Signs = frozenset()
        while not self.rest.startswith("]"):
            signs |= self.range()
        self.rest = self.rest[1:]
        if not signs:
            raise _Unknown
        return _ALL - (signs - {_OTHER}) if negated else signs

    def range(self) -> Signs:
        """Read one sign of a class, or a stretch of the alphabet."""
        first = self.in_choice()
        if not self.rest.startswith("-") or self.rest[1:2] in {"]", ""}:
            return first if isinstance(first, frozenset) else _one(first)
        self.rest = self.rest[1:]
        last = self.in_choice()
        if isinstance(first, frozenset) or isinstance(last, frozenset) or last < first:
            raise _Unknown
        signs = frozenset(c for c in _ASCII if first <= c <= last)
        return signs | ({_OTHER} if last not in _ASCII else frozenset())

    def in_choice(self) -> str | Signs:
        """Read one sign as it is, or the class that an escape stands for."""
        sign, self.rest = self.rest[:1], self.rest[1:]
        if not sign or sign == "[":
            raise _Unknown
        if sign != "\\":
            return sign
        escape = self.rest[:1]
        signs = self.escaped()
        return signs if escape in _CLASSES else _CONTROLS.get(escape, escape)


def _one(sign: str) -> Signs:
    return frozenset({sign if sign in _ASCII else _OTHER})
