"""The form of one document: its schema, and what JSON Schema can't say.

A date exists, a key tells the parts of a list apart, and a list that must be filled in is there.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Any

from jsonschema.exceptions import ValidationError

from generator.base.findings import Finding, shorten
from generator.base.prose import canonical_text
from generator.base.schema import Field, Kind
from generator.form.addresses import check_addresses
from generator.form.flaw import Flaw
from generator.form.one_form import is_blank
from generator.form.own_id import Ids, check_own_id, fits
from generator.form.schema_errors import (
    BLANK,
    label_of,
    may_lack,
    misspelt_fields,
    say_error,
    schema_errors,
)
from generator.form.unfilled import unfilled
from generator.load.document import Document, Place, is_real_date

_NO_OTHERS = Ids()


def check_form(
    document: Document, kind: Kind, kinds: Iterable[Kind] = (), ids: Ids = _NO_OTHERS
) -> Iterator[Finding]:
    """Everything that is wrong with a document on its own; see ``flaws_of``."""
    return (flaw.finding for flaw in flaws_of(document, kind, kinds, ids))


def flaws_of(
    document: Document, kind: Kind, kinds: Iterable[Kind] = (), ids: Ids = _NO_OTHERS
) -> Iterator[Flaw]:
    """Everything that is wrong with a document on its own, with where in its data that is.

    ``kinds`` are those of which it may be one, in the folder of the wrong kind; ``ids`` say what
    name or id it may get.
    """
    if moved := _of_another_kind(document, kind, kinds):
        yield Flaw((), moved)
        return
    places = dict(unfilled(document, kind))
    yield from (Flaw(place, finding) for place, finding in places.items())
    open_places = {(f.line, f.column) for f in places.values()}
    for flaw in _wrong_form(document, kind, ids):
        if (flaw.finding.line, flaw.finding.column) not in open_places:
            yield flaw


def _wrong_form(document: Document, kind: Kind, ids: Ids) -> Iterator[Flaw]:
    """What is wrong with what was filled in."""
    errors = [e for e in schema_errors(document, kind) if not _named_by_file(document, kind, e)]
    wrong = dict(check_addresses(document, kind))
    errors = [e for e in errors if e.validator != "pattern" or (*e.absolute_path,) not in wrong]
    misspelt = misspelt_fields(errors)
    for error in errors:
        yield from say_error(document, kind, error, misspelt)
    yield from (Flaw(place, finding) for place, finding in wrong.items())
    yield from _check_dates(document, kind.fields, document.data, ())
    twice = {(*e.absolute_path,) for e in errors if e.validator == "uniqueItems"}
    yield from _check_keys(document, kind.fields, document.data, (), twice)
    yield from _check_outright(document, kind, kind.fields, (), misspelt)
    yield from check_own_id(document, kind, ids)


def _named_by_file(document: Document, kind: Kind, error: ValidationError) -> bool:
    """Whether an error is about an id that the name of the file mends: that is one mistake."""
    own = list(error.absolute_path) == ["id"] and error.validator in {"pattern", BLANK}
    return own and document.data["id"] != document.stem and fits(kind, document.stem)


def _of_another_kind(document: Document, kind: Kind, kinds: Iterable[Kind]) -> Finding | None:
    """One finding for a sound file in the folder of another kind, instead of one for each field."""
    others = {k.prefix: k for k in kinds if k.prefix and k is not kind}
    own_id = document.data.get("id")
    prefix = re.match(r"([a-z]+)-?[0-9]+\Z", own_id) if own_id == document.stem else None
    other = others.get(prefix[1]) if prefix and kind.prefix else None
    if other is None:
        return None
    return document.finding(
        ("id",),
        "bestand-map",
        f"Het id ‘{own_id}’ hoort bij {other.plural.lower()}, niet in de map ‘{kind.name}’.",
        f"Zet het bestand in de map ‘{other.name}’, of geef het een eigen nummer dat met "
        f"‘{kind.prefix}’ begint.",
    )


def _check_dates(
    document: Document, fields: Sequence[Field], data: Any, place: Place
) -> Iterator[Flaw]:
    for field in fields:
        if isinstance(data, dict) and field.name in data:
            yield from _check_date(document, field, data[field.name], (*place, field.name))


def _check_date(document: Document, field: Field, value: Any, place: Place) -> Iterator[Flaw]:
    if field.date and isinstance(value, str) and not (is_blank(value) or is_real_date(value)):
        finding = document.finding(
            place,
            "waarde-datum",
            f"‘{shorten(value)}’ is geen bestaande dag in de vorm jjjj-mm-dd.",
            "Schrijf eerst het jaar, dan de maand en de dag, bijvoorbeeld 2027-01-31.",
        )
        yield Flaw(place, finding)
    elif field.item and isinstance(value, list):
        for n, v in enumerate(value):
            yield from _check_date(document, field.item, v, (*place, n))
    else:
        yield from _check_dates(document, field.fields, value, place)


def _check_keys(
    document: Document, fields: Sequence[Field], data: Any, place: Place, twice: Container[Place]
) -> Iterator[Flaw]:
    """What a version recognises the parts of a list by, occurs once in that list.

    A part that stands there ``twice`` as a whole is one mistake, which was said.
    """
    for field in fields:
        parts = data.get(field.name) if isinstance(data, dict) else None
        if not isinstance(parts, list) or not field.item:
            continue
        seen: set[str] = set()
        for n, part in enumerate(parts):
            inner = (*place, field.name, n)
            key = part.get(field.key) if isinstance(part, dict) else None
            key = canonical_text(key) if isinstance(key, str) else None
            if key in seen and inner not in twice:
                finding = document.finding(
                    (*inner, field.key),
                    "sleutel-dubbel",
                    f"‘{shorten(key)}’ komt in ‘{field.name}’ twee keer voor bij ‘{field.key}’.",
                    "Verander een van de twee, of haal er een weg.",
                )
                # A rule that compares the parts of the list would stumble over it too.
                yield Flaw((*place, field.name), finding)
            elif key:
                seen.add(key)
            yield from _check_keys(document, field.item.fields, part, inner, twice)


def _check_outright(
    document: Document, kind: Kind, fields: Sequence[Field], place: Place, misspelt: Container[str]
) -> Iterator[Flaw]:
    """A list that an editor must fill in, if need be with ‘geen’, is there."""
    data: Any = document.data
    for step in place:
        data = data.get(step) if isinstance(data, dict) else None
    for field in fields if isinstance(data, dict) else ():
        inner = (*place, field.name)
        is_there = field.name in data or field.name in misspelt or may_lack(document, place)
        if field.or_none and not is_there:
            message = f"Het veld {label_of(kind, inner)} ontbreekt."
            finding = document.finding(place, "veld-ontbreekt", message, field.description)
            yield Flaw(inner, finding)
        yield from _check_outright(document, kind, field.fields, inner, misspelt)
