"""The ``kader`` command: the only place that prints, and that turns outcomes into exit codes.

Exit code 0 is good, 1 means findings or a refusal, 2 means that the command could not do its work:
"could not check" is never shown as "nothing found".
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn, TypeAlias

from generator.announce import CHANGELOG, explain, section, with_changelog
from generator.findings import Finding, Invalid
from generator.forge import FORGES, ForgeFailed, read_settings, respond
from generator.layout import editable, read_and_lay_out
from generator.load import is_real_date
from generator.mkdocs_plugin import BuildFailed, builder
from generator.model import Framework
from generator.paths import PROJECT
from generator.publish import (
    BrokenSite,
    publish_site,
    write_blobs,
    write_layout,
    write_new,
    write_release,
)
from generator.register import read_register
from generator.release import Plan, Refused, plan_release
from generator.report import FORMATS, as_text
from generator.report_difference import FORMATS as DIFFERENCES
from generator.report_difference import failed_markdown
from generator.revision import NoRevision, blobs, resolve
from generator.schema import load_kinds
from generator.skeleton import checked_name, next_id, skeleton
from generator.source import NoSource, Request, compare
from generator.validate import REGISTER, check, read_all
from generator.versions import Archive, read_archive

GOOD, FOUND, FAILED = 0, 1, 2
_SHOWN = 20


class _Parser(argparse.ArgumentParser):
    """Says in Dutch what is wrong with a command line, and exits with 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(FAILED, f"kader: {message}\nTyp ‘kader --help’ voor uitleg.\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; gives the exit code."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except Invalid as error:
        print(as_text(error.findings), file=sys.stderr)
        print(f"\n{_count(error.findings)}. Er is niets geschreven.", file=sys.stderr)
        return FOUND
    except (OSError, ValueError, BuildFailed, ForgeFailed) as error:
        print(f"kader: dit kon niet worden uitgevoerd: {error}", file=sys.stderr)
        return FAILED
    except Exception as error:
        print(f"kader: dit is een fout in het programma: {_where(error)}", file=sys.stderr)
        print("Meld haar bij de ontwikkelaars, met deze regels erbij.", file=sys.stderr)
        return FAILED


def _where(error: Exception) -> str:
    """Name an unforeseen error and the place where it rose, on one line."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}, regel {last.lineno}: {error}"


_Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="kader", description="Controleer, bouw en geef het armoedekader uit.")
    commands = parser.add_subparsers(required=True, metavar="OPDRACHT", parser_class=_Parser)

    check_ = commands.add_parser("controleer", help="controleer een map met het kader")
    check_.add_argument("map", nargs="?", type=Path, default=Path("framework"))
    check_.add_argument("--formaat", choices=sorted(FORMATS), default="tekst")
    check_.set_defaults(run=_check)

    build_ = commands.add_parser("bouw", help="bouw de site")
    build_.add_argument("--kader", type=Path, default=Path("framework"), metavar="MAP")
    build_.add_argument("--naar", type=Path, default=Path("site"), metavar="MAP")
    build_.set_defaults(run=_build)

    _add_release(commands)

    new_ = commands.add_parser("nieuw", help="schrijf een nieuw bestand om in te vullen")
    new_.add_argument("soort", choices=[k.name for k in load_kinds()], metavar="SOORT")
    new_.add_argument("naam", nargs="?", help="het id, als de soort geen volgnummers heeft")
    new_.add_argument("--kader", type=Path, default=Path("framework"), metavar="MAP")
    new_.set_defaults(run=_new)

    verify_ = commands.add_parser("verifieer", help="controleer alle zegels en het id-register")
    verify_.add_argument("map", nargs="?", type=Path, default=Path("framework"))
    verify_.set_defaults(run=_verify)
    _add_layout(commands)
    _add_difference(commands)

    respond_ = commands.add_parser("reageer", help="zet een tekst als reactie bij een wijziging")
    respond_.add_argument("--forge", required=True, choices=sorted(FORGES))
    respond_.add_argument("--bestand", required=True, type=Path, metavar="BESTAND")
    respond_.set_defaults(run=_respond)
    return parser


def _add_release(commands: _Commands) -> None:
    release_ = commands.add_parser("uitgave", help="verzegel een uitgave, of toon wat zij wordt")
    release_.add_argument("versie", nargs="?", metavar="X.Y.Z", help="mag weg bij --proef")
    release_.add_argument("--datum", required=True, type=_day, metavar="JJJJ-MM-DD")
    release_.add_argument("--proef", action="store_true", help="toon alles, schrijf niets")
    release_.add_argument(
        "--correctie", metavar="REDEN", help="herstel een fout in de vorige uitgave, en zeg waarom"
    )
    release_.add_argument("--kader", type=Path, default=Path("framework"), metavar="MAP")
    release_.set_defaults(run=_release)


def _add_layout(commands: _Commands) -> None:
    layout_ = commands.add_parser("opmaak", help="zet bestanden in één vorm; de inhoud blijft")
    layout_.add_argument("pad", nargs="*", type=Path, metavar="PAD", help="een bestand of map")
    layout_.add_argument("--kader", type=Path, default=Path("framework"), metavar="MAP")
    layout_.add_argument("--proef", action="store_true", help="noem de bestanden, schrijf niets")
    layout_.set_defaults(run=_layout)


def _add_difference(commands: _Commands) -> None:
    compare_ = commands.add_parser("verschil", help="zeg wat een wijziging betekent, en voor wie")
    compare_.add_argument(
        "oud", nargs="?", default="", metavar="OUD", help="versie, map of revisie"
    )
    compare_.add_argument("nieuw", nargs="?", default="", metavar="NIEUW")
    compare_.add_argument("--formaat", choices=sorted(DIFFERENCES), default="tekst")
    compare_.add_argument("--kader", type=Path, default=Path("framework"), metavar="MAP")
    compare_.set_defaults(run=_difference)

    unpack_ = commands.add_parser("uitpakken", help="zet het kader van een git-revisie in een map")
    unpack_.add_argument("revisie", metavar="REVISIE")
    unpack_.add_argument("naar", type=Path, metavar="MAP")
    unpack_.add_argument("--kader", type=Path, default=Path("framework"), metavar="MAP")
    unpack_.set_defaults(run=_unpack)


def _day(text: str) -> str:
    if not is_real_date(text):
        raise argparse.ArgumentTypeError(f"‘{text}’ is geen dag die bestaat (jjjj-mm-dd)")
    return text


def _count(findings: Sequence[Finding]) -> str:
    errors = sum(f.severity == "fout" for f in findings)
    warnings = len(findings) - errors
    files = len({f.path for f in findings})
    parts = [f"{errors} fouten" if errors != 1 else "1 fout"]
    if warnings:
        parts.append(f"{warnings} waarschuwingen" if warnings != 1 else "1 waarschuwing")
    return f"{' en '.join(parts)} in {files} {'bestand' if files == 1 else 'bestanden'}"


def _today() -> str:
    return datetime.now(tz=UTC).date().isoformat()


def _check(options: argparse.Namespace) -> int:
    result = check(options.map, _today(), layout=True)
    if options.formaat != "tekst":
        print(FORMATS[options.formaat](result.findings, options.map.as_posix()))
    elif result.findings:
        print(as_text(result.findings))
        print(f"\n{_count(result.findings)}.")
    elif result.framework and result.archive:
        print(f"Geen fouten gevonden. {_summary(result.framework, result.archive)}")
    return FOUND if result.errors else GOOD


def _summary(framework: Framework, archive: Archive) -> str:
    releases = ", ".join(r.name for r in archive.releases) or "nog geen"
    files = sum(len(items) for items in framework.data.values())
    present, dissolved = len(framework.register.present), len(framework.register.dissolved)
    return (
        f"{files} bestanden, {len(framework.items)} onderdelen, {present} gemeenten "
        f"(en {dissolved} opgeheven), uitgaven: {releases}."
    )


def _config() -> Path:
    """The settings of the site: those of the folder one stands in, or of the checkout."""
    here = Path("mkdocs.yml")
    return here if here.is_file() else PROJECT / "mkdocs.yml"


def _build(options: argparse.Namespace) -> int:
    framework, archive = read_all(options.kader)
    target: Path = options.naar
    try:
        files = publish_site(target.resolve(), builder(_config(), options.kader))
    except BrokenSite as error:
        for dead in error.dead[:_SHOWN]:
            print(f"{dead.page}: dode link naar {dead.link}", file=sys.stderr)
        print(f"kader: {error}; de oude site blijft staan.", file=sys.stderr)
        return FOUND
    print(f"De site staat in {target}/: {files} bestanden. {_summary(framework, archive)}")
    print(f"Bekijk haar met: python3 -m http.server --directory {target} 8000")
    print("en open http://localhost:8000/ in een browser.")
    return GOOD


def _release(options: argparse.Namespace) -> int:
    if options.versie is None and not options.proef:
        raise ValueError("geef het nummer van de uitgave; welk dat mag zijn, zegt --proef")
    result = check(options.kader, options.datum)
    if result.errors or not (result.framework and result.archive):
        print(as_text(result.errors[:_SHOWN]), file=sys.stderr)
        print(f"\nkader: geen uitgave: {_count(result.errors)}.", file=sys.stderr)
        print("‘kader controleer’ toont ze allemaal. Er is niets geschreven.", file=sys.stderr)
        return FOUND
    try:
        plan = plan_release(
            result.framework, result.archive, options.versie, options.datum, options.correctie
        )
    except Refused as error:
        for reason in error.reasons:
            print(f"kader: geen uitgave: {reason}.", file=sys.stderr)
        if error.weighing:
            print(f"\n{explain(error.weighing, result.framework)}", file=sys.stderr)
        return FOUND
    changelog = options.kader.resolve() / CHANGELOG
    if changelog.is_file():
        plan = with_changelog(plan, changelog.read_bytes().decode("utf-8"))
    print(explain(plan.weighing, plan.framework, correction=bool(plan.correction)))
    if options.proef:
        print(_preview(plan))
        return GOOD
    write_release(options.kader, plan)
    print(f"\nUitgave {plan.version} van {plan.date} is verzegeld.")
    return GOOD


def _preview(plan: Plan) -> str:
    """What a release would write and remove, and its section in the changelog."""
    written = [f"  schrijft: {p.as_posix()}" for p in plan.write]
    removed = [f"  verwijdert: {p.as_posix()}" for p in plan.remove]
    lines = [f"\nProef van uitgave {plan.version} van {plan.date}; er is niets geschreven."]
    lines += ["In de map van het kader:", *written, *removed, "", section(plan).rstrip()]
    return "\n".join(lines)


def _new(options: argparse.Namespace) -> int:
    kinds = load_kinds()
    kind = kinds[options.soort]
    archive = read_archive(options.kader, kinds, read_register(options.kader / REGISTER))
    if isinstance(archive, list):
        raise Invalid(archive)
    written = [p.stem for p in (options.kader / kind.name).glob("*.yaml")]
    given = options.naam and checked_name(kind, options.naam)
    item = given or next_id(kind, [*written, *archive.ledger])
    path = options.kader / kind.name / f"{item}.yaml"
    write_new(path, skeleton(kind, item))
    print(f"{path} staat klaar. Vul het in en draai daarna: kader controleer")
    return GOOD


def _layout(options: argparse.Namespace) -> int:
    given = [p if p.exists() else options.kader / p for p in options.pad] or [options.kader]
    paths = dict.fromkeys(path for p in given for path in editable(p))
    outcomes = [read_and_lay_out(path) for path in paths]
    changed = {o.path: o.text for o in outcomes if o.text is not None}
    refused = [o for o in outcomes if o.refusal]
    if not options.proef:
        write_layout(changed)
    for path in changed:
        print(f"{path}: {'wijkt af' if options.proef else 'opgemaakt'}")
    for outcome in refused:
        print(f"{outcome.path}: blijft zoals het is: {outcome.refusal}.", file=sys.stderr)
    files = f"{len(outcomes)} {'bestand' if len(outcomes) == 1 else 'bestanden'} nagekeken"
    print(f"{files}, {len(changed)} {'anders dan afgesproken' if options.proef else 'opgemaakt'}.")
    return FOUND if refused or (options.proef and changed) else GOOD


def _verify(options: argparse.Namespace) -> int:
    if not options.map.is_dir():
        raise ValueError(f"de map {options.map} bestaat niet")
    register = read_register(options.map / REGISTER)
    archive = read_archive(options.map, load_kinds(), register)
    if isinstance(archive, list):
        print(as_text(archive))
        print(f"\n{_count(archive)}.")
        return FOUND
    for seal in archive.seals:
        print(f"{seal.version}  {seal.date}  zegel klopt  {seal.sha256}")
    print(f"{len(archive.seals)} uitgaven en {len(archive.ledger)} ids kloppen.")
    return GOOD


_PLACED = {
    "nieuw": "De reactie is geplaatst.",
    "bijgewerkt": "De reactie is bijgewerkt.",
    "gelijk": "De reactie stond er al zo.",
}


def _respond(options: argparse.Namespace) -> int:
    proposal = read_settings(options.forge, os.environ)
    if not options.bestand.is_file():
        raise ValueError(f"het bestand {options.bestand} bestaat niet")
    text = options.bestand.read_text(encoding="utf-8", errors="replace")
    print(_PLACED[respond(proposal, text)])
    return GOOD


def _difference(options: argparse.Namespace) -> int:
    markdown = options.formaat == "markdown"
    try:
        found = compare(Request(options.oud, options.nieuw, options.kader, _today()))
    except (NoSource, NoRevision, OSError, ValueError) as error:
        if markdown:
            print(failed_markdown(f"{error}."), end="")
        raise ValueError(error) from error
    print(DIFFERENCES[options.formaat](found), end="")
    return FOUND if found.errors else GOOD


def _unpack(options: argparse.Namespace) -> int:
    try:
        files = blobs(resolve(options.revisie), options.kader)
    except NoRevision as error:
        raise ValueError(error) from error
    write_blobs(options.naar, files)
    print(f"{len(files)} bestanden van {options.revisie} staan in {options.naar}.")
    return GOOD
