"""What it takes to undo a release, and the way back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from generator.base.settings import FILE
from generator.check.framework import check
from generator.edge.exit_codes import FOUND, GOOD
from generator.edge.output import complain, say
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
    """Take the newest release back, or say why that can't be."""
    result = check(folder)
    if result.archive is None or result.sound is None:
        complain(as_text(result.errors))
        complain("\nkader: de uitgaven zijn niet te lezen; er is niets teruggenomen.")
        return FOUND
    try:
        settings = (folder / FILE).read_text(encoding="utf-8")
        if reasons := list(why_not(version, result.archive, result.sound, settings)):
            raise Refused(reasons)
        newest = result.archive.seals[-1].version
        undo = _planned(newest, folder, result.sound.settings.naam)
    except Refused as refusal:
        for reason in refusal.reasons:
            complain(f"kader: niet teruggenomen: {reason}.")
        return FOUND
    _tell(undo, trial=trial)
    if not trial:
        write_release(folder, undo)
    return GOOD


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
    before = kept_files(place.read_text(encoding="utf-8"))
    return plan_undo(version, before, _texts(folder, before), name)


def _tell(undo: Undo, *, trial: bool) -> None:
    head = "Zo zou het gaan; er is niets veranderd." if trial else "Alles staat weer zoals ervoor."
    say(f"Uitgave {undo.version} terugnemen. {head}")
    for path in undo.write:
        say(f"  zet terug: {path.as_posix()}")
    for path in undo.remove:
        say(f"  verwijdert: {path.as_posix()}")
