"""All texts in the data of an item, with their fields and places, in objects and lists too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.base.schema import Field

Place = tuple[str | int, ...]
Text = tuple[Place, Field, str]


def texts_of(fields: Sequence[Field], data: Mapping[str, Any]) -> list[Text]:
    """The texts of an item, references and choices included."""
    found: list[Text] = []
    for field in fields:
        if field.name in data:
            _collect(field, data[field.name], (field.name,), found)
    return found


def lasting_texts(fields: Sequence[Field], data: Mapping[str, Any]) -> list[Text]:
    """The texts that someone may still mend: of what is withdrawn only the reason why."""
    if "ingetrokken" not in data:
        return texts_of(fields, data)
    return texts_of([f for f in fields if f.name == "ingetrokken"], data)


def is_free(field: Field) -> bool:
    """Whether an editor writes the words of a field: no reference, choice, day or code."""
    return not (field.references or field.choices or field.date or field.pattern)


def _collect(field: Field, value: Any, place: Place, found: list[Text]) -> None:
    if isinstance(value, str):
        found.append((place, field, value))
    elif isinstance(value, list):
        for n, part in enumerate(value):
            _collect(field.item or field, part, (*place, n), found)
    elif isinstance(value, Mapping):
        for inner in field.fields:
            if inner.name in value:
                _collect(inner, value[inner.name], (*place, inner.name), found)
