"""Read a framework folder out of a git revision, without touching the work tree.

Only objects are read: nothing is checked out, no hook, filter or setting of the revision runs, and
no symbolic link is followed. What a stranger proposes is data and nothing else.
"""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from generator.load import MAX_BYTES
from generator.versions import FOLDER

MAX_SEALED = 64 * 1024 * 1024
MAX_TOTAL = 256 * 1024 * 1024
MAX_FILES = 20_000
_TIMEOUT = 60
_INCOMPLETE = (
    "een deel van de bestanden ontbreekt in deze kopie van de opslag; haal haar opnieuw op"
)
_REGULAR = {"100644", "100755"}


class NoRevision(Exception):
    """The revision can't be read; the text says why in Dutch, and what to do."""


@dataclass(frozen=True)
class Revision:
    """A commit. ``name`` is what the user called it; ``commit`` its full hash."""

    name: str
    commit: str


@dataclass(frozen=True)
class Blob:
    """One file of a revision; ``path`` is relative to the framework folder.

    ``content`` is ``None`` for what isn't a regular file, such as a symbolic link. A file over the
    limit is cut off just above it, so that the loader refuses it for its size.
    """

    path: str
    content: bytes | None = field(repr=False)


def resolve(name: str) -> Revision:
    """Find the commit of a branch, tag or hash; raises ``NoRevision``."""
    found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if found is None:
        raise NoRevision(_unknown(name))
    return Revision(name, found.decode().strip())


def _unknown(name: str) -> str:
    if _git("rev-parse", "--git-dir") is None:
        return f"‘{name}’ is geen versie en geen map, en deze map is geen git-opslag"
    message = f"‘{name}’ is geen versie, geen map en geen git-revisie"
    if is_shallow():
        return (
            f"{message} die hier bekend is: deze kopie is ondiep en mist een deel van de "
            f"geschiedenis. Haal het op met: git fetch --depth=1 origin {name}"
        )
    return message


def is_shallow() -> bool:
    """Whether the clone lacks a part of the history."""
    return (_git("rev-parse", "--is-shallow-repository") or b"").strip() == b"true"


def fork_point(old: Revision, new: Revision) -> Revision | None:
    """The commit at which ``new`` left ``old``; ``None`` when this clone doesn't show it.

    Where ``new`` lies before ``old`` there is no such point to compare with: then ``old`` itself.
    """
    found = _git("merge-base", old.commit, new.commit)
    if found is None:
        return None
    commit = found.decode().strip()
    return old if commit == new.commit else Revision(old.name, commit)


def blobs(revision: Revision, folder: Path) -> list[Blob]:
    """The files of a framework folder in a revision; raises ``NoRevision``."""
    root = _inside(folder)
    listing = _git("ls-tree", "-r", "-z", "-l", "--full-tree", revision.commit, "--", f"{root}/")
    if listing is None:
        raise NoRevision(_INCOMPLETE)
    if not listing:
        raise NoRevision(f"in ‘{revision.name}’ staat geen map {root}")
    entries = [_entry(e, root) for e in listing.decode("utf-8", "surrogateescape").split("\0") if e]
    wanted = [e for e in entries if e.is_regular and e.size <= e.limit]
    if len(entries) > MAX_FILES or sum(e.size for e in wanted) > MAX_TOTAL:
        raise NoRevision(f"in ‘{revision.name}’ staat te veel om te vergelijken")
    contents = _contents([e.identity for e in wanted])
    return [
        Blob(e.path, contents.get(e.identity, b" " * (e.limit + 1)) if e.is_regular else None)
        for e in entries
    ]


@dataclass(frozen=True)
class _Entry:
    path: str
    identity: str
    size: int
    is_regular: bool

    @property
    def limit(self) -> int:
        return MAX_SEALED if self.path.split("/")[0] == FOLDER else MAX_BYTES


def _inside(folder: Path) -> str:
    """The path of a folder inside the repository; in a bare one it is taken as it is."""
    top = _git("rev-parse", "--show-toplevel")
    if top is None:
        return folder.as_posix()
    try:
        return folder.resolve().relative_to(Path(os.fsdecode(top.rstrip(b"\n")))).as_posix()
    except ValueError as error:
        raise NoRevision(f"de map {folder} staat niet in deze git-opslag") from error


def _entry(line: str, root: str) -> _Entry:
    about, _, path = line.partition("\t")
    mode, _, identity, size = about.split()
    relative = PurePosixPath(path).relative_to(root).as_posix()
    return _Entry(relative, identity, int(size) if size != "-" else 0, mode in _REGULAR)


def _contents(identities: list[str]) -> dict[str, bytes]:
    """The contents of blobs by hash, in one run of git."""
    output = _git("cat-file", "--batch", feed="".join(f"{i}\n" for i in identities).encode())
    found: dict[str, bytes] = {}
    place = 0
    for identity in identities:
        head, _, _ = (output or b"")[place : place + 200].partition(b"\n")
        if not head.endswith(b" missing") and head:
            size = int(head.split()[2])
            start = place + len(head) + 1
            found[identity] = (output or b"")[start : start + size]
            place = start + size + 1
        else:
            raise NoRevision(_INCOMPLETE)
    return found


def _git(*arguments: str, feed: bytes = b"") -> bytes | None:
    """The output of git, or ``None`` when it says no; raises ``NoRevision`` without git.

    No replaced objects, and nothing is fetched: the answer depends on what is here.
    """
    environment = os.environ | {
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
    }
    try:
        done = subprocess.run(
            ["git", *arguments],
            capture_output=True,
            check=False,
            timeout=_TIMEOUT,
            env=environment,
            input=feed,
        )
    except FileNotFoundError as error:
        raise NoRevision("git is niet geïnstalleerd") from error
    except subprocess.TimeoutExpired as error:
        raise NoRevision("git gaf geen antwoord") from error
    return done.stdout if done.returncode == 0 else None


def target(root: Path, blob: Blob) -> Path:
    """Where a file of a revision goes below a folder; raises ``NoRevision`` when outside it."""
    path = PurePosixPath(blob.path)
    if path.is_absolute() or ".." in path.parts:
        raise NoRevision(f"‘{blob.path}’ is geen gewone plek")
    return root / path
