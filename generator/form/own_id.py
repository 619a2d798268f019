"""The id of a file against its name: which of the two to mend, so that the other is right."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from generator.base.findings import shorten
from generator.base.schema import Kind
from generator.form.flaw import Flaw
from generator.load.document import Document


@dataclass(frozen=True)
class Ids:
    """The ids of a kind that were released, and those after which a file is called."""

    released: Container[str] = ()
    files: Container[str] = ()


def check_own_id(document: Document, kind: Kind, ids: Ids) -> Iterator[Flaw]:
    """The id in a file is its name: others find an item by its id."""
    own_id = document.data.get("id")
    if isinstance(own_id, str) and own_id != document.stem:
        finding = document.finding(
            ("id",),
            "id-bestandsnaam",
            f"Het id ‘{shorten(own_id)}’ is niet gelijk aan de bestandsnaam.",
            _mend(document.stem, own_id, kind, ids),
        )
        yield Flaw(("id",), finding)


def fits(kind: Kind, item: str) -> bool:
    """Whether an id has the form that its kind asks for."""
    return bool(re.search(kind.schema["properties"].get("id", {}).get("pattern", ""), item))


def _mend(stem: str, own_id: str, kind: Kind, ids: Ids) -> str:
    """What may still change: never an id that was released, nor to one that is taken."""
    other_file = own_id in ids.files
    if own_id in ids.released and stem not in ids.released and not other_file:
        return (
            f"Geef het bestand zijn oude naam terug: ‘{own_id}.yaml’. Dit id staat al in een "
            "uitgave en verandert nooit."
        )
    if not fits(kind, stem) and fits(kind, own_id) and not other_file:
        return f"Geef het bestand de naam van zijn id: ‘{own_id}.yaml’."
    if stem in ids.released or other_file or not fits(kind, own_id):
        return f"Maak er ‘id: {stem}’ van."
    return f"Maak er ‘id: {stem}’ van, of hernoem het bestand naar ‘{own_id}.yaml’."
