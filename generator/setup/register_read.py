"""Read the register of consumers: all of it, or everything that is wrong in it at its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from generator.base.findings import Finding, about_file, nearest, shorten
from generator.base.settings import FILE, Afnemers
from generator.load.checks import MAX_FINDINGS
from generator.load.document import capped, is_real_date
from generator.load.table import Cell, Row, load_table
from generator.setup.patterns import LONGEST_CODE
from generator.setup.register import COLUMNS, NOBODY, Consumer, Register, by_name
from generator.setup.register_succession import check_succession
from generator.setup.settings import ReadSettings

_LONGEST = 100
_ADDRESS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SEPARATORS = {";": "puntkomma’s", "\t": "tabs"}


def read_register(root: Path, read: ReadSettings) -> Register | list[Finding]:
    """Read the register of a framework folder, or give everything that is wrong with it."""
    afnemers = read.settings.afnemers
    if afnemers is None:
        return NOBODY
    if afnemers.groep in COLUMNS:
        # Until that is mended, nobody knows which column is which; the settings say so.
        return []
    if not (root / afnemers.register).exists():
        return [_no_register(root, read, afnemers.register)]
    rows = load_table(root, afnemers.register)
    wrong = [f for f in rows if isinstance(f, Finding)]
    if wrong:
        return wrong
    return _Reader(afnemers).register([r for r in rows if not isinstance(r, Finding)])


def _no_register(root: Path, read: ReadSettings, name: str) -> Finding:
    others = [p.relative_to(root).as_posix() for p in sorted(root.glob("*/*.csv"))]
    near = nearest(name, others)
    return read.document.finding(
        ("afnemers", "register"),
        "instelling-onbekend",
        f"Het bestand ‘{shorten(name)}’ bestaat niet.",
        f"Bedoelt u ‘{near}’?" if near else "Zet het register daar neer, in de map van het kader.",
    )


@dataclass(frozen=True)
class _Reader:
    """Reads one register, as the settings describe it."""

    afnemers: Afnemers

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in their order."""
        group = [self.afnemers.groep] if self.afnemers.groep else []
        return (*COLUMNS[:2], *group, *COLUMNS[2:])

    def register(self, rows: Sequence[Row]) -> Register | list[Finding]:
        """All rows as consumers, or everything that is wrong with them."""
        path = self.afnemers.register
        if not rows:
            message = "Dit register is leeg."
            hint = f"Schrijf op de eerste regel: {','.join(self.columns)}"
            return [about_file(path, "bestand-leeg", message, hint)]
        if tuple(c.text for c in rows[0]) != self.columns:
            return [self._wrong_columns(rows[0])]
        if not rows[1:]:
            message = f"In dit register staat geen enkele {self.afnemers.enkelvoud}."
            hint = f"Zet er een rij in, of haal ‘afnemers’ weg uit {FILE}."
            return [about_file(path, "bestand-leeg", message, hint)]
        whole = [self._by_column(row) for row in rows[1:] if len(row) == len(self.columns)]
        looks = (
            (f for row in rows[1:] for f in self._check_row(row)),
            self._check_double(whole),
            check_succession(path, self.afnemers, whole),
        )
        if findings := [f for look in looks for f in islice(look, MAX_FINDINGS + 1)]:
            return capped(findings)
        consumers = map(self._consumer, whole)
        return Register({c.id: c for c in sorted(consumers, key=by_name)})

    def _finding(self, cell: Cell, rule: str, message: str, hint: str) -> Finding:
        return Finding(self.afnemers.register, cell.line, cell.column, rule, message, hint)

    def _wrong_columns(self, head: Row) -> Finding:
        line = ",".join(self.columns)
        cell = next((c for c, n in zip(head, self.columns, strict=False) if c.text != n), head[0])
        message = "De kolommen van dit register zijn anders dan verwacht."
        hint = f"Schrijf op de eerste regel: {line}"
        if len(head) == 1:
            signs = [word for sign, word in _SEPARATORS.items() if sign in cell.text]
            if signs:
                message = f"De velden zijn hier gescheiden met {signs[0]} in plaats van komma’s."
                hint = f"Sla het bestand op met komma’s, zodat de eerste regel zo is: {line}"
        return self._finding(cell, "afnemers-kolommen", message, hint)

    def _by_column(self, row: Row) -> Mapping[str, Cell]:
        return dict(zip(self.columns, row, strict=True))

    def _check_row(self, row: Row) -> Iterator[Finding]:
        wanted = len(self.columns)
        if len(row) == wanted:
            for column, cell in self._by_column(row).items():
                yield from self._check_cell(column, cell)
            return
        hint = "Zet precies één komma tussen twee velden, ook als een veld leeg is."
        if len(row) > wanted:
            hint = "Staat er een komma in een naam? Zet er dan dubbele aanhalingstekens omheen."
        message = f"Deze rij heeft {len(row)} velden; dat moeten er {wanted} zijn."
        cell = row[wanted] if len(row) > wanted else row[-1]
        yield self._finding(cell, "afnemers-kolommen", message, hint)

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
                yield self._finding(cell, "afnemers-waarde", message, hint)
        elif (column == "naam" and not cell.text.strip()) or not _is_name(cell.text):
            message = f"‘{shorten(cell.text)}’ kan niet bij ‘{column}’ staan."
            hint = (
                f"Schrijf één regel van ten hoogste {_LONGEST} tekens, zonder spaties aan het "
                "begin of het eind."
            )
            yield self._finding(cell, "afnemers-waarde", message, hint)

    def _check_code(self, cell: Cell, code: str) -> Iterator[Finding]:
        """It is as the settings say, and can be part of an address."""
        fits = len(code) <= LONGEST_CODE and re.fullmatch(self.afnemers.code, code, re.IGNORECASE)
        if not (fits and _ADDRESS.fullmatch(code.lower())):
            message = f"‘{shorten(code)}’ is geen code van een {self.afnemers.enkelvoud}."
            hint = (
                f"Een code past op ‘{self.afnemers.code}’ (afnemers.code in {FILE}), en bestaat "
                "uit letters en cijfers, met hooguit losse streepjes ertussen."
            )
            yield self._finding(cell, "afnemers-waarde", message, hint)

    def _check_double(self, rows: Iterable[Mapping[str, Cell]]) -> Iterator[Finding]:
        lines: dict[str, int] = {}
        for cell in (row["code"] for row in rows):
            line = lines.setdefault(cell.text.lower(), cell.line)
            if line != cell.line and cell.text:
                message = f"De code ‘{shorten(cell.text)}’ staat ook op regel {line}."
                hint = "Haal een van de twee rijen weg, of verbeter de code."
                yield self._finding(cell, "afnemers-dubbel", message, hint)

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
