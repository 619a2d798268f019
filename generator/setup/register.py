"""The register of all consumers of a framework, with who merged into whom.

Where it comes from is said beside it, in the folder of the framework.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

COLUMNS = ("code", "naam", "ingang", "einde", "opvolger")
"""What every register has; behind the name may stand what consumers are listed under."""


@dataclass(frozen=True)
class Consumer:
    """One consumer of the framework.

    ``groep`` is what it is listed under. ``einde`` is the last day, inclusive; ``None`` means that
    it exists. ``line`` is where it stands in the register.
    """

    id: str
    naam: str
    groep: str
    ingang: str | None
    einde: str | None
    opvolgers: tuple[str, ...]
    line: int = field(default=0, compare=False, repr=False)

    @property
    def bestaat(self) -> bool:
        """Whether the consumer exists."""
        return self.einde is None


@dataclass(frozen=True)
class Register:
    """All consumers by id, in order of name."""

    by_id: Mapping[str, Consumer]

    def __iter__(self) -> Iterator[Consumer]:
        """Walk the consumers in order of name."""
        return iter(self.by_id.values())

    def __contains__(self, consumer: object) -> bool:
        """Whether an id is in the register."""
        return consumer in self.by_id

    def __getitem__(self, consumer: str) -> Consumer:
        """Give a consumer by id."""
        return self.by_id[consumer]

    @property
    def present(self) -> tuple[Consumer, ...]:
        """The consumers of today."""
        return tuple(m for m in self if m.bestaat)

    @property
    def dissolved(self) -> tuple[Consumer, ...]:
        """The consumers that merged into others."""
        return tuple(m for m in self if not m.bestaat)

    def predecessors(self, consumer: str) -> tuple[Consumer, ...]:
        """All consumers that went into this one, directly or by way of another."""
        by_id: dict[str, Consumer] = {}
        queue = [consumer]
        while queue:
            current = queue.pop()
            for other in self:
                if current in other.opvolgers and other.id not in by_id:
                    by_id[other.id] = other
                    queue.append(other.id)
        return tuple(sorted(by_id.values(), key=by_name))

    def successors(self, consumer: str) -> tuple[Consumer, ...]:
        """The consumers of today that a dissolved one went into, at the end of the chain."""
        by_id: dict[str, Consumer] = {}
        queue = list(self[consumer].opvolgers)
        while queue:
            successor = self[queue.pop()]
            if successor.id not in by_id:
                by_id[successor.id] = successor
                queue.extend(successor.opvolgers)
        return tuple(sorted((c for c in by_id.values() if c.bestaat), key=by_name))


def by_name(consumer: Consumer) -> tuple[str, str]:
    """The order of the alphabet: what stands before a name with an apostrophe doesn't count."""
    return (consumer.naam.lstrip("'’s-").casefold(), consumer.id)


NOBODY = Register({})
"""The register of a framework without consumers."""
