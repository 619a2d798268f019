"""What a schema must say of its kind, and what must be different between kinds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.base.findings import Finding, shorten
from generator.setup.schema_fields import OUTSIDE, check_term, missing, unknown_field
from generator.setup.schema_forms import TYPES, is_prefix
from generator.setup.schema_node import Node, filled_in
from generator.setup.schema_values import choices_of, compiled, has_wrong_choices
from generator.setup.schema_words import meant_words, shown

_MUST = (
    "title",
    "description",
    "type",
    "properties",
    "x-meervoud",
    "x-lidwoord",
    "x-voorvoegsel",
    "x-groep",
    "x-bindt",
)
_SHEET_FIELDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "beslisboom": {
        "startvraag": (),
        "vragen": ("sleutel", "vraag", "antwoorden"),
        "uitkomsten": ("sleutel", "titel", "soort", "uitleg"),
    }
}
"""The fields that a page is made of, with those within; it is broken when one isn't there."""


def check_head(node: Node) -> Iterator[Finding]:
    """The ``$id`` of a file is its name: references between files lead by it."""
    name, own = node.document.path.rpartition("/")[2], node.schema.get("$id", "")
    if "$id" in node.schema and isinstance(own, str) and own not in {"", name}:
        message = f"Bij ‘$id’ hoort de naam van het bestand, niet {shown(own)}."
        yield node.finding(("$id",), "schema-waarde", message, f"Schrijf: {name}")


def check_kind(node: Node) -> Iterator[Finding]:
    """Everything that a kind must say, is said, and everything that it names, exists."""
    yield from missing(node, _MUST, node.schema)
    if node.schema.get("type") in TYPES and node.schema["type"] != "object":
        message = f"Een soort is een groep velden, niet {shown(node.schema['type'])}."
        yield node.finding(("type",), "schema-waarde", message, "Schrijf: object")
    properties = node.schema.get("properties")
    if isinstance(properties, dict):
        yield from _check_texts(node, properties)
        yield from _check_begin(node, properties)
        yield from _check_facts(node, properties)
        yield from _check_binding(node, properties)
        yield from _check_sheet(node, properties)
        yield from _check_id(node, properties)
    yield from check_term(node, ("@type",))


def _check_texts(node: Node, properties: Mapping[str, Any]) -> Iterator[Finding]:
    """What an item comes down to, and what stands beside its name, is one text."""
    for word in ("x-kern", "x-merk"):
        name = node.schema.get(word)
        if not isinstance(name, str) or not name:
            continue
        if name not in properties:
            yield unknown_field(node, (word,), word, name, properties)
        elif _type_of(properties[name], node) not in {"string", ""}:
            message = f"‘{word}’ noemt een veld met een tekst, en dat is ‘{name}’ niet."
            yield node.finding((word,), "schema-waarde", message, "Kies een ander veld.")


def _check_begin(node: Node, properties: Mapping[str, Any]) -> Iterator[Finding]:
    """What an item holds from is a day."""
    name = node.schema.get("x-ingang")
    if not isinstance(name, str) or not name:
        return
    if name not in properties:
        yield unknown_field(node, ("x-ingang",), "x-ingang", name, properties)
        return
    schema = properties[name]
    whole = filled_in(schema, node.around) if isinstance(schema, dict) else None
    if whole is not None and whole.get("format") != "date":
        message = f"‘x-ingang’ noemt een veld met een dag, en dat is ‘{shorten(name)}’ niet."
        hint = "Kies een veld met ‘format’: ‘date’."
        yield node.finding(("x-ingang",), "schema-waarde", message, hint)


def _type_of(schema: Any, node: Node) -> str:
    """The type of a field; empty when that can't be known."""
    whole = filled_in(schema, node.around) if isinstance(schema, dict) else None
    of_type = (whole or {}).get("type")
    return of_type if isinstance(of_type, str) and of_type in TYPES else ""


def _check_facts(node: Node, properties: Mapping[str, Any]) -> Iterator[Finding]:
    facts = node.schema.get("x-feiten")
    for n, name in enumerate(facts if isinstance(facts, list) else ()):
        if isinstance(name, str) and name not in properties:
            yield unknown_field(node, ("x-feiten", n), "x-feiten", name, properties)


def _check_binding(node: Node, properties: Mapping[str, Any]) -> Iterator[Finding]:
    """What binds everyone, or is only proposed, is said in choices that can be made."""
    for word in ("x-bindt", "x-voorstel"):
        yield from _check_choices(node, word, properties)


def _check_choices(node: Node, word: str, properties: Mapping[str, Any]) -> Iterator[Finding]:
    chosen = node.schema.get(word)
    for name, values in chosen.items() if isinstance(chosen, dict) else ():
        if name not in properties:
            yield unknown_field(node, (word, name), word, name, properties, key=True)
            continue
        schema = properties[name]
        whole = filled_in(schema, node.around) if isinstance(schema, dict) else None
        if has_wrong_choices(whole):
            continue
        choices = choices_of(whole)
        for n, value in enumerate(values if isinstance(values, list) and whole else ()):
            if isinstance(value, str) and value not in choices:
                options = shorten(", ".join(choices), 400)
                hint = f"Kies uit: {options}." if choices else f"Geef ‘{name}’ keuzes (‘oneOf’)."
                message = f"‘{shorten(value)}’ is geen keuze van het veld ‘{shorten(name)}’."
                yield node.finding((word, name, n), "schema-naam", message, hint)


def _check_sheet(node: Node, properties: Mapping[str, Any]) -> Iterator[Finding]:
    """The fields that the page of a kind is made of, are there."""
    sheet = node.schema.get("x-blad")
    needs = _SHEET_FIELDS.get(sheet, {}) if isinstance(sheet, str) else {}
    for name, parts in needs.items():
        schema = properties.get(name)
        whole = filled_in(schema, node.around) if isinstance(schema, dict) else None
        items = (whole or {}).get("items")
        inner = items.get("properties") if isinstance(items, dict) else None
        lacking = [p for p in parts if not isinstance(inner, dict) or p not in inner]
        if schema is None or (whole is not None and lacking):
            what = f"‘{name}’ met daarin {', '.join(parts)}" if parts else f"‘{name}’"
            message = f"Een blad ‘{sheet}’ heeft het veld {what} nodig."
            hint = "Voeg het veld toe, of haal ‘x-blad’ weg."
            yield node.finding(("x-blad",), "schema-naam", message, hint)


def _check_id(node: Node, properties: Mapping[str, Any]) -> Iterator[Finding]:
    """A kind requires an id whose pattern begins with the prefix."""
    prefix, own = node.schema.get("x-voorvoegsel"), properties.get("id")
    whole = filled_in(own, node.around) if isinstance(own, dict) else None
    required = node.schema.get("required", [])
    is_said = isinstance(required, list) and "required" not in meant_words(node).values()
    if "id" not in properties or (is_said and "id" not in required):
        message = "Een soort heeft een verplicht veld ‘id’."
        hint = "Zet ‘id’ in ‘properties’ en in ‘required’."
        yield node.finding(("required",), "schema-ontbreekt", message, hint)
    if whole is None or not is_prefix(prefix) or not (prefix or _is_outside(node)):
        return
    pattern = whole.get("pattern")
    if pattern is None:
        message = "Bij het veld ‘id’ ontbreekt ‘pattern’."
        hint = f"Zet erin: ‘pattern’: ‘{_like(prefix)}’."
        yield node.finding(("properties", "id"), "schema-ontbreekt", message, hint)
    elif isinstance(pattern, str) and compiled(pattern):
        yield from _check_id_pattern(node, pattern, prefix)


def _like(prefix: str) -> str:
    """A pattern for the ids of a kind."""
    return f"^{prefix}-[0-9]{{2,}}$" if prefix else "^[a-z0-9-]+$"


def _check_id_pattern(node: Node, pattern: str, prefix: str) -> Iterator[Finding]:
    """The pattern is of a whole id, and takes the ids that the program gives out itself."""
    found, first = compiled(pattern), f"{prefix}-01"
    hint = f"Schrijf bijvoorbeeld: {_like(prefix)}"
    place = ("properties", "id", "pattern")
    if not pattern.startswith(f"^{prefix}") or not pattern.endswith("$"):
        message = f"Het patroon van een id begint met ‘^{prefix}’ en eindigt met ‘$’."
        yield node.finding(place, "schema-voorvoegsel", message, hint)
    elif not prefix and node.schema.get("x-groep") == "register" and pattern[1:6] != "[0-9]":
        message = "Een soort zonder voorvoegsel heeft ids die met een cijfer beginnen."
        hint = "Begin het patroon met ‘^[0-9]’, of kies een voorvoegsel."
        yield node.finding(place, "schema-voorvoegsel", message, hint)
    elif not _is_outside(node) and not (found and found.search(first)):
        message = f"Dit patroon laat ‘{first}’ niet toe, en zo nummert ‘kader nieuw’ de onderdelen."
        yield node.finding(place, "schema-voorvoegsel", message, hint)


def _is_outside(node: Node) -> bool:
    return node.schema.get("x-groep") in OUTSIDE


def check_prefixes(kinds: Iterable[Node]) -> Iterator[Finding]:
    """The kind of an id shows from its beginning."""
    seen: dict[str, str] = {}
    for node in kinds:
        prefix, name = node.schema.get("x-voorvoegsel"), node.document.path.rpartition("/")[2]
        if not isinstance(prefix, str):
            continue
        if not prefix and not _is_outside(node):
            message = (
                "Deze soort heeft geen voorvoegsel; dat kan alleen in de groepen ‘beheer’ en "
                "‘register’."
            )
            hint = "Kies een paar kleine letters waarmee elk id begint, zoals ‘eis’."
            yield node.finding(("x-voorvoegsel",), "schema-voorvoegsel", message, hint)
        clash = [other for other in seen if other.startswith(prefix) or prefix.startswith(other)]
        if prefix and clash:
            other = clash[0]
            message = (
                f"Het voorvoegsel ‘{shorten(prefix)}’ is niet te onderscheiden van "
                f"‘{shorten(other)}’ in {seen[other]}."
            )
            hint = (
                "Kies een ander voorvoegsel: aan het begin van een id moet de soort te zien zijn."
            )
            yield node.finding(("x-voorvoegsel",), "schema-voorvoegsel", message, hint)
        elif prefix:
            seen[prefix] = name
