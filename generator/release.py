"""Make a release of the working version: check, freeze, seal. Plans only; ``publish`` writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.diff import NEW, REMOVED, REPLACED, WITHDRAWN, Change, diff
from generator.model import Framework, Wijzigingsnotitie
from generator.versions import (
    FOLDER,
    NOTES,
    REGISTER,
    Archive,
    Release,
    Seal,
    Version,
    build_ledger,
    heaviest,
    seal_of,
    snapshot,
    write_register,
)


class Refused(Exception):
    """The release can't be made; the text says why, in Dutch."""


@dataclass(frozen=True)
class Plan:
    """What a release will write and remove, as paths below the framework folder."""

    version: str
    date: str
    lowest: str
    changes: tuple[Change, ...]
    write: Mapping[Path, str] = field(repr=False)
    remove: tuple[Path, ...] = ()


def content_changes(old: Framework, new: Framework) -> tuple[Change, ...]:
    """The changes of the framework itself; what municipalities register doesn't count."""
    content = {k.name for k in new.kinds.content}
    return tuple(c for c in diff(new.kinds, old.data, new.data) if c.kind in content)


def lowest_version(
    previous: str, changes: Sequence[Change], notes: Sequence[Wijzigingsnotitie]
) -> Version:
    """The lowest number that may follow: computed from the changes and the notes about them.

    A normative change tightens when a note says so, when something is withdrawn, or when no note
    says that it eases or clarifies: the safe reading.
    """
    directions = {i: n.richting for n in notes for i in n.items}
    gone = {WITHDRAWN, REPLACED, REMOVED}
    normative = [c for c in changes if c.weight == "normatief"]
    tightening = any(
        c.type in gone
        or directions.get(c.item) == "verzwaring"
        or (c.type != NEW and c.item not in directions)
        for c in normative
    )
    return Version.parse(previous).next(
        heaviest([c.weight for c in changes]), tightening=tightening
    )


def plan_release(framework: Framework, archive: Archive, version: str, date: str) -> Plan:
    """Plan a release; raises ``Refused`` when it may not be made."""
    number = _number(version)
    previous = archive.current
    changes: tuple[Change, ...] = ()
    lowest = number
    if previous:
        changes = content_changes(previous.framework, framework)
        if not changes:
            raise Refused(f"er is niets veranderd sinds uitgave {previous.name}")
        if date < previous.date:
            raise Refused(f"{date} ligt vóór uitgave {previous.name} van {previous.date}")
        lowest = lowest_version(previous.name, changes, framework.notes)
    if version in archive.by_name:
        raise Refused(f"uitgave {version} bestaat al; verzegelde uitgaven veranderen nooit")
    if number < lowest:
        raise Refused(
            f"{version} is te laag: door de wijzigingen moet het ten minste {lowest} zijn"
        )
    text = snapshot(framework, version, date)
    release = Release(version, date, framework)
    seals = (*archive.seals, Seal(version, date, seal_of(text.encode())))
    ledger = build_ledger((*archive.releases, release))
    folder = Path(FOLDER)
    return Plan(
        version=version,
        date=date,
        lowest=str(lowest),
        changes=changes,
        write={folder / f"{version}.json": text, folder / REGISTER: write_register(seals, ledger)},
        remove=tuple(Path(NOTES) / f"{n.id}.yaml" for n in framework.notes),
    )


def _number(version: str) -> Version:
    try:
        return Version.parse(version)
    except ValueError as error:
        raise Refused(str(error)) from error
