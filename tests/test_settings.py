"""``kader.yaml``: what it says is read, and every mistake in it is a finding at its place."""

from __future__ import annotations

import dataclasses
import json
import shutil
import typing
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from generator.base import settings as module
from generator.base.settings import FILE, Settings
from generator.check.framework import check
from generator.setup.settings import SCHEMA, settings_kind
from generator.setup.setup import Setup, read_setup
from tests.builders import EXAMPLE, SCHEMAS, open_setup

TEXT = (EXAMPLE / FILE).read_text(encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A framework folder of its own, with its schemas inside."""
    folder = tmp_path / "kader"
    folder.mkdir()
    shutil.copytree(EXAMPLE / "register", folder / "register")
    shutil.copytree(SCHEMAS, folder / "schemas")
    (folder / FILE).write_text(TEXT, encoding="utf-8")
    return folder


def findings(root: Path) -> list[str]:
    """What is said about the settings, as an editor reads it."""
    read = read_setup(root)
    return [] if isinstance(read, Setup) else [str(f) for f in sorted(read)]


def test_untouched_there_is_nothing_to_find(root: Path) -> None:
    """So that the tests below can fail."""
    assert findings(root) == []


def line_of(text: str, part: str) -> int:
    """The number of the line that holds a part of a text."""
    return text[: text.index(part)].count("\n") + 1


class Mistake(NamedTuple):
    """A text in the settings, another in its place, a part of the line that is named, and what."""

    old: str
    new: str
    at: str
    said: str


CASES = (
    Mistake(
        "pad: versies/",
        "pad: versie/",
        "pad: versie/",
        "10: fout instelling-onbekend: De pagina ‘versie/’ bestaat niet. Bedoelt u ‘versies/’?",
    ),
    Mistake(
        "          pad: minimumnormen/",
        "          pad: normen/",
        "          pad: normen/",
        "16: fout instelling-onbekend: De pagina ‘normen/’ bestaat niet. Bedoelt u "
        "‘minimumnormen/’?",
    ),
    Mistake(
        "  - waarden\n",
        "  - waarde\n",
        "  - waarde\n",
        "5: fout soort-zonder-schema: De soort ‘waarde’ heeft geen schema "
        "‘waarde.schema.json’. Bedoelt u ‘waarden’?",
    ),
    Mistake(
        "  - naam: naslag\n    titel: Naslag\n",
        "",
        "  - naam: kader\n",
        "3: fout instelling-ontbreekt: De groep ‘naslag’ van de soort ‘begrippen’ heeft "
        "geen kop. Zet in deze lijst een groep met ‘naam: naslag’ en een titel.",
    ),
    Mistake(
        "  samen: samenwerkingen",
        "  samen: samenwerking",
        "  samen: samenwerking",
        "10: fout instelling-onbekend: De soort van gebruikers ‘samenwerking’ bestaat "
        "niet. Bedoelt u ‘samenwerkingen’?",
    ),
    Mistake(
        "              waarde: gedeeld",
        "              waarde: gedeelt",
        "              waarde: gedeelt",
        "23: fout instelling-onbekend: Bij ‘aard’ de waarde ‘gedeelt’ bestaat niet. "
        "Bedoelt u ‘gedeeld’?",
    ),
    Mistake(
        "            - veld: voorgestelde_plek\n              waarde: rijk",
        "            - veld: voorgestelde_plaats\n              waarde: rijk",
        "            - veld: voorgestelde_plaats\n",
        "21: fout instelling-onbekend: Het veld van ‘regelingen’ ‘voorgestelde_plaats’ "
        "bestaat niet. Bedoelt u ‘voorgestelde_plek’?",
    ),
    Mistake(
        "gids:\n  soort: minimumnormen",
        "gids:\n  soort: minimumnorm",
        "  soort: minimumnorm\n",
        "10: fout instelling-onbekend: De soort ‘minimumnorm’ bestaat niet. Bedoelt u "
        "‘minimumnormen’?",
    ),
    Mistake(
        "        - voor_inwoners\n",
        "        - inwoners\n",
        "        - inwoners\n",
        "11: fout instelling-onbekend: Het veld van ‘minimumnormen’ ‘inwoners’ bestaat "
        "niet. Bedoelt u ‘voor_inwoners’?",
    ),
    Mistake(
        "  lidwoord: de\n",
        "  lidwoord: een\n",
        "  lidwoord: een\n",
        "13: fout waarde-keuze: ‘lidwoord’ kan niet ‘een’ zijn. Kies uit: de, het.",
    ),
    Mistake(
        "kort: armoedekader\n",
        "kort: armoedekader\nkortt: blauw\n",
        "kortt: blauw",
        "1: fout veld-onbekend: Het veld ‘kortt’ bestaat hier niet. Bedoelt u ‘kort’?",
    ),
)


@pytest.mark.parametrize("mistake", CASES, ids=lambda m: m.new.strip())
def test_a_mistake_is_said_at_its_place(root: Path, mistake: Mistake) -> None:
    assert mistake.old in TEXT
    text = TEXT.replace(mistake.old, mistake.new, 1)
    (root / FILE).write_text(text, encoding="utf-8")
    expected = f"{FILE}:{line_of(text, mistake.at)}:{mistake.said}"
    assert expected in findings(root)
    assert {f.split(": ")[1] for f in findings(root)} <= {
        expected.split(": ")[1],
        "fout schema-zonder-soort",
    }


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (
            "over/wie/",
            "adres-bezet: Het adres ‘over/wie/’ kan niet van de lagen zijn: daar staat al een "
            "vaste pagina van de site. Kies een ander adres, hier en in elke link ernaartoe.",
        ),
        (
            "waarden/",
            "adres-bezet: Het adres ‘waarden/’ kan niet van de lagen zijn: daar staat al de soort "
            "‘waarden’. Kies een ander adres, hier en in elke link ernaartoe.",
        ),
        (
            "wie/#wat",
            "waarde-vorm: ‘pad’ (Adres) heeft niet de goede vorm: ‘wie/#wat’. Bijvoorbeeld: "
            "versies/",
        ),
        (
            "''",
            "waarde-vorm: ‘pad’ (Adres) heeft niet de goede vorm: ‘’. Bijvoorbeeld: versies/",
        ),
    ],
)
def test_the_layers_have_an_address_of_their_own(root: Path, path: str, said: str) -> None:
    text = TEXT.replace("pad: wie-doet-wat/", f"pad: {path}")
    (root / FILE).write_text(text, encoding="utf-8")
    line = line_of(text, f"lagen:\n  pad: {path}") + 1
    assert findings(root) == [f"{FILE}:{line}:8: fout {said}"]


def test_an_alias_of_nobody_is_found(root: Path) -> None:
    text = TEXT.replace(
        "  samen:", "  bijnamen:\n    - code: gm0001\n      naam: Nergens\n  samen:"
    )
    (root / FILE).write_text(text, encoding="utf-8")
    assert findings(root) == [
        f"{FILE}:{line_of(text, 'code: gm0001')}:13: fout instelling-onbekend: De code ‘gm0001’ "
        "bestaat niet. Haal dit weg."
    ]


def test_a_kind_that_nobody_names_is_found(root: Path) -> None:
    text = TEXT.replace("  - dossiers\n", "")
    (root / FILE).write_text(text, encoding="utf-8")
    assert findings(root) == [
        f"{FILE}:{line_of(text, '  - waarden')}:3: fout schema-zonder-soort: Het schema "
        "‘dossiers.schema.json’ hoort bij geen enkele soort. Zet ‘- dossiers’ in deze lijst, op de "
        "plek waar de site de soort moet tonen."
    ]


def test_change_notes_are_part_of_every_framework(root: Path) -> None:
    (root / "schemas" / "wijzigingen.schema.json").unlink()
    text = TEXT.replace("  - wijzigingen\n", "")
    (root / FILE).write_text(text, encoding="utf-8")
    assert [f.split(": ")[1] for f in findings(root)] == ["fout instelling-ontbreekt"]


def test_a_check_shows_the_settings_first(root: Path) -> None:
    """As long as nobody knows which kinds there are, nothing else can be said."""
    (root / FILE).write_text(TEXT.replace("pad: versies/", "pad: versie/"), encoding="utf-8")
    result = check(root)
    assert [f.rule for f in result.findings] == ["instelling-onbekend"]
    assert result.framework is None
    assert result.sound is None


def test_a_folder_without_settings_is_no_framework(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"staat geen kader\.yaml; noem de map van een kader, of"):
        read_setup(tmp_path)


def test_a_framework_without_schemas_says_where_they_belong(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(root / "schemas")
    monkeypatch.chdir(root)
    with pytest.raises(ValueError, match=r"geen schema’s; verwacht wordt delen\.schema\.json in"):
        read_setup(root)


def test_the_folder_of_the_work_tree_stands_in(root: Path, tmp_path: Path) -> None:
    """A revision from before there were settings is compared by those of today."""
    old = tmp_path / "oud" / "kader"
    shutil.copytree(root / "register", old / "register")
    read = read_setup(old, stand_in=root)
    assert isinstance(read, Setup)
    assert read.settings == open_setup(root).settings


def mirrored(cls: type, schema: dict[str, Any], where: str) -> list[str]:
    """Where a class and the schema of the settings disagree, in it and in what it holds."""
    fields = {f.name for f in dataclasses.fields(cls)}
    wrong = [f"{where}.{n}" for n in fields ^ set(schema["properties"])]
    hints = typing.get_type_hints(cls, vars(module))
    for name, sub in schema["properties"].items():
        inner = sub.get("items", sub)
        if inner.get("type") == "object" and name in hints:
            held = [c for c in _classes(hints[name]) if dataclasses.is_dataclass(c)]
            wrong += mirrored(held[0], inner, f"{where}.{name}") if held else [f"{where}.{name}"]
    return wrong


def _classes(hint: Any) -> list[type]:
    """All classes in a type, those within too."""
    arguments = typing.get_args(hint)
    return [c for a in arguments for c in _classes(a)] if arguments else [hint]


def test_classes_mirror_the_schema() -> None:
    """A setting that the schema allows is read, and one that is read may be written."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert mirrored(Settings, schema, "kader") == []


def test_every_setting_is_explained() -> None:
    """Title, description and example: what an editor program shows while one types."""
    kind = settings_kind()
    assert [f.name for f in kind.fields if not (f.title and f.description)] == []
