"""``kader uitgave``: seal a release, show what it would become, or say why it can't be."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from generator.base.findings import Finding, Invalid
from generator.base.settings import CHANGELOG
from generator.check.framework import Result, check, concept_of
from generator.edge.clock import current_day
from generator.edge.exit_codes import FOUND, GOOD
from generator.edge.line.command import Command
from generator.edge.line.parameters import Argument, Fitting, Option, folder
from generator.edge.output import complain, say
from generator.edge.refusal import SHOWN, count
from generator.edge.taking_back import kept, take_back
from generator.history.announced import changelog_of
from generator.history.model import Framework
from generator.history.promises import Promises, read_promises
from generator.history.versions import Archive, Release
from generator.load.document import is_real_date
from generator.pages.fixed_places import fixed_places
from generator.release.announce import explain, section, with_changelog
from generator.release.dates import doubts
from generator.release.plan import Plan, Refused, about_date, plan_release
from generator.report.findings import as_text
from generator.site.content import Site
from generator.store.publish import write_release

_NEW_CHANGELOG = "# Wijzigingen\n"


def _run(  # noqa: PLR0913, PLR0917 - an option each
    version: str | None,
    day: str | None,
    trial: bool,
    correction: str | None,
    sure: bool,
    back: bool,
    folder: Path,
) -> int:
    if back:
        return take_back(version, folder, trial=trial)
    if day is None:
        raise ValueError("geef de dag van de uitgave: --datum JJJJ-MM-DD")
    if version is None and not trial:
        raise ValueError("geef het nummer van de uitgave; welk dat mag zijn, zegt --proef")
    result = check(folder, day)
    if result.errors or not (result.framework and result.archive):
        return _refuse_content(result, day)
    framework, archive = result.framework, result.archive
    ledger, places = _promises(folder), partial(_places, framework, archive)
    try:
        plan = plan_release(framework, archive, version, day, correction, ledger, places)
    except Refused as error:
        return _refuse_release(error, framework)
    plan = _told(plan, folder.resolve())
    doubtful = [] if sure else list(doubts(day, current_day(), plan.previous))
    if doubtful and not trial:
        return _refuse_day(doubtful)
    say(explain(plan.weighing, plan.framework, correction=bool(plan.correction)))
    if trial:
        say(_preview(plan))
        for doubt in doubtful:
            say(f"\nLet op: {doubt}. Klopt dat, zet er dan --datum-klopt bij.")
        return GOOD
    write_release(folder, kept(plan, folder))
    say(f"\nUitgave {plan.version} van {plan.date} is verzegeld.")
    return GOOD


def _promises(folder: Path) -> Promises:
    """The ledger of addresses as it is."""
    promises = read_promises(folder)
    if isinstance(promises, Finding):
        raise Invalid([promises])
    return promises


def _places(framework: Framework, archive: Archive, release: Release) -> frozenset[str]:
    """The places on fixed pages of the site with a new release."""
    return fixed_places(Site((*archive.releases, release), concept_of(framework, archive)))


def _refuse_day(doubtful: Sequence[str]) -> int:
    for doubt in doubtful:
        complain(f"kader: geen uitgave: {doubt}.")
    complain("Verbeter de datum. Klopt hij toch, zet er dan --datum-klopt bij.")
    return FOUND


def _told(plan: Plan, folder: Path) -> Plan:
    """The plan with its section in the changelog: that of the framework, or of its project."""
    place = changelog_of(plan.framework.setup, folder)
    changelog = folder / place
    if changelog.is_file():
        return with_changelog(plan, place, changelog.read_bytes().decode("utf-8"))
    return with_changelog(plan, place, _NEW_CHANGELOG) if place == Path(CHANGELOG) else plan


def _refuse_content(result: Result, day: str) -> int:
    """Say what is wrong; on a day that can't be right, findings about days would mislead."""
    if result.archive and (reasons := list(about_date(day, result.archive.current))):
        for reason in reasons:
            complain(f"kader: geen uitgave: {reason}.")
        return FOUND
    complain(as_text(result.errors[:SHOWN]))
    complain(f"\nkader: geen uitgave: {count(result.errors)}.")
    complain("‘kader controleer’ toont ze allemaal. Er is niets geschreven.")
    return FOUND


def _refuse_release(refusal: Refused, framework: Framework) -> int:
    for reason in refusal.reasons:
        complain(f"kader: geen uitgave: {reason}.")
    if refusal.weighing:
        complain(f"\n{explain(refusal.weighing, framework)}")
    return FOUND


def _preview(plan: Plan) -> str:
    """What a release would write and remove, and its section in the changelog."""
    written = [f"  schrijft: {p.as_posix()}" for p in plan.write]
    removed = [f"  verwijdert: {p.as_posix()}" for p in plan.remove]
    lines = [f"\nProef van uitgave {plan.version} van {plan.date}; er is niets geschreven."]
    lines += ["In de map van het kader:", *written, *removed, "", section(plan).rstrip()]
    return "\n".join(lines)


COMMAND = Command(
    "uitgave",
    _run,
    Argument("version", "X.Y.Z", "het nummer; bij --proef mag het weg", required=False),
    Option(
        "--datum",
        "day",
        "de dag van de uitgave (verplicht, behalve bij --terug)",
        type=Fitting(is_real_date, "is geen dag die bestaat (jjjj-mm-dd)"),
        metavar="JJJJ-MM-DD",
    ),
    Option("--proef", "trial", "toon alles, schrijf niets", is_flag=True),
    Option(
        "--correctie",
        "correction",
        "herstel een fout in de vorige uitgave, en zeg waarom",
        metavar="REDEN",
    ),
    Option("--datum-klopt", "sure", "een datum die ver weg ligt, is zo bedoeld", is_flag=True),
    Option(
        "--terug",
        "back",
        "neem de laatste uitgave terug, zolang dat kan",
        is_flag=True,
    ),
    folder(),
)
