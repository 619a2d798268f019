"""``kader bouw``: build the site aside, check its links, and put it in place in one step."""

from __future__ import annotations

from pathlib import Path

from generator.base.phrases import counted
from generator.check.framework import read_all
from generator.edge.advice import typed
from generator.edge.exit_codes import FOUND, GOOD
from generator.edge.line.command import Command
from generator.edge.line.parameters import Fitting, Location, Option, folder
from generator.edge.mkdocs_plugin import DEFAULT, BuildFailed, builder
from generator.edge.output import complain, say
from generator.edge.reference_day import NO_DAY
from generator.edge.refusal import SHOWN, refusing
from generator.edge.summary import summary
from generator.load.document import is_real_date
from generator.store.linkcheck import DeadLink, lost_links
from generator.store.place import NoPlace, kept_with
from generator.store.site import BrokenSite, publish_site


@refusing
def _run(folder: Path, target: Path, smaller: bool, day: str | None) -> int:
    framework, archive = read_all(folder)
    kept = kept_with(folder, framework.setup.schemas)
    try:
        files = publish_site(target, builder(_config(), folder, day), kept, smaller=smaller)
    except NoPlace as error:
        complain(f"kader: {error}")
        complain("Er is niets vervangen.")
        return FOUND
    except BrokenSite as error:
        for dead in error.dead[:SHOWN]:
            complain(f"{dead.page}: dode link naar {dead.link}")
        complain(f"kader: {error}; de oude site blijft staan.")
        return FOUND
    except BuildFailed as error:
        raise ValueError(str(error)) from error
    for lost in _first_of_each(lost_links(target)):
        complain(
            f"waarschuwing: {lost.page}: de tekst linkt naar {lost.link}; die pagina bestaat niet "
            "(meer). Op de pagina staat dat erbij."
        )
    count = counted(files, "bestand", "bestanden")
    say(f"De site staat in {target}/: {count}. {summary(framework, archive)}")
    say(f"Bekijk haar met: python3 -m http.server --directory {typed(target)} 8000")
    say("en open http://localhost:8000/ in een browser.")
    return GOOD


def _first_of_each(lost: list[DeadLink]) -> list[DeadLink]:
    """One page for each address that texts still name; not more than can be read."""
    return list({link.link: link for link in reversed(lost)}.values())[::-1][:SHOWN]


def _config() -> Path:
    """The settings of the site: those of the folder one stands in, or those for who has none."""
    here = Path("mkdocs.yml")
    return here if here.is_file() else DEFAULT


COMMAND = Command(
    "bouw",
    _run,
    folder(),
    Option(
        "--naar",
        "target",
        "de map waarin de site komt; anders de map ‘site’",
        type=Location(),
        default=Path("site"),
        metavar="MAP",
    ),
    Option(
        "--kleiner",
        "smaller",
        "laat toe dat de nieuwe site veel minder heeft dan die er staat",
        is_flag=True,
    ),
    Option(
        "--peildatum",
        "day",
        "de dag waarop de site wordt gelezen; anders de nieuwste dag in het kader",
        type=Fitting(is_real_date, NO_DAY),
        metavar="JJJJ-MM-DD",
    ),
)
