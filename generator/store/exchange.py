"""Put a folder in the place of another in one step, where the system can: nobody sees neither."""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path

_HERE = -100  # AT_FDCWD
_EXCHANGE = 2  # RENAME_EXCHANGE
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}
"""What a system or file system says that doesn't know the exchange, or forbids it."""


def put_in_place(new: Path, target: Path, old: Path) -> None:
    """Move a folder to the target; what stood there ends up aside, at ``new`` or at ``old``.

    Without an exchange it takes two steps. What fails between them is undone; who is killed there
    leaves the only copy at ``old``, and the next build puts it back.
    """
    if not target.exists():
        new.rename(target)
    elif not exchange(new, target):
        _in_two_steps(new, target, old)


def exchange(one: Path, other: Path) -> bool:
    """Let two paths change places in one step; gives whether the system can.

    Raises ``OSError`` when it can, and yet it fails.
    """
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _in_two_steps(new: Path, target: Path, old: Path) -> None:
    try:
        target.rename(old)
        new.rename(target)
    except BaseException:
        if old.exists() and not target.exists():
            old.rename(target)
        raise
