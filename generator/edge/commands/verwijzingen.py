"""``kader verwijzingen``: find citations of a framework in documents, and say what became of them.

Exit code 0 means that nothing asks to be looked at, 1 that something does, 2 that a document or the
framework couldn't be read.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.base.findings import Invalid, shorten
from generator.citations.check import Checked, checked
from generator.citations.find import Finder
from generator.citations.judge import Judge
from generator.citations.known import Known
from generator.citations.links import Site
from generator.citations.outcome import Outcome
from generator.citations.register import Entry, entries
from generator.documents.apart import read_apart
from generator.documents.files import Found, find_files, read_bytes, remarks
from generator.documents.passage import Unreadable
from generator.edge.address import VARIABLE, wrong_address
from generator.edge.citing import Source, from_copy, from_folder, registered, registration
from generator.edge.clock import current_day
from generator.edge.exit_codes import FAILED, FOUND, GOOD
from generator.edge.failures import reason
from generator.edge.line.command import Command
from generator.edge.line.parameters import Argument, Fitting, Location, OneOf, Option, Value, folder
from generator.edge.output import complain, say
from generator.edge.published import NotComparable
from generator.edge.refusal import count
from generator.load.document import is_real_date
from generator.report.citations import BEGIN as TEXT
from generator.report.citations import summary, text
from generator.report.citations_data import BEGIN as JSON
from generator.report.citations_data import json_text
from generator.report.citations_page import BEGIN as PAGE
from generator.report.citations_page import page
from generator.report.findings import as_text
from generator.store.publish import write_layout

FORMATS = {"tekst": text, "json": json_text, "html": page}


@dataclass(frozen=True)
class _Asked:
    """What was asked besides the documents."""

    copy: str | None
    addresses: tuple[str, ...]
    owner: str | None
    day: str | None
    version: str | None
    form: str
    target: Path | None
    folder: Path


def _run(paths: tuple[Path, ...], folder: Path, **named: object) -> int:
    asked = _Asked(**{**named, "folder": folder})  # type: ignore[arg-type]
    for address in asked.addresses:
        if wrong := wrong_address("--adres", address):
            raise ValueError(wrong)
    try:
        return _compare(paths, asked)
    except NotComparable as error:
        complain(f"kader: kon niet worden vergeleken met {asked.copy}: {error}.")
    except Invalid as error:
        complain(as_text(error.findings))
        complain(f"\n{count(error.findings)}. Er is niets vergeleken.")
    return FAILED


def _compare(paths: tuple[Path, ...], asked: _Asked) -> int:
    """Do all that may fail by itself before the first document is read, which takes long."""
    if asked.target:
        _check_target(asked.target)
    own = Path(os.devnull)
    source = from_copy(asked.copy, own) if asked.copy else from_folder(asked.folder)
    found = find_files(paths)
    reports = [path for path in found.files if _is_report(path)]
    found.files = [path for path in found.files if path not in reports]
    found.reports = len(reports)
    if not found.files and not found.unread:
        raise ValueError("in wat u noemt staat geen document dat wordt gelezen")
    outcome = _outcome(source, found, asked)
    _speak(outcome, asked)
    if outcome.failed:
        return FAILED
    return FOUND if outcome.asking else GOOD


def _outcome(source: Source, found: Found, asked: _Asked) -> Outcome:
    addresses = tuple(a for a in (source.address, *asked.addresses, *_from_environment()) if a)
    known = Known(source.history)
    version = known.version((asked.version or "").lower().removeprefix("v"))
    if version and version not in known.versions:
        near = known.like_version(version)
        raise ValueError(f"--versie: {version} is niet uitgegeven; bedoelt u {near}?")
    file, own = registration(source, asked.owner) if asked.owner else ("", {})
    finder, judge = Finder(known, Site(known, addresses)), Judge(known, version)
    failed = [Checked(_named(path), failed=why) for path, why in found.unread]
    documents = (*failed, *(_document(path, finder, judge) for path in found.files))
    newest = source.history.newest
    return Outcome(
        source.name,
        newest.name,
        newest.date,
        documents,
        _entries(documents, asked, newest.name, own),
        f"{addresses[0].rstrip('/')}/" if addresses else "",
        asked.owner or "",
        f"{source.folder.name}/{file}" if file and source.folder else file,
        bool(own.get("aanhalingen")),
        tuple(remarks(found)),
    )


def _from_environment() -> tuple[str, ...]:
    address = os.environ.get(VARIABLE, "")
    return () if wrong_address(VARIABLE, address) else (address,)


def _entries(
    documents: tuple[Checked, ...], asked: _Asked, newest: str, own: Mapping[str, object]
) -> tuple[Entry, ...]:
    known = registered(own)
    day = asked.day or current_day()
    return tuple(e for d in documents for e in entries(d, day, newest, known))


def _document(path: Path, finder: Finder, judge: Judge) -> Checked:
    name = _named(path)
    try:
        return checked(name, read_apart(read_bytes(path), path.name), finder, judge)
    except Unreadable as error:
        return Checked(name, failed=str(error))
    except OSError as error:
        return Checked(name, failed=f"{shorten(reason(error), 400)}.")


def _named(path: Path) -> str:
    """A path with signs that can't be shown made visible: a name may hold any."""
    return shorten(path, _LONGEST_PATH)


_LONGEST_PATH = 4_096


def _speak(outcome: Outcome, asked: _Asked) -> None:
    report = FORMATS[asked.form](outcome)
    if asked.target is None:
        say(report, end="")
        return
    write_layout({asked.target: report})
    say(f"{summary(outcome)}. Het rapport staat in {asked.target}.")


def _check_target(target: Path) -> None:
    """Never write over anything but an earlier report."""
    if (target.exists() or target.is_symlink()) and not _is_report(target):
        raise ValueError(f"{target} bestaat al en is geen eerder rapport; kies een andere naam")


def _is_report(path: Path) -> bool:
    """Whether a file is an earlier report, which isn't a document to look for citations in."""
    if not path.is_file() or path.is_symlink():
        return False
    try:
        with path.open("rb") as file:
            head = file.read(_LONGEST_BEGIN)
    except OSError:
        return False  # Reading it as a document says why.
    return head.startswith(_BEGINS) or bool(TEXT.match(head.decode("utf-8", "replace")))


_BEGINS = tuple(begin.encode() for begin in (JSON, PAGE))
_LONGEST_BEGIN = 4_096


COMMAND = Command(
    "verwijzingen",
    _run,
    Argument(
        "paths",
        "PAD",
        "documenten, of mappen met documenten: Markdown, HTML, Word, OpenDocument, PDF of tekst",
        type=Location(),
        nargs=-1,
        required=True,
    ),
    folder(),
    Option(
        "--tegen",
        "copy",
        "vergelijk met een gepubliceerde site: het adres, of een map",
        type=Value(),
        metavar="PLAATS",
    ),
    Option(
        "--adres",
        "addresses",
        "een adres waar de site staat of stond; mag vaker",
        type=Value(),
        multiple=True,
        metavar="ADRES",
    ),
    Option(
        "--voor",
        "owner",
        "wie de regels wil registreren; wat er al staat blijft weg",
        type=Value(),
        metavar="CODE",
    ),
    Option(
        "--van",
        "day",
        "eerste dag waarop de documenten gelden; anders vandaag",
        type=Fitting(is_real_date, "is geen dag die bestaat (jjjj-mm-dd)"),
        metavar="DATUM",
    ),
    Option(
        "--versie",
        "version",
        "de versie waar een document er geen noemt",
        type=Value(),
        metavar="X.Y.Z",
    ),
    Option("--formaat", "form", "hoe het eruitziet", type=OneOf(FORMATS), default="tekst"),
    Option(
        "--naar", "target", "schrijf het rapport in dit bestand", type=Location(), metavar="BESTAND"
    ),
)
