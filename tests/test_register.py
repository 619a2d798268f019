"""The register of consumers that the framework is published with, and how it is read."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.base.paths import PROJECT
from generator.base.settings import Afnemers
from generator.setup.register import Consumer, Register, read_register
from tests.builders import real_setup

SETTINGS = real_setup().settings
REGISTER = read_register(PROJECT / "framework", SETTINGS.afnemers)

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


def existed(consumer: Consumer, day: str) -> bool:
    """Whether a consumer existed on a day; its last day counts."""
    return (consumer.ingang or "") <= day <= (consumer.einde or "9999")


@pytest.mark.parametrize(("year", "count"), COUNTS.items())
def test_number_on_new_years_day(year: int, count: int) -> None:
    assert sum(existed(m, f"{year}-01-01") for m in REGISTER) == count


def test_size() -> None:
    assert (len(REGISTER.present), len(REGISTER.dissolved)) == (342, 84)
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
    assert not REGISTER["gm0241"].bestaat
    assert [m.id for m in REGISTER.successors("gm0265")] == ["gm1945"]
    assert {"gm0265", "gm0241"} <= {m.id for m in REGISTER.predecessors("gm1945")}


def test_a_rename_with_a_new_code_is_a_successor() -> None:
    assert REGISTER["gm1921"].naam == "De Friese Meren"
    assert REGISTER["gm1921"].opvolgers == ("gm1940",)
    assert REGISTER["gm1940"].bestaat


def test_every_dissolved_consumer_ends_in_one_of_today() -> None:
    assert [m.naam for m in REGISTER.dissolved if not REGISTER.successors(m.id)] == []
    assert all(s.bestaat for m in REGISTER.dissolved for s in REGISTER.successors(m.id))


def test_only_dissolved_consumers_have_successors() -> None:
    assert [m.naam for m in REGISTER if m.bestaat == bool(m.opvolgers)] == []


def test_a_successor_begins_no_later_than_the_day_after() -> None:
    late = [
        (m.naam, s)
        for m in REGISTER.dissolved
        for s in m.opvolgers
        if (REGISTER[s].ingang or "")[:4] > str(int((m.einde or "0")[:4]) + 1)
    ]
    assert late == []


def test_a_code_is_kept_while_others_join() -> None:
    assert {"Ten Boer", "Haren"} <= names(REGISTER.predecessors("gm0014"))
    assert REGISTER["gm0014"].bestaat


def test_a_consumer_may_move_to_another_province() -> None:
    assert {REGISTER[c].naam for c in ("gm0545", "gm0707")} == {"Leerdam", "Zederik"}
    assert [m.naam for m in REGISTER.successors("gm0545")] == ["Vijfheerenlanden"]
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


def test_a_circle_of_successors_ends() -> None:
    """A mistake in the register must not hang a build."""
    ring = [
        Consumer(f"gm000{n}", f"Ring {n}", "", None, "2020-12-31", (f"gm000{3 - n}",))
        for n in (1, 2)
    ]
    register = Register({m.id: m for m in ring})
    assert register.successors("gm0001") == ()
    assert {m.id for m in register.predecessors("gm0001")} == {"gm0001", "gm0002"}


HEAD = "code,naam,provincie,ingang,einde,opvolger"


CANNOT = "en dat kan niet"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("code,naam\nGM0001,A\n", f"kolommen moeten zijn {HEAD}"),
        ("", f"kolommen moeten zijn {HEAD}"),
        (f"{HEAD}\nGM0001,A,P,,,\nGM0001,B,P,,,\n", "een code komt twee keer voor"),
        (f"{HEAD}\nGM0001,A,P,,,\ngm0001,B,P,,,\n", "een code komt twee keer voor"),
        (
            f"{HEAD}\nGM0001,A,P,,2020-12-31,GM0003|gm0002\n",
            "onbekende opvolgers gm0002, gm0003",
        ),
        (f"{HEAD}\nGM0001,A\n", "elke regel moet 6 velden hebben"),
        (f"{HEAD}\nGM0001,A,P,,,,extra\n", "elke regel moet 6 velden hebben"),
        # Pages and files are named after the code.
        (f"{HEAD}\n../../../x,A,P,,,\n", f"‘code’ is ‘../../../x’ (rij 2) {CANNOT}"),
        (f"{HEAD}\nmn-01,A,P,,,\n", f"‘code’ is ‘mn-01’ (rij 2) {CANNOT}"),
        (f"{HEAD}\nGM00011,A,P,,,\n", f"‘code’ is ‘GM00011’ (rij 2) {CANNOT}"),
        (f"{HEAD}\nGM0002,B,P,,,\nGM0001,,P,,,\n", f"‘naam’ is ‘’ (rij 3) {CANNOT}"),
        (f'{HEAD}\nGM0001,"A\n/merge",P,,,\n', rf"‘naam’ is ‘A\n/merge’ (rij 2) {CANNOT}"),
        # A line break stays what it is, also at the end of a name.
        (f'{HEAD}\r\nGM0001,"A\r\n",P,,,\r\n', rf"‘naam’ is ‘A\r\n’ (rij 2) {CANNOT}"),
        (f"{HEAD}\nGM0001,A ,P,,,\n", f"‘naam’ is ‘A ’ (rij 2) {CANNOT}"),
        (f"{HEAD}\nGM0001,A\u202e,P,,,\n", rf"‘naam’ is ‘A\u202e’ (rij 2) {CANNOT}"),
        (
            f"{HEAD}\nGM0001,{'A' * 101},P,,,\n",
            f"‘naam’ is ‘{'A' * 59}…’ (rij 2) {CANNOT}",
        ),
        (f"{HEAD}\nGM0001,{'A' * 200_000},P,,,\n", "dit is geen CSV"),
        (f"{HEAD}\nGM0001,A,\x1b[31m,,,\n", rf"‘provincie’ is ‘\x1b[31m’ (rij 2) {CANNOT}"),
        (f"{HEAD}\nGM0001,A,P,gisteren,,\n", f"‘ingang’ is ‘gisteren’ (rij 2) {CANNOT}"),
        (f"{HEAD}\nGM0001,A,P,,2026-02-30,\n", f"‘einde’ is ‘2026-02-30’ (rij 2) {CANNOT}"),
        (f"{HEAD}\nGM0001,A,P,,2026-01-30,GM0001|\n", f"‘opvolger’ is ‘GM0001|’ (rij 2) {CANNOT}"),
        (f"{HEAD}\nGM0001,\udcff,P,,,\n", "dit is geen UTF-8"),
    ],
)
def test_a_broken_register_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(f'gemeenten.csv: {said}')}$"):
        read(tmp_path, text)


def test_a_sign_that_no_one_sees_is_refused(tmp_path: Path) -> None:
    """Which complaint it gets depends on the version of Python."""
    with pytest.raises(ValueError, match=r"‘naam’ is ‘A\\x00’|geen CSV"):
        read(tmp_path, f"{HEAD}\nGM0001,A\x00,P,,,\n")


def read(folder: Path, text: str, afnemers: Afnemers | None = SETTINGS.afnemers) -> Register:
    """The register with this text."""
    path = folder / "register" / "gemeenten.csv"
    path.parent.mkdir()
    path.write_bytes(text.encode(errors="surrogateescape"))
    return read_register(folder, afnemers)


ROWS = """\
GM0003,'s-Overkant,P,2001-01-01,,
gm0002,Ábdij,,,2020-12-31,GM0003|gm0001
GM0001,overal,Q,,,
GM0004,Overal,P,,2019-12-31,GM0002
GM0006,Xanten,P,,,
GM0005,Rand,P,,,
"""


def test_a_register_is_read_in_order_of_name(tmp_path: Path) -> None:
    """Small letters in a code, and what stands for the alphabet left out of a name."""
    assert list(read(tmp_path, f"{HEAD}\n{ROWS}")) == [
        Consumer("gm0001", "overal", "Q", None, None, ()),
        Consumer("gm0004", "Overal", "P", None, "2019-12-31", ("gm0002",)),
        Consumer("gm0003", "'s-Overkant", "P", "2001-01-01", None, ()),
        Consumer("gm0005", "Rand", "P", None, None, ()),
        Consumer("gm0006", "Xanten", "P", None, None, ()),
        Consumer("gm0002", "Ábdij", "", None, "2020-12-31", ("gm0003", "gm0001")),
    ]


def test_who_went_where_stands_in_order_of_name(tmp_path: Path) -> None:
    register = read(tmp_path, f"{HEAD}\n{ROWS}")
    assert [c.id for c in register.present] == ["gm0001", "gm0003", "gm0005", "gm0006"]
    assert [c.id for c in register.dissolved] == ["gm0004", "gm0002"]
    assert [c.id for c in register.successors("gm0004")] == ["gm0001", "gm0003"]
    assert [c.id for c in register.predecessors("gm0003")] == ["gm0004", "gm0002"]
    assert register.successors("gm0001") == register.predecessors("gm0004") == ()


def test_consumers_need_no_groups(tmp_path: Path) -> None:
    assert SETTINGS.afnemers is not None
    head, row = "code,naam,ingang,einde,opvolger", "GM0001,A,,,"
    register = read(tmp_path, f"{head}\n{row}\n", replace(SETTINGS.afnemers, groep=""))
    assert list(register) == [Consumer("gm0001", "A", "", None, None, ())]


def test_a_name_may_have_a_hundred_signs(tmp_path: Path) -> None:
    (one,) = read(tmp_path, f"{HEAD}\nGM0001,{'A' * 100},,,,\n")
    assert one.naam == "A" * 100


def test_a_code_must_fit_in_an_address(tmp_path: Path) -> None:
    """Whatever the settings allow."""
    assert SETTINGS.afnemers is not None
    with pytest.raises(ValueError, match="‘code’ is ‘a/b’"):
        read(tmp_path, f"{HEAD}\na/b,A,P,,,\n", replace(SETTINGS.afnemers, code=".*"))


def test_without_consumers_there_is_no_register(tmp_path: Path) -> None:
    assert list(read(tmp_path, "", None)) == []
