"""What the rules look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from generator.base.schema import Kinds
from generator.load.document import Document


@dataclass(frozen=True)
class Released:
    """One release as the rules see it: its day as ``jjjj-mm-dd`` and the ids of its items.

    ``withdrawn`` are those of ``items`` that held no longer.
    """

    date: str
    items: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Seen:
    """What the rules look at: the sound documents by kind and id, and the releases by version.

    ``users`` are the kinds in which someone says how they use the framework, and ``many`` is what
    they are called.

    ``versions`` runs from old to new and is ``None`` when the releases can't be read; ``complete``
    says whether all documents are sound. A rule doesn't blame an editor for what it can't see.
    """

    by_kind: Mapping[str, Mapping[str, Document]] = field(repr=False)
    kinds: Kinds = field(repr=False)
    users: tuple[str, ...] = ()
    many: str = "gebruikers"
    versions: Mapping[str, Released] | None = field(default_factory=dict)
    complete: bool = True
    half: Mapping[str, Sequence[Document]] = field(default_factory=dict, repr=False)

    @cached_property
    def alone(self) -> Seen:
        """The kinds, and nothing that was seen: for a rule that looks at one document by itself."""
        return Seen({}, self.kinds)

    def of(self, kind: str) -> Iterator[Document]:
        """The documents of a kind that are not withdrawn."""
        for document in self.by_kind.get(kind, {}).values():
            if "ingetrokken" not in document.data:
                yield document

    def without(self, path: str) -> Seen:
        """The same without one file: as if it couldn't be read."""
        by_kind = {
            kind: {item: d for item, d in documents.items() if d.path != path}
            for kind, documents in self.by_kind.items()
        }
        return replace(self, by_kind=by_kind, complete=False)

    def get(self, kind: str, item: str) -> Mapping[str, Any]:
        """The data of an item, empty when it has none or isn't sound."""
        document = self.by_kind.get(kind, {}).get(item)
        return document.data if document else {}
