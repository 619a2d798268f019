"""``kader opmaak``: put files into the agreed form; comments and meaning stay."""

from __future__ import annotations

from pathlib import Path

from generator.base.phrases import counted
from generator.edge.exit_codes import FOUND, GOOD
from generator.edge.line.command import Command
from generator.edge.line.parameters import Argument, Location, Option, folder
from generator.edge.output import complain, say
from generator.edge.refusal import opened, refusing
from generator.layout.lay_out import editable, read_and_lay_out
from generator.store.publish import write_layout


@refusing
def _run(paths: tuple[Path, ...], folder: Path, trial: bool) -> int:
    kinds = opened(folder).kinds
    given = [p if p.exists() else folder / p for p in paths] or [folder]
    unique_paths = dict.fromkeys(path for p in given for path in editable(p, kinds))
    outcomes = [read_and_lay_out(path, kinds) for path in unique_paths]
    changed = {o.path: o.text for o in outcomes if o.text is not None}
    refused = [o for o in outcomes if o.refusal]
    if not trial:
        write_layout(changed)
    for path in changed:
        say(f"{path}: {'wijkt af' if trial else 'opgemaakt'}")
    for outcome in refused:
        complain(f"{outcome.path}: blijft zoals het is: {outcome.refusal}.")
    files = f"{counted(len(outcomes), 'bestand', 'bestanden')} nagekeken"
    say(f"{files}, {len(changed)} {'anders dan afgesproken' if trial else 'opgemaakt'}.")
    return FOUND if refused or (trial and changed) else GOOD


COMMAND = Command(
    "opmaak",
    _run,
    Argument("paths", "PAD", "een bestand of map", nargs=-1, type=Location()),
    folder(),
    Option("--proef", "trial", "noem de bestanden, schrijf niets", is_flag=True),
)
