"""The rule about what all items of a kind say once one of them does (``x-overal``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.base.findings import Finding
from generator.base.schema import Field
from generator.load.document import Document, Place
from generator.rules.rule import rule_over_all
from generator.rules.seen import Seen

_Part = tuple[Document, Place, Mapping[str, Any]]


@rule_over_all("veld-overal")
def wie_het_een_keer_zegt_zegt_het_overal(seen: Seen) -> Iterator[Finding]:
    """Sommige velden vult een soort overal in, zodra zij er één keer in staan."""
    for kind in seen.kinds.content:
        items: list[_Part] = [(d, (), d.data) for d in seen.of(kind.name)]
        yield from _missing(kind.fields, items, "dit onderdeel", "onderdelen van deze soort")


def _missing(
    fields: Sequence[Field], parts: Sequence[_Part], this: str, others: str
) -> Iterator[Finding]:
    """What some of the parts say and others don't; then the same of the parts inside them."""
    for field in fields:
        inside = [p for part in parts for p in _inside(part, field)]
        yield from _missing(
            field.inner, inside, f"dit deel van ‘{field.name}’", f"delen van ‘{field.name}’"
        )
        if not field.everywhere or not any(field.name in data for _, _, data in parts):
            continue
        for document, place, data in parts:
            if field.name not in data:
                yield document.finding(
                    place or ("id",),
                    "veld-overal",
                    f"Bij {this} ontbreekt ‘{field.name}’. Andere {others} zeggen het wel.",
                    f"Voeg het veld ‘{field.name}’ toe. {field.description}",
                )


def _inside(part: _Part, field: Field) -> Iterator[_Part]:
    """The object in a field, or the objects in its list, each with its place."""
    document, place, data = part
    value = data.get(field.name)
    if isinstance(value, Mapping):
        yield document, (*place, field.name), value
    for n, each in enumerate(value if isinstance(value, list) else ()):
        if isinstance(each, Mapping):
            yield document, (*place, field.name, n), each
