"""The command as an editor and a pipeline meet it: what it prints and its exit codes."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.edge.cli import main
from generator.report.findings import FORMATS

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
        "Kies uit: rijk, medebewind.\n\n"
        "Uitleg bij elke melding, met een voorbeeld, staat op de site: /meedoen/meldingen/\n\n"
        "1 fout in 1 bestand.\n"
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
        f"kader: dit kon niet worden uitgevoerd: de map {tmp_path / 'weg'} bestaat niet"
        "; noem de map van een kader, of begin er een met ‘kader nieuw kader MAP’\n"
    )


def test_a_file_is_no_framework(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who names a file is not told that it doesn't exist."""
    place = tmp_path / "wa-01.yaml"
    place.touch()
    assert main(["controleer", str(place)]) == 2
    assert capsys.readouterr().err == (
        f"kader: dit kon niet worden uitgevoerd: {place} is een bestand; noem de map van een "
        "kader\n"
    )


def test_unknown_format_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped option exits with 2 as well."""
    with pytest.raises(SystemExit) as stop:
        main(["controleer", "--formaat", "xml"])
    assert stop.value.code == 2


DAY = "2026-12-01"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day on which releases are made here; a later one would be doubted."""
    monkeypatch.setattr("generator.edge.commands.uitgave.current_day", lambda: DAY)


def release(kader: Path, *arguments: str, day: str = DAY) -> int:
    """Make a release of a framework."""
    return main(["uitgave", *arguments, "--datum", day, "--kader", str(kader)])


def test_release_seals_and_takes_in_the_notes(
    kader: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """After a release its file is sealed, its notes are gone from the working version."""
    notes = list((kader / "wijzigingen").glob("*.yaml"))
    assert notes
    (kader.parent / "CHANGELOG.md").write_text("# Changelog\n\n## Unreleased\n", encoding="utf-8")
    assert release(kader, "2.0.0") == 0
    assert capsys.readouterr().out.startswith(
        "2.0.0 is het laagste nummer na 1.0.0: mn-04 verandert (normatief, verzwaring); "
    )
    assert not any(p.exists() for p in notes)
    sealed = json.loads((kader / "versies" / "2.0.0.json").read_text(encoding="utf-8"))
    assert sealed["datum"] == DAY
    assert set(sealed["inhoud"]["wijzigingen"]) == {p.stem for p in notes}
    assert (
        (kader.parent / "CHANGELOG.md")
        .read_text(encoding="utf-8")
        .startswith(
            "# Changelog\n\n## Unreleased\n\n"
            "## Landelijk armoedekader 2.0.0 (1 december 2026)\n\nEr zijn "
        )
    )
    assert main(["verifieer", str(kader)]) == 0
    assert f"2.0.0  {DAY}  zegel klopt" in capsys.readouterr().out


def snapshot_of(folder: Path) -> dict[Path, tuple[int, bytes]]:
    """Every file and folder with its bytes and when it was last written."""
    return {
        p: (p.stat().st_mtime_ns, p.read_bytes() if p.is_file() else b"") for p in folder.rglob("*")
    }


@pytest.mark.parametrize("version", [(), ("2.0.0",)])
def test_trial_shows_everything_and_writes_nothing(
    kader: Path, capsys: pytest.CaptureFixture[str], version: tuple[str, ...]
) -> None:
    """Number, reason, files and what people will read; without a number it proposes one."""
    (kader.parent / "CHANGELOG.md").write_text("# Changelog\n", encoding="utf-8")
    before = snapshot_of(kader.parent)
    assert release(kader, *version, "--proef") == 0
    out = capsys.readouterr().out
    assert snapshot_of(kader.parent) == before
    assert out.startswith("2.0.0 is het laagste nummer na 1.0.0: mn-04 verandert ")
    shown = re.sub(r"[0-9a-f]{64}", "…", out.split("\n\n", 2)[2])
    assert shown.startswith(
        f"Proef van uitgave 2.0.0 van {DAY}; er is niets geschreven.\n"
        "In de map van het kader:\n"
        "  schrijft: versies/2.0.0.json\n"
        "  schrijft: versies/schemas-….json\n"
        "  schrijft: versies/adressen.json\n"
        "  schrijft: ../CHANGELOG.md\n"
        "  schrijft: versies/register.json\n"
        "  verwijdert: wijzigingen/loket-langer-open.yaml\n"
        "\n"
        "## Landelijk armoedekader 2.0.0 (1 december 2026)\n"
    )
    assert shown.endswith(
        "### Wat gemeenten moeten doen\n\n- Uiterlijk 1 juni 2027 (mn-04):\n\n"
        "  Houd het loket in de zomer tot zonsondergang open.\n"
    )


def test_release_without_number_is_refused(kader: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only a trial proposes: a number is confirmed by a person."""
    assert release(kader) == 2
    assert capsys.readouterr().err == (
        "kader: dit kon niet worden uitgevoerd: geef het nummer van de uitgave; welk dat mag zijn, "
        "zegt --proef\n"
    )


@pytest.mark.parametrize(
    ("version", "day", "message"),
    [
        ("1.0.0", DAY, "versies/1.0.0.json: uitgave 1.0.0 bestaat al, van 2026-01-12; een "
                       "verzegelde uitgave verandert nooit; nu kan 2.0.0"),
        ("1.1.0", DAY, "1.1.0 is te laag; nu kan 2.0.0"),
        ("9.0.0", DAY, "9.0.0 kan niet volgen op 1.0.0; nu kan 2.0.0"),
        ("2.0.0", "2001-01-01", "2001-01-01 ligt vóór uitgave 1.0.0 van 2026-01-12"),
        ("9.0", DAY, "‘9.0’ is geen versienummer; schrijf het als 1.2.3"),
    ],
)  # fmt: skip
def test_release_is_refused(
    kader: Path, capsys: pytest.CaptureFixture[str], version: str, day: str, message: str
) -> None:
    """The refusal says why, what the changes weigh if that is why, and nothing is written."""
    before = snapshot_of(kader)
    assert release(kader, version, day=day) == 1
    first, *rest = capsys.readouterr().err.splitlines()
    assert first == f"kader: geen uitgave: {message}."
    assert ("2.0.0 is het laagste nummer na 1.0.0: mn-04 verandert (normatief, verzwaring); "
            "zonder die wijziging was het 1.1.0." in rest) == (version != "2.0.0")  # fmt: skip
    assert snapshot_of(kader) == before


def test_day_that_does_not_exist(kader: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        release(kader, "2.0.0", day="2027-02-30")
    assert stop.value.code == 2
    assert "‘2027-02-30’ is geen dag die bestaat (jjjj-mm-dd)" in capsys.readouterr().err


def test_release_without_change_is_refused(kader: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A release that says nothing new would only confuse who cites it."""
    assert release(kader, "2.0.0") == 0
    assert release(kader, "2.0.1") == 1
    assert capsys.readouterr().err == (
        "kader: geen uitgave: er is niets veranderd sinds uitgave 2.0.0.\n"
    )


def vanish(kader: Path) -> None:
    """Take away a norm, together with who refers to it."""
    (kader / "minimumnormen" / "mn-05.yaml").unlink()


def change_kind(kader: Path) -> None:
    """Make a goal with the id of a norm."""
    vanish(kader)
    text = (kader / "doelen" / "do-03.yaml").read_text(encoding="utf-8")
    (kader / "doelen" / "mn-05.yaml").write_text(text.replace("do-03", "mn-05"), encoding="utf-8")


def come_back(kader: Path) -> None:
    """Use the id of a withdrawn norm for something else."""
    path = kader / "minimumnormen" / "mn-05.yaml"
    text = path.read_text(encoding="utf-8").split("ingetrokken:")[0]
    path.write_text(text.replace("titel: ", "titel: Anders dan "), encoding="utf-8")


def change_seal(kader: Path) -> None:
    """Change one byte in a sealed release."""
    path = kader / "versies" / "0.2.0.json"
    path.write_bytes(path.read_bytes().replace(b"e", b"3", 1))


def make_anew(kader: Path) -> None:
    """Put another norm in the file of a norm: its id would mean something else."""
    path = kader / "minimumnormen" / "mn-01.yaml"
    waste = "Ieder huishouden krijgt een afvalbak, die wekelijks op straat wordt geleegd."
    names = ("titel", "norm", "onderbouwing", "lokale_ruimte", "voor_inwoners")
    other = {name: f"{name}: {waste}" for name in names} | {"  uitleg": f"  uitleg: {waste}"}
    kept = [
        other.get(line.split(":")[0], line)
        for line in path.read_text(encoding="utf-8").splitlines()
        if not line.startswith("  - Staat de")
        and line not in {"", "  U kunt zitten."}
        and not line.startswith(("  - In de", "  - Elke"))
    ]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")


def forget_note(kader: Path) -> None:
    """Change what holds without saying why."""
    (kader / "wijzigingen" / "loket-langer-open.yaml").unlink()


def break_other(kader: Path) -> None:
    """Break a file that has nothing to do with the change."""
    (kader / "begrippen" / "bg-01.yaml").write_text("# leeg\n", encoding="utf-8")


FOUND = [
    (vanish, "minimumnormen/mn-05.yaml:1:1: fout id-verdwenen: mn-05 stond in uitgave 1.0.0 en is "
             "verdwenen. Zet het bestand terug. Geldt het niet meer? Vul dan ‘ingetrokken’ in."),
    (change_kind, "doelen/mn-05.yaml:2:5: fout bestand-map: Het id ‘mn-05’ hoort bij "
                  "minimumnormen, niet in de map ‘doelen’. Zet het bestand in de map "
                  "‘minimumnormen’, of geef het een eigen nummer dat met ‘do’ begint."),
    (come_back, "minimumnormen/mn-05.yaml:1:1: fout id-terug: mn-05 is in uitgave 1.0.0 "
                "ingetrokken en mag niet terugkomen. Zet het veld ‘ingetrokken’ terug. Geldt "
                "de inhoud weer? Maak er dan een nieuw onderdeel van, met een id dat nog vrij is."),
    (make_anew, "minimumnormen/mn-01.yaml:1:1: fout id-hergebruikt: mn-01 lijkt een ander "
                "onderdeel dan in uitgave 1.0.0: daar heet het ‘Een stoel in de zon’ en is bijna "
                "de hele tekst anders. Zet het oude onderdeel terug en geef het nieuwe een nieuw "
                "id. Is het toch hetzelfde? Laat dan bij deze uitgave de titel staan."),
    (change_seal, "versies/0.2.0.json:1:1: fout zegel-verbroken: De inhoud van uitgave 0.2.0 is "
                  "veranderd. Zet het bestand terug zoals het bij de uitgave was; verzegelde tekst "
                  "wijzigt nooit."),
    (forget_note, "minimumnormen/mn-04.yaml:"),
    (break_other, "begrippen/bg-01.yaml:1:1: fout bestand-leeg:"),
]  # fmt: skip


@pytest.mark.parametrize(("damage", "message"), FOUND, ids=[f.__name__ for f, _ in FOUND])
def test_release_of_what_is_not_sound_is_refused(
    kader: Path, capsys: pytest.CaptureFixture[str], damage: Callable[[Path], None], message: str
) -> None:
    """Everything that a check finds stops a release; it names file and id, and nothing changes."""
    damage(kader)
    before = snapshot_of(kader)
    assert release(kader, "2.0.0") == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    mistakes = [line for line in captured.err.splitlines() if ": fout " in line]
    assert any(line.startswith(message) for line in mistakes), captured.err
    count = f"{len(mistakes)} fout{'en' if len(mistakes) > 1 else ''}"
    assert f"\nkader: geen uitgave: {count} in " in captured.err
    assert captured.err.endswith("toont ze allemaal. Er is niets geschreven.\n")
    assert snapshot_of(kader) == before


def test_vanished_id_is_named_also_when_others_refer_to_it(
    kader: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """References to an id that vanished get no finding: only its vanishing is reported."""
    (kader / "waarden" / "wa-01.yaml").unlink()
    assert release(kader, "2.0.0") == 1
    err = capsys.readouterr().err
    assert "waarden/wa-01.yaml:1:1: fout id-verdwenen: " in err
    assert "verwijzing-onbekend" not in err


def test_file_that_is_broken_has_not_vanished(
    kader: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    break_other(kader)
    assert main(["controleer", str(kader)]) == 1
    assert "id-verdwenen" not in capsys.readouterr().out


def test_long_refusals_show_the_first_findings(
    kader: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fields = "".join(f"veld{n}: x\n" for n in range(30))
    path = norm(kader)
    path.write_text(path.read_text(encoding="utf-8") + fields, encoding="utf-8")
    assert release(kader, "2.0.0") == 1
    err = capsys.readouterr().err
    assert err.count(": fout ") == 20
    assert "\nkader: geen uitgave: 30 fouten in 1 bestand.\n" in err


def test_correction_takes_the_next_patch(kader: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new goal would be no correction; a mended norm is, with its reason sealed."""
    assert release(kader, "1.0.1", "--correctie", "Verkeerde dag.") == 1
    assert capsys.readouterr().err == (
        "kader: geen uitgave: doelen/do-03.yaml: do-03 is nieuw; een correctie herstelt alleen "
        "tekst die al is uitgegeven.\n"
    )
    (kader / "doelen" / "do-03.yaml").unlink()
    assert release(kader, "1.0.1", "--correctie", "Verkeerde dag.") == 0
    sealed = json.loads((kader / "versies" / "1.0.1.json").read_text(encoding="utf-8"))
    assert sealed["correctie"] == "Verkeerde dag."
    assert main(["verifieer", str(kader)]) == 0


def test_correction_asks_a_reason(kader: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A bare option is a wrong command; an empty reason is refused."""
    with pytest.raises(SystemExit) as stop:
        release(kader, "1.0.1", "--correctie")
    assert stop.value.code == 2
    (kader / "doelen" / "do-03.yaml").unlink()
    capsys.readouterr()
    assert release(kader, "1.0.1", "--correctie", " ") == 1
    assert capsys.readouterr().err == (
        'kader: geen uitgave: een correctie vraagt een reden: --correctie "Wat er mis was".\n'
    )


def test_note_that_was_left_behind_is_found(
    kader: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A note that a release took in is refused when it is put back: it would be released twice."""
    path = kader / "wijzigingen" / "loket-langer-open.yaml"
    text = path.read_bytes()
    assert release(kader, "2.0.0") == 0
    path.write_bytes(text)
    assert main(["controleer", str(kader)]) == 1
    assert (
        "wijzigingen/loket-langer-open.yaml:1:1: fout notitie-verbruikt: Deze notitie hoort al bij "
        "uitgave 2.0.0. Haal het bestand weg; bij een nieuwe wijziging hoort een nieuwe notitie."
        in capsys.readouterr().out
    )


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
    """References to a file that can't be read get no finding: only that file does."""
    used = kader / "waarden" / "wa-01.yaml"
    references = [p for p in kader.glob("*/*.yaml") if "- wa-01" in p.read_text(encoding="utf-8")]
    assert references
    used.write_text(used.read_text(encoding="utf-8") + "titel: nog een\n", encoding="utf-8")
    assert main(["controleer", str(kader)]) == 1
    out = capsys.readouterr().out
    assert out.count(": fout ") == 1
    assert out.startswith("waarden/wa-01.yaml:")


def spoil_layout(kader: Path) -> Path:
    """Quote a title that needs no quotes, in a file with Windows line ends."""
    path = kader / "waarden" / "wa-01.yaml"
    text = path.read_text(encoding="utf-8")
    title = next(line for line in text.split("\n") if line.startswith("titel: "))
    spoilt = text.replace(title, f"titel: '{title.removeprefix('titel: ')}' # zo")
    path.write_bytes(spoilt.replace("\n", "\r\n").encode())
    return path


def test_layout_names_and_mends_the_files_that_differ(
    kader: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A trial writes nothing; the real thing changes that one file, and a second time none."""
    before = tree(kader)
    path = spoil_layout(kader)
    spoilt = tree(kader)
    assert main(["opmaak", "--kader", str(kader), "--proef"]) == 1
    out = capsys.readouterr().out
    count = len(list(kader.glob("*/*.yaml")))
    assert out == f"{path}: wijkt af\n{count} bestanden nagekeken, 1 anders dan afgesproken.\n"
    assert tree(kader) == spoilt
    assert main(["opmaak", "--kader", str(kader)]) == 0
    out = capsys.readouterr().out
    assert out == f"{path}: opgemaakt\n{count} bestanden nagekeken, 1 opgemaakt.\n"
    assert {n for n, b in tree(kader).items() if b != before[n]} == {"waarden/wa-01.yaml"}
    assert set(tree(kader)) == set(before)
    assert tree(kader)["waarden/wa-01.yaml"].replace(b"  # zo", b"") == before["waarden/wa-01.yaml"]
    assert main(["opmaak", "--kader", str(kader), "--proef"]) == 0
    assert main(["opmaak", str(path), str(path.parent)]) == 0
    assert capsys.readouterr().out.endswith("\n2 bestanden nagekeken, 0 opgemaakt.\n")


def test_layout_finds_a_path_as_findings_write_it(
    kader: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A finding says ‘waarden/wa-01.yaml’, wherever the framework stands."""
    spoil_layout(kader)
    assert main(["opmaak", "waarden/wa-01.yaml", "--kader", str(kader)]) == 0
    assert capsys.readouterr().out.endswith("\n1 bestand nagekeken, 1 opgemaakt.\n")


def test_layout_leaves_what_it_cannot_read(kader: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file stays as it is, and that is said."""
    path = norm(kader)
    path.write_bytes(b"id: [\n")
    assert main(["opmaak", str(path)]) == 1
    captured = capsys.readouterr()
    assert captured.out == "1 bestand nagekeken, 0 opgemaakt.\n"
    assert captured.err == (
        f"{path}: blijft zoals het is: "
        "het bestand is niet te lezen; ‘kader controleer’ zegt waarom.\n"
    )
    assert path.read_bytes() == b"id: [\n"


def test_layout_of_what_is_no_item_is_refused(
    kader: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sealed release is never touched."""
    before = tree(kader)
    assert main(["opmaak", "versies/0.1.0.json", "--kader", str(kader)]) == 2
    assert "staat niet in de map van een soort onderdelen" in capsys.readouterr().err
    assert tree(kader) == before


def test_check_warns_about_layout(kader: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Layout gives a warning and exit code 0, since the content is right."""
    spoil_layout(kader)
    assert main(["controleer", str(kader)]) == 0
    ends, layout = capsys.readouterr().out.splitlines()[:2]
    assert ends.startswith("waarden/wa-01.yaml:1:1: waarschuwing regeleinden: 1 bestand heeft de ")
    assert layout.endswith(
        ":1: waarschuwing opmaak: De opmaak van dit bestand wijkt af van de afspraak. "
        "U mag het zo laten: alleen de vorm wijkt af. ‘kader opmaak’ zet het recht."
    )


def test_a_mistake_of_ours_is_never_a_good_outcome(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither nothing found nor a finding, and no traceback for an editor."""

    def stumble(*arguments: object, **options: object) -> None:
        raise KeyError("mn-01")

    monkeypatch.setattr("generator.edge.commands.controleer.check", stumble)
    assert main(["controleer", "--formaat", "json"]) == 2
    spoken = capsys.readouterr()
    assert spoken.out == ""
    assert re.fullmatch(
        r"kader: dit is een fout in het programma: KeyError in test_cli\.py, regel \d+: 'mn-01'\n"
        r"Meld haar bij de ontwikkelaars, met deze regels erbij\.\n",
        spoken.err,
    )


def test_a_folder_that_cannot_be_read_is_never_nothing_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("waarden"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert main(["controleer", str(EXAMPLE)]) == 2
    assert capsys.readouterr().err.endswith("/waarden mag niet worden gelezen of geschreven\n")


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_a_file_name_can_be_spoken_whatever_it_holds(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "kader"))
    (root / "waarden" / os.fsdecode(b"wa-0\xff\n::error::9.yaml")).write_bytes(b"id: wa-09\n")
    assert main(["controleer", str(root), "--formaat", form]) == 1
    spoken = capsys.readouterr().out
    assert spoken.encode()
    assert "\n::error::9" not in spoken
