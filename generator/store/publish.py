"""Write files that are whole or not there at all: a release, a new file, a revision."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from generator.base.findings import shorten
from generator.release.plan import Plan
from generator.release.undo import Undo
from generator.store.revision import Blob, NoRevision, target


def write_release(root: Path, plan: Plan | Undo) -> None:
    """Write a release below a framework folder, or take one back: all of it or nothing.

    Everything is written aside first, then put in place; what fails halfway is undone. The register
    comes last, so that a release that was cut short from outside is never taken for a whole one:
    its stray file is a finding. Only then do the change notes go, which the release now holds.
    """
    root = root.resolve()
    places = {root / relative: text for relative, text in plan.write.items()}
    before = {p: p.read_bytes() if p.is_file() else None for p in places}
    _clear_asides({p.parent for p in places})
    aside: dict[Path, Path] = {}
    try:
        for path, text in places.items():
            aside[path] = _write_aside(path, text)
        for path in places:
            aside[path].replace(path)
    except BaseException:
        _put_all_back(before)
        raise
    finally:
        for path in aside.values():
            path.unlink(missing_ok=True)
    for relative in plan.remove:
        (root / relative).unlink()


_ASIDE = ".kader-schrijft-"
"""How the name of a file begins that is written before it has its place; git ignores those."""


def _clear_asides(folders: Iterable[Path]) -> None:
    """Remove what a command left that was killed while it wrote a release, or took one back."""
    for folder in folders:
        for path in folder.glob(f"{_ASIDE}*"):
            path.unlink(missing_ok=True)


def _put_all_back(before: Mapping[Path, bytes | None]) -> None:
    """Undo every write; one that can't be undone doesn't keep the others from it."""
    with ExitStack() as undo:
        for path, content in before.items():
            undo.callback(_put_back, path, content)


def _put_back(path: Path, content: bytes | None) -> None:
    """Undo a write: a file gets its old bytes back, one that wasn't there goes."""
    if content is None:
        path.unlink(missing_ok=True)
    elif path.read_bytes() != content:
        path.write_bytes(content)


def write_new(path: Path, text: str) -> None:
    """Write a file that isn't there yet, all of it; raises ``ValueError`` when it is."""
    content = text.encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        file = path.open("xb")
    except FileExistsError as error:
        raise ValueError(f"{path} bestaat al") from error
    try:
        with file:
            file.write(content)
    except BaseException:
        path.unlink()
        raise


@contextmanager
def written_new(files: Mapping[Path, str]) -> Iterator[None]:
    """Write files that aren't there yet, and keep them only when what follows succeeds too.

    Raises ``ValueError`` when one is there already.
    """
    missing = {folder for path in files for folder in path.parents if not folder.exists()}
    made: list[Path] = []
    try:
        for path, text in files.items():
            write_new(path, text)
            made.append(path)
        yield
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        for folder in sorted(missing, reverse=True):
            with suppress(OSError):
                folder.rmdir()
        raise


def write_layout(files: Mapping[Path, str]) -> None:
    """Replace the texts of files, each in one step."""
    for path, text in files.items():
        aside = _write_aside(path, text)
        try:
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)


@contextmanager
def unpacked(files: Iterable[Blob]) -> Iterator[Path]:
    """A folder with the files of a revision, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="kader-") as folder:
        root = Path(folder) / "kader"
        write_blobs(root, files)
        yield root


def write_blobs(root: Path, files: Iterable[Blob]) -> None:
    """Write the files of a revision into a new folder.

    Raises ``ValueError`` when the folder exists, ``NoRevision`` for files that can't stand in one.
    What isn't a regular file becomes a link to nothing: the check names it, and nobody follows it.
    A folder that can't be filled doesn't stay.
    """
    try:
        root.mkdir(parents=True)
    except FileExistsError as error:
        raise ValueError(f"{root} bestaat al") from error
    try:
        _fill(root, files)
    except BaseException:
        shutil.rmtree(root, ignore_errors=True)
        raise


def _fill(root: Path, files: Iterable[Blob]) -> None:
    for blob in files:
        path = target(root, blob)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if blob.content is None:
                path.symlink_to("/nergens")
            else:
                with path.open("xb") as file:
                    file.write(blob.content)
        except (FileExistsError, NotADirectoryError) as error:
            # Git's objects can hold a name twice, as a link and as a folder for instance.
            raise NoRevision(f"‘{shorten(blob.path)}’ staat er twee keer") from error


def _write_aside(path: Path, text: str) -> Path:
    """Write a file beside its place, ready to be moved there in one step; all of it or nothing."""
    content = text.encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{_ASIDE}{path.name}.")
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        # Who may read and write a file stays as it was.
        aside.chmod(stat.S_IMODE(path.stat().st_mode) if path.is_file() else 0o644)
    except BaseException:
        aside.unlink()
        raise
    return aside
