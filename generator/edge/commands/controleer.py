"""``kader controleer``: check a framework folder and say all that is wrong with it."""

from __future__ import annotations

from pathlib import Path

from generator.check.framework import check
from generator.edge.clock import current_day
from generator.edge.exit_codes import FOUND, GOOD
from generator.edge.line.command import Command
from generator.edge.line.parameters import OneOf, Option, own_folder
from generator.edge.output import say
from generator.edge.refusal import count
from generator.edge.summary import summary
from generator.report.findings import FORMATS, as_text
from generator.report.readability import as_table, scores
from generator.rules.registry import explanations
from generator.store.cache import kept_cache


def _run(folder: Path, form: str, wide: bool) -> int:
    if wide and form != "tekst":
        raise ValueError("‘--uitgebreid’ kan alleen met ‘--formaat tekst’")
    with kept_cache() as cache:
        result = check(folder, current_day(), layout=True, cache=cache)
    if form != "tekst":
        explained = explanations(result.sound.settings if result.sound else None)
        say(FORMATS[form](result.findings, folder.as_posix(), explained))
    elif result.findings:
        say(as_text(result.findings))
        say(f"\n{count(result.findings)}.")
        if result.sound is None:
            say(_NOT_YET)
    elif result.framework and result.archive:
        say(f"Geen fouten gevonden. {summary(result.framework, result.archive)}")
    if wide and result.framework:
        say(f"\n{as_table(scores(result.framework))}")
    return FOUND if result.errors else GOOD


_NOT_YET = (
    "Zolang dit niet klopt, is van de onderdelen hooguit de vorm bekeken. Herstel eerst de "
    "instellingen, de schema’s en het register, en controleer dan opnieuw."
)

COMMAND = Command(
    "controleer",
    _run,
    own_folder(),
    Option("--formaat", "form", "hoe de meldingen eruitzien", type=OneOf(FORMATS), default="tekst"),
    Option("--uitgebreid", "wide", "toon ook hoe leesbaar elk veld is", is_flag=True),
)
