"""Change notes against what really changed since the newest release.

A note says why, in which direction and what consumers must do by when. Without one a change
of what holds would reach consumers as a surprise (section 2.4 of the report: deviations and
changes are explained).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from generator.base.findings import Finding
from generator.base.schema import NOTES
from generator.history.diff import NEW, REMOVED, Change, content_changes
from generator.history.direction import DIRECTIONS, Sign, signs, suggested
from generator.history.model import Framework, Wijzigingsnotitie
from generator.history.versions import Release
from generator.load.document import Document


def needs_note(framework: Framework, change: Change) -> bool:
    """Whether a change may not be released without a note: it changes what holds.

    A new item needs one only if it asks something of consumers; one that vanished is
    refused anyway.
    """
    if change.weight != "normatief" or change.type == REMOVED:
        return False
    kind = framework.kinds[change.kind]
    data = framework.data[change.kind][change.item]
    return change.type != NEW or kind.binds_all(data)


def without_note(
    framework: Framework, changes: Iterable[Change], notes: Iterable[Wijzigingsnotitie]
) -> Iterator[Change]:
    """The changes that need a note and have none."""
    noted = {item for note in notes for item in note.items}
    for change in changes:
        if change.item not in noted and needs_note(framework, change):
            yield change


def signs_of(old: Framework, new: Framework, change: Change) -> tuple[Sign, ...]:
    """Which way the words of a changed item seem to point."""
    kind = new.kinds[change.kind]
    old_data = old.data.get(change.kind, {}).get(change.item)
    new_data = new.data.get(change.kind, {}).get(change.item)
    if old_data is None or new_data is None or "ingetrokken" in new_data:
        return ()
    bound, binds = kind.binds_all(old_data), kind.binds_all(new_data)
    return signs(change, bound=bound, binds=binds)


def contradiction(
    note: Wijzigingsnotitie, old: Framework, new: Framework, changes: Mapping[str, Change]
) -> tuple[Sign, ...]:
    """The signs that say something else than the note does; a note that answers them has none."""
    note_signs = tuple(
        s for i in note.items if i in changes for s in signs_of(old, new, changes[i])
    )
    direction = suggested(note_signs)
    if direction is None or direction == note.richting or note.richting_uitleg:
        return ()
    return note_signs


def check_notes(
    newest: Release,
    framework: Framework,
    documents: Sequence[Document],
    noted: Container[str] = (),
) -> Iterator[Finding]:
    """Every change of what holds has a note, and every note fits what changed.

    ``noted`` are the items of notes that have a mistake, and so aren't in the framework.
    """
    by_id = {(d.kind, d.data["id"]): d for d in documents}
    since_newest = content_changes(framework.kinds, newest.framework.data, framework.data)
    changes = {c.item: c for c in since_newest}
    for change in without_note(framework, changes.values(), framework.notes):
        if change.item in noted:
            continue
        yield _missing(
            by_id[change.kind, change.item], change, newest.name, framework.settings.meervoud
        )
    for note in framework.notes:
        document = by_id[NOTES, note.id]
        if not _is_about_tasks(note):
            yield from _about_nothing(document, changes, framework.items, newest.name)
        if against := contradiction(note, newest.framework, framework, changes):
            yield _contradicted(document, note, against)


def _is_about_tasks(note: Wijzigingsnotitie) -> bool:
    """Whether a note changes what is asked by itself, such as the last day: no text need change."""
    return bool(note.beeindigt) or any(task.vervangt for task in note.taken)


def _missing(document: Document, change: Change, since: str, many: str) -> Finding:
    item = change.item
    hint = (
        f"Maak een bestand in de map ‘{NOTES}’ met ‘items: [{item}]’: waarom, of er meer of minder "
        f"wordt gevraagd, en wat {many} moeten doen."
    )
    if change.type == NEW:
        message = f"{item} is nieuw en geldt voor alle {many}, maar heeft geen wijzigingsnotitie."
        return document.finding((), "notitie-ontbreekt", message, hint)
    field = next(f for f in change.fields if f.weight == "normatief")
    name = re.split(r"[.\[]", field.path)[0]
    message = (
        f"‘{name}’ is anders dan in uitgave {since}, maar {item} heeft geen wijzigingsnotitie."
    )
    return document.finding((name,), "notitie-ontbreekt", message, hint)


def _about_nothing(
    document: Document, changes: Mapping[str, Change], items: Container[str], since: str
) -> Iterator[Finding]:
    for n, item in enumerate(document.data["items"]):
        # An item that can't be read has a finding of its own.
        if item not in changes and item in items:
            yield document.finding(
                ("items", n),
                "notitie-zonder-wijziging",
                f"{item} is niet veranderd sinds uitgave {since}.",
                "Haal het id uit de notitie, of kijk of de wijziging wel is opgeslagen.",
                severity="waarschuwing",
            )


def _named(direction: str) -> str:
    """A direction in a sentence: all are nouns but one."""
    return direction if direction == DIRECTIONS[0] else f"een {direction}"


def _contradicted(document: Document, note: Wijzigingsnotitie, against: Sequence[Sign]) -> Finding:
    reasons = "; ".join(s.reason for s in against)
    return document.finding(
        ("richting",),
        "notitie-richting",
        f"De notitie noemt dit {_named(note.richting)}, maar de tekst lijkt op een "
        f"{against[0].direction}: {reasons}.",
        "Verander de richting, of leg in ‘richting_uitleg’ uit waarom zij klopt.",
        severity="waarschuwing",
    )
