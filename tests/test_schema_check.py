"""Every mistake in a schema is a finding at its place, and good schemas give none."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from generator.base.schema import load_kinds
from generator.edge.cli import main
from generator.layout.new_framework import new_framework
from generator.load.document import Document
from generator.load.json_text import load_json
from generator.setup.schema_check import check_schemas
from generator.setup.setup import Setup, read_setup
from tests.builders import EXAMPLE, SCHEMAS
from tests.schema_mistakes import CASES, GONE, KIND, SHARED, Mistake, Renamed, changed, good

SECOND = Path(__file__).parent / "tweedekader" / "schemas"


def write(folder: Path, files: dict[str, dict[str, Any]]) -> None:
    """Put schemas in a folder."""
    for name, schema in files.items():
        text = json.dumps(schema, ensure_ascii=False, indent=1)
        (folder / name).write_text(text, encoding="utf-8")


def said(folder: Path) -> list[str]:
    """What is found, with its place."""
    return [str(f) for f in check_schemas(folder)]


def test_good_schemas_give_nothing(tmp_path: Path) -> None:
    """Also what is only looked at after everything else."""
    write(tmp_path, good())
    assert said(tmp_path) == []
    assert [k.name for k in load_kinds(tmp_path, ("eisen", "normen"))] == ["eisen", "normen"]


def test_a_schema_may_begin_with_a_mark_for_the_order_of_bytes(tmp_path: Path) -> None:
    """Some editors write one; what the check lets through, the rest reads too."""
    write(tmp_path, good())
    for path in tmp_path.glob("*.json"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert said(tmp_path) == []
    assert [k.name for k in load_kinds(tmp_path, ("eisen",))] == ["eisen"]


@pytest.mark.parametrize("folder", [SCHEMAS, SECOND], ids=["ours", "second"])
def test_real_schemas_are_good(folder: Path) -> None:
    assert said(folder) == []


def test_a_new_framework_begins_with_good_schemas(tmp_path: Path) -> None:
    for path, text in new_framework("proef"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert said(tmp_path / "schemas") == []


@pytest.mark.parametrize(
    "mistake", CASES, ids=lambda m: f"{m.file[:2]}-{'.'.join(map(str, m.place))}"
)
def test_a_mistake_is_one_finding_at_its_place(mistake: Mistake, tmp_path: Path) -> None:
    write(tmp_path, changed(mistake))
    (found,) = check_schemas(tmp_path)
    shown = f"schemas/{mistake.file}"
    assert (found.path, found.rule) == (shown, mistake.rule)
    assert (found.message, found.hint) == (mistake.message, mistake.hint)
    document = load_json(tmp_path, mistake.file, shown)
    assert isinstance(document, Document)
    position = document.positions[pointed(mistake.at)]
    expected = position.key if mistake.at.endswith(":") else position.value
    assert (found.line, found.column) == expected


def pointed(at: str) -> tuple[str | int, ...]:
    """The place that ``at`` names."""
    steps = at.removesuffix(":").split(".") if at else []
    return tuple(int(s) if s.isdigit() else s for s in steps)


# Mistakes that lead to more than one finding, or to one in another file.
WIDER: tuple[tuple[str, str, Any, list[str]], ...] = (
    (
        SHARED,
        "x-vocabulaires",
        Renamed("x-vocabulaire"),
        [
            "schemas/delen.schema.json:6:2: fout schema-woord: De aantekening ‘x-vocabulaire’"
            " bestaat niet. Bedoelt u ‘x-vocabulaires’?",
            "schemas/eisen.schema.json:21:12: fout schema-naam: ‘x-jsonld’ noemt het "
            "voorvoegsel ‘schema’, maar dat bestaat niet. Zet het in ‘x-vocabulaires’ van "
            "delen.schema.json, met zijn adres.",
            "schemas/eisen.schema.json:49:12: fout schema-naam: ‘x-jsonld’ noemt het "
            "voorvoegsel ‘schema’, maar dat bestaat niet. Zet het in ‘x-vocabulaires’ van "
            "delen.schema.json, met zijn adres.",
            "schemas/normen.schema.json:21:12: fout schema-naam: ‘x-jsonld’ noemt het "
            "voorvoegsel ‘schema’, maar dat bestaat niet. Zet het in ‘x-vocabulaires’ van "
            "delen.schema.json, met zijn adres.",
            "schemas/normen.schema.json:49:12: fout schema-naam: ‘x-jsonld’ noemt het "
            "voorvoegsel ‘schema’, maar dat bestaat niet. Zet het in ‘x-vocabulaires’ van "
            "delen.schema.json, met zijn adres.",
        ],
    ),
    (
        SHARED,
        "$defs",
        GONE,
        [
            "schemas/eisen.schema.json:36:12: fout schema-verwijzing: Het gedeelde deel "
            "‘titel’ bestaat niet. Zet het in ‘$defs’ van delen.schema.json.",
            "schemas/normen.schema.json:36:12: fout schema-verwijzing: Het gedeelde deel "
            "‘titel’ bestaat niet. Zet het in ‘$defs’ van delen.schema.json.",
        ],
    ),
    (
        KIND,
        "x-blad",
        "beslisboom",
        [
            "schemas/eisen.schema.json:191:12: fout schema-naam: Een blad ‘beslisboom’ heeft "
            "het veld ‘startvraag’ nodig. Voeg het veld toe, of haal ‘x-blad’ weg.",
            "schemas/eisen.schema.json:191:12: fout schema-naam: Een blad ‘beslisboom’ heeft "
            "het veld ‘uitkomsten’ met daarin sleutel, titel, soort, uitleg nodig. Voeg het "
            "veld toe, of haal ‘x-blad’ weg.",
            "schemas/eisen.schema.json:191:12: fout schema-naam: Een blad ‘beslisboom’ heeft "
            "het veld ‘vragen’ met daarin sleutel, vraag, antwoorden nodig. Voeg het veld "
            "toe, of haal ‘x-blad’ weg.",
        ],
    ),
    (
        SHARED,
        "$defs.titel",
        {"$ref": "#/$defs/titel"},
        [
            "schemas/delen.schema.json:11:12: fout schema-verwijzing: Een gedeeld deel kan "
            "niet zelf een verwijzing zijn. Schrijf hier uit wat het deel is.",
            "schemas/delen.schema.json:11:12: fout schema-verwijzing: Het gedeelde deel "
            "‘titel’ bevat zo zichzelf. Haal de verwijzing weg.",
        ],
    ),
    (
        SHARED,
        "$defs.titel",
        {"$ref": "#/$defs/einde"},
        [
            "schemas/delen.schema.json:11:12: fout schema-verwijzing: Een gedeeld deel kan "
            "niet zelf een verwijzing zijn. Schrijf hier uit wat het deel is.",
            "schemas/delen.schema.json:11:12: fout schema-verwijzing: Het gedeelde deel "
            "‘titel’ bevat zo zichzelf, langs ‘einde’. Haal de verwijzing weg.",
            "schemas/delen.schema.json:54:14: fout schema-verwijzing: Het gedeelde deel "
            "‘einde’ bevat zo zichzelf, langs ‘titel’. Haal de verwijzing weg.",
        ],
    ),
    (
        KIND,
        "properties.stand.oneOf",
        [{"type": "string"}, {"type": "integer"}],
        [
            "schemas/eisen.schema.json:62:5: fout schema-keuze: Een keuze bestaat uit "
            "‘const’, ‘title’ en ‘description’, elk met een tekst. Schrijf elke keuze als "
            '{"const": "waarde", "title": "Naam", "description": "Uitleg."}.',
            "schemas/eisen.schema.json:65:5: fout schema-keuze: Een keuze bestaat uit "
            "‘const’, ‘title’ en ‘description’, elk met een tekst. Schrijf elke keuze als "
            '{"const": "waarde", "title": "Naam", "description": "Uitleg."}.',
        ],
    ),
    (
        KIND,
        "x-voorvoegsel",
        "no",
        [
            "schemas/eisen.schema.json:33:15: fout schema-voorvoegsel: Het patroon van een id"
            " begint met ‘^no’ en eindigt met ‘$’. Schrijf bijvoorbeeld: ^no-[0-9]{2,}$",
            "schemas/normen.schema.json:7:19: fout schema-voorvoegsel: Het voorvoegsel ‘no’ "
            "is niet te onderscheiden van ‘no’ in eisen.schema.json. Kies een ander "
            "voorvoegsel: aan het begin van een id moet de soort te zien zijn.",
        ],
    ),
    (
        KIND,
        "x-voorvoegsel",
        "n",
        [
            "schemas/eisen.schema.json:33:15: fout schema-voorvoegsel: Het patroon van een id"
            " begint met ‘^n’ en eindigt met ‘$’. Schrijf bijvoorbeeld: ^n-[0-9]{2,}$",
            "schemas/normen.schema.json:7:19: fout schema-voorvoegsel: Het voorvoegsel ‘no’ "
            "is niet te onderscheiden van ‘n’ in eisen.schema.json. Kies een ander "
            "voorvoegsel: aan het begin van een id moet de soort te zien zijn.",
        ],
    ),
    (
        KIND,
        "properties.delen.x-of-geen",
        True,
        [
            "schemas/eisen.schema.json:150:4: fout schema-ontbreekt: Het schema verbiedt niet"
            ' dat ‘geen’ naast iets anders staat. Zet ernaast: "if": {"contains": {"const": '
            '"geen"}}, "then": {"maxItems": 1}.',
            "schemas/eisen.schema.json:150:4: fout schema-waarde: ‘x-of-geen’ doet alleen "
            "iets bij een lijst van verwijzingen. Haal het weg, of geef de delen "
            "‘x-verwijst-naar’.",
        ],
    ),
    (
        KIND,
        "properties.delen.items",
        {"type": "array", "items": {"type": "string"}},
        [
            "schemas/eisen.schema.json:122:13: fout schema-waarde: Een lijst kan geen lijsten"
            " bevatten. Maak van elk deel een groep velden, met de binnenste lijst als veld.",
            "schemas/eisen.schema.json:127:4: fout schema-waarde: ‘x-sleutel’ doet alleen "
            "iets bij een lijst van groepen velden. Haal het weg.",
        ],
    ),
)


@pytest.mark.parametrize(("file", "place", "value", "expected"), WIDER, ids=[w[1] for w in WIDER])
def test_one_mistake_may_say_more(
    file: str, place: str, value: Any, expected: list[str], tmp_path: Path
) -> None:
    write(tmp_path, changed(Mistake(file, pointed(place), value, "", "", "", "")))
    assert said(tmp_path) == expected


def test_a_part_says_only_what_its_uses_leave_out(tmp_path: Path) -> None:
    """Elements of a list weigh nothing, and a field may have a name and a weight of its own."""
    files = good()
    properties, parts = files[KIND]["properties"], files[SHARED]["$defs"]
    parts["woord"] = {"type": "string", "description": "Een woord.", "examples": ["a"]}
    properties["anderen"]["items"] = {"$ref": "delen.schema.json#/$defs/woord"}
    own = {"title": "Woord", "x-gevolg": "genegeerd"}
    properties["woord"] = {"$ref": "delen.schema.json#/$defs/woord"} | own
    write(tmp_path, files)
    assert said(tmp_path) == []
    del properties["woord"]["title"]
    write(tmp_path, files)
    (found,) = check_schemas(tmp_path)
    assert found.path == "schemas/delen.schema.json"
    assert found.message == "Bij het gedeelde deel ‘woord’ ontbreekt ‘title’."


NO_SCHEMAS = (
    (b"", "1:1: fout schema-json: Het bestand is leeg. Vul het of verwijder het."),
    (b"[]", "1:1: fout schema-json: Een schema is één object, en begint met een accolade"),
    (b'{"title": "a",}', "1:14: fout schema-json: Achter het laatste deel staat een komma."),
    (b'{"title": NaN}', "1:11: fout schema-json: ‘NaN’ is geen waarde die JSON kent."),
    (b'{"title": "a", "title": "b"}', "1:16: fout schema-dubbel: ‘title’ staat hier twee"),
    (b'{"title": "\xff"}', "1:12: fout bestand-codering: Hier staat een teken dat niet als UTF-8"),
    (b"{" + b'"items":{' * 99, "fout schema-json: Dit schema is te groot"),
)


@pytest.mark.parametrize(("raw", "expected"), NO_SCHEMAS)
@pytest.mark.parametrize("file", [KIND, SHARED])
def test_what_is_no_json_is_said(raw: bytes, expected: str, file: str, tmp_path: Path) -> None:
    """What refers to a file that can't be read, isn't wrong because of that."""
    write(tmp_path, good())
    (tmp_path / file).write_bytes(raw)
    (found,) = said(tmp_path)
    assert found.startswith(f"schemas/{file}:")
    assert expected in found


def test_of_many_mistakes_the_first_fifty_are_said(tmp_path: Path) -> None:
    files = good()
    files[KIND] |= {f"x-{n}": 1 for n in range(70)}
    write(tmp_path, files)
    found = check_schemas(tmp_path)
    assert [f.rule for f in found] == ["schema-woord"] * 50 + ["te-veel-meldingen"]


def test_what_passes_is_json_schema(tmp_path: Path) -> None:
    """The metaschema is not asked at each run, as this check lets less through."""
    folders = [SCHEMAS, SECOND]
    schemas = [json.loads(p.read_text("utf-8")) for f in folders for p in f.glob("*.json")]
    for schema in [*schemas, *good().values()]:
        Draft202012Validator.check_schema(schema)


WORDS = ["type", "items", "properties", "$ref", "oneOf", "const", "x-sleutel"]


def grouped(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Lists and objects of values."""
    names = st.sampled_from(WORDS) | st.text(max_size=4)
    return st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["", "*", "id", "eisen", "^a", "(", "array", "object", "a:b", "geen"])
    | st.text(max_size=5),
    grouped,
    max_leaves=8,
)


def places(value: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """All places in data."""
    if place:
        yield place
    parts = value.items() if isinstance(value, dict) else ()
    for key, part in enumerate(value) if isinstance(value, list) else parts:
        yield from places(part, (*place, key))


ALL_PLACES = [(name, place) for name, schema in good().items() for place in places(schema)]


@settings(max_examples=250, deadline=None)
@given(where=st.sampled_from(ALL_PLACES), value=VALUES | st.just(GONE))
def test_nothing_that_someone_writes_is_too_much(
    tmp_path_factory: pytest.TempPathFactory, where: tuple[str, tuple[str | int, ...]], value: Any
) -> None:
    """Whatever stands anywhere: the check ends well, and what passes it, can be opened."""
    folder = tmp_path_factory.mktemp("schemas")
    write(folder, changed(Mistake(*where, value, "", "", "", "")))
    if not check_schemas(folder):
        for schema in map(json.loads, (p.read_text("utf-8") for p in folder.iterdir())):
            Draft202012Validator.check_schema(schema)
        load_kinds.__wrapped__(folder, ("eisen", "normen"))


@settings(max_examples=100, deadline=None)
@given(
    raw=st.binary(max_size=40) | st.text(max_size=40).map(lambda t: t.encode("utf-8", "replace"))
)
def test_no_file_is_too_much(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    folder = tmp_path_factory.mktemp("schemas")
    write(folder, good())
    (folder / KIND).write_bytes(raw)
    assert check_schemas(folder)


@pytest.fixture
def framework(tmp_path: Path) -> Path:
    """The example with schemas of its own."""
    root = tmp_path / "kader"
    shutil.copytree(EXAMPLE, root)
    shutil.copytree(SCHEMAS, root / "schemas")
    return root


def misspell(root: Path) -> None:
    """Drop all required fields of a kind, in silence as it would be."""
    path = root / "schemas" / "doelen.schema.json"
    before, word, after = path.read_text("utf-8").rpartition('"required"')
    path.write_text(f'{before}"requierd"{after}', encoding="utf-8")
    assert word


def test_the_command_shows_them(framework: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["controleer", str(framework)]) == 0
    capsys.readouterr()
    misspell(framework)
    assert main(["controleer", str(framework)]) == 1
    out = "".join(capsys.readouterr())
    assert "schemas/doelen.schema.json:" in out
    assert "Het woord ‘requierd’ bestaat niet. Bedoelt u ‘required’?" in out
    assert "schema-woord" in out


def test_a_revision_with_a_mistake_is_read_by_the_schemas_of_now(
    framework: Path, tmp_path: Path
) -> None:
    """Or nobody could see what the proposal changes that mends it."""
    old = tmp_path / "oud" / "kader"
    shutil.copytree(framework, old)
    misspell(old)
    assert isinstance(read_setup(old), list)
    read = read_setup(old, stand_in=framework)
    assert isinstance(read, Setup)
    assert read.schemas == framework / "schemas"
