"""Read one document in a process of its own, which may take no more than its share."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import PurePath
from typing import Any

from generator.documents.limits import MEGABYTE, MEMORY, SECONDS
from generator.documents.passage import Link, Passage, Reading, Unreadable

_SLACK = 15
"""So much longer than its own time the process may live: the machine may be busy."""
_NOT_READ = "Het document is niet te lezen ({}). Bewaar het opnieuw, of als een andere soort."
_TOO_LONG = (
    f"Het lezen duurde langer dan {SECONDS} seconden, en is gestopt. Splits het document in delen."
)
_TOO_MUCH = (
    f"Het lezen vroeg meer dan {MEMORY // MEGABYTE} MB geheugen, en is gestopt. Splits het "
    "document in delen."
)


def read_apart(raw: bytes, name: str) -> Reading:
    """Read a document with this file name; raises ``Unreadable``."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "generator.documents.child", _plain(name)],
            input=raw,
            capture_output=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONSAFEPATH": "1"},
            timeout=SECONDS + _SLACK,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(_TOO_LONG) from None
    if done.returncode:
        raise Unreadable(_why_ended(done.returncode, done.stderr))
    answer: dict[str, Any] = json.loads(done.stdout)
    if "fout" in answer:
        raise Unreadable(answer["fout"] or _NOT_READ.format(answer["soort"]))
    return _reading(answer)


def _plain(name: str) -> str:
    """The ending of a name, which is all that counts: the rest may hold any sign."""
    ending = PurePath(name).suffix
    return f"document{ending if ending.isascii() and ending.isprintable() else ''}"


def _why_ended(code: int, said: bytes) -> str:
    """Why the process ended before its time: stopped by its own limits, or by the system."""
    if b"MemoryError" in said or b"Cannot allocate memory" in said:
        return _TOO_MUCH
    if code in _OUT_OF_TIME:
        return _TOO_LONG
    return _NOT_READ.format(f"het lezen brak af met code {code}")


_OUT_OF_TIME = (-24, -9)
"""SIGXCPU, and SIGKILL."""


def _reading(answer: dict[str, Any]) -> Reading:
    passages = tuple(
        Passage(
            p["text"],
            p["where"],
            p["heading"],
            tuple(Link(**link) for link in p["links"]),
            tuple((start, mark) for start, mark in p["marks"]),
            p["gone"],
        )
        for p in answer["passages"]
    )
    return Reading(passages, answer["title"], tuple(answer["remarks"]))
