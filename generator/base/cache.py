"""What was looked at before and held nothing, so that nobody needs to look again.

A cache keeps no findings and nothing of what was read: only the keys of looks that found nothing.
So a message never comes out of it, and without it the same work is done again. A key is made of
all that a look rests on; the code is part of that, and who keeps a cache between two runs sees to
it (``store.cache``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TypeVar

SIZE = 16
"""The bytes of a key."""

_T = TypeVar("_T")


@dataclass(frozen=True)
class Cache:
    """The keys of looks that found nothing: ``known`` from before, ``met`` in this run."""

    known: Set[bytes] = field(default=frozenset(), repr=False)
    met: set[bytes] = field(default_factory=set, repr=False)


def look(
    cache: Cache | None, work: Callable[[], Sequence[_T]], subject: str, *rests_on: bytes
) -> Sequence[_T]:
    """What a look finds; it isn't taken when it found nothing before at all that it rests on.

    ``subject`` tells the looks at one thing apart. Of what has no digest (an empty one in
    ``rests_on``) nothing is kept.
    """
    if cache is None or not all(rests_on):
        return work()
    key = digest(subject.encode(), *rests_on)
    if key in cache.known:
        cache.met.add(key)
        return ()
    found = work()
    if not found:
        cache.met.add(key)
    return found


def digest(*parts: bytes) -> bytes:
    """A key of ``SIZE`` bytes for some parts in this order; where one ends is part of it."""
    key = blake2b(digest_size=SIZE)
    for part in parts:
        key.update(len(part).to_bytes(8, "big"))
        key.update(part)
    return key.digest()
