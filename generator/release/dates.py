"""Whether the day of a release is likely meant: once sealed it can't be earlier any more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.history.versions import Release

FAR = timedelta(days=400)
"""So long after the release before it, or before today, a day is more often a slip than meant."""


def doubts(day: str, today: str, previous: Release | None) -> Iterator[str]:
    """What makes a day doubtful, as Dutch phrases without a full stop."""
    if day > today:
        yield (
            f"{day} is later dan vandaag ({today}); na een uitgave van die dag kan er geen meer "
            "komen met een eerdere datum"
        )
    if previous is None:
        ago = date.fromisoformat(today) - date.fromisoformat(day)
        if ago > FAR:
            yield f"{day} is {ago.days} dagen vóór vandaag ({today})"
        return
    apart = date.fromisoformat(day) - date.fromisoformat(previous.date)
    if apart > FAR:
        yield f"{day} is {apart.days} dagen na uitgave {previous.name} van {previous.date}"
