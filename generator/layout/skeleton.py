"""A new file for an editor to fill in: the next free id, every field, and what it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.base.schema import Field, Kind
from generator.form.unfilled import TO_FILL_IN
from generator.layout.text import inline, schema_line


def next_id(kind: Kind, taken: Sequence[str]) -> str:
    """The lowest number above all that were ever given out; raises ``ValueError`` without one."""
    if not kind.is_content:
        raise ValueError(f"{kind.plural.lower()} hebben geen volgnummer; geef zelf een naam op")
    numbers = [int(i.split("-")[1]) for i in taken if re.fullmatch(rf"{kind.prefix}-[0-9]+", i)]
    return f"{kind.prefix}-{max(numbers, default=0) + 1:02d}"


def checked_name(kind: Kind, name: str) -> str:
    """A name that an editor chose; raises ``ValueError`` when the kind can't have it as id."""
    pattern: str = kind.schema["properties"]["id"]["pattern"]
    if not re.fullmatch(pattern, name):
        raise ValueError(
            f"‘{name}’ kan geen id zijn; bijvoorbeeld: {kind.by_name['id'].examples[0]}"
        )
    return name


def skeleton(kind: Kind, item: str) -> str:
    """The text of a new file: what each item says to fill in, the other fields as a comment.

    An example stands in a comment too: nobody publishes it by leaving it.
    """
    lines = [schema_line(kind), id_line(kind, item)]
    for field in kind.fields:
        if field.name not in {"id", "ingetrokken"}:
            lines += ["", *_hints(field), *_field(field)]
    return "\n".join(lines) + "\n"


def _hints(field: Field) -> Iterator[str]:
    must = "verplicht" if _each_says(field) else "mag weg"
    yield f"# {field.title} ({must}). {field.description}"
    for choice in field.choices:
        yield f"#   {choice.value}: {choice.description}"
    if not field.choices:
        example = [f"#   {line}" for line in _example(field)]
        if len(example) == 1:
            yield f"# Bijvoorbeeld: {example[0][4:].removeprefix('- ')}"
        else:
            yield from ["# Bijvoorbeeld:", *example]


def _example(field: Field) -> list[str]:
    """The example of a field as an editor would write it, without its name."""
    lines = _entry(field, field.examples[0])
    return [line.removeprefix("  ") for line in lines[1:]] or [lines[0].split(": ", 1)[1]]


def id_line(kind: Kind, item: str) -> str:
    """The line with the id of an item; one such as 2026 is a text, and no number."""
    return f"id: {inline(item, kind.by_name['id'])}"


def example_lines(field: Field, value: Any = None) -> list[str]:
    """A field with a value as an editor would write it; without one, the example of the schema."""
    return _entry(field, field.examples[0] if value is None else value)


def _field(field: Field) -> list[str]:
    lines = _entry(field, to_fill_in(field, field.examples[0]))
    # An optional field is written as a comment, so that nobody has to take it out.
    return lines if _each_says(field) else [f"# {line}" for line in lines]


def _each_says(field: Field) -> bool:
    """Whether each new item has the field: it is required, or what one says all others say too."""
    return field.required or field.everywhere


def to_fill_in(field: Field, example: Any) -> Any:
    """An example with a sign in the place of each value that an editor has to choose.

    What binds the parts of a file together, such as a key, stays: it shows how that works.
    """
    if isinstance(example, Mapping):
        inner = {f.name: f for f in field.inner}
        return {n: to_fill_in(inner[n], v) for n, v in example.items() if n in inner}
    if isinstance(example, list):
        return [to_fill_in(field.item or field, v) for v in example[: _parts(field)]]
    is_key = bool(field.pattern and not field.references and _KEY.fullmatch(str(example)))
    return example if is_key else TO_FILL_IN


_KEY = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")


def _parts(field: Field) -> int | None:
    """Of a list of texts one is enough to show how; what points to another part needs it there."""
    return None if field.item and field.item.fields else 1


def _entry(field: Field, value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return [f"{field.name}:", *_indented(_mapping(field, value))]
    if isinstance(value, list):
        lines = [line for v in value for line in _element(field, v)]
        return [f"{field.name}:", *_indented(lines)]
    return [f"{field.name}: {_scalar(field, value)}"]


def _mapping(field: Field, value: Mapping[str, Any]) -> list[str]:
    inner = ((field.get(name), v) for name, v in value.items())
    return [line for f, v in inner if f for line in _entry(f, v)]


def _element(field: Field, value: Any) -> list[str]:
    item = field.item or field
    lines = _mapping(field, value) if isinstance(value, Mapping) else [_scalar(item, value)]
    return [f"- {lines[0]}", *(f"  {line}" for line in lines[1:])]


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _scalar(field: Field, value: Any) -> str:
    return inline(value, field) if isinstance(value, str) else str(value)
