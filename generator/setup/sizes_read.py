"""Read how large the consumers are: a table beside the register, or what is wrong in it.

It stands apart from the register: a newer count changes no row there, and what anyone is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

from generator.base.findings import Finding, about_file, nearest, shorten
from generator.base.settings import Afnemers, Omvang
from generator.load.checks import MAX_FINDINGS
from generator.load.document import capped
from generator.load.table import Cell, Row, load_table
from generator.setup.register import Register
from generator.setup.register_columns import Columns, no_table
from generator.setup.settings import ReadSettings

_WHOLE = re.compile(r"0|[1-9][0-9]{0,11}")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:[. ,'’][0-9]{3})+")
"""A number as people write it, with a sign between the thousands."""
_NO_COMMA = "Schrijf een getal zonder komma, en zet precies één komma achter de code."


def read_sizes(
    root: Path, read: ReadSettings, register: Register | None
) -> Mapping[str, int] | list[Finding]:
    """Read how large each consumer is, by id, or give everything that is wrong with the table.

    As long as nobody can read the register (``None``), only the form of the table is judged.
    """
    afnemers = read.settings.afnemers
    if afnemers is None or afnemers.omvang is None:
        return {}
    name = afnemers.omvang.bestand
    if not (root / name).exists():
        place = ("afnemers", "omvang", "bestand")
        return [no_table(root, read, place, name, "het bestand met aantallen")]
    rows = load_table(root, name)
    wrong = [f for f in rows if isinstance(f, Finding)]
    if wrong:
        return wrong
    reader = _Reader(afnemers, afnemers.omvang, register)
    return reader.sizes([r for r in rows if not isinstance(r, Finding)])


@dataclass(frozen=True)
class _Reader:
    """Reads one table, as the settings describe it."""

    afnemers: Afnemers
    omvang: Omvang
    register: Register | None

    @cached_property
    def columns(self) -> Columns:
        """A code, and the number of what is counted."""
        return Columns(self.omvang.bestand, ("code", self.omvang.naam), "bestand", _NO_COMMA)

    def sizes(self, rows: Sequence[Row]) -> Mapping[str, int] | list[Finding]:
        """The number of each, by id, or everything that is wrong with the rows."""
        if wrong := self.columns.check_head(rows):
            return [wrong]
        whole = [row for row in rows[1:] if self.columns.is_whole(row)]
        codes = [code for code, _ in whole]
        looks: list[Iterator[Finding]] = [
            (f for row in rows[1:] for f in self._check_row(row)),
            self.columns.check_double(codes),
        ]
        if self.register is not None:
            looks += [
                self._check_known(codes, self.register),
                self._check_missing(rows[1:], self.register),
            ]
        if findings := [f for look in looks for f in islice(look, MAX_FINDINGS + 1)]:
            return capped(findings)
        return {code.text.lower(): int(number.text) for code, number in whole}

    def _check_row(self, row: Row) -> Iterator[Finding]:
        if not self.columns.is_whole(row):
            yield self.columns.wrong_width(row)
            return
        cell = row[1]
        if not _WHOLE.fullmatch(cell.text):
            message = f"‘{shorten(cell.text)}’ kan niet bij ‘{self.omvang.naam}’ staan."
            hint = "Schrijf een heel getal van nul of hoger, met alleen cijfers, zoals 12345."
            if _GROUPED.fullmatch(cell.text):
                hint = f"Schrijf alleen de cijfers: {re.sub('[^0-9]', '', cell.text)}"
            yield self.columns.finding(cell, "afnemers-waarde", message, hint)

    def _check_known(self, codes: Iterable[Cell], register: Register) -> Iterator[Finding]:
        """Each code is of someone who was there on the day of the numbers."""
        day = self.omvang.dag
        for cell in codes:
            code, shown = cell.text.lower(), f"‘{shorten(cell.text)}’"
            if code not in register:
                near = nearest(code, register.by_id)
                message = f"De code {shown} staat niet in {self.afnemers.register}."
                hint = f"Bedoelt u ‘{near}’?" if near else "Verbeter de code, of haal de rij weg."
                yield self.columns.finding(cell, "afnemers-waarde", message, hint)
            elif not register[code].exists_on(day):
                one = f"{register[code].naam} ({register[code].id})"
                message = f"{one} bestond niet op {day}, de dag van deze aantallen."
                hint = "Haal de rij weg, of verbeter ‘dag’ bij ‘omvang’ in kader.yaml."
                yield self.columns.finding(cell, "afnemers-waarde", message, hint)

    def _check_missing(self, rows: Iterable[Row], register: Register) -> Iterator[Finding]:
        """Whoever was there on that day has a number; who came later can't have one."""
        there = {row[0].text.lower() for row in rows}
        for consumer in register.present(self.omvang.dag):
            if consumer.id not in there:
                message = (
                    f"Van {consumer.naam} ({consumer.id}) staat hier geen aantal {self.omvang.naam}"
                    f"; {self.afnemers.deze} bestond op {self.omvang.dag}."
                )
                hint = f"Voeg een rij toe die begint met ‘{consumer.id},’."
                yield about_file(self.omvang.bestand, "afnemers-aantal-ontbreekt", message, hint)
