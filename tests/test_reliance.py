"""On what one consumer relies, with all that was registered about it, and along which ways."""

from __future__ import annotations

from typing import Any

import pytest

from generator.changelog.reliance import (
    BINDS,
    CHOSE,
    CITES,
    INHERITED,
    OWN,
    TOGETHER,
    Adoption,
    Reliance,
    adoptions,
    all_bodies_of,
    bodies_of,
    reliances,
)
from generator.history.history import History
from generator.history.model import Framework
from tests.builders import consumer, make_framework, make_register, make_release, norm, norms

NEWEST = "0.2.0"
CITED: dict[str, Any] = {
    "item": "mn-01",
    "document": "Plan",
    "plaats": "Hoofdstuk 1",
    "url": "https://x.example/",
    "citaat": "kan zitten",
    "versie": "0.1.0",
    "van": "2025-02-01",
    "tot": "2030-01-01",
    "zegel": "abc",
}
BARE = {"item": "mn-01", "document": "Plan", "versie": "0.1.0", "van": "2025-02-01"}
CHOSEN: dict[str, Any] = {
    "item": "mn-01",
    "keuze": "ruimer",
    "motivering": "Meer.",
    "versie": "0.1.0",
    "datum": "2025-03-01",
    "tot": "2029-01-01",
}
TAKEN = {"versie": "0.1.0", "datum": "2025-04-01", "document": "Besluit", "zegel": "def"}


def history(layer: str = "rijk") -> History:
    """Two releases with one norm."""
    return History(
        tuple(
            make_release(v, norms(norm(norm=v, laag=layer, status="vastgesteld")), d)
            for v, d in (("0.1.0", "2025-01-01"), (NEWEST, "2026-01-01"))
        )
    )


REGISTER = make_register(
    consumer("gm9001", ingang="2027-01-01"),
    consumer("gm9002", einde="2026-12-31", opvolgers=["gm9001"]),
    consumer("gm9003", einde="2026-12-31", opvolgers=["gm9001"]),
    consumer("gm9004"),
)


def users(**of: dict[str, Any]) -> Framework:
    """What some registered; a body has members."""
    rows = {name: {"id": name, **row} for name, row in of.items()}
    bodies = {n: {"naam": "Kring", "herkomst": "X", **r} for n, r in rows.items() if "leden" in r}
    return make_framework(
        {
            "gemeenten": {n: r for n, r in rows.items() if n not in bodies},
            "samenwerkingen": bodies,
        },
        REGISTER,
    )


def told(who: str, day: str, registered: Framework) -> list[tuple[Reliance, Any]]:
    """The reliances of one, each with its ways."""
    found = reliances(history(), registered, registered.register[who], day)
    return [(r, r.paths) for r in found]


WHOLE = Reliance(
    "mn-01",
    CITES,
    "0.1.0",
    OWN,
    document="Plan",
    place="Hoofdstuk 1",
    url="https://x.example/",
    quote="kan zitten",
    first="2025-02-01",
    last="2030-01-01",
    seal="abc",
)
PLAIN = Reliance("mn-01", CITES, "0.1.0", OWN, document="Plan", first="2025-02-01")
CHOICE = Reliance(
    "mn-01",
    CHOSE,
    "0.1.0",
    OWN,
    choice="ruimer",
    motivation="Meer.",
    first="2025-03-01",
    last="2029-01-01",
)


def test_what_one_registers_is_kept_whole() -> None:
    own = users(gm9004={"aanhalingen": [CITED, BARE], "keuzes": [CHOSEN]})
    way = (("gm9004",),)
    assert told("gm9004", "2026-06-01", own) == [(WHOLE, way), (PLAIN, way), (CHOICE, way)]


@pytest.mark.parametrize(
    ("choice", "adopted", "version"),
    [
        ({"versie": "0.2.0"}, TAKEN, "0.2.0"),
        ({}, TAKEN, "0.1.0"),
        ({"datum": "2025-04-01"}, TAKEN, "0.1.0"),
        ({"datum": "2026-02-01"}, TAKEN, "0.1.0"),
        # Before that adoption it was made against what was the newest then.
        ({"datum": "2026-02-01"}, {**TAKEN, "datum": "2026-03-01"}, "0.2.0"),
        ({"datum": "2025-02-01"}, {**TAKEN, "versie": "0.2.0"}, "0.1.0"),
        ({"datum": "2026-02-01"}, None, "0.2.0"),
        ({"datum": "2024-02-01"}, None, ""),
        ({}, None, ""),
    ],
)
def test_a_choice_is_counted_from_what_it_was_made_against(
    choice: dict[str, str], adopted: dict[str, str] | None, version: str
) -> None:
    row: dict[str, Any] = {"keuzes": [{"item": "mn-01", "keuze": "ruimer", **choice}]}
    row |= {"overgenomen": adopted} if adopted else {}
    ((found, _),) = told("gm9004", "2026-06-01", users(gm9004=row))
    assert (found.version, found.motivation, found.last) == (version, "", None)
    assert found.first == choice.get("datum")


def test_what_comes_of_others_says_from_whom_and_along_which_way() -> None:
    """Of a body, of who went into it, and of the body of that one."""
    both = users(
        gm9002={"aanhalingen": [BARE]},
        so9001={"leden": ["gm9001"], "aanhalingen": [{**BARE, "document": "Nota"}]},
        so9002={"leden": ["gm9002", "gm9003"], "keuzes": [CHOSEN]},
    )
    of_body = Reliance(
        "mn-01", CITES, "0.1.0", TOGETHER, "so9001", document="Nota", first="2025-02-01"
    )
    inherited = Reliance(
        "mn-01", CITES, "0.1.0", INHERITED, "gm9002", document="Plan", first="2025-02-01"
    )
    chosen = Reliance(
        "mn-01",
        CHOSE,
        "0.1.0",
        TOGETHER,
        "so9002",
        choice="ruimer",
        motivation="Meer.",
        first="2025-03-01",
        last="2029-01-01",
    )
    assert told("gm9001", "2027-06-01", both) == [
        (of_body, (("so9001", "gm9001"),)),
        (inherited, (("gm9002", "gm9001"),)),
        (chosen, (("so9002", "gm9002", "gm9001"), ("so9002", "gm9003", "gm9001"))),
    ]


def test_who_is_not_there_relies_on_nothing() -> None:
    own = users(gm9002={"aanhalingen": [BARE]})
    assert told("gm9002", "2026-12-31", own)
    assert not told("gm9002", "2027-01-01", own)
    assert not told("gm9001", "2026-12-31", own)


@pytest.mark.parametrize(
    ("own", "closes"),
    [
        ({**BARE, "van": "2027-02-01"}, True),
        ({**BARE, "van": "2027-02-01", "plaats": "Hoofdstuk 1"}, True),
        ({**BARE, "van": "2027-02-01", "plaats": "Hoofdstuk 2"}, False),
        ({**BARE, "van": "2027-02-01", "document": "Nota"}, False),
        ({**BARE, "van": "2027-02-01", "item": "mn-02"}, False),
        ({**BARE, "van": "2027-02-01", "tot": "2027-03-01"}, True),
        ({**BARE, "van": "2027-07-01"}, False),
        # It began when the other ended: all that it has is of since.
        ({**BARE, "van": "2025-02-01"}, True),
    ],
)
def test_what_one_took_over_is_no_longer_inherited(own: dict[str, str], *, closes: bool) -> None:
    """By the same item in the same document and place, or the whole document."""
    before = {"aanhalingen": [{**BARE, "plaats": "Hoofdstuk 1"}]}
    found = told("gm9001", "2027-06-01", users(gm9001={"aanhalingen": [own]}, gm9002=before))
    assert [r.role for r, _ in found] == ([OWN] if closes else [OWN, INHERITED])


@pytest.mark.parametrize(
    ("since", "closes"), [("2026-12-30", False), ("2026-12-31", False), ("2027-01-01", True)]
)
def test_who_was_there_before_had_documents_of_its_own(since: str, *, closes: bool) -> None:
    """One that took others in: only what it registered later is in the place of theirs."""
    register = make_register(
        consumer("gm9001"), consumer("gm9002", einde="2026-12-31", opvolgers=["gm9001"])
    )
    rows = {
        "gm9001": {"id": "gm9001", "aanhalingen": [{**BARE, "van": since}]},
        "gm9002": {"id": "gm9002", "aanhalingen": [BARE]},
    }
    registered = make_framework({"gemeenten": rows}, register)
    assert len(told("gm9001", "2027-06-01", registered)) == (1 if closes else 2)


def of(who: str, day: str, registered: Framework) -> tuple[Adoption, ...]:
    """The adoptions that count for one."""
    return adoptions(history(), registered, registered.register[who], day)


def test_what_was_adopted_is_kept_whole() -> None:
    """Its own, and that of a body where it counts for the members, from the day of joining."""
    joined = {
        "leden": ["gm9004"],
        "lidmaatschap": [
            {"lid": "gm9004", "van": "2024-01-01", "tot": "2024-12-31"},
            {"lid": "gm9004", "van": "2026-02-01"},
        ],
        "overgenomen": {**TAKEN, "versie": "0.0.9"},
    }
    registered = users(
        gm9004={"overgenomen": {**TAKEN, "tot": "2026-06-30"}},
        so9001={**joined, "overname_telt": "leden"},
        so9002={**joined, "overname_telt": "verband"},
        so9003={
            "leden": ["gm9004"],
            "overname_telt": "leden",
            "overgenomen": {k: v for k, v in TAKEN.items() if k != "zegel"},
        },
    )
    own = Adoption("0.1.0", "2025-04-01", "Besluit", OWN, seal="def")
    bodys = Adoption(
        *("0.0.9", "2025-04-01", "Besluit", TOGETHER, "so9001", "def"),
        joined="2026-02-01",
        known=False,
    )
    always = Adoption("0.1.0", "2025-04-01", "Besluit", TOGETHER, "so9003")
    assert of("gm9004", "2026-06-30", registered) == (own, bodys, always)
    assert of("gm9004", "2026-07-01", registered) == (bodys, always)
    assert of("gm9004", "2026-01-31", registered) == (own, always)
    assert of("gm9004", "2025-03-31", registered) == ()
    assert [a.first for a in (own, bodys, always)] == ["2025-04-01", "2026-02-01", "2025-04-01"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (TAKEN, None, ()),
        (TAKEN, {**TAKEN, "versie": "0.2.0"}, (("0.1.0", "gm9002"),)),
        ({**TAKEN, "versie": "0.2.0"}, TAKEN, (("0.1.0", "gm9003"),)),
        # A version that isn't there may be older than all.
        ({**TAKEN, "versie": "0.0.9"}, TAKEN, (("0.0.9", "gm9002"),)),
        (TAKEN, {**TAKEN, "versie": "0.0.9"}, (("0.0.9", "gm9003"),)),
        # What one had on its last day it had.
        ({**TAKEN, "tot": "2026-12-31"}, TAKEN, (("0.1.0", "gm9002"),)),
        ({**TAKEN, "tot": "2026-12-30"}, TAKEN, ()),
    ],
)
def test_what_all_had_adopted_counts_for_who_came_of_them(
    one: dict[str, str], other: dict[str, str] | None, expected: tuple[tuple[str, str], ...]
) -> None:
    """The oldest of it."""
    rows = {
        "gm9002": {"overgenomen": one},
        "gm9003": {"overgenomen": other} if other else {},
    }
    found = of("gm9001", "2027-06-01", users(**rows))
    assert tuple((a.version, a.via) for a in found) == expected
    assert {a.role for a in found} <= {INHERITED}


def test_what_a_body_adopted_for_who_went_into_another_stays_the_bodys() -> None:
    body = {"leden": ["gm9002", "gm9003"], "overname_telt": "leden", "overgenomen": TAKEN}
    (found,) = of("gm9001", "2027-06-01", users(so9001=body))
    assert (found.via, found.role, found.document) == ("so9001", INHERITED, "Besluit")


def test_what_binds_is_counted_from_each_adoption_or_from_the_beginning() -> None:
    """Not from a version that isn't there what bound only in it, but all that binds now."""
    body = {"leden": ["gm9004"], "overname_telt": "leden"}
    registered = users(
        gm9004={"overgenomen": TAKEN},
        so9001={**body, "overgenomen": {**TAKEN, "versie": "0.0.9", "document": "Brief"}},
    )
    who = registered.register["gm9004"]
    own = Reliance("mn-01", BINDS, "0.1.0", OWN, "", "Besluit")
    bodys = Reliance("mn-01", BINDS, "0.0.9", TOGETHER, "so9001", "Brief")
    assert reliances(history("medebewind"), registered, who, "2026-06-01") == (own, bodys)
    assert reliances(history(), registered, who, "2026-06-01") == ()
    nobody = users()
    assert reliances(history("medebewind"), nobody, who, "2026-06-01") == (
        Reliance("mn-01", BINDS, None),
    )


def test_of_which_bodies_one_is_a_member() -> None:
    """Itself on a day, or by who went into it, until that is closed."""
    registered = users(
        so9001={"leden": ["gm9001"]},
        so9002={"leden": ["gm9002"]},
        so9003={"leden": ["gm9002"], "lidmaatschap": [{"lid": "gm9002", "tot": "2026-12-31"}]},
        so9004={"leden": ["gm9004"]},
    )
    names = [
        [b.id for b in found(registered, "gm9001", day)]
        for found in (bodies_of, all_bodies_of)
        for day in ("2026-06-01", "2027-06-01")
    ]
    assert names == [["so9001"], ["so9001"], ["so9001"], ["so9001", "so9002"]]


@pytest.mark.parametrize(
    ("day", "holds", "comes"),
    [
        ("2025-01-31", False, True),
        ("2025-02-01", True, False),
        ("2030-01-01", True, False),
        ("2030-01-02", False, False),
        ("", False, False),
    ],
)
def test_between_which_days_it_holds(day: str, *, holds: bool, comes: bool) -> None:
    assert (WHOLE.holds_on(day), WHOLE.to_come(day)) == (holds, comes)
    assert not Reliance("mn-01", BINDS, None).to_come(day)


def test_what_bound_where_it_was_adopted_is_relied_on_still() -> None:
    """Also when it binds nobody now."""
    changed = History(
        tuple(
            make_release(v, norms(norm(laag=layer, status="vastgesteld")), d)
            for v, layer, d in (
                ("0.1.0", "medebewind", "2025-01-01"),
                (NEWEST, "rijk", "2026-01-01"),
            )
        )
    )
    registered = users(gm9004={"overgenomen": TAKEN})
    found = reliances(changed, registered, registered.register["gm9004"], "2026-06-01")
    assert found == (Reliance("mn-01", BINDS, "0.1.0", OWN, "", "Besluit"),)


UNSAID = {"item": "mn-01", "keuze": "ruimer", "datum": "2026-02-01"}


def test_a_choice_of_others_is_counted_from_the_day_it_was_made() -> None:
    registered = users(
        gm9002={"keuzes": [UNSAID]}, so9001={"leden": ["gm9001"], "keuzes": [UNSAID]}
    )
    found = told("gm9001", "2027-06-01", registered)
    assert [(r.role, r.version) for r, _ in found] == [(TOGETHER, NEWEST), (INHERITED, NEWEST)]


def test_what_is_still_to_come_of_others_does_not_count_yet() -> None:
    """Bodies that one joins later, or that who went into it would have; and who goes in later."""
    register = make_register(
        consumer("gm9001", ingang="2026-01-01"),
        consumer("gm9002", einde="2025-12-31", opvolgers=["gm9001"]),
        consumer("gm9003", einde="2026-12-31", opvolgers=["gm9001"]),
    )
    later = [{"lid": n, "van": "2030-01-01"} for n in ("gm9001", "gm9002")]
    rows = {
        "gm9002": {"id": "gm9002", "overgenomen": TAKEN},
        "gm9003": {"id": "gm9003", "aanhalingen": [BARE]},
    }
    body = {"id": "so9001", "naam": "K", "herkomst": "X", "aanhalingen": [BARE]}
    bodies = {"so9001": {**body, "leden": ["gm9001", "gm9002"], "lidmaatschap": later}}
    registered = make_framework({"gemeenten": rows, "samenwerkingen": bodies}, register)
    assert told("gm9001", "2026-06-01", registered) == []
    assert [a.via for a in of("gm9001", "2026-06-01", registered)] == ["gm9002"]
    assert of("gm9001", "2027-06-01", registered) == ()
    assert of("gm9001", "2025-06-01", registered) == ()
    assert [r.via for r, _ in told("gm9001", "2027-06-01", registered)] == ["gm9003"]


@pytest.mark.parametrize(
    "own", [{"aanhalingen": [{**BARE, "van": "2026-12-30"}]}, {"keuzes": [{**UNSAID}]}]
)
def test_who_began_on_the_last_day_of_another_had_documents_too(own: dict[str, Any]) -> None:
    """And of a choice without a day nobody knows that it was made since."""
    for row in own.get("keuzes", ()):
        del row["datum"]
    register = make_register(
        consumer("gm9001", ingang="2026-12-31"),
        consumer("gm9002", einde="2026-12-31", opvolgers=["gm9001"]),
    )
    rows = {
        "gm9001": {"id": "gm9001", **own},
        "gm9002": {"id": "gm9002", "aanhalingen": [BARE], "keuzes": [UNSAID]},
    }
    registered = make_framework({"gemeenten": rows}, register)
    assert [r.role for r, _ in told("gm9001", "2027-06-01", registered)] == [
        OWN,
        INHERITED,
        INHERITED,
    ]
