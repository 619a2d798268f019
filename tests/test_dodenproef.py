"""A small trial of ``make dodenproef``, and proof that its reader sees what it should."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.dodenproef import NAMES, build_with, look

ROOT = Path(__file__).parents[1]


def test_a_reader_always_has_a_whole_site() -> None:
    """Twenty builds are killed at some time, and one before each step."""
    result = subprocess.run(
        [sys.executable, "-m", "tests.dodenproef", "20"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert (result.returncode, result.stderr) == (0, ""), result.stdout
    one, two = result.stdout.splitlines()
    assert one.startswith("in one step: Score(killed=")
    assert two.startswith("in two steps: Score(killed=")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site."""
    (tmp_path / "site").mkdir()
    build_with(1)(tmp_path / "site")
    return tmp_path / "site"


def test_the_reader_knows_a_whole_site(site: Path) -> None:
    assert look(site) == "whole"
    assert look(site.parent / "weg") == "absent"


def test_the_reader_sees_a_missing_page_and_one_of_another_build(site: Path) -> None:
    (site / NAMES[3]).write_text("2", encoding="utf-8")
    assert look(site) == "broken"
    (site / NAMES[3]).unlink()
    assert look(site) == "broken"
