"""Where the parts of the project stand: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


def _part(name: str) -> Path:
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


THEME = _part("site_overrides")
FRAMEWORK = "framework"
"""The folder of the framework, unless another is named."""
PROJECT = PACKAGE.parent
