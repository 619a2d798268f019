"""The canonical form of an item: what two ways of writing the same thing have in common.

Keys in the order of the schema, empty fields left out, prose without accidental line breaks,
references sorted. Reformatting, reordering or rewrapping a file doesn't change it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from typing import Any

from generator.base.cache import Cache, digest, look
from generator.base.prose import canonical_markdown, canonical_text
from generator.base.schema import NONE, Field, Kind, Kinds

Data = Mapping[str, Any]


def canonical_item(kind: Kind, data: Data) -> dict[str, Any]:
    """Give the canonical form of one item of a kind."""
    return _object(kind.fields, data)


def canonical_content(kinds: Kinds, data: Mapping[str, Mapping[str, Data]]) -> dict[str, Any]:
    """The canonical form of all items: folder name → id → data."""
    return {
        name: {i: canonical_item(kinds[name], d) for i, d in sorted(items.items())}
        for name, items in data.items()
    }


def _object(fields: tuple[Field, ...], data: Data) -> dict[str, Any]:
    by_name = {f.name: f for f in fields}
    named = {f.name: _value(f, data[f.name]) for f in fields if f.name in data}
    # A sealed release may hold a field that today's schema no longer knows; it is kept as it is.
    unknown = {name: data[name] for name in sorted(data) if name not in by_name}
    return {name: value for name, value in (named | unknown).items() if not _empty(value)}


def _empty(value: object) -> bool:
    return value is None or value in ("", [], {})


def _value(field: Field, value: Any) -> Any:
    if isinstance(value, str):
        return canonical_markdown(value) if field.markdown else canonical_text(value)
    if isinstance(value, Mapping):
        return _object(field.fields, value)
    if isinstance(value, list) and field.item:
        values = [_value(field.item, v) for v in value if not (field.or_none and v == NONE)]
        return sorted(values) if field.item.references and _all_text(values) else values
    return value


def _all_text(values: list[Any]) -> bool:
    return all(isinstance(v, str) for v in values)


def same_item(kind: Kind, one: Data, other: Data) -> bool:
    """Whether two items of a kind have the same canonical form."""
    return one == other or canonical_item(kind, one) == canonical_item(kind, other)


def comparable(field: Field, value: Any) -> str:
    """What two canonical values of a field have in common when they are the same, as one text.

    The order of a list only counts where the schema says so.
    """
    return json.dumps(_comparable(field, value), ensure_ascii=False)


def _comparable(field: Field, value: Any) -> Any:
    if isinstance(value, Mapping):
        by_name = {f.name: f for f in field.fields}
        return {
            name: _comparable(by_name[name], inner) if name in by_name else inner
            for name, inner in sorted(value.items())
        }
    if isinstance(value, list) and field.item:
        values = [_comparable(field.item, v) for v in value]
        return values if field.ordered else sorted(values, key=json.dumps)
    return value


def canonical_json(value: object) -> str:
    """Write JSON in the one form that is sealed: two spaces, UTF-8, line feeds, a final one.

    The library writes the same (a test holds it so), and takes twice as long to indent it.
    """
    return _written(value, "\n") + "\n"


def is_canonical_json(raw: bytes, data: object, cache: Cache | None = None) -> bool:
    """Whether bytes are the one form of what was read from them."""
    work = partial(_in_another_form, raw, data)
    return not look(cache, work, "canonical json", digest(raw))


def _in_another_form(raw: bytes, data: object) -> list[bytes]:
    return [] if canonical_json(data).encode() == raw else [raw]


def compact_json(value: object) -> str:
    """Write JSON on one line, without spaces: for what programs read and nobody seals."""
    return _compact(value) + "\n"


_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_on_one_line = json.JSONEncoder(ensure_ascii=False).encode


def _written(value: Any, line: str) -> str:
    """A value as JSON; ``line`` is the line feed and the indentation with which its lines begin."""
    inner = line + "  "
    if isinstance(value, dict) and value:
        fields = (f"{_on_one_line(str(k))}: {_written(v, inner)}" for k, v in value.items())
        return f"{{{inner}{f',{inner}'.join(fields)}{line}}}"
    if isinstance(value, (list, tuple)) and value:
        parts = (_written(part, inner) for part in value)
        return f"[{inner}{f',{inner}'.join(parts)}{line}]"
    return _on_one_line(value)
