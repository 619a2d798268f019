"""The canonical form: what two ways of writing the same item have in common, and no more."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.base.canonical import canonical_content, canonical_item, canonical_json
from generator.base.prose import canonical_markdown, canonical_text, to_html
from generator.base.schema import Kind
from generator.load.document import Document, load_text
from tests.builders import kinds, norm
from tests.strategies import items, markdown, rewrappings, writings


def read(text: str) -> dict[str, Any]:
    document = load_text("minimumnormen/mn-01.yaml", text)
    assert isinstance(document, Document), (document, text)
    return document.data


@given(st.data(), items())
def test_every_way_of_writing_gives_the_same_form(
    data: st.DataObject, item: tuple[Kind, dict[str, Any]]
) -> None:
    """Reordering, requoting, rewrapping and comments never reach the canonical form."""
    kind, content = item
    expected = canonical_json(canonical_item(kind, content))
    text = data.draw(writings(kind, content))
    assert canonical_json(canonical_item(kind, read(text))) == expected


@given(items())
def test_canonical_form_is_its_own_canonical_form(item: tuple[Kind, dict[str, Any]]) -> None:
    """Making something canonical twice is the same as once: sealed content can be read again."""
    kind, content = item
    once = canonical_item(kind, content)
    assert canonical_item(kind, once) == once


@given(st.data(), markdown())
def test_rewrapped_markdown_renders_and_reads_the_same(data: st.DataObject, text: str) -> None:
    """Where the lines of a paragraph break has no meaning; where a paragraph ends has."""
    other = data.draw(rewrappings(text))
    assert canonical_markdown(other) == canonical_markdown(text)
    assert to_html(canonical_markdown(other)).split() == to_html(other).split()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Een zin.\n\nNog een.", "Een zin. Nog een."),
        ("- een\n- twee", "- een twee"),
        ("Regel  \nregel", "Regel regel"),
        ("*nadruk*", "nadruk"),
        ("[a](https://a.example)", "[a](https://b.example)"),
        ("- een\n- twee", "- twee\n- een"),
    ],
)
def test_markdown_that_means_something_else_reads_differently(one: str, other: str) -> None:
    """The canonical form hides layout, never meaning."""
    assert canonical_markdown(one) != canonical_markdown(other)


def test_markdown_is_written_one_line_a_paragraph() -> None:
    """The exact form that is sealed."""
    text = "Eerste\n  regel   hier \n\n\n\n- punt\n  verder\n- twee\n\nHard  \neinde\n"
    assert canonical_markdown(text) == (
        "Eerste regel hier\n\n- punt verder\n- twee\n\nHard  \neinde"
    )


def test_plain_text_is_written_on_one_line() -> None:
    """A field that isn't Markdown has no line breaks at all."""
    assert canonical_text("  Een \n zin\tvan   vier. ") == "Een zin van vier."


def test_exact_form_of_an_item() -> None:
    """Keys in the order of the schema, nothing empty, references sorted, other lists as written."""
    raw = {
        "vindplaatsen": [{"paragraaf": "3.2", "bron": "br-01"}],
        "toetsing": ["B?", "A?"],
        "rechtsgronden": ["re-02", "re-01"],
        "norm": "Twee\nregels",
        "titel": "Een titel",
        "toelichting": "",
        "begrippen": [],
        "id": "mn-01",
    }
    form = canonical_item(kinds()["minimumnormen"], raw)
    assert list(form.items()) == [
        ("id", "mn-01"),
        ("titel", "Een titel"),
        ("norm", "Twee regels"),
        ("rechtsgronden", ["re-01", "re-02"]),
        ("toetsing", ["B?", "A?"]),
        ("vindplaatsen", [{"bron": "br-01", "paragraaf": "3.2"}]),
    ]
    assert list(form["vindplaatsen"][0]) == ["bron", "paragraaf"]


def test_unknown_field_of_a_sealed_release_is_kept() -> None:
    """A field that today's schema no longer knows is not lost."""
    form = canonical_item(kinds()["minimumnormen"], norm(oud_veld=["x"]))
    assert form["oud_veld"] == ["x"]
    assert list(form)[-1] == "oud_veld"


def test_content_is_sorted_by_id() -> None:
    """The order in which files are found has no meaning."""
    content = canonical_content(
        kinds(), {"minimumnormen": {i: norm(id=i) for i in ("mn-10", "mn-02")}}
    )
    assert list(content["minimumnormen"]) == ["mn-02", "mn-10"]


def test_canonical_json_is_exact() -> None:
    """The one form that is sealed: two spaces, UTF-8, line feeds, one at the end."""
    assert canonical_json({"b": ["é"], "a": {}}) == '{\n  "b": [\n    "é"\n  ],\n  "a": {}\n}\n'


@given(
    st.recursive(
        st.text() | st.integers() | st.booleans() | st.none() | st.floats(allow_nan=False),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    )
)
def test_canonical_json_is_what_the_library_writes(value: object) -> None:
    assert canonical_json(value) == json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def test_saying_outright_that_there_is_none_is_saying_nothing() -> None:
    """‘geen’ is a word between an editor and the check: no release holds it as an id."""
    stone = {"datum": "2026-01-01", "reden": "Overbodig."}
    kind = kinds()["minimumnormen"]
    outright = canonical_item(kind, norm(ingetrokken=stone | {"opvolgers": ["geen"]}))
    assert outright == canonical_item(kind, norm(ingetrokken=stone))
    assert outright["ingetrokken"] == stone
    named = canonical_item(kind, norm(ingetrokken=stone | {"opvolgers": ["mn-03", "mn-02"]}))
    assert named["ingetrokken"]["opvolgers"] == ["mn-02", "mn-03"]
    # Elsewhere it is a word like any other.
    assert canonical_item(kind, norm(toetsing=["geen"]))["toetsing"] == ["geen"]
