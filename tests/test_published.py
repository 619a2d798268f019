"""``kader verifieer --tegen``: what a published copy says of what stands here.

A copy is a built site, over the web or in a folder, or another framework folder. What couldn't be
compared is never said to be the same.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from generator.base.canonical import canonical_json
from generator.edge import published
from generator.edge.cli import main
from generator.edge.exit_codes import FAILED, FOUND, GOOD
from generator.history.chain import chain_of
from generator.history.published import differences, read_published
from generator.history.versions import ADDRESSES, FOLDER, SEALS, Seal, chained
from tests.test_forgeries import (
    CONSISTENT,
    NEXT,
    assets_of,
    at,
    delete,
    framework_of,
    move_date,
    read,
    remove_schemas,
    rewrite,
    seal_anew,
    write,
)
from tests.web import listening, served

LIST = "data/zegels.json"


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """A framework with four releases, of which the newest covers those before it."""
    return framework_of(tmp_path / "hier", with_next=True)


def publish(root: Path, folder: Path) -> Path:
    """The data files of a site, as they would be published."""
    for path, text in assets_of(root).items():
        if path.startswith("data/"):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(text.encode())
    return folder


@pytest.fixture
def site(new: Path, tmp_path: Path) -> Path:
    """The published site of that framework."""
    return publish(new, tmp_path / "site")


@pytest.fixture
def copy(new: Path, tmp_path: Path) -> Path:
    """A copy of that framework."""
    return Path(shutil.copytree(new, tmp_path / "daar"))


@pytest.fixture
def places(site: Path, copy: Path) -> tuple[Path, Path]:
    """Both sorts of copies that a folder may hold."""
    return site, copy


def compared(
    root: Path, place: object, capsys: pytest.CaptureFixture[str]
) -> tuple[int, list[str], str]:
    """The exit code, what was said after the seals themselves, and what was complained."""
    code = main(["verifieer", str(root), "--tegen", str(place)])
    out, err = capsys.readouterr()
    lines = [line for line in out.splitlines() if line and "zegel klopt" not in line]
    of_here = ("ids kloppen", "De keten tot", "staan de plekken op vaste pagina’s")
    return code, [n for n in lines if not any(words in n for words in of_here)], err


def codes(root: Path, place: object, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str]]:
    """The paths and codes of what is different; nothing when a copy is the same."""
    code, lines, err = compared(root, place, capsys)
    assert err == ""
    found = [line.split(":")[0] for line in lines if ": fout " in line]
    rules = [line.split(": fout ")[1].split(":")[0] for line in lines if ": fout " in line]
    assert code == (FOUND if found else GOOD)
    return list(zip(found, rules, strict=True))


def insert(root: Path) -> None:
    """Put a release between two others."""
    write(root, "0.1.1.json", read(root, "0.1.0.json") | {"versie": "0.1.1"})
    seal_anew(root)


def nothing_left(root: Path) -> None:
    """Take all releases away."""
    shutil.rmtree(root / FOLDER)


def without_newest(root: Path) -> None:
    """Take the newest release away, with all that came with it."""
    remove_schemas(root)
    delete(root, NEXT)
    (root / FOLDER / ADDRESSES).unlink()


OTHER = "kopie-anders"
GONE = "kopie-verder"
FOUND_BY_A_COPY: dict[str, tuple[Callable[[Path], object], list[tuple[str, str]]]] = {
    "0.1.0 herschreven": (
        CONSISTENT["0.1.0 herschreven"],
        [at("0.1.0.json", OTHER), at(f"{NEXT}.json", OTHER)],
    ),
    "0.1.0 ouder": (
        CONSISTENT["0.1.0 ouder"],
        [at("0.1.0.json", OTHER), at(f"{NEXT}.json", OTHER)],
    ),
    "middelste weg": (
        CONSISTENT["middelste weg"],
        [at("0.2.0.json", GONE), at(f"{NEXT}.json", OTHER)],
    ),
    "nieuwste weg": (without_newest, [at(f"{NEXT}.json", GONE)]),
    "nieuwste herschreven": (
        partial(rewrite, version=NEXT),
        [at(f"{NEXT}.json", OTHER)],
    ),
    "alles weg": (
        nothing_left,
        [at(f"{version}.json", GONE) for version in ("0.1.0", "0.2.0", "1.0.0", NEXT)],
    ),
}


@pytest.mark.parametrize(("forge", "expected"), FOUND_BY_A_COPY.values(), ids=FOUND_BY_A_COPY)
def test_a_copy_finds_what_is_consistent_in_itself(
    new: Path,
    places: tuple[Path, Path],
    capsys: pytest.CaptureFixture[str],
    forge: Callable[[Path], object],
    expected: list[tuple[str, str]],
) -> None:
    """A built site and another framework folder tell the same."""
    assert [codes(new, place, capsys) for place in places] == [[], []]
    forge(new)
    assert [codes(new, place, capsys) for place in places] == [expected, expected]


OLD_FORGERIES: dict[str, tuple[Callable[[Path], object], list[tuple[str, str]]]] = {
    "0.1.0 herschreven": (rewrite, [at("0.1.0.json", OTHER)]),
    "0.1.0 ouder": (move_date, [at("0.1.0.json", OTHER)]),
    "middelste weg": (partial(delete, version="0.2.0"), [at("0.2.0.json", GONE)]),
    "nieuwste weg": (partial(delete, version="1.0.0"), [at("1.0.0.json", GONE)]),
    "een ertussen": (insert, [at("0.1.1.json", OTHER)]),
}


@pytest.mark.parametrize(("forge", "expected"), OLD_FORGERIES.values(), ids=OLD_FORGERIES)
def test_a_copy_finds_it_before_there_is_a_chain(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    forge: Callable[[Path], object],
    expected: list[tuple[str, str]],
) -> None:
    """Releases from before the chain are compared just as well."""
    old = framework_of(tmp_path / "oud", with_next=False)
    place = publish(old, tmp_path / "site")
    assert codes(old, place, capsys) == []
    forge(old)
    assert codes(old, place, capsys) == expected


def test_here_may_be_ahead(tmp_path: Path, new: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A release is made before it is published; that is said, and is right."""
    place = publish(framework_of(tmp_path / "eerder", with_next=False), tmp_path / "site")
    assert compared(new, place, capsys) == (
        GOOD,
        [
            f"Vergeleken met {place}: 3 uitgaven zijn daar hetzelfde.",
            "Nog niet in die kopie: 2.0.0.",
        ],
        "",
    )


def test_what_a_difference_means_is_said(
    new: Path, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Which release, what of it, and what to do."""
    seal = read(new, SEALS)["uitgaven"][0]["sha256"]
    CONSISTENT["0.1.0 ouder"](new)
    other = read(new, SEALS)["uitgaven"][0]["sha256"]
    code, lines, _ = compared(new, site, capsys)
    assert code == FOUND
    assert lines[0] == f"Vergeleken met {site}:"
    assert lines[1] == (
        "versies/0.1.0.json:1:1: fout kopie-anders: Uitgave 0.1.0 is hier anders dan in de kopie: "
        f"de dag is hier 2020-01-01 en daar 2025-01-10; het zegel is hier {other[:12]}… en daar "
        f"{seal[:12]}…, dus de inhoud is niet dezelfde. Zet de uitgave hier terug zoals zij is "
        "gepubliceerd. Is zij hier wel goed? Dan is de gepubliceerde kopie veranderd: zoek uit "
        "door wie, en publiceer opnieuw."
    )
    assert lines[-1] == "2 fouten in 2 bestanden."


def test_a_good_list_does_not_cover_a_changed_file(
    new: Path, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The files themselves are compared too."""
    path = site / "data" / "0.2.0" / "verzegeld.json"
    path.write_bytes(path.read_bytes() + b"\n")
    assert codes(new, site, capsys) == [at("0.2.0.json", OTHER)]


def test_what_is_broken_here_is_not_compared(
    new: Path, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """First what stands here must be right by itself."""
    (new / FOLDER / "0.1.0.json").unlink()
    code, lines, _ = compared(new, site, capsys)
    assert (code, lines[-1]) == (FOUND, "1 fout in 1 bestand. Er is niets vergeleken.")


A = Seal("0.1.0", "2025-01-01", "a" * 64)
B = Seal("0.2.0", "2025-02-01", "b" * 64)
C = Seal("0.3.0", "2025-03-01", "c" * 64)


def test_a_copy_must_be_right_by_itself() -> None:
    """Its chain fits its seals; the same releases stand in the same order, once."""

    def found(*copy: Seal) -> list[str]:
        return [f.rule for f in differences((A, B, C), copy)]

    assert found(*chained([A, B])) == []
    assert found(A, B) == [], "a register from before the chain states none"
    assert found(*chained([A]), B) == [OTHER]
    assert found(*chained([B, A])) == [OTHER]
    assert found(*chained([A, A, B])) == [OTHER]
    assert found(*chained([A, C])) == [OTHER]


def listing(**fields: object) -> dict[str, Any]:
    """One release as a site lists it, with other values."""
    (chain,) = chain_of([A])
    own = {"versie": A.version, "datum": A.date, "sha256": A.sha256, "keten": chain}
    return own | fields


def test_a_list_of_seals_may_say_more() -> None:
    """A later form of the list can hold other keys."""
    text = json.dumps({"nieuw": 1, "uitgaven": [listing(nieuw=[1])]})
    assert read_published(text.encode()) == (A,)


NO_LIST: dict[str, str] = {
    "leeg": "",
    "een lijst": "[]",
    "geen uitgaven": "{}",
    "uitgaven is tekst": '{"uitgaven": "0.1.0"}',
    "een uitgave is tekst": '{"uitgaven": ["0.1.0"]}',
    "geen keten": canonical_json({"uitgaven": [{**listing(), "keten": None}]}),
    "een getal": canonical_json({"uitgaven": [listing(versie=1)]}),
    "geen nummer": canonical_json({"uitgaven": [listing(versie="een")]}),
    "geen dag": canonical_json({"uitgaven": [listing(datum="2025-02-30")]}),
    "geen zegel": canonical_json({"uitgaven": [listing(sha256="A" * 64)]}),
    "twee keer uitgaven": canonical_json({"uitgaven": [listing()]}).replace(
        "{", '{"uitgaven": [],', 1
    ),
    "HTML": "<!doctype html><title>Welkom</title>",
    "diep": "[" * 100_000,
}


@pytest.mark.parametrize("text", NO_LIST.values(), ids=NO_LIST)
def test_what_is_no_list_of_seals_is_not_compared(
    new: Path, site: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    """It isn't the same, and it isn't different: nobody knows."""
    (site / LIST).write_text(text, encoding="utf-8")
    assert compared(new, site, capsys) == (
        FAILED,
        [],
        f"kader: kon niet worden vergeleken met {site}: data/zegels.json is daar geen lijst van "
        "zegels.\n",
    )


def test_nothing_to_compare_is_not_the_same(
    new: Path, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A site without releases says nothing."""
    (site / LIST).write_text('{"uitgaven": []}', encoding="utf-8")
    code, lines, err = compared(new, site, capsys)
    assert (code, lines) == (FAILED, [])
    assert err.endswith(": daar staat nog geen enkele uitgave.\n")


def linked(tmp_path: Path) -> Path:
    """A link to the framework itself."""
    path = tmp_path / "koppeling"
    path.symlink_to(tmp_path / "hier")
    return path


PLACES: dict[str, tuple[Callable[[Path], object], str]] = {
    "zichzelf": (
        lambda p: p / "hier",
        "dat is dezelfde map; noem een kopie die elders vandaan komt",
    ),
    "zichzelf, via een koppeling": (
        linked,
        "dat is dezelfde map; noem een kopie die elders vandaan komt",
    ),
    "geen kopie": (lambda p: p, "daar staat geen data/zegels.json en geen versies/register.json"),
    "een bestand": (
        lambda p: p / "hier" / "kader.yaml",
        "{place} is geen map; noem een map, of een adres dat met https:// begint",
    ),
    "niets": (
        lambda p: p / "weg",
        "{place} bestaat niet; noem een map, of een adres dat met https:// begint",
    ),
    "http": (
        lambda _: "http://kader.example/",
        "het adres moet met https:// beginnen: anders kan ieder onderweg erbij",
    ),
    "lijkt op deze machine": (
        lambda _: "http://localhost.kader.example/",
        "het adres moet met https:// beginnen: anders kan ieder onderweg erbij",
    ),
    "ftp": (
        lambda _: "ftp://localhost/",
        "het adres moet met https:// beginnen: anders kan ieder onderweg erbij",
    ),
    "file": (lambda _: "file:///etc/passwd", "‘{place}’ is geen gewoon adres van een site"),
    "wachtwoord": (
        lambda _: "https://ik:geheim@kader.example/",
        "‘{place}’ is geen gewoon adres van een site",
    ),
    "vraag": (
        lambda _: "https://kader.example/?a=1",
        "‘{place}’ is geen gewoon adres van een site",
    ),
    "poort": (
        lambda _: "https://kader.example:99999/",
        "‘{place}’ is geen gewoon adres van een site",
    ),
    "haken": (lambda _: "https://[kader/", "‘{place}’ is geen gewoon adres van een site"),
}


@pytest.mark.parametrize(("make", "why"), PLACES.values(), ids=PLACES)
def test_places_that_are_no_copy(
    tmp_path: Path,
    new: Path,
    capsys: pytest.CaptureFixture[str],
    make: Callable[[Path], object],
    why: str,
) -> None:
    """Each says why, and none is taken for the same."""
    place = make(tmp_path)
    assert compared(new, place, capsys) == (
        FAILED,
        [],
        f"kader: kon niet worden vergeleken met {place}: {why.format(place=place)}.\n",
    )


def test_a_broken_register_elsewhere_is_not_compared(
    new: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor is it a fault of what stands here."""
    (copy / FOLDER / SEALS).write_text("{}", encoding="utf-8")
    code, lines, err = compared(new, copy, capsys)
    assert (code, lines) == (FAILED, [])
    assert err.endswith(": het register van uitgaven is daar beschadigd.\n")


# Over the web.


@pytest.mark.parametrize("tail", ["", "/", f"/{LIST}"])
def test_a_site_over_the_web(
    new: Path, site: Path, capsys: pytest.CaptureFixture[str], tail: str
) -> None:
    """Its address, with or without what follows."""
    with served(site) as address:
        place = f"{address.rstrip('/')}{tail}"
        code, lines, err = compared(new, place, capsys)
    assert (code, err) == (GOOD, "")
    assert lines == [f"Vergeleken met {place}: 4 uitgaven zijn daar hetzelfde."]


def test_a_forgery_against_a_site_over_the_web(
    new: Path, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same findings as against a folder."""
    without_newest(new)
    with served(site) as address:
        assert codes(new, address, capsys) == [at(f"{NEXT}.json", GONE)]


def test_a_proxy_of_the_environment_is_not_used_for_this_machine(
    new: Path,
    site: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It would be told what is asked here, and could answer."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    monkeypatch.delenv("no_proxy", raising=False)
    with served(site) as address:
        assert codes(new, address, capsys) == []


class Odd(BaseHTTPRequestHandler):
    """A site that behaves oddly; ``answer`` writes to the connection."""

    def __init__(self, answer: Callable[[Odd], object], *given: Any) -> None:
        """Take what answers."""
        self.answer = answer
        super().__init__(*given)

    def do_GET(self) -> None:
        """Answer, also to who has left."""
        try:
            self.answer(self)
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def head(self, status: int, **headers: str) -> None:
        """Send the head of an answer."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()


def huge(odd: Odd) -> None:
    """Never stop."""
    odd.head(200)
    while True:
        odd.wfile.write(b" " * 65_536)


def trickle(odd: Odd) -> None:
    """Send a byte now and then."""
    odd.head(200)
    while True:
        odd.wfile.write(b" ")
        odd.wfile.flush()
        time.sleep(0.02)


def trickle_head(odd: Odd) -> None:
    """Never come to the end of the head."""
    while True:
        odd.wfile.write(b"H")
        odd.wfile.flush()
        time.sleep(0.02)


def silent(odd: Odd) -> None:
    """Say nothing for a while."""
    time.sleep(0.6)


def cut_off(odd: Odd) -> None:
    """Stop before the end that was promised."""
    odd.head(200, Content_Length="1000")
    odd.wfile.write(b"{}")


def elsewhere(odd: Odd) -> None:
    """Send on to another host."""
    odd.head(302, Location="http://localhost.kader.example/data/zegels.json")


def other_port(odd: Odd) -> None:
    """Send on to another server on this machine."""
    odd.head(307, Location="http://127.0.0.1:1/data/zegels.json")


def to_a_file(odd: Odd) -> None:
    """Send on to a file of the reader."""
    odd.head(302, Location="file:///etc/passwd")


def round_and_round(odd: Odd) -> None:
    """Send on to itself."""
    odd.head(302, Location=odd.path)


def status(number: int) -> Callable[[Odd], None]:
    """Answer with a status only."""
    return lambda odd: odd.head(number)


def text(content: bytes, kind: str) -> Callable[[Odd], None]:
    """Answer with a text."""

    def answer(odd: Odd) -> None:
        odd.head(200, Content_Type=kind)
        odd.wfile.write(content)

    return answer


GET = "data/zegels.json is niet te krijgen: "
AWAY = "de site stuurt door naar een andere plek; noem zelf het adres dat u vertrouwt"
ODD: dict[str, tuple[Callable[[Odd], object], str]] = {
    "oneindig": (huge, "een bestand is daar groter dan 32 MB"),
    "druppelt": (trickle, "data/zegels.json was na 0.4 seconden nog niet binnen"),
    "kop druppelt": (trickle_head, "data/zegels.json was na 0.4 seconden nog niet binnen"),
    "zwijgt": (silent, f"{GET}er kwam geen heel antwoord (TimeoutError)"),
    "afgebroken": (cut_off, f"{GET}er kwam geen heel antwoord (IncompleteRead)"),
    "geen HTTP": (
        lambda odd: odd.wfile.write(b"hallo\n"),
        f"{GET}er kwam geen heel antwoord (BadStatusLine)",
    ),
    "niets": (
        lambda odd: None,
        f"{GET}er kwam geen heel antwoord (RemoteDisconnected)",
    ),
    "andere plek": (elsewhere, f"{GET}{AWAY} (antwoord 302)"),
    "andere poort": (other_port, f"{GET}{AWAY} (antwoord 307)"),
    "eigen bestand": (to_a_file, f"{GET}{AWAY} (antwoord 302)"),
    "rondjes": (round_and_round, f"{GET}{AWAY} (antwoord 302)"),
    "inloggen": (status(401), f"{GET}daar moet u inloggen (antwoord 401)"),
    "verboden": (status(403), f"{GET}dat mag u daar niet zien (antwoord 403)"),
    "weg": (
        status(404),
        f"{GET}het staat daar niet; is dit het adres van de site? (antwoord 404)",
    ),
    "theepot": (status(418), f"{GET}de site weigert het (antwoord 418)"),
    "storing": (
        status(503),
        f"{GET}de site heeft een storing; probeer het later opnieuw (antwoord 503)",
    ),
    "HTML": (
        text(b"<!doctype html><p>Welkom", "text/html"),
        "data/zegels.json is daar geen lijst van zegels",
    ),
    "kapotte JSON": (
        text(b'{"uitgaven": [', "application/json"),
        "data/zegels.json is daar geen lijst van zegels",
    ),
    "ingepakt": (
        text(b"\x1f\x8b\x08\x00", "application/json"),
        "data/zegels.json is daar geen lijst van zegels",
    ),
}


@pytest.mark.parametrize(("answer", "why"), ODD.values(), ids=ODD)
def test_a_site_that_behaves_oddly(
    new: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    answer: Callable[[Odd], object],
    why: str,
) -> None:
    """It ends, in Dutch, with the exit code for what could not be done."""
    monkeypatch.setattr(published, "_SECONDS", 0.3)
    slow = answer in {trickle, trickle_head}
    monkeypatch.setattr(published, "_ALL_SECONDS", 0.4 if slow else 20.0)
    with listening(partial(Odd, answer)) as address:
        outcome = compared(new, address, capsys)
    said = f"kader: kon niet worden vergeleken met {address}: {why}.\n"
    assert outcome == (FAILED, [], said)


def test_a_site_that_sends_on_to_itself(
    new: Path, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same host may have moved a file."""

    def answer(odd: Odd) -> None:
        if not odd.path.startswith("/nieuw/"):
            odd.head(301, Location=f"/nieuw{odd.path}")
            return
        odd.head(200)
        odd.wfile.write((site / odd.path.removeprefix("/nieuw/")).read_bytes())

    with listening(partial(Odd, answer)) as address:
        assert codes(new, address, capsys) == []


def test_a_sealed_file_that_is_gone_is_not_compared(
    new: Path, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A list alone isn't enough."""
    (site / "data" / "1.0.0" / "verzegeld.json").unlink()
    with served(site) as address:
        code, lines, err = compared(new, address, capsys)
    assert (code, lines) == (FAILED, [])
    assert "data/1.0.0/verzegeld.json is niet te krijgen: het staat daar niet" in err
    code, lines, err = compared(new, site, capsys)
    assert (code, lines) == (FAILED, [])
    assert err.endswith("1.0.0/verzegeld.json bestaat niet.\n")


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["folder", "pipe"])
def test_a_sealed_file_that_is_no_file_is_not_compared(
    new: Path, site: Path, capsys: pytest.CaptureFixture[str], make: Callable[[Path], None]
) -> None:
    """Reading a pipe would wait for ever."""
    path = site / "data" / "1.0.0" / "verzegeld.json"
    path.unlink()
    make(path)
    code, lines, err = compared(new, site, capsys)
    assert (code, lines) == (FAILED, [])
    assert err.endswith("data/1.0.0/verzegeld.json is daar geen bestand.\n")
