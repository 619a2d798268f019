"""The reference day: the only clock of what a consumer is told.

Whatever depends on a day is read on this one: whether a consumer exists, whether a citation holds,
whether a last day has passed. All days are ISO 8601 (``jjjj-mm-dd``), so that they compare as text.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.history.history import History
from generator.history.model import Framework, Gebruiker


def newest_day(history: History, users: Framework) -> str:
    """The newest day in the data: of a release, or of something that a consumer did.

    Days ahead that a consumer writes down, such as the first one of a citation, are no signs that
    time has passed. Before the first release and registration there is no day: the text is empty.
    """
    return max(_days(history, users), default="")


def _days(history: History, users: Framework) -> Iterator[str]:
    yield from (r.date for r in history.releases if not r.is_concept)
    for user in (*users.consumers.values(), *users.joint_bodies.values()):
        yield from _acts(user)


def _acts(user: Gebruiker) -> Iterator[str]:
    """The days on which something was done; a planned one is told apart by the check."""
    if user.overgenomen:
        yield user.overgenomen.datum
    yield from (d.datum for d in user.gedaan)
    yield from (b.datum for b in user.beoordeeld)
    yield from (c.datum for c in user.keuzes if c.datum)


def within(day: str, first: str | None, last: str | None) -> bool:
    """Whether a day lies in a period; both ends belong to it, and either may be open.

    As long as no day is known the text is empty: then it does if no end is.
    """
    if not day:
        return last is None
    return (first is None or first <= day) and (last is None or day <= last)
