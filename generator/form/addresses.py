"""The web addresses in the fields of a document: each leads to a page that everyone can open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from generator.base.findings import Finding, shorten
from generator.base.schema import Field, Kind
from generator.base.web_addresses import meant_address, why_no_page
from generator.form.one_form import is_blank
from generator.load.document import Document, Place


def check_addresses(document: Document, kind: Kind) -> Iterator[tuple[Place, Finding]]:
    """What is wrong with each address, with its place: there the schema has nothing to add.

    The settings have a look of their own: a forge may stand within a network.
    """
    for place, text in _addresses(kind.fields, document.data, ()) if document.kind else ():
        if finding := _check_address(document, kind, place, text):
            yield place, finding


def _addresses(fields: Sequence[Field], data: Any, place: Place) -> Iterator[tuple[Place, str]]:
    for field in fields if isinstance(data, dict) else ():
        if field.name in data:
            yield from _addresses_in(field, data[field.name], (*place, field.name))


def _addresses_in(field: Field, value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    if field.web:
        # That nothing stands there, has its own finding.
        if isinstance(value, str) and not is_blank(value):
            yield place, value
    elif field.item and isinstance(value, list):
        for n, part in enumerate(value):
            yield from _addresses_in(field.item, part, (*place, n))
    else:
        yield from _addresses(field.fields, value, place)


def _check_address(document: Document, kind: Kind, place: Place, text: str) -> Finding | None:
    pattern = _pattern_at(kind, place)
    why = why_no_page(text)
    if not why and text.startswith("http://") and not re.search(pattern, text):
        why = "het begint met http:// in plaats van https://"
    if not why:
        return None
    meant = meant_address(text) or text
    if not re.search(pattern, meant):
        meant = re.sub("^http:", "https:", meant)
    fits = meant != text and not why_no_page(meant) and re.search(pattern, meant)
    hint = f"Bedoelt u ‘{meant}’?" if fits else HINT
    message = f"‘{shorten(text)}’ is geen goed webadres: {why}."
    return document.finding(place, "webadres", message, hint)


HINT = "Open de pagina, en neem het adres over uit de adresbalk."


def _pattern_at(kind: Kind, place: Place) -> str:
    """The pattern that the schema asks of a field; empty when it asks none."""
    schema: Any = kind.schema
    for step in place:
        schema = schema["items"] if isinstance(step, int) else schema["properties"][step]
    pattern: str = schema.get("pattern", "")
    return pattern
