"""The sealed releases in their order: which was the newest when."""

from __future__ import annotations

from typing import Any

import pytest

from generator.history.history import History
from tests.builders import make_release, norm, norms

DAYS = ("2025-01-01", "2025-06-01", "2026-01-01")


def history() -> History:
    """Three releases without content."""
    return History(tuple(make_release(f"0.{n}.0", {}, day) for n, day in enumerate(DAYS, 1)))


def test_the_ends_of_a_history() -> None:
    assert [r.name for r in (history().first, history().newest)] == ["0.1.0", "0.3.0"]


@pytest.mark.parametrize(
    ("day", "version"),
    [
        ("2024-12-31", ""),
        ("2025-01-01", "0.1.0"),
        ("2025-05-31", "0.1.0"),
        ("2025-06-01", "0.2.0"),
        ("2030-01-01", "0.3.0"),
        ("", ""),
    ],
)
def test_on_its_own_day_a_release_is_the_newest(day: str, version: str) -> None:
    assert history().on(day) == version


def history_of(field: str, *values: str) -> History:
    """Three releases of one norm that say this in a field."""
    return History(
        tuple(
            make_release(f"0.{n}.0", norms(norm(**{field: value})), day)
            for n, (value, day) in enumerate(zip(values, DAYS, strict=True), 1)
        )
    )


def test_the_change_of_an_item_is_counted_from_a_version() -> None:
    """Up to the newest release; the last release that changed it is after that version."""
    changing = history_of("norm", "Zit.", "Sta.", "Sta.")
    change = changing.net("mn-01", "0.1.0")
    assert change is not None
    assert (change.item, change.type) == ("mn-01", "gewijzigd")
    assert [(f.old, f.new) for f in change.fields] == [("Zit.", "Sta.")]
    assert changing.net("mn-01", "0.2.0") is None
    assert changing.last_change("mn-01", "0.1.0") == "0.2.0"
    with pytest.raises(IndexError):
        changing.last_change("mn-01", "0.2.0")


def test_what_bound_right_before_a_version_is_still_about_all() -> None:
    """A version earlier it is long past."""
    changing = history_of("laag", "medebewind", "rijk", "rijk")
    bound = [changing.bound_around(("mn-01",), r.name) for r in changing.releases]
    assert bound == [True, True, False]


def gone(item: str, covers: str, *successors: str) -> dict[str, Any]:
    """A norm that others came in the place of."""
    stone = {"datum": "2025-01-01", "reden": "Op.", "dekking": covers, "opvolgers": successors}
    return norm(id=item, ingetrokken={k: v for k, v in stone.items() if v})


@pytest.mark.parametrize(
    ("items", "covers"),
    [
        ([gone("mn-01", "smaller", "mn-09")], "smaller"),
        ([gone("mn-01", "", "mn-09")], ""),
        ([gone("mn-01", "gelijk", "mn-02")], ""),
        ([gone("mn-01", "ruimer", "mn-02"), gone("mn-02", "overlapt", "mn-09")], "overlapt"),
        ([gone("mn-01", "ruimer", "mn-02"), gone("mn-02", "", "mn-09")], ""),
        (
            [
                gone("mn-01", "gelijk", "mn-02"),
                gone("mn-02", "gelijk", "mn-03"),
                gone("mn-03", "ruimer", "mn-09"),
            ],
            "ruimer",
        ),
        # Of two ways the one that covers most counts.
        (
            [
                gone("mn-01", "gelijk", "mn-02", "mn-03"),
                gone("mn-02", "overlapt", "mn-09"),
                gone("mn-03", "ruimer", "mn-09"),
            ],
            "ruimer",
        ),
        # A ring, which the check refuses, leads nowhere.
        (
            [
                gone("mn-01", "gelijk", "mn-02"),
                gone("mn-02", "gelijk", "mn-03"),
                gone("mn-03", "gelijk", "mn-02"),
            ],
            "",
        ),
    ],
)
def test_how_much_of_an_item_a_later_one_covers(items: list[dict[str, Any]], covers: str) -> None:
    """Along a chain the least counts; nothing where nobody said it, or where it doesn't lead."""
    last = History((make_release("0.1.0", norms(*items, norm(id="mn-09")), "2025-01-01"),))
    assert last.coverage("mn-01", "mn-09") == covers
