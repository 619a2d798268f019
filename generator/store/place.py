"""Where a site may be put: nowhere, or where only an earlier site of ours stands."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.base.findings import shorten
from generator.base.paths import PACKAGE, PROJECT, THEME
from generator.base.phrases import counted, listed
from generator.site.mark import MARK, Mark, losses, read_mark
from generator.store.rights import mounted, no_rights, out_of_reach, stuck_in


class NoPlace(Exception):
    """A site can't be put there; the text says in Dutch why, and what to do."""


@dataclass(frozen=True)
class Kept:
    """A folder that no site may replace; when it is ``whole``, none may stand in it either."""

    path: Path
    called: str
    whole: bool = True


def kept_with(framework: Path, schemas: Path) -> tuple[Kept, ...]:
    """The folders to keep when the site of a framework is built."""
    named = [
        Kept(framework, "de map van het kader"),
        Kept(schemas, "de map met de schema’s"),
        Kept(THEME, "de map met het thema"),
        Kept(PACKAGE, "de map van het programma"),
        Kept(PROJECT, "de map van het project", whole=False),
        Kept(Path(), "de map waarin u nu werkt", whole=False),
        Kept(Path("~").expanduser(), "uw eigen map", whole=False),
    ]
    return tuple(k for k in named if k.path.exists())


def find_place(target: Path, kept: Iterable[Kept]) -> Path:
    """The folder that a site will be, links followed; raises ``NoPlace`` when it can't be there."""
    for reason in _reasons(target, tuple(kept)):
        raise NoPlace(f"de site kan niet in ‘{shorten(str(target), 200)}’ staan: {reason}")
    return target.resolve()


_ELSEWHERE = "Kies met --naar een map die er nog niet is."


def _reasons(target: Path, kept: tuple[Kept, ...]) -> Iterator[str]:
    """Why a site can't stand there; each reason is only looked for when those before it fail."""
    yield from out_of_reach(target)
    if link := _dead_link(target):
        yield (
            f"‘{link}’ is een koppeling naar iets wat er niet is. Haal de koppeling weg, of maak "
            "waar zij heen wijst."
        )
    place = target.resolve()
    yield from out_of_reach(place)
    yield from _keeps(place, kept)
    yield from mounted(place)
    if place.exists() and not place.is_dir():
        yield f"daar staat al een bestand. {_ELSEWHERE}"
    yield from _below_a_file(place)
    yield from no_rights(place)
    yield from _in_git(place)
    if place.is_dir():
        yield from _held(place)
        yield from stuck_in(place)


def _dead_link(target: Path) -> Path | None:
    """The link in a path that leads nowhere."""
    whole = target.absolute()
    links = (p for p in (*reversed(whole.parents), whole) if p.is_symlink() and not p.exists())
    return next(links, None)


_Identity = tuple[int, int]


def _identity(path: Path) -> _Identity:
    """What a folder is, whatever it is called: capitals and links don't count."""
    about = path.stat()
    return about.st_dev, about.st_ino


def _and_above(path: Path) -> set[_Identity]:
    return {_identity(p) for p in (path, *path.parents) if p.exists()}


def _keeps(place: Path, kept: tuple[Kept, ...]) -> Iterator[str]:
    own = _identity(place) if place.exists() else None
    if place == Path(place.anchor):
        yield f"dat is de hele schijf. {_ELSEWHERE}"
    for keep in kept:
        path = keep.path.resolve()
        if own == _identity(path):
            yield f"dat is {keep.called}. {_ELSEWHERE}"
        if own in _and_above(path):
            yield f"{keep.called} ligt daarin. {_ELSEWHERE}"
        if keep.whole and _identity(path) in _and_above(place):
            yield f"dat ligt in {keep.called}. {_ELSEWHERE}"


def _in_git(place: Path) -> Iterator[str]:
    """Whether a place belongs to git itself: a site in it would break a repository."""
    if ".git" in (part.casefold() for part in place.parts):
        yield f"dat hoort bij git zelf (.git). {_ELSEWHERE}"
    for folder in (place, *place.parents):
        if _is_repository(folder):
            yield f"‘{folder}’ is een opslag van git. {_ELSEWHERE}"


def _is_repository(folder: Path) -> bool:
    return (
        (folder / "HEAD").is_file() and (folder / "objects").is_dir() and (folder / "refs").is_dir()
    )


def _below_a_file(place: Path) -> Iterator[str]:
    above = next(p for p in place.parents if os.path.lexists(p))
    if not above.is_dir():
        yield f"‘{above}’ is een bestand, geen map. {_ELSEWHERE}"


# What systems put in a folder that someone looked at.
_OF_SYSTEMS = {".DS_Store", "Thumbs.db", "desktop.ini"}


def mark_of(folder: Path) -> Mark | None:
    """The mark in a folder; ``None`` when there is none, or what is called so is no mark."""
    path = folder / MARK
    try:
        return None if path.is_symlink() else read_mark(path.read_bytes().decode("utf-8"))
    except (OSError, ValueError):
        return None


def _held(place: Path) -> Iterator[str]:
    """What stands in a folder that a site may not take the place of."""
    if not any(place.iterdir()):
        return
    if os.path.lexists(place / ".git"):
        yield f"daar staat een map met eigen versies (.git). {_ELSEWHERE}"
    if (place / MARK).is_file() and not os.access(place / MARK, os.R_OK):
        yield f"u mag ‘{place / MARK}’ niet lezen. Vraag de beheerder om rechten."
    mark = mark_of(place)
    if mark is None:
        yield (
            "die map is niet leeg, en niet herkenbaar als een site die kader maakte (geen geldig "
            f"bestand {MARK}). {_ELSEWHERE} Is het een oude site? Haal de map dan zelf weg."
        )
        return
    if mark.is_whole and _is_elsewhere(place, mark):
        yield (
            f"daar staat wel een bestand {MARK}, maar niet de site waar het bij hoort. Is het "
            "meegekomen met een kopie, haal het dan weg: wat hier staat, is dan van iemand anders."
        )
    others = sorted(_others(place, mark))
    if others:
        shown = listed([*(f"‘{shorten(o)}’" for o in others[:3]), *_rest(len(others) - 3)])
        yield (
            f"daar staat een eerdere site, en ook {shown}, wat geen bouw er heeft neergezet. "
            "Zet dat ergens anders neer."
        )


def _is_elsewhere(place: Path, mark: Mark) -> bool:
    """Whether most of a site isn't where its mark is: one may copy a mark with other files."""
    there = sum(os.path.lexists(place / name) for name in mark.files)
    return there * 2 < len(mark.files)


def _rest(number: int) -> list[str]:
    return [counted(number, "ander", "andere")] if number > 0 else []


def _others(place: Path, mark: Mark) -> Iterator[str]:
    """The files below a folder that its mark doesn't name; a link is never ours."""

    def refuse(error: OSError) -> None:
        raise error

    own = mark.files | {MARK}
    for folder, names, files in os.walk(place, onerror=refuse):
        inside = Path(folder).relative_to(place)
        for name in names:
            if name.casefold() == ".git" or Path(folder, name).is_symlink():
                yield (inside / name).as_posix()
        for name in files:
            path = (inside / name).as_posix()
            is_own = path in own and not Path(folder, name).is_symlink()
            if not is_own and name not in _OF_SYSTEMS:
                yield path


def refuse_losses(place: Path, new: Mark, way: str) -> None:
    """Raise ``NoPlace`` when a new site has far less than the one that stands there.

    ``way`` is how someone who means it goes on.
    """
    old = mark_of(place)
    lost = losses(old, new) if old else []
    if lost:
        raise NoPlace(f"de nieuwe site mist {listed(lost)}. {way}")
