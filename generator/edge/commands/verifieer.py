"""``kader verifieer``: check every seal and the ledger of ids."""

from __future__ import annotations

from pathlib import Path

from generator.base.phrases import counted
from generator.edge.exit_codes import FOUND, GOOD
from generator.edge.line.command import Command
from generator.edge.line.parameters import own_folder
from generator.edge.output import say
from generator.edge.refusal import count, opened, refusing
from generator.history.versions import read_archive
from generator.report.findings import as_text


@refusing
def _run(folder: Path) -> int:
    archive = read_archive(folder, opened(folder))
    if isinstance(archive, list):
        say(as_text(archive))
        say(f"\n{count(archive)}.")
        return FOUND
    for seal in archive.seals:
        say(f"{seal.version}  {seal.date}  zegel klopt  {seal.sha256}")
    releases = counted(len(archive.seals), "uitgave", "uitgaven")
    say(f"{releases} en {counted(len(archive.ledger), 'id', 'ids')} kloppen.")
    return GOOD


COMMAND = Command("verifieer", _run, own_folder())
