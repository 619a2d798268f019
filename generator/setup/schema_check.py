"""All mistakes in the schemas of a framework, at their places.

Everything else trusts the schemas: a mistake in one would silently let content through, or end in
an error that names no place. What passes here, the metaschema of JSON Schema allows too. A test
holds that, as asking it at each run takes longer than all of this.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from generator.base.cache import Cache, digest, look
from generator.base.findings import Finding
from generator.base.schema import ENDING, SHARED
from generator.load.checks import MAX_FINDINGS
from generator.load.document import Document, capped, read_file
from generator.load.json_text import load_json_bytes, sound_json_bytes
from generator.setup.schema_fields import check_field, check_group, check_parts
from generator.setup.schema_kinds import check_head, check_kind, check_prefixes
from generator.setup.schema_node import Node, Role, Surroundings, nodes_of
from generator.setup.schema_refs import check_circles, check_reference, uses_of
from generator.setup.schema_values import check_value_words
from generator.setup.schema_words import check_words

_SHOWN = "schemas"
"""The folder that findings name, wherever the schemas stand."""
_SETTINGS = f"kader{ENDING}"
"""A copy of the schema of the settings may stand beside the others, for programs that edit."""


def check_schemas(folder: Path, cache: Cache | None = None) -> list[Finding]:
    """Everything that is wrong with the schemas in a folder; at most some fifty of each file.

    ``cache`` spares the look at schemas with which nothing was wrong before. Raises ``OSError``
    when the folder can't be looked into; never for what stands in it.
    """
    names = sorted({p.name for p in folder.glob(f"*{ENDING}")} - {_SETTINGS} | {SHARED})
    read = {name: read_file(folder / name, f"{_SHOWN}/{name}") for name in names}
    digests = (
        b"" if isinstance(raw, Finding) else digest(name.encode(), raw)
        for name, raw in read.items()
    )
    return list(look(cache, lambda: _wrong(read), "schemas", *digests))


def _wrong(read: Mapping[str, bytes | Finding]) -> list[Finding]:
    # Nearly always all is well, and then no place needs to be known.
    quick = {name: _quick(name, raw) for name, raw in read.items()}
    sound = {name: document for name, document in quick.items() if document is not None}
    if len(sound) == len(read) and not _findings(sound):
        return []
    return _findings(
        {
            name: [raw] if isinstance(raw, Finding) else load_json_bytes(f"{_SHOWN}/{name}", raw)
            for name, raw in read.items()
        }
    )


def _quick(name: str, raw: bytes | Finding) -> Document | None:
    """A schema without the place of what it says; ``None`` when something may be wrong with it."""
    return None if isinstance(raw, Finding) else sound_json_bytes(f"{_SHOWN}/{name}", raw)


def _findings(read: Mapping[str, Document | list[Finding]]) -> list[Finding]:
    around = _surroundings(read)
    files = {
        name: list(nodes_of(document, _role(name), around))
        for name, document in read.items()
        if isinstance(document, Document)
    }
    uses = uses_of(node for nodes in files.values() for node in nodes)
    findings = [f for found in read.values() if isinstance(found, list) for f in found]
    for nodes in files.values():
        findings += capped(list(islice(_check_file(nodes, uses), MAX_FINDINGS + 1)))
    findings += check_prefixes(nodes[0] for nodes in files.values())
    return sorted(set(findings))


def _role(name: str) -> Role:
    return Role.PARTS if name == SHARED else Role.KIND


def _surroundings(read: Mapping[str, Document | list[Finding]]) -> Surroundings:
    """What a schema may name; of a file that can't be read nothing is known."""
    parts = read[SHARED]
    kinds = tuple(name.removesuffix(ENDING) for name in read if name != SHARED)
    if not isinstance(parts, Document):
        return Surroundings(None, kinds, None)
    shared, vocabularies = (parts.data.get(word, {}) for word in ("$defs", "x-vocabulaires"))
    return Surroundings(
        shared if isinstance(shared, dict) else None,
        kinds,
        tuple(vocabularies) if isinstance(vocabularies, dict) else None,
    )


def _check_file(
    nodes: list[Node], uses: Mapping[str, list[Mapping[str, Any]]]
) -> Iterator[Finding]:
    for node in nodes:
        yield from check_words(node)
        yield from check_reference(node)
        if node.role in {Role.KIND, Role.PARTS}:
            yield from check_head(node)
        if node.role is Role.KIND:
            yield from check_kind(node)
        if node.role in {Role.PROPERTY, Role.ELEMENT}:
            yield from check_field(node)
            yield from check_value_words(node)
        yield from check_group(node)
    if nodes[0].role is Role.PARTS:
        yield from check_circles(nodes)
        yield from check_parts(nodes, uses)
