"""How large consumers are: the table beside the register, and how it is read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.base.findings import Finding
from generator.base.phrases import grouped
from generator.check.framework import check
from generator.setup.register import Consumer, Register
from generator.setup.settings import ReadSettings, read_settings
from generator.setup.setup import Setup, read_setup
from generator.setup.sizes_read import read_sizes
from tests.builders import EXAMPLE, SCHEMAS, real_setup

HEAD = "code,inwoners"
PATH = "register/inwoners.csv"
DAY = "2025-10-01"
"""The day of the numbers in the example framework."""

REGISTER = Register(
    {
        c.id: c
        for c in (
            Consumer("gm0001", "Aal", "P", None, None, ()),
            Consumer("gm0002", "Boom", "P", DAY, None, ()),
            Consumer("gm0003", "Cel", "P", "2025-10-02", None, ()),
            Consumer("gm0004", "Dorp", "P", None, DAY, ("gm0003",)),
            Consumer("gm0005", "Eind", "P", None, "2025-09-30", ("gm0002",)),
        )
    }
)
ALL = f"{HEAD}\nGM0001,1\nGM0002,2\nGM0004,4\n"
NUMBER_HINT = "Schrijf een heel getal van nul of hoger, met alleen cijfers, zoals 12345."
COMMA_HINT = "Schrijf een getal zonder komma, en zet precies één komma achter de code."
DAY_HINT = "Haal de rij weg, of verbeter ‘dag’ bij ‘omvang’ in kader.yaml."


def number(text: str, hint: str = NUMBER_HINT) -> str:
    """What is said of a number at the first row."""
    return f"2:8: afnemers-waarde: ‘{text}’ kan niet bij ‘inwoners’ staan. {hint}"


def lacks(name: str, code: str) -> str:
    """What is said of someone who isn't in the table."""
    return (
        f"1:1: afnemers-aantal-ontbreekt: Van {name} ({code}) staat hier geen aantal inwoners; "
        f"deze gemeente bestond op {DAY}. Voeg een rij toe die begint met ‘{code},’."
    )


# What stands in the table, and all that is said, by line and column.
WRONG: dict[str, tuple[str | bytes, tuple[str, ...]]] = {
    "empty": (
        "",
        (f"1:1: bestand-leeg: Dit bestand is leeg. Schrijf op de eerste regel: {HEAD}",),
    ),
    "only a head": (
        HEAD,
        (lacks("Aal", "gm0001"), lacks("Boom", "gm0002"), lacks("Dorp", "gm0004")),
    ),
    "other columns": (
        "code,naam\nGM0001,1\n",
        (
            "1:6: afnemers-kolommen: De kolommen van dit bestand zijn anders dan verwacht. "
            f"Schrijf op de eerste regel: {HEAD}",
        ),
    ),
    "semicolons": (
        ALL.replace(",", ";"),
        (
            "1:1: afnemers-kolommen: De velden zijn hier gescheiden met puntkomma’s in plaats van "
            f"komma’s. Sla het bestand op met komma’s, zodat de eerste regel zo is: {HEAD}",
        ),
    ),
    "Latin-1": (
        "code,inwönérs\n".encode("latin-1"),
        (
            "1:9: bestand-codering: Hier staat een teken dat niet als UTF-8 is opgeslagen. Kies "
            "bij het opslaan voor UTF-8, of typ het teken opnieuw in de webeditor.",
        ),
    ),
    "no number": (ALL.replace("GM0001,1", "GM0001,veel"), (number("veel"),)),
    "nothing": (ALL.replace("GM0001,1", "GM0001,"), (number(""),)),
    "negative": (ALL.replace("GM0001,1", "GM0001,-99997"), (number("-99997"),)),
    "part": (ALL.replace("GM0001,1", "GM0001,12.5"), (number("12.5"),)),
    "zeros before": (ALL.replace("GM0001,1", "GM0001,0012"), (number("0012"),)),
    "digits of another script": (ALL.replace("GM0001,1", "GM0001,١٢"), (number("١٢"),)),
    "dots": (
        ALL.replace("GM0001,1", "GM0001,1.012.345"),
        (number("1.012.345", "Schrijf alleen de cijfers: 1012345"),),
    ),
    "spaces": (
        ALL.replace("GM0001,1", "GM0001,12 345"),
        (number("12 345", "Schrijf alleen de cijfers: 12345"),),
    ),
    "quoted comma": (
        ALL.replace("GM0001,1", 'GM0001,"12,345"'),
        (number("12,345", "Schrijf alleen de cijfers: 12345"),),
    ),
    "comma": (
        ALL.replace("GM0001,1", "GM0001,12,345"),
        (f"2:11: afnemers-kolommen: Deze rij heeft 3 velden; dat moeten er 2 zijn. {COMMA_HINT}",),
    ),
    "too few": (
        ALL.replace("GM0001,1", "GM0001"),
        (
            "2:1: afnemers-kolommen: Deze rij heeft 1 veld; dat moeten er 2 zijn. Zet precies "
            "één komma tussen twee velden, ook als een veld leeg is.",
        ),
    ),
    "twice": (
        f"{ALL}gm0001,3\n",
        (
            "5:1: afnemers-dubbel: De code ‘gm0001’ staat ook op regel 2. Haal een van de twee "
            "rijen weg, of verbeter de code.",
        ),
    ),
    "unknown": (
        f"{ALL}GM0006,3\nschool,3\n",
        (
            "5:1: afnemers-waarde: De code ‘GM0006’ staat niet in register/gemeenten.csv. Bedoelt "
            "u ‘gm0005’?",
            "6:1: afnemers-waarde: De code ‘school’ staat niet in register/gemeenten.csv. "
            "Verbeter de code, of haal de rij weg.",
        ),
    ),
    "not there on the day": (
        f"{ALL}GM0003,3\nGM0005,3\n",
        (
            f"5:1: afnemers-waarde: Cel (gm0003) bestond niet op {DAY}, de dag van deze "
            f"aantallen. {DAY_HINT}",
            f"6:1: afnemers-waarde: Eind (gm0005) bestond niet op {DAY}, de dag van deze "
            f"aantallen. {DAY_HINT}",
        ),
    ),
    "missing": (ALL.replace("GM0002,2\n", ""), (lacks("Boom", "gm0002"),)),
    "all at once": (
        f"{HEAD}\nGM0001,x\nGM0001,1\nGM0004,4\n",
        (
            lacks("Boom", "gm0002"),
            number("x"),
            "3:1: afnemers-dubbel: De code ‘GM0001’ staat ook op regel 2. Haal een van de twee "
            "rijen weg, of verbeter de code.",
        ),
    ),
}


def read_example_settings() -> ReadSettings:
    """The settings of the example framework, with their places."""
    read = read_settings(EXAMPLE)
    assert isinstance(read, ReadSettings)
    return read


READ = read_example_settings()


def read_as(
    root: Path, text: str | bytes, register: Register | None = REGISTER
) -> dict[str, int] | list[Finding]:
    """Read a table that holds this text."""
    path = root / PATH
    path.parent.mkdir()
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    found = read_sizes(root, READ, register)
    return found if isinstance(found, list) else dict(found)


def said(found: dict[str, int] | list[Finding]) -> list[str]:
    """What is said, without the path and the word for an error, that are always the same."""
    assert isinstance(found, list)
    assert {(f.path, f.severity) for f in found} == {(PATH, "fout")}
    return [str(f).removeprefix(f"{PATH}:").replace(": fout ", ": ", 1) for f in found]


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG)
def test_a_mistake_in_the_table_is_said_at_its_place(
    tmp_path: Path, text: str | bytes, expected: tuple[str, ...]
) -> None:
    assert said(read_as(tmp_path, text)) == list(expected)


def test_who_was_there_on_the_day_has_a_number(tmp_path: Path) -> None:
    """Both ends of a life count; who began later, or ended before, has none, and that is right."""
    assert read_as(tmp_path, ALL) == {"gm0001": 1, "gm0002": 2, "gm0004": 4}


def test_what_excel_writes_is_read(tmp_path: Path) -> None:
    text = "\ufeff" + ALL.replace("\n", "\r\n").replace("GM0001,1", 'gm0001,"0"')
    assert read_as(tmp_path, text) == {"gm0001": 0, "gm0002": 2, "gm0004": 4}


def test_no_more_is_said_than_anyone_reads(tmp_path: Path) -> None:
    rows = "".join(f"GM1{n:03},x\n" for n in range(200))
    findings = read_as(tmp_path, f"{ALL}{rows}")
    assert isinstance(findings, list)
    assert [f.rule for f in findings] == ["afnemers-waarde"] * 50 + ["te-veel-meldingen"]


def test_a_file_that_is_not_there_is_said_at_the_setting(tmp_path: Path) -> None:
    found = read_sizes(tmp_path, READ, REGISTER)
    assert isinstance(found, list)
    (finding,) = found
    assert finding.path == "kader.yaml"
    assert str(finding).partition(": fout ")[2] == (
        f"instelling-onbekend: Het bestand ‘{PATH}’ bestaat niet. Zet het bestand met aantallen "
        "daar neer, in de map van het kader."
    )


def test_a_table_is_judged_beside_a_broken_register(tmp_path: Path) -> None:
    """Of its codes nothing can be said then; the rest of both files is."""
    assert read_as(tmp_path, f"{ALL}GM9999,3\n", None) == {
        "gm0001": 1,
        "gm0002": 2,
        "gm0004": 4,
        "gm9999": 3,
    }
    root = tmp_path / "kader"
    shutil.copytree(EXAMPLE, root)
    shutil.copytree(SCHEMAS, root / "schemas")
    (root / "register" / "gemeenten.csv").write_text("", encoding="utf-8")
    (root / PATH).write_text(f"{HEAD}\nGM9001,12.345\n", encoding="utf-8")
    read = read_setup(root)
    assert isinstance(read, list)
    assert [(f.path, f.rule) for f in read] == [
        ("register/gemeenten.csv", "bestand-leeg"),
        (PATH, "afnemers-waarde"),
    ]


def test_a_mistake_in_the_table_hides_nothing_and_stops_a_build(tmp_path: Path) -> None:
    """All of the content is judged beside it; only a site needs the numbers."""
    root = tmp_path / "kader"
    shutil.copytree(EXAMPLE, root)
    shutil.copytree(SCHEMAS, root / "schemas")
    (root / PATH).unlink()
    value = root / "waarden" / "wa-01.yaml"
    value.write_text(f"{value.read_text(encoding='utf-8')}kleur: rood\n", encoding="utf-8")
    result = check(root)
    assert [(f.path, f.rule) for f in result.findings] == [
        ("kader.yaml", "instelling-onbekend"),
        ("waarden/wa-01.yaml", "veld-onbekend"),
    ]
    assert result.sound is not None
    shutil.copy(EXAMPLE / "waarden" / "wa-01.yaml", value)
    result = check(root)
    assert [str(f) for f in result.findings] == [
        "kader.yaml:268:14: fout instelling-onbekend: Het bestand ‘register/inwoners.csv’ bestaat "
        "niet. Bedoelt u ‘register/gemeenten.csv’?"
    ]
    assert result.framework is None


def test_a_framework_without_sizes_reads_none(tmp_path: Path) -> None:
    """The setting is optional; the file then is any file."""
    root = tmp_path / "kader"
    shutil.copytree(EXAMPLE, root)
    shutil.copytree(SCHEMAS, root / "schemas")
    text = (root / "kader.yaml").read_text(encoding="utf-8")
    before, rest = text.split("  omvang:\n")
    (root / "kader.yaml").write_text(before + rest[rest.index("gids:") :], encoding="utf-8")
    (root / PATH).write_text("kapot", encoding="utf-8")
    read = read_setup(root)
    assert isinstance(read, Setup)
    assert read.register.sizes == {}


def test_the_numbers_of_the_real_framework() -> None:
    """As they stand in ``register/HERKOMST.md``."""
    setup = real_setup()
    assert setup.settings.afnemers
    omvang = setup.settings.afnemers.omvang
    assert omvang
    sizes = setup.register.sizes
    assert {c.id for c in setup.register.present(omvang.dag)} == set(sizes)
    assert (len(sizes), sum(sizes.values())) == (342, 17_811_291)
    assert (sizes["gm0014"], min(sizes.values())) == (238_147, 982)


def test_a_number_is_written_with_a_dot_between_the_thousands() -> None:
    assert [grouped(n) for n in (0, 999, 1000, 20_000, 1_234_567)] == [
        "0",
        "999",
        "1.000",
        "20.000",
        "1.234.567",
    ]
