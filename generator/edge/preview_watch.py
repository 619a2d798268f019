"""Looks for saved files, and keeps looking when a whole folder goes away for a while."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserverVFS

_SECONDS = 0.5
"""So often is looked, as MkDocs itself does."""

_ABSENT = os.stat_result((stat.S_IFDIR, *[0] * 9))
"""What isn't there counts as an empty folder: then what was in it is gone, and may come back."""


def patient_observer() -> BaseObserver:
    """An observer that outlives the folder it watches.

    That of MkDocs stops for good when the folder goes, as it does on another branch of git.
    """
    return PollingObserverVFS(_stat_or_absent, os.scandir, polling_interval=_SECONDS)


def _stat_or_absent(path: str) -> os.stat_result:
    try:
        return Path(path).stat()
    except (FileNotFoundError, NotADirectoryError):
        return _ABSENT
