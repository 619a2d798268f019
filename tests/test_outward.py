"""The files for other computers: each valid in its own format, each address in it resolves."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any
from urllib.parse import urldefrag

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from generator.data.files import render_assets
from generator.data.tables import guard, join, kind_csv, split, unguard
from generator.history.versions import Release
from generator.site.content import Site
from generator.site.urls import Urls
from tests.builders import (
    SITE_URL,
    consumer,
    example_site,
    kinds,
    make_framework,
    make_register,
    norm,
    norms,
)

VERSIONS = ("0.1.0", "0.2.0", "1.0.0", "concept")
MUNICIPALITIES = tuple(f"gm900{n}" for n in range(1, 10))


@cache
def files() -> dict[str, str]:
    """All files of the example site by path."""
    assets = list(render_assets(example_site(), SITE_URL))
    assert len({a.path for a in assets}) == len(assets), "two files have the same path"
    return {a.path: a.content for a in assets}


def data(path: str) -> Any:
    return json.loads(files()[path])


def releases() -> tuple[Release, ...]:
    return (*example_site().sealed, example_site().concept)


@cache
def promised() -> frozenset[str]:
    """Every path that the site promises (design, section 7), and the files themselves."""
    paths = {"", "data/", *files(), *(f"{k.name}/" for k in kinds())}
    for release in releases():
        root = "concept/" if release.is_concept else f"versies/{release.name}/"
        paths.add(root)
        for kind in kinds().content:
            for item in release.framework.data.get(kind.name, {}):
                paths |= {f"id/{item}/", f"{root}{kind.name}/{item}/"}
    users = example_site().users
    paths |= {f"gemeenten/{m.id}/" for m in users.register}
    return frozenset(paths | {f"samenwerkingen/{b}/" for b in users.joint_bodies})


def texts(value: Any) -> Iterator[str]:
    """Every text in a JSON value, names of members too."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, str):
        yield value


def addresses(value: Any) -> set[str]:
    return {t for t in texts(value) if t.startswith(SITE_URL)}


def is_promised(url: str) -> bool:
    return url.startswith(SITE_URL) and urldefrag(url).url.removeprefix(SITE_URL) in promised()


def test_exact_set_of_files() -> None:
    """Every promised file is there for every version and consumer, and no other."""
    expected = {"data/termen.jsonld", "data/zegels.json"}
    told = ("wijzigingen", "gedeeld", "taken", "overzicht")
    expected |= {f"data/schemas/{name}.schema.json" for name in told}
    for release in releases():
        names = {"kader.json", "kader.jsonld", "index.json"}
        names |= set() if release.is_concept else {"verzegeld.json", "schemas/LEESMIJ.txt"}
        names |= {f"{k.name}.csv" for k in kinds().content}
        names |= {f"schemas/{name}" for name in kinds().sources}
        names |= {f"{i}.json" for k in kinds().content for i in release.framework.data[k.name]}
        expected |= {f"data/{release.name}/{name}" for name in names}
        badged = () if release.is_concept else release.framework.items
        expected |= {f"id/{item}/{release.name}.svg" for item in badged}
    for m in MUNICIPALITIES:
        names = {"wijzigingen.json", "wijzigingen.atom", "termijnen.ics"}
        expected |= {f"gemeenten/{m}/{name}" for name in names}
    expected |= {f"samenwerkingen/so9001/{name}" for name in names}
    shared = ("index", "taken", "voorstel", "zonder-overname")
    expected |= {f"gemeenten/{name}.json" for name in shared} | {"gemeenten/voorstel.atom"}
    expected |= {f"gemeenten/sinds/{r.name}.json" for r in releases() if not r.is_concept}
    assert set(files()) == expected


def test_every_address_in_json_resolves() -> None:
    """No URL or ``@id`` of ours leads nowhere."""
    dead = [
        (path, url)
        for path in files()
        if path.endswith((".json", ".jsonld")) and "/schemas/" not in path
        for url in addresses(data(path))
        if not is_promised(url)
    ]
    assert dead == []
    assert len(addresses(data("data/1.0.0/kader.jsonld"))) > 20, "nothing was looked at"
    assert not is_promised(f"{SITE_URL}id/mn-99/")


@pytest.mark.parametrize("version", VERSIONS)
def test_kader_json_holds_everything(version: str) -> None:
    """Version, date, what its status is, and every item with its data, kind, path and ``@id``."""
    whole = data(f"data/{version}/kader.json")
    (release,) = [r for r in releases() if r.name == version]
    assert whole["versie"] == version
    assert whole["datum"] == (None if version == "concept" else release.date)
    assert whole["werkversie"] == (version == "concept")
    assert "Door niemand vastgesteld" in whole["status"] or "door niemand" in whole["status"]
    root = "concept" if version == "concept" else f"versies/{version}"
    expected = [
        {
            "@id": f"{SITE_URL}id/{item}/",
            "id": item,
            "soort": kind.name,
            "pad": f"{root}/{kind.name}/{item}/",
            "url": f"{SITE_URL}{root}/{kind.name}/{item}/",
            "gegevens": content,
        }
        for kind in kinds().content
        for item, content in release.framework.data[kind.name].items()
    ]
    assert whole["onderdelen"] == expected


def test_item_file_is_its_part_of_the_whole() -> None:
    """One item on its own says the same as the whole file does."""
    whole = data("data/0.2.0/kader.json")
    items = whole.pop("onderdelen")
    for item in items:
        assert data(f"data/0.2.0/{item['id']}.json") == whole | {"onderdeel": item}
    assert items


@pytest.mark.parametrize("version", VERSIONS)
def test_data_is_valid_against_the_schemas_beside_it(version: str) -> None:
    """Who takes the data and the schemas from the site can check one with the other."""
    folder = f"data/{version}/schemas/"
    schemas = {
        p.removeprefix(folder): data(p)
        for p in files()
        if p.startswith(folder) and p.endswith(".json")
    }
    registry: Registry[Any] = Registry().with_resources(
        (name, Resource.from_contents(s)) for name, s in schemas.items()
    )
    for item in data(f"data/{version}/kader.json")["onderdelen"]:
        schema = schemas[f"{item['soort']}.schema.json"]
        errors = Draft202012Validator(schema, registry=registry).iter_errors(item["gegevens"])
        assert [e.message for e in errors] == []


def test_schemas_are_published_as_they_are() -> None:
    """Not a byte of a schema is different on the site."""
    for name, source in kinds().sources.items():
        assert files()[f"data/1.0.0/schemas/{name}"] == source


@pytest.mark.parametrize("version", VERSIONS)
def test_index_lists_the_files_beside_it(version: str) -> None:
    """The list is complete, and each address in it is that of the file."""
    listed = data(f"data/{version}/index.json")["bestanden"]
    folder = f"data/{version}/"
    beside = {p.removeprefix(folder) for p in files() if p.startswith(folder)}
    assert {f["pad"] for f in listed} == beside - {"index.json"}
    assert all(f["url"] == f"{SITE_URL}{folder}{f['pad']}" for f in listed)
    plain_text = set() if version == "concept" else {"text/plain; charset=utf-8"}
    assert {f["mediatype"] for f in listed} == plain_text | {
        "application/json",
        "application/ld+json",
        "application/schema+json",
        "text/csv; charset=utf-8",
    }


def nodes() -> dict[str, Any]:
    document = data("data/1.0.0/kader.jsonld")
    return {n["id"]: n for n in document["dcterms:hasPart"]}


def test_jsonld_names_the_version() -> None:
    """The document is the version, and says of what it is one and when it came out."""
    document = data("data/1.0.0/kader.jsonld")
    assert document["@id"] == f"{SITE_URL}versies/1.0.0/"
    assert document["dcterms:isVersionOf"] == {"@id": SITE_URL}
    assert document["dcterms:issued"] == {"@value": "2026-01-12", "@type": "xsd:date"}
    assert "dcterms:issued" not in data("data/concept/kader.jsonld")


def subjects(node: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every part of linked data that has an ``@id`` and says something."""
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    if isinstance(node, dict) and len(node.keys() - {"@context"}) > 1 and "@id" in node:
        yield node["@id"], node
    for part in inner:
        yield from subjects(part)


def test_versions_loaded_together_say_one_thing_of_each_subject() -> None:
    """Who loads all releases gets one value for each property that has one in any of them."""
    said: dict[tuple[str, str], set[str]] = {}
    for version in VERSIONS:
        for subject, node in subjects(data(f"data/{version}/kader.jsonld")):
            for name, value in node.items():
                if name not in {"@context", "dcterms:hasVersion"}:
                    said.setdefault((subject, name), set()).add(json.dumps(value))
    assert {key: values for key, values in said.items() if len(values) > 1} == {}
    norms_of = [key for key in said if key[1] == "norm" and key[0].endswith("/mn-01/")]
    assert [subject for subject, _ in norms_of] == [
        f"{SITE_URL}versies/0.1.0/minimumnormen/mn-01/",
        f"{SITE_URL}versies/0.2.0/minimumnormen/mn-01/",
        f"{SITE_URL}versies/1.0.0/minimumnormen/mn-01/",
        f"{SITE_URL}concept/minimumnormen/mn-01/",
    ]


def test_a_version_of_an_item_and_the_item_name_each_other() -> None:
    """From a version to what lasts, and from there to each version."""
    for version in VERSIONS:
        root = "concept" if version == "concept" else f"versies/{version}"
        for part in data(f"data/{version}/kader.jsonld")["dcterms:hasPart"]:
            assert part["@id"].startswith(f"{SITE_URL}{root}/")
            assert part["dcterms:isVersionOf"] == {
                "@id": f"{SITE_URL}id/{part['id']}/",
                "dcterms:hasVersion": {"@id": part["@id"]},
            }


def test_jsonld_has_its_context_inside() -> None:
    """No context has to be fetched; our own terms fall to our own vocabulary."""
    context = data("data/1.0.0/kader.jsonld")["@context"]
    assert isinstance(context, dict)
    assert context["@vocab"] == f"{SITE_URL}data/termen.jsonld#"
    assert context["titel"] == {"@id": "dcterms:title", "@language": "nl"}
    scoped = context[f"{SITE_URL}begrippen/"]["@context"]
    assert scoped["verwant"] == {"@id": "skos:related"}


def test_jsonld_references_are_links() -> None:
    """A reference is an address: of an item, of a consumer or of a joint body."""
    assert nodes()["mn-01"]["rechtsgronden"] == [
        {"@id": f"{SITE_URL}id/re-01/"},
        {"@id": f"{SITE_URL}id/re-02/"},
    ]
    assert nodes()["pv-01"]["uitvoerders"] == [
        {"@id": f"{SITE_URL}gemeenten/gm9001/"},
        {"@id": f"{SITE_URL}samenwerkingen/so9001/"},
    ]
    assert nodes()["mn-01"]["vindplaatsen"][0]["bron"] == {"@id": f"{SITE_URL}id/br-01/"}


def test_jsonld_keeps_order_types_and_the_text_of_the_law() -> None:
    """An ordered list stays a list, a date is a date, a law is a legal resource."""
    statements = nodes()["bd-01"]["kwaliteitsuitspraken"]["@list"]
    assert [s["sleutel"] for s in statements] == ["dichtbij", "vriendelijk", "snel"]
    # Of the questions of a norm the order has no meaning.
    assert nodes()["mn-01"]["toetsing"] == ["Staat de stoel in de zon?", "Staat er een stoel?"]
    assert nodes()["mn-01"]["geldt_vanaf"] == {"@value": "2026-07-01", "@type": "xsd:date"}
    assert nodes()["bg-01"]["@type"] == [f"{SITE_URL}begrippen/", "skos:Concept"]
    assert nodes()["re-01"]["dcterms:references"] == {
        "@id": "https://wetten.overheid.nl/jci1.3:c:BWBR0001840&artikel=20",
        "@type": "eli:LegalResource",
        "eli:id_local": "BWBR0001840",
    }


def test_vocabulary_explains_every_term_of_our_own() -> None:
    """Each name in the data that isn't a term of someone else is a term in our vocabulary."""
    graph = {n["@id"] for n in data("data/termen.jsonld")["@graph"]}
    terms = {i.removeprefix(f"{SITE_URL}data/termen.jsonld#") for i in graph}
    used = {
        name
        for version in VERSIONS
        for part in data(f"data/{version}/kader.jsonld")["dcterms:hasPart"]
        for name in _names(part)
        if not name.startswith("@") and ":" not in name
    }
    assert used - terms == set()
    assert {f"{SITE_URL}{k.name}/" for k in kinds().content} <= graph


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from _names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _names(inner)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_csv_of_the_example_exactly() -> None:
    """Header of field names, lists in one cell, inner objects in columns of their own, CRLF."""
    text = files()["data/1.0.0/minimumnormen.csv"]
    assert text.split("\r\n")[0] == (
        "id,titel,status,herkomst,norm,laag,verantwoordelijk,aan_zet,rechtsgronden,geldt_nu.tekst,"
        "geldt_nu.rechtsgrond,onderbouwing,bekostiging.stand,bekostiging.uitleg,"
        "bekostiging.betaalt,bekostiging.cijfers,principes,doelen,wacht_op,toetsing,lokale_ruimte,"
        "geldt_vanaf,voor_inwoners,rechtsbescherming,toelichting,openstaand.vraag,openstaand.wie,"
        "openstaand.bij,begrippen,adviezen,vindplaatsen.bron,vindplaatsen.paragraaf,"
        "ingetrokken.datum,ingetrokken.reden,ingetrokken.opvolgers,ingetrokken.dekking,"
        "uitzonderingen.regel,uitzonderingen.reden,uitzonderingen.tot"
    )
    assert text.endswith("\r\n")
    first = rows(text)[0]
    assert first["rechtsgronden"] == "re-01 | re-02"
    assert first["bekostiging.stand"] == "geregeld"
    assert first["voor_inwoners"] == "U kunt zitten.\n\n- In de zon\n- Elke dag"
    assert first["ingetrokken.datum"] == ""
    tree = rows(files()["data/1.0.0/afwegingen.csv"])[0]
    assert tree["vragen.sleutel"] == "voor-iedereen | bijzonder"
    assert tree["vragen.antwoorden.naar"] == "rijk; bijzonder | maatwerk; bijstand; lokaal"


@pytest.mark.parametrize("version", VERSIONS)
def test_csv_has_every_item_and_every_plain_value(version: str) -> None:
    """What stands in the JSON stands in the table too, as a text."""
    for kind in kinds().content:
        table = rows(files()[f"data/{version}/{kind.name}.csv"])
        items = [
            i["gegevens"]
            for i in data(f"data/{version}/kader.json")["onderdelen"]
            if i["soort"] == kind.name
        ]
        assert [r["id"] for r in table] == [i["id"] for i in items]
        for row, item in zip(table, items, strict=True):
            assert None not in row, "a row is longer than the header"
            for name, value in item.items():
                if isinstance(value, str | int):
                    assert unguard(row[name]) == str(value)
                elif isinstance(value, list) and all(isinstance(v, str) for v in value):
                    assert split(unguard(row[name])) == value


def test_columns_of_a_list_of_objects_keep_step() -> None:
    """The third cell of each column belongs to the third object, also where a field is absent."""
    questions = [
        {"sleutel": "a", "vraag": "A?", "uitleg": "Zo.", "antwoorden": []},
        {"sleutel": "b", "vraag": "B?", "antwoorden": []},
        {"sleutel": "c", "vraag": "C?", "uitleg": "Daarom.", "antwoorden": []},
    ]
    (row,) = rows(kind_csv(kinds()["afwegingen"], {"af-01": {"id": "af-01", "vragen": questions}}))
    assert row["vragen.sleutel"] == "a | b | c"
    assert split(row["vragen.uitleg"]) == ["Zo.", "", "Daarom."]


def test_field_that_the_schema_no_longer_knows_is_kept() -> None:
    """A sealed release never loses a value, not even in a table."""
    (row,) = rows(kind_csv(kinds()["minimumnormen"], {"mn-01": norm(oud_veld=["x"], oud_getal=3)}))
    assert (row["oud_getal"], json.loads(row["oud_veld"])) == ("3", ["x"])


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+31", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "\n=1", "'=1", "＝1+1", "- punt"],
)
def test_formula_is_not_run(text: str) -> None:
    """A text that a spreadsheet takes for a formula gets an apostrophe, and can be read back."""
    (row,) = rows(kind_csv(kinds()["minimumnormen"], {"mn-01": norm(norm=text)}))
    assert row["norm"] == f"'{text}"
    assert unguard(row["norm"]) == text


@pytest.mark.parametrize("text", ["Gewoon", "'s-Gravenhage", "a=1", "50", "‘-’", ""])
def test_ordinary_text_gets_no_apostrophe(text: str) -> None:
    """The guard leaves everything else alone."""
    assert guard(text) == text


@given(st.text())
def test_guard_can_be_undone(text: str) -> None:
    """Guarding loses nothing, and what it leaves alone is no formula."""
    guarded = guard(text)
    assert unguard(guarded) == text
    assert not re.match(r"\s*[=+\-@]", guarded)


VALUES = st.text(alphabet=r"ab|\;'= ", min_size=1).map(str.strip).filter(bool)


@given(st.lists(VALUES, max_size=4))
def test_list_in_a_cell_can_be_read_back(values: list[str]) -> None:
    """A list survives the road to a cell and back, also when a value holds the sign between."""
    (row,) = rows(
        kind_csv(kinds()["minimumnormen"], {"x": {"id": "x", "verantwoordelijk": values}})
    )
    assert split(unguard(row["verantwoordelijk"])) == values
    assert split(join(values)) == values


def test_same_site_gives_the_same_files() -> None:
    """No clock and no chance: two builds of the same content are the same, byte for byte."""
    assert {a.path: a.content for a in render_assets(example_site(), SITE_URL)} == files()


def test_address_of_the_site_may_lack_its_slash() -> None:
    """``site_url`` is set by people; a site below a path works too."""
    assert Urls("https://a.example/kader").id("mn-01") == "https://a.example/kader/id/mn-01/"
    assert Urls("https://a.example/kader/").root == "https://a.example/kader/"
    assert Urls("https://a.example:8000/kader").host == "a.example"


def test_site_without_releases() -> None:
    """Before the first release there is the concept, and every consumer has its three files."""
    register = make_register(consumer("gm9001"), consumer("gm9002"))
    framework = make_framework(norms(norm()), register)
    site = Site((), Release("concept", "", framework, is_concept=True))
    paths = {a.path: a.content for a in render_assets(site, SITE_URL)}
    assert {p.split("/")[1] for p in paths if p.startswith("data/")} == {
        "concept",
        "schemas",
        "termen.jsonld",
        "zegels.json",
    }
    assert feedparser.parse(paths["gemeenten/gm9002/wijzigingen.atom"]).bozo is False
    # Three of each consumer, and five that they share.
    assert len([p for p in paths if p.startswith("gemeenten/")]) == 11


@pytest.mark.parametrize("before", ["", "'", "''", " ", "'\u00a0"])
@pytest.mark.parametrize("sign", ["\t", "\n", "\r", "=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_every_sign_that_begins_a_formula_is_guarded(before: str, sign: str) -> None:
    """A tab and a line end too, with ordinary words behind them: some take those away."""
    text = f"{before}{sign}Gewoon"
    assert guard(text) == f"'{text}"
    assert unguard(f"'{text}") == text


@pytest.mark.parametrize("text", ["Gewoon\t=1", "Twee\nregels", " Gewoon", "\u00a0x", "''x", "1-2"])
def test_white_space_that_begins_no_formula_gets_no_apostrophe(text: str) -> None:
    assert guard(text) == text
    assert unguard(text) == text


@pytest.mark.parametrize("value", ["\tGewoon", "\rGewoon", "\nGewoon"])
def test_every_kind_of_cell_is_guarded(value: str) -> None:
    """A text, a list, an inner object, a list of objects, and a field that is no longer known."""
    item = norm(
        norm=value,
        verantwoordelijk=[value],
        bekostiging={"stand": value},
        vindplaatsen=[{"bron": value, "paragraaf": "1"}],
        oud_veld=value,
    )
    (row,) = rows(kind_csv(kinds()["minimumnormen"], {"mn-01": item}))
    names = ("norm", "verantwoordelijk", "bekostiging.stand", "vindplaatsen.bron", "oud_veld")
    assert [row[n] for n in names] == [f"'{value}"] * 5
