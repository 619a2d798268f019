"""The sealed releases in their order, and what changed from one to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property

from generator.history.diff import Change, diff, item_change
from generator.history.model import Data, Framework, Item, Wijzigingsnotitie
from generator.history.versions import Release

BEFORE = None
"""In the place of a version: from before the first release."""

NORMATIVE = "normatief"
"""The weight of a change in what an item asks."""

COVERAGE = ("gelijk", "ruimer", "overlapt", "smaller")
"""How much of an item its successor covers, from most to least."""


class History:
    """The sealed releases, oldest first, and what changed from one to another."""

    def __init__(self, releases: tuple[Release, ...]) -> None:
        """Keep the releases; raises ``ValueError`` when there are none."""
        if not releases:
            raise ValueError("a history needs at least one release")
        self.releases = releases
        self.order = {r.name: n for n, r in enumerate(releases)}
        self.net = cache(self._net)
        self.notes = cache(self._notes)
        self.line = cache(self._line)
        self.line_since = cache(self._line_since)

    @property
    def first(self) -> Release:
        """The oldest release."""
        return self.releases[0]

    @property
    def newest(self) -> Release:
        """The newest release."""
        return self.releases[-1]

    @cached_property
    def steps(self) -> Mapping[str, Mapping[str, Change]]:
        """The changes of each release against the one before: version → id → change."""
        kinds = self.newest.framework.kinds
        before = [{}, *(r.framework.data for r in self.releases)]
        return {
            newer.name: {c.item: c for c in diff(kinds, older, newer.framework.data)}
            for older, newer in zip(before, self.releases, strict=False)
        }

    def knows(self, version: str | None) -> bool:
        """Whether a version is there to compare with."""
        return version is BEFORE or version in self.order

    def item(self, item: str, version: str) -> Item | None:
        """An item as it is in a version."""
        return self.releases[self.order[version]].framework.items.get(item)

    def framework(self, version: str) -> Framework:
        """The content of a version."""
        return self.releases[self.order[version]].framework

    def after(self, since: str | None) -> tuple[Release, ...]:
        """The releases after a version, oldest first."""
        return self.releases[0 if since is BEFORE else self.order[since] + 1 :]

    def contains(self, version: str | None, other: str) -> bool:
        """Whether a version is another one or a later one; none is before all."""
        return version is not BEFORE and self.order[version] >= self.order[other]

    def _net(self, item: str, since: str | None) -> Change | None:
        """The change of an item from a version to the newest, ``None`` when there is none."""
        newest = self.newest.framework
        new = newest.items.get(item)
        if new is None:
            return None
        old = None if since is BEFORE else self.item(item, since)
        if old is None and new.withdrawn:
            return None  # It came and went: nothing to act on.
        return item_change(new.kind, item, old.data if old else None, new.data)

    def last_change(self, item: str, since: str | None) -> str:
        """The newest release after a version in which an item changed; raises ``IndexError``."""
        return [r.name for r in self.after(since) if item in self.steps[r.name]][-1]

    def _notes(self, item: str, since: str | None) -> tuple[Wijzigingsnotitie, ...]:
        """The change notes about an item after a version, oldest release first."""
        return tuple(n for r in self.after(since) for n in r.notes if item in n.items)

    def on(self, day: str) -> str:
        """The version that was the newest on a day; empty before the first."""
        return next((r.name for r in reversed(self.releases) if r.date <= day), "")

    def unexplained(self, item: str, since: str | None) -> bool:
        """Whether what an item asks changed after a version without a note that says how."""
        return any(
            item in self.steps[r.name]
            and self.steps[r.name][item].weight == NORMATIVE
            and not any(item in n.items for n in r.notes)
            for r in self.after(since)
        )

    def _line(self, item: str) -> tuple[str, ...]:
        """An item and all that came in its place, directly or by way of another."""
        return _line_in(self.newest.framework, item)

    def _line_since(self, item: str, version: str) -> frozenset[str]:
        """An item and all that stood in its place in a version or a later one.

        What was replaced may come back; what was asked meanwhile of its successor stays asked.
        """
        later = self.releases[self.order[version] :]
        return frozenset(i for r in later for i in _line_in(r.framework, item))

    def living(self, item: str) -> tuple[str, ...]:
        """What holds today in the place of a withdrawn item, at the ends of the chain."""
        items = self.newest.framework.items
        return tuple(i for i in self.line(item)[1:] if i in items and not items[i].withdrawn)

    def coverage(self, item: str, successor: str) -> str:
        """How much of an item a later one covers: along a chain the least counts.

        Empty when an editor didn't say it somewhere on the way. Of two ways the one that covers
        most counts.
        """
        ways = list(self._ways(item, successor))
        told = [max(w, key=COVERAGE.index) for w in ways if all(w)]
        return min(told, key=COVERAGE.index, default="")

    def _ways(
        self, item: str, successor: str, seen: frozenset[str] = frozenset()
    ) -> Iterator[list[str]]:
        stone = _stone(self.newest.framework, item)
        for name in stone.get("opvolgers", ()):
            covers = [str(stone.get("dekking", ""))]
            if name == successor:
                yield covers
            elif name not in seen:
                yield from (covers + w for w in self._ways(name, successor, seen | {item}))

    def binding(self, version: str) -> frozenset[str]:
        """The items that bind consumers in a version."""
        return self._binding[version]

    @cached_property
    def _binding(self) -> Mapping[str, frozenset[str]]:
        return {
            r.name: frozenset(
                i
                for i, item in r.framework.items.items()
                if not item.withdrawn and item.kind.binds_all(item.data)
            )
            for r in self.releases
        }

    def bound_around(self, items: Iterable[str], version: str) -> bool:
        """Whether one of some items binds all right before a version, in it, or later.

        A task of that version is then for all: also when its very change is that the item binds
        nobody any more, and for ever, whatever becomes of the item. What comes in the place of
        something that bound all concerns them too.
        """
        first = max(self.order[version] - 1, 0)
        bound = frozenset[str]().union(*(self._binding[r.name] for r in self.releases[first:]))
        wanted = set(items)
        return any(not wanted.isdisjoint(self.line_since(i, version)) for i in bound)


def _line_in(framework: Framework, item: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    queue = [item]
    while queue:
        current = queue.pop(0)
        if current not in found:
            found[current] = None
            queue.extend(_stone(framework, current).get("opvolgers", ()))
    return tuple(found)


def _stone(framework: Framework, item: str) -> Data:
    found = framework.items.get(item)
    stone: Data = found.data.get("ingetrokken", {}) if found else {}
    return stone
