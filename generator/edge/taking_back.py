"""What it takes to undo a release, and the way back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from generator.base.findings import Finding
from generator.base.settings import FILE
from generator.check.framework import check
from generator.edge.exit_codes import FOUND, GOOD
from generator.edge.output import complain, say
from generator.edge.refusal import opened
from generator.history.versions import FOLDER, SEALS, read_register
from generator.release.plan import Plan, Refused
from generator.release.undo import (
    Texts,
    Undo,
    keep,
    kept_at,
    kept_files,
    plan_undo,
    touched,
    why_not,
)
from generator.report.findings import as_text
from generator.store.publish import write_release
from generator.store.revision import published_as


def kept(plan: Plan, folder: Path) -> Plan:
    """The plan that first keeps what it takes to undo it."""
    before = keep(plan, _texts(folder, touched(plan)))
    return replace(plan, write={kept_at(plan.version): before, **plan.write})


def _texts(folder: Path, paths: Iterable[Path]) -> Texts:
    """The texts of files, ``None`` for one that isn't there."""
    places = {path: folder.resolve() / path for path in paths}
    return {
        path: place.read_bytes().decode("utf-8") if place.is_file() else None
        for path, place in places.items()
    }


def take_back(version: str | None, folder: Path, *, trial: bool) -> int:
    """Take back the newest release, or one that was cut short; or say why that can't be."""
    if half := _cut_short(folder):
        return _undone(version, half, folder, trial=trial)
    result = check(folder)
    if result.archive is None or result.sound is None:
        complain(as_text(result.errors))
        complain("\nkader: de uitgaven zijn niet te lezen; er is niets teruggenomen.")
        return FOUND
    try:
        others = {path: _raw(folder / path) for path in (FILE, *result.unread)}
        if reasons := list(why_not(version, result.archive, result.sound, others)):
            raise Refused(reasons)
        newest = result.archive.seals[-1].version
        undo = _planned(newest, folder, result.sound.settings.naam)
    except Refused as refusal:
        return _refuse(refusal)
    return _take(undo, folder, trial=trial)


def _take(undo: Undo, folder: Path, *, trial: bool) -> int:
    _tell(undo, trial=trial)
    if not trial:
        write_release(folder, undo)
    return GOOD


def _cut_short(folder: Path) -> str | None:
    """The release that has its file and no line in the register: it was being made, or undone.

    It was never whole, so nobody relies on it.
    """
    seals = folder / FOLDER / SEALS
    register = read_register(seals.read_bytes()) if seals.is_file() else None
    if isinstance(register, Finding):
        return None
    named = {seal.version for seal in register.seals} if register else set()
    kept = (folder / FOLDER).glob(f"{kept_at('').name}*")
    versions = (path.name.removeprefix(kept_at("").name) for path in sorted(kept))
    made = (v for v in versions if (folder / FOLDER / f"{v}.json").is_file())
    return next((v for v in made if v not in named), None)


def _undone(version: str | None, half: str, folder: Path, *, trial: bool) -> int:
    try:
        if version not in {None, half}:
            raise Refused([f"uitgave {half} is onderbroken; neem eerst die terug"])
        undo = _restored(half, folder, opened(folder).settings.naam)
    except Refused as refusal:
        return _refuse(refusal)
    return _take(undo, folder, trial=trial)


def _refuse(refusal: Refused) -> int:
    for reason in refusal.reasons:
        complain(f"kader: niet teruggenomen: {reason}.")
    return FOUND


def _raw(path: Path) -> str:
    """The text of a file that may hold anything; empty for what is no file."""
    return path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""


def _planned(version: str, folder: Path, name: str) -> Undo:
    if public := published_as(folder, version):
        raise Refused(
            [f"uitgave {version} staat al in ‘{public}’: anderen kunnen haar hebben; verbeter haar "
             "met een nieuwe uitgave (--correctie)"]
        )  # fmt: skip
    place = folder / kept_at(version)
    if not place.is_file():
        raise Refused(
            [f"uitgave {version} is niet in deze map gemaakt: hoe de bestanden ervoor waren, weet "
             "alleen de map waarin zij is gemaakt, of git"]
        )  # fmt: skip
    return _restored(version, folder, name)


def _restored(version: str, folder: Path, name: str) -> Undo:
    """The way back to how the files were; raises ``Refused``."""
    place = folder / kept_at(version)
    before = kept_files(place.read_text(encoding="utf-8"))
    return plan_undo(version, before, _texts(folder, before), name)


def _tell(undo: Undo, *, trial: bool) -> None:
    head = "Zo zou het gaan; er is niets veranderd." if trial else "Alles staat weer zoals ervoor."
    say(f"Uitgave {undo.version} terugnemen. {head}")
    for path in undo.write:
        say(f"  zet terug: {path.as_posix()}")
    for path in undo.remove:
        say(f"  verwijdert: {path.as_posix()}")
