"""``kader reageer``: put a text as the one comment on a proposal at a forge."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from generator.edge.exit_codes import GOOD
from generator.edge.forge import FORGES, ForgeFailed, read_settings, respond
from generator.edge.line.command import Command
from generator.edge.line.parameters import Location, OneOf, Option
from generator.edge.output import say

_PLACED: Mapping[str, str] = {
    "nieuw": "De reactie is geplaatst.",
    "bijgewerkt": "De reactie is bijgewerkt.",
    "gelijk": "De reactie stond er al zo.",
}


def _run(forge: str, file: Path) -> int:
    try:
        proposal = read_settings(forge, os.environ)
        if not file.is_file():
            raise ValueError(f"het bestand {file} bestaat niet")
        text = file.read_text(encoding="utf-8", errors="replace")
        say(_PLACED[respond(proposal, text)])
    except ForgeFailed as error:
        raise ValueError(str(error)) from error
    return GOOD


COMMAND = Command(
    "reageer",
    _run,
    Option("--forge", "forge", "waar de wijziging staat", type=OneOf(FORGES), required=True),
    Option(
        "--bestand",
        "file",
        "het bestand met de tekst",
        type=Location(),
        required=True,
        metavar="BESTAND",
    ),
)
