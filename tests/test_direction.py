"""What the words of a change suggest: asking more, asking less, or nothing clear."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.history.diff import Change, item_change
from generator.history.direction import LESS, MORE, Sign, signs, suggested
from tests.builders import kinds, norm

MN = kinds()["minimumnormen"]


def signs_between(old: dict[str, Any], new: dict[str, Any]) -> tuple[Sign, ...]:
    """The signs in the change from one norm to another."""
    change = item_change(MN, "mn-01", old, new)
    assert isinstance(change, Change)
    bound, binds = (MN.binds_all(data) for data in (old, new))
    return signs(change, bound=bound, binds=binds)


@pytest.mark.parametrize(
    ("old", "new", "direction", "reason"),
    [
        (
            "De gemeente kan een stoel geven.",
            "De gemeente moet een stoel geven.",
            MORE,
            "er staat vaker dat iets moet (‘moet’)",
        ),
        (
            "De gemeente moet een stoel geven.",
            "De gemeente mag een stoel geven.",
            LESS,
            "er staat minder vaak dat iets moet (‘moet’)",
        ),
        (
            "De gemeente moet een stoel geven.",
            "De gemeente hoeft geen stoel te geven.",
            LESS,
            "er staat minder vaak dat iets moet (‘hoeft geen’)",
        ),
        (
            "Antwoord komt binnen 8 weken.",
            "Antwoord komt binnen 4 weken.",
            MORE,
            "‘binnen 8 weken’ werd ‘binnen 4 weken’",
        ),
        (
            "Antwoord komt binnen twee weken.",
            "Antwoord komt binnen één maand.",
            LESS,
            "‘binnen twee weken’ werd ‘binnen één maand’",
        ),
        (
            "Er zijn ten minste 2 loketten.",
            "Er zijn ten minste 3 loketten.",
            MORE,
            "‘ten minste 2 loketten’ werd ‘ten minste 3 loketten’",
        ),
        (
            "Er zijn ten hoogste 2 formulieren.",
            "Er zijn ten hoogste 3 formulieren.",
            LESS,
            "‘ten hoogste 2 formulieren’ werd ‘ten hoogste 3 formulieren’",
        ),
        (
            "Sommige inwoners krijgen een stoel.",
            "Inwoners krijgen een stoel.",
            MORE,
            "‘sommige’ is weg",
        ),
        (
            "Iedere inwoner krijgt een stoel.",
            "Een inwoner krijgt waar mogelijk een stoel.",
            LESS,
            "‘iedere’ is weg",
        ),
    ],
)
def test_words_that_point_somewhere(old: str, new: str, direction: str, reason: str) -> None:
    all_signs = signs_between(norm(norm=old), norm(norm=new))
    assert suggested(all_signs) == direction
    assert reason in [s.reason for s in all_signs]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("De stoel is rood.", "De stoel is blauw."),
        ("Binnen 8 weken komt een stoel.", "Binnen 56 dagen komt een stoel."),
        ("Inwoners moeten kunnen zitten.", "Inwoners moeten goed kunnen zitten."),
        ("De gemeente kan een stoel geven.", "De gemeente geeft een stoel."),
        ("Een stoel kost moeite.", "Een moetje kost moeite."),
        ("Inwoners kunnen niet vallen.", "Inwoners vallen nooit."),
    ],
)
def test_words_that_say_nothing_clear(old: str, new: str) -> None:
    assert signs_between(norm(norm=old), norm(norm=new)) == ()


def test_signs_that_disagree_suggest_nothing() -> None:
    old, new = "Iedereen kan zitten binnen 8 weken.", "Iedereen kan zitten binnen 4 weken, tenzij."
    all_signs = signs_between(norm(norm=old), norm(norm=new))
    assert {s.direction for s in all_signs} == {MORE, LESS}
    assert suggested(all_signs) is None


def test_an_earlier_day_asks_more() -> None:
    old, new = norm(geldt_vanaf="2028-01-01"), norm(geldt_vanaf="2027-01-01")
    assert signs_between(old, new) == (Sign(MORE, "‘Geldt vanaf’ ligt eerder"),)
    assert signs_between(new, old) == (Sign(LESS, "‘Geldt vanaf’ ligt later"),)


def test_a_norm_that_moves_to_consumers_asks_more() -> None:
    old, new = norm(laag="rijk"), norm(laag="medebewind")
    assert signs_between(old, new) == (Sign(MORE, "het geldt nu voor iedereen"),)
    assert signs_between(new, old) == (Sign(LESS, "het geldt niet meer voor iedereen"),)


def test_a_statement_that_comes_asks_more() -> None:
    statement = {"sleutel": "stoel", "uitspraak": "Er is een stoel.", "toetsvraag": "Is die er?"}
    table = statement | {"sleutel": "tafel"}
    kind = kinds()["basisdienstverlening"]
    change = item_change(
        kind,
        "bd-01",
        {"id": "bd-01", "kwaliteitsuitspraken": [statement]},
        {"id": "bd-01", "kwaliteitsuitspraken": [statement, table]},
    )
    assert change
    all_signs = signs(change, bound=True, binds=True)
    assert all_signs == (Sign(MORE, "er komt bij: Kwaliteitsuitspraken ‘tafel’"),)


def test_an_explanation_never_points_anywhere() -> None:
    old, new = norm(toelichting="Het kan."), norm(toelichting="Het moet.")
    assert signs_between(old, new) == ()


TEXTS = st.lists(
    st.sampled_from(
        ["moet", "kan", "mag", "niet", "iedere", "sommige", "binnen", "8", "4", "weken", "drie"]
    ),
    min_size=2,
    max_size=12,
).map(" ".join)


@given(TEXTS, TEXTS)
def test_the_way_back_points_the_other_way(old: str, new: str) -> None:
    """Undoing a tightening is an easing."""
    if old == new:
        return
    opposite = {MORE: LESS, LESS: MORE, None: None}
    there = suggested(signs_between(norm(norm=old), norm(norm=new)))
    back = suggested(signs_between(norm(norm=new), norm(norm=old)))
    assert back == opposite[there]
