"""Whether a site may be put somewhere by who builds: rights on folders, and folders of the system.

Looked at before a build starts. Whoever replaces a site must be able to remove the old one too, so
each folder in it counts; what couldn't be removed would stay behind beside the new site for ever.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_ASK = "Kies met --naar een map waarin dat wel mag, of vraag de beheerder om rechten."
_ALL = os.R_OK | os.W_OK | os.X_OK


def out_of_reach(path: Path) -> Iterator[str]:
    """Why somebody can't get to a place at all: a folder above it lets nobody else through."""
    for folder in reversed(path.absolute().parents):
        if not os.access(folder, os.X_OK) and os.path.lexists(folder) and folder.is_dir():
            yield f"u mag niet in ‘{folder}’ komen. {_ASK}"
            return


def no_rights(place: Path) -> Iterator[str]:
    """Why nothing may be written there: in the folder above, or in what stands there."""
    above = next(p for p in place.parents if os.path.lexists(p))
    for folder in (above, place):
        if folder.is_dir() and not os.access(folder, _ALL):
            yield f"u mag niet schrijven in ‘{folder}’. {_ASK}"
            return
    if place.is_dir() and _is_of_another(place, above):
        yield (
            f"in ‘{above}’ mag u alleen weghalen wat van uzelf is, en ‘{place}’ is van een "
            f"ander. {_ASK}"
        )


def _is_of_another(place: Path, above: Path) -> bool:
    """Whether the sticky bit of the folder above, as of ``/tmp``, keeps a folder in its place."""
    if not hasattr(os, "geteuid") or not above.stat().st_mode & stat.S_ISVTX:
        return False
    return os.geteuid() not in {0, place.stat().st_uid, above.stat().st_uid}


def stuck_in(site: Path) -> Iterator[str]:
    """What in an earlier site can't be removed by who builds the next one."""
    for folder, names, _ in os.walk(site):
        for path in (Path(folder, name) for name in sorted(names)):
            if not path.is_symlink() and not os.access(path, _ALL):
                yield (
                    f"daar staat een eerdere site, en in ‘{path}’ mag u niets weghalen. Haal die "
                    "map zelf weg, of vraag de beheerder om rechten."
                )
                return


def mounted(place: Path) -> Iterator[str]:
    """Whether a place is, or holds, the root of a disk or of a folder from elsewhere."""
    points = _mount_points()
    if os.path.ismount(place) or place in points:
        yield (
            "dat is een schijf of een gekoppelde map, en die kan niet worden vervangen. Kies een "
            "map die erin ligt."
        )
    inside = sorted(p for p in points if place in p.parents)
    if inside:
        yield (
            f"daarin ligt een schijf of een gekoppelde map: ‘{inside[0]}’. Maak die eerst los "
            "(umount)."
        )


def _mount_points() -> frozenset[Path]:
    """What is mounted, by Linux; elsewhere only ``ismount`` tells, which misses a bound folder."""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return frozenset()
    return frozenset(Path(_unescaped(point)) for line in lines for point in line.split()[4:5])


def _unescaped(path: str) -> str:
    """A path as Linux lists it: a blank in it is written as a backslash and 040."""
    return re.sub(r"\\([0-7]{3})", lambda m: chr(int(m[1], 8)), path)
