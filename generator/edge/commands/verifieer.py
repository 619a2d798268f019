"""``kader verifieer``: check each seal, the chain and the ledgers; here, and against a copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.base.findings import Finding
from generator.base.phrases import counted, listed
from generator.check.whole import missing_releases
from generator.edge.exit_codes import FAILED, FOUND, GOOD
from generator.edge.line.command import Command
from generator.edge.line.parameters import Option, Value, own_folder
from generator.edge.output import complain, say
from generator.edge.published import Copy, NotComparable, open_copy
from generator.edge.refusal import count, opened, refusing
from generator.history.promises import changed, read_promises, without_places
from generator.history.published import differences, other_file
from generator.history.versions import Archive, chained, read_archive, seal_of
from generator.report.findings import as_text
from generator.setup.setup import Setup


@refusing
def _run(folder: Path, copy: str | None) -> int:
    setup = opened(folder)
    archive = read_archive(folder, setup)
    findings = archive if isinstance(archive, list) else _about_others(folder, setup, archive)
    if isinstance(archive, list) or findings:
        return _found(findings, " Er is niets vergeleken." if copy else "")
    for seal in archive.seals:
        say(f"{seal.version}  {seal.date}  zegel klopt  {seal.sha256}")
    if not archive.seals:
        say("Er is nog geen enkele uitgave: er is niets gecontroleerd.")
        return GOOD if copy is None else _compare(folder, archive, copy)
    releases = counted(len(archive.seals), "uitgave", "uitgaven")
    say(f"{releases} en {counted(len(archive.ledger), 'id', 'ids')} kloppen.")
    newest = chained(archive.seals)[-1]
    say(f"De keten tot en met {newest.version} is {newest.chain}.")
    _say_without_places(folder, archive)
    return GOOD if copy is None else _compare(folder, archive, copy)


def _say_without_places(folder: Path, archive: Archive) -> None:
    """Name the releases that promise pages, and not yet the places on fixed pages."""
    promises = read_promises(folder)
    if not isinstance(promises, Finding) and (names := without_places(promises, archive.releases)):
        say(
            f"Van {listed(names)} staan de plekken op vaste pagina’s (zoals /over/#licentie) niet "
            "in de lijst van adressen; van latere uitgaven wel."
        )


def _about_others(folder: Path, setup: Setup, archive: Archive) -> list[Finding]:
    """What is wrong with the ledger of addresses, and which releases others still tell of."""
    promises = read_promises(folder)
    if isinstance(promises, Finding):
        return [promises]
    return [
        *missing_releases(folder, setup, archive),
        *changed(promises, archive.releases),
    ]


def _found(findings: Sequence[Finding], more: str = "") -> int:
    say(as_text(findings))
    say(f"\n{count(findings)}.{more}")
    return FOUND


def _compare(folder: Path, archive: Archive, place: str) -> int:
    try:
        copy = open_copy(place, folder)
        if not copy.seals:
            raise NotComparable("daar staat nog geen enkele uitgave")
        findings = list(differences(archive.seals, copy.seals)) or list(_other_files(copy))
    except NotComparable as error:
        complain(f"kader: kon niet worden vergeleken met {place}: {error}.")
        return FAILED
    if findings:
        say(f"\nVergeleken met {place}:")
        return _found(findings)
    same = counted(len(copy.seals), "uitgave is", "uitgaven zijn")
    say(f"Vergeleken met {place}: {same} daar hetzelfde.")
    if ahead := [seal.version for seal in archive.seals[len(copy.seals) :]]:
        say(f"Nog niet in die kopie: {listed(ahead)}.")
    return GOOD


def _other_files(copy: Copy) -> Iterator[Finding]:
    """The files in a copy that aren't what it says that they are; its list is right here."""
    for seal in copy.seals:
        if seal_of(copy.sealed_file(seal.version)) != seal.sha256:
            yield other_file(seal.version)


COMMAND = Command(
    "verifieer",
    _run,
    own_folder(),
    Option(
        "--tegen",
        "copy",
        "vergelijk met een gepubliceerde kopie: het adres van een site, of een map",
        type=Value(),
        metavar="PLAATS",
    ),
)
