"""The rule about what all items of a kind say once one of them does (``x-overal``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.base.findings import Finding
from generator.base.schema import Field, Kind
from generator.load.document import Document, Place
from generator.rules.rule import rule_over_all
from generator.rules.seen import Seen

_Part = tuple[Document, Place, Mapping[str, Any]]


@rule_over_all("veld-overal")
def wie_het_een_keer_zegt_zegt_het_overal(seen: Seen) -> Iterator[Finding]:
    """Sommige velden vult een soort overal in, zodra zij er één keer in staan."""
    for kind in seen.kinds.content:
        documents = list(seen.of(kind.name))
        items: list[_Part] = [(d, (), d.data) for d in documents]
        yield from _missing(kind, kind.fields, items, "dit onderdeel")
        for field in kind.fields:
            parts = [p for d in documents for p in _parts(d, field)]
            yield from _missing(kind, field.inner, parts, f"dit deel van ‘{field.name}’")


def _parts(document: Document, field: Field) -> Iterator[_Part]:
    """The objects in a list of an item, each with its place."""
    value = document.data.get(field.name)
    for n, part in enumerate(value if isinstance(value, list) else ()):
        if isinstance(part, Mapping):
            yield document, (field.name, n), part


def _missing(
    kind: Kind, fields: tuple[Field, ...], parts: list[_Part], what: str
) -> Iterator[Finding]:
    for field in fields:
        if not field.everywhere or not any(field.name in data for _, _, data in parts):
            continue
        for document, place, data in parts:
            if field.name not in data:
                yield document.finding(
                    place or ("id",),
                    "veld-overal",
                    f"Bij {what} ontbreekt ‘{field.name}’. Andere {kind.plural.lower()} zeggen het "
                    "wel.",
                    f"Voeg het veld ‘{field.name}’ toe. {field.description}",
                )
