"""The days that one consumer has to know: from when an item holds, and the last one of a task."""

from __future__ import annotations

from typing import Any

import pytest

from generator.changelog.dates import Begin, begin_of, begins, dated_tasks, ends, has_dates
from generator.changelog.dates import tasks_told as told_of
from generator.history.history import History
from tests.builders import make_release, norm, norms
from tests.stories import (
    A,
    B,
    C,
    Story,
    adopted,
    agreed,
    cites,
    m,
    merges,
    note,
    on,
    proposal,
    story,
    task,
)
from tests.worlds import history_of, log_of

SUMMER, AUTUMN = "2027-07-01", "2027-10-01"
ONE, TWO, THREE = DAYS = ("2025-01-01", "2026-01-01", "2027-01-01")


def says(day: str | None = None) -> dict[str, Any]:
    """A norm with the day from which it holds."""
    return norms(norm(geldt_vanaf=day))


def withdrawn(day: str | None = None) -> dict[str, Any]:
    """The same, withdrawn."""
    return norms(norm(geldt_vanaf=day, ingetrokken={"datum": THREE, "reden": "Op."}))


@pytest.mark.parametrize(
    ("releases", "expected"),
    [
        ([says()], None),
        ([says(), says()], None),
        ([withdrawn(SUMMER)], None),
        ([says(SUMMER)], (SUMMER, ONE, 0, True)),
        ([says(SUMMER), says(SUMMER), says(SUMMER)], (SUMMER, ONE, 0, True)),
        ([says(), says(SUMMER)], (SUMMER, TWO, 0, True)),
        ([{}, says(SUMMER)], (SUMMER, TWO, 0, True)),
        ([says(SUMMER), says(AUTUMN)], (AUTUMN, TWO, 1, True)),
        ([says(AUTUMN), says(SUMMER), says(AUTUMN)], (AUTUMN, THREE, 2, True)),
        ([says(SUMMER), says(AUTUMN), says(AUTUMN)], (AUTUMN, TWO, 1, True)),
        ([says(SUMMER), says()], (SUMMER, TWO, 1, False)),
        ([says(SUMMER), withdrawn(SUMMER)], (SUMMER, TWO, 1, False)),
        ([says(SUMMER), withdrawn(SUMMER), withdrawn(SUMMER)], (SUMMER, TWO, 1, False)),
        ([says(SUMMER), says(AUTUMN), withdrawn(AUTUMN)], (AUTUMN, THREE, 2, False)),
        ([says(SUMMER), says(), says(SUMMER)], (SUMMER, THREE, 2, True)),
    ],
)
def test_from_which_day_an_item_holds(
    releases: list[dict[str, Any]], expected: tuple[str, str, int, bool] | None
) -> None:
    """The day, which release said so last, how often it was another, and whether it still holds."""
    made = zip(range(1, 9), releases, DAYS, strict=False)
    history = History(tuple(make_release(f"0.{n}.0", content, day) for n, content, day in made))
    found = begin_of(history, "mn-01")
    assert (found and (found.day, found.since, found.changes, found.holds)) == expected
    assert found is None or found.item is history.newest.framework.items["mn-01"]


def test_a_kind_whose_items_hold_at_once_has_no_such_day() -> None:
    history = history_of(story("", A(c="Deel."), tells=[]).world)
    assert begin_of(history, "pr-01") is None


def told(case: Story) -> list[str]:
    """The tasks that ask or asked something."""
    return [t.task.id for t in told_of(history_of(case.world), log_of(case.world, "m"))]


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (story("asked", A(n="Zit."), B(note("n", task("t")), n="Sta."), tells=[]), ["t"]),
        (
            story("proposed", A(n=proposal()), B(note("n", task("t")), n="Sta."), tells=[]),
            [],
        ),
        (
            story(
                "proposed, and ended before it was ever asked",
                A(n=proposal()),
                B(note("n", task("t")), n="Sta."),
                C(note("n", ends="t"), n="Zit."),
                tells=[],
            ),
            [],
        ),
        (
            story(
                "proposed, and replaced before it was ever asked",
                A(n=proposal()),
                B(note("n", task("t")), n="Sta."),
                C(note("n", task("u", replaces="t")), n="Zit."),
                tells=[],
            ),
            [],
        ),
        (
            story(
                "proposed and ended, for who adopted it",
                A(n=proposal()),
                B(note("n", task("t")), n="Sta."),
                C(note("n", ends="t"), n="Zit."),
                m(adopted("A")),
                tells=[],
            ),
            ["t"],
        ),
        (
            story(
                "proposed and ended, for who cites it",
                A(n=proposal()),
                B(note("n", task("t")), n="Sta."),
                C(note("n", ends="t"), n="Zit."),
                m(cites("n", "A")),
                tells=[],
            ),
            ["t"],
        ),
        (
            story(
                "agreed by now, and ended",
                A(n=proposal()),
                B(note("n", task("t")), n="Sta."),
                C(note("n", ends="t"), n=agreed("Zit.")),
                tells=[],
            ),
            ["t"],
        ),
    ],
    ids=lambda x: x.name if isinstance(x, Story) else None,
)
def test_a_proposal_that_was_never_asked_is_not_told(case: Story, expected: list[str]) -> None:
    assert told(case) == expected


DATED = {"tekst": "Sta.", "geldt_vanaf": SUMMER}


@pytest.mark.parametrize(
    ("case", "tasks", "firsts", "ended"),
    [
        (
            story(
                "a last day and none", B(note("n", task("t", AUTUMN), task("u")), n="Z."), tells=[]
            ),
            ["t"],
            [],
            False,
        ),
        (
            story(
                "a last day of what was ended",
                A(n="Zit."),
                B(note("n", task("t", AUTUMN)), n="Sta."),
                C(note("n", ends="t"), n="Zit."),
                tells=[],
            ),
            ["t"],
            [],
            False,
        ),
        # Each once, however often one relies on it, and not from a version that nobody knows.
        (
            story(
                "a first day", A(n="Zit."), B(n=DATED), m(adopted("A"), cites("n", "A")), tells=[]
            ),
            [],
            ["mn-01"],
            False,
        ),
        (
            story(
                "a first day since an unknown version",
                A(n={"tekst": "Zit.", "laag": "rijk"}),
                B(n=DATED | {"laag": "rijk"}),
                m(cites("n", "Z")),
                tells=[],
            ),
            [],
            [],
            False,
        ),
        (
            story("no day", A(n="Zit."), B(note("n", task("t")), n="Sta."), tells=[]),
            [],
            [],
            False,
        ),
        (
            story(
                "it is no more", A(n="Zit."), *merges("m q", into="s"), on("2028-01-01"), tells=[]
            ),
            [],
            [],
            True,
        ),
        (
            story(
                "its last day", A(n="Zit."), *merges("m q", into="s"), on("2027-12-31"), tells=[]
            ),
            [],
            [],
            False,
        ),
    ],
    ids=lambda x: x.name if isinstance(x, Story) else None,
)
def test_the_days_of_one_consumer(
    case: Story, tasks: list[str], firsts: list[str], *, ended: bool
) -> None:
    history, log = history_of(case.world), log_of(case.world, "m")
    found: list[Begin] = list(begins(history, log))
    assert [t.task.id for t in dated_tasks(history, log)] == tasks
    assert [b.item.id for b in found] == firsts
    assert ends(log) is ended
    assert has_dates(history, log) is bool(tasks or firsts or ended)
