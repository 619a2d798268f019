"""What nobody removes by hand, and yet is gone: all items, or the releases."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.check.framework import check
from generator.edge.cli import main
from tests.builders import EXAMPLE, SCHEMAS

BACK = "Zet de map ‘versies’ terug zoals zij was, bijvoorbeeld uit git."
REGISTER = "versies/register.json:1:1: fout uitgave-vermist:"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The example framework in a project of its own."""
    shutil.copytree(SCHEMAS, tmp_path / "schemas")
    return Path(shutil.copytree(EXAMPLE, tmp_path / "kader"))


def said(root: Path, code: str) -> list[str]:
    """What a check says under one code."""
    return [str(f) for f in check(root).findings if f.rule == code]


def empty(root: Path) -> None:
    """Leave nothing but the settings and the register of consumers."""
    for path in root.iterdir():
        if path.is_dir() and path.name != "register":
            shutil.rmtree(path)


def test_a_framework_of_nothing_but_a_register(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is no good framework, and builds no site."""
    empty(root)
    assert said(root, "kader-leeg") == [
        "kader.yaml:1:1: fout kader-leeg: Dit kader heeft geen enkel onderdeel. Zijn er mappen "
        "verdwenen? Zet ze terug. Is het kader nieuw? Maak dan een eerste onderdeel: ‘kader nieuw "
        "waarden’."
    ]
    assert main(["bouw", "--kader", str(root), "--naar", str(root.parent / "site")]) == 1
    assert "kader-leeg" in capsys.readouterr().err
    assert not (root.parent / "site").exists()


def test_doing_as_it_says_ends_it(root: Path) -> None:
    empty(root)
    assert main(["nieuw", "waarden", "--kader", str(root)]) == 0
    assert said(root, "kader-leeg") == []


def test_a_file_that_cannot_be_read_is_an_item(root: Path) -> None:
    """Its own finding says what is wrong."""
    empty(root)
    (root / "waarden").mkdir()
    (root / "waarden" / "wa-01.yaml").write_text("[", encoding="utf-8")
    assert said(root, "kader-leeg") == []


def tell(root: Path, *headings: str, line: str = "\n") -> Path:
    """A changelog with these headings."""
    path = root.parent / "CHANGELOG.md"
    text = line.join(["# Changelog", "", *(f"{h}{line}{line}Tekst.{line}" for h in headings)])
    path.write_bytes(text.encode())
    return path


NAME = "Landelijk armoedekader"
TOLD = (f"## {NAME} 1.1.0 (1 mei 2026)", f"## {NAME} 0.1.0 (1 mei 2025)")


@pytest.mark.parametrize("line", ["\n", "\r\n"])
def test_a_release_of_the_changelog_that_is_gone(root: Path, line: str) -> None:
    """The newest release was removed, with its line in the register."""
    tell(root, *TOLD, line=line)
    assert said(root, "uitgave-vermist") == [
        f"{REGISTER} CHANGELOG.md heeft een deel over uitgave 1.1.0, maar de map ‘versies’ niet. "
        f"{BACK} Is dit nooit een uitgave geworden? Haal dan dat deel weg uit CHANGELOG.md."
    ]
    tell(root, TOLD[1])
    assert check(root).errors == ()


def test_all_releases_are_gone(root: Path) -> None:
    """A framework without its folder of releases isn't a new one."""
    tell(root, *TOLD)
    shutil.rmtree(root / "versies")
    assert said(root, "uitgave-vermist")[0].startswith(
        f"{REGISTER} CHANGELOG.md heeft een deel over uitgaven 0.1.0 en 1.1.0, maar de map"
    )


def test_without_a_changelog_who_uses_a_release_is_a_trace(root: Path) -> None:
    shutil.rmtree(root / "versies")
    assert said(root, "uitgave-vermist") == [
        f"{REGISTER} {path} noemt {versions}, maar er is geen enkele uitgave. {BACK} Is er nog "
        "nooit iets uitgegeven? Haal dan die versie weg uit dat bestand."
        for path, versions in [
            ("gemeenten/gm9001.yaml", "uitgaven 0.1.0 en 0.2.0"),
            ("gemeenten/gm9003.yaml", "uitgave 1.0.0"),
            ("gemeenten/gm9004.yaml", "uitgave 1.0.0"),
            ("gemeenten/gm9005.yaml", "uitgave 0.1.0"),
            ("gemeenten/gm9008.yaml", "uitgaven 0.2.0 en 1.0.0"),
            ("gemeenten/gm9009.yaml", "uitgaven 0.2.0 en 1.0.0"),
            ("samenwerkingen/so9001.yaml", "uitgave 0.1.0"),
        ]
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "## Unreleased",
        "## Een ander kader 9.9.9 (1 mei 2026)",
        f"## {NAME} 9.9",
        f"### {NAME} 9.9.9 (1 mei 2026)",
        f"Zie ## {NAME} 9.9.9 (1 mei 2026)",
    ],
)
def test_what_tells_of_no_release_of_this_framework(root: Path, heading: str) -> None:
    tell(root, heading)
    assert check(root).errors == ()


def test_a_framework_by_itself_has_its_own_changelog(root: Path) -> None:
    """What lies around it is not its own."""
    shutil.move(root.parent / "schemas", root / "schemas")
    tell(root, *TOLD)
    assert said(root, "uitgave-vermist") == []
    (root.parent / "CHANGELOG.md").rename(root / "CHANGELOG.md")
    assert len(said(root, "uitgave-vermist")) == 1


def test_broken_seals_say_nothing_about_what_is_gone(root: Path) -> None:
    """Then it is unknown which releases there are; the seal has its own finding."""
    tell(root, *TOLD)
    (root / "versies" / "register.json").write_text("kapot", encoding="utf-8")
    assert said(root, "uitgave-vermist") == []


def test_the_real_framework_cannot_lose_its_releases_unseen(tmp_path: Path) -> None:
    """Its changelog tells of them."""
    here = Path(__file__).parents[1]
    for name in ("framework", "schemas"):
        shutil.copytree(here / name, tmp_path / name)
    shutil.copyfile(here / "CHANGELOG.md", tmp_path / "CHANGELOG.md")
    assert said(tmp_path / "framework", "uitgave-vermist") == []
    shutil.rmtree(tmp_path / "framework" / "versies")
    assert len(said(tmp_path / "framework", "uitgave-vermist")) == 1
