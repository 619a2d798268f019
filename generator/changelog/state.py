"""State: how far a task is for one consumer, by something that one can point at.

A task never vanishes: it is open, or done, replaced, lapsed or overdue. Adopting a version means
that it was decided, not that it was done: a task with a last day stays open until that day, or
until it is registered as done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.changelog.day import within
from generator.changelog.reliance import (
    BINDS,
    CHOSE,
    CITES,
    TOGETHER,
    Reliance,
    holders,
)
from generator.changelog.task import ALL, MEMBERS, WHO_CITES, WHO_DIFFERS, Task, Tasks
from generator.history.history import History
from generator.history.model import Framework, Gebruiker
from generator.setup.register import Consumer

OPEN, OVERDUE, DONE, REPLACED, LAPSED = "open", "verstreken", "gedaan", "vervangen", "vervallen"

REGISTERED, BY_ADOPTION, BEFORE_ADOPTION = "geregistreerd", "overname", "voor-overname"
"""How a task came to be done: it was registered; it has no last day and a version with it was
adopted; its last day lay before that adoption, which settled it."""

DIFFERENT = "afwijkend"
"""The choice of who deviates."""


@dataclass(frozen=True)
class TaskState:
    """How far a task is for one consumer.

    ``how`` and ``on`` say how and when it was done, ``by`` with what, or by which task or release
    it was replaced or ended. ``reasons`` are the reliances by which it concerns the consumer; none
    when it is for all. ``is_conditional`` says that it comes from a proposal that the consumer
    neither adopted nor relies on: it asks nothing yet.
    """

    task: Task
    state: str
    how: str = ""
    on: str = ""
    by: str = ""
    via: str = ""
    reasons: tuple[Reliance, ...] = field(default=(), repr=False)
    is_conditional: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it still has to be done, in time or not."""
        return self.state in {OPEN, OVERDUE}


@dataclass(frozen=True)
class Settled:
    """How a consumer settled a task, on which day and by what; ``via`` is another who did."""

    how: str
    on: str
    by: str
    via: str = ""


@dataclass(frozen=True)
class Ledger:
    """What the states of one consumer's tasks are read from."""

    history: History
    tasks: Tasks
    users: Framework
    day: str

    def states(self, consumer: Consumer, reliances: Iterable[Reliance]) -> Iterator[TaskState]:
        """The state of each task that concerns a consumer, in the order in which they came."""
        held = tuple(r for r in reliances if r.holds_on(self.day))
        for task in self.tasks.by_id.values():
            reasons = tuple(r for r in held if self._is_reason(task, r))
            if self._concerns(task, consumer, reasons):
                yield self._state(task, consumer, held, reasons)

    def _concerns(self, task: Task, consumer: Consumer, reasons: tuple[Reliance, ...]) -> bool:
        if task.audience == MEMBERS:
            return any(
                h.role == TOGETHER and task.body in {"", h.user.id}
                for h in holders(self.users, consumer, self.day)
            )
        return task.audience == ALL or bool(reasons)

    def _is_reason(self, task: Task, reliance: Reliance) -> bool:
        """Whether a task is for who relies so on an item, or on what it came in the place of."""
        if task.audience == WHO_CITES:
            fits = reliance.reason == CITES
        elif task.audience == WHO_DIFFERS:
            fits = reliance.reason == CHOSE and reliance.choice == DIFFERENT
        else:
            return False
        return fits and self._is_later(task, reliance) and self._is_about(task, reliance)

    def _is_later(self, task: Task, reliance: Reliance) -> bool:
        """Whether a task came after what is relied on; yes when nobody knows what that was."""
        version = reliance.version
        return not self.history.knows(version) or not self.history.contains(version, task.version)

    def _is_about(self, task: Task, reliance: Reliance) -> bool:
        return not set(self.history.line(reliance.item)).isdisjoint(task.items)

    def _state(
        self,
        task: Task,
        consumer: Consumer,
        held: tuple[Reliance, ...],
        reasons: tuple[Reliance, ...],
    ) -> TaskState:
        settled = self.settled(task, consumer)
        if settled:
            return TaskState(
                task, DONE, settled.how, settled.on, settled.by, settled.via, reasons=reasons
            )
        if other := self.tasks.replaced_by.get(task.id):
            return TaskState(task, REPLACED, by=other.id, reasons=reasons)
        if ending := self.tasks.ended_by.get(task.id):
            return TaskState(task, LAPSED, by=ending.version, reasons=reasons)
        late = task.due is not None and task.due < self.day
        return TaskState(
            task,
            OVERDUE if late else OPEN,
            reasons=reasons,
            is_conditional=self._is_conditional(task, held),
        )

    def _is_conditional(self, task: Task, held: Iterable[Reliance]) -> bool:
        """Whether a task only comes from what is proposed, and nothing makes it more than that.

        Whoever adopted a version, or cites the item or chose about it, relies on it.
        """
        if task.audience != ALL or not self._is_proposed(task):
            return False
        return not any(
            r.version is not None if r.reason == BINDS else self._is_about(task, r) for r in held
        )

    def _is_proposed(self, task: Task) -> bool:
        """Whether all items of a task are no more than a proposal today."""
        there = self.history.newest.framework.items
        items = [there[i] for i in task.items if i in there]
        return bool(items) and all(i.kind.is_proposal(i.data) for i in items)

    def settled(self, task: Task, consumer: Consumer) -> Settled | None:
        """How a consumer settled a task, or all that went into it did; ``None`` when not."""
        own = self._own(task, consumer)
        if own:
            return own
        before = self.users.register.direct_predecessors(consumer.id, self.day)
        theirs = [(c.id, self.settled(task, c)) for c in before]
        done = [Settled(s.how, s.on, s.by, s.via or name) for name, s in theirs if s]
        return max(done, key=lambda s: s.on) if done and len(done) == len(theirs) else None

    def _own(self, task: Task, consumer: Consumer) -> Settled | None:
        user = self.users.consumers.get(consumer.id)
        bodies = [
            b for b in self.users.joint_bodies.values() if b.has_member(consumer.id, self.day)
        ]
        mine = [user] if user else []
        does = [*mine, *(bodies if task.audience == MEMBERS else ())]
        for one in does:
            for done in one.gedaan:
                if done.taak == task.id and done.datum <= self.day:
                    via = "" if one is user else one.id
                    return Settled(REGISTERED, done.datum, done.waarmee, via)
        binding = [b for b in bodies if b.overname_telt == "leden"]
        for one in (*mine, *binding):
            if how := self._by_adoption(task, one):
                assert one.overgenomen is not None
                via = "" if one is user else one.id
                return Settled(how, one.overgenomen.datum, one.overgenomen.versie, via)
        return None

    def _by_adoption(self, task: Task, one: Gebruiker) -> str:
        """How an adoption settles a task: not at all when its last day is still to come."""
        taken = one.overgenomen
        if taken is None or not within(self.day, taken.datum, taken.tot):
            return ""
        if not (
            self.history.knows(taken.versie) and self.history.contains(taken.versie, task.version)
        ):
            return ""
        if task.due is None:
            return BY_ADOPTION
        return BEFORE_ADOPTION if task.due < taken.datum else ""
