"""JSON is read as RFC 8259 says, with a place for every key, and every mistake has its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.document import MAX_BYTES, Document, Position
from generator.load.json_text import (
    MAX_DEPTH,
    MAX_VALUES,
    load_json,
    load_json_bytes,
    sound_data,
    sound_json_bytes,
)


def said(text: str | bytes) -> list[str]:
    """What is found in a text, without the name of its file."""
    raw = text if isinstance(text, bytes) else text.encode()
    found = load_json_bytes("x.json", raw)
    return [] if isinstance(found, Document) else [str(f).removeprefix("x.json:") for f in found]


def read(text: str) -> Document:
    """The document of a sound text."""
    document = load_json_bytes("x.json", text.encode())
    assert isinstance(document, Document), document
    return document


def test_every_key_and_value_has_its_place() -> None:
    document = read('{\n  "a": 1,\r\n\t"b": [true,\n    {"é": "\\u00e9\\/"}]\n}\n')
    assert document.data == {"a": 1, "b": [True, {"é": "é/"}]}
    assert document.positions == {
        (): Position((1, 1), (1, 1)),
        ("a",): Position((2, 3), (2, 8)),
        ("b",): Position((3, 2), (3, 7)),
        ("b", 0): Position((3, 8), (3, 8)),
        ("b", 1): Position((4, 5), (4, 5)),
        ("b", 1, "é"): Position((4, 6), (4, 11)),
    }


TRAILING = (
    "Achter het laatste deel staat een komma. Haal de komma weg: in JSON staat zij alleen tussen "
    "twee delen."
)
TEXT = "Zet een tekst tussen dubbele aanhalingstekens."
NUMBER = "JSON kent alleen gewone getallen, zoals 12 en -3."
COMMA = "Sluit wat openstaat met het teken dat erbij hoort, of zet een komma."
OPEN = "Het bestand houdt op voordat het schema klaar is. Sluit wat nog openstaat, met } of ]."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1:1: fout schema-json: Het bestand is leeg. Vul het of verwijder het."),
        (" \n ", "1:1: fout schema-json: Het bestand is leeg. Vul het of verwijder het."),
        (
            "[1]",
            "1:1: fout schema-json: Een schema is één object, en begint met een "
            "accolade. Begin het bestand met { en sluit het met }.",
        ),
        ('{"a": [1, 2,\n]}', f"1:12: fout schema-json: {TRAILING}"),
        ('{"a": 1,\n}', f"1:8: fout schema-json: {TRAILING}"),
        (
            '{"a": NaN}',
            f"1:7: fout schema-json: ‘NaN’ is geen waarde die JSON kent. {NUMBER}",
        ),
        (
            '{"a": -Infinity}',
            f"1:7: fout schema-json: ‘-Infinity’ is geen waarde die JSON kent. {NUMBER}",
        ),
        ('{"a": 01}', f"1:7: fout schema-json: ‘01’ is geen waarde die JSON kent. {NUMBER}"),
        ('{"a": 1.}', f"1:7: fout schema-json: ‘1.’ is geen waarde die JSON kent. {NUMBER}"),
        (
            '{"a": True}',
            "1:7: fout schema-json: ‘True’ is geen waarde die JSON kent. Bedoelt u ‘true’?",
        ),
        (
            "{'a': 1}",
            f"1:2: fout schema-json: ‘'a'’ is geen waarde die JSON kent. {TEXT}",
        ),
        ('{"a" 1}', "1:6: fout schema-json: Achter ‘a’ hoort een dubbele punt."),
        (
            '{"a": 1\n "b": 2}',
            f"1:8: fout schema-json: Hier ontbreekt een komma of het teken }}. {COMMA}",
        ),
        (
            '{"a": [1 2]}',
            f"1:9: fout schema-json: Hier ontbreekt een komma of het teken ]. {COMMA}",
        ),
        (
            '{"a": "b\n"}',
            "1:7: fout schema-json: Het aanhalingsteken dat hier begint, wordt op deze regel niet "
            "gesloten. Sluit de tekst op deze regel; een nieuwe regel is \\n.",
        ),
        (
            '{"a": "\\d"}',
            "1:8: fout schema-json: ‘\\d’ betekent niets in JSON. Schrijf een schuine streep naar "
            "links in JSON als twee: \\\\.",
        ),
        (
            '{"a": "b\tc"}',
            "1:9: fout schema-json: In deze tekst staat een tab. Schrijf er \\t of een spatie "
            "voor.",
        ),
        (
            '{"a": 1}\n}',
            "2:1: fout schema-json: Hier houdt het schema op, maar er staat nog iets achter. Haal "
            "weg wat erachter staat, of haal een accolade te veel weg.",
        ),
        (
            '{\n// uitleg\n"a": 1}',
            "2:1: fout schema-json: JSON kent geen opmerkingen. Haal de opmerking weg, of zet haar "
            "in een veld ‘$comment’.",
        ),
        ('{"a": [1\n\n', f"1:9: fout schema-json: {OPEN}"),
        (
            '{"a": ,}',
            "1:7: fout schema-json: Hier hoort een waarde, niet het teken ,. Schrijf een waarde, "
            "of haal een komma of dubbele punt te veel weg.",
        ),
        (
            "{1: 2}",
            "1:2: fout schema-json: Hier hoort een naam tussen dubbele aanhalingstekens, niet ‘1’. "
            "Haal een komma te veel weg, of schrijf een naam met een waarde.",
        ),
        (
            '{"a": 1234567890123456}',
            "1:7: fout schema-json: ‘1234567890123456’ is een te groot getal. Schrijf een kleiner "
            "getal.",
        ),
        (
            '{"a": 1,\n "a": 2}',
            "2:2: fout schema-dubbel: ‘a’ staat hier twee keer (ook op regel 1). Haal een van de "
            "twee weg: van twee gelijke namen telt alleen de laatste.",
        ),
        (
            '{"a": "\\ud800"}',
            "1:7: fout teken-onzichtbaar: Hier staat een teken zonder vaste betekenis (U+D800). "
            "Haal het teken weg; typ de tekst zo nodig opnieuw.",
        ),
        (
            b'{"a": "\xff"}',
            "1:8: fout bestand-codering: Hier staat een teken dat niet als UTF-8 is opgeslagen. "
            "Kies bij het opslaan voor UTF-8, of typ het teken opnieuw in de webeditor.",
        ),
        (
            '{"a": 1}'.encode("utf-16"),
            "1:1: fout bestand-codering: Dit bestand is opgeslagen als UTF-16 of UTF-32. Kies bij "
            "het opslaan voor UTF-8, of plak de tekst in de webeditor.",
        ),
        (
            b" " * (MAX_BYTES + 1),
            "1:1: fout bestand-te-groot: Het bestand is groter dan 256 kB. Maak het kleiner.",
        ),
        (
            '{"a":' + "[" * 100_000,
            f"1:{MAX_DEPTH + 6}: fout schema-json: Dit schema is te groot: er staat te veel in, of "
            "te veel in elkaar. Maak het eenvoudiger.",
        ),
    ],
)
def test_a_mistake_is_said_at_its_place(text: str | bytes, message: str) -> None:
    assert said(text) == [message]


def test_one_mistake_made_often_is_said_fifty_times() -> None:
    found = said("{" + ",\n".join(['"a": 1'] * 100) + "}")
    assert len(found) == 51
    assert "te-veel-meldingen" in found[-1]


def test_a_link_is_no_schema(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    (tmp_path / "link.json").symlink_to(tmp_path / "x.json")
    found = load_json(tmp_path, "link.json", "schemas/link.json")
    assert isinstance(found, list)
    assert [(f.path, f.rule) for f in found] == [("schemas/link.json", "bestand-soort")]
    missing = load_json(tmp_path, "weg.json", "schemas/weg.json")
    assert isinstance(missing, list)
    assert [f.rule for f in missing] == ["bestand-onleesbaar"]
    assert isinstance(load_json(tmp_path, "x.json", "schemas/x.json"), Document)


LETTERS = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=8)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9999, 9999) | st.sampled_from([0.5, 1e3]) | LETTERS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(LETTERS, inner, max_size=4),
)


@given(st.dictionaries(LETTERS, JSON, max_size=5), st.sampled_from([None, 1, "\t"]))
def test_what_python_reads_is_read_the_same(data: dict[str, Any], indent: int | str | None) -> None:
    text = json.dumps(data, indent=indent)
    assert read(text).data == data


def refused(*_: object) -> None:
    """Python's reader takes this; JSON doesn't."""
    raise ValueError


@given(st.text('{}[]:,"\\/ \nab01-.eEu#', max_size=12).map(lambda t: f'{{"a":{t}'))
def test_what_python_refuses_is_refused(text: str) -> None:
    try:
        json.loads(text, parse_constant=refused)
    except ValueError:
        assert said(text)
    else:
        rules = {f.split(": ")[1] for f in said(text)}
        assert rules <= {"fout schema-dubbel"}


@given(st.binary(max_size=60))
def test_no_bytes_at_all_raise(raw: bytes) -> None:
    assert said(raw) or raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def nested(depth: int) -> str:
    """An object with lists in it, so many in one another."""
    return '{"a":' + "[" * (depth - 1) + "1" + "]" * (depth - 1) + "}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[1]",
        '{"a": 1, "a": 1}',
        '{"a": NaN}',
        '{"a": -Infinity}',
        '{"a": 1234567890123456}',
        '{"a": 0.12345678901234567}',
        '{"a": "\\u200b"}',
        '{"a": "\\b"}',
        '{"a": "\u200b"}',
        '{"a": "\t"}',
        nested(MAX_DEPTH + 1),
        '{"a":' + "[" * 100_000,
        '{"a": [' + "1," * MAX_VALUES + "1]}",
        " " * MAX_BYTES + "{}",
    ],
)
def test_the_fast_reader_leaves_what_is_odd_to_the_other(text: str) -> None:
    assert said(text)
    assert sound_data(text.encode()) is None


def test_the_fast_reader_goes_as_deep_as_the_other() -> None:
    text = nested(MAX_DEPTH)
    assert sound_data(text.encode()) == read(text).data


@given(
    st.dictionaries(LETTERS, JSON, max_size=5).map(json.dumps)
    | st.text('{}[]:,"\\/ \n\t\rab01-.eEu#\u200b', max_size=12).map(lambda t: f'{{"a":{t}}}')
    | st.binary(max_size=60).map(lambda raw: raw.decode("utf-8", "replace"))
)
def test_the_fast_reader_takes_nothing_that_the_other_refuses(text: str) -> None:
    data = sound_data(text.encode())
    if data is not None:
        assert read(text).data == data


def test_the_fast_reader_gives_a_document() -> None:
    read = sound_json_bytes("schemas/x.json", '\ufeff{"a": 1}\r\n'.encode())
    assert read == Document("schemas/x.json", {"a": 1}, {})
    assert sound_json_bytes("schemas/x.json", b"{") is None
