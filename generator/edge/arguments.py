"""The command line of ``kader``: its commands and options, and what is wrong with one, in Dutch.

Says nothing itself and does nothing; ``cli`` runs what was asked.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

from generator.base.findings import nearest
from generator.edge.forge import FORGES
from generator.load.document import is_real_date
from generator.report.difference import FORMATS as DIFFERENCES
from generator.report.findings import FORMATS

FAILED = 2
"""Exit code of what could not be done."""
_FRAMEWORK = Path("framework")

# What argparse says, in the words of Python 3.11 and later, and how we say it.
_DUTCH = (
    (r"the following arguments are required: (.+)", "er ontbreekt: {}"),
    (r"unrecognized arguments: (.+)", "dit hoort er niet bij: {}"),
    (r"argument ([^:]+): expected .*argument.*", "achter {} hoort een waarde"),
    (
        r"argument ([^:]+): ignored explicit argument '(.*)'",
        "achter {} hoort geen waarde, maar er staat ‘{}’",
    ),
)
_CHOICE = re.compile(r"argument ([^:]+): invalid choice: '(.*)' \(choose from (.+)\)")
_OWN = re.compile(r"argument ([^:]+: .+)")


class _Help(argparse.HelpFormatter):
    """Help with a Dutch start."""

    def add_usage(
        self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "Gebruik: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """Says in Dutch what is wrong with a command line, and exits with 2."""

    def __init__(self, **settings: Any) -> None:
        """Make a parser whose help is Dutch, and that takes no abbreviated options."""
        settings |= {"add_help": False, "allow_abbrev": False, "formatter_class": _Help}
        super().__init__(**settings)
        self._positionals.title = "Wat u opgeeft"
        self._optionals.title = "Opties"
        self.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and stop."""
        self.exit(FAILED, f"kader: {in_dutch(message)}\nTyp ‘{self.prog} --help’ voor uitleg.\n")


def in_dutch(message: str) -> str:
    """Say a message of argparse in Dutch."""
    for english, dutch in _DUTCH:
        if found := re.fullmatch(english, message):
            return dutch.format(*found.groups())
    if found := _CHOICE.fullmatch(message):
        name, value, listed = found.groups()
        choices = [c.strip(" '") for c in listed.split(",")]
        near = nearest(value, choices)
        hint = f"bedoelt u ‘{near}’? " if near else ""
        return f"{name} kan niet ‘{value}’ zijn; {hint}kies uit: {', '.join(choices)}"
    own = _OWN.fullmatch(message)
    return own[1] if own else "deze opdracht klopt niet"


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read a command line; ``opdracht`` holds the command. Exits on a mistake or for help."""
    return make_parser().parse_args(arguments)


_Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


def make_parser() -> Parser:
    """The whole command line."""
    parser = Parser(prog="kader", description="Controleer, bouw en geef een kader uit.")
    commands: _Commands = parser.add_subparsers(
        required=True, dest="opdracht", metavar="OPDRACHT", parser_class=Parser
    )
    _add_everyday(commands)
    _add_release(commands)
    _add_difference(commands)
    return parser


def _add_everyday(commands: _Commands) -> None:
    check = commands.add_parser("controleer", help="controleer een map met het kader")
    _add_own_folder(check)
    check.add_argument(
        "--formaat", choices=sorted(FORMATS), default="tekst", help="hoe de meldingen eruitzien"
    )

    new = commands.add_parser("nieuw", help="schrijf een nieuw bestand om in te vullen")
    new.add_argument("soort", metavar="SOORT")
    new.add_argument(
        "naam", nargs="?", metavar="NAAM", help="het id, als de soort geen volgnummers heeft"
    )
    _add_folder(new)

    layout = commands.add_parser("opmaak", help="zet bestanden in één vorm; de inhoud blijft")
    layout.add_argument("pad", nargs="*", type=Path, metavar="PAD", help="een bestand of map")
    _add_folder(layout)
    layout.add_argument("--proef", action="store_true", help="noem de bestanden, schrijf niets")

    build = commands.add_parser("bouw", help="bouw de site")
    _add_folder(build)
    build.add_argument(
        "--naar", type=Path, default=Path("site"), metavar="MAP", help="de map waarin de site komt"
    )


def _add_release(commands: _Commands) -> None:
    release = commands.add_parser("uitgave", help="verzegel een uitgave, of toon wat zij wordt")
    release.add_argument(
        "versie", nargs="?", metavar="X.Y.Z", help="het nummer; bij --proef mag het weg"
    )
    release.add_argument(
        "--datum", required=True, type=_day, metavar="JJJJ-MM-DD", help="de dag van de uitgave"
    )
    release.add_argument("--proef", action="store_true", help="toon alles, schrijf niets")
    release.add_argument(
        "--correctie", metavar="REDEN", help="herstel een fout in de vorige uitgave, en zeg waarom"
    )
    _add_folder(release)

    verify = commands.add_parser("verifieer", help="controleer alle zegels en het id-register")
    _add_own_folder(verify)


def _add_difference(commands: _Commands) -> None:
    compare = commands.add_parser("verschil", help="zeg wat een wijziging betekent, en voor wie")
    compare.add_argument(
        "oud",
        nargs="?",
        default="",
        metavar="OUD",
        help="een versie, map of git-revisie; anders de laatste uitgave",
    )
    compare.add_argument(
        "nieuw", nargs="?", default="", metavar="NIEUW", help="evenzo; anders de werkversie"
    )
    compare.add_argument(
        "--formaat", choices=sorted(DIFFERENCES), default="tekst", help="hoe het eruitziet"
    )
    _add_folder(compare)

    unpack = commands.add_parser("uitpakken", help="zet het kader van een git-revisie in een map")
    unpack.add_argument("revisie", metavar="REVISIE", help="een git-revisie, zoals een branch")
    unpack.add_argument("naar", type=Path, metavar="MAP", help="een map die nog niet bestaat")
    _add_folder(unpack)

    respond = commands.add_parser("reageer", help="zet een tekst als reactie bij een wijziging")
    respond.add_argument(
        "--forge", required=True, choices=sorted(FORGES), help="waar de wijziging staat"
    )
    respond.add_argument(
        "--bestand", required=True, type=Path, metavar="BESTAND", help="het bestand met de tekst"
    )


def _add_own_folder(command: Parser) -> None:
    command.add_argument(
        "map",
        nargs="?",
        type=Path,
        default=_FRAMEWORK,
        metavar="MAP",
        help="de map met het kader; anders de map ‘framework’",
    )


def _add_folder(command: Parser) -> None:
    command.add_argument(
        "--kader", type=Path, default=_FRAMEWORK, metavar="MAP", help="de map met het kader"
    )


def _day(text: str) -> str:
    if not is_real_date(text):
        raise argparse.ArgumentTypeError(f"‘{text}’ is geen dag die bestaat (jjjj-mm-dd)")
    return text
