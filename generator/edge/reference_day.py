"""The reference day that somebody asks for, on the command line or in ``mkdocs.yml``."""

from __future__ import annotations

from collections.abc import Sequence

from generator.base.findings import shorten
from generator.history.versions import Release
from generator.load.document import is_real_date

NO_DAY = "is geen dag die bestaat (jjjj-mm-dd)"


class NoReferenceDay(ValueError):
    """The site can't be built for that day; the message is Dutch and says why."""


def reference_day(asked: object, releases: Sequence[Release]) -> str:
    """The day that was asked for; empty when nobody did.

    Raises ``NoReferenceDay`` for what is no day, and for one before the newest release: a page
    would say that a version stood there on a day on which it didn't.
    """
    if asked is None:
        return ""
    # Of a day without quotes YAML makes a date.
    day = str(asked)
    if not is_real_date(day):
        raise NoReferenceDay(f"peildatum: ‘{shorten(day)}’ {NO_DAY}")
    newest = releases[-1] if releases else None
    if newest and day < newest.date:
        raise NoReferenceDay(
            f"de peildatum {day} ligt vóór uitgave {newest.name} van {newest.date}; kies die dag "
            "of een latere, of laat de peildatum weg"
        )
    return day
