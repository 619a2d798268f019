"""What was registered is closed with a day, and never disappears unseen."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.base.findings import Finding
from generator.check.framework import check
from generator.edge.cli import main
from generator.edge.exit_codes import FOUND, GOOD
from tests.builders import EXAMPLE
from tests.repos import commit, git, make_repository

CONSUMER, BODY = "gemeenten/gm9001.yaml", "samenwerkingen/so9001.yaml"
ASIDE = (
    "Was het een vergissing, zet dan ‘registratie-verdwenen’ opzij bij ‘uitzonderingen’, met de "
    "reden en een dag."
)
CITATION = """\
  - item: mn-02
    document: Verordening zon Voorbeeldstad
    plaats: artikel 3
    versie: 0.1.0
    van: 2025-02-01
"""
CHOICE = """\
  - item: bd-01
    keuze: ruimer
    motivering: Wij lopen met de inwoner mee.
    versie: 0.2.0
"""
ADOPTED = """\
overgenomen:
  versie: 0.2.0
  datum: 2025-09-01
  document: Zonneplan 2025-2029
"""


@pytest.fixture
def kader(tmp_path: Path) -> Path:
    """The example framework, whose last release holds registrations."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "kader"))


def replace_in(path: Path, old: str, new: str) -> None:
    """Write other words in a file, which must hold the old ones."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def found(kader: Path) -> list[Finding]:
    """What is said about records that are gone; nothing else may be wrong."""
    findings = list(check(kader, "2026-12-01").findings)
    assert {f.rule for f in findings} <= {"registratie-verdwenen"}
    return findings


@pytest.mark.parametrize(
    ("path", "old", "new", "message", "hint"),
    [
        (
            CONSUMER, CITATION, "",
            "De aanhaling van mn-02 in ‘Verordening zon Voorbeeldstad’, artikel 3 (van "
            "2025-02-01) stond in uitgave 1.0.0 en is weg.",
            f"Zet haar terug. Geldt zij niet meer, vul dan ‘tot’ in: de laatste dag. {ASIDE}",
        ),
        (
            CONSUMER, "plaats: artikel 3", "plaats: artikel 33",
            "De aanhaling van mn-02 in ‘Verordening zon Voorbeeldstad’, artikel 3 (van "
            "2025-02-01) stond in uitgave 1.0.0 en is weg.",
            f"Zet haar terug. Geldt zij niet meer, vul dan ‘tot’ in: de laatste dag. {ASIDE}",
        ),
        (
            CONSUMER, ADOPTED, "",
            "De overgenomen versie stond in uitgave 1.0.0 en is weg.",
            "Zet haar terug, of noem de versie die nu is overgenomen. Geldt zij niet meer, vul dan "
            f"‘tot’ in: de laatste dag. {ASIDE}",
        ),
        (
            BODY, "  - gm9002\n", "",
            "Het lid gm9002 stond in uitgave 1.0.0 en is weg.",
            "Zet het terug. Doet het niet meer mee, noem dan bij ‘lidmaatschap’ de laatste dag "
            f"(‘tot’). {ASIDE}",
        ),
    ],
)  # fmt: skip
def test_a_record_that_is_gone_is_named(  # noqa: PLR0913, PLR0917
    kader: Path, path: str, old: str, new: str, message: str, hint: str
) -> None:
    replace_in(kader / path, old, new)
    (finding,) = found(kader)
    assert (finding.path, finding.message, finding.hint) == (path, message, hint)
    assert finding.is_error
    # What the advice says: back, or aside with a reason.
    waiver = "uitzonderingen:\n  - regel: registratie-verdwenen\n    reden: Een vergissing.\n"
    with (kader / path).open("a", encoding="utf-8") as file:
        file.write(f"{waiver}    tot: 2027-12-31\n")
    assert found(kader) == []


def test_a_choice_that_was_released_is_named(kader: Path) -> None:
    """Until a release holds it, it may be corrected in any way."""
    assert main(["uitgave", "2.0.0", "--datum", "2026-11-23", "--kader", str(kader)]) == GOOD
    replace_in(kader / CONSUMER, CHOICE, "")
    (finding,) = found(kader)
    assert finding.message == "De keuze over bd-01 stond in uitgave 2.0.0 en is weg."
    assert finding.hint == (
        f"Zet haar terug. Geldt zij niet meer, vul dan ‘tot’ in: de laatste dag. {ASIDE}"
    )
    with (kader / CONSUMER).open("a", encoding="utf-8") as file:
        file.write("# Weg.\n")
    replace_in(kader / CONSUMER, "keuzes:\n", "keuzes:\n" + CHOICE + "    tot: 2026-11-23\n")
    assert found(kader) == []


TOOK_PART = "gemeenten/gm9003.yaml"


def test_an_entry_of_any_list_is_a_record(kader: Path) -> None:
    """A file of which only the id is left was a registration too."""
    assert main(["uitgave", "2.0.0", "--datum", "2026-11-23", "--kader", str(kader)]) == GOOD
    path = kader / TOOK_PART
    text = path.read_text(encoding="utf-8")
    start = text.index("meegedaan:\n")
    entry = re.compile(r"meegedaan:\n(?:  .*\n)+").match(text, start)
    assert entry
    source = re.findall(r"bron: (\S+)", entry[0])
    path.write_text(text.replace(entry[0], ""), encoding="utf-8")
    assert [(f.path, f.message, f.hint) for f in found(kader)] == [
        (
            TOOK_PART,
            f"De regel over {s} bij ‘meegedaan’ stond in uitgave 2.0.0 en is weg.",
            f"Zet haar terug. {ASIDE}",
        )
        for s in source
    ]
    # What is wrong in it may be mended: it stays an entry.
    other = entry[0].replace(f"bron: {source[0]}", "bron: br-02")
    assert other != entry[0]
    path.write_text(text.replace(entry[0], other), encoding="utf-8")
    assert "registratie-verdwenen" not in {f.rule for f in check(kader).findings}


@pytest.mark.parametrize("path", [CONSUMER, BODY])
def test_a_whole_file_that_is_gone_is_named(kader: Path, path: str) -> None:
    (kader / path).unlink()
    (finding,) = (f for f in check(kader).findings if f.rule == "registratie-verdwenen")
    user = Path(path).stem
    assert finding.path == path
    assert finding.message == f"De registratie van {user} stond in uitgave 1.0.0 en is weg."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (CITATION, f"{CITATION}    tot: 2026-11-30\n"),
        (CITATION, CITATION.replace("0.1.0", "0.2.0")),
        ("keuze: ruimer", "keuze: gelijk"),
        ("  versie: 0.2.0\n  datum: 2025-09-01", "  versie: 1.0.0\n  datum: 2026-02-01"),
        ("toelichting: Voorbeeldstad bestaat niet.\n", ""),
        (CITATION, CITATION + CITATION.replace("artikel 3", "artikel 9")),
    ],
)  # fmt: skip
def test_what_closes_or_mends_a_record_is_free(kader: Path, old: str, new: str) -> None:
    replace_in(kader / CONSUMER, old, new)
    assert found(kader) == []


def test_who_no_longer_exists_may_leave_a_body(kader: Path) -> None:
    rows = kader / "register/gemeenten.csv"
    text = rows.read_text(encoding="utf-8")
    row = next(line for line in text.split("\n") if line.startswith("GM9002,"))
    ended = ",".join([*row.split(",")[:4], "2026-06-30", "GM9001"])
    rows.write_text(text.replace(row, ended), encoding="utf-8")
    replace_in(kader / BODY, "  - gm9002\n", "")
    assert found(kader) == []


def test_a_broken_file_has_lost_nothing(kader: Path) -> None:
    (kader / CONSUMER).write_text("id: gm9001\nkapot: ja\n", encoding="utf-8")
    assert "registratie-verdwenen" not in {f.rule for f in check(kader).findings}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a branch for a proposal."""
    repository = make_repository(tmp_path / "opslag")
    monkeypatch.chdir(repository)
    replace_in(
        repository / "framework" / CONSUMER,
        "keuzes:\n",
        f"keuzes:\n{CHOICE}".replace("bd-01", "mn-02"),
    )
    commit(repository, {})
    git(repository, "switch", "--quiet", "--create", "voorstel")
    return repository


def compared(project: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """What ``kader verschil`` says of the proposal."""
    commit(project, {})
    capsys.readouterr()
    code = main(["verschil", "main", "HEAD"])
    return code, capsys.readouterr().out


def test_a_record_that_was_never_released_may_go_but_not_unseen(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replace_in(project / "framework" / CONSUMER, CHOICE.replace("bd-01", "mn-02"), "")
    code, out = compared(project, capsys)
    assert code == GOOD
    assert "De keuze over mn-02 stond in main (" in out
    assert "registratie-verdwenen" in out


def test_a_record_that_was_released_is_named_once(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replace_in(project / "framework" / CONSUMER, CITATION, "")
    code, out = compared(project, capsys)
    assert code == FOUND
    assert out.count("(registratie-verdwenen)") == 1
    assert "De aanhaling van mn-02 in ‘Verordening zon Voorbeeldstad’" in out


def test_a_row_of_the_register_that_is_gone_is_named(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = project / "framework/register/gemeenten.csv"
    text = rows.read_text(encoding="utf-8")
    rows.write_text(
        "\n".join(line for line in text.split("\n") if not line.startswith("GM9004")),
        encoding="utf-8",
    )
    (project / "framework/gemeenten/gm9004.yaml").unlink()
    code, out = compared(project, capsys)
    assert code == FOUND
    assert "register/gemeenten.csv regel 1: De regel van gm9004 (" in out
    assert "(register-regel-weg)" in out


def test_a_changed_row_is_shown_and_an_end_is_free(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = project / "framework/register/gemeenten.csv"
    name = next(t for t in rows.read_text(encoding="utf-8").split("\n") if t.startswith("GM9004"))
    _, old, group, start, end, _ = name.split(",")
    replace_in(rows, name, f"GM9004,{old},{group},{start},2026-12-31,GM9001")
    _, out = compared(project, capsys)
    assert ("register-regel" in out) is bool(end)
    text = rows.read_text(encoding="utf-8")
    rows.write_text(text.replace(f"GM9004,{old},", "GM9004,Anders,"), encoding="utf-8")
    _, out = compared(project, capsys)
    assert f"naam was ‘{old}’ en wordt ‘Anders’." in out
    assert "(register-regel-anders)" in out
