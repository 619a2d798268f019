"""``kader verschil``: say what changes between two states of a framework, and for whom."""

from __future__ import annotations

from pathlib import Path

from generator.edge.clock import current_day
from generator.edge.exit_codes import FOUND, GOOD
from generator.edge.failures import reason, where
from generator.edge.line.command import Command
from generator.edge.line.parameters import Argument, OneOf, Option, Value, folder
from generator.edge.output import say
from generator.edge.sides import NoSource, Request, compare
from generator.report.difference import FORMATS, failed_markdown
from generator.store.revision import NoRevision


def _run(old: str | None, new: str | None, form: str, folder: Path) -> int:
    try:
        difference = compare(Request(old or "", new or "", folder, current_day()))
    except (NoSource, NoRevision, OSError, ValueError) as error:
        if form == "markdown":
            say(failed_markdown(f"{reason(error)}."), end="")
        raise ValueError(reason(error)) from error
    except Exception as error:
        # The comment on a proposal must say that nothing was compared.
        if form == "markdown":
            say(failed_markdown(f"dit is een fout in het programma ({where(error)})."), end="")
        raise
    say(FORMATS[form](difference), end="")
    return FOUND if difference.errors else GOOD


COMMAND = Command(
    "verschil",
    _run,
    Argument(
        "old",
        "OUD",
        "een versie, map of git-revisie; anders de laatste uitgave",
        type=Value(),
        required=False,
    ),
    Argument("new", "NIEUW", "evenzo; anders de werkversie", type=Value(), required=False),
    Option("--formaat", "form", "hoe het eruitziet", type=OneOf(FORMATS), default="tekst"),
    folder(),
)
