"""The register of consumers that the framework is published with, and how it is read."""

from __future__ import annotations

import csv
import io
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.base.findings import Finding
from generator.base.paths import PROJECT
from generator.check.framework import check
from generator.load.table import read_table
from generator.setup.register import Consumer, Register
from generator.setup.register_read import read_register
from generator.setup.settings import ReadSettings, read_settings
from tests.builders import EXAMPLE, SCHEMAS, consumer, make_register, real_setup


def real_settings() -> ReadSettings:
    """The settings of the real framework, with their places."""
    read = read_settings(PROJECT / "framework")
    assert isinstance(read, ReadSettings)
    return read


READ = real_settings()
REGISTER = real_setup().register
DAY = "2026-11-23"

# On 1 January, from the maintainers' data; checked against the registers of RvIG and CBS.
COUNTS = {
    2015: 393,
    2016: 390,
    2017: 388,
    2018: 380,
    2019: 355,
    2020: 355,
    2021: 352,
    2022: 345,
    2023: 342,
    2024: 342,
    2025: 342,
    2026: 342,
}


@pytest.mark.parametrize(("year", "count"), COUNTS.items())
def test_number_on_new_years_day(year: int, count: int) -> None:
    assert len(REGISTER.present(f"{year}-01-01")) == count


def test_size() -> None:
    assert (len(REGISTER.present(DAY)), len(REGISTER.dissolved(DAY))) == (342, 84)
    assert len(list(REGISTER)) == 342 + 84


def names(consumers: tuple[Consumer, ...]) -> set[str]:
    """The names of some consumers."""
    return {m.naam for m in consumers}


@pytest.mark.parametrize(
    ("code", "after"),
    [
        pytest.param("gm0788", {"gm0757", "gm0824", "gm0855", "gm0865"}, id="Haaren in four"),
        pytest.param("gm0053", {"gm1966", "gm1969"}, id="Winsum in two"),
        pytest.param("gm1671", {"gm0796", "gm0828"}, id="Maasdonk in two"),
        pytest.param("gm0140", {"gm0080", "gm1900", "gm1949"}, id="Littenseradiel in three"),
    ],
)
def test_splits(code: str, after: set[str]) -> None:
    assert set(REGISTER[code].opvolgers) == after


def test_a_chain_is_followed_to_its_end() -> None:
    """Millingen aan de Rijn went into Groesbeek, and that into Berg en Dal."""
    assert REGISTER["gm0265"].opvolgers == ("gm0241",)
    assert not REGISTER["gm0241"].exists_on(DAY)
    assert [m.id for m in REGISTER.successors("gm0265", DAY)] == ["gm1945"]
    assert {"gm0265", "gm0241"} <= {m.id for m in REGISTER.predecessors("gm1945", DAY)}


def test_a_rename_with_a_new_code_is_a_successor() -> None:
    assert REGISTER["gm1921"].naam == "De Friese Meren"
    assert REGISTER["gm1921"].opvolgers == ("gm1940",)
    assert REGISTER["gm1940"].exists_on(DAY)


def test_every_dissolved_consumer_ends_in_one_of_today() -> None:
    assert [m.naam for m in REGISTER.dissolved(DAY) if not REGISTER.successors(m.id, DAY)] == []
    assert all(
        s.exists_on(DAY) for m in REGISTER.dissolved(DAY) for s in REGISTER.successors(m.id, DAY)
    )


def test_only_dissolved_consumers_have_successors() -> None:
    assert [m.naam for m in REGISTER if m.exists_on(DAY) == bool(m.opvolgers)] == []


def test_a_successor_begins_no_later_than_the_day_after() -> None:
    late = [
        (m.naam, s)
        for m in REGISTER.dissolved(DAY)
        for s in m.opvolgers
        if (REGISTER[s].ingang or "")[:4] > str(int((m.einde or "0")[:4]) + 1)
    ]
    assert late == []


def test_a_code_is_kept_while_others_join() -> None:
    assert {"Ten Boer", "Haren"} <= names(REGISTER.predecessors("gm0014", DAY))
    assert REGISTER["gm0014"].exists_on(DAY)


def test_a_consumer_may_move_to_another_province() -> None:
    assert {REGISTER[c].naam for c in ("gm0545", "gm0707")} == {"Leerdam", "Zederik"}
    assert [m.naam for m in REGISTER.successors("gm0545", DAY)] == ["Vijfheerenlanden"]
    assert REGISTER["gm0545"].groep != REGISTER["gm1961"].groep


def test_there_are_two_named_bergen() -> None:
    bergen = {m.id: m.groep for m in REGISTER if m.naam.startswith("Bergen (")}
    assert bergen == {"gm0373": "Noord-Holland", "gm0893": "Limburg"}


def test_order_is_that_of_the_name_without_its_article() -> None:
    order = [m.naam for m in REGISTER]
    assert order[0] == "Aa en Hunze"
    assert order.index("'s-Gravenhage") < order.index("Groningen") < order.index("Haaren")


def test_lookup() -> None:
    assert "gm0363" in REGISTER
    assert "GM0363" not in REGISTER
    assert "gm9999" not in REGISTER


def test_who_is_no_more_on_a_day() -> None:
    """The last day still counts as being there."""
    ended = Consumer("gm0001", "Een", "", None, "2020-12-31", ("gm0002",))
    register = Register({ended.id: ended, "gm0002": Consumer("gm0002", "Twee", "", None, None, ())})
    assert register.dissolved("2020-12-31") == ()
    assert register.dissolved("2021-01-01") == register.dissolved("") == (ended,)


def test_a_circle_of_successors_ends() -> None:
    """A mistake in the register must not hang a build."""
    ring = [
        Consumer(f"gm000{n}", f"Ring {n}", "", None, "2020-12-31", (f"gm000{3 - n}",))
        for n in (1, 2)
    ]
    register = Register({m.id: m for m in ring})
    assert register.successors("gm0001", DAY) == ()
    assert register.predecessors("gm0001", DAY) == ()


def test_who_ended_on_one_day_went_on_in_the_last() -> None:
    """One went into another that went into a third, all on one day: nothing is lost on the way."""
    rows = [
        Consumer("gm0002", "Een", "", None, "2020-12-31", ("gm0001",)),
        Consumer("gm0001", "Twee", "", None, "2020-12-31", ("gm0003",)),
        Consumer("gm0003", "Drie", "", "2021-01-01", None, ()),
    ]
    register = Register({m.id: m for m in rows})
    assert [m.id for m in register.predecessors("gm0003", DAY)] == ["gm0002", "gm0001"]


HEAD = "code,naam,provincie,ingang,einde,opvolger"
PATH = "register/gemeenten.csv"
CODE_HINT = (
    "Een code past op ‘gm[0-9]{4}’ (afnemers.code in kader.yaml), en bestaat uit letters en "
    "cijfers, met hooguit losse streepjes ertussen."
)
NAME_HINT = (
    "Schrijf één regel van ten hoogste 100 tekens, zonder spaties aan het begin of het eind."
)
DAY_HINT = "Schrijf eerst het jaar, dan de maand en de dag, bijvoorbeeld 2027-01-31."
COLUMNS = f"anders dan verwacht. Schrijf op de eerste regel: {HEAD}"
SAVED = f"Sla het bestand op met komma’s, zodat de eerste regel zo is: {HEAD}"
COMMAS = "Zet precies één komma tussen twee velden, ook als een veld leeg is."
QUOTES = "Zet het veld tussen dubbele aanhalingstekens, en schrijf er een in de tekst twee keer."

# What stands in the register, and all that is said, by line and column.
WRONG: dict[str, tuple[str | bytes, tuple[str, ...]]] = {
    "empty": (
        "",
        (f"1:1: bestand-leeg: Dit register is leeg. Schrijf op de eerste regel: {HEAD}",),
    ),
    "nobody": (
        HEAD,
        (
            "1:1: bestand-leeg: In dit register staat geen enkele gemeente. Zet er een rij in, of "
            "haal ‘afnemers’ weg uit kader.yaml.",
        ),
    ),
    "other columns": (
        "code,naam\nGM0001,A\n",
        (f"1:1: afnemers-kolommen: De kolommen van dit register zijn {COLUMNS}",),
    ),
    "wrong name": (
        HEAD.replace("ingang", "begin") + "\n",
        (f"1:21: afnemers-kolommen: De kolommen van dit register zijn {COLUMNS}",),
    ),
    "semicolons": (
        HEAD.replace(",", ";") + "\nGM0001;A;P;;;\n",
        (
            "1:1: afnemers-kolommen: De velden zijn hier gescheiden met puntkomma’s in plaats van "
            f"komma’s. {SAVED}",
        ),
    ),
    "tabs": (
        HEAD.replace(",", "\t") + "\n",
        (
            "1:1: afnemers-kolommen: De velden zijn hier gescheiden met tabs in plaats van "
            f"komma’s. {SAVED}",
        ),
    ),
    "Latin-1": (
        f"{HEAD}\nGM0001,Súdwest,P,,,\n".encode("latin-1"),
        (
            "2:9: bestand-codering: Hier staat een teken dat niet als UTF-8 is opgeslagen. Kies "
            "bij het opslaan voor UTF-8, of typ het teken opnieuw in de webeditor.",
        ),
    ),
    "UTF-16": (
        f"{HEAD}\n".encode("utf-16"),
        (
            "1:1: bestand-codering: Dit bestand is opgeslagen als UTF-16 of UTF-32. Kies bij het "
            "opslaan voor UTF-8, of plak de tekst in de webeditor.",
        ),
    ),
    "NUL": (
        f"{HEAD}\nGM0001,A\x00,P,,,\n",
        (
            "2:9: teken-onzichtbaar: Hier staat een onzichtbaar teken (U+0000). Haal het teken "
            "weg; typ de tekst zo nodig opnieuw.",
        ),
    ),
    "open quote": (
        f'{HEAD}\nGM0001,"A,P,,,\n',
        (
            "2:8: tabel-aanhaling: Een aanhalingsteken dat hier begint, wordt nergens gesloten. "
            f"{QUOTES}",
        ),
    ),
    "glued quote": (
        f'{HEAD}\nGM0001,"A"B,P,,,\n',
        (
            "2:8: tabel-aanhaling: Achter het sluitende aanhalingsteken van dit veld hoort een "
            f"komma. {QUOTES}",
        ),
    ),
    "twice": (
        f"{HEAD}\nGM0001,A,P,,,\ngm0001,B,P,,,\n",
        (
            "3:1: afnemers-dubbel: De code ‘gm0001’ staat ook op regel 2. Haal een van de twee "
            "rijen weg, of verbeter de code.",
        ),
    ),
    "too few": (
        f"{HEAD}\nGM0001,A\n",
        (f"2:8: afnemers-kolommen: Deze rij heeft 2 velden; dat moeten er 6 zijn. {COMMAS}",),
    ),
    "far too few": (
        f"{HEAD}\nGM0001\nGM0002,A,P\n",
        (
            f"2:1: afnemers-kolommen: Deze rij heeft 1 veld; dat moeten er 6 zijn. {COMMAS}",
            f"3:10: afnemers-kolommen: Deze rij heeft 3 velden; dat moeten er 6 zijn. {COMMAS}",
        ),
    ),
    "far too many": (
        f"{HEAD}\nGM0001,A,P,,,,te,veel\n",
        (
            "2:15: afnemers-kolommen: Deze rij heeft 8 velden; dat moeten er 6 zijn. Staat er een "
            "komma in een naam? Zet er dan dubbele aanhalingstekens omheen.",
        ),
    ),
    "too many": (
        f"{HEAD}\nGM0001,A,P,,,,extra\n",
        (
            "2:15: afnemers-kolommen: Deze rij heeft 7 velden; dat moeten er 6 zijn. Staat er een "
            "komma in een naam? Zet er dan dubbele aanhalingstekens omheen.",
        ),
    ),
    # Pages and files are named after the code.
    "a way out": (
        f"{HEAD}\n../../../x,A,P,,,\n",
        (f"2:1: afnemers-waarde: ‘../../../x’ is geen code van een gemeente. {CODE_HINT}",),
    ),
    "letters that are the same in capitals": (
        f"{HEAD}\nß,A,P,,,\nss,B,P,,,\n",
        (
            f"2:1: afnemers-waarde: ‘ß’ is geen code van een gemeente. {CODE_HINT}",
            f"3:1: afnemers-waarde: ‘ss’ is geen code van een gemeente. {CODE_HINT}",
        ),
    ),
    "all at once": (
        f"{HEAD}\nGM00011,A,P,,,\n\nGM0002,,P,,,\nGM0003,C,P,gisteren,2026-02-30,\n",
        (
            f"2:1: afnemers-waarde: ‘GM00011’ is geen code van een gemeente. {CODE_HINT}",
            f"4:8: afnemers-waarde: ‘’ kan niet bij ‘naam’ staan. {NAME_HINT}",
            "5:12: afnemers-waarde: ‘gisteren’ is geen bestaande dag in de vorm jjjj-mm-dd. "
            f"{DAY_HINT}",
            "5:21: afnemers-waarde: ‘2026-02-30’ is geen bestaande dag in de vorm jjjj-mm-dd. "
            f"{DAY_HINT}",
        ),
    ),
    "blank name": (
        f"{HEAD}\nGM0001, ,P,,,\n",
        (f"2:8: afnemers-waarde: ‘ ’ kan niet bij ‘naam’ staan. {NAME_HINT}",),
    ),
    "lines in a name": (
        f'{HEAD}\nGM0001,"A\n/merge",P,x,,\n',
        (
            f"2:8: afnemers-waarde: ‘A\\n/merge’ kan niet bij ‘naam’ staan. {NAME_HINT}",
            f"3:11: afnemers-waarde: ‘x’ is geen bestaande dag in de vorm jjjj-mm-dd. {DAY_HINT}",
        ),
    ),
    "long name": (
        f"{HEAD}\nGM0001,{'A' * 101},P,,,\n",
        (f"2:8: afnemers-waarde: ‘{'A' * 59}…’ kan niet bij ‘naam’ staan. {NAME_HINT}",),
    ),
    "odd group": (
        f"{HEAD}\nGM0001,A, P,,,\n",
        (f"2:10: afnemers-waarde: ‘ P’ kan niet bij ‘provincie’ staan. {NAME_HINT}",),
    ),
    "half a successor": (
        f"{HEAD}\nGM0001,A,P,,2026-01-30,GM0002|\nGM0002,B,P,,,\n",
        (f"2:24: afnemers-waarde: ‘’ is geen code van een gemeente. {CODE_HINT}",),
    ),
    "own successor": (
        f"{HEAD}\nGM0001,A,P,,2020-12-31,GM0001\n",
        (
            "2:24: afnemers-opvolger: ‘gm0001’ is hier zijn eigen opvolger. Noem een ander, of "
            "laat ‘opvolger’ leeg.",
        ),
    ),
    "circle": (
        f"{HEAD}\nGM0009,Z,P,,2020-12-31,GM0001\nGM0001,A,P,,2020-12-31,GM0002\n"
        "GM0002,B,P,,2020-12-31,GM0001\n",
        (
            "3:24: afnemers-opvolger: De opvolgers gaan in een rondje: gm0001, gm0002, gm0001. "
            "Verbeter bij een van hen de opvolger: de laatste bestaat nog.",
        ),
    ),
    "end before beginning": (
        f"{HEAD}\nGM0001,A,P,2020-01-01,2019-12-31,GM0002\nGM0002,B,P,,,\n",
        (
            "2:23: afnemers-opvolger: De laatste dag, 2019-12-31, ligt vóór de eerste dag, "
            "2020-01-01. Verbeter een van de twee dagen.",
        ),
    ),
    "living with a successor": (
        f"{HEAD}\nGM0001,A,P,,,GM0002\nGM0002,B,P,,,\n",
        (
            "2:14: afnemers-opvolger: ‘A’ heeft een opvolger, maar geen laatste dag. Vul bij "
            "‘einde’ de laatste dag in, of haal de opvolger weg.",
        ),
    ),
    "unknown successors": (
        f"{HEAD}\nGM0001,A,P,,2020-12-31,GM0003|GM9876\nGM0002,B,P,,,\n",
        (
            "2:24: afnemers-opvolger: De opvolger ‘gm0003’ staat niet in dit register. Bedoelt u "
            "‘gm0002’?",
            "2:24: afnemers-opvolger: De opvolger ‘gm9876’ staat niet in dit register. Zet ook die "
            "gemeente erin.",
        ),
    ),
    "successor twice": (
        f"{HEAD}\nGM0001,A,P,,2020-12-31,GM0002|GM0002\nGM0002,B,P,,,\n",
        ("2:24: afnemers-opvolger: ‘gm0002’ staat hier twee keer. Haal een van de twee weg.",),
    ),
    "successor that ended earlier": (
        f"{HEAD}\nGM0001,A,P,,2020-12-31,GM0002\nGM0002,B,P,,2020-12-30,\n",
        (
            "2:24: afnemers-opvolger: De opvolger ‘gm0002’ hield op 2020-12-30 al op, vóór "
            "2020-12-31. Noem wie daarna bestond, of verbeter een van de twee laatste dagen.",
        ),
    ),
}


def read_as(root: Path, text: str | bytes) -> Register | list[Finding]:
    """Read a register that holds this text, as the settings of the real framework describe it."""
    path = root / PATH
    path.parent.mkdir()
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_register(root, READ)


def said(found: Register | list[Finding]) -> list[str]:
    """What is said, without the path and the word for an error, that are always the same."""
    assert isinstance(found, list)
    assert {(f.path, f.severity) for f in found} == {(PATH, "fout")}
    return [str(f).removeprefix(f"{PATH}:").replace(": fout ", ": ", 1) for f in found]


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG)
def test_a_mistake_in_the_register_is_said_at_its_place(
    tmp_path: Path, text: str | bytes, expected: tuple[str, ...]
) -> None:
    assert said(read_as(tmp_path, text)) == list(expected)


def test_what_excel_writes_is_read(tmp_path: Path) -> None:
    """‘CSV UTF-8’ begins with a mark for the order of bytes and has the line ends of Windows."""
    text = f'\ufeff{HEAD}\r\nGM0001,"A, ""B""",P,,,\r\n\r\n'
    register = read_as(tmp_path, text)
    assert isinstance(register, Register)
    assert [(c.id, c.naam, c.line) for c in register] == [("gm0001", 'A, "B"', 2)]


def own_settings(*, groep: str = "provincie", code: str = "gm[0-9]{4}") -> ReadSettings:
    """The settings of the real framework with something else about the register."""
    assert READ.settings.afnemers is not None
    afnemers = replace(READ.settings.afnemers, groep=groep, code=code)
    return replace(READ, settings=replace(READ.settings, afnemers=afnemers))


def test_a_register_without_groups_has_no_column_for_them(tmp_path: Path) -> None:
    path = tmp_path / PATH
    path.parent.mkdir()
    path.write_text("code,naam,ingang,einde,opvolger\nGM0001,A,,,\n", encoding="utf-8")
    register = read_register(tmp_path, own_settings(groep=""))
    assert isinstance(register, Register)
    assert [(c.id, c.naam, c.groep) for c in register] == [("gm0001", "A", "")]


def test_a_code_may_have_forty_signs(tmp_path: Path) -> None:
    path = tmp_path / PATH
    path.parent.mkdir()
    path.write_text(f"{HEAD}\n{'a' * 40},A,P,,,\n{'a' * 41},B,P,,,\n", encoding="utf-8")
    found = read_register(tmp_path, own_settings(code="[a-z]+"))
    assert [line.partition(" is geen")[0] for line in said(found)] == [
        f"3:1: afnemers-waarde: ‘{'a' * 41}’"
    ]


def test_no_more_is_said_than_anyone_reads(tmp_path: Path) -> None:
    rows = "".join(f"x{n},A,P,,,\n" for n in range(200))
    findings = read_as(tmp_path, f"{HEAD}\n{rows}")
    assert isinstance(findings, list)
    assert [f.rule for f in findings] == ["afnemers-waarde"] * 50 + ["te-veel-meldingen"]


def test_a_register_that_is_not_there(tmp_path: Path) -> None:
    """Without another file that it may be; one that is near is named (``test_settings.py``)."""
    found = read_register(tmp_path, READ)
    assert isinstance(found, list)
    (finding,) = found
    assert str(finding).partition(": fout ")[2] == (
        f"instelling-onbekend: Het bestand ‘{PATH}’ bestaat niet. Zet het register daar neer, in "
        "de map van het kader."
    )


def test_a_register_that_is_no_file(tmp_path: Path) -> None:
    (tmp_path / PATH).mkdir(parents=True)
    assert said(read_register(tmp_path, READ)) == [
        "1:1: bestand-soort: Dit is geen gewoon bestand. Zet het bestand zelf hier neer."
    ]


def test_a_register_that_is_too_large(tmp_path: Path) -> None:
    text = f"{HEAD}\n" + "x" * (4 * 1024 * 1024)
    assert said(read_as(tmp_path, text)) == [
        "1:1: bestand-te-groot: Het bestand is groter dan 4 MB. Haal weg wat er niet in hoort."
    ]


def test_a_register_of_many_organisations_is_read(tmp_path: Path) -> None:
    rows = "".join(f"GM{n:04},{'A' * 60},P,,,\n" for n in range(9_000))
    assert len(rows) > 256 * 1024
    register = read_as(tmp_path, f"{HEAD}\n{rows}")
    assert isinstance(register, Register)
    assert len(register.by_id) == 9_000


def test_the_settings_are_judged_beside_the_register(tmp_path: Path) -> None:
    """What is wrong in one file never hides what is wrong in another."""
    root = tmp_path / "kader"
    shutil.copytree(EXAMPLE, root)
    shutil.copytree(SCHEMAS, root / "schemas")
    (root / PATH).write_text("", encoding="utf-8")
    settings = root / "kader.yaml"
    text = settings.read_text(encoding="utf-8").replace("pad: versies/", "pad: versie/")
    settings.write_text(text.replace("  - dossiers\n", ""), encoding="utf-8")
    assert [(f.path, f.rule) for f in check(root).findings] == [
        ("kader.yaml", "schema-zonder-soort"),
        (PATH, "bestand-leeg"),
    ]
    settings.write_text(text, encoding="utf-8")
    assert [(f.path, f.rule) for f in check(root).findings] == [
        ("kader.yaml", "instelling-onbekend"),
        (PATH, "bestand-leeg"),
    ]


CELLS = st.lists(
    st.lists(st.text(alphabet='ab",\n é', max_size=5), min_size=2, max_size=4), max_size=5
)


@given(CELLS)
def test_a_table_is_read_as_others_read_it(rows: list[list[str]]) -> None:
    """Python's own reader finds the same cells; ours knows where they stand."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    read = read_table("x.csv", buffer.getvalue())
    cells = [row for row in read if not isinstance(row, Finding)]
    assert [[c.text for c in row] for row in cells] == rows
    lines = buffer.getvalue().split("\n")
    for cell in (c for row in cells for c in row):
        rest = lines[cell.line - 1][cell.column - 1 :]
        assert rest.removeprefix('"').startswith(cell.text.split("\n")[0].split('"')[0])


ROWS = """\
GM0003,'s-Overkant,P,2001-01-01,,
gm0002,Ábdij,,,2020-12-31,GM0003|gm0001
GM0001,overal,Q,,,
GM0004,Overal,P,,2019-12-31,GM0002
GM0006,Xanten,P,,,
GM0005,Rand,P,,,
"""


def rows_of(root: Path, text: str) -> Register:
    """The register with these rows."""
    register = read_as(root, f"{HEAD}\n{text}")
    assert isinstance(register, Register), register
    return register


def test_a_register_is_read_in_order_of_name(tmp_path: Path) -> None:
    """Small letters in a code, and what stands for the alphabet left out of a name."""
    assert list(rows_of(tmp_path, ROWS)) == [
        Consumer("gm0001", "overal", "Q", None, None, ()),
        Consumer("gm0004", "Overal", "P", None, "2019-12-31", ("gm0002",)),
        Consumer("gm0003", "'s-Overkant", "P", "2001-01-01", None, ()),
        Consumer("gm0005", "Rand", "P", None, None, ()),
        Consumer("gm0006", "Xanten", "P", None, None, ()),
        Consumer("gm0002", "Ábdij", "", None, "2020-12-31", ("gm0003", "gm0001")),
    ]


def test_who_went_where_stands_in_order_of_name(tmp_path: Path) -> None:
    register = rows_of(tmp_path, ROWS)
    assert [c.id for c in register.present(DAY)] == ["gm0001", "gm0003", "gm0005", "gm0006"]
    assert [c.id for c in register.dissolved(DAY)] == ["gm0004", "gm0002"]
    assert [c.id for c in register.successors("gm0004", DAY)] == ["gm0001", "gm0003"]
    assert [c.id for c in register.predecessors("gm0003", DAY)] == ["gm0004", "gm0002"]
    assert register.successors("gm0001", DAY) == register.predecessors("gm0004", DAY) == ()


@pytest.mark.parametrize(
    ("day", "present", "dissolved"),
    [
        ("2000-12-31", "14562", ""),
        ("2001-01-01", "143562", ""),
        ("2019-12-31", "143562", ""),
        ("2020-01-01", "13562", "4"),
        ("2020-12-31", "13562", "4"),
        ("2021-01-01", "1356", "42"),
        ("", "1356", "42"),
    ],
)
def test_who_is_there_on_a_day_and_who_no_more(
    day: str, present: str, dissolved: str, tmp_path: Path
) -> None:
    """Both ends belong to a life; as long as no day is known, who has no end is there."""
    register = rows_of(tmp_path, ROWS)
    assert "".join(c.id[-1] for c in register.present(day)) == present
    assert "".join(c.id[-1] for c in register.dissolved(day)) == dissolved


def test_a_name_may_have_a_hundred_signs(tmp_path: Path) -> None:
    (one,) = rows_of(tmp_path, f"GM0001,{'A' * 100},,,,\n")
    assert one.naam == "A" * 100


# Who came of whom.

MERGED = make_register(
    consumer("gm9001", ingang="2027-01-01"),
    consumer("gm9002", einde="2026-12-31", opvolgers=["gm9001"]),
    consumer("gm9003"),
    consumer("gm9004", einde="2026-12-31", opvolgers=["gm9003"]),
    consumer("gm9005", einde="2025-12-31", opvolgers=["gm9002"]),
    # It ended after what it went into.
    consumer("gm9006", einde="2027-06-30", opvolgers=["gm9002"]),
    consumer("gm9007", ingang="2026-12-31"),
    consumer("gm9008", einde="2026-12-31", opvolgers=["gm9007"]),
    consumer("gm9009", ingang="2026-12-31"),
)


@pytest.mark.parametrize(
    ("who", "day", "direct", "every"),
    [
        ("gm9001", "2026-12-31", [], []),
        ("gm9001", "2027-01-01", ["gm9002"], ["gm9002", "gm9005"]),
        ("gm9002", "2025-12-31", [], []),
        ("gm9002", "2026-01-01", ["gm9005"], ["gm9005"]),
        ("gm9002", "2028-01-01", ["gm9005"], ["gm9005"]),
        ("gm9003", "2027-01-01", ["gm9004"], ["gm9004"]),
        ("so9001", "2027-01-01", [], []),
    ],
)
def test_who_had_gone_into_a_consumer_by_a_day(
    who: str, day: str, direct: list[str], every: list[str]
) -> None:
    assert [c.id for c in MERGED.direct_predecessors(who, day)] == direct
    assert [c.id for c in MERGED.predecessors(who, day)] == every


def test_who_began_when_others_ended_came_of_them() -> None:
    """Not who took another in, nor who was there on its last day."""
    asked = ("gm9001", "gm9002", "gm9003", "gm9004", "gm9007", "gm9009", "so9001")
    assert [who for who in asked if MERGED.came_of_others(who)] == ["gm9001"]


@pytest.mark.parametrize(("day", "there"), [("2026-12-31", ["gm9002"]), ("2027-01-01", ["gm9001"])])
def test_the_successor_of_a_day_is_the_one_that_is_there_then(day: str, there: list[str]) -> None:
    assert [c.id for c in MERGED.successors("gm9005", day)] == there
