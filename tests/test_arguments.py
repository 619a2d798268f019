"""The command line speaks Dutch, also when it is mistyped."""

from __future__ import annotations

import re

import pytest

from generator.edge.arguments import FAILED, parse
from generator.edge.cli import COMMANDS, main
from tests.test_docs import commands

ENGLISH = re.compile(
    r"\b(usage|the following|invalid|choose|argument|expected|show this|options)\b"
)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "kader: er ontbreekt: OPDRACHT\nTyp ‘kader --help’ voor uitleg.\n"),
        (
            "controler",
            "kader: OPDRACHT kan niet ‘controler’ zijn; bedoelt u ‘controleer’? kies uit: "
            "controleer, nieuw, opmaak, bouw, uitgave, verifieer, verschil, uitpakken, reageer\n"
            "Typ ‘kader --help’ voor uitleg.\n",
        ),
        (
            "controleer --formaat word",
            "kader: --formaat kan niet ‘word’ zijn; kies uit: codequality, github, json, sarif, "
            "tekst\nTyp ‘kader controleer --help’ voor uitleg.\n",
        ),
        (
            "controleer --formaat",
            "kader: achter --formaat hoort een waarde\n"
            "Typ ‘kader controleer --help’ voor uitleg.\n",
        ),
        (
            "controleer --form json",
            "kader: dit hoort er niet bij: --form\nTyp ‘kader --help’ voor uitleg.\n",
        ),
        (
            "uitgave --proef=ja --datum 2026-01-01",
            "kader: achter --proef hoort geen waarde, maar er staat ‘ja’\n"
            "Typ ‘kader uitgave --help’ voor uitleg.\n",
        ),
        (
            "uitgave 1.0.0 --datum 2026-02-30",
            "kader: --datum: ‘2026-02-30’ is geen dag die bestaat (jjjj-mm-dd)\n"
            "Typ ‘kader uitgave --help’ voor uitleg.\n",
        ),
    ],
)
def test_a_mistyped_command_is_explained(
    line: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        parse(line.split())
    assert stopped.value.code == FAILED
    spoken = capsys.readouterr().err
    # Python 3.13 names both words it doesn't know, earlier ones only the first.
    assert spoken.replace("--form json\n", "--form\n") == said


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_dutch(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        parse([*command.split(), "--help"])
    assert stopped.value.code == 0
    spoken = capsys.readouterr().out
    assert spoken.startswith("Gebruik: kader")
    assert not ENGLISH.search(spoken)


def test_every_command_can_be_run() -> None:
    assert sorted(COMMANDS) == sorted(commands())


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FileNotFoundError(2, "No such file", "weg.yaml"), "weg.yaml bestaat niet"),
        (PermissionError(13, "Permission denied", "x"), "x mag niet worden gelezen of geschreven"),
        (OSError(5, "Input/output error", "x"), "x kan niet worden gelezen of geschreven (5)"),
        (ValueError("de map weg bestaat niet"), "de map weg bestaat niet"),
    ],
)
def test_what_the_system_says_is_said_in_dutch(
    error: Exception,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise error

    monkeypatch.setattr("generator.edge.cli.check", fail)
    assert main(["controleer"]) == FAILED
    assert capsys.readouterr().err == f"kader: dit kon niet worden uitgevoerd: {said}\n"
