"""The official register of municipalities, with mergers.

Source: TOOI register ``rwc_gemeenten_compleet`` (KOOP); see ``framework/register/HERKOMST.md``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.base.findings import shorten
from generator.load.document import is_real_date

REGISTER = Path("register") / "gemeenten.csv"
"""Where the register stands below a framework folder."""
COLUMNS = ("code", "naam", "provincie", "ingang", "einde", "opvolger")
# An address is made of a code, so nothing else may stand there.
_CODE = re.compile(r"gm[0-9]{4}", re.IGNORECASE)
_LONGEST = 100


@dataclass(frozen=True)
class Municipality:
    """One municipality. ``einde`` is the last day, inclusive; ``None`` means that it exists."""

    id: str
    naam: str
    provincie: str
    ingang: str | None
    einde: str | None
    opvolgers: tuple[str, ...]

    @property
    def bestaat(self) -> bool:
        """Whether the municipality exists."""
        return self.einde is None

    @property
    def tooi(self) -> str:
        """The outward identifier in the register of Dutch government organisations."""
        return f"https://identifier.overheid.nl/tooi/id/gemeente/{self.id}"


@dataclass(frozen=True)
class Register:
    """All municipalities by id, in order of name."""

    by_id: Mapping[str, Municipality]

    def __iter__(self) -> Iterator[Municipality]:
        """Walk the municipalities in order of name."""
        return iter(self.by_id.values())

    def __contains__(self, municipality: object) -> bool:
        """Whether an id is in the register."""
        return municipality in self.by_id

    def __getitem__(self, municipality: str) -> Municipality:
        """Give a municipality by id."""
        return self.by_id[municipality]

    @property
    def present(self) -> tuple[Municipality, ...]:
        """The municipalities of today."""
        return tuple(m for m in self if m.bestaat)

    @property
    def dissolved(self) -> tuple[Municipality, ...]:
        """The municipalities that merged into others."""
        return tuple(m for m in self if not m.bestaat)

    def predecessors(self, municipality: str) -> tuple[Municipality, ...]:
        """All municipalities that went into this one, directly or by way of another."""
        found: dict[str, Municipality] = {}
        queue = [municipality]
        while queue:
            current = queue.pop()
            for m in self:
                if current in m.opvolgers and m.id not in found:
                    found[m.id] = m
                    queue.append(m.id)
        return tuple(sorted(found.values(), key=_by_name))

    def successors(self, municipality: str) -> tuple[Municipality, ...]:
        """The municipalities of today that a dissolved one went into, at the end of the chain."""
        found: dict[str, Municipality] = {}
        queue = list(self[municipality].opvolgers)
        while queue:
            m = self[queue.pop()]
            if m.id not in found:
                found[m.id] = m
                queue.extend(m.opvolgers)
        return tuple(sorted((m for m in found.values() if m.bestaat), key=_by_name))


def _by_name(m: Municipality) -> tuple[str, str]:
    return (m.naam.lstrip("'’s-").casefold(), m.id)


def read_register(path: Path) -> Register:
    """Read the register.

    Raises ``ValueError`` when a row can't be right: that is a mistake of maintainers.
    """
    rows = _rows(path)
    if any(None in row or None in row.values() for row in rows):
        raise ValueError(f"{path.name}: elke regel moet {len(COLUMNS)} velden hebben")
    for number, row in enumerate(rows, start=2):
        for column in COLUMNS:
            if not _is_right(column, row[column]):
                raise ValueError(
                    f"{path.name}: ‘{column}’ is ‘{shorten(row[column])}’ (rij {number})"
                    " en dat kan niet"
                )
    found = [_municipality(row) for row in rows]
    register = Register({m.id: m for m in sorted(found, key=_by_name)})
    if len(register.by_id) != len(found):
        raise ValueError(f"{path.name}: een code komt twee keer voor")
    unknown = sorted({o for m in register for o in m.opvolgers if o not in register})
    if unknown:
        raise ValueError(f"{path.name}: onbekende opvolgers {', '.join(unknown)}")
    return register


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        try:
            if tuple(reader.fieldnames or ()) != COLUMNS:
                raise ValueError(f"{path.name}: kolommen moeten zijn {','.join(COLUMNS)}")
            return list(reader)
        except UnicodeDecodeError as error:
            raise ValueError(f"{path.name}: dit is geen UTF-8") from error
        except csv.Error as error:
            raise ValueError(f"{path.name}: dit is geen CSV") from error


def _is_right(column: str, value: str) -> bool:
    if column == "code":
        return bool(_CODE.fullmatch(value))
    if column == "naam":
        return bool(value) and _is_name(value)
    if column == "provincie":
        return _is_name(value)
    if column == "opvolger":
        return all(map(_CODE.fullmatch, value.split("|"))) if value else True
    return not value or is_real_date(value)


def _is_name(value: str) -> bool:
    return value.isprintable() and value == value.strip() and len(value) <= _LONGEST


def _municipality(row: Mapping[str, str]) -> Municipality:
    return Municipality(
        id=row["code"].lower(),
        naam=row["naam"],
        provincie=row["provincie"],
        ingang=row["ingang"] or None,
        einde=row["einde"] or None,
        opvolgers=tuple(row["opvolger"].lower().split("|")) if row["opvolger"] else (),
    )
