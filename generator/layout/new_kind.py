"""A new kind: its schema, a good and a bad example, and its line in the list of kinds."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from string import ascii_lowercase
from typing import Any

from generator.base.addresses import no_kinds, segment
from generator.base.findings import shorten
from generator.base.schema import ENDING, NOTES, SHARED
from generator.base.settings import FILE
from generator.layout.text import inline
from generator.load.document import Document, load_text
from generator.setup.settings import settings_kind
from generator.setup.setup import Setup

EXAMPLES = Path("voorbeelden")
"""Where a framework keeps examples of good and bad files, unless its tests stand beside it."""
_HELP_TEXT = "Waar dit onderdeel op neerkomt, in één of twee zinnen."
_EXAMPLE = "Iedereen weet waar hij terecht kan."
_HELP_ID = (
    "Vaste aanduiding. Gelijk aan de bestandsnaam, wordt nooit opnieuw gebruikt en verandert nooit."
)


Parts = Mapping[str, Mapping[str, Any]]
"""The fields that kinds share, by name, as their schemas."""


@dataclass(frozen=True)
class NewKind:
    """What adding a kind writes: new files by path, and the new text of the settings."""

    files: Mapping[Path, str]
    settings: str
    prefix: str


def kind_schema(name: str, prefix: str, group: str, parts: Parts) -> dict[str, Any]:
    """The schema of a kind to begin with: a title, a text that it comes down to, and its end.

    Of the ``parts`` that kinds share it takes those that there are.
    """
    title = name[:1].upper() + name[1:]
    shared = {n: {"$ref": f"{SHARED}#/$defs/{n}"} for n in _BEFORE if n in parts}
    tail = {n: {"$ref": f"{SHARED}#/$defs/{n}"} for n in _AFTER if n in parts}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{name}{ENDING}",
        "title": title,
        "description": f"Zeg hier wat een onderdeel van de soort ‘{name}’ is.",
        "x-meervoud": title,
        "x-lidwoord": "het",
        "x-voorvoegsel": prefix,
        "x-groep": group,
        "x-kern": "tekst",
        "x-bindt": False,
        "type": "object",
        "properties": {"id": _id(prefix), **shared, "tekst": _TEXT, **tail},
        "required": ["id", *shared, "tekst"],
        "additionalProperties": False,
    }


_TEXT = {
    "title": "Tekst",
    "description": _HELP_TEXT,
    "type": "string",
    "minLength": 2,
    "contentMediaType": "text/markdown",
    "examples": [_EXAMPLE],
    "x-gevolg": "normatief",
}


def _id(prefix: str) -> dict[str, Any]:
    return {
        "title": "Id",
        "description": _HELP_ID,
        "type": "string",
        "pattern": f"^{prefix}-[0-9]{{2,}}$",
        "examples": [f"{prefix}-01"],
        "x-gevolg": "genegeerd",
    }


_BEFORE = ("titel", "status")
_AFTER = ("toelichting", "ingetrokken", "uitzonderingen")


def shared_parts(text: str) -> Parts:
    """The fields that kinds share, from the text of their file."""
    parts: Parts = json.loads(text)["$defs"]
    return parts


def schema_text(schema: Mapping[str, Any]) -> str:
    """A schema as the text of a file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def item_text(item: str, parts: Parts, *, whole: bool = True) -> str:
    """An item as YAML; when not ``whole``, it lacks its text."""
    values = {"id": item} | {n: parts[n]["examples"][0] for n in _BEFORE if n in parts}
    values |= {"tekst": _EXAMPLE} if whole else {}
    return "".join(f"{name}: {inline(value)}\n" for name, value in values.items())


def examples(name: str, prefix: str, parts: Parts) -> Iterator[tuple[Path, str]]:
    """A good and a bad file of a kind, by path; the bad one says what the check finds in it."""
    yield Path(name) / "goed" / f"{prefix}-01.yaml", item_text(f"{prefix}-01", parts)
    message = f"Het veld ‘tekst’ ontbreekt. | {_HELP_TEXT} Bijvoorbeeld: {_EXAMPLE}"
    head = f"# bestand: {name}/{prefix}-02.yaml\n# verwacht: 3:1 veld-ontbreekt: {message}\n"
    bad = head + item_text(f"{prefix}-02", parts, whole=False)
    yield Path(name) / "fout" / "zonder-tekst.yaml", bad


def new_kind(setup: Setup, settings: Document, text: str, name: str, shown: Path) -> NewKind:
    """Add a kind to a framework whose settings were read from ``text``.

    ``shown`` is the folder of the examples, as seen from where the folder of the schemas stands.

    Raises ``ValueError``, in Dutch, when the name can't be that of a kind.
    """
    _check_name(setup, name)
    prefix = free_prefix(name, [k.prefix for k in setup.kinds])
    group = setup.settings.groepen[0].naam
    parts = shared_parts(setup.kinds.sources[SHARED])
    schema = schema_text(kind_schema(name, prefix, group, parts))
    files = {Path(f"schemas/{name}{ENDING}"): schema}
    files |= {shown / path: lines for path, lines in examples(name, prefix, parts)}
    return NewKind(files, _with_line(setup, settings, text, name), prefix)


def _check_name(setup: Setup, name: str) -> None:
    """Raise ``ValueError`` for a name that the settings would refuse, or that is another's."""
    pattern = settings_kind().schema["properties"]["soorten"]["items"]["pattern"]
    if not re.fullmatch(pattern, name):
        raise ValueError(
            f"‘{shorten(name)}’ kan geen soort zijn; gebruik alleen kleine letters, cijfers en "
            "streepjes, en begin met een letter"
        )
    if name in setup.kinds.by_name:
        raise ValueError(f"de soort ‘{name}’ is er al")
    if other := _others(setup).get(name):
        raise ValueError(f"een soort kan niet ‘{name}’ heten: zo heet al {other}")


def _others(setup: Setup) -> dict[str, str]:
    """Names that mean something else, with what."""
    lagen = setup.settings.lagen
    layers = {segment(lagen.pad): f"de pagina ‘{lagen.titel}’"} if lagen else {}
    return no_kinds() | layers


def free_prefix(name: str, taken: Collection[str]) -> str:
    """Two letters that no other prefix begins with, those of the name first."""
    letters = [c for c in name if c.isalpha()]
    first = letters[0] if letters else "x"
    own = (f"{first}{c}" for c in letters[1:])
    other = ("".join(pair) for pair in product(ascii_lowercase, repeat=2))
    free = (
        p for p in (*own, *other) if not any(p.startswith(t) or t.startswith(p) for t in taken if t)
    )
    return next(free)


def _with_line(setup: Setup, settings: Document, text: str, name: str) -> str:
    """The text of the settings with a line for the kind, after the last of the framework itself.

    Raises ``ValueError`` when the list isn't one that has a line for each kind.
    """
    content = {k.name for k in setup.kinds.content}
    places = [n for n, kind in enumerate(setup.settings.soorten) if kind in content]
    after = places[-1] if places else setup.settings.soorten.index(NOTES)
    line, column = settings.positions["soorten", after].value
    lines = text.split("\n")
    start = lines[line - 1][: column - 1]
    lines.insert(line, f"{start}{inline(name)}")
    longer = "\n".join(lines)
    read = load_text(FILE, longer)
    named = [*setup.settings.soorten[: after + 1], name, *setup.settings.soorten[after + 1 :]]
    if not isinstance(read, Document) or read.data != {**settings.data, "soorten": named}:
        raise ValueError(
            f"in {FILE} staat de lijst ‘soorten’ niet in de gewone vorm; zet elke soort op een "
            "eigen regel, achter een streepje"
        )
    return longer
