"""What the schemas of this framework say more than any schema must say.

That they are good schemas, ``test_schema_check.py`` asks.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.base.schema import ALL, SHARED, Kind
from generator.load.document import is_real_date
from tests.builders import SCHEMAS, kinds

KINDS = kinds()
FILES = {p.name: json.loads(p.read_text("utf-8")) for p in SCHEMAS.glob("*.schema.json")}
TO = "x-verwijst-naar"


def resolve(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema with what it refers to filled in, at every depth."""
    if "$ref" in schema:
        shared = FILES[SHARED]["$defs"][schema["$ref"].rsplit("/", 1)[1]]
        schema = shared | {k: v for k, v in schema.items() if k != "$ref"}
    if "properties" in schema:
        schema = schema | {"properties": {n: resolve(s) for n, s in schema["properties"].items()}}
    return schema | {"items": resolve(schema["items"])} if "items" in schema else schema


def walk(where: str, schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """All schemas in a schema, with a name for messages; references are followed."""
    schema = resolve(schema)
    yield where, schema
    for name, inner in schema.get("properties", {}).items():
        yield from walk(f"{where}.{name}", inner)
    if "items" in schema:
        yield from walk(f"{where}[]", schema["items"])


EVERYTHING = {
    where: schema
    for name, whole in sorted(FILES.items())
    for start in ([whole] if name != SHARED else [{"properties": whole["$defs"]}])
    for where, schema in walk(name.removesuffix(".schema.json"), start)
}
PROPERTIES = {w: s for w, s in EVERYTHING.items() if "." in w and not w.endswith("[]")}


@pytest.mark.parametrize("name", sorted(FILES))
def test_it_says_what_it_is(name: str) -> None:
    assert FILES[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert FILES[name]["$id"] == name


def test_there_are_many_properties() -> None:
    """The tests below look at all properties, and would pass too if the walk met none."""
    assert len(PROPERTIES) > 300
    assert "minimumnormen.bekostiging.stand" in PROPERTIES
    assert "afwegingen.vragen[].antwoorden[].naar" in PROPERTIES


def test_descriptions_are_sentences() -> None:
    odd = [
        where
        for where, schema in PROPERTIES.items()
        if not schema["description"][0].isupper() or not schema["description"].endswith((".", "?"))
    ]
    assert odd == []


@pytest.mark.parametrize("where", sorted(PROPERTIES))
def test_examples_obey_their_own_property(where: str) -> None:
    schema = PROPERTIES[where]
    # The example of a list shows one part of it, also where more are needed.
    lenient = {k: v for k, v in schema.items() if k != "minItems"}
    validator = Draft202012Validator(lenient)
    for example in schema["examples"]:
        assert not list(validator.iter_errors(example)), example
        assert schema.get("format") != "date" or is_real_date(example)


def test_a_reference_shows_an_id_of_the_right_kind() -> None:
    """The example of a reference teaches; so it begins with a prefix that may stand there."""
    prefixes = {k.name: [k.prefix] for k in KINDS}
    prefixes[ALL] = [k.prefix for k in KINDS.content]
    wrong = [
        where
        for where, schema in PROPERTIES.items()
        for kinds in (schema.get("x-verwijst-naar") or schema.get("items", {}).get(TO, ()),)
        for example in schema["examples"]
        for value in (example if isinstance(example, list) else [example])
        if kinds and not value.startswith(tuple(p for k in kinds for p in prefixes[k]))
    ]
    assert wrong == []


@pytest.mark.parametrize("kind", KINDS.all, ids=lambda kind: kind.name)
def test_the_examples_together_make_an_item(kind: Kind) -> None:
    item = {f.name: f.examples[0] for f in kind.fields}
    validator = Draft202012Validator(kind.schema)
    errors = list(validator.iter_errors(item))
    # The example of a list shows one part of it, also where more are needed.
    assert [e.message for e in errors if e.validator != "minItems"] == []


@pytest.mark.parametrize("kind", KINDS.all, ids=lambda kind: kind.name)
def test_an_empty_item_misses_exactly_what_is_required(kind: Kind) -> None:
    validator = Draft202012Validator(kind.schema)
    missing = {e.message.split("'")[1] for e in validator.iter_errors({})}
    assert missing == {f.name for f in kind.fields if f.required}


def test_what_is_refused_on_purpose_can_not_be_chosen() -> None:
    """A value of ``x-nooit`` is no choice of the field, and its reason is a whole sentence."""
    reasons = [
        (value, reason, [c["const"] for c in schema["oneOf"]])
        for schema in EVERYTHING.values()
        for value, reason in schema.get("x-nooit", {}).items()
    ]
    assert reasons
    assert all(value not in choices for value, _, choices in reasons)
    assert all(reason[0].isupper() and reason.endswith(".") for _, reason, _ in reasons)


def test_kinds_are_told_apart() -> None:
    kinds = KINDS.all
    assert len(kinds) == 22
    prefixes = [k.prefix for k in kinds if k.prefix]
    assert len(set(prefixes)) == len(prefixes) == 21
    for values in ([k.title for k in kinds], [k.plural for k in kinds]):
        assert len(set(values)) == len(values)


@pytest.mark.parametrize("kind", KINDS.all, ids=lambda kind: kind.name)
def test_an_id_begins_with_the_prefix_of_its_kind(kind: Kind) -> None:
    schema = kind.by_name["id"]
    assert schema.weight == "genegeerd"
    assert all(str(e).startswith(kind.prefix) for e in schema.examples)
    assert kind.article in {"de", "het"}
