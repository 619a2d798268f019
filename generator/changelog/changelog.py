"""The changelog of one consumer: what follows from its reliances, their changes and the tasks.

The verdict has four parts, in this order: to do, to look at, to know, and only when there is
nothing of those, that nothing is to be done or that nothing changed. Two different sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from generator.changelog.change import Difference, differences
from generator.changelog.proposed import is_proposed
from generator.changelog.reliance import (
    BINDS,
    Adoption,
    Reliance,
    adoptions,
    reliances,
)
from generator.changelog.review import Review, reviews
from generator.changelog.state import OPEN, OVERDUE, Ledger, TaskState
from generator.changelog.task import Tasks
from generator.history.history import BEFORE, History
from generator.history.model import Framework
from generator.setup.register import Consumer

TO_DO, TO_REVIEW, NOTHING_TO_DO, NOTHING_CHANGED, GONE, CONDITIONAL = (
    "te doen",
    "na te kijken",
    "niets te doen",
    "niets veranderd",
    "bestaat niet",
    "voorstel",
)


@dataclass(frozen=True)
class Changelog:
    """All that one consumer is told, up to the newest release, on a reference day.

    ``differences`` are those of the reliances that hold on that day, and ``to_know`` the ones that
    ask nothing; what only is proposed to a consumer that adopted nothing stands in ``proposed``.
    """

    consumer: Consumer
    day: str
    until: str
    until_day: str
    exists: bool
    adopted: tuple[Adoption, ...] = ()
    reliances: tuple[Reliance, ...] = field(default=(), repr=False)
    tasks: tuple[TaskState, ...] = ()
    reviews: tuple[Review, ...] = ()
    differences: tuple[Difference, ...] = field(default=(), repr=False)
    to_know: tuple[Difference, ...] = field(default=(), repr=False)
    proposed: tuple[Difference, ...] = field(default=(), repr=False)

    @cached_property
    def to_do(self) -> tuple[TaskState, ...]:
        """The open tasks by last day, those without one last."""
        return self._in_state(OPEN)

    @cached_property
    def overdue(self) -> tuple[TaskState, ...]:
        """The tasks whose last day passed without being registered as done."""
        return self._in_state(OVERDUE)

    def _in_state(self, state: str) -> tuple[TaskState, ...]:
        found = (t for t in self.tasks if t.state == state and not t.is_conditional)
        return tuple(sorted(found, key=by_day))

    @cached_property
    def if_adopted(self) -> tuple[TaskState, ...]:
        """What the newest version would ask of who adopts it, and so far asks nothing.

        Adopting settles what had to be done before; nobody begins with the arrears of others.
        """
        found = (t for t in self.tasks if t.state == OPEN and t.is_conditional)
        return tuple(sorted(found, key=by_day))

    @cached_property
    def settled(self) -> tuple[TaskState, ...]:
        """The tasks that are done, replaced or lapsed: its history."""
        return tuple(t for t in self.tasks if not t.is_open)

    @cached_property
    def to_review(self) -> tuple[Review, ...]:
        """What has to be looked at and wasn't judged yet."""
        return tuple(r for r in self.reviews if r.judged is None)

    @cached_property
    def judged(self) -> tuple[Review, ...]:
        """What was looked at."""
        return tuple(r for r in self.reviews if r.judged is not None)

    @cached_property
    def asking_more(self) -> frozenset[str]:
        """The items to know of that ask more, or may, without a task that says what to do."""
        return frozenset(d.item for d in self.to_know if d.asks_more)

    @cached_property
    def context(self) -> tuple[Difference, ...]:
        """Changes around a passage that is quoted and stayed as it was."""
        reviewed = {r.reliance for r in self.reviews}
        return tuple(
            d for d in self.differences if d.change and d.is_context and d.reliance not in reviewed
        )

    @property
    def coming(self) -> tuple[Reliance, ...]:
        """What the consumer relies on from a later day."""
        return tuple(r for r in self.reliances if r.to_come(self.day))

    @property
    def ended(self) -> tuple[Reliance, ...]:
        """What the consumer relied on and no longer does."""
        return tuple(
            r for r in self.reliances if not r.holds_on(self.day) and not r.to_come(self.day)
        )

    @cached_property
    def nothing_to_do(self) -> bool:
        """Whether there is nothing to do and nothing to look at, for sure."""
        asks = self.to_do or self.overdue or self.to_review
        return self.exists and not asks and all(a.known for a in self.adopted)

    @cached_property
    def nothing_changed(self) -> bool:
        """Whether there is nothing to know either, nor anything proposed."""
        return self.nothing_to_do and not self.to_know and not self.is_proposal

    @property
    def is_proposal(self) -> bool:
        """Whether something is only proposed to the consumer, which adopted nothing."""
        return bool(self.proposed or any(t.is_conditional for t in self.tasks))

    @property
    def verdict(self) -> str:
        """The heaviest part that isn't empty."""
        if not self.exists:
            return GONE
        if self.to_do or self.overdue:
            return TO_DO
        if not self.nothing_to_do:
            return TO_REVIEW  # Or a version was adopted that can't be compared with.
        if self.is_proposal:
            return CONDITIONAL
        return NOTHING_TO_DO if self.to_know else NOTHING_CHANGED


def by_day(state: TaskState) -> tuple[str, str]:
    """The order of tasks: soonest first, those without a last day after them."""
    return (state.task.due or "9999", state.task.id)


class Changelogs:
    """Makes the changelog of each consumer; keeps what they share.

    ``users`` holds the register and what consumers registered; ``day`` is the reference day.
    """

    def __init__(self, history: History, users: Framework, day: str) -> None:
        """Keep what it is made of."""
        self.history = history
        self.users = users
        self.day = day
        self.tasks = Tasks(history)
        self._ledger = Ledger(history, self.tasks, users, day)

    def of(self, consumer: Consumer) -> Changelog:
        """The changelog of one consumer."""
        newest = self.history.newest
        about = Changelog(
            consumer, self.day, newest.name, newest.date, consumer.exists_on(self.day)
        )
        if not about.exists:
            return about
        all_reliances = reliances(self.history, self.users, consumer, self.day)
        held = [r for r in all_reliances if r.holds_on(self.day)]
        told = differences(self.history, (r for r in held if not self._is_proposed(r)))
        tasks = tuple(self._ledger.states(consumer, all_reliances))
        looked_at = tuple(reviews(self.history, self.users, told, self.day))
        return Changelog(
            consumer=consumer,
            day=self.day,
            until=newest.name,
            until_day=newest.date,
            exists=True,
            adopted=adoptions(self.history, self.users, consumer, self.day),
            reliances=all_reliances,
            tasks=tasks,
            reviews=looked_at,
            differences=told,
            to_know=tuple(self._asking_nothing(told, tasks, looked_at)),
            proposed=tuple(
                d
                for d in differences(self.history, filter(self._is_proposed, held))
                if d.change is not None
            ),
        )

    def _asking_nothing(
        self,
        told: Iterable[Difference],
        tasks: Iterable[TaskState],
        looked_at: Iterable[Review],
    ) -> Iterator[Difference]:
        """The changes without an open task that came after what is relied on, nor a review."""
        reviewed = {r.reliance for r in looked_at}
        asking = [t.task for t in tasks if t.is_open and not t.is_conditional]
        for difference in told:
            reliance = difference.reliance
            if difference.change is None or difference.is_context or reliance in reviewed:
                continue
            if not any(
                reliance.item in task.items
                and not self.history.contains(reliance.version, task.version)
                for task in asking
            ):
                yield difference

    def _is_proposed(self, reliance: Reliance) -> bool:
        """Whether an item only proposes something to a consumer that adopted nothing."""
        if reliance.reason != BINDS or reliance.version is not BEFORE:
            return False
        return is_proposed(self.history, reliance.item)
