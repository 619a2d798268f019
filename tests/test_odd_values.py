"""Whatever stands in a field, no version is made of what its schema refuses."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from generator.base.canonical import canonical_item
from generator.base.guarded import FAULT
from generator.base.schema import NONE, Kind
from generator.check.loaded import Loaded, load
from generator.check.passes import LAST, PASSES, found_by
from generator.form.form import check_form
from generator.form.schema_errors import BLANK, schema_errors
from generator.load.document import Document, Place, load_bytes
from generator.load.unread import UNREAD
from generator.setup.settings import settings_kind
from tests.builders import kinds, open_setup
from tests.test_voorbeelden import GOOD, base

__all__ = ["base"]

KINDS = kinds()
BLANKS = ("", " ", " \t\n ", "\u00a0", "\u200b", "\u3000\n\u2009", "\ufeff", "&nbsp;")


@cache
def good_documents() -> tuple[Document, ...]:
    """The good examples: together they use every field."""
    read = (load_bytes(f"{p.parts[-3]}/{p.name}", p.read_bytes()) for p in GOOD)
    return tuple(d for d in read if isinstance(d, Document) and d.kind in KINDS.by_name)


def values_in(value: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    """All values in data with their places."""
    if place:
        yield place, value
    if isinstance(value, (dict, list)):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for step, inner in pairs:
            yield from values_in(inner, (*place, step))


GONE = object()
"""Stands for no value at all."""


def with_value(document: Document, place: Place, value: Any) -> Document:
    """A document with another value at a place."""
    data = copy.deepcopy(document.data)
    holder: Any = data
    for step in place[:-1]:
        holder = holder[step]
    holder[place[-1]] = value
    if value is GONE:
        del holder[place[-1]]
    return replace(document, data=data)


def schema_at(kind: Kind, place: Place) -> tuple[str, ...]:
    """The names of the fields on the way to a place: one test for each is enough."""
    return (kind.name, *(step for step in place if isinstance(step, str)))


@cache
def text_places() -> Mapping[tuple[str, ...], tuple[Document, Place]]:
    """A place in a good example for each text field of each kind."""
    return {
        schema_at(KINDS[d.kind], place): (d, place)
        for d in good_documents()
        for place, value in values_in(d.data)
        if isinstance(value, str) and value != NONE
    }


def said(document: Document) -> list[tuple[str, int, int]]:
    """The codes and places of what is wrong with the form of a document."""
    findings = check_form(document, KINDS[document.kind])
    return [(f.rule, f.line, f.column) for f in findings]


@pytest.mark.parametrize("blank", BLANKS, ids=ascii)
def test_a_text_of_which_nobody_sees_anything_is_one_finding(blank: str) -> None:
    """At its place, in every field of every kind; of an id the name of the file says what it is."""
    assert len(text_places()) > 200
    for names, (document, place) in text_places().items():
        line, column = document.positions[place].value
        code = "id-bestandsnaam" if names[1:] == ("id",) else "waarde-leeg"
        assert said(with_value(document, place, blank)) == [(code, line, column)], names


@pytest.mark.parametrize(
    "text", ["0 ", "0\xa0", "0\u3000", "0\xad", "0\u2060", "e\u0301", "\u1100\u1161", "0\r", "0\f"]
)
def test_a_text_is_as_long_as_a_version_will_hold_it(text: str) -> None:
    """One sign, and something that no version holds or that becomes one sign with it."""
    document = next(d for d in good_documents() if d.path == "adviezen/ad-01.yaml")
    line, column = document.positions["titel",].value
    assert said(with_value(document, ("titel",), text)) == [("waarde-te-kort", line, column)]


def test_a_text_that_grows_in_a_version_is_too_long() -> None:
    """A letter that Unicode only knows as three signs counts as three."""
    document = next(d for d in good_documents() if d.path == "adviezen/ad-01.yaml")
    line, column = document.positions["titel",].value
    most = KINDS["adviezen"].schema["properties"]["titel"]["maxLength"]
    fits = "a" * (most - 3) + "\ufb2c"
    assert said(with_value(document, ("titel",), fits)) == []
    too_long = [("waarde-te-lang", line, column)]
    assert said(with_value(document, ("titel",), f"a{fits}")) == too_long


def test_a_hint_asks_for_no_more_than_the_schema_lets_go() -> None:
    """Who takes away what says nothing must not be told next that it is missing."""
    hints = set()
    for document, place in text_places().values():
        spoilt = with_value(document, place, " ")
        finding = next(check_form(spoilt, KINDS[document.kind]))
        if finding.rule != "waarde-leeg":
            continue
        hints.add(finding.hint)
        if "haal dit weg" in finding.hint:
            holder: Any = spoilt.data
            for step in place[:-1]:
                holder = holder[step]
            del holder[place[-1]]
            assert said(spoilt) == [], (document.path, place)
    assert hints == {"Vul een waarde in.", "Vul een waarde in, of haal dit weg."}


def test_a_group_of_nothing_where_a_field_must_be_is_a_finding() -> None:
    kind = replace(
        KINDS["waarden"],
        schema={
            "type": "object",
            "required": ["groep", "rij"],
            "properties": {
                "groep": {"type": "object", "properties": {"a": {"type": "array"}}},
                "rij": {"type": "array", "items": {"type": "string"}},
            },
        },
    )
    document = Document("waarden/wa-01.yaml", {"groep": {"a": []}, "rij": []}, {})
    errors = schema_errors(document, kind)
    assert [(e.validator, tuple(e.path)) for e in errors] == [
        (BLANK, ("groep",)),
        (BLANK, ("rij",)),
    ]


def test_the_settings_may_name_the_first_page() -> None:
    """Its address is the empty text, and the schema says so."""
    document = Document("kader.yaml", {"menu": [{"titel": "Begin", "pad": ""}]}, {})
    found = {tuple(e.absolute_path) for e in schema_errors(document, settings_kind())}
    assert ("menu", 0, "pad") not in found


ODD = st.recursive(
    st.one_of(
        st.sampled_from((*BLANKS, "geen", "x", "a  b", "a\nb", "mn-01\n", " mn-01", "2026-02-30")),
        st.text(max_size=20),
        st.text(alphabet=" \n\tx\u00a0", max_size=8),
        st.integers(),
        st.booleans(),
        st.just("woord " * 2000),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from(("id", "titel", "bron", "x", "")), inner, max_size=3),
    ),
    max_leaves=12,
)


@st.composite
def spoilt_documents(draw: st.DrawFn) -> Document:
    """A good example with an odd value in one or more of its places."""
    document = draw(st.sampled_from(good_documents()))
    for _ in range(draw(st.integers(1, 3))):
        places = [place for place, _ in values_in(document.data)]
        place = draw(st.sampled_from(places))
        former = dict(values_in(document.data))[place]
        near = [former, [former], [former, former]]
        if isinstance(former, str):
            near += [f" {former}", f"{former}\n", former.replace(" ", "  "), former.upper()]
        if isinstance(former, list):
            near += [[*former, *former], former[:1], []]
        document = with_value(document, place, draw(st.one_of(ODD, st.sampled_from(near))))
    return document


@settings(max_examples=300, deadline=None)
@given(spoilt_documents())
def test_what_is_sound_obeys_the_schema_in_its_canonical_form_too(document: Document) -> None:
    """A version holds the canonical form: the model is made of that, and it is published."""
    kind = KINDS[document.kind]
    if not list(check_form(document, kind)):
        judge = Draft202012Validator(kind.schema)
        canonical = canonical_item(kind, document.data)
        assert [e.message for e in judge.iter_errors(canonical)] == []


@settings(max_examples=300, deadline=None)
@given(spoilt_documents())
def test_what_surely_fits_is_refused_by_no_closer_look(document: Document) -> None:
    """Most texts are not given to the library; what is found is what it finds."""

    def found() -> list[tuple[object, ...]]:
        errors = schema_errors(document, KINDS[document.kind])
        return [(*e.absolute_path, e.validator, e.message) for e in errors]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "generator.form.schema_errors._surely_fits", lambda schema, value: value is UNREAD
        )
        looked_closely = found()
    assert found() == looked_closely


@pytest.fixture(scope="module")
def good(base: Path) -> Loaded:
    """The good examples, read as a check does."""
    return load(open_setup(base), base, None, layout=False)


@settings(max_examples=150, deadline=None)
@given(document=spoilt_documents())
def test_no_value_makes_the_program_fail(document: Document, good: Loaded) -> None:
    """Whatever is said of it, the rest of the check goes on; and what is sound can be read."""
    assert_no_fault(document, good)


def test_an_id_that_is_no_text_is_no_mistake_of_the_program(good: Loaded) -> None:
    """Other files are looked up by it."""
    document = next(d for d in good.documents if d.kind == "adviezen")
    for odd in (["ad-01"], {"x": "y"}, 12, True):
        assert_no_fault(with_value(document, ("id",), odd), good)


ODD_IDS: tuple[Any, ...] = ("", " ", "mn-99", None, [])


def test_an_id_that_can_not_be_relied_on_stops_nobody_who_is_about_it(good: Loaded) -> None:
    """Of every item, also when users registered something about it that is to come."""
    for document in good.documents:
        for odd in ODD_IDS:
            assert_no_fault(with_value(document, ("id",), odd), good)


def assert_no_fault(document: Document, good: Loaded) -> None:
    documents = [document if d.path == document.path else d for d in good.documents]
    spoilt = replace(good, documents=documents)
    findings = list(found_by((*PASSES, *LAST), spoilt))
    assert [str(f) for f in findings if f.rule == FAULT] == []
    framework = spoilt.framework
    assert framework.notes or framework.consumers or framework.joint_bodies
