"""Commands run as an ordinary user: one to whom the rights on files and folders apply.

Root may do anything. Where the tests run as root, a child gives up that power; who it is stays the
same, so that the interpreter can still be read, and other people's files belong to ``OTHER``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

OTHER = 65534
"""Somebody else (nobody)."""
_POWERLESS = (
    "setpriv",
    "--bounding-set=-all",
    "--inh-caps=-all",
    "--securebits=+noroot,+noroot_locked",
)
_ROOT = Path(__file__).parents[1]


def is_root() -> bool:
    """Whether the tests may do anything."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


@cache
def why_not() -> str:
    """Why nothing can be run as an ordinary user here; empty when it can."""
    if not hasattr(os, "geteuid"):
        return "no rights as on Unix"
    if not is_root():
        return ""
    if shutil.which("setpriv") is None:
        return "root, and no setpriv to become an ordinary user"
    tried = subprocess.run([*_POWERLESS, "true"], check=False, capture_output=True)
    return "" if tried.returncode == 0 else "root, and setpriv may not take its power away"


def kader(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command as an ordinary user."""
    prefix = _POWERLESS if is_root() else ()
    return subprocess.run(
        [*prefix, sys.executable, "-m", "generator", *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        timeout=120,
    )
