"""Paths and commands as someone can type them after us: in the quotes that a shell needs."""

from __future__ import annotations

import shlex
from os.path import relpath
from pathlib import Path

from generator.edge.line.parameters import FRAMEWORK


def typed(path: Path) -> str:
    """A path for a command line; one that begins with a dash must not look like an option."""
    text = str(path)
    return shlex.quote(f"./{text}" if text.startswith("-") else text)


def check_command(folder: Path) -> str:
    """The command that checks a framework."""
    return "kader controleer" if folder == FRAMEWORK else f"kader controleer {typed(folder)}"


def site_beside(folder: Path) -> Path:
    """Where the site of a framework may come: never in the framework itself."""
    site, root = Path("site"), folder.resolve()
    inside = overlap(site.resolve(), root)
    return Path(relpath(root.parent / f"{root.name}-site")) if inside else site


def overlap(one: Path, other: Path) -> bool:
    """Whether one of two folders lies in the other, or both are the same."""
    return one.is_relative_to(other) or other.is_relative_to(one)
