"""The only module that reads the clock: a build of the same input gives the same site."""

from __future__ import annotations

from datetime import UTC, datetime


def current_day() -> str:
    """Give the day of today in UTC, as ``jjjj-mm-dd``."""
    return datetime.now(tz=UTC).date().isoformat()
