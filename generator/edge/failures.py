"""Why something could not be done, as one Dutch sentence; the system speaks English."""

from __future__ import annotations

import errno
import traceback
from collections.abc import Mapping
from pathlib import Path

_REASONS: Mapping[int, str] = {
    errno.ENOENT: "bestaat niet",
    errno.EACCES: "mag niet worden gelezen of geschreven",
    errno.EPERM: "mag niet worden gelezen of geschreven",
    errno.EEXIST: "bestaat al",
    errno.ENOTDIR: "is geen map",
    errno.EISDIR: "is een map",
    errno.EROFS: "kan niet worden geschreven: alleen lezen",
    errno.ENOSPC: "kan niet worden geschreven: de schijf is vol",
    errno.ENAMETOOLONG: "kan niet bestaan: de naam is te lang",
}


def reason(error: Exception) -> str:
    """Say why something failed: our own sentence, or that of the system in Dutch."""
    if not isinstance(error, OSError) or error.errno is None:
        return str(error)
    subject = "de uitvoer" if error.filename is None else error.filename
    why = _REASONS.get(error.errno, f"kan niet worden gelezen of geschreven ({error.errno})")
    return f"{subject} {why}"


def where(error: Exception) -> str:
    """Name an unforeseen error and the place where it rose, on one line."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}, regel {last.lineno}: {error}"
