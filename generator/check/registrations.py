"""Nothing that users registered is gone since the last release."""

from __future__ import annotations

from collections.abc import Iterator

from generator.base.findings import Finding, about_file
from generator.check.loaded import Loaded
from generator.history.registrations import CODE, lost, told

CODES = frozenset({CODE})


def gone(loaded: Loaded) -> Iterator[Finding]:
    """Each record of the newest release that no file holds any more."""
    newest = loaded.newest
    if newest is None:
        return
    documents = {d.path: d for d in loaded.sound}
    unread = {path.rpartition("/")[2].removesuffix(".yaml") for path in loaded.unread}
    for record in lost(newest.framework, loaded.framework, unread):
        message, hint = told(record, f"uitgave {newest.name}")
        document = documents.get(record.path)
        if document is None:
            yield about_file(record.path, "registratie-verdwenen", message, hint)
        else:
            place = (record.field,)
            yield document.finding(place, "registratie-verdwenen", message, hint, key=True)
