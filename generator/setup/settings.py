"""Read ``kader.yaml``: the settings of a framework, or everything that is wrong in them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from cattrs import Converter

from generator.base.findings import Finding
from generator.base.schema import Kind, read_kind
from generator.base.settings import FILE, Settings
from generator.form.form import check_form
from generator.load.document import Document, look_into_file
from generator.setup.settings_values import check_values

SCHEMA = Path(__file__).with_name("kader.schema.json")
_converter = Converter()


@dataclass(frozen=True)
class ReadSettings:
    """The settings, and the document with the place of each, for findings about them."""

    settings: Settings
    document: Document = field(repr=False)


@cache
def settings_kind() -> Kind:
    """The settings as if they were a kind: their schema says what is allowed."""
    return read_kind("kader", json.loads(SCHEMA.read_text(encoding="utf-8")))


def read_settings(root: Path) -> ReadSettings | list[Finding]:
    """Read the settings of a framework folder.

    Raises ``ValueError`` when the folder has none: then it is no framework.
    """
    if not (root / FILE).exists():
        raise ValueError(
            f"in de map {root} staat geen {FILE}; noem de map van een kader, of begin er een met "
            "‘kader nieuw kader MAP’"
        )
    reading = look_into_file(root, FILE)
    loaded = reading.document
    if loaded is None:
        return list(reading.findings)
    kind = settings_kind()
    findings = [*reading.findings, *check_form(loaded, kind)]
    places = {(f.line, f.column) for f in findings}
    # One mistake at a place is enough: the other mostly follows from it.
    values = check_values(loaded, kind.schema)
    findings += [f for f in values if (f.line, f.column) not in places]
    if findings:
        return findings
    return ReadSettings(_converter.structure(loaded.data, Settings), loaded)
