"""A rule that is set aside is silent for one item until a day, and never unseen."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.base.findings import Finding
from generator.check.framework import check
from generator.check.waivers import set_aside
from generator.edge.cli import main
from generator.load.document import Document

PATH = "minimumnormen/mn-01.yaml"
KNOWN = ["norm-bekostiging", "norm-bedrag"]
FOUND = Finding(PATH, 5, 7, "norm-bekostiging", "Er staat niets over geld.", "Zet het erbij.")
EXAMPLE = Path(__file__).parent / "voorbeeldkader"


def item(code: str = "norm-bekostiging", last: str = "2027-06-30", **fields: object) -> Document:
    """An item that sets one rule aside until a day."""
    entry = {"regel": code, "reden": "Er wordt nog overlegd.", "tot": last}
    return Document(PATH, {"id": "mn-01", "uitzonderingen": [entry], **fields}, {})


def left(
    document: Document, *findings: Finding, day: str | None = None, complete: bool = True
) -> list[tuple[str, str]]:
    """The codes and severities of what is left of some findings."""
    remaining = set_aside([document], findings, KNOWN, day, complete=complete)
    return [(f.rule, f.severity) for f in remaining]


def test_a_finding_is_set_aside() -> None:
    assert left(item(), FOUND) == []


def test_only_that_rule_on_that_item_is_set_aside() -> None:
    other = Finding(PATH, 4, 7, "norm-bedrag", "Er staat een bedrag.")
    elsewhere = Finding("minimumnormen/mn-02.yaml", 5, 7, "norm-bekostiging", "Idem.")
    assert left(item(), FOUND, other, elsewhere) == [
        ("norm-bedrag", "fout"),
        ("norm-bekostiging", "fout"),
    ]


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (None, []),
        ("2027-04-30", []),
        ("2027-05-01", ["uitzondering-loopt-af"]),
        ("2027-06-30", ["uitzondering-loopt-af"]),
        ("2027-07-01", ["norm-bekostiging"]),
    ],
)
def test_until_the_last_day(day: str | None, codes: list[str]) -> None:
    assert [code for code, _ in left(item(), FOUND, day=day)] == codes


def test_what_comes_back_says_why() -> None:
    """One finding: the mistake itself, with the day on which it was no longer excused."""
    remaining = list(set_aside([item()], [FOUND], KNOWN, "2028-01-01", complete=True))
    assert remaining == [
        Finding(
            PATH,
            5,
            7,
            "norm-bekostiging",
            "Er staat niets over geld.",
            "Zet het erbij. De uitzondering op deze regel liep af op 2027-06-30.",
        )
    ]


def test_what_ends_soon_is_a_warning() -> None:
    assert list(set_aside([item()], [FOUND], KNOWN, "2027-06-01", complete=True)) == [
        Finding(
            PATH,
            1,
            1,
            "uitzondering-loopt-af",
            "Deze uitzondering loopt af op 2027-06-30; daarna geldt ‘norm-bekostiging’ weer.",
            "Herstel het onderdeel vóór die dag, of overleg over een nieuwe einddatum.",
            "waarschuwing",
        )
    ]


@pytest.mark.parametrize("day", [None, "2027-06-01", "2028-01-01"])
def test_what_hides_nothing_is_a_warning(day: str | None) -> None:
    assert left(item(), day=day) == [("uitzondering-overbodig", "waarschuwing")]


def test_nobody_tidies_up_what_is_withdrawn() -> None:
    assert left(item(ingetrokken={"datum": "2026-01-01", "reden": "Weg."})) == []


def test_what_could_not_be_seen_is_not_blamed() -> None:
    """In a broken framework a rule may be silent for another reason."""
    assert left(item(), complete=False) == []


@pytest.mark.parametrize("code", ["waarde-keuze", "uitzondering-onbekend", "norm-bekosting"])
def test_only_rules_can_be_set_aside(code: str) -> None:
    other = Finding(PATH, 5, 7, "waarde-keuze", "Dat kan niet.")
    assert left(item(code), other)[-1] == ("uitzondering-onbekend", "fout")


def with_waiver(tmp_path: Path, last: str) -> Path:
    """The example framework, in which one rule is set aside until a day."""
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "kader"))
    norm = root / "minimumnormen" / "mn-01.yaml"
    text = norm.read_text(encoding="utf-8")
    assert "tot: 2099-12-31" in text
    norm.write_text(text.replace("tot: 2099-12-31", f"tot: {last}"), encoding="utf-8")
    return root


def test_a_build_looks_at_no_day(tmp_path: Path) -> None:
    """The same input gives the same site, today and in ten years."""
    root = with_waiver(tmp_path, "2001-01-01")
    assert "norm-geldt-voorstel" not in {f.rule for f in check(root).findings}
    assert "norm-geldt-voorstel" in {f.rule for f in check(root, "2001-01-02").findings}


def test_the_command_looks_at_today(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = with_waiver(tmp_path, "2001-01-01")
    assert main(["controleer", str(root)]) == 1
    out = capsys.readouterr().out
    assert "minimumnormen/mn-01.yaml:24:14: fout norm-geldt-voorstel: " in out
    assert "De uitzondering op deze regel liep af op 2001-01-01." in out
