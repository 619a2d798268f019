"""Where the parts of the project stand: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def _part(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


THEME = _part("site_overrides")
FRAMEWORK = "framework"
"""The folder of the framework, unless another is named."""
PROJECT = _PACKAGE.parent
