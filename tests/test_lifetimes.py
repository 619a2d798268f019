"""Who registers something, existed on that day."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.check.framework import check
from tests.builders import EXAMPLE

GONE = "Oud-Voorbeeld bestond tot en met 2025-12-31 (register/gemeenten.csv, regel 6)"
NEW = "Nergenshuizen bestaat pas sinds 2026-01-01 (register/gemeenten.csv, regel 3)"
INSTEAD = "Zet dit bij de opvolger Nergenshuizen (gm9002), of verbeter de datum."
BEFORE = "Zet dit bij de voorganger Oud-Voorbeeld (gm9005), of verbeter de datum."
ADOPTED = "overgenomen:\n  versie: {}\n  datum: {}\n  document: Plan\n"
CITED = "aanhalingen:\n  - item: do-01\n    document: Plan\n    versie: 0.1.0\n    van: {}\n"
BODY = "samenwerkingen/so9001.yaml"


@pytest.fixture
def kader(tmp_path: Path) -> Path:
    """The example framework, to spoil."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "kader"))


def said(kader: Path, day: str | None = None) -> list[str]:
    """What is said of who was not there, by line and severity."""
    others = {"registratie-verdwenen", "datum-nog-niet", "overname-telt"}
    findings = [f for f in check(kader, day).findings if f.rule not in others]
    assert {f.rule for f in findings} <= {"gebruiker-opgeheven"}
    return [f"{f.line}:{f.column} {f.severity}: {f.message} {f.hint}" for f in findings]


def write(kader: Path, consumer: str, text: str) -> None:
    path = kader / f"gemeenten/{consumer}.yaml"
    path.write_text(f"id: {consumer}\n{text}", encoding="utf-8")


@pytest.mark.parametrize(
    ("consumer", "text", "findings"),
    [
        ("gm9005", ADOPTED.format("0.2.0", "2025-12-31"), []),
        (
            "gm9005",
            ADOPTED.format("1.0.0", "2027-01-01"),
            [
                f"4:10 fout: {GONE}; op 2027-01-01 kon niemand daar versie 1.0.0 overnemen. "
                f"{INSTEAD}"
            ],
        ),
        ("gm9005", CITED.format("2025-12-31") + "    tot: 2027-12-31\n", []),
        (
            "gm9005",
            CITED.format("2026-01-01"),
            [f"6:10 fout: {GONE}; op 2026-01-01 kon niemand daar ‘Plan’ laten ingaan. {INSTEAD}"],
        ),
        ("gm9005", "keuzes:\n  - item: mn-01\n    keuze: gelijk\n    versie: 0.1.0\n", []),
        ("gm9002", ADOPTED.format("0.2.0", "2026-01-01"), []),
        (
            "gm9002",
            ADOPTED.format("0.2.0", "2025-12-31"),
            [f"4:10 fout: {NEW}; op 2025-12-31 kon niemand daar versie 0.2.0 overnemen. {BEFORE}"],
        ),
        (
            "gm9002",
            CITED.format("2025-12-31"),
            [
                f"6:10 waarschuwing: {NEW}; op 2025-12-31 kon niemand daar ‘Plan’ laten ingaan. "
                f"{BEFORE}"
            ],
        ),
    ],
)
def test_a_consumer_acts_while_it_is_there(
    consumer: str, text: str, findings: list[str], kader: Path
) -> None:
    write(kader, consumer, text)
    assert said(kader) == findings


def test_nobody_chooses_what_came_out_later(kader: Path) -> None:
    register = kader / "register/gemeenten.csv"
    text = register.read_text(encoding="utf-8").replace("2025-12-31", "2025-01-01")
    register.write_text(text, encoding="utf-8")
    # Nor had it any size on the day of that table.
    sizes = kader / "register/inwoners.csv"
    left = [line for line in sizes.read_text(encoding="utf-8").splitlines() if "9005" not in line]
    sizes.write_text("\n".join(left) + "\n", encoding="utf-8")
    write(kader, "gm9005", "keuzes:\n  - item: mn-01\n    keuze: gelijk\n    versie: 0.1.0\n")
    (finding,) = said(kader)
    assert finding.startswith(
        "3:11 fout: Oud-Voorbeeld bestond tot en met 2025-01-01 (register/gemeenten.csv, regel 6); "
        "mn-01 kwam pas uit op 20"
    )
    assert finding.endswith(f", en niemand kon daar iets over kiezen. {INSTEAD}")


def with_members(kader: Path, *members: str, text: str = "") -> None:
    lines = "".join(f"  - {m}\n" for m in members)
    (kader / BODY).write_text(
        f"id: so9001\nnaam: Kring\nleden:\n{lines}herkomst: https://kring.example/leden\n{text}",
        encoding="utf-8",
    )


@pytest.mark.parametrize(
    ("members", "text", "day", "findings"),
    [
        (["gm9003", "gm9005"], "", None, []),
        (["gm9003", "gm9005"], "", "2025-12-31", []),
        (
            ["gm9003", "gm9005"],
            "",
            "2026-01-01",
            [
                f"5:5 waarschuwing: {GONE}, en is geen lid meer. Noem de opvolger Nergenshuizen "
                "(gm9002)."
            ],
        ),
        (
            ["gm9002", "gm9005"],
            ADOPTED.format("1.0.0", "2026-02-01"),
            None,
            [
                f"5:5 fout: {GONE}, en kon op 2026-02-01 niet meer versie 1.0.0 overnemen. Haal "
                "dit lid weg: de opvolger Nergenshuizen (gm9002) staat er al."
            ],
        ),
        (["gm9005"], CITED.format("2025-02-01"), None, []),
        (["gm9002"], CITED.format("2025-02-01"), "2026-01-01", []),
        (
            ["gm9002"],
            "",
            "2025-12-31",
            [f"4:5 waarschuwing: {NEW}, en is nog geen lid. Zet dit lid erbij vanaf 2026-01-01."],
        ),
    ],
)
def test_a_member_is_there(
    members: list[str], text: str, day: str | None, findings: list[str], kader: Path
) -> None:
    with_members(kader, *members, text=text)
    assert said(kader, day) == findings


def test_without_a_successor_the_date_is_wrong(kader: Path) -> None:
    register = kader / "register/gemeenten.csv"
    text = register.read_text(encoding="utf-8").replace("2025-12-31,GM9002", "2025-12-31,")
    register.write_text(text, encoding="utf-8")
    write(kader, "gm9005", ADOPTED.format("1.0.0", "2027-01-01"))
    with_members(kader, "gm9003", "gm9005")
    hints = said(kader, "2027-01-01")
    assert hints[0].endswith("overnemen. Verbeter de datum, of haal dit weg.")
    assert hints[1].endswith("en is geen lid meer. Haal dit lid weg.")
