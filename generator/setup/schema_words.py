"""The words that a schema may use, where, and with what sort of value.

A word that the program doesn't know, it would silently ignore: ``requierd`` for ``required`` makes
every field optional. So only words that are honoured everywhere may stand in a schema.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from generator.base.findings import SUGGESTIONS, Finding, nearest, shorten
from generator.base.schema import WEIGHTS
from generator.setup.schema_forms import (
    FORMS,
    OBJECTS,
    ONLY_NONE,
    SHEETS,
    TYPES,
    Names,
    are_names,
    are_some_names,
    is_text,
)
from generator.setup.schema_node import Node, Role

_HEAD = {"$schema", "$id", "$comment", "title", "description"}
_KIND = _HEAD | {
    "type",
    "properties",
    "required",
    "additionalProperties",
    "x-meervoud",
    "x-lidwoord",
    "x-voorvoegsel",
    "x-groep",
    "x-bindt",
    "x-voorstel",
    "x-ingang",
    "x-kern",
    "x-feiten",
    "x-merk",
    "x-blad",
    "x-jsonld",
}
_PARTS = _HEAD | {"x-vocabulaires", "$defs"}
_ANY_FIELD = {"$comment", "title", "description", "type", "examples"}
_OF_PROPERTY = {"x-gevolg", "x-jsonld", "x-overal"}
_OF_TYPE: Mapping[str, set[str]] = {
    "string": {
        "minLength",
        "maxLength",
        "pattern",
        "format",
        "contentMediaType",
        "oneOf",
        "x-verwijst-naar",
        "x-omgekeerd",
        "x-gewone-taal",
        "x-eigen-naam",
        "x-nooit",
    },
    "integer": {"minimum", "maximum"},
    "array": {"items", "minItems", "maxItems", "uniqueItems", *ONLY_NONE}
    | {"x-sleutel", "x-geordend", "x-of-geen", "x-vermijd"},
    "object": {"properties", "required", "additionalProperties"},
}
_OF_ANY_TYPE = set().union(*_OF_TYPE.values())
_ALL = _KIND | _PARTS | _ANY_FIELD | _OF_PROPERTY | _OF_ANY_TYPE | {"$ref"}
_BESIDE_REF = {"$ref"} | _ANY_FIELD - {"type"} | {w for w in _OF_ANY_TYPE if w.startswith("x-")}
"""What stands beside ``$ref`` explains it; a limit would replace here what JSON Schema adds to."""

_BELONGS = {
    "string": "een tekst (‘type’: ‘string’)",
    "integer": "een getal (‘type’: ‘integer’)",
    "array": "een lijst (‘type’: ‘array’)",
    "object": "een groep velden (‘type’: ‘object’)",
}

_CHOICES = "Gebruik ‘oneOf’, met bij elke waarde ‘const’, ‘title’ en ‘description’."
_RULE = "Maak er een regel van: een schema kan hier geen voorwaarden stellen."
_FIELDS = "Noem elk veld bij zijn naam in ‘properties’."
_LIST = "Beschrijf de delen van de lijst met ‘items’."
_SHARE = "Zet een gedeeld deel in ‘$defs’ van delen.schema.json en verwijs ernaar met ‘$ref’."
_AWAY = "Haal het weg: er wordt niets mee gedaan."

UNSUPPORTED: Mapping[str, str] = (
    dict.fromkeys(("enum", "const"), _CHOICES)
    | dict.fromkeys(("if", "then", "else", "allOf", "anyOf", "not"), _RULE)
    | dict.fromkeys(("dependentRequired", "dependentSchemas", "dependencies"), _RULE)
    | dict.fromkeys(("patternProperties", "propertyNames", "unevaluatedProperties"), _FIELDS)
    | dict.fromkeys(("minProperties", "maxProperties"), _FIELDS)
    | dict.fromkeys(("prefixItems", "additionalItems", "unevaluatedItems"), _LIST)
    | dict.fromkeys(("contains", "minContains", "maxContains"), _LIST)
    | dict.fromkeys(("$anchor", "$dynamicAnchor", "$dynamicRef", "$vocabulary"), _SHARE)
    | dict.fromkeys(("$recursiveAnchor", "$recursiveRef", "definitions", "id"), _SHARE)
    | dict.fromkeys(("default", "deprecated", "readOnly", "writeOnly"), _AWAY)
    | dict.fromkeys(("contentEncoding", "contentSchema", "multipleOf"), _AWAY)
    | {
        "exclusiveMinimum": "Gebruik ‘minimum’, met een getal hoger.",
        "exclusiveMaximum": "Gebruik ‘maximum’, met een getal lager.",
    }
)
"""Words of JSON Schema that nothing here honours, with what to do instead."""


def allowed(node: Node) -> set[str]:
    """The words that do something in a schema."""
    if node.role in {Role.KIND, Role.PARTS}:
        return _KIND if node.role is Role.KIND else _PARTS
    own = _OF_PROPERTY if node.role is Role.PROPERTY else set()
    if "$ref" in node.schema:
        return _BESIDE_REF | own
    of_type = node.schema.get("type")
    known = _OF_TYPE.get(of_type, _OF_ANY_TYPE) if isinstance(of_type, str) else _OF_ANY_TYPE
    return _ANY_FIELD | {"$ref"} | own | known


_LIKE = 0.7
"""How much a word must be like another to be taken for it."""


def meant_words(node: Node) -> dict[str, str]:
    """The unknown words of a schema, with the known word that each seems to stand for."""
    unknown = [w for w in node.schema if not _is_word(w)]
    known = sorted(allowed(node)) if unknown else []
    pairs = ((w, nearest(w, known, _LIKE)) for w in unknown[:SUGGESTIONS])
    return {word: meant for word, meant in pairs if meant and meant not in node.schema}


def _is_word(word: str) -> bool:
    """Whether a word exists, be it in another place or outside this program."""
    return word in _ALL or word in UNSUPPORTED


def check_words(node: Node) -> Iterator[Finding]:
    """Each word of a schema does something in its place, and has the right sort of value."""
    may, meant = allowed(node), meant_words(node)
    says_none = node.schema.get("x-of-geen") is True or "x-of-geen" in meant.values()
    for word, value in node.schema.items():
        if word in ONLY_NONE and not says_none:
            yield _not_supported(node, word)
        elif word in ONLY_NONE and value != ONLY_NONE[word]:
            message = f"Naast ‘x-of-geen’ heeft ‘{word}’ een vaste waarde."
            hint = f"Schrijf: {json.dumps(ONLY_NONE[word])}"
            yield node.finding((word,), "schema-waarde", message, hint)
        elif word in may:
            yield from _check_value(node, word, value)
        elif word in UNSUPPORTED:
            yield _not_supported(node, word)
        elif _is_word(word):
            yield _misplaced(node, word)
        else:
            yield _unknown(node, word, meant.get(word), may)


def _not_supported(node: Node, word: str) -> Finding:
    message = f"‘{word}’ hoort bij JSON Schema, maar dit programma ondersteunt het niet."
    return node.finding((word,), "schema-niet-ondersteund", message, UNSUPPORTED[word], key=True)


def _misplaced(node: Node, word: str) -> Finding:
    message, hint = f"‘{word}’ doet hier niets.", _belongs(node, word)
    if "$ref" in node.schema:
        message = f"‘{word}’ kan niet naast ‘$ref’ staan."
        hint = "Zet het in het gedeelde deel, of schrijf dit veld hier zelf uit."
    return node.finding((word,), "schema-woord", message, hint, key=True)


def _belongs(node: Node, word: str) -> str:
    """Where a word belongs that stands in the wrong place."""
    if word in _OF_PROPERTY and node.role is Role.ELEMENT:
        return "Zet het bij de lijst zelf, of haal het weg."
    places = [text for of_type, text in _BELONGS.items() if word in _OF_TYPE[of_type]]
    if places:
        return f"Het hoort bij {' of '.join(places)}."
    if word in _OF_PROPERTY | _ANY_FIELD | {"$ref"}:
        return "Het hoort bij een veld."
    file = "het schema van een soort" if word in _KIND else "delen.schema.json"
    return f"Het hoort bovenaan {file}."


def _unknown(node: Node, word: str, meant: str | None, may: set[str]) -> Finding:
    what = "De aantekening" if word.startswith("x-") else "Het woord"
    options = sorted(w for w in may if w.startswith("x-") == word.startswith("x-"))
    there = None if meant else nearest(word, sorted(may & set(node.schema)), _LIKE)
    hint = f"Kies uit: {', '.join(options)}." if options else "Haal het weg."
    hint = f"Bedoelt u ‘{meant}’?" if meant else hint
    hint = f"Haal het weg: ‘{there}’ staat er al." if there else hint
    message = f"{what} {shown(word)} bestaat niet." if word else "Een lege naam doet niets."
    return node.finding((word,), "schema-woord", message, hint, key=True)


def _check_value(node: Node, word: str, value: Any) -> Iterator[Finding]:
    """The value of a word is of the sort that belongs to it."""
    holds, wanted = FORMS.get(word, (None, ""))
    if holds is None or holds(value):
        return
    if inner := list(_check_inside(node, word, value)):
        yield from inner
        return
    options = TYPES if word == "type" else SHEETS if word == "x-blad" else WEIGHTS
    near = nearest(value, options) if isinstance(value, str) and "een van" in wanted else None
    hint = f"Bedoelt u ‘{near}’?" if near else "Verbeter de waarde."
    message = f"Bij ‘{word}’ hoort {wanted}, niet {shown(value)}."
    yield node.finding((word,), "schema-waarde", message, hint)


def _check_inside(node: Node, word: str, value: Any) -> Iterator[Finding]:
    """What is wrong with the parts of an object or of a list of names, each at its own place."""
    if isinstance(value, dict) and word in OBJECTS:
        yield from _check_object(node, word, value, OBJECTS[word])
    elif isinstance(value, list) and FORMS[word][0] in {are_names, are_some_names}:
        for n, name in enumerate(value):
            if not is_text(name):
                message = f"In ‘{word}’ staan namen, niet {shown(name)}."
                yield node.finding((word, n), "schema-waarde", message, "Zet er een naam.")
            elif name in value[:n]:
                message = f"‘{shorten(name)}’ staat hier twee keer."
                hint = "Haal een van de twee weg."
                yield node.finding((word, n), "schema-waarde", message, hint)


def _check_object(
    node: Node, word: str, value: Mapping[str, Any], names: Names
) -> Iterator[Finding]:
    for name, part in value.items():
        if not names.name.match(name):
            message = f"{sentence(shown(name))} kan geen naam zijn in ‘{word}’."
            hint = f"Een naam is daar {names.called}."
            yield node.finding((word, name), "schema-waarde", message, hint, key=True)
        elif not names.holds(part):
            message = f"Bij ‘{shorten(name)}’ hoort {names.wanted}, niet {shown(part)}."
            yield node.finding((word, name), "schema-waarde", message, "Verbeter de waarde.")


def sentence(text: str) -> str:
    """A text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def shown(value: object) -> str:
    """A value of JSON inside a message."""
    if isinstance(value, str):
        return f"‘{shorten(value)}’" if value else "een lege tekst"
    if isinstance(value, dict):
        return "dit object" if value else "een leeg object"
    if isinstance(value, list):
        return "deze lijst" if value else "een lege lijst"
    return "null" if value is None else str(value).lower()
