"""The advice of a finding, followed to the letter, makes it go and brings no other."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.base.findings import Finding
from generator.check.framework import check
from generator.edge.cli import main
from generator.edge.exit_codes import GOOD
from tests.builders import EXAMPLE, SCHEMAS

Spoil = Callable[[Path], None]


def put(path: str, old: str, new: str) -> Spoil:
    """Write other words in a file."""

    def spoil(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert old in text, f"{path} has no {old}"
        (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return spoil


def move(path: str, other: str) -> Spoil:
    """Give a file another name or place."""

    def spoil(root: Path) -> None:
        (root / other).parent.mkdir(exist_ok=True)
        (root / path).rename(root / other)

    return spoil


def add(path: str, text: str) -> Spoil:
    """Write a new file."""

    def spoil(root: Path) -> None:
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_bytes(text.encode())

    return spoil


def copied(path: str, other: str, *changes: tuple[str, str]) -> Spoil:
    """Copy a file, with other words."""

    def spoil(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        (root / other).write_text(text, encoding="utf-8")

    return spoil


def stone(path: str, *successors: str) -> Spoil:
    """Withdraw an item as the guide shows, with its change note."""
    item = Path(path).stem

    def spoil(root: Path) -> None:
        lines = "".join(f"    - {s}\n" for s in successors)
        text = f"ingetrokken:\n  datum: 2026-02-01\n  reden: Verzonnen.\n  opvolgers:\n{lines}"
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(text)
        (root / "wijzigingen/weg.yaml").write_text(
            f"id: weg\ntitel: Weg\nitems:\n  - {item}\nreden: Verzonnen.\n"
            "richting: verlichting\nbesluit: Redactie\n",
            encoding="utf-8",
        )

    return spoil


def line_ends(root: Path) -> None:
    """Let all files end their lines as Windows does."""
    for path in root.glob("*/*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


NORM, FIRST_GOAL, GOAL, TERM, VALUE = (
    "minimumnormen/mn-01.yaml",
    "doelen/do-01.yaml",
    "doelen/do-03.yaml",
    "begrippen/bg-02.yaml",
    "waarden/wa-02.yaml",
)
TREE, BODY = "afwegingen/af-01.yaml", "samenwerkingen/so9001.yaml"
NOTE = "wijzigingen/loket-langer-open.yaml"
NEW_TERM = "id: bg-09\ntitel: Wolk\nstatus: voorstel\ndefinitie: Wit.\n"
NEW_TERM += "vindplaatsen:\n  - bron: br-01\n    paragraaf: begrippenlijst\n"
OLD_TERM = NEW_TERM + "ingetrokken:\n  datum: 2026-02-01\n  reden: Weg.\n  opvolgers:\n    - {}\n"

# What an editor did wrong: the code of the finding whose advice is followed, and the mistakes.
MISTAKES: dict[str, tuple[str, Sequence[Spoil]]] = {
    "a successor that is there already": (
        "verwijzing-ingetrokken",
        [
            stone("waarden/wa-01.yaml", "wa-02"),
            put(FIRST_GOAL, "  - wa-01\n", "  - wa-02\n"),
        ],
    ),
    "a successor to take over": ("verwijzing-ingetrokken", [stone("waarden/wa-02.yaml", "wa-01")]),
    "a list of two, one withdrawn for the other": (
        "verwijzing-ingetrokken",
        [stone("begrippen/bg-01.yaml", "bg-02"), put(TERM, "verwant:\n  - bg-01\n", "")],
    ),
    "a successor that is withdrawn itself": (
        "verwijzing-ingetrokken",
        [
            add("begrippen/bg-09.yaml", OLD_TERM.format("bg-08")),
            add("begrippen/bg-08.yaml", OLD_TERM.format("bg-01").replace("bg-09", "bg-08")),
            put(FIRST_GOAL, "  - bg-01\n", "  - bg-09\n"),
        ],
    ),
    "two successors": (
        "verwijzing-ingetrokken",
        [
            add("begrippen/bg-08.yaml", NEW_TERM.replace("bg-09", "bg-08").replace("Wolk", "Mist")),
            add("begrippen/bg-09.yaml", OLD_TERM.format("bg-08\n    - bg-02")),
            put(FIRST_GOAL, "  - bg-01\n", "  - bg-09\n"),
        ],
    ),
    "no successor, and others beside it": (
        "verwijzing-ingetrokken",
        [
            add("begrippen/bg-09.yaml", OLD_TERM.format("geen")),
            put(FIRST_GOAL, "  - bg-01\n", "  - bg-01\n  - bg-09\n"),
        ],
    ),
    "an id with capitals": (
        "verwijzing-onbekend",
        [put(FIRST_GOAL, "- bg-01", "- BG-01")],
    ),
    "an id without a zero": (
        "verwijzing-onbekend",
        [put(FIRST_GOAL, "- bg-01", "- bg-1")],
    ),
    "an id without a dash": ("verwijzing-onbekend", [put(FIRST_GOAL, "- bg-01", "- bg1")]),
    "a title for an id": ("verwijzing-onbekend", [put(FIRST_GOAL, "- bg-01", "- Zon")]),
    "two ids in one part of a list": (
        "verwijzing-onbekend",
        [
            add("begrippen/bg-09.yaml", NEW_TERM),
            put(FIRST_GOAL, "  - bg-01\n", "  - bg-01 en BG-09\n"),
        ],
    ),
    "a member without its letters": (
        "verwijzing-onbekend",
        [put(BODY, "- gm9003", "- '9003'")],
    ),
    "a member with capitals": ("verwijzing-onbekend", [put(BODY, "- gm9003", "- GM9003")]),
    "a member by its name": ("verwijzing-onbekend", [put(BODY, "- gm9003", "- Denkbeeld")]),
    "none in capitals": (
        "verwijzing-onbekend",
        [add("begrippen/bg-09.yaml", OLD_TERM.format("Geen"))],
    ),
    "a code in capitals": ("gebruiker-onbekend", [add("gemeenten/gm9002.yaml", "id: GM9002\n")]),
    "a code by its number": ("gebruiker-onbekend", [add("gemeenten/9002.yaml", "id: '9002'\n")]),
    "a code that is a number": ("gebruiker-onbekend", [add("gemeenten/gm9002.yaml", "id: 9002\n")]),
    "a code with blanks": ("gebruiker-onbekend", [add("gemeenten/gm9002.yaml", "id: gm 9002\n")]),
    "a name for a code": ("gebruiker-onbekend", [add("gemeenten/x.yaml", "id: Nergenshuizen\n")]),
    "a misspelt name for a code": (
        "gebruiker-onbekend",
        [add("gemeenten/nergenshuisen.yaml", "id: nergenshuisen\n")],
    ),
    "a released file with another name": ("id-bestandsnaam", [move(VALUE, "waarden/wa-12.yaml")]),
    "a released file with a name of words": ("id-bestandsnaam", [move(VALUE, "waarden/rust.yaml")]),
    "a released file with another id": ("id-bestandsnaam", [put(VALUE, "id: wa-02", "id: wa-12")]),
    "a released file with name and id": (
        "id-verdwenen",
        [
            move(VALUE, "waarden/wa-12.yaml"),
            put("waarden/wa-12.yaml", "id: wa-02", "id: wa-12"),
            put(FIRST_GOAL, "  - wa-01\n", "  - wa-01\n"),
        ],
    ),
    "a copy with the old id": (
        "id-bestandsnaam",
        [copied(TERM, "begrippen/bg-09.yaml", ("Schaduw", "Mist"), ("de zon", "het licht"))],
    ),
    "a new file named after its title": ("id-bestandsnaam", [add("begrippen/wolk.yaml", NEW_TERM)]),
    "a new file with another number": ("id-bestandsnaam", [add("begrippen/bg-10.yaml", NEW_TERM)]),
    "a new file with a wrong id": (
        "id-bestandsnaam",
        [add("begrippen/bg-09.yaml", NEW_TERM.replace("id: bg-09", "id: wolk"))],
    ),
    "a file in the folder of another kind": ("bestand-map", [add("waarden/bg-09.yaml", NEW_TERM)]),
    "a name with capitals": ("bestand-naam", [add("begrippen/BG-09.yaml", NEW_TERM)]),
    "a name with another ending": ("bestand-naam", [add("begrippen/bg-09.yml", NEW_TERM)]),
    "a name that a text processor gave": (
        "bestand-naam",
        [add("begrippen/bg-09.yaml.txt", NEW_TERM)],
    ),
    "a name of words": ("bestand-naam", [add("begrippen/Wolk.yaml", NEW_TERM)]),
    "a name that a browser gave to a copy": (
        "bestand-naam",
        [add("begrippen/bg-09 (1).yaml", NEW_TERM)],
    ),
    "a name of a consumer": ("bestand-naam", [add("gemeenten/Nergens.yaml", "id: gm9002\n")]),
    "a folder that is misspelt": ("bestand-map", [add("begripen/bg-09.yaml", NEW_TERM)]),
    "a file in no folder": ("bestand-map", [add("bg-09.yaml", NEW_TERM)]),
    "a password in an address": (
        "webadres",
        [put(BODY, "https://zonnekring", "https://jan:geheim@zonnekring")],
    ),
    "an address that isn't safe": (
        "webadres",
        [put(BODY, "https://zonnekring", "http://zonnekring")],
    ),
    "an address without its beginning": (
        "webadres",
        [put(BODY, "https://zonnekring", "www.zonnekring")],
    ),
    "an address with a stroke too few": (
        "webadres",
        [put(BODY, "https://zonnekring", "https:/zonnekring")],
    ),
    "an address with the end of a sentence": (
        "webadres",
        [put(BODY, "zonnekring.example/leden", "zonnekring.example/leden).")],
    ),
    "an address twice begun": (
        "webadres",
        [put(BODY, "https://zonnekring", "https://https://zonnekring")],
    ),
    "a member that is no more": ("gebruiker-opgeheven", [put(BODY, "- gm9002", "- gm9005")]),
    "a member that is no more beside its successor": (
        "gebruiker-opgeheven",
        [put(BODY, "- gm9003", "- gm9003\n  - gm9005")],
    ),
    "a version with a v": (
        "waarde-vorm",
        [put("gemeenten/gm9003.yaml", "versie: 1.0.0", "versie: v1.0.0")],
    ),
    "a key with capitals and a blank": (
        "waarde-vorm",
        [put(TREE, "sleutel: voor-iedereen", "sleutel: Voor iedereen")],
    ),
    "a field in capitals": ("veld-onbekend", [put(TERM, "titel:", "TITEL:")]),
    "a field misspelt": ("veld-onbekend", [put(TERM, "definitie:", "defintie:")]),
    "a choice in capitals": ("waarde-keuze", [put(TERM, "voorstel", "VOORSTEL")]),
    "a choice misspelt": ("waarde-keuze", [put(GOAL, "aard: doel", "aard: doell")]),
    "a choice with an article": ("waarde-keuze", [put(GOAL, "aard: doel", "aard: Het doel")]),
    "a setting that is yes": ("waarde-soort", [put("kader.yaml", "beelden: true", "beelden: ja")]),
    "a page with a slash before it": (
        "waarde-vorm",
        [put("kader.yaml", "pad: versies/", "pad: /versies")],
    ),
    "a page without a slash": (
        "waarde-vorm",
        [put("kader.yaml", "pad: versies/", "pad: versies")],
    ),
    "a direction in capitals": ("waarde-keuze", [put(NOTE, "verzwaring", "Verzwaring")]),
    "a number without quotes": (
        "waarde-dubbelzinnig",
        [put("minimumnormen/mn-02.yaml", 'paragraaf: "3.2"', "paragraaf: 3.2")],
    ),
    "a value twice": ("waarde-dubbel", [put("principes/pr-01.yaml", "  - wa-02", "  - wa-01")]),
    "a field in the text above it": (
        "veld-in-tekst",
        [put(NORM, "adviezen:\n  - ad-01\n", "  adviezen:\n    - ad-01\n")],
    ),
    "a field twice": ("veld-dubbel", [put(TERM, "status: voorstel\n", "status: voorstel\n" * 2)]),
    "an empty field": (
        "waarde-leeg",
        [put(TERM, "definitie: Waar", "toelichting:\ndefinitie: Waar")],
    ),
    "a list from a text processor in a fold": (
        "lijst-verloren",
        [put(TERM, "vindplaatsen:", "toelichting: >-\n  Dit:\n  • een\n  • twee\nvindplaatsen:")],
    ),
    "dashes in a fold": (
        "lijst-verloren",
        [put(TERM, "vindplaatsen:", "toelichting: >-\n  Dit:\n  - een\n  - twee\nvindplaatsen:")],
    ),
    "numbers with a bracket": (
        "lijst-verloren",
        [put(TERM, "vindplaatsen:", "toelichting: |-\n  Dit:\n  a) een\n  b) twee\nvindplaatsen:")],
    ),
    "a sentence below a list": (
        "lijst-verloren",
        [put(TERM, "vindplaatsen:", "toelichting: |-\n  - een\n  - twee\n  Slot.\nvindplaatsen:")],
    ),
    "a table from a spreadsheet": (
        "lijst-verloren",
        [put(TERM, "vindplaatsen:", "toelichting: |-\n  Jan\tveel\n  Piet\tmeer\nvindplaatsen:")],
    ),
    "a choice that is still open": (
        "nog-invullen",
        [put(TERM, "status: voorstel", "status: ‹vul in›")],
    ),
    "a field that is still open": (
        "nog-invullen",
        [put(TERM, "vindplaatsen:", "toelichting: Tekst volgt\nvindplaatsen:")],
    ),
    "a sentence twice": (
        "tekst-herhaald",
        [
            put(
                TERM,
                "vindplaatsen:",
                "toelichting: |-\n  Nul.\n  Zo staat het er wel twee keer.\n"
                "  Zo staat het er wel twee keer.\nvindplaatsen:",
            )
        ],
    ),
    "a part of a list twice": (
        "tekst-herhaald",
        [put(NORM, "toetsing:\n", "toetsing:\n  - Is dit zo?\n  - is dit zo\n")],
    ),
    "a withdrawal before a release": (
        "intrekking-voor-uitgave",
        [
            stone("waarden/wa-02.yaml", "geen"),
            put(VALUE, "2026-02-01", "2025-02-01"),
            put("principes/pr-01.yaml", "  - wa-02\n", ""),
        ],
    ),
    "a note of a release that stayed": (
        "notitie-zonder-wijziging",
        [put(NOTE, "  - mn-04\n", "  - mn-04\n  - mn-02\n")],
    ),
    "an exception misspelt": (
        "uitzondering-onbekend",
        [put(NORM, "regel: norm-geldt-voorstel", "regel: norm-geldt-voorstell")],
    ),
    "a question that is not there": (
        "boom-start",
        [put(TREE, "startvraag: voor-iedereen", "startvraag: x")],
    ),
    "line ends of Windows": ("regeleinden", [line_ends]),
    "fields in another order": (
        "opmaak",
        [put(TERM, "titel: Schaduw\nstatus: voorstel\n", "status: voorstel\ntitel: Schaduw\n")],
    ),
    "a withdrawn item that is gone": ("id-verdwenen", [lambda root: (root / VALUE).unlink()]),
}


@dataclass(frozen=True)
class Editor:
    """Someone who does what a finding says, and nothing else."""

    root: Path
    finding: Finding

    @property
    def path(self) -> Path:
        """The file that the finding is about."""
        return self.root / self.finding.path

    def replace_line(self, text: str) -> None:
        """Put a line in the place of the one that the finding points at, as far indented."""
        lines = self.path.read_text(encoding="utf-8").split("\n")
        old = lines[self.finding.line - 1]
        lines[self.finding.line - 1] = old[: len(old) - len(old.lstrip())] + text
        self.path.write_text("\n".join(lines), encoding="utf-8")

    def replace_word(self, text: str) -> None:
        """Put a word in the place of the one that the finding points at."""
        lines = self.path.read_text(encoding="utf-8").split("\n")
        row, column = self.finding.line - 1, self.finding.column - 1
        before, rest = lines[row][:column], lines[row][column:]
        quoted = re.match(r"(['\"]).*?\1", rest)
        word = quoted[0] if quoted else re.split(r":(?= |$)", rest)[0]
        lines[row] = before + text + rest[len(word) :]
        self.path.write_text("\n".join(lines), encoding="utf-8")

    def replace_by_some(self, text: str) -> None:
        """Put one or more parts of a list in the place of one."""
        first, *others = text.split(", ")
        self.replace_word(first)
        lines = self.path.read_text(encoding="utf-8").split("\n")
        indent = " " * (self.finding.column - 3)
        lines[self.finding.line : self.finding.line] = [f"{indent}- {o}" for o in others]
        self.path.write_text("\n".join(lines), encoding="utf-8")

    def drop_line(self, _: str) -> None:
        """Take out the line that the finding points at."""
        lines = self.path.read_text(encoding="utf-8").split("\n")
        del lines[self.finding.line - 1]
        self.path.write_text("\n".join(lines), encoding="utf-8")

    def block(self) -> tuple[int, int]:
        """Where the text that the finding points into begins and ends, as lines from 0."""
        lines = self.path.read_text(encoding="utf-8").split("\n")
        start = end = self.finding.line - 1
        while lines[start].startswith("  "):
            start -= 1
        while lines[end].startswith("  ") or not lines[end].strip():
            end += 1
        return start, end

    def write_points(self, _: str) -> None:
        """Make a list of the lines that begin with another sign than the first of the text."""
        lines = self.path.read_text(encoding="utf-8").split("\n")
        start, end = self.block()
        points = [f"  - {re.split(' ', x.strip(), maxsplit=1)[1]}" for x in lines[start + 2 : end]]
        lines[start:end] = [
            re.sub(r"[>|]-?$", "|-", lines[start]) if "‘|-’" in self.finding.hint else lines[start],
            lines[start + 1],
            "",
            *points,
        ]
        self.path.write_text("\n".join(lines), encoding="utf-8")

    def write_rows(self, _: str) -> None:
        """Make a list of the rows of a table."""
        lines = self.path.read_text(encoding="utf-8").split("\n")
        start, end = self.block()
        rows = [f"  - {', '.join(x.split())}" for x in lines[start + 1 : end]]
        lines[start + 1 : end] = rows
        self.path.write_text("\n".join(lines), encoding="utf-8")

    def part(self, _: str) -> None:
        """Leave a line blank above the one that the finding points at."""
        lines = self.path.read_text(encoding="utf-8").split("\n")
        lines.insert(self.finding.line - 1, "")
        self.path.write_text("\n".join(lines), encoding="utf-8")

    def rename(self, name: str) -> None:
        """Give the file another name."""
        self.path.rename(self.path.with_name(name))

    def line_up(self, other: str) -> None:
        """Indent a line, and what hangs below it, as far as the field above it."""
        lines = self.path.read_text(encoding="utf-8").split("\n")
        row = self.finding.line - 1
        above = next(x for x in reversed(lines[:row]) if x.strip().startswith(f"{other}:"))
        less = self.finding.column - 1 - (len(above) - len(above.lstrip()))
        end = row + 1
        while lines[end].startswith(" " * self.finding.column):
            end += 1
        lines[row:end] = [line[less:] for line in lines[row:end]]
        self.path.write_text("\n".join(lines), encoding="utf-8")

    def rename_after_id(self, _: str) -> None:
        """Give the file the name of the id in it."""
        item = re.search(r"^id: (\S+)$", self.path.read_text(encoding="utf-8"), re.MULTILINE)
        assert item
        self.rename(f"{item[1]}.yaml")

    def move(self, folder: str) -> None:
        """Put the file in another folder."""
        target = self.root / folder / self.path.name
        self.path.rename(target)
        if not any(self.path.parent.iterdir()):
            self.path.parent.rmdir()

    def name_both(self, item: str) -> None:
        """Write an id and name the file after it."""
        self.replace_line(f"id: {item}")
        self.rename(f"{item}.yaml")

    def give_back(self, words: str) -> None:
        """Give another file the id and name that it had."""
        moved, item = words.split(" ")
        other = self.path.with_name(f"{moved}.yaml")
        text = other.read_text(encoding="utf-8").replace(f"id: {moved}", f"id: {item}")
        other.unlink()
        self.path.write_text(text, encoding="utf-8")

    def choose(self, words: str) -> None:
        """Take the first of what one may choose from."""
        self.replace_word(words.split(", ", maxsplit=1)[0])

    def lay_out(self, _: str) -> None:
        """Run the command that the advice names."""
        assert main(["opmaak", "--kader", str(self.root)]) == GOOD

    def restore(self, _: str) -> None:
        """Put a file back as it was."""
        shutil.copy(EXAMPLE / self.finding.path, self.path)


# What an advice says, and what an editor then does.
ADVICE: dict[str, Callable[[Editor, str], None]] = {
    r"^Maak er ‘([^’]+)’ van": Editor.replace_line,
    r"Schrijf: (.+)$": Editor.replace_line,
    r"^Schrijf ‘(geen)’ met kleine letters": Editor.replace_word,
    r"^Bedoelt u de map ‘([^’]+)’": Editor.move,
    r"^Zet het (?:bestand )?in de map (?:‘|van zijn soort, bijvoorbeeld in ‘)([^’]+)’": Editor.move,
    r"^Bedoelt u ‘([^’]+)’": Editor.replace_word,
    r"^Bedoelt u (\S+) \(": Editor.replace_word,
    r"^Zet elk id op een eigen regel, met ‘- ’ ervoor: ([^.]+)\.": Editor.replace_by_some,
    r"^(?:Noem het bestand naar het id dat erin|Gebruik alleen kleine letters.*zoals)( )": (
        Editor.rename_after_id
    ),
    r"^Laat de regel even ver inspringen als ‘([^’]+)’": Editor.line_up,
    r"^Schrijf ‘(true)’ of": Editor.replace_word,
    r"^Noem de opvolger [^(]+ \((\S+)\)\.": Editor.replace_word,
    r"^Haal (dit lid weg)": Editor.drop_line,
    r"^Verwijs naar de opvolgers?: ([^.]+)\.": Editor.replace_by_some,
    r"^Haal (de verwijzing weg|een van de twee weg|het id uit de notitie)": Editor.drop_line,
    r"^Vul een waarde in of (haal de regel weg)": Editor.drop_line,
    r"^Geef het bestand (?:zijn oude naam terug|de naam(?: van \w+ id)?):? ‘([^’]+)’": (
        Editor.rename
    ),
    r"schrijf ‘id: ([^’]+)’ en geef het bestand de naam": Editor.name_both,
    r"^(\S+ )heeft dezelfde titel.*‘id: ([^’]+)’ en": Editor.give_back,
    r"^(Zet het bestand terug)\.": Editor.restore,
    r"^(Zet elk punt op een eigen regel), met ‘- ’": Editor.write_points,
    r"^De site kent geen tabellen. (Begin elke rij met ‘- ’)": Editor.write_rows,
    r"^(Laat boven deze regel een regel leeg)": Editor.part,
    r"^Schrijf hier uw eigen tekst, of (haal de regel weg)": Editor.drop_line,
    r"^Kies een dag op of na (\S+)\.": Editor.replace_word,
    r"^Kies uit: ([^.]+)\.": Editor.choose,
    r"(‘kader opmaak’) zet": Editor.lay_out,
}


def follow(root: Path, finding: Finding) -> str:
    """Do to the letter what a finding says; gives the advice that was followed."""
    for said, act in ADVICE.items():
        if match := re.search(said, finding.hint):
            act(Editor(root, finding), "".join(g for g in match.groups()))
            return said
    raise AssertionError(f"nothing to do in: {finding.hint}")


def found(root: Path) -> list[Finding]:
    """Everything that an editor is told."""
    return list(check(root, "2026-11-25", layout=True).findings)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the example framework."""
    shutil.copytree(SCHEMAS, tmp_path / "schemas")
    return Path(shutil.copytree(EXAMPLE, tmp_path / "kader"))


def test_the_example_has_no_findings(root: Path) -> None:
    assert found(root) == []


@pytest.mark.parametrize("name", MISTAKES)
def test_what_an_advice_says_ends_the_finding(name: str, root: Path) -> None:
    code, spoils = MISTAKES[name]
    for spoil in spoils:
        spoil(root)
    before = found(root)
    mine = [f for f in before if f.rule == code]
    assert mine, before
    # From the last one on, so that a line that goes moves no other.
    for finding in sorted(mine, reverse=True):
        follow(root, finding)
    others = {(f.rule, f.message) for f in before if f not in mine}
    assert [f for f in found(root) if (f.rule, f.message) not in others] == []


def test_every_advice_is_followed(root: Path) -> None:
    """An advice in the table that no mistake asks for would never be tried."""
    assert len(MISTAKES) >= 40
    untouched = set(ADVICE)
    for _, spoils in MISTAKES.values():
        shutil.rmtree(root)
        shutil.copytree(EXAMPLE, root)
        for spoil in spoils:
            spoil(root)
        for finding in found(root):
            untouched -= {said for said in ADVICE if re.search(said, finding.hint)}
    assert untouched == set()


def test_a_successor_is_of_the_same_group_of_kinds(root: Path) -> None:
    """A term in the place of a value helps nobody, and is offered to nobody."""
    stone("waarden/wa-02.yaml", "bg-01")(root)
    (wrong,) = [f for f in found(root) if f.rule == "verwijzing-soort"]
    assert (wrong.message, wrong.hint) == (
        "bg-01 (Zon) hoort bij begrippen.",
        "Verwijs hier naar iets uit: waarden, principes, doelen, minimumnormen, randvoorwaarden, "
        "basisdienstverlening, kwaliteitskader maatwerk, afwegingen, lokale keuzes. Een opvolger "
        "hoort bij hetzelfde deel van het kader; is die er niet, schrijf dan ‘- geen’.",
    )
    assert not any("opvolger: bg-01" in f.hint for f in found(root))
    put("waarden/wa-02.yaml", "bg-01", "bg-001")(root)
    (unknown,) = [f for f in found(root) if f.rule == "verwijzing-onbekend"]
    assert "bg-01" not in unknown.hint


@pytest.mark.parametrize(
    ("spoils", "hint"),
    [
        (
            [stone(VALUE, "geen"), put(FIRST_GOAL, "  - wa-01\n", "  - wa-02\n")],
            "Verwijs naar iets anders dat geldt, uit: waarden.",
        ),
        ([stone(VALUE, "wa-01")], "Haal de verwijzing weg: de opvolger wa-01 staat er al."),
    ],
)
def test_a_reference_is_only_taken_out_where_it_may_go(
    spoils: Sequence[Spoil], hint: str, root: Path
) -> None:
    for spoil in spoils:
        spoil(root)
    assert hint in [f.hint for f in found(root) if f.rule == "verwijzing-ingetrokken"]


NO_GUESS = {
    "a choice that may be its opposite": (
        "waarde-keuze",
        [put(NOTE, "verzwaring", "verbetering")],
        "Kies uit: verzwaring, verlichting, verduidelijking, redactioneel.",
    ),
    "a code that is of no rule": (
        "uitzondering-onbekend",
        [put(NORM, "regel: norm-geldt-voorstel", "regel: veld-onbekend")],
        "Neem de code over uit de melding. Een fout in de vorm kunt u niet opzijzetten.",
    ),
}


@pytest.mark.parametrize(("code", "spoils", "hint"), NO_GUESS.values(), ids=NO_GUESS)
def test_what_is_like_something_else_is_not_guessed(
    root: Path, code: str, spoils: Sequence[Spoil], hint: str
) -> None:
    """Who follows a wrong guess says the opposite, or gets the next finding."""
    for spoil in spoils:
        spoil(root)
    assert [f.hint for f in found(root) if f.rule == code] == [hint]


def test_an_id_of_the_wrong_sort_has_one_advice(root: Path) -> None:
    """What the register says of a number leaves nothing for the schema to say."""
    add("gemeenten/gm9002.yaml", "id: 9002\n")(root)
    assert [f.rule for f in found(root)] == ["gebruiker-onbekend"]
