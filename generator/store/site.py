"""Put a site in its place: whole, in one step, and only where one may stand."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.base.phrases import counted
from generator.store.exchange import put_in_place
from generator.store.linkcheck import DeadLink, dead_links
from generator.store.lock import locked
from generator.store.place import Kept, find_place, mark_of, refuse_losses
from generator.store.staging import NEW, OLD, staged

SMALLER = (
    "Ga na of er niets weg is. Is het zo bedoeld? Bouw dan met: kader bouw --kleiner (met --kader "
    "en --naar zoals u ze gaf)."
)


class BrokenSite(Exception):
    """The built site has dead links; it isn't published."""

    def __init__(self, dead: list[DeadLink]) -> None:
        """Keep the dead links."""
        self.dead = dead
        super().__init__(counted(len(dead), "dode link", "dode links"))


def publish_site(
    target: Path, build: Callable[[Path], None], kept: Iterable[Kept] = (), *, smaller: bool = False
) -> int:
    """Build a site aside, check it, and put it in place of the one that stands there.

    Returns the number of files. ``smaller`` lets the new site have far less than the old one.
    Raises ``NoPlace`` before anything is built where no site may stand, ``BrokenSite``, or whatever
    ``build`` raises; the old site is untouched then.
    """
    kept = tuple(kept)
    place = find_place(target, kept)
    with staged(place) as staging:
        new = staging / NEW
        new.mkdir()
        with _naming(place):
            build(new)
        count = _make_readable(new)
        dead = dead_links(new)
        if dead:
            raise BrokenSite(dead)
        with locked(place.parent, wait=True):
            _replace(place, new, staging / OLD, kept, smaller=smaller)
    return count


@contextmanager
def _naming(place: Path) -> Iterator[None]:
    """Name the site when the system doesn't say which file it could not write."""
    try:
        yield
    except OSError as error:
        if error.errno is not None and error.filename is None:
            error.filename = str(place)
        raise


def _replace(place: Path, new: Path, old: Path, kept: tuple[Kept, ...], *, smaller: bool) -> None:
    """Put the new site there, if one may stand there still: a build takes a while."""
    mark = mark_of(new)
    if mark is None:
        raise ValueError("de site heeft geen kenmerk; noemt mkdocs.yml de plugin ‘kader’?")
    find_place(place, kept)
    if not smaller:
        refuse_losses(place, mark, SMALLER)
    put_in_place(new, place, old)


def _make_readable(root: Path) -> int:
    """Let a web server read every file, whatever the umask; gives how many files there are."""
    count = 0
    for folder, _, files in os.walk(root):
        Path(folder).chmod(0o755)
        for name in files:
            Path(folder, name).chmod(0o644)
        count += len(files)
    return count
