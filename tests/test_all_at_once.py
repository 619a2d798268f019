"""All mistakes of a file come at once, and one mistake is one finding."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator.base.findings import Finding
from generator.base.settings import FILE as SETTINGS
from generator.check.files import item_paths, load_documents
from generator.check.framework import check
from generator.check.judged import judge
from generator.check.links import check_links, targets_of
from generator.check.ruled import take
from generator.edge.cli import main
from generator.edge.exit_codes import FOUND
from generator.form.form import check_form
from generator.form.own_id import Ids
from generator.load.document import Document, Place, look_into
from generator.load.unread import UNREAD
from generator.rules.registry import all_rules
from generator.rules.seen import Released, Seen
from tests.builders import kinds, open_setup, real_setup
from tests.test_odd_values import GONE, good_documents, text_places, values_in, with_value
from tests.test_voorbeelden import (
    BAD,
    EXAMPLES,
    base,
    expected_of,
    found_in,
    name_of,
    target_of,
    text_of,
)

__all__ = ["base"]

KINDS = kinds()

# What stands in the place of a value that can't be read for certain.
UNREADABLE = {
    "nothing": "",
    "a word that computers read differently": "no",
    "a number to some": "0363",
    "null": "~",
    "almost a date": "2026-1-1",
    "a name for elsewhere": "*x",
    "a name": "&x tekst",
    "a label": "!x tekst",
    "a text that is cut off": "'tekst'#1",
    "a sign that nobody sees": "te\u200bkst",
    "an escape that nobody sees": '"te\\u200bkst"',
    "braces": "{naam, titel}",
    "a block of nothing": "|",
}


def spoilt(document: Document, place: Place, value: str) -> str:
    """The text of a good example with another value at a place, up to the end of its lines."""
    lines = text_of(EXAMPLES / document.kind / "goed" / f"{document.stem}.yaml").split("\n")
    position = document.positions[place]
    line, column = position.value
    # A part of a list springs in behind its dash.
    indent = position.key[1] if isinstance(place[-1], str) else column - 2
    below = line
    while below < len(lines) and lines[below].startswith(" " * indent):
        below += 1
    return "\n".join([*lines[: line - 1], lines[line - 1][: column - 1] + value, *lines[below:]])


@pytest.mark.parametrize("value", UNREADABLE.values(), ids=UNREADABLE)
def test_a_value_that_cannot_be_read_is_one_finding(value: str) -> None:
    """Not also of the wrong type, too short, missing, unknown or double; in every field."""
    targets = targets_of(good_documents(), real_setup())
    wrong = {}
    for names, (document, place) in text_places().items():
        text = spoilt(document, place, value)
        reading = look_into(document.path, text)
        assert reading.document, (names, reading.findings)
        later = [
            *check_form(reading.document, KINDS[document.kind]),
            *check_links([reading.document], real_setup(), targets),
        ]
        known = {f for f in later if f.rule == "gebruiker-onbekend"}
        if len(reading.findings) != 1 or set(later) - known:
            wrong[names] = [*reading.findings, *later]
    assert wrong == {}


TOGETHER: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "a word, a choice, a reference, and a field that is gone": (
        "minimumnormen/mn-01.yaml",
        """\
id: mn-01
titel: Droog naar huis
status: no
norm: Iedere inwoner komt droog thuis.
laag: gemeente
verantwoordelijk:
  - Wetgever
rechtsgronden:
  - re-99
principes:
  - pr-01
doelen:
  - do-01
toetsing:
  - Komt iedereen droog thuis?
lokale_ruimte: Gemeenten kiezen zelf de kleur.
voor_inwoners: U komt droog thuis.
vindplaatsen:
  - bron: br-01
    paragraaf: 6.2.1
""",
        (
            "1:1 veld-ontbreekt",
            "3:9 waarde-dubbelzinnig",
            "5:7 waarde-keuze",
            "9:5 verwijzing-onbekend",
        ),
    ),
    "a field twice, a day, a field that is unknown, and nothing behind a field": (
        "minimumnormen/mn-01.yaml",
        """\
id: mn-01
titel: Droog naar huis
titel: Nat naar huis
status: voorstel
norm:
laag: rijk
verantwoordelijk:
  - Wetgever
rechtsgronden:
  - re-01
onderbouwing: Een verzonnen wet vraagt dit.
principes:
  - pr-01
doelen:
  - do-01
toetsing: Komt iedereen droog thuis?
lokale_ruimte: Gemeenten kiezen zelf de kleur.
voor_inwoners: U komt droog thuis.
geldt_vanaf: 2027-02-30
kleur: rood
vindplaatsen:
  - bron: br-01
    paragraaf: 6.2.1
""",
        (
            "3:1 veld-dubbel",
            "5:6 waarde-leeg",
            "16:11 waarde-soort",
            "19:14 waarde-datum",
            "20:1 veld-onbekend",
        ),
    ),
    "signs that nobody sees, a tab, a form, and too short": (
        "begrippen/bg-01.yaml",
        """\
id: bg-01
titel: Para\u200bplu
status: misschien
definitie: x
vindplaatsen:
\t- bron: br-99
\t  paragraaf: 6.2.1
""",
        (
            "2:12 teken-onzichtbaar",
            "3:9 waarde-keuze",
            "4:12 waarde-te-kort",
            "6:1 inspringing-teken",
            "6:10 verwijzing-onbekend",
            "7:1 inspringing-teken",
        ),
    ),
    "the fields of a group that don't spring in": (
        "begrippen/bg-01.yaml",
        """\
id: bg-01
titel: Paraplu
status: voorstel
definitie: Een dak op een stok.
ingetrokken:
datum: 2026-02-28
reden: Verzonnen.
vindplaatsen:
  - bron: 0363
""",
        ("5:13 waarde-leeg", "9:5 veld-ontbreekt", "9:11 waarde-dubbelzinnig"),
    ),
    "a note whose items can't be read": (
        "wijzigingen/langer.yaml",
        """\
id: korter
titel: ~
items: [0363, mn-99]
reden: Het wordt laat donker.
richting: zwaarder
besluit: Redactie
""",
        (
            "1:5 id-bestandsnaam",
            "2:8 waarde-dubbelzinnig",
            "3:9 waarde-dubbelzinnig",
            "3:15 verwijzing-onbekend",
            "5:11 waarde-keuze",
        ),
    ),
    "a word, and what a rule finds": (
        "minimumnormen/mn-01.yaml",
        """\
id: mn-01
titel: Droog naar huis
status: no
norm: Iedere inwoner krijgt 50 euro.
laag: medebewind
verantwoordelijk:
  - Wetgever
rechtsgronden:
  - re-01
onderbouwing: Een verzonnen wet vraagt dit.
principes:
  - pr-01
doelen:
  - do-01
toetsing:
  - Komt iedereen droog thuis?
lokale_ruimte: Gemeenten kiezen zelf de kleur.
voor_inwoners: U komt droog thuis.
vindplaatsen:
  - bron: br-01
    paragraaf: 6.2.1
uitzonderingen:
  - regel: norm-bekostiging
    reden: Verzonnen.
    tot: 2027-06-30
""",
        ("3:9 waarde-dubbelzinnig", "4:7 norm-bedrag"),
    ),
    "a rule that is set aside nobody knows whether": (
        "minimumnormen/mn-01.yaml",
        """\
id: mn-01
titel: Droog naar huis
status: voorstel
norm: Iedere inwoner krijgt 50 euro.
laag: rijk
verantwoordelijk:
  - Wetgever
rechtsgronden:
  - re-01
onderbouwing: Een verzonnen wet vraagt dit.
principes:
  - pr-01
doelen:
  - do-01
toetsing:
  - Komt iedereen droog thuis?
lokale_ruimte: Gemeenten kiezen zelf de kleur.
voor_inwoners: U komt droog thuis.
vindplaatsen:
  - bron: br-01
    paragraaf: 6.2.1
uitzonderingen:
  - regel: &norm norm-bedrag
    reden: Verzonnen.
    tot: 2027-06-30
""",
        ("23:12 yaml-verwijzing",),
    ),
    "which of two is meant nobody knows": (
        "begrippen/bg-01.yaml",
        """\
id: bg-01
titel: Paraplu
status: voorstel
status: misschien
definitie: Een dak op een stok.
vindplaatsen:
  - bron: br-01
    paragraaf: 6.2.1
""",
        ("4:1 veld-dubbel",),
    ),
    "a field under a name that can't be read": (
        "begrippen/bg-01.yaml",
        """\
id: bg-01
no: Paraplu
status: misschien
definitie: Een dak op een stok.
vindplaatsen:
  - bron: br-01
    paragraaf: 6.2.1
""",
        ("2:1 veld-naam", "3:9 waarde-keuze"),
    ),
    "lines of a text that look like fields": (
        "begrippen/bg-01.yaml",
        """\
id: bg-01
titel: Paraplu
status: misschien
definitie: >-
Opgelet: een dak op een stok.
vindplaatsen:
  - bron: br-99
    paragraaf: 6.2.1
""",
        ("3:9 waarde-keuze", "4:12 waarde-leeg", "7:11 verwijzing-onbekend"),
    ),
    "a reference of nothing but blanks": (
        "begrippen/bg-01.yaml",
        """\
id: bg-01
titel: Paraplu
status: voorstel
definitie: Een dak op een stok.
vindplaatsen:
  - bron: ' '
    paragraaf: 6.2.1
""",
        ("6:11 waarde-leeg",),
    ),
    "a name that can't be read, and a file that is cut in two": (
        "begrippen/bg-01.yaml",
        """\
id: bg-01
no: Paraplu
status: ja
definitie: Een dak op een stok.
---
vindplaatsen:
  - bron: br-01
""",
        ("2:1 veld-naam", "3:9 waarde-keuze", "5:1 yaml-documenten"),
    ),
    "all before what can't be read any further": (
        "begrippen/bg-01.yaml",
        """\
id: no
titel: Para\u200bplu
status:
definitie: 'Een dak op een stok.
""",
        (
            "1:5 waarde-dubbelzinnig",
            "2:12 teken-onzichtbaar",
            "3:8 waarde-leeg",
            "4:12 yaml",
        ),
    ),
}


@pytest.mark.parametrize(("path", "text", "expected"), TOGETHER.values(), ids=TOGETHER)
def test_all_mistakes_of_a_file_come_at_once(
    path: str, text: str, expected: tuple[str, ...], base: Path, tmp_path: Path
) -> None:
    """Each in its place, and nothing that only follows from another, in whatever file."""
    root = tmp_path / "kader"
    shutil.copytree(base, root)
    (root / path).write_text(text, encoding="utf-8")
    found = [(f.path, f"{f.line}:{f.column} {f.rule}") for f in found_in(root)]
    assert found == [(path, place) for place in expected]


def test_the_settings_say_all_their_mistakes_at_once(base: Path, tmp_path: Path) -> None:
    root = tmp_path / "kader"
    shutil.copytree(base, root)
    text = (root / SETTINGS).read_text(encoding="utf-8")
    text = text.replace("\nnaam: ", "\nnaam: no #", 1).replace("\ntaal: ", "\ntal: ", 1)
    (root / SETTINGS).write_text(f"{text}kleur: rood\n", encoding="utf-8")
    found = {f.rule for f in check(root).findings}
    assert found == {"waarde-dubbelzinnig", "veld-onbekend"}


@pytest.fixture(scope="module")
def good(base: Path) -> Seen:
    """What the rules look at in the good files."""
    by_kind: dict[str, dict[str, Document]] = {kind.name: {} for kind in KINDS}
    for document in load_documents(base, item_paths(base), KINDS)[0]:
        by_kind[document.kind][document.data["id"]] = document
    settings = open_setup(base).settings
    versions = {"0.1.0": Released("2026-01-01", frozenset({"br-01", "wa-04", "mn-04"}))}
    return Seen(by_kind, KINDS, settings.users, settings.meervoud, versions)


EACH = [rule for rule in all_rules(["armoedekader"]) if rule.each]


def found_by_rules(good: Seen, document: Document, *, half: bool) -> set[Finding]:
    """What the rules about one document find in this one."""
    own_kind = {**good.by_kind[document.kind], document.stem: document}
    seen = replace(good, by_kind={**good.by_kind, document.kind: own_kind})
    if half:
        seen = replace(seen.without(document.path), half={document.kind: [document]})
    looks = (look for rule in EACH for look in rule.looks(seen))
    own = (look for look in looks if look.document is document)
    return {f for look in own for f in take(look, seen)}


def moved(finding: Finding) -> Finding:
    """The same finding, whatever stands behind other fields."""
    return replace(finding, column=0)


WITH_RULES = [
    p for p in BAD if {f.rule for f in expected_of(p)} & {c for r in EACH for c in r.codes}
]


@pytest.mark.parametrize("path", WITH_RULES, ids=name_of)
def test_what_a_rule_finds_beside_a_mistake_it_finds_without_it_too(path: Path, good: Seen) -> None:
    """Nothing follows from a value that is wrong or missing; most of the rest is still found."""
    reading = look_into(target_of(path), text_of(path))
    document = reading.document
    if reading.findings or not document or list(check_form(document, KINDS[document.kind])):
        pytest.skip("it has a mistake already")
    whole = {moved(f) for f in found_by_rules(good, document, half=False)}
    kept = 0
    places = [place for place, _ in values_in(document.data)]
    for place in places:
        for value in (UNREAD, GONE, 12, {}, [], "x"):
            spoilt = with_value(document, place, value)
            ids = Ids()
            judged = judge(spoilt, KINDS, ids, whole=value is not UNREAD)
            if judged.half is None:
                continue
            found = {moved(f) for f in found_by_rules(good, judged.half, half=True)}
            assert found <= whole, (place, value)
            kept += len(found)
    assert kept > 0


def test_a_mistake_in_the_register_hides_no_form(base: Path, tmp_path: Path) -> None:
    """Who is in it, and what refers to whom, waits; what is wrong with a file by itself doesn't."""
    root = tmp_path / "kader"
    shutil.copytree(base, root)
    register = root / "register" / "gemeenten.csv"
    register.write_text("kapot\n", encoding="utf-8")
    path = root / "waarden" / "wa-01.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("status: voorstel", "status: no\nkleur: rood"), encoding="utf-8")
    result = check(root)
    assert [(f.path, f.rule) for f in result.findings] == [
        (f"register/{register.name}", "afnemers-kolommen"),
        ("waarden/wa-01.yaml", "waarde-dubbelzinnig"),
        ("waarden/wa-01.yaml", "veld-onbekend"),
    ]
    assert result.sound is None


def test_who_checks_hears_what_was_not_looked_at(
    base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "kader"
    shutil.copytree(base, root)
    (root / SETTINGS).write_text("naam: no\n", encoding="utf-8")
    assert main(["controleer", str(root)]) == FOUND
    assert capsys.readouterr().out.endswith(
        "\nZolang dit niet klopt, is van de onderdelen hooguit de vorm bekeken. Herstel eerst de "
        "instellingen, de schema’s en het register, en controleer dan opnieuw.\n"
    )


def test_a_note_with_an_item_that_cannot_be_read_is_not_missing(base: Path, tmp_path: Path) -> None:
    root = tmp_path / "kader"
    shutil.copytree(base, root)
    notes = [p for p in (root / "wijzigingen").iterdir() if "mn-04" in p.read_text("utf-8")]
    for path in notes:
        path.write_text(path.read_text("utf-8").replace("mn-04", "0363"), encoding="utf-8")
    assert notes
    assert {f.rule for f in check(root).findings} == {"waarde-dubbelzinnig"}


def test_a_list_with_a_part_that_cannot_be_read_is_not_too_short() -> None:
    """That part may be several: lines with a dash that is glued to them."""
    document = next(d for d in good_documents() if d.kind == "basisdienstverlening")
    place = ("kwaliteitsuitspraken",)
    short = with_value(document, place, document.data["kwaliteitsuitspraken"][:1])
    assert [f.rule for f in check_form(short, KINDS[document.kind])] == ["waarde-te-weinig"]
    torn = with_value(document, place, [UNREAD])
    assert list(check_form(torn, KINDS[document.kind])) == []
