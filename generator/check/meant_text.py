"""What to write for a value that computers read differently: quotes alone may not do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.base.findings import Finding
from generator.base.schema import Kind
from generator.form.schema_errors import fits_as_text
from generator.load.document import Document

_SHOWN = re.compile("‘([^’]*)’")


def with_better_hints(
    findings: Iterable[Finding], document: Document, kind: Kind
) -> Iterator[Finding]:
    """The same findings; where the field asks for another form, its example is the hint."""
    places = {position.value: place for place, position in document.positions.items()}
    for finding in findings:
        place = places.get((finding.line, finding.column))
        is_quoting = finding.rule == "waarde-dubbelzinnig" and finding.hint.startswith("Schrijf: ")
        field = kind.field_at(place) if place and is_quoting else None
        shown = _SHOWN.search(finding.message)
        if field and field.examples and shown and not fits_as_text(field, shown[1]):
            yield replace(finding, hint=f"Bijvoorbeeld: {field.examples[0]}")
        else:
            yield finding
