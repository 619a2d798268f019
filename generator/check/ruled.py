"""Run the rules, so that none hides what another finds, nor one item what is found in the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.base.findings import Finding
from generator.base.guarded import OUTSIDE, document_of, fault, guarded
from generator.load.half import Unsure
from generator.rules.rule import Look, Rule
from generator.rules.seen import Seen

_MOST_FAULTS = 20
"""At so many files a rule about all of them may fail before it is left alone."""


def run(rules: Iterable[Rule], seen: Seen) -> Iterator[Finding]:
    """All that the rules find, and at which file one of them failed."""
    for rule in rules:
        yield from guarded(lambda rule=rule: _run(rule, seen))  # type: ignore[misc]


def _run(rule: Rule, seen: Seen) -> Iterator[Finding]:
    for look in rule.looks(seen):
        yield from take(look, seen)


def take(look: Look, seen: Seen) -> Iterator[Finding]:
    """What one look finds, and whether it failed."""
    if look.half:
        return _in_half(look, seen)
    if look.document:
        return guarded(lambda: look.find(seen), look.document.path)
    return _over_all(look, seen)


def _in_half(look: Look, seen: Seen) -> Iterator[Finding]:
    """What a look finds before it touches a mistake.

    What is wrong may be of any type: that a rule fails on it is no mistake of the program.
    """
    try:
        yield from look.find(seen)
    except OUTSIDE:
        raise
    except (Unsure, Exception):
        return


def _over_all(look: Look, seen: Seen) -> Iterator[Finding]:
    """What a look finds at all documents but for those at which it fails."""
    for _ in range(_MOST_FAULTS):
        found: list[Finding] = []
        try:
            found.extend(look.find(seen))
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
