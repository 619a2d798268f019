"""``kader uitpakken``: write the framework of a git revision as plain files."""

from __future__ import annotations

from pathlib import Path

from generator.base.phrases import counted
from generator.edge.exit_codes import GOOD
from generator.edge.line.command import Command
from generator.edge.line.parameters import Argument, Location, Value, folder
from generator.edge.output import say
from generator.store.publish import write_blobs
from generator.store.revision import NoRevision, blobs, resolve


def _run(revision: str, target: Path, folder: Path) -> int:
    try:
        files = blobs(resolve(revision), folder)
        write_blobs(target, files)
    except NoRevision as error:
        raise ValueError(error) from error
    are = "staat" if len(files) == 1 else "staan"
    say(f"{counted(len(files), 'bestand', 'bestanden')} van {revision} {are} in {target}.")
    return GOOD


COMMAND = Command(
    "uitpakken",
    _run,
    Argument("revision", "REVISIE", "een git-revisie, zoals een branch", type=Value()),
    Argument("target", "MAP", "een map die nog niet bestaat", type=Location()),
    folder(),
)
