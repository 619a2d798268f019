"""The sort of value that each word of a schema takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard

from generator.base.schema import NONE, WEIGHTS

DRAFT = "https://json-schema.org/draft/2020-12/schema"
TYPES = ("string", "integer", "array", "object")
SHEETS = ("beslisboom", "wettekst")
TERM_WORDS = (
    "@id",
    "@type",
    "@language",
    "@container",
    "@context",
    "@direction",
    "@index",
    "@nest",
    "@prefix",
    "@protected",
    "@reverse",
)
"""What the definition of a term may say (JSON-LD 1.1, section 9.15.1)."""

ONLY_NONE = {"if": {"contains": {"const": NONE}}, "then": {"maxItems": 1}}
"""How the schema of a list with ``x-of-geen`` says that the word stands alone in it."""

_GROUP = re.compile(r"[a-z][a-z0-9-]*\Z")
_FIELD = re.compile(r"[^\W\d][\w-]*\Z")
_PART = re.compile(r"[A-Za-z0-9_-]+\Z")
_PREFIX = re.compile(r"[a-z]*\Z")
_VOCABULARY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*\Z")
_ADDRESS = re.compile(r"https?://[^\s/]+\S*\Z")


def is_text(value: object) -> bool:
    """Whether a value is a text that says something."""
    return isinstance(value, str) and bool(value.strip())


def is_whole(value: object) -> bool:
    """Whether a value is a whole number; ``true`` is none."""
    return isinstance(value, int) and not isinstance(value, bool)


def _is_count(value: Any) -> bool:
    return is_whole(value) and value >= 0


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def are_names(value: object) -> bool:
    """Whether a value is a list of texts, each once."""
    return isinstance(value, list) and all(map(is_text, value)) and len(set(value)) == len(value)


def are_some_names(value: object) -> bool:
    """Whether a value is a list of at least one name, each once."""
    return bool(value) and are_names(value)


def _matches(pattern: re.Pattern[str]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and bool(pattern.match(value))


def _one_of(*values: str) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and value in values


def is_prefix(value: object) -> TypeGuard[str]:
    """Whether a value may be the prefix of a kind; that of a kind of keeping is empty."""
    return isinstance(value, str) and bool(_PREFIX.match(value))


@dataclass(frozen=True)
class Names:
    """A test for an object by the names in it and their values, with both in Dutch."""

    name: re.Pattern[str]
    holds: Callable[[Any], bool]
    called: str
    wanted: str
    may_be_empty: bool = False

    def __call__(self, value: object) -> bool:
        """Whether a value is such an object."""
        return (
            isinstance(value, dict)
            and bool(value or self.may_be_empty)
            and all(self.name.match(k) and self.holds(v) for k, v in value.items())
        )


def _is_schema(value: object) -> bool:
    return isinstance(value, dict)


def _is_term(value: object) -> bool:
    """Whether a value may stand in the definition of a term in linked data."""
    return value is None or isinstance(value, bool) or is_text(value) or are_some_names(value)


_ANY_NAME = re.compile("(?s).")
_TEXT = (is_text, "een tekst")
_COUNT = (_is_count, "een geheel getal van 0 of meer")
_WHOLE = (is_whole, "een geheel getal")
_FLAG = (_is_flag, "true of false")
_SOME = (are_some_names, "een lijst met ten minste één naam, en elke naam één keer")
_NAMED = "een object met bij elke naam een schema"
_SCHEMA = "een schema tussen accolades"
_BINDING = Names(_ANY_NAME, are_some_names, "de naam van een veld", "een lijst met keuzes")


def _is_binding(value: object) -> bool:
    return isinstance(value, bool) or _BINDING(value)


OBJECTS: Mapping[str, Names] = {
    "properties": Names(_FIELD, _is_schema, "één woord, dat met een letter begint", _SCHEMA),
    "$defs": Names(_PART, _is_schema, "één woord", _SCHEMA, may_be_empty=True),
    "x-bindt": _BINDING,
    "x-voorstel": _BINDING,
    "x-jsonld": Names(
        re.compile("@"), _is_term, "een woord van JSON-LD, dat met @ begint", "een tekst"
    ),
    "x-vocabulaires": Names(
        _VOCABULARY,
        _matches(_ADDRESS),
        "een paar letters, zoals ‘dct’",
        "een adres dat met https:// of http:// begint",
    ),
    "x-nooit": Names(_ANY_NAME, is_text, "een waarde", "de reden, een tekst"),
}

FORMS: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "$schema": (_one_of(DRAFT), f"‘{DRAFT}’"),
    "$id": _TEXT,
    "$comment": _TEXT,
    "$defs": (OBJECTS["$defs"], _NAMED),
    "title": _TEXT,
    "description": _TEXT,
    "type": (_one_of(*TYPES), f"een van {', '.join(TYPES)}"),
    "properties": (OBJECTS["properties"], _NAMED),
    "required": (are_names, "een lijst met namen, en elke naam één keer"),
    "items": (_is_schema, "één schema tussen accolades"),
    "examples": (
        lambda v: isinstance(v, list) and bool(v),
        "een lijst met ten minste één voorbeeld",
    ),
    "minLength": _COUNT,
    "maxLength": _COUNT,
    "minItems": _COUNT,
    "maxItems": _COUNT,
    "minimum": _WHOLE,
    "maximum": _WHOLE,
    "uniqueItems": _FLAG,
    "contentMediaType": (_one_of("text/markdown"), "‘text/markdown’"),
    "x-meervoud": _TEXT,
    "x-lidwoord": (_one_of("de", "het"), "‘de’ of ‘het’"),
    "x-voorvoegsel": (is_prefix, "een paar kleine letters, zoals ‘eis’"),
    "x-groep": (_matches(_GROUP), "één woord in kleine letters"),
    "x-bindt": (_is_binding, "true, false, of een object met bij elk veld een lijst keuzes"),
    "x-voorstel": (_BINDING, "een object met bij elk veld een lijst keuzes"),
    "x-ingang": _TEXT,
    "x-kern": _TEXT,
    "x-feiten": _SOME,
    "x-merk": _TEXT,
    "x-blad": (_one_of(*SHEETS), f"een van {', '.join(SHEETS)}"),
    "x-gevolg": (_one_of(*WEIGHTS), f"een van {', '.join(WEIGHTS)}"),
    "x-jsonld": (
        OBJECTS["x-jsonld"],
        "een object met namen die met @ beginnen",
    ),
    "x-vocabulaires": (
        OBJECTS["x-vocabulaires"],
        "een object met bij elk voorvoegsel een adres dat met https:// of http:// begint",
    ),
    "x-verwijst-naar": _SOME,
    "x-omgekeerd": _TEXT,
    "x-sleutel": _TEXT,
    "x-geordend": _FLAG,
    "x-gewone-taal": _FLAG,
    "x-eigen-naam": _FLAG,
    "x-vermijd": _FLAG,
    "x-overal": _FLAG,
    "x-of-geen": _FLAG,
    "x-nooit": (OBJECTS["x-nooit"], "een object met bij elke waarde de reden"),
}
"""The sort of value of each word, as a test and in Dutch; other words are looked at elsewhere."""
