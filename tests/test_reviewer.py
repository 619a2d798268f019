"""What a reviewer sees of a proposal, in the comment, in a terminal and as data."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.edge.cli import main
from generator.edge.exit_codes import GOOD
from tests.builders import EXAMPLE
from tests.repos import commit, git, make_repository

FORMS = ("tekst", "markdown", "json")
NOTE = """\
id: nieuw
titel: Iets nieuws
items:
  - {}
reden: Daarom.
richting: verzwaring
besluit: Redactie
"""


class Proposal:
    """A branch on which files change, and what ``kader verschil`` says about it."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Begin on the branch that a proposal is made for."""
        self.capsys = capsys

    def change(self, files: Mapping[str, str | None]) -> None:
        """Commit files below the framework folder."""
        commit(Path(), {f"framework/{path}": text for path, text in files.items()})

    def on_main(self, files: Mapping[str, str | None]) -> None:
        """Commit files to the main branch, as another does meanwhile."""
        git(Path(), "switch", "--quiet", "main")
        self.change(files)
        git(Path(), "switch", "--quiet", "voorstel")

    def said(self, form: str, *sides: str) -> str:
        """What is said in a format."""
        main(["verschil", *(sides or ("main", "voorstel")), "--formaat", form])
        return self.capsys.readouterr().out

    def data(self, *sides: str) -> dict[str, Any]:
        """What is said as data."""
        return dict(json.loads(self.said("json", *sides)))


@pytest.fixture
def proposal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Proposal:
    """A fresh repository of the example framework, on a branch without changes."""
    folder = make_repository(tmp_path / "opslag")
    git(folder, "switch", "--quiet", "--create", "voorstel")
    monkeypatch.chdir(folder)
    return Proposal(capsys)


def example(path: str, *changes: tuple[str, str]) -> str:
    """A file of the example framework with other words."""
    text = (EXAMPLE / path).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


NEW_TERM = example("begrippen/bg-01.yaml", ("bg-01", "bg-09"), ("titel: Zon", "titel: Maan"))


def test_a_new_term_is_shown_whole(proposal: Proposal) -> None:
    proposal.change({"begrippen/bg-09.yaml": NEW_TERM})
    assert """\
- bg-09 Maan: nieuw
  - Definitie: De grote lamp aan de hemel.
  - Status: Voorstel
  - Ook wel: Zonnetje
  - Verwante begrippen: Schaduw (bg-02)
""" in proposal.said("tekst")
    assert """\
- **bg-09 Maan**: nieuw
  - **Definitie**: De grote lamp aan de hemel.
""" in proposal.said("markdown")
    (item,) = proposal.data()["wijzigingen"]
    assert item["inhoud"]["definitie"] == "De grote lamp aan de hemel."


def test_a_long_text_is_folded_and_not_left_out(proposal: Proposal) -> None:
    sentence = "De maan is een lamp die alleen des nachts wil branden. "
    words = sentence * 9
    new = NEW_TERM.replace("De grote lamp aan de hemel.", words.strip())
    proposal.change({"begrippen/bg-09.yaml": new})
    assert f"""\
  - **Definitie**:

    <details><summary>99 woorden</summary>

    - {words.strip()}

    </details>

  - **Status**: Voorstel
""" in proposal.said("markdown")
    assert f"  - Definitie:\n\n    99 woorden:\n    - {words.strip()}\n" in proposal.said("tekst")


def test_a_new_norm_begins_with_what_it_comes_down_to(proposal: Proposal) -> None:
    norm = example("minimumnormen/mn-01.yaml", ("mn-01", "mn-09"), ("in de zon", "in de regen"))
    proposal.change({"minimumnormen/mn-09.yaml": norm, "wijzigingen/n.yaml": NOTE.format("mn-09")})
    text = proposal.said("tekst")
    start = "- mn-09 Een stoel in de regen: nieuw"
    lines = text[text.index(start) :].split("\n")[1:]
    assert lines[0] == "  - Norm: Iedere inwoner kan elke dag op een stoel in de regen zitten."
    assert "  - Onderbouwing: Zonder stoel is het zitten lastig." in lines


def test_a_registration_is_shown_with_old_and_new(proposal: Proposal) -> None:
    adopted = ("versie: 0.2.0\n  datum: 2025-09-01", "versie: 1.0.0\n  datum: 2026-02-01")
    proposal.change({"gemeenten/gm9001.yaml": example("gemeenten/gm9001.yaml", adopted)})
    text = proposal.said("tekst")
    assert "Aan het kader zelf verandert niets. Wel verandert 1 gemeente.\n" in text
    assert "Raakt geen" not in text
    assert (
        """\
- gemeente gm9001 Voorbeeldstad: gewijzigd
  - Overgenomen versie, Versie: [-0.2.0-]{+1.0.0+}
  - Overgenomen versie, Datum: 1 [-september-]{+februari+} [-2025-]{+2026+}
"""
        in text
    )
    (change,) = proposal.data()["gegevens"]
    assert [(f["veld"], f["oud"], f["nieuw"]) for f in change["velden"]] == [
        ("overgenomen.versie", "0.2.0", "1.0.0"),
        ("overgenomen.datum", "2025-09-01", "2026-02-01"),
    ]


def test_a_registration_that_goes_is_shown_too(proposal: Proposal) -> None:
    proposal.change({"gemeenten/gm9001.yaml": None})
    assert "- gemeente gm9001 Voorbeeldstad: verwijderd\n  - Overgenomen" in proposal.said("tekst")
    (change,) = proposal.data()["gegevens"]
    assert change["inhoud"]["overgenomen"]["versie"] == "0.2.0"


def test_members_of_a_joint_body_are_named(proposal: Proposal) -> None:
    path = "samenwerkingen/so9001.yaml"
    proposal.change({path: example(path, ("  - gm9003\n", "  - gm9004\n"))})
    assert """\
- samenwerking **so9001 Zonnekring Nergens**: gewijzigd
  - **Leden**:
    - <del>Verzonnen aan Zee (gm9003)</del>
    - <ins>Denkbeeld (gm9004)</ins>
""" in proposal.said("markdown")


def test_a_withdrawal_says_why_and_what_follows(proposal: Proposal) -> None:
    stone = "ingetrokken:\n  datum: 2026-02-01\n  reden: Te heet.\n  opvolgers:\n    - mn-02\n"
    proposal.change({"minimumnormen/mn-01.yaml": example("minimumnormen/mn-01.yaml") + stone})
    text = proposal.said("tekst")
    assert "- mn-01 Een stoel in de zon: vervangen, opgevolgd door mn-02\n" in text
    assert "{+Reden: Te heet.+}" in text


@pytest.mark.parametrize("form", FORMS)
def test_all_consumers_are_no_list_of_names(proposal: Proposal, form: str) -> None:
    words = ("Iedere inwoner", "Elke inwoner")
    proposal.change({"minimumnormen/mn-01.yaml": example("minimumnormen/mn-01.yaml", words)})
    said = proposal.said(form)
    if form == "json":
        (item,) = json.loads(said)["wijzigingen"]
        assert item["raakt_alle"] is True
        return
    assert "Raakt alle 7 gemeenten." in said
    # Neither is a member of a body, nor cites or chose anything of its own.
    assert "Verzonnen aan Zee" not in said


@pytest.mark.parametrize("form", FORMS)
def test_the_number_says_why(proposal: Proposal, form: str) -> None:
    proposal.change({"begrippen/bg-09.yaml": NEW_TERM})
    said = proposal.said(form)
    if form == "json":
        assert json.loads(said)["nummer"] == {
            "door": [],
            "door_wat_al_klaarstond": ["mn-04"],
            "zonder_dit_voorstel": "2.0.0",
            "klaar_voor_uitgave": ["do-03", "mn-01", "mn-04"],
        }
        return
    number = "**2.0.0**" if form == "markdown" else "2.0.0"
    assert (
        f"Na uitgave 1.0.0 wordt het volgende nummer ten minste {number}, want mn-04 verandert "
        "(normatief, verzwaring).\n\nZonder dit voorstel was het 2.0.0, om wat al klaarstond: "
        "do-03, mn-01 en mn-04. Dit voorstel maakt het nummer niet hoger.\n"
    ) in said


def test_the_number_by_the_proposal_alone(proposal: Proposal) -> None:
    """Where main holds nothing unreleased, nothing is said of it."""
    for note in Path("framework/wijzigingen").glob("*.yaml"):
        assert note.stem == "loket-langer-open"
    main(["uitgave", "v2.0.0", "--datum", "2026-11-23"])
    git(Path(), "switch", "--quiet", "main")
    commit(Path(), {})
    git(Path(), "switch", "--quiet", "--force-create", "voorstel")
    proposal.change({"begrippen/bg-09.yaml": NEW_TERM})
    said = proposal.said("tekst")
    assert "ten minste 2.1.0, want bg-09 is nieuw (normatief).\n" in said
    assert "klaarstond" not in said
    assert proposal.data()["nummer"]["door"] == ["bg-09"]


@pytest.mark.parametrize("form", FORMS)
def test_files_that_nobody_judged_are_named(proposal: Proposal, form: str) -> None:
    paths = [
        "framework/kader.yaml",
        "framework/register/HERKOMST.md",
        "schemas/waarden.schema.json",
    ]
    schema = Path(paths[2]).read_text(encoding="utf-8")
    settings = Path(paths[0]).read_text(encoding="utf-8")
    commit(Path(), dict(zip(paths, (settings + "\n", "Van ons.", schema + "\n"), strict=True)))
    said = proposal.said(form)
    if form == "json":
        assert json.loads(said)["niet_beoordeeld"] == paths
        return
    assert "Aan de onderdelen van het kader verandert niets." in said
    assert "Raakt geen" not in said
    assert "Dit voorstel verandert ook 3 andere bestanden." in said
    assert said.endswith("".join(f"- {path}\n" for path in paths))


OWN_NOTE = "wijzigingen/loket-langer-open.yaml"
NOTE_CHANGES: Mapping[str, tuple[tuple[str, str], str, str]] = {
    "what consumers must do": (
        ("tot zonsondergang open", "tot middernacht open"),
        "  - Wat gemeenten moeten doen: Houd het loket in de zomer tot [-zonsondergang-]"
        "{+middernacht+} open.\n",
        "actie",
    ),
    "by when": (
        ("2027-06-01", "2027-01-01"),
        "  - Uiterlijk: 1 [-juni-]{+januari+} 2027",
        "uiterlijk",
    ),
    "why": (("laat onder", "nooit onder"), "zomer [-laat-]{+nooit+} onder.", "reden"),
    "the direction": (
        ("verzwaring", "verlichting"),
        "  - Richting: [-Verzwaring-]{+Verlichting+}\n",
        "richting",
    ),
    "what it is about": (
        ("  - mn-04\n", "  - mn-04\n  - mn-01\n"),
        "    - {+Een stoel in de zon (mn-01)+}\n",
        "items",
    ),
}


@pytest.mark.parametrize(("words", "shown", "field"), NOTE_CHANGES.values(), ids=NOTE_CHANGES)
def test_a_changed_note_is_shown(
    proposal: Proposal, words: tuple[str, str], shown: str, field: str
) -> None:
    """It counts for no version, and tells everyone what to do: nobody may change it unseen."""
    proposal.change({OWN_NOTE: example(OWN_NOTE, words)})
    text = proposal.said("tekst")
    assert "Aan het kader zelf verandert niets. Wel verandert 1 wijzigingsnotitie.\n" in text
    assert "Raakt geen" not in text
    assert shown in text
    (change,) = proposal.data()["gegevens"]
    assert [f["veld"] for f in change["velden"]] == [field]


def test_a_note_that_asks_for_another_number_says_so(proposal: Proposal) -> None:
    proposal.change({OWN_NOTE: example(OWN_NOTE, ("verzwaring", "verduidelijking"))})
    assert (
        "ten minste 1.1.0, want do-03 is nieuw (normatief) en mn-04 verandert (normatief, "
        "verduidelijking).\n\n"
        "Zonder dit voorstel was het 2.0.0"
    ) in proposal.said("tekst")


@pytest.mark.parametrize("form", FORMS)
def test_a_note_that_goes_is_shown(proposal: Proposal, form: str) -> None:
    """Only a release takes notes in; who throws one away takes a reason from everyone."""
    proposal.change({OWN_NOTE: None})
    said = proposal.said(form)
    assert "De zon gaat in de zomer laat onder." in said
    assert "verwijderd" in said


def test_a_note_that_a_release_took_in_is_not_called_gone(proposal: Proposal) -> None:
    main(["uitgave", "2.0.0", "--datum", "2026-11-23"])
    commit(Path(), {})
    proposal.capsys.readouterr()
    data = proposal.data()
    assert data["gegevens"] == []
    assert data["niet_beoordeeld"] == ["framework/versies/.terug-2.0.0"]
    assert data["alleen_vorm"] == []


UNTOLD = [
    "waarden/.geheim.txt",
    "versies/.terug-1.0.0",
    "register/oud.csv",
]


@pytest.mark.parametrize("path", UNTOLD)
def test_a_file_that_nothing_reads_is_named(proposal: Proposal, path: str) -> None:
    """It stands among files that are compared, and isn't one."""
    proposal.change({path: "Een geheim.\n"})
    assert proposal.data()["niet_beoordeeld"] == [f"framework/{path}"]
    text = proposal.said("tekst")
    assert "Aan de onderdelen van het kader verandert niets.\n" in text
    assert "Raakt geen" not in text
    assert text.endswith(f"- framework/{path}\n")


FORM_ONLY: Mapping[str, Callable[[str], str]] = {
    "a comment": lambda text: f"{text}# Hier stond ik.\n",
    "line ends": lambda text: text.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("spoil", FORM_ONLY.values(), ids=FORM_ONLY)
@pytest.mark.parametrize("path", ["waarden/wa-01.yaml", OWN_NOTE, "gemeenten/gm9001.yaml"])
def test_a_file_that_only_looks_different_is_named(
    proposal: Proposal, path: str, spoil: Callable[[str], str]
) -> None:
    """The list of files of a forge shows it: then the report must say what it comes down to."""
    proposal.change({path: spoil(example(path))})
    text = proposal.said("tekst")
    assert "Aan het kader zelf verandert niets. Raakt geen gemeente.\n" in text
    assert text.endswith(
        "Alleen de vorm\n--------------\n"
        "In 1 bestand verandert niet wat er staat, alleen de vorm: spaties, regeleinden, volgorde, "
        f"of een opmerking achter een hekje.\n\n- framework/{path}\n"
    )
    assert proposal.data()["alleen_vorm"] == [f"framework/{path}"]


def test_many_files_are_counted(proposal: Proposal) -> None:
    commit(Path(), {f"lijst-{n:02}.md": "x" for n in range(53)})
    assert proposal.said("tekst").endswith("- lijst-49.md\n- … en nog 3\n")
    assert len(proposal.data()["niet_beoordeeld"]) == 53


def test_a_release_that_is_harmed_is_not_called_untouching(proposal: Proposal) -> None:
    proposal.change({"versies/0.1.0.json": "{}\n"})
    text = proposal.said("tekst")
    assert "versies/0.1.0.json" in text
    assert "Raakt geen" not in text


def test_other_settings_are_said_where_no_list_of_files_is(proposal: Proposal) -> None:
    """Against the folder one works in there is no list of files that differ."""
    settings = Path("framework/kader.yaml")
    words = settings.read_text(encoding="utf-8")
    settings.write_text(words.replace("naam: ", "naam: Ons ", 1), encoding="utf-8")
    text = proposal.said("tekst", "main", "concept")
    assert "Let op: de instellingen (kader.yaml) zijn anders; die zijn niet vergeleken.\n" in text
    assert "Raakt geen" not in text


@pytest.mark.parametrize("form", FORMS)
def test_what_main_changed_meanwhile_is_said(proposal: Proposal, form: str) -> None:
    path = "waarden/wa-01.yaml"
    proposal.change({path: example(path, ("titel: ", "titel: Onze "))})
    proposal.on_main({path: example(path, ("titel: ", "titel: Echte "))})
    sentence = "wa-01 is intussen op main ook veranderd (gewijzigd). Neem die wijziging over"
    assert sentence in proposal.said(form)


@pytest.mark.parametrize("form", FORMS)
def test_an_id_that_main_took_is_said(proposal: Proposal, form: str) -> None:
    proposal.change({"begrippen/bg-09.yaml": NEW_TERM})
    proposal.on_main({"begrippen/bg-09.yaml": NEW_TERM.replace("Maan", "Wolk")})
    assert "het id bg-09 is intussen op main al gebruikt, voor ‘Wolk’." in proposal.said(form)


@pytest.mark.parametrize("form", FORMS)
def test_a_release_that_main_made_meanwhile_is_said(proposal: Proposal, form: str) -> None:
    """The number that follows, and which notes wait, is another one then."""
    path = "waarden/wa-01.yaml"
    proposal.change({path: example(path, ("titel: ", "titel: Onze "))})
    git(Path(), "switch", "--quiet", "main")
    main(["uitgave", "2.0.0", "--datum", "2026-11-24", "--datum-klopt"])
    commit(Path(), {})
    git(Path(), "switch", "--quiet", "voorstel")
    proposal.capsys.readouterr()
    said = "op main is intussen uitgave 2.0.0 gemaakt. Neem main over in dit voorstel"
    assert said in proposal.said(form)


def test_a_norm_that_stands_in_another_folder_is_not_called_a_matter_of_form(
    proposal: Proposal,
) -> None:
    """Where a file can't be read nobody knows whether an item is gone; its own file is."""
    norm = "minimumnormen/mn-05.yaml"
    proposal.change({norm: None, "waarden/mn-05.yaml": example(norm)})
    text = proposal.said("tekst")
    assert "Alleen de vorm" not in text
    assert f"framework/{norm}" in text.split("Niet beoordeeld", 1)[1]


def test_a_main_branch_that_is_broken_now_hides_no_proposal(proposal: Proposal) -> None:
    """It is compared with where it began; that nothing is known of what came since, is said."""
    proposal.change({"begrippen/bg-09.yaml": NEW_TERM})
    proposal.on_main({"kader.yaml": "naam: ["})
    out = proposal.said("tekst")
    assert "bg-09" in out
    assert "‘main’ zoals het nu is, is niet te lezen (" in out
    assert "intussen iets aan dezelfde onderdelen veranderde, is dus niet bekend." in out


def test_a_file_that_is_broken_on_main_now_is_named(proposal: Proposal) -> None:
    """Only where the proposal changes that item too: other mistakes there are no concern here."""
    path = "begrippen/bg-01.yaml"
    proposal.change({path: example(path, ("titel: Zon", "titel: Zonlicht"))})
    proposal.on_main({path: "id: [", "begrippen/bg-02.yaml": "id: ["})
    words = "in ‘main’ zoals het nu is, is 1 bestand niet te lezen: begrippen/bg-01.yaml; of daar"
    assert words in proposal.said("tekst")


def test_the_same_done_twice_is_no_clash(proposal: Proposal) -> None:
    proposal.change({"begrippen/bg-09.yaml": NEW_TERM})
    proposal.on_main(
        {
            "begrippen/bg-09.yaml": NEW_TERM,
            "begrippen/bg-01.yaml": example("begrippen/bg-01.yaml", ("Zonnetje", "Lichtje")),
        }
    )
    assert "intussen" not in proposal.said("tekst")


@pytest.mark.parametrize("form", FORMS)
def test_the_label_is_of_the_commit_that_was_compared(proposal: Proposal, form: str) -> None:
    begin = git(Path(), "rev-parse", "--short=7", "HEAD")
    proposal.change({"begrippen/bg-09.yaml": NEW_TERM})
    own = git(Path(), "rev-parse", "--short=7", "HEAD")
    proposal.on_main({"begrippen/bg-01.yaml": example("begrippen/bg-01.yaml") + "# Wolk\n"})
    said = proposal.said(form)
    old, new = f"main, waar voorstel aftakte ({begin})", f"voorstel ({own})"
    shown = f'"oud": "{old}",\n  "nieuw": "{new}"' if form == "json" else f"{old} → {new}."
    assert shown in said


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("sides", "sentence"),
    [
        (("0.2.0", "0.1.0"), "0.2.0 is nieuwer dan 0.1.0: u vergelijkt terug."),
        (("v0.2.0", "V0.1.0"), "0.2.0 is nieuwer dan 0.1.0: u vergelijkt terug."),
        (("concept", "1.0.0"), "de werkversie is nieuwer dan 1.0.0: u vergelijkt terug."),
        (("voorstel", "main"), "‘voorstel’ is nieuwer dan ‘main’: u vergelijkt terug."),
    ],
)
def test_the_wrong_way_round_is_said(
    proposal: Proposal, sides: tuple[str, str], sentence: str, form: str
) -> None:
    proposal.change({"begrippen/bg-09.yaml": NEW_TERM})
    assert sentence in proposal.said(form, *sides)
    assert "u vergelijkt terug" not in proposal.said(form, *reversed(sides))


def test_a_version_may_be_typed_as_its_tag(proposal: Proposal) -> None:
    for form in FORMS:
        plain = proposal.said(form, "0.1.0", "0.2.0")
        assert proposal.said(form, "v0.1.0", "V0.2.0") == plain
    main(["verschil", "v9.9.9"])
    assert "versie 9.9.9 is niet uitgegeven" in proposal.capsys.readouterr().err


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lacking", ["reden: Daarom.\n", "richting: verzwaring\n"])
def test_a_note_that_lacks_a_field_is_not_missing(
    proposal: Proposal, lacking: str, form: str
) -> None:
    words = ("Het Rijk zorgt", "Het Rijk regelt")
    note = NOTE.format("mn-02").replace(lacking, "")
    proposal.change(
        {
            "minimumnormen/mn-02.yaml": example("minimumnormen/mn-02.yaml", words),
            "wijzigingen/nieuw.yaml": note,
        }
    )
    said = proposal.said(form)
    assert "veld-ontbreekt" in said
    assert "notitie-ontbreekt" not in said
    assert "wijzigingsnotitie ontbreekt" not in said
    if form == "json":
        assert [i["notitie_ontbreekt"] for i in json.loads(said)["wijzigingen"]] == [False]


CHANGED_WORDS = {
    "mn-01": ("Iedere inwoner", "Elke inwoner"),
    "mn-02": ("Het Rijk zorgt", "Het Rijk regelt"),
}


def test_a_note_with_a_mistake_hides_no_other_that_is_missing(proposal: Proposal) -> None:
    proposal.change(
        {
            f"minimumnormen/{n}.yaml": example(f"minimumnormen/{n}.yaml", words)
            for n, words in CHANGED_WORDS.items()
        }
        | {"wijzigingen/nieuw.yaml": NOTE.format("mn-02").replace("reden: Daarom.\n", "")}
    )
    missing = [
        f["bestand"] for f in proposal.data()["bevindingen"] if f["code"] == "notitie-ontbreekt"
    ]
    assert missing == ["minimumnormen/mn-01.yaml"]


def test_a_note_that_cannot_be_read_is_not_called_missing(proposal: Proposal) -> None:
    words = ("Het Rijk zorgt", "Het Rijk regelt")
    proposal.change(
        {
            "minimumnormen/mn-02.yaml": example("minimumnormen/mn-02.yaml", words),
            "wijzigingen/nieuw.yaml": "titel: 'open\n",
        }
    )
    assert "ontbreekt" not in proposal.said("tekst")


def test_the_exit_code_stays_good(proposal: Proposal) -> None:
    """What is said beside the findings asks for a look, and stops nothing."""
    term = NEW_TERM.replace("De grote lamp", "Een kleine lamp")
    proposal.change({"begrippen/bg-09.yaml": term})
    proposal.on_main({"begrippen/bg-09.yaml": term.replace("Maan", "Wolk")})
    assert main(["verschil", "main", "voorstel"]) == GOOD


def test_a_norm_that_cannot_be_read_is_not_called_untouching(proposal: Proposal) -> None:
    """It may hold the very change that touches everyone."""
    proposal.change(
        {
            "minimumnormen/mn-01.yaml": example("minimumnormen/mn-01.yaml", ("laag: ", "laag: x")),
            "begrippen/bg-01.yaml": example("begrippen/bg-01.yaml", ("titel: ", "titel: De ")),
        }
    )
    out = proposal.said("tekst")
    assert (
        "Voor zover te vergelijken: 1 onderdeel verandert, niets aan wat geldt. "
        "Of het een gemeente raakt, is nog niet te zeggen." in out
    )
    assert "Raakt geen" not in out
    assert proposal.data()["niet_te_vergelijken"] == ["minimumnormen/mn-01.yaml"]


def test_a_file_that_the_proposal_mends_is_not_called_its_mistake(proposal: Proposal) -> None:
    git(Path(), "switch", "--quiet", "main")
    proposal.change({"begrippen/bg-01.yaml": "id: [\n"})
    git(Path(), "switch", "--quiet", "--force-create", "voorstel")
    proposal.change({"begrippen/bg-01.yaml": example("begrippen/bg-01.yaml")})
    own = git(Path(), "rev-parse", "--short=7", "main")
    assert (
        "Nog niet alles is te vergelijken, door fouten die main "
        f"({own}) had in begrippen/bg-01.yaml.\n"
    ) in proposal.said("tekst")
