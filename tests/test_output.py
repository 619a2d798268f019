"""What is said is UTF-8 whatever the console says, and a reader that leaves stops no work."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.edge.catalogue import CATALOGUE
from generator.report.findings import FORMATS

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "tests" / "voorbeeldkader"

CONSOLES: Mapping[str, Mapping[str, str]] = {
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "ascii": {"PYTHONIOENCODING": "ascii:strict"},
    "c": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}
SETTINGS = {"LC_ALL", "LANG", "PYTHONUTF8", "PYTHONIOENCODING", "PYTHONCOERCECLOCALE"}


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """The environment of a process whose console has these settings, and no others."""
    kept = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    return kept | {"PYTHONPATH": str(ROOT)} | dict(settings)


def run(
    folder: Path, console: Mapping[str, str], *words: str
) -> subprocess.CompletedProcess[bytes]:
    """Run ``kader`` as a process of its own, in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *words],
        cwd=folder,
        env=environment(console),
        capture_output=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a framework, its schemas and its site settings, that a test may break."""
    shutil.copytree(EXAMPLE, tmp_path / "kader")
    shutil.copytree(ROOT / "schemas", tmp_path / "schemas")
    return tmp_path


def break_layer(place: Path) -> None:
    """Give a norm a layer that doesn't exist, with a sign that no old code page has."""
    path = place / "kader" / "minimumnormen" / "mn-01.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    broken = ["laag: gemeénte→" if line.startswith("laag:") else line for line in lines]
    path.write_text("\n".join(broken) + "\n", encoding="utf-8")


# The help of the whole on each console, that of each command on the one that can say least.
@pytest.mark.parametrize(
    ("command", "console"), [*(("", c) for c in CONSOLES), *((c, "c") for c in CATALOGUE)]
)
def test_help_is_the_same_on_every_console(command: str, console: str) -> None:
    words = [*command.split(), "--help"]
    told = run(ROOT, CONSOLES[console], *words)
    assert (told.returncode, told.stderr) == (0, b"")
    told.stdout.decode("utf-8")
    assert told.stdout == run(ROOT, {"PYTHONUTF8": "1"}, *words).stdout


# What each command says, good or wrong, holds a sign that ASCII hasn't; most fail on purpose.
SPOKEN = [
    (2, "controler"),
    (2, "controleer --formaat wórd"),
    (2, "controleer ‘weg’"),
    (2, "nieuw wáarden --kader kader"),
    (0, "nieuw begrippen --kader kader"),
    (2, "opmaak ‘weg’.yaml --kader kader"),
    (2, "bouw --kader ‘weg’"),
    (1, "uitgave 9.9.9 --datum 2026-12-01 --kader kader"),
    (0, "uitgave --proef --datum 2026-12-01 --kader kader"),
    (0, "verifieer kader"),
    (0, "verschil --kader kader"),
    (0, "verschil --kader kader --formaat markdown"),
    (2, "verschil 7.7.7 --kader kader"),
    (2, "uitpakken ‘weg’ uit --kader kader"),
    (2, "reageer --forge github --bestand wég.md"),
]


@pytest.mark.parametrize(("code", "line"), SPOKEN)
def test_every_command_speaks_where_the_console_knows_ascii(
    code: int, line: str, place: Path
) -> None:
    told = run(place, CONSOLES["c"], *line.split())
    spoken = told.stdout.decode("utf-8") + told.stderr.decode("utf-8")
    assert told.returncode == code, spoken
    assert spoken
    assert "Traceback" not in spoken
    assert "fout in het programma" not in spoken


@pytest.mark.parametrize(
    ("form", "console"),
    [("tekst", "cp1252"), ("tekst", "ascii"), *((form, "c") for form in FORMATS)],
)
def test_findings_are_the_same_on_every_console(form: str, console: str, place: Path) -> None:
    break_layer(place)
    words = ("controleer", "kader", "--formaat", form)
    told = run(place, CONSOLES[console], *words)
    assert (told.returncode, told.stderr) == (1, b"")
    assert "kan niet ‘gemeénte→’ zijn" in told.stdout.decode("utf-8")
    assert told.stdout == run(place, {"PYTHONUTF8": "1"}, *words).stdout


@pytest.mark.parametrize("console", CONSOLES)
def test_a_comparison_is_the_same_on_every_console(console: str, place: Path) -> None:
    told = run(place, CONSOLES[console], "verschil", "--kader", "kader")
    assert told.stderr == b""
    assert "→" in told.stdout.decode("utf-8")
    assert told.stdout == run(place, {"PYTHONUTF8": "1"}, "verschil", "--kader", "kader").stdout


def test_a_site_is_the_same_where_the_console_knows_ascii(tmp_path: Path) -> None:
    words = ("bouw", "--kader", str(EXAMPLE), "--naar")
    built = run(ROOT, CONSOLES["c"], *words, str(tmp_path / "een"))
    other = run(ROOT, {"PYTHONUTF8": "1"}, *words, str(tmp_path / "twee"))
    assert (built.returncode, other.returncode) == (0, 0), built.stderr
    assert files(tmp_path / "een") == files(tmp_path / "twee")


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with what it holds, but for a moment that MkDocs writes into one."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and not p.name.startswith("sitemap.xml")
    }


@pytest.mark.parametrize("console", ["ascii", "c", "gewoon"])
@pytest.mark.parametrize("words", [["controleer"], ["opmaak", "--kader"]])
def test_half_a_sign_in_a_name_is_shown(words: list[str], console: str, tmp_path: Path) -> None:
    name = os.fsdecode(b"we\xffg")
    told = run(tmp_path, CONSOLES.get(console, {"PYTHONUTF8": "1"}), *words, name)
    assert told.returncode == 2
    assert "we\\udcffg" in told.stderr.decode("utf-8")


def test_line_ends_stay_as_they_are() -> None:
    told = run(ROOT, CONSOLES["cp1252"], "--help")
    assert b"\r" not in told.stdout
    assert told.stdout.endswith(b"toon deze uitleg\n")


def shell(script: str, folder: Path = ROOT) -> subprocess.CompletedProcess[bytes]:
    """Run a line of the shell, in which ``kader`` is this program."""
    kader = f'kader() {{ "{sys.executable}" -m generator "$@"; }}\n'
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail\n{kader}{script}"],
        cwd=folder,
        env=environment({}),
        capture_output=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize(
    ("script", "code", "error"),
    [
        ("kader --help >&-", 0, ""),
        ("kader weg 2>&-", 2, ""),
        ("kader verifieer tests/voorbeeldkader >&- 2>&-", 0, ""),
        ("kader --help | true", 0, ""),
        ("kader verifieer tests/voorbeeldkader | true", 0, ""),
        (
            "kader --help >/dev/full",
            2,
            "kader: dit kon niet worden uitgevoerd: de uitvoer kan niet worden geschreven: "
            "de schijf is vol\n",
        ),
        ("kader weg 2>/dev/full", 2, ""),
    ],
)
def test_a_stream_that_takes_nothing(script: str, code: int, error: str) -> None:
    told = shell(script)
    assert (told.returncode, told.stdout, told.stderr.decode("utf-8")) == (code, b"", error)


def test_a_reader_that_leaves_stops_no_work(place: Path) -> None:
    """The release is sealed, also when what is said of it is longer than the reader reads."""
    words = "uitgave 2.0.0 --datum 2026-12-01 --datum-klopt --kader kader"
    told = shell(f"PYTHONUNBUFFERED=1 kader {words} | true", place)
    assert (told.returncode, told.stderr) == (0, b"")
    assert (place / "kader" / "versies" / "2.0.0.json").is_file()
