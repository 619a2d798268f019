"""The cache of a user on disk: kept between two runs of the same program, and safe to delete.

It is a file with keys and nothing else (``base.cache``). A file of another program, one that was
written in part or that someone spoilt is as good as none, and a disk that takes no file is no
reason to stop: the work is then done again. So it is when the program can't be told apart from
others, as while an editor program has a file of it locked.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from platformdirs import user_cache_path

from generator.base.cache import SIZE, Cache, digest
from generator.base.findings import Finding
from generator.load.document import read_file

VARIABLE = "KADER_CACHE"
"""Names the folder of the cache; ``uit`` means that there is none."""
OFF = "uit"
MOST = 50_000
"""So many keys are kept: those of the last run, and of the ones before what still fits."""

_LARGEST = (MOST + 2) * SIZE
"""So many bytes the largest file of a cache has."""

_PROGRAM = Path(__file__).resolve().parents[1]
_COMPILED = "__pycache__"
"""What Python makes of our files, when it runs them."""
_NAME = "nagekeken"


@contextmanager
def kept_cache() -> Iterator[Cache | None]:
    """The cache of this user and program; what is new in it is kept when all went well."""
    folder, program = _folder(), _program()
    if folder is None or program is None:
        yield None
        return
    cache = Cache(_read(folder / _NAME, program))
    yield cache
    if not cache.met <= cache.known:
        with suppress(OSError):
            _write(folder, program, cache)


def _folder() -> Path | None:
    named = os.environ.get(VARIABLE)
    if named == OFF:
        return None
    return Path(named) if named else user_cache_path("kader")


def _read(path: Path, program: bytes) -> frozenset[bytes]:
    """The keys in a file that this program wrote whole; else none."""
    raw = read_file(path, path.name, _LARGEST)
    if isinstance(raw, Finding):
        return frozenset()
    head, keys, seal = raw[:SIZE], raw[SIZE:-SIZE], raw[-SIZE:]
    if head != program or len(keys) % SIZE or seal != digest(head, keys):
        return frozenset()
    return frozenset(keys[n : n + SIZE] for n in range(0, len(keys), SIZE))


def _write(folder: Path, program: bytes, cache: Cache) -> None:
    """Put the keys in a new file in the place of the old one."""
    older = sorted(cache.known - cache.met)
    keys = b"".join((sorted(cache.met) + older)[:MOST])
    folder.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=folder, prefix=f"{_NAME}-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(program + keys + digest(program, keys))
        Path(name).replace(folder / _NAME)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _program() -> bytes | None:
    """Tells this program apart from every other: Python, what is installed, and our own files.

    Of a file its size and time count, as they do for Python when it chooses what it runs. ``None``
    when one of ours can't be looked at, such as a link to nothing.
    """
    installed = (name for place in sys.path for name in _installed(place))
    try:
        files = [part for path in _files(str(_PROGRAM)) for part in path]
    except OSError:
        return None
    return digest(*map(os.fsencode, (sys.version, *installed, "", *files)))


def _installed(place: str) -> Iterable[str]:
    """The names and versions of the packages in a folder that Python looks into, in order."""
    try:
        names = [path.name for path in Path(place or ".").iterdir()]
    except OSError:
        return ()
    return sorted(name for name in names if name.endswith(".dist-info"))


def _files(folder: str) -> Iterator[tuple[str, str, str]]:
    """The files of the program below a folder, each with its size and time."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda e: e.name):
            if entry.name == _COMPILED:
                continue
            if entry.is_dir():
                yield from _files(entry.path)
            else:
                state = entry.stat()
                yield entry.path, str(state.st_size), str(state.st_mtime_ns)
