"""The only place that writes: a release, and a site that is whole or not there at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.linkcheck import DeadLink, dead_links
from generator.release import Plan


class BrokenSite(Exception):
    """The built site has dead links; it isn't published."""

    def __init__(self, dead: list[DeadLink]) -> None:
        """Keep the dead links."""
        self.dead = dead
        super().__init__(f"{len(dead)} dode links")


def write_release(root: Path, plan: Plan) -> None:
    """Write a release below a framework folder.

    The register comes last: a release that was cut short is never taken for a whole one.
    """
    for relative, text in plan.write.items():
        path = root / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(path, text)
    for relative in plan.remove:
        (root / relative).unlink()


def write_new(path: Path, text: str) -> None:
    """Write a file that isn't there yet; raises ``ValueError`` when it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise ValueError(f"{path} bestaat al") from error


def _write_whole(path: Path, text: str) -> None:
    """Replace a file in one step."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    Path(name).chmod(0o644)
    Path(name).replace(path)


@contextmanager
def _staging(target: Path) -> Iterator[Path]:
    """A folder beside the target, so that moving it into place is a rename; gone afterwards."""
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def publish_site(target: Path, build: Callable[[Path], None]) -> int:
    """Build a site aside, check it, and put it in place of the one that stands there.

    Returns the number of files. Raises ``BrokenSite``, or whatever ``build`` raises, and leaves the
    old site untouched then.
    """
    with _staging(target) as staging:
        new = staging / "nieuw"
        new.mkdir()
        build(new)
        dead = dead_links(new)
        if dead:
            raise BrokenSite(dead)
        if target.exists():
            target.rename(staging / "oud")
        try:
            new.rename(target)
        except OSError:
            if (staging / "oud").exists():
                (staging / "oud").rename(target)
            raise
    return sum(1 for p in target.rglob("*") if p.is_file())
