"""What goes wrong outside the program is said in Dutch: the disk, the memory, an address."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import pytest

from generator.edge import cli
from generator.edge.address import wrong_address
from generator.edge.cli import main
from generator.edge.exit_codes import FAILED
from generator.edge.failures import reason

ENGLISH = re.compile(r"\b(the|file|space|device|left|denied|error|disk|too|many|is a)\b", re.I)


@pytest.mark.parametrize("number", sorted(errno.errorcode), ids=errno.errorcode.get)
def test_the_system_never_speaks_english(number: int) -> None:
    error = OSError(number, os.strerror(number), "site/index.html")
    said = reason(error).removeprefix("site/index.html ")
    assert os.strerror(number) not in said
    assert not ENGLISH.search(said)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "x", "a"), "a kan niet worden geschreven: de schijf is vol"),
        (OSError(errno.ENOSPC, "x"), "de uitvoer kan niet worden geschreven: de schijf is vol"),
        (
            OSError(errno.EDQUOT, "x", "a"),
            "a kan niet worden geschreven: uw ruimte op de schijf is op",
        ),
        (OSError("eigen woorden"), "eigen woorden"),
        (ValueError("eigen woorden"), "eigen woorden"),
    ],
)
def test_a_reason_is_one_dutch_sentence(error: Exception, said: str) -> None:
    assert reason(error) == said


def test_a_text_that_is_no_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"\xff")
    with pytest.raises(UnicodeDecodeError) as caught:
        path.read_text(encoding="utf-8")
    assert reason(caught.value) == "een tekst is niet opgeslagen als UTF-8"


def test_a_full_memory_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_: object) -> int:
        raise MemoryError

    monkeypatch.setattr(cli, "run", full)
    assert main(["controleer"]) == FAILED
    assert capsys.readouterr().err == (
        "kader: dit kon niet worden uitgevoerd: het geheugen is vol\n"
    )


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("https://kader.example/", ""),
        ("http://localhost:8000/a/b", ""),
        ("kader.example", "het begint niet met https:// of http://"),
        ("ftp://kader.example/", "het begint niet met https:// of http://"),
        ("https://", "de naam van de website ontbreekt"),
        ("https://kader .example", "in een webadres staat geen spatie"),
        ("http://[x", "dit is geen webadres"),
        ("https://kader.example:veel/", "dit is geen webadres"),
        ("https://kader.example:0/", "nul is geen poort"),
        ("https://ik:geheim@kader.example/", "er staat een gebruikersnaam in"),
        ("https://kader.example/?a", "achter het adres staat nog iets met ? of #"),
        ("https://kader.example/#a", "achter het adres staat nog iets met ? of #"),
    ],
)
def test_an_address_must_be_whole(address: str, why: str) -> None:
    expected = f"X is ‘{address}’: {why}. Schrijf het hele adres, zoals https://kader.example/"
    assert wrong_address("X", address) == (expected if why else "")


def test_a_wrong_address_is_no_bug_of_the_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("SITE_URL", "geen url")
    assert main(["bouw", "--naar", str(tmp_path / "site")]) == FAILED
    assert capsys.readouterr().err == (
        "kader: dit kon niet worden uitgevoerd: SITE_URL is ‘geen url’: in een webadres staat geen "
        "spatie. Schrijf het hele adres, zoals https://kader.example/\n"
    )
    monkeypatch.delenv("SITE_URL")
    settings = tmp_path / "mkdocs.yml"
    for value, said in (("'x'", "klopt niet; de regel hierboven"), ("ftp://x/", "‘site_url’ is")):
        settings.write_text(
            f"site_name: x\nsite_url: {value}\nplugins: [kader]\n"
            "theme: {name: null, custom_dir: site_overrides, static_templates: [404.html]}\n",
            encoding="utf-8",
        )
        (tmp_path / "site_overrides").mkdir(exist_ok=True)
        root = Path.cwd() / "framework"
        with monkeypatch.context() as inside:
            inside.chdir(tmp_path)
            assert main(["bouw", "--kader", str(root), "--naar", "site"]) == FAILED
        err = capsys.readouterr().err
        assert said in err
        assert "fout in het programma" not in err
