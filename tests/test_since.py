"""What changed for all since a version, and what it asked: the same for many."""

from __future__ import annotations

import pytest

from generator.changelog.since import since
from generator.changelog.task import Tasks
from tests.stories import A, B, C, gone, note, proposal, state, story, task
from tests.worlds import history_of

CASE = story(
    "a norm that came to bind, one that stopped to, one that stays as it is and one of the State",
    A(n="Zit.", n2="Lig.", n3=state("Hang."), n4=state("Loop."), c="Deel."),
    B(
        note("n", task("zitten", "2027-01-01"), task("staan", "2026-12-31"), task("altijd")),
        note("c", task("delen", audience="wie-aanhaalt")),
        note("n2", task("weg")),
        n="Sta.",
        n2=state("Lig."),
        n3={"tekst": "Hang.", "laag": "medebewind"},
        c="Houd.",
    ),
    C(note("n", task("later"), ends="weg"), n4=state("Ren."), n="Sta stil.", c="Geef."),
    tells=[],
)


@pytest.mark.parametrize(
    ("version", "items", "tasks"),
    [
        (None, ["mn-01", "mn-03"], ["zitten", "staan", "altijd", "later"]),
        ("A", ["mn-01", "mn-02", "mn-03"], ["zitten", "staan", "altijd", "later"]),
        # Adopting on the day of the release settles what had no last day after it.
        ("B", ["mn-01"], ["zitten", "staan", "later"]),
        ("C", [], ["zitten"]),
    ],
)
def test_what_all_are_told_who_rely_on_a_version(
    version: str | None, items: list[str], tasks: list[str]
) -> None:
    """Of what binds in it or now, the changes; and the tasks for all that it leaves open."""
    history = history_of(CASE.world)
    found = since(history, Tasks(history), version)
    assert found.version == version
    assert [d.item for d in found.differences] == items
    assert {(d.reliance.reason, d.reliance.version) for d in found.differences} <= {
        ("bindt", version)
    }
    assert [t.id for t in found.tasks] == tasks


def test_what_went_is_a_change_too() -> None:
    """Of what bound in the version that is relied on, and not of what came and went since."""
    case = story(
        "gone", A(n="Zit.", n2=proposal("Lig.")), B(n3="Hang."), C(n=gone(), n3=gone()), tells=[]
    )
    history = history_of(case.world)
    for version, gone_now in (("A", ["mn-01"]), (None, []), ("B", ["mn-01", "mn-03"])):
        found = since(history, Tasks(history), version).differences
        assert [d.item for d in found if d.change and d.change.type == "ingetrokken"] == gone_now
