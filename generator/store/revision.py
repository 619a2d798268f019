"""Read a framework folder out of a git revision, without touching the work tree.

Only objects are read: nothing is checked out, no hook, filter or setting of the revision runs, and
no symbolic link is followed. What a stranger proposes is data and nothing else.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Timer

from generator.base.findings import shorten
from generator.history.versions import FOLDER
from generator.load.document import MAX_BYTES

MAX_SEALED = 64 * 1024 * 1024
MAX_TOTAL = 256 * 1024 * 1024
MAX_FILES = 20_000
_MAX_LISTING = 16 * 1024 * 1024
_TIMEOUT = 60
_LONGEST_NAME, _LONGEST_PATH = 255, 1000
"""In bytes; Linux allows four times that for a path, but the folder it goes to counts too."""
_INCOMPLETE = (
    "een deel van de bestanden ontbreekt in deze kopie van de opslag; haal haar opnieuw op"
)
_REGULAR = {"100644", "100755"}
DEEPEN = (
    "Haal de rest op met: git fetch --unshallow (in een pijplijn: zet ‘fetch-depth: 0’ bij de stap "
    "die de opslag ophaalt, of bij GitLab de variabele GIT_DEPTH op 0)"
)
"""How to get the history that a shallow clone lacks: one commit more may not be the one asked."""


class NoRevision(Exception):
    """The revision can't be read; the text says why in Dutch, and what to do."""


@dataclass(frozen=True)
class Revision:
    """A commit. ``name`` is what the user called it; ``commit`` its full hash.

    ``left_by`` is the name of what left it here, when it is not the tip of what ``name`` says.
    """

    name: str
    commit: str
    left_by: str = ""

    @property
    def label(self) -> str:
        """What to call it: never a branch with the hash of another commit than its own."""
        place = f"{self.name}, waar {self.left_by} aftakte" if self.left_by else self.name
        return f"{place} ({self.commit[:7]})"


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
    output = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if output is None:
        raise NoRevision(_unknown(name))
    commit = output.decode().strip()
    if _is_ambiguous(name):
        raise NoRevision(
            f"‘{name}’ is hier een branch en ook een tag, met een andere inhoud; schrijf "
            f"refs/heads/{name} of refs/tags/{name}"
        )
    return Revision(name, commit)


def _is_ambiguous(name: str) -> bool:
    """Whether a branch and a tag have one name: git takes the tag, and says so to nobody here."""
    places = (f"refs/{kind}/{name}^{{commit}}" for kind in ("heads", "tags"))
    found = [_git("rev-parse", "--verify", "--quiet", "--end-of-options", p) for p in places]
    return None not in found and found[0] != found[1]


def _unknown(name: str) -> str:
    if _git("rev-parse", "--git-dir") is None:
        return f"‘{name}’ is geen versie en geen map, en deze map is geen git-opslag"
    message = f"‘{name}’ is geen versie, geen map en geen git-revisie"
    if is_shallow():
        return (
            f"{message} die hier bekend is: deze kopie is ondiep en mist een deel van de "
            f"geschiedenis. {DEEPEN}"
        )
    return message


def is_shallow() -> bool:
    """Whether the clone lacks a part of the history."""
    return (_git("rev-parse", "--is-shallow-repository") or b"").strip() == b"true"


def fork_point(old: Revision, new: Revision) -> Revision | None:
    """The commit at which ``new`` left ``old``; ``None`` when this clone doesn't show it.

    Where ``new`` lies before ``old`` there is no such point to compare with: then ``old`` itself.
    """
    output = _git("merge-base", old.commit, new.commit)
    if output is None:
        return None
    commit = output.decode().strip()
    if commit in {old.commit, new.commit}:
        return old
    return Revision(old.name, commit, left_by=new.name)


def is_before(one: Revision, other: Revision) -> bool:
    """Whether a commit came before another one and led to it."""
    if one.commit == other.commit:
        return False
    return _git("merge-base", "--is-ancestor", one.commit, other.commit) is not None


def changed_files(old: Revision, new: Revision, folder: Path) -> list[tuple[str, str]]:
    """The files that differ between two revisions, in order of their paths.

    Each with its path below the framework folder, empty for what stands elsewhere.
    """
    arguments = ("diff-tree", "-r", "-z", "--name-only", "--no-renames", old.commit, new.commit)
    listing = _git(*arguments, most=_MAX_LISTING)
    if listing is None:
        raise NoRevision(_INCOMPLETE)
    if len(listing) > _MAX_LISTING:
        raise NoRevision(f"‘{new.name}’ verandert te veel bestanden om te vergelijken")
    root = _inside(folder)
    start = "" if root == "." else f"{root}/"
    paths = [p for p in listing.decode("utf-8", "surrogateescape").split("\0") if p]
    return [(p, p.removeprefix(start) if p.startswith(start) else "") for p in paths]


def blobs(revision: Revision, folder: Path) -> list[Blob]:
    """The files of a framework folder in a revision; raises ``NoRevision``."""
    root = _inside(folder)
    too_much = NoRevision(f"in ‘{revision.name}’ staat te veel om te vergelijken")
    tree = f"{revision.commit}:{root}" if root != "." else f"{revision.commit}^{{tree}}"
    if (_git("cat-file", "-t", tree) or b"").strip() != b"tree":
        raise NoRevision(f"in ‘{revision.name}’ staat geen map {root}")
    # A few folders that hold each other ten times make more paths than fit anywhere.
    listing = _git("ls-tree", "-r", "-z", "-l", "--full-tree", tree, most=_MAX_LISTING)
    if listing is None:
        raise NoRevision(_INCOMPLETE)
    if len(listing) > _MAX_LISTING:
        raise too_much
    entries = [_entry(e) for e in listing.decode("utf-8", "surrogateescape").split("\0") if e]
    # What is too large is cut off, and takes as much room as what just isn't.
    if len(entries) > MAX_FILES or sum(min(e.size, e.limit + 1) for e in entries) > MAX_TOTAL:
        raise too_much
    regular = [e for e in entries if e.is_regular]
    contents = _contents([e.identity for e in regular if e.size <= e.limit])
    cut = {limit: b" " * (limit + 1) for limit in {e.limit for e in regular if e.size > e.limit}}
    content_of = {e: cut[e.limit] if e.size > e.limit else contents[e.identity] for e in regular}
    return [Blob(e.path, content_of.get(e)) for e in entries]


_SHARED = ("/main", "/master", "/HEAD")
"""How the names end of the branches from which others take what holds."""


def published_as(folder: Path, version: str) -> str | None:
    """The tag or remote branch by which a release is already with others, as far as git knows."""
    named = re.compile(rf"(?<![\d.]){re.escape(version)}")
    try:
        tags = _git("-C", str(folder), "for-each-ref", "--format=%(refname:strip=2)", "refs/tags")
        for tag in (tags or b"").decode(errors="replace").split():
            if (found := named.search(tag)) and found.end() == len(tag):
                return tag
        listed = _git("-C", str(folder), "for-each-ref", "--format=%(refname)", "refs/remotes")
        branches = [b for b in (listed or b"").decode().split() if b.endswith(_SHARED)]
        sealed = f"./{FOLDER}/{version}.json"
        holding = (
            b for b in branches if _git("-C", str(folder), "cat-file", "-e", f"{b}:{sealed}") == b""
        )
        return next((b.removeprefix("refs/remotes/") for b in holding), None)
    except NoRevision:
        return None


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


def _entry(line: str) -> _Entry:
    about, _, path = line.partition("\t")
    mode, _, identity, size = about.split()
    return _Entry(path, identity, int(size) if size.isdigit() else 0, mode in _REGULAR)


def _contents(identities: list[str]) -> dict[str, bytes]:
    """The contents of blobs by hash, in one run of git."""
    output = _git("cat-file", "--batch", feed="".join(f"{i}\n" for i in identities).encode())
    by_identity: dict[str, bytes] = {}
    place = 0
    for identity in identities:
        head, _, _ = (output or b"")[place : place + 200].partition(b"\n")
        if not head.endswith(b" missing") and head:
            size = int(head.split()[2])
            start = place + len(head) + 1
            by_identity[identity] = (output or b"")[start : start + size]
            place = start + size + 1
        else:
            raise NoRevision(_INCOMPLETE)
    return by_identity


def _git(*arguments: str, feed: bytes = b"", most: int | None = None) -> bytes | None:
    """The output of git, or ``None`` when it says no; raises ``NoRevision`` without git.

    Of the output at most one byte more than ``most`` is read. No replaced objects, and nothing is
    fetched: the answer depends on what is here.
    """
    environment = os.environ | {
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
    }
    command = ["git", *arguments]
    try:
        if most is not None:
            return _beginning(command, environment, most)
        done = subprocess.run(
            command,
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


def _beginning(command: list[str], environment: dict[str, str], most: int) -> bytes | None:
    """What a command says, cut off one byte above ``most``; ``None`` when it fails.

    The command is ended when it goes on. Raises ``subprocess.TimeoutExpired``: git can also be kept
    busy by folders that hold nothing.
    """
    late = Event()
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    ) as process:
        assert process.stdout is not None
        clock = Timer(_TIMEOUT, _end, (process, late))
        clock.start()
        try:
            output = process.stdout.read(most + 1)
            if len(output) > most:
                process.kill()
                return output
            process.wait()
        finally:
            clock.cancel()
    if late.is_set():
        raise subprocess.TimeoutExpired(command, _TIMEOUT)
    return output if process.returncode == 0 else None


def _end(process: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    process.kill()


def target(root: Path, blob: Blob) -> Path:
    """Where a file of a revision goes below a folder; raises ``NoRevision`` when it can't.

    Git itself keeps these names out of a work tree, but not out of its objects.
    """
    parts = blob.path.split("/")
    too_long = len(os.fsencode(blob.path)) > _LONGEST_PATH or any(
        len(os.fsencode(p)) > _LONGEST_NAME for p in parts
    )
    if too_long or {"", ".", ".."} & set(parts):
        raise NoRevision(f"‘{shorten(blob.path)}’ is geen gewone plek")
    return root / blob.path
