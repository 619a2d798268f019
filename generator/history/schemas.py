"""The schemas that a release was made with, sealed beside it.

They stand in a file of their own that is named after its content, as they change far less often
than the framework: releases that were made with the same schemas share it. It also holds what the
data files of a version say about the framework as a whole.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from hashlib import sha256
from typing import Any

from generator.base.cache import Cache
from generator.base.canonical import canonical_json, is_canonical_json
from generator.base.schema import ENDING, SHARED, Field, Kind, Kinds, kinds_of
from generator.base.settings import Settings

_PREFIX = "schemas-"
_PARTS = ["kader", "soorten", "schemas"]
_ABOUT = ("naam", "status", "licentie")


@dataclass(frozen=True)
class SealedSchemas:
    """The kinds of a release as they were, and what its data files say about the framework."""

    sha256: str
    kinds: Kinds = field(repr=False)
    about: Mapping[str, str] = field(repr=False)
    text: str = field(repr=False)

    @property
    def file(self) -> str:
        """The name of the file that holds them."""
        return file_of(self.sha256)


def file_of(seal: str) -> str:
    """The name of the file with this SHA-256."""
    return f"{_PREFIX}{seal}.json"


def about_framework(settings: Settings) -> dict[str, str]:
    """What the data files of a release say about the framework as a whole."""
    values = (settings.naam, settings.stand.uitgave, settings.licentie.url)
    return dict(zip(_ABOUT, values, strict=True))


def schemas_text(kinds: Kinds, settings: Settings) -> str:
    """The schemas of today as canonical JSON, to be sealed."""
    return canonical_json(
        {
            "kader": about_framework(settings),
            "soorten": [kind.name for kind in kinds],
            "schemas": {name: json.loads(text) for name, text in sorted(kinds.sources.items())},
        }
    )


def read_schemas(raw: bytes, cache: Cache | None = None) -> SealedSchemas | None:
    """Read sealed schemas; ``None`` when ``schemas_text`` can't have written them."""
    try:
        data = json.loads(raw.decode("utf-8"))
        if not is_canonical_json(raw, data, cache):
            return None
        if list(data) != _PARTS or not _is_about(data):
            return None
        kinds = _read_kinds(data["soorten"], data["schemas"])
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    if not all(map(_is_typed, kinds)) or not _are_texts(kinds.vocabularies):
        return None
    return SealedSchemas(sha256(raw).hexdigest(), kinds, data["kader"], raw.decode("utf-8"))


def _is_about(data: Mapping[str, Any]) -> bool:
    about = data["kader"]
    return list(about) == list(_ABOUT) and _are_texts(about)


def _are_texts(values: object) -> bool:
    return isinstance(values, dict) and all(isinstance(v, str) for v in values.values())


def _is_typed(part: Kind | Field) -> bool:
    """Whether a kind or field holds texts and groups where the code counts on them.

    The check of schemas isn't asked: it may grow stricter than it was when these were sealed.
    """
    texts = [getattr(part, f.name) for f in fields(part) if f.type == "str"]
    inner = [*part.fields, *([part.item] if isinstance(part, Field) and part.item else [])]
    return (
        all(isinstance(value, str) for value in texts)
        and isinstance(part.jsonld, dict)
        and all(map(_is_typed, inner))
    )


def _read_kinds(names: list[str], schemas: Mapping[str, Any]) -> Kinds:
    if set(schemas) != {SHARED, *(f"{name}{ENDING}" for name in names)}:
        raise ValueError("these are not the schemas of those kinds")
    return kinds_of(tuple(names), {name: canonical_json(s) for name, s in schemas.items()})
