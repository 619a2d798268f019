"""Small git repositories for tests, apart from whatever git the machine is set up with."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.builders import EXAMPLE, SCHEMAS

IDENTITY = {
    f"GIT_{role}_{name}": value
    for role in ("AUTHOR", "COMMITTER")
    for name, value in {
        "NAME": "Redactie",
        "EMAIL": "redactie@kader.example",
        # The same content has the same hash every time.
        "DATE": "2026-11-23T12:00:00+01:00",
    }.items()
}


def bare_environment(home: Path) -> dict[str, str]:
    """An environment with nothing of this machine but where programs are."""
    return IDENTITY | {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "LANG": "C.UTF-8",
    }


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, without the settings of this machine; gives what it says."""
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env=bare_environment(folder),
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def make_repository(folder: Path) -> Path:
    """A repository whose first commit holds the example framework in ``framework/``."""
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    shutil.copytree(EXAMPLE, folder / "framework")
    shutil.copytree(SCHEMAS, folder / "schemas")
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
