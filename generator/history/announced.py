"""Which releases the changelog for people tells of: a trace of a release that needs no git."""

from __future__ import annotations

import re
from pathlib import Path

from generator.base.settings import CHANGELOG
from generator.setup.setup import Setup


def heading(name: str, version: str) -> str:
    """How the section of a release begins; frameworks may share a changelog, so each is named."""
    return f"## {name} {version} "


def changelog_of(setup: Setup, root: Path) -> Path:
    """Where the changelog stands, as seen from the framework folder: in it, or in its project.

    A framework that has its schemas in itself stands by itself: what lies around it is not its own.
    """
    own = setup.schemas.is_relative_to(root.resolve())
    return Path(CHANGELOG) if own else Path("..") / CHANGELOG


def announced(text: str, name: str) -> list[str]:
    """The versions of a framework that have a section, in the order in which they stand."""
    start = re.escape(f"## {name} ")
    return re.findall(rf"^{start}(\d+\.\d+\.\d+) ", text, re.MULTILINE)
