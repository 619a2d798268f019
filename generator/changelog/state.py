"""State: how far a task is for one consumer, by something that one can point at.

A task never vanishes: it is open, or done, replaced, lapsed or overdue. Adopting a version means
that it was decided, not that it was done: a task with a last day stays open until that day, or
until it is registered as done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from generator.changelog.proposed import only_proposed
from generator.changelog.reliance import (
    BINDS,
    CHOSE,
    CITES,
    Adoption,
    Reliance,
    all_bodies_of,
    bodies_of,
    own_adoptions,
)
from generator.changelog.task import (
    ALL,
    MEMBERS,
    WHO_CITES,
    WHO_DIFFERS,
    WHO_RELIES,
    Task,
    Tasks,
)
from generator.history.history import History
from generator.history.model import Framework, Gebruiker
from generator.setup.register import Consumer

OPEN, OVERDUE, DONE, REPLACED, LAPSED = "open", "verstreken", "gedaan", "vervangen", "vervallen"

REGISTERED, BY_ADOPTION, BEFORE_ADOPTION = "geregistreerd", "overname", "voor-overname"
"""How a task came to be done: it was registered; it has no last day and a version with it was
adopted; its last day lay before that adoption, which settled it."""

DIFFERENT = "afwijkend"
"""The choice of who deviates."""

Path = tuple[str, ...]
"""Who may settle a task on one way in which it concerns a consumer, who comes last."""


@dataclass(frozen=True)
class TaskState:
    """How far a task is for one consumer.

    ``how`` and ``on`` say how and when it was done, ``by`` with what, or by which task or release
    it was replaced or ended. ``via`` is another who did it, or from whom it was inherited.
    ``reasons`` are the reliances by which it concerns the consumer; none when it is for all.
    ``is_conditional`` says that it comes from a proposal that the consumer neither adopted nor
    relies on: it asks nothing yet.
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


_CONDITIONAL = "voorwaardelijk"
_HEAVIEST_FIRST = (OPEN, OVERDUE, _CONDITIONAL, LAPSED, REPLACED, DONE, REGISTERED)


def _weight(state: TaskState) -> int:
    """Of the ways in which a task concerns one consumer, the heaviest is told: least is first."""
    told = REGISTERED if state.how == REGISTERED else state.state
    return _HEAVIEST_FIRST.index(_CONDITIONAL if state.is_conditional else told)


def _is_done_by(theirs: Iterable[tuple[TaskState, ...]], task: Task) -> bool:
    """Whether all who were asked a task did it; one for members wasn't asked of the others."""
    asked = [states for states in theirs if states or task.audience != MEMBERS]
    return bool(asked) and all(s and all(x.how == REGISTERED for x in s) for s in asked)


@dataclass(frozen=True)
class Ledger:
    """What the states of one consumer's tasks are read from."""

    history: History
    tasks: Tasks
    users: Framework
    day: str
    _adoptions: dict[str, tuple[Adoption, ...]] = field(default_factory=dict, repr=False)

    def states(self, consumer: Consumer, reliances: Iterable[Reliance]) -> Iterator[TaskState]:
        """The state of each task that concerns a consumer, in the order in which they came.

        It may concern one in more than one way: as one of all, by a citation, by what went into it.
        What settles it on one way leaves it open on another.
        """
        held = [r for r in reliances if r.reason != BINDS and r.holds_on(self.day)]
        for task in self.tasks.by_id.values():
            if task.audience == MEMBERS and not self._is_member(task, consumer):
                continue
            reasons = tuple(r for r in held if self._is_reason(task, r))
            ways = [*self._as_one_of_all(task, consumer, (consumer.id,))]
            ways += (self._on_path(task, path) for r in reasons for path in r.paths)
            if ways:
                yield replace(min(ways, key=_weight), reasons=reasons)

    def _is_reason(self, task: Task, reliance: Reliance) -> bool:
        """Whether a task is for who relies so on an item, or on what it came in the place of."""
        if task.audience == WHO_CITES:
            fits = reliance.reason == CITES
        elif task.audience == WHO_DIFFERS:
            fits = reliance.reason == CHOSE and reliance.choice == DIFFERENT
        else:
            fits = True
        later = self._is_later(task, reliance.version) or self._had_time(task, reliance)
        return fits and later and self._is_about(task, reliance)

    def _is_later(self, task: Task, version: str | None) -> bool:
        """Whether a task came after what is relied on; yes when nobody knows what that was."""
        return not self.history.knows(version) or not self.history.contains(version, task.version)

    def _had_time(self, task: Task, reliance: Reliance) -> bool:
        """Whether a task for who cites or deviates wasn't due yet when that began.

        Naming a version that has the task is no more than having decided on it, as adopting is.
        """
        if task.due is None or task.audience not in {WHO_CITES, WHO_DIFFERS}:
            return False
        version = reliance.version or ""
        return task.due >= (reliance.first or self._released(version))

    def _released(self, version: str) -> str:
        return self.history.releases[self.history.order[version]].date

    def _is_about(self, task: Task, reliance: Reliance) -> bool:
        line = self.history.line_since(reliance.item, task.version)
        return not line.isdisjoint(task.items)

    def _as_one_of_all(self, task: Task, consumer: Consumer, path: Path) -> Iterator[TaskState]:
        """How far a task is for who needn't have registered anything to be asked it.

        It is where each of those was that went into it, and where it is itself. Adopting a version
        after they did is deciding for them too, but doesn't undo what all did; a consumer that
        came of others and adopted nothing has no place of its own, but as a member of a body.
        """
        adopted = self._adopted(consumer)
        theirs = self._of_those_before(task, consumer, path)
        came_of_others = bool(theirs) and self.users.register.came_of_others(consumer.id)
        done = came_of_others and _is_done_by(theirs.values(), task)
        for other, states in theirs.items():
            if done or not any(a.first > (other.einde or "") for a in adopted):
                yield from states
        if done or (came_of_others and not adopted and not self._has_joined(task, consumer)):
            return
        if self._is_asked(task, consumer, adopted):
            conditional = not adopted and only_proposed(self.history, task)
            yield self._state(task, path, adopted, conditional=conditional)

    def _of_those_before(
        self, task: Task, consumer: Consumer, path: Path
    ) -> dict[Consumer, tuple[TaskState, ...]]:
        """How far a task was for each of those that went into a consumer, with whose it was."""
        return {
            other: tuple(
                state if state.via else replace(state, via=other.id)
                for state in self._as_one_of_all(task, other, (other.id, *path))
            )
            for other in self.users.register.direct_predecessors(consumer.id, self.day)
        }

    def _adopted(self, consumer: Consumer) -> tuple[Adoption, ...]:
        """What a consumer or its joint bodies adopted; asked for every task, and looked up once."""
        known = self._adoptions
        if consumer.id not in known:
            known[consumer.id] = own_adoptions(self.history, self.users, consumer, self.day)
        return known[consumer.id]

    def _is_asked(self, task: Task, consumer: Consumer, adopted: Iterable[Adoption]) -> bool:
        if task.audience == MEMBERS:
            return self._is_member(task, consumer)
        if task.audience == WHO_RELIES:
            return any(self._binds_in(task, a.version) for a in adopted if a.known)
        return task.audience == ALL

    def _is_member(self, task: Task, consumer: Consumer) -> bool:
        bodies = all_bodies_of(self.users, consumer.id, self.day)
        return any(task.body in {"", b.id} for b in bodies)

    def _has_joined(self, task: Task, consumer: Consumer) -> bool:
        """Whether a task is for the members of a body that a consumer joined itself."""
        bodies = bodies_of(self.users, consumer.id, self.day)
        return task.audience == MEMBERS and any(task.body in {"", b.id} for b in bodies)

    def _binds_in(self, task: Task, version: str) -> bool:
        """Whether a task is about what binds in a version, or what came in its place since."""
        return any(
            not self.history.line_since(item, task.version).isdisjoint(task.items)
            for item in self.history.binding(version)
        )

    def _on_path(self, task: Task, path: Path) -> TaskState:
        """How far a task is that concerns a consumer by something that was registered."""
        register, adopted, joined = self.users.register, list[Adoption](), ""
        for consumer in (register[name] for name in path if name in register):
            # What a consumer adopted before another went into it isn't decided for that one.
            own = self._adopted(consumer)
            adopted += (a for a in own if a.first > joined)
            joined = max(joined, consumer.einde or "")
        return self._state(task, path, adopted, conditional=False)

    def _state(
        self, task: Task, path: Path, adopted: Iterable[Adoption], *, conditional: bool
    ) -> TaskState:
        if done := self._registered(task, path):
            return done
        fate = self.tasks.fate(task)
        if isinstance(fate, Task):
            return TaskState(task, REPLACED, by=fate.id)
        if fate:
            return TaskState(task, LAPSED, by=fate.version)
        if settled := self._by_adoption(task, adopted):
            return settled
        late = task.due is not None and task.due < self.day
        return TaskState(task, OVERDUE if late else OPEN, is_conditional=conditional)

    def _registered(self, task: Task, path: Path) -> TaskState | None:
        """The task as done, when who it concerns in this way said so."""
        for user in self._doers(task, path):
            for done in user.gedaan:
                if done.taak == task.id and done.datum <= self.day:
                    via = "" if user.id == path[-1] else user.id
                    return TaskState(task, DONE, REGISTERED, done.datum, done.waarmee, via)
        return None

    def _doers(self, task: Task, path: Path) -> Iterator[Gebruiker]:
        for name in reversed(path):
            for users in (self.users.consumers, self.users.joint_bodies):
                if name in users:
                    yield users[name]
        if task.audience == MEMBERS:
            for name in reversed(path):
                for body in all_bodies_of(self.users, name, self.day):
                    if task.body in {"", body.id}:
                        yield body

    def _by_adoption(self, task: Task, adopted: Iterable[Adoption]) -> TaskState | None:
        """The task as settled by an adoption: not when its last day is still to come."""
        for taken in adopted:
            if not taken.known or not self.history.contains(taken.version, task.version):
                continue
            if task.due is None or task.due < taken.first:
                how = BY_ADOPTION if task.due is None else BEFORE_ADOPTION
                return TaskState(task, DONE, how, taken.first, taken.version, taken.via)
        return None
