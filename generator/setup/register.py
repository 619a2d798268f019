"""The register of all consumers of a framework, with who merged into whom.

Where it comes from is said beside it, in the folder of the framework.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.base.findings import shorten
from generator.base.settings import Afnemers
from generator.load.document import is_real_date

_LONGEST = 100


@dataclass(frozen=True)
class Consumer:
    """One consumer of the framework.

    ``groep`` is what it is listed under. ``einde`` is the last day, inclusive; ``None`` means that
    it exists.
    """

    id: str
    naam: str
    groep: str
    ingang: str | None
    einde: str | None
    opvolgers: tuple[str, ...]

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
        return tuple(sorted(by_id.values(), key=_by_name))

    def successors(self, consumer: str) -> tuple[Consumer, ...]:
        """The consumers of today that a dissolved one went into, at the end of the chain."""
        by_id: dict[str, Consumer] = {}
        queue = list(self[consumer].opvolgers)
        while queue:
            successor = self[queue.pop()]
            if successor.id not in by_id:
                by_id[successor.id] = successor
                queue.extend(successor.opvolgers)
        return tuple(sorted((c for c in by_id.values() if c.bestaat), key=_by_name))


def _by_name(consumer: Consumer) -> tuple[str, str]:
    """The order of the alphabet: what stands before a name with an apostrophe doesn't count."""
    return (consumer.naam.lstrip("'’s-").casefold(), consumer.id)


NOBODY = Register({})
"""The register of a framework without consumers."""


def read_register(root: Path, afnemers: Afnemers | None) -> Register:
    """Read the register of a framework folder.

    Raises ``ValueError`` when a row can't be right: that is a mistake of maintainers; and
    ``OSError`` when it can't be read.
    """
    return _Reader(root / afnemers.register, afnemers).register() if afnemers else NOBODY


@dataclass(frozen=True)
class _Reader:
    """Reads one register, as the settings describe it."""

    path: Path
    afnemers: Afnemers

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in their order."""
        group = [self.afnemers.groep] if self.afnemers.groep else []
        return ("code", "naam", *group, "ingang", "einde", "opvolger")

    def register(self) -> Register:
        """All rows, checked."""
        name, rows = self.path.name, self._rows()
        if any(None in row or None in row.values() for row in rows):
            raise ValueError(f"{name}: elke regel moet {len(self.columns)} velden hebben")
        for number, row in enumerate(rows, start=2):
            for column in self.columns:
                if not self._is_right(column, row[column]):
                    raise ValueError(
                        f"{name}: ‘{column}’ is ‘{shorten(row[column])}’ (rij {number})"
                        " en dat kan niet"
                    )
        consumers = [self._consumer(row) for row in rows]
        register = Register({c.id: c for c in sorted(consumers, key=_by_name)})
        if len(register.by_id) != len(consumers):
            raise ValueError(f"{name}: een code komt twee keer voor")
        unknown = sorted({o for c in register for o in c.opvolgers if o not in register})
        if unknown:
            raise ValueError(f"{name}: onbekende opvolgers {', '.join(unknown)}")
        return register

    def _rows(self) -> list[dict[str, str]]:
        with self.path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            try:
                if tuple(reader.fieldnames or ()) != self.columns:
                    raise ValueError(
                        f"{self.path.name}: kolommen moeten zijn {','.join(self.columns)}"
                    )
                return list(reader)
            except UnicodeDecodeError as error:
                raise ValueError(f"{self.path.name}: dit is geen UTF-8") from error
            except csv.Error as error:
                raise ValueError(f"{self.path.name}: dit is geen CSV") from error

    def _is_right(self, column: str, value: str) -> bool:
        if column == "code":
            return self._is_code(value)
        if column == "naam":
            return bool(value) and _is_name(value)
        if column == "opvolger":
            return all(map(self._is_code, value.split("|"))) if value else True
        if column in {"ingang", "einde"}:
            return not value or is_real_date(value)
        return _is_name(value)

    def _is_code(self, value: str) -> bool:
        """Whether it is as the settings say, and can be part of an address."""
        fits = re.fullmatch(self.afnemers.code, value, re.IGNORECASE)
        return bool(fits and _ADDRESS.fullmatch(value.lower()))

    def _consumer(self, row: Mapping[str, str]) -> Consumer:
        return Consumer(
            id=row["code"].lower(),
            naam=row["naam"],
            groep=row[self.afnemers.groep] if self.afnemers.groep else "",
            ingang=row["ingang"] or None,
            einde=row["einde"] or None,
            opvolgers=tuple(row["opvolger"].lower().split("|")) if row["opvolger"] else (),
        )


_ADDRESS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _is_name(value: str) -> bool:
    return value.isprintable() and value == value.strip() and len(value) <= _LONGEST
