"""Quotes are only advised where they mend: some fields ask for another form too."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.check.framework import check
from tests.builders import EXAMPLE


@pytest.mark.parametrize(
    ("path", "old", "new", "code", "hint"),
    [
        (
            "gemeenten/gm9003.yaml",
            "versie: 1.0.0",
            "versie: 0.2",
            "waarde-dubbelzinnig",
            "Bijvoorbeeld: 0.2.0",
        ),
        (
            "gemeenten/gm9003.yaml",
            "datum: 2026-02-01",
            "datum: 2026",
            "waarde-soort",
            "Bijvoorbeeld: 2027-01-01",
        ),
        (
            "begrippen/bg-01.yaml",
            "paragraaf: begrippenlijst",
            "paragraaf: 3.2",
            "waarde-dubbelzinnig",
            'Schrijf: paragraaf: "3.2"',
        ),
    ],
)
def test_quotes_are_advised_where_they_mend(  # noqa: PLR0913, PLR0917 - a mistake has these parts
    path: str, old: str, new: str, code: str, hint: str, tmp_path: Path
) -> None:
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "kader"))
    text = (root / path).read_text(encoding="utf-8")
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert [(f.rule, f.hint) for f in check(root).findings] == [(code, hint)]
