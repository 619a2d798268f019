"""The changelog of a consumer: what changed for whom, since when, and what to do by when."""

from __future__ import annotations

import copy
import dataclasses
import json
from typing import Any

import pytest
from generator.history.changelog import (
    BINDS,
    CHOSE,
    CITES,
    Changelog,
    Entry,
    History,
    Touch,
    as_json,
    changelog,
    touched,
)

from generator.history.model import Framework
from generator.history.versions import Release
from generator.site.content import Site
from tests.builders import (
    consumer,
    example_site,
    make_framework,
    make_register,
    make_release,
    make_setup,
    norm,
    norms,
)

LOG = dict[str, Any]
DAILY = "Zet de stoelen *elke dag* buiten."
NO_RAIN = "Haal het woord regen van de gevel."
NO_PAPER = "Ruim de papieren kaarten op."


def log_of(name: str) -> Changelog:
    return example_site().changelogs[name]


def short(entry: Entry) -> tuple[Any, ...]:
    change = entry.change
    return (
        entry.version, entry.since, change.item, change.type, change.weight, entry.direction,
        entry.action, entry.deadline,
    )  # fmt: skip


CHAIR = ("1.0.0", "0.1.0", "mn-01", "gewijzigd", "normatief", "verzwaring", DAILY, "2026-03-01")
DESK = ("1.0.0", "0.1.0", "mn-03", "vervangen", "normatief", "verlichting", NO_RAIN, "2026-06-30")
HELP = ("1.0.0", "0.1.0", "bd-01", "gewijzigd", "normatief", "verlichting", NO_PAPER, None)
ALLOWANCE = ("1.0.0", "0.1.0", "rg-01", "gewijzigd", "normatief", None, None, None)
UMBRELLA = ("1.0.0", "0.1.0", "rg-02", "ingetrokken", "normatief", "verlichting", None, None)
NEW_DESK = ("1.0.0", "0.1.0", "mn-04", "nieuw", "normatief", "verlichting", NO_RAIN, "2026-06-30")
GOAL = ("0.2.0", "0.1.0", "do-01", "gewijzigd", "toelichtend", None, None, None)
PRINCIPLE = ("0.2.0", "0.1.0", "pr-01", "gewijzigd", "toelichtend", "verduidelijking", None, None)
ALL_BINDING = [CHAIR, DESK, HELP, ALLOWANCE, UMBRELLA, NEW_DESK]


def since(version: str, entry: tuple[Any, ...]) -> tuple[Any, ...]:
    return (entry[0], version, *entry[2:])


EXPECTED: dict[str, tuple[LOG, list[tuple[Any, ...]]]] = {
    # Adopted 0.2.0, cites mn-02 (which binds nobody) as it was in 0.1.0.
    "gm9001": (
        {"since": "0.2.0", "adopted": True, "nothing_to_do": False},
        [
            ("0.2.0", "0.1.0", "mn-02", "gewijzigd", "normatief", None, None, None),
            ("1.0.0", "0.2.0", "mn-01", "gewijzigd", "normatief", "verduidelijking", None, None),
            since("0.2.0", DESK),
            since("0.2.0", HELP),
            ("1.0.0", "0.2.0", "kk-01", "gewijzigd", "normatief", None, None, None),
            ("1.0.0", "0.2.0", "rg-01", "gewijzigd", "toelichtend", None, None, None),
            since("0.2.0", UMBRELLA),
            ("1.0.0", "0.2.0", "mn-05", "ingetrokken", "normatief", None, None, None),
            since("0.2.0", NEW_DESK),
        ],
    ),
    # Registered nothing; absorbed gm9005, belongs to so9001.
    "gm9002": (
        {"since": "0.1.0", "adopted": False, "nothing_to_do": False},
        [GOAL, PRINCIPLE, *ALL_BINDING],
    ),
    # Adopted the newest release; its joint body cites something older.
    "gm9003": ({"since": "1.0.0", "adopted": True, "nothing_to_do": True}, [PRINCIPLE]),
    # Adopted the newest release and cites nothing.
    "gm9004": ({"since": "1.0.0", "adopted": True, "nothing_to_do": True}, []),
    # Dissolved: what it cited counts for its successor, and it has nothing left to do.
    "gm9005": ({"since": "0.1.0", "adopted": False, "nothing_to_do": True}, []),
}


def test_every_consumer_of_the_example_is_expected() -> None:
    """The table below leaves nobody out."""
    assert set(example_site().changelogs) == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_entries(name: str) -> None:
    """The exact changelog of each invented consumer, and whether it must do anything."""
    log = log_of(name)
    head, entries = EXPECTED[name]
    assert {"since": log.since, "adopted": log.adopted, "nothing_to_do": log.nothing_to_do} == head
    # Within a release the order is that of the site, which the renderer's tests look at.
    assert sorted(map(short, log.entries), key=str) == sorted(entries, key=str)


@pytest.mark.parametrize("name", EXPECTED)
def test_oldest_release_comes_first(name: str) -> None:
    """Who reads from top to bottom, reads in the order in which it happened."""
    versions = [e.version for e in log_of(name).entries]
    assert versions == sorted(versions)


@pytest.mark.parametrize("name", EXPECTED)
def test_nothing_to_do_has_a_date(name: str) -> None:
    """A changelog always says up to which day and which release it holds."""
    assert (log_of(name).until, log_of(name).date) == ("1.0.0", "2026-01-12")


def entry_of(name: str, item: str) -> Entry:
    (entry,) = [e for e in log_of(name).entries if e.change.item == item]
    return entry


def test_net_zero_is_no_entry() -> None:
    """What changed in 0.2.0 and back in 1.0.0 is nothing for who relies on 0.1.0."""
    assert "kk-01" not in {e.change.item for e in log_of("gm9002").entries}


def test_what_came_and_went_is_no_entry() -> None:
    """An item that was new in 0.2.0 and withdrawn in 1.0.0 is nothing for who relies on 0.1.0."""
    assert "mn-05" not in {e.change.item for e in log_of("gm9002").entries}
    assert entry_of("gm9001", "mn-05").change.type == "ingetrokken"


def test_fields_are_net_from_the_baseline() -> None:
    """Two releases that both change an item give one entry, from the first old to the last new."""
    paths = [f.path for f in entry_of("gm9002", "bd-01").change.fields]
    assert paths == [
        "kwaliteitsuitspraken[vriendelijk].uitspraak",
        "kwaliteitsuitspraken[op-papier]",
        "kwaliteitsuitspraken[dichtbij]",
        "gereedheid",
        "randvoorwaarden",
        "lagen",
    ]
    assert [f.path for f in entry_of("gm9001", "bd-01").change.fields] == [
        "kwaliteitsuitspraken[op-papier]",
        "kwaliteitsuitspraken",
        "gereedheid",
        "randvoorwaarden",
        "lagen",
    ]


def test_reasons_of_all_releases_are_told_oldest_first() -> None:
    """Notes of two releases about one item are both told."""
    assert entry_of("gm9002", "mn-01").reason == (
        "Een stoel die er soms staat, helpt niet.\n\nHet ministerie betaalt voortaan."
    )
    assert entry_of("gm9001", "mn-01").reason == "Het ministerie betaalt voortaan."
    assert entry_of("gm9002", "rg-01").reason is None


def reasons(entry: Entry) -> list[tuple[str, str, str]]:
    return [(t.reason, t.since, t.via) for t in entry.touches]


def test_touches_say_why() -> None:
    """Each entry says why it is there, by way of whom, and since which version."""
    assert reasons(entry_of("gm9001", "mn-01")) == [(BINDS, "0.2.0", ""), (CITES, "0.2.0", "")]
    assert reasons(entry_of("gm9001", "mn-02")) == [(CITES, "0.1.0", "")]
    assert reasons(entry_of("gm9001", "bd-01")) == [(BINDS, "0.2.0", ""), (CHOSE, "0.2.0", "")]
    assert reasons(entry_of("gm9003", "pr-01")) == [(CITES, "0.1.0", "so9001")]
    assert reasons(entry_of("gm9002", "do-01")) == [(CITES, "0.1.0", "gm9005")]
    assert entry_of("gm9003", "pr-01").touches[0].document == "Statuten van de Zonnekring"


def test_expired_citation_does_not_count() -> None:
    """A document that ended before the newest release asks for nothing any more."""
    expired, lasting = (_cited(tot=tot) for tot in ("2025-05-31", "2025-06-01"))
    assert expired.entries == ()
    assert [e.change.item for e in lasting.entries] == ["mn-01"]


def _cited(**citation: Any) -> Changelog:
    """The changelog of a consumer that cites a norm of the State, changed in 0.2.0."""
    cited = {"item": "mn-01", "document": "Plan", "versie": "0.1.0", "van": "2025-01-01"}
    own = {"gemeenten": {"gm9001": {"id": "gm9001", "aanhalingen": [cited | citation]}}}
    history = History(
        (
            make_release("0.1.0", norms(norm(laag="rijk")), "2025-01-01"),
            make_release("0.2.0", norms(norm(laag="rijk", norm="Anders.")), "2025-06-01"),
        )
    )
    return changelog(history, make_framework(own), consumer("gm9001"))


def test_citation_of_the_newest_version_is_up_to_date() -> None:
    """Who cites the version that holds today has nothing to read."""
    assert _cited(versie="0.2.0").entries == ()


def test_norm_that_moved_away_from_consumers_still_touches_them() -> None:
    """A norm that bound consumers and now binds the State is a change for consumers."""
    history = History(
        (
            make_release("0.1.0", norms(norm())),
            make_release("0.2.0", norms(norm(laag="rijk"))),
        )
    )
    log = changelog(history, make_framework({}), consumer("gm9001"))
    assert [(e.change.item, e.version) for e in log.entries] == [("mn-01", "0.2.0")]


def test_successor_takes_over_by_way_of_another_merger() -> None:
    """A citation passes along the whole chain of mergers, and to each of the successors."""
    register = make_register(
        consumer("gm9001"),
        consumer("gm9002", einde="2024-12-31", opvolgers=["gm9001"]),
        consumer("gm9003", einde="2022-12-31", opvolgers=["gm9002", "gm9004"]),
        consumer("gm9004"),
        consumer("gm9005"),
    )
    citation = {"item": "mn-01", "document": "Plan", "versie": "0.1.0", "van": "2020-01-01"}
    own = {"gemeenten": {"gm9003": {"id": "gm9003", "aanhalingen": [citation]}}}
    users = make_framework(own, register)
    older, newer = (norms(norm(laag="rijk", norm=t)) for t in ("Oude norm.", "Nieuwe norm."))
    history = History((make_release("0.1.0", older), make_release("0.2.0", newer)))
    touched = {m.id for m in register if changelog(history, users, m).entries}
    assert touched == {"gm9001", "gm9004"}


def test_joint_body_of_an_absorbed_consumer_counts() -> None:
    """A joint body whose list of members still names the dissolved consumer counts too."""
    register = make_register(
        consumer("gm9001"),
        consumer("gm9002", einde="2024-12-31", opvolgers=["gm9001"]),
        consumer("gm9003"),
    )
    citation = {"item": "mn-01", "document": "Plan", "versie": "0.1.0", "van": "2020-01-01"}
    body = {
        "id": "so9001", "naam": "Kring", "leden": ["gm9002"],
        "herkomst": "https://kring.example/", "aanhalingen": [citation],
    }  # fmt: skip
    users = make_framework({"samenwerkingen": {"so9001": body}}, register)
    older, newer = (norms(norm(laag="rijk", norm=t)) for t in ("Oude norm.", "Nieuwe norm."))
    history = History((make_release("0.1.0", older), make_release("0.2.0", newer)))
    touched = {m.id for m in register if changelog(history, users, m).entries}
    assert touched == {"gm9001"}


def test_indirect_changes_are_told_apart() -> None:
    """What only changed behind an item that touches the consumer is told in one line."""
    ways = {i.change.item: i.via for i in log_of("gm9002").indirect}
    assert ways == {
        "wa-02": ("pr-01",),
        "br-01": (
            "bd-01", "do-01", "kk-01", "mn-01", "mn-03", "mn-04", "mn-05", "pr-01", "rg-01",
            "rg-02",
        ),
    }  # fmt: skip
    assert log_of("gm9001").indirect == ()


def test_deadlines_are_soonest_first() -> None:
    """The calendar and the page show what comes first at the top."""
    deadlines = [(e.change.item, e.deadline) for e in log_of("gm9002").deadlines]
    assert deadlines[0] == ("mn-01", "2026-03-01")
    assert sorted(deadlines[1:]) == [("mn-03", "2026-06-30"), ("mn-04", "2026-06-30")]


def test_deadlines_do_not_follow_the_order_of_the_changes() -> None:
    log = log_of("gm9002")
    turned = dataclasses.replace(log, entries=log.entries[::-1])
    assert [e.deadline for e in turned.deadlines] == ["2026-03-01", "2026-06-30", "2026-06-30"]


def test_same_input_gives_the_same_output() -> None:
    """No clock, no hidden state: made twice it is the same, and the input is left as it was."""
    site = example_site()
    before = copy.deepcopy(dict(site.users.data))
    for m in site.users.register:
        again = changelog(History(site.sealed), site.users, m)
        assert again == site.changelogs[m.id]
    assert dict(site.users.data) == before


def test_concept_never_moves_a_changelog() -> None:
    """What isn't released yet doesn't count, nor does the note about it in the working version."""
    assert entry_of("gm9002", "mn-04").action == NO_RAIN


def test_before_the_first_release_there_is_nothing_to_do() -> None:
    """A site without releases has changelogs too, and they are empty."""
    concept = Release("concept", "", make_framework(norms(norm())), is_concept=True)
    (log,) = Site((), concept).changelogs.values()
    assert (log.since, log.until, log.entries, log.nothing_to_do) == (
        "concept", "concept", (), True,
    )  # fmt: skip


def test_history_needs_a_release() -> None:
    """An empty history is a mistake of the caller."""
    with pytest.raises(ValueError, match=r"^a history needs at least one release$"):
        History(())


def test_json_has_what_is_promised() -> None:
    """The exact shape of ``wijzigingen.json``, which other systems read."""
    site = example_site()
    data = as_json(log_of("gm9003"), site.users.register["gm9003"], site.users)
    assert json.loads(json.dumps(data)) == {
        "gemeente": "gm9003",
        "naam": "Verzonnen aan Zee",
        "sinds_versie": "1.0.0",
        "overgenomen": True,
        "tot_versie": "1.0.0",
        "datum": "2026-01-12",
        "bestaat": True,
        "opvolgers": [],
        "niets_te_doen": True,
        "wijzigingen": [
            {
                "versie": "0.2.0",
                "item": "pr-01",
                "soort": "gewijzigd",
                "gevolg": "toelichtend",
                "richting": "verduidelijking",
                "velden": [
                    {
                        "veld": "waarden",
                        "naam": "Rust op waarden",
                        "gevolg": "toelichtend",
                        "oud": ["wa-01"],
                        "nieuw": ["wa-01", "wa-02"],
                    }
                ],
                "reden": "Het rapport werkt dit verder uit.",
                "actie": None,
                "uiterlijk": None,
                "opvolgers": [],
                "geraakt_door": [
                    {
                        "waarom": "aangehaald",
                        "sinds_versie": "0.1.0",
                        "via": "so9001",
                        "document": "Statuten van de Zonnekring",
                    }
                ],
            }
        ],
        "zijdelings": [],
    }


def test_json_says_why_an_item_touches() -> None:
    """What touches all is said in words; who it comes from and where it stands may be absent."""
    site = example_site()
    data = as_json(log_of("gm9001"), site.users.register["gm9001"], site.users)
    (chair,) = [e for e in data["wijzigingen"] if e["item"] == "mn-01"]
    nobody = {"sinds_versie": "0.2.0", "via": None}
    assert chair["geraakt_door"] == [
        nobody | {"waarom": "raakt alle gemeenten", "document": None},
        nobody | {"waarom": "aangehaald", "document": "Verordening zon Voorbeeldstad"},
    ]


def test_json_names_what_changed_behind_an_item() -> None:
    site = example_site()
    log = dataclasses.replace(log_of("gm9002"), indirect=log_of("gm9002").indirect[:1])
    data = as_json(log, site.users.register["gm9002"], site.users)
    assert data["zijdelings"] == [{"item": "wa-02", "via": ["pr-01"]}]


def test_json_of_a_dissolved_consumer_names_its_successors() -> None:
    """Who looks up a consumer that merged, finds where it went."""
    site = example_site()
    data = as_json(log_of("gm9005"), site.users.register["gm9005"], site.users)
    assert (data["bestaat"], data["opvolgers"]) == (False, ["gm9002"])
    assert (data["niets_te_doen"], data["wijzigingen"]) == (True, [])


def test_first_comes_what_binds_then_what_is_cited() -> None:
    """Within a release; what binds in the order of the site, the others by their id."""
    cited = [
        {"item": item, "document": "Plan", "versie": "0.1.0", "van": "2025-01-01"}
        for item in ("mn-03", "mn-01")
    ]
    users = make_framework({"gemeenten": {"gm9001": {"id": "gm9001", "aanhalingen": cited}}})
    layers = {"mn-01": "rijk", "mn-03": "rijk", "mn-04": "medebewind", "mn-05": "medebewind"}
    releases = [
        make_release(f"0.{n}.0", norms(*(norm(id=i, laag=layers[i], norm=f"{n}.") for i in layers)))
        for n in (1, 2)
    ]
    log = changelog(History(tuple(releases)), users, consumer("gm9001"))
    assert [e.change.item for e in log.entries] == ["mn-04", "mn-05", "mn-01", "mn-03"]


def test_the_oldest_version_is_that_of_the_lowest_number() -> None:
    """0.10.0 comes after 0.9.0, for one item and for the whole."""
    cited = [
        {"item": item, "document": "Plan", "versie": version, "van": "2025-01-01"}
        for item, version in (("mn-01", "0.10.0"), ("mn-01", "0.9.0"), ("mn-02", "0.10.0"))
    ]
    users = make_framework({"gemeenten": {"gm9001": {"id": "gm9001", "aanhalingen": cited}}})
    releases = [
        make_release(
            f"0.{n}.0", norms(*(norm(id=i, laag="rijk", norm=f"{n}.") for i in ("mn-01", "mn-02")))
        )
        for n in (9, 10, 11)
    ]
    log = changelog(History(tuple(releases)), users, consumer("gm9001"))
    assert log.since == "0.9.0"
    assert [(e.change.item, e.since) for e in log.entries] == [
        ("mn-01", "0.9.0"),
        ("mn-02", "0.10.0"),
    ]


def test_a_kind_may_be_newer_than_a_release() -> None:
    first = Release("0.1.0", "2025-01-01", Framework(make_setup(), {}))
    history = History((first, make_release("0.2.0", norms(norm()), "2025-06-01")))
    log = changelog(history, make_framework({}), consumer("gm9001"))
    assert [(e.change.item, e.change.type, e.version) for e in log.entries] == [
        ("mn-01", "nieuw", "0.2.0")
    ]


@pytest.mark.parametrize("item", ["mn-09", "gm9001"])
def test_a_citation_of_what_no_release_holds_is_no_entry(item: str) -> None:
    """Also of what is no item at all: the check says so elsewhere."""
    cited = {"item": item, "document": "Plan", "versie": "0.1.0", "van": "2025-01-01"}
    users = make_framework({"gemeenten": {"gm9001": {"id": "gm9001", "aanhalingen": [cited]}}})
    releases = (
        Release(f"0.{n}.0", "2025-01-01", Framework(make_setup(), norms(norm(laag="rijk"))))
        for n in (1, 2)
    )
    log = changelog(History(tuple(releases)), users, consumer("gm9001"))
    assert (log.entries, log.indirect) == ((), ())


def adopting(version: str | None, name: str = "gm9001") -> dict[str, Any]:
    """What a consumer or a joint body registered about the version it took over."""
    return {"id": name} | ({"overgenomen": _adopted(version)} if version else {})


def _adopted(version: str) -> dict[str, str]:
    return {"versie": version, "datum": "2025-07-01", "document": "Raad"}


@pytest.mark.parametrize(
    ("own", "other", "since"),
    [
        (None, None, "0.1.0"),
        ("0.2.0", None, "0.2.0"),
        (None, "0.2.0", "0.2.0"),
        ("0.1.0", "0.2.0", "0.2.0"),
        ("0.2.0", "0.1.0", "0.1.0"),
        ("0.3.0", "0.2.0", "0.2.0"),
    ],
)
@pytest.mark.parametrize("kind", ["joint body", "predecessor"])
def test_a_choice_counts_from_the_version_of_who_made_it(
    own: str | None, other: str | None, since: str, kind: str
) -> None:
    """Who made it may have adopted another version than the consumer for which it counts.

    Without a version of its own it counts from that of the consumer, or from the first.
    """
    register = make_register(
        consumer("gm9001"), consumer("gm9002", einde="2024-12-31", opvolgers=["gm9001"])
    )
    name = {"joint body": "so9001", "predecessor": "gm9002"}[kind]
    choice = adopting(other, name) | {"keuzes": [{"item": "mn-01", "keuze": "gelijk"}]}
    body = choice | {"naam": "Kring", "leden": ["gm9001"], "herkomst": "Verzonnen"}
    content = {
        "joint body": {
            "gemeenten": {"gm9001": adopting(own)},
            "samenwerkingen": {"so9001": body},
        },
        "predecessor": {"gemeenten": {"gm9001": adopting(own), "gm9002": choice}},
    }
    users = make_framework(content[kind], register)
    releases = [
        make_release(f"0.{n}.0", norms(norm(laag="rijk", norm=f"Norm {n}.")), register=register)
        for n in (1, 2, 3)
    ]
    touches = touched(History(tuple(releases)), users, register["gm9001"])
    assert touches == {"mn-01": (Touch("mn-01", CHOSE, since, name),)}
    log = changelog(History(tuple(releases)), users, register["gm9001"])
    assert [(e.since, e.change.fields[0].old) for e in log.entries] == [
        (since, f"Norm {since[2]}.")
    ]


def test_an_own_choice_counts_from_the_own_version() -> None:
    own = adopting("0.2.0") | {"keuzes": [{"item": "mn-01", "keuze": "gelijk"}]}
    users = make_framework({"gemeenten": {"gm9001": own}})
    releases = [
        make_release(f"0.{n}.0", norms(norm(laag="rijk", norm=f"Norm {n}."))) for n in (1, 2, 3)
    ]
    touches = touched(History(tuple(releases)), users, consumer("gm9001"))
    assert touches == {"mn-01": (Touch("mn-01", CHOSE, "0.2.0"),)}


def test_a_citation_counts_from_the_version_that_it_names() -> None:
    """Whatever its consumer or joint body adopted."""
    assert [(e.since, e.version) for e in _cited(versie="0.1.0").entries] == [("0.1.0", "0.2.0")]
