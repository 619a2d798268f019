"""Two releases at once on one checkout: the second sees the first, or is refused."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from generator.edge.cli import main
from generator.edge.commands import uitgave
from generator.edge.exit_codes import FAILED, FOUND, GOOD
from generator.edge.turns import in_turn
from generator.history.versions import FOLDER
from generator.release.plan import Plan
from generator.store.lock import is_taken, locked
from tests.builders import EXAMPLE


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The example framework, of which the working version can be released."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "kader"))


def releases(root: Path) -> list[str]:
    return sorted(p.stem for p in (root / FOLDER).glob("[0-9]*.json"))


def start(root: Path, number: str) -> subprocess.Popen[str]:
    words = ("uitgave", number, "--datum", "2026-11-23", "--datum-klopt", "--kader", str(root))
    return subprocess.Popen(
        [sys.executable, "-m", "generator", *words],
        cwd=Path(__file__).parents[1],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_at_once_make_one_release_and_a_sound_chain(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = releases(root)
    both = [start(root, number) for number in ("2.0.0", "2.0.0")]
    out = [(p.communicate(timeout=120), p.returncode) for p in both]
    assert sorted(code for _, code in out) == [GOOD, FOUND], out
    assert releases(root) == sorted([*before, "2.0.0"])
    assert any("er is niets veranderd sinds uitgave 2.0.0" in err for (_, err), _ in out), out
    assert main(["verifieer", str(root)]) == GOOD
    capsys.readouterr()


def test_who_waits_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with locked(root, wait=True):
        assert is_taken(root)
        waiting = threading.Thread(target=lambda: in_turn(root).__enter__())
        waiting.daemon = True
        waiting.start()
        time.sleep(0.3)
        assert waiting.is_alive()
        assert "dit wacht tot die klaar is" in capsys.readouterr().err
    waiting.join(10)
    assert not waiting.is_alive()


def test_without_locks_a_release_that_came_between_is_seen(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is looked at once more, right before the first byte is written."""
    before = releases(root)

    def meanwhile(plan: Plan, folder: Path) -> Plan:
        register = folder / FOLDER / "register.json"
        register.write_bytes(register.read_bytes() + b" ")
        return plan

    monkeypatch.setattr(uitgave, "_told", meanwhile)
    code = main(
        ["uitgave", "2.0.0", "--datum", "2026-11-23", "--datum-klopt", "--kader", str(root)]
    )
    assert code == FAILED
    assert "intussen is een andere uitgave gemaakt" in capsys.readouterr().err
    assert releases(root) == before


def test_nothing_is_taken_where_nobody_is(tmp_path: Path) -> None:
    assert not is_taken(tmp_path)
    assert not is_taken(tmp_path / "weg")
