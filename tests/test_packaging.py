"""The package carries what it needs when it is installed elsewhere, without this repository."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.builders import fill_in, open_setup

ROOT = Path(__file__).parents[1]
CACHES = {"__pycache__"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as others install it."""
    folder = tmp_path_factory.mktemp("wiel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=300)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which only the package is installed."""
    folder = tmp_path_factory.mktemp("los")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    command += ["--disable-pip-version-check", "--target", str(folder), str(wheel)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder


def files_of(top: str) -> set[str]:
    """The files of a folder of the repository that belong in the package."""
    paths = (ROOT / top).rglob("*")
    return {
        p.relative_to(ROOT).as_posix() for p in paths if p.is_file() and not CACHES & set(p.parts)
    }


def test_wheel_holds_the_generator_and_its_theme(wheel: Path) -> None:
    """A folder that is missing would be left out silently."""
    with zipfile.ZipFile(wheel) as content:
        names = set(content.namelist())
    expected = files_of("generator") | {f"generator/{name}" for name in files_of("site_overrides")}
    assert expected <= names


def test_wheel_holds_nothing_of_one_framework(wheel: Path) -> None:
    """Schemas and content are of a framework, not of the program."""
    with zipfile.ZipFile(wheel) as content:
        names = content.namelist()
    own = [n for n in names if n.startswith(("framework/", "schemas/", "generator/schemas/"))]
    assert own == []


def run(installed: Path, folder: Path, *arguments: str) -> str:
    """Run the installed command in a folder; gives what it prints. Nothing else is on the path."""
    script = "import sys, generator.edge.cli as c; print(c.__file__); sys.exit(c.main())"
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(installed), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    where, _, said = done.stdout.partition("\n")
    assert Path(where).is_relative_to(installed)
    return said


def test_a_framework_begins_without_the_repository(installed: Path, tmp_path: Path) -> None:
    """It starts, checks, builds, releases and grows."""
    run(installed, tmp_path, "nieuw", "kader", "Mijn-kader")
    own = ("--kader", "Mijn-kader")
    assert run(installed, tmp_path, "controleer", "Mijn-kader").startswith("Geen fouten gevonden.")
    run(installed, tmp_path, "bouw", *own)
    run(installed, tmp_path, "uitgave", "0.1.0", "--datum", "2026-11-25", "--datum-klopt", *own)
    run(installed, tmp_path, "nieuw", "soort", "vereisten", *own)
    run(installed, tmp_path, "nieuw", "vereisten", *own)
    kinds = open_setup(tmp_path / "Mijn-kader").kinds
    fill_in(tmp_path / "Mijn-kader" / "vereisten" / "ve-01.yaml", kinds)
    assert run(installed, tmp_path, "controleer", "Mijn-kader") == (
        "Geen fouten gevonden. 2 bestanden, 2 onderdelen, uitgaven: 0.1.0.\n"
    )
    run(installed, tmp_path, "bouw", *own)
    home = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert "<title>Mijn kader</title>" in home
    run(installed, tmp_path, "uitgave", "0.1.1", "--datum", "2026-11-26", "--datum-klopt", *own)
    assert "2 uitgaven en 2 ids kloppen." in run(installed, tmp_path, "verifieer", "Mijn-kader")


@pytest.mark.parametrize("command", ["controleer", "bouw", "verifieer"])
def test_where_nothing_is_the_command_says_what_to_do(
    installed: Path, tmp_path: Path, command: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", command],
        cwd=tmp_path,
        env={"PYTHONPATH": str(installed), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert done.stderr == (
        "kader: dit kon niet worden uitgevoerd: de map framework bestaat niet; noem de map van "
        "een kader, of begin er een met ‘kader nieuw kader MAP’\n"
    )
