"""Of each open task an editor says what becomes of it, and each task has a name for ever."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.base.findings import Finding
from generator.changelog.task import Tasks
from generator.check.framework import check, read_all
from generator.check.tasks import check_tasks
from generator.edge.cli import main
from generator.edge.exit_codes import GOOD
from generator.history.history import History
from generator.history.model import Framework
from generator.history.versions import Release
from generator.load.document import Document, load_text
from tests.builders import (
    EXAMPLE,
    Content,
    make_framework,
    make_release,
    norm,
    norms,
    open_setup,
)

NOTE = """\
id: {id}
titel: Een notitie
items: [{items}]
reden: Daarom.
richting: verzwaring
besluit: Redactie
"""
TASK = "taken:\n  - id: tellen\n    tekst: Tel de stoelen.\n    uiterlijk: 2026-06-01\n"
OLD = "Iedere inwoner kan zitten."
NEW = "Iedere inwoner kan goed zitten."


def note(more: str = "", *, name: str = "nieuw", items: str = "mn-01") -> str:
    """A change note as an editor writes it."""
    return NOTE.format(id=name, items=items) + more


def parsed(text: str) -> Document:
    """A note as the loader reads it."""
    document = load_text("wijzigingen/x.yaml", text)
    assert isinstance(document, Document), document
    named = load_text(f"wijzigingen/{document.data['id']}.yaml", text)
    assert isinstance(named, Document)
    return named


def with_notes(content: Content, *notes: str) -> Content:
    """Content with change notes."""
    return {**content, "wijzigingen": {parsed(n).data["id"]: parsed(n).data for n in notes}}


def release(version: str, content: Content, *notes: str) -> Release:
    """A release with the notes that it took in."""
    return make_release(version, with_notes(content, *notes))


ASKED = release("0.1.0", norms(norm(norm=OLD)), note(TASK, name="oud"))


def found(
    *notes: str,
    releases: tuple[Release, ...] = (ASKED,),
    content: dict[str, Any] | None = None,
    whole: bool = True,
) -> list[Finding]:
    """What is said of the tasks in a working version in which the norm changed."""
    items = norms(norm(norm=NEW)) if content is None else content
    framework = make_framework(with_notes(items, *notes))
    norm_file = load_text("minimumnormen/mn-01.yaml", "id: mn-01\ntitel: T\n")
    assert isinstance(norm_file, Document)
    documents = [*map(parsed, notes), norm_file]
    return list(check_tasks(releases, framework, documents, whole=whole))


def codes(*notes: str, **more: Any) -> list[str]:
    """Only the codes."""
    return [f.rule for f in found(*notes, **more)]


def test_an_open_task_asks_what_becomes_of_it() -> None:
    (finding,) = found(note())
    assert str(finding) == (
        "wijzigingen/nieuw.yaml:3:9: fout taak-onbeslist: Over mn-01 staat de taak ‘tellen’ open "
        "(‘Tel de stoelen.’), en de notitie zegt niet wat ermee gebeurt. Blijft zij staan, zet "
        "‘tellen’ dan in de notitie bij ‘laat_staan’. Vervalt zij, zet haar bij ‘beeindigt’. Komt "
        "er een andere taak voor in de plaats, zet haar dan bij ‘vervangt’ van die taak."
    )


def test_without_a_note_the_item_asks() -> None:
    (finding,) = found()
    assert (finding.path, finding.line) == ("minimumnormen/mn-01.yaml", 1)
    assert "en geen notitie in ‘wijzigingen’ zegt wat ermee gebeurt" in finding.message


REPLACED = "taken:\n  - id: later-tellen\n    tekst: Tel ze.\n    vervangt: [tellen]\n"


@pytest.mark.parametrize("decision", ["laat_staan: [tellen]\n", "beeindigt: [tellen]\n", REPLACED])
def test_each_decision_is_an_answer(decision: str) -> None:
    """What the hint offers ends the finding and gives no other."""
    assert codes(note(decision)) == []


def test_another_note_may_answer() -> None:
    assert codes(note(), note("laat_staan: [tellen]\n", name="tweede")) == []


def test_what_does_not_change_what_holds_asks_nothing() -> None:
    same = norms(norm(norm=OLD, toelichting="Nieuw."))
    assert codes(content=same) == []


def test_a_withdrawal_asks_too() -> None:
    stone = {"datum": "2026-01-01", "reden": "Op."}
    assert codes(note(), content=norms(norm(norm=OLD, ingetrokken=stone))) == ["taak-onbeslist"]


def test_a_task_goes_along_with_the_successor() -> None:
    """Who switches to the second norm still has the task about the first."""
    stone = {"datum": "2026-01-01", "reden": "Op.", "opvolgers": ["mn-02"]}
    second = release(
        "0.2.0",
        norms(norm(norm=OLD, ingetrokken=stone), norm(id="mn-02", norm=OLD)),
        note("laat_staan: [tellen]\n", name="tweede"),
    )
    now = norms(norm(norm=OLD, ingetrokken=stone), norm(id="mn-02", norm=NEW))
    assert codes(note(items="mn-02"), releases=(ASKED, second), content=now) == ["taak-onbeslist"]


def test_a_task_that_is_closed_asks_nothing_more() -> None:
    ended = release("0.2.0", norms(norm(norm=OLD)), note("beeindigt: [tellen]\n", name="tweede"))
    assert codes(note(), releases=(ASKED, ended)) == []


def test_the_short_form_is_a_task() -> None:
    """``actie`` in a note of old is one task, by the name of the note."""
    asked = release("0.1.0", norms(norm(norm=OLD)), note("actie: Tel.\n", name="oud"))
    (finding,) = found(note(), releases=(asked,))
    assert "de taak ‘oud’ open" in finding.message


def test_of_an_item_that_cannot_be_read_nothing_is_asked() -> None:
    """Whether its words changed is unknown; what is wrong with its file is said elsewhere."""
    assert codes(content={}) == []


def test_an_unread_note_may_have_answered() -> None:
    assert codes(note(), whole=False) == []


ENDED = release("0.2.0", norms(norm(norm=OLD)), note("beeindigt: [tellen]\n", name="tweede"))
MOVED = release("0.2.0", norms(norm(norm=OLD)), note(REPLACED, name="tweede"))


@pytest.mark.parametrize(
    ("more", "releases", "said"),
    [
        (
            "laat_staan: [tellen, bestaat-niet]\n",
            (ASKED,),
            "taak-onbekend: ‘bestaat-niet’ is geen taak uit een uitgave. Open staan: tellen. Is "
            "het geen van deze, haal dit dan weg.",
        ),
        (
            "laat_staan: [telen, tellen]\n",
            (ASKED,),
            "taak-onbekend: ‘telen’ is geen taak uit een uitgave. Bedoelt u ‘tellen’?",
        ),
        (
            "beeindigt: [tellen]\n",
            (release("0.1.0", norms(norm(norm=OLD))),),
            "taak-onbekend: ‘tellen’ is geen taak uit een uitgave. Er staat geen enkele taak open: "
            "haal dit weg.",
        ),
        (
            "taken:\n  - id: a\n    tekst: Tel.\n    vervangt: [a, tellen]\n",
            (ASKED,),
            "taak-onbekend: ‘a’ is nog niet uitgegeven, en staat dus nergens open. Open staan: "
            "tellen. Is het geen van deze, haal dit dan weg.",
        ),
        (
            "beeindigt: [tellen]\n",
            (ASKED, ENDED),
            "taak-gesloten: ‘tellen’ staat niet meer open: zij is beëindigd in uitgave 0.2.0. Haal "
            "dit weg.",
        ),
        (
            "laat_staan: [tellen, later-tellen]\n",
            (ASKED, MOVED),
            "taak-gesloten: ‘tellen’ staat niet meer open: zij is in uitgave 0.2.0 vervangen door "
            "‘later-tellen’. Bedoelt u ‘later-tellen’?",
        ),
        (
            "beeindigt: [tellen]\nlaat_staan: [tellen]\n",
            (ASKED,),
            "taak-dubbel-besloten: Van ‘tellen’ staat al bij ‘beeindigt’ wat ermee gebeurt "
            "(wijzigingen/nieuw.yaml, regel 7). Kies één van de twee, en haal de andere weg.",
        ),
        (
            f"{REPLACED}  - id: nog-een\n    tekst: Tel nog eens.\n    vervangt: [tellen]\n",
            (ASKED,),
            "taak-dubbel-besloten: Van ‘tellen’ staat al bij ‘vervangt’ wat ermee gebeurt "
            "(wijzigingen/nieuw.yaml, regel 10). Kies één van de twee, en haal de andere weg.",
        ),
        (
            "taken:\n  - id: tellen\n    tekst: Tel.\n    vervangt: [tellen]\n",
            (ASKED,),
            "taak-naam: ‘tellen’ is al de naam van een taak uit uitgave 0.1.0. Geef de taak een "
            "andere naam, bijvoorbeeld ‘tellen-2’.",
        ),
        (
            "actie: Tel.\ntaken:\n  - id: a\n    tekst: Tel.\n    vervangt: [tellen]\n",
            (ASKED,),
            "taak-en-actie: Een notitie heeft ‘actie’ of ‘taken’, niet allebei. Maak van de "
            "handeling ook een taak bij ‘taken’, met een eigen naam en haar dag, en haal ‘actie’ "
            "en ‘uiterlijk’ weg.",
        ),
        (
            "laat_staan: [tellen]\ntaken:\n  - id: a\n    tekst: Tel.\n    items: [mn-07]\n"
            "    doelgroep: allen\n",
            (ASKED,),
            "taak-onderdeel: mn-07 staat niet bij de onderdelen van deze notitie. Haal het hier "
            "weg.",
        ),
        (
            "laat_staan: [tellen]\ntaken:\n  - id: a\n    tekst: Tel.\n    doelgroep: leden\n",
            (ASKED,),
            "taak-verband: Er staat niet van welk verband de leden dit moeten doen. Vul "
            "‘verband’ in, met het id van dat verband.",
        ),
        (
            "laat_staan: [tellen]\ntaken:\n  - id: a\n    tekst: Tel.\n    verband: so9001\n",
            (ASKED,),
            "taak-verband: ‘verband’ hoort alleen bij een taak met ‘doelgroep: leden’. Schrijf "
            "‘doelgroep: leden’, of haal ‘verband’ weg.",
        ),
    ],
)  # fmt: skip
def test_what_is_said_of_tasks_is_right(
    more: str, releases: tuple[Release, ...], said: str
) -> None:
    (finding,) = found(note(more), releases=releases)
    assert f"{finding.rule}: {finding.message} {finding.hint}" == said


def test_two_notes_may_not_give_one_name() -> None:
    first, second = (
        note(f"laat_staan: [tellen]\ntaken:\n  - id: a\n    tekst: Tel {n}.\n", name=n)
        for n in ("een", "twee")
    )
    (finding,) = found(first, second)
    assert finding.path == "wijzigingen/twee.yaml"
    assert finding.message == "‘a’ is al de naam van een taak in wijzigingen/een.yaml."


def test_a_note_of_the_short_form_may_not_bear_the_name_of_a_task() -> None:
    (finding,) = found(note("actie: Tel.\nlaat_staan: [tellen]\n", name="tellen"))
    assert (finding.rule, finding.line) == ("taak-naam", 1)
    assert finding.hint == (
        "Zet de handeling als taak bij ‘taken’, met een andere naam, zoals ‘tellen-2’."
    )
    mended = "laat_staan: [tellen]\ntaken:\n  - id: tellen-2\n    tekst: Tel.\n"
    assert codes(note(mended, name="tellen")) == []


FREE = {
    "principes": {"pr-01": {"id": "pr-01", "titel": "P", "status": "voorstel", "principe": "P."}}
}


@pytest.mark.parametrize(
    ("more", "place", "hint"),
    [
        (
            "actie: Lees het.\n",
            (7, 1),
            "Zet de handeling als taak bij ‘taken’, met ‘doelgroep’: allen, wie-aanhaalt, "
            "wie-afwijkt of leden.",
        ),
        (
            "taken:\n  - id: a\n    tekst: Lees.\n",
            (9, 5),
            "Vul ‘doelgroep’ in: allen, wie-aanhaalt, wie-afwijkt of leden.",
        ),
    ],
)
def test_a_task_about_what_binds_nobody_says_for_whom(
    more: str, place: tuple[int, int], hint: str
) -> None:
    (finding,) = found(note(more, items="pr-01"), content=FREE, releases=())
    assert (finding.rule, (finding.line, finding.column)) == ("taak-doelgroep", place)
    assert finding.hint == hint


def test_for_whom_may_be_everyone() -> None:
    more = "taken:\n  - id: a\n    tekst: Lees.\n    doelgroep: allen\n"
    assert codes(note(more, items="pr-01"), content=FREE, releases=()) == []


def test_who_takes_back_a_duty_need_not_say_for_whom() -> None:
    """What bound all until now is about all, also when it binds nobody from now on."""
    stone = {"datum": "2026-01-01", "reden": "Op."}
    gone = norms(norm(norm=OLD, ingetrokken=stone))
    more = "beeindigt: [tellen]\nactie: Schrap het uit uw plan.\n"
    assert codes(note(more), content=gone) == []


@pytest.fixture
def kader(tmp_path: Path) -> Path:
    """A copy of the example framework, in which a task is open."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "kader"))


def test_the_check_and_a_release_ask(kader: Path) -> None:
    path = kader / "wijzigingen" / "loket-langer-open.yaml"
    text = path.read_text(encoding="utf-8")
    undecided = text.replace("laat_staan:\n  - loket-zonder-regen\n", "")
    assert undecided != text
    path.write_text(undecided, encoding="utf-8")
    assert [f.rule for f in check(kader).findings] == ["taak-onbeslist"]
    release_it = ["uitgave", "2.0.0", "--datum", "2026-11-23", "--kader", str(kader)]
    assert main(release_it) != GOOD
    path.write_text(text, encoding="utf-8")
    assert main(release_it) == GOOD


POSTPONED = """\
id: loket-later
titel: Het loket krijgt meer tijd
items: [mn-03]
reden: De gevel wordt later schoongemaakt.
richting: verlichting
taken:
  - id: loket-zonder-regen-later
    tekst: Haal het woord regen van de gevel.
    doelgroep: allen
    uiterlijk: 2027-06-30
    vervangt: [loket-zonder-regen]
besluit: Redactie
"""


def test_a_day_may_move_by_itself(kader: Path) -> None:
    """A task is postponed while no text changes: no finding, and it can be released."""
    option = ["--kader", str(kader)]
    assert main(["uitgave", "2.0.0", "--datum", "2026-11-23", *option]) == GOOD
    (kader / "wijzigingen").mkdir(exist_ok=True)
    (kader / "wijzigingen" / "loket-later.yaml").write_text(POSTPONED, encoding="utf-8")
    assert check(kader).findings == ()
    assert main(["uitgave", "2.0.1", "--datum", "2026-11-24", *option]) != GOOD
    assert main(["uitgave", "2.1.0", "--datum", "2026-11-24", *option]) == GOOD
    _, archive = read_all(kader)
    tasks = Tasks(History(archive.releases))
    assert tasks.replaced_by["loket-zonder-regen"].due == "2027-06-30"


def test_a_note_that_asks_nothing_makes_no_release(kader: Path) -> None:
    option = ["--kader", str(kader)]
    assert main(["uitgave", "2.0.0", "--datum", "2026-11-23", *option]) == GOOD
    assert main(["uitgave", "2.0.1", "--datum", "2026-11-24", *option]) != GOOD
    (kader / "wijzigingen").mkdir(exist_ok=True)
    late = POSTPONED.replace("2027-06-30", "2026-11-24")
    (kader / "wijzigingen" / "loket-later.yaml").write_text(late, encoding="utf-8")
    assert main(["uitgave", "2.1.0", "--datum", "2026-11-25", *option]) != GOOD


def without_fields(*names: str) -> Framework:
    """A working version in which the norm changed, and notes have no such fields."""
    framework = make_framework(with_notes(norms(norm(norm=NEW)), note("actie: Tel ze na.\n")))
    all_kinds = framework.setup.kinds
    notes = all_kinds["wijzigingen"]
    fewer = replace(notes, fields=tuple(f for f in notes.fields if f.name not in names))
    kinds = replace(all_kinds, all=tuple(fewer if k is notes else k for k in all_kinds.all))
    return Framework(replace(framework.setup, kinds=kinds), framework.data)


def test_what_a_note_has_no_field_for_is_not_asked() -> None:
    """In a framework whose notes only know ``actie`` there would be no way out."""
    poor = without_fields("taken", "beeindigt", "laat_staan")
    norm_file = load_text("minimumnormen/mn-01.yaml", "id: mn-01\ntitel: T\n")
    assert isinstance(norm_file, Document)
    documents = [parsed(note("actie: Tel ze na.\n")), norm_file]
    assert [f.rule for f in check_tasks([ASKED], poor, documents)] == []
    rich = without_fields()
    assert [f.rule for f in check_tasks([ASKED], rich, documents)] == ["taak-onbeslist"]


def test_nor_for_whom_it_is() -> None:
    """The same of a task about what binds nobody."""
    text = note("actie: Lees het.\nlaat_staan: [tellen]\n", items="pr-01")
    more = {
        "principes": {"pr-01": {"id": "pr-01", "titel": "T", "stelling": "S."}},
        "wijzigingen": {"nieuw": parsed(text).data},
    }
    poor, rich = without_fields("taken"), without_fields()
    for framework, codes_of in ((poor, []), (rich, ["taak-doelgroep"])):
        seen = Framework(framework.setup, {**framework.data, **more})
        assert [f.rule for f in check_tasks([ASKED], seen, [parsed(text)])] == codes_of


def test_a_framework_that_begins_has_the_fields(tmp_path: Path) -> None:
    """Its notes can say what becomes of each task."""
    assert main(["nieuw", "kader", str(tmp_path / "nieuw")]) == GOOD
    fields = open_setup(tmp_path / "nieuw").kinds["wijzigingen"].by_name
    assert {"taken", "beeindigt", "laat_staan"} <= set(fields)
