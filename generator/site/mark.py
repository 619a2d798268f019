"""The mark of a site: a file in it that says what made it and what it holds. Pure.

By its mark a later build knows its own: what holds no mark, or more than its mark says, is somebody
else's, and is never replaced. By its mark it also knows what would be lost.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from generator.base.canonical import canonical_json
from generator.base.phrases import counted, listed

MARK = ".kader-site"
_EXPLANATION = (
    "Deze map is gemaakt door kader. Bij de volgende bouw wordt zij in haar geheel vervangen: zet "
    "er niets bij."
)


@dataclass(frozen=True)
class Mark:
    """What a site holds: its name, its releases, the number of its pages, and all its files.

    Until it ``is_whole``, the files are those that it will hold.
    """

    name: str
    releases: tuple[str, ...]
    pages: int
    files: frozenset[str] = field(repr=False)
    is_whole: bool = True


def write_mark(mark: Mark) -> str:
    """Write a mark as canonical JSON; the same site gives the same bytes."""
    return canonical_json(
        {
            "uitleg": _EXPLANATION,
            "kader": mark.name,
            "uitgaven": list(mark.releases),
            "paginas": mark.pages,
        }
        | ({} if mark.is_whole else {_UNFINISHED: True})
        | {"bestanden": sorted(mark.files)}
    )


_UNFINISHED = "onaf"


def read_mark(text: str) -> Mark | None:
    """Read a mark; ``None`` for anything that ``write_mark`` can't have written."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or not _has_form(data):
        return None
    files = frozenset(data["bestanden"])
    is_whole = _UNFINISHED not in data
    mark = Mark(data["kader"], tuple(data["uitgaven"]), data["paginas"], files, is_whole)
    return mark if write_mark(mark) == text else None


def _has_form(data: dict[str, Any]) -> bool:
    return (
        isinstance(data.get("kader"), str)
        and type(data.get("paginas")) is int
        and _are_words(data.get("uitgaven"))
        and _are_words(data.get("bestanden"))
    )


def _are_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) for v in value)


def losses(old: Mark, new: Mark) -> list[str]:
    """What would be lost if the new site took the place of the old one; empty when that is fine.

    A release never goes; of pages it is a sign of a mistake when fewer than half are left.
    """
    gone = [r for r in old.releases if r not in new.releases]
    lost = []
    if gone:
        noun = "uitgave" if len(gone) == 1 else "uitgaven"
        lost.append(
            f"{noun} {listed(gone)} (de site die er staat heeft {_releases(old.releases)}, "
            f"de nieuwe {_releases(new.releases)})"
        )
    if new.pages * 2 < old.pages:
        lost.append(
            f"meer dan de helft van de pagina’s (de site die er staat heeft er {old.pages}, "
            f"de nieuwe {new.pages})"
        )
    return lost


def _releases(names: Iterable[str]) -> str:
    known = list(names)
    return counted(len(known), "uitgave", "uitgaven") if known else "geen enkele uitgave"
