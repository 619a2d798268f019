"""The ``kader`` command: the only place that prints, and that turns outcomes into exit codes.

Exit code 0 is good, 1 means findings or a refusal, 2 means that the command could not do its work:
"could not check" is never shown as "nothing found".
"""

from __future__ import annotations

import errno
import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from generator.base.findings import Finding, Invalid, nearest
from generator.base.phrases import counted, listed
from generator.base.schema import Kind
from generator.base.settings import FILE
from generator.check.framework import check, read_all
from generator.edge.arguments import FAILED, parse
from generator.edge.forge import ForgeFailed, read_settings, respond
from generator.edge.mkdocs_plugin import DEFAULT, BuildFailed, builder
from generator.edge.sides import NoSource, Request, compare
from generator.history.model import Framework
from generator.history.versions import Archive, read_archive
from generator.layout.lay_out import editable, read_and_lay_out
from generator.layout.new_framework import new_framework
from generator.layout.new_kind import EXAMPLES, new_kind
from generator.layout.skeleton import checked_name, next_id, skeleton
from generator.release.announce import CHANGELOG, explain, section, with_changelog
from generator.release.plan import Plan, Refused, plan_release
from generator.report.difference import FORMATS as DIFFERENCES
from generator.report.difference import failed_markdown
from generator.report.findings import FORMATS, as_text
from generator.rules.registry import explanations
from generator.setup.settings import read_settings as read_framework_settings
from generator.setup.setup import Setup, read_setup
from generator.store.publish import (
    BrokenSite,
    publish_site,
    write_blobs,
    write_layout,
    write_new,
    write_release,
)
from generator.store.revision import NoRevision, blobs, resolve

GOOD, FOUND = 0, 1
_SHOWN = 20


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; gives the exit code."""
    options = parse(arguments)
    try:
        return COMMANDS[options.opdracht](options)
    except Invalid as error:
        print(as_text(error.findings), file=sys.stderr)
        print(f"\n{_count(error.findings)}. Er is niets geschreven.", file=sys.stderr)
        return FOUND
    except (OSError, ValueError, BuildFailed, ForgeFailed) as error:
        print(f"kader: dit kon niet worden uitgevoerd: {_reason(error)}", file=sys.stderr)
        return FAILED
    except Exception as error:
        print(f"kader: dit is een fout in het programma: {_where(error)}", file=sys.stderr)
        print("Meld haar bij de ontwikkelaars, met deze regels erbij.", file=sys.stderr)
        return FAILED


def _reason(error: Exception) -> str:
    """Say in Dutch why something failed; the system speaks English."""
    if not isinstance(error, OSError) or error.filename is None:
        return str(error)
    reasons = {
        errno.ENOENT: "bestaat niet",
        errno.EACCES: "mag niet worden gelezen of geschreven",
        errno.EPERM: "mag niet worden gelezen of geschreven",
        errno.ENOTDIR: "is geen map",
        errno.EISDIR: "is een map",
        errno.EROFS: "kan niet worden geschreven: alleen lezen",
        errno.ENOSPC: "kan niet worden geschreven: de schijf is vol",
    }
    why = reasons.get(error.errno or 0, f"kan niet worden gelezen of geschreven ({error.errno})")
    return f"{error.filename} {why}"


def _where(error: Exception) -> str:
    """Name an unforeseen error and the place where it rose, on one line."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}, regel {last.lineno}: {error}"


def _count(findings: Sequence[Finding]) -> str:
    errors = sum(f.is_error for f in findings)
    warnings = len(findings) - errors
    parts = [counted(errors, "fout", "fouten")]
    if warnings:
        parts.append(counted(warnings, "waarschuwing", "waarschuwingen"))
    files = counted(len({f.path for f in findings}), "bestand", "bestanden")
    return f"{listed(parts)} in {files}"


def _today() -> str:
    return datetime.now(tz=UTC).date().isoformat()


def _check(options: Namespace) -> int:
    result = check(options.map, _today(), layout=True)
    if options.formaat != "tekst":
        settings = result.sound.settings if result.sound else None
        known = explanations(settings)
        print(FORMATS[options.formaat](result.findings, options.map.as_posix(), known))
    elif result.findings:
        print(as_text(result.findings))
        print(f"\n{_count(result.findings)}.")
    elif result.framework and result.archive:
        print(f"Geen fouten gevonden. {_summary(result.framework, result.archive)}")
    return FOUND if result.errors else GOOD


def _summary(framework: Framework, archive: Archive) -> str:
    releases = ", ".join(r.name for r in archive.releases) or "nog geen"
    files = sum(len(items) for items in framework.data.values())
    parts = [
        counted(files, "bestand", "bestanden"),
        counted(len(framework.items), "onderdeel", "onderdelen"),
    ]
    if afnemers := framework.settings.afnemers:
        present, dissolved = len(framework.register.present), len(framework.register.dissolved)
        count = counted(present, afnemers.enkelvoud, afnemers.meervoud)
        parts.append(f"{count} (en {dissolved} opgeheven)")
    return f"{', '.join(parts)}, uitgaven: {releases}."


def _config() -> Path:
    """The settings of the site: those of the folder one stands in, or those for who has none."""
    here = Path("mkdocs.yml")
    return here if here.is_file() else DEFAULT


def _build(options: Namespace) -> int:
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


def _release(options: Namespace) -> int:
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


def _setup(root: Path) -> Setup:
    """Open a framework folder; raises ``Invalid`` when its settings or schemas are wrong."""
    setup = read_setup(root)
    if isinstance(setup, list):
        raise Invalid(setup)
    return setup


def _new(options: Namespace) -> int:
    if options.soort == "kader":
        return _new_framework(options)
    if options.soort == "soort":
        return _new_kind(options)
    setup = _setup(options.kader)
    kind = _kind(setup, options.soort)
    archive = read_archive(options.kader, setup)
    if isinstance(archive, list):
        raise Invalid(archive)
    written = [p.stem for p in (options.kader / kind.name).glob("*.yaml")]
    given = options.naam and checked_name(kind, options.naam)
    item = given or next_id(kind, [*written, *archive.ledger])
    path = options.kader / kind.name / f"{item}.yaml"
    write_new(path, skeleton(kind, item))
    print(f"{path} staat klaar. Vul het in en draai daarna: kader controleer")
    return GOOD


def _kind(setup: Setup, name: str) -> Kind:
    """The kind of this name; raises ``ValueError`` that names the nearest."""
    if name in setup.kinds.by_name:
        return setup.kinds[name]
    near = nearest(name, setup.kinds.by_name)
    hint = f"bedoelt u ‘{near}’? " if near else ""
    choices = ", ".join(setup.kinds.by_name)
    raise ValueError(f"SOORT kan niet ‘{name}’ zijn; {hint}kies uit: {choices}")


def _new_framework(options: Namespace) -> int:
    if not options.naam:
        raise ValueError("noem de map van het nieuwe kader: kader nieuw kader MAP")
    root = Path(options.naam)
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise ValueError(f"{root} bestaat al; kies een map die er nog niet is")
    for path, text in new_framework(root.resolve().name):
        write_new(root / path, text)
    print(f"Het kader staat klaar in {root}. Zo gaat u verder:")
    print(f"  kader controleer {root}")
    print(f"  kader bouw --kader {root} --naar site")
    print(f"  kader nieuw soort NAAM --kader {root}")
    return GOOD


def _new_kind(options: Namespace) -> int:
    if not options.naam:
        raise ValueError("noem de nieuwe soort: kader nieuw soort NAAM")
    setup = _setup(options.kader)
    read = read_framework_settings(options.kader)
    assert not isinstance(read, list)  # Else the framework could not have been opened.
    place = options.kader / FILE
    base = setup.schemas.parent
    tests = Path("tests") / EXAMPLES
    shown = tests if (base / tests).is_dir() else EXAMPLES
    text = place.read_text(encoding="utf-8")
    made = new_kind(setup, read.document, text, options.naam, shown)
    for path, text in made.files.items():
        write_new(base / path, text)
    write_layout({place: made.settings})
    for path in made.files:
        print(f"{base / path} staat klaar.")
    print(f"De soort ‘{options.naam}’ staat in {place}; haar ids beginnen met ‘{made.prefix}-’.")
    print("Pas het schema aan, en draai daarna: kader controleer")
    return GOOD


def _layout(options: Namespace) -> int:
    kinds = _setup(options.kader).kinds
    given = [p if p.exists() else options.kader / p for p in options.pad] or [options.kader]
    paths = dict.fromkeys(path for p in given for path in editable(p, kinds))
    outcomes = [read_and_lay_out(path, kinds) for path in paths]
    changed = {o.path: o.text for o in outcomes if o.text is not None}
    refused = [o for o in outcomes if o.refusal]
    if not options.proef:
        write_layout(changed)
    for path in changed:
        print(f"{path}: {'wijkt af' if options.proef else 'opgemaakt'}")
    for outcome in refused:
        print(f"{outcome.path}: blijft zoals het is: {outcome.refusal}.", file=sys.stderr)
    files = f"{counted(len(outcomes), 'bestand', 'bestanden')} nagekeken"
    print(f"{files}, {len(changed)} {'anders dan afgesproken' if options.proef else 'opgemaakt'}.")
    return FOUND if refused or (options.proef and changed) else GOOD


def _verify(options: Namespace) -> int:
    archive = read_archive(options.map, _setup(options.map))
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


def _respond(options: Namespace) -> int:
    proposal = read_settings(options.forge, os.environ)
    if not options.bestand.is_file():
        raise ValueError(f"het bestand {options.bestand} bestaat niet")
    text = options.bestand.read_text(encoding="utf-8", errors="replace")
    print(_PLACED[respond(proposal, text)])
    return GOOD


def _difference(options: Namespace) -> int:
    markdown = options.formaat == "markdown"
    try:
        found = compare(Request(options.oud, options.nieuw, options.kader, _today()))
    except (NoSource, NoRevision, OSError, ValueError) as error:
        if markdown:
            print(failed_markdown(f"{_reason(error)}."), end="")
        raise ValueError(_reason(error)) from error
    print(DIFFERENCES[options.formaat](found), end="")
    return FOUND if found.errors else GOOD


def _unpack(options: Namespace) -> int:
    try:
        files = blobs(resolve(options.revisie), options.kader)
        write_blobs(options.naar, files)
    except NoRevision as error:
        raise ValueError(error) from error
    print(f"{len(files)} bestanden van {options.revisie} staan in {options.naar}.")
    return GOOD


COMMANDS: Mapping[str, Callable[[Namespace], int]] = {
    "controleer": _check,
    "nieuw": _new,
    "opmaak": _layout,
    "bouw": _build,
    "uitgave": _release,
    "verifieer": _verify,
    "verschil": _difference,
    "uitpakken": _unpack,
    "reageer": _respond,
}
