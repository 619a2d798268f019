"""The sealed releases in their order: which was the newest when."""

from __future__ import annotations

import pytest

from generator.history.history import History
from tests.builders import make_release

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
