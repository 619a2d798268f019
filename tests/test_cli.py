"""The command as an editor and a pipeline meet it: what it prints and its exit codes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.cli import main

EXAMPLE = Path(__file__).parent / "voorbeeldkader"


@pytest.fixture
def kader(tmp_path: Path) -> Path:
    """A copy of the example framework that a test may break."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "kader"))


def norm(kader: Path) -> Path:
    """Some minimum norm that still holds."""
    norms = sorted((kader / "minimumnormen").glob("*.yaml"))
    return next(p for p in norms if "ingetrokken:" not in p.read_text(encoding="utf-8"))


def break_layer(kader: Path) -> tuple[str, int]:
    """Give a norm a layer that does not exist; tells the path and the line of it."""
    path = norm(kader)
    lines = path.read_text(encoding="utf-8").splitlines()
    number = next(n for n, line in enumerate(lines) if line.startswith("laag:"))
    lines[number] = "laag: gemeente"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return f"minimumnormen/{path.name}", number + 1


def test_sound_framework_passes(kader: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 0, and one line that says what was checked."""
    assert main(["controleer", str(kader)]) == 0
    assert capsys.readouterr().out.startswith("Geen fouten gevonden. ")


def test_finding_names_place_and_mend(kader: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One wrong value gives one line that an editor can act on, and exit code 1."""
    path, line = break_layer(kader)
    assert main(["controleer", str(kader)]) == 1
    assert capsys.readouterr().out == (
        f"{path}:{line}:7: fout waarde-keuze: ‘laag’ kan niet ‘gemeente’ zijn. "
        "Kies uit: rijk, medebewind.\n\n1 fout in 1 bestand.\n"
    )


def test_findings_as_json(kader: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The fields that the command table promises."""
    path, line = break_layer(kader)
    assert main(["controleer", str(kader), "--formaat", "json"]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "bestand": path,
            "regel": line,
            "kolom": 7,
            "code": "waarde-keuze",
            "ernst": "fout",
            "melding": "‘laag’ kan niet ‘gemeente’ zijn.",
            "herstel": "Kies uit: rijk, medebewind.",
        }
    ]


def test_no_findings_as_json_is_an_empty_list(
    kader: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A pipeline reads JSON also when all is well."""
    assert main(["controleer", str(kader), "--formaat", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_every_broken_file_is_named(kader: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One bad file never hides the next."""
    broken = sorted((kader / "begrippen").glob("*.yaml")) + sorted(
        (kader / "waarden").glob("*.yaml")
    )
    for path in broken:
        path.write_text("id: [\n", encoding="utf-8")
    assert main(["controleer", str(kader)]) == 1
    out = capsys.readouterr().out
    assert all(f"{p.parent.name}/{p.name}:" in out for p in broken)


def test_long_lists_are_cut(kader: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two hundred findings are enough to start with; the rest is counted."""
    fields = "".join(f"veld{n}: x\n" for n in range(205))
    path = norm(kader)
    path.write_text(path.read_text(encoding="utf-8") + fields, encoding="utf-8")
    assert main(["controleer", str(kader)]) == 1
    assert "\n… en nog 5\n" in capsys.readouterr().out


def test_could_not_check_is_its_own_outcome(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that isn't there is not a framework without mistakes."""
    assert main(["controleer", str(tmp_path / "weg")]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == (
        f"kader: dit kon niet worden uitgevoerd: de map {tmp_path / 'weg'} bestaat niet\n"
    )


def test_unknown_format_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped option exits with 2 as well."""
    with pytest.raises(SystemExit) as stop:
        main(["controleer", "--formaat", "xml"])
    assert stop.value.code == 2


def release(kader: Path, version: str, day: str = "2030-01-01") -> int:
    """Make a release of a framework."""
    return main(["uitgave", version, "--datum", day, "--kader", str(kader)])


def test_release_seals_and_takes_in_the_notes(
    kader: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """After a release its file is sealed, its notes are gone from the working version."""
    notes = list((kader / "wijzigingen").glob("*.yaml"))
    assert notes
    assert release(kader, "9.0.0") == 0
    assert not any(p.exists() for p in notes)
    sealed = json.loads((kader / "versies" / "9.0.0.json").read_text(encoding="utf-8"))
    assert sealed["datum"] == "2030-01-01"
    assert set(sealed["inhoud"]["wijzigingen"]) == {p.stem for p in notes}
    assert main(["verifieer", str(kader)]) == 0
    assert "9.0.0  2030-01-01  zegel klopt" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("version", "day", "message"),
    [
        ("1.0.0", "2030-01-01", "uitgave 1.0.0 bestaat al; verzegelde uitgaven veranderen nooit"),
        ("0.9.0", "2030-01-01", "0.9.0 is te laag"),
        ("9.0.0", "2001-01-01", "2001-01-01 ligt vóór uitgave 1.0.0"),
        ("9.0", "2030-01-01", "‘9.0’ is geen versienummer; schrijf het als 1.2.3"),
    ],
)
def test_release_is_refused(
    kader: Path, capsys: pytest.CaptureFixture[str], version: str, day: str, message: str
) -> None:
    """The refusal says why, and nothing is written."""
    before = sorted(p.name for p in kader.rglob("*"))
    assert release(kader, version, day) == 1
    assert message in capsys.readouterr().err
    assert sorted(p.name for p in kader.rglob("*")) == before


def test_release_without_change_is_refused(kader: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A release that says nothing new would only confuse who cites it."""
    assert release(kader, "9.0.0") == 0
    assert release(kader, "9.0.1") == 1
    assert "er is niets veranderd sinds uitgave 9.0.0" in capsys.readouterr().err


def test_changed_seal_is_named(kader: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One changed byte in a sealed file is found and its file named."""
    sealed = kader / "versies" / "0.2.0.json"
    sealed.write_bytes(sealed.read_bytes().replace(b"e", b"3", 1))
    assert main(["verifieer", str(kader)]) == 1
    assert "versies/0.2.0.json:1:1: fout zegel-verbroken" in capsys.readouterr().out


def tree(root: Path) -> dict[str, bytes]:
    """All files of a folder with their content."""
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_broken_input_leaves_the_site_untouched(
    kader: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The site that stood there stays, whole; nothing is left beside it."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<p>de oude site</p>", encoding="utf-8")
    before = tree(site)
    break_layer(kader)
    assert main(["bouw", "--kader", str(kader), "--naar", str(site)]) == 1
    assert tree(site) == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["kader", "site"]
    assert "Er is niets geschreven." in capsys.readouterr().err


def test_a_broken_file_is_the_only_one_named(
    kader: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who refers to a file that can't be read did nothing wrong: one mistake, one finding."""
    used = kader / "waarden" / "wa-01.yaml"
    references = [p for p in kader.glob("*/*.yaml") if "- wa-01" in p.read_text(encoding="utf-8")]
    assert references
    used.write_text(used.read_text(encoding="utf-8") + "titel: nog een\n", encoding="utf-8")
    assert main(["controleer", str(kader)]) == 1
    out = capsys.readouterr().out
    assert out.count(": fout ") == 1
    assert out.startswith("waarden/wa-01.yaml:")
