"""Good schemas, and mistakes that someone could make in them with what is said of each.

``good`` gives small schemas that use every word once; ``CASES`` changes one thing at a time.
"""

from __future__ import annotations

import copy
from typing import Any, NamedTuple

from generator.setup.schema_forms import DRAFT

Place = tuple[str | int, ...]


def field(**words: Any) -> dict[str, Any]:
    """A text with all that a field must say; ``x_gevolg`` stands for ``x-gevolg``."""
    basis = {
        "title": "Naam",
        "description": "Hoe het heet.",
        "type": "string",
        "examples": ["Een naam"],
        "x-gevolg": "normatief",
    }
    return basis | {name.replace("x_", "x-").replace("_", "-"): v for name, v in words.items()}


def listed(**items: Any) -> dict[str, Any]:
    """A list with all that it must say."""
    return field(type="array", examples=[["a"]], items=items)


CHOICES = [
    {"const": "ja", "title": "Ja", "description": "Het is zo."},
    {"const": "nee", "title": "Nee", "description": "Het is niet zo."},
]


def good_kind(prefix: str) -> dict[str, Any]:
    """A small kind that uses every word once."""
    part = {
        "type": "object",
        "properties": {"sleutel": field(), "uitleg": field(contentMediaType="text/markdown")},
        "required": ["sleutel"],
        "additionalProperties": False,
    }
    return {
        "$schema": DRAFT,
        "title": "Eis",
        "description": "Wat er moet.",
        "x-meervoud": "Eisen",
        "x-lidwoord": "de",
        "x-voorvoegsel": prefix,
        "x-groep": "kader",
        "x-bindt": {"stand": ["ja"]},
        "x-kern": "kern",
        "x-feiten": ["stand", "aantal"],
        "x-merk": "stand",
        "x-jsonld": {"@type": "schema:Thing"},
        "type": "object",
        "properties": {
            "id": field(pattern=f"^{prefix}-[0-9]{{2,}}$"),
            "titel": {"$ref": "delen.schema.json#/$defs/titel", "x-eigen-naam": True},
            "kern": field(maxLength=90, x_jsonld={"@id": "schema:name"}, x_overal=True),
            "stand": field(oneOf=copy.deepcopy(CHOICES), x_nooit={"soms": "Kies ja of nee."}),
            "aantal": field(type="integer", examples=[3], minimum=0, maximum=9),
            "dag": field(format="date"),
            "web": field(format="uri", pattern="^https://"),
            "delen": listed(**part) | {"x-sleutel": "sleutel", "examples": [[{"sleutel": "a"}]]},
            "woorden": listed(type="string") | {"x-vermijd": True, "x-overal": True},
            "anderen": listed(type="string", x_verwijst_naar=1),
        },
        "required": ["id", "titel"],
        "additionalProperties": False,
    }


def good() -> dict[str, dict[str, Any]]:
    """Good schemas by file name: two kinds, and the parts that they share."""
    kinds = {name: good_kind(prefix) for name, prefix in (("eisen", "ei"), ("normen", "no"))}
    for schema in kinds.values():
        schema["properties"]["anderen"]["items"] = {
            "type": "string",
            "x-verwijst-naar": ["eisen"],
            "x-omgekeerd": "Genoemd door",
        }
    opvolgers = listed(**{"type": "string", "x-verwijst-naar": ["*"], "x-omgekeerd": "Voor"}) | {
        "x-of-geen": True,
        "if": {"contains": {"const": "geen"}},
        "then": {"maxItems": 1},
    }
    shared = {
        "$schema": DRAFT,
        "$id": "delen.schema.json",
        "title": "Delen",
        "description": "Wat soorten delen.",
        "x-vocabulaires": {"schema": "https://schema.org/"},
        "$defs": {
            "titel": field(minLength=2),
            "einde": field(
                type="object",
                examples=[{"opvolgers": ["a"]}],
                properties={"opvolgers": opvolgers, "naam": {"$ref": "#/$defs/titel"}},
                required=["naam"],
                additionalProperties=False,
            ),
        },
    }
    files = {f"{name}.schema.json": schema for name, schema in kinds.items()}
    return files | {"delen.schema.json": shared}


KIND, SHARED = "eisen.schema.json", "delen.schema.json"
GONE = object()


class Renamed(NamedTuple):
    """What stands there, comes to stand under another name."""

    name: str


class Mistake(NamedTuple):
    """A file, a place in it, what comes there (or nothing), and what is said at which place.

    ``at`` ends with a colon when it is the name that is pointed at, and not its value.
    """

    file: str
    place: Place
    value: Any
    at: str
    rule: str
    message: str
    hint: str


def at(place: str) -> Place:
    """``properties.kern`` as a place; numbers are steps into a list."""
    return tuple(int(p) if p.isdigit() else p for p in place.split(".") if p)


def kind(place: str, value: Any, where: str, said: str) -> Mistake:
    """A mistake in a kind; ``said`` is the code, the message and the hint with bars between."""
    rule, message, hint = said.split("|")
    return Mistake(KIND, at(place), value, where, rule, message, hint)


def shared(place: str, value: Any, where: str, said: str) -> Mistake:
    """The same in the shared parts."""
    return kind(place, value, where, said)._replace(file=SHARED)


def changed(mistake: Mistake) -> dict[str, dict[str, Any]]:
    """The good schemas with one mistake."""
    files = good()
    *way, last = mistake.place
    inside: Any = files[mistake.file]
    for step in way:
        inside = inside[step]
    if isinstance(mistake.value, Renamed):
        renamed = {mistake.value.name if k == last else k: v for k, v in inside.items()}
        inside.clear()
        inside.update(renamed)
    elif mistake.value is GONE:
        del inside[last]
    else:
        inside[last] = mistake.value
    return files


CASES = (
    kind(
        "required",
        Renamed("requierd"),
        "requierd:",
        "schema-woord|Het woord ‘requierd’ bestaat niet.|Bedoelt u ‘required’?",
    ),
    kind(
        "x-meervoud",
        Renamed("x-meervout"),
        "x-meervout:",
        "schema-woord|De aantekening ‘x-meervout’ bestaat niet.|Bedoelt u ‘x-meervoud’?",
    ),
    kind(
        "properties.kern.maxLength",
        Renamed("maxlength"),
        "properties.kern.maxlength:",
        "schema-woord|Het woord ‘maxlength’ bestaat niet.|Bedoelt u ‘maxLength’?",
    ),
    kind(
        "properties.kern.x-gevolg",
        Renamed("x-gevlog"),
        "properties.kern.x-gevlog:",
        "schema-woord|De aantekening ‘x-gevlog’ bestaat niet.|Bedoelt u ‘x-gevolg’?",
    ),
    kind(
        "additionalProperties",
        Renamed("aditionalProperties"),
        "aditionalProperties:",
        "schema-woord|"
        "Het woord ‘aditionalProperties’ bestaat niet.|"
        "Bedoelt u ‘additionalProperties’?",
    ),
    kind(
        "properties.delen.items.additionalProperties",
        Renamed("additionalproperties"),
        "properties.delen.items.additionalproperties:",
        "schema-woord|"
        "Het woord ‘additionalproperties’ bestaat niet.|"
        "Bedoelt u ‘additionalProperties’?",
    ),
    shared(
        "$defs.einde.properties.opvolgers.x-of-geen",
        Renamed("x-of-gen"),
        "$defs.einde.properties.opvolgers.x-of-gen:",
        "schema-woord|De aantekening ‘x-of-gen’ bestaat niet.|Bedoelt u ‘x-of-geen’?",
    ),
    kind(
        "properties.anderen.items.x-verwijst-naar",
        Renamed("x-verwijstnaar"),
        "properties.anderen.items.x-verwijstnaar:",
        "schema-woord|De aantekening ‘x-verwijstnaar’ bestaat niet.|Bedoelt u ‘x-verwijst-naar’?",
    ),
    kind(
        "requierd",
        ["id"],
        "requierd:",
        "schema-woord|Het woord ‘requierd’ bestaat niet.|Haal het weg: ‘required’ staat er al.",
    ),
    kind(
        "x-zomaar",
        1,
        "x-zomaar:",
        "schema-woord|"
        "De aantekening ‘x-zomaar’ bestaat niet.|"
        "Kies uit: x-bindt, x-blad, x-feiten, x-groep, x-ingang, x-jsonld, x-kern, x-lidwoord, "
        "x-meervoud, x-merk, x-voorstel, x-voorvoegsel.",
    ),
    kind(
        "properties.kern.desciption",
        "x",
        "properties.kern.desciption:",
        "schema-woord|"
        "Het woord ‘desciption’ bestaat niet.|"
        "Haal het weg: ‘description’ staat er al.",
    ),
    kind(
        "properties.kern.x-volgorde",
        3,
        "properties.kern.x-volgorde:",
        "schema-woord|"
        "De aantekening ‘x-volgorde’ bestaat niet.|"
        "Kies uit: x-eigen-naam, x-gevolg, x-gewone-taal, x-jsonld, x-nooit, x-omgekeerd, "
        "x-overal, x-verwijst-naar.",
    ),
    kind(
        "properties.kern.patern",
        "^a",
        "properties.kern.patern:",
        "schema-woord|Het woord ‘patern’ bestaat niet.|Bedoelt u ‘pattern’?",
    ),
    kind(
        "properties.kern.maxlength",
        3,
        "properties.kern.maxlength:",
        "schema-woord|Het woord ‘maxlength’ bestaat niet.|Haal het weg: ‘maxLength’ staat er al.",
    ),
    kind(
        "properties.delen.items.x-gevolg",
        "normatief",
        "properties.delen.items.x-gevolg:",
        "schema-woord|‘x-gevolg’ doet hier niets.|Zet het bij de lijst zelf, of haal het weg.",
    ),
    kind(
        "properties.kern.$defs",
        {"a": {"type": "string"}},
        "properties.kern.$defs:",
        "schema-woord|‘$defs’ doet hier niets.|Het hoort bovenaan delen.schema.json.",
    ),
    kind(
        "properties.kern.minItems",
        1,
        "properties.kern.minItems:",
        "schema-woord|‘minItems’ doet hier niets.|Het hoort bij een lijst (‘type’: ‘array’).",
    ),
    kind(
        "properties.aantal.pattern",
        "^1",
        "properties.aantal.pattern:",
        "schema-woord|‘pattern’ doet hier niets.|Het hoort bij een tekst (‘type’: ‘string’).",
    ),
    kind(
        "properties.delen.maxLength",
        3,
        "properties.delen.maxLength:",
        "schema-woord|‘maxLength’ doet hier niets.|Het hoort bij een tekst (‘type’: ‘string’).",
    ),
    kind(
        "properties.titel.minLength",
        3,
        "properties.titel.minLength:",
        "schema-woord|"
        "‘minLength’ kan niet naast ‘$ref’ staan.|"
        "Zet het in het gedeelde deel, of schrijf dit veld hier zelf uit.",
    ),
    kind(
        "$defs",
        {"a": {"type": "string"}},
        "$defs:",
        "schema-woord|‘$defs’ doet hier niets.|Het hoort bovenaan delen.schema.json.",
    ),
    kind(
        "x-vocabulaires",
        {"a": "https://a.nl"},
        "x-vocabulaires:",
        "schema-woord|‘x-vocabulaires’ doet hier niets.|Het hoort bovenaan delen.schema.json.",
    ),
    kind(
        "examples",
        [{}],
        "examples:",
        "schema-woord|‘examples’ doet hier niets.|Het hoort bij een veld.",
    ),
    shared(
        "x-meervoud",
        "Delen",
        "x-meervoud:",
        "schema-woord|‘x-meervoud’ doet hier niets.|Het hoort bovenaan het schema van een soort.",
    ),
    shared(
        "properties",
        {"a": {"type": "string"}},
        "properties:",
        "schema-woord|"
        "‘properties’ doet hier niets.|"
        "Het hoort bij een groep velden (‘type’: ‘object’).",
    ),
    shared(
        "$defs.titel.requierd",
        ["a"],
        "$defs.titel.requierd:",
        "schema-woord|"
        "Het woord ‘requierd’ bestaat niet.|"
        "Kies uit: $comment, $ref, contentMediaType, description, examples, format, "
        "maxLength, minLength, oneOf, pattern, title, type.",
    ),
    kind(
        "properties.delen.items.properties.sleutel.x-jsonld",
        {"@id": "schema:name"},
        "properties.delen.items.properties.sleutel.x-jsonld:",
        "schema-woord|"
        "‘x-jsonld’ doet alleen iets bij een veld van de soort zelf.|"
        "Haal het hier weg.",
    ),
    kind(
        "properties.delen.items.properties.uitleg.x-gewone-taal",
        True,
        "properties.delen.items.properties.uitleg.x-gewone-taal:",
        "schema-woord|"
        "‘x-gewone-taal’ doet alleen iets bij een veld van de soort zelf.|"
        "Haal het hier weg.",
    ),
    kind(
        "properties.delen.items.properties.sleutel.x-eigen-naam",
        True,
        "properties.delen.items.properties.sleutel.x-eigen-naam:",
        "schema-woord|"
        "‘x-eigen-naam’ doet alleen iets bij een veld van de soort zelf.|"
        "Haal het hier weg.",
    ),
    shared(
        "$defs.einde.properties.opvolgers.x-vermijd",
        True,
        "$defs.einde.properties.opvolgers.x-vermijd:",
        "schema-woord|"
        "‘x-vermijd’ doet alleen iets bij een veld van de soort zelf.|"
        "Haal het hier weg.",
    ),
    kind(
        "properties.kern.x-vermijd",
        True,
        "properties.kern.x-vermijd:",
        "schema-woord|‘x-vermijd’ doet hier niets.|Het hoort bij een lijst (‘type’: ‘array’).",
    ),
    kind(
        "properties.woorden.x-eigen-naam",
        True,
        "properties.woorden.x-eigen-naam:",
        "schema-woord|‘x-eigen-naam’ doet hier niets.|Het hoort bij een tekst (‘type’: ‘string’).",
    ),
    kind(
        "properties.aantal.x-eigen-naam",
        True,
        "properties.aantal.x-eigen-naam:",
        "schema-woord|‘x-eigen-naam’ doet hier niets.|Het hoort bij een tekst (‘type’: ‘string’).",
    ),
    kind(
        "properties.dag.x-eigen-naam",
        True,
        "properties.dag.x-eigen-naam:",
        "schema-woord|‘x-eigen-naam’ doet alleen iets bij een tekst in vrije woorden.|"
        "Haal het weg.",
    ),
    kind(
        "properties.woorden.items.oneOf",
        CHOICES,
        "properties.woorden.x-vermijd:",
        "schema-woord|‘x-vermijd’ doet alleen iets bij een lijst van vrije woorden.|Haal het weg.",
    ),
    kind(
        "x-overal",
        True,
        "x-overal:",
        "schema-woord|‘x-overal’ doet hier niets.|Het hoort bij een veld.",
    ),
    kind(
        "properties.delen.items.x-overal",
        True,
        "properties.delen.items.x-overal:",
        "schema-woord|‘x-overal’ doet hier niets.|Zet het bij de lijst zelf, of haal het weg.",
    ),
    kind(
        "properties.kern.x-overal",
        "ja",
        "properties.kern.x-overal",
        "schema-waarde|Bij ‘x-overal’ hoort true of false, niet ‘ja’.|Verbeter de waarde.",
    ),
    kind(
        "properties.woorden.x-vermijd",
        ["klant"],
        "properties.woorden.x-vermijd",
        "schema-waarde|Bij ‘x-vermijd’ hoort true of false, niet deze lijst.|Verbeter de waarde.",
    ),
    kind(
        "properties.titel.x-eigen-naam",
        1,
        "properties.titel.x-eigen-naam",
        "schema-waarde|Bij ‘x-eigen-naam’ hoort true of false, niet 1.|Verbeter de waarde.",
    ),
    kind(
        "if",
        {"required": ["kern"]},
        "if:",
        "schema-niet-ondersteund|"
        "‘if’ hoort bij JSON Schema, maar dit programma ondersteunt het niet.|"
        "Maak er een regel van: een schema kan hier geen voorwaarden stellen.",
    ),
    kind(
        "anyOf",
        [{"required": ["kern"]}],
        "anyOf:",
        "schema-niet-ondersteund|"
        "‘anyOf’ hoort bij JSON Schema, maar dit programma ondersteunt het niet.|"
        "Maak er een regel van: een schema kan hier geen voorwaarden stellen.",
    ),
    kind(
        "patternProperties",
        {"^a": {}},
        "patternProperties:",
        "schema-niet-ondersteund|"
        "‘patternProperties’ hoort bij JSON Schema, maar dit programma ondersteunt het "
        "niet.|"
        "Noem elk veld bij zijn naam in ‘properties’.",
    ),
    kind(
        "properties.kern.enum",
        ["a", "b"],
        "properties.kern.enum:",
        "schema-niet-ondersteund|"
        "‘enum’ hoort bij JSON Schema, maar dit programma ondersteunt het niet.|"
        "Gebruik ‘oneOf’, met bij elke waarde ‘const’, ‘title’ en ‘description’.",
    ),
    kind(
        "properties.kern.default",
        "a",
        "properties.kern.default:",
        "schema-niet-ondersteund|"
        "‘default’ hoort bij JSON Schema, maar dit programma ondersteunt het niet.|"
        "Haal het weg: er wordt niets mee gedaan.",
    ),
    kind(
        "properties.aantal.exclusiveMinimum",
        0,
        "properties.aantal.exclusiveMinimum:",
        "schema-niet-ondersteund|"
        "‘exclusiveMinimum’ hoort bij JSON Schema, maar dit programma ondersteunt het "
        "niet.|"
        "Gebruik ‘minimum’, met een getal hoger.",
    ),
    kind(
        "properties.delen.prefixItems",
        [{}],
        "properties.delen.prefixItems:",
        "schema-niet-ondersteund|"
        "‘prefixItems’ hoort bij JSON Schema, maar dit programma ondersteunt het niet.|"
        "Beschrijf de delen van de lijst met ‘items’.",
    ),
    kind(
        "properties.delen.if",
        {"contains": {"const": "geen"}},
        "properties.delen.if:",
        "schema-niet-ondersteund|"
        "‘if’ hoort bij JSON Schema, maar dit programma ondersteunt het niet.|"
        "Maak er een regel van: een schema kan hier geen voorwaarden stellen.",
    ),
    shared(
        "definitions",
        {"a": {}},
        "definitions:",
        "schema-niet-ondersteund|"
        "‘definitions’ hoort bij JSON Schema, maar dit programma ondersteunt het niet.|"
        "Zet een gedeeld deel in ‘$defs’ van delen.schema.json en verwijs ernaar met "
        "‘$ref’.",
    ),
    kind(
        "properties.kern.$anchor",
        "a",
        "properties.kern.$anchor:",
        "schema-niet-ondersteund|"
        "‘$anchor’ hoort bij JSON Schema, maar dit programma ondersteunt het niet.|"
        "Zet een gedeeld deel in ‘$defs’ van delen.schema.json en verwijs ernaar met "
        "‘$ref’.",
    ),
    kind(
        "title",
        "",
        "title",
        "schema-waarde|Bij ‘title’ hoort een tekst, niet een lege tekst.|Verbeter de waarde.",
    ),
    kind(
        "title",
        3,
        "title",
        "schema-waarde|Bij ‘title’ hoort een tekst, niet 3.|Verbeter de waarde.",
    ),
    kind(
        "description",
        None,
        "description",
        "schema-waarde|Bij ‘description’ hoort een tekst, niet null.|Verbeter de waarde.",
    ),
    kind(
        "type",
        "objekt",
        "type",
        "schema-waarde|"
        "Bij ‘type’ hoort een van string, integer, array, object, niet ‘objekt’.|"
        "Bedoelt u ‘object’?",
    ),
    kind(
        "type",
        "array",
        "type",
        "schema-waarde|Een soort is een groep velden, niet ‘array’.|Schrijf: object",
    ),
    kind(
        "properties.kern.type",
        "text",
        "properties.kern.type",
        "schema-waarde|"
        "Bij ‘type’ hoort een van string, integer, array, object, niet ‘text’.|"
        "Verbeter de waarde.",
    ),
    kind(
        "properties.kern.type",
        ["string", "null"],
        "properties.kern.type",
        "schema-waarde|"
        "Bij ‘type’ hoort een van string, integer, array, object, niet deze lijst.|"
        "Verbeter de waarde.",
    ),
    kind(
        "properties.kern.type",
        "boolean",
        "properties.kern.type",
        "schema-waarde|"
        "Bij ‘type’ hoort een van string, integer, array, object, niet ‘boolean’.|"
        "Verbeter de waarde.",
    ),
    kind(
        "properties.kern.type",
        "number",
        "properties.kern.type",
        "schema-waarde|"
        "Bij ‘type’ hoort een van string, integer, array, object, niet ‘number’.|"
        "Verbeter de waarde.",
    ),
    kind(
        "properties.kern.x-gevolg",
        "zwaar",
        "properties.kern.x-gevolg",
        "schema-waarde|"
        "Bij ‘x-gevolg’ hoort een van genegeerd, redactioneel, toelichtend, normatief, "
        "niet ‘zwaar’.|"
        "Verbeter de waarde.",
    ),
    kind(
        "properties.kern.x-gevolg",
        "normatif",
        "properties.kern.x-gevolg",
        "schema-waarde|"
        "Bij ‘x-gevolg’ hoort een van genegeerd, redactioneel, toelichtend, normatief, "
        "niet ‘normatif’.|"
        "Bedoelt u ‘normatief’?",
    ),
    kind(
        "x-lidwoord",
        "een",
        "x-lidwoord",
        "schema-waarde|Bij ‘x-lidwoord’ hoort ‘de’ of ‘het’, niet ‘een’.|Verbeter de waarde.",
    ),
    kind(
        "x-voorvoegsel",
        "EI-",
        "x-voorvoegsel",
        "schema-waarde|"
        "Bij ‘x-voorvoegsel’ hoort een paar kleine letters, zoals ‘eis’, niet ‘EI-’.|"
        "Verbeter de waarde.",
    ),
    kind(
        "x-groep",
        "Het kader",
        "x-groep",
        "schema-waarde|"
        "Bij ‘x-groep’ hoort één woord in kleine letters, niet ‘Het kader’.|"
        "Verbeter de waarde.",
    ),
    kind(
        "x-bindt",
        "ja",
        "x-bindt",
        "schema-waarde|"
        "Bij ‘x-bindt’ hoort true, false, of een object met bij elk veld een lijst "
        "keuzes, niet ‘ja’.|"
        "Verbeter de waarde.",
    ),
    kind(
        "x-bindt",
        {},
        "x-bindt",
        "schema-waarde|"
        "Bij ‘x-bindt’ hoort true, false, of een object met bij elk veld een lijst "
        "keuzes, niet een leeg object.|"
        "Verbeter de waarde.",
    ),
    kind(
        "x-feiten",
        [],
        "x-feiten",
        "schema-waarde|"
        "Bij ‘x-feiten’ hoort een lijst met ten minste één naam, en elke naam één keer, "
        "niet een lege lijst.|"
        "Verbeter de waarde.",
    ),
    kind(
        "x-feiten",
        "stand",
        "x-feiten",
        "schema-waarde|"
        "Bij ‘x-feiten’ hoort een lijst met ten minste één naam, en elke naam één keer, "
        "niet ‘stand’.|"
        "Verbeter de waarde.",
    ),
    kind(
        "x-blad",
        "beslisbom",
        "x-blad",
        "schema-waarde|"
        "Bij ‘x-blad’ hoort een van beslisboom, wettekst, niet ‘beslisbom’.|"
        "Bedoelt u ‘beslisboom’?",
    ),
    kind(
        "x-jsonld",
        {"type": "schema:Thing"},
        "x-jsonld.type:",
        "schema-waarde|"
        "‘type’ kan geen naam zijn in ‘x-jsonld’.|"
        "Een naam is daar een woord van JSON-LD, dat met @ begint.",
    ),
    kind(
        "x-jsonld",
        "schema:Thing",
        "x-jsonld",
        "schema-waarde|"
        "Bij ‘x-jsonld’ hoort een object met namen die met @ beginnen, niet "
        "‘schema:Thing’.|"
        "Verbeter de waarde.",
    ),
    kind(
        "required",
        ["id", "titel", "id"],
        "required.2",
        "schema-waarde|‘id’ staat hier twee keer.|Haal een van de twee weg.",
    ),
    kind(
        "required",
        "id",
        "required",
        "schema-waarde|"
        "Bij ‘required’ hoort een lijst met namen, en elke naam één keer, niet ‘id’.|"
        "Verbeter de waarde.",
    ),
    kind(
        "properties",
        ["id"],
        "properties",
        "schema-waarde|"
        "Bij ‘properties’ hoort een object met bij elke naam een schema, niet deze lijst.|"
        "Verbeter de waarde.",
    ),
    kind(
        "properties.kern",
        "een tekst",
        "properties.kern",
        "schema-waarde|"
        "Bij ‘kern’ hoort een schema tussen accolades, niet ‘een tekst’.|"
        "Verbeter de waarde.",
    ),
    kind(
        "properties.kern naam",
        field(),
        "properties.kern naam:",
        "schema-waarde|"
        "‘kern naam’ kan geen naam zijn in ‘properties’.|"
        "Een naam is daar één woord, dat met een letter begint.",
    ),
    kind(
        "properties.kern.examples",
        [],
        "properties.kern.examples",
        "schema-waarde|"
        "Bij ‘examples’ hoort een lijst met ten minste één voorbeeld, niet een lege "
        "lijst.|"
        "Verbeter de waarde.",
    ),
    kind(
        "properties.kern.examples",
        "Een naam",
        "properties.kern.examples",
        "schema-waarde|"
        "Bij ‘examples’ hoort een lijst met ten minste één voorbeeld, niet ‘Een naam’.|"
        "Verbeter de waarde.",
    ),
    kind(
        "properties.aantal.examples",
        ["3"],
        "properties.aantal.examples.0",
        "schema-waarde|"
        "Bij ‘type’: ‘integer’ hoort als voorbeeld een geheel getal, niet ‘3’.|"
        "Verbeter het voorbeeld.",
    ),
    kind(
        "properties.kern.maxLength",
        -1,
        "properties.kern.maxLength",
        "schema-waarde|"
        "Bij ‘maxLength’ hoort een geheel getal van 0 of meer, niet -1.|"
        "Verbeter de waarde.",
    ),
    kind(
        "properties.kern.maxLength",
        "90",
        "properties.kern.maxLength",
        "schema-waarde|"
        "Bij ‘maxLength’ hoort een geheel getal van 0 of meer, niet ‘90’.|"
        "Verbeter de waarde.",
    ),
    kind(
        "properties.kern.minLength",
        99,
        "properties.kern.maxLength",
        "schema-waarde|"
        "‘minLength’ is 99 en ‘maxLength’ is 90: geen enkele waarde past daartussen.|"
        "Verbeter een van de twee.",
    ),
    kind(
        "properties.delen.uniqueItems",
        "true",
        "properties.delen.uniqueItems",
        "schema-waarde|Bij ‘uniqueItems’ hoort true of false, niet ‘true’.|Verbeter de waarde.",
    ),
    kind(
        "properties.delen.items",
        [{"type": "string"}],
        "properties.delen.items",
        "schema-waarde|"
        "Bij ‘items’ hoort één schema tussen accolades, niet deze lijst.|"
        "Verbeter de waarde.",
    ),
    kind(
        "properties.kern.contentMediaType",
        "text/html",
        "properties.kern.contentMediaType",
        "schema-waarde|"
        "Bij ‘contentMediaType’ hoort ‘text/markdown’, niet ‘text/html’.|"
        "Verbeter de waarde.",
    ),
    kind(
        "$schema",
        "http://json-schema.org/draft-07/schema#",
        "$schema",
        "schema-waarde|"
        "Bij ‘$schema’ hoort ‘https://json-schema.org/draft/2020-12/schema’, niet "
        "‘http://json-schema.org/draft-07/schema#’.|"
        "Verbeter de waarde.",
    ),
    kind(
        "$id",
        "eis.schema.json",
        "$id",
        "schema-waarde|"
        "Bij ‘$id’ hoort de naam van het bestand, niet ‘eis.schema.json’.|"
        "Schrijf: eisen.schema.json",
    ),
    shared(
        "x-vocabulaires.schema",
        "schema.org",
        "x-vocabulaires.schema",
        "schema-waarde|"
        "Bij ‘schema’ hoort een adres dat met https:// of http:// begint, niet "
        "‘schema.org’.|"
        "Verbeter de waarde.",
    ),
    shared(
        "x-vocabulaires",
        "https://schema.org/",
        "x-vocabulaires",
        "schema-waarde|"
        "Bij ‘x-vocabulaires’ hoort een object met bij elk voorvoegsel een adres dat met "
        "https:// of http:// begint, niet ‘https://schema.org/’.|"
        "Verbeter de waarde.",
    ),
    kind(
        "properties.delen.x-geordend",
        "ja",
        "properties.delen.x-geordend",
        "schema-waarde|Bij ‘x-geordend’ hoort true of false, niet ‘ja’.|Verbeter de waarde.",
    ),
    kind(
        "properties.stand.x-nooit",
        ["soms"],
        "properties.stand.x-nooit",
        "schema-waarde|"
        "Bij ‘x-nooit’ hoort een object met bij elke waarde de reden, niet deze lijst.|"
        "Verbeter de waarde.",
    ),
    kind(
        "properties.stand.x-nooit.soms",
        "",
        "properties.stand.x-nooit.soms",
        "schema-waarde|"
        "Bij ‘soms’ hoort de reden, een tekst, niet een lege tekst.|"
        "Verbeter de waarde.",
    ),
    kind(
        "properties.kern.x-nooit",
        {"a": "Nee."},
        "properties.kern.x-nooit:",
        "schema-waarde|"
        "‘x-nooit’ doet alleen iets naast ‘oneOf’.|"
        "Geef het veld keuzes, of haal ‘x-nooit’ weg.",
    ),
    kind(
        "properties.stand.x-nooit.ja",
        "Nee.",
        "properties.stand.x-nooit.ja:",
        "schema-waarde|"
        "‘ja’ is een keuze, en staat ook in ‘x-nooit’.|"
        "Haal haar weg uit ‘x-nooit’ of uit ‘oneOf’.",
    ),
    kind(
        "title",
        GONE,
        "",
        "schema-ontbreekt|Bij deze soort ontbreekt ‘title’.|Schrijf hoe het op de site heet.",
    ),
    kind(
        "x-meervoud",
        GONE,
        "",
        "schema-ontbreekt|"
        "Bij deze soort ontbreekt ‘x-meervoud’.|"
        "Schrijf hoe meer dan één op de site heten.",
    ),
    kind(
        "x-voorvoegsel",
        GONE,
        "",
        "schema-ontbreekt|"
        "Bij deze soort ontbreekt ‘x-voorvoegsel’.|"
        "Schrijf waarmee een id begint, zoals ‘eis’.",
    ),
    kind(
        "x-bindt",
        GONE,
        "",
        "schema-ontbreekt|"
        "Bij deze soort ontbreekt ‘x-bindt’.|"
        "Schrijf true of false, of bij welke keuzes een onderdeel iedereen bindt.",
    ),
    kind(
        "type",
        GONE,
        "",
        "schema-ontbreekt|Bij deze soort ontbreekt ‘type’.|Schrijf: ‘type’: ‘object’.",
    ),
    kind(
        "properties",
        GONE,
        "",
        "schema-ontbreekt|Bij deze soort ontbreekt ‘properties’.|Noem de velden van de groep.",
    ),
    kind(
        "additionalProperties",
        GONE,
        "",
        "schema-open|"
        "Bij deze soort staat niet dat andere velden verboden zijn.|"
        "Zet erin: ‘additionalProperties’: false. Anders valt een typefout niet op.",
    ),
    kind(
        "properties.kern.description",
        GONE,
        "properties.kern",
        "schema-ontbreekt|"
        "Bij het veld ‘kern’ ontbreekt ‘description’.|"
        "Schrijf in een zin wat het is.",
    ),
    kind(
        "properties.kern.type",
        GONE,
        "properties.kern",
        "schema-ontbreekt|"
        "Bij het veld ‘kern’ ontbreekt ‘type’.|"
        "Kies uit: string, integer, array, object.",
    ),
    kind(
        "properties.kern.x-gevolg",
        GONE,
        "properties.kern",
        "schema-ontbreekt|"
        "Bij het veld ‘kern’ ontbreekt ‘x-gevolg’.|"
        "Zeg wat een wijziging weegt. Kies uit: genegeerd, redactioneel, toelichtend, "
        "normatief.",
    ),
    shared(
        "$defs.titel.x-gevolg",
        GONE,
        "$defs.titel",
        "schema-ontbreekt|"
        "Bij het gedeelde deel ‘titel’ ontbreekt ‘x-gevolg’.|"
        "Zeg wat een wijziging weegt. Kies uit: genegeerd, redactioneel, toelichtend, "
        "normatief.",
    ),
    kind(
        "properties.delen.items.type",
        GONE,
        "properties.delen.items",
        "schema-ontbreekt|"
        "Bij de delen van ‘delen’ ontbreekt ‘type’.|"
        "Kies uit: string, integer, array, object.",
    ),
    kind(
        "properties.delen.items.properties.sleutel.x-gevolg",
        GONE,
        "properties.delen.items.properties.sleutel",
        "schema-ontbreekt|"
        "Bij het veld ‘sleutel’ ontbreekt ‘x-gevolg’.|"
        "Zeg wat een wijziging weegt. Kies uit: genegeerd, redactioneel, toelichtend, "
        "normatief.",
    ),
    kind(
        "properties.delen.items.additionalProperties",
        GONE,
        "properties.delen.items",
        "schema-open|"
        "Bij de delen van ‘delen’ staat niet dat andere velden verboden zijn.|"
        "Zet erin: ‘additionalProperties’: false. Anders valt een typefout niet op.",
    ),
    kind(
        "properties.delen.items.additionalProperties",
        True,
        "properties.delen.items.additionalProperties",
        "schema-open|"
        "Bij de delen van ‘delen’ staat niet dat andere velden verboden zijn.|"
        "Zet erin: ‘additionalProperties’: false. Anders valt een typefout niet op.",
    ),
    kind(
        "properties.delen.items",
        GONE,
        "properties.delen",
        "schema-ontbreekt|"
        "Bij het veld ‘delen’ ontbreekt ‘items’.|"
        "Zeg wat een deel van de lijst is.",
    ),
    kind(
        "properties.delen.items.properties",
        GONE,
        "properties.delen.items",
        "schema-ontbreekt|"
        "Bij de delen van ‘delen’ ontbreekt ‘properties’.|"
        "Noem de velden van de groep.",
    ),
    kind(
        "properties.anderen.items.x-omgekeerd",
        GONE,
        "properties.anderen.items",
        "schema-ontbreekt|"
        "Bij de delen van ‘anderen’ ontbreekt ‘x-omgekeerd’.|"
        "Schrijf hoe de verwijzing heet, gezien vanaf waar zij heen wijst.",
    ),
    kind(
        "properties.anderen.items.x-verwijst-naar",
        GONE,
        "properties.anderen.items",
        "schema-ontbreekt|"
        "Bij de delen van ‘anderen’ ontbreekt ‘x-verwijst-naar’.|"
        "Noem de soorten waarnaar de waarde kan verwijzen.",
    ),
    kind(
        "properties.id",
        GONE,
        "required",
        "schema-ontbreekt|"
        "Een soort heeft een verplicht veld ‘id’.|"
        "Zet ‘id’ in ‘properties’ en in ‘required’.",
    ),
    kind(
        "required",
        ["titel"],
        "required",
        "schema-ontbreekt|"
        "Een soort heeft een verplicht veld ‘id’.|"
        "Zet ‘id’ in ‘properties’ en in ‘required’.",
    ),
    kind(
        "properties.id.pattern",
        GONE,
        "properties.id",
        "schema-ontbreekt|"
        "Bij het veld ‘id’ ontbreekt ‘pattern’.|"
        "Zet erin: ‘pattern’: ‘^ei-[0-9]{2,}$’.",
    ),
    kind(
        "x-ingang",
        "daag",
        "x-ingang",
        "schema-naam|‘x-ingang’ noemt het veld ‘daag’, maar dat bestaat niet.|Bedoelt u ‘dag’?",
    ),
    kind(
        "x-ingang",
        "kern",
        "x-ingang",
        "schema-waarde|"
        "‘x-ingang’ noemt een veld met een dag, en dat is ‘kern’ niet.|"
        "Kies een veld met ‘format’: ‘date’.",
    ),
    kind(
        "x-kern",
        "kren",
        "x-kern",
        "schema-naam|‘x-kern’ noemt het veld ‘kren’, maar dat bestaat niet.|Bedoelt u ‘kern’?",
    ),
    kind(
        "x-kern",
        "iets anders",
        "x-kern",
        "schema-naam|"
        "‘x-kern’ noemt het veld ‘iets anders’, maar dat bestaat niet.|"
        "Kies uit: id, titel, kern, stand, aantal, dag, web, delen, woorden, anderen.",
    ),
    kind(
        "x-kern",
        "aantal",
        "x-kern",
        "schema-waarde|"
        "‘x-kern’ noemt een veld met een tekst, en dat is ‘aantal’ niet.|"
        "Kies een ander veld.",
    ),
    kind(
        "x-merk",
        "status",
        "x-merk",
        "schema-naam|"
        "‘x-merk’ noemt het veld ‘status’, maar dat bestaat niet.|"
        "Kies uit: id, titel, kern, stand, aantal, dag, web, delen, woorden, anderen.",
    ),
    kind(
        "x-feiten",
        ["stand", "antal"],
        "x-feiten.1",
        "schema-naam|‘x-feiten’ noemt het veld ‘antal’, maar dat bestaat niet.|Bedoelt u ‘aantal’?",
    ),
    kind(
        "x-bindt",
        {"stadn": ["ja"]},
        "x-bindt.stadn:",
        "schema-naam|‘x-bindt’ noemt het veld ‘stadn’, maar dat bestaat niet.|Bedoelt u ‘stand’?",
    ),
    kind(
        "x-bindt",
        {"stand": ["misschien"]},
        "x-bindt.stand.0",
        "schema-naam|‘misschien’ is geen keuze van het veld ‘stand’.|Kies uit: ja, nee.",
    ),
    kind(
        "x-bindt",
        {"kern": ["ja"]},
        "x-bindt.kern.0",
        "schema-naam|‘ja’ is geen keuze van het veld ‘kern’.|Geef ‘kern’ keuzes (‘oneOf’).",
    ),
    kind(
        "required",
        ["id", "titel", "krn"],
        "required.2",
        "schema-naam|‘required’ noemt het veld ‘krn’, maar dat bestaat niet.|Bedoelt u ‘kern’?",
    ),
    kind(
        "properties.anderen.items.x-verwijst-naar",
        ["eis"],
        "properties.anderen.items.x-verwijst-naar.0",
        "schema-naam|De soort ‘eis’ bestaat niet.|Bedoelt u ‘eisen’?",
    ),
    kind(
        "properties.anderen.items.x-verwijst-naar",
        ["scholen"],
        "properties.anderen.items.x-verwijst-naar.0",
        "schema-naam|De soort ‘scholen’ bestaat niet.|Kies uit: eisen, normen.",
    ),
    kind(
        "properties.anderen.items.x-verwijst-naar",
        ["*", "eisen"],
        "properties.anderen.items.x-verwijst-naar.0",
        "schema-waarde|"
        "‘*’ staat voor alle soorten, en staat dus alleen.|"
        "Haal ‘*’ weg, of haal de rest weg.",
    ),
    kind(
        "properties.anderen.items.x-verwijst-naar",
        "eisen",
        "properties.anderen.items.x-verwijst-naar",
        "schema-waarde|"
        "Bij ‘x-verwijst-naar’ hoort een lijst met ten minste één naam, en elke naam één "
        "keer, niet ‘eisen’.|"
        "Verbeter de waarde.",
    ),
    kind(
        "properties.anderen.items.x-verwijst-naar",
        [],
        "properties.anderen.items.x-verwijst-naar",
        "schema-waarde|"
        "Bij ‘x-verwijst-naar’ hoort een lijst met ten minste één naam, en elke naam één "
        "keer, niet een lege lijst.|"
        "Verbeter de waarde.",
    ),
    kind(
        "properties.delen.x-sleutel",
        "sleutl",
        "properties.delen.x-sleutel",
        "schema-naam|"
        "‘x-sleutel’ noemt het veld ‘sleutl’, maar dat bestaat niet.|"
        "Bedoelt u ‘sleutel’?",
    ),
    kind(
        "properties.delen.x-sleutel",
        "uitleg",
        "properties.delen.x-sleutel",
        "schema-waarde|"
        "Aan ‘uitleg’ is een deel niet te herkennen: het is geen verplichte tekst.|"
        "Maak van ‘uitleg’ een tekst en zet het in ‘required’, of kies een ander veld.",
    ),
    kind(
        "properties.anderen.x-sleutel",
        "id",
        "properties.anderen.x-sleutel:",
        "schema-waarde|"
        "‘x-sleutel’ doet alleen iets bij een lijst van groepen velden.|"
        "Haal het weg.",
    ),
    kind(
        "x-jsonld",
        {"@type": "shema:Thing"},
        "x-jsonld.@type",
        "schema-naam|"
        "‘x-jsonld’ noemt het voorvoegsel ‘shema’, maar dat bestaat niet.|"
        "Bedoelt u ‘schema’?",
    ),
    kind(
        "x-jsonld",
        {"@tpye": "schema:Thing"},
        "x-jsonld.@tpye:",
        "schema-woord|‘@tpye’ doet niets in ‘x-jsonld’.|Bedoelt u ‘@type’?",
    ),
    kind(
        "properties.kern.x-jsonld",
        {"@id": "dcterms:title"},
        "properties.kern.x-jsonld.@id",
        "schema-naam|"
        "‘x-jsonld’ noemt het voorvoegsel ‘dcterms’, maar dat bestaat niet.|"
        "Zet het in ‘x-vocabulaires’ van delen.schema.json, met zijn adres.",
    ),
    kind(
        "properties.kern.x-jsonld",
        {"@idd": "schema:name"},
        "properties.kern.x-jsonld.@idd:",
        "schema-woord|‘@idd’ doet niets in ‘x-jsonld’.|Bedoelt u ‘@id’?",
    ),
    kind(
        "properties.dag.format",
        "dates",
        "properties.dag.format",
        "schema-formaat|Niets controleert of een waarde de vorm ‘dates’ heeft.|Bedoelt u ‘date’?",
    ),
    kind(
        "properties.kern.format",
        "email",
        "properties.kern.format",
        "schema-formaat|"
        "Niets controleert of een waarde de vorm ‘email’ heeft.|"
        "Gebruik ‘pattern’, of kies uit: date, uri.",
    ),
    kind(
        "properties.kern.format",
        3,
        "properties.kern.format",
        "schema-formaat|"
        "Niets controleert of een waarde de vorm 3 heeft.|"
        "Gebruik ‘pattern’, of kies uit: date, uri.",
    ),
    kind(
        "properties.id.pattern",
        "^ei-([0-9]$",
        "properties.id.pattern",
        "schema-patroon|"
        "‘^ei-([0-9]$’ is geen reguliere expressie.|"
        "Kijk of elk haakje wordt gesloten, en of elke \\ dubbel staat.",
    ),
    kind(
        "properties.kern.pattern",
        3,
        "properties.kern.pattern",
        "schema-patroon|"
        "3 is geen reguliere expressie.|"
        "Kijk of elk haakje wordt gesloten, en of elke \\ dubbel staat.",
    ),
    kind(
        "properties.kern.pattern",
        "a{2,1}",
        "properties.kern.pattern",
        "schema-patroon|"
        "‘a{2,1}’ is geen reguliere expressie.|"
        "Kijk of elk haakje wordt gesloten, en of elke \\ dubbel staat.",
    ),
    kind(
        "properties.kern.pattern",
        "[[a]",
        "properties.kern.pattern",
        "schema-patroon|"
        "‘[[a]’ is geen reguliere expressie.|"
        "Kijk of elk haakje wordt gesloten, en of elke \\ dubbel staat.",
    ),
    kind(
        "properties.titel.$ref",
        "https://kader.example/delen.json#/$defs/titel",
        "properties.titel.$ref",
        "schema-verwijzing|"
        "‘$ref’ verwijst naar een ander adres: "
        "‘https://kader.example/delen.json#/$defs/titel’. Niets haalt dat op.|"
        "Zet het gedeelde deel in delen.schema.json, en verwijs met "
        "‘delen.schema.json#/$defs/naam’.",
    ),
    kind(
        "properties.titel.$ref",
        "normen.schema.json#/$defs/titel",
        "properties.titel.$ref",
        "schema-verwijzing|"
        "‘$ref’ kan alleen naar een gedeeld deel verwijzen, niet naar "
        "‘normen.schema.json#/$defs/titel’.|"
        "Schrijf ‘delen.schema.json#/$defs/naam’, met de naam van een deel.",
    ),
    kind(
        "properties.titel.$ref",
        "#/$defs/titel",
        "properties.titel.$ref",
        "schema-verwijzing|"
        "‘$ref’ kan alleen naar een gedeeld deel verwijzen, niet naar ‘#/$defs/titel’.|"
        "Schrijf ‘delen.schema.json#/$defs/naam’, met de naam van een deel.",
    ),
    kind(
        "properties.titel.$ref",
        "delen.schema.json#/$defs/tietel",
        "properties.titel.$ref",
        "schema-verwijzing|Het gedeelde deel ‘tietel’ bestaat niet.|Bedoelt u ‘titel’?",
    ),
    kind(
        "properties.titel.$ref",
        "delen.schema.json#/$defs/bestaatniet",
        "properties.titel.$ref",
        "schema-verwijzing|Het gedeelde deel ‘bestaatniet’ bestaat niet.|Kies uit: einde, titel.",
    ),
    kind(
        "properties.titel.$ref",
        "delen.schema.json",
        "properties.titel.$ref",
        "schema-verwijzing|"
        "‘$ref’ kan alleen naar een gedeeld deel verwijzen, niet naar "
        "‘delen.schema.json’.|"
        "Schrijf ‘delen.schema.json#/$defs/naam’, met de naam van een deel.",
    ),
    kind(
        "properties.titel.$ref",
        3,
        "properties.titel.$ref",
        "schema-verwijzing|"
        "‘$ref’ kan alleen naar een gedeeld deel verwijzen, niet naar 3.|"
        "Schrijf ‘delen.schema.json#/$defs/naam’, met de naam van een deel.",
    ),
    kind(
        "properties.titel.$ref",
        "delen.schema.json#/$defs/einde/properties/naam",
        "properties.titel.$ref",
        "schema-verwijzing|"
        "‘$ref’ kan alleen naar een gedeeld deel verwijzen, niet naar "
        "‘delen.schema.json#/$defs/einde/properties/naam’.|"
        "Schrijf ‘delen.schema.json#/$defs/naam’, met de naam van een deel.",
    ),
    shared(
        "$defs.einde.properties.naam.$ref",
        "#/$defs/einde",
        "$defs.einde.properties.naam.$ref",
        "schema-verwijzing|Het gedeelde deel ‘einde’ bevat zo zichzelf.|Haal de verwijzing weg.",
    ),
    kind(
        "properties.stand.oneOf",
        [],
        "properties.stand.oneOf",
        "schema-keuze|"
        "Bij ‘oneOf’ hoort een lijst met keuzes, niet een lege lijst.|"
        'Schrijf elke keuze als {"const": "waarde", "title": "Naam", "description": '
        '"Uitleg."}.',
    ),
    kind(
        "properties.stand.oneOf",
        {"const": "ja"},
        "properties.stand.oneOf",
        "schema-keuze|"
        "Bij ‘oneOf’ hoort een lijst met keuzes, niet dit object.|"
        'Schrijf elke keuze als {"const": "waarde", "title": "Naam", "description": '
        '"Uitleg."}.',
    ),
    kind(
        "properties.stand.oneOf.0",
        {"const": "ja", "title": "Ja"},
        "properties.stand.oneOf.0",
        "schema-keuze|"
        "Een keuze bestaat uit ‘const’, ‘title’ en ‘description’, elk met een tekst.|"
        'Schrijf elke keuze als {"const": "waarde", "title": "Naam", "description": '
        '"Uitleg."}.',
    ),
    kind(
        "properties.stand.oneOf.0",
        "ja",
        "properties.stand.oneOf.0",
        "schema-keuze|"
        "Een keuze bestaat uit ‘const’, ‘title’ en ‘description’, elk met een tekst.|"
        'Schrijf elke keuze als {"const": "waarde", "title": "Naam", "description": '
        '"Uitleg."}.',
    ),
    kind(
        "properties.stand.oneOf.0.const",
        1,
        "properties.stand.oneOf.0",
        "schema-keuze|"
        "Een keuze bestaat uit ‘const’, ‘title’ en ‘description’, elk met een tekst.|"
        'Schrijf elke keuze als {"const": "waarde", "title": "Naam", "description": '
        '"Uitleg."}.',
    ),
    kind(
        "properties.stand.oneOf.0.pattern",
        "a",
        "properties.stand.oneOf.0",
        "schema-keuze|"
        "Een keuze bestaat uit ‘const’, ‘title’ en ‘description’, elk met een tekst.|"
        'Schrijf elke keuze als {"const": "waarde", "title": "Naam", "description": '
        '"Uitleg."}.',
    ),
    kind(
        "properties.stand.oneOf.1.const",
        "ja",
        "properties.stand.oneOf.1.const",
        "schema-keuze|"
        "De keuze ‘ja’ staat hier twee keer.|"
        "Haal een van de twee weg: niemand kan haar anders kiezen.",
    ),
    kind(
        "properties.aantal.oneOf",
        CHOICES,
        "properties.aantal.oneOf:",
        "schema-woord|‘oneOf’ doet hier niets.|Het hoort bij een tekst (‘type’: ‘string’).",
    ),
    kind(
        "x-voorvoegsel",
        "",
        "x-voorvoegsel",
        "schema-voorvoegsel|"
        "Deze soort heeft geen voorvoegsel; dat kan alleen in de groepen ‘beheer’ en ‘register’.|"
        "Kies een paar kleine letters waarmee elk id begint, zoals ‘eis’.",
    ),
    kind(
        "properties.id.pattern",
        "^mn-[0-9]+$",
        "properties.id.pattern",
        "schema-voorvoegsel|"
        "Het patroon van een id begint met ‘^ei’ en eindigt met ‘$’.|"
        "Schrijf bijvoorbeeld: ^ei-[0-9]{2,}$",
    ),
    kind(
        "properties.id.pattern",
        "ei-[0-9]{2,}",
        "properties.id.pattern",
        "schema-voorvoegsel|"
        "Het patroon van een id begint met ‘^ei’ en eindigt met ‘$’.|"
        "Schrijf bijvoorbeeld: ^ei-[0-9]{2,}$",
    ),
    kind(
        "properties.id.pattern",
        "^ei-[0-9]{4}$",
        "properties.id.pattern",
        "schema-voorvoegsel|"
        "Dit patroon laat ‘ei-01’ niet toe, en zo nummert ‘kader nieuw’ de onderdelen.|"
        "Schrijf bijvoorbeeld: ^ei-[0-9]{2,}$",
    ),
    shared(
        "$defs.einde.properties.opvolgers.if",
        GONE,
        "$defs.einde.properties.opvolgers.x-of-geen:",
        "schema-ontbreekt|"
        "Het schema verbiedt niet dat ‘geen’ naast iets anders staat.|"
        'Zet ernaast: "if": {"contains": {"const": "geen"}}, "then": {"maxItems": 1}.',
    ),
    shared(
        "$defs.einde.properties.opvolgers.then",
        {"maxItems": 2},
        "$defs.einde.properties.opvolgers.then",
        'schema-waarde|Naast ‘x-of-geen’ heeft ‘then’ een vaste waarde.|Schrijf: {"maxItems": 1}',
    ),
    shared(
        "$defs.einde.required",
        ["naam", "opvolgers"],
        "$defs.einde.required.1",
        "schema-waarde|"
        "‘opvolgers’ heeft ‘x-of-geen’, en kan dan niet ook verplicht zijn.|"
        "Haal het veld weg uit ‘required’: ‘x-of-geen’ vraagt er al om.",
    ),
    kind(
        "properties.kern.pattern",
        "^([a-z]+ ?)+$",
        "properties.kern.pattern",
        "schema-patroon|"
        "Met dit patroon kan de controle van een gewone tekst eindeloos duren.|"
        "Zet geen herhaling in een herhaling, tenzij met een vast teken ervoor of erachter, zoals "
        "in (-[a-z]+)*. Gebruik verder alleen tekens, tekenklassen, gewone groepen en hoe vaak zij "
        "er staan.",
    ),
    kind(
        "properties.kern.x-of-geen",
        True,
        "properties.kern.x-of-geen:",
        "schema-woord|‘x-of-geen’ doet hier niets.|Het hoort bij een lijst (‘type’: ‘array’).",
    ),
)
