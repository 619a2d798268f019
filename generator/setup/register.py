"""The register of all consumers of a framework, with who merged into whom.

Where it comes from is said beside it, in the folder of the framework.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

COLUMNS = ("code", "naam", "ingang", "einde", "opvolger")
"""What every register has; behind the name may stand what consumers are listed under."""


@dataclass(frozen=True)
class Consumer:
    """One consumer of the framework.

    ``groep`` is what it is listed under. ``ingang`` and ``einde`` are its first and last day,
    inclusive; ``None`` means always, or that no end is known. ``line`` is where it stands in the
    register.
    """

    id: str
    naam: str
    groep: str
    ingang: str | None
    einde: str | None
    opvolgers: tuple[str, ...]
    line: int = field(default=0, compare=False, repr=False)

    def exists_on(self, day: str) -> bool:
        """Whether the consumer exists on a day (ISO 8601); both ends belong to its life.

        As long as no day is known the text is empty: then it exists if no end is.
        """
        if not day:
            return self.einde is None
        return (self.ingang or "") <= day and (self.einde is None or day <= self.einde)

    def ended_by(self, day: str) -> bool:
        """Whether the consumer is no more on a day."""
        return self.einde is not None and (not day or self.einde < day)


@dataclass(frozen=True)
class Register:
    """All consumers by id, in order of name.

    ``sizes`` says how large some of them are, by id: on the day that the settings name.
    """

    by_id: Mapping[str, Consumer]
    sizes: Mapping[str, int] = field(default_factory=dict[str, int], repr=False)

    def __iter__(self) -> Iterator[Consumer]:
        """Walk the consumers in order of name."""
        return iter(self.by_id.values())

    def __contains__(self, consumer: object) -> bool:
        """Whether an id is in the register."""
        return consumer in self.by_id

    def __getitem__(self, consumer: str) -> Consumer:
        """Give a consumer by id."""
        return self.by_id[consumer]

    def present(self, day: str) -> tuple[Consumer, ...]:
        """The consumers that exist on a day."""
        return tuple(m for m in self if m.exists_on(day))

    def dissolved(self, day: str) -> tuple[Consumer, ...]:
        """The consumers that merged into others by a day."""
        return tuple(m for m in self if m.ended_by(day))

    @cached_property
    def _went_into(self) -> Mapping[str, tuple[Consumer, ...]]:
        into: dict[str, list[Consumer]] = defaultdict(list)
        for consumer in self:
            for successor in consumer.opvolgers:
                into[successor].append(consumer)
        return {name: tuple(sorted(those, key=by_name)) for name, those in into.items()}

    def direct_predecessors(self, consumer: str, day: str) -> tuple[Consumer, ...]:
        """The consumers that had gone into this one by a day, and ended no later than it did.

        Two that went into each other, which the check refuses, came from nobody.
        """
        own = self.by_id[consumer].einde if consumer in self.by_id else None
        return tuple(
            c
            for c in self._went_into.get(consumer, ())
            if c.ended_by(day)
            and (own is None or (c.einde or "") <= own)
            and not {c.id, consumer} <= self._in_a_ring
        )

    @cached_property
    def _in_a_ring(self) -> frozenset[str]:
        """The ids of consumers from which one comes back to the same one."""
        return frozenset(c.id for c in self if c.opvolgers and c.id in self._reached(c))

    def _reached(self, consumer: Consumer) -> set[str]:
        reached: set[str] = set()
        queue = list(consumer.opvolgers)
        while queue:
            current = queue.pop()
            if current not in reached and current in self.by_id:
                reached.add(current)
                queue.extend(self.by_id[current].opvolgers)
        return reached

    def came_of_others(self, consumer: str) -> bool:
        """Whether a consumer began when others ended; else it was there, and took them in."""
        first = self.by_id[consumer].ingang if consumer in self.by_id else None
        before = self._went_into.get(consumer, ())
        return first is not None and any((c.einde or first) < first for c in before)

    def predecessors(self, consumer: str, day: str) -> tuple[Consumer, ...]:
        """All consumers that had gone into this one by a day, directly or by way of another."""
        by_id: dict[str, Consumer] = {}
        queue = [consumer]
        while queue:
            for other in self.direct_predecessors(queue.pop(), day):
                if other.id not in by_id:
                    by_id[other.id] = other
                    queue.append(other.id)
        return tuple(sorted(by_id.values(), key=by_name))

    def successors(self, consumer: str, day: str) -> tuple[Consumer, ...]:
        """What exists on a day of what a consumer went into, at the end of the chain."""
        by_id: dict[str, Consumer] = {}
        queue = list(self[consumer].opvolgers)
        while queue:
            successor = self[queue.pop()]
            if successor.id not in by_id:
                by_id[successor.id] = successor
                queue.extend(successor.opvolgers)
        return tuple(sorted((c for c in by_id.values() if c.exists_on(day)), key=by_name))


def by_name(consumer: Consumer) -> tuple[str, str]:
    """The order of the alphabet: what stands before a name with an apostrophe doesn't count."""
    return (consumer.naam.lstrip("'’s-").casefold(), consumer.id)


NOBODY = Register({})
"""The register of a framework without consumers."""
