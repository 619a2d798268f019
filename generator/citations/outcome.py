"""All documents together, as every report of them gets it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.citations.check import Checked
from generator.citations.judge import STATES
from generator.citations.register import Entry


@dataclass(frozen=True)
class Outcome:
    """What was found in some documents.

    ``name`` is that of the framework, ``version`` and ``date`` its newest release. ``address`` is
    that of the site, with a slash at its end, or empty when nobody knows it. ``owner`` and ``file``
    say who could register it, and where; ``goes_on`` that citations are registered there already.
    """

    name: str
    version: str
    date: str
    documents: tuple[Checked, ...]
    entries: tuple[Entry, ...] = ()
    address: str = ""
    owner: str = ""
    file: str = ""
    goes_on: bool = False
    remarks: tuple[str, ...] = field(default=())

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many citations there are in each state, in the order of the states."""
        found = Counter(c.judged.state for d in self.documents for c in d.citations)
        return {state: found[state] for state in STATES}

    @property
    def total(self) -> int:
        """How many citations there are."""
        return sum(self.counts.values())

    @property
    def asking(self) -> int:
        """How many of them someone has to look at."""
        return sum(len(d.asking) for d in self.documents)

    @property
    def failed(self) -> tuple[Checked, ...]:
        """The documents that couldn't be read."""
        return tuple(d for d in self.documents if d.failed)

    def url(self, path: str) -> str:
        """The address of a page of the site; its path alone when the address isn't known."""
        return f"{self.address}{path}" if path else ""
