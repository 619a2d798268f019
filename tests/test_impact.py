"""Which consumers a change touches before it is released."""

from __future__ import annotations

from typing import Any

import pytest

from generator.changelog.impact import Impact, impact, why
from generator.changelog.reliance import BINDS, CHOSE, CITES, Reliance
from generator.compare.difference import Side, difference
from generator.history.diff import diff
from generator.history.model import Framework
from tests.builders import (
    consumer,
    example_setup,
    kinds,
    make_framework,
    make_register,
    norm,
    norms,
)

DAY = "2026-01-01"
CITATION = {"item": "mn-01", "document": "Plan", "versie": "0.1.0", "van": "2025-01-01"}


def state(text: str, **content: Any) -> Framework:
    """A framework with one norm for the State, and what consumers registered."""
    register = make_register(
        consumer("gm9001"),
        consumer("gm9002"),
        consumer("gm9003", einde="2024-12-31", opvolgers=["gm9002"]),
    )
    return make_framework(norms(norm(norm=text, laag="rijk")) | content, register)


def citing(name: str, **fields: Any) -> dict[str, Any]:
    """A consumer that cites the norm."""
    return {"gemeenten": {name: {"id": name, "aanhalingen": [CITATION | fields]}}}


def impact_of(old: Framework, new: Framework) -> Impact:
    """The impact of everything that is different."""
    return impact(old, new, diff(kinds(), old.data, new.data), DAY)


def test_what_nobody_cites_touches_nothing() -> None:
    result = impact_of(state("Zit."), state("Sta."))
    assert result == Impact((), 2, ())


def test_what_binds_touches_all_that_exist() -> None:
    register = make_register(consumer("gm9001"), consumer("gm9002", einde="2024-12-31"))
    old, new = (make_framework(norms(norm(norm=t)), register) for t in ("Zit.", "Sta."))
    result = impact_of(old, new)
    assert result.for_all == ("mn-01",)
    assert [t.consumer.id for t in result.touched] == ["gm9001"]
    assert result.touched[0].reasons == {"mn-01": (Reliance("mn-01", BINDS, None),)}
    assert result.special == ()


def test_why_an_item_touches_a_consumer() -> None:
    """By its own name for many, or by what it registered."""
    afnemers = example_setup().settings.afnemers
    assert afnemers is not None
    assert why(Reliance("mn-01", BINDS, None), afnemers) == "raakt alle gemeenten"
    assert why(Reliance("mn-01", CITES, "0.1.0"), afnemers) == CITES


def test_the_day_decides_who_is_there_and_what_holds() -> None:
    """Who begins later isn't there yet, and a citation that begins later doesn't hold yet."""
    register = make_register(consumer("gm9001"), consumer("gm9002", ingang="2027-01-01"))
    users = citing("gm9001", van="2026-06-01")
    old, new = (make_framework(norms(norm(norm=t)) | users, register) for t in ("Zit.", "Sta."))
    result = impact_of(old, new)
    assert result.all == 1
    assert [dict(t.special) for t in result.touched] == [{}]


def test_a_norm_that_stops_binding_still_touches_all() -> None:
    old, new = make_framework(norms(norm())), make_framework(norms(norm(laag="rijk")))
    assert impact_of(old, new).for_all == ("mn-01",)


def test_who_cites_is_touched() -> None:
    users = citing("gm9001")
    result = impact_of(state("Zit.", **users), state("Sta.", **users))
    assert result.for_all == ()
    (one,) = result.touched
    assert one.consumer.id == "gm9001"
    cited = Reliance("mn-01", CITES, "0.1.0", document="Plan", first="2025-01-01")
    assert one.special == {"mn-01": (cited,)}
    assert result.of("mn-01") == result.special == (one,)
    assert result.of("mn-02") == ()


def test_a_citation_that_ended_touches_nobody() -> None:
    users = citing("gm9001", tot="2025-12-31")
    assert impact_of(state("Zit.", **users), state("Sta.", **users)).touched == ()


def test_a_citation_counts_for_the_successor() -> None:
    users = citing("gm9003")
    (one,) = impact_of(state("Zit.", **users), state("Sta.", **users)).touched
    assert one.consumer.id == "gm9002"
    assert one.special["mn-01"][0].via == "gm9003"


def test_a_joint_body_counts_for_its_members() -> None:
    body: dict[str, Any] = {
        "id": "so9001",
        "naam": "Kring",
        "leden": ["gm9001", "gm9002"],
        "herkomst": "Verzonnen",
        "keuzes": [{"item": "mn-01", "keuze": "gelijk"}],
    }
    users = {"samenwerkingen": {"so9001": body}}
    result = impact_of(state("Zit.", **users), state("Sta.", **users))
    assert [t.consumer.id for t in result.touched] == ["gm9001", "gm9002"]
    assert {t.special["mn-01"][0].reason for t in result.touched} == {CHOSE}
    body["lidmaatschap"] = [{"lid": "gm9001", "van": "2026-01-02"}]
    result = impact_of(state("Zit.", **users), state("Sta.", **users))
    assert [t.consumer.id for t in result.touched] == ["gm9002"]


def test_taking_out_a_citation_does_not_hide_it() -> None:
    """Nor does putting one in."""
    with_: dict[str, Any] = citing("gm9001")
    without: dict[str, Any] = {}
    assert len(impact_of(state("Zit.", **with_), state("Sta.", **without)).touched) == 1
    assert len(impact_of(state("Zit.", **without), state("Sta.", **with_)).touched) == 1


def test_a_citation_of_something_else_touches_nobody() -> None:
    users = citing("gm9001", item="mn-02")
    assert impact_of(state("Zit.", **users), state("Sta.", **users)).touched == ()


@pytest.mark.parametrize(
    ("fields", "touched"),
    [
        ({"norm": "Iedere inwoner kan elke dag zitten."}, ["gm9001", "gm9002"]),
        ({"laag": "rijk"}, ["gm9001", "gm9002"]),
        ({"onderbouwing": "Zitten is gezond."}, []),
        ({"toelichting": "Ook in de zon."}, []),
        ({"titel": "Een stoel"}, []),
    ],
)
def test_only_what_changes_what_holds_touches_anyone(
    fields: dict[str, Any], touched: list[str]
) -> None:
    """A better sentence in a norm that binds all, and that one cites, asks nothing of them."""
    register = make_register(consumer("gm9001"), consumer("gm9002"))
    old, new = (
        make_framework(norms(norm(**changed)) | citing("gm9001"), register)
        for changed in ({}, fields)
    )
    differences = difference(Side("oud", old), Side("nieuw", new), None)
    assert [i.change.item for i in differences.items] == ["mn-01"]
    assert [t.consumer.id for t in differences.impact.touched] == touched
    assert differences.impact.for_all == (("mn-01",) if touched else ())
    assert differences.impact.of("mn-01") == differences.impact.touched
    assert [t.consumer.id for t in differences.impact.special] == touched[:1]
