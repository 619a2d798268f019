"""A document with a mistake in it, for who looks only at what is right.

Whoever touches a place that can't be relied on is stopped there: nothing follows from it, not even
that it is missing. What was found before that was found in what is right.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any, NoReturn

from generator.load.document import Document, Place
from generator.load.look_alikes import Odd
from generator.load.unread import UNREAD


class Unsure(Exception):
    """A place was touched that can't be relied on."""


class _HalfGroup(dict[str, Any]):
    """A group of fields, some of which can't be relied on, or are perhaps there under no name."""

    def __init__(self, sure: dict[str, Any], doubtful: Collection[str], *, nameless: bool) -> None:
        super().__init__(sure)
        self._doubtful = doubtful
        self._nameless = nameless

    def _touch(self, name: object) -> None:
        if name in self._doubtful or (self._nameless and not super().__contains__(name)):
            raise Unsure

    def __getitem__(self, name: str) -> Any:
        self._touch(name)
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        self._touch(name)
        return super().__contains__(name)

    def get(self, name: str, default: Any = None) -> Any:
        self._touch(name)
        return super().get(name, default)

    def _whole(self, *_: object) -> NoReturn:
        """Refuse to be looked at as a whole."""
        raise Unsure

    __iter__ = __len__ = __eq__ = __ne__ = keys = values = items = __or__ = copy = _whole
    __hash__ = None

    def __bool__(self) -> bool:
        """A group is there when anything stands in it."""
        return True


def half(document: Document, doubtful: Collection[Place]) -> Document:
    """The same document, which stops who touches one of these places, or what can't be read."""
    places = _Doubtful(doubtful)
    data = _half(document.data, (), places, document.nameless | document.torn)
    # Of a group and its first field, which begin together, the field comes last.
    starts = sorted(((p.value, place) for place, p in document.positions.items()), key=_as_read)
    odd = tuple(o for o in document.odd if not _stands_in(starts, o, places)) if starts else ()
    return replace(document, data=data, odd=odd)


class _Doubtful:
    """Places that can't be relied on, and the names of fields below each group."""

    def __init__(self, places: Collection[Place]) -> None:
        self.places = frozenset(places)
        self.names: dict[Place, set[str]] = defaultdict(set)
        for place in self.places:
            if place and isinstance(place[-1], str):
                self.names[place[:-1]].add(place[-1])


_Start = tuple[tuple[int, int], Place]


def _as_read(start: _Start) -> tuple[tuple[int, int], int]:
    return start[0], len(start[1])


def _stands_in(starts: Sequence[_Start], odd: Odd, doubtful: _Doubtful) -> bool:
    """Whether an odd sign stands in a value that has a mistake: that may well be the mistake."""
    after = bisect_right(starts, (odd.line, odd.column), key=lambda start: start[0])
    own = starts[after - 1][1] if after else ()
    return any(own[:n] in doubtful.places for n in range(1, len(own) + 1))


def _half(value: Any, place: Place, doubtful: _Doubtful, unnamed: frozenset[Place]) -> Any:
    if value is UNREAD or (place and place in doubtful.places):
        return UNREAD
    if isinstance(value, list):
        parts = [_half(v, (*place, n), doubtful, unnamed) for n, v in enumerate(value)]
        # How many parts there are, and which, is then unknown.
        return UNREAD if any(part is UNREAD for part in parts) else parts
    if isinstance(value, dict):
        fields = {n: _half(v, (*place, n), doubtful, unnamed) for n, v in value.items()}
        sure = {name: v for name, v in fields.items() if v is not UNREAD}
        names = {*fields} - {*sure} | doubtful.names.get(place, set())
        nameless = place in unnamed
        return _HalfGroup(sure, names, nameless=nameless) if names or nameless else sure
    return value
