"""The two sides of a comparison: a version, a folder or a git revision, read and checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.base.findings import Finding
from generator.base.phrases import counted, in_words, listed
from generator.base.schema import NOTES
from generator.check.framework import Result, check
from generator.compare.difference import (
    Difference,
    Side,
    changed_seals,
    compared,
    difference,
    new_releases,
)
from generator.compare.files import sort_files
from generator.compare.meanwhile import meanwhile
from generator.compare.registrations import differing_rows, differing_sizes, taken_away
from generator.compare.verdicts import verdicts
from generator.history.diff import REMOVED
from generator.history.model import Wijzigingsnotitie
from generator.history.promises import Promises, forgotten, read_promises
from generator.history.versions import CONCEPT, Archive, Release, Version
from generator.store.publish import unpacked
from generator.store.revision import (
    DEEPEN,
    NoRevision,
    Revision,
    blobs,
    changed_files,
    fork_point,
    is_before,
    is_shallow,
    resolve,
)


class NoSource(Exception):
    """One side can't be read; the text says why, in Dutch."""


@dataclass(frozen=True)
class Request:
    """What to compare, as named on the command line.

    ``old`` and ``new`` are a version number, ``concept``, a folder or a git revision; an empty
    ``old`` is the newest release and an empty ``new`` the working version. ``folder`` is the
    framework folder, in the work tree and in each revision. ``day`` is today (ISO 8601): until then
    rules that are set aside are looked up.
    """

    old: str
    new: str
    folder: Path
    day: str | None = None


@dataclass(frozen=True)
class _State:
    side: Side
    archive: Archive | None = field(repr=False)
    findings: tuple[Finding, ...] = ()
    version: str = ""
    promises: Promises = field(default_factory=dict, repr=False)


def compare(request: Request) -> Difference:
    """Compare two states.

    Raises ``NoSource`` or ``NoRevision`` when a side can't be found, and ``OSError`` or
    ``ValueError`` when its register or schemas can't be read.
    """
    tip, new_revision = _revision(request.old), _revision(request.new or CONCEPT)
    old_revision = tip
    remarks = _turned_versions(request.old, request.new or CONCEPT)
    if tip and new_revision:
        old_revision, remark = _where_they_parted(tip, new_revision)
        remarks += remark
    new = _state(request.new or CONCEPT, new_revision, request)
    old = _state(request.old or _newest(new), old_revision, request)
    side = replace(new.side, passed=_passed(old, new), taken_in=_taken_in(old, new))
    findings = new.findings
    if not old.version and not new.version:
        remarks += _beside_items(old.side, new.side, has_files=bool(tip and new_revision))
        gone = taken_away(old.side, new.side, _basis(new))
        findings = (*gone, *forgotten(old.promises, new.promises), *findings)
    if old.archive and new.archive:
        # These come first: the report shows a limited number of findings.
        findings = (*changed_seals(old.archive, new.archive), *findings)
        if old_revision and new_revision:
            before = old.side.framework
            findings = (*new_releases(old.archive, new.archive, before, new.side), *findings)
            remarks += _brought(old.archive, new.archive, old.side)
    if tip and tip != old_revision:
        remarks += _since(tip, old, new, request)
    outcome = difference(old.side, side, _basis(new), findings, remarks)
    if new.archive:
        both = (old.side.framework, new.side.framework)
        said = verdicts(new.archive.releases, *both, outcome.users)
        outcome = replace(outcome, verdicts=said)
    if not (old_revision and new_revision):
        return outcome
    files = changed_files(old_revision, new_revision, request.folder)
    found = sort_files(files, outcome, is_released=_is_released(old, new))
    return replace(outcome, unjudged=found.unjudged, form_only=found.form_only)


def _beside_items(old: Side, new: Side, *, has_files: bool) -> Iterator[str]:
    """What differs beside the items; where all files that differ are listed, settings are one."""
    if not has_files and old.framework.settings != new.framework.settings:
        yield "de instellingen (kader.yaml) zijn anders; die zijn niet vergeleken."
    if rows := differing_rows(old, new):
        yield rows
    if sizes := differing_sizes(old, new):
        yield sizes


def _since(tip: Revision, old: _State, new: _State, request: Request) -> list[str]:
    """What others did since to the same items: merging would not show it, or stop."""
    changes = [c for c in compared(old.side, new.side) if c.type != REMOVED]
    try:
        state = _state(tip.name, tip, request)
    except (NoSource, NoRevision, OSError, ValueError) as error:
        return [
            f"‘{tip.name}’ zoals het nu is, is niet te lezen ({error}); of daar intussen iets aan "
            "dezelfde onderdelen veranderde, is dus niet bekend."
        ]
    now = state.side.framework
    own = {f"{c.kind}/{c.item}.yaml" for c in changes}
    unread = sorted(path for path in state.side.unread if path in own)
    others = meanwhile(old.side.framework, now, new.side.framework, tip.name, changes)
    return [*_released_now(tip, state, new), *_unread_now(tip, unread), *others]


def _released_now(tip: Revision, now: _State, new: _State) -> Iterator[str]:
    """The releases that others made since: the number after them is another one."""
    made = now.archive.beyond(new.archive) if now.archive and new.archive else ()
    if made:
        names = listed(release.name for release in made)
        yield (
            f"op {tip.name} is intussen uitgave {names} gemaakt. Neem {tip.name} over in dit "
            "voorstel: het nummer, de notities en de gevolgen hieronder gaan nog uit van daarvoor."
        )


def _unread_now(tip: Revision, unread: Sequence[str]) -> Iterator[str]:
    """What nobody can tell about what others did since, as their files are broken."""
    if unread:
        verb = "is" if len(unread) == 1 else "zijn"
        files = counted(len(unread), "bestand", "bestanden")
        yield (
            f"in ‘{tip.name}’ zoals het nu is, {verb} {files} niet te lezen: "
            f"{listed(unread[:_NAMED])}; of daar intussen iets veranderde, is niet bekend."
        )


_NAMED = 10


def _is_released(old: _State, new: _State) -> bool:
    """Whether the new side holds a release that the old one doesn't."""
    return bool(old.archive and new.archive and new.archive.beyond(old.archive))


def _brought(before: Archive, after: Archive, old: Side) -> list[str]:
    """The releases that a proposal brings along: nothing else in the report names them."""
    old_ids = {n.id for n in old.framework.notes}
    remarks = []
    for release in after.beyond(before):
        notes = ", ".join(n for n in release.framework.data.get(NOTES, {}) if n not in old_ids)
        about = f", met notities die nog niet zijn bekeken: {notes}" if notes else ""
        remarks.append(f"dit voorstel voegt uitgave {release.name} toe{about}.")
    return remarks


def _revision(name: str) -> Revision | None:
    """The git revision of a name, if it isn't a version, a folder or the working version."""
    if not name or name == CONCEPT or _number(name) or Path(name).is_dir():
        return None
    try:
        return resolve(name)
    except NoRevision as error:
        raise NoRevision(f"{error}{_meant(name)}") from error


_SHORT_NUMBER = re.compile(r"[vV]?([0-9]{1,4}(?:\.[0-9]{1,4})?)")


def _meant(name: str) -> str:
    """What someone may have meant by what is no version, folder or revision."""
    if number := _SHORT_NUMBER.fullmatch(name):
        whole = f"{number[1]}.0" if "." in number[1] else f"{number[1]}.0.0"
        return f"; een versie heeft drie getallen, zoals {whole}"
    if ".." in name:
        first, _, second = name.partition("..")
        return f"; noem de twee apart: {first} {second.lstrip('.')}".rstrip()
    return ""


def _number(name: str) -> Version | None:
    """The version number that someone typed, if it is one."""
    try:
        return Version.typed(name)
    except ValueError:
        return None


def turned(old: str, new: str) -> str:
    """Say that a comparison runs back: what came later then reads as what is taken away."""
    return f"{old} is nieuwer dan {new}: u vergelijkt terug."


def _turned_versions(old: str, new: str) -> list[str]:
    """Whether the older of two versions was named last; the working version is the newest."""
    first, last = _number(old), _number(new)
    if last is None or (first is None and old != CONCEPT):
        return []
    if first is None or first > last:
        return [turned(str(first) if first else "de werkversie", str(last))]
    return []


def _where_they_parted(old: Revision, new: Revision) -> tuple[Revision, list[str]]:
    """Compare with the point where the proposal began: what others did since isn't its doing."""
    if is_before(new, old):
        return old, [turned(f"‘{old.name}’", f"‘{new.name}’")]
    parted = fork_point(old, new)
    if parted is None:
        why, advice = "zij delen geen begin", ""
        if is_shallow():
            why, advice = "deze kopie van de opslag is ondiep", f" {DEEPEN}."
        return old, [
            f"waar ‘{new.name}’ van ‘{old.name}’ aftakte is niet te zien ({why}); er is vergeleken "
            f"met ‘{old.name}’ zoals het nu is.{advice}"
        ]
    return parted, []


def _state(name: str, revision: Revision | None, request: Request) -> _State:
    if revision:
        with unpacked(blobs(revision, request.folder)) as root:
            result = check(root, request.day, stand_in=request.folder)
            return _checked(result, revision.label, root)
    if number := _number(name):
        return _sealed(str(number), request.folder)
    folder = request.folder if name == CONCEPT else Path(name)
    label = "de werkversie" if name == CONCEPT else f"de map {name}"
    return _checked(check(folder, request.day), label, folder)


def _checked(result: Result, label: str, root: Path) -> _State:
    if result.sound is None:
        first, *others = result.findings
        more = f" (en nog {counted(len(others), 'melding', 'meldingen')})" if others else ""
        raise NoSource(f"de instellingen of schema’s van {label} kloppen niet: {first}{more}")
    side = Side(label, result.sound, result.unread, noted=result.noted)
    promises = read_promises(root)
    # A ledger that can't be read is a finding already.
    kept = {} if isinstance(promises, Finding) else promises
    return _State(side, result.archive, result.findings, promises=kept)


def _sealed(name: str, folder: Path) -> _State:
    result = check(folder)
    if result.archive is None:
        raise NoSource("de uitgaven zijn niet te lezen; draai: kader verifieer")
    release = result.archive.by_name.get(name)
    if release is None:
        released = ", ".join(result.archive.by_name) or "nog geen enkele"
        raise NoSource(f"versie {name} is niet uitgegeven; uitgegeven zijn: {released}")
    side = Side(f"uitgave {name} ({in_words(release.date)})", release.framework)
    return _State(side, result.archive, (), name)


def _passed(old: _State, new: _State) -> tuple[Wijzigingsnotitie, ...]:
    """The notes of the releases between a version and the new side."""
    if not old.version or new.archive is None:
        return ()
    first = Version.parse(old.version)
    last = Version.parse(new.version) if new.version else None
    between = (
        r
        for r in new.archive.releases
        if first < Version.parse(r.name) and (last is None or Version.parse(r.name) < last)
    )
    return tuple(note for release in between for note in release.notes)


def _taken_in(old: _State, new: _State) -> frozenset[str]:
    """The notes that releases hold which the old side didn't have; a version holds its own."""
    if old.version:
        return frozenset(n.id for n in old.side.framework.notes)
    if new.archive is None:
        return frozenset()
    brought = new.archive.beyond(old.archive) if old.archive else new.archive.releases
    return frozenset(n.id for release in brought for n in release.notes)


def _newest(new: _State) -> str:
    if new.archive is None or new.archive.current is None:
        raise NoSource("er is nog geen uitgave om mee te vergelijken")
    return new.archive.current.name


def _basis(new: _State) -> Release | None:
    """The newest release: the number after it is computed, unless the new side is itself one."""
    if new.version or new.archive is None:
        return None
    return new.archive.current
