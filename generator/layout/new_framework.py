"""A new framework: settings, schemas and one item, that checks, builds and releases at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.base.schema import ENDING, SHARED
from generator.layout.new_kind import (
    EXAMPLES,
    examples,
    item_text,
    kind_schema,
    schema_text,
    shared_parts,
)
from generator.setup.settings import SCHEMA

_SOURCE = Path(__file__).with_name("beginstand")
_LINE_ENDS = """\
# Overal dezelfde regeleinden, ook op Windows. Wat verzegeld is, blijft byte voor byte gelijk.
* text=auto eol=lf
versies/*.json -text merge=binary
"""
KIND, PREFIX, GROUP = "onderdelen", "on", "kader"


def new_framework(name: str) -> Iterator[tuple[Path, str]]:
    """The files of a new framework with their paths below its folder.

    Raises ``ValueError``, in Dutch, when the name can't stand in a sentence.
    """
    title = " ".join(name.replace("-", " ").replace("_", " ").split())
    if not title or not title.isprintable() or ":" in title or "#" in title:
        raise ValueError(f"‘{name}’ kan geen naam van een kader zijn; noem het met --naam")
    settings = (_SOURCE / "kader.yaml").read_text(encoding="utf-8")
    title = title[:1].upper() + title[1:]
    yield Path("kader.yaml"), settings.replace("{naam}", title).replace("{kort}", title.lower())
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
