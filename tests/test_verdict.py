"""What a changelog comes to: its numbers, their names in data, and the words for them."""

from __future__ import annotations

import pytest

from generator.changelog.change import Difference
from generator.changelog.reliance import BINDS, Reliance
from generator.changelog.verdict import Verdict, in_full, verdict
from generator.history.diff import Change
from generator.history.model import Wijzigingsnotitie
from tests.stories import A, B, adopted, chose, cites, gone, m, note, on, story, task
from tests.worlds import log_of

NOTHING = "0 te doen, 0 verstreken, 0 na te kijken"


def test_each_part_is_counted() -> None:
    """Another number of each, so that none stands in the place of another."""
    case = story(
        "one overdue, two to do, three to look at, four to know of which one asks more",
        A(n="Zit.", n2="Zit.", n3="Zit.", n4="Zit.", c="Deel.", d="Meet.", e="Praat."),
        B(
            note("n", task("t"), task("u", "2026-06-01"), task("v", "2030-01-01")),
            note("n2", way="verlichting"),
            note("n3", way="verzwaring"),
            note("n4", way="verlichting"),
            note("c", way="verlichting"),
            n="Sta.",
            n2="Sta.",
            n3="Sta.",
            n4="Sta.",
            c="Houd.",
            d=gone(),
            e=gone("c"),
        ),
        m(
            adopted("A"),
            cites("d", "A"),
            cites("d", "A", "Nota"),
            cites("e", "A"),
            cites("c", "A"),
            chose("c", "eigen invulling", "A"),
        ),
        on("2027-01-01"),
        tells=[],
    )
    found = verdict(log_of(case.world, "m"))
    assert found == Verdict("te doen", to_do=2, overdue=1, to_review=3, to_know=5, asking_more=1)


def test_the_names_in_data() -> None:
    assert Verdict("te doen", 1, 2, 3, 4, 5).counts == {
        "te_doen": 1,
        "verstreken": 2,
        "na_te_kijken": 3,
        "ter_kennisneming": 4,
        "vraagt_meer": 5,
    }


@pytest.mark.parametrize(
    ("counts", "told", "full"),
    [
        ((0, 0, 0, 0, 0), (), NOTHING),
        ((2, 0, 0, 0, 0), ("2 te doen",), "2 te doen, 0 verstreken, 0 na te kijken"),
        (
            (1, 2, 3, 4, 1),
            (
                "1 te doen",
                "2 verstreken",
                "3 na te kijken",
                "4 ter kennisneming",
                "1 vraagt meer zonder taak",
            ),
            "1 te doen, 2 verstreken, 3 na te kijken, 1 vraagt meer zonder taak",
        ),
        (
            (0, 0, 0, 3, 2),
            ("3 ter kennisneming", "2 vragen meer zonder taak"),
            f"{NOTHING}, 2 vragen meer zonder taak",
        ),
    ],
)
def test_what_is_there_is_told(counts: tuple[int, ...], told: tuple[str, ...], full: str) -> None:
    """What there is none of isn't, but where it is said in full."""
    found = Verdict("oordeel", *counts)
    assert (found.told, in_full(found)) == (told, full)


@pytest.mark.parametrize(
    ("says", "asking_more", "heavier"),
    [
        ("niets te doen", 1, True),
        ("voorstel", 2, True),
        ("niets te doen", 0, False),
        ("voorstel", 0, False),
        ("te doen", 1, False),
        ("na te kijken", 1, False),
    ],
)
def test_a_reassurance_that_is_none_is_known(says: str, asking_more: int, *, heavier: bool) -> None:
    assert Verdict(says, asking_more=asking_more).is_heavier is heavier


@pytest.mark.parametrize(
    ("type_", "weight", "directions", "more"),
    [
        ("gewijzigd", "normatief", (), True),
        ("nieuw", "normatief", (), True),
        ("ingetrokken", "normatief", (), False),
        ("vervangen", "normatief", (), False),
        ("gewijzigd", "redactioneel", (), False),
        ("ingetrokken", "redactioneel", (), False),
        ("gewijzigd", "normatief", ("verlichting",), False),
        ("gewijzigd", "redactioneel", ("verzwaring",), True),
        ("ingetrokken", "normatief", ("verzwaring",), True),
        ("gewijzigd", "normatief", ("verlichting", "verzwaring"), True),
    ],
)
def test_a_change_asks_more_when_a_note_says_so_or_none_says_otherwise(
    type_: str, weight: str, directions: tuple[str, ...], *, more: bool
) -> None:
    """Of what nobody said which way it went, what went altogether asks no more."""
    notes = tuple(
        Wijzigingsnotitie(id=d, titel="T", items=("mn-01",), reden="R", richting=d, besluit="B")
        for d in directions
    )
    change = Change("mn-01", "minimumnormen", type_, weight)
    reliance = Reliance("mn-01", BINDS, "0.1.0")
    assert Difference(reliance, change, notes=notes).asks_more is more
    assert not Difference(reliance, notes=notes).asks_more
