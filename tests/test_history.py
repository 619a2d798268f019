"""The sealed releases in their order: which was the newest when."""

from __future__ import annotations

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


def test_the_change_of_an_item_is_counted_from_a_version() -> None:
    """Up to the newest release; the last release that changed it is after that version."""
    texts = ("Zit.", "Sta.", "Sta.")
    changing = History(
        tuple(
            make_release(f"0.{n}.0", norms(norm(norm=text)), day)
            for n, (text, day) in enumerate(zip(texts, DAYS, strict=True), 1)
        )
    )
    change = changing.net("mn-01", "0.1.0")
    assert change is not None
    assert (change.item, change.type) == ("mn-01", "gewijzigd")
    assert [(f.old, f.new) for f in change.fields] == [("Zit.", "Sta.")]
    assert changing.net("mn-01", "0.2.0") is None
    assert changing.last_change("mn-01", "0.1.0") == "0.2.0"
    with pytest.raises(IndexError):
        changing.last_change("mn-01", "0.2.0")
