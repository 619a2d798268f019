"""What an editor has yet to fill in: the signs of a new file, and words that only keep a place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.base.findings import Finding, shorten
from generator.base.phrases import listed
from generator.base.schema import Field, Kind
from generator.base.texts import Place, is_free, lasting_texts
from generator.form.one_form import is_blank
from generator.load.document import Document

TO_FILL_IN = "‹vul in›"
"""Stands in a new file for what the editor will write."""

_SIGN = re.compile(r"‹[^‹›\n]*\bvul in\b[^‹›\n]*›|\A‹[^‹›\n]*›\Z")
# Whatever stands around them, nobody publishes these.
_SURE = (
    r"to[ -]?do|fixme|tbd|tba|n\.?t\.?b|lorem ipsum.*|x{3,}|asdf\w*"
    r"|(?:nog )?(?:in te vullen|invullen|aan te vullen|aanvullen)"
    r"|vul(?: dit| hier)?(?: nog)? (?:in|aan)"
    r"|(?:tekst|uitleg|inhoud|beschrijving|titel|toelichting) (?:volgt|komt)(?: nog| later)?"
    r"|(?:volgt|komt) (?:nog|later)|nader te bepalen|nog te (?:bepalen|schrijven|doen)"
    r"|hier komt (?:de |een |nog )*(?:tekst|titel|uitleg|toelichting)"
    r"|(?:typ|schrijf|vul) hier(?: (?:de|uw|een) \w+)?|placeholder|dummy(?:tekst)?"
)
_ALONE = (
    r"n\.?v\.?t|p\.?m|test(?:tekst|titel|je| ?\d+)?|dit is een test|xx|bla(?: ?bla)*|volgt"
    r"|voorbeeldtekst|niet van toepassing"
)
_WHOLE = re.compile(rf"(?:{_SURE}|{_ALONE})", re.IGNORECASE)
_LINE = re.compile(rf"(?:{_SURE})", re.IGNORECASE)
_AROUND = re.compile(r"^[\W_]+|[\W_]+$")
_BRACKETS = re.compile(
    r"[<\[](?:\w+ ){0,3}(?:naam|titel|tekst|bedrag|datum|hier|vul|invullen|jaar|plaats|reden)"
    r"(?: \w+){0,3}[>\]]",
    re.IGNORECASE,
)
_CODE = re.compile(r"[a-z0-9-]+")
_MARK = re.compile(r"[\s?!.,…_*/\-–—]+")
_LONGEST = 60
"""A line that is longer says something, unless it begins with what says that it doesn't."""
_STARTS = ("TODO", "FIXME", "XXX", "To do:", "Todo:", "todo:", "Lorem ipsum", "lorem ipsum")


def unfilled(document: Document, kind: Kind) -> Iterator[tuple[Place, Finding]]:
    """What has yet to be filled in, by its place."""
    for place, field, value in lasting_texts(kind.fields, document.data):
        if shown := _placeholder(field, value):
            yield place, _named(document, place, field, shown)


def _placeholder(field: Field, value: str) -> str:
    """What in a text only keeps a place; empty when it is filled in."""
    if "‹" in value and (match := _SIGN.search(value)):
        return match[0]
    if field.references or field.choices or field.date or field.name == "id" or is_blank(value):
        return ""
    if len(value) <= _LONGEST and _says_nothing(field, value):
        return value
    if "\n" not in value:
        return value if value.startswith(_STARTS) else ""
    return next((x for x in value.split("\n") if _keeps_a_place(_AROUND.sub("", x))), "")


def _says_nothing(field: Field, value: str) -> bool:
    """Whether a whole text is a word that keeps a place, a mark, or the name of its field."""
    if _BRACKETS.fullmatch(value.strip()):
        return True
    bare = _AROUND.sub("", value)
    if field.pattern and _CODE.fullmatch(bare):
        return False
    return bool(
        _MARK.fullmatch(value)
        or _WHOLE.fullmatch(bare)
        or _is_label(field, value)
        or bare.startswith(_STARTS)
    )


def _keeps_a_place(line: str) -> bool:
    """Whether a line on its own says that something is still to come."""
    if len(line) > _LONGEST:
        return line.startswith(_STARTS)
    return bool(_LINE.fullmatch(line) or line.startswith(_STARTS))


def _is_label(field: Field, value: str) -> bool:
    """Whether a text is what the field itself is called."""
    name = value.strip(" .:…").casefold()
    return bool(field.title) and name in {field.title.casefold(), field.name}


def _named(document: Document, place: Place, field: Field, shown: str) -> Finding:
    name = next(step for step in reversed(place) if isinstance(step, str))
    return document.finding(
        place,
        "nog-invullen",
        f"Het veld ‘{name}’ is nog niet ingevuld: er staat ‘{shorten(shown.strip(), 40)}’.",
        _hint(field),
    )


_FEW = 3


def _hint(field: Field) -> str:
    if field.choices:
        return f"Kies uit: {', '.join(c.value for c in field.choices)}."
    example = next((e for e in field.examples if not isinstance(e, list | dict)), None)
    if field.references and example is None:
        several = len(field.references) > _FEW
        return f"Noem hier {'een id' if several else f'iets uit: {listed(field.references)}'}."
    act = "Schrijf hier uw eigen tekst." if is_free(field) else "Vul het in."
    if not field.required:
        act = f"{act[:-1]}, of haal de regel weg."
    return act if example is None else f"{act} Bijvoorbeeld: {shorten(example, 80)}"
