"""The command line speaks Dutch, also when it is mistyped, and loads only what is asked."""

from __future__ import annotations

import ast
import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from generator.edge.catalogue import CATALOGUE
from generator.edge.cli import main
from generator.edge.exit_codes import FAILED
from generator.edge.line.command import load
from generator.edge.line.mistakes import explain
from generator.edge.line.parameters import Argument, Location, OneOf, Option, name_of

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("line", "said", "command"),
    [
        ("", "er ontbreekt: OPDRACHT", "kader"),
        (
            "controler",
            "OPDRACHT kan niet ‘controler’ zijn; bedoelt u ‘controleer’? kies uit: "
            "controleer, nieuw, opmaak, bouw, uitgave, verifieer, verschil, overstap, "
            "uitpakken, verwijzingen, reageer",
            "kader",
        ),
        ("--kader x", "dit hoort er niet bij: --kader", "kader"),
        ("--help=x", "achter --help hoort geen waarde, maar er staat ‘x’", "kader"),
        (
            "controleer --formaat word",
            "--formaat kan niet ‘word’ zijn; kies uit: codequality, github, json, sarif, tekst",
            "kader controleer",
        ),
        (
            "controleer --formaat jsn",
            "--formaat kan niet ‘jsn’ zijn; bedoelt u ‘json’? kies uit: codequality, github, json, "
            "sarif, tekst",
            "kader controleer",
        ),
        ("controleer --formaat", "achter --formaat hoort een waarde", "kader controleer"),
        (
            "opmaak --kader --proef",
            "achter --kader hoort een waarde, maar er staat ‘--proef’",
            "kader opmaak",
        ),
        (
            "uitgave 1.0.0 --datum 2026-01-01 --correctie --prof",
            "achter --correctie hoort een waarde, maar er staat ‘--prof’",
            "kader uitgave",
        ),
        (
            "controleer --form json",
            "dit hoort er niet bij: --form; bedoelt u ‘--formaat’?",
            "kader controleer",
        ),
        (
            "controleer -formaat json",
            "dit hoort er niet bij: -formaat; bedoelt u ‘--formaat’?",
            "kader controleer",
        ),
        ("controleer -x", "dit hoort er niet bij: -x", "kader controleer"),
        ("controleer een twee drie", "dit hoort er niet bij: twee drie", "kader controleer"),
        ("uitpakken", "er ontbreekt: REVISIE", "kader uitpakken"),
        ("uitpakken main", "er ontbreekt: MAP", "kader uitpakken"),
        ("reageer --forge github", "er ontbreekt: --bestand", "kader reageer"),
        (
            "uitgave --proef=ja --datum 2026-01-01",
            "achter --proef hoort geen waarde, maar er staat ‘ja’",
            "kader uitgave",
        ),
        (
            "uitgave 1.0.0 --datum 2026-02-30",
            "--datum: ‘2026-02-30’ is geen dag die bestaat (jjjj-mm-dd)",
            "kader uitgave",
        ),
        ("bouw --naar=", "--naar mag niet leeg zijn", "kader bouw"),
        (
            "bouw --naar https://een.example/",
            "--naar is een plek op deze computer, geen webadres: ‘https://een.example/’",
            "kader bouw",
        ),
        (
            "bouw --naar=~/site",
            "--naar kan niet met ~ beginnen; schrijf het hele pad: ‘~/site’",
            "kader bouw",
        ),
        (
            "controleer '~'",
            "MAP kan niet met ~ beginnen; schrijf het hele pad: ‘~’",
            "kader controleer",
        ),
        (
            "controleer https://x.nl/kader",
            "MAP is een plek op deze computer, geen webadres: ‘https://x.nl/kader’",
            "kader controleer",
        ),
        ("verschil ''", "OUD mag niet leeg zijn", "kader verschil"),
    ],
)
def test_a_mistyped_command_is_explained(
    line: str, said: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        mistyped(shlex.split(line), capsys)
        == f"kader: {said}\nTyp ‘{command} --help’ voor uitleg.\n"
    )


def mistyped(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What is said of a command line that can't be run."""
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert stopped.value.code == FAILED
    spoken = capsys.readouterr()
    assert spoken.out == ""
    return spoken.err


def test_a_value_with_a_dash_can_be_meant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verifieer", f"{tmp_path}/-weg"]) == FAILED
    assert main(["opmaak", "--kader=-weg"]) == FAILED
    assert "de map -weg bestaat niet" in capsys.readouterr().err


def options(command: str) -> list[Option]:
    return [p for p in load(command).params if isinstance(p, Option)]


def complete(command: str) -> list[str]:
    """Words for everything that a command must be given."""
    words: list[str] = []
    for parameter in load(command).params:
        if parameter.required:
            fitting = {"day": "2026-01-01", "forge": "github"}.get(parameter.name or "", "x")
            words += [name_of(parameter)] if isinstance(parameter, Option) else []
            words.append(fitting)
    return words


def misuses(command: str) -> Iterator[list[str]]:
    """Every way in which a command can be mistyped."""
    good = complete(command)
    for option in options(command):
        name = name_of(option)
        if option.is_flag:
            yield [*good, f"{name}=ja"]
            continue
        yield [*good, name]
        yield [*good, name, "--help"][:-1]
        yield [*good, name, "--weg"]
        if isinstance(option.type, OneOf):
            yield [*good, name, "weg"]
            yield [*good, name, ""]
        if isinstance(option.type, Location):
            yield [*good, name, ""]
        if option.name == "day":
            yield from ([*good, name, day] for day in ("", "morgen", "2026-02-30", "01-02-2026"))
    yield from ([*good, word] for word in ("--weg", "-w", "--weg=1", "--helpp", "-hw"))
    if not any(p.nargs == -1 for p in load(command).params):
        yield [*good, *"abcdef"]
    yield from (good[:n] for n in range(len(good)))


def english() -> set[str]:
    """The pieces of two words or more in all sentences that Click has."""
    pieces: set[str] = set()
    for path in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Name) and called.id in {"_", "ngettext"}:
                assert isinstance(node, ast.Call)
                texts = [a.value for a in node.args if isinstance(a, ast.Constant)]
                pieces |= {p for t in texts for p in re.split(r"\{.*?\}", str(t))}
    return {p.strip() for p in pieces if re.search(r"[A-Za-z]{2,}\W+[A-Za-z]{2,}", p)} | {
        "Usage:",
        "Options",
        "Commands",
        "Error:",
    }


ENGLISH = english()


def test_click_has_sentences_to_look_for() -> None:
    assert {"Missing command.", "does not take a value.", "Got unexpected extra argument ("} <= (
        ENGLISH
    )


DUTCH = re.compile(
    r"kader: (er ontbreekt: \S+|dit hoort er niet bij: .+|\S+ mag niet leeg zijn|\S+ is een plek .+"
    r"|achter \S+ hoort een waarde(, maar er staat ‘.+’)?"
    r"|achter \S+ hoort geen waarde, maar er staat ‘.+’"
    r"|\S+ kan niet ‘.*’ zijn; (bedoelt u ‘.+’\? )?kies uit: .+"
    r"|\S+: ‘.*’ is geen dag die bestaat \(jjjj-mm-dd\))\n"
    r"Typ ‘kader( \w+)? --help’ voor uitleg\.\n"
)


@pytest.mark.parametrize("command", CATALOGUE)
def test_no_english_comes_through(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    for words in misuses(command):
        said = mistyped([command, *words], capsys)
        assert DUTCH.fullmatch(said), (words, said)
        assert [piece for piece in ENGLISH if piece in said] == [], words


@pytest.mark.parametrize("words", [[""], ["--"], ["-"], ["--", "--x"], ["weg"], ["-w"], ["--weg"]])
def test_no_english_before_a_command(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    said = mistyped(words, capsys)
    assert DUTCH.fullmatch(said), said


class NewKind(click.UsageError):
    """What a later Click may bring."""


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (NewKind("Something odd."), "deze opdracht klopt niet"),
        (click.BadArgumentUsage("Takes 2 values."), "deze opdracht klopt niet"),
        (click.BadParameter("Not good."), "deze opdracht klopt niet"),
        (click.MissingParameter(), "deze opdracht klopt niet"),
        (
            click.BadParameter("Not good.", param=Option("--naar", "target", "")),
            "--naar heeft een waarde die daar niet kan staan",
        ),
        (click.NoSuchOption("--weg"), "dit hoort er niet bij: --weg"),
        (click.BadOptionUsage("--naar", "Requires."), "achter --naar hoort een waarde"),
    ],
)
def test_a_mistake_of_a_new_kind_is_dutch_too(error: click.UsageError, said: str) -> None:
    assert explain(error) == f"kader: {said}\nTyp ‘kader --help’ voor uitleg."


def helped(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert stopped.value.code == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("asked", ["--help", "-h"])
@pytest.mark.parametrize("command", ["", *CATALOGUE])
def test_help_is_dutch(asked: str, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    spoken = helped([*command.split(), asked], capsys)
    assert spoken.startswith(f"Gebruik: kader {command or 'OPDRACHT'} ")
    assert "\nOpties:\n" in spoken
    assert [piece for piece in ENGLISH if piece in spoken] == []


def test_help_of_all_names_each_command_and_what_it_does(
    capsys: pytest.CaptureFixture[str],
) -> None:
    spoken = helped(["--help"], capsys)
    rows = re.findall(r"^  (\w+) +(.+)$", spoken.split("Opdrachten:")[1], re.MULTILINE)
    assert rows == list(CATALOGUE.items())


def test_help_of_a_command_says_all_it_may_be_given(capsys: pytest.CaptureFixture[str]) -> None:
    assert helped(["uitgave", "--help"], capsys) == (
        "Gebruik: kader uitgave [OPTIES] [X.Y.Z]\n\n"
        "  Verzegel een uitgave, of toon wat zij wordt.\n\n"
        "Wat u opgeeft:\n"
        "  X.Y.Z  het nummer; bij --proef mag het weg\n\n"
        "Opties:\n"
        "  --datum JJJJ-MM-DD  de dag van de uitgave (verplicht, behalve bij --terug)\n"
        "  --proef             toon alles, schrijf niets\n"
        "  --correctie REDEN   herstel een fout in de vorige uitgave, en zeg waarom\n"
        "  --datum-klopt       een datum die ver weg ligt, is zo bedoeld\n"
        "  --terug             neem de laatste uitgave terug, zolang dat kan\n"
        "  --kader MAP         de map met het kader; anders de map ‘framework’\n"
        "  -h, --help          toon deze uitleg\n"
    )


def test_usage_shows_what_may_be_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    shapes = {c: helped([c, "-h"], capsys).splitlines()[0] for c in ("opmaak", "uitpakken")}
    assert shapes == {
        "opmaak": "Gebruik: kader opmaak [OPTIES] [PAD...]",
        "uitpakken": "Gebruik: kader uitpakken [OPTIES] REVISIE MAP",
    }


def test_every_command_has_its_module() -> None:
    folder = ROOT / "generator" / "edge" / "commands"
    assert {p.stem for p in folder.glob("*.py")} - {"__init__"} == set(CATALOGUE)


@pytest.mark.parametrize("command", CATALOGUE)
def test_a_module_holds_the_command_of_its_name(command: str) -> None:
    assert load(command).name == command
    assert all(isinstance(p, Argument | Option) for p in load(command).params)


LOADED = """
import sys
from generator.edge.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print(*sorted({n.split(".")[0] for n in sys.modules}
              | {n for n in sys.modules if n.startswith("generator.")}), file=sys.stderr)
"""


def loaded(*words: str) -> set[str]:
    """What a process imports for a command: libraries by name, our modules in full."""
    process = subprocess.run(
        [sys.executable, "-c", LOADED, *words], cwd=ROOT, capture_output=True, check=True
    )
    return set(process.stderr.decode().splitlines()[-1].split())


HEAVY = {"mkdocs", "jinja2", "jsonschema", "referencing", "yaml", "ruamel", "icalendar", "lxml"} | {
    "cattrs",
    "markdown_it",
    "pyphen",
    "http",
}


@pytest.mark.parametrize("words", [["--help"], [], ["controler"]])
def test_no_command_is_loaded_until_it_is_asked(words: list[str]) -> None:
    modules = loaded(*words)
    assert modules & HEAVY == set()
    ours = {n for n in modules if n.startswith("generator.")}
    assert {n for n in ours if not n.startswith("generator.edge")} == {
        "generator.base",
        "generator.base.findings",
        "generator.base.paths",
    }
    assert not any(n.startswith("generator.edge.commands.") for n in ours)


@pytest.mark.parametrize(
    ("command", "unneeded"),
    [
        ("controleer", {"mkdocs", "jinja2", "icalendar", "lxml", "http"}),
        ("verschil", {"mkdocs", "jinja2", "icalendar", "http"}),
        ("reageer", {"mkdocs", "jinja2", "icalendar", "lxml", "ruamel", "jsonschema", "yaml"}),
    ],
)
def test_a_command_loads_only_what_it_needs(command: str, unneeded: set[str]) -> None:
    modules = loaded(command, "--help")
    assert modules & unneeded == set()
    assert {n for n in modules if n.startswith("generator.edge.commands.")} == {
        f"generator.edge.commands.{command}"
    }


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FileNotFoundError(2, "No such file", "weg.yaml"), "weg.yaml bestaat niet"),
        (PermissionError(13, "Permission denied", "x"), "x mag niet worden gelezen of geschreven"),
        (
            OSError(5, "Input/output error", "x"),
            "x kan niet worden gelezen of geschreven: de schijf geeft een fout",
        ),
        (
            OSError(28, "No space left on device"),
            "de uitvoer kan niet worden geschreven: de schijf is vol",
        ),
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

    monkeypatch.setattr("generator.edge.commands.controleer.check", fail)
    assert main(["controleer"]) == FAILED
    assert capsys.readouterr().err == f"kader: dit kon niet worden uitgevoerd: {said}\n"


def test_a_command_can_be_broken_off(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*arguments: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.edge.commands.controleer.check", interrupt)
    assert main(["controleer"]) == 130
    assert capsys.readouterr().err == "kader: afgebroken.\n"


@pytest.mark.parametrize(
    ("number", "said"),
    [(signal.SIGTERM, "vroeg om te stoppen"), (signal.SIGHUP, "de verbinding is gesloten")],
)
def test_a_signal_ends_any_command(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    number: signal.Signals,
    said: str,
) -> None:
    """As Ctrl-C does; afterwards the process listens as it did before."""
    before = signal.getsignal(number)

    def kill(*arguments: object, **options: object) -> None:
        os.kill(os.getpid(), number)

    monkeypatch.setattr("generator.edge.commands.controleer.check", kill)
    assert main(["controleer"]) == 128 + number
    assert said in capsys.readouterr().err
    assert signal.getsignal(number) is before


def test_a_second_signal_does_not_cut_off_the_clearing_up(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cleared: list[bool] = []

    def kill(*arguments: object, **options: object) -> None:
        try:
            os.kill(os.getpid(), signal.SIGTERM)
        finally:
            os.kill(os.getpid(), signal.SIGINT)
            cleared.append(True)

    monkeypatch.setattr("generator.edge.commands.controleer.check", kill)
    assert main(["controleer"]) == 128 + signal.SIGTERM
    assert cleared == [True]
    assert "vroeg om te stoppen" in capsys.readouterr().err
