"""Every change of what holds has a note, and every note fits what changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.base.findings import Finding
from generator.check.framework import check, read_all
from generator.edge.cli import main
from generator.edge.exit_codes import FOUND, GOOD
from generator.history.diff import diff
from generator.history.direction import LESS, MORE, Sign
from generator.history.model import Framework
from generator.history.notes import signs_of
from tests.builders import EXAMPLE, Content, kinds, make_setup, norm, norms

NORM = "minimumnormen/mn-02.yaml"
NOTE = "wijzigingen/proef.yaml"
MUST = "Het Rijk moet zorgen dat de zon overal schijnt."
FREE = "Het Rijk hoeft niet te zorgen dat de zon overal schijnt."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the example framework without the changes of its working version."""
    folder = tmp_path / "framework"
    shutil.copytree(EXAMPLE, folder)
    return folder


def findings_of(root: Path) -> list[Finding]:
    """What the check says, but for the layout of files."""
    return [f for f in check(root).findings if f.rule.startswith("notitie-")]


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Change words in a file."""
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def note(root: Path, direction: str, *more: str, items: str = "mn-02") -> None:
    """Add a change note."""
    lines = [
        "id: proef",
        "titel: Een proef",
        f"items: [{items}]",
        "reden: Om te proberen.",
        f"richting: {direction}",
        "besluit: Redactie",
        *more,
    ]
    (root / NOTE).write_text("\n".join(lines) + "\n", encoding="utf-8")


def norm_words(root: Path) -> str:
    """The words of the norm, on one line in its file."""
    lines = (root / NORM).read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith("norm: ")).removeprefix("norm: ")


def test_the_example_is_sound(root: Path) -> None:
    assert findings_of(root) == []


def test_a_changed_norm_needs_a_note(root: Path) -> None:
    edit(root, NORM, norm_words(root), MUST)
    (finding,) = findings_of(root)
    assert str(finding) == (
        "minimumnormen/mn-02.yaml:5:7: fout notitie-ontbreekt: ‘norm’ is anders dan in uitgave "
        "1.0.0, maar mn-02 heeft geen wijzigingsnotitie. Maak een bestand in de map ‘wijzigingen’ "
        "met ‘items: [mn-02]’: waarom, of er meer of minder wordt gevraagd, en wat gemeenten "
        "moeten doen."
    )


def test_a_missing_note_stops_the_check_but_not_a_preview(root: Path) -> None:
    edit(root, NORM, norm_words(root), MUST)
    assert main(["controleer", str(root)]) == FOUND
    framework, _ = read_all(root)
    assert framework.items["mn-02"].title


def test_a_note_is_enough(root: Path) -> None:
    edit(root, NORM, norm_words(root), "Het Rijk zorgt dat de zon echt overal schijnt.")
    note(root, "verduidelijking")
    assert findings_of(root) == []
    assert main(["controleer", str(root)]) == GOOD


def test_an_explanation_needs_no_note(root: Path) -> None:
    edit(root, NORM, "status: voorstel\n", "status: voorstel\ntoelichting: Een uitleg.\n")
    edit(root, NORM, "titel: ", "titel: Eigenlijk ")
    assert findings_of(root) == []


def test_a_withdrawal_needs_a_note(root: Path) -> None:
    text = (root / NORM).read_text(encoding="utf-8")
    gone = "ingetrokken:\n  datum: 2026-02-01\n  reden: Op.\n  opvolgers: [geen]\n"
    (root / NORM).write_text(text + gone, encoding="utf-8")
    assert [(f.path, f.rule) for f in findings_of(root)] == [(NORM, "notitie-ontbreekt")]


def test_a_new_norm_for_consumers_needs_a_note(root: Path) -> None:
    text = (root / "minimumnormen" / "mn-04.yaml").read_text(encoding="utf-8")
    for old, new in {
        "mn-04": "mn-09",
        "loket": "bank",
        "Over regen stelt": "Naar hagel vraagt",
    }.items():
        text = text.replace(old, new)
    (root / "minimumnormen" / "mn-09.yaml").write_text(text, "utf-8")
    (finding,) = findings_of(root)
    assert str(finding) == (
        "minimumnormen/mn-09.yaml:2:1: fout notitie-ontbreekt: mn-09 is nieuw en geldt voor alle "
        "gemeenten, maar heeft geen wijzigingsnotitie. Maak een bestand in de map ‘wijzigingen’ "
        "met ‘items: [mn-09]’: waarom, of er meer of minder wordt gevraagd, en wat gemeenten "
        "moeten doen."
    )


def test_the_first_field_that_changes_what_holds_is_named(root: Path) -> None:
    """Not the title, and the whole field where only a part of it changed."""
    path = "basisdienstverlening/bd-01.yaml"
    edit(root, path, "titel: ", "titel: Eigenlijk ")
    edit(root, path, "uitspraak: ", "uitspraak: Echt ")
    (finding,) = findings_of(root)
    lines = (root / path).read_text(encoding="utf-8").splitlines()
    line = next(n for n, text in enumerate(lines, 1) if text.startswith("kwaliteitsuitspraken:"))
    assert finding.message == (
        "‘kwaliteitsuitspraken’ is anders dan in uitgave 1.0.0, maar bd-01 heeft geen "
        "wijzigingsnotitie."
    )
    assert finding.line == line + 1


def test_a_new_value_needs_no_note(root: Path) -> None:
    text = (root / "waarden" / "wa-01.yaml").read_text(encoding="utf-8")
    (root / "waarden" / "wa-09.yaml").write_text(text.replace("wa-01", "wa-09"), "utf-8")
    assert findings_of(root) == []


def test_a_note_about_nothing_is_asked_about(root: Path) -> None:
    note(root, "verzwaring")
    (finding,) = findings_of(root)
    assert str(finding) == (
        "wijzigingen/proef.yaml:3:9: waarschuwing notitie-zonder-wijziging: mn-02 is niet "
        "veranderd sinds uitgave 1.0.0. Haal het id uit de notitie, of kijk of de wijziging wel is "
        "opgeslagen."
    )


def test_a_note_that_only_ends_a_task_may_be_about_what_stayed(root: Path) -> None:
    """What is asked changed, though no text did."""
    note(root, "verlichting", "beeindigt: [kaart-drukken]")
    assert findings_of(root) == []


def test_a_change_is_asked_about_behind_one_whose_note_has_a_mistake(root: Path) -> None:
    for path in ("minimumnormen/mn-01.yaml", NORM):
        edit(root, path, "\nnorm: ", "\nnorm: Echt waar is het zo. ")
    note(root, "geen richting", items="mn-01")
    assert [(f.path, f.rule) for f in findings_of(root)] == [(NORM, "notitie-ontbreekt")]


@pytest.mark.parametrize(
    ("words", "direction", "said"),
    [
        (MUST, "een verlichting", "verzwaring: er staat vaker dat iets moet (‘moet’)"),
        (MUST, "een verduidelijking", "verzwaring: er staat vaker dat iets moet (‘moet’)"),
        (MUST, "redactioneel", "verzwaring: er staat vaker dat iets moet (‘moet’)"),
        (FREE, "een verzwaring", "verlichting: er staat minder vaak dat iets moet (‘hoeft niet’)"),
        (
            MUST.replace("overal", "altijd en overal"),
            "een verlichting",
            "verzwaring: er staat vaker dat iets moet (‘moet’); ‘altijd’ kwam erbij",
        ),
    ],
)
def test_a_note_against_the_words_is_asked_about(
    root: Path, words: str, direction: str, said: str
) -> None:
    edit(root, NORM, norm_words(root), words)
    note(root, direction.removeprefix("een "))
    (finding,) = findings_of(root)
    assert (finding.path, finding.line, finding.column) == (NOTE, 5, 11)
    assert (finding.rule, finding.severity) == ("notitie-richting", "waarschuwing")
    assert finding.message == (
        f"De notitie noemt dit {direction}, maar de tekst lijkt op een {said}."
    )
    assert finding.hint == (
        "Verander de richting, of leg in ‘richting_uitleg’ uit waarom zij klopt."
    )


def test_a_note_can_answer(root: Path) -> None:
    edit(root, NORM, norm_words(root), MUST)
    note(root, "verduidelijking", "richting_uitleg: De wet zei dit al.")
    assert findings_of(root) == []


def test_a_note_with_the_words_is_not_asked_about(root: Path) -> None:
    edit(root, NORM, norm_words(root), MUST)
    note(root, "verzwaring")
    assert findings_of(root) == []


def test_what_is_withdrawn_points_nowhere(root: Path) -> None:
    """Its words no longer matter; a lighter note about it is right."""
    edit(root, NORM, norm_words(root), MUST)
    text = (root / NORM).read_text(encoding="utf-8")
    gone = "ingetrokken:\n  datum: 2026-02-01\n  reden: Op.\n  opvolgers: [geen]\n"
    (root / NORM).write_text(text + gone, encoding="utf-8")
    note(root, "verlichting")
    assert findings_of(root) == []


def test_a_note_about_two_items_is_asked_about_both(root: Path) -> None:
    """What didn't change has no words to go by; what did is still held against the note."""
    edit(root, NORM, norm_words(root), MUST)
    note(root, "verlichting", items="bd-01, mn-02")
    assert [(f.line, f.column, f.rule) for f in findings_of(root)] == [
        (3, 9, "notitie-zonder-wijziging"),
        (5, 11, "notitie-richting"),
    ]


NOT_FOR_ALL = Sign(LESS, "het geldt niet meer voor iedereen")
FOR_ALL = Sign(MORE, "het geldt nu voor iedereen")


@pytest.mark.parametrize(
    ("old", "new", "signs"),
    [
        (norms(norm()), norms(norm(laag="rijk")), [NOT_FOR_ALL]),
        (norms(norm(laag="rijk")), norms(norm()), [FOR_ALL]),
        (norms(norm()), norms(norm(norm="Iedereen zit.")), []),
        # An item that is new or gone points nowhere, nor does a kind that is new.
        ({"minimumnormen": {}}, norms(norm()), []),
        ({}, norms(norm()), []),
        (norms(norm()), {"minimumnormen": {}}, []),
    ],
)
def test_which_way_a_change_points(old: Content, new: Content, signs: list[Sign]) -> None:
    (change,) = diff(kinds(), old, new)
    older, newer = (Framework(make_setup(), content) for content in (old, new))
    assert list(signs_of(older, newer, change)) == signs


def test_a_mistake_in_the_file_itself_comes_first(root: Path) -> None:
    """The note is the last thing to ask for."""
    edit(root, NORM, norm_words(root), "Er moet voor 10 euro schaduw zijn.")
    assert [f.rule for f in check(root).errors] == ["norm-bedrag"]
