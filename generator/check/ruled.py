"""Run the rules, so that none hides what another finds, nor one item what is found in the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from generator.base.cache import Cache, look
from generator.base.findings import Finding
from generator.base.guarded import OUTSIDE, document_of, fault, guarded
from generator.load.half import Unsure
from generator.rules.rule import Look, Rule
from generator.rules.seen import Seen

_MOST_FAULTS = 20
"""At so many files a rule about all of them may fail before it is left alone."""


def run(rules: Iterable[Rule], seen: Seen, cache: Cache | None = None) -> Iterator[Finding]:
    """All that the rules find, and at which file one of them failed."""
    for rule in rules:
        yield from guarded(lambda rule=rule: _run(rule, seen, cache))  # type: ignore[misc]


def _run(rule: Rule, seen: Seen, cache: Cache | None) -> Iterator[Finding]:
    for taken in rule.looks(seen):
        if rule.is_ours and taken.alone and taken.document:
            work = partial(_found, taken, seen)
            rests_on = (seen.kinds.digest, taken.document.digest)
            yield from look(cache, work, f"{rule.module}.{rule.name}", *rests_on)
        else:
            yield from take(taken, seen)


def _found(taken: Look, seen: Seen) -> list[Finding]:
    return list(take(taken, seen))


def take(taken: Look, seen: Seen) -> Iterator[Finding]:
    """What one look finds, and whether it failed."""
    if taken.half:
        return _in_half(taken, seen)
    if taken.document:
        return guarded(lambda: taken.find(seen), taken.document.path)
    return _over_all(taken, seen)


def _in_half(taken: Look, seen: Seen) -> Iterator[Finding]:
    """What a look finds before it touches a mistake.

    What is wrong may be of any type: that a rule fails on it is no mistake of the program.
    """
    try:
        yield from taken.find(seen)
    except OUTSIDE:
        raise
    except (Unsure, Exception):
        return


def _over_all(taken: Look, seen: Seen) -> Iterator[Finding]:
    """What a look finds at all documents but for those at which it fails."""
    for _ in range(_MOST_FAULTS):
        found: list[Finding] = []
        try:
            found.extend(taken.find(seen))
        except OUTSIDE:
            raise
        except Exception as error:
            yield fault(error)
            path = document_of(error)
            if path:
                seen = seen.without(path)
                continue
        yield from found
        return
