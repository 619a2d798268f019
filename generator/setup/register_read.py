"""Read the register of consumers: all of it, or everything that is wrong in it at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

from generator.base.findings import Finding, about_file, shorten
from generator.base.settings import FILE, Afnemers
from generator.load.checks import MAX_FINDINGS
from generator.load.document import capped, is_real_date
from generator.load.table import Cell, Row, load_table
from generator.setup.patterns import LONGEST_CODE
from generator.setup.register import COLUMNS, NOBODY, Consumer, Register, by_name
from generator.setup.register_columns import Columns, no_table
from generator.setup.register_succession import check_succession
from generator.setup.settings import ReadSettings

_LONGEST = 100
_ADDRESS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_register(root: Path, read: ReadSettings) -> Register | list[Finding]:
    """Read the register of a framework folder, or give everything that is wrong with it."""
    afnemers = read.settings.afnemers
    if afnemers is None:
        return NOBODY
    if afnemers.groep in COLUMNS:
        # Until that is mended, nobody knows which column is which; the settings say so.
        return []
    if not (root / afnemers.register).exists():
        place = ("afnemers", "register")
        return [no_table(root, read, place, afnemers.register, "het register")]
    rows = load_table(root, afnemers.register)
    wrong = [f for f in rows if isinstance(f, Finding)]
    if wrong:
        return wrong
    return _Reader(afnemers).register([r for r in rows if not isinstance(r, Finding)])


@dataclass(frozen=True)
class _Reader:
    """Reads one register, as the settings describe it."""

    afnemers: Afnemers

    @cached_property
    def columns(self) -> Columns:
        """The columns, in their order."""
        group = [self.afnemers.groep] if self.afnemers.groep else []
        return Columns(self.afnemers.register, (*COLUMNS[:2], *group, *COLUMNS[2:]))

    def register(self, rows: Sequence[Row]) -> Register | list[Finding]:
        """All rows as consumers, or everything that is wrong with them."""
        path = self.afnemers.register
        if wrong := self.columns.check_head(rows):
            return [wrong]
        if not rows[1:]:
            message = f"In dit register staat geen enkele {self.afnemers.enkelvoud}."
            hint = f"Zet er een rij in, of haal ‘afnemers’ weg uit {FILE}."
            return [about_file(path, "bestand-leeg", message, hint)]
        whole = [self._by_column(row) for row in rows[1:] if self.columns.is_whole(row)]
        looks = (
            (f for row in rows[1:] for f in self._check_row(row)),
            self.columns.check_double(row["code"] for row in whole),
            check_succession(path, self.afnemers, whole),
        )
        if findings := [f for look in looks for f in islice(look, MAX_FINDINGS + 1)]:
            return capped(findings)
        consumers = map(self._consumer, whole)
        return Register({c.id: c for c in sorted(consumers, key=by_name)})

    def _by_column(self, row: Row) -> Mapping[str, Cell]:
        return dict(zip(self.columns.names, row, strict=True))

    def _check_row(self, row: Row) -> Iterator[Finding]:
        if not self.columns.is_whole(row):
            yield self.columns.wrong_width(row)
            return
        for column, cell in self._by_column(row).items():
            yield from self._check_cell(column, cell)

    def _check_cell(self, column: str, cell: Cell) -> Iterator[Finding]:
        if column == "code":
            yield from self._check_code(cell, cell.text)
        elif column == "opvolger":
            for code in cell.text.split("|") if cell.text else ():
                yield from self._check_code(cell, code)
        elif column in {"ingang", "einde"}:
            if cell.text and not is_real_date(cell.text):
                message = f"‘{shorten(cell.text)}’ is geen bestaande dag in de vorm jjjj-mm-dd."
                hint = "Schrijf eerst het jaar, dan de maand en de dag, bijvoorbeeld 2027-01-31."
                yield self.columns.finding(cell, "afnemers-waarde", message, hint)
        elif (column == "naam" and not cell.text.strip()) or not _is_name(cell.text):
            message = f"‘{shorten(cell.text)}’ kan niet bij ‘{column}’ staan."
            hint = (
                f"Schrijf één regel van ten hoogste {_LONGEST} tekens, zonder spaties aan het "
                "begin of het eind."
            )
            yield self.columns.finding(cell, "afnemers-waarde", message, hint)

    def _check_code(self, cell: Cell, code: str) -> Iterator[Finding]:
        """It is as the settings say, and can be part of an address."""
        fits = len(code) <= LONGEST_CODE and re.fullmatch(self.afnemers.code, code, re.IGNORECASE)
        if not (fits and _ADDRESS.fullmatch(code.lower())):
            message = f"‘{shorten(code)}’ is geen code van een {self.afnemers.enkelvoud}."
            hint = (
                f"Een code past op ‘{self.afnemers.code}’ (afnemers.code in {FILE}), en bestaat "
                "uit letters en cijfers, met hooguit losse streepjes ertussen."
            )
            yield self.columns.finding(cell, "afnemers-waarde", message, hint)

    def _consumer(self, row: Mapping[str, Cell]) -> Consumer:
        text = {column: cell.text for column, cell in row.items()}
        return Consumer(
            id=text["code"].lower(),
            naam=text["naam"],
            groep=text[self.afnemers.groep] if self.afnemers.groep else "",
            ingang=text["ingang"] or None,
            einde=text["einde"] or None,
            opvolgers=tuple(text["opvolger"].lower().split("|")) if text["opvolger"] else (),
            line=row["code"].line,
        )


def _is_name(value: str) -> bool:
    return value.isprintable() and value == value.strip() and len(value) <= _LONGEST
