"""One schema inside a file of schemas, with its place, and what it refers to filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from generator.base.findings import Finding
from generator.base.schema import SHARED
from generator.load.document import Document, Place

_OUTER = ("properties", "name")
"""The shape of the place of a property of a kind; shared parts stand as deep."""
_HOLD_NAMES = {"properties", "$defs"}
_REF = re.compile(r"(?P<file>[^#]*)#/\$defs/(?P<name>[^/]+)\Z")


class Role(Enum):
    """What a schema describes, by where it stands."""

    KIND = "een soort"
    PARTS = "delen.schema.json"
    PROPERTY = "een veld"
    ELEMENT = "een deel van een lijst"


@dataclass(frozen=True)
class Surroundings:
    """What a schema may name: the shared parts and the kinds.

    ``shared`` is ``None`` when the file of shared parts can't be read; then nothing is known of it.
    """

    shared: Mapping[str, Any] | None = field(repr=False)
    kinds: tuple[str, ...]
    vocabularies: tuple[str, ...] | None


@dataclass(frozen=True)
class Node:
    """One schema: of a kind, of a property, or of the elements of a list."""

    document: Document = field(repr=False)
    place: Place
    schema: Mapping[str, Any] = field(repr=False)
    role: Role
    around: Surroundings = field(repr=False)

    @property
    def name(self) -> str:
        """The property, or the list whose elements it describes; of a whole file its name."""
        names = self.place
        while names and names[-1] == "items" and names[-2] not in _HOLD_NAMES:
            names = names[:-1]
        return str(names[-1]) if names else self.document.path

    @property
    def is_part(self) -> bool:
        """Whether it is a shared part itself."""
        return len(self.place) == len(_OUTER) and self.place[0] == "$defs"

    @property
    def is_inner(self) -> bool:
        """Whether it stands inside a property: neither a kind nor a property of one."""
        return len(self.place) > len(_OUTER)

    def finding(
        self, inside: Place, rule: str, message: str, hint: str, *, key: bool = False
    ) -> Finding:
        """Make a finding at a place inside this schema."""
        return self.document.finding((*self.place, *inside), rule, message, hint, key=key)

    def whole(self) -> Mapping[str, Any] | None:
        """The schema with what it refers to filled in; ``None`` when that can't be known."""
        return filled_in(self.schema, self.around)


def shared_name(ref: object, *, within_shared: bool) -> str | None:
    """The shared part that a reference names, or ``None`` when it has another form."""
    match = _REF.match(ref) if isinstance(ref, str) else None
    if match is None or match["file"] not in ({SHARED, ""} if within_shared else {SHARED}):
        return None
    return match["name"]


def filled_in(schema: Mapping[str, Any], around: Surroundings) -> Mapping[str, Any] | None:
    """A schema with what it refers to filled in; ``None`` when that can't be known."""
    if "$ref" not in schema:
        return schema
    name = shared_name(schema["$ref"], within_shared=True)
    part = around.shared.get(name) if around.shared is not None and name is not None else None
    return {**part, **schema} if isinstance(part, dict) and "$ref" not in part else None


def nodes_of(document: Document, role: Role, around: Surroundings) -> Iterator[Node]:
    """All schemas in a file, the outer ones first; what is no object is passed over."""
    yield Node(document, (), document.data, role, around)
    start = "$defs" if role is Role.PARTS else "properties"
    for place, schema in _properties((start,), document.data.get(start)):
        yield from _within(Node(document, place, schema, Role.PROPERTY, around))


def _within(node: Node) -> Iterator[Node]:
    yield node
    items = node.schema.get("items")
    if isinstance(items, dict):
        place = (*node.place, "items")
        yield from _within(Node(node.document, place, items, Role.ELEMENT, node.around))
    for place, schema in _properties((*node.place, "properties"), node.schema.get("properties")):
        yield from _within(Node(node.document, place, schema, Role.PROPERTY, node.around))


def _properties(place: Place, properties: object) -> Iterator[tuple[Place, dict[str, Any]]]:
    for name, schema in properties.items() if isinstance(properties, dict) else ():
        if isinstance(schema, dict):
            yield (*place, name), schema
