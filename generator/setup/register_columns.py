"""What any table about consumers must look like: its columns, and each code once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.base.findings import Finding, about_file, nearest, shorten
from generator.base.phrases import counted
from generator.load.document import Place
from generator.load.table import Cell, Row
from generator.setup.settings import ReadSettings

_SEPARATORS = {";": "puntkomma’s", "\t": "tabs"}
COMMA_IN_NAME = "Staat er een komma in een naam? Zet er dan dubbele aanhalingstekens omheen."


@dataclass(frozen=True)
class Columns:
    """The columns of one table; ``word`` is what a sentence calls it, after ``dit``.

    ``if_wider`` says what someone may have meant who wrote too many fields in a row.
    """

    path: str
    names: tuple[str, ...]
    word: str = "register"
    if_wider: str = COMMA_IN_NAME

    def finding(self, cell: Cell, rule: str, message: str, hint: str) -> Finding:
        """A finding at a cell of this table."""
        return Finding(self.path, cell.line, cell.column, rule, message, hint)

    def check_head(self, rows: Sequence[Row]) -> Finding | None:
        """Whether the first line names the columns; until it does, no other line is read."""
        line = ",".join(self.names)
        if not rows:
            message = f"Dit {self.word} is leeg."
            return about_file(self.path, "bestand-leeg", message, _first_line(line))
        head = rows[0]
        if tuple(c.text for c in head) == self.names:
            return None
        cell = next((c for c, n in zip(head, self.names, strict=False) if c.text != n), head[0])
        message = f"De kolommen van dit {self.word} zijn anders dan verwacht."
        hint = _first_line(line)
        if len(head) == 1:
            signs = [word for sign, word in _SEPARATORS.items() if sign in cell.text]
            if signs:
                message = f"De velden zijn hier gescheiden met {signs[0]} in plaats van komma’s."
                hint = f"Sla het bestand op met komma’s, zodat de eerste regel zo is: {line}"
        return self.finding(cell, "afnemers-kolommen", message, hint)

    def is_whole(self, row: Row) -> bool:
        """Whether a row has a field for each column."""
        return len(row) == len(self.names)

    def wrong_width(self, row: Row) -> Finding:
        """What is said of a row with too many or too few fields."""
        wanted = len(self.names)
        extra = row[wanted:]
        hint = "Zet precies één komma tussen twee velden, ook als een veld leeg is."
        has = counted(len(row), "veld", "velden")
        message = f"Deze rij heeft {has}; dat moeten er {wanted} zijn."
        cell = extra[0] if extra else row[-1]
        return self.finding(cell, "afnemers-kolommen", message, self.if_wider if extra else hint)

    def check_double(self, codes: Iterable[Cell]) -> Iterator[Finding]:
        """Each code stands in one row, however it is written."""
        lines: dict[str, int] = {}
        for cell in codes:
            line = lines.setdefault(cell.text.lower(), cell.line)
            if line != cell.line and cell.text:
                message = f"De code ‘{shorten(cell.text)}’ staat ook op regel {line}."
                hint = "Haal een van de twee rijen weg, of verbeter de code."
                yield self.finding(cell, "afnemers-dubbel", message, hint)


def _first_line(line: str) -> str:
    return f"Schrijf op de eerste regel: {line}"


def no_table(root: Path, read: ReadSettings, place: Place, name: str, what: str) -> Finding:
    """What is said at a place in the settings that names a table which isn't there."""
    others = [p.relative_to(root).as_posix() for p in sorted(root.glob("*/*.csv"))]
    near = nearest(name, others)
    return read.document.finding(
        place,
        "instelling-onbekend",
        f"Het bestand ‘{shorten(name)}’ bestaat niet.",
        f"Bedoelt u ‘{near}’?" if near else f"Zet {what} daar neer, in de map van het kader.",
    )
