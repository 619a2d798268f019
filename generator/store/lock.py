"""A lock on a folder itself: no file is left behind, and it goes when its holder dies.

Where a system can't lock a folder, nobody knows who lives: nothing is ever taken for dead there.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has none.
    fcntl = None  # type: ignore[assignment]


@contextmanager
def locked(folder: Path, *, wait: bool) -> Iterator[bool]:
    """Hold the lock of a folder; gives whether it is held.

    With ``wait`` another holder is waited for; without, the answer is no.
    """
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        yield False
        return
    try:
        yield _take(handle, wait=wait)
    finally:
        os.close(handle)


def is_taken(folder: Path) -> bool:
    """Whether somebody else holds the lock of a folder at this moment."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except (OSError, AttributeError):
        return False
    finally:
        os.close(handle)
    return False


def _take(handle: int, *, wait: bool) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (OSError, AttributeError):  # The system has no locks, or this file system hasn't.
        return False
    return True
