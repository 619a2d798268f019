"""Small git repositories for tests, apart from whatever git the machine is set up with."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.builders import EXAMPLE

ENVIRONMENT = {
    "GIT_AUTHOR_NAME": "Redactie",
    "GIT_AUTHOR_EMAIL": "redactie@kader.example",
    "GIT_COMMITTER_NAME": "Redactie",
    "GIT_COMMITTER_EMAIL": "redactie@kader.example",
    # The same content has the same hash every time.
    "GIT_AUTHOR_DATE": "2026-11-23T12:00:00+01:00",
    "GIT_COMMITTER_DATE": "2026-11-23T12:00:00+01:00",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder; gives what it says."""
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env=os.environ | ENVIRONMENT,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def make_repository(folder: Path) -> Path:
    """A repository whose first commit holds the example framework in ``framework/``."""
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    shutil.copytree(EXAMPLE, folder / "framework")
    commit(folder, {})
    return folder


def commit(folder: Path, files: Mapping[str, str | bytes | None]) -> str:
    """Write some files (``None`` removes one) and commit everything; gives the hash."""
    for name, text in files.items():
        path = folder / name
        if text is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "Wijziging")
    return git(folder, "rev-parse", "HEAD")
