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
    errno.EDQUOT: "kan niet worden geschreven: uw ruimte op de schijf is op",
    errno.EFBIG: "kan niet worden geschreven: het bestand wordt te groot",
    errno.EIO: "kan niet worden gelezen of geschreven: de schijf geeft een fout",
    errno.EMFILE: "kan niet worden geopend: er staan te veel bestanden open",
    errno.ENFILE: "kan niet worden geopend: er staan te veel bestanden open",
    errno.ENOMEM: "kan niet worden gelezen of geschreven: het geheugen is vol",
    errno.ELOOP: "verwijst naar zichzelf",
    errno.ENOTEMPTY: "is geen lege map",
    errno.EBUSY: "is in gebruik",
    errno.ETXTBSY: "is in gebruik",
    errno.EXDEV: "staat op een andere schijf",
    errno.EPIPE: "wordt niet meer gelezen",
    errno.ETIMEDOUT: "geeft geen antwoord",
    errno.ECONNREFUSED: "geeft geen antwoord",
}


def reason(error: Exception) -> str:
    """Say why something failed: our own sentence, or that of the system in Dutch."""
    if isinstance(error, UnicodeError):
        return "een tekst is niet opgeslagen als UTF-8"
    if not isinstance(error, OSError) or error.errno is None:
        return str(error)
    subject = "de uitvoer" if error.filename is None else error.filename
    why = _REASONS.get(error.errno, f"kan niet worden gelezen of geschreven ({error.errno})")
    return f"{subject} {why}"


def where(error: Exception) -> str:
    """Name an unforeseen error and the place where it rose, on one line."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}, regel {last.lineno}: {error}"
