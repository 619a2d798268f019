"""The typed difference between two versions: everything that counts, and nothing that doesn't."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.base.canonical import canonical_content
from generator.base.schema import SHARED, WEIGHTS, Field, Kind
from generator.history.diff import Change, FieldChange, diff, fields_json, item_change
from generator.load.document import Document, load_text
from tests.builders import EXAMPLE, built_releases, example_site, kinds, norm
from tests.strategies import Path, items, leaves, pairs, writings

Short = list[tuple[str, Any, Any, str]]


def changes_of(kind: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Change, ...]:
    """The difference between two items of a kind, as raw data."""
    before, after = (canonical_content(kinds(), {kind: {"x": d}}) for d in (old, new))
    return diff(kinds(), before, after)


def short(change: Change) -> Short:
    return [(f.path, f.old, f.new, f.weight) for f in change.fields]


def element(**fields: Any) -> dict[str, Any]:
    """An element of the basic services with keyed lists."""
    return {"kwaliteitsuitspraken": [_statement("a"), _statement("b"), _statement("c")]} | fields


def _statement(key: str, text: str = "Zo is het.") -> dict[str, str]:
    return {"sleutel": key, "uitspraak": text, "toetsvraag": "Is het zo?"}


GONE = {"datum": "2026-01-01", "reden": "Overbodig."}

TABLE: dict[str, tuple[str, dict[str, Any], dict[str, Any], str, str, Short]] = {
    "text": (
        "minimumnormen", norm(), norm(norm="Iedere inwoner kan liggen."), "gewijzigd", "normatief",
        [("norm", "Iedere inwoner kan zitten.", "Iedere inwoner kan liggen.", "normatief")],
    ),
    "editorial text": (
        "minimumnormen", norm(), norm(titel="De norm"), "gewijzigd", "redactioneel",
        [("titel", "Een norm", "De norm", "redactioneel")],
    ),
    "markdown": (
        "minimumnormen", norm(), norm(onderbouwing="Staan\nis\n\nzwaar."),
        "gewijzigd", "toelichtend",
        [("onderbouwing", "Staan is vermoeiend.", "Staan is\n\nzwaar.", "toelichtend")],
    ),
    "choice": (
        "minimumnormen", norm(), norm(laag="rijk"), "gewijzigd", "normatief",
        [("laag", "medebewind", "rijk", "normatief")],
    ),
    "field appears": (
        "minimumnormen", norm(), norm(geldt_vanaf="2027-01-01"), "gewijzigd", "normatief",
        [("geldt_vanaf", None, "2027-01-01", "normatief")],
    ),
    "field disappears": (
        "minimumnormen", norm(toelichting="Zo."), norm(), "gewijzigd", "toelichtend",
        [("toelichting", "Zo.", None, "toelichtend")],
    ),
    "reference added": (
        "minimumnormen", norm(), norm(rechtsgronden=["re-02", "re-01"]), "gewijzigd", "normatief",
        [("rechtsgronden", ["re-01"], ["re-01", "re-02"], "normatief")],
    ),
    "nested object": (
        "minimumnormen", norm(bekostiging={"stand": "open", "uitleg": "Geen idee."}),
        norm(bekostiging={"stand": "geregeld", "uitleg": "Geen idee."}), "gewijzigd", "normatief",
        [("bekostiging.stand", "open", "geregeld", "normatief")],
    ),
    "nested object appears": (
        "minimumnormen", norm(), norm(bekostiging={"stand": "open", "uitleg": "Geen idee."}),
        "gewijzigd", "normatief",
        [("bekostiging", None, {"stand": "open", "uitleg": "Geen idee."}, "normatief")],
    ),
    "one of two that are equal": (
        "minimumnormen", norm(toetsing=["A?", "A?", "B?"]), norm(toetsing=["B?", "A?"]),
        "gewijzigd", "normatief", [("toetsing", ["A?", "A?", "B?"], ["B?", "A?"], "normatief")],
    ),
    "keyed list, added": (
        "basisdienstverlening", element(),
        element(kwaliteitsuitspraken=[*map(_statement, "abcd")]), "gewijzigd", "normatief",
        [("kwaliteitsuitspraken[d]", None, _statement("d"), "normatief")],
    ),
    "keyed list, removed": (
        "basisdienstverlening", element(),
        element(kwaliteitsuitspraken=[*map(_statement, "ac")]), "gewijzigd", "normatief",
        [("kwaliteitsuitspraken[b]", _statement("b"), None, "normatief")],
    ),
    "keyed list, changed": (
        "basisdienstverlening", element(),
        element(kwaliteitsuitspraken=[
            _statement("a"), _statement("b", "Anders."), _statement("c"),
        ]),
        "gewijzigd", "normatief",
        [("kwaliteitsuitspraken[b].uitspraak", "Zo is het.", "Anders.", "normatief")],
    ),
    "keyed list, reordered": (
        "basisdienstverlening", element(),
        element(kwaliteitsuitspraken=[*map(_statement, "bac")]), "gewijzigd", "normatief",
        [("kwaliteitsuitspraken", ["a", "b", "c"], ["b", "a", "c"], "normatief")],
    ),
    "keyed list in a keyed list": (
        "afwegingen",
        {"vragen": [{"sleutel": "v", "antwoorden": [{"antwoord": "Ja", "naar": "x"}]}]},
        {"vragen": [{"sleutel": "v", "antwoorden": [{"antwoord": "Ja", "naar": "y"}]}]},
        "gewijzigd", "normatief", [("vragen[v].antwoorden[Ja].naar", "x", "y", "normatief")],
    ),
    "two weights": (
        "minimumnormen", norm(), norm(titel="De norm", onderbouwing="Omdat."),
        "gewijzigd", "toelichtend",
        [("titel", "Een norm", "De norm", "redactioneel"),
         ("onderbouwing", "Staan is vermoeiend.", "Omdat.", "toelichtend")],
    ),
    "withdrawn": (
        "minimumnormen", norm(), norm(ingetrokken=GONE), "ingetrokken", "normatief",
        [("ingetrokken", None, GONE, "normatief")],
    ),
    "replaced": (
        "minimumnormen", norm(), norm(ingetrokken=GONE | {"opvolgers": ["mn-02"]}),
        "vervangen", "normatief",
        [("ingetrokken", None, GONE | {"opvolgers": ["mn-02"]}, "normatief")],
    ),
    "tombstone reworded": (
        "minimumnormen", norm(ingetrokken=GONE), norm(ingetrokken=GONE | {"reden": "Dubbel."}),
        "gewijzigd", "normatief", [("ingetrokken.reden", "Overbodig.", "Dubbel.", "normatief")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TABLE)
def test_change(case: str) -> None:
    """Each way in which an item can change gives exactly one typed change."""
    kind, old, new, expected_type, weight, fields = TABLE[case]
    (change,) = changes_of(kind, old, new)
    assert (change.item, change.kind, change.type, change.weight) == (
        "x", kind, expected_type, weight,
    )  # fmt: skip
    assert short(change) == fields
    assert change.successors == (("mn-02",) if expected_type == "vervangen" else ())


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("minimumnormen", norm(doelen=["do-01", "do-02"]), norm(doelen=["do-02", "do-01"])),
        ("minimumnormen", norm(verantwoordelijk=["A", "B"]), norm(verantwoordelijk=["B", "A"])),
        ("minimumnormen", norm(toetsing=["A?", "B?"]), norm(toetsing=["B?", "A?"])),
        ("minimumnormen", norm(toetsing=["é?", "B  c?"]), norm(toetsing=["B\u00a0c?", "e\u0301?"])),
        ("minimumnormen", norm(norm="Na 10\u00a0dagen."), norm(norm="Na 10 dagen.")),
        ("minimumnormen", norm(onderbouwing="Na 1\u202fdag."), norm(onderbouwing="Na 1 dag.")),
        ("minimumnormen", norm(onderbouwing="Schuld\u00adhulp."), norm(onderbouwing="Schuldhulp.")),
        ("afwegingen",
         {"vragen": [{"sleutel": "v", "antwoorden": [{"antwoord": a, "naar": a} for a in "xy"]}]},
         {"vragen": [{"sleutel": "v", "antwoorden": [{"antwoord": a, "naar": a} for a in "yx"]}]}),
        ("gemeenten",
         {"aanhalingen": [{"item": "mn-01", "document": a} for a in "xy"]},
         {"aanhalingen": [{"document": a, "item": "mn-01"} for a in "yx"]}),
        ("minimumnormen", norm(), norm(onderbouwing="Staan is\n  vermoeiend.\n")),
        ("minimumnormen", norm(), norm(begrippen=[])),
        ("minimumnormen", norm(), norm(id="mn-99")),
        ("basisdienstverlening",
         {"randvoorwaarden": [{"wat": "A", "wie": "X"}, {"wat": "B", "wie": "X"}]},
         {"randvoorwaarden": [{"wat": "B", "wie": "X"}, {"wat": "A", "wie": "X"}]}),
    ],
)  # fmt: skip
def test_no_change(kind: str, old: dict[str, Any], new: dict[str, Any]) -> None:
    """What has no meaning is no change: order without meaning, wrapping, empty fields, the id."""
    assert changes_of(kind, old, new) == ()


def test_a_change_that_counts_for_nothing_is_there_for_who_asks() -> None:
    """A reviewer reads the words of a note too."""
    old, new = ({"id": "n", "reden": reason} for reason in ("Zo.", "Anders."))
    both = [{"wijzigingen": {"n": note}} for note in (old, new)]
    assert diff(kinds(), *both) == ()
    assert item_change(kinds()["wijzigingen"], "n", old, new) is None
    (change,) = diff(kinds(), *both, every=True)
    assert short(change) == [("reden", "Zo.", "Anders.", "genegeerd")]
    assert (change.type, change.weight) == ("gewijzigd", "genegeerd")


def test_items_that_come_and_go() -> None:
    """A new item is new, a vanished item is shown as vanished, both with the weight of the kind."""
    content = canonical_content(kinds(), {"minimumnormen": {"mn-01": norm()}})
    assert diff(kinds(), {}, content) == (Change("mn-01", "minimumnormen", "nieuw", "normatief"),)
    assert diff(kinds(), content, {}) == (
        Change("mn-01", "minimumnormen", "verwijderd", "normatief"),
    )


def test_titles_are_the_labels_of_the_schema() -> None:
    """A change says which field in the words that an editor knows."""
    (change,) = changes_of(
        "basisdienstverlening",
        element(),
        element(kwaliteitsuitspraken=[*map(_statement, "ba"), _statement("c", "Anders.")]),
    )
    assert [f.title for f in change.fields] == [
        "Kwaliteitsuitspraken ‘c’, Uitspraak",
        "Kwaliteitsuitspraken, volgorde",
    ]
    inner, order = (f.field.name for f in change.fields)
    assert (inner, order) == ("uitspraak", "kwaliteitsuitspraken")


def test_a_part_that_came_or_went_is_named_by_its_key() -> None:
    (change,) = changes_of(
        "basisdienstverlening",
        element(kwaliteitsuitspraken=[*map(_statement, "ab")]),
        element(kwaliteitsuitspraken=[*map(_statement, "bc")]),
    )
    statements = kinds()["basisdienstverlening"].by_name["kwaliteitsuitspraken"]
    assert [(f.title, f.field) for f in change.fields] == [
        ("Kwaliteitsuitspraken ‘a’", statements.item),
        ("Kwaliteitsuitspraken ‘c’", statements.item),
    ]


def test_changed_fields_as_data() -> None:
    (change,) = changes_of("minimumnormen", norm(), norm(titel="De norm", geldt_vanaf="2027-01-01"))
    assert fields_json(change) == [
        {
            "veld": "titel",
            "naam": "Titel",
            "gevolg": "redactioneel",
            "oud": "Een norm",
            "nieuw": "De norm",
        },
        {
            "veld": "geldt_vanaf",
            "naam": "Geldt vanaf",
            "gevolg": "normatief",
            "oud": None,
            "nieuw": "2027-01-01",
        },
    ]


def test_the_title_of_an_inner_field_begins_with_the_outer() -> None:
    old, new = (norm(bekostiging={"stand": s}) for s in ("open", "geregeld"))
    (change,) = changes_of("minimumnormen", old, new)
    assert [(f.path, f.title) for f in change.fields] == [
        ("bekostiging.stand", "Bekostiging, Stand")
    ]


def test_double_key_hides_no_change() -> None:
    """Two parts with the same key can't be told apart, so the list is compared whole."""
    old = element(kwaliteitsuitspraken=[_statement("a", "Een."), _statement("a", "Twee.")])
    new = element(kwaliteitsuitspraken=[_statement("a", "Anders."), _statement("a", "Twee.")])
    (change,) = changes_of("basisdienstverlening", old, new)
    assert [f.path for f in change.fields] == ["kwaliteitsuitspraken"]


def test_what_was_sealed_in_an_older_form_is_no_change() -> None:
    """Both sides are compared in today's form; a sealed release keeps its bytes."""
    kind = kinds()["minimumnormen"]
    sealed = norm(norm="Ee\u0301n stoel  na 10\u00a0dagen.", onderbouwing="Zo.\r\n\r\nEn zo.")
    now = norm(norm="Eén stoel na 10 dagen.", onderbouwing="Zo.\n\nEn zo.")
    assert item_change(kind, "mn-01", sealed, now) is None
    change = item_change(kind, "mn-01", sealed, now | {"norm": "Eén stoel na 11 dagen."})
    assert change is not None
    assert short(change) == [
        ("norm", "Eén stoel na 10 dagen.", "Eén stoel na 11 dagen.", "normatief")
    ]


ORDERED = {"vragen", "kwaliteitsuitspraken"}


def ordered_in(fields: tuple[Field, ...]) -> Iterator[str]:
    """The lists whose order counts, in objects too."""
    for field in fields:
        if field.ordered:
            yield field.name
        yield from ordered_in(field.inner)


def test_order_counts_only_where_a_page_numbers_the_parts() -> None:
    """A reader may cite the second of these; of all other lists no place has a meaning."""
    assert {name for kind in kinds() for name in ordered_in(kind.fields)} == ORDERED


@given(items())
def test_nothing_changes_against_itself(item: tuple[Kind, dict[str, Any]]) -> None:
    """The difference between a thing and itself is empty."""
    kind, data = item
    assert changes_of(kind.name, data, copy.deepcopy(data)) == ()


@given(st.data(), items())
def test_writing_it_differently_is_no_change(
    data: st.DataObject, item: tuple[Kind, dict[str, Any]]
) -> None:
    """Reformatting, rewrapping, requoting and reordering YAML text gives an empty difference."""
    kind, content = item
    one, other = (
        load_text(f"{kind.name}/x.yaml", data.draw(writings(kind, content, shuffle_all=True)))
        for _ in range(2)
    )
    assert isinstance(one, Document)
    assert isinstance(other, Document)
    assert changes_of(kind.name, one.data, other.data) == ()


@given(st.data(), items())
def test_every_changed_value_shows_up(
    data: st.DataObject, item: tuple[Kind, dict[str, Any]]
) -> None:
    """Whatever single value changes, the difference names it or the list that holds it."""
    kind, content = item
    counted = [
        (place, way)
        for place, way in leaves(kind.fields, content)
        if all(f.weight != "genegeerd" for f in way)
    ]
    place, way = data.draw(st.sampled_from(counted))
    changed = copy.deepcopy(content)
    _put(changed, place, _other(way[-1], _get(content, place)))
    (change,) = changes_of(kind.name, content, changed)
    named = _spelled(kind.fields, content, place)
    assert any(named.startswith(f.path) for f in change.fields), (named, short(change))
    assert change.type == "gewijzigd"


@given(pairs())
def test_weight_is_that_of_the_heaviest_field(
    pair: tuple[Kind, dict[str, Any], dict[str, Any]],
) -> None:
    """An item weighs as much as its heaviest change; nothing that is ignored is ever in it."""
    kind, old, new = pair
    for change in changes_of(kind.name, old, new):
        weights = [WEIGHTS.index(f.weight) for f in change.fields]
        assert WEIGHTS[max(weights)] == change.weight
        assert min(weights) > WEIGHTS.index("genegeerd")


@given(pairs())
def test_swapping_sides_swaps_old_and_new(
    pair: tuple[Kind, dict[str, Any], dict[str, Any]],
) -> None:
    """Looking from the other side shows the same fields, with old and new exchanged."""
    kind, old, new = pair
    forth = [f for c in changes_of(kind.name, old, new) for f in c.fields]
    back = [f for c in changes_of(kind.name, new, old) for f in c.fields]

    def rows(changes: list[FieldChange], *, swap: bool) -> list[str]:
        values = [(f.path, f.new, f.old) if swap else (f.path, f.old, f.new) for f in changes]
        return sorted(json.dumps(v) for v in values)

    assert rows(forth, swap=False) == rows(back, swap=True)


def _get(data: Any, place: Path) -> Any:
    for step in place:
        data = data[step]
    return data


def _put(data: Any, place: Path, value: Any) -> None:
    _get(data, place[:-1])[place[-1]] = value


def _other(field: Field, value: Any) -> Any:
    """A value that is not this one and not anywhere else in a list."""
    choices = (field.item or field).choices
    if choices:
        return next(c.value for c in choices if c.value != value)
    if isinstance(value, int):
        return value + 1000
    return "zz-99" if (field.item or field).references else "Heel iets anders"


def _spelled(fields: tuple[Field, ...], data: Any, place: Path) -> str:
    """The path of a value as a field change spells it, if the difference goes that deep."""
    name, *rest = place
    field = next(f for f in fields if f.name == name)
    path, value = str(name), data[name]
    if rest and isinstance(rest[0], int) and field.key:
        value = value[rest[0]]
        path, rest = f"{path}[{value[field.key]}]", rest[1:]
    if not rest or isinstance(rest[0], int):
        return path
    inner = field.inner
    return f"{path}.{_spelled(inner, value, tuple(rest))}"


def undeclared(schema: Any, shared: Mapping[str, Any], where: str = "") -> Iterator[str]:
    """The properties in a schema that don't say what a change in them weighs."""
    if isinstance(schema, list):
        for part in schema:
            yield from undeclared(part, shared, where)
    elif isinstance(schema, dict):
        properties = schema.get("properties", {})
        for name, sub in properties.items():
            whole = shared.get(str(sub.get("$ref", "")).rsplit("/", 1)[-1], {}) | sub
            if whole.get("x-gevolg") not in WEIGHTS:
                yield f"{where}.{name}"
            yield from undeclared(sub, shared, f"{where}.{name}")
        for name, sub in schema.items():
            if name != "properties":
                yield from undeclared(sub, shared, where)


def test_every_property_says_what_a_change_in_it_weighs() -> None:
    """A change in a property without ``x-gevolg`` has no weight; this names such properties."""
    schemas = {name: json.loads(text) for name, text in kinds().sources.items()}
    shared = schemas[SHARED]["$defs"]
    missing = [p for name, s in schemas.items() for p in undeclared(s, shared, name.split(".")[0])]
    assert missing == []


def test_undeclared_property_is_named() -> None:
    """The test above can fail."""
    inner = {"properties": {"b": {"x-gevolg": "zwaar"}}}
    schema = {"properties": {"a": {"x-gevolg": "normatief", "items": inner}, "c": {}}}
    assert list(undeclared(schema, {}, "s")) == ["s.a.b", "s.c"]


def test_unknown_item_is_new_and_unchanged_item_is_nothing() -> None:
    """The change of one item on its own."""
    kind = kinds()["minimumnormen"]
    change = item_change(kind, "mn-01", None, norm())
    assert change is not None
    assert change.type == "nieuw"
    assert item_change(kind, "mn-01", norm(), norm()) is None


def test_example_framework_holds_every_type_of_change() -> None:
    """The example is what other tests rely on: these are all its changes, release by release."""
    first, second, third = built_releases()

    def content(older: Any, newer: Any) -> list[tuple[str, str, str]]:
        return [
            (c.item, c.type, c.weight)
            for c in diff(kinds(), older.framework.data, newer.framework.data)
            if kinds()[c.kind].is_content
        ]

    assert content(first, second) == [
        ("wa-02", "nieuw", "normatief"),
        ("pr-01", "gewijzigd", "toelichtend"),
        ("do-01", "gewijzigd", "toelichtend"),
        ("mn-01", "gewijzigd", "normatief"),
        ("mn-02", "gewijzigd", "normatief"),
        ("mn-05", "nieuw", "normatief"),
        ("bd-01", "gewijzigd", "normatief"),
        ("kk-01", "gewijzigd", "normatief"),
        ("rg-01", "gewijzigd", "normatief"),
        ("br-01", "gewijzigd", "redactioneel"),
    ]
    assert content(second, third) == [
        ("mn-01", "gewijzigd", "normatief"),
        ("mn-03", "vervangen", "normatief"),
        ("mn-04", "nieuw", "normatief"),
        ("mn-05", "ingetrokken", "normatief"),
        ("bd-01", "gewijzigd", "normatief"),
        ("kk-01", "gewijzigd", "normatief"),
        ("rg-01", "gewijzigd", "toelichtend"),
        ("rg-02", "ingetrokken", "normatief"),
    ]
    assert content(third, example_site().concept) == [
        ("do-03", "nieuw", "normatief"),
        ("mn-01", "gewijzigd", "redactioneel"),
        ("mn-04", "gewijzigd", "normatief"),
    ]


def test_example_framework_has_an_item_of_every_kind() -> None:
    """No kind is missing from the example."""
    missing = [k.name for k in kinds() if not list((EXAMPLE / k.name).glob("*.yaml"))]
    assert missing == []
