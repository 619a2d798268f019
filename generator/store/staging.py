"""The folders beside a site in which a new one is built, and what is left of builds that died.

Each is held by a lock as long as its build lives. The next build in the same place clears the dead
ones, and puts a site back that was cut off between the two steps of an exchange.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from generator.store.lock import locked
from generator.store.place import mark_of

PREFIX = ".kader-bouw-"
"""The same for every target, so that one line in ``.gitignore`` catches them all."""

NEW, OLD = "nieuw", "oud"
_TARGET = "doel"
"""A file with the name of the site, for who must put the old one back."""

_NAME = re.compile(rf"{re.escape(PREFIX)}[a-z0-9_]{{8}}")


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """A folder beside the target, so that moving it into place is a rename; gone afterwards."""
    _make_parents(target.parent)
    with ExitStack() as held:
        with locked(target.parent, wait=True):
            clear_dead(target.parent)
            folder = Path(tempfile.mkdtemp(dir=target.parent, prefix=PREFIX))
            held.enter_context(locked(folder, wait=False))
        try:
            (folder / _TARGET).write_bytes(os.fsencode(target.name))
            yield folder
        finally:
            _clear(folder, target)


def _make_parents(folder: Path) -> None:
    """Make the folders above a site; a web server must get through them, whatever the umask."""
    missing = [p for p in (folder, *folder.parents) if not p.exists()]
    for path in reversed(missing):
        path.mkdir(exist_ok=True)
        path.chmod(0o755)


def _clear(folder: Path, target: Path) -> None:
    """Remove a folder, unless it holds the only copy of a site; a second stop doesn't help."""
    if not target.exists() and (folder / OLD).exists():
        return
    try:
        shutil.rmtree(folder, ignore_errors=True)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def clear_dead(parent: Path) -> None:
    """Remove what builds that died left in a folder; whoever calls holds the lock of ``parent``."""
    for folder in sorted(parent.glob(f"{PREFIX}*")):
        if _is_ours(folder):
            with locked(folder, wait=False) as is_dead:
                if is_dead:
                    _restore(folder)
                    shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    """Whether a build of this user made a folder: anyone may use a name."""
    about = folder.lstat()
    return (
        bool(_NAME.fullmatch(folder.name))
        and stat.S_ISDIR(about.st_mode)
        and (not hasattr(os, "geteuid") or about.st_uid == os.geteuid())
        and {p.name for p in folder.iterdir()} <= {NEW, OLD, _TARGET}
    )


def _restore(folder: Path) -> None:
    """Put an old site back where it stood, when a build died before the new one stood there."""
    try:
        name = os.fsdecode((folder / _TARGET).read_bytes())
    except OSError:
        return
    target = folder.parent / name
    if target.parent == folder.parent and not os.path.lexists(target) and mark_of(folder / OLD):
        (folder / OLD).rename(target)
