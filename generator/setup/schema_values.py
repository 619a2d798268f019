"""What a schema says of one value: its choices, its form, its limits and its examples."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.base.findings import Finding, nearest, shorten
from generator.setup.patterns import may_hang
from generator.setup.schema_forms import is_text, is_whole
from generator.setup.schema_node import Node
from generator.setup.schema_words import sentence, shown

_CHOICE = ("const", "title", "description")
_LIMITS = (("minLength", "maxLength"), ("minItems", "maxItems"), ("minimum", "maximum"))
_FORMATS = ("date", "uri")


def check_value_words(node: Node) -> Iterator[Finding]:
    """What a schema says of a value can be met, and something enforces it."""
    yield from _check_choices(node)
    yield from _check_never(node)
    yield from _check_pattern(node)
    yield from _check_format(node)
    yield from _check_limits(node)
    yield from _check_examples(node)


def choices_of(schema: Mapping[str, Any] | None) -> list[str]:
    """The values between which a schema lets choose, in a list too."""
    items = (schema or {}).get("items")
    found = (schema or {}).get("oneOf") or (items.get("oneOf") if isinstance(items, dict) else ())
    return [
        c["const"]
        for c in (found if isinstance(found, list) else ())
        if isinstance(c, dict) and isinstance(c.get("const"), str)
    ]


def has_wrong_choices(schema: Mapping[str, Any] | None) -> bool:
    """Whether it can't be known which choices a schema gives."""
    items = (schema or {}).get("items")
    groups = [s["oneOf"] for s in (schema, items) if isinstance(s, dict) and "oneOf" in s]
    return not all(isinstance(g, list) and g and all(map(_is_choice, g)) for g in groups)


def _check_choices(node: Node) -> Iterator[Finding]:
    choices = node.schema.get("oneOf", [{}])
    if not isinstance(choices, list) or not choices:
        message = f"Bij ‘oneOf’ hoort een lijst met keuzes, niet {shown(choices)}."
        yield node.finding(("oneOf",), "schema-keuze", message, _CHOICE_HINT)
        return
    seen: set[str] = set()
    for n, choice in enumerate(choices if "oneOf" in node.schema else ()):
        if not _is_choice(choice):
            message = "Een keuze bestaat uit ‘const’, ‘title’ en ‘description’, elk met een tekst."
            yield node.finding(("oneOf", n), "schema-keuze", message, _CHOICE_HINT)
        elif choice["const"] in seen:
            message = f"De keuze ‘{shorten(choice['const'])}’ staat hier twee keer."
            hint = "Haal een van de twee weg: niemand kan haar anders kiezen."
            yield node.finding(("oneOf", n, "const"), "schema-keuze", message, hint)
        else:
            seen.add(choice["const"])


_CHOICE_HINT = (
    'Schrijf elke keuze als {"const": "waarde", "title": "Naam", "description": "Uitleg."}.'
)


def _is_choice(choice: Any) -> bool:
    return (
        isinstance(choice, dict)
        and set(choice) == set(_CHOICE)
        and all(map(is_text, choice.values()))
    )


def _check_never(node: Node) -> Iterator[Finding]:
    """Values that are refused with a reason stand beside choices, and are none of them."""
    never, whole = node.schema.get("x-nooit"), node.whole()
    if not isinstance(never, dict) or whole is None:
        return
    if "oneOf" not in whole:
        message = "‘x-nooit’ doet alleen iets naast ‘oneOf’."
        hint = "Geef het veld keuzes, of haal ‘x-nooit’ weg."
        yield node.finding(("x-nooit",), "schema-waarde", message, hint, key=True)
    for value in set(never) & set(choices_of(whole)):
        message = f"‘{shorten(value)}’ is een keuze, en staat ook in ‘x-nooit’."
        hint = "Haal haar weg uit ‘x-nooit’ of uit ‘oneOf’."
        yield node.finding(("x-nooit", value), "schema-waarde", message, hint, key=True)


def compiled(pattern: object) -> re.Pattern[str] | None:
    """A pattern of a schema, or ``None`` if it is none."""
    if not isinstance(pattern, str):
        return None
    try:
        with warnings.catch_warnings():
            # What Python warns of, another version or another program reads otherwise.
            warnings.simplefilter("error")
            return re.compile(pattern)
    except (re.error, OverflowError, RecursionError, Warning):
        return None


def _check_pattern(node: Node) -> Iterator[Finding]:
    pattern = node.schema.get("pattern")
    if isinstance(pattern, str) and compiled(pattern) and may_hang(pattern):
        message = "Met dit patroon kan de controle van een gewone tekst eindeloos duren."
        yield node.finding(("pattern",), "schema-patroon", message, _SLOW_HINT)
    elif "pattern" in node.schema and compiled(pattern) is None:
        message = f"{sentence(shown(node.schema['pattern']))} is geen reguliere expressie."
        hint = "Kijk of elk haakje wordt gesloten, en of elke \\ dubbel staat."
        yield node.finding(("pattern",), "schema-patroon", message, hint)


_SLOW_HINT = (
    "Zet geen herhaling in een herhaling, tenzij met een vast teken ervoor of erachter, zoals in "
    "(-[a-z]+)*. Gebruik verder alleen tekens, tekenklassen, gewone groepen en hoe vaak zij er "
    "staan."
)


def _check_format(node: Node) -> Iterator[Finding]:
    """A format that nothing enforces, promises what isn't so.

    The check of a document enforces that a ``date`` is a day, and that an ``uri`` is an address.
    """
    form = node.schema.get("format", "date")
    if form not in _FORMATS:
        near = nearest(form, _FORMATS) if isinstance(form, str) else None
        message = f"Niets controleert of een waarde de vorm {shown(form)} heeft."
        hint = f"Bedoelt u ‘{near}’?" if near else "Gebruik ‘pattern’, of kies uit: date, uri."
        yield node.finding(("format",), "schema-formaat", message, hint)


def _check_limits(node: Node) -> Iterator[Finding]:
    for low, high in _LIMITS:
        least, most = node.schema.get(low), node.schema.get(high)
        if _is_above(least, most):
            message = (
                f"‘{low}’ is {least} en ‘{high}’ is {most}: geen enkele waarde past daartussen."
            )
            yield node.finding((high,), "schema-waarde", message, "Verbeter een van de twee.")


def _is_above(least: Any, most: Any) -> bool:
    return is_whole(least) and is_whole(most) and bool(least > most)


_KINDS_OF_VALUE: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "string": (lambda v: isinstance(v, str), "een tekst"),
    "integer": (is_whole, "een geheel getal"),
    "array": (lambda v: isinstance(v, list), "een lijst"),
    "object": (lambda v: isinstance(v, dict), "een object"),
}


def _check_examples(node: Node) -> Iterator[Finding]:
    """The examples are of the type of the field: new files are filled in with them."""
    whole, examples = node.whole(), node.schema.get("examples")
    of_type = whole.get("type") if whole else None
    if not isinstance(of_type, str) or of_type not in _KINDS_OF_VALUE:
        return
    holds, wanted = _KINDS_OF_VALUE[of_type]
    for n, example in enumerate(examples if isinstance(examples, list) else ()):
        if not holds(example):
            message = (
                f"Bij ‘type’: ‘{of_type}’ hoort als voorbeeld {wanted}, niet {shown(example)}."
            )
            yield node.finding(("examples", n), "schema-waarde", message, "Verbeter het voorbeeld.")
