"""A table as text (CSV, RFC 4180) to cells with a position for each.

Python's own reader gives no columns, and the last line of a row instead of the first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from generator.base.findings import Finding, about_file
from generator.load.characters import check_characters, decode, same_ends
from generator.load.checks import MAX_FINDINGS
from generator.load.document import capped, read_file

MAX_TABLE = 4 * 1024 * 1024
"""Some fifty thousand rows: more than there are of any sort of organisation that one reads."""

_CELL = re.compile(r'"(?P<quoted>(?:[^"]|"")*+)"|(?P<plain>(?!")[^,\n]*+)')


@dataclass(frozen=True)
class Cell:
    """One cell of a table; line and column of its beginning count from 1."""

    text: str
    line: int
    column: int


Row = tuple[Cell, ...]


def load_table(root: Path, relative: str) -> list[Row] | list[Finding]:
    """Read a table whose cells are divided by commas, without its empty lines.

    Gives no rows for an empty file, and otherwise everything that is wrong with the file as a file.
    """
    raw = read_file(root / relative, relative, MAX_TABLE)
    if isinstance(raw, Finding):
        return [raw]
    if len(raw) > MAX_TABLE:
        message = f"Het bestand is groter dan {MAX_TABLE // 1024 // 1024} MB."
        return [about_file(relative, "bestand-te-groot", message, "Haal weg wat er niet in hoort.")]
    text = decode(relative, raw)
    return [text] if isinstance(text, Finding) else read_table(relative, same_ends(text))


def read_table(relative: str, text: str) -> list[Row] | list[Finding]:
    """Turn a text whose line ends are the same into rows, or into what is wrong with it."""
    # A table has no indents.
    odd = check_characters(relative, text, MAX_FINDINGS + 1)
    if odd := [f for f in odd if f.rule != "inspringing-teken"]:
        return capped(odd)
    rows: list[Row] = []
    cells: list[Cell] = []
    place, line, start = 0, 1, 0
    while place < len(text):
        match = _CELL.match(text, place)
        end = match.end() if match else len(text)
        cell = Cell(_text_of(match), line, place - start + 1)
        sign = text[end : end + 1]
        if match is None or sign not in {",", "\n", ""}:
            return [_unclosed(relative, cell, is_open=match is None)]
        cells.append(cell)
        inside = match[0].count("\n")
        line += inside
        start = text.rfind("\n", 0, end) + 1 if inside else start
        place = end + 1
        if sign == ",":
            if place == len(text):
                cells.append(Cell("", line, place - start + 1))
            continue
        if len(cells) > 1 or cells[0].text:
            rows.append(tuple(cells))
        cells, line, start = [], line + 1, place
    return [*rows, tuple(cells)] if cells else rows


def _text_of(match: re.Match[str] | None) -> str:
    if match is None:
        return ""
    quoted = match["quoted"]
    return match[0] if quoted is None else quoted.replace('""', '"')


def _unclosed(relative: str, cell: Cell, *, is_open: bool) -> Finding:
    message = "Achter het sluitende aanhalingsteken van dit veld hoort een komma."
    if is_open:
        message = "Een aanhalingsteken dat hier begint, wordt nergens gesloten."
    hint = "Zet het veld tussen dubbele aanhalingstekens, en schrijf er een in de tekst twee keer."
    return Finding(relative, cell.line, cell.column, "tabel-aanhaling", message, hint)
