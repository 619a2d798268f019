"""What a page of a consumer shows of its changelog: one line for each item, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from markupsafe import Markup

from generator.base.settings import Afnemers
from generator.changelog.change import Difference
from generator.changelog.changelog import Changelog
from generator.changelog.quote import Found
from generator.changelog.reliance import BINDS, Reliance
from generator.changelog.review import Review
from generator.changelog.state import REGISTERED, TaskState
from generator.changelog.task import Task
from generator.history.diff import NEW, Change
from generator.history.versions import Seal
from generator.pages.changes import Comparisons, FieldView, field_view
from generator.pages.counted import Announcements, counted_from
from generator.pages.heading import Heading, heading
from generator.site.content import Site
from generator.site.tree import Link, Tree

UNCHANGED, NOT_COMPARED = "ongewijzigd", "niet te vergelijken"

TO_DO, TO_REVIEW, REVIEWED, TO_KNOW, CONTEXT = (
    "te doen",
    "na te kijken",
    "nagekeken",
    "ter kennisneming",
    "de tekst eromheen",
)
"""What a change asks of a consumer, heaviest first but for what was looked at."""

_MANY_ROWS, _MANY_DETAILS = 30, 10
"""What a page lists at most of what asks nothing, and shows at most with old beside new."""

_ASKING = (TO_DO, TO_REVIEW, TO_KNOW, REVIEWED, CONTEXT, "")


class Told(NamedTuple):
    """One reliance with what became of it: a word for that, what it asks, and its words."""

    reliance: Reliance
    state: str
    asks: str
    passage: Found | None


class Part(NamedTuple):
    """What changed of an item since a version, or since several in which it was the same.

    ``since`` are those versions, oldest first; none for from the beginning. ``fields`` show old
    and new; ``others`` are the labels of those that the page leaves to the comparison of the two
    versions, at ``comparison`` (empty when there is no old version).
    """

    since: tuple[str, ...]
    change: Change
    reason: str
    fields: tuple[FieldView, ...]
    others: tuple[str, ...]
    comparison: str


class Row(NamedTuple):
    """One changed item of a consumer: what, in which direction, since, and why it concerns it.

    ``was`` is the title that it had, when that is another; ``parts`` what changed, for each version
    that is relied on. ``is_correction`` says that a correction release changed it last.
    """

    link: Link
    was: str
    change: Change
    direction: str
    since: str
    version: str
    is_correction: bool
    asks: str
    told: tuple[Told, ...]
    parts: tuple[Part, ...]
    successors: list[tuple[Link, str]]

    @property
    def is_own(self) -> bool:
        """Whether the consumer cites it or chose about it, itself or by way of another."""
        return any(t.reliance.reason != BINDS for t in self.told)


Asks = Callable[[Difference], str]


def _nothing(difference: Difference) -> str:
    return ""


@dataclass(frozen=True)
class Teller:
    """Puts changelogs in words; ``tree`` is the version at the root of the site."""

    site: Site
    comparisons: Comparisons
    tree: Tree

    def rows(
        self, differences: Iterable[Difference], asks: Asks = _nothing, *, whole: bool = False
    ) -> list[Row]:
        """A row for each item that changed for one of its reliances, in the order of the site.

        ``whole`` shows every changed field of what a consumer itself relies on, and else only those
        that say what holds.
        """
        by_item: dict[str, list[Difference]] = {}
        for difference in differences:
            by_item.setdefault(difference.item, []).append(difference)
        return [
            self._row(d, asks, whole=whole)
            for d in by_item.values()
            if any(x.change is not None for x in d)
        ]

    def _row(self, of_item: list[Difference], asks: Asks, *, whole: bool) -> Row:
        history = self.site.history
        changed = [d for d in of_item if d.change is not None]
        oldest = min(changed, key=lambda d: history.order.get(d.reliance.version or "", -1))
        change = oldest.change
        assert change is not None
        newest = max((d.version for d in changed), key=lambda v: history.order[v])
        told = tuple(self.told(d, asks) for d in of_item)
        return Row(
            self.tree.link(change.item),
            self._old_title(oldest),
            change,
            oldest.direction or "",
            oldest.reliance.version or "",
            newest,
            bool(history.releases[history.order[newest]].correction),
            min((t.asks for t in told), key=_ASKING.index),
            told,
            tuple(self._parts(changed, whole=whole)),
            self.successors(change.item) if change.successors else [],
        )

    def told(self, difference: Difference, asks: Asks = _nothing) -> Told:
        """One reliance with what became of it."""
        if not difference.comparable:
            state = NOT_COMPARED
        else:
            state = difference.change.type if difference.change else UNCHANGED
        return Told(difference.reliance, state, asks(difference), difference.passage)

    def successors(self, item: str) -> list[tuple[Link, str]]:
        """What holds in the place of an item today, and how much of it that covers."""
        history = self.site.history
        return [(self.tree.link(s), history.coverage(item, s)) for s in history.living(item)]

    def _old_title(self, difference: Difference) -> str:
        version = difference.reliance.version
        if not version:
            return ""
        old = self._old_tree(version)
        if old.get(difference.item) is None:
            return ""
        title = old.title(difference.item)
        return "" if title == self.tree.title(difference.item) else title

    def _parts(self, changed: Iterable[Difference], *, whole: bool) -> Iterator[Part]:
        """What changed since each version that is relied on, oldest first; once for each."""
        order = self.site.history.order
        oldest_first = sorted(changed, key=lambda d: order.get(d.reliance.version or "", -1))
        same: list[list[Difference]] = []
        for difference in oldest_first:
            there = next((s for s in same if s[0].change == difference.change), None)
            if there is None:
                same.append([difference])
            else:
                there.append(difference)
        for some in same:
            is_own = any(d.reliance.reason != BINDS for d in some)
            yield self._part(some, every=whole and is_own)

    def _part(self, some: list[Difference], *, every: bool) -> Part:
        difference = some[0]
        change = difference.change
        assert change is not None
        since = tuple(dict.fromkeys(d.reliance.version for d in some if d.reliance.version))
        reason = "\n\n".join(dict.fromkeys(n.reden for n in difference.notes))
        if change.type == NEW:
            return Part(since, change, reason, (self._heart(change.item),), (), "")
        old = self._old_tree(since[0])
        shown = [f for f in change.fields if every or f.weight == "normatief"]
        others = tuple(f.title for f in change.fields if f not in shown)
        fields = tuple(field_view(f, old, self.tree) for f in shown)
        return Part(since, change, reason, fields, others, self.comparison(since[0]))

    def _heart(self, item: str) -> FieldView:
        """What a new item comes down to, beside nothing."""
        kind = self.tree.kind_of[item]
        heart = kind.by_name.get(kind.heart or "")
        title = heart.title if heart else kind.title
        text = self.tree.heart(item) or self.tree.title(item)
        return FieldView(title, kind.weight, Markup(), Markup("<ins>{}</ins>").format(text))

    def _old_tree(self, version: str) -> Tree:
        history = self.site.told.history
        return self.comparisons.tree(history.releases[history.order[version]])

    def comparison(self, since: str) -> str:
        """The path of the page that sets a version beside the newest one."""
        newest = self.site.history.newest.name
        return f"vergelijk/{since}/{newest}/" if since and since != newest else ""

    def is_proposed(self, item: str) -> bool:
        """Whether an item is no more than a proposal."""
        found = self.site.history.newest.framework.items.get(item)
        return found is not None and found.kind.is_proposal(found.data)

    def replaced(self, task: Task) -> list[Task]:
        """The tasks in whose place a task comes."""
        by_id = self.site.told.tasks.by_id
        return [by_id[t] for t in task.replaces if t in by_id]


@dataclass(frozen=True)
class ConsumerView:
    """The changelog of one consumer as its pages show it."""

    teller: Teller
    log: Changelog
    afnemers: Afnemers
    whole: bool = False

    @cached_property
    def rows(self) -> list[Row]:
        """What changed for it, one line for each item.

        What binds everyone and was never adopted stands on the page that all share.
        """
        adopted = bool(self.log.adopted)
        told = (d for d in self.log.differences if adopted or d.reliance.reason != BINDS)
        return self.teller.rows(told, self.asks, whole=self.whole)

    @cached_property
    def shared(self) -> int:
        """How many items changed that bind everyone, and are told on the page that all share."""
        if self.log.adopted:
            return 0
        return sum(d.change is not None for d in self.log.differences if d.reliance.reason == BINDS)

    @property
    def has_bound(self) -> bool:
        """Whether something changed that binds everyone, from the version that it adopted."""
        return any(t.reliance.reason == BINDS and t.asks for r in self.rows for t in r.told)

    @cached_property
    def listed(self) -> list[Row]:
        """The rows that its page lists; of very many only what is its own, or asks something."""
        if len(self.rows) <= _MANY_ROWS:
            return self.rows
        return [r for r in self.rows if r.is_own or r.asks in {TO_DO, TO_REVIEW}]

    @cached_property
    def own(self) -> list[Row]:
        """The items that it cites or chose about, to show with old and new.

        Of many none: the page for the council shows them.
        """
        own = [r for r in self.rows if r.is_own]
        is_long = len(own) > _MANY_DETAILS or len(self.rows) > _MANY_ROWS
        return [] if is_long else own

    @cached_property
    def registered(self) -> list[Told]:
        """All citations and choices that hold, with what became of each."""
        own = (d for d in self.log.differences if d.reliance.reason != BINDS)
        return [self.teller.told(d, self.asks) for d in own]

    def asks(self, difference: Difference) -> str:
        """What a difference asks."""
        return self._asked.get(difference.reliance, TO_DO if difference.change else "")

    @cached_property
    def _asked(self) -> dict[Reliance, str]:
        log = self.log
        asked = {d.reliance: TO_KNOW for d in log.to_know}
        asked |= {d.reliance: CONTEXT for d in log.context}
        asked |= {r.reliance: REVIEWED for r in log.judged}
        return asked | {r.reliance: TO_REVIEW for r in log.to_review}

    @cached_property
    def heading(self) -> Heading:
        """The heaviest thing that is told, as a heading."""
        return heading(self.log, is_released=bool(self.teller.site.sealed))

    @cached_property
    def directions(self) -> list[tuple[int, str]]:
        """What is only to be known, counted by direction; the last without one."""
        counts = Counter(d.direction or "" for d in self.log.to_know)
        return [(counts[d], d) for d in sorted(counts, key=lambda d: (not d, d))]

    @cached_property
    def proposed_directions(self) -> list[tuple[int, str]]:
        """The same for what is proposed."""
        counts = Counter(d.direction or "" for d in self.log.proposed)
        return [(counts[d], d) for d in sorted(counts, key=lambda d: (not d, d))]

    @cached_property
    def counted_from(self) -> list[str]:
        """What the verdict was counted from: phrases without a full stop."""
        samen = self.afnemers.samen
        body = self.teller.site.kinds[samen].title.lower() if samen else ""
        return counted_from(self.log, self.teller.tree.title, body)

    @cached_property
    def announced(self) -> Announcements:
        """What is to come, or came to an end, with its day."""
        return Announcements(self.teller.site.users, self.log)

    @cached_property
    def done(self) -> list[TaskState]:
        """The tasks that were registered as done."""
        return [t for t in self.log.settled if t.how == REGISTERED]

    @cached_property
    def settled_counts(self) -> list[tuple[int, str]]:
        """The other tasks that are no longer open, counted by state.

        What only was proposed was never asked.
        """
        adopted = bool(self.log.adopted)
        asked = (t for t in self.log.settled if adopted or t.reasons)
        counts = Counter(t.state for t in asked if t.how != REGISTERED)
        return [(n, state) for state, n in sorted(counts.items())]

    @property
    def versions(self) -> list[Seal]:
        """The releases that it rests on, with their seals: what is relied on, and the newest."""
        named = {d.reliance.version for d in self.log.differences} | {self.log.until}
        return [s for s in self.teller.site.seals if s.version in named]

    def link(self, item: str) -> Link:
        """An item as it is named."""
        return self.teller.tree.link(item)

    def replaced(self, state: TaskState) -> list[Task]:
        """The tasks in whose place a task comes."""
        return self.teller.replaced(state.task)

    def successors(self, review: Review) -> list[tuple[Link, str]]:
        """What holds in the place of an item, and how much of it that covers."""
        return self.teller.successors(review.reliance.item)

    def via(self, reliance: Reliance) -> Link | None:
        """Who registered a reliance, when that is another."""
        return self.link(reliance.via) if reliance.via else None
