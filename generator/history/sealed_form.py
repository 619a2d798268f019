"""Whether the content of a sealed release can still be read with the kinds of today."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.base.findings import Finding, about_file, shorten
from generator.base.schema import ENDING, Field, Kind
from generator.setup.setup import Setup

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_KIND = re.compile(r"[a-z][a-z0-9-]*")
_TYPES: Mapping[str, tuple[type, str]] = {
    "string": (str, "een tekst"),
    "integer": (int, "een getal"),
    "array": (list, "een lijst"),
    "object": (dict, "een groep velden"),
}


def are_items(content: Mapping[str, Any]) -> bool:
    """Whether content is made of kinds with items, whose ids can be part of an address."""
    return all(
        _KIND.fullmatch(name)
        and isinstance(items, dict)
        and all(
            _ID.fullmatch(item) and isinstance(data, dict) and data.get("id") == item
            for item, data in items.items()
        )
        for name, items in content.items()
    )


def check_sealed_form(
    path: str, version: str, content: Mapping[str, Any], setup: Setup
) -> list[Finding]:
    """What of a release the kinds of today can't hold: a kind that is gone, a field that changed.

    ``path`` is that of the release.
    """
    findings = [f for name in content for f in _check_kind(version, name, setup)]
    for name, items in content.items():
        if name in setup.kinds.by_name:
            findings += _check_fields(path, version, setup.kinds[name], items)
    return findings


def _check_kind(version: str, name: str, setup: Setup) -> Iterator[Finding]:
    if name not in setup.kinds.by_name:
        yield setup.document.finding(
            ("soorten",),
            "uitgave-soort",
            f"Uitgave {version} heeft de soort ‘{shorten(name)}’, die hier niet meer staat.",
            f"Zet ‘- {name}’ terug in deze lijst, met haar schema en haar map. Wat uit die soort "
            "niet meer geldt, trekt u in.",
        )


def _check_fields(
    path: str, version: str, kind: Kind, items: Mapping[str, Any]
) -> Iterator[Finding]:
    """Each field that has another type now, once, with the first item that shows it."""
    seen: set[str] = set()
    for item, data in items.items():
        for place, field, value in _changed(kind.fields, data, ""):
            if place in seen:
                continue
            seen.add(place)
            yield about_file(
                path,
                "uitgave-veld",
                f"In uitgave {version} is ‘{place}’ van {item} {_called(value)}; nu hoort daar "
                f"{_TYPES[field.type][1]}.",
                f"Zet het type van ‘{place}’ terug in het schema ‘{kind.name}{ENDING}’, en geef "
                "wat nu anders is een veld met een nieuwe naam.",
            )


def _called(value: Any) -> str:
    return next((name for of, name in _TYPES.values() if isinstance(value, of)), "iets anders")


def _changed(
    fields: tuple[Field, ...], data: Mapping[str, Any], above: str
) -> Iterator[tuple[str, Field, Any]]:
    """The values without the type of their field; what may stand in it differs over time."""
    for field in fields:
        if field.name in data:
            yield from _changed_in(field, data[field.name], f"{above}{field.name}")


def _changed_in(field: Field, value: Any, place: str) -> Iterator[tuple[str, Field, Any]]:
    of = _TYPES.get(field.type, (object, ""))[0]
    if not isinstance(value, of) or (isinstance(value, bool) and of is int):
        yield place, field, value
    elif isinstance(value, dict):
        yield from _changed(field.fields, value, f"{place}.")
    elif isinstance(value, list) and field.item:
        for part in value:
            yield from _changed_in(field.item, part, place)
