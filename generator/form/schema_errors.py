"""What JSON Schema says of a document, as Dutch sentences with a way to mend it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from generator.base.findings import SUGGESTIONS, Finding, nearest, shorten
from generator.base.schema import NONE, Choice, Field, Kind
from generator.load.document import Document, Place

_LIKE = 0.7
"""How much a word must be like the name of a field to be taken for it."""


def _check_unique(
    validator: Any, wanted: bool, parts: Any, schema: Any
) -> Iterator[ValidationError]:
    """Find the first part of a list that stood there before.

    The library compares each part with each other: a minute and a half for 10,000 parts.
    """
    seen: set[str] = set()
    for n, part in enumerate(parts if wanted and isinstance(parts, list) else ()):
        text = json.dumps(part, sort_keys=True)
        if text in seen:
            yield ValidationError("double", path=[n])
            return
        seen.add(text)


def _check_properties(
    validator: Any, properties: Mapping[str, Any], instance: Any, schema: Any
) -> Iterator[ValidationError]:
    """Look into the fields that are there, but for texts that surely fit.

    Most values are short texts; the library takes half its time to find nothing wrong with them.
    """
    for name, inner in properties.items() if isinstance(instance, dict) else ():
        if name in instance and not _surely_fits(inner, instance[name]):
            yield from validator.descend(instance[name], inner, path=name, schema_path=name)


def _check_items(
    validator: Any, inner: Any, instance: Any, schema: Any
) -> Iterator[ValidationError]:
    """Look into the parts of a list, but for texts that surely fit."""
    for n, part in enumerate(instance if isinstance(instance, list) else ()):
        if not _surely_fits(inner, part):
            yield from validator.descend(part, inner, path=n)


_OF_TEXTS = frozenset({"type", "minLength", "maxLength", "pattern"})
_KEYWORDS = frozenset(Draft202012Validator.VALIDATORS)


def _surely_fits(schema: Any, value: Any) -> bool:
    """Whether a value is a text, and its schema asks no more than a length and a pattern of it."""
    if not isinstance(value, str) or not isinstance(schema, dict) or schema.get("type") != "string":
        return False
    if not _KEYWORDS & schema.keys() <= _OF_TEXTS:
        return False
    long_enough = schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value))
    return long_enough and ("pattern" not in schema or bool(re.search(schema["pattern"], value)))


_Validator: Any = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    {"properties": _check_properties, "items": _check_items, "uniqueItems": _check_unique},
)


def schema_errors(document: Document, kind: Kind) -> list[ValidationError]:
    """What the schema of a kind refuses in a document, in the order of the paths.

    A value of the wrong type is not also too long or of the wrong form.
    """
    validator = _Validator(kind.schema)
    errors = sorted(validator.iter_errors(document.data), key=lambda e: list(map(str, e.path)))
    mistyped = {tuple(e.absolute_path) for e in errors if e.validator == "type"}
    return [e for e in errors if e.validator == "type" or tuple(e.absolute_path) not in mistyped]


def misspelt_fields(errors: Iterable[ValidationError]) -> set[str]:
    """The fields that an editor seems to have meant where the schema knows no such field.

    Who wrote ‘titl’ is told so, and not also that ‘titel’ is missing.
    """
    return {
        name
        for error in errors
        if error.validator == "additionalProperties"
        for wrong in _unknown_fields(error)[:SUGGESTIONS]
        if (name := nearest(wrong, _known_fields(error), _LIKE))
    }


def _known_fields(error: ValidationError) -> list[str]:
    schema = cast("dict[str, Any]", error.schema)
    return list(schema.get("properties", {}))


def _unknown_fields(error: ValidationError) -> list[str]:
    allowed = _known_fields(error)
    return [name for name in cast("dict[str, Any]", error.instance) if name not in allowed]


def label_of(kind: Kind, place: Place) -> str:
    """What a field is called in a message: its name in the file and, if it differs, its title."""
    field = kind.field_at(place)
    name = next((str(p) for p in reversed(place) if isinstance(p, str)), "")
    title = field.title if field else ""
    return f"‘{name}’ ({title})" if title.casefold() not in {"", name} else f"‘{name}’"


_TYPES = {
    "string": "een tekst",
    "integer": "een geheel getal",
    "boolean": "‘true’ (wel) of ‘false’ (niet)",
    "array": "een lijst (regels die met ‘- ’ beginnen)",
    "object": "een groep velden (ingesprongen regels ‘veld: waarde’)",
}


def say_error(
    document: Document, kind: Kind, error: ValidationError, misspelt: Container[str]
) -> Iterator[Finding]:
    """Say one schema error as a Dutch sentence with a way to mend it."""
    if error.validator == "required":
        yield from _missing_field(document, kind, error, misspelt)
    elif error.validator == "additionalProperties":
        yield from _unknown_field(document, error)
    else:
        yield _wrong_value(document, kind, error)


def _missing_field(
    document: Document, kind: Kind, error: ValidationError, misspelt: Container[str]
) -> Iterator[Finding]:
    place: Place = tuple(error.absolute_path)
    required = cast("list[str]", error.validator_value)
    missing = [n for n in required if n not in cast("dict[str, Any]", error.instance)]
    name = next(n for n in missing if f"'{n}'" in error.message)
    if name not in misspelt:
        field = kind.field_at((*place, name))
        label = label_of(kind, (*place, name))
        hint = f"{field.description} {_example(field)}" if field else ""
        message = f"Het veld {label} ontbreekt."
        yield document.finding(place, "veld-ontbreekt", message, hint.strip())


def _unknown_field(document: Document, error: ValidationError) -> Iterator[Finding]:
    allowed = _known_fields(error)
    for n, wrong in enumerate(_unknown_fields(error)):
        near = nearest(wrong, allowed, _LIKE) if n < SUGGESTIONS else None
        yield document.finding(
            (*error.absolute_path, wrong),
            "veld-onbekend",
            f"Het veld ‘{shorten(wrong)}’ bestaat hier niet.",
            f"Bedoelt u ‘{near}’?" if near else f"Kies uit: {', '.join(allowed)}.",
            key=True,
        )


def _wrong_value(document: Document, kind: Kind, error: ValidationError) -> Finding:
    place: Place = tuple(error.absolute_path)
    if error.validator == "maxItems":
        place = (*place, cast("list[Any]", error.instance).index(NONE))
    code, sentence = SENTENCES.get(str(error.validator), _OTHER)
    message, hint = sentence(error, label_of(kind, place), kind.field_at(place))
    return document.finding(place, code, message, hint)


def _example(field: Field | None) -> str:
    examples = field.examples if field else ()
    return (
        f"Bijvoorbeeld: {shorten(examples[0])}" if examples and isinstance(examples[0], str) else ""
    )


_TYPE_HINTS = {
    "string": "Zet de waarde tussen aanhalingstekens.",
    "integer": "Schrijf alleen cijfers: geen komma, geen aanhalingstekens en niets erachter.",
    "boolean": "Schrijf ‘true’ of ‘false’ zonder aanhalingstekens.",
    "array": "Zet elk deel op een eigen regel eronder, met ‘- ’ ervoor.",
    "object": "Zet elk veld op een eigen regel eronder, twee spaties ingesprongen.",
}
_Sentence = Callable[[ValidationError, str, Field | None], tuple[str, str]]


def _wrong_type(error: ValidationError, label: str, field: Field | None) -> tuple[str, str]:
    wanted = _TYPES.get(str(error.validator_value), str(error.validator_value))
    hint = _TYPE_HINTS.get(str(error.validator_value), "")
    if isinstance(error.instance, (list, dict)) and error.validator_value == "string":
        hint = "Schrijf één tekst, zonder streepjes en zonder velden eronder."
    if isinstance(error.instance, dict) and error.validator_value == "string":
        hint = (
            "Staat er een dubbele punt in de tekst? Zet de hele tekst dan tussen aanhalingstekens."
        )
    return f"Bij {label} hoort {wanted}, niet {_shown(error.instance)}.", hint


def _shown(value: object) -> str:
    """Show a value of any type as an editor knows it, not as Python writes it."""
    if isinstance(value, bool):
        return f"‘{str(value).lower()}’"
    if isinstance(value, list):
        return "een lijst"
    return "een groep velden" if isinstance(value, dict) else f"‘{shorten(value)}’"


def _wrong_choice(error: ValidationError, label: str, field: Field | None) -> tuple[str, str]:
    choices: Sequence[Choice] = field.choices if field else ()
    if reason := dict(field.never if field else ()).get(str(error.instance)):
        return f"{label} kan niet ‘{shorten(error.instance)}’ zijn.", reason
    near = _meant_choice(str(error.instance), [c.value for c in choices])
    options = ", ".join(c.value for c in choices)
    start = f"Bedoelt u ‘{near}’? " if near else ""
    return f"{label} kan niet ‘{shorten(error.instance)}’ zijn.", f"{start}Kies uit: {options}."


_SURE = 0.8
"""How much a word must be like a choice: a choice may be the opposite of the next."""


def _meant_choice(written: str, choices: Sequence[str]) -> str | None:
    """The choice that is misspelt, or the only one that is said with other words around it."""
    words = set(re.findall(r"\w+", written.casefold()))
    said = [c for c in choices if c.casefold() in words]
    return said[0] if len(said) == 1 else nearest(written, choices, _SURE)


def _wrong_form(error: ValidationError, label: str, field: Field | None) -> tuple[str, str]:
    text = str(error.instance)
    meant = next((t for t in _close_to(text) if re.search(str(error.validator_value), t)), None)
    hint = f"Bedoelt u ‘{meant}’?" if meant else _example(field)
    return f"{label} heeft niet de goede vorm: ‘{shorten(text)}’.", hint


def _close_to(text: str) -> Iterator[str]:
    """What someone may have meant: the same without blanks, capitals or the v of a version."""
    bare = text.strip()
    yield bare
    yield bare.casefold()
    yield bare.casefold().removeprefix("v")
    if re.fullmatch(r"/?[^\s/:]+(?:/[^\s/:]+)*/?", bare):
        # The path of a page begins without a slash and ends with one.
        yield f"{bare.strip('/')}/"
    # Not in an address: there a blank stands for something that is missing.
    if not re.search(r"[/@:]", bare):
        yield re.sub(r"[\s_]+", "-", bare.casefold())


def _too_short(error: ValidationError, label: str, field: Field | None) -> tuple[str, str]:
    return f"{label} is te kort.", f"Schrijf ten minste {error.validator_value} tekens."


def _too_long(error: ValidationError, label: str, field: Field | None) -> tuple[str, str]:
    length = len(cast("str", error.instance))
    return (
        f"{label} is te lang: {length} tekens, er mogen er {error.validator_value} zijn.",
        "Maak de tekst korter, of zet uitleg in een ander veld.",
    )


def _too_few(error: ValidationError, label: str, field: Field | None) -> tuple[str, str]:
    count = len(cast("list[Any]", error.instance))
    wanted = error.validator_value
    if not count and field and field.or_none:
        return f"De lijst {label} is leeg.", f"Vul de lijst, of schrijf ‘- {NONE}’ als er geen is."
    if not count:
        hint = "Vul de lijst: dit veld is verplicht."
        if not (field and field.required):
            hint = "Vul de lijst of haal het veld weg."
        return f"De lijst {label} is leeg.", hint
    return (
        f"De lijst {label} is te kort: {count} in plaats van ten minste {wanted}.",
        "Vul de lijst aan.",
    )


def _not_alone(error: ValidationError, label: str, field: Field | None) -> tuple[str, str]:
    """Only a list that says outright that there is nothing may not be longer than that."""
    return (
        f"In de lijst {label} staat ‘{NONE}’ naast iets anders.",
        f"Haal ‘{NONE}’ weg, of haal de rest weg.",
    )


def _double(error: ValidationError, label: str, field: Field | None) -> tuple[str, str]:
    return f"In {label} staat dit twee keer.", "Haal een van de twee weg."


def _out_of_range(error: ValidationError, label: str, field: Field | None) -> tuple[str, str]:
    word = "ten minste" if error.validator == "minimum" else "ten hoogste"
    return (
        f"{label} moet {word} {error.validator_value} zijn, niet {error.instance}.",
        "Verbeter het getal.",
    )


def _other(error: ValidationError, label: str, field: Field | None) -> tuple[str, str]:
    return f"{label} klopt niet: ‘{shorten(error.instance)}’.", _example(field)


SENTENCES: Mapping[str, tuple[str, _Sentence]] = {
    "type": ("waarde-soort", _wrong_type),
    "oneOf": ("waarde-keuze", _wrong_choice),
    "pattern": ("waarde-vorm", _wrong_form),
    "minLength": ("waarde-te-kort", _too_short),
    "maxLength": ("waarde-te-lang", _too_long),
    "minItems": ("waarde-te-weinig", _too_few),
    "maxItems": ("waarde-te-veel", _not_alone),
    "uniqueItems": ("waarde-dubbel", _double),
    "minimum": ("waarde-bereik", _out_of_range),
    "maximum": ("waarde-bereik", _out_of_range),
}
"""The code of the finding about each keyword of JSON Schema, and what it says."""
_OTHER: tuple[str, _Sentence] = ("waarde-vorm", _other)
