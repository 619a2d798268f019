"""A mistake in the program, as a finding: what goes wrong in one file hides no other.

A disk that can't be read and a memory that is full are no mistakes of the program; who runs a
command hears of those as before.
"""

from __future__ import annotations

import traceback
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from generator.base.findings import Finding, about_file
from generator.base.phrases import counted
from generator.base.settings import FILE

FAULT = "programmafout"
MOST_FILES = 5
"""At so many files the same mistake of the program is named."""
OUTSIDE = (OSError, MemoryError)
"""What goes wrong outside the program."""
_PROGRAM = Path(__file__).resolve().parents[1]
_T = TypeVar("_T")


def guarded(look: Callable[[], Iterable[Finding]], path: str = "") -> Iterator[Finding]:
    """All that a look finds; if it fails, what it found until then and that it failed."""
    try:
        yield from look()
    except OUTSIDE:
        raise
    except Exception as error:
        yield fault(error, path)


def attempt(work: Callable[[], _T], path: str = "") -> _T | Finding:
    """What some work gives, or the finding that the program failed at it."""
    try:
        return work()
    except OUTSIDE:
        raise
    except Exception as error:
        return fault(error, path)


def fault(error: Exception, path: str = "") -> Finding:
    """Say that the program failed, where in its code, and at which file as far as that is known."""
    return about_file(
        path or document_of(error) or FILE,
        "programmafout",
        f"Hier liep het programma vast ({type(error).__name__} in {place_in_code(error)}). Dat is "
        "een fout in het programma, niet in wat u schreef.",
        "Meld dit bij de ontwikkelaars, met deze regel erbij. Veranderde u net iets in dit "
        "bestand? Draai dat terug of schrijf het anders op; misschien lukt het dan wel.",
    )


def place_in_code(error: BaseException) -> str:
    """The last place in our own code that an error came by, as ``rules/time.py, regel 12``."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [(Path(frame.filename), frame.lineno) for frame in frames]
    own = [
        (p.relative_to(_PROGRAM), n)
        for p, n in places
        if p.is_relative_to(_PROGRAM) and p != Path(__file__)
    ]
    path, number = own[-1] if own else (Path(places[-1][0].name), places[-1][1])
    return f"{path.as_posix()}, regel {number}"


def document_of(error: BaseException) -> str:
    """The path of the document that was looked at when an error rose; empty when none was."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    for frame in reversed(frames):
        for value in frame.f_locals.values():
            if hasattr(value, "positions") and isinstance(getattr(value, "path", None), str):
                return str(value.path)
    return ""


def few_faults(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The same mistake of the program at the first few files, with at how many others it rose."""
    same: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.rule == FAULT:
            same[finding.message].append(finding)
        else:
            yield finding
    for faults in map(sorted, same.values()):
        *shown, last = faults[:MOST_FILES]
        yield from shown
        if (more := len(faults) - MOST_FILES) > 0:
            files = counted(more, "ander bestand", "andere bestanden")
            yield replace(last, hint=f"{last.hint} Dit gebeurt ook bij {files}.")
        else:
            yield last
