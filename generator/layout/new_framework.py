"""A new framework: settings, schemas and one item, that checks, builds and releases at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.base.findings import shorten
from generator.base.schema import ENDING, SHARED
from generator.base.settings import FILE
from generator.form.form import check_form
from generator.layout.new_kind import (
    EXAMPLES,
    examples,
    item_text,
    kind_schema,
    schema_text,
    shared_parts,
)
from generator.layout.text import inline
from generator.load.document import Document, load_text
from generator.setup.settings import SCHEMA, settings_kind

_SOURCE = Path(__file__).with_name("beginstand")
_LINE_ENDS = """\
# Overal dezelfde regeleinden, ook op Windows. Wat verzegeld is, blijft byte voor byte gelijk.
* text=auto eol=lf
versies/*.json -text merge=binary
"""
KIND, PREFIX, GROUP = "onderdelen", "on", "kader"


def new_framework(name: str) -> Iterator[tuple[Path, str]]:
    """The files of a new framework with their paths below its folder.

    Raises ``ValueError``, in Dutch, when it can't be called after its folder.
    """
    yield Path(FILE), _settings(name)
    for path in sorted((_SOURCE / "schemas").glob(f"*{ENDING}")):
        yield Path("schemas") / path.name, path.read_text(encoding="utf-8")
    parts = shared_parts((_SOURCE / "schemas" / SHARED).read_text(encoding="utf-8"))
    yield Path("schemas") / SCHEMA.name, SCHEMA.read_text(encoding="utf-8")
    yield Path("schemas") / f"{KIND}{ENDING}", schema_text(kind_schema(KIND, PREFIX, GROUP, parts))
    head = f"# yaml-language-server: $schema=../schemas/{KIND}{ENDING}\n"
    yield Path(KIND) / f"{PREFIX}-01.yaml", head + item_text(f"{PREFIX}-01", parts)
    yield Path(".gitattributes"), _LINE_ENDS
    for path, text in examples(KIND, PREFIX, parts):
        yield EXAMPLES / path, text


def _settings(name: str) -> str:
    """The settings of a framework that is called after its folder."""
    title = " ".join(name.replace("-", " ").replace("_", " ").split())
    if not any(c.isalnum() for c in title):
        raise _no_name(name, "er staat geen letter en geen cijfer in")
    words = {"naam": title[:1].upper() + title[1:], "kort": title.lower(), "domein": _domain(title)}
    source = (_SOURCE / FILE).read_text(encoding="utf-8")
    text = "".join(_filled(line, words) for line in source.splitlines(keepends=True))
    document = load_text(FILE, text)
    wrong = (
        list(check_form(document, settings_kind())) if isinstance(document, Document) else document
    )
    if wrong:
        raise _no_name(name, wrong[0].message.rstrip("."))
    return text


def _domain(title: str) -> str:
    """A word that a domain could be called by; whoever has a framework puts its own there."""
    letters = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", letters)[:40].strip("-") or "kader"


def _filled(line: str, words: Mapping[str, str]) -> str:
    """A line of the settings with the words in their places, as a value that YAML reads as text."""
    if "{" not in line:
        return line
    field, value = line.rstrip("\n").split(": ", 1)
    return f"{field}: {inline(value.format_map(words))}\n"


def _no_name(name: str, why: str) -> ValueError:
    return ValueError(
        f"een kader kan niet heten naar de map ‘{shorten(name)}’: {why}; kies een andere naam voor "
        "de map, in ‘kader.yaml’ kunt u de naam van het kader daarna veranderen"
    )
