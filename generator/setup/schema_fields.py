"""What a schema must say of each field, and that what it names is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.base.findings import Finding, nearest, shorten
from generator.base.schema import ALL, SHARED, WEIGHTS
from generator.setup.schema_forms import ONLY_NONE, TERM_WORDS
from generator.setup.schema_node import Node, Role, filled_in
from generator.setup.schema_words import meant_words

_MUST = ("title", "description", "type", "examples", "x-gevolg")
_WHAT = {
    "title": "Schrijf hoe het op de site heet.",
    "description": "Schrijf in een zin wat het is.",
    "type": "Kies uit: string, integer, array, object.",
    "examples": "Geef een voorbeeld: nieuwe bestanden worden ermee gevuld.",
    "x-gevolg": f"Zeg wat een wijziging weegt. Kies uit: {', '.join(WEIGHTS)}.",
    "items": "Zeg wat een deel van de lijst is.",
    "properties": "Noem de velden van de groep.",
    "x-omgekeerd": "Schrijf hoe de verwijzing heet, gezien vanaf waar zij heen wijst.",
    "x-verwijst-naar": "Noem de soorten waarnaar de waarde kan verwijzen.",
    "x-meervoud": "Schrijf hoe meer dan één op de site heten.",
    "x-lidwoord": "Kies uit: de, het.",
    "x-voorvoegsel": "Schrijf waarmee een id begint, zoals ‘eis’.",
    "x-groep": "Noem de groep waarin de soort op de site staat.",
    "x-bindt": "Schrijf true of false, of bij welke keuzes een onderdeel iedereen bindt.",
}
_BY_TYPE = {"array": ("items",), "object": ("properties",)}
OUTSIDE = ("beheer", "register")
"""The groups of kinds that are no content of the framework itself: what keeps it, who uses it."""
_PAIR = ("x-verwijst-naar", "x-omgekeerd")


def missing(node: Node, words: tuple[str, ...], schema: Mapping[str, Any]) -> Iterator[Finding]:
    """A finding for each word that must be there; a misspelt one is there, in a way."""
    meant = set(meant_words(node).values())
    for word in words:
        if word not in schema and word not in meant:
            message = f"Bij {_called(node)} ontbreekt ‘{word}’."
            is_kind = word == "type" and node.role is Role.KIND
            hint = "Schrijf: ‘type’: ‘object’." if is_kind else _WHAT[word]
            yield node.finding((), "schema-ontbreekt", message, hint)


def check_parts(
    nodes: Iterable[Node], uses: Mapping[str, list[Mapping[str, Any]]]
) -> Iterator[Finding]:
    """A shared part says what the fields that refer to it don't say themselves."""
    for node in nodes:
        if node.is_part and "$ref" not in node.schema:
            needed = (w for w in _MUST if any(w not in use for use in uses.get(node.name, ())))
            yield from missing(node, tuple(needed), node.schema)


def _called(node: Node) -> str:
    if node.role is Role.KIND:
        return "deze soort"
    if node.is_part:
        return f"het gedeelde deel ‘{shorten(node.name)}’"
    if node.role is Role.ELEMENT:
        return f"de delen van ‘{shorten(node.name)}’"
    return f"het veld ‘{shorten(node.name)}’"


def check_field(node: Node) -> Iterator[Finding]:
    """Everything that a field must say, is said, and everything that it names, exists."""
    if "$ref" not in node.schema:
        yield from missing(node, tuple(_needed(node)), node.schema)
    yield from _check_references(node)
    yield from _check_key(node)
    yield from _check_or_none(node)
    yield from _check_nesting(node)
    yield from _check_reach(node)


def _needed(node: Node) -> Iterator[str]:
    """What a field must say that refers to nothing."""
    yield from _MUST if node.role is Role.PROPERTY and not node.is_part else ("type",)
    of_type = node.schema.get("type")
    yield from _BY_TYPE.get(of_type, ()) if isinstance(of_type, str) else ()
    yield from _PAIR if any(word in node.schema for word in _PAIR) else ()


def check_group(node: Node) -> Iterator[Finding]:
    """A group of fields is closed, and requires only fields that it has."""
    schema = node.schema
    if schema.get("type") != "object":
        return
    if schema.get("additionalProperties") is not False:
        message = f"Bij {_called(node)} staat niet dat andere velden verboden zijn."
        hint = "Zet erin: ‘additionalProperties’: false. Anders valt een typefout niet op."
        place = ("additionalProperties",) if "additionalProperties" in schema else ()
        if "additionalProperties" not in meant_words(node).values():
            yield node.finding(place, "schema-open", message, hint)
    properties = schema.get("properties")
    if not isinstance(properties, dict):
        return
    required = schema.get("required")
    for n, name in enumerate(required if isinstance(required, list) else ()):
        if isinstance(name, str) and name not in properties:
            if node.role is Role.KIND and name == "id":
                continue  # ``check_kind`` says that it has to be there.
            yield unknown_field(node, ("required", n), "required", name, properties)
        elif isinstance(name, str) and _or_none(properties[name], node):
            message = f"‘{name}’ heeft ‘x-of-geen’, en kan dan niet ook verplicht zijn."
            hint = "Haal het veld weg uit ‘required’: ‘x-of-geen’ vraagt er al om."
            yield node.finding(("required", n), "schema-waarde", message, hint)


def _or_none(schema: Any, node: Node) -> bool:
    whole = filled_in(schema, node.around) if isinstance(schema, dict) else None
    return bool(whole) and (whole or {}).get("x-of-geen") is True


def unknown_field(  # noqa: PLR0913 - a finding has this many parts
    node: Node,
    place: tuple[str | int, ...],
    word: str,
    name: str,
    known: Mapping[str, Any],
    *,
    key: bool = False,
) -> Finding:
    """A finding about a word that names a field which isn't there."""
    near = nearest(name, known)
    hint = f"Bedoelt u ‘{near}’?" if near else f"Kies uit: {shorten(', '.join(known), 400)}."
    message = f"‘{word}’ noemt het veld ‘{shorten(name)}’, maar dat bestaat niet."
    return node.finding(place, "schema-naam", message, hint, key=key)


def _check_references(node: Node) -> Iterator[Finding]:
    """A reference names kinds that exist, or all of them."""
    named = node.schema.get("x-verwijst-naar")
    if not isinstance(named, list):
        return
    kinds = node.around.kinds
    for n, name in enumerate(named):
        if name == ALL and len(named) > 1:
            message = f"‘{ALL}’ staat voor alle soorten, en staat dus alleen."
            hint = f"Haal ‘{ALL}’ weg, of haal de rest weg."
            yield node.finding(("x-verwijst-naar", n), "schema-waarde", message, hint)
        elif isinstance(name, str) and name != ALL and name not in kinds:
            near = nearest(name, kinds)
            options = shorten(", ".join(kinds), 400)
            hint = f"Bedoelt u ‘{near}’?" if near else f"Kies uit: {options}."
            message = f"De soort ‘{shorten(name)}’ bestaat niet."
            yield node.finding(("x-verwijst-naar", n), "schema-naam", message, hint)


def _check_key(node: Node) -> Iterator[Finding]:
    """What the parts of a list are recognised by, is a required text of each part."""
    key, whole = node.schema.get("x-sleutel"), node.whole()
    items = whole.get("items") if whole else None
    part = filled_in(items, node.around) if isinstance(items, dict) else None
    if not isinstance(key, str) or not key or part is None:
        return
    properties = part.get("properties")
    if properties is None and part.get("type") == "object":
        return
    if not isinstance(properties, dict):
        message = "‘x-sleutel’ doet alleen iets bij een lijst van groepen velden."
        yield node.finding(("x-sleutel",), "schema-waarde", message, "Haal het weg.", key=True)
    elif key not in properties:
        yield unknown_field(node, ("x-sleutel",), "x-sleutel", key, properties)
    elif not _is_required_text(key, part, node):
        message = f"Aan ‘{key}’ is een deel niet te herkennen: het is geen verplichte tekst."
        hint = f"Maak van ‘{key}’ een tekst en zet het in ‘required’, of kies een ander veld."
        yield node.finding(("x-sleutel",), "schema-waarde", message, hint)


def _is_required_text(key: str, part: Mapping[str, Any], node: Node) -> bool:
    required, schema = part.get("required"), part["properties"][key]
    whole = filled_in(schema, node.around) if isinstance(schema, dict) else None
    is_text = whole is None or whole.get("type", "string") == "string"
    return is_text and isinstance(required, list) and key in required


def _check_or_none(node: Node) -> Iterator[Finding]:
    """A list that may say ‘geen’ holds references, and holds nothing else beside that word."""
    if node.schema.get("x-of-geen") is not True or node.schema.get("type") != "array":
        return
    items = node.schema.get("items")
    if isinstance(items, dict) and "x-verwijst-naar" not in (
        filled_in(items, node.around) or items
    ):
        message = "‘x-of-geen’ doet alleen iets bij een lijst van verwijzingen."
        hint = "Haal het weg, of geef de delen ‘x-verwijst-naar’."
        yield node.finding(("x-of-geen",), "schema-waarde", message, hint, key=True)
    if not ONLY_NONE.keys() <= node.schema.keys():
        message = "Het schema verbiedt niet dat ‘geen’ naast iets anders staat."
        hint = 'Zet ernaast: "if": {"contains": {"const": "geen"}}, "then": {"maxItems": 1}.'
        yield node.finding(("x-of-geen",), "schema-ontbreekt", message, hint, key=True)


def _check_nesting(node: Node) -> Iterator[Finding]:
    whole = node.whole()
    if node.role is Role.ELEMENT and whole and whole.get("type") == "array":
        message = "Een lijst kan geen lijsten bevatten."
        hint = "Maak van elk deel een groep velden, met de binnenste lijst als veld."
        yield node.finding(("type",), "schema-waarde", message, hint)


def _check_reach(node: Node) -> Iterator[Finding]:
    """Some annotations only count at a field of the kind itself; a term is one of JSON-LD."""
    for word in ("x-jsonld", "x-gewone-taal", "x-eigen-naam", "x-vermijd"):
        if node.is_inner and word in node.schema:
            message = f"‘{word}’ doet alleen iets bij een veld van de soort zelf."
            hint = "Haal het hier weg."
            yield node.finding((word,), "schema-woord", message, hint, key=True)
    if not node.is_inner:
        yield from check_term(node, TERM_WORDS)
        yield from _check_words(node)
    if node.document.data.get("x-groep") in OUTSIDE:
        for word in ("x-overal", "x-vermijd"):
            if node.schema.get(word) is True:
                message = f"‘{word}’ doet niets bij een soort buiten het kader zelf."
                yield node.finding((word,), "schema-woord", message, "Haal het weg.", key=True)


_NOT_FREE = {"x-verwijst-naar", "oneOf", "format", "pattern"}
"""What makes that an editor doesn't write the words of a text."""


def _check_words(node: Node) -> Iterator[Finding]:
    """What says something of words stands where an editor writes them."""
    whole = node.whole() or {}
    if node.schema.get("x-eigen-naam") is True and _NOT_FREE & whole.keys():
        message = "‘x-eigen-naam’ doet alleen iets bij een tekst in vrije woorden."
        yield node.finding(("x-eigen-naam",), "schema-woord", message, "Haal het weg.", key=True)
    items = whole.get("items")
    part = filled_in(items, node.around) if isinstance(items, dict) else None
    is_free = part is None or (
        part.get("type", "string") == "string" and not _NOT_FREE & part.keys()
    )
    if node.schema.get("x-vermijd") is True and not is_free:
        message = "‘x-vermijd’ doet alleen iets bij een lijst van vrije woorden."
        yield node.finding(("x-vermijd",), "schema-woord", message, "Haal het weg.", key=True)


def check_term(node: Node, words: tuple[str, ...]) -> Iterator[Finding]:
    """What is said for linked data uses known words and known vocabularies."""
    terms = node.schema.get("x-jsonld")
    for name, value in terms.items() if isinstance(terms, dict) else ():
        if name.startswith("@") and name not in words:
            near = nearest(name, words)
            hint = f"Bedoelt u ‘{near}’?" if near else f"Kies uit: {', '.join(words)}."
            message = f"‘{shorten(name)}’ doet niets in ‘x-jsonld’."
            yield node.finding(("x-jsonld", name), "schema-woord", message, hint, key=True)
        prefix, colon, rest = value.partition(":") if isinstance(value, str) else ("", "", "")
        known = node.around.vocabularies
        is_short = bool(colon) and not rest.startswith("//")
        if is_short and known is not None and prefix not in known:
            message = (
                f"‘x-jsonld’ noemt het voorvoegsel ‘{shorten(prefix)}’, maar dat bestaat niet."
            )
            near = nearest(prefix, known)
            hint = f"Zet het in ‘x-vocabulaires’ van {SHARED}, met zijn adres."
            hint = f"Bedoelt u ‘{near}’?" if near else hint
            yield node.finding(("x-jsonld", name), "schema-naam", message, hint)
