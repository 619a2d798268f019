r"""A kind as a table: one row for each item, for people with a spreadsheet (RFC 4180, UTF-8).

A field of an inner object has a column of its own, ``bekostiging.stand``. Values of a list stand
in one cell, with `` | `` in between; a ``|`` inside such a value is written ``\|``. The columns of
a list of objects keep step: the third value of each belongs to the third object.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.base.canonical import Data, canonical_json
from generator.base.schema import Field, Kind

BETWEEN = " | "
WITHIN = "; "
"""Between the values of a list inside a list."""

# What a spreadsheet takes for a formula, also behind white space, and in full width.
_FORMULA = re.compile(r"'*\s*[=+\-@\t\r\n＝＋－＠]")


def kind_csv(kind: Kind, items: Mapping[str, Data]) -> str:
    """Write all items of a kind as CSV; the header holds the names of the fields."""
    extra = sorted({name for data in items.values() for name in data} - kind.by_name.keys())
    names = [name for f in kind.fields for name in _columns(f, f.name)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*names, *extra])
    for data in items.values():
        cells = [cell for f in kind.fields for cell in _cells(f, data.get(f.name))]
        writer.writerow([guard(c) for c in (*cells, *(_unknown(data.get(n)) for n in extra))])
    return out.getvalue()


def guard(cell: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run as a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    """Undo ``guard``."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def join(values: list[str]) -> str:
    """Put the values of a list in one cell."""
    return BETWEEN.join(v.replace("|", r"\|") for v in values)


def split(cell: str) -> list[str]:
    """Undo ``join``."""
    return [v.replace(r"\|", "|") for v in cell.split(BETWEEN)] if cell else []


def _columns(field: Field, name: str) -> Iterator[str]:
    if not field.inner:
        yield name
    for sub in field.inner:
        yield from _columns(sub, f"{name}.{sub.name}")


def _cells(field: Field, value: Any) -> Iterator[str]:
    """The cells of a field, as many as it has columns."""
    if field.item and field.item.fields:
        rows = [
            [list(_texts(sub, v.get(sub.name))) for sub in field.item.fields] for v in value or ()
        ]
        width = [len(list(_columns(sub, ""))) for sub in field.item.fields]
        for place, columns in enumerate(width):
            for column in range(columns):
                yield join([row[place][column] for row in rows])
    elif field.item:
        yield join([_text(v) for v in value or ()])
    elif field.fields:
        for sub in field.fields:
            yield from _cells(sub, (value or {}).get(sub.name))
    else:
        yield _text(value)


def _texts(field: Field, value: Any) -> Iterator[str]:
    """The cells of a field inside a list of objects."""
    if field.item and field.item.fields:
        for sub in field.item.fields:
            yield WITHIN.join(_text(v.get(sub.name)) for v in value or ())
    elif field.item:
        yield WITHIN.join(map(_text, value or ()))
    elif field.fields:
        for sub in field.fields:
            yield from _texts(sub, (value or {}).get(sub.name))
    else:
        yield _text(value)


def _text(value: Any) -> str:
    if isinstance(value, list):
        return WITHIN.join(map(_text, value))
    return "" if value is None else str(value)


def _unknown(value: Any) -> str:
    """A field of a sealed release that today's schema no longer knows."""
    is_plain = value is None or isinstance(value, (str, int))
    return _text(value) if is_plain else canonical_json(value).strip()
