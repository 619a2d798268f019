"""The files of consumers: valid for who reads them, the same bytes whatever happens elsewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import feedparser
import pytest
from icalendar import Calendar
from jsonschema import Draft202012Validator

from generator.base.words import make_relative
from generator.check.framework import concept_of, read_all
from generator.data.files import render_assets
from generator.history.versions import Release
from generator.setup.register import Consumer
from generator.site.content import Site
from tests.builders import (
    EXAMPLE,
    SITE_URL,
    example_site,
    make_framework,
    make_register,
    make_release,
    norm,
)

ROOT = Path(__file__).parents[1]
Files = Mapping[str, str]


def files_of(site: Site, address: str = SITE_URL) -> Files:
    """The files of consumers, with the schemas that they name."""
    folders = ("gemeenten/", "samenwerkingen/", "scholen/", "besturen/", "data/schemas/")
    assets = render_assets(site, address)
    return {a.path: a.content for a in assets if a.path.startswith(folders)}


@cache
def frameworks() -> Mapping[str, Files]:
    """The files of each framework in this repository."""
    return {name: files_of(site_of(root)) for name, root in ROOTS.items()}


ROOTS = {"voorbeeld": EXAMPLE, "tweede": ROOT / "tests/tweedekader", "echt": ROOT / "framework"}


def site_of(root: Path) -> Site:
    framework, archive = read_all(root)
    return Site(archive.releases, concept_of(framework, archive))


# A world: a norm that holds, one that is only cited, and what was done about them.


def note(name: str, items: list[str], **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        "titel": f"Notitie {name}",
        "items": items,
        "reden": f"Daarom {name}.",
        "richting": "verzwaring",
        "besluit": "Redactie",
        **more,
    }


def content(notes: list[dict[str, Any]], **norms: Mapping[str, Any]) -> dict[str, Any]:
    named = {name.replace("_", "-"): data for name, data in norms.items()}
    return {
        "minimumnormen": {
            n: norm(**{"id": n, "status": "vastgesteld", **d}) for n, d in named.items()
        },
        "wijzigingen": {n["id"]: n for n in notes},
    }


BOUND = {"laag": "medebewind"}
FREE = {"laag": "rijk"}
FIRST = ("1.0.0", "2026-01-01", content([], mn_01=BOUND, mn_02=FREE, mn_03=FREE))
TASK = note(
    "doe", ["mn-01"], taken=[{"id": "doe-dit", "tekst": "Doe *dit*.", "uiterlijk": "2027-01-01"}]
)
SECOND = (
    "1.1.0",
    "2026-06-01",
    content(
        [TASK],
        mn_01=BOUND | {"norm": "Strenger.", "geldt_vanaf": "2026-09-01"},
        mn_02=FREE,
        mn_03=FREE,
    ),
)
PEOPLE = (
    Consumer("gm9001", "Aa", "Verzonnen", None, None, ()),
    Consumer("gm9002", "Bee", "Verzonnen", None, None, ()),
    Consumer("gm9003", "Cee", "Verzonnen", None, "2026-03-31", ("gm9001",)),
    Consumer("gm9004", "Dee", "Verzonnen", None, "2027-12-31", ("gm9001",)),
)
ADOPTED = {"overgenomen": {"versie": "1.0.0", "datum": "2026-02-01", "document": "Plan"}}
CITED = {
    "aanhalingen": [
        {"item": "mn-02", "document": "Plan", "versie": "1.0.0", "van": "2026-02-01"},
    ]
}


def world(
    *more: tuple[str, str, dict[str, Any]],
    users: Mapping[str, Any] | None = None,
    day: str = "2026-07-01",
    bodies: Mapping[str, Any] | None = None,
) -> Site:
    register = make_register(*PEOPLE)
    releases = tuple(make_release(n, c, d, register) for n, d, c in (FIRST, SECOND, *more))
    said = {"gm9001": ADOPTED | CITED} if users is None else users
    own = {
        "gemeenten": {n: {"id": n, **u} for n, u in said.items()},
        "samenwerkingen": {n: {"id": n, **u} for n, u in (bodies or {}).items()},
    }
    newest = (FIRST, SECOND, *more)[-1][2]
    concept = Release("concept", "", make_framework(newest | own, register), is_concept=True)
    return Site(releases, concept, asked_day=day)


def third(
    notes: list[dict[str, Any]], **changed: Mapping[str, Any]
) -> tuple[str, str, dict[str, Any]]:
    """A later release; what isn't named is as it was in the second."""
    norms = {"mn_01": BOUND | {"norm": "Strenger.", "geldt_vanaf": "2026-09-01"}, "mn_02": FREE}
    return ("1.2.0", "2026-06-20", content(notes, **(norms | {"mn_03": FREE} | changed)))


def own(files: Files, name: str = "gm9001", kind: str = "gemeenten") -> dict[str, Any]:
    return json.loads(files[f"{kind}/{name}/wijzigingen.json"])  # type: ignore[no-any-return]


def feed(files: Files, path: str = "gemeenten/gm9001/wijzigingen.atom") -> Any:
    found = feedparser.parse(files[path])
    assert (found.bozo, found.version) == (False, "atom10")
    return found


def raw_entries(files: Files, name: str = "gm9001") -> dict[str, str]:
    text = files[f"gemeenten/{name}/wijzigingen.atom"]
    parts = re.findall(r"  <entry>.*?</entry>\n", text, re.DOTALL)
    return {re.findall("<id>(.*?)</id>", p)[0]: p for p in parts}


def calendar(files: Files, name: str = "gm9001", kind: str = "gemeenten") -> dict[str, Any]:
    text = files[f"{kind}/{name}/termijnen.ics"]
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    found = Calendar.from_ical(text)
    assert found.subcomponents, "a calendar without anything in it is none (RFC 5545, 3.6)"
    return {str(e["uid"]).partition("@")[0]: e for e in found.walk("VEVENT")}


def event_texts(files: Files, name: str = "gm9001") -> list[str]:
    text = files[f"gemeenten/{name}/termijnen.ics"]
    return re.findall(r"BEGIN:VEVENT.*?END:VEVENT", text, re.DOTALL)


# What any client reads.


@pytest.mark.parametrize("name", ROOTS)
def test_every_file_is_valid_against_its_published_schema(name: str) -> None:
    files = frameworks()[name]
    schemas = {p: json.loads(t) for p, t in files.items() if p.startswith("data/schemas/")}
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    used = set()
    for path, text in files.items():
        if path.endswith(".json") and path not in schemas:
            data = json.loads(text)
            (schema,) = [p for p in schemas if make_relative(path, p) == data["$schema"]]
            used.add(schema)
            # One file, and no connection: what a schema borrows comes along in it.
            errors = Draft202012Validator(schemas[schema]).iter_errors(data)
            assert [(path, list(e.path), e.message) for e in errors] == []
    assert used == set(schemas)


@pytest.mark.parametrize("name", ROOTS)
def test_every_feed_and_calendar_is_read(name: str) -> None:
    files = frameworks()[name]
    for path in files:
        kind, _, who = path.rpartition("/")[0].partition("/")
        if path.endswith(".atom"):
            entries = feed(files, path).entries
            assert len({e.id for e in entries}) == len(entries)
        elif path.endswith(".ics"):
            calendar(files, who, kind)
    assert any(p.endswith(".ics") for p in files)


@pytest.mark.parametrize("name", ROOTS)
def test_every_link_in_a_file_leads_somewhere(name: str) -> None:
    """Relative to the file that holds it."""
    files = frameworks()[name]
    for path, text in files.items():
        if path.endswith(".json") and not path.startswith("data/"):
            for link in links(json.loads(text)):
                target = (Path("/") / path).parent / link
                there = {str(Path("/") / p) for p in files}
                assert str(resolved(target)) in there, (path, link)


def links(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in {"bestand", "alle_taken", "$schema"} and inner:
                yield inner
            else:
                yield from links(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from links(inner)


def resolved(path: Path) -> Path:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return Path(*parts)


# What is told.


def test_the_verdict_stands_in_the_data_with_its_counts() -> None:
    told = own(files_of(world()))
    assert told["oordeel"] == {
        "soort": "te doen",
        "te_doen": 1,
        "verstreken": 0,
        "na_te_kijken": 0,
        "ter_kennisneming": 0,
        "vraagt_meer": 0,
        "niets_te_doen": False,
        "niets_veranderd": False,
        "is_voorstel": False,
    }
    assert [(t["id"], t["stand"], t["tekst"]) for t in told["taken"]] == [
        ("doe-dit", "open", "Doe *dit*.")
    ]
    assert told["bindend"] == [
        {
            "versie": "1.0.0",
            "rol": "zelf",
            "via": None,
            "items": ["mn-01"],
            "wijzigingen": [
                {
                    "item": "mn-01",
                    "versie": "1.1.0",
                    "soort": "gewijzigd",
                    "gevolg": "normatief",
                    "richting": "verzwaring",
                    "opvolgers": [],
                }
            ],
            "te_vergelijken": True,
            "bestand": "../sinds/1.0.0.json",
        }
    ]


def test_the_words_of_what_binds_all_stand_once_and_those_of_a_citation_at_its_own() -> None:
    changed = third([], mn_02=FREE | {"norm": "Het Rijk doet iets anders."})
    files = files_of(world(changed))
    shared = json.loads(files["gemeenten/sinds/1.0.0.json"])
    assert [(c["item"], [f["veld"] for f in c["velden"]]) for c in shared["wijzigingen"]] == [
        ("mn-01", ["norm", "geldt_vanaf"])
    ]
    assert "Strenger." not in files["gemeenten/gm9001/wijzigingen.json"]
    (cited,) = own(files)["steun"]
    assert (cited["stand"], cited["wijziging"]["versie"]) == ("geldt", "1.2.0")
    assert [f["nieuw"] for f in cited["wijziging"]["velden"]] == ["Het Rijk doet iets anders."]


def test_who_is_no_more_is_not_told_that_there_is_nothing_to_do() -> None:
    told = own(files_of(world()), "gm9003")
    assert (told["bestaat"], told["opvolgers"]) == (False, ["gm9001"])
    assert (told["oordeel"]["soort"], told["oordeel"]["niets_te_doen"]) == ("bestaat niet", False)


def test_an_announced_merger_is_told_with_its_day() -> None:
    told = own(files_of(world()), "gm9004")
    assert told["bestaat"]
    assert told["gaat_op_in"] == {"dag": "2028-01-01", "opvolgers": ["gm9001"]}


def test_a_reliance_to_come_and_one_that_ended_are_listed() -> None:
    cited = {"item": "mn-02", "versie": "1.0.0"}
    user = {
        "aanhalingen": [
            {**cited, "document": "Oud", "van": "2026-01-01", "tot": "2026-02-01"},
            {**cited, "document": "Straks", "van": "2027-01-01"},
        ]
    }
    told = own(files_of(world(users={"gm9001": user})))
    assert [(s["document"], s["stand"]) for s in told["steun"]] == [
        ("Oud", "voorbij"),
        ("Straks", "komt"),
    ]


def test_the_overview_says_it_for_all() -> None:
    files = files_of(world())
    index = json.loads(files["gemeenten/index.json"])
    assert (index["versie"], index["peildatum"]) == ("1.1.0", "2026-07-01")
    assert len(index["zegel"]) == 64
    for line in index["afnemers"]:
        told = own(files, line["id"])
        assert (line["oordeel"], line["bestaat"]) == (told["oordeel"], told["bestaat"])
        assert [t["id"] for t in line["taken"]] == [
            t["id"] for t in told["taken"] if t["stand"] in {"open", "verstreken"}
        ]


def test_a_proposal_stands_in_the_shared_files_alone() -> None:
    """Who adopted nothing has only what is its own, and a link to what would be asked."""
    proposal = third([], mn_01=BOUND | {"status": "voorstel"})
    files = files_of(world(proposal, users={}))
    told = own(files)
    assert (told["oordeel"]["soort"], told["taken"], told["bindend"]) == ("voorstel", [], [])
    assert told["voorstel"] == {"items": 1, "taken": 1, "bestand": "../voorstel.json"}
    assert [t["id"] for t in json.loads(files["gemeenten/voorstel.json"])["taken"]] == ["doe-dit"]
    assert json.loads(files["gemeenten/zonder-overname.json"])["wijzigingen"] == []
    found = feed(files)
    assert found.entries == []
    assert "gemeenten/voorstel.atom" in {
        link.href.removeprefix(SITE_URL) for link in found.feed.links if link.rel == "related"
    }
    assert len(feed(files, "gemeenten/voorstel.atom").entries) > 1
    assert calendar(files) == {}


def test_a_joint_body_has_files_of_what_it_relies_on_itself() -> None:
    changed = third([], mn_02=FREE | {"norm": "Anders."})
    body = {"naam": "Samen", "leden": ["gm9001"], "herkomst": "https://x.example/", **CITED}
    files = files_of(world(changed, users={}, bodies={"so9001": body}))
    told = own(files, "so9001", "samenwerkingen")
    assert [(s["item"], s["rol"]) for s in told["steun"]] == [("mn-02", "zelf")]
    assert (told["taken"], told["bindend"], told["alle_taken"]) == (
        [],
        [],
        "../../gemeenten/taken.json",
    )
    entries = feed(files, "samenwerkingen/so9001/wijzigingen.atom").entries
    assert [e.id for e in entries] == ["tag:armoedekader.example,2026:wijziging/1.2.0/mn-02"]
    assert own(files)["steun"][0]["via"] == "so9001"


# The feed.


def test_an_entry_is_a_task_or_a_change_in_a_release() -> None:
    found = feed(files_of(world()))
    tag = "tag:armoedekader.example,2026:"
    assert {e.id for e in found.entries} == {f"{tag}wijziging/1.1.0/mn-01", f"{tag}taak/doe-dit"}
    assert found.feed.id == f"{tag}gemeenten/gm9001"
    assert found.feed.updated == "2026-06-01T00:00:00Z"
    task = next(e for e in found.entries if e.id.endswith("doe-dit"))
    assert task.title == "Te doen (uiterlijk 1 januari 2027): Doe dit."
    assert "<em>dit</em>" in task.content[0].value
    assert task.link == f"{SITE_URL}versies/1.1.0/wijzigingen/"


@pytest.mark.parametrize(
    ("later", "users", "last", "updated"),
    [
        (
            third([note("weg", ["mn-01"], beeindigt=["doe-dit"])]),
            {"gm9001": ADOPTED},
            "taak/doe-dit/vervallen",
            "2026-06-20",
        ),
        (
            third(
                [
                    note(
                        "later",
                        ["mn-01"],
                        taken=[
                            {
                                "id": "doe-later",
                                "tekst": "Doe dit later.",
                                "uiterlijk": "2028-01-01",
                                "vervangt": ["doe-dit"],
                            }
                        ],
                    )
                ]
            ),
            {"gm9001": ADOPTED},
            "taak/doe-dit/vervangen",
            "2026-06-20",
        ),
        (
            third([]),
            {
                "gm9001": ADOPTED
                | {"gedaan": [{"taak": "doe-dit", "datum": "2026-06-25", "waarmee": "Besluit"}]}
            },
            "gemeenten/gm9001/taak/doe-dit/gedaan/geregistreerd/2026-06-25",
            "2026-06-25",
        ),
    ],
    ids=["vervallen", "vervangen", "gedaan"],
)
def test_what_becomes_of_a_task_is_an_entry_of_its_own(
    later: Any, users: Any, last: str, updated: str
) -> None:
    """The entry of the task itself keeps its bytes, and the feed says that something moved."""
    before = raw_entries(files_of(world(users={"gm9001": ADOPTED})))
    files = files_of(world(later, users=users))
    after = raw_entries(files)
    assert {i: after.get(i) for i in before} == before
    assert f"tag:armoedekader.example,2026:{last}" in after
    assert feed(files).feed.updated == f"{updated}T00:00:00Z"


def test_a_last_day_that_passes_is_an_entry_and_moves_the_feed() -> None:
    files = files_of(world(day="2027-01-02"))
    assert any(i.endswith("doe-dit/verstreken") for i in raw_entries(files))
    assert feed(files).feed.updated == "2027-01-02T00:00:00Z"


def test_a_feed_that_ends_says_so_and_whose_goes_on() -> None:
    found = feed(files_of(world()), "gemeenten/gm9003/wijzigingen.atom")
    (last,) = found.entries
    assert last.id == "tag:armoedekader.example,2026:gemeenten/gm9003/einde/2026-03-31"
    assert last.title == "Deze feed eindigt: Cee bestaat niet meer"
    assert f'href="{SITE_URL}gemeenten/gm9001/wijzigingen.atom"' in last.content[0].value
    assert found.feed.updated == "2026-04-01T00:00:00Z"


def test_a_correction_is_named_as_such() -> None:
    site = world()
    mended = replace(site.sealed[1], correction="Er stond een tikfout.")
    files = files_of(replace(site, sealed=(site.sealed[0], mended)))
    for entry in feed(files).entries:
        assert (
            "is een correctie van de uitgave ervoor: Er stond een tikfout."
            in entry.content[0].value
        )


def test_there_and_back_is_two_entries_and_never_takes_one_away() -> None:
    back = third([], mn_01=BOUND)
    before, after = raw_entries(files_of(world())), raw_entries(files_of(world(back)))
    assert before.items() <= after.items()
    assert "tag:armoedekader.example,2026:wijziging/1.2.0/mn-01" in after


# The calendar.


def test_an_event_for_each_last_day_and_each_day_on_which_a_norm_begins() -> None:
    events = calendar(files_of(world()))
    assert {(n, e["dtstart"].dt.isoformat(), str(e["status"])) for n, e in events.items()} == {
        ("taak-doe-dit-gm9001", "2027-01-01", "CONFIRMED"),
        ("ingang-mn-01-gm9001", "2026-09-01", "CONFIRMED"),
    }
    task = events["taak-doe-dit-gm9001"]
    assert str(task["summary"]) == "Uiterlijk vandaag: Doe dit."
    assert str(task["description"]).startswith("Doe dit.\n\nDit gaat over: ")
    assert (task["dtend"].dt - task["dtstart"].dt).days == 1
    assert task["dtstamp"].dt.isoformat() == "2026-06-01T00:00:00+00:00"
    assert str(task["uid"]) == "taak-doe-dit-gm9001@armoedekader.example.2026"


def test_an_event_that_lapses_is_cancelled_with_a_higher_sequence() -> None:
    ended = third([note("weg", ["mn-01"], beeindigt=["doe-dit"])], mn_01=BOUND)
    before, after = calendar(files_of(world())), calendar(files_of(world(ended)))
    assert before.keys() == after.keys()
    for name, event in after.items():
        assert (str(event["status"]), event["dtstart"].dt) == (
            "CANCELLED",
            before[name]["dtstart"].dt,
        )
        assert event["sequence"] > before[name]["sequence"]
        assert event["dtstamp"].dt.isoformat() == "2026-06-20T00:00:00+00:00"


def test_a_norm_that_begins_on_another_day_moves_its_event() -> None:
    moved = third([], mn_01=BOUND | {"norm": "Strenger.", "geldt_vanaf": "2027-03-01"})
    event = calendar(files_of(world(moved)))["ingang-mn-01-gm9001"]
    assert (event["dtstart"].dt.isoformat(), event["sequence"]) == ("2027-03-01", 1)


def test_a_task_that_is_done_says_so() -> None:
    done = {"gedaan": [{"taak": "doe-dit", "datum": "2026-06-25", "waarmee": "Besluit"}]}
    event = calendar(files_of(world(users={"gm9001": ADOPTED | done})))["taak-doe-dit-gm9001"]
    assert (str(event["summary"]), str(event["status"])) == ("Gedaan: Doe dit.", "CONFIRMED")
    assert event["sequence"] == 2


def test_a_calendar_that_ends_says_so() -> None:
    (event,) = calendar(files_of(world()), "gm9003").values()
    assert str(event["summary"]) == "Deze agenda eindigt: Cee bestaat niet meer"
    assert str(event["description"]).endswith("Neem voortaan de agenda van: Aa.")


def test_whether_there_are_dates_is_known_to_who_links_to_the_calendar() -> None:
    site = world(third([], mn_01=BOUND | {"status": "voorstel"}))
    files = files_of(site)
    for name, log in site.changelogs.items():
        assert site.has_dates(log) == bool(calendar(files, name))
    assert {site.has_dates(log) for log in site.changelogs.values()} == {True, False}


# Bytes.


def of_one(files: Files) -> tuple[str, Mapping[str, str], list[str]]:
    """What of one consumer may depend on nothing that isn't its own."""
    return files["gemeenten/gm9001/wijzigingen.json"], raw_entries(files), event_texts(files)


def test_the_same_data_and_day_give_the_same_bytes() -> None:
    assert files_of(world()) == files_of(world())
    assert len(raw_entries(files_of(world()))) == 2


def test_another_address_of_the_site_changes_nothing() -> None:
    assert of_one(files_of(world(), "https://ergens.anders.example/x/")) == of_one(
        files_of(world())
    )


def test_an_unrelated_release_changes_nothing() -> None:
    unrelated = third([note("ver", ["mn-03"], actie="Doe iets.")], mn_03=FREE | {"norm": "Anders."})
    files = files_of(world(unrelated))
    assert of_one(files) == of_one(files_of(world()))
    assert feed(files).feed.updated == feed(files_of(world())).feed.updated
    assert json.loads(files["gemeenten/index.json"])["versie"] == "1.2.0"


def test_an_unrelated_registration_changes_nothing() -> None:
    other = {
        "gm9001": ADOPTED | CITED,
        "gm9002": {
            "aanhalingen": [
                {"item": "mn-03", "document": "X", "versie": "1.0.0", "van": "2026-01-01"}
            ]
        },
    }
    files = files_of(world(users=other))
    assert of_one(files) == of_one(files_of(world()))
    assert (
        files["gemeenten/gm9002/wijzigingen.json"]
        != files_of(world())["gemeenten/gm9002/wijzigingen.json"]
    )


def test_entries_of_the_example_keep_their_bytes_when_a_release_comes() -> None:
    """Of the example framework too: what stood in a feed before its last release stands there.

    Only of a task that this release ended, "done by adopting" makes place for why it lapsed.
    """
    site = example_site()
    before = files_of(replace(site, sealed=site.sealed[:-1], asked_day="2026-01-11"))
    after = files_of(replace(site, asked_day="2026-01-12"))
    start = "tag:armoedekader.example,2026:"
    done = f"{start}gemeenten/gm9001/taak/folder-maken/gedaan/overname/2025-09-01/0.2.0"
    lapsed = f"{start}taak/folder-maken/vervallen"
    for name, made_place in (("gm9002", set()), ("gm9001", {done})):
        old, new = raw_entries(before, name), raw_entries(after, name)
        assert old.keys() - new.keys() == made_place
        assert {i: new[i] for i in old.keys() & new.keys()} == {
            i: text for i, text in old.items() if i not in made_place
        }
    assert lapsed not in raw_entries(before)
    assert lapsed in raw_entries(after)


def cited_until(last: str) -> dict[str, Any]:
    one = {"item": "mn-02", "document": "Plan", "versie": "1.0.0", "van": "2026-02-01", "tot": last}
    return {"gm9001": ADOPTED | {"aanhalingen": [one]}}


def test_an_entry_that_goes_moves_the_feed_and_nothing_else_does() -> None:
    """A citation that ended takes its entries along; one without entries takes none."""
    changed = third([], mn_02=FREE | {"norm": "Anders."})
    going = feed(files_of(world(changed, users=cited_until("2026-06-25"))))
    assert [e.id for e in going.entries if "mn-02" in e.id] == []
    assert going.feed.updated == "2026-06-26T00:00:00Z"
    quiet = feed(files_of(world(third([]), users=cited_until("2026-06-25"))))
    assert quiet.feed.updated == "2026-06-01T00:00:00Z"


def test_adopting_leaves_entries_behind_and_moves_the_feed() -> None:
    newer = {"overgenomen": {"versie": "1.1.0", "datum": "2026-06-15", "document": "Plan"}}
    adopted = feed(files_of(world(users={"gm9001": newer})))
    assert [e.id.rpartition(":")[2] for e in adopted.entries] == ["taak/doe-dit"]
    assert adopted.feed.updated == "2026-06-15T00:00:00Z"
