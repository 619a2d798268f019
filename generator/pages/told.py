"""What a page of a consumer shows of its changelog: one line for each item, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from generator.base.settings import Afnemers
from generator.changelog.change import Difference
from generator.changelog.changelog import Changelog
from generator.changelog.quote import Found
from generator.changelog.reliance import BINDS, CITES, Reliance
from generator.changelog.review import Review
from generator.changelog.state import TaskState
from generator.history.diff import Change
from generator.pages.changes import Comparisons, FieldView, field_view
from generator.site.content import Site
from generator.site.tree import Link, Tree

UNCHANGED, NOT_COMPARED = "ongewijzigd", "niet te vergelijken"


class Told(NamedTuple):
    """One reliance with what became of it: a word for that, and where it comes from."""

    reliance: Reliance
    state: str
    via: Link | None
    passage: Found | None


class Row(NamedTuple):
    """One changed item of a consumer: what, in which direction, since, and why it concerns it.

    ``fields`` show old and new, from the oldest version that is relied on; ``shared`` is the page
    where they stand when the item concerns everyone.
    """

    link: Link
    change: Change
    direction: str
    version: str
    told: tuple[Told, ...]
    fields: tuple[FieldView, ...]
    successors: list[Link]
    since: str
    reason: str


@dataclass(frozen=True)
class Teller:
    """Puts changelogs in words; ``tree`` is the version at the root of the site."""

    site: Site
    comparisons: Comparisons
    tree: Tree

    def rows(self, differences: Iterable[Difference]) -> list[Row]:
        """A row for each item that changed for one of its reliances, in the order of the site."""
        by_item: dict[str, list[Difference]] = {}
        for difference in differences:
            by_item.setdefault(difference.item, []).append(difference)
        return [self._row(d) for d in by_item.values() if any(x.change for x in d)]

    def _row(self, of_item: list[Difference]) -> Row:
        history = self.site.history
        changed = [d for d in of_item if d.change]
        oldest = min(changed, key=lambda d: history.order.get(d.reliance.version or "", -1))
        change = oldest.change
        assert change is not None
        return Row(
            self.tree.link(change.item),
            change,
            oldest.direction or "",
            oldest.version,
            tuple(self.told(d) for d in of_item),
            tuple(self.fields(oldest)),
            self.tree.links(history.living(change.item)) if change.successors else [],
            oldest.reliance.version or "",
            "\n\n".join(dict.fromkeys(n.reden for n in oldest.notes)),
        )

    def told(self, difference: Difference) -> Told:
        """One reliance with what became of it."""
        reliance = difference.reliance
        if not difference.comparable:
            state = NOT_COMPARED
        else:
            state = difference.change.type if difference.change else UNCHANGED
        via = self.tree.link(reliance.via) if reliance.via else None
        return Told(reliance, state, via, difference.passage)

    def fields(self, difference: Difference) -> Iterator[FieldView]:
        """The changed fields of one difference, old beside new."""
        version = difference.reliance.version
        if difference.change is None or not version:
            return
        old = self.comparisons.tree(self.site.told.history.releases[self._place(version)])
        yield from (field_view(f, old, self.tree) for f in difference.change.fields)

    def _place(self, version: str) -> int:
        return self.site.history.order[version]


@dataclass(frozen=True)
class ConsumerView:
    """The changelog of one consumer as its pages show it."""

    teller: Teller
    log: Changelog
    afnemers: Afnemers

    @cached_property
    def own(self) -> list[Row]:
        """What it cites or chose about itself, or by way of another."""
        return self.teller.rows(d for d in self.log.differences if d.reliance.reason != BINDS)

    @cached_property
    def bound(self) -> list[Row]:
        """What binds it, from the version that it adopted."""
        return self.teller.rows(d for d in self.log.differences if d.reliance.reason == BINDS)

    @cached_property
    def rows(self) -> list[Row]:
        """All that changed for it, one line for each item."""
        return self.teller.rows(self.log.differences)

    @cached_property
    def registered(self) -> list[Told]:
        """All citations and choices that hold, with what became of each."""
        return [self.teller.told(d) for d in self.log.differences if d.reliance.reason != BINDS]

    def link(self, item: str) -> Link:
        """An item as it is named."""
        return self.teller.tree.link(item)

    def items_of(self, state: TaskState) -> list[Link]:
        """The items that a task is about."""
        return self.teller.tree.links(state.task.items)

    def successors(self, review: Review) -> list[tuple[Link, str]]:
        """What holds in the place of an item, and how much of it that covers."""
        coverage = self.teller.site.history.coverage
        item = review.reliance.item
        return [(self.link(s), coverage(item, s)) for s in review.successors]

    def via(self, reliance: Reliance) -> Link | None:
        """Who registered a reliance, when that is another."""
        return self.link(reliance.via) if reliance.via else None

    @property
    def counted_from(self) -> str:
        """What the verdict was counted from, as a sentence without a full stop."""
        if not self.log.adopted:
            return "geen overgenomen versie"
        return ", ".join(f"versie {a.version}" for a in self.log.adopted)

    def is_citation(self, reliance: Reliance) -> bool:
        """Whether a reliance is a citation."""
        return reliance.reason == CITES
