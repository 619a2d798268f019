"""The ``kader`` command: the only place that prints, and that turns outcomes into exit codes.

Exit code 0 is good, 1 means findings or a refusal, 2 means that the command could not do its work:
"could not check" is never shown as "nothing found".
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from generator.findings import Finding, Invalid
from generator.load import is_real_date
from generator.mkdocs_plugin import BuildFailed, builder
from generator.model import Framework
from generator.paths import PROJECT
from generator.publish import BrokenSite, publish_site, write_new, write_release
from generator.register import read_register
from generator.release import Refused, plan_release
from generator.report import FORMATS, as_text
from generator.schema import load_kinds
from generator.skeleton import checked_name, next_id, skeleton
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
    except (OSError, ValueError, BuildFailed) as error:
        print(f"kader: dit kon niet worden uitgevoerd: {error}", file=sys.stderr)
        return FAILED


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

    release_ = commands.add_parser("uitgave", help="verzegel een uitgave")
    release_.add_argument("versie", metavar="X.Y.Z")
    release_.add_argument("--datum", required=True, type=_day, metavar="JJJJ-MM-DD")
    release_.add_argument("--kader", type=Path, default=Path("framework"), metavar="MAP")
    release_.set_defaults(run=_release)

    new_ = commands.add_parser("nieuw", help="schrijf een nieuw bestand om in te vullen")
    new_.add_argument("soort", choices=[k.name for k in load_kinds()], metavar="SOORT")
    new_.add_argument("naam", nargs="?", help="het id, als de soort geen volgnummers heeft")
    new_.add_argument("--kader", type=Path, default=Path("framework"), metavar="MAP")
    new_.set_defaults(run=_new)

    verify_ = commands.add_parser("verifieer", help="controleer alle zegels en het id-register")
    verify_.add_argument("map", nargs="?", type=Path, default=Path("framework"))
    verify_.set_defaults(run=_verify)
    return parser


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


def _check(options: argparse.Namespace) -> int:
    result = check(options.map)
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
    framework, archive = read_all(options.kader)
    try:
        plan = plan_release(framework, archive, options.versie, options.datum)
    except Refused as error:
        print(f"kader: geen uitgave: {error}.", file=sys.stderr)
        return FOUND
    write_release(options.kader, plan)
    print(f"Uitgave {plan.version} van {plan.date} is verzegeld ({len(plan.changes)} wijzigingen).")
    return GOOD


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
