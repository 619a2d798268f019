"""What JSON Schema says of a document, as Dutch sentences with a way to mend it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from generator.base.findings import SUGGESTIONS, nearest, shorten
from generator.base.schema import NONE, Choice, Field, Kind
from generator.base.signs import one_form
from generator.form.flaw import Flaw
from generator.form.one_form import is_blank, says_nothing, text_form, value_form
from generator.load.document import Document, Place, is_real_date
from generator.load.unread import UNREAD

_LIKE = 0.7
"""How much a word must be like the name of a field to be taken for it."""


def _check_unique(
    validator: Any, wanted: bool, parts: Any, schema: Any
) -> Iterator[ValidationError]:
    """Find the first part of a list that stood there before.

    The library compares each part with each other: a minute and a half for 10,000 parts.
    """
    inner = schema.get("items", {})
    seen: set[str] = set()
    for n, part in enumerate(parts if wanted and isinstance(parts, list) else ()):
        try:
            text = _as_one_text(value_form(inner, part))
        except TypeError:
            # Something in it can't be read.
            continue
        if text in seen:
            yield ValidationError("double", path=[n])
            return
        seen.add(text)


def _as_one_text(value: Any) -> str:
    """A value as a text that no other value has; most are texts, which JSON would begin so too."""
    return f'"{value}' if isinstance(value, str) else json.dumps(value, sort_keys=True)


def _check_properties(
    validator: Any, properties: Mapping[str, Any], instance: Any, schema: Any
) -> Iterator[ValidationError]:
    """Look into the fields that are there, but for texts that surely fit.

    Most values are short texts; the library takes half its time to find nothing wrong with them.
    """
    required = schema.get("required", ())
    for name, inner in properties.items() if isinstance(instance, dict) else ():
        if name not in instance or _surely_fits(inner, instance[name]):
            continue
        if name in required and _is_left_out(inner, instance[name]):
            yield _blank(instance[name], path=[name])
        else:
            yield from validator.descend(instance[name], inner, path=name, schema_path=name)


def _is_left_out(schema: Any, value: Any) -> bool:
    """Whether no version would hold a group or list; of an empty list, ``minItems`` says so."""
    is_group = isinstance(value, dict) and schema.get("type") == "object"
    is_list = value == [] and schema.get("type") == "array" and "minItems" not in schema
    return is_list or (is_group and says_nothing(value_form(schema, value)))


def _check_items(
    validator: Any, inner: Any, instance: Any, schema: Any
) -> Iterator[ValidationError]:
    """Look into the parts of a list, but for texts that surely fit."""
    for n, part in enumerate(instance if isinstance(instance, list) else ()):
        if not _surely_fits(inner, part):
            yield from validator.descend(part, inner, path=n)


def _check_type(
    validator: Any, wanted: Any, instance: Any, schema: Any
) -> Iterator[ValidationError]:
    """Find a value of another type, and a text of which a reader sees nothing."""
    if wanted == "string" and isinstance(instance, str):
        # A schema that asks for no sign at all means it: the address of the first page is empty.
        if is_blank(instance) and (instance or schema.get("minLength") != 0):
            yield _blank(instance)
    else:
        yield from Draft202012Validator.VALIDATORS["type"](validator, wanted, instance, schema)


def _blank(instance: Any, path: Sequence[str] = ()) -> ValidationError:
    return ValidationError("blank", validator=BLANK, instance=instance, path=path)


def _check_shortest(
    validator: Any, least: int, instance: Any, schema: Any
) -> Iterator[ValidationError]:
    if isinstance(instance, str) and len(text_form(schema, instance)) < least:
        yield ValidationError("short")


def _check_longest(
    validator: Any, most: int, instance: Any, schema: Any
) -> Iterator[ValidationError]:
    if isinstance(instance, str) and len(text_form(schema, instance)) > most:
        yield ValidationError("long")


def _check_fewest(
    validator: Any, least: int, instance: Any, schema: Any
) -> Iterator[ValidationError]:
    """Find a list that is too short; where a part can't be read there may be more of them."""
    if isinstance(instance, list) and len(instance) < least and UNREAD not in instance:
        yield ValidationError("few")


def _check_pattern(
    validator: Any, pattern: str, instance: Any, schema: Any
) -> Iterator[ValidationError]:
    """Find a text of another form, as it was written or as a version will hold it."""
    if isinstance(instance, str) and not (
        re.search(pattern, instance) and re.search(pattern, text_form(schema, instance))
    ):
        yield ValidationError("form")


BLANK = "blank"
"""What schema errors call a text or group that says nothing; JSON Schema has no word for it."""
_OF_TEXTS = frozenset({"type", "minLength", "maxLength", "pattern"})
_OF_CHOICES = frozenset({"type", "oneOf"})
_KEYWORDS = frozenset(Draft202012Validator.VALIDATORS)


def _surely_fits(schema: Any, value: Any) -> bool:
    """Whether a value is a text, and fits a schema that asks no more than a form or a choice of it.

    Of what can't be read something is said already.
    """
    if value is UNREAD:
        return True
    if not isinstance(value, str) or not isinstance(schema, dict) or schema.get("type") != "string":
        return False
    # Blanks and line breaks, which a version may hold otherwise, are left to a closer look.
    if not value[:1].isalnum():
        return False
    asked = _KEYWORDS & schema.keys()
    if asked == _OF_CHOICES:
        return _is_one_of(value, schema["oneOf"])
    return (
        asked <= _OF_TEXTS
        and _fits_in(value, schema.get("minLength", 0), schema.get("maxLength", 3 * len(value)))
        and ("pattern" not in schema or _has_form(value, schema["pattern"]))
    )


def _is_one_of(text: str, choices: Any) -> bool:
    """Whether a text is just one of the choices, and those are no more than texts."""
    return (
        isinstance(choices, list)
        and all(isinstance(c, dict) and _KEYWORDS & c.keys() == {"const"} for c in choices)
        and sum(choice["const"] == text for choice in choices) == 1
    )


def _fits_in(text: str, least: int, most: int) -> bool:
    """Whether a text surely fits, whatever a version leaves out of it or composes in it."""
    if _is_kept(text):
        return least <= len(text) <= most
    start = text[:least]
    # Composed letters may be longer: up to three signs for one.
    return 3 * len(text) <= most and (
        least <= 1 or (len(start) == least and start.isascii() and start.isalnum())
    )


def _has_form(text: str, pattern: str) -> bool:
    return _is_kept(text) and re.search(pattern, text) is not None


def _is_kept(text: str) -> bool:
    """Whether a version surely holds a text that begins with no blank as it was written."""
    is_spaced = text.isprintable() and "  " not in text and not text.endswith(" ")
    return is_spaced and one_form(text) == text


_Validator: Any = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    {
        "properties": _check_properties,
        "items": _check_items,
        "uniqueItems": _check_unique,
        "type": _check_type,
        "minItems": _check_fewest,
        "minLength": _check_shortest,
        "maxLength": _check_longest,
        "pattern": _check_pattern,
    },
)


def schema_errors(document: Document, kind: Kind) -> list[ValidationError]:
    """What the schema of a kind refuses in a document, in the order of the paths.

    A value of the wrong type, or one that says nothing, is not also too short or of the wrong form.
    """
    validator = _Validator(kind.schema)
    errors = sorted(validator.iter_errors(document.data), key=lambda e: list(map(str, e.path)))
    alone = {tuple(e.absolute_path) for e in errors if e.validator in _ALONE}
    return [
        e
        for e in errors
        if (e.validator in _ALONE or tuple(e.absolute_path) not in alone)
        and not (e.validator == "required" and may_lack(document, tuple(e.absolute_path)))
    ]


_ALONE = frozenset({"type", BLANK})


def may_lack(document: Document, place: Place) -> bool:
    """Whether a field that seems to be missing may be there, under a name that can't be read."""
    return place in document.nameless or place in document.torn


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


def _fields_below_nothing(error: ValidationError) -> set[str]:
    """The fields that belong in a group with nothing in it: they stand below it, unindented."""
    properties = cast("dict[str, Any]", error.schema).get("properties", {})
    instance = cast("dict[str, Any]", error.instance)
    empty = (properties[n] for n, v in instance.items() if v is UNREAD and n in properties)
    return {name for schema in empty for name in _names_in(schema)}


def _names_in(schema: Mapping[str, Any]) -> Iterator[str]:
    if "items" in schema:
        yield from _names_in(schema["items"])
    for name, inner in schema.get("properties", {}).items():
        yield name
        yield from _names_in(inner)


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
) -> Iterator[Flaw]:
    """Say one schema error as a Dutch sentence with a way to mend it."""
    if error.validator == "required":
        yield from _missing_field(document, kind, error, misspelt)
    elif error.validator == "additionalProperties":
        if tuple(error.absolute_path) not in document.torn:
            yield from _unknown_field(document, error)
    else:
        yield _wrong_value(document, kind, error)


def _missing_field(
    document: Document, kind: Kind, error: ValidationError, misspelt: Container[str]
) -> Iterator[Flaw]:
    place: Place = tuple(error.absolute_path)
    required = cast("list[str]", error.validator_value)
    missing = [n for n in required if n not in cast("dict[str, Any]", error.instance)]
    name = next(n for n in missing if f"'{n}'" in error.message)
    if name not in misspelt:
        field = kind.field_at((*place, name))
        label = label_of(kind, (*place, name))
        hint = f"{field.description} {_example(field)}" if field else ""
        message = f"Het veld {label} ontbreekt."
        finding = document.finding(place, "veld-ontbreekt", message, hint.strip())
        yield Flaw((*place, name), finding)


def _unknown_field(document: Document, error: ValidationError) -> Iterator[Flaw]:
    allowed = _known_fields(error)
    indented = _fields_below_nothing(error)
    for n, wrong in enumerate(w for w in _unknown_fields(error) if w not in indented):
        near = nearest(wrong, allowed, _LIKE) if n < SUGGESTIONS else None
        place = (*error.absolute_path, wrong)
        finding = document.finding(
            place,
            "veld-onbekend",
            f"Het veld ‘{shorten(wrong)}’ bestaat hier niet.",
            f"Bedoelt u ‘{near}’?" if near else f"Kies uit: {', '.join(allowed)}.",
            key=True,
        )
        yield Flaw((*error.absolute_path, near or wrong), finding)


def _wrong_value(document: Document, kind: Kind, error: ValidationError) -> Flaw:
    place: Place = tuple(error.absolute_path)
    if error.validator == "maxItems":
        place = (*place, cast("list[Any]", error.instance).index(NONE))
    code, sentence = SENTENCES.get(str(error.validator), _OTHER)
    message, hint = sentence(error, label_of(kind, place), kind.field_at(place))
    if error.validator == BLANK and _may_go(kind.schema, document.data, place):
        hint = "Vul een waarde in, of haal dit weg."
    return Flaw(place, document.finding(place, code, message, hint))


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
    if hint == _TYPE_HINTS["string"] and field and not fits_as_text(field, error.instance):
        hint = _example(field) or hint
    return f"Bij {label} hoort {wanted}, niet {_shown(error.instance)}.", hint


def fits_as_text(field: Field, value: object) -> bool:
    """Whether a value would do once it stands in quotes; if not, quotes are no mend."""
    text = str(value)
    if field.date:
        return is_real_date(text)
    return not field.pattern or re.search(field.pattern, text) is not None


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


def _says_nothing(error: ValidationError, label: str, field: Field | None) -> tuple[str, str]:
    return f"Bij {label} staat niets, of alleen spaties.", "Vul een waarde in."


def _may_go(schema: Mapping[str, Any], data: Any, place: Place) -> bool:
    """Whether the schema still fits without what stands at a place."""
    for step in place[:-1]:
        data = data[step]
        schema = schema.get("items", {}) if isinstance(step, int) else schema["properties"][step]
    if isinstance(place[-1], int):
        least: int = max(1, schema.get("minItems", 0))
        return len(data) > least
    required: Sequence[str] = schema.get("required", ())
    return place[-1] not in required


def _too_short(error: ValidationError, label: str, field: Field | None) -> tuple[str, str]:
    return f"{label} is te kort.", f"Schrijf ten minste {error.validator_value} tekens."


def _too_long(error: ValidationError, label: str, field: Field | None) -> tuple[str, str]:
    length = len(text_form(cast("dict[str, Any]", error.schema), cast("str", error.instance)))
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
    BLANK: ("waarde-leeg", _says_nothing),
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
