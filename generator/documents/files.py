"""Which files are read: those that are named, and the documents in folders that are named."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.documents.limits import MAX_FILE, MEGABYTE
from generator.documents.passage import Unreadable

READ = frozenset(
    [
        "md",
        "markdown",
        "html",
        "htm",
        "xhtml",
        "docx",
        "docm",
        "dotx",
        "dotm",
        "odt",
        "ott",
        "pdf",
        "txt",
        "text",
    ]
)
"""The endings of files that are read in a folder."""

_NEEDS_OTHER = frozenset({"doc", "dot", "rtf", "wpd", "sxw", "pages"})
"""Documents that can't be read: they are named, never passed over in silence."""

MAX_FILES = 2_000
MAX_DEPTH = 20


@dataclass
class Found:
    """The files to read in their order, and what isn't read; ``reports`` are earlier ones."""

    files: list[Path] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    linked: int = 0
    deep: int = 0
    reports: int = 0
    unread: list[tuple[Path, str]] = field(default_factory=list)


def find_files(paths: Iterable[Path]) -> Found:
    """Find all files to read; raises ``ValueError`` when there are too many."""
    found = Found()
    for path in paths:
        if path.is_dir():
            _in_folder(path, found)
        else:
            found.files.append(path)
    found.files = list(dict.fromkeys(found.files))
    return found


def _in_folder(folder: Path, found: Found) -> None:
    queue = [(folder, 0)]
    while queue:
        current, depth = queue.pop(0)
        try:
            entries = sorted(os.scandir(current), key=lambda e: e.name)
        except OSError:
            found.unread.append((current, "De map is niet te lezen."))
            continue
        for entry in entries:
            if entry.name.startswith(".") or entry.name.startswith("~$"):
                continue
            if entry.is_symlink():
                found.linked += 1
            elif entry.is_dir(follow_symlinks=False):
                if depth < MAX_DEPTH:
                    queue.append((Path(entry.path), depth + 1))
                else:
                    found.deep += 1
            else:
                _one(Path(entry.path), found)


def _one(path: Path, found: Found) -> None:
    ending = path.suffix.lower().removeprefix(".")
    if ending in READ or ending in _NEEDS_OTHER:
        found.files.append(path)
        if len(found.files) > MAX_FILES:
            raise ValueError(
                f"er staan meer dan {MAX_FILES} documenten in de mappen die u noemt; noem minder "
                "mappen tegelijk"
            )
    else:
        found.skipped[f".{ending}" if ending else "zonder extensie"] += 1


def read_bytes(path: Path) -> bytes:
    """The bytes of a file of at most the limit; raises ``Unreadable`` or ``OSError``."""
    state = path.stat()
    if not stat.S_ISREG(state.st_mode):
        raise Unreadable("Dit is geen gewoon bestand. Noem een document of een map.")
    if state.st_size <= MAX_FILE:
        with path.open("rb") as file:
            raw = file.read(MAX_FILE + 1)
        if len(raw) <= MAX_FILE:
            return raw
    raise Unreadable(
        f"Het bestand is groter dan {MAX_FILE // MEGABYTE} MB en wordt niet gelezen. Splits "
        "het, of bewaar het zonder afbeeldingen."
    )


def remarks(found: Found) -> Iterator[str]:
    """What in the folders isn't read, in words."""
    if found.skipped:
        named = ", ".join(f"{ending} ({n})" for ending, n in sorted(found.skipped.items()))
        yield f"Niet gelezen, want geen document van een soort die wordt gelezen: {named}."
    if found.linked:
        yield (
            f"Niet gevolgd: {found.linked} koppeling(en) in de mappen. Noem het bestand zelf als "
            "het erbij hoort."
        )
    if found.reports:
        yield f"Overgeslagen: {found.reports} eerder(e) rapport(en) van deze opdracht."
    if found.deep:
        yield f"Niet gelezen: {found.deep} map(pen) die dieper liggen dan {MAX_DEPTH} mappen."
